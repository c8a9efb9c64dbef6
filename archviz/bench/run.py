"""A run as whoever asked for it sees it: events from worker processes, each of which can be killed at any moment.

A worker that dies takes only the design with it that it was at; a new one goes on with the rest.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, cast

from pydantic import ValidationError

from archviz.spec.issue import Refused, reason
from archviz.words import Sentence, say

from .plan import Place, Plan
from .result import Done, End, Event, Facts, Failed, Progress, Refusal, read

WORKER = ("-m", "archviz", "bench", "-", "--worker")  # a plan in a line on standard input, events on standard output


class Run:
    """One plan. `events` is iterated in one thread; `cancel` may be called from any other."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.cancelled = False
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    @property
    def pid(self) -> int | None:
        """Of the worker that runs; None where none does."""
        return self._process.pid if self._process and self._process.returncode is None else None

    def cancel(self) -> None:
        """End the worker at once; the events end with it."""
        with self._lock:
            self.cancelled = True
            if self._process and self._process.returncode is None:
                self._kill(self._process)

    def events(self) -> Iterator[Event]:
        """Everything that happens; Refused where the plan cannot be measured here. Closing it ends the worker."""
        left = self.plan
        with tempfile.TemporaryDirectory(prefix="archviz-bench-", ignore_cleanup_errors=True) as folder:
            while left.places and not self.cancelled:
                finished: list[Place] = []
                yield from self._one(left, finished, folder)
                left = left.put(skip=(*left.skip, *finished))

    def _one(self, plan: Plan, finished: list[Place], folder: str) -> Iterator[Event]:
        """The events of one worker; what it has finished, or what it fell over, is added to `finished`: at least one.

        Those who had their turns with what it fell over are not finished: they are measured anew.
        """
        at, begun, ended = plan.places[0], False, False
        with tempfile.TemporaryFile(dir=folder) as errors:
            process = self._start(plan, errors, folder)
            if process is None:
                return
            lines = cast("IO[bytes]", process.stdout)
            try:
                for event in _events(lines):
                    if isinstance(event, Refusal):
                        yield from self._refused(plan, finished, event.message)
                        return
                    begun = begun or isinstance(event, Facts)
                    if isinstance(event, Progress):
                        at = event.design, event.batch
                    elif isinstance(event, Done):
                        finished.append((event.latency.design, event.latency.batch))
                    elif isinstance(event, Failed):
                        finished.append((event.design, event.batch))
                    ended = ended or isinstance(event, End)
                    yield event
                if not ended:
                    process.wait()
            finally:
                self._end(process)
            if ended:
                finished += plan.places
            elif not self.cancelled:
                fault = _fault(process.returncode, errors)
                if process.returncode >= 0 and not begun:  # it would be no other for any design
                    yield from self._refused(plan, finished, fault)
                elif left := [place for place in plan.places if place not in finished]:
                    yield self._failed(at if at in left else left[0], finished, fault)

    def _refused(self, plan: Plan, finished: list[Place], fault: str) -> Iterator[Event]:
        """Nothing can be measured: Refused, but where an earlier worker could, all that is left fails."""
        if not plan.skip:
            raise Refused(fault)
        for place in plan.places:
            if place not in finished:
                yield self._failed(place, finished, fault)

    def _failed(self, place: Place, finished: list[Place], fault: str) -> Failed:
        finished.append(place)
        design, batch = place
        name = self.plan.measured[design].name
        message = say("{name} at batch {batch}: {fault}", name=name, batch=batch, fault=fault)
        return Failed(design=design, batch=batch, message=message)

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        """Nothing of the worker is left."""
        with self._lock:
            self._kill(process)
            process.wait()
        cast("IO[bytes]", process.stdout).close()
        with suppress(BrokenPipeError):
            cast("IO[bytes]", process.stdin).close()

    def _start(self, plan: Plan, errors: IO[bytes], folder: str) -> subprocess.Popen[bytes] | None:
        """A worker that has been given its plan; None when the run is cancelled already."""
        with self._lock:
            if self.cancelled:
                return None
            # A session of its own: Ctrl+C in a terminal is for us, who end the worker and all that it has started.
            # What it leaves in its temporary folder, dead or alive, goes with the run.
            try:
                self._process = process = subprocess.Popen(
                    [sys.executable, *WORKER],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    env={**environment(), "TMPDIR": folder, "TEMP": folder, "TMP": folder},
                    start_new_session=True,
                )
            except OSError as error:
                raise Refused(say("no process can be started to measure in: {reason}", reason=reason(error))) from None
        stdin = cast("IO[bytes]", process.stdin)
        with suppress(BrokenPipeError):  # it stays open: its end tells the worker that we are gone
            stdin.write(plan.model_dump_json().encode() + b"\n")
            stdin.flush()
        return process

    @staticmethod
    def _kill(process: subprocess.Popen[bytes]) -> None:
        """End a worker and what it has started, which may outlive it."""
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)


def environment() -> dict[str, str]:
    """For another process of this very program."""
    paths = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths}


def _events(lines: IO[bytes]) -> Iterator[Event]:
    """The lines as events; one that was cut off by the end of its writer is left out."""
    for line in lines:
        try:
            event = read(line)
        except ValidationError:
            continue
        yield event


def _fault(code: int, errors: IO[bytes]) -> Sentence:
    """How a worker has ended: by which signal, or with which last words."""
    if code == -getattr(signal, "SIGKILL", 9):
        return say("the worker was killed; most often memory runs out: take a smaller batch or input")
    if code < 0:
        return say("the worker crashed ({signal})", signal=signal.Signals(-code).name)
    errors.seek(0)
    lines = errors.read()[-4000:].decode(errors="replace").strip().splitlines()
    return say("the worker ended with {code}: {words}", code=code, words=lines[-1][:300] if lines else "")
