"""Whether the forms of a ResNeXt block are one function: weights mapped from one to the others, outputs compared.

With form (c) as W1[C·d, in], W2[C·d, d, 3, 3], W3[out, C·d], path i owns the slice s = [i·d, (i+1)·d): conv1 = W1[s],
conv2 = W2[s], conv3 = W3[:, s]; batch norms 1 and 2 are sliced alike and the third stands once, behind the sum (Xie et
al. 2017, sec. 3.2). The dense form holds W2 block by block on its diagonal.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from archviz.blocks.resnext import Form, ResNeXt
from archviz.build import part_module
from archviz.graph.ops import Shape
from archviz.results import FormCheck
from archviz.spec.expand import part
from archviz.words import word

State = dict[str, Tensor]
FORMS: tuple[tuple[Form, str], ...] = (
    ("paths", word("(a) separate paths, summed")),
    ("concat", word("(b) early concatenation")),
    ("grouped", word("(c) grouped convolution")),
    ("dense", word("dense, zeros off the diagonal")),
)


def verify_forms(
    block: ResNeXt, shape: Shape, *, batch: int = 2, seed: int = 0, check: Callable[[], None] = lambda: None
) -> tuple[FormCheck, ...]:
    """Every form against the grouped one in float64, in eval and train mode, with a negative control.

    `check` is called before every form: what it raises ends the checking.
    """
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(seed)
        grouped = _module(block, "grouped", shape)
        _shake(grouped)
        x = torch.randn(batch, *shape, dtype=torch.float64)
        found = []
        for form, title in FORMS:
            check()
            found.append(_check(block, form, title, grouped, x))
        return tuple(found)


def _module(block: ResNeXt, form: Form, shape: Shape) -> nn.Module:
    return part_module(part(block.model_copy(update={"form": form}), shape)).double()


def _shake(module: nn.Module) -> None:
    """Batch norms away from their start, where a wrong mapping of them would go unseen."""
    for child in module.modules():
        if isinstance(child, nn.BatchNorm2d):
            child.weight.uniform_(0.5, 1.5)
            child.bias.uniform_(-0.5, 0.5)
            child.running_mean = torch.randn_like(child.bias) * 0.1
            child.running_var = torch.rand_like(child.bias) + 0.5


def _check(block: ResNeXt, form: Form, title: str, grouped: nn.Module, x: Tensor) -> FormCheck:
    other = _module(block, form, tuple(x.shape[1:]))
    c, d = block.cardinality, block.width
    order = list(range(c))

    def difference(order: list[int], training: bool) -> float:
        state = {k: v.clone() for k, v in grouped.state_dict().items()}
        other.load_state_dict(mapped(state, form, c, d, order))
        grouped.train(training)
        other.train(training)
        worst = float((other(x) - grouped(x)).abs().max())
        grouped.load_state_dict(state)  # train mode has moved the running statistics
        return worst

    learnt = sum(p.numel() for p in other.parameters())
    rolled = order[1:] + order[:1]
    return FormCheck(form, title, learnt, difference(order, False), difference(order, True), difference(rolled, False))


def mapped(state: State, form: Form, c: int, d: int, order: list[int]) -> State:
    """The state of the grouped form as another form holds it; `order` says which slice the last 1×1 sees as path i.

    Any order but 0, 1, … is wrong: conv3 of a path then reads another path's channels.
    """
    slices = [slice(i * d, (i + 1) * d) for i in range(c)]
    columns = torch.cat([torch.arange(c * d)[slices[i]] for i in order])
    third = state["conv3.weight"][:, columns]
    kept = {k: v for k, v in state.items() if not k.startswith(("conv1", "conv2", "conv3", "bn1", "bn2"))}
    if form == "grouped":
        return state | {"conv3.weight": third}
    if form == "dense":
        dense = torch.zeros(c * d, c * d, *state["conv2.weight"].shape[2:], dtype=third.dtype)
        for s in slices:
            dense[s, s] = state["conv2.weight"][s]
        return state | {"conv2.weight": dense, "conv3.weight": third}
    for i, s in enumerate(slices):
        for key, value in state.items():
            layer = key.split(".")[0]
            if layer in ("conv1", "conv2", "bn1", "bn2"):
                kept[f"path{i + 1}.{key}"] = value[s] if value.dim() else value
        if form == "paths":
            kept[f"path{i + 1}.conv3.weight"] = third[:, s]
            if "conv3.bias" in state:
                kept[f"path{i + 1}.conv3.bias"] = state["conv3.bias"] / c
    if form == "concat":
        kept |= {"conv3.weight": third} | {k: v for k, v in state.items() if k == "conv3.bias"}
    return kept
