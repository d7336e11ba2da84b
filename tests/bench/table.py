"""Figures of variants measured in turns, printed as a table with ratios; never asserted."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping


def in_turns(variants: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Run every variant once per round, after one round that does not count: noise then falls on all alike."""
    figures: dict[str, list[float]] = {name: [] for name in variants}
    for turn in range(rounds + 1):
        for name, measure in variants.items():
            figure = measure()
            if turn:
                figures[name].append(figure)
    return figures


def show(
    title: str, figures: Mapping[str, list[float]], unit: str, notes: Mapping[str, str] | None = None
) -> None:
    """Median, 95th percentile and the ratio of medians to the first variant."""
    print(f"\n{title} (n = {len(next(iter(figures.values())))})")
    first = statistics.median(next(iter(figures.values())))
    for name, values in figures.items():
        ordered = sorted(values)
        high = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
        middle = statistics.median(values)
        note = (notes or {}).get(name, "")
        print(f"  {name:<44} median {middle:9.2f} {unit}  p95 {high:9.2f}  x {middle / first:5.2f}  {note}")
