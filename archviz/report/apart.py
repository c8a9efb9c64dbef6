"""The blocks of a network apart: their times beside their MACs, activations and traffic, and what bounds them."""

from __future__ import annotations

from typing import Any

from archviz.bench.result import Blocks, Latency
from archviz.bench.roof import Work, roof, works
from archviz.words import Sentence, say, word

from . import numbers
from .tables import Column, Table, printable

HOW = word(
    "MACs and activations: of one image. Traffic: bytes that a call reads and writes, every operation by itself and "
    "weights once; where data stay in a cache or operations are fused, less goes to memory."
)


def table(found: Latency) -> Table:
    """One row a block, and their sum; of the whole batch are time and traffic."""
    columns = (
        Column(word("Block"), right=False),
        Column(word("Time")),
        Column(word("Share")),
        Column("MACs", rank=3),
        Column(word("Activations"), rank=5),
        Column(word("Traffic"), rank=4),
        Column(word("FLOPs/byte"), rank=2),
        Column("GMAC/s", rank=1),
        Column(word("Bound by"), right=False),
    )
    done = works(found)
    whole = summed(done)
    rows = tuple((printable(work.block.name), *_figures(work, whole), bound(work)) for work in done)
    return Table(columns, rows, (word("Sum"), *_figures(whole, whole), ""))


def _figures(work: Work, whole: Work) -> tuple[str, ...]:
    b = work.block
    return (
        numbers.seconds(b.median),
        f"{b.median / whole.block.median:.1%}",
        numbers.si(b.macs) if b.macs else "—",
        numbers.si(b.activations) if b.activations else "—",
        numbers.memory(b.traffic) if b.traffic else "—",
        f"{work.intensity:.2f}" if work.intensity else "—",
        f"{work.rate / 2e9:.2f}" if work.flops else "—",
    )


def summed(done: tuple[Work, ...]) -> Work:
    """All blocks as one: what each of them takes, computes and moves added up."""
    block = done[0].block
    keys = ("median", "macs", "activations", "traffic")
    total = block.put(name="", **{key: sum(getattr(work.block, key) for work in done) for key in keys})
    return Work(total, sum(work.flops for work in done), None)


def bound(work: Work) -> str:
    """What bounds a block, in a word: the side of the ridge point on which its intensity lies."""
    return {"memory": word("memory"), "compute": word("compute"), None: "—"}[work.bound]


def ridge(found: Latency) -> Sentence:
    """What the last column says, with its figures."""
    above = roof(found)
    return say(
        "Bound by memory below {ridge:.2f} FLOPs/byte, by compute from there on: the device reaches {peak} in {work} "
        "and {bandwidth} in a large copy in the same run.",
        ridge=above.ridge,
        peak=numbers.si(round(above.peak), "FLOP/s"),
        work=found.reference,
        bandwidth=numbers.si(round(above.bandwidth), "B/s"),
    )


def gap(found: Blocks) -> Sentence:
    """How the sum of the blocks and the whole network differ."""
    return say(
        "whole network {whole}, sum of its blocks {sum}: gap {gap} ({share:+.1f} %)",
        whole=numbers.seconds(found.whole),
        sum=numbers.seconds(found.sum),
        gap=numbers.seconds(found.gap),
        share=100 * found.gap / found.whole,
    )


def record(found: Latency) -> dict[str, Any]:
    """Blocks, what follows from them and the ridge point, for other programs; FLOPs are 2 × MACs × batch."""
    if found.blocks is None:
        return {}
    blocks = [
        {
            **work.block.model_dump(mode="json"),
            "flops": work.flops,
            "flops_per_byte": work.intensity if work.block.traffic else None,
            "macs_per_second": work.rate / 2,
            "bound_by": work.bound,
        }
        for work in works(found)
    ]
    whole = {"whole": found.blocks.whole, "sum": found.blocks.sum, "gap": found.blocks.gap}
    return {"blocks": blocks, **whole, "ridge_flops_per_byte": roof(found).ridge}
