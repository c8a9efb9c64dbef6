"""The SQLite file of a sweep: opened for a question or a change; refused, and left as it is, where it is another's."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from archviz.bench.database import why
from archviz.spec import files
from archviz.spec.issue import Refused, reason
from archviz.words import say

from .lock import locked

VERSION = 1
_SCHEMA = (
    "CREATE TABLE sweep (definition TEXT NOT NULL, made_by TEXT NOT NULL, count INTEGER NOT NULL,"
    " batch INTEGER NOT NULL, front TEXT NOT NULL, top INTEGER NOT NULL)",
    "CREATE TABLE design (number INTEGER PRIMARY KEY, parameters TEXT NOT NULL, digest TEXT, params INTEGER,"
    " macs INTEGER, activations INTEGER, memory INTEGER, issue TEXT NOT NULL, fvcore INTEGER, latency TEXT)",
    "CREATE INDEX design_digest ON design(digest)",
    f"PRAGMA user_version = {VERSION}",
)
_BUSY_S = 10.0


@contextmanager
def opened(file: Path, *, write: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection in a transaction: what was done is there as a whole, or not at all.

    A question is asked of a file, too, that this user may only read.
    """
    try:
        with closing(_connect(file) if write or writable(file) else _frozen(file)) as base:
            base.execute("PRAGMA trusted_schema = OFF")
            _check(base, file)  # before anything is set: the file may be of another program
            if write:
                base.execute("PRAGMA synchronous = NORMAL")
            base.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            with base:
                yield base
    except sqlite3.IntegrityError:
        raise
    except UnicodeDecodeError:  # what SQLite says names what is in the file
        raise broken(file) from None
    except sqlite3.Error as error:
        raise _refused(file, error) from None


def writable(file: Path) -> bool:
    """Whether this user may change it: SQLite needs its folder, too."""
    return os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=_BUSY_S, isolation_level=None)


def _frozen(file: Path) -> sqlite3.Connection:
    """What has ended has no log beside it, and none can be made: it is done without."""
    how = "mode=ro" if file.with_name(f"{file.name}-wal").exists() else "immutable=1"
    return sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, timeout=_BUSY_S, isolation_level=None)


def make(file: Path, values: Sequence[str | int]) -> None:
    """The tables of a sweep, and its row, in a file that is new or empty; one that holds something keeps that.

    Refused where there is no folder for it.
    """
    if not os.path.isfile(file):
        files.place(file)
    try:
        with closing(_connect(file)) as base:
            if not _tables(base):
                base.execute("PRAGMA journal_mode = WAL")  # whoever reads waits for nobody
                base.execute("BEGIN IMMEDIATE")
                with base:
                    if not _tables(base):
                        for statement in _SCHEMA:
                            base.execute(statement)
                        base.execute("INSERT INTO sweep VALUES (?, ?, ?, ?, ?, ?)", values)
    except UnicodeDecodeError:
        raise broken(file) from None
    except sqlite3.Error as error:
        raise _refused(file, error) from None


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Nobody else works on the file meanwhile, until this process ends in whatever way; else Refused."""
    with ExitStack() as open:
        try:
            free = open.enter_context(locked(file.with_name(f"{file.name}-lock")))
        except OSError as error:
            raise Refused(say("{path} cannot be used: {reason}", path=file, reason=reason(error))) from None
        if not free:
            raise Refused(say("another program works on {path}; let it end", path=file))
        yield


def broken(file: Path) -> Refused:
    """What is said of a sweep that is not as it was written: cut off, or edited by hand."""
    return Refused(say("{path} is broken; begin anew in another file", path=file))


def _refused(file: Path, error: sqlite3.Error) -> Refused:
    if "not a database" in str(error):
        return Refused(say("{path} is not a sweep; take another file", path=file))
    if any(sign in str(error) for sign in ("malformed", "no such", "decode", "has no column")):
        return broken(file)
    return Refused(say("{path} cannot be used: {reason}", path=file, reason=why(error)))


def _check(base: sqlite3.Connection, file: Path) -> None:
    """Refused where the file is no sweep, or one of a newer ArchViz."""
    if not {"sweep", "design"} <= _tables(base):
        raise Refused(say("{path} is not a sweep; take another file", path=file))
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        fault = say(
            "{path} was written by a newer ArchViz (version {version}, this one reads up to {most}); update ArchViz",
            path=file,
            version=version,
            most=VERSION,
        )
        raise Refused(fault)


def _tables(base: sqlite3.Connection) -> set[str]:
    return {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
