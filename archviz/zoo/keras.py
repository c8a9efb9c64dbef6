"""The networks of the Keras tradition: ResNet with biases, and the simplified net of summed 3×3 convolutions."""

from __future__ import annotations

from archviz.blocks.ends import Head, StemImageNet
from archviz.blocks.keras import KerasResNeXt
from archviz.blocks.residual import Bottleneck
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.registry import Block

from .grammar import family, one_of
from .layouts import DEEP, imagenet


@family(
    "ResNet (Keras)",
    "keras_resnetN, N = 50, 101, 152",
    r"keras_resnet(?P<depth>\d+)",
    examples=("keras_resnet50",),
    source="keras.applications ResNet50: a bias on every convolution, the stride in the first 1×1",
)
def keras_resnet(name: str, depth: str) -> Architecture:
    """ResNet v1 with biases."""
    layers = one_of(name, depth, [d for d in DEEP if d < 200])

    def block(stage: int) -> Block:
        width, stride = 64 << stage, 1 if stage == 0 else 2
        return Bottleneck(
            width=width, out=4 * width, stride=stride, stride_in="1x1", bias=True, norm_kind="keras_resnet"
        )

    net = imagenet(name, layers, block)
    return net.put(
        stages=(Stage(name="stem", block=StemImageNet(bias=True, norm_kind="keras_resnet")), *net.stages[1:])
    )


@family(
    "Summed 3×3 (Keras)",
    "keras_resnext",
    r"keras_resnext",
    examples=("keras_resnext",),
    source="Keras tutorials: 8 summed 3×3 of 64 filters, a 1×1, a projection, a head of 10 classes, at 32×32×3",
)
def keras_resnext(name: str) -> Architecture:
    """One block and a head."""
    stages = (Stage(name="block", block=KerasResNeXt()), Stage(name="head", block=Head(classes=10)))
    return Architecture(name=name, input=(3, 32, 32), stages=stages)
