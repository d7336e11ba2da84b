"""What a check of this computer saw, and the repair where something is missing."""

from __future__ import annotations

from typing import NamedTuple


class Condition(NamedTuple):
    """`repair` is empty when all is good. Where `stops`, nothing can go on before the repair."""

    seen: str
    repair: str = ""
    stops: bool = False
