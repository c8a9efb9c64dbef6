"""The shapes that torch's operators give on the meta device, without torch's Python kernels for it.

The first of those kernels imports sympy and torch._dynamo, which takes as long as `import torch` itself. Within
`Shapes` the operators of our vocabulary are answered by the rules below. What a rule leaves open (another operator,
shapes that do not fit) torch answers, so that a mistake is still torch's own error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode

Size = tuple[int, ...]
Rule = Callable[..., Size | None]  # called with the operator's arguments; None: torch answers

_FILLED = {"uniform_", "normal_", "zero_", "fill_"}  # with values, which meta tensors do not have
_CREATED = {"zeros", "ones"}
_POINTWISE = (
    "add", "sub", "mul", "div", "pow", "sqrt", "exp", "clamp", "relu", "hardtanh", "leaky_relu", "elu", "gelu", "silu",
    "mish", "sigmoid", "hardsigmoid", "hardswish", "softplus", "tanh",
)  # fmt: skip


class Shapes(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Answers this thread's operators on meta tensors in evaluation; other threads keep torch's kernels."""

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        name, kwargs = func.overloadpacket.__name__, kwargs or {}
        if name in _FILLED:
            return args[0]
        if name in _CREATED:
            return torch.empty(*args, **kwargs)
        rule = _RULES.get(name)
        shape = rule(*args, **kwargs) if rule else None
        if shape is None:
            return func(*args, **kwargs)
        like = args[0][0] if name == "cat" else args[0]
        made = torch.empty(shape, dtype=like.dtype, device=like.device)
        # Saved statistics and indices are read in training only.
        others = [torch.empty(0, device=like.device) for _ in func._schema.returns[1:]]
        return (made, *others) if others else made

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        """Return False; otherwise torch wraps the method above in a call that imports torch._dynamo."""
        return False


def _same(x: Tensor, *_: Any) -> Size:
    return _sizes(x)


def _sizes(x: Tensor) -> Size:
    return tuple(map(int, x.shape))


def _broadcast(*args: Any, **_: Any) -> Size | None:
    """The largest of each dimension, as far as all others are 1 or equal to it."""
    sizes = [_sizes(x) for x in args if isinstance(x, Tensor)]
    rank = max(map(len, sizes))
    padded = [(1,) * (rank - len(size)) + size for size in sizes]
    shape = tuple(map(max, *padded)) if len(padded) > 1 else padded[0]
    fits = all(n in (1, most) for size in padded for n, most in zip(size, shape, strict=True))
    return shape if fits else None


def _cat(tensors: Sequence[Tensor], dim: int = 0) -> Size | None:
    sizes = [_sizes(x) for x in tensors]
    first, dim = sizes[0], dim % len(sizes[0])
    if any(size[:dim] + size[dim + 1 :] != first[:dim] + first[dim + 1 :] for size in sizes):
        return None
    return (*first[:dim], sum(size[dim] for size in sizes), *first[dim + 1 :])


def _mean(x: Tensor, dim: Sequence[int] | None = None, keepdim: bool = False, **_: Any) -> Size | None:
    size = _sizes(x)
    gone = {d % len(size) for d in (range(len(size)) if dim is None else dim)}
    return tuple(1 if d in gone else n for d, n in enumerate(size) if keepdim or d not in gone)


def _mm(a: Tensor, b: Tensor) -> Size | None:
    (rows, inner), (other, columns) = _sizes(a), _sizes(b)
    return (rows, columns) if inner == other else None


def _addmm(bias: Tensor, a: Tensor, b: Tensor, **_: Any) -> Size | None:
    shape = _mm(a, b)
    return shape if shape and _sizes(bias) == shape[1:] else None


def _convolution(
    x: Tensor, weight: Tensor, bias: Tensor | None, stride: Any, padding: Any, dilation: Any, transposed: bool,
    output_padding: Any, groups: int, *_: Any,
) -> Size | None:  # fmt: skip
    size, (out, per_group, *kernel) = _sizes(x), _sizes(weight)
    if transposed or len(size) != len(kernel) + 2 or size[1] != per_group * groups or out % groups:
        return None
    return _windows((size[0], out), size[2:], kernel, stride, padding, dilation, False)


def _max_pool(
    x: Tensor, kernel: Any, stride: Any = (), padding: Any = (0,), dilation: Any = (1,), ceil_mode: bool = False
) -> Size | None:
    return _pool(x, kernel, stride, padding, dilation, ceil_mode)


def _avg_pool(
    x: Tensor, kernel: Any, stride: Any = (), padding: Any = (0,), ceil_mode: bool = False, *_: Any
) -> Size | None:
    return _pool(x, kernel, stride, padding, (1,), ceil_mode)


def _pool(x: Tensor, kernel: Any, stride: Any, padding: Any, dilation: Any, ceil: bool) -> Size | None:
    size = _sizes(x)
    rank = len(kernel) if len(kernel) > 1 else 2
    kernel, padding = _each(kernel, rank), _each(padding, rank)
    if any(2 * p > k for k, p in zip(kernel, padding, strict=True)):
        return None
    return _windows(size[:-rank], size[-rank:], kernel, stride or kernel, padding, dilation, ceil)


def _each(value: Sequence[int], rank: int) -> list[int]:
    return list(value) if len(value) == rank else list(value) * rank


def _windows(front: Size, size: Size, kernel: Any, stride: Any, padding: Any, dilation: Any, ceil: bool) -> Size | None:
    """How many windows fit into each side; rounded up, the last begins within the input or its left padding."""
    found = []
    settings = (_each(value, len(size)) for value in (kernel, stride, padding, dilation))
    for n, k, s, p, d in zip(size, *settings, strict=True):
        room = n + 2 * p - d * (k - 1) - 1
        count = (room + (s - 1 if ceil else 0)) // s + 1
        count -= ceil and (count - 1) * s >= n + p
        if room < 0 or count < 1:
            return None
        found.append(count)
    return (*front, *found)


def _adaptive(x: Tensor, size: Sequence[int]) -> Size:
    return (*_sizes(x)[:-2], *size)


def _resized(x: Tensor, size: Sequence[int] | None, *_: Any) -> Size | None:
    return (*_sizes(x)[:2], *size) if size else None


_RULES: dict[str, Rule] = {
    **dict.fromkeys(_POINTWISE, _broadcast),
    **dict.fromkeys(("native_batch_norm", "native_layer_norm", "_softmax"), _same),
    **dict.fromkeys(("convolution", "_convolution"), _convolution),
    **dict.fromkeys(("avg_pool2d", "avg_pool3d"), _avg_pool),
    **dict.fromkeys(("upsample_nearest2d", "upsample_bilinear2d"), _resized),
    "max_pool2d_with_indices": _max_pool,
    "_adaptive_avg_pool2d": _adaptive,
    "cat": _cat,
    "mean": _mean,
    "mm": _mm,
    "addmm": _addmm,
}
