"""Writing a file: afterwards the old or the new one is there as a whole; Refused where it cannot be written."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path

from archviz.words import say

from .issue import Refused, reason

_NAME = ".archviz-{mark}.tmp"  # short: the folder takes it wherever it takes the name of the file itself
_LEFT = re.compile(r"\.archviz-[0-9a-f]{16}\.tmp")

if sys.platform == "win32":

    def _lock(handle: int) -> None:
        raise OSError("an open file cannot be removed there anyway")

else:
    import fcntl

    def _lock(handle: int) -> None:
        """Lock an open file until it is closed, in whatever way its process ends; OSError where another has it."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def place(path: str | Path) -> Path:
    """Return the file that is written under this name, links followed; Refused where none can be.

    There must be a folder that can be written; a file that is there must be no folder, and not be read-only.
    """
    path = Path(path)
    if "\0" in str(path):
        raise Refused(say("{path!r} cannot be written: a file name holds no NUL character", path=str(path)))
    try:
        there = _status(path)
        if there and not stat.S_ISREG(there.st_mode) and not stat.S_ISDIR(there.st_mode):
            _permit(path, os.access(path, os.W_OK))  # a device or a pipe
            return path
        target = _followed(path)
        if not target.parent.is_dir():
            raise Refused(say("{path} cannot be written: there is no folder {folder}", path=path, folder=path.parent))
        if there and stat.S_ISDIR(there.st_mode):
            raise Refused(say("{path} cannot be written: it is a folder; name a file in it", path=path))
        # Root may write everything; a file that nobody is meant to write is kept from root, too.
        if there and not (there.st_mode & 0o222 and os.access(target, os.W_OK)):
            fault = say(
                "{path} cannot be written: it is read-only; allow writing to it (chmod u+w), or name another file",
                path=path,
            )
            raise Refused(fault)
        _permit(path, os.access(target.parent, os.W_OK))
    except OSError as error:
        raise Refused(say("{path} cannot be written: {reason}", path=path, reason=reason(error))) from None
    return target


def write_atomically(path: str | Path, data: bytes) -> None:
    """Temporary file, fsync, replace; Refused with the reason when the place cannot be written.

    What a link points to is replaced, not the link; a device or a pipe is written into.
    """
    target = place(path)
    try:
        there = _status(target)
        if there and not stat.S_ISREG(there.st_mode):
            _write_into(target, data)
        else:
            _remove_left(target.parent)
            _replace(target, data, there)
    except OSError as error:
        raise Refused(say("{path} cannot be written: {reason}", path=path, reason=reason(error))) from None


def _status(path: Path) -> os.stat_result | None:
    """What is there, links followed; None where nothing is."""
    try:
        return os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _followed(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # a loop of links, in front of Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None


def _permit(path: Path, allowed: bool) -> None:
    if not allowed:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _write_into(target: Path, data: bytes) -> None:
    """Into a device or a pipe; one that nobody reads would be waited for without end."""
    try:
        handle = os.open(target, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise Refused(say("{path} cannot be written: no program reads from it", path=target)) from None
        raise
    if sys.platform != "win32":
        os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def _replace(target: Path, data: bytes, there: os.stat_result | None) -> None:
    mode = stat.S_IMODE(there.st_mode) if there else 0o666
    temporary, handle = _temporary(target.parent, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if there:
                _keep_owner(temporary, there)
                os.chmod(temporary, mode)
            if sys.platform != "win32":  # there an open file cannot be moved
                os.replace(temporary, target)
        if sys.platform == "win32":
            os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _keep_owner(temporary: Path, there: os.stat_result) -> None:
    """A file that root changes for a user stays the user's."""
    if sys.platform != "win32" and (there.st_uid, there.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.chown(temporary, there.st_uid, there.st_gid)


def _temporary(folder: Path, mode: int) -> tuple[Path, int]:
    """A new file, locked as long as it is open: so that nobody takes it for one that was left."""
    while True:
        path = folder / _NAME.format(mark=secrets.token_hex(8))
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode & 0o777)
        try:
            _lock(handle)
            left = not os.fstat(handle).st_nlink
        except BlockingIOError:
            left = True
        except OSError:  # some file systems have no locks
            left = False
        if not left:
            return path, handle
        os.close(handle)  # another process has removed it, or does so now, since it was not locked yet


def _remove_left(folder: Path) -> None:
    """Remove temporary files of processes that were killed while they wrote."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not _LEFT.fullmatch(entry.name) or not entry.is_file(follow_symlinks=False):
                continue
            with suppress(OSError):
                handle = os.open(entry.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
                try:
                    _lock(handle)
                    os.unlink(entry.path)
                finally:
                    os.close(handle)
