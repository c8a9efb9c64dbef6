"""Whether other programs have disturbed a measurement: what the cores did meanwhile, less what we did ourselves.

Ours are this process, the one that asked for it (the window or the command) and all that those have started.
"""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic

from archviz.words import Sentence, say

_PROC = Path("/proc")
_PROGRAMS = slice(0, 3)  # columns of its "stat" for programs: user, nice, system; interrupts and the hypervisor follow
_LEAST = 0.15  # cores beyond those that we leave free: a desktop at rest stays below


class Others:
    """Begins to watch when it is made. Linux only: elsewhere nothing is said."""

    def __init__(self) -> None:
        self._start, self._busy, self._own = monotonic(), _busy(), _own()

    def cores(self) -> float | None:
        """Cores that others have kept busy so far, on average; None where that cannot be read."""
        busy, passed = _busy(), monotonic() - self._start
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
    """Seconds that all cores have worked for programs since the system began."""
    try:
        columns = [int(word) for word in (_PROC / "stat").read_text().partition("\n")[0].split()[1:]]
    except (OSError, ValueError):
        return None
    return sum(columns[_PROGRAMS]) / os.sysconf("SC_CLK_TCK")


def _own() -> float:
    """Seconds of our processes, and of those of theirs that have ended."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for file in _PROC.glob("[0-9]*/stat"):
        try:
            # The name, in parentheses, may hold spaces and parentheses of its own.
            fields = file.read_text(errors="replace").rpartition(")")[2].split()
            pid = int(file.parent.name)
            parents[pid], ticks[pid] = int(fields[1]), sum(map(int, fields[11:15]))
        except (OSError, ValueError, IndexError):
            continue  # it has ended meanwhile
    asking = os.getppid()
    roots = {os.getpid(), *([asking] if asking > 1 else [])}
    return sum(ticks[pid] for pid in ticks if not roots.isdisjoint(_line(pid, parents))) / os.sysconf("SC_CLK_TCK")


def _line(pid: int, parents: dict[int, int]) -> list[int]:
    """A process and those that it descends from."""
    found = [pid]
    while (parent := parents.get(found[-1], 0)) > 1 and parent not in found:
        found.append(parent)
    return found
