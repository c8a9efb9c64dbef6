"""The history as a list: what was done, where the design is, what is saved, and the way to anywhere in it."""

from __future__ import annotations

from pathlib import Path

from conftest import press, turn
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archviz.ui.undo import HistoryPanel
from archviz.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


def history(window: Window) -> HistoryPanel:
    window.show_panel(window.bottom.indexOf(window.history))
    return window.history


def texts(panel: HistoryPanel) -> list[str]:
    turn()  # it follows
    return [panel.steps.index(row, 0).data() for row in range(panel.steps.rowCount())]


def grey(panel: HistoryPanel) -> list[int]:
    role = Qt.ItemDataRole.ForegroundRole
    return [row for row in range(panel.steps.rowCount()) if panel.steps.index(row, 0).data(role) is not None]


def repeats(window: Window) -> list[int]:
    return [stage.repeat for stage in window.document.design.stages]


def click(panel: HistoryPanel, qtbot: QtBot, row: int) -> None:
    place = panel.visualRect(panel.steps.index(row, 0)).center()
    qtbot.mouseClick(panel.viewport(), LEFT, pos=place)


def test_a_click_goes_there_and_back(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    panel, document = history(window), window.document
    assert texts(panel) == ["As it was opened"]
    for stage, repeat in ((1, 7), (2, 6), (3, 5)):
        document.edit(("stages", stage, "repeat"), repeat)
        if stage == 2:
            assert document.save(tmp_path / "mine.archviz.json")
    assert texts(panel) == ["As it was opened", "repeat of layer1", "repeat of layer2  (saved)", "repeat of layer3"]
    assert (panel.currentIndex().row(), grey(panel)) == (3, [])
    told: list[tuple[object, object]] = []
    document.changed.connect(lambda *states: told.append(states))
    last = document.state
    click(panel, qtbot, 1)
    turn()
    assert repeats(window) == [1, 7, 4, 6, 3, 1]
    assert (panel.currentIndex().row(), grey(panel)) == (1, [2, 3])
    assert told == [(last, document.state)], "as one change"
    assert window.windowTitle().startswith("mine")
    assert window.isWindowModified()
    click(panel, qtbot, 2)
    assert not window.isWindowModified()
    click(panel, qtbot, 3)
    assert document.state == last
    press(qtbot, panel, Qt.Key.Key_Up)
    assert repeats(window) == [1, 7, 6, 6, 3, 1]
    window.actions_["undo"].trigger()
    turn()
    assert panel.currentIndex().row() == 1
    document.edit(("stages", 4, "repeat"), 9)
    assert texts(panel) == ["As it was opened", "repeat of layer1", "repeat of layer4"]


def test_a_drag_is_one_step_and_another_file_starts_anew(window: Window) -> None:
    panel, document = history(window), window.document
    for repeat in (4, 5, 6):
        document.edit(("stages", 1, "repeat"), repeat)
    assert texts(panel) == ["As it was opened", "repeat of layer1"]
    window.open_example()
    assert texts(panel) == ["As it was opened"]
    assert panel.currentIndex().row() == 0


def test_it_rests_while_hidden_and_is_told_of_an_edit_once(window: Window) -> None:
    resets: list[int] = []
    panel, document = window.history, window.document
    panel.steps.modelReset.connect(lambda: resets.append(panel.steps.rowCount()))
    for repeat, stage in ((7, 1), (6, 2)):
        document.edit(("stages", stage, "repeat"), repeat)
        turn()
    assert not resets, "hidden"
    history(window)
    assert texts(panel) == ["As it was opened", "repeat of layer1", "repeat of layer2"]
    assert panel.currentIndex().row() == 2
    resets.clear()
    document.edit(("stages", 3, "repeat"), 5)
    turn()
    assert resets == [4]
