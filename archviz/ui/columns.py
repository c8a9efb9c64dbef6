"""The columns of the table of counts: what each is called, shows, sorts by and copies. One entry is one column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, prod
from typing import Any

from archviz.report.numbers import exact, memory, pixels, seconds, shape, si
from archviz.results import FARTHEST, Counts, Row
from archviz.words import word

from .language import tr


@dataclass(frozen=True, slots=True)
class Column:
    """`value` is what is sorted and copied, `text` what is shown of it; `sample` is as wide as any text of it.

    `key` is the word for it in filters, and the id of its heat where it has one.
    """

    key: str
    title: str
    help: str
    value: Callable[[Row], Any]
    text: Callable[[Any], str]
    sample: str
    shown: bool = True
    total: bool = True  # whether the sum over all rows means something
    bar: bool = False  # whether a bar shows its share of the total
    unit: str = ""
    measured: bool = False  # 0 means that it was not
    copied: str = ""  # the title where it is copied, where that must say more

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers, which stand to the right."""
        return self.key not in ("name", "what")

    def number(self, row: Row) -> float:
        """What filters compare: of a shape its elements; of a receptive field its longer side, which may be endless."""
        value = self.value(row)
        if self.key not in ("rf", "jump"):
            return prod(value) if isinstance(value, tuple) else int(value)
        longest = max(value)
        return inf if longest >= FARTHEST else longest

    def _finite(self, row: Row) -> bool:
        return self.key not in ("rf", "jump") or self.number(row) != inf

    def tip(self, row: Row) -> str:
        """The exact value, with its unit."""
        value = self.value(row)
        if self.measured and not value:
            return ""
        if not self._finite(row):
            return self.text(value)
        return f"{exact(value) if isinstance(value, int) else self.text(value)} {tr(self.unit)}".rstrip()

    def plain(self, row: Row) -> str:
        """As it is copied: in English, whole numbers without separators, so that a spreadsheet reads them."""
        value = self.value(row)
        if self.measured and not value:
            return ""
        return str(value) if isinstance(value, int | str) and self._finite(row) else self.text(value)


def _count(key: str, title: str, help: str, value: Callable[[Counts], int], unit: str, **more: Any) -> Column:
    return Column(key, title, help, lambda row: value(row.counts), si, "888.8 M", unit=unit, **more)


def _bytes(key: str, title: str, help: str, value: Callable[[Counts], int]) -> Column:
    return Column(key, title, help, lambda row: value(row.counts), memory, "888.8 MiB", shown=False, unit=word("bytes"))


def _time(nanoseconds: int) -> str:
    return seconds(nanoseconds / 1e9) if nanoseconds else "—"


COLUMNS: tuple[Column, ...] = (
    Column("name", word("Name"), word("Name in torch"), lambda row: row.name, str, "layer3.22.downsample.0"),
    Column("what", word("What"), word("What it is"), lambda row: row.label, tr, "3×3, 512, groups 32, /2"),
    Column(
        "output",
        word("Output"),
        word("Output: channels × height × width"),
        lambda row: row.shape,
        shape,
        "888×888×888",
        total=False,
    ),
    _count("params", word("Params"), word("Parameters"), lambda c: c.params, word("parameters"), bar=True),
    _count(
        "conv_weights",
        word("Conv weights"),
        word("Parameters that are convolution weights"),
        lambda c: c.conv_weight,
        word("weights"),
        shown=False,
    ),
    _count(
        "macs",
        word("MACs"),
        word("Multiply-adds of convolutions and linear layers, batch 1"),
        lambda c: c.macs,
        "MACs",
        bar=True,
    ),
    _count("flops", word("FLOPs"), word("2 × MACs"), lambda c: c.flops, "FLOPs", shown=False),
    _count(
        "activations",
        word("Activations"),
        word("Elements that convolutions and linear layers write"),
        lambda c: c.activations,
        word("elements"),
    ),
    _bytes(
        "weight_memory",
        word("Weights (memory)"),
        word("Memory of parameters and buffers, float32"),
        lambda c: c.weight_bytes,
    ),
    _bytes(
        "kept_memory",
        word("Kept (memory)"),
        word("Memory of what autograd keeps for training, float32, batch 1"),
        lambda c: c.kept_bytes,
    ),
    _bytes(
        "memory",
        word("Memory"),
        word("Memory of parameters, buffers and what autograd keeps for training, float32, batch 1"),
        lambda c: c.memory_bytes,
    ),
    Column(
        "rf",
        word("RF (px)"),
        word("Receptive field of one output, in input pixels; a gate does not widen that of the values it scales"),
        lambda row: row.field,
        lambda field: tr(pixels(field)),
        "> input",
        total=False,
        unit="px",
    ),
    Column(
        "jump",
        word("Jump (px)"),
        word("Input pixels from one output position to the next"),
        lambda row: row.jump,
        lambda jump: tr(pixels(jump)),
        "> input",
        shown=False,
        total=False,
        unit="px",
    ),
    Column(
        "latency",
        word("Latency"),
        word("Time of a call of each block, measured apart"),
        lambda row: row.latency,
        _time,
        "888.8 ms",
        shown=False,
        bar=True,
        unit="ns",
        measured=True,
        copied="Latency [ns]",
    ),
)
COMPARED = tuple(i for i, column in enumerate(COLUMNS) if column.numeric and column.key != "output")
CHANGES = tuple("▲ +888" if COLUMNS[i].unit == "px" else "▲ +88.8 %" for i in COMPARED)  # as wide as most of them


def change_of(index: int) -> int | None:
    """The place of the column of differences that goes with a column of COLUMNS; None where it has none."""
    return len(COLUMNS) + COMPARED.index(index) if index in COMPARED else None


def figure_at(section: int) -> Column:
    """The column at a place of the table; of a column of differences the one that it goes with."""
    return COLUMNS[section] if section < len(COLUMNS) else COLUMNS[COMPARED[section - len(COLUMNS)]]
