"""A file -> grids of its cells, nothing interpreted: what it is, its text or its sheets.

The door is `source.read_grids`.
"""
