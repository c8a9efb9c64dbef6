"""Heat: boxes coloured by a number of theirs. What each has of it, on which scale that lies, what the legend says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import median
from typing import Literal

from archviz.numbers import memory, pixels, seconds, si
from archviz.results import Analysis, Level, Row
from archviz.spec.issue import Refused
from archviz.words import Sentence, say, word

from .scene import Box, Scene

Curve = Literal["linear", "root", "logarithmic"]
SCALES: Mapping[Curve, str] = {
    "linear": word("linear scale"),
    "root": word("square-root scale"),
    "logarithmic": word("logarithmic scale"),
}
_LEAST = 0.25  # of the colour bar: half of the boxes stand above it, or a scale that spreads small values more is taken


@dataclass(frozen=True, slots=True)
class Lack:
    """Why there is no number: what is wrong, and what gives it."""

    fault: str
    remedy: str

    @property
    def sentence(self) -> Sentence:
        """Both."""
        return say("{fault}; {remedy}", fault=self.fault, remedy=self.remedy)


@dataclass(frozen=True, slots=True)
class Metric:
    """A number of a row of counts, how it is written; that of several rows is their sum, else their largest.

    One that is `measured` is so under conditions, and only of blocks.
    """

    id: str
    title: str
    unit: str
    value: Callable[[Row], int]
    text: Callable[[int], str]
    additive: bool = True
    measured: bool = False


UNMEASURED = Lack(say("not measured"), say("Analyse > Measure latency, with the time of each block"))
LAYERS = Lack(say("measured by block, not by layer"), say("the levels Blocks and Stages show it"))


def _side(value: int) -> str:
    return pixels((value, value))


def _time(value: int) -> str:
    return seconds(value / 1e9)


METRICS: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric("params", word("Parameters"), "", lambda row: row.counts.params, si),
        Metric("macs", word("MACs"), word("batch 1"), lambda row: row.counts.macs, si),
        Metric("activations", word("Activations"), word("elements"), lambda row: row.counts.activations, si),
        Metric(
            "memory", word("Memory"), word("weights, kept for training"), lambda row: row.counts.memory_bytes, memory
        ),
        Metric(
            "rf",
            word("Receptive field"),
            word("input pixels, without gates"),
            lambda row: max(row.field),
            _side,
            False,
        ),
        Metric("latency", word("Latency"), word("measured, by block"), lambda row: row.latency, _time, measured=True),
    )
}


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """What the boxes of a scene have of a metric, by their ids; what is no row of counts (the ends) has none.

    `total` is that of the network, `top` the box that has most, `lack` why a row has nothing.
    """

    metric: Metric
    values: Mapping[str, int]
    total: int = 0
    top: str = ""
    curve: Curve = "linear"
    low: int = 0  # where the colours begin; below the smallest value only on a scale that begins at 0
    high: int = 0
    unit: str = ""
    lack: Lack | None = None

    def place(self, id: str) -> float | None:
        """Where a box stands on the colour bar, 0 to 1; None where it has nothing."""
        value = self.values.get(id, 0)
        return _place(self.curve, value, self.low, self.high) if value else None

    def share(self, id: str) -> float | None:
        """Its part of the network; None where sums mean nothing."""
        return self.values.get(id, 0) / self.total if self.total and self.metric.additive else None

    def said(self, id: str) -> Sentence:
        """A box in words: "MACs: 1.234 GMACs, 30.2 % of all"."""
        title, value, share = say(self.metric.title), self.values.get(id, 0), self.share(id)
        if not value and self.lack and id in self.values:
            return say("{metric}: — ({why})", metric=title, why=self.lack.sentence)
        if not value:
            return say("{metric}: —", metric=title)
        if share is None:
            return say("{metric}: {value}", metric=title, value=self.metric.text(value))
        return say(
            "{metric}: {value}, {share} % of all",
            metric=title,
            value=self.metric.text(value),
            share=f"{100 * share:.1f}",
        )


@dataclass(frozen=True, slots=True)
class Legend:
    """The texts of a legend; `ticks` are the values at the start, the middle and the end of the colour bar.

    Where there is nothing to show, `top` says why, and `scale` what helps.
    """

    title: str
    unit: str
    ticks: tuple[str, str, str]
    scale: str
    top: str


def metric(id: str) -> Metric:
    """A metric by its id; Refused, with all of them, where there is none."""
    if id not in METRICS:
        raise Refused(
            say("there is no heat {name!r}; one of {known} is needed", name=id[:40], known=", ".join(METRICS))
        )
    return METRICS[id]


def heated(
    metric: Metric,
    scene: Scene,
    analysis: Analysis,
    layers: Callable[[], Sequence[Row]],
    lack: Lack = UNMEASURED,
) -> Heat:
    """The heat of a scene; `layers` gives the rows of layers, asked for only where a box needs them.

    `lack` is said of a metric that would be measured, and was not.
    """
    members = {box.id: box.members or (box.id,) for box in scene.boxes if box.stage >= 0}
    rows = _rows(scene.level, {name for names in members.values() for name in names}, analysis, layers)
    found = {id: [metric.value(rows[n]) for n in names if n in rows] for id, names in members.items()}
    values = {id: sum(v) if metric.additive else max(v) for id, v in found.items() if v}
    total = sum(map(metric.value, analysis.stages))  # some of it is in no box where layers show what only blocks have
    why = (LAYERS if total else lack) if metric.measured else None
    unit = (metric.measured and analysis.conditions) or metric.unit
    positive = [v for v in values.values() if v]
    if not positive:
        return Heat(metric, values, unit=unit, lack=why)
    top = max(values, key=lambda id: values[id])
    curve, low, high = _scale(positive)
    return Heat(metric, values, total, _called(scene.boxes, top), curve, low, high, unit, why)


def legend(heat: Heat, tr: Callable[[str], str] = str) -> Legend:
    """The words of the legend, each through `tr`."""
    text, low, high = heat.metric.text, heat.low, heat.high
    middle = {"linear": high / 2, "root": high / 4, "logarithmic": sqrt(low) * sqrt(high)}[heat.curve]
    none = ("", "", "") if heat.lack else ("—", "", "—")
    ticks = (text(low) if low else "0", text(round(middle)), text(high)) if high else none
    top, scale = say("Largest: {name}", name=heat.top) if heat.top else "", SCALES[heat.curve]
    if heat.metric.additive and heat.total:
        share = max(heat.values.values()) / heat.total
        top = say("Most: {name}, {share} %", name=heat.top, share=f"{100 * share:.0f}")
    elif heat.lack and not high:
        top, scale = heat.lack.fault, heat.lack.remedy
    return Legend(tr(heat.metric.title), tr(heat.unit), (tr(ticks[0]), tr(ticks[1]), tr(ticks[2])), tr(scale), tr(top))


def _rows(level: Level, wanted: set[str], analysis: Analysis, layers: Callable[[], Sequence[Row]]) -> dict[str, Row]:
    """Rows by name: those of the picture's level come first, opened parts show others."""
    levels: dict[Level, Callable[[], Sequence[Row]]] = {
        "stage": lambda: analysis.stages,
        "block": lambda: analysis.blocks,
        "layer": layers,
    }
    found: dict[str, Row] = {}
    for name in (level, *(other for other in levels if other != level)):
        if not wanted <= found.keys():
            found = {row.name: row for row in levels[name]()} | found
    return found


def _called(boxes: Iterable[Box], id: str) -> str:
    """A box's name, and how many it stands for."""
    count = next(len(box.members) for box in boxes if box.id == id)
    return f"{id} ×{count}" if count > 1 else id


def _scale(values: Sequence[int]) -> tuple[Curve, int, int]:
    """The mildest curve under which half of the values can be told from the lowest colour; where it begins and ends."""
    least, most = min(values), max(values)
    middle = round(median(values))
    gentle: tuple[Curve, ...] = ("linear", "root")
    for curve in gentle:
        if _place(curve, middle, 0, most) >= _LEAST:
            return curve, 0, most
    return "logarithmic", least, most


def _place(curve: Curve, value: int, low: int, high: int) -> float:
    if curve == "logarithmic":
        return log(value / low) / log(high / low) if high > low else 1.0
    return value / high if curve == "linear" else sqrt(value / high)
