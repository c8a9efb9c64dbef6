"""Latencies as tables, sentences and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Any

from archviz.bench.outcome import Outcome, Pair, pairs
from archviz.bench.result import Device, Latency, Machine
from archviz.bench.stats import LEVEL, verdict
from archviz.words import Sentence, join, say, word

from . import apart, numbers
from .tables import Column, Table, printable

FORMAT = 2  # of what other programs read
PEAK = word(
    "of peak: of the best of matrix products and convolutions in the same run; more than 100 % can occur, since "
    "Winograd's algorithm multiplies less than is counted, and clock rates and the load of other programs change"
)
HELD = word(
    "Memory: weights, input and the most that torch's allocator held at one time during a call, workspaces that "
    "come from it included; equal designs get equal figures in any order"
)
HOW = word(
    "Median, inter-quartile range and quantiles of single calls in eval and inference mode; designs measured in turns."
)


def table(outcome: Outcome) -> Table:
    """One row a design and batch size, with its ratio to the first design at that batch size."""
    columns = (
        Column(word("Design"), right=False),
        Column(word("Batch")),
        Column(word("Median")),
        Column(word("IQR")),
        Column(word("p90")),
        Column(word("p99"), rank=2),
        Column(word("Images/s")),
        Column(word("GMAC/s"), rank=1),
        Column(word("of peak"), rank=3),
        Column(word("Memory"), rank=4),
        Column(word("Ratio")),
        Column(say("{level} CI", level=f"{LEVEL:.0%}")),
        Column(word("Samples"), rank=5),
        Column(word("No."), rank=6),
    )
    baseline = outcome.plan.measured[0].name
    ratios = {(p.batch, p.second): p for p in pairs(outcome.latencies) if p.first == baseline}
    rows = (
        (
            *_cells(latency),
            *_ratio(ratios.get((latency.batch, latency.name))),
            f"{latency.samples:,}",
            str(number or "—"),
        )
        for latency, number in zip(outcome.latencies, outcome.numbers, strict=True)
    )
    return Table(columns, tuple(rows))


def _cells(found: Latency) -> tuple[str, ...]:
    return (
        printable(found.name),
        str(found.batch),
        numbers.seconds(found.median),
        numbers.seconds(found.iqr),
        numbers.seconds(found.p90),
        numbers.seconds(found.p99) if found.p99 is not None else "—",
        f"{found.images:,.1f}",
        f"{found.rate / 1e9:.2f}",
        f"{found.share:.1%}",
        numbers.memory(found.memory.told) if found.memory.told is not None else "—",
    )


def _ratio(pair: Pair | None) -> tuple[str, str]:
    if pair is None:
        return "", ""
    return f"{pair.ratio.value:.3f}×", f"{pair.ratio.low:.3f}–{pair.ratio.high:.3f}"


def exact(outcome: Outcome) -> Table:
    """The same rows and columns for copying: nothing rounded, seconds and bytes throughout."""
    titles = ("Design", "Batch", "Median [s]", "IQR [s]", "p90 [s]", "p99 [s]", "Images/s", "MAC/s", "of peak",
              "Memory [B]", "Ratio", "CI", "Samples", "No.")  # fmt: skip
    rows = []
    for row, x, number in zip(table(outcome).rows, outcome.latencies, outcome.numbers, strict=True):
        figures = x.median, x.iqr, x.p90, x.p99, x.images, x.rate, x.share, x.memory.told
        told = ("" if value is None else str(value) for value in figures)
        rows.append((row[0], str(x.batch), *told, *row[10:12], str(x.samples), str(number or "")))
    return Table(tuple(map(Column, titles)), tuple(rows))


def verdicts(latencies: tuple[Latency, ...]) -> tuple[Sentence, ...]:
    """One sentence for every two designs that are compared."""
    several = len({latency.batch for latency in latencies}) > 1
    found = ((p, verdict(printable(p.first), printable(p.second), p.ratio)) for p in pairs(latencies))
    return tuple(say("batch {batch}: {fault}", batch=p.batch, fault=text) if several else text for p, text in found)


def remarks(outcome: Outcome) -> tuple[str, ...]:
    """What belongs beside the figures: what is lacking and why, how it was measured, where."""
    found: list[str] = list(dict.fromkeys(f"—: {x.why_no_p99}" for x in outcome.latencies if x.why_no_p99))[:1]
    found += dict.fromkeys(note for latency in outcome.latencies for note in latency.notes)
    if outcome.latencies:
        best = max(outcome.latencies, key=lambda latency: latency.peak)
        found += [PEAK, say("peak of this run: {rate:.1f} GMAC/s in {work}", rate=best.peak / 1e9, work=best.reference)]
        found += [HELD] if any(latency.memory.told for latency in outcome.latencies) else []
        found.append(HOW)
        found += [apart.HOW] if any(latency.blocks for latency in outcome.latencies) else []
    if machine := outcome.machine:
        found.append(where(machine))
    return tuple(found)


def processor(machine: Machine) -> Sentence:
    """What computes, and how many threads of the CPU."""
    return say("{name} · threads: {count}", name=printable(machine.gpu or machine.cpu), count=machine.threads)


def where(machine: Machine) -> Sentence:
    """The machine in a line."""
    parts: list[str] = [processor(machine)]
    parts.append(f"torch {machine.torch}")
    if machine.clock:
        parts.append(f"{machine.clock:.0f} MHz")
    if machine.load is not None:
        parts.append(say("load {load:.2f}", load=machine.load))
    return join(" · ", [*parts, *machine.notes])


def devices(found: Sequence[Device]) -> Table:
    """One row a device."""
    columns = Column(word("Device"), right=False), Column(word("Name"), right=False), Column(word("Memory"))
    memory = (numbers.memory(device.memory) if device.memory else "—" for device in found)
    return Table(columns, tuple((d.name, printable(d.title), m) for d, m in zip(found, memory, strict=True)))


def record(outcome: Outcome) -> dict[str, Any]:
    """Everything about a run for other programs; times are seconds."""
    return {
        "archviz_latencies": FORMAT,
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "command": outcome.command,
        "plan": outcome.plan.model_dump(mode="json"),
        "machine": outcome.machine.model_dump(mode="json") if outcome.machine else None,
        "results": [{"number": n, **latency(x)} for n, x in zip(outcome.numbers, outcome.latencies, strict=True)],
        "ratios": [
            {"first": p.first, "second": p.second, "batch": p.batch, **asdict(p.ratio), "differs": p.ratio.differs}
            for p in pairs(outcome.latencies)
        ],
        "verdicts": list(verdicts(outcome.latencies)),
        "errors": [event.model_dump(mode="json", exclude={"kind"}) for event in outcome.failures],
    }


def latency(found: Latency) -> dict[str, Any]:
    """A result with what follows from it."""
    rates = {"images_per_second": found.images, "macs_per_second": found.rate, "share_of_peak": found.share}
    document = found.model_dump(mode="json") | rates
    return document | {"blocks": apart.record(found)} if found.blocks else document
