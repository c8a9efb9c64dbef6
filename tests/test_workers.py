"""The processes of a sweep: answers, exceptions, and what happens to calls whose process is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archviz import children
from archviz.explore.workers import Lost, Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(1)
    yield made
    made.shutdown()


def test_calls_are_answered_by_another_process(workers: Workers) -> None:
    answers = [workers.submit(divmod, number, 3) for number in range(5)]
    assert [answer.result() for answer in answers] == [divmod(number, 3) for number in range(5)]
    assert workers.submit(os.getpid).result() != os.getpid()


def test_what_a_call_raises_is_raised_here_and_its_process_goes_on(workers: Workers) -> None:
    first = workers.submit(os.getpid).result()
    with pytest.raises(ZeroDivisionError):
        workers.submit(divmod, 1, 0).result()
    assert workers.submit(os.getpid).result() == first


def test_a_process_that_ends_is_named_as_the_reason(workers: Workers) -> None:
    with pytest.raises(Lost, match=r"^a worker process was ended"):
        workers.submit(os._exit, 3).result()
    with pytest.raises(Lost, match=r"^a worker process was ended"):
        workers.submit(len, "asked in vain").result()
    workers.shutdown()  # though the last call could not be written


@pytest.mark.skipif(sys.platform != "linux", reason="others do not tell that a process is stopped")
def test_a_process_that_stays_stopped_is_killed(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "STOPPED_S", 0.5)
    with pytest.raises(Lost, match=r"^a worker process was stopped by another program"):
        workers.submit(signal.raise_signal, signal.SIGSTOP).result(timeout=60)


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
