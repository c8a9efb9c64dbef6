"""For everyone: every control has a name, the keyboard reaches all of them, and the outline reads what is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import Open, press, turn
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archviz.ui import textsize, theme
from archviz.ui.hierarchy import Hierarchy
from archviz.ui.memory import Memory
from archviz.ui.ring import GAP, WIDTH
from archviz.ui.window import Window

SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = Qt.ItemDataRole.AccessibleTextRole


def controls(root: QWidget) -> Iterator[QWidget]:
    """What the keyboard can reach in a widget, without the insides of spin boxes and combo boxes."""
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox) or widget.focusProxy()
        hidden = (
            not widget.isVisible()
            or widget.objectName().startswith("qt_spin")
            or isinstance(widget, QScrollBar)
            or widget.window() is not root
        )
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner and not hidden:
            yield widget


def told(widget: QWidget) -> str:
    """What a screen reader calls a control: asked through the interface that it uses itself."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: {widget.objectName()!r}"


@pytest.fixture(params=["resnet50", "resnext50_32x4d", "inception_v3", "", "two"])
def any_window(request: pytest.FixtureRequest, open_window: Open) -> Window:
    """Windows whose panels are filled in different ways."""
    names = {"two": ("resnet18", "resnet34"), "": ()}.get(request.param, (request.param,))
    window = open_window(*names)
    window.commands.begin()
    window.message.say("a message", choices={"a choice": lambda: None})
    return window


def test_every_control_has_a_name(any_window: Window) -> None:
    silent = set()
    for index in range(any_window.bottom.count()):
        any_window.show_panel(index)
        QApplication.processEvents()
        for stage in range(-1, len(any_window.document.design.stages)):
            any_window.commands.select(stage)
            silent |= {described(widget) for widget in controls(any_window) if not told(widget).strip()}
    assert sorted(silent) == []


def test_every_button_without_a_text_has_a_tip(any_window: Window) -> None:
    bare = [
        described(button)
        for button in any_window.findChildren(QAbstractButton)
        if button.isVisible() and not button.text() and not button.toolTip()
        and not button.objectName().startswith("qt_")
        and button.parentWidget() is not None and not isinstance(button.parentWidget(), QTabBar | QLineEdit)
        and type(button).__name__ != "QTableCornerButton"
    ]  # fmt: skip
    assert sorted(bare) == []


def test_every_action_of_the_menus_says_what_it_does(window: Window) -> None:
    menus = window.findChildren(QMenu)
    assert len(menus) > 8
    assert all(action.text() for action in window.menuBar().actions())
    for menu in menus:
        assert all(action.text() for action in menu.actions() if not action.isSeparator())


def places(window: Window, qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> list[QWidget]:
    """Where a key leads until it comes back to where it began."""
    found: list[QWidget] = []
    for _ in range(200):
        focus = QApplication.focusWidget()
        assert focus is not None
        if found and focus is found[0]:
            return found
        found.append(focus)
        press(qtbot, focus, key, *modifiers)
    raise AssertionError(f"never back; the last ones are {[described(w) for w in found[-4:]]}")


@pytest.mark.parametrize("key", [(Qt.Key.Key_Tab,), (Qt.Key.Key_Backtab, SHIFT)])
def test_tab_goes_round_and_reaches_every_part(window: Window, qtbot: QtBot, key: tuple[Qt.Key, ...]) -> None:
    window.commands.begin()
    for index in range(window.bottom.count()):
        window.show_panel(index)
        QApplication.processEvents()
        window.stages.setFocus()
        found = places(window, qtbot, *key)
        panel = window.bottom.currentWidget()
        for part in (window.palette_panel, window.picture, window.stages, window.inspector, panel):
            inside = any(part is w or part.isAncestorOf(w) for w in found)
            assert inside or not any(w.isEnabled() for w in controls_of(part)), (index, type(part).__name__)


def controls_of(part: QWidget) -> list[QWidget]:
    found = [part, *part.findChildren(QWidget)]
    return [w for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]


def test_f6_goes_from_part_to_part_and_back(window: Window, qtbot: QtBot) -> None:
    parts = [window.palette_panel, window.tabs, window.picture, window.stages, window.inspector, window.layers]
    window.commands.begin()
    window.palette_panel.focus_search()

    def here() -> QWidget:
        focus = QApplication.focusWidget()
        return next(part for part in parts if part is focus or part.isAncestorOf(focus))

    forth = []
    for _ in parts:
        forth.append(here())
        press(qtbot, QApplication.focusWidget(), Qt.Key.Key_F6)
    assert forth == parts
    assert here() is parts[0]
    press(qtbot, QApplication.focusWidget(), Qt.Key.Key_F6, SHIFT)
    assert here() is parts[-1]
    window.docks[2].hide()
    window.palette_panel.focus_search()
    press(qtbot, QApplication.focusWidget(), Qt.Key.Key_F6, SHIFT)
    assert here() is window.inspector  # what is closed is passed over


def test_the_ring_shows_where_the_keyboard_is(window: Window, qtbot: QtBot) -> None:
    window.stages.setFocus()
    assert not window.ring.isVisible()
    press(qtbot, window.stages, Qt.Key.Key_F6, SHIFT)
    focus = QApplication.focusWidget()
    assert window.ring.isVisible()
    frame = focus.rect().translated(focus.mapTo(window, QPoint()))
    assert window.ring.geometry().contains(frame.adjusted(2, 2, -2, -2))
    image = window.grab().toImage()
    at = window.ring.geometry().topLeft() + QPoint(1, window.ring.height() // 2)
    assert image.pixelColor(at).name().upper() == theme.current().selection
    window.docks[1].hide()  # what is around it grows, and the ring with it
    QApplication.processEvents()
    qtbot.waitUntil(lambda: abs(window.ring.width() - focus.width()) <= 2 * (WIDTH + GAP))
    qtbot.mouseClick(window.stages.viewport(), Qt.MouseButton.LeftButton)
    assert not window.ring.isVisible()


# -- the outline


def rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from rows(model, index)


@pytest.fixture
def outlined(window: Window) -> Window:
    window.show_panel(window.bottom.indexOf(window.outline))
    QApplication.processEvents()
    return window


def test_a_row_is_read_as_a_sentence(outlined: Window) -> None:
    outlined.selection.pick("layer2.1", 2)
    index = outlined.outline.currentIndex()
    assert index.data(TEXT) == "layer2.1, Bottleneck, 512×28×28, 280,064 parameters"
    assert "MACs" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_the_outline_holds_every_stage_block_and_layer(outlined: Window) -> None:
    graph, model = outlined.document.expansion.graph, outlined.outline.outline
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    names = [index.data() for index in rows(model, QModelIndex())]
    assert names[0] == "resnet50"
    wanted = {*graph.stages, *(u.name for u in graph.units if u.name), *(node.name for node in graph.nodes)}
    assert set(names[1:]) == wanted
    assert len(names) == 1 + len(wanted)


def test_what_is_chosen_in_the_outline_is_chosen_everywhere_and_back(outlined: Window, qtbot: QtBot) -> None:
    outline = outlined.outline
    outlined.selection.pick("layer2", 2)
    outline.setFocus()
    press(qtbot, outline, Qt.Key.Key_Right)
    press(qtbot, outline, Qt.Key.Key_Down)
    assert outlined.selection.name == "layer2.0"
    press(qtbot, outline, Qt.Key.Key_Right)
    press(qtbot, outline, Qt.Key.Key_Down)
    assert outlined.selection.name == "layer2.0.conv1"
    assert outlined.stages.currentIndex().row() == 2
    assert any(box.chosen for box in outlined.picture.canvas.boxes) or not outlined.picture.canvas.boxes
    outlined.selection.pick("layer4.2.conv3", 4)  # in a branch that is closed
    assert outline.currentIndex().data() == "layer4.2.conv3"
    assert outline.visualRect(outline.currentIndex()).height() > 0


def test_the_outline_has_the_menu_of_the_stages(outlined: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: shown.extend(action.text() for action in menu.actions()))
    outlined.selection.pick("layer2", 2)
    outlined.outline.customContextMenuRequested.emit(QPoint(20, 20))
    assert outlined.actions_["duplicate"].text() in shown


def test_letters_find_and_shift_takes_several_stages(outlined: Window, qtbot: QtBot) -> None:
    outline = outlined.outline
    outline.setFocus()
    qtbot.keyClicks(outline, "layer3")
    assert outlined.selection.name == "layer3"
    press(qtbot, outline, Qt.Key.Key_Down, SHIFT)
    assert outlined.selection.stages == (3, 4)
    outlined.selection.pick_stages((1, 3), 3)
    chosen = {index.data() for index in outline.selectionModel().selectedRows()}
    assert chosen == {"layer1", "layer3"}


def test_an_edit_keeps_the_row_and_what_is_open(outlined: Window) -> None:
    outline = outlined.outline
    outlined.selection.pick("layer3.2.conv2", 3)
    before = outline.currentIndex().data(TEXT)
    opened: list[object] = []
    outline.expanded.connect(opened.append)
    shown: list[object] = []
    outline.outline.layoutChanged.connect(lambda: shown.append(None))
    outlined.document.edit(("stages", 3, "block", "width"), 256 + 2)
    outlined.document.edit(("stages", 3, "block", "width"), 260)
    turn()
    assert len(shown) == 1, "in the next turn, once"
    assert not opened, "nothing was closed"
    assert outline.currentIndex().data() == "layer3.2.conv2"
    assert outline.currentIndex().data(TEXT) != before
    outlined.document.edit(("stages", 2, "repeat"), 9)  # other rows, other numbers
    turn()
    assert outline.currentIndex().data() == "layer3.2.conv2"
    assert outline.isExpanded(outline.currentIndex().parent())


def test_the_outline_of_a_thousand_layers_reads_only_what_is_seen(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("resnet152")
    outline = window.outline
    read: list[int] = []
    line = Hierarchy.line
    monkeypatch.setattr(Hierarchy, "line", lambda self, number: read.append(number) or line(self, number))
    window.show_panel(window.bottom.indexOf(window.outline))
    QApplication.processEvents()
    assert outline.outline.rowCount(outline.outline.at(0)) == 6
    assert read
    assert max(read) <= 6


def test_the_picture_says_what_the_keyboard_reaches(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    qtbot.waitUntil(lambda: bool(window.picture.canvas.boxes))
    canvas = window.picture.canvas
    canvas.setFocus()
    press(qtbot, canvas, Qt.Key.Key_Home)
    press(qtbot, canvas, Qt.Key.Key_Down)
    assert "3×224×224" in said[0]
    assert "7×7, 64, /2" in said[-1]
    assert canvas.accessibleDescription() == said[-1]


# -- the size of texts


@pytest.fixture
def normal_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.scale(qapp, "normal")


@pytest.mark.usefixtures("normal_again")
def test_texts_grow_by_keys_and_are_remembered(open_window: Open, qtbot: QtBot) -> None:
    window = open_window("resnet50", kept=True)
    window.commands.begin()
    qtbot.waitUntil(lambda: bool(window.picture.canvas.boxes))
    fields = window.inspector.form.fields["name"].input, window.stages, window.menuBar(), window.totals.labels["params"]
    before, row = [w.font().pointSizeF() for w in fields], window.layers.table.view.rowHeight(0)
    zoom = window.picture.canvas.zoom
    control = Qt.KeyboardModifier.ControlModifier
    press(qtbot, window.stages, Qt.Key.Key_Plus, control, SHIFT)
    QApplication.processEvents()
    assert [w.font().pointSizeF() for w in fields] == pytest.approx([1.2 * points for points in before], rel=0.01)
    assert window.layers.table.view.rowHeight(0) > row
    assert Memory().settings.text == "larger"
    press(qtbot, window.stages, Qt.Key.Key_Plus, control, SHIFT)
    assert not window.actions_["text_larger"].isEnabled()
    assert "as large as" in window.actions_["text_larger"].toolTip()
    for _ in range(2):
        press(qtbot, window.stages, Qt.Key.Key_Underscore, control, SHIFT)
    QApplication.processEvents()
    assert [w.font().pointSizeF() for w in fields] == pytest.approx(before)
    assert window.picture.canvas.zoom == pytest.approx(zoom, rel=0.02)


@pytest.mark.usefixtures("normal_again")
def test_nothing_is_cut_off_with_larger_texts(open_window: Open) -> None:
    window = open_window("resnet50")
    window.commands.begin()
    textsize.set_size(window, "larger")
    QApplication.processEvents()
    assert window.width() == 1280
    cut = [
        f"{type(w).__name__} {w.text()!r}: {w.width()} < {w.minimumSizeHint().width()}"
        for w in window.findChildren(QWidget)
        if isinstance(w, QLabel | QAbstractButton) and w.isVisible() and w.text()
        and w.width() < w.minimumSizeHint().width()
    ]  # fmt: skip
    assert not cut
    view = window.layers.table.view
    for column in range(view.model().columnCount()):
        wide = view.columnWidth(column)
        assert view.isColumnHidden(column) or wide >= view.sizeHintForColumn(column)
