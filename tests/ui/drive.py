"""Drives the real program once, as a user would; prints what it saw as JSON. Run by test_program.py under Xvfb."""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path

from hands import activate, carry, press, wait
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archviz.ui import application
from archviz.ui.tour import Tour
from archviz.ui.window import Window


def dragged(window: Window) -> list[list[str]]:
    """The stages after a true drag of a box, after one that Escape ended, and after undo."""
    canvas, found = window.picture.canvas, []
    for key in (None, Qt.Key.Key_Escape):
        boxes = {item.placed.box.id: item.outline for item in canvas.boxes}
        start, end = boxes["layer1.0"].center(), boxes["stem"].center() - QPointF(0, boxes["stem"].height())
        carry(window, *(canvas.viewport().mapTo(window, canvas.mapFromScene(place)) for place in (start, end)), key)
        wait(lambda: not window.busy)
        found.append([i.text(0) for i in window.stages.items()])
        if key is None:
            window.document.stack.undo()
            wait(lambda: not window.busy)
    return found


def drive(window: Window) -> dict[str, object]:
    """Open a network that is not listed, move a stage by key and by drag, undo, save."""
    seen: dict[str, object] = {"platform": QGuiApplication.platformName(), "torch at start": "torch" in sys.modules}
    seen["first"] = [d.name for d in window.document.project.designs]
    activate(window)
    wait(lambda: window.findChild(Tour) is not None)
    tour = window.findChild(Tour)
    assert tour is not None
    seen["tour"] = tour.title.text()
    press(tour.next, Qt.Key.Key_Escape)
    wait(lambda: window.findChild(Tour) is None)
    QTest.keyClick(window, Qt.Key.Key_Slash)
    search = window.palette_panel.search
    wait(search.hasFocus)
    QTest.keyClicks(search, "resnext50_16x8d")
    QTest.keyClick(search, Qt.Key.Key_Return)
    wait(lambda: not window.busy)
    seen["fvcore"] = window.totals.labels["fvcore"].text()
    item = window.stages.items()[2]
    point = window.stages.visualItemRect(item).center()
    QTest.mouseClick(window.stages.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    seen["picked"] = window.selection.name
    QTest.keyClick(window.stages, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    seen["moved"] = [i.text(0) for i in window.stages.items()]
    QTest.keyClick(window.stages, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    seen["undone"] = [i.text(0) for i in window.stages.items()]
    wait(lambda: not window.busy)
    seen["dragged"] = dragged(window)
    path = Path(sys.argv[1])
    assert window.document.save(path)
    seen["modified"] = window.isWindowModified()
    shot = window.grab().toImage()
    seen["size"] = [shot.width(), shot.height()]
    return seen


def start() -> None:
    """Find the window that the program opened; close it whatever happens."""
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
    try:
        print(json.dumps(drive(window)), flush=True)
    except Exception:
        traceback.print_exc()
    window.document.stack.setClean()
    window.close()


if __name__ == "__main__":
    app = application.application()
    QTimer.singleShot(0, start)
    status = application.run(None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.exit(status)
