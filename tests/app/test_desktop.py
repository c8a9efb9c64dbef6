"""The menu entry, the icon and the file type of a Linux desktop: written for this user, valid, and taken away again."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from archviz.app import desktop
from archviz.cli import main
from archviz.resources import resource
from archviz.spec.issue import Refused

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="freedesktop.org")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def entry(path: Path) -> dict[str, str]:
    head, *lines = path.read_text("utf-8").splitlines()
    assert head == "[Desktop Entry]"
    return dict(line.split("=", 1) for line in lines)


def test_what_is_installed_is_removed_and_nothing_else(home: Path) -> None:
    (home / "applications").mkdir(parents=True)
    (home / "applications" / "other.desktop").write_text("mine")
    written = desktop.install()
    assert len(written) == 3
    assert all(path.is_file() and path.is_relative_to(home) for path in written)
    assert desktop.install() == written  # once more does no harm
    assert desktop.remove() == written
    assert not any(path.exists() for path in written)
    assert (home / "applications" / "other.desktop").read_text() == "mine"
    assert desktop.remove() == ()


def test_the_entry_starts_this_interpreter_on_a_file(home: Path) -> None:
    command = entry(desktop.install()[0])["Exec"]
    assert shlex.split(command)[0] == sys.executable
    assert shlex.split(command)[-2:] == ["gui", "%f"]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/opt/my python/bin/python", '"/opt/my python/bin/python"'),
        ("/opt/50%/python", '"/opt/50%%/python"'),
        ('/opt/a"b/python', '"/opt/a\\\\"b/python"'),  # as the Desktop Entry Specification escapes: twice
        ("/opt/a$b/python", '"/opt/a\\\\$b/python"'),
    ],
)
def test_signs_of_the_path_are_escaped(path: str, line: str) -> None:
    assert desktop.quoted(path) == line


def test_icon_type_and_entry_name_each_other(home: Path) -> None:
    written = desktop.install()
    known, root = entry(written[0]), ElementTree.parse(written[1]).getroot()
    spaces = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = root.find("m:mime-type", spaces)
    assert kind is not None
    assert known["MimeType"] == f"{kind.get('type')};"
    glob = kind.find("m:glob", spaces)
    assert glob is not None
    assert glob.get("pattern") == "*.archviz.json"
    icon = kind.find("m:icon", spaces)
    assert icon is not None
    assert known["Icon"] == icon.get("name") == written[2].stem


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="needs desktop-file-utils")
def test_the_entry_is_valid(home: Path) -> None:
    for path in (resource("desktop/archviz.desktop"), desktop.install()[0]):
        done = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="needs shared-mime-info")
def test_the_type_is_known_afterwards(home: Path) -> None:
    desktop.install()
    assert "application/x-archviz+json:*.archviz.json" in (home / "mime" / "globs").read_text()


def test_the_command_tells_what_it_wrote(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desktop", "install"]) == 0
    said = capsys.readouterr().out
    assert all(str(path) in said for path in home.rglob("archviz.*") if path.is_file())
    assert main(["desktop", "remove"]) == 0
    assert capsys.readouterr().out.count("removed") == 3
    assert main(["desktop", "remove"]) == 0
    assert "nothing to remove" in capsys.readouterr().out
    assert main(["desktop", "elsewhere"]) == 2


def test_without_tools_the_files_are_written_all_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert all(path.is_file() for path in desktop.install())


def test_elsewhere_it_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    for act in (desktop.install, desktop.remove):
        with pytest.raises(Refused, match="Linux only"):
            act()
    assert not home.exists()


def test_a_folder_that_cannot_be_made_is_named(home: Path) -> None:
    home.parent.joinpath("share").write_text("a file")
    with pytest.raises(Refused, match=os.fspath(home)):
        desktop.install()
