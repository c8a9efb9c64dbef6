"""New, open, save, save as, recent: nothing is lost, every refusal says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Open
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.spec import files
from archviz.spec.architecture import Project
from archviz.ui.document import Document
from archviz.ui.memory import Memory
from archviz.ui.window import Window


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "wide.archviz.json"
    files.save(Project(designs=(zoo.network("wrn-16-4_cifar10"),)), path)
    return path


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, chosen: str = "") -> None:
    """The file that the user picks in the next choosers."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), chosen))


def test_save_as_open_and_recent(open_window: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    window = open_window("resnet50", kept=True)
    window.document.edit(("name",), "mine")
    assert window.isWindowModified()
    choose(monkeypatch, tmp_path / "mine")
    window.actions_["save"].trigger()
    path = tmp_path / "mine.archviz.json"
    assert files.load(path) == window.document.project
    assert not window.isWindowModified()
    assert window.windowTitle() == "mine[*] — ArchViz"
    window.document.edit(("name",), "mine again")
    window.actions_["save"].trigger()
    assert files.load(path).designs[0].name == "mine again"
    assert Memory().settings.recent == (str(path),)


def test_a_second_window_opens_what_was_saved(open_window: Open, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window("resnet50", kept=True)
    choose(monkeypatch, saved)
    window.actions_["open"].trigger()
    assert window.document.design.name == "wrn-16-4_cifar10"
    assert window.document.path == saved
    assert not window.document.stack.canUndo()


def test_a_refused_file_leaves_the_design_untouched(window: Window, tmp_path: Path) -> None:
    broken = tmp_path / "broken.archviz.json"
    broken.write_text('{"archviz": 1, "designs": [{"name": "x", "stages": [{"na')
    before = window.document.state
    window.files.open_path(broken)
    assert window.document.state is before
    assert window.message.isVisible()
    assert str(broken) in window.message.text.text()
    assert "line 1" in window.message.text.text()


def test_a_missing_recent_file_is_said_and_forgotten(open_window: Open, saved: Path) -> None:
    window = open_window("resnet50", kept=True)
    window.files.open_path(saved)
    saved.unlink()
    window.files.open_path(saved)
    assert "No such file" in window.message.text.text()
    assert window.memory.settings.recent == ()
    assert window.document.design.name == "wrn-16-4_cifar10"


def test_a_place_that_cannot_be_written_keeps_the_work_unsaved(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.document.edit(("name",), "mine")
    choose(monkeypatch, tmp_path / "no such folder" / "x.archviz.json")
    window.actions_["save_as"].trigger()
    assert "cannot be written" in window.message.text.text()
    assert window.isWindowModified()
    assert window.document.path is None


def test_cancel_keeps_unsaved_work(window: Window, saved: Path, answer: dict[str, QMessageBox.StandardButton]) -> None:
    window.document.edit(("name",), "mine")
    answer["button"] = QMessageBox.StandardButton.Cancel
    window.files.open_path(saved)
    assert window.document.design.name == "mine"
    window.files.new()
    assert window.document.design.name == "mine"
    assert not window.close()
    answer["button"] = QMessageBox.StandardButton.Discard
    window.files.new()
    assert window.document.design.stages == ()


def test_the_first_start_shows_the_example_with_its_ratio(open_window: Open) -> None:
    window = open_window()
    window.open_first(None)
    assert [d.name for d in window.document.project.designs] == ["Bottleneck 256-64-256", "Plain pair 256"]
    assert window.document.path is None
    window.document.activate(0)
    bottleneck = window.document.analysis.total.conv_weight
    window.document.activate(1)
    plain = window.document.analysis.total.conv_weight
    assert (bottleneck, plain, f"{plain / bottleneck:.2f}") == (69_632, 1_179_648, "16.94")
    assert window.bottom.currentWidget() is window.compare
    table = window.compare.table
    line = [table.verticalHeaderItem(i).text() for i in range(table.rowCount())].index("Convolution weights")
    said = [table.item(line, c).data(Qt.ItemDataRole.AccessibleTextRole) for c in range(2)]
    assert said == ["69,632", "1,179,648 ▲ ×16.94 +1,110,016"]


def test_an_unreadable_first_file_is_said_above_the_example(open_window: Open, tmp_path: Path) -> None:
    window = open_window(path=tmp_path / "gone.archviz.json")
    assert "gone.archviz.json" in window.message.text.text()
    assert len(window.document.project.designs) == 2


def test_broken_settings_are_set_aside(own_folders: Path) -> None:
    folder = own_folders / "config" / "archviz"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text("{ not json")
    assert Memory().settings.recent == ()
    assert (folder / "settings.json.broken").read_text() == "{ not json"


def test_settings_that_cannot_be_written_are_said(own_folders: Path, open_window: Open) -> None:
    window = open_window("resnet50", kept=True)
    (own_folders / "config").write_text("a file where the folder should be")
    window.memory.put(theme="dark")
    assert "settings are not kept" in window.message.text.text()


def test_document_open_is_quiet_about_good_files(saved: Path) -> None:
    document = Document()
    assert document.open(saved)
    assert not document.modified


def test_a_project_file_dropped_on_the_window_is_opened(window: Window, saved: Path) -> None:
    data, none = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for event in (
        QDragEnterEvent(QPoint(600, 10), copy, data, left, none),
        QDropEvent(QPointF(600, 10), copy, data, left, none),
    ):
        QApplication.sendEvent(window, event)
    assert window.document.path == saved


def test_a_file_that_the_chooser_did_not_ask_about_is_not_overwritten(
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: dict[str, QMessageBox.StandardButton],
) -> None:
    there = tmp_path / "mine.archviz.json"
    there.write_text("precious")
    choose(monkeypatch, tmp_path / "mine")
    answer["button"] = QMessageBox.StandardButton.No
    window.actions_["save_as"].trigger()
    assert there.read_text() == "precious"
    assert window.document.path is None
    answer["button"] = QMessageBox.StandardButton.Yes
    window.actions_["save_as"].trigger()
    assert there.read_text() != "precious"


def carry(target: QWidget, *urls: QUrl) -> bool:
    """Drag these onto the middle of a part of the window, as Qt does, and let go where they are taken."""
    data, none = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setUrls(list(urls))
    actions, left = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    window, place = target.window(), target.mapTo(target.window(), target.rect().center())
    found = window.childAt(place) or window
    while not (found.acceptDrops() or found is window):
        found = found.parentWidget()
    place = found.mapFrom(window, place)
    for event in (
        QDragEnterEvent(place, actions, data, left, none),
        QDragMoveEvent(place, actions, data, left, none),
        QDropEvent(QPointF(place), actions, data, left, none),
    ):
        QApplication.sendEvent(found, event)
        if not event.isAccepted():
            return False
        assert event.dropAction() == Qt.DropAction.CopyAction  # the file stays where it lies
    return True


@pytest.mark.parametrize("part", ["canvas", "stages", "palette", "tables", "inspector", "tabs"])
def test_a_project_file_is_opened_wherever_it_is_dropped(window: Window, saved: Path, part: str) -> None:
    parts = {
        "canvas": window.picture.canvas.viewport(),
        "stages": window.stages.viewport(),
        "palette": window.palette_panel.tree.viewport(),
        "tables": window.layers,
        "inspector": window.inspector,
        "tabs": window.tabs,
    }
    assert carry(parts[part], QUrl.fromLocalFile(str(saved)))
    assert window.document.path == saved


def test_of_several_files_the_others_are_said_and_links_are_not_taken(window: Window, saved: Path) -> None:
    assert not carry(window.picture.canvas.viewport(), QUrl("https://example.org/net.archviz.json"))
    others = [QUrl.fromLocalFile(f"/else/{n}.archviz.json") for n in range(5)]
    assert carry(window.picture.canvas.viewport(), QUrl.fromLocalFile(str(saved)), *others)
    assert window.document.path == saved
    said = window.message.text.text()
    assert "not opened: 0.archviz.json, 1.archviz.json, 2.archviz.json, +2" in said


def test_what_is_still_being_typed_is_asked_about(
    window: Window, saved: Path, answer: dict[str, QMessageBox.StandardButton], qtbot: QtBot
) -> None:
    answer["button"] = QMessageBox.StandardButton.Cancel
    window.selection.clear()
    edit = next(e for e in window.inspector.findChildren(QLineEdit) if e.isVisible() and e.text() == "resnet50")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "mine")
    assert window.document.design.name == "resnet50"
    window.files.open_path(saved)
    assert window.document.path is None
    assert window.document.design.name == "mine"
