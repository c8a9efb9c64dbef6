"""One window for all files, where the user chooses so; a save that fails says where the work is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Open, project
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from archviz.app.journal import Journal, journal_folder
from archviz.spec import files
from archviz.ui import instance
from archviz.ui.instance import Reception

LATER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from archviz.ui.instance import hand_over
print(hand_over(Path(sys.argv[1])))
"""


@pytest.fixture
def reception() -> Reception:
    made = Reception()
    made.follow(True)
    return made


def later(path: Path) -> subprocess.Popen[str]:
    """A second start of the program, with a file."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", LATER, str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def test_a_later_start_hands_its_file_over(reception: Reception, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(reception.asked, timeout=30_000) as asked:
        process = later(tmp_path / "net.archviz.json")
    assert asked.args == [str(tmp_path / "net.archviz.json")]
    assert process.communicate(timeout=30)[0].strip() == "True"
    reception.follow(False)


def test_a_window_that_is_busy_opens_the_file_later_and_alone(
    reception: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    process = later(tmp_path / "net.archviz.json")
    assert process.communicate(timeout=30)[0].strip() == "True"  # no event of ours was handled meanwhile
    with qtbot.waitSignal(reception.asked, timeout=5000) as asked:
        pass
    assert asked.args == [str(tmp_path / "net.archviz.json")]
    reception.follow(False)


def test_without_a_running_window_nothing_is_handed_over(qtbot: QtBot) -> None:
    assert not instance.hand_over(None)


def test_two_windows_do_not_take_the_socket_from_each_other(reception: Reception, qtbot: QtBot) -> None:
    second = Reception()
    assert not second.open()
    reception.follow(False)
    assert second.open()
    second.follow(False)


@pytest.mark.parametrize("message", [b"no json\n", b"[]\n", b"{}\n", b'"x"\n'])
def test_what_strangers_send_is_not_taken(reception: Reception, qtbot: QtBot, message: bytes) -> None:
    told: list[str] = []
    reception.asked.connect(told.append)
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.disconnected, timeout=5000):
        socket.connectToServer(instance.name())
        socket.write(message)
    assert not told
    reception.follow(False)


def test_the_choice_is_remembered(open_window: Open) -> None:
    window = open_window("resnet18", kept=True)
    entry = next(a for a in window.menuBar().actions()[0].menu().actions() if "this window" in a.text())
    entry.trigger()
    assert json.loads(_settings().read_text())["single"]


def test_a_save_that_fails_keeps_the_work_and_says_where(open_window: Open, tmp_path: Path) -> None:
    window = open_window("resnet18", watch=True)
    window.document.edit(("name",), "precious")
    assert not window.document.save(tmp_path / "no such folder" / "x.archviz.json")
    said = window.message.text.text()
    kept = next(journal_folder().glob("*.journal.json"))
    assert "cannot be written" in said
    assert str(kept) in said
    entry = Journal(kept).read()
    assert entry is not None
    assert entry.project.designs[0].name == "precious"
    assert window.document.modified


def test_a_full_disk_keeps_the_old_file(open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.archviz.json"
    files.save(project("resnet18"), path)
    before = path.read_bytes()
    window = open_window("resnet18", watch=True, path=path)
    window.document.edit(("name",), "precious")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert not window.document.save(path)
    assert "No space left" in window.message.text.text()
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.archviz.json"]


def _settings() -> Path:
    from archviz.app.settings import settings_file

    return settings_file()
