"""Measuring latencies: from words to a plan, from a plan to an outcome that is kept in the history."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import product
from pathlib import Path

import platformdirs
from pydantic import ValidationError

from archviz import children
from archviz.app import forms
from archviz.bench.history import History, history
from archviz.bench.outcome import Outcome
from archviz.bench.plan import Plan
from archviz.bench.result import Apart, Device, Done, Event, Facts, Failed
from archviz.bench.run import Run
from archviz.blocks.inception_resnet import InceptionResNetA
from archviz.blocks.resnext import Form, ResNeXt
from archviz.graph.ops import Shape, times
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import part
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused, reason
from archviz.spec.registry import Block
from archviz.spec.shell import command_line
from archviz.spec.value import sentence
from archviz.words import Sentence, say

from .design import Design
from .jobs import Token

FORMS: tuple[tuple[Form, str], ...] = (("grouped", "(c)"), ("paths", "(a)"), ("concat", "(b)"))
_KEEP_S = 90 * 86_400  # a plan that no run of the history names
_PATIENCE_S = 60  # importing torch on a busy machine takes a while
_LOOK_S = 0.05  # between two looks at whether the answer is still wanted
_NEAR = 4  # channels around the scaled widths in which a closer block is looked for


def plan(designs: Sequence[Architecture], **fields: object) -> Plan:
    """A plan; Refused, with the field, where it cannot be."""
    for design in designs:
        Design(design).sound()
    try:
        return Plan.model_validate({"designs": tuple(designs), **fields})
    except ValidationError as error:
        raise Refused(sentence(error)) from None


def words(plan: Plan, targets: Sequence[str], *options: str) -> str:
    """The command that measures the same again: every condition is said, so that no default can change it."""
    found = ["archviz", "bench", *targets, *options, "--device", plan.device]
    found += ["--batch", ",".join(map(str, plan.batches)), "--dtype", plan.dtype, "--seconds", f"{plan.seconds:g}"]
    found += ["--input", times(plan.input).replace("×", "x")] if plan.input else []
    found += ["--threads", str(plan.threads)] if plan.threads else []
    flags = ("channels_last", "compile", "cuda_graph", "per_block", "force")
    found += [f"--{flag.replace('_', '-')}" for flag in flags if getattr(plan, flag)]
    return command_line(found)


def filed(plan: Plan) -> Path:
    """The plan as a file of the user's data folder, by its content: `archviz bench FILE` measures the same again."""
    text = plan.model_dump_json(indent=1) + "\n"
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    path = platformdirs.user_data_path("archviz", appauthor=False) / "plans" / f"{mark}.json"
    if path.exists():
        with suppress(OSError):
            os.utime(path)  # in use again
    else:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(say("{path} cannot be made: {reason}", path=path.parent, reason=reason(error))) from None
        write_atomically(path, text.encode())
        _sweep(path.parent)
    return path


def _sweep(folder: Path) -> None:
    """Remove plans that are old and that the command of no run names; what cannot be asked or removed stays."""
    before = time.time() - _KEEP_S
    with suppress(OSError, Refused):
        for path in folder.glob("*.json"):
            if path.stat().st_mtime < before and not history().names(path.name):
                path.unlink()


def devices(token: Token) -> tuple[Device, ...]:
    """The devices that torch can run on here, asked of a process of its own: a GPU would stay occupied by ours.

    The process ends with the wish to know.
    """
    try:
        found = _output(children.archviz("devices", "--json"), token)
        return tuple(map(Device.model_validate, json.loads(found)["devices"]))
    except (OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
        raise Refused(say("the devices cannot be listed: {reason}", reason=error)) from None


def _output(command: Sequence[str], token: Token) -> bytes:
    """What a process says; it is killed when nobody wants to know any more, or after a while."""
    end = time.monotonic() + _PATIENCE_S
    none, env = subprocess.DEVNULL, children.environment()
    with subprocess.Popen(command, env=env, stdin=none, stdout=subprocess.PIPE, stderr=none) as child:
        try:
            while True:
                with suppress(subprocess.TimeoutExpired):
                    said, _ = child.communicate(timeout=_LOOK_S)
                    break
                token.check()
                if time.monotonic() > end:
                    raise subprocess.TimeoutExpired(command, _PATIENCE_S)
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return said


def measure(
    run: Run, command: str, kept: History | None, about: Callable[[Event, Outcome], None] = lambda *_: None
) -> tuple[Outcome, Exception | None]:
    """Run a plan to its end; each result is in the history as soon as it is there.

    What the history refuses is given back beside the outcome: it must not cost a measurement. `about` is told each
    event and what has been found by then.
    """
    outcome, row, lost = Outcome(run.plan, command), 0, None
    for event in run.events():
        if isinstance(event, Facts) and outcome.machine is None:
            outcome = replace(outcome, machine=event.machine)
        elif isinstance(event, Failed):
            outcome = replace(outcome, failures=(*outcome.failures, event))
        elif isinstance(event, Done):
            number = 0
            if kept is not None and lost is None and outcome.machine is not None:
                try:
                    row = row or kept.begin(run.plan, outcome.machine, command)
                    number = kept.keep(row, event.latency)
                except Refused as refusal:
                    lost = refusal
            found, numbers = (*outcome.latencies, event.latency), (*outcome.numbers, number)
            outcome = replace(outcome, latencies=found, numbers=numbers)
        elif isinstance(event, Apart):
            outcome, place = outcome.divided(event)
            if kept is not None and lost is None and outcome.numbers[place]:
                try:
                    kept.change(outcome.numbers[place], outcome.latencies[place])
                except Refused as refusal:
                    lost = refusal
        about(event, outcome)
    return outcome, lost


def latest(digests: Sequence[str], kept: History) -> tuple[Outcome, str] | None:
    """The latest run that has one of these networks, and when (UTC, ISO 8601) it began; None where there is none."""
    entries = kept.latest(digests)
    if not entries:
        return None
    first, numbers = entries[0], tuple(entry.id for entry in entries)
    return Outcome(first.plan, first.command, first.machine, tuple(e.latency for e in entries), numbers), first.at


def equal_forms(name: str, shape: Shape | None = None) -> tuple[tuple[Architecture, ...], Sentence]:
    """The forms (c), (a), (b) of a grouped block and an Inception-ResNet block of its MACs; what is left between them.

    Refused where the forms cannot be set side by side.
    """
    block = forms.block(name)
    try:
        return rivals(block, shape or forms.INPUT)
    except Refused as refusal:
        raise Refused(say("{place}: {fault}", place=name, fault=refusal.sentence)) from None


def rivals(block: ResNeXt, x: Shape) -> tuple[tuple[Architecture, ...], Sentence]:
    """The same of a block at an input shape."""
    if why := forms.fault(block, x):
        raise Refused(why)
    said = f"{block.cardinality}×{block.width}"
    designs = [_alone(f"{said} {sign}", block.model_copy(update={"form": form}), x) for form, sign in FORMS]
    wanted = _macs(block, x)
    rival = nearest(wanted, x)
    designs.append(_alone("Inception-ResNet-A", rival, x))
    note = say(
        "Inception-ResNet-A ({width}, {middle}, {last} channels): {macs:,} MACs; form (c): {wanted:,} ({more:+.2f} %)",
        width=rival.width,
        middle=rival.middle,
        last=rival.last,
        macs=_macs(rival, x),
        wanted=wanted,
        more=100 * (_macs(rival, x) / wanted - 1),
    )
    return tuple(designs), note


def nearest(macs: int, x: Shape) -> InceptionResNetA:
    """The Inception-ResNet-A block whose MACs come nearest: widths scaled together, then moved by a few channels."""
    paper = InceptionResNetA()

    def scaled(width: int) -> InceptionResNetA:
        sizes = {n: max(1, round(getattr(paper, n) * width / paper.width)) for n in ("middle", "last")}
        return paper.model_copy(update={"width": width, **sizes})

    low, high = 1, 2
    while _macs(scaled(high), x) < macs:
        low, high = high, 2 * high
    while high - low > 1:
        half = (low + high) // 2
        low, high = (half, high) if _macs(scaled(half), x) < macs else (low, half)
    start = min((scaled(low), scaled(high)), key=lambda block: abs(_macs(block, x) - macs))
    moves = sorted(product(range(-_NEAR, _NEAR + 1), repeat=2), key=lambda move: sum(map(abs, move)))
    near = (
        start.model_copy(update={"middle": max(1, start.middle + m), "last": max(1, start.last + n)}) for m, n in moves
    )
    return min(near, key=lambda block: abs(_macs(block, x) - macs))


def _alone(name: str, block: Block, x: Shape) -> Architecture:
    return Architecture(name=name, stages=(Stage(name="block", block=block),)).put(input=x)


def _macs(block: Block, x: Shape) -> int:
    return sum(node.op.macs(node.shapes) for node in part(block, x).nodes)
