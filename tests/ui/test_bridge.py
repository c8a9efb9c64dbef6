"""Answers arrive in the thread of the window; late ones and dropped ones do not."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from archviz.app.jobs import WorkerThread
from archviz.ui.bridge import Bridge


def worker() -> WorkerThread:
    """A thread that has begun."""
    made = WorkerThread("test")
    made.begin()
    return made


def refuse(error: BaseException) -> None:
    pytest.fail(str(error))


def test_only_the_latest_question_is_answered_and_in_the_windows_thread(qtbot: QtBot) -> None:
    bridge = Bridge(worker())
    go = threading.Event()
    told: list[tuple[str, bool]] = []

    def note(answer: str) -> None:
        told.append((answer, threading.current_thread() is threading.main_thread()))

    bridge.ask("key", lambda _: "old" if go.wait(5) else "", note, refuse)
    bridge.ask("key", lambda _: "new", note, refuse)
    assert bridge.busy
    go.set()
    qtbot.waitUntil(lambda: not bridge.busy, timeout=5000)
    assert told == [("new", True)]
    bridge.close()


def test_a_fault_is_told_and_a_dropped_question_is_not(qtbot: QtBot) -> None:
    bridge = Bridge(worker())
    told: list[object] = []
    bridge.ask("a", lambda _: 1 // 0, told.append, told.append)
    bridge.ask("b", lambda _: 2, told.append, told.append)
    bridge.drop("b")
    bridge.ask("c", lambda _: "last", told.append, told.append)  # behind what was dropped
    qtbot.waitUntil(lambda: not bridge.busy, timeout=5000)
    assert [type(t) for t in told] == [ZeroDivisionError, str]
    bridge.close()


def test_an_answer_may_ask_again(qtbot: QtBot) -> None:
    bridge = Bridge(worker())
    told: list[int] = []

    def again(answer: int) -> None:
        told.append(answer)
        if answer < 3:
            bridge.ask("a", lambda _: answer + 1, again, refuse)

    bridge.ask("a", lambda _: 1, again, refuse)
    qtbot.waitUntil(lambda: told == [1, 2, 3], timeout=5000)
    bridge.close()
