"""Unsaved work is kept while edits go on: at once, the latest alone, for its owner alone."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from archviz.app.autosave import Autosave
from archviz.app.journal import Journal, journal_folder, journals
from archviz.spec.architecture import Architecture, Project
from archviz.spec.issue import Refused

PATIENCE = 30


class Slow(Journal):
    """A journal each of whose writes waits until it may end."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        object.__setattr__(self, "written", [])
        object.__setattr__(self, "began", Event())
        object.__setattr__(self, "go", Event())

    written: list[str]
    began: Event
    go: Event

    def write(self, project: Project, path: Path | None, digest: str = "") -> None:
        self.began.set()
        assert self.go.wait(PATIENCE)
        self.written.append(project.designs[0].name)

    def discard(self) -> None:
        self.written.append("discarded")


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def autosave(slow: Slow) -> Iterator[Autosave]:
    made = Autosave(slow, pace=0)
    yield made
    slow.go.set()
    made.close()


def named(name: str) -> Project:
    return Project(designs=(Architecture(name=name),))


def wait_until_written(autosave: Autosave, slow: Slow, count: int) -> None:
    idle = Event()
    for _ in range(PATIENCE * 100):
        if len(slow.written) >= count and not autosave.pending:
            return
        idle.wait(0.01)
    pytest.fail(f"written: {slow.written}")


def test_an_edit_is_written_without_waiting_for_the_edits_to_end(autosave: Autosave, slow: Slow) -> None:
    """A timer that begins again with every edit would not have begun to write."""
    autosave.keep(named("first"), None)
    assert slow.began.wait(PATIENCE)
    for number in range(100):
        autosave.keep(named(f"edit {number}"), None)
    slow.go.set()
    wait_until_written(autosave, slow, 2)
    assert slow.written == ["first", "edit 99"]


def test_nothing_is_written_after_the_work_was_saved(autosave: Autosave, slow: Slow) -> None:
    slow.go.set()
    autosave.keep(named("saved elsewhere"), None)
    autosave.discard()
    wait_until_written(autosave, slow, 1)
    autosave.close()
    assert slow.written[-1] == "discarded"


def test_what_is_asked_for_at_once_is_there_at_once(autosave: Autosave, slow: Slow) -> None:
    slow.go.set()
    autosave.keep(named("waits"), None)
    assert autosave.flush(named("now"), None) is None
    assert slow.written[-1] == "now"


def test_why_it_could_not_be_written_is_known(autosave: Autosave, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Refused("the disk is full")

    monkeypatch.setattr(Slow, "write", refuse)
    assert str(autosave.flush(named("now"), None)) == "the disk is full"
    assert str(autosave.fault) == "the disk is full"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such rights")
def test_a_journal_can_be_read_by_its_owner_alone() -> None:
    folder = journal_folder()
    folder.mkdir(parents=True)
    folder.chmod(0o755)  # as an earlier version left it
    before = os.umask(0)
    try:
        Journal(folder / "1.journal.json").write(named("a"), None)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "1.journal.json").stat().st_mode) == 0o600


def test_a_file_whose_name_is_no_text_does_not_stop_the_journal() -> None:
    Journal(journal_folder() / "1.journal.json").write(named("kept"), Path(os.fsdecode(b"/x/\xff.archviz.json")))
    (journal,) = journals()
    entry = journal.read()
    assert entry is not None
    assert (entry.project.designs[0].name, entry.path) == ("kept", "")
