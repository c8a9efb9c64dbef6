"""Whatever is said below the window keeps its template and its values, down to the last English word of it."""

from __future__ import annotations

import ast
import copy
import errno
import json
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from test_blocks import VARIANTS

import archviz
from archviz import zoo
from archviz.analyse.audit import left_out
from archviz.analyse.paths import stack
from archviz.app import comparison as written
from archviz.app import forms, journal, settings, target, verdict
from archviz.diagram import draw, engine
from archviz.diagram.style import colours
from archviz.diagram.unravel import unravel
from archviz.report import catalogue, paths, tables
from archviz.report.comparison import compare
from archviz.report.forms import verdict as judged
from archviz.results import Aside
from archviz.spec import files
from archviz.spec.architecture import MAX_UNITS, Architecture, Project, SavedBlock, Stage
from archviz.spec.expand import expand, part
from archviz.spec.fields import describe
from archviz.spec.issue import Issue, Refused, reason
from archviz.spec.naming import uncovered
from archviz.spec.recipe import Bracket, Recipe
from archviz.spec.recipe_fields import put_field, tail_reason
from archviz.spec.recipe_parser import parse
from archviz.spec.registry import BLOCKS, Block, Missing
from archviz.words import SILENCE, Sentence, join, say

SOURCES = sorted(file for file in Path(archviz.__file__).parent.rglob("*.py") if "ui" not in file.parts)
_ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")  # two words in a row: a name, a number or a shape holds none
_OPTION = re.compile(r"--\w+( [\w×x]+)?( --\w+ \w+)?")  # of the command line


def bare(text: object, given: str = "") -> Iterator[str]:
    """Pieces of a sentence that no translation reaches, beside what the user gave."""
    if not isinstance(text, Sentence):
        quoted = isinstance(text, str) and text.removesuffix("…") in given  # a long value is quoted by its beginning
        if isinstance(text, str) and _ENGLISH.search(text) and not quoted and not _OPTION.fullmatch(text):
            yield text
        return
    assert text == (text.template.format(**text.values) if text.values else text.template)
    for value in text.values.values():
        yield from bare(value, given)


def check(text: str, given: str = "") -> None:
    """It is a sentence, translatable all through."""
    assert isinstance(text, Sentence), text
    assert list(bare(text, given)) == [], text


def refusal(action: Callable[[], object], given: str = "") -> Sentence:
    """What an action is refused with."""
    with pytest.raises(Refused) as caught:
        action()
    check(caught.value.sentence, given)
    assert str(caught.value) == caught.value.sentence
    return caught.value.sentence  # type: ignore[return-value]


def check_issues(issues: tuple[Issue, ...], given: str = "") -> None:
    for issue in issues:
        check(issue.message, given)
        for fix in issue.fixes:
            check(fix.text, given)


def test_a_sentence_is_its_english_text() -> None:
    inner = say("{count:,} of them", count=12345)
    whole = say("{place}: {fault!r} {{kept}}", place="{x}", fault=inner)
    assert whole == "{x}: '12,345 of them' {kept}"
    assert hash(whole) == hash(str(whole))
    assert {whole: 1}["{x}: '12,345 of them' {kept}"] == 1
    assert say("{template} {text}", template=1, text=2) == "1 2"
    assert say("no {place}") == "no {place}"
    assert join(", ", [inner, "a{b}"]) == "12,345 of them, a{b}"
    assert join(", ", []) == SILENCE == ""
    assert json.loads(json.dumps([whole])) == [whole]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_sentence_survives_pickling_and_copying(protocol: int) -> None:
    whole = say("a {b}", b=say("{c:.1f}", c=1))
    for again in (pickle.loads(pickle.dumps(whole, protocol)), copy.copy(whole), copy.deepcopy(whole)):
        assert type(again) is Sentence
        assert (again, again.template, again.values) == ("a 1.0", "a {b}", {"b": "1.0"})
        assert again.values["b"].template == "{c:.1f}"
    issue = Issue((), whole)
    assert pickle.loads(pickle.dumps(issue)).message.values["b"].values == {"c": 1}


def test_every_template_is_a_literal_with_its_values() -> None:
    for file in SOURCES:
        for call in _calls(file, "say"):
            if isinstance(call.func, ast.Name) and file.name not in ("ending.py", "flow.py", "words.py"):
                _check_call(file, call)


def _check_call(file: Path, call: ast.Call) -> None:
    place = f"{file}:{call.lineno}"
    template = call.args[0]
    if not call.keywords:
        return  # a word that is registered where it stands
    if not isinstance(template, ast.Constant):
        pytest.fail(f"{place}: no literal, so nobody can translate it")
    names = {name for _, name, _, _ in Formatter().parse(str(template.value)) if name is not None}
    given = {keyword.arg for keyword in call.keywords}
    assert given == names or (None in given and given - {None} < names), place  # None: **values


def test_nothing_is_refused_in_a_bare_text() -> None:
    """But in the command line."""
    for file in SOURCES:
        if "cli" in file.parts:
            continue
        for call in (*_calls(file, "Refused"), *_calls(file, "ValueError"), *_calls(file, "Issue")):
            said = call.args[1 if _name(call) == "Issue" else 0]
            assert not isinstance(said, ast.Constant | ast.JoinedStr | ast.BinOp), f"{file}:{call.lineno}"


def _calls(file: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and _name(node) == name and node.args:
            yield node


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


@pytest.mark.parametrize("name", BLOCKS)
def test_every_fault_of_every_field_of_a_block(name: str) -> None:
    """Each field past its bounds and of another type; each legal extreme on inputs that do not suit."""
    block = BLOCKS[name]()
    for field in describe(BLOCKS[name]):
        wrong: list[Any] = [None, "wrong words", [], float("nan"), 10**12, -(10**12), {"a": 1}]
        for value in wrong:
            try:
                block.put(**{field.name: value})
            except Refused as refused:
                check(refused.sentence, str(value))
        extremes = [field.minimum, field.maximum, 2, 7] if field.kind == "int" else field.choices
        for value in extremes:
            try:
                changed = block.put(**{field.name: int(value) if field.kind == "int" else value})
            except Refused as refused:
                check(refused.sentence)
            else:
                _check_everywhere(changed)


def _check_everywhere(block: Block) -> None:
    for shape in (block.about.example, (3, 1, 1), (7, 5, 9)):
        check_issues(expand(_design(block, block, shape=shape)).issues)


def _design(*blocks: Block, shape: tuple[int, ...] = (3, 32, 32), repeat: int = 1) -> Architecture:
    stages = tuple(Stage(name=f"s{i}", block=block, repeat=repeat) for i, block in enumerate(blocks))
    return Architecture(input=shape, stages=stages)


def test_faults_of_whole_designs() -> None:
    basic, head = BLOCKS["basic"](), BLOCKS["head"]()
    check_issues(expand(_design()).issues)
    check_issues(expand(_design(head, basic)).issues)
    check_issues(expand(_design(head, BLOCKS["convnext"](), head)).issues)
    check_issues(expand(Architecture(stages=tuple(Stage(name=n, block=basic) for n in ("a", "a", "train")))).issues)
    long = expand(_design(BLOCKS["resnext"](form="paths", cardinality=256), repeat=900))
    assert any("is drawn as far as it goes" in issue.message for issue in long.issues)
    check_issues(long.issues)
    missing = Missing(data='{"type": "my own block"}')
    check_issues(expand(_design(missing)).issues, "my own block")
    project = Project(designs=(Architecture(stages=(Stage(name="a", block=basic, saved="my own block"),)),))
    check_issues(project.missing(project.designs[0]), "my own block")
    refusal(lambda: _design().put(stages=[Stage(name=f"s{i}", block=basic, repeat=MAX_UNITS // 5) for i in range(6)]))
    saved = SavedBlock(name="my own block", block=basic)
    refusal(lambda: project.put(blocks=(saved, saved)), "my own block")
    broken = archviz.block("basic", shortcut="identity", out=7)
    check(broken.say(broken.issues[0]))
    refusal(broken.sound)


@pytest.mark.parametrize("block", BLOCKS)
def test_what_counters_leave_out(block: str) -> None:
    """Operations are named as the papers name them."""
    variants = [BLOCKS[block](**{str(p.values[1]): p.values[2]}) for p in VARIANTS if p.values[0] == block]
    for variant in variants:
        found = part(variant, variant.about.example)
        for text in left_out(found):
            check(text, " | ".join(n.op.label(n.shapes) for n in found.nodes))


LINES = (
    "", "conv3x", "id |", "id ]", "[ id", "[ id x", "[ " * 9 + "id", "id " * 600, "x" * 9000, "conv99-8",
    "conv3-99999999", "maxpool99", "conv3-8/9", "conv3-8 /9", "conv3-8 pad 9999", "conv3-8 pad x", "conv3-8 groups",
    "conv3-8 dilation 99", "conv3-8 linear pre", "conv3-8 => cat", "split id", "split 3:5 [ id ]", "split 3 id",
    "add right", "se x",
    "linear-0", "resize 99", "resize 7x99999", "[ id => cat ]", "id => concat conv1-8", "id => concat, scale x",
    "id => concat, x", "id => concat, conv1-8, x", "id => concat, scale 2, x", "id => concat, add, x",
    "id => concat, add, relu, x", "id => concat, no x", "id = concat",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:20])
def test_lines_that_do_not_parse(line: str) -> None:
    refusal(lambda: parse(line))
    refusal(lambda: BLOCKS["branches"](line="id").put(line=line), line)


@pytest.mark.parametrize(
    "line", ["id | conv3-4/2 => concat", "id | conv3-9 => add", "id | conv3-9 => multiply", "conv3-9 => concat, add",
             "conv3-9 groups 2 => concat", "conv31-9 valid | maxpool31 valid => concat", "linear-9", "shuffle 3",
             "split [ id | id | id ]", "split 3:4 [ id | id ]", "split [ id | id | id | id | id | id | id | id | id ]",
             "add left", "flatten resize 2", "flatten shuffle 2", "flatten split [ id | conv1-8 ]",
             "conv3-9 valid => concat, add project", "resize 2 => concat, add project",
             "flatten => concat, add project",
             "[ id | conv3-9 => multiply ]", "flatten conv2-8", "flatten maxpool2"]
)  # fmt: skip
def test_branches_that_do_not_fit(line: str) -> None:
    issues = archviz.block("branches", input=(8, 14, 14), line=line).issues
    assert issues
    check_issues(issues)


def test_reasons_of_fields_without_effect() -> None:
    for name in ("merge", "project_out", "project_kernel", "scale", "active"):
        check(tail_reason(Recipe(parse("id").paths), name))
    refusal(lambda: put_field(Bracket(()), "paths", "id => add, add"))


NAMES = (
    "", "resnet51", "resnet21_cifar", "resnet9001_cifar", "resnet0_cifar", "preact_resnet120_cifar", "wrn-28-0_cifar10",
    "wide_resnet50_900", "wide_resnet77_2", "resnext50_999x999d", "resnext50_0x4d", "resnet50_2x4d", "resnext51_32x4d",
    "plain-20_cifar_optionA", "vgg12", "keras_resnet51", "wrn-29-10_cifar10", "resnext30_8x64d_cifar10",
)  # fmt: skip
TARGETS = (
    "bottleneck:width", "bottleneck:wide=3", "bottleneck:zzz=3", "bottleneck:bias=perhaps", "bottleneck:width=x",
    "bottleneck:width=0", "no/such.json", "no such thing", "branches:line=conv3x",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_no_network(name: str) -> None:
    refusal(lambda: zoo.network(name), name)
    refusal(lambda: archviz.network(name), name)


@pytest.mark.parametrize("name", TARGETS)
def test_targets_that_name_nothing(name: str) -> None:
    refusal(lambda: target.designs(name), name)


def test_what_commands_refuse(tmp_path: Path) -> None:
    design = archviz.network("resnet18")
    two = tmp_path / "two designs.archviz.json"
    files.save(Project(designs=tuple(_design() for _ in range(7))), two)
    refusal(lambda: target.designs(f"{two}#no such"), f"{two}#no such")
    files.save(Project(), two)
    refusal(lambda: target.designs(str(two)), str(two))
    for shape in ("3", "3x0x4", "3x4x99999999"):
        refusal(lambda shape=shape: target.shape(shape))
    refusal(lambda: verdict.limits(params="many of them"), "many of them")
    refusal(lambda: forms.block("resnet18"))
    refusal(lambda: forms.check("resnext_1x4d"))
    refusal(lambda: forms.check("resnext_64x64d"))
    refusal(lambda: forms.check("resnext:shortcut=identity,out=64"))
    check(forms.said(forms.block("resnext_32x4d"), (256, 14, 14)))
    refusal(lambda: written.takes(tmp_path / "a b.doc"), str(tmp_path / "a b.doc"))
    refusal(lambda: compare([design.architecture]))
    refusal(lambda: compare([design.architecture] * 21))
    refusal(lambda: stack(design.graph, "layer9"))
    refusal(lambda: unravel(design.graph))
    refusal(lambda: unravel(expand(_design(*[BLOCKS["plain"]()] * 2, repeat=60)).graph))
    refusal(lambda: draw(design.graph, level="net"))  # type: ignore[arg-type]
    refusal(lambda: colours("pink"))  # type: ignore[arg-type]
    refusal(lambda: catalogue.blocks(None, "zzz"))  # type: ignore[arg-type]
    refusal(lambda: catalogue.networks(None, "zzz"))  # type: ignore[arg-type]
    check(uncovered(design.architecture))


def test_what_graphviz_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.shutil, "which", lambda _: None)
    refusal(lambda: engine.place("", "native"))
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    refusal(lambda: engine.place(""))
    monkeypatch.setattr(engine.shutil, "which", lambda _: "/no/such/dot")
    refusal(lambda: engine.place(""))


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    whole = files.dumps(Project(designs=(_design(BLOCKS["basic"]()),)))
    texts = ["", "{", "[1 2]", '{"a" 1}', "[]", '"', '"\\x"', '"\\u12"', '"\n"', "[" * 200_000, whole + "}"]
    texts += [whole.replace('"archviz": 2', f'"archviz": {version}') for version in ("3", "0", "true", '"1"')]
    texts += [whole.replace("basic", "my block").replace('"out": 64', '"out": ' + "[" * 70 + "]" * 70)]
    broken = [
        ('"out": 64', '"out": 0'),
        ('"out"', '"in"'),
        ('"projection"', '"E"'),
        ('"type": "basic"', '"type": 3'),
        ('"name": "s0"', '"name": "s 0"'),
        ("3,", "3.5,"),
        ("true", "3"),
        ('"stages": [', '"stages": [' + '{"name": "a"}, ' * 3),
    ]
    for old, new in broken:
        assert old in whole
        texts.append(whole.replace(old, new, 1))
    for text in texts:
        refusal(lambda text=text: files.loads(text), text)
    place = tmp_path / "my own file"
    for data in (b"\xff\xfe", b" " * (files.MAX_BYTES + 1)):
        place.write_bytes(data)
        refusal(lambda: files.load(place), str(place))
    refusal(lambda: files.load(tmp_path), str(tmp_path))
    refusal(lambda: files.load(tmp_path / "none"), str(tmp_path))
    refusal(lambda: files.save(Project(), tmp_path / "none" / "a"), str(tmp_path))
    refusal(lambda: files.save(Project(), tmp_path), str(tmp_path))


def test_folders_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "below" / "a"
    refusal(journal.Journal(place).prepare)
    monkeypatch.setattr(settings, "settings_file", lambda: place)
    refusal(lambda: settings.save_settings(settings.Settings()))


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR])
def test_reasons_of_the_system_are_its_own(number: int) -> None:
    error = OSError(number, "anything else")
    assert (
        reason(error)
        == {
            errno.ENOENT: "No such file or directory",
            errno.EACCES: "Permission denied",
            errno.ENOSPC: "No space left on device",
            errno.EROFS: "Read-only file system",
            errno.EISDIR: "Is a directory",
        }[number]
    )
    assert reason(OSError("only words")) == "only words"


def test_what_results_say() -> None:
    names = ("resnet18", "resnet50", "resnet18", "vgg16")
    one, other, *_ = designs = [archviz.network(name).architecture for name in names]
    twice = one.put(input=(3, 64, 64))
    wide = one.put(stages=one.stages[:-1])
    for some in (designs, [one, other], [one, one], [one, twice], [one, wide], [_design(), one], [one] * 3):
        found = compare(some)
        for text in (found.verdict, found.question, *found.warnings):
            check(text, " ".join(found.names))
    for aside in (Aside(1, 2, 3_300_000), Aside(1, 0, 3), Aside(0, 2, 0), Aside()):
        check(tables.auxiliary(aside))
    for graph in (expand(one).graph, expand(_design(BLOCKS["basic"]())).graph, expand(_design()).graph):
        check(paths.summary(graph))
    check(judged(()))
    assert {type(title) for title in archviz.network("resnet18").titles} == {Sentence}
    assert archviz.network("resnet18").analysis.stages[1].label == "Basic ×2"
    check(archviz.network("resnet18").analysis.stages[1].label)
