"""What was measured stays, whole, and is only set beside its like."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archviz import cli, zoo
from archviz.bench import history as past
from archviz.bench.history import History
from archviz.bench.machine import same
from archviz.bench.outcome import compared, pairs
from archviz.bench.plan import Plan
from archviz.bench.result import Latency, Machine, Memory
from archviz.spec.issue import Refused

NET = zoo.network("resnet20_cifar")
HERE = Machine(cpu="A CPU", cores=2, torch="2.13.0", threads=2, load=0.5)


def latency(name: str = "net", scale: float = 1.0, group: str = "g", **more: Any) -> Latency:
    rounds = tuple(scale * (0.01 + 1e-5 * (i % 5)) for i in range(20))
    figures = {"median": scale * 0.01, "q1": scale * 0.009, "q3": scale * 0.011, "p90": scale * 0.012, "p99": None}
    return Latency.model_validate(
        {
            "design": 0, "name": name, "digest": "d", "group": group, "batch": 1, "input": (3, 32, 32), "samples": 60,
            "calls": 1, "why_no_p99": "too few", "min": scale * 0.008, "macs": 41_000_000, "params": 270_000,
            "matmul": 5e10, "memory": Memory(resident=10**7), "warm_up": 0.2, "drift": 0.01, "rounds": rounds,
            **figures, **more,
        }
    )  # fmt: skip


@pytest.fixture
def kept() -> History:
    return past.history()


def test_results_come_back_as_they_were(kept: History) -> None:
    plan = Plan(designs=(NET,), batches=(1, 8), seconds=0.5)
    run = kept.begin(plan, HERE, "archviz bench resnet20_cifar")
    numbers = [kept.keep(run, latency()), kept.keep(run, latency("other", 1.5))]
    entries = kept.entries()
    assert [entry.id for entry in entries] == numbers
    assert entries[0].latency == latency()
    assert entries[1].plan == plan
    assert entries[1].machine == HERE
    assert entries[1].command == "archviz bench resnet20_cifar"
    assert [entry.id for entry in kept.entries("other")] == numbers[1:]
    assert kept.entry(numbers[1]) == entries[1]
    with closing(sqlite3.connect(kept.file)) as base:
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(Refused, match="there is no result 99"):
        kept.entry(99)


def test_an_older_file_is_brought_up_and_keeps_what_it_holds(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    run = kept.begin(Plan(designs=(NET,)), HERE, "")
    kept.keep(run, latency())
    newer = (*past.MIGRATIONS, ("ALTER TABLE result ADD COLUMN remark TEXT NOT NULL DEFAULT ''",))
    monkeypatch.setattr(past, "MIGRATIONS", newer)
    assert kept.entries()[0].latency == latency()
    with closing(sqlite3.connect(kept.file)) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (2,)
        assert base.execute("SELECT remark FROM result").fetchall() == [("",)]
    monkeypatch.undo()
    with pytest.raises(Refused, match=r"newer ArchViz \(version 2, this one reads up to 1\); update"):
        kept.entries()


def test_a_migration_that_fails_leaves_the_file_as_it_was(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep(kept.begin(Plan(designs=(NET,)), HERE, ""), latency())
    with monkeypatch.context() as patch:
        patch.setattr(past, "MIGRATIONS", (*past.MIGRATIONS, ("ALTER TABLE result ADD COLUMN x TEXT", "NONSENSE")))
        with pytest.raises(Refused):
            kept.entries()
    assert kept.entries()[0].latency == latency()


@pytest.mark.parametrize("torn", [b"no database at all, but text" * 99, None])
def test_a_broken_file_is_set_aside_and_a_new_one_begins(kept: History, torn: bytes | None) -> None:
    kept.file.parent.mkdir(parents=True)
    if torn is None:  # pages in the middle are gone
        run = kept.begin(Plan(designs=(NET,)), HERE, "")
        for _ in range(40):
            kept.keep(run, latency())
        whole = bytearray(kept.file.read_bytes())
        whole[4096:20480] = b"\xff" * 16384
        torn = bytes(whole)
    kept.file.write_bytes(torn)
    said = kept.mend()
    assert "history.sqlite.broken, and a new one begins" in said
    assert kept.file.with_name("history.sqlite.broken").read_bytes() == torn
    assert kept.entries() == ()
    assert kept.mend() == ""


def test_a_file_in_use_is_waited_for_and_then_named(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.begin(Plan(designs=(NET,)), HERE, "")
    monkeypatch.setattr(past, "_BUSY_S", 0.05)
    with closing(sqlite3.connect(kept.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="cannot be used: database is locked"):
            kept.begin(Plan(designs=(NET,)), HERE, "")


def test_machines_are_the_same_but_for_what_changes_by_itself() -> None:
    assert same(HERE, HERE.put(load=9.0, clock=800.0, notes=("x",))) == ()
    assert same(HERE, HERE.put(threads=4, torch="2.4.0")) == (("torch", "2.13.0", "2.4.0"), ("threads", "2", "4"))


def test_designs_are_paired_within_their_group() -> None:
    found = pairs((latency("a"), latency("b", 1.5), latency("a", group="h"), latency("c", 0.5, group="h")))
    assert [(p.first, p.second, round(p.ratio.value, 6), p.ratio.paired) for p in found] == [
        ("a", "b", 1.5, True),
        ("a", "c", 0.5, True),
    ]
    assert not compared(latency("a"), latency("a", group="h")).paired
    many = tuple(latency(str(i)) for i in range(5))
    assert [(p.first, p.second) for p in pairs(many)] == [("0", "1"), ("0", "2"), ("0", "3"), ("0", "4")]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_command_lists_exports_and_compares(kept: History, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "history") == (0, "No latency has been measured yet; `archviz bench resnet18` does.\n", "")
    first = kept.begin(Plan(designs=(NET,)), HERE, "archviz bench a b")
    kept.keep(first, latency("a"))
    kept.keep(first, latency("=b()", 2.0))
    elsewhere = kept.begin(Plan(designs=(NET,)), HERE.put(cpu="Another", load=3.0), "")
    kept.keep(elsewhere, latency("a", 1.5, group="other"))
    kept.keep(kept.begin(Plan(designs=(NET,), dtype="bfloat16"), HERE, ""), latency("a", group="third"))

    code, out, _ = run(capsys, "history")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[2:]] == ["1", "2", "3", "4"]
    _, out, _ = run(capsys, "history", "--design", "a", "--export", "json")
    assert [row["number"] for row in json.loads(out)] == [1, 3, 4]
    assert json.loads(out)[0]["result"]["images_per_second"] == pytest.approx(100)
    _, out, _ = run(capsys, "history", "--export", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["design"], float(row["median"])) for row in rows[:2]] == [("a", 0.01), ("'=b()", 0.02)]

    assert run(capsys, "history", "--compare", "1", "2")[:2] == (0, "=b() (2) is 2.000–2.000× slower than a (1)\n")
    code, out, err = run(capsys, "history", "--compare", "1", "3")
    assert (code, out) == (2, "")
    assert err == "archviz: 1 and 3 cannot be compared: cpu: A CPU | Another (--force does it all the same)\n"
    code, out, _ = run(capsys, "history", "--compare", "1", "3", "--force")
    assert code == 0
    assert "slower than a (1)" in out
    assert "not measured in turns" in out
    assert "Mind: cpu: A CPU | Another" in out
    assert "dtype: float32 | bfloat16" in run(capsys, "history", "--compare", "1", "4")[2]


def test_a_broken_history_is_said_by_the_command(kept: History, capsys: pytest.CaptureFixture[str]) -> None:
    kept.file.parent.mkdir(parents=True)
    Path(kept.file).write_bytes(b"x" * 5000)
    code, _, err = run(capsys, "history")
    assert code == 0
    assert err.startswith("note: the history was broken; it is kept as ")
