"""The SQLite file of the history: opened for a question or a change, brought up to this version, set aside if broken.

Many programs share it: whoever reads waits for nobody, whoever writes waits for another that does, but not for ever.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from archviz.spec.issue import Refused, reason
from archviz.words import SILENCE, Sentence, say, word

# One script for each version of the schema: a file of version n is brought up by those from n on.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE run (id INTEGER PRIMARY KEY, at TEXT NOT NULL, plan TEXT NOT NULL, machine TEXT NOT NULL,"
        " command TEXT NOT NULL)",
        "CREATE TABLE result (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id), design TEXT NOT NULL,"
        " digest TEXT NOT NULL, batch INTEGER NOT NULL, median REAL NOT NULL, apart INTEGER NOT NULL,"
        " latency TEXT NOT NULL)",
        "CREATE INDEX result_design ON result(design)",
        "CREATE INDEX result_digest ON result(digest)",
    ),
    ("ALTER TABLE result ADD COLUMN removed INTEGER NOT NULL DEFAULT 0",),
    ("UPDATE result SET removed = CAST(strftime('%s', 'now') AS INTEGER) WHERE removed",),  # when, in Unix seconds
)
_BUSY_S = 10.0
_PAUSE_S = 0.05
_STALE_S = 60.0  # a lock of this age was left by a program that has crashed
_REASONS = {  # by what SQLite says
    "locked": word("another program is writing into it; try again"),
    "full": word("no space is left for it; make room on its disk"),
    "readonly": word("it cannot be written; give yourself the right to write into it and its folder"),
    "unable to open": word("it cannot be opened; give yourself the right to write into it and its folder"),
    "disk I/O": word("its disk fails to read or write; look after the disk"),
    "malformed": word("it is broken; `archviz history` sets it aside and begins a new one"),
    "not a database": word("it is broken; `archviz history` sets it aside and begins a new one"),
    "no such": word("it is not an ArchViz history; move it away and a new one is created"),
    "has no column": word("it is not an ArchViz history; move it away and a new one is created"),
    "already exists": word("it is not an ArchViz history; move it away and a new one is created"),
    "decode": word("it is damaged; move it away and a new one is created"),
}


@contextmanager
def opened(file: Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    """A connection to the file as this version writes it; what was done is committed, or undone as a whole.

    Refused, with what to do, where it cannot be had.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connect(file) if write or _writable(file) else _frozen(file)) as base:
            base.execute("BEGIN IMMEDIATE" if write or _version(base, file) < len(MIGRATIONS) else "BEGIN")
            with base:
                _migrate(base, file)
                yield base
    except OSError as error:
        fault = say("{path} cannot be made: {reason}", path=file.parent, reason=reason(error))
        raise Refused(fault) from None
    except UnicodeDecodeError:  # what SQLite says names what is in the file
        raise Refused(say("{path} cannot be used: {reason}", path=file, reason=say(_REASONS["decode"]))) from None
    except sqlite3.Error as error:
        if "malformed" in str(error):
            with suppress(OSError):
                _suspect(file).touch()
        raise Refused(say("{path} cannot be used: {reason}", path=file, reason=why(error))) from None


def why(error: sqlite3.Error) -> str:
    """What SQLite says, with what to do."""
    return next((say(text) for part, text in _REASONS.items() if part in str(error)), str(error))


def _writable(file: Path) -> bool:
    return not file.exists() or os.access(file.parent, os.W_OK)


def _frozen(file: Path) -> sqlite3.Connection:
    """Of a folder in which nobody like us can write: SQLite's log, which lies beside the file, is done without."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)


def _connect(file: Path) -> sqlite3.Connection:
    """With a log beside the file, so that nobody who reads waits for somebody who writes."""
    patience = time.monotonic() + _BUSY_S
    while True:
        base = sqlite3.connect(file, timeout=_BUSY_S, isolation_level=None)
        try:
            base.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error as error:
            base.close()
            if "locked" not in str(error) or time.monotonic() > patience:
                raise
            time.sleep(_PAUSE_S)  # a file that another process makes at this moment refuses without waiting
        else:
            return base


def _version(base: sqlite3.Connection, file: Path) -> int:
    """That of the file; Refused where it is newer than this program."""
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        fault = say(
            "{path} was written by a newer ArchViz (version {version}, this one reads up to {most}); update ArchViz",
            path=file,
            version=version,
            most=len(MIGRATIONS),
        )
        raise Refused(fault)
    return version


def _migrate(base: sqlite3.Connection, file: Path) -> None:
    version = _version(base, file)
    for script in MIGRATIONS[version:]:
        for statement in script:
            base.execute(statement)
    if version < len(MIGRATIONS):
        base.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def mend(file: Path) -> Sentence:
    """Set a file aside that is no database any more; a sentence says so, empty where all is well."""
    if _sound(file):
        return SILENCE
    try:
        with _locked(file):
            return SILENCE if _sound(file) else _set_aside(file)  # another program may have done it meanwhile
    except OSError as error:
        fault = say("{path} is broken and cannot be set aside: {reason}", path=file, reason=reason(error))
        raise Refused(fault) from None


def _sound(file: Path) -> bool:
    """Whether it can be opened; it is read as a whole only where somebody has found it malformed."""
    if not file.exists():
        return True
    try:
        with closing(sqlite3.connect(file, timeout=_BUSY_S)) as base:
            base.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if _suspect(file).exists():
                if base.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                    return False
                _suspect(file).unlink(missing_ok=True)
    except UnicodeDecodeError:
        return False
    except sqlite3.DatabaseError as error:
        return isinstance(error, sqlite3.OperationalError)  # busy, or not to be read: what is asked of it next says so
    return True


def _suspect(file: Path) -> Path:
    return file.with_name(file.name + ".suspect")


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Nobody else sets the file aside meanwhile; OSError where somebody does not come to an end."""
    lock, patience = file.with_name(file.name + ".lock"), time.monotonic() + _BUSY_S
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with suppress(FileNotFoundError):
                if time.time() - lock.stat().st_mtime > _STALE_S:
                    lock.unlink()
            if time.monotonic() > patience:
                raise
            time.sleep(_PAUSE_S)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _set_aside(file: Path) -> Sentence:
    aside = _free(file.with_name(file.name + ".broken"))
    os.replace(file, aside)
    for end in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.replace(file.with_name(file.name + end), aside.with_name(aside.name + end))
    _suspect(file).unlink(missing_ok=True)
    return say("the history was broken; it is kept as {path}, and a new one begins", path=aside)


def _free(path: Path) -> Path:
    """The path, or with the first number that is free."""
    others = (path.with_name(f"{path.name}.{n}") for n in range(2, 1000))
    return next(p for p in (path, *others) if not p.exists())
