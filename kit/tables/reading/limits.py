"""How large a file of tables may be; beyond it the person gets a sentence, not a frozen computer of 4 GB."""

from __future__ import annotations

TEXT_BYTES = 64 * 1024**2
HTML_BYTES = 8 * 1024**2
WORKBOOK_BYTES = 256 * 1024**2  # on the disk; most of it photographs, which are not read
INFLATED_BYTES = 384 * 1024**2  # of the parts that hold cells
PACKED_TIMES = 1000  # deflate reaches 1032 to 1 on nothing but zeros; sheets stay below 100
ROWS = 1_000_000
COLUMNS = 2_000
BOX = 10_000_000  # cells between the first and the last one of a sheet, blank ones included
CHILD_BYTES = 2 * 1024**3
CHILD_SECONDS = 60
STRAY_ROWS = 1_000  # this many blank rows, or ...
STRAY_COLUMNS = 100  # ... this many blank columns, part a stray cell from the table
STRAY_CELLS = 20
