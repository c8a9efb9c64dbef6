"""From futures to signals: answers of the worker thread arrive in the thread of the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from archviz.app.jobs import Jobs, Token


class Bridge(QObject):
    """Asks a worker and calls back in the window's thread; answers that came too late are dropped."""

    _done = Signal(str, object, object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(name)
        self._open: set[str] = set()
        self._done.connect(self._on_job_done)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._open)

    def ask(
        self,
        key: str,
        work: Callable[[Token], Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run `work` in the worker; the latest question of a key alone is answered."""
        future = self._jobs.submit(key, work)
        self._open.add(key)
        future.add_done_callback(lambda f: None if f.cancelled() else self._done.emit(key, f, then, failed))

    def drop(self, key: str) -> None:
        """Forget what was asked under this key."""
        self._jobs.cancel(key)
        self._open.discard(key)

    def close(self) -> None:
        """End the worker thread."""
        self._jobs.close()
        self._open.clear()

    def _on_job_done(
        self,
        key: str,
        future: Future[Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        if not self._jobs.current(key, future):
            return
        self._open.discard(key)
        error = future.exception()
        if error is None:
            then(future.result())
        else:
            failed(error)
