"""A sweep in an SQLite file: what it is, and one row for every design that is finished. A batch is one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import platformdirs

from archviz.spec.bounded_json import validated
from archviz.spec.issue import Refused, reason
from archviz.words import say

from . import database
from .cost import QUANTITIES, Cost, Quantity
from .front import FRONT, TOP
from .space import Definition, space

BATCH = 100  # designs: a tenth of a second of work

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
    """A legal design, its first number where it was met again.

    `fvcore`: the MACs that fvcore counts; `latency`: a result of the bench as JSON. None where nobody has asked.
    """

    number: int
    parameters: Mapping[str, str]
    digest: str
    cost: Cost
    fvcore: int | None
    latency: str | None

    def within(self, definition: Definition) -> bool:
        """Whether no figure is more than is allowed."""
        return all(QUANTITIES[name].of(self.cost) <= most for name, most in definition.limits.items())


@dataclass(frozen=True, slots=True)
class Store:
    """A file; each call opens it for itself, so that a window can read what a sweep writes."""

    file: Path

    @property
    def definition(self) -> Definition:
        """What the sweep is; Refused where the file is none, or of another ArchViz."""
        if not self.file.is_file():
            raise Refused(say("{path} is not there; `archviz sweep TARGET --vary …` begins a sweep", path=self.file))
        with database.opened(self.file) as base:
            text, made_by = base.execute("SELECT definition, made_by FROM sweep").fetchone()
        if made_by != made():
            fault = say(
                "{path} is of ArchViz {other}, this is {mine}: begin anew", path=self.file, other=made_by, mine=made()
            )
            raise Refused(fault)
        try:
            return validated(Definition, text)
        except Refused as refusal:
            raise Refused(say("{place}: {fault}", place=self.file, fault=refusal.sentence)) from None

    @property
    def view(self) -> tuple[str, int]:
        """The front and the number of winners that the sweep was begun with."""
        with database.opened(self.file) as base:
            front, top = base.execute("SELECT front, top FROM sweep").fetchone()
        return front, top

    def begin(self, definition: Definition, front: str = FRONT, top: int = TOP) -> None:
        """Make the file, or find that it holds this very sweep; Refused where it holds something else."""
        text, count = definition.model_dump_json(), space(definition).count
        database.make(self.file, (text, made(), count, BATCH, front, top))
        if self.definition != definition:
            raise Refused(say("{path} holds another sweep; take another file, or --resume it", path=self.file))

    def alone(self) -> AbstractContextManager[None]:
        """While it lasts nobody else runs the sweep; Refused where somebody does."""
        return database.alone(self.file)

    def missing(self) -> list[tuple[int, int]]:
        """The batches that are not there yet, each as its first number and the one behind its last."""
        with database.opened(self.file) as base:
            count, batch = base.execute("SELECT count, batch FROM sweep").fetchone()
            there = {row[0] for row in base.execute("SELECT DISTINCT number / ? FROM design", (batch,))}
        return [(i, min(i + batch, count)) for i in range(0, count, batch) if i // batch not in there]

    def keep(self, rows: Sequence[Row]) -> None:
        """A batch, as a whole; Refused where another program has kept it meanwhile."""
        places = ", ".join("?" * 8)
        columns = "number, parameters, digest, params, macs, activations, memory, issue"
        try:
            with database.opened(self.file, write=True) as base:
                base.executemany(f"INSERT INTO design ({columns}) VALUES ({places})", rows)
        except sqlite3.IntegrityError:
            raise Refused(say("another program works on {path}; let it end", path=self.file)) from None

    def tally(self) -> Tally:
        """How far it is."""
        where, values = self._limits()
        with database.opened(self.file) as base:
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
        with database.opened(self.file) as base:
            return base.execute(query, values).fetchall()

    def found(self, numbers: Sequence[int] | None = None) -> tuple[Found, ...]:
        """Every legal design once, those beyond the limits, too; or those of these numbers in their order."""
        columns = f"parameters, digest, {', '.join(QUANTITIES)}, fvcore, latency FROM design WHERE"
        with database.opened(self.file) as base:
            if numbers is None:
                query = f"SELECT min(number), {columns} digest IS NOT NULL GROUP BY digest ORDER BY 1"
                rows = base.execute(query).fetchall()
            else:
                query = f"SELECT number, {columns} number = ?"
                rows = [base.execute(query, (number,)).fetchone() for number in numbers]
        return tuple(Found(n, json.loads(p), d, Cost(*f), fv, ms) for n, p, d, *f, fv, ms in rows)

    def note(self, number: int, *, fvcore: int | None = None, latency: str | None = None) -> None:
        """What fvcore or the bench has found of a design; a file that may only be read stays as it is."""
        if not database.writable(self.file):
            return
        with database.opened(self.file, write=True) as base:
            query = "UPDATE design SET fvcore = coalesce(?, fvcore), latency = coalesce(?, latency) WHERE number = ?"
            base.execute(query, (fvcore, latency, number))

    def _limits(self) -> tuple[str, tuple[int, ...]]:
        limits = self.definition.limits
        return " AND ".join(["digest IS NOT NULL", *(f"{name} <= ?" for name in limits)]), tuple(limits.values())


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
    folder = platformdirs.user_data_path("archviz", appauthor=False) / "sweeps"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(say("{path} cannot be made: {reason}", path=folder, reason=reason(error))) from None
    return Store(folder / f"{mark}.sqlite")
