"""Personal data recognised, dropped or replaced; small counts of persons hidden.

The doors are `personal.mark` and `personal.treat`, and `small_cells.hide` for counts.
"""
