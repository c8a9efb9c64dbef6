"""The shapes of operators on the meta device are those that torch gives with real tensors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch import Tensor
from torch.nn import functional as F

from archviz.analyse.shapes import Shapes

sizes = st.integers(1, 9)
pairs = st.tuples(st.integers(1, 3), st.integers(1, 3))


def shapes_of(call: Callable[..., Tensor], *inputs: Tensor) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """By our rules, and with real tensors; None of both where torch refuses it."""
    with torch.no_grad():
        real = tuple(call(*inputs).shape)
        with Shapes():  # type: ignore[no-untyped-call]
            return tuple(call(*(x.to("meta") for x in inputs)).shape), real


@given(
    high=sizes, wide=sizes, kernel=pairs, stride=pairs, padding=pairs, dilation=pairs, groups=st.sampled_from([1, 2])
)
def test_convolutions(
    high: int, wide: int, kernel: tuple[int, int], stride: tuple[int, int], padding: tuple[int, int],
    dilation: tuple[int, int], groups: int,
) -> None:  # fmt: skip
    fits = (s + 2 * p > d * (k - 1) for s, k, p, d in zip((high, wide), kernel, padding, dilation, strict=True))
    assume(all(fits))
    x, weight = torch.zeros(1, 4, high, wide), torch.zeros(6, 4 // groups, *kernel)
    ours, real = shapes_of(lambda x, w: F.conv2d(x, w, None, stride, padding, dilation, groups), x, weight)
    assert ours == real


@given(
    side=st.integers(4, 12), kernel=st.integers(1, 4), stride=st.integers(1, 4), padding=st.integers(0, 2),
    ceil=st.booleans(), kind=st.sampled_from(["max", "avg"]),
)  # fmt: skip
def test_pools(side: int, kernel: int, stride: int, padding: int, ceil: bool, kind: str) -> None:
    assume(2 * padding <= kernel)
    pool = F.max_pool2d if kind == "max" else F.avg_pool2d
    x = torch.zeros(1, 3, side, side + 1)
    ours, real = shapes_of(lambda x: pool(x, kernel, stride, padding, ceil_mode=ceil), x)
    assert ours == real


@pytest.mark.parametrize(
    ("call", "inputs"),
    [
        (lambda a, b: a + b, [(1, 3, 4, 4), (3, 1, 1)]),
        (lambda a, b: a * b, [(1, 3, 1, 1), (1, 3, 5, 4)]),
        (lambda a, b: torch.cat([a, b, a], 1), [(1, 3, 4, 4), (1, 2, 4, 4)]),
        (lambda a, b: torch.cat([a, b], -1), [(2, 3), (2, 4)]),
        (lambda a: a.mean((2, 3)), [(1, 3, 4, 5)]),
        (lambda a: a.mean((-1, -2), keepdim=True), [(1, 3, 4, 5)]),
        (lambda a: a.mean(), [(2, 3)]),
        (lambda a, w, b: F.linear(a, w, b), [(1, 5), (7, 5), (7,)]),
        (lambda a, w: F.linear(a, w), [(2, 5), (7, 5)]),
        (lambda a: F.local_response_norm(a, 5), [(1, 8, 4, 4)]),
        (lambda a: F.adaptive_avg_pool2d(a, (3, 2)), [(1, 2, 7, 9)]),
        (lambda a: F.hardtanh(F.gelu(F.silu(F.relu6(a)))), [(1, 2, 3, 3)]),
        (lambda a: F.layer_norm(a, (4,)), [(1, 2, 3, 4)]),
        (lambda a: F.interpolate(a, (8, 6)), [(1, 2, 3, 4)]),
        (lambda a: F.interpolate(a, (8, 6), mode="bilinear"), [(1, 2, 3, 4)]),
        (lambda a: F.interpolate(a, scale_factor=2), [(1, 2, 3, 4)]),
        (lambda a: F.pad(a, (0, 0, 0, 0, 0, 3)), [(1, 2, 3, 4)]),
        (lambda a: a.flatten(1).softmax(1), [(2, 3, 4)]),
        (lambda a: torch.logsumexp(a, 1), [(2, 3, 4)]),  # no rule: torch answers
    ],
)
def test_other_operators(call: Callable[..., Tensor], inputs: list[tuple[int, ...]]) -> None:
    ours, real = shapes_of(call, *(torch.zeros(*size) for size in inputs))
    assert ours == real


@pytest.mark.parametrize(
    ("call", "inputs"),
    [
        (lambda a, b: a + b, [(1, 3, 4, 4), (1, 2, 4, 4)]),
        (lambda a, b: torch.cat([a, b], 1), [(1, 3, 4, 4), (1, 3, 5, 4)]),
        (lambda a, w: F.conv2d(a, w), [(1, 3, 4, 4), (6, 4, 1, 1)]),
        (lambda a, w: F.conv2d(a, w), [(1, 3, 4, 4), (6, 3, 5, 5)]),
        (lambda a, w: F.linear(a, w), [(2, 5), (7, 4)]),
        (lambda a: F.max_pool2d(a, 2, 1, 2), [(1, 3, 4, 4)]),
    ],
)
def test_what_does_not_fit_is_the_error_of_torch(call: Callable[..., Tensor], inputs: list[tuple[int, ...]]) -> None:
    with Shapes(), pytest.raises((RuntimeError, IndexError)):  # type: ignore[no-untyped-call]
        call(*(torch.empty(*size, device="meta") for size in inputs))
