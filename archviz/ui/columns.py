"""The columns of the table of counts: what each is called, shows, sorts by and copies. One entry is one column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from archviz.report.numbers import exact, memory, shape, si
from archviz.results import Counts, Row


@dataclass(frozen=True, slots=True)
class Column:
    """`value` is what is sorted and copied, `text` what is shown of it; `sample` is as wide as any text of it."""

    title: str
    help: str
    value: Callable[[Row], Any]
    text: Callable[[Any], str]
    sample: str
    shown: bool = True
    total: bool = True  # whether the sum over all rows means something
    bar: bool = False  # whether a bar shows its share of the total
    unit: str = ""

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers, which stand to the right."""
        return self.title not in ("Name", "What")

    def tip(self, row: Row) -> str:
        """The exact value, with its unit."""
        value = self.value(row)
        return f"{exact(value)} {self.unit}".rstrip() if isinstance(value, int) else self.text(value)

    def plain(self, row: Row) -> str:
        """As it is copied: whole numbers without separators, so that a spreadsheet reads them."""
        value = self.value(row)
        return str(value) if isinstance(value, int) else self.text(value)


def _count(title: str, help: str, value: Callable[[Counts], int], unit: str, **more: Any) -> Column:
    return Column(title, help, lambda row: value(row.counts), si, "888.8 M", unit=unit, **more)


def _bytes(title: str, help: str, value: Callable[[Counts], int]) -> Column:
    return Column(title, help, lambda row: value(row.counts), memory, "888.8 MiB", shown=False, unit="bytes")


def _pixels(field: tuple[int, int]) -> str:
    return str(field[0]) if field[0] == field[1] else shape(field)


COLUMNS: tuple[Column, ...] = (
    Column("Name", "Name in torch", lambda row: row.name, str, "layer3.22.downsample.0"),
    Column("What", "What it is", lambda row: row.label, str, "3×3, 512, groups 32, /2"),
    Column("Output", "Output: channels × height × width", lambda row: row.shape, shape, "2048×112×112", total=False),
    _count("Params", "Parameters", lambda c: c.params, "parameters", bar=True),
    _count("Conv weights", "Parameters that are convolution weights", lambda c: c.conv_weight, "weights", shown=False),
    _count("MACs", "Multiply-adds of convolutions and linear layers, batch 1", lambda c: c.macs, "MACs", bar=True),
    _count("FLOPs", "2 × MACs", lambda c: c.flops, "FLOPs", shown=False),
    _count("Activations", "Elements that convolutions and linear layers write", lambda c: c.activations, "elements"),
    _bytes("Weights (memory)", "Memory of parameters and buffers, float32", lambda c: c.weight_bytes),
    _bytes(
        "Activations (memory)", "Memory of every operation's output, float32, batch 1", lambda c: c.activation_bytes
    ),
    Column(
        "RF (px)", "Receptive field of one output, in input pixels", lambda row: row.field, _pixels, "8888", total=False
    ),
    Column(
        "Jump (px)",
        "Input pixels from one output position to the next",
        lambda row: row.jump,
        str,
        "888",
        shown=False,
        total=False,
    ),
)
