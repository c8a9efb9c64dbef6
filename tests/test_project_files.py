"""Project files: whatever is wrong with one, a single line names the place; nothing is half written."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from archviz import zoo
from archviz.blocks.residual import Bottleneck
from archviz.resources import resource
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.expand import expand
from archviz.spec.fields import describe
from archviz.spec.issue import Refused
from archviz.spec.registry import Missing

BLOCK = {"type": "bottleneck", "width": 64, "out": 256}


def document(**block: Any) -> dict[str, Any]:
    """A project of one design of one stage, as a file holds it."""
    stage = {"name": "layer1", "block": BLOCK | block, "repeat": 2}
    return {"archviz": 1, "designs": [{"name": "a", "input": [256, 14, 14], "stages": [stage]}]}


def put(path: str, value: Any) -> dict[str, Any]:
    """The document with the value at a dotted path replaced."""
    whole: Any = document()
    place = whole
    *folders, last = (int(key) if key.isdigit() else key for key in path.split("."))
    for folder in folders:
        place = place[folder]
    place[last] = value
    return dict(whole)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    project = Project(designs=tuple(zoo.network(n) for n in ("resnet50", "wrn-28-10_cifar100", "plain-20_cifar")))
    path = tmp_path / "nets.archviz.json"
    files.save(project, path)
    assert files.load(path) == project
    assert files.dumps(files.load(path)) == path.read_text("utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_bundled_example_loads() -> None:
    assert len(files.load(resource("examples/bottleneck-vs-plain.archviz.json")).designs) == 2


def test_a_block_type_of_another_program_is_kept_untouched_and_said() -> None:
    words = {"type": "bottelneck", "width": 1.50, "deep": [{"b": None, "a": [True, "é"]}]}
    stage = {"name": "new", "block": words, "repeat": 2}
    whole = put("designs.0.stages", [stage, document()["designs"][0]["stages"][0]])
    project = files.loads(json.dumps(whole))
    found = expand(project.designs[0])
    assert not found.sound
    assert [(i.path, i.severity) for i in found.issues] == [(("stages", 0, "block"), "error")]
    assert found.issues[0].message.startswith("there is no block type 'bottelneck'; nearest: bottleneck")
    assert "its data is kept" in found.issues[0].message
    assert found.graph.units[0].part.shape == found.graph.input == (256, 14, 14)
    again = json.loads(files.dumps(project.put_design(0, project.designs[0].edit(("stages", 1, "repeat"), 3))))
    assert json.dumps(again["designs"][0]["stages"][0]["block"]) == json.dumps(words)
    assert describe(Missing) == ()


def test_an_unknown_block_without_end_is_refused() -> None:
    words: Any = []
    for _ in range(100):
        words = [words]
    said = refusal(json.dumps(put("designs.0.stages.0.block", {"type": "x", "a": words})))
    assert "nested too deeply" in said
    assert "designs.0.stages.0." in said


OWN = Bottleneck(width=32, out=256)


def test_saved_blocks_are_kept_used_again_renamed_and_forgotten() -> None:
    project = files.loads(WHOLE).save_block("my own", OWN).save_block("other", Bottleneck())
    design = project.designs[0].insert(0, OWN, saved="my own").insert(1, OWN, saved="my own")
    assert [s.name for s in design.stages] == ["my_own", "my_own2", "layer1"]
    project = project.put_design(0, design)
    assert files.loads(files.dumps(project)) == project
    assert project.missing(design) == ()
    renamed = project.rename_block("my own", "third")
    assert [b.name for b in renamed.blocks] == ["third", "other"]
    assert [s.saved for s in renamed.designs[0].stages] == ["third", "third", ""]
    assert renamed.saved("third") == OWN
    changed = project.save_block("my own", Bottleneck(width=16))
    assert [b.name for b in changed.blocks] == ["my own", "other"]
    assert changed.saved("my own") == Bottleneck(width=16)
    with pytest.raises(Refused, match="two saved blocks are called 'other'"):
        project.rename_block("my own", "other")
    for name in ("", " ", "n" * 65):
        with pytest.raises(Refused):
            project.save_block(name, OWN)


def test_a_saved_block_that_is_gone_is_said_and_its_stage_counts_as_before() -> None:
    design = files.loads(WHOLE).designs[0].insert(1, OWN, saved="my own")
    project = Project(designs=(design,))
    (issue,) = project.missing(design)
    assert (issue.path, issue.severity) == (("stages", 1, "saved"), "note")
    assert "'my own'" in issue.message
    assert expand(design).issues == ()
    again, forget = issue.fixes
    mended = project.edit(0, *again.edits[0])
    assert (mended.saved("my own"), mended.missing(design)) == (OWN, ())
    forgotten = project.edit(0, *forget.edits[0])
    assert forgotten.missing(forgotten.designs[0]) == ()
    assert forgotten.designs[0].stages[1].block == OWN


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        files.loads(text, "net.archviz.json")
    message = str(caught.value)
    assert message.startswith("net.archviz.json")
    assert "\n" not in message
    assert len(message) < 400
    return message


WHOLE = json.dumps(document())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not JSON"),
        (WHOLE[:100], "is not JSON"),
        (WHOLE + "}", "line 1, column"),
        ("[]", 'no "archviz" version'),
        ("3", 'no "archviz" version'),
        ("null", 'no "archviz" version'),
        ("{}", 'no "archviz" version'),
        ("[" * 200_000, "nested too deeply"),
        ('{"archviz": 1, "designs": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ('{"archviz": ' + "9" * 10_000 + "}", "a number too long"),
        (json.dumps({"archviz": 3, "designs": []}), "newer ArchViz"),
        (json.dumps({"archviz": 0, "designs": []}), "is not a version"),
        (json.dumps({"archviz": True, "designs": []}), "is not a version"),
        (json.dumps({"archviz": "1", "designs": []}), "is not a version"),
        (json.dumps({"archviz": 1.0, "designs": []}), "is not a version"),
        (json.dumps({"archviz": 1, "designs": {}}), "designs"),
        (json.dumps({"archviz": 1, "designs": [None]}), "designs.0"),
        (json.dumps({"archviz": 1, "designs": [{}] * 101}), "100 entries"),
        (json.dumps({"archviz": 1, "extra": 1}), "extra: there is no such field"),
    ],
    ids=lambda value: repr(value[:24]),
)
def test_not_a_project(text: str, said: str) -> None:
    assert said in refusal(text)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (document(type=None), "no block type"),
        (document(type={}), "no block type"),
        (document(width=64.5), "width: a whole number is needed (given: 64.5)"),
        (document(width=64.0), "width: a whole number is needed (given: 64.0)"),
        (document(width="64"), "width: a whole number is needed (given: 64)"),
        (document(width=True), "width: a whole number is needed"),
        (document(width=None), "width: a whole number is needed"),
        (document(width=-64), "width: must be at least 1 (given: -64)"),
        (document(width=0), "width: must be at least 1"),
        (document(width=10**9), "width: must be at most 65536 (given: 1000000000)"),
        (document(width=float("nan")), "width"),
        (document(width=float("inf")), "width"),
        (document(depth=3), "depth: there is no such field"),
        (document(shortcut="E"), "shortcut: must be one of"),
        (document(bias="yes"), "bias"),
        (put("designs.0.stages.0.repeat", 10**6), "designs.0.stages.0.repeat: must be at most 1000 (given: 1000000)"),
        (put("designs.0.stages.0.repeat", 0), "designs.0.stages.0.repeat: must be at least 1"),
        (put("designs.0.stages.0.repeat", 2.0), "designs.0.stages.0.repeat: a whole number is needed"),
        (put("designs.0.stages.0.name", "2nd stage"), "designs.0.stages.0.name: must be a name of letters"),
        (put("designs.0.stages.0.name", 7), "designs.0.stages.0.name"),
        (put("designs.0.stages.0.block", "bottleneck"), "designs.0.stages.0.block"),
        (put("designs.0.stages.0.block", None), "designs.0.stages.0.block"),
        (put("designs.0.stages", [put("archviz", 1)["designs"][0]["stages"][0]] * 65), "designs.0.stages"),
        (put("designs.0.input", [3, 224]), "designs.0.input"),
        (put("designs.0.input", [3, 224, 0]), "designs.0.input.2: must be at least 1"),
        (put("designs.0.input", [3, 224, 10**9]), "designs.0.input.2: must be at most 65536"),
        (put("designs.0.input", "3x224x224"), "designs.0.input"),
        (put("designs.0.name", ""), "designs.0.name"),
        (put("designs.0.name", "n" * 121), "designs.0.name"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_hand_broken_value_is_named_with_its_place(broken: dict[str, Any], said: str) -> None:
    assert said in refusal(json.dumps(broken))


def test_repeats_are_bounded_together() -> None:
    stages = [{"name": f"s{i}", "block": BLOCK, "repeat": 1000} for i in range(6)]
    assert "more than 5,000 blocks" in refusal(json.dumps(put("designs.0.stages", stages)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"\x00" * 64, "is not JSON"),
        (b" " * (files.MAX_BYTES + 1), "at most 4 MiB"),
    ],
    ids=["binary", "zeros", "huge"],
)
def test_unreadable_file(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "broken.archviz.json"
    path.write_bytes(data)
    with pytest.raises(Refused, match=said):
        files.load(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read: No such file"):
        files.load(tmp_path / "no.archviz.json")
    with pytest.raises(Refused, match="cannot be read"):
        files.load(tmp_path)


def test_unwritable_place_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"cannot be written: there is no folder .*no$"):
        files.save(Project(), tmp_path / "no" / "net.archviz.json")
    folder = tmp_path / "taken.archviz.json"
    folder.mkdir()
    with pytest.raises(Refused, match="cannot be written: it is a folder; name a file in it"):
        files.save(Project(), folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_failed_save_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "net.archviz.json"
    files.save(Project(designs=(Architecture(name="old"),)), path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused, match="No space left"):
        files.save(Project(designs=(Architecture(name="new"),)), path)
    assert files.load(path).designs[0].name == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_file_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, Path("/dev/zero")):
        with pytest.raises(Refused, match="not a file"):
            files.load(place)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.write_atomically(pipe, b"through")
    assert os.read(reader, 99) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    files.write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_hostile_key_gets_a_short_answer() -> None:
    for document in ({"x" * 10**6: 1}, {str(i): i for i in range(10**5)}):
        with pytest.raises(Refused) as refusal:
            files.loads(json.dumps({"archviz": 1, "designs": [{"name": "a", **document}]}))
        assert len(str(refusal.value)) < 200
