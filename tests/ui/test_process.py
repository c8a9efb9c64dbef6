"""The process beside the window: answers, faults, cancelling, its death and its end; torch is nowhere else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import jobs
import pytest
from conftest import Open
from pytestqt.qtbot import QtBot

from archviz.app.jobs import Jobs, Token
from archviz.spec.issue import Refused
from archviz.ui.bridge import Bridge
from archviz.ui.process import WorkerProcess

PATIENCE_MS = 60_000


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[WorkerProcess]:
    """A process of the test's own, gone at its end."""
    made = WorkerProcess()
    yield made
    pid = made.pid
    made.end()
    assert not made.pid
    assert not (pid and alive(pid))


def alive(pid: int) -> bool:
    """Whether there is a process of this number that runs (one that nobody has reaped counts as well)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def answer(qtbot: QtBot, future: Future[Any]) -> Any:
    """What comes out."""
    qtbot.waitUntil(future.done, timeout=PATIENCE_MS)
    return future.result()


def test_it_starts_with_the_first_question_and_answers_in_order(worker: WorkerProcess, qtbot: QtBot) -> None:
    assert not worker.pid
    asked = [worker.submit(partial(jobs.double, n), Token()) for n in range(20)]
    assert [answer(qtbot, future) for future in asked] == [2 * n for n in range(20)]
    pid, torch = answer(qtbot, worker.submit(jobs.where, Token()))
    assert pid == worker.pid != os.getpid()
    assert not torch  # only what asks for it pays for it


def test_faults_are_told_without_their_classes(worker: WorkerProcess, qtbot: QtBot) -> None:
    refused, failed = worker.submit(jobs.refuse, Token()), worker.submit(jobs.fail, Token())
    with pytest.raises(Refused, match="no such thing; take another"):
        answer(qtbot, refused)
    with pytest.raises(RuntimeError, match="Odd: unheard of"):
        answer(qtbot, failed)


def test_an_answer_that_cannot_be_read_is_told_and_the_next_is_read(worker: WorkerProcess, qtbot: QtBot) -> None:
    odd, even = worker.submit(jobs.unreadable, Token()), worker.submit(partial(jobs.double, 1), Token())
    with pytest.raises(Refused, match=r"cannot be read: .*no number.*; ask again"):
        answer(qtbot, odd)
    assert answer(qtbot, even) == 2


def test_a_job_that_runs_is_told_to_stop(worker: WorkerProcess, qtbot: QtBot, tmp_path: Path) -> None:
    begun, ended = tmp_path / "begun", tmp_path / "ended"
    asked = Jobs(worker)
    old = asked.submit("key", partial(jobs.go_on, begun, ended))
    waiting = asked.submit("other", partial(jobs.go_on, tmp_path / "never", tmp_path / "never"))
    qtbot.waitUntil(begun.exists, timeout=PATIENCE_MS)
    asked.cancel("other")
    new = asked.submit("key", partial(jobs.double, 21))
    assert answer(qtbot, new) == 42
    assert ended.exists()
    assert old.cancelled()
    assert waiting.cancelled()
    assert not (tmp_path / "never").exists()


def test_who_waits_is_told_of_its_death_and_the_next_question_starts_it_anew(
    worker: WorkerProcess, qtbot: QtBot
) -> None:
    bridge = Bridge(worker)
    told: list[object] = []
    bridge.ask("first", jobs.die, told.append, told.append)
    bridge.ask("behind", partial(jobs.double, 1), told.append, told.append)
    qtbot.waitUntil(lambda: not bridge.busy, timeout=PATIENCE_MS)
    assert {type(t) for t in told} == {Refused}
    assert "ask again" in str(told[0])
    bridge.ask("next", partial(jobs.double, 2), told.append, told.append)
    qtbot.waitUntil(lambda: told[-1] == 4, timeout=PATIENCE_MS)
    bridge.close()


def test_a_process_that_cannot_be_started_is_told(
    worker: WorkerProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Refused, match="cannot be started"):
        answer(qtbot, worker.submit(partial(jobs.double, 1), Token()))


def test_torch_is_never_in_the_process_of_the_window(open_window: Open, qtbot: QtBot) -> None:
    code = """
import sys, time
from PySide6.QtWidgets import QApplication
from archviz import zoo
from archviz.spec.architecture import Project
from archviz.ui import application, process
from archviz.ui.document import Document
from archviz.ui.memory import Memory
from archviz.ui.window import Window
app = application.application()
window = Window(Document(Project(designs=(zoo.network("resnext50_32x4d"),))), Memory(kept=False))
window.show()
window.counting.warm()
application.settle(window)
assert "✓" in window.totals.labels["fvcore"].text(), window.totals.labels["fvcore"].text()
window.audit_counts()
window.selection.pick("layer1", 1)
window.forms.verify()
application.settle(window)
assert window.audit.currentIndex() == window.forms.currentIndex() == 2
print(process.shared().pid, {"torch", "fvcore", "multiprocessing"} & set(sys.modules))
window.close()
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    pid, loaded = done.stdout.split(maxsplit=1)
    assert loaded.strip() == "set()"
    assert not alive(int(pid))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_it_dies_with_a_window_that_is_killed() -> None:
    code = """
import time
from PySide6.QtCore import QCoreApplication
from archviz.app.jobs import Token
from archviz.ui.process import WorkerProcess
import jobs
app = QCoreApplication([])
worker = WorkerProcess()
found = worker.submit(jobs.where, Token())
while not found.done():
    app.processEvents()
print(worker.pid, flush=True)
time.sleep(600)
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert alive(pid)
        parent.kill()
    deadline = time.monotonic() + 60
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not alive(pid)
