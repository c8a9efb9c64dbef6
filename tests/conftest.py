"""What every test stands on: no display, no folder of the user's, no deadline, no thread left behind."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

# Before Qt is imported by anything, pytest-qt included.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

# A shared machine with two cores makes any deadline a coin toss.
settings.register_profile("archviz", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("archviz")

_GRACE_S = 2.0


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data and caches of this test alone; returns their root."""
    root = tmp_path_factory.mktemp("home")
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(root / kind.lower()))
    monkeypatch.setenv("MPLCONFIGDIR", str(root / "matplotlib"))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)  # sockets, too, are in folders of this test
    monkeypatch.delenv("COLUMNS", raising=False)  # pytest-xdist and some shells tell a width that no terminal here has
    if sys.platform in ("darwin", "win32"):  # where the XDG folders mean nothing
        for name in ("HOME", "APPDATA", "LOCALAPPDATA"):
            monkeypatch.setenv(name, str(root))
    return root


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fails the test that leaves a running thread behind: it would stop the program from ending."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _GRACE_S
    while left := [t for t in threading.enumerate() if t not in before and not t.daemon]:
        if time.monotonic() > deadline:
            pytest.fail(f"threads left behind: {', '.join(thread.name for thread in left)}")
        time.sleep(0.01)
