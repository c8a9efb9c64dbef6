"""Designs side by side: the figures of each, and in one sentence what they differ in most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log

from archviz.analyse.estimate import estimate
from archviz.footprint import Dtype, Footprint
from archviz.results import Analysis, Comparison, Figure, FvcoreCount
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.words import Sentence, say, word

from . import footprint, numbers
from .tables import printable

MAX_DESIGNS = 20
_TELLING = ("conv_weight", "params", "macs", "activations")  # what a verdict may be about; the first wins a tie
_FIXED = _TELLING[:2]  # whatever the input is
_NOUNS = {
    "conv_weight": say("convolution weights"),
    "params": say("parameters"),
    "macs": say("MACs"),
    "activations": say("activations"),
}
_CLOSE = 1.2  # below this ratio a difference reads better in per cent


def compare(
    designs: Sequence[Architecture], counted: Sequence[FvcoreCount] = (), batch: int = 1, dtype: Dtype = "float32"
) -> Comparison:
    """One column a design, the first is the baseline; Refused for fewer than two or more than MAX_DESIGNS.

    `batch` and `dtype` are those of the memory.
    """
    takes(len(designs))
    names = _names([printable(d.name) for d in designs])
    analyses = tuple(map(analysed, designs))
    memory = [analysis.footprint(batch, dtype) for analysis in analyses]
    figures = _figures(analyses, counted, memory)
    verdict = _verdict(names, figures, _TELLING if len({d.input for d in designs}) == 1 else _FIXED)
    said = _question(names), verdict, _warnings(designs)
    return Comparison(names, analyses, tuple(counted), figures, *said, batch, dtype)


@lru_cache(maxsize=64)
def analysed(design: Architecture) -> Analysis:
    """The counts of one design, from its graph."""
    return estimate(expand(design).graph, tuple(say(stage.block.about.title) for stage in design.stages))


def takes(number: int) -> None:
    """Refused where so many designs cannot be compared."""
    if not 2 <= number <= MAX_DESIGNS:
        here = say("here is one") if number == 1 else say("here are {count}", count=number)
        raise Refused(say("a comparison takes 2 to {most} designs, {here}", most=MAX_DESIGNS, here=here))


def _names(names: list[str]) -> tuple[str, ...]:
    """Different names: the second "resnet50" is called "resnet50 (2)"."""
    taken: list[str] = []
    for name in names:
        tries = (name, *(f"{name} ({n})" for n in range(2, len(names) + 1)))
        taken.append(next(t for t in tries if t not in taken))
    return tuple(taken)


def _figures(
    analyses: tuple[Analysis, ...], counted: Sequence[FvcoreCount], footprints: Sequence[Footprint]
) -> tuple[Figure, ...]:
    totals = [a.total for a in analyses]
    memory = [footprint.values(found) for found in footprints]
    fvcore = [c.total for c in counted] or [t.fvcore_total for t in totals]
    return (
        Figure("params", word("Parameters"), "", tuple(t.params for t in totals)),
        Figure("conv_weight", word("Convolution weights"), "", tuple(t.conv_weight for t in totals)),
        Figure("conv_bias", word("Convolution biases"), "", tuple(t.conv_bias for t in totals)),
        Figure("norm", word("Normalisation"), "", tuple(t.norm for t in totals)),
        Figure("linear", word("Linear"), "", tuple(t.linear for t in totals)),
        Figure("macs", word("MACs"), "MACs", tuple(t.macs for t in totals)),
        Figure("flops", word("FLOPs"), "FLOPs", tuple(t.flops for t in totals)),
        Figure("activations", word("Activations"), "", tuple(t.activations for t in totals)),
        Figure("fvcore", word("fvcore total"), "", tuple(fvcore)),
        *(Figure(key, title, "B", tuple(m[key] for m in memory)) for key, title in footprint.TITLES.items()),
    )


def _question(names: tuple[str, ...]) -> Sentence:
    if len(names) == 2:
        return say("What does {name} cost beside {baseline}?", name=names[1], baseline=names[0])
    if len(names) == 3:
        one, other = names[1:]
        return say("What do {one} and {other} cost beside {baseline}?", one=one, other=other, baseline=names[0])
    return say("What do {count} designs cost beside {baseline}?", count=len(names) - 1, baseline=names[0])


def _verdict(names: tuple[str, ...], figures: tuple[Figure, ...], keys: tuple[str, ...]) -> Sentence:
    telling = {f.key: f for key in keys for f in figures if f.key == key}
    if len(names) == 2:
        return _pair(names, [*telling.values()])
    who, what = _range(names, telling["params"])
    if "macs" not in telling:
        return say("Of {count} designs, {who} {what}.", count=len(names), who=who, what=what)
    again, other = _range(names, telling["macs"])
    if again != who:
        other = say("{who} {what}", who=again, what=other)
    return say("Of {count} designs, {who} {what} and {other}.", count=len(names), who=who, what=what, other=other)


def _range(names: tuple[str, ...], figure: Figure) -> tuple[Sentence, Sentence]:
    """Who has what: "resnet18 has", "the fewest parameters (11.69 M, against up to 25.56 M in resnet50)"."""
    noun, least, most = _NOUNS[figure.key], min(figure.values), max(figure.values)
    if least == most:
        return say("all have"), say("the same {noun} ({value})", noun=noun, value=numbers.si(least))
    high = names[figure.values.index(most)]
    low = [name for name, value in zip(names, figure.values, strict=True) if value == least]
    what = say(
        "the fewest {noun} ({least}, against up to {most} in {name})",
        noun=noun,
        least=numbers.si(least),
        most=numbers.si(most),
        name=high,
    )
    if len(low) == 1:
        return say("{name} has", name=low[0]), what
    if len(low) == 2:
        return say("{one} and {other} have", one=low[0], other=low[1]), what
    return say("{count} of them have", count=len(low)), what


def _pair(names: tuple[str, ...], telling: list[Figure]) -> Sentence:
    """What two designs differ in most: "B has 16.94 times the convolution weights of A (1,179,648 against 69,632)"."""
    uneven = [f for f in telling if f.values[0] != f.values[1]]
    if not uneven:
        first, other = names
        if len(telling) == len(_FIXED):
            return say("{first} and {other} have the same parameters.", first=first, other=other)
        return say("{first} and {other} have the same parameters, MACs and activations.", first=first, other=other)
    figure = max(uneven, key=_distance)
    big = 0 if figure.values[0] > figure.values[1] else 1
    more, less = figure.values[big], figure.values[1 - big]
    values = {"name": names[big], "noun": _NOUNS[figure.key], "other": names[1 - big], "more": more, "less": less}
    if not less:
        return say("{name} has {more:,} {noun}, {other} none.", **values)
    if more / less >= _CLOSE:
        times = numbers.ratio(more, less)
        return say("{name} has {times} times the {noun} of {other} ({more:,} against {less:,}).", times=times, **values)
    percent = f"{100 * (more - less) / less:.2g} %"
    return say("{name} has {percent} more {noun} than {other} ({more:,} against {less:,}).", percent=percent, **values)


def _distance(figure: Figure) -> float:
    """How far apart two values are, the same for twice and half; rounded, so that equal ratios tie."""
    low, high = sorted(figure.values)
    return round(log(high / low), 6) if low else float("inf")


def inputs(designs: Sequence[Architecture]) -> tuple[str, tuple[int, int, int] | None]:
    """The inputs that differ, written, and the one of them that suits all designs; "" and None where all are alike."""
    found = [*dict.fromkeys(design.input for design in designs)]
    if len(found) == 1:
        return "", None
    free = not any(map(_whole, designs))  # blocks alone can be tried with other channels than their own
    common = next((i for i in found if all(_suits(i, design, free=free) for design in designs)), None)
    return ", ".join(map(numbers.shape, found)), common


def _warnings(designs: Sequence[Architecture]) -> tuple[Sentence, ...]:
    """What must be minded: inputs that differ, and at which one the designs can be compared."""
    shown, common = inputs(designs)
    if not shown:
        return ()
    if common is None:
        return (
            say(
                "The designs take different inputs ({inputs}), and none of these suits all of them: what depends on "
                "the input (MACs, activations, memory) tells what each costs where it stands, not which is cheaper.",
                inputs=shown,
            ),
        )
    warning = say(
        "The designs take different inputs ({inputs}): MACs, activations and memory depend on the input, "
        "so compare them at one, with {option}.",
        inputs=shown,
        option=f"--input {'x'.join(map(str, common))}",
    )
    return (warning,)


def _whole(design: Architecture) -> bool:
    """Whether it is a network, whose channels are those of its images, rather than a block."""
    return any(type(stage.block).about.family in ("stem", "head") for stage in design.stages)


def _suits(input: tuple[int, int, int], design: Architecture, *, free: bool) -> bool:
    return (free or input[0] == design.input[0]) and expand(design.put(input=input)).sound
