"""Lines of version 1 mean in version 2 what they meant: same operations, same counts, wherever they were stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archviz.app.journal import Journal
from archviz.bench.plan import loads as plan
from archviz.blocks.branches import Branches
from archviz.graph.ops import Conv, Pool
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.clip import pasted
from archviz.spec.expand import expand
from archviz.spec.files import dumps, loads
from archviz.spec.migration import VERSION, present
from archviz.spec.recipe_parser import MAX_LENGTH, parse

# what version 1 drew, node by node: convolutions and pools with their padding, "bn", "relu"
OLD = {
    "conv3-8 bn": ("conv3-8 id bn", "conv3-8 p1x1, bn, relu, bn"),
    "conv3-8 bn relu": ("conv3-8 id bn relu", "conv3-8 p1x1, bn, relu, bn, relu"),
    "conv3-8 bn bn": ("conv3-8 id bn bn", "conv3-8 p1x1, bn, relu, bn, bn"),
    "conv3-8 groups 2 bn": ("conv3-8 groups 2 id bn", "conv3-8 p1x1, bn, relu, bn"),
    "conv3-8 linear bn": ("conv3-8 linear bn", "conv3-8 p1x1, bn"),
    "conv3-8 pre bn": ("conv3-8 pre bn", "bn, relu, conv3-8 p1x1, bn"),
    "conv3-8 id bn": ("conv3-8 id bn", "conv3-8 p1x1, bn, relu, bn"),
    "maxpool3 bn": ("maxpool3 bn", "pool3 p1x1, bn"),
    "conv2-8": ("conv2-8 valid", "conv2-8 p0x0, bn, relu"),
    "conv4-8": ("conv4-8 pad 1", "conv4-8 p1x1, bn, relu"),
    "conv4x3-8 bn": ("conv4x3-8 pad 1 id bn", "conv4-8 p1x1, bn, relu, bn"),
    "conv2x5-8 linear": ("conv2x5-8 pad 0x2 linear", "conv2-8 p0x2"),
    "conv4-8 dilation 3 linear": ("conv4-8 pad 4 dilation 3 linear", "conv4-8 p4x4"),
    "conv4-8 dilation 2 linear": ("conv4-8 dilation 2 linear", "conv4-8 p3x3"),
    "conv4-8/2 linear": ("conv4-8/2 linear", "conv4-8 p1x1"),
    "conv4-8 valid linear": ("conv4-8 valid linear", "conv4-8 p0x0"),
    "maxpool2": ("maxpool2 valid", "pool2 p0x0"),
    "avgpool4": ("avgpool4 pad 1", "pool4 p1x1"),
    "avgpool4/2": ("avgpool4/2", "pool4 p1x1"),
    "[ conv3-8 bn | id ] bn": ("[ conv3-8 id bn | id ] bn", "conv3-8 p1x1, bn, relu, bn, concat, bn"),
}


def nodes(line: str) -> str:
    design = Architecture(input=(8, 16, 16), stages=(Stage(name="s", block=Branches(line=line)),))
    found = []
    for node in expand(design).graph.nodes:
        op = node.op
        if isinstance(op, Conv):
            found.append(f"conv{op.kernel[0]}-{op.out} p{op.padding[0]}x{op.padding[1]}")
        elif isinstance(op, Pool):
            found.append(f"pool{op.kernel[0]} p{op.padding[0]}x{op.padding[1]}")
        else:
            found.append(node.name.split(".")[-1].rstrip("0123456789"))
    return ", ".join(found)


@pytest.mark.parametrize("old", OLD)
def test_a_line_means_what_it_meant(old: str) -> None:
    new, drawn = OLD[old]
    now = present(old)
    assert now.removesuffix(" => concat") == new
    assert nodes(now) == drawn


def test_the_tail_is_migrated_and_what_needs_no_change_stays_as_it_is_written() -> None:
    assert present("id | bn => add, conv2-8/1 linear, add") == "id | bn => add, conv2-8 valid linear, add"
    assert present("conv3x3-8  |id=>add") == "conv3x3-8  |id=>add"
    assert present("conv3x") == "conv3x"
    longest = " | ".join(["conv2-8 bn"] * 128)
    assert len(parse(present(longest)).paths) == 128
    assert len(present(longest)) < MAX_LENGTH


OLD_LINE, NEW_LINE = "conv2-8 bn => concat", "conv2-8 valid id bn => concat"


def block() -> dict[str, object]:
    return {"type": "branches", "line": OLD_LINE}


def design() -> dict[str, object]:
    return {"name": "a", "input": [8, 9, 9], "stages": [{"name": "s", "block": block()}]}


def lines(*designs: Architecture) -> list[str]:
    blocks = [stage.block for d in designs for stage in d.stages]
    return [b.line for b in blocks if isinstance(b, Branches)]


def test_a_project_of_version_1() -> None:
    document = {"archviz": 1, "designs": [design()], "blocks": [{"name": "own", "block": block()}]}
    project = loads(json.dumps(document))
    assert lines(*project.designs) == [NEW_LINE]
    own = project.saved("own")
    assert isinstance(own, Branches)
    assert own.line == NEW_LINE
    assert json.loads(dumps(project))["archviz"] == VERSION == 2
    assert loads(dumps(project)) == project
    assert lines(*loads(json.dumps({**document, "archviz": 2})).designs) == ["conv2-8 bn => concat"]


@pytest.mark.parametrize("broken", [None, 3, {"designs": 3}, [{"stages": {}}], [{"stages": [{"block": []}]}], [[[]]]])
def test_what_is_no_list_of_designs_is_refused_as_before(broken: object) -> None:
    with pytest.raises(ValueError, match="designs"):
        loads(json.dumps({"archviz": 1, "designs": broken}))


def test_the_clipboard_of_version_1() -> None:
    stages = [{"name": "s", "block": block()}]
    found = pasted(json.dumps({"archviz stages": 1, "stages": stages}))
    assert isinstance(found, tuple)
    assert [s.block.line for s in found if isinstance(s.block, Branches)] == [NEW_LINE]


def test_a_journal_without_a_version_is_of_version_1(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "x.journal.json")
    journal.file.write_text(json.dumps({"path": "", "project": {"designs": [design()]}}))
    entry = journal.read()
    assert entry is not None
    assert lines(*entry.project.designs) == [NEW_LINE]
    now = Project(designs=(Architecture(stages=(Stage(name="s", block=Branches(line="conv2-8 bn")),)),))
    journal.write(now, None)
    kept = journal.read()
    assert kept is not None
    assert kept.project == now


def test_a_benchmark_plan_of_version_1() -> None:
    found = plan(json.dumps({"archviz_bench": 1, "designs": [design()]}), "plan")
    assert lines(*found.designs) == [NEW_LINE]
    assert plan(found.model_dump_json(), "plan") == found
