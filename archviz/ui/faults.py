"""Exceptions that nothing caught: shown in the window with their details to copy. Work is kept, the program goes on.

They come from slots and overridden methods of Qt, from threads, from objects that are freed, and from the log of
Python's own futures. Messages of Qt stay on standard error: a handler in Python would take the interpreter's lock in
threads that hold Qt's.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from archviz.app.faults import Fault, Faults
from archviz.diagram.limit import Stopped

from .language import tr
from .window import Window

EVERY_MS = 1000  # how often a count that grows is shown, and faults of other threads are looked for
KEY = "fault"


class FaultReporter(QObject):
    """Hooks into Python while it lives; `close` gives the hooks back."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self.faults = app, Faults()
        self._shown = self._distinct = 0
        self._kept = True
        self._inside = threading.local()
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = lambda kind, error, trace: self.take(error)
        threading.excepthook = lambda args: self.take(args.exc_value)
        sys.unraisablehook = lambda args: self.take(args.exc_value)
        self._log = _Log(self)
        logging.getLogger().addHandler(self._log)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._often = QTimer(self, interval=EVERY_MS)
        for timer in (self._soon, self._often):
            timer.timeout.connect(self._show)
        self._often.start()

    def close(self) -> None:
        """Leave what is raised from now on to Python's own hooks."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        logging.getLogger().removeHandler(self._log)
        for timer in (self._soon, self._often):
            timer.stop()

    def take(self, error: BaseException | None) -> None:
        """Count a fault of any thread; a new one is printed, and of the window's thread shown in the next turn."""
        if error is None or isinstance(error, SystemExit | Stopped):  # a drawing may be stopped in a destructor
            return
        if getattr(self._inside, "busy", False):  # raised while one is handled: no fault leads to another one
            _write("".join(traceback.format_exception(type(error), error, error.__traceback__)))
            return
        self._inside.busy = True
        try:
            if isinstance(error, KeyboardInterrupt):  # Ctrl+C in the terminal: as by the windows' own buttons
                QTimer.singleShot(0, self._app.closeAllWindows)
                return
            fault = self.faults.add(error)
            _print(fault)
            if fault and fault.count == 1 and threading.current_thread() is threading.main_thread():
                self._keep()
                self._soon.start()
        except Exception:
            _write(traceback.format_exc())
        finally:
            self._inside.busy = False

    def copy(self) -> None:
        """The details of all of them, on the clipboard."""
        qt = f"{qVersion()}, {QGuiApplication.platformName()}"
        QGuiApplication.clipboard().setText(self.faults.details(Qt=qt))

    def _show(self) -> None:
        """Offer the details where a fault is new, or where one that is still shown was raised again."""
        if self.faults.total == self._shown:
            return
        window = next((w for w in self._windows() if w.isVisible()), None)
        fault = self.faults.latest
        if window is None or fault is None:
            return
        new = self.faults.distinct > self._distinct
        self._shown, self._distinct = self.faults.total, self.faults.distinct
        if new:
            self._keep()
        if new or window.message.offers(KEY):
            window.message.say(self._text(fault), choices={tr("Copy details"): self.copy}, key=KEY, urgent=True)

    def _text(self, fault: Fault) -> str:
        count, last = self.faults.total, fault.summary
        what = tr("ArchViz ran into an internal error: {fault}.", fault=last)
        if count > 1:
            what = tr("ArchViz ran into {count} internal errors, the last one: {fault}.", count=count, fault=last)
        kept = tr("Your work is kept for the next start.") if self._kept else tr("Save your work now.")
        return " ".join((what, kept, tr("Please report the error with its details.")))

    def _keep(self) -> None:
        """Bring the journals of all windows up to date."""
        recoveries = [window.recovery for window in self._windows() if window.recovery]
        self._kept = all([recovery.keep() is not None for recovery in recoveries])

    def _windows(self) -> Iterator[Window]:
        """The active one first."""
        active = self._app.activeWindow()
        found = [w for w in self._app.topLevelWidgets() if isinstance(w, Window)]
        yield from sorted(found, key=lambda window: window is not active)


class _Log(logging.Handler):
    """Exceptions in the log: those of callbacks of futures, and of jobs that failed. Other records are printed."""

    def __init__(self, reporter: FaultReporter) -> None:
        super().__init__(logging.WARNING)
        self._reporter = reporter

    def emit(self, record: logging.LogRecord) -> None:
        """Take its exception."""
        if record.exc_info and record.exc_info[1] is not None:
            self._reporter.take(record.exc_info[1])
        elif logging.lastResort is not None:
            logging.lastResort.handle(record)


def _print(fault: Fault | None) -> None:
    """The first time in full, then one line at each power of ten; standard error may be closed."""
    if fault is None or str(fault.count).strip("0") != "1":
        return
    _write(fault.trace if fault.count == 1 else f"{fault.summary} ({fault.count} times)\n")


def _write(text: str) -> None:
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()
