"""A window as the program opens it, closed in order at the end of the test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from archviz import zoo
from archviz.app import bench
from archviz.bench.result import Device
from archviz.spec.architecture import Project
from archviz.ui import motion
from archviz.ui.application import leave_clipboard
from archviz.ui.bench import devices
from archviz.ui.document import Document
from archviz.ui.memory import Memory
from archviz.ui.window import Window

Open = Callable[..., Window]


def project(*names: str) -> Project:
    """Networks side by side."""
    return Project(designs=tuple(zoo.network(name) for name in names))


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves in a test that is not about it."""
    monkeypatch.setattr(motion, "MS", 0)


@pytest.fixture(autouse=True)
def one_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process of its own is asked which devices are there: it would import torch for every window."""
    monkeypatch.setattr(bench, "devices", lambda _: (Device(name="cpu", title="CPU", memory=2**34),))
    devices._LISTED.clear()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> dict[str, QMessageBox.StandardButton]:
    """What the user answers when asked about unsaved work, and what they were asked."""
    said: dict[str, QMessageBox.StandardButton] = {"button": QMessageBox.StandardButton.Discard}
    monkeypatch.setattr(QMessageBox, "question", lambda *_: said["button"])
    return said


@pytest.fixture
def open_window(qtbot: QtBot, answer: dict[str, QMessageBox.StandardButton]) -> Iterator[Open]:
    """Opens windows on networks by name, or on a project."""
    windows: list[Window] = []

    def opener(*names: str, kept: bool = False, watch: bool = False, path: Path | None = None) -> Window:
        window = Window(Document(project(*names)), Memory(kept=kept))
        windows.append(window)
        if path is not None:
            window.open_first(path)
        if watch:
            window.watch()
        window.resize(1280, 800)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield opener
    leave_clipboard()
    answer["button"] = QMessageBox.StandardButton.Discard
    for window in windows:
        if isValid(window):
            window.close()
    for thread in threading.enumerate():  # no window waits for a layout that has begun
        if thread.name.startswith("archviz-"):
            thread.join(60)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(open_window: Open) -> Window:
    """A window on ResNet-50."""
    return open_window("resnet50")


def press(qtbot: QtBot, widget: object, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A key with modifiers, on a widget."""
    mask = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        mask |= modifier
    qtbot.keyClick(widget, key, mask)


def names(window: Window) -> list[str]:
    """The stages as the list shows them."""
    return [item.text(0) for item in window.stages.items()]


def turn() -> None:
    """One turn of the event loop: every timer without an interval that runs now fires, in the order of their starts."""
    loop, timer = QEventLoop(), QTimer(interval=0, singleShot=True)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
