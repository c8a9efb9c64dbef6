"""Another language while the program runs: the words change, the work does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Open, press
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from archviz.app.journal import journals
from archviz.app.settings import load_settings, settings_file
from archviz.ui import application, language
from archviz.ui.language import speak
from archviz.ui.window import Window

Answer = dict[str, QMessageBox.StandardButton]
Choose = Callable[[Window, str], Window]
CHINESE = {
    "Params": "参数量",
    "{count} params": "{count} 参数",
    "{field} of {stage}": "{stage} 的{field}",
    "repeat": "重复",
}


def app() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A few texts of ours; Qt brings its own."""
    monkeypatch.setattr(language, "translations", lambda _: CHINESE)
    yield
    speak(app(), "en")


@pytest.fixture
def choose(qtbot: QtBot, answer: Answer) -> Iterator[Choose]:
    """Chooses a language in the menu of a window; gives the window that stands there then."""
    made: list[Window] = []

    def chooser(window: Window, name: str) -> Window:
        before = {w for w in app().topLevelWidgets() if isinstance(w, Window)}
        entry(window, name).trigger()
        app().sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for now in app().topLevelWidgets():
            if isinstance(now, Window) and now not in before:
                made.append(now)
                qtbot.waitUntil(now.isActiveWindow)
                return now
        return window

    yield chooser
    answer["button"] = QMessageBox.StandardButton.Discard
    for window in made:
        if isValid(window):
            window.close()
    app().sendPostedEvents(None, QEvent.Type.DeferredDelete)


def entry(window: Window, name: str) -> QAction:
    actions = (
        a for menu in window.findChildren(QMenu) for a in menu.actions() if a.data() in ("system", "en", "zh_CN")
    )
    return next(action for action in actions if action.text() == name)


def words(window: Window) -> tuple[str, str, str]:
    """A header, a sentence with a number, and a word of Qt's."""
    header = window.layers.table.model.headerData(3, Qt.Orientation.Horizontal)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save)
    return header, window.totals.labels["params"].text(), box.buttons()[0].text()


@pytest.mark.usefixtures("chinese")
def test_the_words_change_and_the_work_does_not(
    open_window: Open, choose: Choose, qtbot: QtBot, answer: Answer
) -> None:
    first = open_window("resnet18", "resnet50", kept=True)
    document, project = first.document, first.document.project
    document.activate(1)
    document.edit(("stages", 1, "repeat"), 4)
    document.edit(("stages", 2, "repeat"), 5)
    document.stack.undo()
    edited = document.project
    first.views["level"].choose("stage")
    first.views["direction"].choose("LR")
    first.layers.levels.choose("block")
    first.layers.naming.choose(True)
    first.show_panel(1)
    first.docks[0].hide()
    qtbot.waitUntil(lambda: not first._layout.busy)
    first.selection.pick("layer1.0.conv2", 1)
    first.picture.canvas.zoom_in()
    place, zoom = first.geometry(), first.picture.canvas.zoom
    english = words(first)
    answer["button"] = QMessageBox.StandardButton.Cancel  # nothing is given up, so nothing is asked

    second = choose(first, "简体中文")
    assert not isValid(first)
    assert words(second) == ("参数量", "25.63 M 参数 ▲ +119.2 %", "保存")
    assert second.document is document
    assert (document.project, document.state.active, document.modified) == (edited, 1, True)
    assert (second.selection.name, second.selection.stage) == ("layer1.0.conv2", 1)
    assert (second.picture.level, second.picture.direction, second.layers.levels.current) == ("stage", "LR", "block")
    assert second.layers.naming.keras
    assert second.bottom.currentIndex() == 1
    assert [dock.isVisible() for dock in second.docks] == [False, True, True]
    assert second.geometry() == place
    assert second.picture.canvas.zoom == pytest.approx(zoom)
    assert second.actions_["undo"].isEnabled()
    assert "layer1 的重复" in second.actions_["undo"].text()
    assert [entry(second, name).isChecked() for name in ("System", "English", "简体中文")] == [False, False, True]
    assert load_settings().language == "zh_CN"

    press(qtbot, second.stages, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.project == project
    document.stack.redo()
    second.selection.pick_stages((2, 3, 4), 3)
    third = choose(second, "English")
    assert words(third) == english
    assert (third.selection.stages, third.selection.stage) == ((2, 3, 4), 3)
    assert "repeat of layer1" in third.actions_["undo"].text()
    document.stack.redo()
    assert third.document.design.stages[2].repeat == 5
    assert third.stages.items()[2].text(1).endswith("×5")
    assert load_settings().language == "en"


@pytest.mark.usefixtures("chinese")
def test_the_journal_goes_on(open_window: Open, choose: Choose, qtbot: QtBot) -> None:
    window = open_window("resnet18", watch=True)
    window.document.edit(("name",), "unsaved")
    qtbot.waitUntil(lambda: len(journals()) == 1)
    kept = journals()
    now = choose(window, "简体中文")
    assert journals() == kept
    now.document.edit(("name",), "later")
    qtbot.waitUntil(lambda: (entry := kept[0].read()) is not None and entry.project.designs[0].name == "later")
    now.close()
    assert journals() == []


def test_a_broken_file_of_texts_is_refused(
    open_window: Open, choose: Choose, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "zh_CN.ts").write_text("<TS><context>", "utf-8")
    monkeypatch.setattr(language, "resource", lambda _: tmp_path)
    window = open_window("resnet18", kept=True)
    english = words(window)
    assert choose(window, "简体中文") is window
    text = window.message.text.text()
    assert str(tmp_path / "zh_CN.ts") in text
    assert "简体中文" in text
    assert words(window) == english
    assert entry(window, "System").isChecked()
    assert load_settings().language == "system"


@pytest.mark.parametrize("broken", [False, True])
def test_the_program_starts_in_the_language_of_the_settings(
    broken: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('{"language": "zh_CN"}')
    text = "<TS" if broken else "<TS><message><source>Params</source><translation>参数量</translation></message></TS>"
    (tmp_path / "zh_CN.ts").write_text(text, "utf-8")
    monkeypatch.setattr(language, "resource", lambda _: tmp_path)
    seen: list[tuple[str, str]] = []

    def look(app: QApplication) -> int:
        for window in app.topLevelWidgets():
            if isinstance(window, Window):
                seen.append((words(window)[0], window.message.text.text()))
                window.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", look)
    try:
        application.run(None)
        ((header, said),) = seen
        assert header == ("Params" if broken else "参数量")
        assert ("install ArchViz anew" in said) == broken
    finally:
        speak(app(), "en")
        app().sendPostedEvents(None, QEvent.Type.DeferredDelete)
