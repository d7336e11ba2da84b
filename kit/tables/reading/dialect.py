"""Which character separates the fields of a text file, and whether MySQL's escapes are in it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_ROWS = 300
_TOLD = re.compile(r'"?sep=([,;\t|])"?\n')  # Excel's own hint
_ESCAPED = re.compile(r"""\\(?:'|"(?!\s*(?:[,;\t|]|\n|$)))""")


@dataclass(frozen=True, slots=True)
class Dialect:
    """`told`: the first line says `sep=;` and is no row. `escaped`: quotes are escaped as MySQL does."""

    delimiter: str
    has_hint: bool
    escaped: bool


def sniff(text: str) -> Dialect:
    """By the rows that agree in their number of fields, and then by that number."""
    hint = _TOLD.match(text)
    escaped = bool(_ESCAPED.search(text))
    if hint:
        return Dialect(hint[1], has_hint=True, escaped=escaped)
    sample = text[:_SAMPLE_CHARACTERS]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1] or sample
    if escaped:
        sample = sample.replace('\\"', '""')
    return Dialect(
        max(DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter)), has_hint=False, escaped=escaped
    )


def _agreement(sample: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(sample), delimiter=delimiter)):
            if number == _SAMPLE_ROWS:
                break
            if any(row):
                widths[len(row)] += 1
    except csv.Error:  # a field longer than the library takes
        return 0.0, 0
    several = [(count, width) for width, count in widths.items() if width > 1]
    if not several:
        return 0.0, 0
    count, width = max(several)
    return round(count / widths.total(), 2), width
