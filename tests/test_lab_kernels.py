"""When memory runs short: one quiet lesson after the other is closed, never the one in use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from test_lab_contents import run_apart

from kit.lab.kernels import OldLessons

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


class Kernels:
    """Answers as Jupyter's manager does."""

    def __init__(self, **minutes: int) -> None:
        self.states = dict.fromkeys(minutes, "idle")
        self.minutes = minutes

    def list_kernels(self) -> list[dict[str, str]]:
        return [
            {
                "id": name,
                "execution_state": self.states[name],
                "last_activity": (NOW - timedelta(minutes=ago)).isoformat().replace("+00:00", "Z"),
            }
            for name, ago in self.minutes.items()
        ]

    async def shutdown_kernel(self, name: str, *, now: bool) -> None:
        assert now
        del self.minutes[name]


def _after(kernels: Kernels, available: int, steps: int = 1) -> set[str]:
    old = OldLessons(kernels, available=lambda: available, now=lambda: NOW)
    for _ in range(steps):
        run_apart(old.step())
    return set(kernels.minutes)


def test_with_enough_memory_everything_stays_open() -> None:
    assert _after(Kernels(a=90, b=60), 2**31) == {"a", "b"}


def test_the_longest_quiet_goes_first_and_the_last_used_never() -> None:
    kernels = Kernels(kemarin=900, tadi=60, sekarang=10)
    assert _after(kernels, 2**20) == {"tadi", "sekarang"}
    assert _after(kernels, 2**20, steps=5) == {"sekarang"}


def test_what_works_or_has_just_worked_stays_open() -> None:
    kernels = Kernels(bekerja=60, baru=2, sekarang=1)
    kernels.states["bekerja"] = "busy"
    assert _after(kernels, 2**20, steps=5) == {"bekerja", "baru", "sekarang"}


def test_with_jupyters_own_manager() -> None:
    async def work() -> tuple[list[str], str]:
        kernels = AsyncMappingKernelManager()
        first, second = [await kernels.start_kernel() for _ in range(2)]
        for one in (first, second):
            kernels.get_kernel(one).execution_state = "idle"
        old = OldLessons(kernels, available=lambda: 0, now=lambda: datetime.now(UTC) + timedelta(hours=1))
        await old.step()
        await old.step()
        left = list(kernels.list_kernel_ids())
        await kernels.shutdown_all(now=True)
        return left, second

    left, second = run_apart(work())
    assert left == [second]
