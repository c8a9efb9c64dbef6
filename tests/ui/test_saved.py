"""Blocks of the project's own: saved in the form, used from the palette, renamed, removed, missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Open, names, press
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from test_stages import drop

from archviz.spec import files
from archviz.ui.catalogue import KIND, NAME
from archviz.ui.window import Window


def own(window: Window) -> list[str]:
    """The palette's entries below This project."""
    return [i.text(0) for i in window.palette_panel.tree.entries() if i.data(0, KIND) == "saved"]


def save(window: Window, qtbot: QtBot, stage: int, name: str) -> None:
    window.commands.select(stage)
    row = window.inspector.saved
    row.name.setFocus()
    row.name.selectAll()
    qtbot.keyClicks(row.name, name)
    press(qtbot, row.name, Qt.Key.Key_Return)


def test_save_and_use_again(window: Window, qtbot: QtBot) -> None:
    assert own(window) == []
    save(window, qtbot, 1, "my own")
    assert own(window) == ["my own"]
    assert window.document.stack.undoText() == "save block my own"
    assert window.stages.items()[1].text(1) == "my own ×3"
    assert window.inspector.saved.button.text() == "Saved"
    entry = next(i for i in window.palette_panel.tree.entries() if i.text(0) == "my own")
    window.palette_panel.tree.itemActivated.emit(entry, 0)
    assert names(window)[:4] == ["stem", "layer1", "my_own", "layer2"]
    stages = window.document.design.stages
    assert (stages[2].block, stages[2].saved) == (stages[1].block, "my own")
    data = window.palette_panel.tree.mimeData([entry])
    assert isinstance(data, QMimeData)
    drop(window, data, 3, below=True)
    assert names(window)[4] == "my_own2"
    assert window.document.stack.undoText() == "add my own"
    window.document.stack.setIndex(0)
    assert own(window) == []
    assert window.stages.items()[1].text(1) == "Bottleneck ×3"


def test_the_button_says_what_it_would_do(window: Window, qtbot: QtBot) -> None:
    button = window.inspector.saved.button
    window.commands.select(1)
    assert (button.text(), button.isEnabled()) == ("Save", False)
    save(window, qtbot, 1, "my own")
    window.document.edit(("stages", 1, "block", "width"), 32)
    assert (button.text(), button.isEnabled()) == ("Replace", True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.document.project.saved("my own") == window.document.design.stages[1].block
    window.inspector.saved.name.clear()
    assert button.text() == "Forget"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.document.design.stages[1].saved == ""
    assert own(window) == ["my own"]


def test_rename_and_remove_in_the_palette(window: Window, qtbot: QtBot) -> None:
    save(window, qtbot, 1, "my own")
    tree = window.palette_panel.tree
    tree.setCurrentItem(next(i for i in tree.entries() if i.text(0) == "my own"))
    tree.currentItem().setText(0, "third")  # as the editor that F2 opens does
    qtbot.waitUntil(lambda: own(window) == ["third"])
    assert window.document.design.stages[1].saved == "third"
    tree.setCurrentItem(next(i for i in tree.entries() if i.text(0) == "third"))
    tree.setFocus()
    press(qtbot, tree, Qt.Key.Key_F2)
    assert tree.state() == tree.State.EditingState
    press(qtbot, tree.focusWidget() or tree, Qt.Key.Key_Escape)
    press(qtbot, tree, Qt.Key.Key_Delete)
    assert own(window) == []
    assert len(window.document.design.stages) == 6
    assert window.document.stack.undoText() == "remove block third"


def test_a_missing_block_is_said_everywhere_and_mended(window: Window, qtbot: QtBot) -> None:
    before = window.document.analysis.total
    save(window, qtbot, 1, "my own")
    window.document.remove_block("my own")
    assert "no longer has" in window.stages.items()[1].toolTip(0)
    assert not window.stages.items()[1].icon(0).isNull()
    assert window.document.analysis.total == before
    assert window.document.expansion.sound
    assert window.bottom.tabText(2) == "Problems"
    window.show_panel(2)
    texts = [b.text() for b in window.problems.widget().findChildren(QPushButton, "fix")]
    assert texts == ["save it again", "forget the name"]
    box = window.inspector.form._boxes["block"]
    assert box.isVisible()
    qtbot.mouseClick(box.findChildren(QPushButton, "fix")[0], Qt.MouseButton.LeftButton)
    assert own(window) == ["my own"]
    assert not box.isVisible()
    assert window.document.stack.undoText() == "save it again"


def test_search_finds_the_own_blocks(window: Window, qtbot: QtBot) -> None:
    save(window, qtbot, 1, "my own")
    qtbot.keyClicks(window.palette_panel.search, "my o")
    assert [i.data(0, NAME) for i in window.palette_panel.tree.entries()] == ["saved:my own"]


def test_a_file_with_a_block_of_another_program_opens_and_is_saved_untouched(open_window: Open, tmp_path: Path) -> None:
    words = {"type": "botleneck", "b": [1.5, None], "a": "x"}
    stage = {"name": "new", "block": words, "repeat": 2}
    path = tmp_path / "other.archviz.json"
    path.write_text(json.dumps({"archviz": 1, "designs": [{"name": "a", "input": [8, 14, 14], "stages": [stage]}]}))
    window = open_window(path=path)
    assert window.bottom.tabText(2) == "Problems 1"
    assert window.stages.items()[0].text(1) == "Missing block ×2"
    window.commands.select(0)
    assert list(window.inspector.form.fields) == ["name", "repeat"]
    window.document.edit(("stages", 0, "repeat"), 3)
    assert window.document.save(path)
    kept = json.loads(path.read_text("utf-8"))["designs"][0]["stages"][0]
    assert (json.dumps(kept["block"]), kept["repeat"]) == (json.dumps(words), 3)
    assert files.load(path) == window.document.project


def test_the_button_does_the_same_in_another_language(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archviz.ui.language._table", {"Saved": "已保存", "Save": "保存"})
    save(window, qtbot, 1, "my own")
    button = window.inspector.saved.button
    assert (button.text(), button.isEnabled()) == ("已保存", False)
