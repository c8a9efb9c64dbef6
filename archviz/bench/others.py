"""Whether other programs have disturbed a measurement: what the cores did meanwhile, less what we did ourselves."""

from __future__ import annotations

import os
import time
from pathlib import Path

from archviz.words import Sentence, say

_STAT = Path("/proc/stat")
_IDLE = (3, 4)  # of its columns: idle, and waiting for a disk
_GUESTS = 8  # the columns from here on are part of earlier ones
_LEAST = 0.15  # cores beyond those that we leave free: a desktop at rest stays below


class Others:
    """Begins to watch when it is made. Linux only: elsewhere nothing is said."""

    def __init__(self) -> None:
        self._start, self._busy, self._own = time.monotonic(), _busy(), _own()

    def cores(self) -> float | None:
        """Cores that others have kept busy so far, on average; None where that cannot be read."""
        busy, passed = _busy(), time.monotonic() - self._start
        if busy is None or self._busy is None or not passed:
            return None
        return max(0.0, busy - self._busy - (_own() - self._own)) / passed

    def notes(self, threads: int) -> tuple[Sentence, ...]:
        """A warning where others took more than the cores that so many threads leave free."""
        taken = self.cores()
        if taken is None or taken <= max(0, (os.cpu_count() or 1) - threads) + _LEAST:
            return ()
        text = say(
            "other programs disturbed this run: they kept {cores:.1f} cores busy, so that intervals are wide",
            cores=taken,
        )
        return (text,)


def _busy() -> float | None:
    """Seconds that all cores have worked since the system began."""
    try:
        columns = [int(word) for word in _STAT.read_text().partition("\n")[0].split()[1:]]
    except (OSError, ValueError):
        return None
    ticks = sum(value for place, value in enumerate(columns[:_GUESTS]) if place not in _IDLE)
    return ticks / os.sysconf("SC_CLK_TCK")


def _own() -> float:
    """Seconds of this process, and of those that it has waited for."""
    return sum(os.times()[:4])
