"""What one written cell means, and a column of them: dates, numbers, categories, regions. Never a guess.

The doors are `columns.convert` and `guess.guess_kind`.
"""
