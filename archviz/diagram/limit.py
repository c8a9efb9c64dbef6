"""The time limit of pictures: they are drawn in a thread that is given up when it hangs and never keeps the process.

One thread draws for all, since Qt keeps fonts by thread. One that was given up stays parked: a new thread could get its
number, and with it its fonts.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from concurrent.futures import thread as pools
from contextlib import suppress
from math import inf
from queue import SimpleQueue
from threading import Lock, Thread, main_thread
from typing import Any, TypeVar

from archviz.spec.issue import Refused
from archviz.words import say

from . import engine

T = TypeVar("T")
SECONDS = 30.0  # for one picture; the slowest that is drawn unasked takes about 3
_PAUSE_S = 0.05  # between two looks at whether the picture is still wanted
_LAST_S = 5.0  # for a file that is still written when the window is closed
_GRACE_S = 0.5  # for a thread to end once Graphviz is interrupted, and again once our own code is


class Stopped(BaseException):
    """Raised in the thread that draws, wherever it is, when nobody waits for its picture any more."""


class _Patience:
    """How long a picture is waited for: so many seconds, fewer once the process ends."""

    def __init__(self, seconds: float, check: Callable[[], None]) -> None:
        self._end, self._check = time.monotonic() + seconds, check

    def look(self) -> None:
        """Raise where the picture is not wanted any more: its caller says so, or its time is over."""
        self._check()
        now = time.monotonic()
        if pools._shutdown or not main_thread().is_alive():  # the interpreter joins pools first
            self._end = min(self._end, now + _LAST_S)
        if now > self._end:
            fault = say("drawing took longer than {most:g} s; choose a coarser level (block or stage)", most=SECONDS)
            raise Refused(fault)


class Drawer:
    """Draws pictures one after the other, each within the limit."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] | None = None
        self._thread: Thread | None = None

    def run(self, work: Callable[[], T], check: Callable[[], None]) -> T:
        """What `work` gives; Refused past the limit. What `check` raises while it works stops it, too."""
        turn = _Patience(inf, check)
        while not self._one_at_a_time.acquire(timeout=_PAUSE_S):
            turn.look()
        try:
            return self._answer(work, _Patience(SECONDS, check))
        finally:
            self._one_at_a_time.release()

    def _answer(self, work: Callable[[], T], patience: _Patience) -> T:
        future: Future[T] = Future()
        if self._jobs is None:
            self._jobs = SimpleQueue()
            self._thread = Thread(target=_serve, args=(self._jobs,), name="pictures", daemon=True)
            self._thread.start()
        self._jobs.put((future, work))
        try:
            while not wait([future], _PAUSE_S).done:
                patience.look()
        except BaseException:
            self._stop(future)
            raise
        return future.result()

    def _stop(self, future: Future[T]) -> None:
        """Interrupt Graphviz, then our own code; give up a thread that goes on all the same."""
        engine.interrupt()
        if wait([future], _GRACE_S).done:
            return
        self._throw(Stopped)  # last: it may come anywhere, in the destructor of an object too
        if wait([future], _GRACE_S).done:
            self._throw(None)  # where it was done before it got that far
        else:
            self._jobs = None

    def _throw(self, what: type[Stopped] | None) -> None:
        """Raise it in the thread that draws, at its next line; None takes back what was not raised yet."""
        if self._thread and self._thread.ident:
            raised = ctypes.py_object(what) if what else None
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread.ident), raised)


def _serve(jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]]) -> None:
    while True:
        with suppress(Stopped):  # it may come when the work is just done
            future, work = jobs.get()
            try:
                future.set_result(work())
            except BaseException as error:
                if not future.done():  # else it came when the answer was just given
                    future.set_exception(error)


_drawer = Drawer()


def limited(work: Callable[[], T], check: Callable[[], None] = lambda: None) -> T:
    """What `work` gives, drawn within the limit; Refused past it. `check` may end it by raising."""
    return _drawer.run(work, check)
