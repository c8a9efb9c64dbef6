"""Garbage is collected in the window's thread alone: a worker that frees a QObject would stand still for ever."""

from __future__ import annotations

import gc
import threading
import weakref

from conftest import Open
from pytestqt.qtbot import QtBot


class _Cycle:
    def __init__(self) -> None:
        self.me = self


def test_no_worker_collects_while_a_window_lives(open_window: Open, qtbot: QtBot) -> None:
    qtbot.waitUntil(gc.isenabled, timeout=30_000)  # a worker of an earlier window may be importing torch
    first, second = open_window("resnet18"), open_window("resnet18")
    died_in: list[threading.Thread] = []
    dead = _Cycle()
    weakref.finalize(dead, lambda: died_in.append(threading.current_thread()))
    del dead

    def allocate() -> None:
        for _ in range(20_000):
            _Cycle()

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert not died_in
    qtbot.waitUntil(lambda: bool(died_in), timeout=5000)
    assert died_in == [threading.main_thread()]
    first.close()
    assert not gc.isenabled()
    second.close()
    qtbot.waitUntil(gc.isenabled, timeout=30_000)
