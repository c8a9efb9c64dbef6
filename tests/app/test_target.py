"""What words on the command line mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from archviz.app import target
from archviz.resources import resource
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.expand import expand
from archviz.spec.fields import describe
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS
from archviz.zoo import names

EXAMPLE = resource("examples/bottleneck-vs-plain.archviz.json")


@pytest.mark.parametrize("kind", sorted(BLOCKS))
def test_every_block_at_its_own_example(kind: str) -> None:
    (design,) = target.designs(kind)
    assert design.name == kind
    assert design.input == BLOCKS[kind].about.example
    assert design.stages[0].block == BLOCKS[kind]()


@pytest.mark.parametrize("kind", sorted(BLOCKS))
def test_every_field_is_read_as_it_is_declared(kind: str) -> None:
    """The defaults, written out, give the default block: numbers, words and switches alike."""
    fields = describe(BLOCKS[kind])
    text = ",".join(f"{field.name}={field.default}" for field in fields)
    (design,) = target.designs(f"{kind}:{text}")
    assert design.stages[0].block == BLOCKS[kind]()


def test_fields_and_spaces() -> None:
    (design,) = target.designs("bottleneck: width = 32 , out=128, bias=YES")
    block = design.stages[0].block
    assert (block.width, block.out, block.bias) == (32, 128, True)  # type: ignore[attr-defined]
    assert target.designs("bottleneck:")[0].stages[0].block == BLOCKS["bottleneck"]()


def test_a_long_text_still_has_a_name() -> None:
    text = "bottleneck:" + ",".join(f"width={n}" for n in range(1, 60))
    (design,) = target.designs(text)
    assert len(design.name) == 120
    assert design.stages[0].block.width == 59  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", names())
def test_every_example_network(name: str) -> None:
    assert target.designs(name)[0].name == name


def test_designs_of_a_file() -> None:
    both = target.designs(str(EXAMPLE))
    assert [design.name for design in both] == ["Bottleneck 256-64-256", "Plain pair 256"]
    assert target.designs(f"{EXAMPLE}#2") == target.designs(f"{EXAMPLE}#Plain pair 256") == both[1:]


def test_a_file_is_found_by_its_ending_its_path_or_by_being_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files.save(Project(designs=(Architecture(name="mine"),)), "plan#1")
    assert target.designs("plan#1")[0].name == "mine"
    files.save(Project(designs=(Architecture(name="mine"),)), "resnet18")
    assert target.designs("resnet18")[0].name == "resnet18"
    assert target.designs("./resnet18")[0].name == "mine"
    for missing in ("there/is/none", "none.json", "none.json#2"):
        with pytest.raises(Refused, match="cannot be read"):
            target.designs(missing)


@pytest.mark.parametrize(
    ("text", "shape"), [("3x224x224", (3, 224, 224)), ("3×32×48", (3, 32, 48)), (" 1,28,28 ", (1, 28, 28))]
)
def test_shapes(text: str, shape: tuple[int, int, int]) -> None:
    assert target.shape(text) == shape


@pytest.mark.parametrize("text", ["", "224", "3x224", "3x224x224x1", "3x-1x224", "3x65537x224", "3x2.5x224", "٣x4x4"])
def test_no_shapes(text: str) -> None:
    with pytest.raises(Refused, match="--input"):
        target.shape(text)


def test_a_line_of_branches_may_hold_a_stride() -> None:
    (design,) = target.designs("branches:line=conv3-64/2 | maxpool3/2 => concat", (64, 35, 35))
    assert expand(design).graph.shape == (128, 18, 18)
