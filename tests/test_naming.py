"""Names after Keras: what they are, where they are shown, and that exported source answers to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import contract
import pytest
import torch

import archviz
from archviz.cli import main
from archviz.diagram.scene import scene
from archviz.graph.ops import BatchNorm, Conv
from archviz.source import class_name

# as keras.applications' ResNet50 of 2015 to 2019 (and the Caffe release) prints them
KNOWN = {
    "conv1": "conv1",
    "bn1": "bn_conv1",
    "layer1.0.conv1": "res2a_branch2a",
    "layer1.0.bn1": "bn2a_branch2a",
    "layer1.0.conv3": "res2a_branch2c",
    "layer1.0.downsample.0": "res2a_branch1",
    "layer1.0.downsample.1": "bn2a_branch1",
    "layer2.3.conv2": "res3d_branch2b",
    "layer3.5.bn3": "bn4f_branch2c",
    "layer4.2.conv3": "res5c_branch2c",
    "fc": "fc1000",
    "layer4.1": "res5b",
}


def test_names_of_resnet50() -> None:
    design = archviz.network("keras_resnet50")
    names = design.keras_names
    assert {key: names[key] for key in KNOWN} == KNOWN
    layers = [n for n in design.graph.nodes if isinstance(n.op, Conv | BatchNorm)]
    assert len({names[n.name] for n in layers}) == len(layers) == 106
    assert len({names[n.name] for n in design.graph.nodes}) == len(design.graph.nodes)


@pytest.mark.parametrize("name", ["vgg16", "resnet18", "inception_v4", "keras_resnext"])
def test_other_networks_keep_their_names_and_say_so(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    design = archviz.network(name)
    assert design.keras_names == {}
    assert design.rows("layer", "keras") == design.layers
    assert main(["source", name, "--names", "keras"]) == 0
    out, err = capsys.readouterr()
    assert out == design.source()
    assert f"note: {name} keeps torchvision's names" in err


def test_tables_show_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "resnet50", "--names", "keras", "--level", "layer"]) == 0
    out, err = capsys.readouterr()
    first = [line.split()[0] for line in out.splitlines() if line.strip()]
    assert "res4f_branch2a" in first
    assert "layer3.5.conv1" not in first
    assert err == ""
    assert main(["show", "resnet50", "--names", "keras", "--level", "block"]) == 0
    assert "res4f" in capsys.readouterr().out


def shown(capsys: pytest.CaptureFixture[str], name: str) -> dict[str, Any]:
    assert main(["show", name, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_json_has_both_names_and_both_totals(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "keras_resnet50")
    both = {layer["name"]: layer["keras_name"] for layer in found["layers"]}
    assert both["layer1.0.conv1"] == "res2a_branch2a"
    assert found["keras"] == {"trainable": 25_583_592, "non_trainable": 53_120, "total": 25_636_712}
    other = shown(capsys, "keras_resnext")
    assert not any("keras_name" in layer for layer in other["layers"])
    assert other["keras"] == {"trainable": 20_682, "non_trainable": 1_280, "total": 21_962}


def test_totals_by_both_conventions_and_auxiliary_heads(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "keras_resnext"]) == 0
    out = capsys.readouterr().out
    assert "21,962 = 20,682 trainable + 1,280 moving statistics" in out
    assert "Auxiliary heads" not in out
    assert main(["show", "inception_v3_aux"]) == 0
    assert "1, counted: 3.327 M parameters" in capsys.readouterr().out
    assert main(["show", "aux_head:counted=no"]) == 0
    assert "1, left out" in capsys.readouterr().out
    assert main(["compare", "inception_v3", "inception_v3_aux"]) == 0
    line = next(row for row in capsys.readouterr().out.splitlines() if row.startswith("Auxiliary heads"))
    assert line.split(maxsplit=2)[2].split() == ["none", "1,", "counted:", "3.327", "M", "parameters"]


def test_layers_of_the_picture_carry_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    design = archviz.network("resnet50")
    drawn = scene(design.graph, design.titles, level="layer", names=design.keras_names)
    boxes = {b.id: b.detail for b in drawn.boxes}
    assert boxes["layer2.0.conv1"] == "res3a_branch2a\n128×56×56"
    assert boxes["layer2.0.bn1"] == "bn3a_branch2a"
    assert boxes["layer2.0.relu1"] == ""
    assert "res3a" in [c.caption for c in drawn.clusters]
    assert main(["diagram", "resnet50", "--names", "keras", "-o", str(tmp_path / "p.svg")]) == 0
    assert "--level layer shows them" in capsys.readouterr().err


def test_exported_source_answers_to_them() -> None:
    """Its state_dict has Keras' names and, with the same weights, it gives the same output."""
    design = archviz.network("keras_resnet50", input=(3, 32, 32))
    space: dict[str, Any] = {"__name__": "exported"}
    exec(compile(design.source("keras"), "exported.py", "exec"), space)
    net, exported = contract.shaken(design.module()), space[class_name(design.name)]().eval()
    names = design.keras_names
    state = {}
    for key, value in net.state_dict().items():
        layer, _, tensor = key.rpartition(".")
        state[f"{names[layer]}.{tensor}"] = value
    assert set(exported.state_dict()) == set(state)
    exported.load_state_dict(state)
    x = torch.randn(1, 3, 32, 32)
    with torch.no_grad():
        assert torch.allclose(exported(x), net(x), rtol=1e-5, atol=1e-6)
