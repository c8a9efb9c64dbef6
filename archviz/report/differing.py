"""Where two designs differ, stage by stage, and what that does to each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archviz.footprint import Dtype
from archviz.results import Analysis, Row
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.fields import describe
from archviz.spec.registry import Block
from archviz.words import Sentence, join, say, word

from . import numbers
from .alignment import Part, groups, parts

KEYS: Mapping[str, str] = {
    "params": word("Parameters"),
    "macs": word("MACs"),
    "activations": word("Activations"),
    "weight_bytes": word("Memory of weights"),
    "kept_bytes": word("Kept for training"),
}
_TERMS: Mapping[str, str] = {
    "cardinality": word("cardinality"),
    "width": word("width"),
    "out": word("output channels"),
    "stride": word("stride"),
    "stride_in": word("stride in the"),
    "shortcut": word("shortcut"),
    "norm": word("batch norm"),
    "activation": word("activation"),
    "bias": word("bias"),
    "depth": word("depth"),
    "kernel": word("kernel"),
    "classes": word("classes"),
    "preact": word("pre-activation"),
}


@dataclass(frozen=True, slots=True)
class Effect:
    """One figure of a stage: in the baseline, and in the other design."""

    key: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Stages that differ: their names (empty where a design has none), what was done, what that costs."""

    before: str
    after: str
    words: Sentence
    effects: tuple[Effect, ...]

    @property
    def title(self) -> str:
        """ "layer3", "mixed_5b → block_a"."""
        names = dict.fromkeys(filter(None, (self.before, self.after)))
        return " → ".join(names)

    @property
    def sentence(self) -> Sentence:
        """ "layer3: 6 → 23 blocks; cardinality 1 → 32; width 64 → 4"."""
        return say("{stage}: {words}", stage=self.title, words=self.words)


def differing(
    designs: Sequence[Architecture], analyses: Sequence[Analysis], batch: int = 1, dtype: Dtype = "float32"
) -> tuple[tuple[Difference, ...], ...]:
    """For every design but the first: in which stages it differs from the first. What is alike is left out.

    `batch` and `dtype` are those of the memory.
    """
    first, *others = map(parts, designs, analyses)
    return tuple(tuple(_between(first, other, batch, dtype)) for other in others)


def _between(first: Sequence[Part], other: Sequence[Part], batch: int, dtype: Dtype) -> Iterator[Difference]:
    def count(some: Sequence[Part], key: str) -> int:
        return sum(part.row.counts.value(key, batch, dtype) for part in some)

    for some, others in groups(first, other):
        ones, twos = [first[i] for i in some], [other[j] for j in others]
        effects = tuple(Effect(key, count(ones, key), count(twos, key)) for key in KEYS)
        if not ones:
            words = [say("added: {blocks}", blocks=_blocks(twos))]
        elif not twos:
            words = [say("left out: {blocks}", blocks=_blocks(ones))]
        elif len(ones) + len(twos) > 2:
            words = [_moved("", _blocks(ones), _blocks(twos)), *_output(ones[-1].row, twos[-1].row)]
        else:
            words = [*_changes(ones[0].stage, twos[0].stage, ones[0].row, twos[0].row)]
            if not words and any(e.before != e.after for e in effects):
                words = [_moved(say("input"), ones[0].row.input, twos[0].row.input)]
        if words:
            yield Difference(_names(ones), _names(twos), join("; ", words), effects)


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(part.stage.name for part in parts)


def _blocks(parts: Sequence[Part]) -> Sentence:
    """ "7 × Inception-A, Reduction-A"."""
    counts: dict[str, int] = {}
    for part in parts:
        title = type(part.stage.block).about.title
        counts[title] = counts.get(title, 0) + part.stage.repeat
    told = (say("{count} × {block}", count=n, block=say(title)) if n > 1 else say(title) for title, n in counts.items())
    return join(", ", [*told])


def _changes(one: Stage, other: Stage, here: Row, there: Row) -> Iterator[Sentence]:
    """What differs, in words: the block, how many of them, each field that both have."""
    if one.block.type != other.block.type:
        yield _moved("", *(say(type(stage.block).about.title) for stage in (one, other)))
    if one.repeat != other.repeat:
        yield say("{before} → {after} blocks", before=one.repeat, after=other.repeat)
    before, after = _traits(one.block), _traits(other.block)
    titles = {spec.name: say(spec.title) for spec in describe(type(other.block))}
    if one.block.type != other.block.type:  # what is called alike may not be the same there
        before = {key: value for key, value in before.items() if key in _TERMS}
    moved = [key for key in before if key in after and before[key] != after[key]]
    for key in moved:
        yield _moved(say(_TERMS[key]) if key in _TERMS else titles[key], before[key], after[key])
    if not {"out", "stride"} & {*moved}:
        yield from _output(here, there)


def _output(here: Row, there: Row) -> Iterator[Sentence]:
    if here.shape != there.shape:
        yield _moved(say("output"), here.shape, there.shape)


def _traits(block: Block) -> dict[str, object]:
    """The fields of a block; a grouped bottleneck is told as paths, as ResNeXt's are."""
    found: dict[str, object] = {spec.name: getattr(block, spec.name) for spec in describe(type(block))}
    groups, width = found.get("groups"), found.get("width")
    if not (isinstance(groups, int) and isinstance(width, int) and width % groups == 0):
        return found
    told = {"cardinality": groups, "width": width // groups}
    return told | {key: value for key, value in found.items() if key not in ("groups", "width")}


def _moved(what: str, before: object, after: object) -> Sentence:
    """ "cardinality 1 → 32"; without a name only the values."""
    values = {"before": _value(before), "after": _value(after)}
    return say("{what} {before} → {after}", what=what, **values) if what else say("{before} → {after}", **values)


def _value(value: object) -> object:
    if isinstance(value, bool):
        return say("on") if value else say("off")
    if isinstance(value, str) and not isinstance(value, Sentence) and " " in value:
        return f'"{value}"'
    return numbers.shape(value) if isinstance(value, tuple) else value
