"""Keys do what they mean where the focus is: a table copies its rows, a line edit its letters, never a stage."""

from __future__ import annotations

import pytest
from conftest import Open, names, press
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from archviz.results import AuditRow
from archviz.ui.window import Window

Ctrl = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


def focus(qtbot: QtBot, window: Window, widget: QWidget) -> None:
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


@pytest.fixture
def two(open_window: Open) -> Window:
    window = open_window("resnet18", "resnet50")
    window.commands.select(2)
    return window


def test_the_table_copies_its_rows_while_a_stage_is_selected(two: Window, qtbot: QtBot) -> None:
    view = two.layers.table.view
    focus(qtbot, two, view)
    press(qtbot, view, K.Key_C, Ctrl)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Name\tWhat")
    assert [line.split("\t")[0] for line in lines[1:]] == ["layer2"]
    press(qtbot, view, K.Key_A, Ctrl)
    press(qtbot, view, K.Key_C, Ctrl)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 1 + len(names(two))
    assert two.selection.stages == (2,)
    focus(qtbot, two, two.stages)
    press(qtbot, two.stages, K.Key_C, Ctrl)
    assert '"layer2"' in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("panel", ["compare", "audit"])
def test_a_table_without_stages_copies_and_removes_nothing(two: Window, qtbot: QtBot, panel: str) -> None:
    table = two.compare.table if panel == "compare" else two.audit.table
    two.show_panel(two.bottom.indexOf(two.compare if panel == "compare" else two.audit))
    if panel == "audit":
        two.audit.show_audit((AuditRow("layer1.0", "Basic", 1, 1, 1, {}, ()),))
    before = names(two)
    focus(qtbot, two, table)
    press(qtbot, table, K.Key_C, Ctrl)
    assert QGuiApplication.clipboard().text().startswith("\tresnet18" if panel == "compare" else "Block\tWhat")
    for keys in ((K.Key_Delete,), (K.Key_X, Ctrl), (K.Key_D, Ctrl)):
        press(qtbot, table, *keys)
    assert names(two) == before
    assert two.document.stack.count() == 0


@pytest.mark.parametrize("where", ["name", "filter", "search", "find", "spin"])
def test_typing_never_touches_a_stage(two: Window, qtbot: QtBot, where: str) -> None:
    before = names(two)
    if where == "find":
        two.find_bar.open()
    fields = two.inspector.form.fields
    field = {
        "name": fields["name"].input,
        "filter": two.layers.table.filter.field,
        "search": two.palette_panel.search,
        "find": two.find_bar.line,
        "spin": fields["repeat"].input,
    }[where]
    focus(qtbot, two, field)
    assert isinstance(field, QLineEdit | QAbstractSpinBox)
    for keys in ((K.Key_A, Ctrl), (K.Key_C, Ctrl), (K.Key_End,), (K.Key_Delete,), (K.Key_Left,), (K.Key_Up,)):
        press(qtbot, field, *keys)
    press(qtbot, field, K.Key_A, Ctrl)
    press(qtbot, field, K.Key_X, Ctrl)
    press(qtbot, field, K.Key_Delete)
    press(qtbot, field, K.Key_Backspace)
    assert len(names(two)) == len(before)
    assert "stages" not in QGuiApplication.clipboard().text()


def test_keys_of_the_list_of_stages(two: Window, qtbot: QtBot) -> None:
    focus(qtbot, two, two.stages)
    press(qtbot, two.stages, K.Key_Down)
    assert two.selection.stages == (3,)
    press(qtbot, two.stages, K.Key_D, Ctrl)
    assert len(names(two)) == 7
    press(qtbot, two.stages, K.Key_Delete)
    assert len(names(two)) == 6
    press(qtbot, two.stages, K.Key_A, Ctrl)
    assert two.selection.stages == tuple(range(6))
    press(qtbot, two.stages, K.Key_Escape)
    assert two.selection.stages == ()


@pytest.mark.parametrize("keys", [(K.Key_PageDown, Ctrl), (K.Key_Tab, Ctrl), (K.Key_PageUp, Ctrl)])
def test_designs_are_walked_through(two: Window, qtbot: QtBot, keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for widget in (two.stages, two.layers.table.view):
        focus(qtbot, two, widget)
        before = two.document.state.active
        press(qtbot, widget, *keys)
        assert two.document.state.active == 1 - before
    assert two.document.stack.count() == 0


@pytest.mark.parametrize("where", ["stages", "table", "palette", "outline", "history", "combo"])
def test_letters_in_a_list_command_nothing(two: Window, qtbot: QtBot, where: str) -> None:
    two.show_panel(two.bottom.indexOf({"outline": two.outline, "history": two.history}.get(where, two.layers)))
    field = {
        "stages": two.stages,
        "table": two.layers.table.view,
        "palette": two.palette_panel.tree,
        "outline": two.outline,
        "history": two.history,
        "combo": next(box for box in two.inspector.findChildren(QComboBox) if box.isVisible()),
    }[where]
    canvas = two.picture.canvas
    before, zoom = names(two), canvas.zoom
    focus(qtbot, two, field)
    for keys in ((K.Key_H,), (K.Key_1,), (K.Key_3,), (K.Key_Plus,), (K.Key_Minus,), (K.Key_0,), (K.Key_Period,)):
        press(qtbot, field, *keys)
        assert (two.heat.current, two.picture.level, canvas.zoom) == ("", "block", zoom)
    if where in ("palette", "history"):
        press(qtbot, field, K.Key_Delete)
        assert names(two) == before
    press(qtbot, field, K.Key_Slash)
    assert two.palette_panel.search.hasFocus()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of windows
def test_letters_in_a_panel_that_floats_command_nothing(two: Window, qtbot: QtBot) -> None:
    two.docks[1].setFloating(True)
    two.docks[1].activateWindow()
    two.stages.setFocus()
    qtbot.waitUntil(two.stages.hasFocus)
    press(qtbot, two.stages, K.Key_H)
    assert two.heat.current == ""


def test_letters_command_where_nothing_is_typed(two: Window, qtbot: QtBot) -> None:
    for widget in (two.picture.canvas, two.tabs.bar):
        focus(qtbot, two, widget)
        press(qtbot, widget, K.Key_H)
        assert two.heat.current
        press(qtbot, widget, K.Key_H, Qt.KeyboardModifier.ShiftModifier)
        assert two.heat.current == ""


def test_alt_and_a_letter_open_a_menu_from_the_outline(two: Window, qtbot: QtBot) -> None:
    two.show_panel(two.bottom.indexOf(two.outline))
    focus(qtbot, two, two.outline)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, K.Key_F, Qt.KeyboardModifier.AltModifier, "f")
    override.ignore()
    QApplication.sendEvent(two.outline, override)
    assert not override.isAccepted()
