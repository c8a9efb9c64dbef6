"""Plans, workers and the command: everything that happens around a measurement, on networks that take no time."""

from __future__ import annotations

import gc
import io
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, cast

import pytest
import torch
from live import made, peak
from torch import nn

from archviz import cli, zoo
from archviz.app import bench as use
from archviz.app.forms import block as grouped
from archviz.bench import case, machine, memory, worker
from archviz.bench.clock import clock
from archviz.bench.history import history
from archviz.bench.method import Turn, _done, rounds
from archviz.bench.plan import Plan, digest, load, loads
from archviz.bench.reference import Peak, Reference
from archviz.bench.result import Apart, Done, End, Event, Facts, Failed, Progress, read
from archviz.bench.run import Run, _events
from archviz.bench.worker import said as sentence
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand, part
from archviz.spec.issue import Refused
from archviz.spec.registry import block_class

NET = zoo.network("resnet20_cifar")
QUICK = {"seconds": 0.2, "threads": 1}
needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def plan(*designs: Architecture, **fields: Any) -> Plan:
    return Plan.model_validate({"designs": designs or (NET,), **QUICK, **fields})


def huge(side: int = 8192) -> Architecture:
    """A convolution whose input alone takes terabytes at a large batch."""
    return Architecture(name="huge", input=(512, side, side), stages=(Stage(name="s", block=block_class("basic")()),))


# plan


def test_a_plan_is_json_and_back() -> None:
    full = plan(NET, zoo.network("resnet18"), batches=(1, 8), input=(3, 64, 64), dtype="bfloat16", per_block=True)
    assert loads(full.model_dump_json(), "x") == full
    assert [design.input for design in full.measured] == [(3, 64, 64)] * 2
    assert full.places == ((0, 1), (1, 1), (0, 8), (1, 8))
    assert full.put(skip=((1, 1),)).places == ((0, 1), (0, 8), (1, 8))


def test_designs_of_one_name_are_told_apart_and_their_network_is_not() -> None:
    assert [d.name for d in plan(NET, NET, NET).measured] == [NET.name, f"{NET.name} (2)", f"{NET.name} (3)"]
    assert digest(NET) == digest(NET.put(name="x", note="y")) != digest(NET.put(input=(3, 64, 64)))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"cuda_graph": True}, "a CUDA graph needs a CUDA device, not cpu; leave it out"),
        ({"batches": [1, 1]}, "a batch size is given twice"),
        ({"batches": [0]}, "batches.0: must be at least 1"),
        ({"per_block": True, "compile": True}, "cannot be timed apart"),
        ({"dtype": "float64"}, "dtype: must be one of"),
        ({"seconds": 0}, "seconds: must be at least 0.05"),
        ({"colour": 1}, "colour: there is no such field"),
    ],
)
def test_a_plan_that_cannot_be_says_why(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        use.plan([NET], **fields)
    document = {**json.loads(plan().model_dump_json()), **fields}
    with pytest.raises(Refused, match=f"p.json: .*{said}"):
        loads(json.dumps(document), "p.json")


def test_what_is_no_plan_is_refused(tmp_path: Path) -> None:
    for data, said in ((b"[", "is not JSON"), (b"\xff", "not UTF-8"), (b"{}", "designs: is missing")):
        (tmp_path / "p.json").write_bytes(data)
        with pytest.raises(Refused, match=said):
            load(tmp_path / "p.json")
    with pytest.raises(Refused, match="cannot be read: No such file"):
        load(tmp_path / "none.json")
    with pytest.raises(Refused, match="groups"):
        use.plan([Architecture(stages=(Stage(name="s", block=block_class("bottleneck")(groups=7)),))])


# memory


@pytest.mark.parametrize("name", ["resnet20_cifar", "googlenet", "keras_resnext"])
def test_memory_needed_is_what_the_tensors_of_a_real_run_take(name: str) -> None:
    graph = expand(zoo.network(name)).graph
    net = made(graph, "float32", "cpu")
    weights = sum(t.nbytes for t in net.state_dict().values() if t.dtype.is_floating_point)
    assert memory.needed(graph, 0, 4, "cuda:0") == weights
    assert memory.needed(graph, 2, 4, "cuda:0") - weights == peak(net, torch.zeros(2, *graph.input))
    assert memory.needed(graph, 2, 4, "cpu") > memory.needed(graph, 2, 4, "cuda:0")


def test_the_roofs_are_looked_up_before_and_after_and_the_best_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once before anything is built, and behind each batch: another program is busy at first, and again later."""
    rates, copies = iter([1.0, 3.0, 2.0, 1.0, 9.0, 5.0]), iter([7.0, 2.0, 8.0])
    measured = []

    def reached(self: Reference, kind: Any) -> Peak:
        measured.append(kind)
        return Peak(next(rates), "work")

    monkeypatch.setattr(Reference, "_measured", reached)
    monkeypatch.setattr(worker, "bandwidth", lambda *_: next(copies))
    monkeypatch.setattr(worker.case, "set_up", lambda _: ())  # it would hold for all tests that follow
    monkeypatch.setattr(worker.os, "dup2", lambda *_: None)  # standard output stays the test's
    told: list[Event] = []
    asked = worker.Worker(plan(NET, batches=(1, 2), seconds=0.05))
    monkeypatch.setattr(asked, "tell", told.append)
    with asked.out:
        asked.serve()
    found = [event.latency for event in told if isinstance(event, Done)]
    assert [(x.batch, x.peak, x.bandwidth) for x in found] == [(1, 9, 7), (2, 9, 8)]
    assert len({*measured}) == 4
    assert measured[4:] == [measured[1]] * 2  # later only what was best


@needs_linux
def test_free_memory_is_less_than_all() -> None:
    free = memory.free()
    assert free is not None
    assert 0 < free < memory.total()


# method


class Ticking(nn.Module):
    """Notes each call in a list that all share."""

    def __init__(self, name: str, seen: list[str]) -> None:
        super().__init__()
        self.name, self.seen = name, seen

    def __call__(self) -> None:
        self.seen.append(self.name)
        time.sleep(0.0005)


def test_designs_take_turns_in_an_order_that_changes() -> None:
    seen: list[str] = []
    turns = {i: Turn(Ticking(name, seen), clock("cpu"), time=0.0005) for i, name in enumerate("ABC")}
    rounds(turns, 0.05, 0, lambda i, done: None, lambda i: None)
    number = len(turns[0].rounds)
    assert number >= 12
    assert [len(turn.rounds) for turn in turns.values()] == [number] * 3
    runs = [name for i, name in enumerate(seen) if i == 0 or seen[i - 1] != name]
    assert len(runs) >= 2 * number  # nobody is measured as a whole before the others
    assert {"AB", "BA", "AC", "CA", "BC", "CB"} <= {a + b for a, b in itertools.pairwise(runs)}
    assert seen.count("A") == len(turns[0].samples) + number  # the first call of each turn is not counted


def test_a_design_that_fails_in_its_turn_lets_the_others_go_on() -> None:
    def broken() -> None:
        raise RuntimeError("out of luck")

    lost: list[int] = []
    turns = {0: Turn(broken, clock("cpu"), time=0.001), 1: Turn(lambda: time.sleep(0.001), clock("cpu"), time=0.001)}
    rounds(turns, 0.05, 0, lambda i, done: None, lost.append)
    assert lost == [0]
    assert len(turns[1].rounds) >= 12


def test_turns_are_as_long_as_calls_turn_out_to_be() -> None:
    """Calls are a hundred times as long as the warm-up saw; what is told to be done never goes back."""
    turn, done = Turn(lambda: time.sleep(0.001), clock("cpu"), time=0.00001), []
    rounds({0: turn}, 0.05, 0, lambda i, share: done.append(share), lambda i: None)
    assert len(turn.rounds) >= 12
    assert len(turn.samples) < 2 * 50 + 10 * len(turn.rounds)  # 50 in each, as was thought, in no more than two
    assert turn.time > 0.0005
    assert done == sorted(done)


@pytest.mark.parametrize(
    ("taken", "times", "done"),
    [(0, 0.0, 0.0), (100, 0.5, 0.5), (100, 1.0, 1.0), (20, 1.0, 0.5), (20, 2.4, 0.8), (40, 1.0, 1.0), (6, 9.0, 0.5)],
)
def test_enough_rounds_or_three_times_as_long(taken: int, times: float, done: float) -> None:
    assert _done(taken, times) == pytest.approx(done)


def test_short_calls_are_counted_together() -> None:
    watch = clock("cpu")
    assert watch.calls(1.0) == 1
    assert watch.calls(watch.overhead) == 1000


def test_warming_up_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where every window is half as fast as the one before."""
    watch, pace = clock("cpu"), iter(1e-9 * 2.0**n for n in range(1000))
    monkeypatch.setattr(watch, "samples", lambda call, count, calls: [next(pace)] * count)
    turn = Turn(lambda: None, watch)
    turn.warm(0.1)
    assert turn.drift == pytest.approx(1.0)


# worker


def collected(run: Run, about: Callable[[Event], None] = lambda _: None) -> list[Event]:
    found = []
    for event in run.events():
        about(event)
        found.append(event)
    return found


def test_a_worker_tells_what_it_does_and_one_failure_leaves_the_others_alone() -> None:
    """Terabytes that are forced are refused by the allocator; the network beside them is measured."""
    events = collected(Run(plan(NET, huge(), batches=(1, 4), force=True, per_block=True)))
    assert isinstance(events[0], Facts)
    assert events[0].machine.threads == 1
    assert isinstance(events[-1], End)
    done = [e.latency for e in events if isinstance(e, Done)]
    assert [(x.name, x.batch) for x in done] == [(NET.name, 1), (NET.name, 4)]
    failures = [e for e in events if isinstance(e, Failed)]
    assert [(f.design, f.batch) for f in failures] == [(1, 1), (1, 4)]
    assert "huge at batch 1: out of memory on cpu" in failures[0].message
    assert [read(e.model_dump_json()) for e in events] == events
    first = done[0]
    assert first.min <= first.q1 <= first.median <= first.q3 <= first.p90
    assert len(first.rounds) >= 12
    assert first.images == pytest.approx(1 / first.median)
    assert first.macs == 40_551_040
    assert first.params == 269_722
    assert 0 < first.share < 1.5
    assert (first.p99 is None) == (first.samples < 1000) == bool(first.why_no_p99)
    apart = [e for e in events if isinstance(e, Apart)]
    assert [(e.design, e.batch) for e in apart] == [(0, 1), (0, 4)]
    assert apart[0].blocks is not None
    assert [b.name for b in apart[0].blocks.blocks][:2] == ["stem", "layer1.0"]
    assert sum(b.macs for b in apart[0].blocks.blocks) == first.macs
    assert apart[0].blocks.gap == pytest.approx(apart[0].blocks.whole - apart[0].blocks.sum)


@needs_linux
def test_a_killed_worker_costs_the_design_that_it_was_at_and_no_other() -> None:
    """And the refusal of what does not fit is said only once, with the figure."""
    run, killed = Run(plan(NET, zoo.network("resnet32_cifar"), huge(), seconds=0.5)), []

    def about(event: Event) -> None:
        if isinstance(event, Progress) and event.phase == "measure" and event.design == 1 and not killed:
            assert run.pid is not None
            killed.append(run.pid)
            os.kill(run.pid, signal.SIGSTOP)  # it must not get further before it is killed
            os.kill(run.pid, signal.SIGKILL)

    events = collected(run, about)
    big, failed = (e for e in events if isinstance(e, Failed))
    needed = memory.needed(case.sound(huge()), 1, 4, "cpu") / 2**30
    assert big.message.startswith(f"huge at batch 1: needs {needed:.2f} GiB, ")
    assert "GiB are free on cpu; a smaller batch, or --force" in big.message
    assert failed.message.startswith(f"{(NET.name, 'resnet32_cifar')[failed.design]} at batch 1: the worker was killed")
    others = [e.latency.design for e in events if isinstance(e, Done)]
    assert others == [1 - failed.design]
    assert run.pid is None
    assert isinstance(events[-1], End)
    measured = [e.design for e in events if isinstance(e, Progress) and e.phase == "measure"]
    assert measured.index(failed.design) < measured.index(1 - failed.design, measured.index(failed.design))


# Stands in for the worker: it does what the test says where it comes to design 1 for the first time.
STAND_IN = """
import json, os, signal, subprocess, sys, tempfile, time
plan = json.loads(sys.stdin.readline())
left = [i for i in range(len(plan["designs"])) if [i, 1] not in plan["skip"]]
def tell(kind, **fields):
    print(json.dumps({"kind": kind, **fields}), flush=True)
def at(phase, design):
    tell("progress", design=design, batch=1, phase=phase)
    if design == 1 and phase == PHASE:
        fault()
def fault():
    FAULT
if PHASE == "start" and 0 in left:
    fault()
tell("facts", machine={})
for phase in ("build", "warm-up", "measure"):
    for i in left:
        at(phase, i)
for i in left:
    tell("result", latency={**LATENCY, "design": i, "batch": 1, "group": str(os.getpid())})
for i in range(len(plan["designs"])):
    if [i, 1] not in plan["apart"]:
        at("blocks", i)
        tell("apart", design=i, batch=1, blocks={"blocks": [], "whole": 1.0})
tell("end")
"""
LATENCY = {
    "name": "net", "digest": "d", "group": "g", "batch": 1, "input": [3, 32, 32], "samples": 1, "calls": 1,
    "median": 1.0, "q1": 1.0, "q3": 1.0, "p90": 1.0, "p99": None, "min": 1.0, "macs": 1, "params": 1, "peak": 1.0,
    "bandwidth": 1.0, "memory": {}, "warm_up": 1.0, "drift": 0.0, "rounds": [1.0],
}  # fmt: skip
KILL = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Run]:
    """A run of three designs whose worker is faked."""

    def made(phase: str, fault: str) -> Run:
        script = STAND_IN.replace("PHASE", repr(phase)).replace("FAULT", fault).replace("LATENCY", repr(LATENCY))
        monkeypatch.setattr("archviz.bench.run.WORKER", ("-c", script))
        return Run(plan(NET, NET, NET, per_block=True))

    return made


StandIn = Callable[[str, str], Run]


@needs_linux
@pytest.mark.parametrize(
    ("phase", "fault", "said"),
    [
        ("start", KILL, "the worker was killed; most often memory runs out"),
        *((phase, KILL, "the worker was killed; most often memory runs out") for phase in ("build", "warm-up")),
        ("measure", "os.kill(os.getpid(), signal.SIGSEGV)", "the worker crashed (SIGSEGV)"),
        ("build", "print('last words', file=sys.stderr); sys.exit(3)", "the worker ended with 3: last words"),
        ("build", "sys.stdout.buffer.write(bytes([255, 10, 123])); sys.exit(0)", "the worker ended with 0: "),
    ],
)
def test_whatever_ends_a_worker_costs_one_design(stand_in: StandIn, phase: str, fault: str, said: str) -> None:
    events = collected(stand_in(phase, fault))
    (failed,) = (e for e in events if isinstance(e, Failed))
    culprit = 0 if phase == "start" else 1
    assert failed.design == culprit
    assert said in failed.message
    others = [i for i in range(3) if i != culprit]
    assert sorted(e.latency.design for e in events if isinstance(e, Done)) == others
    assert sorted(e.design for e in events if isinstance(e, Apart)) == others
    assert isinstance(events[-1], End)


def test_what_was_measured_outlives_a_worker_that_dies_over_its_blocks(stand_in: StandIn) -> None:
    """And those that had their turns together are still compared."""
    events = collected(stand_in("blocks", KILL))
    assert not [e for e in events if isinstance(e, Failed)]
    done = [e.latency for e in events if isinstance(e, Done)]
    assert [x.design for x in done] == [0, 1, 2]
    assert len({x.group for x in done}) == 1
    apart = {e.design: e for e in events if isinstance(e, Apart)}
    assert apart[0].blocks is not None
    assert apart[2].blocks is not None
    assert "its blocks could not be timed: the worker was killed" in apart[1].note
    assert isinstance(events[-1], End)


def test_a_worker_that_cannot_begin_is_asked_once(stand_in: StandIn) -> None:
    with pytest.raises(Refused, match="the worker ended with 1: no torch"):
        collected(stand_in("start", "sys.exit('no torch')"))


def test_a_machine_that_refuses_only_later_costs_no_result(stand_in: StandIn) -> None:
    """Such as a GPU that is gone after a crash: what has been measured is told, the rest fails."""
    fault = "sys.exit(2)\nif plan['skip']:\n    tell('refused', message='no device'); sys.exit(0)"
    events = collected(stand_in("measure", fault))
    failed = [(e.design, e.message.rpartition(": ")[2]) for e in events if isinstance(e, Failed)]
    assert failed == [(1, ""), (0, "no device"), (2, "no device")]
    events = collected(stand_in("blocks", fault))
    assert [e.latency.design for e in events if isinstance(e, Done)] == [0, 1, 2]
    notes = [(e.design, e.note.rpartition(": ")[2]) for e in events if isinstance(e, Apart) and not e.blocks]
    assert notes == [(1, ""), (2, "no device")]


@needs_linux
def test_nothing_is_left_of_a_worker(stand_in: StandIn, tmp_path: Path) -> None:
    """Neither what it has started, although it died before, nor its temporary files."""
    note = tmp_path / "note"
    child = "child = subprocess.Popen(['sleep', '100'], stdout=2); file = tempfile.mkstemp()[1]"
    told = f"open({str(note)!r}, 'w').write(f'{{child.pid}} {{file}}')"
    collected(stand_in("measure", f"{child}; {told}; {KILL}"))
    left, file = note.read_text().split()
    assert not Path(file).parent.exists()
    status = Path(f"/proc/{left}/status")
    assert not status.exists() or "State:\tZ" in status.read_text()  # nobody may be there to bury it


def test_a_run_is_cancelled_at_any_moment(stand_in: StandIn) -> None:
    for phase, after in (("none", 0), ("start", 0), ("measure", 7)):
        run = stand_in(phase, "time.sleep(100)")
        if phase == "none":
            run.cancel()
        stop = Thread(target=lambda run=run: (_until(lambda: run.pid is not None), run.cancel()))
        found = run.events()
        seen = list(itertools.islice(found, after))
        if phase != "none":
            stop.start()
        assert not any(isinstance(event, Failed | Done | End) for event in found)
        assert len(seen) == after
        assert run.pid is None
        if phase != "none":
            stop.join()


def _until(true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(0.001)


def test_a_device_that_is_not_here_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match=r"no device 'cuda:77' is here; there are cpu \("):
        collected(Run(plan(device="cuda:77")))


@needs_linux
def test_a_worker_ends_with_whoever_asked() -> None:
    command = [sys.executable, "-m", "archviz", "bench", "-", "--worker"]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert worker.stdin is not None
    assert worker.stdout is not None
    with worker, worker.stdout:
        worker.stdin.write(plan(seconds=600).model_dump_json().encode() + b"\n")
        worker.stdin.flush()
        assert isinstance(read(worker.stdout.readline()), Facts)
        worker.stdin.close()
        assert worker.wait(60) == 1


def test_facts_of_this_machine() -> None:
    found = machine.facts("cpu")
    assert found.torch == torch.__version__
    assert found.threads == torch.get_num_threads()
    assert found.cpu
    assert found.cores == len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    assert machine.devices()[0].name == "cpu"


@needs_linux
def test_what_the_driver_says_of_a_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "nvidia-smi"
    tool.write_text('#!/bin/sh\ncase "$*" in *--id=GPU-abc*) echo "550.54.15, 1980 MHz, 0x0000000000000004";; esac\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine._card("abc") == ("550.54.15", "GPU at 1980 MHz, reasons to throttle 0x0000000000000004")
    assert machine._card("other") == ("", "the GPU's clock and throttling cannot be read here")


# command


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_command_measures_keeps_and_says_how_to_do_it_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("resnet20_cifar", "resnet44_cifar", "--seconds", "0.2", "--threads", "1", "--batch", "2", "--json")
    code, out, err = run(capsys, "bench", *words)
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert [r["name"] for r in answer["results"]] == ["resnet20_cifar", "resnet44_cifar"]
    assert [r["number"] for r in answer["results"]] == [1, 2]
    assert answer["ratios"][0]["paired"]
    assert len(answer["verdicts"]) == 1
    assert answer["errors"] == []
    assert answer["command"] == (
        "archviz bench resnet20_cifar resnet44_cifar --device cpu --batch 2 --dtype float32 --seconds 0.2 --threads 1"
    )
    kept = history().entries()
    assert [e.latency.name for e in kept] == ["resnet20_cifar", "resnet44_cifar"]
    assert [e.latency.median for e in kept] == [r["median"] for r in answer["results"]]

    file = tmp_path / "plan.json"
    file.write_text(json.dumps(answer["plan"]))
    code, out, err = run(capsys, "bench", str(file))
    assert (code, err) == (0, "")
    assert out.splitlines()[0].split()[:4] == ["Design", "Batch", "Median", "IQR"]
    assert "resnet44_cifar" in out
    assert [e.id for e in history().entries()] == [1, 2, 3, 4]
    code, out, err = run(capsys, "bench", str(file), "--batch", "3")
    assert (code, out) == (2, "")
    assert "--batch stands beside a plan" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("resnet20_cifar", "--batch", "1,x"),
            "batch sizes are whole numbers from 1 to 65,536, such as 1, 8, 32; not '1,x'",
        ),
        (("resnet20_cifar", "--cuda-graph"), "a CUDA graph needs a CUDA device"),
        (("resnet18", "--forms"), "is no ResNeXt block"),
        (("resnext_32x4d", "resnet18", "--forms"), "--forms takes one block"),
        (("resnet18", "--input", "3x0x1"), "height must be from 1"),
        (("bottleneck:groups=7",), "groups"),
    ],
)
def test_mistakes_are_one_line(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    code, out, err = run(capsys, "bench", *words)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


@needs_linux
def test_ctrl_c_ends_the_worker_and_says_so(own_folders: Path) -> None:
    command = [sys.executable, "-m", "archviz", "bench", "resnet20_cifar", "--seconds", "60", "--threads", "1"]
    heeded = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell lets what it runs behind ignore it
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heeded
    ) as parent:
        child = None
        while child is None and parent.poll() is None:
            text = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
            child = int(text[0]) if text else None
            time.sleep(0.05)
        time.sleep(1)
        parent.send_signal(signal.SIGINT)
        out, err = parent.communicate(timeout=60)
    assert parent.returncode == 130
    assert (out, err) == (
        "",
        "archviz: stopped; the worker has been ended, finished results are in `archviz history`\n",
    )
    assert child is not None
    assert not Path(f"/proc/{child}").exists()


# forms


@pytest.mark.parametrize("name", ["resnext_32x4d", "resnext:cardinality=8,width=16,out=256", "resnext_2x64d"])
def test_the_rival_of_a_grouped_block_has_its_macs(name: str) -> None:
    designs, note = use.equal_forms(name)
    assert [d.stages[0].block.type for d in designs] == ["resnext"] * 3 + ["inception_resnet_a"]
    assert [getattr(d.stages[0].block, "form", "") for d in designs] == ["grouped", "paths", "concat", ""]
    macs = [sum(n.op.macs(n.shapes) for n in part(d.stages[0].block, d.input).nodes) for d in designs]
    assert macs[0] == macs[1] == macs[2]
    assert abs(macs[3] / macs[0] - 1) < 0.005
    assert f"{macs[3]:,} MACs" in note
    assert grouped(name) == designs[0].stages[0].block


def test_text_of_a_run_is_read_by_lines() -> None:
    lines = io.BytesIO(End().model_dump_json().encode() + b"\n" + b'{"kind": "prog')
    assert list(_events(lines)) == [End()]


# GPU: there is none where these run, so what torch is asked for is looked at


class Card:
    """Stands in for torch.cuda: a stream that takes a millisecond for each call, and does it only when waited for."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.queue = 0.0
        self.done = 0.0

    def launch(self) -> None:
        self.queue += 0.001

    def synchronize(self, device: torch.device) -> None:
        assert device == torch.device("cuda:1")
        self.log.append("wait")
        self.done = self.queue

    def Event(self, enable_timing: bool) -> Any:
        card = self
        assert enable_timing

        class Event:
            def record(self) -> None:
                self.at = card.queue

            def elapsed_time(self, end: Event) -> float:
                assert card.done >= end.at, "asked before it was waited for"
                return 1000 * (end.at - self.at)

        return Event()


def test_on_a_gpu_events_are_read_behind_one_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card()
    monkeypatch.setattr(torch.cuda, "Event", card.Event)
    monkeypatch.setattr(torch.cuda, "synchronize", card.synchronize)
    watch = clock("cuda:1")
    assert watch.samples(card.launch, 5, 2) == pytest.approx([0.001] * 5)
    assert card.log == ["wait"]
    assert watch.series([card.launch] * 3) == pytest.approx([0.001] * 3)
    assert card.log == ["wait"] * 2
    assert watch.calls(1e-5) == 50  # half a microsecond is a thousandth of it


def test_a_recording_keeps_what_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """It replays on addresses: weights, input and output of the recording must not be freed before it."""

    class Recording:
        replayed = 0

        def replay(self) -> None:
            self.replayed += 1

    made = Recording()
    stream = type("Stream", (), {"wait_stream": lambda self, other: None})()
    monkeypatch.setattr(torch.cuda, "Stream", lambda device: stream)
    monkeypatch.setattr(torch.cuda, "current_stream", lambda: stream)
    monkeypatch.setattr(torch.cuda, "stream", lambda side: nullcontext())
    monkeypatch.setattr(torch.cuda, "graph", lambda graph: nullcontext())
    monkeypatch.setattr(torch.cuda, "CUDAGraph", lambda: made)
    net, x = nn.Conv2d(3, 3, 1), torch.ones(1, 3, 2, 2)
    kept = weakref.ref(net), weakref.ref(x)
    replay = case.call(net, x, plan(device="cuda:1", cuda_graph=True))
    del net, x
    gc.collect()
    replay()
    assert made.replayed == 1
    assert all(ref() is not None for ref in kept)


def test_one_device_has_one_name() -> None:
    assert [plan(device=name).device for name in ("cuda", "cuda:1", "mps:0")] == ["cuda:0", "cuda:1", "mps"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RuntimeError("std::bad_alloc"), "out of memory on cpu; take a smaller batch or input"),
        (RuntimeError("could not create a memory object"), "out of memory on cpu; take a smaller batch or input"),
        (RuntimeError("\"avg_pool3d_out_frame\" not implemented for 'Half'"), "cpu cannot do this: .*; take float32"),
        (RuntimeError("InvalidCxxCompiler: No working C++ compiler"), "torch.compile finds no compiler .* install g"),
        (ValueError("odd\nand more"), "ValueError: odd$"),
    ],
)
def test_what_goes_wrong_is_said_with_its_remedy(error: Exception, words: str) -> None:
    assert re.match(words, sentence(error, "cpu"))


@pytest.mark.parametrize("name", ["keras_resnext", "resnet34_optionA"])
def test_what_is_compiled_is_the_network_as_one_graph(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def compiled(net: nn.Module, *, dynamic: bool, fullgraph: bool) -> nn.Module:
        assert isinstance(net, torch.fx.GraphModule)
        assert (dynamic, fullgraph) == (False, True)
        return net

    monkeypatch.setattr(torch, "compile", compiled)
    with torch.inference_mode():
        asked = plan(zoo.network(name), input=(3, 64, 64), compile=True)
        graph = case.sound(asked.measured[0])
        net, x = case.build(graph, asked), case.given(graph.input, 1, asked)
        assert torch.equal(cast("Any", case.call(net, x, asked)()), net(x))
