"""Processes that each do one call at a time, behind the interface of `concurrent.futures`.

multiprocessing would start them from the current folder, where Python looks for its modules first, and wait for one
that is stopped. These end with the process that started them, however it ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread, local
from typing import IO, Any, ParamSpec, TypeVar, cast

from archviz import children
from archviz.spec.issue import Refused
from archviz.words import say

P = ParamSpec("P")
T = TypeVar("T")
_ENDED = say("a worker process was ended, most often because memory ran out; --resume goes on")
_STOPPED = say("a worker process was paused by another program and did not continue, so it was ended; --resume goes on")
_START = "from archviz.explore.workers import serve; serve()"


class Lost(Refused):
    """A process has ended, or was stopped for long, before it answered."""


class Workers(Executor):
    """So many processes, each started by the first call that it is given."""

    def __init__(self, count: int) -> None:
        self._threads, self._own = ThreadPoolExecutor(count, "archviz-worker"), local()
        self._lock, self._started, self._over = Lock(), list[subprocess.Popen[bytes]](), False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do a picklable call in one of the processes."""
        return self._threads.submit(self._call, pickle.dumps((fn, args, kwargs)))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Kill the processes: what they are at is lost; to keep it, wait for the futures before."""
        with self._lock:
            self._over = True
            for process in self._started:
                process.kill()
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        for process in self._started:
            with suppress(BrokenPipeError), process:  # of a call that it did not read to the end
                pass

    def _call(self, content: bytes) -> Any:
        process = self._process()
        asked, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        with children.Watch(process.pid, process.kill) as watch:
            try:
                asked.write(content)
                asked.flush()
                good, answer = pickle.load(answers)
            except (EOFError, OSError, pickle.UnpicklingError):
                raise Lost(_STOPPED if watch.killed else _ENDED) from None
        if good:
            return answer
        raise answer

    def _process(self) -> subprocess.Popen[bytes]:
        """That of this thread."""
        if not hasattr(self._own, "process"):
            with self._lock:
                if self._over:
                    raise Lost(_ENDED)
                pipe, env = subprocess.PIPE, children.environment()
                self._own.process = subprocess.Popen(children.python(_START), stdin=pipe, stdout=pipe, env=env)
                self._started.append(self._own.process)
        return cast("subprocess.Popen[bytes]", self._own.process)


def serve() -> None:
    """Answer the calls of standard input, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks
    gc.set_threshold(100_000)  # counts stay in caches; looking through them for garbage takes a quarter of the time
    calls: SimpleQueue[tuple[Callable[..., object], tuple[object, ...], dict[str, object]]] = SimpleQueue()
    with os.fdopen(os.dup(1), "wb") as answers, suppress(BrokenPipeError):
        os.dup2(2, 1)  # what libraries print must not come between the answers
        Thread(target=_listen, args=(sys.stdin.buffer, calls), daemon=True).start()
        while True:
            fn, args, kwargs = calls.get()
            try:
                answer = True, fn(*args, **kwargs)
            except Exception as error:
                answer = False, error
            answers.write(_pickled(*answer))
            answers.flush()


def _pickled(good: bool, answer: object) -> bytes:
    """An answer, or the error of a call; what cannot be pickled is named in an error that can."""
    try:
        return pickle.dumps((good, answer))
    except Exception:  # pickle raises whatever a class's own methods raise
        return pickle.dumps((False, RuntimeError(f"{type(answer).__name__}: {answer}")))


def _listen(source: IO[bytes], calls: SimpleQueue[Any]) -> None:
    with suppress(EOFError):
        while True:
            calls.put(pickle.load(source))
    os._exit(1)
