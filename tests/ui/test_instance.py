"""One window for all files, where the user chooses so; a save that fails says where the work is kept."""

from __future__ import annotations

import json
import os
import socket as socketlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Open, project
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from archviz.app import private
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


@pytest.mark.parametrize(
    "message",
    [
        b"no json\n",
        b"[]\n",
        b"{}\n",
        b'"x"\n',
        b'{"open": 1}\n',
        b'{"open": ["/a"]}\n',
        b'{"open": "relative"}\n',
        b"\xff\n",
        b"[" * 60_000 + b"\n",
        b'{"open":' * 7_000 + b"\n",
        b"x" * 70_000,
    ],
)
def test_what_strangers_send_is_not_taken(reception: Reception, qtbot: QtBot, message: bytes) -> None:
    told: list[str] = []
    reception.asked.connect(told.append)
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.disconnected, timeout=5000):
        socket.connectToServer(instance.name())
        socket.write(message)
    assert not told
    reception.follow(False)


def test_the_socket_is_in_a_folder_of_this_user_alone(
    reception: Reception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Path(instance.name())
    assert own.is_socket()
    assert own.stat().st_mode & 0o077 == 0
    assert own.parent.stat().st_mode & 0o777 == 0o700
    assert own.parent.stat().st_uid == os.geteuid()
    reception.follow(False)
    assert not own.exists()


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder whose name is short enough for that of a socket."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name).resolve()


def test_a_folder_that_others_can_enter_or_lead_elsewhere_is_not_taken(
    short_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime, cache, temporary = (short_path / name for name in "rct")
    for folder in (runtime, cache, temporary):
        folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    assert private.folder() == runtime / "archviz"
    runtime.chmod(0o755)
    assert private.folder() == cache / "archviz" / "run"
    runtime.chmod(0o700)
    (runtime / "archviz").rmdir()
    (runtime / "archviz").symlink_to(short_path)
    assert private.folder() == cache / "archviz" / "run"
    (cache / "archviz" / "run").chmod(0o770)
    assert private.folder() == temporary / f"archviz-{os.geteuid()}"
    (temporary / f"archviz-{os.geteuid()}").rmdir()
    (temporary / f"archviz-{os.geteuid()}").write_text("")
    assert private.folder() is None
    assert instance.name() == ""
    assert not instance.hand_over(None)
    assert not Reception().open()


def test_a_folder_of_another_user_is_not_taken(short_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_path))
    short_path.chmod(0o700)
    assert private.folder() == short_path / "archviz"
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert private.folder() is None


def test_a_flood_of_connections_is_bounded_and_a_later_start_is_heard_after_it(
    reception: Reception, qtbot: QtBot, tmp_path: Path
) -> None:
    flood = [QLocalSocket() for _ in range(3 * instance.MOST)]
    for socket in flood:
        socket.connectToServer(instance.name())
    server = reception.findChild(QLocalServer)
    states = QLocalSocket.LocalSocketState
    qtbot.waitUntil(lambda: sum(s.state() == states.ConnectedState for s in flood) == instance.MOST, timeout=10_000)
    assert len(server.findChildren(QLocalSocket)) <= instance.MOST + 1
    qtbot.waitUntil(
        lambda: all(s.state() == states.UnconnectedState for s in flood), timeout=10_000
    )  # they say nothing
    with qtbot.waitSignal(reception.asked, timeout=30_000) as asked:
        process = later(tmp_path / "net.archviz.json")
    assert asked.args == [str(tmp_path / "net.archviz.json")]
    assert process.communicate(timeout=30)[0].strip() == "True"
    reception.follow(False)


def test_a_stale_socket_is_replaced(qtbot: QtBot) -> None:
    own = instance.name()
    with socketlib.socket(socketlib.AF_UNIX) as left:
        left.bind(own)  # as a process leaves it that was killed
    assert Path(own).is_socket()
    assert not instance.hand_over(None)
    reception = Reception()
    assert reception.open()
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
