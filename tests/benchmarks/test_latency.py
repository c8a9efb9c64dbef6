"""`make bench`: can latencies be believed: against torch's own timer, against themselves, against 5 % more work.

On every device that is here. BENCH_SECONDS shortens the runs for a trial; what is asked for holds at the default of 5.
"""

from __future__ import annotations

import os
from statistics import median

import pytest
import torch
from torch.utils.benchmark import Measurement, Timer

from archviz import zoo
from archviz.bench import case, machine, stats
from archviz.bench.clock import clock
from archviz.bench.method import Turn, rounds
from archviz.bench.plan import Plan
from archviz.blocks.inception_resnet import InceptionResNetA
from archviz.blocks.residual import Basic
from archviz.spec.architecture import Architecture, Stage

pytestmark = pytest.mark.benchmark
SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
DEVICES = [device.name for device in machine.devices()]
ITSELF, MORE = 40, 20  # runs
BLOCK = InceptionResNetA()
MODULES = {
    "resnet18": zoo.network("resnet18"),
    "resnext50_32x4d": zoo.network("resnext50_32x4d"),
    "Inception-ResNet-A": Architecture(input=BLOCK.about.example, stages=(Stage(name="block", block=BLOCK),)),
}


def plan(*designs: Architecture, device: str) -> Plan:
    """One thread: other programs on the machine then disturb least."""
    made = Plan(designs=designs, device=device, seconds=SECONDS, threads=1)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.backends.cudnn.benchmark = True
    return made


def chain(number: int) -> Architecture:
    """So many equal blocks: 21 are 5 % more work than 20."""
    block = Basic(out=64)
    return Architecture(name=f"{number}", input=(64, 14, 14), stages=(Stage(name="body", block=block, repeat=number),))


def turn(design: Architecture, asked: Plan) -> Turn:
    """A design of its own, ready and warm."""
    with torch.inference_mode():
        graph = case.sound(design)
        net, x = case.build(graph, asked), case.given(graph.input, 1, asked)
        made = Turn(case.call(net, x, asked), clock(asked.device))
        made.warm(min(3.0, SECONDS / 2))
    return made


def measured(asked: Plan, seed: int) -> stats.Ratio:
    """One run of two designs, both built anew."""
    turns = {i: turn(design, asked) for i, design in enumerate(asked.designs)}
    rounds(turns, asked.seconds, seed, lambda i, done: None, lambda i: pytest.fail(f"design {i} failed"))
    return stats.ratio(turns[0].rounds, turns[1].rounds, seed)


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("name", MODULES)
def test_medians_are_those_of_torch(name: str, device: str) -> None:
    """Both take turns twelve times, so that what disturbs the machine falls on both."""
    made = turn(MODULES[name], plan(MODULES[name], device=device))
    timer = Timer("call()", globals={"call": made.call}, num_threads=1)
    with torch.inference_mode():
        theirs: list[Measurement] = []
        pairs: list[float] = []
        for _ in range(12):
            made.take(SECONDS / 5)
            theirs.append(timer.blocked_autorange(min_run_time=SECONDS / 5))
            pairs.append(made.rounds[-1] / theirs[-1].median)
    torchs = median(Measurement.merge(theirs)[0].times)
    ours = median(made.samples)
    print(
        f"\n{device} {name}: {1e3 * ours:.3f} ms, torch {1e3 * torchs:.3f} ms, {ours / torchs:.4f}, {median(pairs):.4f}"
    )
    assert median(pairs) == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("device", DEVICES)
def test_a_design_differs_from_itself_in_no_more_than_one_run_of_twenty(device: str) -> None:
    asked = plan(chain(20), chain(20), device=device)
    found = [measured(asked, seed) for seed in range(ITSELF)]
    false = [r for r in found if r.differs]
    widest = max(r.high - r.low for r in found)
    print(f"\n{device} itself, {SECONDS} s: {len(false)} false of {ITSELF}; widest interval {widest:.3f}; {false}")
    assert len(false) <= 0.05 * ITSELF


@pytest.mark.parametrize("device", DEVICES)
def test_five_per_cent_more_work_are_found_in_nine_runs_of_ten(device: str) -> None:
    asked = plan(chain(20), chain(21), device=device)
    found = [measured(asked, seed) for seed in range(MORE)]
    right = [r for r in found if r.differs and r.low > 1]
    middle = median(r.value for r in found)
    print(f"\n{device} 5 % more, {SECONDS} s: found {len(right)} of {MORE}; ratio {middle:.3f}")
    assert len(right) >= 0.9 * MORE
