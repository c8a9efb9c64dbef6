"""The list of stages: reorder by keyboard and by drag, duplicate, remove, repeat, drop from the palette."""

from __future__ import annotations

from conftest import Open, names, press
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from archviz.ui.mime import BLOCK_MIME, STAGES_MIME
from archviz.ui.window import Window

STAGES = ["stem", "layer1", "layer2", "layer3", "layer4", "head"]


def dragged(window: Window, *stages: int) -> QMimeData:
    """What a person who has selected these stages drags."""
    window.selection.pick_stages(stages)
    return window.stages.mimeData(window.stages.selectedItems())


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
    drop(window, dragged(window, 1), 3, below=True)
    assert names(window) == ["stem", "layer2", "layer3", "layer1", "layer4", "head"]
    assert (window.selection.name, window.selection.stage) == ("layer1", 3)
    drop(window, dragged(window, 3), 1, below=False)
    assert names(window) == STAGES
    assert window.document.stack.count() == 2


def test_dragging_several_stages_moves_them_together(window: Window) -> None:
    drop(window, dragged(window, 1, 3), 4, below=True)
    assert names(window) == ["stem", "layer2", "layer4", "layer1", "layer3", "head"]
    assert window.selection.stages == (3, 4)
    assert window.document.stack.undoText() == "move layer1, layer3"
    window.document.stack.undo()
    assert names(window) == STAGES


def test_stages_of_another_window_are_copied(window: Window, open_window: Open) -> None:
    other = open_window("resnet18")
    other.selection.pick_stages((1, 2))
    data = other.stages.mimeData(other.stages.selectedItems())
    drop(window, data, 0, below=True)
    assert names(window) == ["stem", "layer5", "layer6", "layer1", "layer2", "layer3", "layer4", "head"]
    assert window.document.design.stages[1].block == other.document.design.stages[1].block
    assert names(other) == STAGES


def test_dropping_a_stage_where_it_stands_is_no_edit(window: Window) -> None:
    drop(window, dragged(window, 2), 2, below=True)
    drop(window, dragged(window, 2), 1, below=True)
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
    window.picture.drops.inserted.emit("no_such_block", -1, 0)
    assert "no_such_block" in window.message.text.text()
    data = QMimeData()
    data.setData(STAGES_MIME, b"40")
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, none)
    window.stages.dropEvent(event)
    assert window.document.state is before


def test_the_list_is_as_high_as_its_stages(window: Window) -> None:
    for _ in range(4):
        window.document.duplicate(1)
    QApplication.processEvents()
    last = window.stages.visualItemRect(window.stages.items()[-1])
    assert window.stages.viewport().rect().contains(last)
