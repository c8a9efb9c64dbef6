"""A lock of the operating system on a file beside another: it ends with its process, in whatever way that ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Whether the lock was free; where it was, it is held meanwhile. OSError where no file can be made there.

    What the file holds does not matter; one that holds something is another's, and is left.
    """
    handle = _opened(path)
    try:
        free = _free(handle)
        while free and not _there(handle, path):  # whoever held it has taken it away since it was opened
            os.close(handle)
            handle = _opened(path)
            free = _free(handle)
        try:
            yield free
        finally:
            if free and not os.fstat(handle).st_size:
                with suppress(OSError):  # Windows removes nothing that is open
                    path.unlink()
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)


def _free(handle: int) -> bool:
    try:
        _take(handle)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _there(handle: int, path: Path) -> bool:
    """Whether the open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
