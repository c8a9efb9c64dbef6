"""Work in the background: one thread, the latest question of each key wins, older ones are cancelled."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """Raised inside a job by its token: the answer is no longer wanted."""


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


class Jobs:
    """One worker thread, started by the first question; ends with `close`."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=f"archviz-{name}")
        self._latest: dict[str, tuple[Future[object], Token]] = {}

    def submit(self, key: str, work: Callable[[Token], T]) -> Future[T]:
        """Ask; what was asked before under the same key is dropped."""
        self.cancel(key)
        token = Token()
        future = self._pool.submit(_run, work, token)
        self._latest[key] = (future, token)  # type: ignore[assignment]
        return future

    def cancel(self, key: str) -> None:
        """Drop what was asked under this key."""
        if key in self._latest:
            future, token = self._latest.pop(key)
            token.cancel()
            future.cancel()

    def close(self) -> None:
        """Cancel everything and wait for the thread to end."""
        for key in list(self._latest):
            self.cancel(key)
        self._pool.shutdown(wait=True, cancel_futures=True)


def _run(work: Callable[[Token], T], token: Token) -> T:
    token.check()
    return work(token)
