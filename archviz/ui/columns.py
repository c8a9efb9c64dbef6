"""The columns of the table of counts: what each is called, shows, sorts by and copies. One entry is one column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log10
from typing import Any

from archviz.report.numbers import exact, memory, shape, si
from archviz.results import Counts, Row
from archviz.words import word

from .language import tr

HUGE = 1_000_000  # input pixels
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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
        return f"{exact(value)} {tr(self.unit)}".rstrip() if isinstance(value, int) else self.text(value)

    def plain(self, row: Row) -> str:
        """As it is copied: in English, whole numbers without separators, so that a spreadsheet reads them."""
        value = self.value(row)
        return str(value) if isinstance(value, int | str) else self.text(value)


def _count(title: str, help: str, value: Callable[[Counts], int], unit: str, **more: Any) -> Column:
    return Column(title, help, lambda row: value(row.counts), si, "888.8 M", unit=unit, **more)


def _bytes(title: str, help: str, value: Callable[[Counts], int]) -> Column:
    return Column(title, help, lambda row: value(row.counts), memory, "888.8 MiB", shown=False, unit=word("bytes"))


def pixels(field: tuple[int, int]) -> str:
    """A receptive field: "427", "31×427"; beyond a million its magnitude, since depth makes hundreds of digits."""
    if max(field) > HUGE:
        power = log10(max(field))
        return f"{10 ** (power % 1):.1f}×10{str(int(power)).translate(RAISED)}"
    return str(field[0]) if field[0] == field[1] else shape(field)


COLUMNS: tuple[Column, ...] = (
    Column(word("Name"), word("Name in torch"), lambda row: row.name, str, "layer3.22.downsample.0"),
    Column(word("What"), word("What it is"), lambda row: row.label, tr, "3×3, 512, groups 32, /2"),
    Column(
        word("Output"),
        word("Output: channels × height × width"),
        lambda row: row.shape,
        shape,
        "2048×112×112",
        total=False,
    ),
    _count(word("Params"), word("Parameters"), lambda c: c.params, word("parameters"), bar=True),
    _count(
        word("Conv weights"),
        word("Parameters that are convolution weights"),
        lambda c: c.conv_weight,
        word("weights"),
        shown=False,
    ),
    _count(
        word("MACs"),
        word("Multiply-adds of convolutions and linear layers, batch 1"),
        lambda c: c.macs,
        "MACs",
        bar=True,
    ),
    _count(word("FLOPs"), word("2 × MACs"), lambda c: c.flops, "FLOPs", shown=False),
    _count(
        word("Activations"),
        word("Elements that convolutions and linear layers write"),
        lambda c: c.activations,
        word("elements"),
    ),
    _bytes(word("Weights (memory)"), word("Memory of parameters and buffers, float32"), lambda c: c.weight_bytes),
    _bytes(
        word("Activations (memory)"),
        word("Memory of every operation's output, float32, batch 1"),
        lambda c: c.activation_bytes,
    ),
    Column(
        word("RF (px)"),
        word("Receptive field of one output, in input pixels"),
        lambda row: row.field,
        pixels,
        "8888",
        total=False,
    ),
    Column(
        word("Jump (px)"),
        word("Input pixels from one output position to the next"),
        lambda row: row.jump,
        str,
        "888",
        shown=False,
        total=False,
    ),
)
