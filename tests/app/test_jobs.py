"""The worker thread: the latest question wins, older ones are cancelled, it ends."""

from __future__ import annotations

from concurrent.futures import TimeoutError
from threading import Event

import pytest

from archviz.app.jobs import Cancelled, Jobs, Token, WorkerThread


def worker() -> WorkerThread:
    """A thread that has begun."""
    made = WorkerThread("test")
    made.begin()
    return made


def test_the_latest_question_of_a_key_wins() -> None:
    jobs = Jobs(worker())
    started, go = Event(), Event()

    def slow(token: Token) -> str:
        started.set()
        go.wait(5)
        token.check()
        return "old"

    old = jobs.submit("count", slow)
    assert started.wait(5)
    waiting = jobs.submit("count", lambda _: "never run")
    latest = jobs.submit("count", lambda _: "new")
    go.set()
    assert latest.result(5) == "new"
    assert waiting.cancelled()
    with pytest.raises(Cancelled):
        old.result(5)
    jobs.close()


def test_keys_do_not_disturb_each_other() -> None:
    jobs = Jobs(worker())
    first, second = jobs.submit("a", lambda _: 1), jobs.submit("b", lambda _: 2)
    assert (first.result(5), second.result(5)) == (1, 2)
    jobs.close()


def test_closing_cancels_what_waits() -> None:
    jobs = Jobs(worker())
    started = Event()

    def patient(token: Token) -> None:
        started.set()
        while not token.cancelled:
            pass

    running = jobs.submit("a", patient)
    waiting = jobs.submit("b", lambda _: 1)
    assert started.wait(5)
    ended = jobs.close()
    ended.result(5)
    assert running.done()
    assert waiting.cancelled()


def test_closing_does_not_wait_for_what_cannot_be_asked() -> None:
    jobs = Jobs(worker())
    started, go = Event(), Event()
    jobs.submit("a", lambda _: (started.set(), go.wait(10)))
    assert started.wait(5)
    ended = jobs.close()
    assert not ended.done()
    go.set()
    ended.result(5)


def test_nothing_is_done_before_it_may_begin() -> None:
    thread = WorkerThread("test")
    jobs = Jobs(thread)
    asked = jobs.submit("a", lambda _: 1)
    with pytest.raises(TimeoutError):
        asked.result(0.05)
    thread.begin()
    assert asked.result(5) == 1
    jobs.close()


def test_it_ends_though_it_never_began() -> None:
    jobs = Jobs(WorkerThread("test"))
    waiting = jobs.submit("a", lambda _: 1)
    assert jobs.close().result(5) is False
    assert waiting.cancelled()
