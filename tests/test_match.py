"""Equal cost, and twice the cost: tables 2, 3 and 4 of Xie et al. 2017, arXiv:1611.05431."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archviz import cli, zoo
from archviz.app.design import Design
from archviz.app.target import designs
from archviz.explore.axes import axis
from archviz.explore.cost import QUANTITIES, Cost, cost, quantity
from archviz.explore.families import family, template
from archviz.explore.match import Matches, matches, solve
from archviz.spec import files
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.issue import Refused

TABLE_2 = {1: 64, 2: 40, 4: 24, 8: 14, 32: 4}  # C: d
WEIGHTS = {1: 69_632, 2: 69_760, 4: 69_888, 8: 71_456, 32: 70_144}  # C·(256·d + 3·3·d·d + d·256)
GOLDEN = json.loads((Path(__file__).parent / "golden" / "networks.json").read_text("utf-8"))["records"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str | Path) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def found(target: str, vary: str, *values: int, keep: str = "params", solve: str = "", multiple: int = 1) -> Matches:
    return matches(designs(target)[0], axis(vary), values, quantity(keep), solve, multiple)


def solved(matches: Matches) -> list[int]:
    return [row.best.value for row in matches.rows]


@pytest.mark.parametrize("name", [*(f.examples[0] for f in zoo.FAMILIES), "inception_v3_aux", "resnext50_3x7d"])
def test_the_quick_cost_is_the_cost(name: str) -> None:
    design = zoo.network(name)
    counts, quick = Design(design).counts, cost(design)
    assert (quick.params, quick.macs, quick.activations) == (counts.params, counts.macs, counts.activations)
    assert quick.memory == counts.memory_bytes
    assert not quick.fault


def test_the_cost_of_a_design_with_a_mistake_says_which() -> None:
    (design,) = designs("bottleneck:groups=3")
    assert "groups = 3 must divide" in cost(design).fault


# table 2


@pytest.mark.parametrize("keep", ["params", "macs"])
def test_table_2(keep: str) -> None:
    rows = found("bottleneck", "cardinality", *TABLE_2, keep=keep).rows
    assert {row.best.design.name for row in rows} >= {"bottleneck", "resnext:cardinality=2,width=40", "resnext"}
    for row, (c, d) in zip(rows, TABLE_2.items(), strict=True):
        assert row.best.value == d
        assert not row.also
        assert row.best.cost.params == WEIGHTS[c] + 2 * (2 * c * d + 256)  # convolutions and batch norms
        assert row.best.cost.macs == WEIGHTS[c] * 56 * 56
    if keep == "macs":
        assert [row.best.error for row in rows] == pytest.approx([w / 69_632 - 1 for w in WEIGHTS.values()])


def test_table_2_backwards() -> None:
    """Given the width of a path, as many paths as cost the same."""
    assert solved(found("bottleneck", "width", *TABLE_2.values())) == list(TABLE_2)


# table 3


@pytest.mark.parametrize("depth", [50, 101, 152])
def test_table_3(depth: int) -> None:
    rows = found(f"resnet{depth}", "cardinality", *TABLE_2)
    assert dict(zip(TABLE_2, solved(rows), strict=True)) == TABLE_2
    assert [row.best.design.name for row in rows.rows] == [
        f"resnet{depth}", *(f"resnext{depth}_{c}x{d}d" for c, d in TABLE_2.items() if c > 1)
    ]  # fmt: skip
    exact = {r["name"]: (r["params"], r["macs"]) for r in GOLDEN}
    for row in rows.rows:
        name = row.best.design.name
        if name in exact:
            assert (row.best.cost.params, row.best.cost.macs) == exact[name]


def test_two_that_are_about_as_near_are_both_told() -> None:
    """8×14d, which the paper has, costs 4.4 % more MACs than ResNet-50; 8×13d costs 3.4 % less."""
    (row,) = found("resnet50", "cardinality", 8, keep="macs").rows
    assert (row.best.value, [near.value for near in row.also]) == (13, [14])
    assert row.best.cost == cost(zoo.network("resnext50_8x13d"))
    assert row.also[0].error == pytest.approx(4_267_409_408 / 4_089_184_256 - 1)


# the search


@pytest.mark.parametrize("keep", QUANTITIES)
@pytest.mark.parametrize(("target", "vary", "value", "free"), [
    ("resnet50", "cardinality", 5, "width"),
    ("resnext50_32x4d", "width", 7, "cardinality"),
    ("resnet20_cifar", "depth", 32, "channels"),
    ("wrn-16-4_cifar10", "channels", 40, "depth"),
    ("bottleneck", "cardinality", 3, "resolution"),
])  # fmt: skip
def test_the_nearest_of_all_is_found(target: str, vary: str, value: int, free: str, keep: str) -> None:
    (design,) = designs(target)
    if keep == "params" and free == "resolution":
        with pytest.raises(Refused, match="the params do not depend on resolution"):
            found(target, vary, value, keep=keep, solve=free)
        return
    (row,) = found(target, vary, value, keep=keep, solve=free).rows
    changed, giving, figure = axis(vary).put(design, value), axis(free), quantity(keep)
    every = giving.values(changed)[:70]
    wanted = figure.of(cost(design))
    least = min(abs(figure.of(cost(giving.put(changed, v))) - wanted) for v in every)
    assert abs(figure.of(row.best.cost) - wanted) == least


def test_it_is_searched_not_scanned() -> None:
    tried: list[Architecture] = []

    def measured(design: Architecture) -> Cost:
        tried.append(design)
        return cost(design)

    design = zoo.network("resnet152")
    assert solve(design, axis("width"), quantity("macs"), 200 * cost(design).macs, 1, measured).best.value > 900
    assert len(tried) < 30


def test_what_gives_way_by_itself() -> None:
    assert found("resnet50", "depth", 101).free.name == "width"
    assert found("resnet18", "depth", 34).free.name == "channels"
    assert found("resnet18", "channels", 32).free.name == "depth"
    with pytest.raises(Refused, match=r"inception_v4 has no width: none of its blocks .*; no channels: .*; no depth"):
        found("inception_v4", "resolution", 200, keep="macs")
    with pytest.raises(Refused, match="depth is varied, so it cannot give way"):
        found("resnet50", "depth", 101, solve="depth")


def test_multiples() -> None:
    assert solved(found("resnet50", "cardinality", 2, 4, 8, multiple=8)) == [40, 24, 16]
    assert found("resnet18", "depth", 34, keep="macs", multiple=8).rows[0].best.value == 48
    with pytest.raises(Refused, match="no depth is a multiple of 4096"):
        found("resnet50", "cardinality", 2, solve="depth", multiple=4096)


def test_parameters_do_not_see_the_resolution() -> None:
    rows = found("resnet50", "resolution", 128, 288).rows
    assert [(row.best.value, row.best.error) for row in rows] == [(64, 0), (64, 0)]
    assert rows[0].best.design.name == "resnet50, resolution 128"


def test_an_impossible_match_says_what_is_closest_and_why() -> None:
    (row,) = found("resnet50", "cardinality", 512).rows
    assert row.why == "params cannot be kept: the closest is width = 1, +218.0%; there is no smaller one"
    (row,) = found("resnet18", "depth", 34, multiple=8).rows
    assert row.why.endswith("the closest is channels = 48, +5.8%; the next, 40, has -26.1%")
    (row,) = found("bottleneck", "depth", 3, keep="params", solve="width").rows
    assert not row.why
    with pytest.raises(Refused, match=r"width = 1: layer4: C × d = 520,000 is more than the 262,144 channels"):
        found("resnet50", "cardinality", 65_000)


def test_a_match_that_a_bound_forbids_says_which() -> None:
    (design,) = designs("bottleneck")
    answer = solve(axis("cardinality").put(design, 65_536), axis("width"), quantity("macs"), 10**15)
    assert "C × d" in answer.why


# table 4


def test_table_4() -> None:
    """The six networks, in the order of the table."""
    members = family(zoo.network("resnet101"), quantity("macs"))
    assert [(member.way, member.design.name) for member in members if member.design] == [
        ("baseline", "resnet101"),
        ("equal cost", "resnext101_32x4d"),
        ("deeper", "resnet200"),
        ("wider", "resnet101_1x100d"),
        ("more paths", "resnext101_2x64d"),
        ("more paths", "resnext101_64x4d"),
    ]
    macs = [member.cost.macs for member in members if member.cost]
    assert macs[0] == 7_801_405_440
    assert all(14.9e9 < found < 15.5e9 for found in macs[2:])  # "~15 billion FLOPs"
    assert (macs[1], macs[5]) == (7_969_996_800, 15_460_270_080)  # counted elsewhere: tests/golden
    assert [member.ratio for member in members] == [found / macs[0] for found in macs]


def test_table_4_from_its_other_baseline() -> None:
    members = family(zoo.network("resnext101_32x4d"), quantity("macs"))
    assert [member.design.name for member in members if member.design] == [
        "resnext101_32x4d", "resnext200_32x4d", "resnext101_32x8d", "resnext101_64x4d"
    ]  # fmt: skip


def test_without_rounding_the_wider_is_nearer_to_twice_than_the_papers() -> None:
    wider = next(m for m in family(zoo.network("resnet101"), quantity("macs"), 1) if m.way == "wider")
    assert wider.design is not None
    assert wider.design.name == "resnet101_1x99d"
    weights = {d: 2 * 256 * d + 9 * d * d for d in (98, 99, 100)}
    assert min(weights, key=lambda d: abs(weights[d] - 2 * WEIGHTS[1])) == 99


def test_the_template_block_is_that_of_table_2() -> None:
    assert [node.op for node in expand(template(zoo.network("resnet101"))).graph.nodes] == [
        node.op for node in expand(designs("bottleneck")[0]).graph.nodes
    ]
    assert template(zoo.network("resnet101")).input == (256, 56, 56)


@pytest.mark.parametrize(
    ("name", "deeper"),
    [("resnet18", "resnet34"), ("resnet50", "resnet101"), ("resnet56_cifar", "resnet110_cifar"),
     ("resnext29_8x64d_cifar10", "resnext56_8x64d_cifar10")],
)  # fmt: skip
def test_deeper_is_a_published_depth_where_one_is_near(name: str, deeper: str) -> None:
    members = family(zoo.network(name), quantity("macs"))
    assert next(m.design.name for m in members if m.way == "deeper" and m.design) == deeper


def test_beyond_the_published_depths_the_nearest_is_found() -> None:
    members = {m.way: m for m in family(zoo.network("resnet200"), quantity("macs"))}
    assert members["deeper"].design is not None
    assert members["deeper"].design.name == "resnet200, depth 407"
    assert members["deeper"].ratio == pytest.approx(2, abs=0.01)


def test_a_way_that_cannot_be_gone_says_why() -> None:
    why = {m.way: m.why for m in family(zoo.network("inception_v4"), quantity("macs"))}
    assert why["deeper"] == "its blocks differ in their layers (3, 4, 5)"
    assert "channels" in why["wider"]
    assert "ResNeXt" in why["more paths"]


# the commands


def test_match_prints_rows_and_how_to_do_it_again(run: Run) -> None:
    code, out, _ = run("match", "resnet50", "resnet101", "--vary", "cardinality=1,32")
    assert code == 0
    lines = out.splitlines()
    assert [line.split()[:4] for line in lines[2:6]] == [
        ["resnet50", "1", "64", "50"], ["resnext50_32x4d", "32", "4", "50"],
        ["resnet101", "1", "64", "101"], ["resnext101_32x4d", "32", "4", "101"],
    ]  # fmt: skip
    assert "width gives way so that params stay those of the design." in out
    assert lines[-1] == "archviz match resnet50 resnet101 --vary cardinality=1,32 --keep params"


def test_match_as_json_has_a_row_per_value(run: Run) -> None:
    code, out, _ = run("match", "resnet50", "--vary", "cardinality=8", "--keep", "macs", "--json")
    (row,) = json.loads(out)["rows"]
    assert code == 0
    exact = {"cardinality": 8, "width": 13, "depth": 50, "resolution": 224, "channels": 256, "group_width": 104}
    assert {key: row[key] for key in exact} == exact
    counts = Design(zoo.network("resnext50_8x13d")).counts
    assert (row["params"], row["macs"], row["flops"]) == (counts.params, counts.macs, counts.flops)
    assert row["also"][0]["width"] == 14


def test_match_as_files(run: Run, tmp_path: Path) -> None:
    words = ("match", "resnet50", "--vary", "cardinality=1,32", "-o")
    assert run(*words, tmp_path / "t.csv")[0] == 0
    table = list(csv.DictReader((tmp_path / "t.csv").read_text("utf-8").splitlines()))
    assert [(row["Design"], row["C"], row["d"], row["MACs"]) for row in table] == [
        ("resnet50", "1", "64", "4,089,184,256"), ("resnext50_32x4d", "32", "4", "4,230,479,872")
    ]  # fmt: skip
    assert run(*words, tmp_path / "t.md")[0] == 0
    assert "| resnext50\\_32x4d | 32 | 4 |" in (tmp_path / "t.md").read_text("utf-8")
    assert run(*words, tmp_path / "t.json")[0] == 0
    assert len(json.loads((tmp_path / "t.json").read_text("utf-8"))["rows"]) == 2
    code, _, err = run(*words, tmp_path / "t.xls")
    assert (code, "a table is written as .md, .csv or .json" in err) == (2, True)


def test_what_was_found_is_saved_as_a_project(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "four.archviz.json"
    assert run("double", "resnet101", "--save", path)[0] == 0
    kept = files.load(path)
    assert [design.name for design in kept.compared] == [
        "resnet101", "resnext101_32x4d", "resnet200", "resnet101_1x100d", "resnext101_2x64d", "resnext101_64x4d"
    ]  # fmt: skip
    assert run("match", "resnet50", "--vary", "cardinality=1,2", "--save", path)[0] == 0
    assert [design.name for design in files.load(path).compared] == ["resnet50", "resnext50_2x40d"]


def test_double_says_what_a_design_lacks(run: Run) -> None:
    code, out, _ = run("double", "resnet18")
    assert code == 0
    assert "resnet18, more paths: none of its blocks is a bottleneck or a ResNeXt block" in out
    code, out, _ = run("double", "resnet18", "--json")
    assert [(row["way"], "ratio" in row) for row in json.loads(out)["rows"]] == [
        ("baseline", True), ("deeper", True), ("wider", True), ("more paths", False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        ("cardinality", "'cardinality' must be a dimension and its values, such as cardinality=1,2,4,8,32"),
        ("cardinality=1,x", "must be a dimension and its values"),
        ("breadth=1", "there is no dimension 'breadth'"),
        ("depth=51", "nearest: 50, 53"),
        (f"width={','.join(map(str, range(1, 102)))}", "up to 100 values, not 101"),
    ],
)
def test_what_cannot_be_varied_is_refused_in_one_line(run: Run, vary: str, said: str) -> None:
    code, out, err = run("match", "resnet50", "--vary", vary)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_name_of_the_users_own_stays(run: Run, tmp_path: Path) -> None:
    mine = zoo.network("resnet50").put(name="{mine} 50", stages=zoo.network("resnet50").stages[1:])
    path = tmp_path / "mine.archviz.json"
    files.save(files.Project(designs=(mine,)), path)
    code, out, _ = run("match", path, "--vary", "cardinality=1,2", "--json")
    assert code == 0
    first, second = (row["name"] for row in json.loads(out)["rows"])
    assert first == "{mine} 50"
    assert second.startswith("{mine} 50, cardinality 2, width ")


def test_a_common_input_is_no_part_of_a_name(run: Run) -> None:
    _, out, _ = run("match", "resnet50", "--vary", "cardinality=2", "--keep", "macs", "--input", "3x160x160", "--json")
    (row,) = json.loads(out)["rows"]
    assert (row["name"], row["resolution"]) == ("resnext50_2x40d", 160)
