"""The history of latencies, as a person uses it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from measured import HERE, NET, latency
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from archviz.app.jobs import WorkerThread
from archviz.bench import database
from archviz.bench.history import History, history
from archviz.bench.plan import Plan
from archviz.ui.application import leave_clipboard
from archviz.ui.bench.past import PastView
from archviz.ui.bridge import Bridge

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
PLAN = Plan(designs=(NET, NET.put(name="other")), input=(3, 64, 64))


@pytest.fixture
def kept() -> History:
    """Four results: alpha and beta in turns, alpha on another machine, alpha here again under more load."""
    made = history()
    run = made.begin(PLAN, HERE, "archviz bench a b")
    made.keep(run, latency("alpha"))
    made.keep(run, latency("beta", 2.0, design=1))
    made.keep(made.begin(PLAN, HERE.put(cpu="Another <b>CPU</b>"), "elsewhere"), latency("alpha", 1.5, group="h"))
    made.keep(made.begin(PLAN, HERE.put(load=1.9), "again"), latency("alpha", 1.1, group="i"))
    return made


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[PastView]:
    worker = WorkerThread("history")
    worker.begin()
    bridge = Bridge(worker)
    made = PastView(bridge)
    made.resize(980, 300)
    yield made
    bridge.close().result(10)
    made.close()
    made.deleteLater()
    leave_clipboard()


def look(qtbot: QtBot, view: PastView) -> None:
    """Open it, and wait for what it reads."""
    with qtbot.waitExposed(view):
        view.show()
    settle(qtbot, view)


def settle(qtbot: QtBot, view: PastView) -> None:
    qtbot.waitUntil(lambda: not view.busy)


def click(qtbot: QtBot, view: PastView, number: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    """The row of this result."""
    row = [entry.id for entry in view.view.shown].index(number)
    place = view.view.visualRect(view.view.sieve.index(row, 1)).center()
    qtbot.mouseClick(view.view.viewport(), LEFT, modifier, place)


def key(qtbot: QtBot, view: QWidget, code: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(view, code, modifier)


def numbers(view: PastView) -> list[int]:
    return [entry.id for entry in view.view.shown]


def test_nothing_is_read_before_it_is_seen_and_an_empty_history_says_so(qtbot: QtBot, view: PastView) -> None:
    view.refresh()
    assert not view.busy
    assert not history().file.exists()
    look(qtbot, view)
    assert view.empty.isVisible()
    assert view.empty.text().startswith("No latency has been measured yet.")
    assert str(history().file) in view.place.text()
    history().keep(history().begin(PLAN, HERE, ""), latency())
    view.refresh()
    settle(qtbot, view)
    assert not view.empty.isVisible()
    assert numbers(view) == [1]


def test_the_newest_is_first_and_rows_are_sorted_and_filtered(qtbot: QtBot, kept: History, view: PastView) -> None:
    look(qtbot, view)
    assert numbers(view) == [4, 3, 2, 1]
    assert [view.view.sieve.index(2, i).data() for i in (0, 2, 3, 5, 6, 9)] == [
        "2", "beta", "20.00 ms", "50.0", "1", "3×32×32",
    ]  # fmt: skip
    header = view.view.horizontalHeader()
    place = header.sectionViewportPosition(3) + header.sectionSize(3) // 2
    qtbot.mouseClick(header.viewport(), LEFT, NONE, QPoint(place, header.height() // 2))
    assert numbers(view) == [1, 4, 3, 2]  # 10, 11, 15, 20 ms
    qtbot.keyClicks(view.field, "another ALPHA")
    assert numbers(view) == [3]
    assert view.count.text() == "1 of 4 results"
    key(qtbot, view.field, Qt.Key.Key_Escape)
    assert view.count.text() == "4 results"


def test_one_result_tells_all_and_is_opened_or_measured_again(qtbot: QtBot, kept: History, view: PastView) -> None:
    look(qtbot, view)
    assert "Select one result" in view.detail.text.text()
    click(qtbot, view, 2)
    settle(qtbot, view)
    assert view.detail.title.text() == "beta (2)"
    for text in ("20.00 ms", "A CPU", "archviz bench a b", "0.50 → —"):
        assert text in view.detail.text.text()
    with qtbot.waitSignal(view.opened) as opened:
        key(qtbot, view.view, Qt.Key.Key_Return)
    assert opened.args == [PLAN.designs[1].put(input=(3, 64, 64))]
    with qtbot.waitSignal(view.again) as again:
        qtbot.mouseClick(view.detail.again, LEFT)
    assert again.args == [PLAN]
    with qtbot.waitSignal(view.said):
        qtbot.mouseClick(view.detail.copy, LEFT)
    assert QApplication.clipboard().text() == "archviz bench a b"
    click(qtbot, view, 3)
    settle(qtbot, view)
    assert "Another &lt;b&gt;CPU" in view.detail.text.text()  # what a file says is no markup


def test_two_results_of_one_run_have_a_verdict(qtbot: QtBot, kept: History, view: PastView) -> None:
    look(qtbot, view)
    click(qtbot, view, 2)
    click(qtbot, view, 1, CONTROL)
    settle(qtbot, view)
    assert view.detail.title.text() == "beta (2) is 2.000–2.000× slower than alpha (1)"
    assert view.detail.insist.isHidden()
    click(qtbot, view, 4)
    click(qtbot, view, 1, CONTROL)
    settle(qtbot, view)
    assert "× as long as alpha (1), in another run" in view.detail.title.text()
    assert "0.50 | 1.90" in view.detail.text.text()


def test_two_machines_are_only_compared_by_somebody_who_insists(qtbot: QtBot, kept: History, view: PastView) -> None:
    look(qtbot, view)
    click(qtbot, view, 3)
    click(qtbot, view, 1, CONTROL)
    settle(qtbot, view)
    assert view.detail.title.text() == "alpha (1) and alpha (3) are not compared, for machine or conditions differ"
    assert "slower" not in view.detail.text.text()
    assert "CPU: A CPU | Another &lt;b&gt;CPU" in view.detail.text.text()
    qtbot.mouseClick(view.detail.insist, LEFT)
    assert "× as long as alpha (1), in another run" in view.detail.title.text()
    assert "CPU: A CPU | Another" in view.detail.text.text()
    assert view.detail.insist.isHidden()


def test_what_is_deleted_comes_back(qtbot: QtBot, kept: History, view: PastView) -> None:
    look(qtbot, view)
    before = kept.entries()
    click(qtbot, view, 4)
    click(qtbot, view, 3, CONTROL)
    key(qtbot, view.view, Qt.Key.Key_D, CONTROL)  # the window's key for a copy of a stage
    settle(qtbot, view)
    assert len(kept.entries()) == 4
    key(qtbot, view.view, Qt.Key.Key_Delete)
    settle(qtbot, view)
    assert numbers(view) == [2, 1]
    assert [entry.id for entry in kept.entries()] == [1, 2]
    assert view.undo_text.text() == "2 results are deleted."
    assert view.detail.title.text() == "beta (2)"  # what came to their place
    key(qtbot, view.view, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, view)
    assert kept.entries() == before
    assert not view.undo.isVisible()
    key(qtbot, view.view, Qt.Key.Key_A, CONTROL)
    qtbot.mouseClick(view.delete, LEFT)
    settle(qtbot, view)
    assert view.empty.isVisible()
    qtbot.mouseClick(view.undo, LEFT)
    settle(qtbot, view)
    assert numbers(view) == [4, 3, 2, 1]


def test_rows_are_copied_and_written(
    qtbot: QtBot, kept: History, view: PastView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(qtbot, view)
    click(qtbot, view, 2)
    key(qtbot, view.view, Qt.Key.Key_C, CONTROL)
    titles, row = (line.split("\t") for line in QApplication.clipboard().text().splitlines())
    assert dict(zip(titles, row, strict=True))["median"] == "0.02"
    qtbot.keyClicks(view.field, "alpha")
    for name, kind, ending in (("a", "JSON (*.json)", ".json"), ("b.csv", "", "")):
        given = str(tmp_path / name), kind
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, given=given: given)
        with qtbot.waitSignal(view.said) as said:
            qtbot.mouseClick(view.export, LEFT)
        assert said.args == [f"3 results are in {tmp_path / name}{ending}"]
    assert [row["number"] for row in json.loads((tmp_path / "a.json").read_text())["results"]] == [4, 3, 1]
    assert [row["number"] for row in csv.DictReader((tmp_path / "b.csv").read_text().splitlines())] == ["4", "3", "1"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.csv"), ""))
    with qtbot.waitSignal(view.refused) as refused:
        qtbot.mouseClick(view.export, LEFT)
    assert "there is no folder" in refused.args[0]


def test_a_history_that_cannot_be_read_is_said(
    qtbot: QtBot, kept: History, view: PastView, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(qtbot, view)
    with monkeypatch.context() as patch:
        patch.setattr(database, "MIGRATIONS", database.MIGRATIONS[:1])
        with qtbot.waitSignal(view.refused) as refused:
            qtbot.mouseClick(view.reload, LEFT)
        assert "was written by a newer ArchViz" in refused.args[0]
    assert numbers(view) == [4, 3, 2, 1]  # what was there stays to be looked at
    with database.opened(kept.file, write=True) as base:
        base.execute("UPDATE result SET latency = json_set(latency, '$.colour', 'green') WHERE id = 4")
    qtbot.mouseClick(view.reload, LEFT)
    settle(qtbot, view)
    assert numbers(view) == [3, 2, 1]
    assert view.place.text().startswith("1 result of a newer version is not shown; update ArchViz")
    kept.file.write_bytes(b"torn" * 2000)
    with qtbot.waitSignal(view.refused) as refused:
        qtbot.mouseClick(view.reload, LEFT)
    assert "the history was broken; it is kept as" in refused.args[0]
    assert view.empty.isVisible()
