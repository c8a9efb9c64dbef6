"""Every result, kept in an SQLite file of the user's data folder, together with its machine and its plan."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import platformdirs

from archviz.spec.issue import Refused, reason
from archviz.words import SILENCE, Sentence, say

from . import machine
from .plan import Plan, loads
from .result import Latency, Machine

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
)
_BUSY_S = 10.0
_BROKEN = ("file is not a database", "malformed", "disk image", "not a database")
_ENTRIES = (
    "SELECT result.id, run.id, run.at, run.plan, run.machine, run.command, result.latency"
    " FROM result JOIN run ON run.id = result.run"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One result of the history; results of one run were measured in turns."""

    id: int
    run: int
    at: str  # UTC, ISO 8601
    plan: Plan
    machine: Machine
    command: str
    latency: Latency


@dataclass(frozen=True, slots=True)
class History:
    """A file of results; each call opens it for itself, so that several programs can share it."""

    file: Path

    def begin(self, plan: Plan, facts: Machine, command: str) -> int:
        """A new run; its number."""
        at = datetime.now(timezone.utc).isoformat(timespec="seconds")
        values = at, plan.model_dump_json(), facts.model_dump_json(), command
        with self._open() as base:
            cursor = base.execute("INSERT INTO run (at, plan, machine, command) VALUES (?, ?, ?, ?)", values)
            return int(cursor.lastrowid or 0)

    def keep(self, run: int, latency: Latency) -> int:
        """A result of a run; its number."""
        apart = latency.blocks is not None
        found = latency.name, latency.digest, latency.batch, latency.median, apart, latency.model_dump_json()
        names = "run, design, digest, batch, median, apart, latency"
        with self._open() as base:
            cursor = base.execute(f"INSERT INTO result ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)", (run, *found))
            return int(cursor.lastrowid or 0)

    def entries(self, design: str = "") -> tuple[Entry, ...]:
        """All results, or those of designs of this name; the oldest first."""
        where = " WHERE result.design = ?" if design else ""
        with self._open() as base:
            rows = base.execute(f"{_ENTRIES}{where} ORDER BY result.id", (design,) if design else ()).fetchall()
        return tuple(map(_entry, rows))

    def entry(self, number: int) -> Entry:
        """One result; Refused where there is none of this number."""
        with self._open() as base:
            row = base.execute(f"{_ENTRIES} WHERE result.id = ?", (number,)).fetchone()
        if row is None:
            raise Refused(say("there is no result {number}; `archviz history` lists them", number=number))
        return _entry(row)

    def apart(self, digest: str) -> Entry | None:
        """The latest result of a network (`plan.digest`) whose blocks were timed; None where there is none."""
        if not self.file.exists():
            return None
        where = " WHERE result.digest = ? AND result.apart ORDER BY result.id DESC LIMIT 1"
        with self._open() as base:
            row = base.execute(_ENTRIES + where, (digest,)).fetchone()
        return _entry(row) if row else None

    def mend(self) -> Sentence:
        """Set a file aside that is no database any more; a sentence says so, empty where all is well."""
        if not self.file.exists():
            return SILENCE
        try:
            with closing(sqlite3.connect(self.file, timeout=_BUSY_S)) as base:
                if base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                    return SILENCE
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return SILENCE  # busy, or not to be read: what is asked of it next says so
        aside = _free(self.file.with_name(self.file.name + ".broken"))
        try:
            os.replace(self.file, aside)
            for end in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    os.replace(self.file.with_name(self.file.name + end), aside.with_name(aside.name + end))
        except OSError as error:
            fault = say("{path} is broken and cannot be set aside: {reason}", path=self.file, reason=reason(error))
            raise Refused(fault) from None
        return say("the history was broken; it is kept as {path}, and a new one begins", path=aside)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection to the file as this version writes it; what was done is committed, or undone as a whole."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file, timeout=_BUSY_S, isolation_level=None)) as base:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("BEGIN IMMEDIATE")
                with base:
                    _migrate(base, self.file)
                    yield base
        except OSError as error:
            fault = say("{path} cannot be made: {reason}", path=self.file.parent, reason=reason(error))
            raise Refused(fault) from None
        except sqlite3.Error as error:
            fault = say("{path} cannot be used: {reason}", path=self.file, reason=str(error))
            raise Refused(fault) from None


def history() -> History:
    """That of this user."""
    return History(platformdirs.user_data_path("archviz", appauthor=False) / "history.sqlite")


def _migrate(base: sqlite3.Connection, file: Path) -> None:
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        fault = say(
            "{path} was written by a newer ArchViz (version {version}, this one reads up to {most}); update ArchViz",
            path=file,
            version=version,
            most=len(MIGRATIONS),
        )
        raise Refused(fault)
    for script in MIGRATIONS[version:]:
        for statement in script:
            base.execute(statement)
    if version < len(MIGRATIONS):
        base.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _entry(row: tuple[int, int, str, str, str, str, str]) -> Entry:
    number, run, at, plan, facts, command, latency = row
    found = Machine.model_validate_json(facts), command, Latency.model_validate_json(latency)
    return Entry(number, run, at, loads(plan, str(run)), *found)


def _free(path: Path) -> Path:
    """The path, or with the first number that is free."""
    others = (path.with_name(f"{path.name}.{n}") for n in range(2, 1000))
    return next(p for p in (path, *others) if not p.exists())


def differences(a: Entry, b: Entry) -> tuple[str, ...]:
    """Why two results cannot be set side by side: facts of the machine and conditions in which they differ."""
    found = list(machine.same(a.machine, b.machine))
    ours, theirs = a.plan.conditions, b.plan.conditions
    found += [(name, ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]]
    if a.latency.batch != b.latency.batch:
        found.append(("batch", str(a.latency.batch), str(b.latency.batch)))
    return tuple(f"{name}: {one or '—'} | {other or '—'}" for name, one, other in found)
