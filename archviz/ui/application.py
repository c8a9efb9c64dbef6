"""Starts the window, or draws it into a file."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from archviz.app.settings import Language, Theme
from archviz.spec.architecture import Project
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused
from archviz.words import say

from . import theme as dress
from .document import Document
from .faults import FaultReporter
from .language import speak, tr
from .memory import Memory
from .window import Window

PATIENCE_S = 120.0
WARM_MS = 300  # after the first picture of the window
SWITCH_S = 0.0005  # a worker thread gives the interpreter back to the window after so long; Python's own 5 ms add up


def application() -> QApplication:
    """The one application of this process."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["archviz"])  # the name that window managers see
        app.aboutToQuit.connect(leave_clipboard)
    sys.setswitchinterval(SWITCH_S)
    app.setApplicationName("ArchViz")
    app.setApplicationDisplayName("ArchViz")
    app.setDesktopFileName("archviz")
    app.setWindowIcon(dress.logo())
    return app


def leave_clipboard() -> None:
    """Leave what was copied as Qt's own: data made in Python would be freed after Python has ended, and crash."""
    clipboard = QGuiApplication.clipboard()
    held = clipboard.mimeData()  # none where nothing was copied yet
    if held and Shiboken.createdByPython(held):  # not every platform knows whether the clipboard is ours
        picture, text = clipboard.image(), clipboard.text()
        if text:
            clipboard.setText(text)
        elif not picture.isNull():
            clipboard.setImage(picture)


def run(path: Path | None) -> int:
    """The designer on a file, or on the bundled example; the exit status."""
    app = application()
    memory = Memory()
    if memory.settings.single:
        from .instance import hand_over

        if hand_over(path):
            return 0
    reporter = FaultReporter(app)
    try:
        return _run(app, memory, path)
    finally:
        reporter.close()


def _run(app: QApplication, memory: Memory, path: Path | None) -> int:
    dress.apply(app, memory.settings.theme)
    dress.scale(app, memory.settings.text)
    mute = ""
    try:
        speak(app, memory.settings.language)
    except Refused as refusal:
        mute = refusal.sentence
    window = Window(Document(), memory)
    window.open_first(path)
    if mute:
        window.message.say(tr(mute))
    window.watch()
    window.show()
    window.later.add(lambda: _receive(app, memory))
    if not memory.settings.toured:
        window.later.add(window.actions_["tour"].trigger)
    window.later.add(lambda: QTimer.singleShot(WARM_MS, window.counting.warm))
    return app.exec()


def _receive(app: QApplication, memory: Memory) -> None:
    """While the user wants it so, what a later start is asked for opens in the window that is there then."""
    from .instance import Reception  # the network part of Qt

    reception = Reception(app)
    reception.asked.connect(lambda name: welcome(app, name))
    memory.changed.connect(lambda: reception.follow(memory.settings.single))
    reception.follow(memory.settings.single)


def welcome(app: QApplication, name: str) -> None:
    """Show the window that is there, and a file in it, "" for none; nothing while the last one closes."""
    window = next((w for w in app.topLevelWidgets() if isinstance(w, Window) and w.isVisible()), None)
    if window is None:
        return
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    if name:
        window.files.open_path(Path(name))


def snapshot(
    project: Project,
    target: Path,
    *,
    size: tuple[int, int] = (1920, 1080),
    theme: Theme = "light",
    language: Language = "en",
) -> None:
    """The same window drawn without a display into a PNG, counts confirmed; Refused where it cannot be written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    dress.apply(app, theme)
    speak(app, language)
    window = Window(Document(project), Memory(kept=False))
    window.resize(*size)
    if len(project.designs) > 1:
        window.show_panel(1)
    window.show()
    window.commands.begin()
    settle(window)
    picture = window.grab()
    window.close()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    write_atomically(target, _png(picture))


def settle(window: Window) -> None:
    """Let events run until picture and counts are there; Refused after two minutes."""
    app = application()
    deadline = time.monotonic() + PATIENCE_S
    app.processEvents()
    while window.busy:
        if time.monotonic() > deadline:
            raise Refused(say("the window was not ready after two minutes"))
        app.processEvents()
        time.sleep(0.005)
    app.processEvents()


def _png(picture: QPixmap) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())
