"""Sweeps: every design once, whatever happens in between; the front; what can never be legal is said before."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from archviz import cli, zoo
from archviz.analyse.estimate import estimate
from archviz.app import sweep as use
from archviz.app import winners as winning
from archviz.app.verdict import limits
from archviz.bench.plan import Plan, digest
from archviz.bench.result import Done, End, Event, Facts, Failed, Latency, Machine, Memory, Progress
from archviz.cli import sweep as command
from archviz.cli.command import one
from archviz.explore import database, lock, pool, remote, sweep
from archviz.explore.cluster import Cluster
from archviz.explore.cost import QUANTITIES, Cost, cost
from archviz.explore.front import FRONT, Goal, front, goals, ranked
from archviz.explore.parameter import parameter
from archviz.explore.probe import LOOK, probe
from archviz.explore.space import Definition, Space, shuffled, space
from archviz.explore.store import BATCH, Row, Store, usual
from archviz.report import sweep as told
from archviz.spec import files
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.spec.registry import block_class
from archviz.words import SILENCE

NET = zoo.network("resnet20_cifar")
DEEP = zoo.network("resnet50")
# 5 × 10 × 8 = 400 designs: four batches
VARY = ("layer1.repeat=1..5", "layer2.out=16..52..4", "layer3.repeat=1..8")


@pytest.fixture
def here() -> Iterator[ThreadPoolExecutor]:
    """An executor of this process."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture
def evaluated(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers that are evaluated from now on, in this process."""
    seen: list[int] = []

    def counting(definition: str, version: str, first: int, end: int) -> list[Row]:
        seen.extend(range(first, end))
        return original(definition, version, first, end)

    original = sweep.evaluate
    monkeypatch.setattr(sweep, "evaluate", counting)
    return seen


Run = Callable[..., tuple[int, str, str]]
ONE = "resnet20_cifar", "--vary", "layer1.repeat=1,2"  # the least of sweeps


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str) -> tuple[int, str, str]:
        code = cli.main(["sweep", *words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def begun(file: Path, vary: tuple[str, ...] = VARY, base: Architecture = NET, **more: Any) -> Store:
    store = Store(file)
    store.begin(Definition(base=base, vary=vary, **more))
    return store


def whole(vary: tuple[str, ...], base: Architecture = NET, **more: Any) -> Space:
    return space(Definition(base=base, vary=vary, **more))


# cost; that of sound designs of every family is in test_match


def test_the_cost_of_blocks_that_grow_from_repeat_to_repeat() -> None:
    stage = Stage(name="dense", block=block_class("dense_layer").model_validate({}), repeat=9)
    design = Architecture(input=(64, 14, 14), stages=(stage,))
    assert cost(design) == estimated(design)


def estimated(design: Architecture) -> Cost:
    total = estimate(expand(design).graph).total
    return Cost(total.params, total.macs, total.activations, total.memory_bytes)


def test_the_cost_tells_what_is_not_sound() -> None:
    vary = ("layer*.groups=1,2,3,32", "layer2.width=96..128..8", "layer3.shortcut=projection,A,identity,none",
            "layer4.out=512,2048", "input=32,224")  # fmt: skip
    found, sound = whole(vary, DEEP), 0
    for number in random.Random(1).sample(range(found.count), 60):
        design = found.design(found.point(number))
        expansion, quick = expand(design), cost(design)
        assert (not quick.fault) == expansion.sound, number
        assert replace(quick, fault=SILENCE) == estimated(design)
        if expansion.sound:
            sound += 1
        else:
            first = expansion.issues[0]
            assert quick.fault.startswith(f"{design.stages[first.stage or 0].name}: ")
            assert first.message in quick.fault or first.message.split(": ", 1)[1] in quick.fault
    assert 5 < sound < 55


def test_too_many_layers_are_not_legal() -> None:
    stage = next(s for s in NET.stages if s.name == "layer1").put(repeat=1000)
    sound = []
    for count in range(1, 6):
        stages = tuple(stage.put(name=f"s{i}", block=stage.block.put(excite=4)) for i in range(count))
        design = Architecture(name="deep", input=(16, 32, 32), stages=stages)
        sound.append(expand(design).sound)
        assert (not cost(design).fault) == sound[-1]
    assert set(sound) == {True, False}
    assert "more than 50,000 layers" in cost(design).fault


# parameters


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("layer2.width=64,96,128", (64, 96, 128)),
        ("layer2.repeat=2..5", (2, 3, 4, 5)),
        ("layer2.width=64..100..16, 8", (64, 80, 96, 8)),
        ("wide.dropout=0..0.3..0.1", (0.0, 0.1, 0.2, 0.3)),
        ("layer2.norm=yes,no", (True, False)),
        ("layer2.activation=relu,silu,relu", ("relu", "silu")),
        ("input=128..192..32,1x30x40", ((3, 128, 128), (3, 160, 160), (3, 192, 192), (1, 30, 40))),
    ],
)
def test_a_line_is_read_as_its_field_says(line: str, values: tuple[object, ...]) -> None:
    base = DEEP.insert(5, block_class("wide_basic").model_validate({}), "wide")
    found = parameter(base, line)
    assert found.values == values
    assert [type(v) for v in found.values] == [type(v) for v in values]


def test_a_star_means_every_stage_that_has_it() -> None:
    design = parameter(DEEP, "*.groups=4").apply(DEEP, 4)
    assert [getattr(s.block, "groups", None) for s in design.stages] == [None, 4, 4, 4, 4, None]
    deeper = parameter(DEEP, "*.repeat=7").apply(DEEP, 7)
    assert [s.repeat for s in deeper.stages] == [1, 7, 7, 7, 7, 1]  # neither stem nor head


def test_a_dimension_of_the_design_is_varied_by_its_name() -> None:
    for line, wanted in (("depth=50..59..3", zoo.network("resnet50").edit(("stages", 3, "repeat"), 7)),
                         ("resolution=128,256", DEEP.put(input=(3, 256, 256)))):  # fmt: skip
        found = parameter(DEEP, line)
        assert digest(found.apply(DEEP, found.values[1])) == digest(wanted)
    with pytest.raises(Refused, match=r"depth=51: depth = 51: .*nearest: 50, 53"):
        parameter(DEEP, "depth=51")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("layer2", "'layer2' varies nothing; write for example layer2.width=64,96,128"),
        ("layr2.width=1", "there is no stage 'layr2'; nearest: layer2"),
        ("layer2.widht=1", "layer2 has no field 'widht'; nearest: width"),
        ("layer2.width=0,1", "width: must be at least 1 (given: 0)"),
        ("layer2.width=a", "'a' is no number"),
        ("layer2.width=9..3", "a range goes up by a step above 0, such as 64..256..32"),
        ("layer2.width=1..60000", "60,000 values are more than 10,000; take a larger step"),
        ("layer2.norm=maybe", "'maybe' is neither yes nor no"),
        ("layer2.activation=rellu", "must be one of 'relu'"),
        ("layer2.repeat=1001", "repeat: must be at most 1000 (given: 1001)"),
        ("input=0", "must be at least 1"),
    ],
)
def test_a_line_that_means_nothing_is_refused_with_a_remedy(line: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        parameter(DEEP, line)
    assert said in str(refusal.value)


# space


def test_a_grid_holds_every_combination_once() -> None:
    found = whole(VARY)
    points = [found.point(number) for number in range(found.count)]
    assert points == list(product(range(1, 6), range(16, 53, 4), range(1, 9)))
    design = found.design((2, 24, 7))
    assert [s.repeat for s in design.stages] == [1, 2, 3, 7, 1]
    assert design.stages[2].block.model_dump()["out"] == 24


@pytest.mark.parametrize("size", [1, 2, 3, 1000, 1025])
def test_a_shuffle_repeats_nothing(size: int) -> None:
    order = [shuffled(number, size, 7) for number in range(size)]
    assert sorted(order) == list(range(size))
    if size > 3:
        assert order != sorted(order)
        assert order != [shuffled(number, size, 8) for number in range(size)]


def test_a_sample_is_a_function_of_number_and_seed() -> None:
    some, more = whole(VARY, random=40, seed=3), whole(VARY, random=90, seed=3)
    assert [some.point(n) for n in range(40)] == [more.point(n) for n in range(40)]
    assert len({more.point(n) for n in range(90)}) == 90
    assert whole(VARY, random=10_000).count == 400
    huge = whole(tuple(f"layer{i}.width=1..2000" for i in range(1, 5)), DEEP, random=3)
    assert len({huge.point(n) for n in range(3)}) == 3
    with pytest.raises(Refused, match=r"a grid of 4,000,000 .*take a random sample"):
        whole(tuple(f"layer{i}.width=1..2000" for i in range(1, 3)), DEEP)
    with pytest.raises(Refused, match="input is varied twice"):
        whole(("input=32", "input=64"))


# before the start


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        (("layer3.repeat=2..4", "layer2.groups=5,7"),
         "layer2.groups = 5, 7 never gives a legal design: groups = 5 must divide the inner width 128; "
         "nearest: 125, 130; fix: width = 125 | width = 130 | groups = 4 | groups = 8; take other values or "
         "leave it out"),
        (("layer2.width=60,62", "layer2.groups=7,8"), "none of the 4 designs is legal: layer2: groups = "),
    ],
)  # fmt: skip
def test_what_is_never_legal_is_said_before_the_start(vary: tuple[str, ...], said: str) -> None:
    with pytest.raises(Refused) as refusal:
        probe(whole(vary, DEEP), {})
    assert str(refusal.value).startswith(said)


def test_a_parameter_that_is_legal_with_another_is_taken() -> None:
    probe(whole(("layer2.groups=7", "layer2.width=63"), DEEP), {})


def test_what_a_look_at_some_designs_tells_is_of_them() -> None:
    found = whole(("layer1.groups=1..64", "layer2.repeat=1..9"), DEEP)
    sample = probe(found, {"params": 10**9, "macs": 1})
    assert sample.looked == LOOK
    seen = [found.design(found.point(shuffled(i, found.count, 0))) for i in range(LOOK)]
    assert 0 < sample.legal == sum(64 % design.stages[1].block.model_dump()["groups"] == 0 for design in seen) < LOOK
    least = cost(found.design((64, 1)))  # as many paths as divide 64, and one block
    assert sample.beyond == {"macs": (1, least.macs)}


def test_names_that_torch_owns_are_said_before_the_start() -> None:
    design = Architecture(name="net", input=(3, 32, 32), stages=(Stage(name="train", block=NET.stages[1].block),))
    with pytest.raises(Refused, match="net: 'train' belongs to torch"):
        probe(whole(("train.repeat=1..3",), design), {})


# front


def test_the_front_is_what_nothing_dominates() -> None:
    draw = random.Random(2)
    points = [(draw.randrange(12), draw.randrange(12)) for _ in range(80)]

    def beaten(p: tuple[int, int]) -> bool:
        return any(q != p and q[0] <= p[0] and q[1] <= p[1] for q in points)

    expected = {i for i, p in enumerate(points) if not beaten(p)}
    assert set(front(points)) == expected
    assert [points[i] for i in front(points)] == sorted(points[i] for i in front(points))
    ranks = dict(ranked(points, len(points)))
    assert {i for i, rank in ranks.items() if rank == 1} == expected
    assert set(ranks) == set(range(80))
    for i, j in product(range(80), repeat=2):
        if points[i] != points[j] and points[i][0] <= points[j][0] and points[i][1] <= points[j][1]:
            assert ranks[i] < ranks[j]
    assert front([]) == ()


def test_of_a_long_front_some_are_taken_with_both_ends() -> None:
    points = [(i, -i) for i in range(100)]
    assert [place for place, _ in ranked(points, 4)] == [0, 33, 66, 99]
    assert list(ranked(points, 1)) == [(0, 1)]


def test_goals_are_two_figures() -> None:
    assert goals("macs,+params") == (Goal(QUANTITIES["macs"]), Goal(QUANTITIES["params"], most=True))
    assert goals("-memory, activations") == (Goal(QUANTITIES["memory"]), Goal(QUANTITIES["activations"]))
    for text in ("macs", "macs,macs", "macs,flops", "macs,params,memory", ""):
        with pytest.raises(Refused, match=r"two of params, macs, activations, memory.*such as activations,\+macs"):
            goals(text)


# file


def test_a_sweep_killed_half_way_goes_on_and_repeats_nothing(
    tmp_path: Path, here: ThreadPoolExecutor, evaluated: list[int]
) -> None:
    vary = (*VARY, "layer1.excite=0,4")
    words = [sys.executable, "-m", "archviz", "sweep", "resnet20_cifar", *(f"--vary={line}" for line in vary)]
    killed = Store(tmp_path / "killed.sqlite")
    process = subprocess.Popen([*words, "-o", str(killed.file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not _rows(killed.file) and time.monotonic() < deadline:
        time.sleep(0.005)
    workers = _children(process.pid)
    with pytest.raises(Refused, match=r"another program works on .*killed\.sqlite; let it end"):
        use.run(killed)
    process.send_signal(signal.SIGKILL)
    _, told = process.communicate()
    assert f"this goes on: archviz sweep --resume {killed.file}\n" in told.decode()
    there = {n for (n,) in _rows(killed.file)}
    assert 0 < len(there) < 800
    assert len(there) % BATCH == 0  # batches are whole
    while any(map(Path.exists, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(Path.exists, workers))

    with killed.alone():  # the lock has gone with its process
        sweep.run(killed, here)
    assert sorted(evaluated) == sorted(set(range(800)) - there)
    evaluated.clear()
    sweep.run(killed, here)
    assert evaluated == []
    straight = begun(tmp_path / "straight.sqlite", vary)
    sweep.run(straight, here)
    assert len(evaluated) == 800
    assert killed.found() == straight.found()
    assert killed.tally() == straight.tally()
    assert killed.tally().legal == 800
    assert not [path.name for path in tmp_path.iterdir() if "lock" in path.name]


def _children(process: int) -> list[Path]:
    """The folders of its workers, where the system has such."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [Path("/proc") / child for child in listed.read_text().split()] if listed.exists() else []


def _rows(file: Path) -> list[tuple[int]]:
    if not file.exists():
        return []
    with closing(sqlite3.connect(file, timeout=10)) as base:
        try:
            return base.execute("SELECT number FROM design").fetchall()
        except sqlite3.OperationalError:
            return []  # not begun


def test_what_stops_a_sweep_leaves_what_is_finished(tmp_path: Path, here: ThreadPoolExecutor) -> None:
    store = begun(tmp_path / "s.sqlite")

    def stop() -> None:
        if store.tally().finished:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep.run(store, here, check=stop)
    finished = store.tally().finished
    assert 0 < finished < 400
    told: list[int] = []
    sweep.run(store, here, told.append)
    assert sum(told) == 400 - finished


def test_every_row_is_the_design_of_its_number(tmp_path: Path, here: ThreadPoolExecutor) -> None:
    store = begun(tmp_path / "s.sqlite", random=150, seed=5)
    sweep.run(store, here)
    found, source = store.found(), space(store.definition)
    assert [f.number for f in found] == list(range(150))
    for f in found[::29]:
        design = source.design(source.point(f.number))
        assert f.digest == digest(design)
        assert f.cost == cost(design)
        assert f.parameters == {
            "layer1.repeat": str(design.stages[1].repeat),
            "layer2.out": str(design.stages[2].block.model_dump()["out"]),
            "layer3.repeat": str(design.stages[3].repeat),
        }


def test_a_design_met_again_counts_once_and_an_illegal_one_says_why(tmp_path: Path, here: ThreadPoolExecutor) -> None:
    vary = "depth=50,53", "layer1.groups=3,4", "layer2.groups=4,8", "layer*.repeat=2"
    store = begun(tmp_path / "s.sqlite", vary, DEEP)
    sweep.run(store, here)
    tally = store.tally()
    assert (tally.count, tally.illegal, tally.repeated, tally.legal, tally.within) == (8, 4, 2, 2, 2)
    assert tally.fault == "layer1: groups = 3 must divide the inner width 64; nearest: 63, 66"
    assert [f.number for f in store.found()] == [2, 3]


def test_limits_say_what_is_found(tmp_path: Path, here: ThreadPoolExecutor) -> None:
    free, bound = (
        begun(tmp_path / "a.sqlite"),
        begun(tmp_path / "b.sqlite", limits={"params": 300_000, "memory": 3 << 20}),
    )
    sweep.run(free, here)
    sweep.run(bound, here)
    assert bound.found() == free.found()
    expected = [f for f in free.found() if f.cost.params <= 300_000 and f.cost.memory <= 3 << 20]
    assert [f for f in bound.found() if f.within(bound.definition)] == expected
    assert 0 < len(expected) == bound.tally().within < 400
    numbers = [number for number, _, _ in bound.points(QUANTITIES["params"], QUANTITIES["macs"])]
    assert numbers == [f.number for f in expected]
    assert bound.tally().least == Cost(*(min(q.of(f.cost) for f in free.found()) for q in QUANTITIES.values()))


def test_another_file_is_refused_and_kept(tmp_path: Path) -> None:
    store = begun(tmp_path / "s.sqlite")
    store.begin(store.definition)  # the same goes on
    with pytest.raises(Refused, match="holds another sweep"):
        begun(store.file, VARY[:2])
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"no database at all" * 99)
    with pytest.raises(Refused, match=r"other\.sqlite is not a sweep; take another file"):
        begun(other)
    assert other.read_bytes() == b"no database at all" * 99
    with closing(sqlite3.connect(tmp_path / "plain.sqlite")) as base:
        base.execute("CREATE TABLE x (y)")
    with pytest.raises(Refused, match="is not a sweep"):
        begun(tmp_path / "plain.sqlite")
    with closing(sqlite3.connect(tmp_path / "plain.sqlite")) as base:
        assert base.execute("PRAGMA journal_mode").fetchone() == ("delete",)  # as it was
    with closing(sqlite3.connect(tmp_path / "killed.sqlite")) as base:
        base.execute("PRAGMA journal_mode = WAL")  # and nothing more
    assert begun(tmp_path / "killed.sqlite").tally().count == 400
    with closing(sqlite3.connect(store.file)) as base, base:
        base.execute("UPDATE sweep SET made_by = '0.0.1'")
    with pytest.raises(Refused, match=r"is of ArchViz 0\.0\.1, this is .*: begin anew"):
        store.definition  # noqa: B018
    with closing(sqlite3.connect(store.file)) as base:
        base.execute("PRAGMA user_version = 2")
    with pytest.raises(Refused, match=r"written by a newer ArchViz \(version 2, this one reads up to 1\)"):
        store.definition  # noqa: B018
    with pytest.raises(Refused, match="begins a sweep"):
        Store(tmp_path / "none.sqlite").definition  # noqa: B018


def test_two_programs_do_not_write_the_same_sweep(tmp_path: Path) -> None:
    store = begun(tmp_path / "s.sqlite")
    rows = sweep.evaluate(store.definition.model_dump_json(), sweep.made(), 0, 100)
    store.keep(rows)
    with pytest.raises(Refused, match="another program works on"):
        store.keep(rows)
    assert store.tally().finished == 100


def test_a_file_is_made_in_a_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"cannot be written: there is no folder .*none"):
        begun(tmp_path / "none" / "s.sqlite")
    assert not (tmp_path / "none").exists()
    with pytest.raises(Refused, match="is a folder; name a file in it"):
        begun(tmp_path)


def test_a_sweep_is_looked_at_by_whom_may_only_read_it(
    tmp_path: Path, here: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = begun(tmp_path / "s.sqlite", VARY[:1])
    sweep.run(store, here)
    before, seen = store.file.read_bytes(), store.found()
    store.file.chmod(0o444)
    tmp_path.chmod(0o555)
    with monkeypatch.context() as context:
        context.setattr(os, "access", lambda path, mode: path == store.file or mode != os.W_OK)
        assert not database.writable(store.file)  # of its folder
    monkeypatch.setattr(database, "writable", lambda _: False)  # root may write everywhere
    monkeypatch.setattr(database, "_connect", None)
    try:
        assert store.found() == seen
        assert store.missing() == []
        _, best = winning.best(store, goals(FRONT), 2)
        assert [w.found.fvcore for w in winning.confirm(store, best)] == [w.found.cost.macs for w in best]
        assert [path.name for path in tmp_path.iterdir()] == ["s.sqlite"]
        assert store.file.read_bytes() == before
    finally:
        tmp_path.chmod(0o755)


def test_one_program_at_a_time_works_on_a_sweep(tmp_path: Path) -> None:
    store = begun(tmp_path / "s.sqlite")
    beside = tmp_path / "s.sqlite-lock"
    with store.alone():
        with pytest.raises(Refused, match=r"another program works on .*s\.sqlite; let it end"), store.alone():
            pass
        assert beside.exists()  # whoever was refused has taken nothing away
        with pytest.raises(Refused, match="another program"):
            use.run(store)
    assert not beside.exists()
    beside.write_text("of somebody else")
    with store.alone(), pytest.raises(Refused, match="another program"), store.alone():
        pass
    assert beside.read_text() == "of somebody else"
    beside.unlink()
    beside.mkdir()
    with pytest.raises(Refused, match=r"s\.sqlite cannot be used: "), store.alone():
        pass


def test_a_lock_that_was_taken_away_meanwhile_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, original = tmp_path / "lock", lock._opened

    def late(path: Path) -> int:
        """Opens it, and only then does its holder end."""
        monkeypatch.setattr(lock, "_opened", original)
        handle = original(path)
        path.unlink()
        return handle

    monkeypatch.setattr(lock, "_opened", late)
    with lock.locked(path) as free:
        assert free
        with lock.locked(path) as second:
            assert not second


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(Refused, match=r"a worker has ArchViz .*, this is 9: install the same"):
        sweep.evaluate(Definition(base=NET, vary=VARY).model_dump_json(), "9", 0, 1)


# winners


def test_winners_are_the_front_confirmed_by_fvcore(tmp_path: Path, here: ThreadPoolExecutor) -> None:
    store = begun(tmp_path / "s.sqlite", limits={"macs": 40_000_000})
    sweep.run(store, here)
    numbers, winners = winning.best(store, goals("macs,+params"), 3)
    found = {f.number: f.cost for f in store.found() if f.within(store.definition)}
    for number in numbers:
        assert not any(f.macs <= found[number].macs and f.params >= found[number].params and f != found[number]
                       for f in found.values())  # fmt: skip
    assert [w.found.number for w in winners] == [numbers[0], numbers[(len(numbers) - 1) // 2], numbers[-1]]
    confirmed = winning.confirm(store, winners)
    assert [w.found.fvcore for w in confirmed] == [w.found.cost.macs for w in winners]
    assert winning.best(store, goals("macs,+params"), 3)[1] == confirmed  # kept


class FakeRun:
    """Measures nothing: a design of number n takes n + 1 seconds; the last one fails."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def events(self) -> Iterator[Event]:
        yield Facts(machine=Machine(cpu="A CPU"))
        *rest, last = enumerate(self.plan.measured)
        for number, design in rest:
            yield Progress(design=number, batch=1, phase="measure")
            values = {"design": number, "name": design.name, "digest": digest(design), "group": "g", "batch": 1,
                      "input": design.input, "samples": 9, "calls": 1, "q1": 0.1, "q3": 0.2, "p90": 1.0, "p99": None,
                      "min": 0.1, "macs": 1, "params": 1, "peak": 1.0, "bandwidth": 1.0, "memory": Memory(),
                      "warm_up": 0.1, "drift": 0.0, "rounds": (1.0,), "median": number + 1.0}  # fmt: skip
            yield Done(latency=Latency.model_validate(values))
        yield Failed(design=last[0], batch=1, message="no memory")
        yield End()


def test_winners_are_measured_in_turns_and_what_fails_is_said(
    tmp_path: Path, here: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setattr(winning, "Run", FakeRun)
    store = begun(tmp_path / "s.sqlite", VARY[:1])
    sweep.run(store, here)
    code, out, err = run("--resume", str(store.file), "--top", "3", "--bench", "--json")
    assert (code, err) == (0, "archviz: no memory\n")
    shown = json.loads(out)["winners"]
    assert [w["latency"] and w["latency"]["median"] for w in shown] == [1.0, 2.0, None]
    _, again = winning.best(store, goals(FRONT), 3)
    assert [w.latency.median for w in again if w.latency] == [1.0, 2.0]  # kept


# files that were edited by hand

EDITS = [
    *(f"UPDATE sweep SET {name} = {value}" for name in ("definition", "made_by", "count", "batch", "front", "top")
      for value in ("x'ff00'", "''", "-1", "1.5", "'x'") if (name, value) != ("made_by", "1.5")),
    "DELETE FROM sweep", "INSERT INTO sweep SELECT * FROM sweep", "DROP TABLE sweep", "DROP TABLE design",
    "UPDATE sweep SET count = 399", "UPDATE sweep SET count = 9223372036854775807", "UPDATE sweep SET batch = 0",
    "UPDATE sweep SET definition = '[[[['", "UPDATE sweep SET front = 'params,params'",
    """UPDATE sweep SET definition = json_set(definition, '$.limits', json('{"macs":-1}'))""",
    """UPDATE sweep SET definition = json_set(definition, '$.vary', json('["layer9.repeat=1..3"]'))""",
    """UPDATE sweep SET definition = json_set(definition, '$.vary', json('["layer1.repeat=1..3"]'))""",
    "ALTER TABLE design RENAME macs TO mac", "ALTER TABLE sweep RENAME top TO most", "PRAGMA user_version = 9",
    *(f"UPDATE design SET {name} = {value} WHERE number % 7 = 0"
      for name in ("digest", "params", "macs", "activations", "memory", "fvcore")
      for value in ("x'ff00'", "'x'", "-1", "1.5")),
    *(f"UPDATE design SET parameters = {value}" for value in ("''", "'[]'", "'{}'", "'null'", "'[[[['", "x'ff'")),
    """UPDATE design SET parameters = '{"layer1.repeat": 3}'""",
    *(f"UPDATE design SET latency = {value}" for value in ("'x'", "'{}'", "5", "x'ff'")),
    "UPDATE design SET issue = x'ff'", "UPDATE design SET digest = NULL WHERE number = 7",
    "UPDATE design SET number = -1 WHERE number = 7", "UPDATE design SET number = 400 WHERE number = 7",
    "DELETE FROM design WHERE number = 7", "UPDATE design SET macs = 1", "UPDATE design SET digest = 'other'",
]  # fmt: skip


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sweep of 400 designs that is finished."""
    store = begun(tmp_path_factory.mktemp("finished") / "s.sqlite")
    with ThreadPoolExecutor(1) as executor:
        sweep.run(store, executor)
    with closing(sqlite3.connect(store.file)) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store.file


@pytest.mark.parametrize("edit", EDITS)
def test_a_file_that_was_edited_is_refused_in_a_sentence(finished: Path, tmp_path: Path, run: Run, edit: str) -> None:
    file = Path(shutil.copy(finished, tmp_path))
    with closing(sqlite3.connect(file)) as base, base:
        base.execute(edit)
    for more in ((), ("--json",), ("--export", "csv")):
        code, out, err = run("--resume", str(file), *more)
        assert (code, out) == (2, ""), err
        assert err.startswith(f"archviz: {file}")
        assert err.count("\n") == 1


@pytest.mark.parametrize("seed", range(30))
def test_a_file_that_is_cut_off_or_has_other_bytes_is_refused_or_read(
    finished: Path, tmp_path: Path, run: Run, seed: int
) -> None:
    dice, file, data = random.Random(seed), tmp_path / "s.sqlite", bytearray(finished.read_bytes())
    if seed % 3:
        for _ in range(dice.choice((1, 20, 2000))):
            data[dice.randrange(len(data))] = dice.randrange(256)
    else:
        del data[dice.randrange(len(data)) :]
    file.write_bytes(data)
    code, _, err = run("--resume", str(file))
    assert code in (0, 2)
    assert code == 0 or (err.startswith("archviz: ") and err.count("\n") == 1)


def test_another_sqlite_file_is_left_as_it_is(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("CREATE TABLE mine (x)")
    before = file.read_bytes()
    for words in (("--resume", str(file)), ("resnet20_cifar", "--vary", VARY[0], "-o", str(file))):
        assert run(*words)[0::2] == (2, f"archviz: {file} is not a sweep; take another file\n")
    assert file.read_bytes() == before


def test_a_limit_beyond_what_a_file_can_hold_is_taken(tmp_path: Path, run: Run) -> None:
    file = str(tmp_path / "s.sqlite")
    code, _, err = run("resnet20_cifar", "--vary", "layer1.repeat=1..3", "--max-macs", "99999999999T", "-o", file)
    assert code == 0, err


# cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler with two worker processes, one of which offers a GPU."""
    distributed = pytest.importorskip("distributed")
    options = {"nthreads": 1, "dashboard_address": None, "silence_logs": 40}
    workers = {
        0: {"cls": distributed.Nanny, "options": {**options, "resources": {"GPU": 1}}},
        1: {"cls": distributed.Nanny, "options": options},
    }
    scheduler = {"cls": distributed.Scheduler, "options": {"dashboard": False, "port": 0, "host": "127.0.0.1"}}
    with distributed.SpecCluster(workers, scheduler, silence_logs=40) as made:
        yield made.scheduler_address


def test_a_cluster_of_two_workers_gives_the_same_table(cluster: str, tmp_path: Path, here: ThreadPoolExecutor) -> None:
    alone, together = begun(tmp_path / "a.sqlite"), begun(tmp_path / "b.sqlite")
    sweep.run(alone, here)
    use.run(together, cluster)
    assert together.found() == alone.found()
    assert together.tally() == alone.tally()


def test_a_resource_is_of_one_worker(cluster: str) -> None:
    with pool.dask(cluster, "GPU") as executor:
        asked = [executor.submit(_process, number) for number in range(6)]
        assert len({future.result() for future in asked}) == 1
    with (
        pytest.raises(Refused, match="no worker offers the resource NPU; start one: `dask worker"),
        pool.dask(cluster, "NPU"),
    ):
        pass


def _process(_: int) -> int:
    return os.getpid()


def test_a_worker_of_the_cluster_measures(cluster: str, tmp_path: Path, here: ThreadPoolExecutor, run: Run) -> None:
    from distributed import Client

    store = begun(tmp_path / "s.sqlite", VARY[:1])
    sweep.run(store, here)
    with Client(cluster, set_as_default=False) as client:
        client.run(_fake)
    code, out, err = run(
        "--resume", str(store.file), "--top", "3", "--bench", "--device", "cuda:0", "--dask", cluster, "--json"
    )
    assert (code, err) == (0, "archviz: no memory\n")
    shown = json.loads(out)["winners"]
    assert [w["latency"] and w["latency"]["median"] for w in shown] == [1.0, 2.0, None]


def _fake() -> None:
    remote.Run = FakeRun  # type: ignore[misc, assignment]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense"])
def test_a_cluster_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(pool, "_PATIENCE_S", 0.3)
    with pytest.raises(Refused, match=f"no Dask scheduler answers at {address}"), pool.dask(address):
        pass


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two authorities (ca, other), and a certificate and key of the first."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("tls")
    new = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    for line in (
        f"req -x509 {new} -keyout ca.key -out ca.pem -days 2 -subj /CN=ca",
        f"req -x509 {new} -keyout other.key -out other.pem -days 2 -subj /CN=other",
        f"req {new} -keyout key.pem -out cert.csr -subj /CN=localhost",
        "x509 -req -in cert.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out cert.pem -days 2",
    ):
        subprocess.run(["openssl", *line.split()], cwd=folder, capture_output=True, check=True)
    return folder


def test_a_cluster_is_reached_by_tls_and_by_nobody_without_a_certificate(
    certificates: Path, tmp_path: Path, here: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    from distributed.security import Security

    own = [str(certificates / name) for name in ("ca.pem", "cert.pem", "key.pem")]
    roles = {f"tls_{role}_{kind}": file for role in ("scheduler", "worker", "client")
             for kind, file in zip(("cert", "key"), own[1:], strict=True)}  # fmt: skip
    options = {"nthreads": 1, "dashboard_address": None, "silence_logs": 40}
    security = Security(require_encryption=True, tls_ca_file=own[0], **roles)
    scheduler = {"dashboard_address": ":0", "port": 0, "host": "tls://127.0.0.1", "security": security}
    workers = {0: {"cls": distributed.Worker, "options": {**options, "security": security}}}
    specification = {"cls": distributed.Scheduler, "options": scheduler}
    alone, together = begun(tmp_path / "a.sqlite", VARY[:1]), begun(tmp_path / "b.sqlite", VARY[:1])
    sweep.run(alone, here)
    monkeypatch.setattr(pool, "_PATIENCE_S", 2)
    with distributed.SpecCluster(workers, specification, silence_logs=50, security=security) as made:
        address = made.scheduler_address
        assert address.startswith("tls://")
        ca, cert, key = map(Path, own)
        use.run(together, Cluster(address, ca, cert, key))
        assert together.found() == alone.found()
        for wrong in (Cluster(address, certificates / "other.pem", cert, key), address.replace("tls://", "tcp://")):
            with pytest.raises(Refused, match="no Dask scheduler answers"), pool.dask(wrong):
                pass


def test_a_tls_address_and_its_files_belong_together(run: Run, tmp_path: Path) -> None:
    file, vary = tmp_path / "x.pem", ("resnet20_cifar", "--vary", VARY[0])
    file.touch()
    code, _, err = run(*vary, "--dask", "tls://127.0.0.1:9")
    assert (code, err) == (2, "archviz: tls://127.0.0.1:9 needs --tls-ca-file, --tls-cert, --tls-key, the files of its "
                              "certificates\n")  # fmt: skip
    files = ("--tls-ca-file", str(file), "--tls-cert", str(file))
    code, _, err = run(*vary, "--dask", "tls://127.0.0.1:9", *files)
    assert (code, err) == (2, "archviz: tls://127.0.0.1:9 needs --tls-key, the files of its certificates\n")
    code, _, err = run(*vary, "--dask", "tcp://127.0.0.1:9", *files)
    assert (code, err) == (2, "archviz: --tls-ca-file, --tls-cert need a tls:// address; leave them out\n")
    code, _, err = run(*vary, *files)
    assert code == 2
    code, _, err = run(*vary, "--dask", "tls://127.0.0.1:9", *files, "--tls-key", str(tmp_path / "no.pem"))
    assert (code, err) == (2, f"archviz: {tmp_path / 'no.pem'} cannot be read: No such file or directory\n")
    code, _, err = run(*vary, "--dask", "tls://127.0.0.1:9", *files, "--tls-key", str(file))
    assert code == 2
    assert err.splitlines()[-1].startswith("archviz: no Dask scheduler answers at tls://127.0.0.1:9 (")


def test_without_the_package_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Refused, match=r"type `pip install 'archviz\[dask\]'`"), pool.dask("tcp://127.0.0.1:9"):
        pass


# command


def test_the_command_sweeps_tells_and_exports(run: Run, tmp_path: Path) -> None:
    vary = VARY[:2]
    code, out, err = run(
        "resnet20_cifar", *(f"--vary={line}" for line in vary), "--max-params", "270k",
        "--top", "4", "--save", str(tmp_path / "w.json"), "--front", "macs,+params",
    )  # fmt: skip
    store = usual(Definition(base=NET, vary=vary, limits={"params": 270_000}))
    again = f"archviz sweep --resume {store.file}"
    assert (code, err.splitlines()) == (0, [
        "50 designs (layer1.repeat 5 × layer2.out 10)",
        f"kept in {store.file}; if it is stopped, this goes on: {again}",
    ])  # fmt: skip
    lines = out.splitlines()
    assert lines[0].split()[:3] == ["No.", "layer1.repeat", "layer2.out"]
    assert [line.split()[-1] for line in lines[2:6]] == ["✓"] * 4
    tally = store.tally()
    assert f"50 designs looked at: 50 legal; {tally.within} within 270.0 k parameters. " in out
    assert "The front of least MACs and most parameters has " in out
    assert "; 4 of it, evenly spread, are shown, from least MACs to most parameters.\n" in out
    assert f"\n{again}\n" in out

    code, out, err = run("--resume", str(store.file), "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["designs"]["within"] == tally.within
    assert [goal["figure"] for goal in found["goals"]] == ["macs", "params"]  # as it was begun
    assert [w["fvcore_macs"] for w in found["winners"]] == [w["macs"] for w in found["winners"]]
    assert len(found["winners"]) == 4
    saved = files.load(tmp_path / "w.json").designs
    assert [digest(d) for d in saved] == [w["digest"] for w in found["winners"]]
    _, out, _ = run("--resume", str(store.file), "--export", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [int(row["number"]) for row in rows] == [f.number for f in store.found()] == list(range(50))
    for row in rows:
        assert row["within"] == str(int(int(row["params"]) <= 270_000))
    assert [int(row["number"]) for row in rows if row["winner"] == "1"] == sorted(w["number"] for w in found["winners"])
    assert [int(row["number"]) for row in rows if row["front"] == "1"] == sorted(found["front"])
    assert sum(bool(row["fvcore_macs"]) for row in rows) >= 4
    chart = tmp_path / "front.svg"
    words = "--export", "md", "--top", "2", "--front", "params,activations", "--chart", str(chart)
    _, out, _ = run("--resume", str(store.file), *words)
    assert out.startswith("| No. | layer1.repeat |")
    rows = [line.split("|")[1].strip() for line in out.splitlines()[2:]]
    assert re.findall(r'id="winner (\d+)"', chart.read_text()) == rows
    _, out, _ = run("--resume", str(store.file), "--json")
    assert json.loads(out)["winners"] == found["winners"]  # another look has changed nothing


def test_designs_that_are_not_legal_are_told_beforehand(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archviz.explore.probe.LOOK", 60)
    _, out, err = run(
        "resnet50", "--vary", "layer1.groups=1..16", "--vary", "layer4.repeat=1..20", "--top", "1", "--json"
    )
    found = json.loads(out)["designs"]
    share = re.search(r"; of 60 tried (\d+) are legal$", err.splitlines()[0])
    assert share
    assert abs(int(share[1]) / 60 - found["legal"] / found["count"]) < 0.15


def test_a_sweep_within_nothing_says_the_least(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archviz.explore.probe.LOOK", 10)
    vary = "resnet20_cifar", "--vary", "layer1.repeat=1,2"
    code, out, err = run(*vary, "--max-params", "1k", "--max-memory", "1KiB")
    assert (code, out) == (2, "")
    least = cost(whole(("layer1.repeat=1,2",)).design((1,)))
    assert "none of 2 designs tried is within 1.000 k parameters, 1.000 KiB memory; the least is " in err
    assert f"the least is {least.params / 1e3:.1f} k parameters, " in err
    code, out, err = run(*vary, "--vary", "layer2.repeat=1..9", "--max-params", "1k")
    assert code == 0
    assert err.splitlines()[1].startswith("note: none of 10 designs tried is within 1.000 k parameters; the least is ")
    assert "0 within 1.000 k parameters; the least of them: " in out
    assert "front" not in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "a sweep needs a target and --vary"),
        (("resnet50",), "a sweep needs a target and --vary"),
        (("resnet50", "--vary", "layer2.groups=5"), "layer2.groups = 5 never gives a legal design"),
        (("resnet50", "--vary", "layer2.width=64", "--front", "macs"), "a front is over two of"),
        (("resnet50", "--vary", "layer2.width=64", "--max-macs", "much"), "--max-macs 'much' is no amount"),
        (("resnet50", "--resume", "x.sqlite"), "leave out TARGET, or begin another sweep"),
        (("--resume", "x.sqlite", "--max-params", "1M", "--seed", "2"), "leave out --seed, --max-params, or begin"),
        (("--resume", "nowhere.sqlite"), "nowhere.sqlite is not there"),
        (("resnet50", "--vary", "layer2.width=64", "--chart", "x.jpg"), "must end in one of .svg, .pdf, .png"),
        ((*ONE, "-o", "s.txt"), "s.txt: a sweep is kept as .sqlite"),
        ((*ONE, "--save", "s.txt"), "s.txt: a project is written as .archviz.json"),
        ((*ONE, "--save", "none/s.json"), "none/s.json cannot be written: there is no folder none"),
        ((*ONE, "--chart", "none/s.svg"), "none/s.svg cannot be written: there is no folder none"),
        ((*ONE, "--chart", "s.svg", "--chart", "./s.svg"), "s.svg would be written twice; name another file"),
        ((*ONE, "--top", "3", "--top", "4"), "--top is taken once; it was given 2 times"),
        ((*ONE, "--json", "--export", "csv"), "--json and --export csv both write to standard output"),
        ((*ONE, "--seconds", "3"), "--device, --batch and --seconds are of --bench"),
        (("resnet50", "--vary", "layer1.repeat=1,2", "--vary", "layer*.repeat=1,2"),
         "layer1.repeat and layer*.repeat both set layer1.repeat, and the last would win; leave one out"),
        (("resnet50", "--vary", "input=1,2", "--vary", "resolution=64"), "input and resolution both set input"),
    ],
)  # fmt: skip
def test_the_command_refuses_in_one_line(run: Run, words: tuple[str, ...], said: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_nothing_that_is_read_is_written_over(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*ONE, "-o", "s.sqlite", "--save", "w.json")[0] == 0
    os.rename("s.sqlite", "s.json")  # a sweep of whatever name can be taken up
    kept = Path("s.json").read_bytes()
    code, _, err = run("--resume", "s.json", "--save", f"../{tmp_path.name}/s.json")
    assert (code, "s.json is read, and would be lost; name another file" in err) == (2, True)
    assert Path("s.json").read_bytes() == kept
    kept = Path("w.json").read_bytes()
    for target in ("w.json", "w.json#2"):
        code, _, err = run(target, *ONE[1:], "--save", "w.json")
        assert (code, "w.json is read, and would be lost" in err) == (2, True)
    assert Path("w.json").read_bytes() == kept


def test_one_file_that_cannot_be_written_keeps_no_other_from_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Refused("no space is left")

    monkeypatch.setattr("archviz.app.sweep.save", full)
    charts = tmp_path / "a.svg", tmp_path / "b.pdf"
    words = [word for path in charts for word in ("--chart", str(path))]
    code, out, err = run(*ONE, "-o", str(tmp_path / "s.sqlite"), "--save", str(tmp_path / "w.json"), *words)
    assert (code, err.splitlines()[-1]) == (2, "archviz: no space is left")
    assert all(path.exists() and str(path) in out for path in charts)


def test_without_a_winner_no_project_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archviz.explore.probe.LOOK", 1)
    project = tmp_path / "w.json"
    code, _, err = run(*ONE, "--vary", "layer2.repeat=1..9", "--max-params", "1k", "--save", str(project))
    assert (code, project.exists()) == (2, False)
    assert err.endswith("w.json is not written: no design is within the limits\n")


def test_a_chart_says_what_stands_behind_it(tmp_path: Path, here: ThreadPoolExecutor) -> None:
    store = begun(tmp_path / "s.sqlite", VARY[:1], limits={"params": 300_000})
    sweep.run(store, here)
    within = sum(f.cost.params <= 300_000 for f in store.found())
    facts, key = told.caption(store.tally(), store.definition, behind=True)
    assert facts == f"5 designs looked at: 5 legal; {within} within 300.0 k parameters"
    assert key == "the numbers are those of the table; a hollow point is on a front behind"
    assert told.caption(store.tally(), store.definition, behind=False)[1] == "the numbers are those of the table"


def test_the_best_are_chosen_as_asked_now(run: Run) -> None:
    asked = (*ONE, "--json")
    _, out, _ = run(*asked, "--front", "params,+macs", "--top", "1")
    assert len(json.loads(out)["winners"]) == 1
    _, out, _ = run(*asked)
    found = json.loads(out)
    assert [goal["figure"] for goal in found["goals"]] == ["activations", "macs"]
    assert len(found["winners"]) == 2
    assert found["command"].endswith(f".sqlite --front {FRONT} --top 10")
    _, again, _ = run(*shlex.split(found["command"])[2:], "--json")
    assert json.loads(again) == found


def test_winners_have_names_of_their_own(tmp_path: Path, here: ThreadPoolExecutor) -> None:
    stages = [s.put(name=f"a_stage_of_a_very_long_name_{i}") for i, s in enumerate((DEEP.stages[1],) * 6)]
    base = Architecture(name="long " * 20, input=(64, 56, 56), stages=tuple(stages))
    vary = (*(f"{stage.name}.excite=4" for stage in stages[:4]), *(f"{stage.name}.repeat=1,2" for stage in stages[4:]))
    store = begun(tmp_path / "s.sqlite", vary, base)
    sweep.run(store, here)
    names = [winner.design.name for winner in winning.best(store, goals(FRONT), 10)[1]]
    assert len(set(names)) == 4
    assert all(len(name) <= 120 and "excite" not in name for name in names)
    store = begun(tmp_path / "t.sqlite", ("layer1.repeat=1,2", "layer2.repeat=3"))
    sweep.run(store, here)
    names = [winner.design.name for winner in winning.best(store, goals(FRONT), 10)[1]]
    assert names == ["resnet20_cifar No. 0 layer1.repeat=1", "resnet20_cifar No. 1 layer1.repeat=2"]
    (one,) = winning.best(store, goals(FRONT), 1)[1]
    assert one.design.name == "resnet20_cifar No. 0 layer1.repeat=1 layer2.repeat=3"


def test_a_design_of_figures_beyond_the_file_is_not_legal() -> None:
    stage = DEEP.stages[1].put(block=block_class("plain").model_validate({"out": 15_000}), repeat=50)
    definition = Definition(base=DEEP.put(stages=(stage,)), vary=("input=8,8192",))
    fits, beyond = sweep.evaluate(definition.model_dump_json(), sweep.made(), 0, 2)
    assert (fits[2] is None, fits[-1]) == (False, "")
    assert beyond[2:-1] == (None,) * 5
    assert beyond[-1] == "its figures are beyond 9.2e+18"


def test_the_examples_of_the_help_can_be_typed() -> None:
    lines = [shlex.split(line)[2:] for line in command._EPILOG.split("\n\n")[1:]]
    assert len(lines) == 3
    for line in lines:
        given = get_command(cli.app).commands["sweep"].make_context("sweep", line).params
        base = one(given["target"], None).architecture
        most = limits(params=given["max_params"], macs=given["max_macs"])
        _, _, sample = use.define(base, given["vary"], given["random"], given["seed"], most)
        assert (sample.legal > 0, sample.beyond) == (True, {})


def test_memory_is_limited_in_either_unit() -> None:
    assert [limit.most for limit in limits(memory="2MiB", params="2M", macs="1.5G")] == [
        2 << 20,
        2_000_000,
        1_500_000_000,
    ]
