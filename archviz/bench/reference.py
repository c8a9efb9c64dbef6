"""What the device reaches at best in one run: in large matrix products and convolutions, and in copying."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import torch
import torch.nn.functional as F

from archviz.words import say

from .clock import Call, Clock

_LONG_S = 0.05  # a call that takes so long is large enough
_SAMPLED_S = 0.3  # for the samples of a reference, about
_MOST = {"cpu": 2**33, "cuda": 2**39, "mps": 2**39}  # MACs of a call
_COPIED = 2**28  # bytes


@dataclass(frozen=True, slots=True)
class Peak:
    """MACs a second, and in what they were reached."""

    rate: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Work:
    """A call of about so many MACs: those that it has, its text, its values in elements, and the call itself."""

    macs: int
    name: str
    elements: int
    make: Callable[[torch.dtype, torch.device], Call]


def _product(rows: int, inner: int, columns: int) -> _Work:
    def make(dtype: torch.dtype, device: torch.device) -> Call:
        return partial(torch.mm, _random(dtype, device, rows, inner), _random(dtype, device, inner, columns))

    name = say("a matrix product, {rows}×{inner} by {inner}×{columns}", rows=rows, inner=inner, columns=columns)
    return _Work(rows * inner * columns, name, rows * inner + inner * columns + rows * columns, make)


def _convolution(kernel: int, channels: int, side: int, batch: int) -> _Work:
    def make(dtype: torch.dtype, device: torch.device) -> Call:
        x = _random(dtype, device, batch, channels, side, side)
        weight = _random(dtype, device, channels, channels, kernel, kernel)
        return partial(F.conv2d, x, weight, padding=kernel // 2)

    name = say(
        "a {kernel}×{kernel} convolution, {channels} channels, {side}×{side}, batch {batch}",
        kernel=kernel,
        channels=channels,
        side=side,
        batch=batch,
    )
    macs = batch * channels**2 * kernel**2 * side**2
    return _Work(macs, name, 2 * batch * channels * side**2 + channels**2 * kernel**2, make)


# By a power of two that is raised until a call is long enough.
_KINDS: dict[str, Callable[[int], _Work]] = {
    "square": lambda n: _product(2 ** (6 + n), 2 ** (6 + n), 2 ** (6 + n)),
    "wide": lambda n: _product(2 ** (8 + n), 2 ** (5 + n), 2 ** (7 + n)),
    "3x3": lambda n: _convolution(3, 2 ** min(9, 4 + n), 28, 4 ** max(0, n - 5)),
    "1x1": lambda n: _convolution(1, 2 ** min(9, 4 + n), 28, 4 ** max(0, n - 5)),
}


class Reference:
    """The best of several kinds of work; disturbances only slow it down, so that the best of all looks is kept."""

    def __init__(self, dtype: torch.dtype, clock: Clock, seconds: float) -> None:
        self.best = Peak()
        self._dtype, self._clock = dtype, clock
        self._seconds = min(_SAMPLED_S, seconds / len(_KINDS))  # a short run does not wait for its references
        self._kind = ""

    @torch.inference_mode()
    def look(self) -> None:
        """Try every kind at first, later the one that was best."""
        with _like_convolutions():
            for kind in [self._kind] if self._kind else [*_KINDS]:
                found = self._measured(_KINDS[kind])
                if found.rate > self.best.rate:
                    self.best, self._kind = found, kind

    def _measured(self, kind: Callable[[int], _Work]) -> Peak:
        free, size = self._clock.free(), 0
        long = min(_LONG_S, self._seconds / 3)
        while True:
            work, larger = kind(size), kind(size + 1)
            call = work.make(self._dtype, self._clock.device)
            self._clock.once(call)
            taken = self._clock.once(call)
            full = larger.macs > _MOST[self._clock.device.type] or (free is not None and 16 * larger.elements > free)
            if taken > long or full:  # emulated types are a thousand times slower
                count = max(3, round(self._seconds / taken))
                return Peak(work.macs / min(self._clock.samples(call, min(count, 1000), 1)), work.name)
            size += 1


def _random(dtype: torch.dtype, device: torch.device, *shape: int) -> torch.Tensor:
    return torch.randn(*shape, device=device).to(dtype)


@contextmanager
def _like_convolutions() -> Iterator[None]:
    """Products in float32 as convolutions are: torch rounds these to TF32 on a GPU, and not those."""
    products, convolutions = torch.backends.cuda.matmul, getattr(torch.backends.cudnn, "conv", torch.backends.cudnn)
    name = "fp32_precision" if hasattr(convolutions, "fp32_precision") else "allow_tf32"  # the latter before 2.9
    before = getattr(products, name)
    setattr(products, name, getattr(convolutions, name))
    try:
        yield
    finally:
        setattr(products, name, before)


@torch.inference_mode()
def bandwidth(clock: Clock, seconds: float = _SAMPLED_S) -> float:
    """Bytes per second, read and written, of copying a tensor that no cache holds (STREAM's copy, McCalpin 1995)."""
    free = clock.free()
    count = _COPIED if free is None else min(_COPIED, max(1, free // 8))
    a = torch.ones(count, dtype=torch.uint8, device=clock.device)
    b = torch.empty_like(a)
    taken = clock.once(partial(b.copy_, a)) and clock.once(partial(b.copy_, a))
    number = max(3, min(100, round(min(seconds, _SAMPLED_S) / taken)))
    return 2 * count / min(clock.samples(partial(b.copy_, a), number, 1))
