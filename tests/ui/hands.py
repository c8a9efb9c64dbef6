"""What a hand does to a real window: wait, click, type, drag. For the scripts that run under an X server."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from archviz.ui.window import Window

LIMIT_S = 100  # the first count imports torch, on a shared machine
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def wait(condition: Callable[[], bool]) -> None:
    """Let events run until something holds."""
    deadline = time.monotonic() + LIMIT_S
    while not condition():
        assert time.monotonic() < deadline
        QTest.qWait(5)


def activate(window: Window) -> None:
    """Give it the keys: there is no window manager to do it."""
    window.activateWindow()
    wait(window.isActiveWindow)


def box(window: Window, name: str) -> QPoint:
    """The middle of a box of the picture, in the window."""
    canvas = window.picture.canvas
    place = next(item.outline.center() for item in canvas.boxes if name in item.names)
    return canvas.viewport().mapTo(window, canvas.mapFromScene(place))


def wire(window: Window, source: str, target: str) -> QPoint:
    """The middle of the wire between two boxes, in the window."""
    canvas = window.picture.canvas
    assert canvas.picture is not None
    link = next(k for k in canvas.picture.links if (k.link.source, k.link.target) == (source, target))
    x, y = (sum(axis) / 2 for axis in zip(link.points[0], link.tip or link.points[-1], strict=True))
    return canvas.viewport().mapTo(window, canvas.mapFromScene(x, y))


def click(window: Window, place: QPoint, *, double: bool = False) -> None:
    """The left button, on the window itself: what lies there takes it."""
    handle = window.windowHandle()
    QTest.mouseMove(handle, place)
    QTest.mouseClick(handle, LEFT, NONE, place)
    if double:
        QTest.mouseDClick(handle, LEFT, NONE, place)


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A key with modifiers."""
    mask = NONE
    for modifier in modifiers:
        mask |= modifier
    QTest.keyClick(widget, key, mask)


def carry(window: Window, start: QPoint, end: QPoint, key: Qt.Key | None = None) -> None:
    """The left button down, dragged, and up again; the drag has an event loop of its own, which a timer drives.

    With a key, that is pressed before the button is up.
    """
    handle, veil, over = window.windowHandle(), window.picture.canvas.veil, []

    def steps() -> None:
        QTest.mouseMove(handle, end + QPoint(0, 6))
        QTest.mouseMove(handle, end)
        wait(veil.isVisible)
        if key is not None:
            QTest.keyClick(handle, key)
            wait(veil.isHidden)
        QTest.mouseRelease(handle, LEFT, NONE, end)
        over.append(True)

    QTest.mousePress(handle, LEFT, NONE, start)
    QTimer.singleShot(200, steps)
    for way in (4, 10, 20):
        QTest.mouseMove(handle, start + QPoint(way, way))
    wait(lambda: bool(over))
    wait(veil.isHidden)
