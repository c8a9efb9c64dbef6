"""What a run may take, on a clock that calls move: the time asked for is kept, or exceeded by a few calls at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from measured import latency

from archviz import zoo
from archviz.bench import case, others
from archviz.bench.clock import Call, Clock, clock
from archviz.bench.method import CALLS, Turn, each_in_turn, rounds
from archviz.bench.plan import Plan
from archviz.bench.reference import Peak, Reference
from archviz.bench.result import Done, Latency, Memory
from archviz.bench.run import Run
from archviz.bench.worker import Worker


class Slow(Clock):
    """A clock that only calls move; each says what it costs."""

    def __init__(self, cost: Callable[[Any], float] = lambda call: call.cost) -> None:
        super().__init__(torch.device("cpu"))
        self.time, self.made, self.cost = 0.0, 0, cost
        self.overhead = 0.0

    def now(self) -> float:
        return self.time

    def once(self, call: Call) -> float:
        self.time += self.cost(call)
        self.made += 1
        return self.cost(call)

    def samples(self, call: Call, count: int, calls: int) -> list[float]:
        return [self.once(call) for _ in range(count * calls)]

    def memory(self, call: Call, own: int) -> Memory:
        self.once(call)
        return Memory(allocated=own)

    def series(self, calls: Sequence[Call]) -> list[float]:
        return [self.once(call) for call in calls]

    def free(self) -> int | None:
        return None


class Costly:
    """A call of so many seconds on that clock."""

    def __init__(self, watch: Slow, cost: float) -> None:
        self.watch, self.cost = watch, cost

    def __call__(self) -> None:
        self.watch.once(self)


def measured(watch: Slow, seconds: float, *costs: float) -> list[Turn]:
    turns = {}
    for i, cost in enumerate(costs):
        turns[i] = Turn(Costly(watch, cost), watch)
        turns[i].warm(min(3.0, max(0.2, seconds / 2)))
    rounds(turns, seconds, 0, lambda i, done: None, lambda i: pytest.fail("lost"))
    return [*turns.values()]


@pytest.mark.parametrize("seconds", [0.05, 1.0, 5.0, 60.0])
@pytest.mark.parametrize("cost", [1e-4, 0.003, 0.04, 0.09, 0.11, 0.4, 1.0, 2.5, 15.0, 300.0])
def test_a_run_takes_what_was_asked_for(seconds: float, cost: float) -> None:
    watch = Slow()
    (turn,) = measured(watch, seconds, cost)
    warm = 3 * min(3.0, max(0.2, seconds / 2))
    assert watch.time <= 3 * seconds + warm + CALLS * cost + 1e-6
    if cost > 3 * seconds + warm:
        assert watch.made == CALLS
    if 40 * 2 * cost < seconds:
        assert len(turn.rounds) >= 40
        assert watch.time <= 1.1 * seconds + warm
    if 24 * cost < 3 * seconds:
        assert len(turn.rounds) >= 12  # enough to judge by


@pytest.mark.parametrize("fast", [1e-4, 0.01, 0.5])
def test_a_fast_design_does_not_ask_for_the_rounds_of_a_slow_one(fast: float) -> None:
    watch = Slow()
    slow, other = measured(watch, 1.0, 15.0, fast)
    assert len(slow.rounds) == len(other.rounds) == 1
    assert sum(other.samples) == pytest.approx(1.0, rel=0.5)
    assert watch.time <= CALLS * 15.0 + 3 * 1.0 + 2 * 1.5 + CALLS * fast


@pytest.mark.parametrize("seconds", [0.05, 1.0, 5.0])
@pytest.mark.parametrize("cost", [1e-4, 0.01, 0.2, 1.0, 15.0])
def test_blocks_keep_to_it_as_well(seconds: float, cost: float) -> None:
    watch = Slow()
    calls = [Costly(watch, cost), *(Costly(watch, cost / 10) for _ in range(10))]
    found = each_in_turn(calls, watch, seconds, lambda done: None)
    assert found == pytest.approx([cost, *[cost / 10] * 10])
    assert watch.time <= 3 * seconds + 2 * cost + 1e-6
    if 2 * cost > 3 * seconds:
        assert watch.made == 11


@pytest.mark.parametrize("rate", [2e7, 1e9, 1e11, 1e13])
@pytest.mark.parametrize("seconds", [0.05, 1.0, 60.0])
def test_references_take_a_second_or_two(rate: float, seconds: float) -> None:
    """Emulated types reach a thousandth of what others do."""

    def cost(call: Any) -> float:
        a, b = call.args
        macs = a.shape[0] * a.shape[1] * b.shape[1] if a.dim() == 2 else a.numel() * b.shape[0] * b[0, 0].numel()
        return max(1e-5, macs / rate)

    watch = Slow(cost)
    found = Reference(torch.float32, watch, seconds)
    found.look()
    assert found.best.rate <= rate * 1.0001
    assert found.best.rate >= 0.9 * rate or rate > 1e12  # there nothing is large enough for a CPU
    assert watch.time <= 4.0
    before = watch.time
    found.look()
    assert watch.time - before <= 1.2


def test_what_takes_longer_is_said_before_it_starts() -> None:
    """ResNet-50 at batch 8 has 32.7 GMACs: half a minute at 1 GMAC/s."""
    plan = Plan(designs=(zoo.network("resnet50"),), batches=(8,), seconds=1.0)
    said = slow(plan, 1e9)
    assert (
        "resnet50 at batch 8: a call takes at least 32.7 s here, so that measuring takes 98 s or more, not 1 s" in said
    )
    assert "takes 229 s or more" in slow(plan.put(per_block=True), 1e9)
    assert slow(plan, 1e12) == ""
    assert slow(plan.put(seconds=200.0), 1e9) == ""


def slow(plan: Plan, rate: float) -> str:
    made = Worker.__new__(Worker)
    made.plan, made.designs = plan, plan.measured
    made.reference = Reference(torch.float32, Slow(), 1.0)
    made.reference.best = Peak(rate, "work")
    return made._slow(0, plan.batches[0], case.sound(plan.measured[0]))


# memory


def test_memory_is_what_tensors_take() -> None:
    """Two at a time of 4,000 and 2,000 bytes, then one of 1,000: 6,000 at most, and what was there before."""

    def call() -> None:
        a, b = torch.empty(1000), torch.empty(500)
        del a, b
        torch.empty(250)

    for _ in range(2):
        assert clock("cpu").memory(call, 77).allocated == 6077


def test_equal_designs_take_equal_memory_in_any_order() -> None:
    small, large = zoo.network("resnet20_cifar"), zoo.network("resnet32_cifar")
    found: dict[tuple[str, int], set[int | None]] = {}
    for designs, batches in (((small, large, small), (3, 1)), ((large, small), (1, 3))):
        run = Run(Plan(designs=designs, batches=batches, seconds=0.05, threads=1))
        for event in run.events():
            if isinstance(event, Done):
                name = event.latency.name.partition(" ")[0]
                found.setdefault((name, event.latency.batch), set()).add(event.latency.memory.told)
    assert [len(values) for values in found.values()] == [1] * 4
    assert None not in set().union(*found.values())


def test_runs_of_earlier_versions_can_be_read() -> None:
    """They knew matrix products only, and pages of the process."""
    old = latency().model_dump(mode="json") | {"matmul": 5e10, "memory": {"resident": 93}}
    del old["peak"], old["reference"]
    found = Latency.model_validate(old)
    assert (found.peak, found.reference, found.memory.told) == (5e10, "a large matrix product", None)


# other programs


def process(folder: Path, pid: int, parent: int, ticks: tuple[int, int, int, int], name: str = "a) (b") -> None:
    (folder / str(pid)).mkdir(exist_ok=True)
    times = " ".join(map(str, ticks))
    (folder / str(pid) / "stat").write_text(f"{pid} ({name}) S {parent} 1 1 0 -1 4 0 0 0 0 {times} 20 0 1 0 99\n")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of 4 cores on which the window (70) has asked us (71), and 90 is another program."""
    monkeypatch.setattr(others, "_PROC", tmp_path)
    monkeypatch.setattr(others.os, "getpid", lambda: 71)
    monkeypatch.setattr(others.os, "getppid", lambda: 70)
    monkeypatch.setattr(others.os, "cpu_count", lambda: 4)
    now = iter([100.0, *[110.0] * 9])
    monkeypatch.setattr(others, "monotonic", lambda: next(now))
    return tmp_path


@pytest.mark.parametrize(
    ("pid", "parent", "others_busy"),
    [(70, 1, False), (71, 70, False), (72, 71, False), (73, 70, False), (90, 1, True), (90, 69, True)],
)
def test_our_own_load_is_none_of_others(machine: Path, pid: int, parent: int, others_busy: bool) -> None:
    """In 10 s one process works for 30 core seconds: the window, the worker, a child of either, or another."""
    hertz = others.os.sysconf("SC_CLK_TCK")
    for number, above in ((69, 1), (70, 69), (71, 70), (72, 71), (73, 70), (90, 1)):
        process(machine, number, above, (5, 5, 0, 0))
    (machine / "stat").write_text("cpu 1000 10 500 9000 10 5 5 3 0 0\ncpu0 …\n")
    watch = others.Others()
    process(machine, pid, {70: 69}.get(pid, parent), (5 + 20 * hertz, 5 + 10 * hertz, 0, 0))
    (machine / "stat").write_text(f"cpu {1000 + 20 * hertz} 10 {500 + 10 * hertz} 9000 10 5 5 3 0 0\ncpu0 …\n")
    assert watch.cores() == pytest.approx(3.0 if others_busy else 0.0)
    assert bool(watch.notes(4)) == others_busy


def test_children_that_have_ended_count_where_they_belong(machine: Path) -> None:
    """What torch.compile has started and waited for is ours; the time of the hypervisor is that of no program."""
    hertz = others.os.sysconf("SC_CLK_TCK")
    process(machine, 70, 1, (0, 0, 0, 0))
    process(machine, 71, 70, (0, 0, 0, 0))
    (machine / "stat").write_text("cpu 0 0 0 0 0 0 0 0 0 0\n")
    watch = others.Others()
    process(machine, 71, 70, (0, 0, 8 * hertz, 2 * hertz))
    (machine / "stat").write_text(f"cpu {8 * hertz} 0 {2 * hertz} 0 0 {hertz} {hertz} {9 * hertz} 0 0\n")
    assert watch.cores() == 0.0
