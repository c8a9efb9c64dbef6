"""fvcore's trace on the meta device, which torch 2.13 breaks for convolutions; torch's private names stand here only.

While a trace is recorded, sizes are 0-dim tensors, which the Python meta kernel of aten::convolution refuses; and on
meta that kernel never reaches aten::_convolution, the operator that fvcore counts. So while we count, and only in the
thread that records, convolutions are called by that name. Batch norm and ReLU are decomposed in Python on meta, which
takes half of all the time: their outputs are allocated at once.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache, partial
from threading import Lock, get_ident
from typing import Any

import torch
from torch import Tensor, nn

with warnings.catch_warnings():  # fvcore stands on TorchScript, deprecated since torch 2.11
    warnings.filterwarnings("ignore", r".*torch\.jit\.", DeprecationWarning)
    from fvcore.nn import FlopCountAnalysis

Kernel = Callable[..., Any]
_one_at_a_time = Lock()


def _batch_norm(x: Tensor, *_: Any) -> tuple[Tensor, Tensor, Tensor]:
    return _same(x), x.new_empty(0), x.new_empty(0)


def _same(x: Tensor) -> Tensor:
    return x.new_empty(x.shape)


@contextmanager
def traceable() -> Iterator[None]:
    """Meta kernels with which this thread can trace a network in eval mode; torch's own come back at the end."""
    cudnn = {"benchmark": False, "deterministic": False, "cudnn_enabled": False, "allow_tf32": False}
    convolution = partial(torch._convolution, **cudnn)
    kernels: dict[str, tuple[Kernel, Kernel]] = {
        "convolution": (convolution, torch._meta_registrations.meta_conv),
        "native_batch_norm": (_batch_norm, torch._decomp.decompositions.native_batch_norm),
        "relu": (_same, torch._refs.nn.functional.relu),
    }
    with _one_at_a_time, torch.library._scoped_library("aten", "IMPL") as library:
        for name, (ours, stock) in kernels.items():
            library.impl(name, _for_this_thread(ours, stock), "Meta", allow_override=True)
        yield


def _for_this_thread(ours: Kernel, stock: Kernel) -> Kernel:
    me = get_ident()
    return lambda *args: (ours if get_ident() == me else stock)(*args)


@dataclass(frozen=True, slots=True)
class Traced:
    """fvcore's counts by submodule ("" is the whole), then by operator; and how often it met what it cannot count."""

    modules: dict[str, Counter[str]]
    unsupported: Counter[str]


def trace(module: nn.Module, shape: tuple[int, ...], device: str) -> Traced:
    """Count a module that stands on meta, in eval mode, batch 1; on the CPU it gets zeros, freed with it."""
    if device == "cpu":
        module.to_empty(device="cpu")
        for tensor in (*module.parameters(), *module.buffers()):
            tensor.detach().zero_()
    analysis = FlopCountAnalysis(module.eval(), torch.zeros(1, *shape, device=device))
    analysis.unsupported_ops_warnings(False).uncalled_modules_warnings(False)
    with torch.no_grad(), traceable() if device == "meta" else nullcontext():
        return Traced(dict(analysis.by_module_and_operator()), analysis.unsupported_ops())


@cache
def device() -> str:
    """Where to trace: "meta" where a trial gives what real tensors give, "cpu" under a torch where it does not."""
    with torch.device("meta"):
        trial = nn.Sequential(nn.Conv2d(4, 6, (3, 1), 2, (1, 0), groups=2), nn.BatchNorm2d(6))
    try:
        on_meta = trace(trial, (4, 8, 6), "meta")
    except Exception:  # whatever another torch raises here, real tensors are left
        return "cpu"
    return "meta" if on_meta == trace(trial, (4, 8, 6), "cpu") else "cpu"
