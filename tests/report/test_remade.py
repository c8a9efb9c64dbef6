"""The command under a report that the window writes: it makes the same, or there is none."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from archviz.app import ready
from archviz.app.reports import command
from archviz.app.target import designs
from archviz.report import sections
from archviz.report.comparison import compare
from archviz.report.content import content
from archviz.spec import files
from archviz.spec.architecture import Project
from archviz.zoo import network

OUT = Path("/somewhere/else/out.html")
EDITED = network("resnet18").edit(("stages", 1, "repeat"), 3)


def test_networks_and_ready_comparisons_need_no_file() -> None:
    zoo = Project(designs=(network("resnet18"), network("vgg16")))
    assert command(zoo, (0, 1), None, (), OUT) == "archviz compare resnet18 vgg16 -o out.html"
    pair = files.load(ready.path(ready.FIRST))
    assert (
        command(pair, (0, 1), None, ("macs",), OUT) == f"archviz compare ready:{ready.FIRST} --figures macs -o out.html"
    )


def test_edited_designs_need_a_file_that_holds_them() -> None:
    assert command(Project(designs=(EDITED, network("vgg16"))), (0, 1), None, (), OUT) == ""


def test_of_a_file_all_or_some_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(designs=(EDITED, network("vgg16"), network("resnet34")), baseline=1)
    path = tmp_path / "my nets.archviz.json"
    files.save(project, path)
    for kept in ((1, 0, 2), (1, 2)):
        words = shlex.split(command(project, kept, path, (), OUT))
        found = [design for target in words[2 : words.index("-o")] for design in designs(target)]
        assert found == [project.designs[i] for i in kept]


def test_a_report_without_a_command_says_why() -> None:
    pair = (EDITED, network("resnet34"))
    assert "from designs that no file holds" in sections.remade(content(compare(pair), pair, ""))
