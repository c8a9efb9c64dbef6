"""A sweep in an SQLite file: what it is, and one row for every design that is finished. A batch is one transaction."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import platformdirs
from pydantic import Field, StrictInt, StrictStr, TypeAdapter, ValidationError

from archviz.bench.result import Latency
from archviz.spec.bounded_json import validated
from archviz.spec.issue import Refused, reason
from archviz.words import say

from . import database
from .cost import QUANTITIES, Cost, Quantity
from .front import FRONT, TOP, goals
from .space import MAX_DESIGNS, Definition, space

BATCH = 100  # designs: a tenth of a second of work
_LARGEST = 2**63 - 1  # of a whole number in SQLite

# number, parameters as JSON, digest and figures (none for what is not legal), why it is not legal
Row = tuple[int, str, str | None, int | None, int | None, int | None, int | None, str]


class Head(NamedTuple):
    """The one row of the table `sweep`."""

    definition: StrictStr
    made_by: StrictStr
    designs: Annotated[StrictInt, Field(ge=1, le=MAX_DESIGNS)]
    batch: Annotated[StrictInt, Field(ge=1)]
    front: StrictStr
    top: Annotated[StrictInt, Field(ge=1)]


_HEADS = TypeAdapter(Annotated[list[Head], Field(min_length=1, max_length=1)])
_PARAMETERS = TypeAdapter(dict[str, str])
_KINDS = {"parameters": "text", "issue": "text", "digest": "text", "latency": "text", "fvcore": "integer"}
_KINDS |= dict.fromkeys(QUANTITIES, "integer")
# A design that is none of the sweep, a value that is of another kind, or a figure below 0, or of what is not legal.
_WRONG = " OR ".join(
    (
        "SELECT 1 FROM design WHERE typeof(number) <> 'integer' OR number NOT BETWEEN 0 AND :count - 1",
        "parameters IS NULL OR issue IS NULL",
        *(f"typeof({name}) NOT IN ('{kind}', 'null')" for name, kind in _KINDS.items()),
        *(f"({name} IS NULL) <> (digest IS NULL) OR {name} < 0" for name in QUANTITIES),
        "fvcore < 0 LIMIT 1",
    )
)


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
        if not os.path.isfile(self.file):
            raise Refused(say("{path} is not there; `archviz sweep TARGET --vary …` begins a sweep", path=self.file))
        head = self._head
        if head.made_by != made():
            other = head.made_by[:40]
            fault = say("{path} is of ArchViz {other}, this is {mine}: begin anew",
                        path=self.file, other=other, mine=made())  # fmt: skip
            raise Refused(fault)
        try:
            return validated(Definition, head.definition)
        except Refused as refusal:
            raise Refused(say("{place}: {fault}", place=self.file, fault=refusal.sentence)) from None

    @property
    def view(self) -> tuple[str, int]:
        """The front and the number of winners that the sweep was begun with."""
        return self._head.front, self._head.top

    @property
    def _head(self) -> Head:
        with database.opened(self.file) as base:
            rows = base.execute("SELECT definition, made_by, count, batch, front, top FROM sweep LIMIT 2").fetchall()
        try:
            (head,) = _HEADS.validate_python(rows)
        except ValidationError:
            raise database.broken(self.file) from None
        return head

    def check(self) -> None:
        """Refused where the file is not as a sweep is written: somebody may have edited it by hand."""
        definition, head = self.definition, self._head
        try:
            goals(head.front)
            count = space(definition).count
        except Refused as refusal:
            raise Refused(say("{place}: {fault}", place=self.file, fault=refusal.sentence)) from None
        with database.opened(self.file) as base:
            wrong = base.execute(_WRONG, {"count": count}).fetchone()
            parts = base.execute("SELECT number / ?, count(*) FROM design GROUP BY 1", (head.batch,)).fetchall()
        whole = all(have == min(head.batch, count - batch * head.batch) for batch, have in parts)
        if wrong or not whole or head.designs != count:
            raise database.broken(self.file)

    def begin(self, definition: Definition, front: str = FRONT, top: int = TOP) -> None:
        """Make the file, or find that it holds this very sweep; Refused where it holds something else."""
        text, count = definition.model_dump_json(), space(definition).count
        database.make(self.file, (text, made(), count, BATCH, front, top))
        self.check()
        if self.definition != definition:
            raise Refused(say("{path} holds another sweep; take another file, or --resume it", path=self.file))

    def alone(self) -> AbstractContextManager[None]:
        """While it lasts nobody else runs the sweep; Refused where somebody does."""
        return database.alone(self.file)

    def missing(self) -> list[tuple[int, int]]:
        """The batches that are not there yet, each as its first number and the one behind its last."""
        count, batch = self._head.designs, self._head.batch
        with database.opened(self.file) as base:
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
        count = self._head.designs
        with database.opened(self.file) as base:
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
        names = {axis.name for axis in space(self.definition).axes}
        try:
            return tuple(_found(row, names) for row in rows)
        except ValueError:
            raise database.broken(self.file) from None

    def note(self, number: int, *, fvcore: int | None = None, latency: str | None = None) -> None:
        """What fvcore or the bench has found of a design; a file that may only be read stays as it is."""
        if not database.writable(self.file):
            return
        with database.opened(self.file, write=True) as base:
            query = "UPDATE design SET fvcore = coalesce(?, fvcore), latency = coalesce(?, latency) WHERE number = ?"
            base.execute(query, (fvcore, latency, number))

    def _limits(self) -> tuple[str, tuple[int, ...]]:
        limits = self.definition.limits
        most = tuple(min(value, _LARGEST) for value in limits.values())
        return " AND ".join(["digest IS NOT NULL", *(f"{name} <= ?" for name in limits)]), most


def _found(row: tuple[Any, ...], names: set[str]) -> Found:
    """A row; ValueError where its texts are not what is written there."""
    number, parameters, digest, *figures, fvcore, latency = row
    if latency is not None:
        Latency.model_validate_json(latency)
    values = _PARAMETERS.validate_json(parameters)
    if values.keys() != names:
        raise ValueError(number)  # it has other parameters than the sweep
    return Found(number, values, digest, Cost(*figures), fvcore, latency)


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
