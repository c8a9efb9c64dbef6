"""A command that makes a comparison again names its designs as they are, or none."""

from __future__ import annotations

from pathlib import Path

from archviz import zoo
from archviz.app import remake
from archviz.app.ready import path
from archviz.app.target import designs
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project


def edited(name: str) -> Architecture:
    """A network with ten classes under its own name."""
    return zoo.network(name).edit(("stages", 5, "block", "classes"), 10)


def test_networks_are_named_by_their_names() -> None:
    assert remake.targets([zoo.network("resnet50"), zoo.network("vgg16")]) == ("resnet50", "vgg16")


def test_an_edited_network_is_not_named_as_the_network(tmp_path: Path) -> None:
    assert remake.targets([edited("resnet18"), zoo.network("resnet34")]) == ()
    assert remake.targets([edited("resnet18")], tmp_path / "missing.json") == ()


def test_designs_of_a_file_are_named_by_their_places(tmp_path: Path) -> None:
    file = tmp_path / "nets.archviz.json"
    nets = (edited("resnet18"), edited("resnet34"), zoo.network("resnet50"))
    files.save(Project(designs=nets, baseline=1), file)
    some = (nets[1], nets[2])
    found = remake.targets(some, file)
    assert found == (f"{file}#2", "resnet50")
    assert remake.targets(some, file, by_name=True) == (f"{file.name}#2", "resnet50")
    assert tuple(design for name in found for design in designs(name)) == some
    whole = (nets[1], nets[0], nets[2])
    assert remake.targets(whole, file) == (str(file),)
    assert designs(str(file)) == whole


def test_a_file_whose_name_has_a_sign_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "a#b.archviz.json"
    nets = (edited("resnet18"), edited("resnet34"), edited("resnet50"))
    files.save(Project(designs=nets), file)
    (name,) = remake.targets(nets[1:2], file)
    assert name == f"{file}#2"
    assert designs(name) == designs(f"{file}#resnet34") == nets[1:2]
    assert designs(str(file)) == nets
    assert remake.by_name(name) == f"{file.name}#2"
    assert remake.by_name("branches:line=conv1-8 conv3-8/2 => concat").startswith("branches")


def test_the_baseline_is_part_of_what_a_file_compares(tmp_path: Path) -> None:
    file = tmp_path / "nets.archviz.json"
    nets = (edited("resnet18"), edited("resnet34"))
    files.save(Project(designs=nets), file)
    assert remake.targets(nets, file) == (str(file),)
    assert remake.targets(nets[::-1], file) == (f"{file}#2", f"{file}#1")


def test_a_ready_comparison_is_named_whole_or_in_part() -> None:
    pair = files.load(path("bottleneck-vs-plain")).compared
    assert remake.targets(pair) == ("ready:bottleneck-vs-plain",)
    assert remake.targets([zoo.network("resnet18"), pair[1]]) == ("resnet18", "ready:bottleneck-vs-plain#2")
