"""The processes of a sweep: their modules and their end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archviz.explore.workers import Lost, Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(1)
    yield made
    made.shutdown()


def test_calls_that_could_not_be_written_do_not_disturb_the_end(workers: Workers) -> None:
    with pytest.raises(Lost, match=r"^a worker process was ended"):
        workers.submit(os._exit, 3).result()
    workers._started[0].wait(60)
    with pytest.raises(Lost, match=r"^a worker process was ended"):
        workers.submit(len, "asked in vain").result()
    workers.shutdown()  # though the last call could not be written


def test_no_module_comes_from_the_current_folder(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit('a file of the user was run')\n")
    monkeypatch.chdir(tmp_path)
    assert workers.submit(len, "ab").result() == 2


def test_after_the_end_nothing_is_started(workers: Workers) -> None:
    workers.shutdown()
    with pytest.raises(RuntimeError):
        workers.submit(len, "ab")


def test_what_cannot_be_pickled_is_named_and_costs_no_process(workers: Workers) -> None:
    with pytest.raises(RuntimeError, match="TextIOWrapper"):
        workers.submit(open, os.devnull).result()
    assert workers.submit(len, "ab").result() == 2
    assert len(workers._started) == 1
