"""A line of branches as a torch module, written from the manual of the language alone: nothing is wired here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from archviz.spec.recipe import (
    Bracket,
    ConvStep,
    NumberStep,
    Path,
    PoolStep,
    Recipe,
    ResizeStep,
    WordStep,
)

ACTIVATIONS = {
    "relu": F.relu, "relu6": F.relu6, "leaky_relu": F.leaky_relu, "elu": F.elu, "gelu": F.gelu, "silu": F.silu,
    "hardswish": F.hardswish, "tanh": torch.tanh, "sigmoid": torch.sigmoid,
}  # fmt: skip


class ByHand:
    """Runs a line; the layers with weights are made when they are met first, in the order in which they are met."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.layers: list[nn.Module] = []
        self._met = 0

    def __call__(self, x: Tensor) -> Tensor:
        self._met = 0
        recipe = self.recipe
        entered = x
        ends = self.paths([x] * len(recipe.paths), recipe.paths, entered)
        y, stride = self.merged(ends, recipe.merge)
        if recipe.project:
            y = self.conv(y, recipe.project)
            stride = [a * b for a, b in zip(stride, recipe.project.stride, strict=True)]
        if recipe.shortcut == "none":
            return y
        y = y * recipe.scale
        if entered.shape != y.shape:
            skip = self.layer(nn.Conv2d, entered.shape[1], y.shape[1], 1, stride=tuple(map(int, stride)), bias=False)
            entered = self.layer(nn.BatchNorm2d, y.shape[1])(skip(entered))
        y = y + entered
        return F.relu(y) if recipe.active else y

    def layer(self, kind: Any, *args: Any, **options: Any) -> nn.Module:
        if self._met == len(self.layers):
            self.layers.append(kind(*args, **options))
        self._met += 1
        return self.layers[self._met - 1]

    def merged(self, ends: Sequence[Any], merge: str) -> Any:
        maps = [y for y, _ in ends]
        y = maps[0]
        if merge == "concat":
            y = torch.cat(maps, 1)
        else:
            for other in maps[1:]:
                y = y + other if merge == "add" else y * other
        stride = next(s for m, s in ends if m.shape[2:] == y.shape[2:])
        return y, stride

    def paths(
        self, inputs: Sequence[Tensor], paths: tuple[Path, ...], entered: Tensor, stride: Any = None
    ) -> list[Any]:
        ends: list[Any] = []
        for x, path in zip(inputs, paths, strict=True):
            y, steps = x, list(stride or [1, 1])
            for step in path:
                y, steps = self.step(y, step, ends, entered, steps)
            ends.append((y, steps))
        return ends

    def step(self, x: Tensor, step: Any, ends: list[Any], entered: Tensor, stride: list[Any]) -> Any:
        if isinstance(step, ConvStep):
            return self.conv(x, step), [a * b for a, b in zip(stride, step.stride, strict=True)]
        if isinstance(step, PoolStep):
            return self.pool(x, step), [a * b for a, b in zip(stride, step.stride, strict=True)]
        if isinstance(step, Bracket):
            given = [x] * len(step.paths)
            if step.shares is not None:
                shares = list(step.shares) or [x.shape[1] // len(step.paths)] * len(step.paths)
                given = list(torch.split(x, shares, 1))
            return self.merged(self.paths(given, step.paths, entered, stride), step.merge)
        if isinstance(step, ResizeStep):
            mode: dict[str, Any] = {"mode": "nearest"} if step.nearest else {"mode": "bilinear", "align_corners": False}
            if isinstance(step.to, int):
                return F.interpolate(x, scale_factor=step.to, **mode), [s / step.to for s in stride]
            return F.interpolate(x, size=step.to or entered.shape[2:], **mode), [1, 1]
        if isinstance(step, NumberStep):
            return self.number(x, step), stride
        assert isinstance(step, WordStep)
        return self.word(x, step.word, ends), stride

    def conv(self, x: Tensor, step: ConvStep) -> Tensor:
        if step.order == "pre":
            x = F.relu(self.norm(x))
        same = step.padding is None
        d, (kh, kw) = step.dilation, step.kernel
        if same and step.stride == (1, 1):
            padding: Any = "same"
        elif same:  # an axis of stride 1 keeps its size, as padding="same" has it; the other has half of the window
            low = [d * (k - 1) // 2 for k in (kh, kw)]
            more = [d * (k - 1) - 2 * p if s == 1 else 0 for k, p, s in zip((kh, kw), low, step.stride, strict=True)]
            x = F.pad(x, (low[1], low[1] + more[1], low[0], low[0] + more[0]))
            padding = 0
        else:
            padding = step.padding
        options = {"stride": step.stride, "padding": padding, "dilation": d, "groups": step.groups}
        conv = self.layer(nn.Conv2d, x.shape[1], step.out, step.kernel, bias=step.order == "linear", **options)
        y = conv(x)
        if step.order in ("", "bn"):
            y = self.norm(y)
        return y if step.order else F.relu(y)

    def norm(self, x: Tensor) -> Tensor:
        return self.layer(nn.BatchNorm2d if x.dim() == 4 else nn.BatchNorm1d, x.shape[1])(x)

    def pool(self, x: Tensor, step: PoolStep) -> Tensor:
        """Windows laid by hand: maxima over −∞, averages over what is there."""
        (kh, kw), (sh, sw) = step.kernel, step.stride
        if step.padding is None:
            low = [(k - 1) // 2 for k in (kh, kw)]
            high = [k - 1 - p if s == 1 else p for k, p, s in zip((kh, kw), low, (sh, sw), strict=True)]
        else:
            low = high = list(step.padding)
        if step.ceil:
            return self.hanging(x, step, low, high)
        padded = F.pad(x, (low[1], high[1], low[0], high[0]), value=float("-inf"))
        if step.kind == "max":
            return F.max_pool2d(padded, step.kernel, step.stride)
        there = F.pad(torch.ones_like(x[:, :1]), (low[1], high[1], low[0], high[0]))
        total = F.avg_pool2d(F.pad(x, (low[1], high[1], low[0], high[0])), step.kernel, step.stride)
        return total / F.avg_pool2d(there, step.kernel, step.stride)

    def hanging(self, x: Tensor, step: PoolStep, low: list[int], high: list[int]) -> Tensor:
        """ceil: torch's own, where both paddings are equal."""
        more = [a != b for a, b in zip(low, high, strict=True)]
        pad = tuple(max(a, b) for a, b in zip(low, high, strict=True))
        if step.kind == "max":
            y = F.max_pool2d(x, step.kernel, step.stride, pad, ceil_mode=True)
        else:
            y = F.avg_pool2d(x, step.kernel, step.stride, pad, ceil_mode=True, count_include_pad=False)
        return y[:, :, int(more[0]) :, int(more[1]) :]

    def number(self, x: Tensor, step: NumberStep) -> Tensor:
        if step.kind == "linear":
            return self.layer(nn.Linear, x.shape[1], step.number)(x)
        if step.kind == "shuffle":
            return nn.ChannelShuffle(step.number)(x)
        width = max(1, x.shape[1] // step.number)
        down, up = self.layer(nn.Conv2d, x.shape[1], width, 1), self.layer(nn.Conv2d, width, x.shape[1], 1)
        return x * torch.sigmoid(up(F.relu(down(x.mean((2, 3), keepdim=True)))))

    def word(self, x: Tensor, word: str, ends: list[Any]) -> Tensor:
        if word in ACTIVATIONS:
            return ACTIVATIONS[word](x)
        if word == "bn":
            return self.norm(x)
        if word == "lrn":
            return F.local_response_norm(x, 5, alpha=1e-4, beta=0.75, k=2.0)
        if word == "flatten":
            return x.flatten(1)
        if word == "globalpool":
            return x.mean((2, 3), keepdim=True)
        if word == "globalmaxpool":
            return x.amax((2, 3), keepdim=True)
        return x + ends[-1][0] if word == "add left" else x
