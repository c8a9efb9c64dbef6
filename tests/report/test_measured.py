"""Latencies of the history in a report: in turns, apart, and under other conditions."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest

from archviz.bench.history import History, history
from archviz.bench.plan import Plan, digest
from archviz.bench.result import Latency, Machine, Memory
from archviz.report import changes, texts, times
from archviz.report.comparison import compare
from archviz.report.content import Content, content
from archviz.report.measured import measured
from archviz.report.scatter import costs
from archviz.zoo import network

NAMES = ("resnet20_cifar", "resnet32_cifar", "resnet44_cifar")
NETS = tuple(map(network, NAMES))
HERE = Machine(cpu="A CPU", cores=2, torch="2.13.0", threads=2)


def latency(number: int, scale: float, group: str, **more: Any) -> Latency:
    rounds = tuple(scale * (0.01 + 1e-5 * (i % 5)) for i in range(20))
    return Latency.model_validate(
        {
            "design": number, "name": "called otherwise", "digest": digest(NETS[number]), "group": group, "batch": 1,
            "input": (3, 32, 32), "samples": 60, "calls": 1, "median": scale * 0.01, "q1": scale * 0.009,
            "q3": scale * 0.011, "p90": scale * 0.012, "p99": None, "min": scale * 0.008, "macs": 41_000_000,
            "params": 270_000, "peak": 5e10, "bandwidth": 1e10, "memory": Memory(allocated=10**7), "warm_up": 0.2,
            "drift": 0.01, "rounds": rounds, **more,
        }
    )  # fmt: skip


@pytest.fixture
def kept() -> History:
    """Two designs in turns, after one of them alone."""
    kept = history()
    alone = kept.begin(Plan(designs=NETS[1:2]), HERE, "archviz bench alone")
    kept.keep(alone, latency(1, 9.0, "earlier"))
    together = kept.begin(Plan(designs=NETS[:2]), HERE, "archviz bench together")
    kept.keep(together, latency(0, 1.0, "g"))
    kept.keep(together, latency(1, 1.5, "g"))
    return kept


def report(kept: History) -> Content:
    return content(compare(NETS), NETS, "archviz", kept.of({digest(net) for net in NETS}))


def test_those_in_turns_are_judged_by_the_names_of_the_report(kept: History) -> None:
    value = report(kept)
    assert value.measured
    assert [m and m.turns for m in value.measured.measures] == [True, True, None]
    assert value.measured.verdicts == ("resnet32_cifar is 1.500–1.500× slower than resnet20_cifar",)
    assert value.measured.commands == ("archviz bench together",)
    assert changes.beyond(value, 1).endswith("Measured latency 10.00 ms → 15.00 ms, ×1.500")
    assert "latency" not in changes.beyond(value, 2)
    table = times.table(value)
    assert table
    assert [row[-1] for row in table.rows] == ["", "", "not measured"]
    assert [chart.title for chart in costs(value)][-1] == "Top-1 error against measured latency"


def test_one_apart_is_said_to_be(kept: History) -> None:
    run = kept.begin(Plan(designs=NETS[2:]), HERE, "archviz bench third")
    kept.keep(run, latency(2, 2.0, "later"))
    found = report(kept).measured
    assert found
    assert found.measures[2]
    assert found.measures[2].flag == "not measured in turns"
    assert found.verdicts[1] == (
        "resnet44_cifar took 2.00× as long as resnet20_cifar, in another run; measure both in turns to tell them apart"
    )


def test_a_baseline_measured_alone_is_told_apart_from_none() -> None:
    kept = history()
    alone = kept.begin(Plan(designs=NETS[:1]), HERE, "archviz bench alone")
    kept.keep(alone, latency(0, 1.0, "alone"))
    together = kept.begin(Plan(designs=NETS[1:]), HERE, "archviz bench together")
    kept.keep(together, latency(1, 2.0, "g"))
    kept.keep(together, latency(2, 3.0, "g"))
    value = report(kept)
    assert changes.beyond(value, 1).endswith("Measured latency 10.00 ms → 20.00 ms, not measured in turns")
    assert changes.beyond(value, 2).endswith("Measured latency 10.00 ms → 30.00 ms, not measured in turns")
    table = times.table(value)
    assert table
    assert table.columns[4].title == "Times resnet32_cifar"
    assert [row[4] for row in table.rows] == ["", "", "1.500× (1.500–1.500)"]
    told = json.loads(texts.document(value))["measured"]
    assert told["reference"] == "resnet32_cifar"
    assert [r["ratio_to_reference"] and r["ratio_to_reference"]["differs"] for r in told["results"]] == [
        False, None, True
    ]  # fmt: skip
    rows = {row["figure"]: row for row in csv.DictReader(texts.spreadsheet(value).splitlines())}
    assert rows["latency"]["resnet44_cifar"] == "0.03"
    assert rows["latency"]["ratio resnet44_cifar"] == ""


def test_of_several_runs_the_latest_is_told(kept: History) -> None:
    for scale in (2.0, 4.0):
        run = kept.begin(Plan(designs=NETS[2:]), HERE, f"archviz bench {scale}")
        kept.keep(run, latency(2, scale, f"alone {scale}"))
    found = report(kept).measured
    assert found
    assert [m and m.latency.median for m in found.measures] == [0.01, 0.015, 0.04]


def test_the_runs_with_the_baseline_come_first(kept: History) -> None:
    run = kept.begin(Plan(designs=NETS[1:]), HERE, "archviz bench others")
    kept.keep(run, latency(1, 7.0, "later"))
    kept.keep(run, latency(2, 8.0, "later"))
    found = report(kept).measured
    assert found
    assert found.reference == 0
    assert found.turns == (True, True, False)


def test_another_machine_is_flagged_and_not_compared(kept: History) -> None:
    run = kept.begin(Plan(designs=NETS[2:]), HERE.model_copy(update={"cpu": "Another"}), "archviz bench there")
    kept.keep(run, latency(2, 2.0, "there"))
    found = report(kept).measured
    assert found
    assert found.measures[2]
    assert found.measures[2].flag == "under other conditions: CPU: A CPU | Another"
    assert found.ratios[2] is None
    assert found.comparable[2] is None
    assert len(found.verdicts) == 1


def test_without_a_history_the_command_is_told() -> None:
    assert history().of({"d"}) == ()
    assert measured(NAMES, NETS, ()) is None
    value = report(history())
    (note,) = times.notes(value)
    assert note.startswith("No latency of these designs was measured here")
