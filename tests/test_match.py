"""Equal cost, and twice the cost: tables 2, 3 and 4 of Xie et al. 2017, arXiv:1611.05431."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archviz import cli, zoo
from archviz.app.design import Design
from archviz.app.target import designs
from archviz.explore.axes import axis
from archviz.explore.cost import QUANTITIES, cost, quantity
from archviz.explore.families import family, template
from archviz.explore.match import Matches, matches
from archviz.explore.solve import TOLERANCE, Solved, solve
from archviz.numbers import percent
from archviz.report import remarks
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


def solved(matches: Matches) -> list[Solved]:
    """What was found at every value."""
    return [row.found for row in matches.rows if row.found]


def given(matches: Matches) -> list[int]:
    """The values of what gave way."""
    return [one.best.value for one in solved(matches)]


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
    rows = solved(found("bottleneck", "cardinality", *TABLE_2, keep=keep))
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
    assert given(found("bottleneck", "width", *TABLE_2.values())) == list(TABLE_2)


# table 3


@pytest.mark.parametrize("depth", [50, 101, 152])
def test_table_3(depth: int) -> None:
    rows = found(f"resnet{depth}", "cardinality", *TABLE_2)
    assert dict(zip(TABLE_2, given(rows), strict=True)) == TABLE_2
    assert [row.best.design.name for row in solved(rows)] == [
        f"resnet{depth}", *(f"resnext{depth}_{c}x{d}d" for c, d in TABLE_2.items() if c > 1)
    ]  # fmt: skip
    exact = {r["name"]: (r["params"], r["macs"]) for r in GOLDEN}
    for row in solved(rows):
        name = row.best.design.name
        if name in exact:
            assert (row.best.cost.params, row.best.cost.macs) == exact[name]


def test_two_that_are_about_as_near_are_both_told() -> None:
    """8×14d, which the paper has, costs 4.4 % more MACs than ResNet-50; 8×13d costs 3.4 % less."""
    (row,) = solved(found("resnet50", "cardinality", 8, keep="macs"))
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
        (failed,) = found(target, vary, value, keep=keep, solve=free).rows
        assert failed.why == "cardinality = 3: resolution does not change params; let another dimension give way"
        return
    (row,) = solved(found(target, vary, value, keep=keep, solve=free))
    changed, giving, figure = axis(vary).put(design, value), axis(free), quantity(keep)
    every = giving.values(changed)[:70]
    wanted = figure.of(cost(design))
    least = min(abs(figure.of(cost(giving.put(changed, v))) - wanted) for v in every)
    assert abs(figure.of(row.best.cost) - wanted) == least


def test_it_is_searched_not_scanned() -> None:
    tried: list[Architecture] = []
    width = axis("width")

    def change(design: Architecture, value: int) -> Architecture:
        tried.append(design)
        return width.change(design, value)

    design = zoo.network("resnet152")
    found = solve(design, replace(width, change=change), quantity("macs"), 200 * cost(design).macs)
    assert found.best.value > 900
    assert len(tried) < 30


def test_what_gives_way_by_itself() -> None:
    usual = {
        ("resnet50", "depth", 101): "width",
        ("resnet18", "depth", 34): "channels",
        ("resnet18", "channels", 32): "depth",
    }
    for (target, vary, value), gives in usual.items():
        free = found(target, vary, value).free
        assert free
        assert free.name == gives
    with pytest.raises(Refused, match=r"inception_v4 has no width: none of its blocks .*; no channels: .*; no depth"):
        found("inception_v4", "resolution", 200, keep="macs")
    with pytest.raises(Refused, match="depth is varied, so it cannot give way"):
        found("resnet50", "depth", 101, solve="depth")


def test_multiples() -> None:
    assert given(found("resnet50", "cardinality", 2, 4, 8, multiple=8)) == [40, 24, 16]
    assert given(found("resnet18", "depth", 34, keep="macs", multiple=8)) == [48]
    (row,) = found("resnet50", "cardinality", 2, solve="depth", multiple=4096).rows
    assert row.why == "cardinality = 2: no depth is a multiple of 4096"


@pytest.mark.parametrize(
    ("vary", "value", "solve", "multiple"),
    [("depth", 50, "resolution", 1), ("resolution", 224, "depth", 1), ("cardinality", 1, "width", 7)],
)
def test_at_its_own_value_a_design_is_itself(vary: str, value: int, solve: str, multiple: int) -> None:
    """At a resolution of 223 ResNet-50 has as many MACs, and 64 is no multiple of 7: it stays what it is."""
    (one,) = solved(found("resnet50", vary, value, keep="macs", solve=solve, multiple=multiple))
    assert one.best.design == zoo.network("resnet50")
    assert one.best.value == axis(solve).get(one.best.design)
    assert (one.best.error, one.also) == (0, ())


def test_what_costs_the_same_at_its_own_value_keeps_it() -> None:
    design = zoo.network("resnet50")
    assert cost(axis("resolution").put(design, 223)).macs == cost(design).macs
    assert solve(design, axis("resolution"), quantity("macs"), cost(design).macs).best.value == 224


def test_what_is_met_is_not_made_larger() -> None:
    """A side of 223 costs what one of 224 does, and stays."""
    design = zoo.network("resnet50").put(input=(3, 223, 223))
    assert solve(design, axis("resolution"), quantity("macs"), cost(design).macs).best.value == 223


def test_equal_neighbours_do_not_hide_what_a_dimension_changes() -> None:
    """AlexNet's first convolution has a stride of 4, so that sides of 223 to 226 cost the same."""
    design = zoo.network("alexnet")
    assert len({cost(axis("resolution").put(design, side)).macs for side in (223, 224, 225, 226)}) == 1
    assert solve(design, axis("resolution"), quantity("macs"), 2 * cost(design).macs).best.value > 300


def test_of_those_that_cost_the_same_the_largest_is_found() -> None:
    """A side of 161 and one of 162 are both 81 behind the stem."""
    (one,) = solved(found("resnet50", "cardinality", 2, keep="macs", solve="resolution"))
    of = cost(one.best.design)
    here = [cost(axis("resolution").put(one.best.design, side)).macs for side in (159, 160, 161)]
    assert (one.best.value, here[0] == here[1] == of.macs, here[2] == of.macs) == (160, True, False)
    wide = axis("cardinality").put(zoo.network("resnet50").put(input=(3, 226, 226)), 2)
    target = cost(zoo.network("resnet50").put(input=(3, 226, 226))).macs
    best = solve(wide, axis("resolution"), quantity("macs"), target).best
    assert (best.value, best.error > 0) == (162, True)


@pytest.mark.parametrize("target", ["resnet50", "inception_v4"])
def test_parameters_do_not_see_the_resolution_so_nothing_gives_way(target: str) -> None:
    matches = found(target, "resolution", 128, 288)
    assert matches.free is None
    assert [(one.best.value, one.best.error) for one in solved(matches)] == [(128, 0), (288, 0)]
    assert solved(matches)[0].best.design.name == f"{target}, resolution 128"
    with pytest.raises(Refused, match="there is no dimension 'breadth'"):
        found(target, "resolution", 128, solve="breadth")


def test_an_impossible_match_says_what_is_closest_and_why() -> None:
    (row,) = found("resnet50", "cardinality", 512).rows
    closest = "params cannot be kept: the closest is width = 1, +218.02 %; there is no smaller one"
    assert row.why == f"cardinality = 512: {closest}"
    (row,) = found("resnet18", "depth", 34, multiple=8).rows
    assert row.why.endswith("the closest is channels = 48, +5.76 %; the next, 40, has −26.07 %")
    (row,) = found("bottleneck", "depth", 3, keep="params", solve="width").rows
    assert not row.why
    (row,) = found("resnet50", "cardinality", 32_768).rows  # one path width alone is legal
    assert row.why.endswith("the closest is width = 1, ×191.5; there is no smaller one")


def test_a_value_that_cannot_be_spoils_no_other() -> None:
    rows = found("resnet50", "cardinality", 0, 2, 65_000).rows
    assert [row.value for row in rows if row.found] == [2]
    assert rows[0].why == "cardinality = 0: must be from 1 to 65,536"
    assert "width = 1: layer4: C × d = 520,000 is more than the 262,144 channels" in rows[2].why


def test_what_the_papers_call_equal_is_within_the_tolerance() -> None:
    """Table 3: the farthest off are the MACs of ResNeXt-50 8×14d, 4.4 % more than ResNet-50 has."""
    whole = cost(zoo.network("resnet50"))
    others = [cost(zoo.network(f"resnext50_{c}x{d}d")) for c, d in TABLE_2.items() if c > 1]
    apart = [
        abs(QUANTITIES[name].of(o) / QUANTITIES[name].of(whole) - 1) for o in others for name in ("params", "macs")
    ]
    assert 0.04 < max(apart) <= TOLERANCE


def test_a_figure_that_is_0_cannot_be_kept() -> None:
    (pool,) = designs("pool")
    with pytest.raises(Refused, match="there is nothing to double: macs are 0"):
        family(pool, quantity("macs"))
    with pytest.raises(Refused, match="there is nothing to keep: macs are 0"):
        solve(pool, axis("resolution"), quantity("macs"), 0)


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


def test_the_template_block_is_the_second_where_the_first_has_a_stride() -> None:
    stages = zoo.network("resnet50").stages
    block = template(zoo.network("resnet50").put(stages=(stages[0], *stages[2:])))
    assert expand(block).graph.shape == block.input == (512, 28, 28)


@pytest.mark.parametrize(
    ("name", "deeper"),
    [("resnet18", "resnet34"), ("resnet50", "resnet101"), ("resnet56_cifar", "resnet110_cifar"),
     ("resnext29_8x64d_cifar10", "resnext56_8x64d_cifar10")],
)  # fmt: skip
def test_deeper_is_a_published_depth_where_one_is_near(name: str, deeper: str) -> None:
    members = family(zoo.network(name), quantity("macs"))
    assert next(m.design.name for m in members if m.way == "deeper" and m.design) == deeper


def test_what_is_near_is_within_a_quarter() -> None:
    """ResNet-101 has 1.74 times the weights of ResNet-50, ResNet-200 has 1.3 times the MACs of ResNet-152."""
    for name, keep, said in (("resnet50", "params", "resnet101"), ("resnet152", "macs", "resnet152, depth ")):
        members = family(zoo.network(name), quantity(keep))
        assert next(m.design.name for m in members if m.way == "deeper" and m.design).startswith(said)


@pytest.mark.parametrize("multiple", [64, 96])
def test_what_is_dearer_is_beyond_the_baseline(multiple: int) -> None:
    """64 is nearer to twice the cost than 128, and is the baseline's own."""
    wider = next(m for m in family(zoo.network("resnet50"), quantity("macs"), multiple) if m.way == "wider")
    assert wider.design is not None
    assert axis("width").get(wider.design) == {64: 128, 96: 96}[multiple]
    assert bool(wider.why) == (multiple == 64)


def test_channels_are_multiples_of_4_as_widths_are() -> None:
    wider = next(m.design for m in family(zoo.network("resnet34"), quantity("macs")) if m.way == "wider")
    assert wider is not None
    assert axis("channels").get(wider) == 92  # 91 is nearer


def test_beyond_the_published_depths_the_nearest_is_found() -> None:
    members = {m.way: m for m in family(zoo.network("resnet200"), quantity("macs"))}
    assert members["deeper"].design is not None
    assert members["deeper"].design.name == "resnet200, depth 407"
    assert members["deeper"].ratio == pytest.approx(2, abs=0.01)


def test_a_way_that_ends_far_off_says_so() -> None:
    why = {m.way: m.why for m in family(zoo.network("resnet50"), quantity("macs"), 4096)}
    assert why.pop("wider") == "it comes no nearer than 1880 times the macs"
    assert not any(why.values())


def test_a_way_that_cannot_be_gone_says_why() -> None:
    why = {m.way: m.why for m in family(zoo.network("inception_v4"), quantity("macs"))}
    assert why["deeper"] == "its blocks differ in their layers (3, 4, 5)"
    assert "channels" in why["wider"]
    assert "ResNeXt" in why["more paths"]


# the commands


def test_match_prints_rows_and_how_to_do_it_again(run: Run) -> None:
    code, out, _ = run("match", "resnet50", "resnet50", "resnet101", "--vary", "cardinality=1,32")
    assert code == 0
    lines = out.splitlines()
    assert [line.split()[:4] for line in lines[2:6]] == [
        ["resnet50", "1", "64", "50"], ["resnext50_32x4d", "32", "4", "50"],
        ["resnet101", "1", "64", "101"], ["resnext101_32x4d", "32", "4", "101"],
    ]  # fmt: skip
    assert len([line for line in lines if line.startswith("res")]) == 4  # the same design again says nothing new
    assert "width gives way to keep params.\n" in out
    assert lines[-1] == "archviz match resnet50 resnet50 resnet101 --vary cardinality=1,32 --keep params"


def test_match_as_json_has_a_row_per_value(run: Run) -> None:
    code, out, _ = run("match", "resnet50", "--vary", "cardinality=8", "--keep", "macs", "--json")
    (row,) = json.loads(out)["rows"]
    assert code == 0
    exact = {"cardinality": 8, "width": 13, "depth": 50, "resolution": 224, "channels": 256, "group_width": 104,
             "solve": "width", "keep": "macs"}  # fmt: skip
    assert {key: row[key] for key in exact} == exact
    counts = Design(zoo.network("resnext50_8x13d")).counts
    assert (row["params"], row["macs"], row["flops"]) == (counts.params, counts.macs, counts.flops)
    assert row["also"][0]["width"] == 14


def test_match_as_files(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / f"t.{ending}" for ending in ("csv", "md", "json")]
    words = ("match", "resnet50", "--vary", "cardinality=1,8,32", "--keep", "macs")
    code, out, _ = run(*words, *(word for file in files for word in ("-o", file)), "--json")
    assert code == 0
    table = list(csv.DictReader(files[0].read_text("utf-8").splitlines()))
    rows = json.loads(files[2].read_text("utf-8"))["rows"]
    assert rows == json.loads(out)["rows"]
    for line, row in zip(table, rows, strict=True):
        row["blocks"] = " ".join(map(str, row["blocks"]))
        near = row.pop("also")
        assert (line.pop("also"), line.pop("also_error") != "") == (("14", True) if near else ("", False))
        assert list(line) == list(row)
        for key, cell in line.items():
            if isinstance(row[key], int | float):
                assert float(cell) == pytest.approx(row[key], rel=1e-5), key
            else:
                assert cell == (row[key] or ""), key
    assert [float(line["error"]) < 0 for line in table] == [False, True, False]
    page = files[1].read_text("utf-8")
    assert "| resnext50\\_32x4d | 32 | 4 |" in page
    assert "Memory \\[B\\]" in page
    assert "\n- MAC: " in page
    assert not re.search("Keras|Receptive|fvcore total", page)


def test_one_form_of_rows_whatever_is_found(run: Run, tmp_path: Path) -> None:
    """Values and designs that cannot be matched are rows with a note."""
    path = tmp_path / "t.csv"
    code, out, err = run("match", "resnet50", "vgg16", "--vary", "cardinality=0,2,512", "-o", path, "--json")
    whys = ["must be from 1 to 65,536", "", "there is no smaller one", "vgg16 has no cardinality"]
    rows, lines = json.loads(out)["rows"], list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert code == 1
    assert len({tuple(row) for row in rows}) == 1
    assert lines.pop(0)["role"] == "baseline"
    for row, line, why in zip(rows, lines, whys, strict=True):
        assert why in row["note"]
        assert bool(why) == bool(row["note"])
        assert line["note"] == row["note"]
        assert why in err
    assert [row["cardinality"] for row in rows] == [0, 2, 512, None]
    assert [row["params"] is None for row in rows] == [True, False, False, True]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "t.xls"), "t.xls: a table is written as .md, .csv, .tex or .json"),
        (("-o", "t.md", "-o", "t"), "t: a table is written as .md, .csv, .tex or .json"),
        (("--save", "t.txt"), "t.txt: a project is written as .archviz.json"),
        (("-o", "t.json", "--save", "./t.json"), "t.json would be written twice; name another file"),
        (("u.json", "--save", "./u.json"), "u.json is read, and would be lost; name another file to write"),
        (("--vary", "depth=50"), "--vary is taken once; it was given 2 times"),
        (("--save", "t.json", "--save", "u.json"), "--save is taken once; it was given 2 times"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_found(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("archviz.app.match.equal", None)
    code, out, err = run("match", "resnet50", "--vary", "cardinality=2", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not list(tmp_path.iterdir())


def test_a_range_of_depths_leaves_out_those_that_no_whole_block_gives(run: Run) -> None:
    code, out, _ = run("match", "resnet50", "--vary", "depth=50..57", "--json")
    assert (code, [row["depth"] for row in json.loads(out)["rows"]]) == (0, [50, 53, 56])
    code, _, err = run("match", "resnet50", "--vary", "depth=51..52")
    assert (code, "nearest: 50, 53" in err) == (2, True)


def test_another_dimension_is_named_where_the_usual_one_cannot_give_way(run: Run) -> None:
    code, out, _ = run("match", "resnet50", "--vary", "width=32,48,96")
    assert (code, "ask with --solve depth" in out) == (1, True)
    code, out, _ = run("match", "resnet50", "--vary", "width=32,48,96", "--solve", "depth")
    assert (code, "--solve channels" in out) == (0, False)


def test_one_path_is_a_resnet_whatever_it_was_made_from() -> None:
    found = matches(zoo.network("resnext50_32x4d"), axis("cardinality"), [1], quantity("params")).rows[0].found
    assert found
    assert found.best.design.name == f"resnet50_1x{found.best.value}d"


def test_a_match_that_is_none_fails_with_its_table(run: Run) -> None:
    code, out, err = run("match", "resnet50", "--vary", "cardinality=0,1..2,512")
    assert (code, err) == (1, "")
    rows = {line.split()[1]: line for line in out.splitlines() if re.match(r"(res\w+|—) ", line)}
    assert list(rows) == ["1", "0", "2", "512"]
    assert rows["0"].split() == ["—", "0", *["—"] * 9]  # nothing was found, so it has no name
    assert "resnet50: cardinality = 0: must be from 1 to 65,536\n" in out
    assert "resnet50: cardinality = 512: params cannot be kept" in out


def test_every_error_has_as_many_digits_and_one_kind_of_minus(run: Run) -> None:
    _, out, _ = run("match", "resnet50", "--vary", "cardinality=1..16", "--keep", "macs")
    printed = re.findall(r"[-+−]\d+(?:\.\d+)? ?%", out)
    assert len(printed) > 15
    assert all(re.fullmatch(r"[+−]\d+\.\d\d %", text) for text in printed)


def test_a_deviation_is_told_as_equal_only_where_it_is_none() -> None:
    shares = (0.0, 1e-6, -1e-6, 0.0001, -0.0207, 11.5)
    assert [percent(share) for share in shares] == ["=", "≈", "≈", "+0.01 %", "−2.07 %", "×12.5"]


def test_match_says_what_changes_where_nothing_gives_way(run: Run) -> None:
    _, out, _ = run("match", "resnet50", "--vary", "resolution=128..224..32")
    said = "resolution does not change params, so nothing gives way; it changes macs, activations, memory; to keep one"
    assert said in out
    assert "gives way to keep" not in out
    _, out, _ = run("match", "bottleneck", "basic", "--vary", "resolution=28", "--keep", "macs")
    assert "bottleneck: width gives way to keep macs.\nbasic: channels gives way to keep macs.\n" in out


def test_match_says_what_was_asked_and_is_not_needed(run: Run) -> None:
    _, out, _ = run("match", "resnet50", "--vary", "resolution=128", "--solve", "depth")
    assert "resolution does not change params, so nothing gives way, depth neither; it changes macs" in out
    _, out, _ = run("match", "resnet50", "--vary", "cardinality=2", "--multiple-of", "7")
    assert "resnet50 stays as it is, though its width = 64 is no multiple of 7.\n" in out
    _, out, _ = run("match", "resnet50", "--vary", "cardinality=2", "--multiple-of", "8")
    assert "stays as it is" not in out


def test_the_baseline_is_the_first_row(run: Run, tmp_path: Path) -> None:
    """In JSON it stands beside: there is a row per value."""
    path = tmp_path / "t.csv"
    for values, asked in (("2,4", [2, 4]), ("2,1", [2, 1])):
        code, out, _ = run("match", "resnet50", "--vary", f"cardinality={values}", "-o", path, "--json")
        record = json.loads(out)
        assert (code, [row["cardinality"] for row in record["rows"]]) == (0, asked)
        assert [(row["name"], row["params"]) for row in record["baselines"]] == [("resnet50", 25_557_032)]
        lines = list(csv.DictReader(path.read_text("utf-8").splitlines()))
        assert [(x["role"], x["cardinality"]) for x in lines] == [
            ("baseline", "1"), *(("match", str(value)) for value in asked if value != 1)
        ]  # fmt: skip
        _, out, _ = run("match", "resnet50", "--vary", f"cardinality={values}")
        assert re.findall(r"^(res\w+) .*?(baseline)? *$", out, re.MULTILINE)[0] == ("resnet50", "baseline")
        assert out.count("baseline") == 1


def test_where_the_blocks_went_is_told(run: Run) -> None:
    code, out, _ = run("match", "resnet34", "--vary", "depth=36", "--json")
    assert (code, json.loads(out)["rows"][0]["blocks"]) == (0, [3, 4, 7, 3])
    assert "3, 4, 7, 3" in run("match", "resnet34", "--vary", "depth=36")[1]
    assert "Blocks" not in run("match", "resnet50", "--vary", "cardinality=2")[1]


def test_a_table_for_a_paper(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "four.tex"
    assert run("double", "resnet101", "-o", path)[0] == 0
    text = path.read_text("utf-8")
    assert text.startswith("% archviz double resnet101 --of macs\n")
    assert [text.count(rule) for rule in (r"\toprule", r"\midrule", r"\bottomrule", r"\end{document}")] == [1] * 4
    assert re.search(r"101.1x100d & 1 & 100 & 101 & .*15\.27 G", text.replace(r"\_", "."))
    assert r"\caption{MACs doubled.}" in text
    assert " & Memory" not in text
    assert run("match", "resnet50", "--vary", "cardinality=2", "--keep", "memory", "-o", path)[0] == 0
    assert " & Memory & " in path.read_text("utf-8")


def test_more_designs_than_a_project_holds_are_refused_before_any_file_is_written(run: Run, tmp_path: Path) -> None:
    table, path = tmp_path / "t.md", tmp_path / "t.archviz.json"
    code, _, err = run("match", "basic", "--vary", "resolution=101..200", "-o", table, "--save", path)
    assert (code, err.count("\n")) == (2, 1)
    assert "--save: a project holds up to 100 designs, not 101; ask for fewer values" in err
    assert not list(tmp_path.iterdir())


def test_published_errors_stand_beside_the_cost(run: Run) -> None:
    """Tables 3 and 4; the ResNet-200 of table 4 is the pre-activated one, that of the family is not."""
    _, out, _ = run("match", "resnet50", "--vary", f"cardinality={','.join(map(str, TABLE_2))}")
    assert re.findall(r"(\d\d\.\d) %", out) == ["23.9", "23.0", "22.6", "22.3", "22.2"]
    _, out, _ = run("double", "resnet101")
    errors = ["22.0 %", "21.2 %", "21.8 % †", "21.3 %", "20.7 %", "20.4 %"]
    assert re.findall(r"(\d\d\.\d %(?: †)?)  ", out) == errors
    assert "the errors of resnet200 were found under other conditions" in out
    assert "† He et al. 2016" in out
    theirs = "This is preact_resnet200 with 21.7 %, none of these designs."  # table 4
    assert theirs in out
    assert theirs not in run("double", "resnext101_32x4d")[1]  # has no ResNet-200
    both = [*map(zoo.network, ("resnet101", "resnext101_32x4d", "resnet200", "preact_resnet200"))]
    assert "none of these designs" not in " ".join(remarks.sources(both))
    rows = json.loads(run("double", "resnet101", "--json")[1])["rows"]
    assert [(row["published_top1"], row["published_protocol"]) for row in rows][1:3] == [
        (21.2, "xie2017"), (21.8, "he2016")
    ]  # fmt: skip
    for words in (("match", "bottleneck", "--vary", "cardinality=2"), ("double", "googlenet")):  # top-5 alone
        out = run(*words)[1]
        assert "Top-1" not in out
        assert "arXiv" not in out


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
    assert "Channels" in out  # what differs has its column
    assert run("double", "alexnet")[0] == 1
    code, out, _ = run("double", "resnet18", "--json")
    assert [(row["way"], row["ratio"] is not None) for row in json.loads(out)["rows"]] == [
        ("baseline", True), ("deeper", True), ("wider", True), ("more paths", False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        ("cardinality", "'cardinality' must be a dimension and its values, such as cardinality=1,2,4,8,32"),
        ("cardinality=1,x", "--vary cardinality=1,x: 'x' is no number"),
        ("cardinality=8..2", "a range goes up by a step above 0"),
        ("width=-3", "width = -3: must be from 1 to 65,536"),
        ("depth=1", "depth = 1: must be from 14 to 3,002"),
        ("width=65536", "width = 65536: width: must be at most 65536"),
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
