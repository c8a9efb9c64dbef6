"""The list of stages: reorder by keyboard and by drag, duplicate, remove, repeat, drop from the palette."""

from __future__ import annotations

from conftest import names, press
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from archviz.ui.stages import BLOCK_MIME, STAGE_MIME
from archviz.ui.window import Window

STAGES = ["stem", "layer1", "layer2", "layer3", "layer4", "head"]


def drop(window: Window, data: QMimeData, stage: int, *, below: bool) -> None:
    """A drag that ends on the upper or lower half of a stage's line."""
    stages = window.stages
    rect = stages.visualItemRect(stages.items()[stage])
    point = QPointF(rect.center().x(), rect.bottom() - 1 if below else rect.top() + 1)
    actions, button = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    view = stages.viewport()
    for event in (
        QDragEnterEvent(point.toPoint(), actions, data, button, none),
        QDragMoveEvent(point.toPoint(), actions, data, button, none),
        QDropEvent(point, actions, data, button, none),
    ):
        QApplication.sendEvent(view, event)
        assert event.isAccepted()


def test_stages_show_block_repeat_and_output(window: Window) -> None:
    assert names(window) == STAGES
    assert [i.text(1) for i in window.stages.items()][1:3] == ["Bottleneck ×3", "Bottleneck ×4"]
    assert [i.text(2) for i in window.stages.items()] == [
        "64×56×56", "256×56×56", "512×28×28", "1024×14×14", "2048×7×7", "1000",
    ]  # fmt: skip


def test_alt_arrows_move_the_selected_stage(window: Window, qtbot: QtBot) -> None:
    window.commands.select(2)
    press(qtbot, window.stages, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(window)[1:3] == ["layer2", "layer1"]
    assert window.selection.stage == 1
    press(qtbot, window.stages, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(window) == STAGES
    assert window.document.stack.undoText() == "move layer2"


def test_dragging_a_stage_moves_it(window: Window) -> None:
    stages = window.stages
    drop(window, stages.mimeData([stages.items()[1]]), 3, below=True)
    assert names(window) == ["stem", "layer2", "layer3", "layer1", "layer4", "head"]
    assert (window.selection.name, window.selection.stage) == ("layer1", 3)
    drop(window, stages.mimeData([stages.items()[3]]), 1, below=False)
    assert names(window) == STAGES
    assert window.document.stack.count() == 2


def test_dropping_a_stage_where_it_stands_is_no_edit(window: Window) -> None:
    stages = window.stages
    drop(window, stages.mimeData([stages.items()[2]]), 2, below=True)
    drop(window, stages.mimeData([stages.items()[2]]), 1, below=True)
    assert window.document.stack.count() == 0


def test_dropping_a_block_inserts_it(window: Window) -> None:
    data = QMimeData()
    data.setData(BLOCK_MIME, b"basic")
    drop(window, data, 1, below=True)
    assert names(window)[:4] == ["stem", "layer1", "basic", "layer2"]
    assert window.selection.name == "basic"


def test_foreign_drags_are_not_taken(window: Window) -> None:
    data = QMimeData()
    data.setData(BLOCK_MIME, b"no such block")
    view = window.stages.viewport()
    point = view.rect().center()
    event = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    event.ignore()
    QApplication.sendEvent(view, event)
    assert not event.isAccepted()


def test_delete_and_duplicate_keys(window: Window, qtbot: QtBot) -> None:
    window.commands.select(1)
    press(qtbot, window.stages, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert names(window)[:4] == ["stem", "layer1", "layer5", "layer2"]
    assert window.selection.name == "layer5"
    press(qtbot, window.stages, Qt.Key.Key_Delete)
    assert names(window) == STAGES


def test_repeat_count_is_edited_in_the_form(window: Window) -> None:
    window.commands.select(3)
    repeat = window.inspector.form.fields["repeat"].input
    assert isinstance(repeat, QSpinBox)
    repeat.setValue(23)
    assert window.stages.items()[3].text(1) == "Bottleneck ×23"
    assert window.document.analysis.total.params == 44_549_160  # torchvision's ResNet-101


def test_actions_say_why_they_are_grey(window: Window) -> None:
    action = window.actions_["remove"]
    assert not action.isEnabled()
    assert "select a stage first" in action.toolTip()
    window.commands.select(0)
    assert action.isEnabled()
    assert "it is the first one" in window.actions_["up"].toolTip()


def test_what_another_program_drops_is_refused(window: Window) -> None:
    before = window.document.state
    window.picture.block_dropped.emit("no_such_block")
    assert "no_such_block" in window.message.text.text()
    data = QMimeData()
    data.setData(STAGE_MIME, b"40")  # of another window, whose design has more stages
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, none)
    window.stages.dropEvent(event)
    assert window.document.state is before
