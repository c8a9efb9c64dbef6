"""fvcore's trace on the meta device, where torch 2.13 reaches convolutions by another operator than fvcore counts.

There aten::convolution does not call aten::_convolution, so while we count, and in this thread only, convolutions are
called by that name. Shapes come from `Shapes`. torch's private names are used here and there only.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import RLock
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from torch.overrides import TorchFunctionMode

from .shapes import Shapes

with warnings.catch_warnings():  # fvcore stands on TorchScript, deprecated since torch 2.11
    warnings.filterwarnings("ignore", r".*torch\.jit\.", DeprecationWarning)
    from fvcore.nn import FlopCountAnalysis

# torch.jit traces for one thread at a time, and fvcore's hooks are on modules that all threads share.
_one_at_a_time = RLock()


class _Counted(TorchFunctionMode):
    """Calls convolutions by the operator that fvcore counts."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func is not F.conv2d:
            return func(*args, **(kwargs or {}))
        x, weight, bias, stride, padding, dilation, groups = args
        flags = {"benchmark": False, "deterministic": False, "cudnn_enabled": False, "allow_tf32": False}
        return torch._convolution(x, weight, bias, stride, padding, dilation, False, (0, 0), groups, **flags)


@contextmanager
def unfilled() -> Iterator[None]:
    """Modules and tensors that this thread creates have shapes and no values."""
    with _one_at_a_time, torch.device("meta"), torch.no_grad(), Shapes():  # type: ignore[no-untyped-call]
        yield


@contextmanager
def traceable() -> Iterator[None]:
    """This thread can trace a module that stands on meta, in evaluation."""
    with torch.no_grad(), Shapes(), _Counted():  # type: ignore[no-untyped-call]
        yield


@dataclass(frozen=True, slots=True)
class Traced:
    """fvcore's counts by submodule ("" is the whole), then by operator; and how often it met what it cannot count."""

    modules: dict[str, Counter[str]]
    unsupported: Counter[str]


def trace(module: nn.Module, shape: tuple[int, ...], device: str) -> Traced:
    """Count a module that stands on meta, in eval mode, batch 1; on the CPU it gets zeros, freed with it."""
    if device == "cpu":
        zeros = {name: torch.zeros(x.shape, dtype=x.dtype) for name, x in module.state_dict().items()}
        module.load_state_dict(zeros, assign=True)
    analysis = FlopCountAnalysis(module.eval(), torch.zeros(1, *shape, device=device))
    analysis.unsupported_ops_warnings(False).uncalled_modules_warnings(False)
    with _one_at_a_time, traceable() if device == "meta" else torch.no_grad():
        return Traced(dict(analysis.by_module_and_operator()), analysis.unsupported_ops())


@cache
def device() -> str:
    """Where to trace: "meta" where a trial gives what is known of it, "cpu" under a torch where it does not."""
    with unfilled():
        convolution = nn.Conv2d(4, 6, (3, 1), 2, (1, 0), groups=2)  # 4×8×6 to 6×4×3
        trial = nn.Sequential(convolution, nn.BatchNorm2d(6), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(12, 5))
    try:
        found = trace(trial, (4, 8, 6), "meta").modules[""]
    except Exception:  # whatever another torch raises here, real tensors are left
        return "cpu"
    return "meta" if found == {"conv": 72 * 3 * 2, "batch_norm": 72 * 2, "linear": 12 * 5} else "cpu"
