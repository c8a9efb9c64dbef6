"""Writing files: long names, links, read-only files, pipes, and what a killed process leaves behind."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from archviz import children
from archviz.cli import main
from archviz.spec import writing
from archviz.spec.issue import Refused
from archviz.spec.writing import place, write_atomically

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")


def refusal(path: str | Path) -> str:
    with pytest.raises(Refused) as caught:
        write_atomically(path, b"new")
    return str(caught.value)


@pytest.mark.parametrize("length", [1, 240, 250, 255])
def test_every_name_that_the_folder_takes_is_written(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("n" * length)
    for content in (b"first", b"second"):
        write_atomically(path, content)
        assert path.read_bytes() == content
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("length", [256, 300, 5000])
def test_a_name_that_is_too_long_is_refused(tmp_path: Path, length: int) -> None:
    assert refusal(tmp_path / ("n" * length)).endswith(" cannot be written: File name too long")


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    for path in (tmp_path / "a", tmp_path / "a" / "x"):
        assert refusal(path) == f"{path} cannot be written: Too many levels of symbolic links"


def test_a_nul_is_refused() -> None:
    assert refusal("a\0b") == "'a\\x00b' cannot be written: a file name holds no NUL character"


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555, 0])
def test_a_read_only_file_stays_even_for_root(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"old")
    path.chmod(mode)
    said = f"{path} cannot be written: it is read-only; allow writing to it (chmod u+w), or name another file"
    assert refusal(path) == said
    link = tmp_path / "link"
    link.symlink_to(path)
    assert refusal(link) == said.replace(str(path), str(link))
    path.chmod(0o600)
    assert path.read_bytes() == b"old"
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_the_mode_of_a_file_stays_and_a_new_one_follows_the_mask(tmp_path: Path, mode: int) -> None:
    path, new = tmp_path / "old", tmp_path / "new"
    path.touch()
    path.chmod(mode)
    before = os.umask(0o027)
    try:
        write_atomically(path, b"x")
        write_atomically(new, b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_what_root_changes_stays_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.touch()
    os.chown(path, 12345, 23456)
    write_atomically(path, b"x")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_a_pipe_is_written_into_where_somebody_reads(tmp_path: Path) -> None:
    path, found = tmp_path / "pipe", list[bytes]()
    os.mkfifo(path)
    assert refusal(path) == f"{path} cannot be written: no program reads from it"
    keep = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    reader = Thread(target=lambda: found.append(path.read_bytes()))
    reader.start()
    write_atomically(path, b"x" * 200_000)  # more than a pipe holds
    os.close(keep)
    reader.join()
    assert sum(map(len, found)) > 0
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_standard_output_is_written_into(tmp_path: Path) -> None:
    code = "from archviz.spec.writing import write_atomically; write_atomically('/dev/stdout', b'here')"
    assert subprocess.run(children.python(code), capture_output=True, check=True).stdout == b"here"


KILLED = """
import os, signal
from archviz.spec.writing import write_atomically
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
write_atomically(sys.argv[1], b"half")
"""


def test_what_a_killed_process_left_is_removed_by_the_next_save_and_nothing_else(tmp_path: Path) -> None:
    path, other = tmp_path / "x.json", tmp_path / "other.json"
    mine = [tmp_path / ".archviz-notes.tmp", tmp_path / ".archviz-0123456789abcdef.tmp.txt", tmp_path / ".x.json.abc"]
    for file in (path, *mine):
        file.write_bytes(b"mine")
    for _ in range(3):
        done = subprocess.run(children.python(KILLED, str(path)), check=False)
        assert done.returncode == -signal.SIGKILL
    assert len([*tmp_path.iterdir()]) == 5  # the last is left, those before it are gone
    write_atomically(other, b"new")
    assert {*tmp_path.iterdir()} == {path, other, *mine}
    assert path.read_bytes() == b"mine"


def test_what_another_process_writes_now_is_not_taken_for_left(tmp_path: Path) -> None:
    temporary, handle = writing._temporary(tmp_path, 0o666)
    write_atomically(tmp_path / "x", b"x")
    assert temporary.exists()
    os.close(handle)
    write_atomically(tmp_path / "x", b"x")
    assert not temporary.exists()


def test_place_is_where_links_lead(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("there")
    assert place(tmp_path / "link") == tmp_path.resolve() / "there"


# Of all commands that write or read a file, with all names that something is wrong with.

WRITE = {
    ".svg": [("unravel", "basic", "-o"), ("history", "--roofline", "1")],
    ".py": [("source", "resnet18", "-o")],
    ".md": [("compare", "resnet18", "resnet34", "-o"), ("double", "resnet18", "-o")],
    ".json": [("double", "resnet18", "--save"), ("match", "bottleneck", "--vary", "cardinality=1,2", "-o")],
    ".sqlite": [("sweep", "resnet20_cifar", "--vary", "layer1.repeat=1..2", "-o")],
    ".png": [("sweep", "resnet20_cifar", "--vary", "layer1.repeat=1..2", "--chart"), ("diagram", "resnet18", "-o")],
}
READ = [
    ("show",), ("check",), ("source",), ("compare",), ("unravel",), ("double",), ("verify-forms",), ("bench",),
    ("gui",),
    ("sweep", "--resume"), ("match", "--vary", "width=1,2"), ("sweep", "--vary", "depth=8..20"), ("list", "networks"),
    ("sweep", "resnet20_cifar", "--vary", "depth=8..20", "--dask", "tls://h:1", "--tls-cert", "x", "--tls-key", "x",
     "--tls-ca-file"),
]  # fmt: skip


def names(folder: Path, ending: str) -> list[str]:
    """Names that cannot be used, each for another reason."""
    made = {kind: folder / f"{kind}{ending}" for kind in ("loop", "pipe", "folder", "readonly", "full")}
    made["loop"].symlink_to(made["loop"].name)
    os.mkfifo(made["pipe"])
    made["folder"].mkdir()
    made["readonly"].touch()
    made["readonly"].chmod(0o444)
    made["full"].symlink_to("/dev/full")
    found = [*map(str, made.values()), f"no such folder/x{ending}", f"a\0b{ending}", "n" * 256 + ending, "n" * 5000]
    inside = [f"{made['loop']}/x{ending}", f"{made['readonly']}/x{ending}"]
    return [*found, *inside, "", "#", b"\xff".decode("utf-8", "surrogateescape") + f"/x{ending}"]


@pytest.mark.parametrize(("ending", "command"), [(e, c) for e, some in WRITE.items() for c in some])
def test_what_cannot_be_written_is_said_in_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ending: str,
    command: tuple[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in names(tmp_path, ending):
        if command[0] == "source" and name == "#":
            continue  # any name will do
        code, said = main([*command, name]), capsys.readouterr().err
        assert code == 2, (name[:80], said)
        assert "Traceback" not in said
        assert said.splitlines()[-1].startswith("archviz")
    assert not [*tmp_path.glob(".archviz*")]


@pytest.mark.parametrize("command", READ)
def test_what_cannot_be_read_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for ending in (".json", ".sqlite"):
        folder = tmp_path / ending
        folder.mkdir()
        for name in [*names(folder, ending), "/dev/zero", "/dev/full"]:
            code, said = main([*command, name]), capsys.readouterr().err
            assert code == 2 or (command[0] == "list" and code == 0), (name[:80], said)
            assert "Traceback" not in said
            if code:
                assert said.splitlines()[-1].startswith("archviz")


def test_a_file_whose_name_is_no_text_is_read_written_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from archviz.app.journal import Journal
    from archviz.app.settings import Settings, load_settings, save_settings
    from archviz.resources import resource
    from archviz.spec.architecture import Project

    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"\xff\xfe.archviz.json")
    Path(name).write_bytes(resource("examples/convolutions.archviz.json").read_bytes())
    for words in (["compare", name, "-o", "a.json"], ["double", f"{name}#1", "-o", "b.json"], ["show", name]):
        assert main(words) == 0, capsys.readouterr().err
    assert r"$'\xff\xfe.archviz.json'" in json.loads(Path("a.json").read_text("utf-8"))["command"]
    assert main(["history", "--design", name]) == 0
    save_settings(Settings(theme="dark").opened(Path(name)))
    assert load_settings().theme == "dark"
    journal = Journal(tmp_path / "j")
    journal.write(Project(), Path(name))
    assert journal.read() is not None
