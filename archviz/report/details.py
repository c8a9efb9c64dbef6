"""Everything that is known of one result, in sections of titles and values."""

from __future__ import annotations

from archviz.bench.history import Entry
from archviz.bench.result import Latency, Machine
from archviz.words import join, say, word

from . import apart, numbers
from .past import FACTS
from .tables import printable

Line = tuple[str, str]
_CONDITIONS = ("channels_last", "compile", "cuda_graph")


def details(e: Entry) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Latency, conditions, machine; what cannot be read is left out."""
    return (
        (word("Latency"), tuple(_figures(e.latency))),
        (word("Conditions"), tuple(_conditions(e))),
        (word("Machine"), tuple(_machine(e.machine, e.latency))),
    )


def _figures(found: Latency) -> list[Line]:
    s = numbers.seconds
    lines = [
        (word("Median"), s(found.median)),
        (word("IQR"), f"{s(found.iqr)} ({s(found.q1)}–{s(found.q3)})"),
        (word("p90"), s(found.p90)),
        (word("p99"), s(found.p99) if found.p99 is not None else join(" ", ("—", say(found.why_no_p99)))),
        (word("Fastest"), s(found.min)),
        (word("Images/s"), f"{found.images:,.1f}"),
        (word("GMAC/s"), say("{rate:.2f} ({share:.1%} of peak)", rate=found.rate / 1e9, share=found.share)),
        (word("Samples"), say("{count:,} in {rounds} rounds", count=found.samples, rounds=len(found.rounds))),
        (word("Warm-up"), say("{time}, drift {drift:+.1%}", time=s(found.warm_up), drift=found.drift)),
        (word("MACs"), numbers.si(found.macs)),
        (word("Parameters"), numbers.si(found.params)),
    ]
    if found.compiling is not None:
        lines.append((word("Compiling"), s(found.compiling)))
    peaks = ("allocated", word("Memory, allocated")), ("reserved", word("Memory, reserved"))
    for name, title in (*peaks, ("resident", word("Memory, resident"))):
        value = getattr(found.memory, name)
        lines += [(title, numbers.memory(value))] if value is not None else []
    if found.blocks is not None:
        lines.append((word("Blocks"), apart.gap(found.blocks)))
    return lines


def _conditions(e: Entry) -> list[Line]:
    names = ("device", e.plan.device), ("dtype", e.plan.dtype), ("batch", str(e.latency.batch))
    lines = [(FACTS[name], value) for name, value in (*names, ("input", numbers.shape(e.latency.input)))]
    lines += [(FACTS[name], say("yes")) for name in _CONDITIONS if getattr(e.plan, name)]
    return [(word("Measured"), f"{e.when:%Y-%m-%d %H:%M:%S %z}"), (word("Run"), str(e.run)), *lines]


def _machine(facts: Machine, found: Latency) -> list[Line]:
    lines: list[Line] = []
    for name, title in FACTS.items():
        value = getattr(facts, name, None)
        if value:
            lines.append((title, numbers.memory(value) if "memory" in name else printable(str(value))))
    lines.append((word("Load"), _course(facts.load, found.load, "{:.2f}")))
    lines.append((word("CPU clock"), _course(facts.clock, found.clock, "{:.0f} MHz")))
    lines += [(word("Note"), note) for note in (*facts.notes, *found.notes)]
    return lines


def _course(before: float | None, after: float | None, form: str) -> str:
    """Before and after."""
    return " → ".join("—" if value is None else form.format(value) for value in (before, after))
