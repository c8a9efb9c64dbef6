"""The process that measures: a plan on its standard input, one JSON line for each thing that happens on its output.

Before each turn it says whose turn it is, so that whoever reads knows the design that it fell over. It ends when nobody
reads any more, or whoever asked is gone.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TextIO
from uuid import uuid4

import torch

from archviz.graph import Graph
from archviz.spec.issue import Refused
from archviz.words import SILENCE, Sentence, say

from . import blockwise, case, machine, method
from .clock import clock
from .others import Others
from .plan import Plan, digest, load, loads
from .reference import Reference, bandwidth
from .result import Apart, Done, End, Event, Facts, Failed, Latency, Phase, Progress, Refusal, failure, no_blocks

Notes = tuple[Sentence, ...]
# Of the allocators of torch, C++ and CUDA, of the system, and of oneDNN where it has none for its workspace.
_NO_MEMORY = (
    "can't allocate memory",
    "bad_alloc",
    "out of memory",
    "Cannot allocate memory",
    "could not create a memory",
)
_NO_COMPILER = ("InvalidCxxCompiler", "working C++ compiler", "working triton", "TritonMissing", "Python.h")


def serve(source: str) -> None:
    """Measure the plan in a file, or in the first line of standard input ("-"), with which it then ends."""
    if source == "-":
        plan = loads(sys.stdin.readline(), source)
        Thread(target=_end_with, args=(sys.stdin,), daemon=True).start()
    else:
        plan = load(Path(source))
    try:
        Worker(plan).serve()
    except BrokenPipeError:
        os._exit(1)


def _end_with(stream: TextIO) -> None:
    stream.read()  # until whoever asked is gone
    if sys.platform != "win32" and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)  # with what torch.compile has started
    os._exit(1)


class TooLarge(Refused):
    """More memory is needed than is free."""


class Worker:
    """One plan being measured."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.designs = plan, plan.measured
        self.bandwidth, self.mark = 0.0, uuid4().hex[:12]
        self.out = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)  # what libraries print must not come between the lines

    def serve(self) -> None:
        """Measure everything; whatever is wrong becomes a line."""
        try:
            self._check_device()
            notes = case.set_up(self.plan)
            self.tell(Facts(machine=machine.facts(self.plan.device, notes)))
            self.clock = clock(self.plan.device)
            self.reference = Reference(getattr(torch, self.plan.dtype), self.clock, self.plan.seconds)
            self._check_dtype()
            if self.plan.places:
                self._look_up()  # while there is room for it
        except Refused as refusal:
            self.tell(Refusal(message=refusal.sentence))
            return
        for batch in self.plan.batches:
            self._batch(batch, [design for design, size in self.plan.places if size == batch])
        self.tell(End())

    def tell(self, event: Event) -> None:
        """Write a line at once: the next moment may be the last."""
        self.out.write(event.model_dump_json().encode() + b"\n")
        self.out.flush()

    def _check_device(self) -> None:
        there = machine.devices()
        if self.plan.device not in [device.name for device in there]:
            names = ", ".join(f"{device.name} ({device.title})" for device in there)
            raise Refused(say("no device {name!r} is here; there are {names}", name=self.plan.device, names=names))

    def _check_dtype(self) -> None:
        try:
            x = torch.ones(1, 8, 8, 8, device=self.plan.device, dtype=getattr(torch, self.plan.dtype))
            torch.nn.functional.conv2d(x, x[:, :, :3, :3])
            torch.mm(x[0, 0], x[0, 0])  # workspaces of the libraries must not count as the first design's memory
        except RuntimeError:
            dtype, device = self.plan.dtype, self.plan.device
            fault = say("{device} has no convolution in {dtype}; take float32", device=device, dtype=dtype)
            raise Refused(fault) from None

    def _batch(self, batch: int, designs: list[int]) -> None:
        """The designs in turns, then the blocks of each: results are told before anything else can go wrong."""
        done = [i for i in range(len(self.designs)) if i not in designs]
        done += self._in_turns(batch, designs) if designs else []
        for i, size in self.plan.undivided:
            if size == batch and i in done:
                self._divide(i, batch)

    def _in_turns(self, batch: int, designs: list[int]) -> list[int]:
        """Measure; those that could be."""
        turns: dict[int, method.Turn] = {}
        slowed, others = machine.throttled(), Others()
        with torch.inference_mode():
            for i in designs:
                try:
                    turns[i] = self._ready(i, batch)
                except Exception as error:
                    self._fail(i, batch, error)
        method.rounds(
            turns,
            self.plan.seconds,
            self.plan.seed,
            lambda i, done: self._progress(i, batch, "measure", done),
            lambda i: self._lost(turns, i, batch),
        )
        notes: Notes = (say("the CPU was slowed down for heat meanwhile"),) if slowed != machine.throttled() else ()
        notes += others.notes(torch.get_num_threads() if self.plan.device == "cpu" else 1)
        notes += machine.card(self.plan.device)
        after = {"load": machine.load(), "clock": machine.clock(), "notes": notes}
        figures = {i: method.told(turn) | after for i, turn in turns.items()}
        if self.plan.compile and not self.plan.cuda_graph:  # the first call of a recording compiles nothing
            for i, found in figures.items():
                found["compiling"] = turns[i].first
        turns.clear()  # their memory is free for the roofs and the blocks
        if figures:
            self._look_up()
        for i, found in figures.items():
            self.tell(Done(latency=self._latency(i, batch, found)))
        return list(figures)

    def _look_up(self) -> None:
        """The roofs, where they are higher than was seen so far: what disturbs can only slow them down."""
        try:
            self.reference.look()
            self.bandwidth = max(self.bandwidth, bandwidth(self.clock, self.plan.seconds))
        except Exception as error:
            self._raise_if_final(error)
            if not self.reference.best.rate or not self.bandwidth:
                fault = said(error, self.plan.device)
                raise Refused(say("no large product can be run to compare with: {fault}", fault=fault)) from None

    def _ready(self, index: int, batch: int) -> method.Turn:
        """A design that has been built and has warmed up."""
        graph = case.sound(self.designs[index])
        self.tell(Progress(design=index, batch=batch, phase="build", note=self._slow(index, batch, graph)))
        self.clock.begin()  # what earlier designs have left is given back
        self._check_memory(case.memory_needed(graph, batch, self.plan))
        net = case.build(graph, self.plan)
        x = case.given(graph.input, batch, self.plan)
        own = x.nbytes + sum(t.nbytes for t in (*net.parameters(), *net.buffers()))
        turn = method.Turn(case.call(net, x, self.plan), self.clock, own=own)
        self._progress(index, batch, "warm-up")
        turn.warm(self.plan.warm_up)
        if self.plan.cuda_graph:  # what a recording works in was allocated when it was made
            turn.memory = turn.memory.put(allocated=None)
        return turn

    def _slow(self, index: int, batch: int, graph: Graph) -> str:
        """Why a design takes longer than was asked for, as far as its work tells; empty where it does not."""
        rate = self.reference.best.rate
        call = case.macs(graph) * batch / rate if rate else 0.0
        least = call * (method.CALLS + (method.CALLS_APART if self.plan.per_block else 0))
        if least <= self.plan.seconds + self.plan.warm_up:
            return SILENCE
        return say(
            "{name} at batch {batch}: a call takes at least {call:.1f} s here, so that measuring takes {least:.0f} s "
            "or more, not {asked:g} s",
            name=self.designs[index].name,
            batch=batch,
            call=call,
            least=least,
            asked=self.plan.seconds,
        )

    def _check_memory(self, needed: int) -> None:
        free = self.clock.free()
        if free is not None and needed > free and not self.plan.force:
            values = {"needed": needed / 2**30, "free": free / 2**30, "device": self.plan.device}
            fault = say(
                "needs {needed:.2f} GiB, {free:.2f} GiB are free on {device}; a smaller batch, or --force", **values
            )
            raise TooLarge(fault)

    def _latency(self, index: int, batch: int, figures: dict[str, object]) -> Latency:
        design, graph = self.designs[index], case.sound(self.designs[index])
        return Latency.model_validate(
            {
                **figures,
                "design": index,
                "name": design.name,
                "digest": digest(design),
                "group": f"{self.mark}-{batch}",
                "batch": batch,
                "input": graph.input,
                "macs": case.macs(graph),
                "params": case.params(graph),
                "peak": self.reference.best.rate,
                "reference": self.reference.best.name,
                "bandwidth": self.bandwidth,
            }
        )

    def _divide(self, index: int, batch: int) -> None:
        """Time its blocks; where that cannot be, say why: the whole has been measured all the same."""
        design = self.designs[index]
        try:
            graph = case.sound(design)
            found = blockwise.measure(graph, batch, self.plan, self.clock, partial(self._blocks, index, batch))
        except Exception as error:
            self._raise_if_final(error)
            note = no_blocks(design.name, said(error, self.plan.device))
            self.tell(Apart(design=index, batch=batch, note=note))
        else:
            self.tell(Apart(design=index, batch=batch, blocks=found))

    def _blocks(self, index: int, batch: int, done: float) -> None:
        self._progress(index, batch, "blocks", done)

    def _progress(self, index: int, batch: int, phase: Phase, done: float = 0.0) -> None:
        self.tell(Progress(design=index, batch=batch, phase=phase, done=done))

    def _lost(self, turns: dict[int, method.Turn], index: int, batch: int) -> None:
        del turns[index]
        error = sys.exc_info()[1]
        if isinstance(error, Exception):
            self._fail(index, batch, error)

    def _fail(self, index: int, batch: int, error: Exception) -> None:
        self._raise_if_final(error)
        place = self.designs[index].name
        fault = said(error, self.plan.device)
        forcible = isinstance(error, TooLarge)
        self.tell(Failed(design=index, batch=batch, message=failure(place, batch, fault), forcible=forcible))

    def _raise_if_final(self, error: Exception) -> None:
        """Nobody reads any more, or a GPU is left in a state in which all that follows fails: a new worker goes on."""
        if isinstance(error, BrokenPipeError) or ("CUDA error" in str(error) and not _out_of_memory(error)):
            raise error


def said(error: Exception, device: str) -> str:
    """What went wrong with a design, in a line."""
    if isinstance(error, Refused):
        return error.sentence
    text = str(error).strip().partition("\n")[0][:300]
    if _out_of_memory(error):
        return say("out of memory on {device}; take a smaller batch or input", device=device)
    if any(sign in str(error) for sign in _NO_COMPILER):
        return say(
            "torch.compile finds no compiler that works ({fault}); install g++ or clang (for a GPU: Triton), "
            "or leave --compile out",
            fault=text,
        )
    if "not implemented for" in text:
        return say("{device} cannot do this: {fault}; take float32", device=device, fault=text)
    return f"{type(error).__name__}: {text}"


def _out_of_memory(error: Exception) -> bool:
    return isinstance(error, MemoryError | torch.cuda.OutOfMemoryError) or any(s in str(error) for s in _NO_MEMORY)
