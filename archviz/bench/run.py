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

from archviz.spec.issue import Refused
from archviz.words import Sentence, say

from .plan import Place, Plan
from .result import Done, End, Event, Failed, Progress, Refusal, read

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
        """Of the worker that runs."""
        return self._process.pid if self._process else None

    def cancel(self) -> None:
        """End the worker at once; the events end with it."""
        with self._lock:
            self.cancelled = True
            self._kill()

    def events(self) -> Iterator[Event]:
        """Everything that happens; Refused where the plan cannot be measured here. Closing it ends the worker."""
        left = self.plan
        while left.places and not self.cancelled:
            finished: list[Place] = []
            yield from self._one(left, finished)
            left = left.put(skip=(*left.skip, *finished))

    def _one(self, plan: Plan, finished: list[Place]) -> Iterator[Event]:
        """The events of one worker; what it has finished, or what it fell over, is added to `finished`."""
        at, ended = plan.places[0], False
        with tempfile.TemporaryFile() as errors:
            process = self._start(plan, errors)
            if process is None:
                return
            lines = cast("IO[bytes]", process.stdout)
            try:
                for event in _events(lines):
                    if isinstance(event, Refusal):
                        raise Refused(event.message)
                    if isinstance(event, Progress):
                        at = event.design, event.batch
                    elif isinstance(event, Done):
                        finished.append((event.latency.design, event.latency.batch))
                    elif isinstance(event, Failed):
                        finished.append((event.design, event.batch))
                    ended = ended or isinstance(event, End)
                    yield event
                process.wait()
            finally:
                with self._lock:
                    self._kill()
                process.wait()
                lines.close()
                with suppress(BrokenPipeError):
                    cast("IO[bytes]", process.stdin).close()
            if ended:
                finished += plan.places
            elif not self.cancelled:
                finished.append(at)
                fault = _fault(process.returncode, errors)
                name = plan.measured[at[0]].name
                message = say("{name} at batch {batch}: {fault}", name=name, batch=at[1], fault=fault)
                yield Failed(design=at[0], batch=at[1], message=message)

    def _start(self, plan: Plan, errors: IO[bytes]) -> subprocess.Popen[bytes] | None:
        """A worker that has been given its plan; None when the run is cancelled already."""
        with self._lock:
            if self.cancelled:
                return None
            # A session of its own: Ctrl+C in a terminal is for us, who end the worker and all that it has started.
            self._process = process = subprocess.Popen(
                [sys.executable, *WORKER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment(),
                start_new_session=True,
            )
        stdin = cast("IO[bytes]", process.stdin)
        with suppress(BrokenPipeError):  # it stays open: its end tells the worker that we are gone
            stdin.write(plan.model_dump_json().encode() + b"\n")
            stdin.flush()
        return process

    def _kill(self) -> None:
        """End the worker and what it has started; nothing where it has ended."""
        process = self._process
        if process is None or process.poll() is not None:
            return
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
