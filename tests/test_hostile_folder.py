"""Nothing of the current folder is executed: not by a command, not by a process that it starts, not by the desktop."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from archviz import children, search_path
from archviz.app import desktop

SCRIPT = Path(sys.executable).with_name("archviz")
# What our processes import, what multiprocessing starts with, what Python itself looks for at its start.
NAMES = (
    "torch", "multiprocessing", "numpy", "fvcore", "matplotlib", "PySide6", "json", "pickle", "subprocess", "pydantic",
    "typer", "rich", "concurrent", "logging", "distributed", "jinja2", "wasmtime", "sitecustomize", "usercustomize",
)  # fmt: skip
VARY = ("--vary", "layer1.repeat=1..20", "--vary", "layer2.repeat=1..20")
COMMANDS = [
    ("show", "resnet18"),
    ("doctor",),
    ("devices",),
    ("bench", "resnet20_cifar", "--seconds", "0.2"),
    ("sweep", "resnet20_cifar", *VARY),
    ("demo", "out"),
]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in which every module of a usual name notes that it was executed."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name in NAMES:
        folder.joinpath(f"{name}.py").write_text(f"open({str(folder / 'executed')!r}, 'a').write('{name} ')\n")
    monkeypatch.chdir(folder)
    return folder


def executed(folder: Path) -> str:
    note = folder / "executed"
    return note.read_text() if note.exists() else ""


def run(command: list[str], **environment: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, check=False)
    assert done.returncode == 0, done.stderr


def test_the_folder_is_hostile(hostile: Path) -> None:
    run([sys.executable, "-c", "import torch"])
    assert executed(hostile) == "torch "


@pytest.mark.skipif(not SCRIPT.exists(), reason="ArchViz is not installed")
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_the_command_executes_nothing_of_it(hostile: Path, words: tuple[str, ...]) -> None:
    hostile.joinpath("archviz.py").write_text("open('executed', 'a').write('archviz ')\n")
    run([str(SCRIPT), *words])
    assert not executed(hostile)


@pytest.mark.parametrize("words", [COMMANDS[0], COMMANDS[4]], ids=lambda words: words[0])
def test_the_module_executes_nothing_of_it(hostile: Path, words: tuple[str, ...]) -> None:
    run([sys.executable, "-m", "archviz", *words])
    assert not executed(hostile)


@pytest.mark.parametrize("path", [":", "/nowhere:."])
def test_a_relative_entry_of_pythonpath_is_left_out(hostile: Path, path: str) -> None:
    """What Python itself imports from it before ArchViz begins is not ours to prevent; no process of ours does."""
    for name in ("sitecustomize", "usercustomize"):
        hostile.joinpath(f"{name}.py").unlink()
    run([sys.executable, "-m", "archviz", "sweep", "resnet20_cifar", *VARY], PYTHONPATH=path)
    assert not executed(hostile)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="freedesktop.org")
def test_the_desktop_executes_nothing_of_it(hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    hostile.joinpath("archviz.py").write_text("open('executed', 'a').write('archviz ')\n")
    lines = desktop.install()[0].read_text().splitlines()
    value = next(line for line in lines if line.startswith("Exec=")).removeprefix("Exec=").replace("\\\\", "\\")
    *command, gui, file = shlex.split(value.replace("%%", "%"))
    assert (gui, file) == ("gui", "%f")
    run([*command, "show", "resnet18"], PYTHONPATH=":")
    assert not executed(hostile)


def test_a_child_has_our_modules_and_its_words(hostile: Path) -> None:
    code = "import archviz, os, torch; print(archviz.__file__, sys.argv[1:], os.path.dirname(torch.__file__))"
    import torch

    import archviz

    done = subprocess.run(children.python(code, "a b", "-c"), capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == f"{archviz.__file__} ['a b', '-c'] {os.path.dirname(torch.__file__)}"
    assert not executed(hostile)


def test_what_is_left_out_of_the_search_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, other, mine = tmp_path / "here", tmp_path / "here" / "lib", tmp_path / "mine"
    for folder in (other, mine):
        folder.mkdir(parents=True)
    monkeypatch.chdir(here)
    own = search_path.ROOT
    monkeypatch.setattr(sys, "path", ["", str(here), str(other), str(mine), own])
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert search_path.safe() == [str(other), str(mine), own]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["lib", str(mine)]))
    assert search_path.safe() == [str(mine), own]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["lib", str(here)]))  # named absolutely: the user's own wish
    assert search_path.safe() == [str(here), str(mine), own]
    monkeypatch.delenv("PYTHONPATH")
    monkeypatch.chdir(own)  # a checkout: what is imported there is the program itself
    assert search_path.safe() == [own, str(here), str(other), str(mine)]


def test_what_a_child_starts_has_a_safe_path_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", "/opt/mine", "lib", "."]))
    found = children.environment(TMPDIR="/x")
    assert found["PYTHONPATH"] == "/opt/mine"
    assert found["PYTHONSAFEPATH"] == "1"
    assert found["TMPDIR"] == "/x"
    monkeypatch.setenv("PYTHONPATH", ":")
    assert "PYTHONPATH" not in children.environment()
