"""How a call is timed on each kind of device, and the memory that it takes there."""

from __future__ import annotations

import ctypes
import gc
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise
from math import ceil
from typing import Any

import torch
from torch.autograd.profiler import profile

from . import memory
from .result import Memory

Call = Callable[[], object]
_NEGLIGIBLE = 1e-3  # share of a sample that reading the clock may take


class Clock:
    """Wall time around each sample: the CPU does its work before a call returns."""

    def __init__(self, device: torch.device) -> None:
        self.device = device
        self.overhead = min(_reading() for _ in range(100))

    def samples(self, call: Call, count: int, calls: int) -> list[float]:
        """Seconds of one call, `count` times, each over `calls` calls in a row."""
        found: list[float] = []
        loop = range(calls)
        for _ in range(count):
            start = time.perf_counter()
            for _ in loop:
                call()
            found.append((time.perf_counter() - start) / calls)
        return found

    def series(self, calls: Sequence[Call]) -> list[float]:
        """Seconds of each of several calls, made once one after the other."""
        return [self.samples(call, 1, 1)[0] for call in calls]

    def once(self, call: Call) -> float:
        """Seconds until one call is finished."""
        start = time.perf_counter()
        call()
        self.wait()
        return time.perf_counter() - start

    def calls(self, seconds: float) -> int:
        """Calls a sample must hold for the reading of the clock to be negligible."""
        return max(1, ceil(self.overhead / _NEGLIGIBLE / max(seconds, 1e-9)))

    def wait(self) -> None:
        """Until the device has finished."""

    def now(self) -> float:
        """Seconds on a clock that only goes forward."""
        return time.perf_counter()

    def begin(self) -> None:
        """Give back what earlier designs have left; the memory of the next one counts from here on."""
        gc.collect()
        if sys.platform.startswith("linux"):
            with suppress(AttributeError, OSError):  # musl has none
                ctypes.CDLL(None).malloc_trim(0)

    def memory(self, call: Call, own: int) -> Memory:
        """The most that torch's allocator holds at one time during a call; `own` bytes of weights and input are there.

        Torch's own books are read: pages of the process depend on what ran before, these do not.
        """
        with profile(profile_memory=True, acc_events=True) as watch:
            call()
        events = [e for e in watch.kineto_results.events() if e.name() == "[memory]"]
        sizes = (e.nbytes() for e in sorted(events, key=lambda e: e.start_ns()))
        return Memory(allocated=own + max(accumulate(sizes, initial=0)))

    def free(self) -> int | None:
        """Bytes that are free on the device; None where that cannot be read."""
        return memory.free()


class CudaClock(Clock):
    """Event pairs around each sample and one synchronisation behind them all: nothing waits in between."""

    def __init__(self, device: torch.device) -> None:
        super().__init__(device)
        self.overhead = 5e-7  # events are stamped by the GPU to half a microsecond

    def samples(self, call: Call, count: int, calls: int) -> list[float]:
        pairs = [(_event(), _event()) for _ in range(count)]
        for start, end in pairs:
            start.record()
            for _ in range(calls):
                call()
            end.record()
        self.wait()
        return [start.elapsed_time(end) / 1000 / calls for start, end in pairs]

    def series(self, calls: Sequence[Call]) -> list[float]:
        """With an event between each two: waiting for each would count the launching of its kernels."""
        events = [_event() for _ in range(len(calls) + 1)]
        events[0].record()
        for call, event in zip(calls, events[1:], strict=True):
            call()
            event.record()
        self.wait()
        return [start.elapsed_time(end) / 1000 for start, end in pairwise(events)]

    def wait(self) -> None:
        torch.cuda.synchronize(self.device)

    def begin(self) -> None:
        gc.collect()
        torch.cuda.empty_cache()
        self._held = torch.cuda.memory_allocated(self.device), torch.cuda.memory_reserved(self.device)

    def memory(self, call: Call, own: int) -> Memory:
        """Since `begin`; workspaces in which kernels were tried before are given back first."""
        self.wait()
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats(self.device)
        call()
        self.wait()
        allocated = torch.cuda.max_memory_allocated(self.device) - self._held[0]
        return Memory(allocated=allocated, reserved=torch.cuda.max_memory_reserved(self.device) - self._held[1])

    def free(self) -> int | None:
        return int(torch.cuda.mem_get_info(self.device)[0])


class MpsClock(Clock):
    """Wall time with a synchronisation inside every sample: the GPU has no event pairs that can be trusted here."""

    def samples(self, call: Call, count: int, calls: int) -> list[float]:
        def waited() -> None:
            call()
            self.wait()

        return super().samples(waited, count, calls)

    def wait(self) -> None:
        torch.mps.synchronize()

    def begin(self) -> None:
        gc.collect()
        torch.mps.empty_cache()
        self._held = torch.mps.current_allocated_memory(), torch.mps.driver_allocated_memory()

    def memory(self, call: Call, own: int) -> Memory:
        """Return what is held after a call; Metal reports no peak."""
        call()
        self.wait()
        return Memory(reserved=torch.mps.driver_allocated_memory() - self._held[1])

    def free(self) -> int | None:
        if not hasattr(torch.mps, "recommended_max_memory"):  # torch 2.4
            return None
        return int(torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())


def clock(device: str) -> Clock:
    """The clock of a device."""
    kinds = {"cuda": CudaClock, "mps": MpsClock}
    found = torch.device(device)
    return kinds.get(found.type, Clock)(found)


def _event() -> Any:
    return torch.cuda.Event(enable_timing=True)  # type: ignore[no-untyped-call]


def _reading() -> float:
    start = time.perf_counter()
    return time.perf_counter() - start
