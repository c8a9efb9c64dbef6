"""Work in the background: the latest question of each key wins, older ones are cancelled."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Protocol, TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """Raised inside a job by its token: the answer is no longer wanted."""


class Failed(RuntimeError):
    """A fault of a job in another process: what it said, and the traceback of there."""

    def __init__(self, text: str, trace: str = "") -> None:
        super().__init__(text, trace)
        self.text, self.trace = text, trace

    def __str__(self) -> str:
        return self.text


class Token:
    """Handed to a job, which asks it between two steps."""

    def __init__(self) -> None:
        self._event = Event()

    @property
    def cancelled(self) -> bool:
        """Whether a newer question has been asked, or the program ends."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Tell the job that its answer is no longer wanted."""
        self._event.set()

    def check(self) -> None:
        """Raise Cancelled where the answer is no longer wanted."""
        if self.cancelled:
            raise Cancelled


class Worker(Protocol):
    """Where jobs are done, one after the other."""

    def submit(self, work: Callable[[Token], T], token: Token) -> Future[T]:
        """Do it when what was submitted before is done."""

    def close(self) -> Future[bool]:
        """No more work will come from here; done when nothing of it runs any more."""


class WorkerThread:
    """A thread of this process, for work that lets others have the interpreter; it does nothing before `begin`."""

    def __init__(self, name: str) -> None:
        self._gate = Event()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=f"archviz-{name}", initializer=self._gate.wait)

    def begin(self) -> None:
        """Do what was submitted, and what will be."""
        self._gate.set()

    def submit(self, work: Callable[[Token], T], token: Token) -> Future[T]:
        """Do it in the thread."""
        return self._pool.submit(run, work, token)

    def close(self) -> Future[bool]:
        """Done when the thread has ended: what does not ask its token runs on until then."""
        self.begin()
        last = self._pool.submit(bool)
        self._pool.shutdown(wait=False)
        return last


class Jobs:
    """Keyed questions to a worker."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._latest: dict[str, tuple[Future[object], Token]] = {}

    def submit(self, key: str, work: Callable[[Token], T]) -> Future[T]:
        """Ask; what was asked before under the same key is dropped."""
        self.cancel(key)
        token = Token()
        future = self._worker.submit(work, token)
        self._latest[key] = (future, token)  # type: ignore[assignment]
        return future

    def entrust(self, work: Callable[[Token], T]) -> Future[T]:
        """Ask for what is done whatever is asked later, and after `close`."""
        return self._worker.submit(work, Token())

    def cancel(self, key: str) -> None:
        """Drop what was asked under this key."""
        if key in self._latest:
            future, token = self._latest.pop(key)
            token.cancel()
            future.cancel()

    def close(self) -> Future[bool]:
        """Cancel what was not entrusted and leave the worker; done when nothing of it runs any more."""
        for key in list(self._latest):
            self.cancel(key)
        return self._worker.close()


def run(work: Callable[[Token], T], token: Token) -> T:
    """Do a job unless it has been cancelled meanwhile."""
    token.check()
    return work(token)
