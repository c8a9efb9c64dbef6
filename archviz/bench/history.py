"""Every result, kept in an SQLite file of the user's data folder, together with its machine and its plan."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

import platformdirs

from archviz.graph.ops import times as shape
from archviz.spec.bounded_json import validated
from archviz.spec.issue import Refused
from archviz.words import SILENCE, Sentence, say

from . import database, machine
from .plan import Plan, loads
from .result import Latency, Machine

_ENTRIES = (
    "SELECT result.id, run.id, run.at, run.plan, run.machine, run.command, result.latency"
    " FROM result JOIN run ON run.id = result.run WHERE NOT result.removed"
)
KEEP_DAYS = 30  # how long what was removed can be brought back
_PURGE = (  # the latest numbers stay: SQLite would give them to other results
    "DELETE FROM result WHERE removed AND removed < ? AND id < (SELECT max(id) FROM result)",
    "DELETE FROM run WHERE at < ? AND id < (SELECT max(id) FROM run) AND id NOT IN (SELECT run FROM result)",
)
_Row = tuple[int, int, object, Any, Any, object, Any]  # a file may hold anything


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

    @property
    def when(self) -> datetime:
        """The time of this place."""
        return datetime.fromisoformat(self.at).astimezone()


@dataclass(frozen=True, slots=True)
class Found:
    """Results that this version can read, the oldest first, and how many it cannot."""

    entries: tuple[Entry, ...]
    unread: int = 0
    older: int = 0  # beyond the limit

    @property
    def note(self) -> Sentence:
        """What cannot be read; empty where all can."""
        if self.unread == 1:
            return say("1 result of a newer version is not shown; update ArchViz")
        if self.unread:
            return say("{count} results of a newer version are not shown; update ArchViz", count=self.unread)
        return SILENCE

    @property
    def rest(self) -> Sentence:
        """What lies beyond the limit; empty where nothing does."""
        if not self.older:
            return SILENCE
        return say("{count:,} older results are not shown; `archviz history` lists all", count=self.older)


@dataclass(frozen=True, slots=True)
class History:
    """A file of results; each call opens it for itself, so that several programs can share it."""

    file: Path

    def begin(self, plan: Plan, facts: Machine, command: str) -> int:
        """A new run; its number."""
        now = datetime.now(timezone.utc)
        at = now.isoformat(timespec="seconds")
        values = at, plan.model_dump_json(), facts.model_dump_json(), command
        with database.opened(self.file, write=True) as base:
            _purge(base, now - timedelta(days=KEEP_DAYS))
            cursor = base.execute("INSERT INTO run (at, plan, machine, command) VALUES (?, ?, ?, ?)", values)
            return int(cursor.lastrowid or 0)

    def keep(self, run: int, latency: Latency) -> int:
        """A result of a run; its number."""
        apart = latency.blocks is not None
        found = latency.name, latency.digest, latency.batch, latency.median, apart, latency.model_dump_json()
        names = "run, design, digest, batch, median, apart, latency"
        with database.opened(self.file, write=True) as base:
            cursor = base.execute(f"INSERT INTO result ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)", (run, *found))
            return int(cursor.lastrowid or 0)

    def change(self, number: int, latency: Latency) -> None:
        """What is known of a result by now."""
        values = latency.blocks is not None, latency.model_dump_json(), number
        with database.opened(self.file, write=True) as base:
            base.execute("UPDATE result SET apart = ?, latency = ? WHERE id = ?", values)

    def find(self, design: str = "", limit: int = 0) -> Found:
        """All results, or those of designs of this name; of these the latest `limit`, where it is not 0."""
        design = design.encode("utf-8", "replace").decode()  # a word of the command line may be no text
        where, values = (" AND result.design = ?", (design,)) if design else ("", ())
        order = f" ORDER BY result.id DESC LIMIT {limit or -1}"
        with database.opened(self.file, write=False) as base:
            rows: list[_Row] = base.execute(f"{_ENTRIES}{where}{order}", values).fetchall()
            count = f"SELECT count(*) FROM result WHERE NOT removed{where}"
            older = base.execute(count, values).fetchone()[0] - len(rows)
        read = [entry for row in reversed(rows) if (entry := _entry(row)) is not None]
        return Found(tuple(read), len(rows) - len(read), older)

    def entries(self, design: str = "") -> tuple[Entry, ...]:
        """What `find` can read."""
        return self.find(design).entries

    def entry(self, number: int) -> Entry:
        """One result; Refused where there is none of this number."""
        rows = self._rows(f"{_ENTRIES} AND result.id = ?", (number,))
        if not rows:
            raise Refused(say("there is no result {number}; `archviz history` lists them", number=number))
        found = _entry(rows[0])
        if found is None:
            raise Refused(say("result {number} was written by a newer version; update ArchViz", number=number))
        return found

    def of(self, digests: Collection[str]) -> tuple[Entry, ...]:
        """All results of these networks (`plan.digest`) that can be read, the oldest first."""
        if not self.file.exists():
            return ()
        where = f" AND result.digest IN ({', '.join('?' * len(digests))}) ORDER BY result.id"
        return tuple(filter(None, map(_entry, self._rows(_ENTRIES + where, tuple(digests)))))

    def apart(self, digest: str) -> Entry | None:
        """The latest result of a network (`plan.digest`) whose blocks were timed; None where there is none."""
        if not self.file.exists():
            return None
        where = " AND result.digest = ? AND result.apart ORDER BY result.id DESC"
        return next(filter(None, map(_entry, self._rows(_ENTRIES + where, (digest,)))), None)

    def remove(self, numbers: Sequence[int]) -> None:
        """Let results be found no more, all or none; Refused, naming it, where one is not there."""
        self._mark(numbers, removed=True)

    def restore(self, numbers: Sequence[int]) -> None:
        """Bring removed results back, all or none; Refused, naming it, where one was not removed."""
        self._mark(numbers, removed=False)

    def _mark(self, numbers: Sequence[int], *, removed: bool) -> None:
        change = "UPDATE result SET removed = ? WHERE id = ? AND (removed <> 0) <> ?"
        when = int(datetime.now(timezone.utc).timestamp()) if removed else 0
        with database.opened(self.file, write=True) as base:
            for number in dict.fromkeys(numbers):
                if base.execute(change, (when, number, removed)).rowcount:
                    continue
                if removed:
                    raise Refused(say("there is no result {number}; nothing is removed", number=number))
                raise Refused(say("no result {number} was removed; nothing is restored", number=number))

    def latest(self, digests: Sequence[str]) -> tuple[Entry, ...]:
        """The results of the latest run in which one of these networks was measured; none where there is none."""
        if not digests or not self.file.exists():
            return ()
        places = ", ".join("?" * len(digests))
        newest = f"SELECT run FROM result WHERE digest IN ({places}) AND NOT removed ORDER BY id DESC LIMIT 1"
        rows = self._rows(f"{_ENTRIES} AND run.id = ({newest}) ORDER BY result.id", tuple(digests))
        return tuple(filter(None, map(_entry, rows)))

    def names(self, text: str) -> bool:
        """Whether the command of a run has this text in it."""
        with database.opened(self.file, write=False) as base:
            return base.execute("SELECT 1 FROM run WHERE instr(command, ?)", (text,)).fetchone() is not None

    def mend(self) -> Sentence:
        """Set the file aside where it is no database any more; a sentence says so, empty where all is well."""
        return database.mend(self.file)

    def _rows(self, query: str, values: Sequence[object]) -> list[_Row]:
        """What a question finds; nobody who writes meanwhile is waited for."""
        with database.opened(self.file, write=False) as base:
            return base.execute(query, values).fetchall()


def history() -> History:
    """That of this user."""
    return History(platformdirs.user_data_path("archviz", appauthor=False) / "history.sqlite")


def _purge(base: sqlite3.Connection, before: datetime) -> None:
    """Let go for good of what was removed before, and of runs of which nothing is left."""
    base.execute(_PURGE[0], (int(before.timestamp()),))
    base.execute(_PURGE[1], (before.isoformat(timespec="seconds"),))


def _entry(row: _Row) -> Entry | None:
    """A row as it was kept; None where it holds what only a newer version knows."""
    number, run, at, plan, facts, command, latency = row
    try:
        if not isinstance(at, str) or not isinstance(command, str):
            return None
        datetime.fromisoformat(at).astimezone()
        found = validated(Machine, facts), command, validated(Latency, latency)
        return Entry(number, run, at, _plan(plan), *found)
    except (ValueError, TypeError, OverflowError):
        return None


@lru_cache(maxsize=64)
def _plan(text: str) -> Plan:
    """Results of one run, and many runs, have the same."""
    return loads(text, "plan")


def differences(a: Entry, b: Entry) -> tuple[machine.Difference, ...]:
    """Why two results cannot be set side by side: facts of the machine and conditions in which they differ."""
    found = list(machine.same(a.machine, b.machine))
    ours, theirs = _conditions(a), _conditions(b)
    if a.latency.group == b.latency.group:  # whoever measured them in turns wanted them side by side
        ours["input"] = theirs["input"]
    found += [(name, ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]]
    return tuple(found)


def _conditions(entry: Entry) -> dict[str, str]:
    found = entry.latency
    return {**entry.plan.conditions, "batch": str(found.batch), "input": shape(found.input)}
