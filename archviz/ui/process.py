"""The process that runs torch for every window of the program: importing it would hold up a window for half a second.

QProcess hands over what was written and read in the window's thread, so there is no thread that waits for it.
"""

from __future__ import annotations

import atexit
import pickle
from collections.abc import Callable
from concurrent.futures import Future
from functools import lru_cache, partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer
from PySide6.QtWidgets import QApplication

from archviz import children
from archviz.app.child import START, frame, frames
from archviz.app.jobs import Token
from archviz.spec.issue import Refused
from archviz.words import say

T = TypeVar("T")
PATIENCE_MS = 2000  # for a killed process to be gone
LOOK_MS = 500  # between two looks at whether the process that works has been stopped


class WorkerProcess(QObject):
    """A Worker in a process of its own, started by the first job and again after it has died.

    Work and answers must be picklable: a partial of a module-level function on values. A job may ask its token, which
    knows of a cancelled future within milliseconds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: dict[int, Future[Any]] = {}
        self._last = 0
        self._received = bytearray()
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._on_process_answered)
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_process_failed)
        self._environment()
        self._stopped_ms = 0
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._on_watch_timeout)

    @property
    def pid(self) -> int:
        """The number of the process in the system; 0 while there is none."""
        return self._process.processId()

    def submit(self, work: Callable[[Token], T], token: Token) -> Future[T]:
        """Do it in the process."""
        content = pickle.dumps(work)
        if self._process.state() == QProcess.ProcessState.NotRunning:
            program, *words = children.python(START)
            self._process.start(program, words)
        future: Future[T] = Future()
        self._last += 1
        self._open[self._last] = future
        self._process.write(frame(self._last, content))
        self._watch.start()
        future.add_done_callback(partial(self._on_future_done, self._last))
        return future

    def close(self) -> Future[bool]:
        """Done at once: the process stays for the next window and ends with the program."""
        done: Future[bool] = Future()
        done.set_result(True)
        return done

    def end(self) -> None:
        """Kill it; it has nothing to keep. Whoever waits is told."""
        self._process.kill()
        self._process.waitForFinished(PATIENCE_MS)

    def _environment(self) -> None:
        """Let what libraries start in the process be safe, too."""
        found = QProcessEnvironment()
        for name, value in children.environment().items():
            found.insert(name, value)
        self._process.setProcessEnvironment(found)

    def _on_watch_timeout(self) -> None:
        """While an answer is waited for: kill a process that another program has stopped (SIGSTOP)."""
        self._stopped_ms = self._stopped_ms + LOOK_MS if self.pid and children.stopped(self.pid) else 0
        if not self._open:
            self._watch.stop()
        elif self._stopped_ms >= 1000 * children.STOPPED_S:
            self._process.kill()

    def _on_future_done(self, number: int, future: Future[Any]) -> None:
        if future.cancelled():
            self._open.pop(number, None)
            if self._process.state() != QProcess.ProcessState.NotRunning:
                self._process.write(frame(number))

    def _on_process_answered(self) -> None:
        self._received += self._process.readAllStandardOutput().data()
        for number, content in frames(self._received):
            if future := self._open.pop(number, None):
                try:
                    good, answer = pickle.loads(content)
                except Exception as error:  # whatever the classes that it names raise
                    text = say(
                        "the answer of the process that runs torch cannot be read: {reason}; ask again", reason=error
                    )
                    good, answer = False, Refused(text)
                future.set_result(answer) if good else future.set_exception(answer)

    def _on_process_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._stopped_ms >= 1000 * children.STOPPED_S:
            self._lose(say("the process that runs torch was stopped by another program; ask again and it starts anew"))
        elif status == QProcess.ExitStatus.CrashExit:
            self._lose(say("the process that runs torch was killed or crashed; ask again and it starts anew"))
        else:
            why = say(
                "the process that runs torch ended with exit code {code}; ask again and it starts anew", code=code
            )
            self._lose(why)

    def _on_process_failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            reason = self._process.errorString()
            self._lose(say("the process that runs torch cannot be started: {reason}", reason=reason))

    def _lose(self, why: str) -> None:
        """Tell whoever waits."""
        self._received.clear()
        lost = [*self._open.values()]
        self._open.clear()
        for future in lost:
            future.set_exception(Refused(why))


@lru_cache(maxsize=1)
def shared() -> WorkerProcess:
    """The one process of this program."""
    made = WorkerProcess(QApplication.instance())
    atexit.register(made.end)  # before Qt takes its application down
    return made
