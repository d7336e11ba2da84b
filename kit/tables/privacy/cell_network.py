"""Which counts a reader can compute from the sums that are shown: cells as edges between sums, cycles as doubt."""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

INNER, ZERO, TOTAL = 0, 1, 2  # what may be hidden for another cell's sake, the cheapest first
_COSTS = {INNER: 1.0, ZERO: 1e3, TOTAL: 1e6}


@dataclass(slots=True, eq=False)
class Count:
    """A count, shown or hidden; `sign` is -1 for a total, which counts against its parts."""

    value: int
    sign: int = 1
    hidden: bool = False


class Edge(NamedTuple):
    """A cell between the two sums in which it stands."""

    tail: int
    head: int
    cell: Count
    rank: int


class _Limits(NamedTuple):
    """Up to which rank cells may be hidden, and below what no hidden count can lie."""

    rank: int
    low: int


class _Step(NamedTuple):
    to: int
    edge: Edge
    up: bool  # the count would be higher


def protect(edges: Sequence[Edge]) -> None:
    """Hide further cells until each hidden one could have another value although all sums stay as they are.

    A hidden count could be higher or lower when the change can be carried round a cycle of hidden cells. Readers
    know that a hidden count is at least 1, unless a 0 had to be hidden.
    """
    steps: dict[int, list[_Step]] = defaultdict(list)
    for edge in edges:
        for here, there, forward in ((edge.tail, edge.head, True), (edge.head, edge.tail, False)):
            steps[here].append(_Step(there, edge, up=forward == (edge.cell.sign > 0)))
    waiting = deque(edge for edge in edges if edge.cell.hidden)
    while waiting:
        edge = waiting.popleft()
        for other in _cycle(edge, edges, steps):
            if not other.cell.hidden:
                other.cell.hidden = True
                waiting.append(other)


def _cycle(edge: Edge, edges: Sequence[Edge], steps: dict[int, list[_Step]]) -> list[Edge]:
    """The cells to hide for the sake of this one, the cheapest first; none if nothing can protect it."""
    zeros = [candidate for candidate in edges if candidate.rank == ZERO]
    low = 0 if any(zero.cell.hidden for zero in zeros) else 1
    for rank in (INNER, ZERO, TOTAL):
        cycle = _cheapest_cycle(edge, steps, _Limits(rank, low))
        if cycle is not None:
            return cycle
        if rank > INNER and low and zeros:
            # That a count may be 0 is only in doubt where a 0 is hidden: any one serves.
            cycle = _cheapest_cycle(edge, steps, _Limits(rank, 0))
            if cycle is not None:
                return cycle if any(other.rank == ZERO for other in cycle) else [*cycle, zeros[0]]
    return []


def _cheapest_cycle(edge: Edge, steps: dict[int, list[_Step]], limits: _Limits) -> list[Edge] | None:
    """The other cells through which a change of this one can run back, at the least cost of hiding them."""
    paths = []
    for here, there, forward in ((edge.tail, edge.head, True), (edge.head, edge.tail, False)):
        if forward == (edge.cell.sign > 0) or edge.cell.value > limits.low:
            path = _path(there, here, edge, steps, limits)
            if path is not None:
                paths.append(path)
    return min(paths, key=lambda path: path[0])[1] if paths else None


def _path(
    start: int, goal: int, without: Edge, steps: dict[int, list[_Step]], limits: _Limits
) -> tuple[float, list[Edge]] | None:
    """Dijkstra's shortest path; hidden cells cost nothing, and a count must not fall below its limit."""
    best: dict[int, float] = {start: 0.0}
    came: dict[int, tuple[int, Edge]] = {}
    heap = [(0.0, start)]
    while heap:
        cost, here = heapq.heappop(heap)
        if here == goal:
            return cost, list(_back(came, goal, start))
        if cost > best[here]:
            continue
        for step in steps[here]:
            cell = step.edge.cell
            usable = cell.hidden or step.edge.rank <= limits.rank
            if step.edge is without or not usable or not (step.up or cell.value > limits.low):
                continue
            price = cost + (0.0 if cell.hidden else _COSTS[step.edge.rank] + cell.value / (1.0 + cell.value))
            if price < best.get(step.to, float("inf")):
                best[step.to] = price
                came[step.to] = (here, step.edge)
                heapq.heappush(heap, (price, step.to))
    return None


def _back(came: dict[int, tuple[int, Edge]], goal: int, start: int) -> Iterator[Edge]:
    while goal != start:
        goal, edge = came[goal]
        yield edge
