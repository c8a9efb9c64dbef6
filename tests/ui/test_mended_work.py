"""Work that was asked for is done, and told, whatever else happens meanwhile: closing, a second question, a fault."""

from __future__ import annotations

import pickle
import threading
from pathlib import Path

import pytest
from conftest import Open
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from archviz.app.jobs import Token, WorkerThread
from archviz.app.settings import load_settings
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.registry import block_class
from archviz.ui.application import welcome
from archviz.ui.bridge import Bridge
from archviz.ui.export_view import ExportView
from archviz.ui.memory import Memory
from archviz.ui.window import Window


def exporting(window: Window, qtbot: QtBot) -> ExportView:
    """The export view of a window, with its page."""
    window.export.open()
    qtbot.waitUntil(lambda: not window.export.busy, timeout=20_000)
    assert window.export.view is not None
    return window.export.view


def test_two_saves_in_a_row_are_two_files(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    view = exporting(window, qtbot)
    for name in ("a.svg", "b.png"):
        view.save_to(tmp_path / name)
    qtbot.waitUntil(lambda: not window.export.busy, timeout=20_000)
    assert {p.name for p in tmp_path.iterdir()} == {"a.svg", "b.png"}


def test_a_picture_that_is_saved_is_there_although_the_window_closes(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    view = exporting(window, qtbot)
    go = threading.Event()
    window.export._files.entrust("slow", lambda _: go.wait(20), print, print)  # longer than the window waits
    view.save_to(tmp_path / "net.pdf")
    assert window.close()
    assert not (tmp_path / "net.pdf").exists()
    go.set()
    qtbot.waitUntil((tmp_path / "net.pdf").exists, timeout=20_000)
    assert (tmp_path / "net.pdf").read_bytes().startswith(b"%PDF")


def test_what_a_worker_does_not_take_has_failed_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    worker, tries, told = WorkerThread("test"), [], []
    worker.begin()

    def refuse(work: object, token: Token) -> None:
        tries.append(work)
        raise pickle.PicklingError("a lambda")

    bridge = Bridge(worker)
    with monkeypatch.context() as patch:
        patch.setattr(worker, "submit", refuse)
        bridge.ask("key", lambda _: 1, told.append, told.append)
        qtbot.waitUntil(lambda: not bridge.busy, timeout=5000)
    assert len(tries) == 1
    assert [str(error) for error in told] == ["a lambda"]
    bridge.close()


def test_a_closed_bridge_asks_nothing(qtbot: QtBot) -> None:
    worker = WorkerThread("test")
    bridge = Bridge(worker)
    bridge.close().result(5)
    bridge.ask("key", lambda _: 1, print, print)
    bridge.entrust("other", lambda _: 1, print, print)
    assert not bridge.busy


def test_a_later_start_meets_a_window_that_is_going(window: Window) -> None:
    window.hide()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    welcome(app, "x.archviz.json")
    assert window.document.path is None


def test_two_windows_keep_what_the_other_has_chosen(tmp_path: Path) -> None:
    first, second = Memory(), Memory()
    first.put(theme="dark", heat="macs")
    first.opened(tmp_path / "a")
    second.opened(tmp_path / "b")
    second.put(theme="light", minimap=False)
    first.use("fit")
    kept = load_settings()
    assert (kept.theme, kept.heat, kept.minimap, kept.used) == ("light", "macs", False, ("fit",))
    assert kept.recent == (str(tmp_path / "b"), str(tmp_path / "a"))
    assert first.settings == kept


def test_choices_of_this_window_hold_while_nothing_can_be_written(own_folders: Path) -> None:
    (own_folders / "config").write_text("a file where the folder should be")
    memory = Memory()
    memory.put(theme="dark")
    memory.put(heat="macs")
    assert (memory.settings.theme, memory.settings.heat) == ("dark", "macs")
    (own_folders / "config").unlink()
    memory.put(minimap=False)
    kept = load_settings()
    assert (kept.theme, kept.heat, kept.minimap) == ("dark", "macs", False)


def button(window: Window, text: str) -> QPushButton:
    """What can be chosen in the message bar; one alone is called so."""
    (found,) = (b for b in window.message.findChildren(QPushButton) if b.isVisible() and b.text() == text)
    return found


def test_what_is_offered_stays_until_a_choice_is_made(window: Window, qtbot: QtBot) -> None:
    chosen: list[str] = []
    bar = window.message
    bar.say("Work is left", icon="info", choices={"Recover": lambda: chosen.append("r")})
    bar.say("A second thing", choices={"Yes": lambda: chosen.append("y")})
    bar.say("No such file")
    assert bar.text.text() == "Work is left\nNo such file"
    window.document.edit(("name",), "mine")  # the warning has had its time, the offer has not
    assert bar.text.text() == "Work is left"
    bar.say("No such file")
    bar._timer.timeout.emit()
    assert (bar.text.text(), bar.isVisible()) == ("Work is left", True)
    qtbot.mouseClick(button(window, "Recover"), Qt.MouseButton.LeftButton)
    assert bar.text.text() == "A second thing"
    qtbot.mouseClick(button(window, "Yes"), Qt.MouseButton.LeftButton)
    assert chosen == ["r", "y"]
    assert not bar.isVisible()
    bar.say("Later")
    assert bar.text.text() == "Later"
    assert not [b for b in bar.findChildren(QPushButton) if b.isVisible()]


def test_a_pasted_project_brings_its_blocks_in_one_step(open_window: Open) -> None:
    basic, plain = (block_class(key)() for key in ("basic", "plain"))
    mine = Project(designs=(Architecture(name="a"),)).save_block("mine", basic).save_block("same", basic)
    other = Architecture(name="a").insert(0, plain, saved="mine").insert(1, basic, saved="same")
    further = Architecture(name="b").insert(0, plain, saved="new")
    theirs = Project(designs=(other, further, other))
    for name, block in (("mine", plain), ("same", basic), ("new", plain), ("mine 2", basic)):
        theirs = theirs.save_block(name, block)
    window = open_window()
    window.document.load(mine)
    QGuiApplication.clipboard().setText(files.dumps(theirs))
    window.commands.paste()
    project = window.document.project
    assert [d.name for d in project.designs] == ["a", "a 2", "b", "a 3"]
    assert [s.saved for d in project.designs for s in d.stages] == ["mine 3", "same", "new", "mine 3", "same"]
    assert [b.name for b in project.blocks] == ["mine", "same", "mine 3", "new", "mine 2"]
    assert (project.saved("mine"), project.saved("mine 3")) == (basic, plain)
    assert window.document.state.active == 3
    assert window.document.stack.count() == 1
    window.document.stack.undo()
    assert window.document.project == mine


def test_a_pasted_project_without_designs_is_refused(window: Window) -> None:
    before = window.document.state
    QGuiApplication.clipboard().setText(files.dumps(Project()))
    window.commands.paste()
    assert "without designs" in window.message.text.text()
    assert window.document.state is before


def test_a_network_that_is_opened_twice_has_two_names(window: Window) -> None:
    window.commands.open_network("resnet50")
    window.commands.open_network("resnet50")
    window.document.new_design(Architecture(name="x" * 120), Architecture(name="x" * 120))
    window.commands.open_network("resnet50")  # in the place of the empty one
    names = [d.name for d in window.document.project.designs]
    assert names == ["resnet50", "resnet50 2", "resnet50 3", "x" * 120, "resnet50 4"]
