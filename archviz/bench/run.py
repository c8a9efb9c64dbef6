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
from threading import Lock
from typing import IO, cast

from pydantic import ValidationError

from archviz import children
from archviz.spec.issue import Refused, reason
from archviz.words import Sentence, say

from .plan import Place, Plan
from .result import Apart, Done, End, Event, Facts, Failed, Progress, Refusal, failure, no_blocks, read

WORKER = children.archviz("bench", "-", "--worker")[1:]  # a plan in a line on standard input, events on standard output
_STOPPED = say("the worker was paused by another program and did not continue, so it was ended; measure again")

_QUIET = {"KINETO_LOG_LEVEL": "99"}  # torch's profiler, which watches memory, would write about itself


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
            while (left.places or left.undivided) and not self.cancelled:
                state = _State(left)
                yield from self._one(state, folder)
                left = left.put(skip=(*left.skip, *state.finished), apart=(*left.apart, *state.apart))

    def _one(self, state: _State, folder: str) -> Iterator[Event]:
        """The events of one worker; what it has finished, or what it fell over, is kept in the state: at least one.

        Those who had their turns with what it fell over are not finished: they are measured anew.
        """
        ended = False
        with tempfile.TemporaryFile(dir=folder) as errors:
            process = self._start(errors, folder)
            if process is None:
                return
            lines = cast("IO[bytes]", process.stdout)
            try:
                with children.Watch(process.pid, lambda: self._kill(process)) as watch:
                    _ask(process, state.plan)
                    for event in _events(lines):
                        if isinstance(event, Refusal):
                            yield from self._refused(state, event.message)
                            return
                        state.hear(event)
                        ended = ended or isinstance(event, End)
                        yield event
                    if not ended:
                        process.wait()
            finally:
                self._end(process)
            if ended:
                state.finish()
            elif not self.cancelled:
                fault = _STOPPED if watch.killed else _fault(process.returncode, errors)
                if process.returncode >= 0 and not state.begun:  # it would be no other for any design
                    yield from self._refused(state, fault)
                else:
                    yield from state.lose(fault)

    def _refused(self, state: _State, fault: str) -> Iterator[Event]:
        """Nothing can be measured: Refused, but where an earlier worker could, all that is left fails."""
        if not state.plan.skip:
            raise Refused(fault)
        while state.left or state.undivided:
            yield from state.lose(fault)

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        """Nothing of the worker is left."""
        with self._lock:
            self._kill(process)
        process.wait()  # outside: a large one takes its time, and a window that cancels must not
        cast("IO[bytes]", process.stdout).close()
        with suppress(BrokenPipeError):
            cast("IO[bytes]", process.stdin).close()

    def _start(self, errors: IO[bytes], folder: str) -> subprocess.Popen[bytes] | None:
        """A worker that waits for its plan; None when the run is cancelled already."""
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
                    env=children.environment(TMPDIR=folder, TEMP=folder, TMP=folder, **_QUIET),
                    start_new_session=True,
                )
            except OSError as error:
                raise Refused(say("no process can be started to measure in: {reason}", reason=reason(error))) from None
        return process

    @staticmethod
    def _kill(process: subprocess.Popen[bytes]) -> None:
        """End a worker and what it has started, which may outlive it."""
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)


class _State:
    """What one worker has told so far of a plan: what it has measured, or fallen over, and what it is at."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.begun = plan, False
        self.finished: list[Place] = []
        self.apart: list[Place] = []
        self._at: Place | None = None

    @property
    def left(self) -> list[Place]:
        """Still to be measured."""
        return [place for place in self.plan.places if place not in self.finished]

    @property
    def undivided(self) -> list[Place]:
        """Whose blocks are still to be timed."""
        return [place for place in self.plan.undivided if place not in self.apart]

    def hear(self, event: Event) -> None:
        """An event of the worker."""
        self.begun = self.begun or isinstance(event, Facts)
        if isinstance(event, Progress):
            self._at = event.design, event.batch
        elif isinstance(event, Done):
            self.finished.append((event.latency.design, event.latency.batch))
        elif isinstance(event, Apart):
            self.apart.append((event.design, event.batch))
        elif isinstance(event, Failed):
            self._give_up((event.design, event.batch))

    def finish(self) -> None:
        """It has done all that it was asked."""
        self.finished, self.apart = [*self.plan.places], [*self.plan.undivided]

    def lose(self, fault: str) -> Iterator[Event]:
        """It is gone: what it was at costs a design, or where that is measured already, the times of its blocks."""
        left, undivided = self.left, self.undivided
        if not left and not undivided:
            return
        at = self._at if self._at in left or self._at in undivided else (left or undivided)[0]
        design, batch = at
        name = self.plan.measured[design].name
        if at in left:
            self._give_up((design, batch))
            yield Failed(design=design, batch=batch, message=failure(name, batch, fault))
        else:
            self.apart.append((design, batch))
            yield Apart(design=design, batch=batch, note=no_blocks(name, fault))

    def _give_up(self, place: Place) -> None:
        self.finished.append(place)
        self.apart.append(place)


def _ask(process: subprocess.Popen[bytes], plan: Plan) -> None:
    """Give a worker its plan; its input stays open, since the end of it tells the worker that we are gone."""
    stdin = cast("IO[bytes]", process.stdin)
    with suppress(BrokenPipeError):
        stdin.write(plan.model_dump_json().encode() + b"\n")
        stdin.flush()


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
