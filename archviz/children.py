"""Other processes of this program: started with a safe module search path, killed where they stay stopped."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType

from . import search_path

STOPPED_S = 10.0  # a child that another program has stopped for so long is given up
_LOOK_S = 0.5


def python(code: str, *words: str) -> list[str]:
    """Return the command that runs code in another Python, with the modules of this one.

    -I keeps the current folder and PYTHONPATH out from the first import on; Python 3.10 has no other option for it.
    """
    return [sys.executable, "-I", "-c", f"import sys; sys.path[:] = {search_path.safe()!a}; {code}", *words]


def archviz(*words: str) -> list[str]:
    """Return the command that runs a command of this program."""
    return python("from archviz.__main__ import main; sys.exit(main())", *words)


def environment(**more: str) -> dict[str, str]:
    """Return the environment for another process: what it starts itself is kept out of the current folder, too."""
    listed = os.pathsep.join(entry for entry in search_path.named() if os.path.isabs(entry))
    found = {**os.environ, "PYTHONSAFEPATH": "1", "PYTHONPATH": listed, **more}
    return found if listed else {name: value for name, value in found.items() if name != "PYTHONPATH"}


def stopped(pid: int) -> bool:
    """Return whether another program has stopped a child of this process (SIGSTOP); False where no one can know."""
    if sys.platform != "linux":
        return False
    try:
        return os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:  # it has ended
        return False


class Watch:
    """Kills a child that stays stopped, so that the reader of its output gets an end instead of waiting for ever."""

    def __init__(self, pid: int, kill: Callable[[], object]) -> None:
        self.killed = False
        self._pid, self._kill, self._over = pid, kill, Event()
        self._thread = Thread(target=self._look, name="archviz-watch", daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        seconds = 0.0
        while not self._over.wait(_LOOK_S):
            # Looks are counted, not time: while Ctrl+Z in a terminal stops both of us, none is taken.
            seconds = seconds + _LOOK_S if stopped(self._pid) else 0.0
            if seconds >= STOPPED_S:
                self.killed = True
                self._kill()
                return
