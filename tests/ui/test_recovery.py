"""Unsaved work after a crash: journalled, offered in a bar, recovered or discarded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Open
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from archviz.app.journal import Journal, journals
from archviz.spec.issue import Refused
from archviz.ui.window import Window

CRASH = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from archviz import zoo
from archviz.spec.architecture import Project
from archviz.ui.document import Document
from archviz.ui.recovery import Recovery
app = QApplication([])
document = Document(Project(designs=(zoo.network("resnet50"),)))
recovery = Recovery(document)
document.edit(("name",), "precious")
def wait():
    if recovery.journal.file.exists():
        os._exit(9)  # as a crash ends: nothing is closed
    QTimer.singleShot(10, wait)
wait()
app.exec()
"""


@pytest.fixture
def crashed() -> None:
    """A program that died with unsaved work."""
    done = subprocess.run([sys.executable, "-c", CRASH], timeout=30, check=False)
    assert done.returncode == 9
    assert len(journals()) == 1


def button(window: Window, text: str) -> QPushButton:
    return next(b for b in window.message.findChildren(QPushButton) if b.text() == text)


@pytest.mark.usefixtures("crashed")
def test_work_left_by_a_crash_is_offered_and_recovered(open_window: Open) -> None:
    window = open_window("resnet18", watch=True)
    assert window.message.isVisible()
    assert "precious" in window.message.text.text()
    assert window.document.design.name == "resnet18"
    button(window, "Recover").click()
    assert window.document.design.name == "precious"
    assert window.isWindowModified()
    assert not window.message.isVisible()
    assert [j.file for j in journals()] == [window.recovery.journal.file]
    window.close()
    assert journals() == []


@pytest.mark.usefixtures("crashed")
def test_discarding_removes_the_journal(open_window: Open) -> None:
    window = open_window("resnet18", watch=True)
    button(window, "Discard").click()
    assert journals() == []
    assert window.document.design.name == "resnet18"


def test_a_living_window_keeps_its_journal_to_itself(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    first = open_window("resnet50", watch=True)
    first.document.edit(("name",), "at work")
    qtbot.waitUntil(lambda: len(journals()) == 1, timeout=3000)
    second = open_window("resnet18", watch=True)
    assert not second.message.isVisible()
    first.document.save(tmp_path / "x.archviz.json")
    qtbot.waitUntil(lambda: journals() == [], timeout=3000)


def test_a_broken_journal_is_not_offered(own_folders: Path, open_window: Open) -> None:
    folder = own_folders / "data" / "archviz" / "unsaved"
    folder.mkdir(parents=True)
    (folder / "1.journal.json").write_text('{"project": {"designs": [{')
    window = open_window("resnet18", watch=True)
    assert not window.message.isVisible()


@pytest.mark.usefixtures("crashed")
def test_a_recovery_that_cannot_be_kept_leaves_the_old_journal(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = journals()

    def refuse(*_: object) -> None:
        raise Refused("the disk is full")

    window = open_window("resnet18", watch=True)
    monkeypatch.setattr(Journal, "write", refuse)
    button(window, "Recover").click()
    assert window.document.design.name == "precious"
    assert "the disk is full" in window.message.text.text()
    assert journals() == left


@pytest.mark.usefixtures("crashed")
def test_recovering_does_not_lose_what_was_edited_meanwhile(
    open_window: Open, answer: dict[str, QMessageBox.StandardButton]
) -> None:
    window = open_window("resnet18", watch=True)
    window.document.edit(("name",), "meanwhile")
    answer["button"] = QMessageBox.StandardButton.Cancel
    button(window, "Recover").click()
    assert window.document.design.name == "meanwhile"
    assert len(journals()) == 1


def test_a_journal_is_locked_before_it_is_there(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window("resnet18", watch=True)
    seen: list[bool] = []
    recovery = window.recovery
    assert recovery is not None
    monkeypatch.setattr(Journal, "write", lambda journal, *_: seen.append(Path(f"{journal.file}.lock").exists()))
    window.document.edit(("name",), "at work")
    recovery._write()
    assert seen
    assert all(seen)


def test_a_journal_that_goes_while_they_are_listed_is_no_mistake(own_folders: Path) -> None:
    folder = own_folders / "data" / "archviz" / "unsaved"
    folder.mkdir(parents=True)
    (folder / "gone.journal.json").symlink_to(folder / "nowhere")  # listed, and not there when it is looked at
    assert [journal.read() for journal in journals()] == [None]


EDITING = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from archviz import zoo
from archviz.spec.architecture import Project
from archviz.ui.document import Document
from archviz.ui.recovery import Recovery
app = QApplication([])
document = Document(Project(designs=(zoo.network("resnet50"),)))
recovery = Recovery(document)
count = 0
def edit():
    global count
    count += 1
    document.edit(("note",), str(count))
timer = QTimer(interval=%d)
timer.timeout.connect(edit)
timer.start()
app.exec()
"""


@pytest.mark.parametrize("pace", [0, 50])
def test_edits_that_never_pause_are_kept_until_a_kill(qtbot: QtBot, pace: int) -> None:
    """The journal follows while the edits go on: a timer that each of them begins again would never write."""
    process = subprocess.Popen([sys.executable, "-c", EDITING % pace])

    def kept() -> int:
        entries = [entry for journal in journals() if (entry := journal.read())]
        return int(entries[0].project.designs[0].note) if entries else 0

    try:
        qtbot.waitUntil(lambda: kept() > 20, timeout=60_000)
        before = kept()
        qtbot.waitUntil(lambda: kept() > before, timeout=60_000)
    finally:
        process.kill()
        process.wait(60)
    assert kept() > before  # whole, whenever the kill came


def test_why_work_is_not_kept_is_said_once(open_window: Open, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def refuse(*_: object) -> None:
        raise Refused("the disk is full")

    window = open_window("resnet18", watch=True)
    told: list[str] = []
    assert window.recovery is not None
    window.recovery.refused.connect(told.append)
    monkeypatch.setattr(Journal, "write", refuse)
    window.document.edit(("name",), "one")
    qtbot.waitUntil(lambda: len(told) == 1, timeout=30_000)
    window.document.edit(("note",), "two")
    assert window.recovery.keep() is None
    assert len(told) == 1
    assert "the disk is full" in told[0]


def test_a_hostile_journal_is_not_offered(own_folders: Path, open_window: Open) -> None:
    folder = own_folders / "data" / "archviz" / "unsaved"
    folder.mkdir(parents=True)
    for number, project in enumerate(("[" * 100_000, json.dumps({"designs": [1] * 500_000}), '{"designs": NaN}')):
        (folder / f"{number}.journal.json").write_text(f'{{"project": {project}}}')
    window = open_window("resnet18", watch=True)
    assert not window.message.isVisible()
