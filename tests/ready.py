"""The ready comparisons from what they are made of: `python tests/ready.py` writes their files anew."""

from __future__ import annotations

from archviz import zoo
from archviz.app.ready import READY
from archviz.resources import ROOT
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.registry import BLOCKS

NETWORKS = {
    "cardinality50": ("resnet50", "resnext50_2x40d", "resnext50_4x24d", "resnext50_8x14d", "resnext50_32x4d"),
    "cardinality101": ("resnet101", "resnext101_2x40d", "resnext101_4x24d", "resnext101_8x14d", "resnext101_32x4d"),
    "double-cost": ("resnet101", "resnext101_32x4d", "resnet200", "preact_resnet200", "resnet101_1x100d",
                    "resnext101_2x64d", "resnext101_64x4d"),
    "plain-vs-resnet": ("plain-34", "resnet34_optionA", "plain-18", "resnet18_optionA"),
    "resnet-v1-vs-v2": ("resnet200_v1_paper", "preact_resnet200_stride1x1", "resnet152_v1_paper",
                        "preact_resnet152_stride1x1"),
    "inception-v3-vs-resnet": ("inception_v3", "inception_resnet_v1"),
    "inception-v4-vs-resnet": ("inception_v4", "inception_resnet_v2"),
    "wsl": ("resnext101_32x8d_wsl", "resnext101_32x16d_wsl", "resnext101_32x32d_wsl", "resnext101_32x48d_wsl"),
}  # fmt: skip
INPUT = (256, 56, 56)  # of blocks: conv2_x of a bottleneck net
BLOCK = {
    "bottleneck-vs-plain": (
        ("Bottleneck 256-64-256", "bottleneck", {"width": 64, "out": 256},
         "1×1 down to 64, 3×3, 1×1 up to 256: 69,632 convolution weights (He et al. 2015, fig. 5 right)."),
        ("Plain pair 256", "plain", {"out": 256},
         "Two 3×3 convolutions of 256 channels: 1,179,648 convolution weights, 16.94 times as many."),
    ),
    "convolutions": (
        ("Ordinary 3×3", "branches", {"line": "conv3-256 => concat"}, "Every output sees all 256 channels."),
        ("Grouped 3×3 (4 groups)", "branches", {"line": "conv3-256 groups 4 => concat"}, "A quarter of the weights."),
        ("Grouped 3×3 (32 groups)", "branches", {"line": "conv3-256 groups 32 => concat"}, "8 channels a group."),
        ("Depthwise 3×3", "branches", {"line": "conv3-256 groups 256 => concat"}, "One channel a group: none mixes."),
        ("Depthwise separable", "depthwise_separable", {"out": 256},
         "The depthwise 3×3, and a 1×1 that mixes the channels (Howard et al. 2017, arXiv:1704.04861)."),
    ),
}  # fmt: skip


def project(name: str) -> Project:
    """A ready comparison, made from the zoo or from blocks."""
    if name in NETWORKS:
        return Project(designs=tuple(map(zoo.network, NETWORKS[name])))
    return Project(designs=tuple(_alone(*design) for design in BLOCK[name]))


def _alone(name: str, kind: str, fields: dict[str, object], note: str) -> Architecture:
    stage = Stage(name="block", block=BLOCKS[kind].model_validate(fields))
    return Architecture(name=name, input=INPUT, stages=(stage,), note=note)


if __name__ == "__main__":
    for ready in READY:
        files.save(project(ready), ROOT / f"examples/{ready}{files.SUFFIX}")
