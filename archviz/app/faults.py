"""Our own faults while the window runs: each distinct one once, with a count and the details for a report."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass
from datetime import datetime

MOST = 20  # distinct faults that are kept with their details
LONGEST = 20_000  # characters of one traceback
SUMMARY = 200  # characters of its last line
_OVERRIDE = re.compile(r"Error calling Python override of \S+: ")  # of PySide, for each Qt function on the way


@dataclass(slots=True)
class Fault:
    """What was raised, where first, and how often since."""

    summary: str  # "ValueError: no such thing"
    trace: str
    first: datetime
    count: int = 1


class Faults:
    """Counts faults by type and place. Any thread may add one; no lock, since a collected object may do so anywhere."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], Fault] = {}
        self.total = 0
        self.left_out = 0  # of further places, beyond MOST

    @property
    def distinct(self) -> int:
        """The number of distinct faults with details."""
        return len(self._found)

    @property
    def latest(self) -> Fault | None:
        """The distinct fault that came last."""
        return next(reversed(self._found.values()), None)

    def add(self, error: BaseException) -> Fault | None:
        """Count it; the fault with its new count, None where no more are kept."""
        self.total += 1
        key = (type(error), *_place(error))
        if fault := self._found.get(key):
            fault.count += 1
            return fault
        if len(self._found) >= MOST:
            self.left_out += 1
            return None
        line = traceback.format_exception_only(type(error), error)[-1]
        summary = " ".join(_OVERRIDE.sub("", line).split())
        trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        if elsewhere := getattr(error, "trace", ""):  # of the process that runs torch
            trace = f"{elsewhere}\n{trace}"
        fault = self._found[key] = Fault(summary[:SUMMARY], trace[-LONGEST:], datetime.now())
        return fault

    def details(self, **more: str) -> str:
        """Everything a report needs: versions, the machine, each traceback with its count."""
        from .facts import facts  # a start does not wait for it

        lines = [f"{name}: {value}" for name, value in {**facts(), **more}.items()]
        for fault in [*self._found.values()]:
            times = f", {fault.count} times" if fault.count > 1 else ""
            lines += ["", f"{fault.first:%Y-%m-%d %H:%M:%S}{times}", fault.trace.rstrip()]
        if self.left_out:
            lines += ["", f"and {self.left_out} faults at other places"]
        return "\n".join(lines) + "\n"


def _place(error: BaseException) -> tuple[str, int]:
    """File and line that raised it: the message may name values that differ each time."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ("", 0)
