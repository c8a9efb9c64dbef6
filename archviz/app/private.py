"""A folder that this user alone can enter, for sockets: in the temporary folder anybody may take a name first."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import platformdirs

_LONGEST = 80  # bytes: of the name of a socket, its own among them, the smallest system takes 104


def folder() -> Path | None:
    """Return the first that is, or can be made, private and has a short name; None where there is none."""
    return next((path for path in _candidates() if len(os.fsencode(path)) <= _LONGEST and _made(path)), None)


def _candidates() -> Iterator[Path]:
    if sys.platform == "win32":
        return
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(named) and _is_private(Path(named)):
        yield Path(named) / "archviz"
    yield platformdirs.user_cache_path("archviz", appauthor=False) / "run"
    yield Path(tempfile.gettempdir()) / f"archviz-{os.geteuid()}"


def _made(path: Path) -> bool:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return _is_private(path)


def _is_private(path: Path) -> bool:
    """Return whether it is a real folder of this user that no other user can enter."""
    if sys.platform == "win32":
        return False
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077
