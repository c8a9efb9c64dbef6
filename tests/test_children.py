"""Processes that another program has stopped: they are found, given up after a while, and named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from archviz import children, zoo
from archviz.app.jobs import Token
from archviz.bench.plan import Plan
from archviz.bench.result import Failed, Progress
from archviz.bench.run import Run
from archviz.explore import pool
from archviz.spec.issue import Refused
from archviz.ui.process import WorkerProcess

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a child is stopped")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "STOPPED_S", 1.0)


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    """A process that says nothing, for long."""
    with subprocess.Popen(children.python("import time; time.sleep(600)"), stdout=subprocess.PIPE) as process:
        yield process
        process.kill()


def test_it_is_seen_while_it_is_stopped(child: subprocess.Popen[bytes]) -> None:
    assert not children.stopped(child.pid)
    os.kill(child.pid, signal.SIGSTOP)
    while not children.stopped(child.pid):
        pass
    assert children.stopped(child.pid)  # asked again: the state is not taken away
    os.kill(child.pid, signal.SIGCONT)
    while children.stopped(child.pid):
        pass
    child.kill()
    assert child.wait() == -signal.SIGKILL
    assert not children.stopped(child.pid)


def test_a_reader_of_its_output_gets_an_end(child: subprocess.Popen[bytes]) -> None:
    os.kill(child.pid, signal.SIGSTOP)
    assert child.stdout is not None
    with children.Watch(child.pid, child.kill) as watch:
        assert child.stdout.read() == b""
    assert watch.killed


def test_one_that_goes_on_is_left_alone(child: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "STOPPED_S", 600.0)
    with children.Watch(child.pid, child.kill) as watch:
        os.kill(child.pid, signal.SIGSTOP)
        os.kill(child.pid, signal.SIGCONT)
    assert not watch.killed
    assert child.poll() is None


def test_a_stopped_benchmark_costs_its_design_and_is_named() -> None:
    run, stopped = Run(Plan(designs=(zoo.network("resnet20_cifar"),), seconds=600)), list[int]()
    failed = []
    for event in run.events():
        if isinstance(event, Progress) and run.pid and not stopped:
            os.kill(run.pid, signal.SIGSTOP)
            stopped.append(run.pid)
        if isinstance(event, Failed):
            failed.append(event.message)
    assert failed == [
        "resnet20_cifar at batch 1: the worker was paused by another program and did not continue, so it was ended; "
        "measure again"
    ]
    assert not Path(f"/proc/{stopped[0]}").exists()


def _stop(_: int) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def _fail(_: int) -> None:
    raise FileNotFoundError("no such thing")


def test_a_stopped_worker_of_a_sweep_is_named() -> None:
    with pytest.raises(Refused, match="a worker process was paused by another program"), pool.local(2) as executor:
        executor.submit(_stop, 1).result()


def test_a_killed_worker_of_a_sweep_is_named() -> None:
    with pytest.raises(Refused, match="a worker process was ended, most often because memory"), pool.local(1) as some:
        some.submit(os._exit, 3).result()


def test_workers_answer_in_processes_of_their_own_and_tell_what_is_raised() -> None:
    with pool.local(2) as executor:
        assert list(executor.map(pow, [2, 3, 4], [5, 5, 5])) == [32, 243, 1024]
        assert executor.submit(os.getpid).result() != os.getpid()
        with pytest.raises(FileNotFoundError, match="no such thing"):  # of the call, not of the process
            executor.submit(_fail, 1).result()
        assert executor.submit(len, b"x" * 5_000_000).result() == 5_000_000


def test_the_end_does_not_wait_for_a_stopped_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "STOPPED_S", 600.0)
    with pool.local(1) as executor:
        pid = executor.submit(os.getpid).result()
        lost = executor.submit(_stop, 1)
        while not children.stopped(pid):
            pass
    assert isinstance(lost.exception(), Refused)
    assert not Path(f"/proc/{pid}").exists()


def test_a_stopped_process_of_the_window_is_given_up_and_starts_anew(qtbot: QtBot) -> None:
    worker = WorkerProcess()
    stopped = worker.submit(_stop_job, Token())
    qtbot.waitUntil(stopped.done, timeout=60_000)
    assert "was stopped by another program; ask again" in str(stopped.exception())
    again = worker.submit(_pid, Token())
    qtbot.waitUntil(again.done, timeout=60_000)
    assert again.result() == worker.pid
    worker.end()
    assert worker.findChild(QProcess).state() == QProcess.ProcessState.NotRunning


def _stop_job(_: Token) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def _pid(_: Token) -> int:
    return os.getpid()
