"""Exceptions that nothing catches: shown, counted, journalled, to be copied; and the program goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest
from conftest import Open, turn
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from archviz.app.faults import MOST
from archviz.app.journal import Journal, journal_folder
from archviz.diagram.limit import Stopped
from archviz.spec.issue import Refused
from archviz.ui import faults as room
from archviz.ui.faults import FaultReporter
from archviz.ui.window import Window


@pytest.fixture
def window(open_window: Open) -> Window:
    """A window that keeps a journal."""
    return open_window("resnet18", watch=True)


@pytest.fixture
def reporter(qapp: QApplication, window: Window) -> Iterator[FaultReporter]:
    made = FaultReporter(qapp)
    yield made
    made.close()
    made.deleteLater()


def boom(*_: object) -> None:
    raise ValueError("out of order")


class Broken(QWidget):
    """Fails where Qt calls it: when painted, as a filter of events, when freed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        boom()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            boom()
        return False


class Freed:
    def __del__(self) -> None:
        boom()


def paint(window: Window, widget: Broken) -> None:
    widget.setParent(window)
    widget.resize(50, 50)
    widget.show()


def watch(window: Window, widget: Broken) -> None:
    window.installEventFilter(widget)
    QApplication.postEvent(window, QEvent(QEvent.Type.User))


def push(window: Window, _: Broken) -> None:
    button = QPushButton(window)
    button.clicked.connect(boom)
    button.click()


def start_timer(window: Window, _: Broken) -> None:
    QTimer.singleShot(0, window, boom)


def run_thread(window: Window, _: Broken) -> None:
    thread = threading.Thread(target=boom)
    thread.start()
    thread.join()


def end_future(window: Window, _: Broken) -> None:
    future: Future[int] = Future()
    future.add_done_callback(boom)
    future.set_result(1)


def answer(window: Window, _: Broken) -> None:
    window._layout.ask("test", lambda token: 1, boom, boom)


def work(window: Window, _: Broken) -> None:
    window._layout.ask("test", boom, print, lambda error: None)


def free(window: Window, _: Broken) -> None:
    Freed()


@pytest.mark.parametrize("act", [paint, watch, push, start_timer, run_thread, end_future, answer, work, free])
def test_a_fault_is_shown_and_its_details_can_be_copied(
    window: Window,
    reporter: FaultReporter,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    act: Callable[[Window, Broken], None],
) -> None:
    widget = Broken()
    act(window, widget)
    qtbot.waitUntil(lambda: window.message.isVisible() and "out of order" in window.message.text.text())
    widget.deleteLater()
    assert "ValueError" in window.message.text.text()
    assert "Traceback" in capsys.readouterr().err
    (button,) = window.message.findChildren(QPushButton)
    QGuiApplication.clipboard().clear()
    button.click()
    details = QGuiApplication.clipboard().text()
    for part in ("ArchViz: ", "Python: ", "PySide6: ", "System: ", "Qt: ", "in boom", "ValueError: out of order"):
        assert part in details
    assert not window.message.isVisible()
    assert window.document.edit(("stages", 1, "repeat"), 5), "the program goes on"


def test_the_journal_is_written_at_once(window: Window, reporter: FaultReporter) -> None:
    assert window.recovery is not None
    window.document.edit(("stages", 1, "repeat"), 5)
    assert not window.recovery.journal.file.exists()
    push(window, Broken())
    entry = window.recovery.journal.read()
    assert entry is not None
    assert entry.project.designs[0].stages[1].repeat == 5


def test_one_fault_again_and_again_is_counted(
    window: Window, reporter: FaultReporter, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    timer = QTimer(window, interval=0)
    timer.timeout.connect(boom)
    timer.start()
    qtbot.waitUntil(lambda: reporter.faults.total >= 500)
    timer.stop()
    reporter._often.timeout.emit()
    assert f"{reporter.faults.total} internal errors" in window.message.text.text()
    assert len(window.message.findChildren(QPushButton)) == 1
    assert len(capsys.readouterr().err.splitlines()) < 40
    assert f", {reporter.faults.total} times" in reporter.faults.details()
    window.message.findChild(QPushButton).click()
    push(window, Broken())
    reporter._often.timeout.emit()
    assert not window.message.isVisible(), "it was dismissed"
    QTimer.singleShot(0, window, lambda: 1 // 0)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in window.message.text.text())


def test_a_fault_is_shown_in_front_of_what_is_offered(
    window: Window, reporter: FaultReporter, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    window.message.say("The file was changed", choices={"Reload": turn, "Keep": turn}, key="disk")
    push(window, Broken())
    qtbot.waitUntil(lambda: "out of order" in window.message.text.text())
    assert [b.text() for b in window.message.findChildren(QPushButton) if b.isVisible()] == ["Copy details"]
    next(b for b in window.message.findChildren(QPushButton) if b.isVisible()).click()
    assert window.message.text.text() == "The file was changed"
    assert [b.text() for b in window.message.findChildren(QPushButton) if b.isVisible()] == ["Reload", "Keep"]


def test_many_faults_are_one_offer(window: Window, reporter: FaultReporter) -> None:
    for number in range(3 * MOST):
        exec(compile("\n" * number + "def fail(): raise KeyError('x' * 10**6)", f"file{number}", "exec"), found := {})
        button = QPushButton(window)
        button.clicked.connect(found["fail"])
        button.click()
        button.deleteLater()
    turn()
    assert window.message.isVisible()
    assert len(window.message._offers) == 1
    details = reporter.faults.details()
    assert f"{2 * MOST} faults at other places" in details
    assert len(details) < 500_000


def test_a_fault_while_one_is_shown_leads_to_no_other(
    window: Window, reporter: FaultReporter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.recovery is not None
    monkeypatch.setattr(window.recovery, "keep", boom)
    monkeypatch.setattr(window.message, "say", boom)
    push(window, Broken())
    for _ in range(5):
        reporter._often.timeout.emit()
        turn()
    assert reporter.faults.total < 20
    monkeypatch.undo()
    QTimer.singleShot(0, window, lambda: 1 // 0)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in window.message.text.text())


def test_a_refusal_of_a_job_is_no_fault(window: Window, reporter: FaultReporter, qtbot: QtBot) -> None:
    def refuse(_: object) -> None:
        raise Refused("no such thing; take another")

    told: list[object] = []
    window._layout.ask("test", refuse, print, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert reporter.faults.total == 0


def test_ctrl_c_closes_the_windows(window: Window, reporter: FaultReporter, qtbot: QtBot) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    QTimer.singleShot(0, window, interrupt)
    qtbot.waitUntil(lambda: not isValid(window) or not window.isVisible())
    assert reporter.faults.total == 0


def test_a_drawing_that_is_stopped_is_no_fault(reporter: FaultReporter) -> None:
    reporter.take(Stopped())
    assert reporter.faults.total == 0


def test_hooks_are_given_back(qapp: QApplication) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    reporter = FaultReporter(qapp)
    assert sys.excepthook is not before[0]
    reporter.close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert not [h for h in room.logging.getLogger().handlers if isinstance(h, room._Log)]


PROGRAM = """
import sys
from archviz.ui.overrides import normalise

normalise()
from PySide6.QtCore import QTimer
from archviz.ui import window as room
from archviz.ui.later import Later
from archviz.__main__ import main

class Window(room.Window):
    {body}

import archviz.ui.application as application
application.Window = Window
sys.argv = ["archviz"]
sys.exit(main())
"""


def program(body: str) -> subprocess.CompletedProcess[str]:
    """The whole program with some fault in its window."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("{body}", body)], capture_output=True, text=True, timeout=100,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, check=False,
    )  # fmt: skip


def test_a_fault_after_the_start_ends_nothing() -> None:
    done = program("""
    def watch(self, recovery=None):
        super().watch(recovery)
        self.later.add(lambda: 1 // 0)
        self.later.add(lambda: QTimer.singleShot(0, self, self.look))
    def look(self):
        print(self.message.text.text(), flush=True)
        self.close()
""")
    assert done.returncode == 0, done.stderr
    assert "internal error: ZeroDivisionError" in done.stdout
    assert done.stderr.count("Traceback") == 1


def test_a_fault_of_the_start_itself_ends_with_one_sentence() -> None:
    done = program("""
    def open_first(self, path):
        raise KeyError("gone")
""")
    assert done.returncode == 70
    (line,) = (line for line in done.stderr.splitlines() if "propagateSizeHints" not in line)
    assert "internal error: KeyError" in line


def test_work_is_kept_where_closing_fails() -> None:
    done = program("""
    def watch(self, recovery=None):
        super().watch(recovery)
        self.later.add(lambda: QTimer.singleShot(0, self, self.leave))
    def leave(self):
        self.document.edit(("name",), "precious")
        self.files.may_leave = lambda: 1 // 0
        self.close()
""")
    assert "ZeroDivisionError" in done.stderr
    assert done.returncode == 0, done.stderr
    (file,) = journal_folder().glob("*.json")
    entry = Journal(file).read()
    assert entry is not None
    assert entry.project.designs[0].name == "precious"


def test_what_c_code_raises_in_any_override_ends_nothing() -> None:
    """Called through Qt from Python, each of these crashed the process (PySide6 6.11, Python 3.11)."""
    done = program("""
    def watch(self, recovery=None):
        super().watch(recovery)
        self.bad = False
        self.later.add(lambda: QTimer.singleShot(0, self, self.leave))
    def resizeEvent(self, event):
        super().resizeEvent(event)
        if getattr(self, "bad", False):
            {}["gone"]
    def event(self, event):
        if getattr(self, "bad", False) and event.type() == event.Type.User:
            self.nothing_of_this_name
        return super().event(event)
    def eventFilter(self, watched, event):
        if getattr(self, "bad", False) and event.type() == event.Type.User:
            int("x")
        return super().eventFilter(watched, event)
    def leave(self):
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication
        self.bad = True
        self.bottom.installEventFilter(self)
        for act in (
            lambda: self.resize(700, 700),
            lambda: QApplication.sendEvent(self, QEvent(QEvent.Type.User)),
            lambda: QApplication.sendEvent(self.bottom, QEvent(QEvent.Type.User)),
        ):
            QTimer.singleShot(0, self, act)
        QTimer.singleShot(300, self, self.end)
    def end(self):
        self.bad = False
        print(self.message.text.text(), flush=True)
        self.close()
""")
    assert done.returncode == 0, done.stderr
    for kind in ("KeyError", "AttributeError", "ValueError"):
        assert f"{kind}: " in done.stderr
    assert "internal errors, the last one: " in done.stdout
