"""A sweep in an SQLite file: what it is, and one row for every design that is finished. A batch is one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import platformdirs
from pydantic import ValidationError

from archviz.spec.issue import Refused, reason
from archviz.spec.value import sentence
from archviz.words import say

from .cost import QUANTITIES, Cost, Quantity
from .space import Definition, space

VERSION = 1
BATCH = 100  # designs: a tenth of a second of work
_SCHEMA = (
    "CREATE TABLE sweep (definition TEXT NOT NULL, made_by TEXT NOT NULL, count INTEGER NOT NULL,"
    " batch INTEGER NOT NULL)",
    "CREATE TABLE design (number INTEGER PRIMARY KEY, parameters TEXT NOT NULL, digest TEXT, params INTEGER,"
    " macs INTEGER, activations INTEGER, memory INTEGER, issue TEXT NOT NULL, fvcore INTEGER, latency TEXT)",
    "CREATE INDEX design_digest ON design(digest)",
    f"PRAGMA user_version = {VERSION}",
)
_BUSY_S = 10.0

# number, parameters as JSON, digest and figures (none for what is not legal), why it is not legal
Row = tuple[int, str, str | None, int | None, int | None, int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many designs a sweep has, has finished, found not legal, met again, found within its limits."""

    count: int
    finished: int
    illegal: int
    repeated: int
    legal: int
    within: int
    least: Cost  # of each figure, among the legal ones
    fault: str  # what is most often not legal


@dataclass(frozen=True, slots=True)
class Found:
    """A legal design within the limits, its first number where it was met again.

    `fvcore`: the MACs that fvcore counts; `latency`: a result of the bench as JSON. None where nobody has asked.
    """

    number: int
    parameters: Mapping[str, str]
    digest: str
    cost: Cost
    fvcore: int | None
    latency: str | None


@dataclass(frozen=True, slots=True)
class Store:
    """A file; each call opens it for itself, so that a window can read what a sweep writes."""

    file: Path

    @property
    def definition(self) -> Definition:
        """What the sweep is; Refused where the file is none, or of another ArchViz."""
        if not self.file.is_file():
            raise Refused(say("{path} is not there; `archviz sweep TARGET --vary …` begins a sweep", path=self.file))
        with self._open() as base:
            text, made_by = base.execute("SELECT definition, made_by FROM sweep").fetchone()
        if made_by != made():
            fault = say(
                "{path} is of ArchViz {other}, this is {mine}: begin anew", path=self.file, other=made_by, mine=made()
            )
            raise Refused(fault)
        try:
            return Definition.model_validate_json(text)
        except ValidationError as error:
            raise Refused(say("{place}: {fault}", place=self.file, fault=sentence(error))) from None

    def begin(self, definition: Definition) -> None:
        """Make the file, or find that it holds this very sweep; Refused where it holds something else."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(say("{path} cannot be made: {reason}", path=self.file.parent, reason=reason(error))) from None
        with self._open(new=True) as base:
            if not _tables(base):
                for statement in _SCHEMA:
                    base.execute(statement)
                values = definition.model_dump_json(), made(), space(definition).count, BATCH
                base.execute("INSERT INTO sweep VALUES (?, ?, ?, ?)", values)
        if self.definition != definition:
            raise Refused(say("{path} holds another sweep; take another file, or --resume it", path=self.file))

    def missing(self) -> list[tuple[int, int]]:
        """The batches that are not there yet, each as its first number and the one behind its last."""
        with self._open() as base:
            count, batch = base.execute("SELECT count, batch FROM sweep").fetchone()
            there = {row[0] for row in base.execute("SELECT DISTINCT number / ? FROM design", (batch,))}
        return [(i, min(i + batch, count)) for i in range(0, count, batch) if i // batch not in there]

    def keep(self, rows: Sequence[Row]) -> None:
        """A batch, as a whole; Refused where another program has kept it meanwhile."""
        places = ", ".join("?" * 8)
        columns = "number, parameters, digest, params, macs, activations, memory, issue"
        try:
            with self._open() as base:
                base.executemany(f"INSERT INTO design ({columns}) VALUES ({places})", rows)
        except sqlite3.IntegrityError:
            raise Refused(say("another program works on {path}; let it end", path=self.file)) from None

    def tally(self) -> Tally:
        """How far it is."""
        where, values = self._limits()
        with self._open() as base:
            (count,) = base.execute("SELECT count FROM sweep").fetchone()
            sums = "count(*), count(digest), count(DISTINCT digest), count(DISTINCT CASE WHEN %s THEN digest END)"
            finished, sound, legal, within = base.execute(f"SELECT {sums % where} FROM design", values).fetchone()
            least = ", ".join(f"coalesce(min({name}), 0)" for name in QUANTITIES)
            lowest = Cost(*base.execute(f"SELECT {least} FROM design").fetchone())
            often = "SELECT issue FROM design WHERE digest IS NULL GROUP BY issue ORDER BY count(*) DESC, issue LIMIT 1"
            fault = base.execute(often).fetchone()
        return Tally(count, finished, finished - sound, sound - legal, legal, within, lowest, fault[0] if fault else "")

    def points(self, first: Quantity, second: Quantity) -> list[tuple[int, int, int]]:
        """Every legal design within the limits, once, by its number: the number and two of its figures."""
        where, values = self._limits()
        query = f"SELECT min(number), {first.name}, {second.name} FROM design WHERE {where} GROUP BY digest ORDER BY 1"
        with self._open() as base:
            return base.execute(query, values).fetchall()

    def found(self, numbers: Sequence[int] | None = None) -> tuple[Found, ...]:
        """All these designs, or those of these numbers in their order."""
        where, values = self._limits()
        columns = f"min(number), parameters, digest, {', '.join(QUANTITIES)}, fvcore, latency"
        query = f"SELECT {columns} FROM design WHERE {where} GROUP BY digest ORDER BY 1"
        single = f"SELECT {columns} FROM design WHERE number = ?"
        with self._open() as base:
            if numbers is None:
                rows = base.execute(query, values).fetchall()
            else:
                rows = [base.execute(single, (number,)).fetchone() for number in numbers]
        return tuple(Found(n, json.loads(p), d, Cost(*f), fv, ms) for n, p, d, *f, fv, ms in rows)

    def note(self, number: int, *, fvcore: int | None = None, latency: str | None = None) -> None:
        """What fvcore or the bench has found of a design."""
        with self._open() as base:
            query = "UPDATE design SET fvcore = coalesce(?, fvcore), latency = coalesce(?, latency) WHERE number = ?"
            base.execute(query, (fvcore, latency, number))

    def _limits(self) -> tuple[str, tuple[int, ...]]:
        limits = self.definition.limits
        return " AND ".join(["digest IS NOT NULL", *(f"{name} <= ?" for name in limits)]), tuple(limits.values())

    @contextmanager
    def _open(self, *, new: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction: what was done is there as a whole, or not at all."""
        try:
            with closing(sqlite3.connect(self.file, timeout=_BUSY_S, isolation_level=None)) as base:
                self._check(base, new=new)  # before anything is set: the file may be of another program
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = NORMAL")
                base.execute("BEGIN IMMEDIATE")
                with base:
                    yield base
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            fault = say("{path} cannot be used: {reason}", path=self.file, reason=str(error))
            raise Refused(fault) from None

    def _check(self, base: sqlite3.Connection, *, new: bool) -> None:
        """Refused where the file is no sweep, or one of a newer ArchViz; one that is still empty may be `new`."""
        names = _tables(base)
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if not {"sweep", "design"} <= names and (names or not new):
            raise Refused(say("{path} is not a sweep", path=self.file))
        if version > VERSION:
            fault = say(
                "{path} was written by a newer ArchViz (version {version}, this one reads up to {most});"
                " update ArchViz",
                path=self.file,
                version=version,
                most=VERSION,
            )
            raise Refused(fault)


def _tables(base: sqlite3.Connection) -> set[str]:
    return {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@lru_cache(maxsize=1)
def made() -> str:
    """The version of this ArchViz: another one may count or draw otherwise, and must not go on with a sweep."""
    try:
        return metadata.version("archviz")
    except metadata.PackageNotFoundError:
        return "unknown"


def usual(definition: Definition) -> Store:
    """The file of the user's data folder for this sweep, by its content: the same sweep goes on there."""
    mark = hashlib.sha256(definition.model_dump_json().encode()).hexdigest()[:12]
    return Store(platformdirs.user_data_path("archviz", appauthor=False) / "sweeps" / f"{mark}.sqlite")
