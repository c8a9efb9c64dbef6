"""The command line as its users have it: answers, exit codes, one clear line for every mistake."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import archviz.blocks  # noqa: F401 - registers every block
from archviz import cli
from archviz.resources import resource
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.registry import block_class

EXAMPLE = str(resource("examples/bottleneck-vs-plain.archviz.json"))
HOSTILE = "<script>alert(1)</script> | \"&'\x1b[31m\n# =cmd"


class Answer(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str | Path) -> Answer:
        code = cli.main([str(word) for word in words])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Runs what must be refused; returns the one line that says why."""

    def call(*words: str | Path) -> str:
        answer = run(*words)
        assert answer.code == 2, answer
        assert answer.out == ""
        assert answer.err.count("\n") == 1
        assert answer.err.startswith("archviz")
        assert "Traceback" not in answer.err
        return answer.err

    return call


def design(name: str = "design", width: int = 64, groups: int = 1) -> Architecture:
    block = block_class("bottleneck").model_validate({"width": width, "groups": groups})
    return Architecture(name=name, input=(256, 8, 8), stages=(Stage(name="body", block=block),))


def project(path: Path, *designs: Architecture) -> Path:
    files.save(Project(designs=designs), path)
    return path


def shell(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "archviz", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


# list


def test_lists_every_family_with_its_grammar(run: Run) -> None:
    answer = run("list", "networks")
    assert answer.code == 0
    assert "resnextN_CxDd[_wsl]" in answer.out
    assert "wrn-28-10_cifar100" in answer.out


def test_a_pattern_selects(run: Run) -> None:
    answer = run("list", "networks", "wrn*100")
    assert "wrn-28-10_cifar100" in answer.out
    assert "wrn-28-10_cifar10," not in answer.out
    assert "ResNeXt" not in answer.out


def test_a_valid_name_that_is_no_example_is_valid(run: Run) -> None:
    answer = run("list", "networks", "resnext50_16x8d")
    assert answer.code == 0
    assert answer.out.startswith("resnext50_16x8d  valid: ResNeXt,")


def test_lists_blocks_with_fields_and_source(run: Run) -> None:
    answer = run("list", "blocks", "resnext")
    assert "cardinality=32" in answer.out
    assert "arXiv:1611.05431" in answer.out
    assert "plain_stack" not in answer.out


def test_nothing_that_matches_is_said(refused: Callable[..., str]) -> None:
    assert "no block matches 'zzz'" in refused("list", "blocks", "zzz")
    assert "resnet50" in refused("list", "networks", "resnet5O")


# show

SHOWN = {
    "name",
    "input",
    "output_shape",
    "params",
    "params_by_kind",
    "macs",
    "flops",
    "activations",
    "weight_bytes",
    "kept_bytes",
    "memory",
    "receptive_field",
    "jump",
    "fvcore",
    "conventions",
    "issues",
    "stages",
    "blocks",
    "layers",
}


def test_json_of_resnet50(run: Run) -> None:
    answer = run("show", "resnet50", "--json")
    assert (answer.code, answer.err) == (0, "")
    found = json.loads(answer.out)
    assert found.keys() >= SHOWN
    assert found["input"] == [3, 224, 224]
    assert found["output_shape"] == [1000]
    assert found["params"] == sum(found["params_by_kind"].values()) == 25_557_032
    assert found["macs"] == 4_089_184_256
    assert found["flops"] == 8_178_368_512
    assert found["fvcore"]["total"] == sum(found["fvcore"]["by_operator"].values()) == 4_111_512_576
    assert found["issues"] == []
    for level in ("stages", "blocks", "layers"):
        for key in ("params", "macs", "flops", "activations"):
            assert sum(row[key] for row in found[level]) == found[key]
    # Additions and the flattening are no modules; what fvcore counts for all others adds up.
    assert sum(row["fvcore"] for row in found["layers"]) == 4_111_512_576
    conv = next(row for row in found["layers"] if row["name"] == "layer1.0.downsample.0")
    assert conv.keys() >= {"op", "category", "input", "output", "params_by_kind", "receptive_field", "jump"}
    assert (conv["input"], conv["output"], conv["params"]) == ([64, 56, 56], [256, 56, 56], 64 * 256)


def test_json_has_no_audit_unasked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archviz.analyse.audit.audit", lambda *_: pytest.fail("nobody has asked for it"))
    assert "audit" not in json.loads(run("show", "resnet18", "--json").out)


def test_audit_adds_totals_and_a_row_per_block(run: Run) -> None:
    found = json.loads(run("show", "resnet18", "--audit", "--json").out)
    audit = found["audit"]
    macs = 1_814_073_344  # of resnet18 at 224, as fvcore counts them
    assert [audit[name] for name in ("estimate", "fvcore", "flop_counter", "agree")] == [macs, macs, macs, True]
    rows = audit["blocks"]
    assert [row["name"] for row in rows] == [row["name"] for row in found["blocks"]]
    assert sum(row["fvcore"] for row in rows) == found["macs"]


def test_another_input(run: Run) -> None:
    found = json.loads(run("show", "resnet50", "--input", "3x448x448", "--json").out)
    assert found["input"] == [3, 448, 448]
    assert found["params"] == 25_557_032
    # Everything in front of the head works on four times as many positions.
    assert found["macs"] - 2_048_000 == 4 * (4_089_184_256 - 2_048_000)


def test_a_block_with_fields(run: Run) -> None:
    found = json.loads(
        run("show", "bottleneck:width=32, out=128,stride=2,norm=no", "--input", "64x32x32", "--json").out
    )
    assert found["output_shape"] == [128, 16, 16]
    assert found["params"] == 64 * 32 + 9 * 32 * 32 + 32 * 128 + 64 * 128


def test_a_long_name_ends_in_an_ellipsis(run: Run) -> None:
    paths = " | ".join(["conv3-256 dilation 6"] * 8)
    name = json.loads(run("show", f"branches:line={paths} => concat", "--json").out)["name"]
    assert len(name) == 120
    assert name.endswith("…")


@pytest.mark.parametrize("level", ["stage", "block", "layer"])
def test_text_is_whole_in_a_pipe(run: Run, level: str) -> None:
    answer = run("show", "resnext50_32x4d", "--level", level)
    assert (answer.code, answer.err) == (0, "")
    assert "25,028,904" in answer.out
    assert "✓" in answer.out
    assert "\x1b" not in answer.out
    assert "…" not in answer.out
    name = {"stage": "layer4 ", "block": "layer4.2", "layer": "layer4.0.downsample.0"}[level]
    assert name in answer.out
    assert "FLOPs: 2 × MACs" in answer.out


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("level", ["stage", "layer"])
def test_text_fits_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, width: int, level: str) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    answer = run("show", "resnext50_32x4d", "--level", level)
    assert max(map(len, answer.out.splitlines())) <= width
    assert ("layer1.0.downsample.0" if level == "layer" else "ResNeXt ×6") in answer.out
    assert ("in a wider terminal" in answer.out) == (width == 80 and level == "layer")


def test_a_short_footer_defines_the_counts_and_names_the_place_of_the_other_rules(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    footer = run("show", "resnet18").out.strip().split("\n\n")[-1]
    assert len(footer.splitlines()) <= 12
    for begin in ("MAC: ", "Activations: ", "fvcore total: ", "Memory, ", "ArchViz "):
        assert sum(line.startswith(begin) for line in footer.splitlines()) == 1
    rules = "\n".join(json.loads(run("show", "resnet18", "--json").out)["conventions"])
    assert "--json" in footer
    assert all(begin in rules for begin in ("Inference peak: ", "Kept for training: ", "Keras total: ", "Gradients: "))


def test_a_file_with_several_designs(run: Run) -> None:
    answer = run("show", EXAMPLE, "--json")
    assert json.loads(answer.out)["name"] == "Bottleneck 256-64-256"
    assert "#2" in answer.err
    for target in (f"{EXAMPLE}#2", f"{EXAMPLE}#Plain pair 256"):
        answer = run("show", target, "--json")
        assert answer.err == ""
        assert json.loads(answer.out)["params_by_kind"]["conv_weight"] == 1_179_648


# diagram


def test_draws_a_design(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.svg"
    answer = run(
        "diagram", "resnext50_32x4d", "-o", path, "--level", "stage", "--direction", "LR", "--labels", "resnext"
    )
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"{path} (")
    text = path.read_text()
    assert "resnext50_32x4d" in text
    assert "FLOPs: 2 × MACs" in text


def test_a_design_with_mistakes_is_drawn_with_a_note(run: Run, tmp_path: Path) -> None:
    answer = run("diagram", "bottleneck:width=72,groups=32", "-o", tmp_path / "out.dot")
    assert answer.code == 0
    assert answer.err.startswith("note: ")
    assert "must divide" in answer.err


def test_one_drawing_for_many_files(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / f"out.{suffix}" for suffix in ("pdf", "svg", "tex")]
    words = [word for path in paths for word in ("--out", path)]
    answer = run("diagram", "resnet50", *words, "--page", "column", "--transparent", "--fonts", "outlined", "--bare")
    assert (answer.code, answer.err) == (0, "")
    assert [line.split(" (")[0] for line in answer.out.splitlines()] == [str(path) for path in paths]
    assert "89 × " in answer.out.splitlines()[0]
    assert "mm, smallest text 7.0 pt)" in answer.out.splitlines()[0]
    assert b"/FontFile" not in paths[0].read_bytes()
    assert 'width="88.900mm"' in paths[1].read_text()
    assert "tikzpicture" in paths[2].read_text()


# compare


def test_comparison_by_hand(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    assert run("compare", EXAMPLE, "-o", path).code == 0
    found = json.loads(path.read_text())
    weights = next(figure for figure in found["figures"] if figure["name"] == "conv_weight")
    bottleneck = 256 * 64 + 9 * 64 * 64 + 64 * 256
    plain = 2 * 9 * 256 * 256
    assert weights["values"] == [bottleneck, plain] == [69_632, 1_179_648]
    assert weights["differences"] == [0, plain - bottleneck]
    assert weights["ratios"] == [1, plain / bottleneck]
    assert found["verdict"] == (
        "Plain pair 256 has 16.94 times the convolution weights of Bottleneck 256-64-256 (1,179,648 against 69,632)."
    )


def test_comparison_as_csv(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert run("compare", "resnet50", "resnet18", "-o", path).code == 0
    rows = {row["figure"]: row for row in csv.DictReader(io.StringIO(path.read_text()))}
    assert rows["params"]["resnet50"] == "25557032"
    assert rows["params"]["resnet18"] == "11689512"
    assert rows["params"]["difference resnet18"] == str(11_689_512 - 25_557_032)
    assert rows["macs"]["unit"] == "MACs"


def test_comparison_in_the_terminal_and_as_markdown(run: Run, tmp_path: Path) -> None:
    answer = run("compare", "resnet50", "resnext50_32x4d", "resnet20_cifar")
    assert answer.code == 0
    assert "different inputs (3×224×224, 3×32×32)" in answer.out
    path = tmp_path / "out.md"
    answer = run("compare", "resnet50", "resnet50", "-o", path)
    assert answer.out.startswith(f"{path} (")
    assert "| Figure | resnet50 (baseline) | resnet50 (2) |" in path.read_text().replace("\\_", "_")


@pytest.mark.parametrize("targets", [["resnet50"], [f"{EXAMPLE}#1"], ["resnet18"] * 21])
def test_too_few_or_too_many(refused: Callable[..., str], targets: list[str]) -> None:
    assert "2 to 20 designs" in refused("compare", *targets)


def test_chosen_figures(run: Run, refused: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert run("compare", "resnet50", "resnet18", "--figures", "macs, params", "-o", path).code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    assert [row["figure"] for row in rows if not re.search("error|stage", row["figure"])] == ["macs", "params"]
    assert "nearest: params" in refused("compare", "resnet50", "resnet18", "--figures", "parms")


def test_several_files_of_one_comparison(run: Run, refused: Callable[..., str], tmp_path: Path) -> None:
    wrong = ("-o", tmp_path / "a.md", "-o", tmp_path / "b.xls")
    assert "b.xls: a comparison is written as" in refused("compare", "resnet18", "resnet34", *wrong)
    assert not (tmp_path / "a.md").exists()
    assert run("compare", "resnet18", "resnet34", "-o", tmp_path / "a.md", "-o", tmp_path / "b.json").code == 0
    command = "archviz compare resnet18 resnet34 -o a.md -o b.json"
    assert command in (tmp_path / "a.md").read_text()
    assert json.loads((tmp_path / "b.json").read_text())["command"] == command


def test_ready_comparisons(run: Run, refused: Callable[..., str]) -> None:
    answer = run("list", "ready", "plain")
    assert "ready:bottleneck-vs-plain" in answer.out
    assert "ready:wsl" not in answer.out
    assert run("show", "ready:convolutions#Depthwise 3×3").code == 0
    assert "nearest: cardinality" in refused("compare", "ready:cardinality")


@pytest.mark.parametrize("ending", ["md", "csv", "json", "html", "tex"])
def test_hostile_names_are_escaped(run: Run, tmp_path: Path, ending: str) -> None:
    file = project(tmp_path / "hostile.json", design(HOSTILE), design("=1+1", width=32))
    path = tmp_path / f"out.{ending}"
    assert run("compare", file, "-o", path).code == 0
    text = path.read_text()
    assert "\x1b" not in text
    assert "<script>" not in text or ending in ("csv", "json", "tex")
    if ending == "csv":
        assert "'=1+1" in next(csv.reader(io.StringIO(text)))
    if ending == "md":
        assert all(line.count(" | ") == text.splitlines()[4].count(" | ") for line in text.splitlines()[4:8])


@pytest.mark.parametrize("command", [["check"], ["show"], ["compare", "resnet18"]])
def test_hostile_names_do_not_reach_the_terminal(run: Run, tmp_path: Path, command: list[str]) -> None:
    answer = run(*command, project(tmp_path / "hostile.json", design(HOSTILE), design("other")))
    assert answer.code == 0
    assert not {c for c in answer.out + answer.err if not c.isprintable()} - {"\n"}
    assert "<script>alert(1)</script>" in answer.out


# check


def test_a_design_within_its_limits(run: Run) -> None:
    answer = run("check", "resnet50", "--max-params", "26M", "--max-macs", "4.2G", "--max-activations", "11114984")
    assert answer.code == 0
    assert answer.out.count("\n") == 1
    assert "25.56 M parameters, 4.089 GMACs" in answer.out


def test_every_limit_exceeded_is_a_reason(run: Run) -> None:
    answer = run("check", "resnet50", "--max-params", "25557031", "--max-macs", "4G", "--max-activations", "1T")
    assert answer.code == 1
    assert answer.out.splitlines() == [
        "resnet50: 25,557,032 parameters are 1 more than --max-params 25557031",
        "resnet50: 4,089,184,256 MACs are 89,184,256 more than --max-macs 4G",
    ]


def test_mistakes_fail_with_place_and_fix(run: Run, tmp_path: Path) -> None:
    file = project(tmp_path / "mistake.json", design("fine"), design("odd", width=72, groups=32))
    answer = run("check", file)
    assert answer.code == 1
    assert "odd: body, groups: groups = 32 must divide the inner width 72" in answer.out
    assert "fix: width = 64 | width = 96" in answer.out


@pytest.mark.parametrize("command", [["show"], ["show", "--json"], ["source"], ["compare", "resnet18"]])
def test_a_design_with_mistakes_is_not_counted(refused: Callable[..., str], command: list[str]) -> None:
    said = refused(*command, "bottleneck:width=72,groups=32")
    assert "block, groups" in said
    assert "width = 64" in said


# source


def test_source_runs(run: Run, tmp_path: Path) -> None:
    import torch

    path = tmp_path / "net.py"
    assert run("source", "resnet20_cifar", "-o", path).code == 0
    printed = run("source", "resnet20_cifar")
    assert printed.out == path.read_text()
    space: dict[str, object] = {"__name__": "net"}
    exec(compile(printed.out, "net.py", "exec"), space)
    classes = [v for v in space.values() if isinstance(v, type) and issubclass(v, torch.nn.Module)]
    net = classes[-1]()
    assert sum(p.numel() for p in net.parameters()) == 269_722


# bad input


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["show", "resnet5O"], "resnet50"),
        (["show", "resnet51"], "resnet50"),
        (["show", "bottelneck"], "bottleneck"),
        (["show", "bottleneck:widht=3"], "nearest: width"),
        (["show", "bottleneck:se=4"], "norm_kind, excite"),
        (["show", "conv3-64/2 | id => concat"], "write branches:line= in front of it"),
        (["show", "bottleneck:width"], "width=64"),
        (["show", "bottleneck:width=3.5"], "whole number"),
        (["show", "bottleneck:width=-1"], "at least 1"),
        (["show", "bottleneck:width=1000000000"], "at most 65536"),
        (["show", "bottleneck:width=" + "9" * 5000], "whole number"),
        (["show", "bottleneck:norm=maybe"], "true or false"),
        (["show", "bottleneck:shortcut=X"], "must be one of"),
        (["show", "wide_basic:dropout=nan"], "dropout"),
        (["show", "n" * 5000], "is no network, block or file"),
        (["show", "nothing.json"], "nothing.json cannot be read"),
        (["show", f"{EXAMPLE}#3"], "#2 Plain pair 256"),
        (["show", f"{EXAMPLE}#nobody"], "no design 'nobody'"),
        (["show", "resnet50", "--input", "3x0x224"], "height must be from 1"),
        (["show", "resnet50", "--input", "axb"], "such as 3x224x224"),
        (["show", "resnet50", "--input", "3x224x999999999"], "width must be from 1"),
        (["show", "resnet50", "--input", ""], "such as 3x224x224"),
        (["show", "resnet50", "--level", "atom"], "'stage', 'block', 'layer'"),
        (["show"], "TARGET"),
        (["shew"], "No such command"),
        (["show", "resnet50", "--nonsense"], "--nonsense"),
        (["check", "resnet50", "--max-params", "26Q"], "--max-params '26Q' is no amount"),
        (["check", "resnet50", "--max-macs", "-1"], "--max-macs '-1' is no amount"),
        (["check", "resnet50", "--max-macs", "1e400"], "no amount"),
        (["compare", "resnet18", "resnet34", "-o", "out.docx"], ".html, .pdf, .md, .csv, .tex or .json"),
        (["diagram", "resnet18", "-o", "out.gif"], ".gif"),
        (["diagram", "resnet18", "-o", "out"], "out"),
        (["diagram", "resnet18", "-o", "out.png", "--dpi", "0"], "dpi"),
        (["diagram", "resnet18", "-o", "out.svg", "-o", "out.gif"], ".gif"),
        (["diagram", "resnet18", "-o", "out.pdf", "--page", "a0"], "'fit', 'a3', 'a4', 'a5', 'letter'"),
        (["diagram", "resnet18", "-o", "out.pdf", "--fonts", "none"], "'embedded', 'outlined'"),
        (["diagram", "resnet18", "-o", "out.pdf", "--margin", "-3"], "margin"),
        (["gui", "nothing.json"], "nothing.json cannot be read"),
    ],
)
def test_bad_input(
    refused: Callable[..., str], words: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert says in refused(*words)
    assert list(tmp_path.iterdir()) == []


STAGE = {"name": "body", "block": {"type": "bottleneck"}}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not JSON"),
        ('{"archviz": 1, "designs": [', "is not JSON"),
        ("[]", 'no "archviz" version'),
        ('{"archviz": 3, "designs": []}', "newer ArchViz"),
        ('{"archviz": "x", "designs": []}', "not a version"),
        ('{"archviz": 1, "designs": []}', "holds no design"),
        ('{"archviz": 1, "plans": []}', "plans"),
        ("[" * 100_000, "nested too deeply"),
        ({"stages": [{**STAGE, "repeat": 10**6}]}, "repeat: must be at most 1000"),
        ({"stages": [{**STAGE, "repeat": 1.5}]}, "repeat: a whole number is needed"),
        ({"stages": [{**STAGE, "repeat": 1000}] * 6}, "5,000 blocks"),
        ({"stages": [{"name": "body", "block": {"type": "bottleneck", "width": 10**9}}]}, "width: must be at most"),
        ({"stages": [{"name": "body", "block": {"type": "bottleneck", "width": -4}}]}, "width: must be at least 1"),
        ({"stages": [{"name": "body", "block": {"type": "bottleneck", "wide": 4}}]}, "wide: there is no such field"),
        ({"stages": [{"name": "two words", "block": {"type": "bottleneck"}}]}, "name: must be a name"),
        ({"input": [3, 0, 224]}, "input.1: must be at least 1"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_broken_files(refused: Callable[..., str], tmp_path: Path, text: object, says: str) -> None:
    file = tmp_path / "broken.json"
    if isinstance(text, dict):
        text = json.dumps({"archviz": 1, "designs": [text]})
    file.write_bytes(text if isinstance(text, bytes) else str(text).encode())
    for command in (["show"], ["check"]):
        said = refused(*command, file)
        assert str(file) in said
        assert says in said


def test_file_with_a_block_that_nobody_knows(refused: Callable[..., str], tmp_path: Path) -> None:
    """Its data is kept, so the file can be read; what cannot be counted is said."""
    file = tmp_path / "later.json"
    stage = {"name": "body", "block": {"type": "bottelneck"}}
    file.write_text(json.dumps({"archviz": 1, "designs": [{"stages": [stage]}]}))
    assert "there is no block type 'bottelneck'; nearest: bottleneck" in refused("show", file)


def test_files_that_cannot_be_read(refused: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "folder.json"
    folder.mkdir()
    assert "cannot be read: it is a folder" in refused("show", folder)
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2**30)
    assert "1024 MiB; project files are at most 4 MiB" in refused("show", huge)


@pytest.mark.parametrize(
    "words",
    [
        ["compare", "resnet18", "resnet34", "-o", "missing/out.html"],
        ["diagram", "resnet18", "-o", "missing/out.svg"],
        ["source", "resnet18", "-o", "missing/out.py"],
    ],
)
def test_output_that_cannot_be_written(
    refused: Callable[..., str], words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "cannot be written: there is no folder missing" in refused(*words)


def test_a_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = run("demo", tmp_path / "file" / "out")
    assert answer.code == 2
    assert "cannot be made: Not a directory" in answer.err


# the program itself


def test_help_is_fast_and_light() -> None:
    code = (
        "import sys, time; start = time.process_time(); from archviz import cli; code = cli.main(['--help']);"
        "print(time.process_time() - start, file=sys.stderr);"  # what others take of the machine is not in it
        "heavy = {'torch', 'PySide6', 'matplotlib', 'fvcore', 'graphviz', 'wasmtime', 'pydantic'} & set(sys.modules);"
        "sys.exit(f'loads {heavy}' if heavy else code)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False) for _ in range(3)]
    assert [r.returncode for r in runs] == [0, 0, 0], runs[0].stderr
    assert min(float(r.stderr) for r in runs) < 0.5
    assert "compare" in runs[0].stdout


def test_importing_the_package_is_light() -> None:
    code = "import archviz, sys; print({'torch', 'pydantic', 'typer'} & set(sys.modules), sorted(archviz.__all__))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set() ['Design', 'Refused', 'block', 'load', 'network']\n"


@pytest.mark.parametrize("words", [["check", "resnet50"], ["list", "networks"], ["compare", "resnet18", "resnet34"]])
def test_a_reader_that_has_enough(words: list[str]) -> None:
    command = [sys.executable, "-m", "archviz", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux has a device that is always full")
@pytest.mark.parametrize("words", [["check", "resnet50"], ["list", "networks"]])
def test_a_full_disk(words: list[str]) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "archviz", *words]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "archviz: the answer cannot be written: no space is left\n"


def test_without_a_display() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = shell("gui", EXAMPLE, env=environment)
    if sys.platform.startswith("linux"):
        assert done.returncode == 2
        assert done.stderr.startswith("archviz: there is no display")
        assert "archviz demo out" in done.stderr


def test_demo_needs_no_display(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    folder = tmp_path / "new" / "out"
    done = shell("demo", str(folder), env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    names = ["designer.png", "resnet50.svg", "bottleneck-vs-plain.html"]
    lines = done.stdout.splitlines()[-3:]
    assert [line.split(" (")[0] for line in lines] == [str(folder / name) for name in names]
    assert (folder / "designer.png").read_bytes().startswith(b"\x89PNG")
    if sys.platform.startswith("linux"):
        assert done.stdout.startswith("There is no display")


def test_a_terminal_without_signs() -> None:
    done = shell("check", EXAMPLE, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    done = shell("show", "resnet18", "--json", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert json.loads(done.stdout)["layers"][0]["op"] == "7×7, 64, /2"


def test_an_internal_error_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("first\nsecond")

    monkeypatch.setattr("archviz.app.target.designs", broken)
    answer = run("check", "resnet50")
    assert answer.code == 70
    assert answer.err.count("\n") == 1
    assert "sorry" in answer.err
    assert "--debug" in answer.err
    with pytest.raises(RuntimeError):
        cli.main(["check", "resnet50", "--debug"])


def test_interrupted_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("archviz.app.target.designs", interrupted)
    assert run("check", "resnet50") == (130, "", "")


def test_doctor(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from archviz.doctor import Finding

    fine = [Finding("Python", "3.11", True), Finding("Display", "none", None, "draw into files")]
    monkeypatch.setattr("archviz.doctor.examine", lambda: fine)
    answer = run("doctor")
    assert answer.code == 0
    assert "→ draw into files" in answer.out
    monkeypatch.setattr("archviz.doctor.examine", lambda: [*fine, Finding("torch", "broken", False, "install it")])
    answer = run("doctor")
    assert answer.code == 1
    assert "✗" in answer.out


def test_version(run: Run) -> None:
    answer = run("--version")
    assert answer.code == 0
    assert answer.out.startswith("ArchViz ")
    assert "fvcore" in answer.out
