"""Two programs on one file: nobody's work is overwritten without a question, and what happens to the file is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Open
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.spec import files
from archviz.spec.architecture import Project
from archviz.ui import conflict
from archviz.ui.change import change_language
from archviz.ui.document import Document
from archviz.ui.window import Window

LONG = 30_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "net.archviz.json"
    write(made, "first")
    return made


def write(path: Path, name: str) -> None:
    files.save(Project(designs=(zoo.network("resnet18").put(name=name),)), path)


def holds(path: Path) -> str:
    return files.load(path).designs[0].name


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, str | int]:
    """What the user answers, and how often they were asked."""
    said: dict[str, str | int] = {"answer": "cancel", "times": 0}

    def ask(*_: object) -> str:
        said["times"] = int(said["times"]) + 1
        return str(said["answer"])

    monkeypatch.setattr(conflict, "ask", ask)
    return said


def button(window: Window, start: str) -> QPushButton:
    found = window.message.findChildren(QPushButton)
    return next(b for b in found if b.text().startswith(start) and b.isVisible())


def test_own_saves_ask_nothing_and_say_nothing(open_window: Open, path: Path, asked: dict[str, int]) -> None:
    window = open_window(path=path)
    for name in ("one", "two", "three"):
        window.document.edit(("name",), name)
        assert window.files.save()
        QApplication.processEvents()
    window.document.disk.check()
    assert (holds(path), asked["times"], window.message.isVisible()) == ("three", 0, False)


def test_what_another_program_wrote_is_overwritten_only_when_told(
    open_window: Open, path: Path, asked: dict[str, str | int]
) -> None:
    window = open_window(path=path)
    window.document.edit(("name",), "mine")
    write(path, "theirs")
    assert not window.files.save()
    assert (holds(path), asked["times"]) == ("theirs", 1)
    assert window.document.modified
    asked["answer"] = "overwrite"
    assert window.files.save()
    assert holds(path) == "mine"
    assert window.files.save()  # it is ours again
    assert asked["times"] == 2


def test_reloading_can_be_undone(open_window: Open, path: Path, asked: dict[str, str | int]) -> None:
    window = open_window(path=path)
    window.document.edit(("name",), "mine")
    write(path, "theirs")
    asked["answer"] = "reload"
    assert not window.files.save()
    assert window.document.design.name == "theirs"
    assert not window.document.modified
    window.document.stack.undo()
    assert window.document.design.name == "mine"
    assert window.document.modified
    assert window.files.save()  # what was reloaded is known
    assert (holds(path), asked["times"]) == ("mine", 1)


def test_saving_elsewhere_leaves_their_file(
    open_window: Open, path: Path, asked: dict[str, str | int], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(path=path)
    window.document.edit(("name",), "mine")
    write(path, "theirs")
    other = path.with_name("other.archviz.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    asked["answer"] = "save_as"
    assert window.files.save()
    assert (holds(path), holds(other), window.document.path) == ("theirs", "mine", other)


def test_closing_does_not_overwrite_them_either(
    open_window: Open, path: Path, asked: dict[str, str | int], answer: dict[str, QMessageBox.StandardButton]
) -> None:
    window = open_window(path=path)
    window.document.edit(("name",), "mine")
    write(path, "theirs")
    answer["button"] = QMessageBox.StandardButton.Save
    for said in ("cancel", "reload"):
        asked["answer"] = said
        window.document.edit(("note",), said)
        assert not window.close()
        assert holds(path) == "theirs"


@pytest.mark.parametrize("way", ["in place", "replaced"])
def test_a_change_is_said_while_the_file_is_open(open_window: Open, path: Path, qtbot: QtBot, way: str) -> None:
    window = open_window(path=path)
    for name in ("theirs", "theirs again"):
        if way == "replaced":
            write(path, name)
        else:
            path.write_text(files.dumps(Project(designs=(zoo.network("resnet18").put(name=name),))))
        qtbot.waitUntil(lambda: "changed by another program" in window.message.text.text(), timeout=LONG)
        qtbot.waitUntil(window.message.isVisible, timeout=LONG)
        assert window.document.design.name != name
        assert len([b for b in window.message.findChildren(QPushButton) if b.text().startswith("Reload")]) >= 1
        button(window, "Reload").click()
        assert window.document.design.name == name
        assert not window.document.modified
        assert not window.message.isVisible()
    window.document.stack.undo()
    assert window.document.design.name == "theirs"


def test_unsaved_edits_are_kept(open_window: Open, path: Path, qtbot: QtBot) -> None:
    window = open_window(path=path)
    window.document.edit(("name",), "mine")
    write(path, "theirs")
    qtbot.waitUntil(lambda: "your changes are kept" in window.message.text.text(), timeout=LONG)
    assert window.document.design.name == "mine"
    write(path, "first")
    qtbot.waitUntil(lambda: not window.message.isVisible(), timeout=LONG)  # as it was when it was opened


def test_a_removed_file_is_said_and_written_again(
    open_window: Open, path: Path, qtbot: QtBot, asked: dict[str, str | int]
) -> None:
    window = open_window(path=path)
    assert not window.document.modified
    path.unlink()
    qtbot.waitUntil(lambda: "removed or renamed" in window.message.text.text(), timeout=LONG)
    assert window.document.modified  # it is nowhere else: closing asks
    assert window.files.save()
    assert (holds(path), asked["times"]) == ("first", 0)
    assert "had been removed" in window.message.text.text()
    assert not window.document.modified


def test_coming_back_to_the_window_looks_at_the_file(open_window: Open, path: Path) -> None:
    """Where the file system tells of no changes."""
    window = open_window(path=path)
    window.document.disk.close()
    write(path, "theirs")
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert "changed by another program" in window.message.text.text()


OTHER = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from archviz.ui.document import Document
app = QApplication([])
document = Document()
said = []
document.disk.shared.connect(lambda: said.append("shared"))
document.open(Path(sys.argv[1]))
print(said, flush=True)
sys.stdin.read()
"""


def other(path: Path) -> subprocess.Popen[str]:
    """Another program that has the file open."""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", OTHER, str(path)], stdin=pipe, stdout=pipe, text=True)


def test_a_second_window_is_warned_also_of_another_process(open_window: Open, path: Path) -> None:
    process = other(path)
    assert process.stdout is not None
    assert process.stdout.readline() == "[]\n"
    link = path.with_name("link.archviz.json")
    link.symlink_to(path)
    window = open_window(path=link)
    assert "open in another window" in window.message.text.text()
    process.kill()
    process.communicate(timeout=60)
    second = open_window(path=path)  # the lock of what has died is free
    assert not second.message.isVisible()
    third = other(path)
    assert third.communicate("", timeout=60)[0] == "['shared']\n"


def test_a_folder_that_can_only_be_read_is_no_hindrance(open_window: Open, path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        window = open_window(path=path)
        assert window.document.design.name == "first"
        assert not window.message.isVisible()
        assert os.listdir(path.parent) == [path.name]
    finally:
        path.parent.chmod(0o755)


def test_a_closed_window_leaves_the_file_to_others(open_window: Open, path: Path) -> None:
    first = open_window(path=path)
    first.files.new()
    second = open_window(path=path)
    assert not second.message.isVisible()
    second.close()
    third = open_window(path=path)
    assert not third.message.isVisible()


def test_examples_are_no_file_of_the_window(open_window: Open) -> None:
    for _ in range(2):
        window = open_window()
        window.open_example()
        assert window.document.path is None
        assert not window.message.isVisible()


def test_another_language_keeps_file_and_watch(open_window: Open, path: Path, qtbot: QtBot) -> None:
    window = open_window(path=path, watch=True)
    heir = change_language(window, "en")
    try:
        assert not heir.message.isVisible()
        write(path, "theirs")
        qtbot.waitUntil(lambda: "changed by another program" in heir.message.text.text(), timeout=LONG)
    finally:
        heir.close()


def test_recovered_work_does_not_overwrite_what_was_written_after_the_crash(
    open_window: Open, path: Path, asked: dict[str, str | int]
) -> None:
    lost = open_window(path=path, watch=True)
    lost.document.edit(("name",), "precious")
    assert lost.recovery is not None
    assert lost.recovery.keep()
    entry = lost.recovery.journal.read()
    assert entry is not None
    lost.document.close()
    window = open_window("resnet18", watch=True)
    assert window.recovery is not None
    window.recovery.recover(entry, lost.recovery.journal)
    assert window.document.disk.condition == "same"
    write(path, "written after the crash")
    assert not window.files.save()
    assert (asked["times"], holds(path)) == (1, "written after the crash")


def test_the_question_itself(window: Window, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, answer in (("Over", "overwrite"), ("Reload", "reload"), ("Save as", "save_as"), ("Cancel", "cancel")):

        def click(box: QMessageBox, text: str = text) -> int:
            next(b for b in box.buttons() if b.text().replace("&", "").startswith(text)).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", click)
        assert conflict.ask(window, path) == answer


def test_a_document_without_a_window_follows_too(path: Path, qtbot: QtBot) -> None:
    document = Document()
    document.open(path)
    path.unlink()
    document.disk.check()
    assert document.disk.condition == "gone"
