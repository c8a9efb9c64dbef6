"""The contract of every registered block; none is named here, so a new one is tested by being registered."""

from __future__ import annotations

from typing import Any

import pytest
from contract import check_counts, check_file, check_source, shaken, sound
from live import check_memory

import archviz.blocks  # noqa: F401 - registers them
from archviz.build import module
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.fields import FieldSpec, describe
from archviz.spec.registry import BLOCKS, Block


def design(block: Block, repeat: int = 1, side: int = 0) -> Architecture:
    """The block on the input that it names as an example, cut to `side` positions (and fewer channels) where given."""
    channels, *sides = block.about.example
    high, wide = (min(s, side or s) for s in sides)
    if side:
        channels = min(channels, 16 if block.about.family == "head" else 256)
    stage = Stage(name="block", block=block, repeat=repeat)
    return Architecture(name=block.type, input=(channels, high, wide), stages=(stage,))


def others(field: FieldSpec) -> list[Any]:
    """Legal values beside the default."""
    if field.kind == "choice":
        values: list[Any] = list(field.choices)
    elif field.kind == "bool":
        values = [True, False]
    elif field.kind == "float":
        values = [field.minimum, field.maximum, (field.minimum + field.maximum) / 2]
    elif field.kind == "text":
        values = list(field.choices)
    else:
        step = int(field.step)
        values = [int(field.minimum), 2, 3, field.default + step]
        values = [v for v in values if field.minimum <= v <= field.maximum]
    return [v for v in dict.fromkeys(values) if v != field.default]


def chosen(place: int, field: FieldSpec) -> list[Any]:
    """Other values, but of the many activations two a block, so that every block has some and each is in several."""
    values = others(field)
    return [values[place % len(values)], values[(place + 4) % len(values)]] if field.name == "activation" else values


VARIANTS = [
    pytest.param(name, field.name, value, id=f"{name}-{field.name}-{value}")
    for place, (name, cls) in enumerate(BLOCKS.items())
    for field in describe(cls)
    for value in chosen(place, field)
]


@pytest.mark.parametrize("name", BLOCKS)
def test_defaults(name: str) -> None:
    block = BLOCKS[name]()
    graph = sound(design(block)).graph
    check_counts(graph)
    check_file(design(block))
    text = check_source(graph, name, (block.about.title,))
    expand.cache_clear()
    assert check_source(sound(design(block)).graph, name, (block.about.title,)) == text


@pytest.mark.parametrize("name", BLOCKS)
def test_it_says_what_it_is(name: str) -> None:
    about = BLOCKS[name].about
    assert about.title
    assert about.source
    assert about.summary.endswith(".")
    for field in describe(BLOCKS[name]):
        assert field.title != field.name, f"{field.name} has no title"
        assert field.help, f"{field.name} has no help"
        if field.kind in ("int", "float"):
            assert field.minimum <= field.default <= field.maximum


@pytest.mark.parametrize(("name", "field", "value"), VARIANTS)
def test_other_values(name: str, field: str, value: Any) -> None:
    """Either a mistake is said, and the design can still be drawn and saved, or everything holds."""
    varied = design(BLOCKS[name](**{field: value}), side=9)
    check_file(varied)
    found = expand(varied)
    if found.sound:
        net = shaken(module(found.graph))
        check_counts(found.graph, net)
        check_source(found.graph, net=net)
        check_memory(found.graph)
    else:
        assert all(issue.message for issue in found.issues)


@pytest.mark.parametrize(("name", "field"), [(n, f.name) for n, cls in BLOCKS.items() for f in describe(cls)])
def test_every_field_can_be_changed(name: str, field: str) -> None:
    values = next(others(f) for f in describe(BLOCKS[name]) if f.name == field)
    found = [expand(design(BLOCKS[name](**{field: v}))) for v in values]
    assert any(e.sound or e.issues[0].field == field for e in found)


@pytest.mark.parametrize("name", [n for n, cls in BLOCKS.items() if "stride" in cls.model_fields])
def test_repeats_keep_the_size(name: str) -> None:
    """The stride is that of the first repeat."""
    graph = sound(design(BLOCKS[name](stride=2), repeat=3, side=9)).graph
    first, *rest = (unit.part.shape for unit in graph.units)
    assert rest == [first, first]
    assert first[1:] == tuple(-(-side // 2) for side in graph.input[1:])
    assert graph.units[1].part is graph.units[2].part
    check_counts(graph)
    check_source(graph)
    check_memory(graph)
