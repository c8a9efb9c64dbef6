"""The history of latencies as tables, sentences and JSON."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from archviz.bench.history import Entry, differences
from archviz.bench.machine import Difference
from archviz.bench.outcome import compared
from archviz.bench.stats import Ratio, verdict
from archviz.spec.shell import command_line
from archviz.words import Sentence, say, word

from . import latency, numbers
from .tables import Column, Table, printable

FACTS = {  # of a machine and of the conditions, by their names in a file
    "cpu": word("CPU"),
    "chip": word("Processor"),
    "cores": word("Cores"),
    "governor": word("Governor"),
    "boost": word("Boost"),
    "memory": word("Main memory"),
    "gpu": word("GPU"),
    "gpu_memory": word("GPU memory"),
    "driver": word("Driver"),
    "cudnn": "cuDNN",
    "torch": "torch",
    "python": "Python",
    "os": word("System"),
    "threads": word("Threads"),
    "device": word("Device"),
    "dtype": word("Type"),
    "channels_last": word("Channels last"),
    "compile": "torch.compile",
    "cuda_graph": word("CUDA graph"),
    "batch": word("Batch"),
    "input": word("Input"),
}
BUSIER = 0.25  # of the cores: from then on the loads of two runs are not alike

COLUMNS = (
    Column(word("No.")),
    Column(word("When (local time)"), right=False),
    Column(word("Design"), right=False),
    Column(word("Median")),
    Column(word("IQR")),
    Column(word("Images/s"), rank=1),
    Column(word("Batch")),
    Column(word("Device"), right=False),
    Column(word("Type"), right=False),
    Column(word("Input"), rank=3),
    Column(word("Machine"), right=False, rank=2),
)
_HEAD = ("number", "at", "design", "batch", "device", "dtype", "input")
_FIGURES = ("samples", "median", "q1", "q3", "p90", "p99", "min", "macs", "params", "peak", "bandwidth")
_MACHINE = ("cpu", "gpu", "torch", "threads", "load")


def listing(entries: Sequence[Entry]) -> Table:
    """One row a result, to be read by people."""
    return Table(COLUMNS, tuple(map(cells, entries)))


def cells(e: Entry) -> tuple[str, ...]:
    """A result in short, one text for each of COLUMNS."""
    found = e.latency
    head = str(e.id), f"{e.when:%Y-%m-%d %H:%M}", printable(found.name)
    figures = numbers.seconds(found.median), numbers.seconds(found.iqr), f"{found.images:,.1f}"
    conditions = str(found.batch), e.plan.device, e.plan.dtype, numbers.shape(found.input)
    return *head, *figures, *conditions, latency.processor(e.machine)


def exact(entries: Sequence[Entry]) -> Table:
    """One row a result, for other programs: plain numbers in seconds, times of day in UTC."""
    names = (*_HEAD, *_FIGURES, "images_per_second", *_MACHINE, "command")
    return Table(tuple(map(Column, names)), tuple(map(_exact, entries)))


def _exact(e: Entry) -> tuple[str, ...]:
    found = e.latency
    head = str(e.id), e.at, found.name, str(found.batch), e.plan.device, e.plan.dtype, "x".join(map(str, found.input))
    figures = (getattr(found, name) for name in (*_FIGURES, "images"))
    facts = (getattr(e.machine, name) for name in _MACHINE)
    return *head, *("" if value is None else str(value) for value in (*figures, *facts)), _public(e.command)


def exported(entries: Iterable[Entry]) -> dict[str, Any]:
    """The history for other programs, plans and machines with it; times of day in UTC."""
    at = datetime.now(timezone.utc).isoformat(timespec="seconds")
    return {"archviz_history": latency.FORMAT, "at": at, "results": list(map(single, entries))}


def single(e: Entry) -> dict[str, Any]:
    """One result of it."""
    return {
        "number": e.id,
        "run": e.run,
        "at": e.at,
        "command": _public(e.command),
        "machine": e.machine.model_dump(mode="json"),
        "plan": e.plan.model_dump(mode="json"),
        "result": latency.latency(e.latency),
    }


def _public(command: str) -> str:
    """A command without the folders of whoever gave it, whose name is in them."""
    try:
        found = shlex.split(command)
    except ValueError:  # typed by nobody: there is no telling what is a path
        return ""
    return command_line(Path(part).name if Path(part).is_absolute() else part for part in found)


@dataclass(frozen=True, slots=True)
class Versus:
    """The second result beside the first: the verdict, why it should not be given, and what to mind."""

    verdict: Sentence
    differ: tuple[Sentence, ...]
    minds: tuple[Sentence, ...]
    ratio: Ratio


def versus(first: Entry, second: Entry) -> Versus:
    """Set two results side by side; takes a moment."""
    ratio = compared(first.latency, second.latency)
    minds: list[Sentence] = []
    loads, cores = (first.machine.load, second.machine.load), min(first.machine.cores, second.machine.cores)
    if loads[0] is not None and loads[1] is not None and abs(loads[0] - loads[1]) > BUSIER * cores:
        minds.append(say("load before the runs: {one:.2f} | {other:.2f}", one=loads[0], other=loads[1]))
    for entry in (first, second):
        minds += [say("{place}: {fault}", place=called(entry), fault=note) for note in entry.latency.notes]
    differ = tuple(map(difference, differences(first, second)))
    return Versus(verdict(called(first), called(second), ratio), differ, tuple(minds), ratio)


def called(e: Entry) -> str:
    """A result by its design and its number: "ResNet-50 (12)"."""
    return f"{printable(e.latency.name)} ({e.id})"


def difference(found: Difference) -> Sentence:
    """ "CPU: this | that"."""
    name, *pair = found
    one, other = (numbers.memory(int(v)) if "memory" in name and v.isdigit() else printable(v) or "—" for v in pair)
    return say("{name}: {one} | {other}", name=say(FACTS.get(name, name)), one=one, other=other)
