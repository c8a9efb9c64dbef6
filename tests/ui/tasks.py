"""The main tasks, each done by mouse and keys in a real window of its own; prints what was seen as JSON.

Run by test_tasks.py under Xvfb: `tasks.py FOLDER`.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from hands import NONE, activate, box, carry, click, press, wait, wire
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSpinBox

from archviz import zoo
from archviz.spec.architecture import Project
from archviz.ui import application
from archviz.ui.document import Document
from archviz.ui.language import speak
from archviz.ui.memory import Memory
from archviz.ui.window import Window

Seen = dict[str, object]
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()


def stages(window: Window) -> list[str]:
    """The stages as the list shows them."""
    return [f"{item.text(0)} {item.text(1)}" for item in window.stages.items()]


def read_a_network(window: Window) -> Seen:
    """Type its name into the search, read the confirmed numbers."""
    press(window, Qt.Key.Key_Slash)
    search = window.palette_panel.search
    wait(search.hasFocus)
    QTest.keyClicks(search, "resnext101_32x8d")
    press(search, Qt.Key.Key_Return)
    wait(lambda: "✓" in window.totals.labels["fvcore"].text())
    return {"params": window.totals.labels["params"].toolTip(), "tab": window.tabs.bar.tabText(1)}


def insert_on_an_edge(window: Window) -> Seen:
    """Drag a block from the palette onto the wire between two stages."""
    tree = window.palette_panel.tree
    item = next(i for i in tree.entries() if i.text(0) == "Basic")
    tree.scrollToItem(item)
    start = tree.viewport().mapTo(window, tree.visualItemRect(item).center())
    carry(window, start, wire(window, "stem", "layer1.0"))
    return {"stages": stages(window), "undo": window.document.stack.undoText()}


def turn_a_width(window: Window) -> Seen:
    """Click a box, turn its width by the keys; the numbers follow, in one step."""
    click(window, box(window, "layer1.0"))
    width = window.inspector.form.fields["block.width"].input
    assert isinstance(width, QSpinBox)
    width.setFocus()
    before = window.totals.labels["params"].text()
    for _ in range(3):
        press(width, Qt.Key.Key_Up)
    return {"before": before, "after": window.totals.labels["params"].text(), "steps": window.document.stack.count()}


def mend_a_mistake(window: Window) -> Seen:
    """Make groups that cannot be, take the remedy that is offered beside the field."""
    click(window, box(window, "layer1.0"))
    groups = window.inspector.form.fields["block.groups"].input
    assert isinstance(groups, QSpinBox)
    groups.setFocus()
    groups.selectAll()
    QTest.keyClicks(groups, "7")
    press(groups, Qt.Key.Key_Return)
    wrong = [i.message for i in window.document.issues]
    fix = next(b for b in window.inspector.findChildren(QPushButton) if b.objectName() == "fix" and b.isVisible())
    QTest.mouseClick(fix, Qt.MouseButton.LeftButton)
    return {"wrong": wrong, "fix": fix.text(), "left": len(window.document.issues)}


def reorder_by_dragging(window: Window) -> Seen:
    """Drag a box to another place; then take it back."""
    carry(window, box(window, "layer1.0"), wire(window, "stem", "layer1.0") - QPoint(0, 200))
    moved = stages(window)
    press(window, Qt.Key.Key_Z, CTRL)
    return {"moved": moved, "back": stages(window)}


def look_inside(window: Window) -> Seen:
    """Double-click a repeat, then a block of it; come back by the keys."""
    canvas = window.picture.canvas
    count = len(canvas.boxes)
    click(window, box(window, "layer1.1"), double=True)
    wait(lambda: not window.busy and len(canvas.boxes) > count)
    apart = len(canvas.boxes)
    canvas.setFocus()
    press(canvas, Qt.Key.Key_Backspace)
    wait(lambda: not window.busy and len(canvas.boxes) == count)
    return {"folded": count, "apart": apart}


def copy_to_another_window(window: Window) -> Seen:
    """Select two stages, copy them; paste them into a second window and into a text."""
    click(window, box(window, "layer1.0"))
    press(window.picture.canvas, Qt.Key.Key_Down, SHIFT)
    press(window.picture.canvas, Qt.Key.Key_Down, SHIFT)
    chosen = list(window.selection.stages)
    press(window.picture.canvas, Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    other = opened("resnet18")
    other.commands.select(0)
    other.stages.setFocus()
    press(other.stages, Qt.Key.Key_V, CTRL)
    pasted = stages(other)
    closed(other)
    return {"chosen": chosen, "text": json.loads(text)["stages"][0]["name"], "pasted": pasted}


def split_and_replace(window: Window) -> Seen:
    """Split a repeat in two and make the second half of other blocks, from the command palette."""
    click(window, box(window, "layer3.0"))
    press(window.picture.canvas, Qt.Key.Key_Slash, CTRL)
    split = stages(window)
    item = window.stages.items()[4]
    place = window.stages.visualItemRect(item).center()
    QTest.mouseClick(window.stages.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    command(window, "replace by resnext")
    return {"split": split, "replaced": stages(window), "sound": window.document.expansion.sound}


def vary_against_a_baseline(window: Window) -> Seen:
    """Duplicate the design, vary it, read every difference; then make it the baseline."""
    press(window, Qt.Key.Key_D, CTRL, SHIFT)
    click(
        window, window.stages.viewport().mapTo(window, window.stages.visualItemRect(window.stages.items()[3]).center())
    )
    repeat = window.inspector.form.fields["repeat"].input
    assert isinstance(repeat, QSpinBox)
    repeat.setFocus()
    repeat.selectAll()
    QTest.keyClicks(repeat, "23")
    press(repeat, Qt.Key.Key_Return)
    told = window.totals.labels["params"].text()
    press(window, Qt.Key.Key_B, CTRL)
    return {"told": told, "pinned": window.totals.labels["params"].text(), "baseline": window.document.project.baseline}


def find_a_layer(window: Window) -> Seen:
    """Ctrl+F, a few letters, Enter: it is selected everywhere."""
    press(window, Qt.Key.Key_F, CTRL)
    wait(window.find_bar.isVisible)
    QTest.keyClicks(window.find_bar.line, "layer3 conv2")
    press(window.find_bar.line, Qt.Key.Key_Return)
    return {"selected": window.selection.name, "count": window.find_bar.count.text()}


def export_for_a_paper(window: Window) -> Seen:
    """Ctrl+E, look at the page, save it where the chooser says."""
    from PySide6.QtWidgets import QFileDialog

    target = FOLDER / "figure.pdf"
    QFileDialog.getSaveFileName = lambda *_: (str(target), "")  # type: ignore[method-assign]
    press(window, Qt.Key.Key_E, CTRL)
    view = window.export.view
    assert view is not None
    wait(lambda: view.isVisible() and not window.export.busy and not view.preview.image.isNull())
    QTest.mouseClick(view.save, Qt.MouseButton.LeftButton)
    wait(lambda: target.exists() and not window.export.busy)
    return {"head": target.read_bytes()[:5].decode(), "size": target.stat().st_size}


def go_back_in_history(window: Window) -> Seen:
    """Three edits, one click in the history: all are undone; the file on the disk is as it was saved."""
    path = FOLDER / "mine.archviz.json"
    assert window.document.save(path)
    saved = path.read_text()
    click(window, box(window, "layer1.0"))
    for key in (Qt.Key.Key_D, Qt.Key.Key_D):
        press(window.picture.canvas, key, CTRL)
    press(window.picture.canvas, Qt.Key.Key_Delete)
    edited = len(stages(window))
    window.show_panel(window.bottom.indexOf(window.history))
    first = window.history.model().index(0, 0)
    QTest.mouseClick(
        window.history.viewport(), Qt.MouseButton.LeftButton, NONE, window.history.visualRect(first).center()
    )
    return {"edited": edited, "stages": len(stages(window)), "modified": window.document.modified,
            "same": path.read_text() == saved}  # fmt: skip


TASKS: tuple[Callable[[Window], Seen], ...] = (
    read_a_network, insert_on_an_edge, turn_a_width, mend_a_mistake, reorder_by_dragging, look_inside,
    copy_to_another_window, split_and_replace, vary_against_a_baseline, find_a_layer, export_for_a_paper,
    go_back_in_history,
)  # fmt: skip


def command(window: Window, words: str) -> None:
    """Ctrl+K, a few words, Enter."""
    press(window, Qt.Key.Key_K, CTRL)
    wait(window.launcher.isVisible)
    QTest.keyClicks(window.launcher.line, words)
    press(window.launcher.line, Qt.Key.Key_Return)


def opened(name: str) -> Window:
    """A window on a network, with its picture."""
    window = Window(Document(Project(designs=(zoo.network(name),))), Memory(kept=False))
    window.resize(1440, 1000)
    window.show()
    QTest.qWaitForWindowExposed(window)
    activate(window)
    QTest.qWait(300)  # the picture is laid out again for the size that the window has got
    wait(lambda: not window.busy and bool(window.picture.canvas.boxes))
    return window


def closed(window: Window) -> None:
    window.document.stack.setClean()
    window.close()


def main() -> int:
    app = application.application()
    application.dress.apply(app, "light")
    speak(app, "en")
    for task in TASKS:
        window = opened("resnet50")
        try:
            seen: Seen = task(window)
        except Exception:
            seen = {"fault": traceback.format_exc()}
            window.grab().save(str(FOLDER / f"{task.__name__}.png"))
        print(json.dumps({"task": task.__name__, **seen}), flush=True)
        closed(window)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)
