"""From futures to calls in the thread of the window.

The window looks for answers a few times a frame while one is awaited. A worker thread itself never touches Qt: a signal
emitted there takes Qt's locks while it holds Python's, and the window takes them the other way round. Work is handed
over a moment after it was asked for: the window first shows what it knows by itself, with the interpreter for its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from archviz.app.jobs import Jobs, Token, Worker
from archviz.spec.issue import Refused

LOOK_MS = 8
LOG = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Question:
    """What was asked, and who wants to know; without a future until the worker has it."""

    work: Callable[[Token], Any]
    then: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    future: Future[Any] | None = None


class Bridge(QObject):
    """Asks a worker and calls back in the window's thread; answers that came too late are dropped."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(worker)
        self._open: dict[str, Question] = {}
        self._closed = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_time_to_look)

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
        if self._closed:
            return
        self._jobs.cancel(key)
        self._open[key] = Question(work, then, failed)
        if not self._timer.isActive():
            self._timer.start()

    def entrust(
        self,
        key: str,
        work: Callable[[Token], Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run `work` in the worker at once, and to its end even where the window is closed meanwhile."""
        if self._closed:
            return
        self._open[key] = question = Question(work, then, failed)
        self._hand(question, self._jobs.entrust)
        self._timer.start()

    def prepare(self, work: Callable[[Token], object]) -> None:
        """Run what makes later answers quick; nobody waits, so a fault is told where somebody does."""
        self.ask("prepare", work, _ignore, _ignore)

    def drop(self, key: str) -> None:
        """Forget what was asked under this key."""
        self._jobs.cancel(key)
        self._open.pop(key, None)

    def close(self) -> Future[bool]:
        """Ask nothing more; done when nothing that was asked runs any more."""
        self._closed = True
        self._timer.stop()
        self._open.clear()
        return self._jobs.close()

    def _on_time_to_look(self) -> None:
        for key, question in list(self._open.items()):
            if self._open.get(key) is not question:  # an answer before it has asked anew
                continue
            if question.future is None:
                self._hand(question, partial(self._jobs.submit, key))
            elif question.future.done():
                del self._open[key]
                error = question.future.exception()
                if error is None:
                    question.then(question.future.result())
                else:
                    if not isinstance(error, (Refused, OSError)):  # what only a report can explain
                        LOG.error("%s failed", key, exc_info=error)
                    question.failed(error)
        if not self._open:
            self._timer.stop()

    @staticmethod
    def _hand(question: Question, submit: Callable[[Callable[[Token], Any]], Future[Any]]) -> None:
        """Give it to the worker; what the worker does not take has failed."""
        try:
            question.future = submit(question.work)
        except Exception as error:
            question.future = Future()
            question.future.set_exception(error)


def _ignore(_: object) -> None:
    pass
