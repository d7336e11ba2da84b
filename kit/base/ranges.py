"""Numbers of rows, runs of them joined."""

from __future__ import annotations

from collections.abc import Iterable


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run, in ascending order.

    >>> runs([9, 2, 3, 4, 5])
    [(2, 5), (9, 9)]
    """
    joined: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if joined and number == joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], number)
        else:
            joined.append((number, number))
    return joined


def ranges(numbers: Iterable[int]) -> list[str]:
    """The runs as a person writes them.

    >>> ranges([9, 2, 3, 4, 5])
    ['2-5', '9']
    """
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs(numbers)]
