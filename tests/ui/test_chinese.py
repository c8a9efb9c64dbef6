"""Nothing that the window shows or tells in Chinese is English, but names, units and what the user wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import Open
from english import english
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archviz.app.settings import Language
from archviz.spec.registry import BLOCKS
from archviz.ui.language import speak
from archviz.ui.query import MEASURES
from archviz.ui.window import Window

Said = tuple[str, str]  # where, what
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    """The language of every window of this file."""
    speak(qapp, "zh_CN")
    yield
    speak(qapp, "en")


def said(root: QObject) -> Iterator[Said]:
    """Every text of a window or of a part of it, and where it stands, but what is painted by hand."""
    for child in (root, *root.findChildren(QObject)):
        place = f"{type(child).__name__} {child.objectName()}".strip()
        if isinstance(child, QWidget):
            texts = (child.windowTitle(), child.toolTip(), child.statusTip(), child.whatsThis(),
                     child.accessibleName(), child.accessibleDescription())  # fmt: skip
            yield from ((place, text) for text in (*texts, *_shown(child)))
        elif isinstance(child, QAction):
            yield from ((place, text) for text in (child.text(), child.iconText(), child.toolTip(), child.statusTip()))
        elif isinstance(child, QUndoStack):
            yield from ((place, child.text(i)) for i in range(child.count()))


def _shown(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QMenu):
        yield widget.title()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QAbstractSpinBox):
        yield from (widget.text(), widget.property("specialValueText"), widget.property("suffix"))
    elif isinstance(widget, QTabBar):
        yield from (text for i in range(widget.count()) for text in (widget.tabText(i), widget.tabToolTip(i)))
    elif isinstance(widget, QComboBox | QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model():
        yield from _cells(widget.model())
    elif isinstance(widget, QGraphicsView) and widget.scene():
        yield from (item.toolTip() for item in widget.scene().items())


def _cells(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    parent = parent or QModelIndex()
    rows = model.rowCount(parent)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for axis, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        for section in range(0 if parent.isValid() else count):
            yield from (str(model.headerData(section, axis, role) or "") for role in _ROLES)
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in _ROLES)
            yield from _cells(model, index) if column == 0 else ()


def check(window: Window, part: QObject | None = None) -> None:
    """Fails on English words, but of what is no English: names of the user's, what is typed, notation of papers."""
    designs = window.document.project.designs
    given = {text for design in designs for text in (design.name, design.note)}
    given |= {stage.name for design in designs for stage in design.stages}
    given |= {"English", *(column.key for column in MEASURES)}  # a language in its own words
    given |= {key.replace("_", " ") for key, _ in window.document.analysis.total.operators}  # fvcore's
    nodes = window.document.expansion.graph.nodes
    given |= {text for node in nodes for text in (node.name, node.op.label(node.shapes).split(",")[0])}
    boxes = [item.placed.box for item in window.picture.canvas.boxes]
    given |= {"input", "output", *(line for box in boxes for line in (*box.title.split("\n"), box.detail))}
    left = [f"{' '.join(words)} | {text} | {place}" for place, text in sorted(set(said(part or window)))
            if (words := english(text, *sorted(given)))]  # fmt: skip
    assert not left, "\n".join(left)


def ready(qtbot: QtBot, window: Window) -> None:
    """The picture and the counts are there."""
    qtbot.waitUntil(lambda: not window.busy, timeout=120_000)


@pytest.mark.parametrize("names", [("resnet50",), (), ("inception_v4", "vgg16")])
def test_networks(names: tuple[str, ...], open_window: Open, qtbot: QtBot) -> None:
    window = open_window(*names)
    window.commands.begin()
    for index in range(window.bottom.count()):
        window.show_panel(index)
        ready(qtbot, window)
    check(window)


def test_the_example(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.open_example()
    ready(qtbot, window)
    check(window)


def test_a_design_with_mistakes(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnext50_32x4d")
    window.selection.pick_stages((1,), 1)
    window.document.edit(("stages", 1, "block", "cardinality"), 7)
    window.document.edit(("stages", 2, "block", "shortcut"), "identity")
    window.document.edit(("stages", 3, "name"), "train")
    window.document.edit(("name",), "mine")
    ready(qtbot, window)
    assert window.problems.count
    check(window)


def test_every_block(open_window: Open, qtbot: QtBot) -> None:
    """Its form, with each choice of each field, and what the picture and the table say of it."""
    window = open_window()
    for name in BLOCKS:
        window.commands.insert(name)
        check(window, window.inspector)
    ready(qtbot, window)
    check(window)


def test_what_commands_did(open_window: Open, qtbot: QtBot) -> None:
    """Texts of undo and of the tabs."""
    window = open_window("resnet18", "resnext50_32x4d")
    window.selection.pick_stages((1,), 1)
    for name in ("duplicate", "up", "down", "copy", "paste", "remove", "design_duplicate", "pin", "design_close"):
        window.actions_[name].trigger()
    window.verify_forms()
    window.audit_counts()
    ready(qtbot, window)
    check(window)
    QApplication.clipboard().clear()  # what lies there must not outlive Python


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # offscreen
def test_what_opens_over_the_window(open_window: Open, qtbot: QtBot) -> None:
    """The command palette, find, the page of keys, the export view, and the menus of the picture."""
    window = open_window("resnet18", "resnext50_32x4d")
    window.selection.pick_stages((1,), 1)
    for name in ("launch", "find", "shortcuts", "export"):
        window.actions_[name].trigger()
        ready(qtbot, window)
        check(window)
    window.find_bar.line.setText("0000")
    window.launcher.open()
    window.launcher.line.setText("0000")
    popup = window.popup
    for menu in (popup.stage_menu(), popup.page_menu(), popup.gap_menu(1), popup.replace_menu()):
        check(window, menu)
    check(window)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_letters_of_a_menu_differ(language: Language, open_window: Open, qapp: QApplication) -> None:
    speak(qapp, language)
    window = open_window("resnet50")
    for menu in (window.menuBar(), *window.findChildren(QMenu)):
        letters = [key.upper() for action in menu.actions() for key in re.findall(r"&(\w)", action.text())]
        assert len(letters) == len(set(letters)), [action.text() for action in menu.actions()]
