"""Any valid design of any registered blocks: what the graph predicts is what torch and fvcore do; no edit raises."""

from __future__ import annotations

from typing import Any

import contract
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import archviz.blocks  # noqa: F401 - registers them
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.fields import FieldSpec, describe
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS, Block


def values(field: FieldSpec) -> st.SearchStrategy[Any]:
    """Small legal values of a field."""
    if field.kind == "choice":
        return st.sampled_from(field.choices)
    if field.kind == "bool":
        return st.booleans()
    if field.kind == "text":
        return st.sampled_from((field.default, *field.choices))
    if field.kind == "float":
        return st.floats(field.minimum, field.maximum)
    low, high = int(field.minimum), int(field.maximum)
    return st.sampled_from([1, 2, 3, 4, 8, 12]).map(lambda v: min(max(v, low), high))


def block_of(name: str) -> st.SearchStrategy[Block]:
    cls = BLOCKS[name]
    return st.fixed_dictionaries({f.name: values(f) for f in describe(cls)}).map(lambda given: cls(**given))


@st.composite
def designs(draw: st.DrawFn, most: int = 3) -> Architecture:
    """Chains of blocks on small inputs; not all of them sound."""
    sides = st.integers(1, 12)
    names = draw(st.lists(st.sampled_from(sorted(BLOCKS)), min_size=1, max_size=most))
    stages = tuple(
        Stage(name=f"stage{i}", block=draw(block_of(name)), repeat=draw(st.integers(1, 3)))
        for i, name in enumerate(names)
    )
    return Architecture(input=(draw(st.sampled_from([1, 3, 4, 8])), draw(sides), draw(sides)), stages=stages)


@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(designs())
def test_sound_design_is_what_torch_makes_of_it(design: Architecture) -> None:
    found = expand(design)
    assume(found.sound)
    contract.check_counts(found.graph)
    contract.check_source(found.graph)


@given(designs(most=6))
def test_any_design_is_drawn_and_saved(design: Architecture) -> None:
    contract.check_file(design)
    found = expand(design)
    assert len(found.graph.units) == sum(stage.repeat for stage in design.stages)
    names = [node.name for node in found.graph.nodes]
    assert len(set(names)) == len(names)
    for issue in found.issues:
        assert issue.message
        for fix in issue.fixes:
            mended = design
            for path, value in fix.edits:
                mended = mended.edit(path, value)
            assert issue not in expand(mended).issues


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([-1, 0, 10**9, 10**6, 2**63]),
    st.floats(),
    st.text(max_size=8),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(max_examples=100)
@given(designs(), st.data())
def test_any_edit_is_taken_or_refused(design: Architecture, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(design.stages) - 1))
    fields = sorted(type(design.stages[index].block).model_fields)
    path = data.draw(
        st.one_of(
            st.sampled_from(fields).map(lambda f: ("stages", index, "block", f)),
            st.sampled_from(["name", "repeat", "block"]).map(lambda f: ("stages", index, f)),
            st.sampled_from(["name", "input", "stages", "note"]).map(lambda f: (f,)),
        )
    )
    try:
        edited = design.edit(path, data.draw(anything))
    except Refused as refusal:
        said = str(refusal)
    else:
        said = "taken"
        contract.check_file(edited)
        expand(edited)
    assert said
    assert "\n" not in said


@given(designs(most=5), st.data())
def test_moving_stages_about(design: Architecture, data: st.DataObject) -> None:
    """Nothing is lost, and every name stays unique."""
    index = data.draw(st.integers(0, len(design.stages) - 1))
    gap = data.draw(st.integers(0, len(design.stages)))
    moved = design.move(gap, index)
    at = gap - (gap > index)
    assert moved.stages[at] == design.stages[index]
    assert moved.move(index + (index > at), at) == design
    twice = design.duplicate(index)
    assert len({stage.name for stage in twice.stages}) == len(design.stages) + 1
    assert twice.remove(index + 1) == design
