"""Blocks of the literature as lines of branches, against torch modules that are written as their papers have them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from contract import check_counts, check_source, shaken, sound
from random_lines import check_hand, design
from test_field import check_part
from torch import Tensor, nn

import archviz
from archviz.build import module
from archviz.spec.recipe_parser import parse

pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")


def conv(cin: int, out: int, kernel: Any = 1, stride: Any = 1, *, act: bool = True, **more: Any) -> nn.Sequential:
    """Convolution without bias, batch norm, ReLU."""
    high, wide = (kernel, kernel) if isinstance(kernel, int) else kernel
    dilation = more.get("dilation", 1)
    padding = (dilation * (high - 1) // 2, dilation * (wide - 1) // 2)
    layers = [nn.Conv2d(cin, out, kernel, stride, padding, bias=False, **more), nn.BatchNorm2d(out)]
    return nn.Sequential(*layers, *([nn.ReLU()] if act else []))


class Bottleneck(nn.Module):
    """torchvision's, with dilation and stride."""

    def __init__(self, cin: int, width: int, out: int, stride: int = 1, dilation: int = 1) -> None:
        super().__init__()
        self.body = nn.Sequential(
            conv(cin, width), conv(width, width, 3, stride, dilation=dilation), conv(width, out, act=False)
        )
        self.down = conv(cin, out, 1, stride, act=False) if (cin, stride) != (out, 1) else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.body(x) + self.down(x))


class SqueezeExcite(nn.Module):
    """A bottleneck whose branch is gated (Hu et al. 2017, fig. 3)."""

    def __init__(self, width: int, out: int, reduction: int) -> None:
        super().__init__()
        self.body = nn.Sequential(conv(out, width), conv(width, width, 3), conv(width, out, act=False))
        self.down, self.up = nn.Conv2d(out, out // reduction, 1), nn.Conv2d(out // reduction, out, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(x)
        gate = self.up(F.relu(self.down(F.adaptive_avg_pool2d(y, 1))))
        return F.relu(y * torch.sigmoid(gate) + x)


class Res2Net(nn.Module):
    """Gao et al. 2019, arXiv:1904.01169, fig. 2(b): the first of four groups passes."""

    def __init__(self, out: int, width: int) -> None:
        super().__init__()
        self.first = conv(out, 4 * width)
        self.middle = nn.ModuleList([conv(width, width, 3) for _ in range(3)])
        self.last = conv(4 * width, out, act=False)

    def forward(self, x: Tensor) -> Tensor:
        groups = torch.chunk(self.first(x), 4, 1)
        ends = [groups[0], self.middle[0](groups[1])]
        for group, layer in zip(groups[2:], self.middle[1:], strict=True):
            ends.append(layer(group + ends[-1]))
        return F.relu(self.last(torch.cat(ends, 1)) + x)


class Shuffle(nn.Module):
    """ShuffleNetV2's units (Ma et al. 2018, arXiv:1807.11164, fig. 3 c and d), as torchvision has them."""

    def __init__(self, cin: int, half: int, stride: int) -> None:
        super().__init__()
        self.stride = stride
        self.left = nn.Sequential(conv(cin, cin, 3, stride, groups=cin, act=False), conv(cin, half))
        own = cin if stride > 1 else half
        self.right = nn.Sequential(
            conv(own, half), conv(half, half, 3, stride, groups=half, act=False), conv(half, half)
        )
        if stride == 1:
            del self.left

    def forward(self, x: Tensor) -> Tensor:
        one, two = x.chunk(2, 1) if self.stride == 1 else (x, x)
        y = torch.cat([one if self.stride == 1 else self.left(one), self.right(two)], 1)
        batch, channels, high, wide = y.shape
        return y.view(batch, 2, channels // 2, high, wide).transpose(1, 2).reshape(batch, channels, high, wide)


class CrossStage(nn.Module):
    """A CSP stage (Wang et al. 2019, arXiv:1911.11929, fig. 3): half of the channels pass two residual units."""

    def __init__(self, width: int) -> None:
        super().__init__()
        half = width // 2
        self.units = nn.ModuleList([nn.Sequential(conv(half, half), conv(half, half, 3)) for _ in range(2)])
        self.through, self.last = conv(half, half), conv(width, width)

    def forward(self, x: Tensor) -> Tensor:
        one, two = x.chunk(2, 1)
        for unit in self.units:
            two = two + unit(two)
        return self.last(torch.cat([one, self.through(two)], 1))


class Pyramid(nn.Module):
    """ASPP with image pooling (Chen et al. 2017, arXiv:1706.05587, fig. 5), as torchvision's DeepLabV3 has it."""

    def __init__(self, cin: int, out: int, rates: tuple[int, ...]) -> None:
        super().__init__()
        self.branches = nn.ModuleList([conv(cin, out), *(conv(cin, out, 3, dilation=rate) for rate in rates)])
        self.image, self.project = conv(cin, out), conv(5 * out, out)

    def forward(self, x: Tensor) -> Tensor:
        image = self.image(F.adaptive_avg_pool2d(x, 1))
        image = F.interpolate(image, size=x.shape[2:], mode="bilinear", align_corners=False)
        return self.project(torch.cat([*(branch(x) for branch in self.branches), image], 1))


class Text(nn.Module):
    """CRNN's stack (Shi et al. 2015, arXiv:1507.05717, table 1): the last pools halve the height alone."""

    def __init__(self) -> None:
        super().__init__()
        widths = (8, 16, 32, 32, 64)
        pools = ((2, 2), (2, 2), None, (2, 1), (2, 1))
        layers: list[nn.Module] = []
        for cin, out, pool in zip((1, *widths), widths, pools, strict=False):
            layers += [conv(cin, out, 3), *([nn.MaxPool2d((2, 1) if pool == (2, 1) else 2, pool)] if pool else [])]
        self.body = nn.Sequential(*layers, conv(64, 64, (3, 1), (2, 1)))

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x)


DESIGNS = {
    "dilated bottleneck": (
        "conv1-8 conv3-8 dilation 2 conv1-32 bn => concat, add", (32, 14, 14), lambda: Bottleneck(32, 8, 32, 1, 2)
    ),
    "strided bottleneck": (
        "conv1-8 conv3-8/2 conv1-32 bn => concat, add project", (16, 15, 9), lambda: Bottleneck(16, 8, 32, 2)
    ),
    "squeeze-excite": (
        "conv1-8 conv3-8 conv1-32 bn se 4 => concat, add", (32, 14, 14), lambda: SqueezeExcite(8, 32, 4)
    ),
    "squeeze-excite as a gate": (
        "conv1-8 conv3-8 conv1-32 bn [ id | globalpool conv1-8 linear relu conv1-32 linear sigmoid => multiply ] "
        "=> concat, add", (32, 14, 14), lambda: SqueezeExcite(8, 32, 4)
    ),
    "Res2Net": (
        "conv1-16 split [ id | conv3-4 | add left conv3-4 | add left conv3-4 ] conv1-32 bn => concat, add",
        (32, 14, 14), lambda: Res2Net(32, 4)
    ),
    "ShuffleNetV2": (
        "split [ id | conv1-12 conv3-12 groups 12 bn conv1-12 ] shuffle 2", (24, 14, 14), lambda: Shuffle(24, 12, 1)
    ),
    "ShuffleNetV2, stride 2": (
        "[ conv3-24/2 groups 24 bn conv1-12 | conv1-12 conv3-12/2 groups 12 bn conv1-12 ] shuffle 2", (24, 14, 14),
        lambda: Shuffle(24, 12, 2)
    ),
    "CSP": (
        "split [ id | [ conv1-8 conv3-8 | id => add ] [ conv1-8 conv3-8 | id => add ] conv1-8 ] conv1-16", (16, 14, 14),
        lambda: CrossStage(16)
    ),
    "ASPP": (
        "conv1-8 | conv3-8 dilation 6 | conv3-8 dilation 12 | conv3-8 dilation 18 | globalpool conv1-8 resize "
        "=> concat, conv1-8", (16, 13, 20), lambda: Pyramid(16, 8, (6, 12, 18))
    ),
    "CRNN": (
        "conv3-8 maxpool2/2 conv3-16 maxpool2/2 conv3-32 conv3-32 maxpool2x1/2x1 conv3-64 maxpool2x1/2x1 "
        "conv3x1-64/2x1", (1, 32, 40), Text
    ),
}  # fmt: skip


README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")
LINES = [line.replace("\\|", "|") for line in re.findall(r"^\| [^|`]+ \| `(.+ => .+)` \|$", README, re.MULTILINE)]
SHAPES = [(64, 56, 56), (64, 56, 56), (256, 56, 56), (116, 28, 28), (2048, 28, 28)]


@pytest.mark.parametrize(("line", "shape"), list(zip(LINES, SHAPES, strict=True)))
def test_a_line_of_the_readme_has_no_mistake(line: str, shape: tuple[int, int, int]) -> None:
    assert archviz.block("branches", input=shape, line=line).issues == ()


@pytest.mark.parametrize("name", DESIGNS)
def test_line_is_the_module_of_the_paper(name: str) -> None:
    line, shape, theirs = DESIGNS[name]
    graph = sound(design(line, shape)).graph
    net, reference = shaken(module(graph)).double(), theirs().double().eval()
    ours = [net.get_submodule(n.name) for n in graph.nodes if n.called]
    ours = [layer for layer in ours if list(layer.parameters())]
    layers = [m for m in reference.modules() if isinstance(m, nn.Conv2d | nn.BatchNorm2d)]
    assert len(ours) == len(layers)
    for mine, other in zip(ours, layers, strict=True):
        other.load_state_dict(mine.state_dict())
    x = torch.randn(2, *shape, dtype=torch.float64)
    with torch.no_grad():
        assert torch.allclose(net(x), reference(x), rtol=1e-10, atol=1e-10)
    check_hand(parse(line), graph, net)
    check_counts(graph, net.float())
    check_source(graph, net=net)
    check_part(graph.units[0].part)


@pytest.mark.parametrize("shape", [(4, 7, 7), (4, 8, 5), (4, 13, 20)])
@pytest.mark.parametrize(
    "line",
    [
        "conv2-8", "conv4x2-8", "conv4x3-8 dilation 3", "conv2-4 groups 2 dilation 2", "conv6-4/1x2",
        "conv2x4-8 linear",
        "maxpool2", "avgpool2", "maxpool4x3", "avgpool3x4", "maxpool2x6", "avgpool2/2x1", "maxpool4/1x3 ceil",
        "avgpool2 pad 1", "maxpool2/2x1 pad 0x1", "conv3x1-8/2x1", "conv3-8 pad 1x0", "conv5-4/2 pad 4x2", "resize",
        "resize 3", "resize 2 nearest", "resize 5x9", "resize 16x4 nearest", "maxpool3/2 resize",
        "conv3-8/2 resize 2 id",
    ],
)  # fmt: skip
def test_windows_keep_the_size_and_resizing_is_what_torch_does(line: str, shape: tuple[int, int, int]) -> None:
    graph = sound(design(line, shape)).graph
    net = shaken(module(graph)).double()
    check_hand(parse(line), graph, net)
    check_counts(graph, net.float())
    check_part(graph.units[0].part)
