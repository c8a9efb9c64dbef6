"""Latencies in the window: real runs of a tiny network, what becomes of them, and what stands in their way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from blocktimes import measured
from conftest import Open, press
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from archviz import zoo
from archviz.app import bench
from archviz.app.jobs import Cancelled, Token
from archviz.bench.history import history
from archviz.bench.plan import load
from archviz.bench.result import Device
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.issue import Refused
from archviz.spec.registry import block_class
from archviz.ui.bench.candidates import Candidates
from archviz.ui.bench.results import headlines
from archviz.ui.bench.workbench import Workbench
from archviz.ui.change import change_language
from archviz.ui.window import Window

PATIENCE_MS = 120_000
CHECKED = Qt.CheckState.Checked


def tiny(name: str, width: int = 4) -> Architecture:
    """Measured in no time."""
    block = block_class("basic")(out=width)
    return Architecture(name=name, input=(width, 8, 8), stages=(Stage(name="block", block=block),))


def huge() -> Architecture:
    """Its activations take hundreds of gigabytes."""
    return Architecture(name="huge", input=(512, 8192, 8192), stages=(Stage(name="s", block=block_class("basic")()),))


@pytest.fixture(autouse=True)
def two_devices(one_device: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of them is a GPU of somebody else's."""
    found = Device(name="cpu", title="A CPU", memory=2**34), Device(name="cuda:0", title="A GPU", memory=2**35)
    monkeypatch.setattr(bench, "devices", lambda _: found)


@pytest.fixture
def opened(open_window: Open, qtbot: QtBot) -> Callable[..., Window]:
    """A window on these designs, with the panel before it and short runs."""

    def opener(*designs: Architecture) -> Window:
        window = open_window(kept=True)
        window.document.new_design(*designs)
        window.document.close_design(0)  # the empty one
        window.show_panel(window.bottom.indexOf(window.latency))
        panel = window.latency.bench
        qtbot.waitUntil(lambda: panel.form.devices.list.count() == 2)
        panel.form.seconds.setValue(0.05)
        panel.form.threads.setValue(1)
        panel.form.flags["per_block"].setChecked(False)
        qtbot.waitUntil(lambda: not window.busy, timeout=PATIENCE_MS)
        return window

    return opener


def click(panel: Workbench) -> None:
    QTest.mouseClick(panel.controls.button, Qt.MouseButton.LeftButton)


def finish(panel: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.measuring.running, timeout=PATIENCE_MS)


def box(designs: Candidates, row: int) -> QPoint:
    """Where the tick of a line is."""
    return designs.visualItemRect(designs.item(row)).topLeft() + QPoint(16, 8)


def test_a_click_measures_and_the_results_stay(opened: Callable[..., Window], qtbot: QtBot, open_window: Open) -> None:
    window = opened(tiny("a"), tiny("b", 64), tiny("c"))
    panel = window.latency.bench
    assert panel.findings.invitation.button.isVisible()
    form = panel.form
    QTest.mouseClick(form.designs.viewport(), Qt.MouseButton.LeftButton, pos=box(form.designs, 2))
    form.batches.setFocus()
    form.batches.selectAll()
    QTest.keyClicks(form.batches, " 2")
    turns: list[int] = []
    ticking = QTimer(interval=10)
    ticking.timeout.connect(lambda: turns.append(1))
    ticking.start()
    click(panel)
    assert panel.measuring.running
    assert not form.isEnabled()
    assert not window.actions_["bench"].isEnabled()
    assert "a measurement is going on" in window.actions_["bench"].toolTip()
    texts = set()
    panel.measuring.progressed.connect(lambda text, share, left: texts.add(text))
    finish(panel, qtbot)
    assert len(turns) > 20  # the window was alive
    assert "batch 2: measuring in turns" in texts  # what lasts less than a look at the news may go unseen

    table, found = panel.findings.results.table, panel.findings.results.outcome
    assert found is not None
    assert [[table.item(row, place).text() for place in (0, 1)] for row in range(table.rowCount())] == [
        ["a", "2"], ["b", "2"],
    ]  # fmt: skip
    (verdict,) = headlines(found)
    assert panel.findings.results.verdict.text() == verdict
    assert "a" in verdict
    assert "b" in verdict
    assert table.item(0, 2).toolTip().endswith(f"{found.latencies[0].median}</p>")
    table.setFocus()
    table.selectRow(1)
    press(qtbot, table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, row = QApplication.clipboard().text().strip("\n").split("\n")
    assert dict(zip(titles.split("\t"), row.split("\t"), strict=True))["Median [s]"] == str(found.latencies[1].median)

    QTest.mouseClick(panel.findings.results.copy_command, Qt.MouseButton.LeftButton)
    words = QApplication.clipboard().text().split()
    assert words[:2] == ["archviz", "bench"]
    plan = load(Path(words[2]))
    assert ([d.name for d in plan.designs], plan.batches, plan.threads) == (["a", "b"], (2,), 1)
    assert [e.latency.median for e in history().entries()] == [x.median for x in found.latencies]

    other = open_window(kept=True)  # a later start, on the same designs
    other.document.new_design(*window.document.project.designs)
    other.show_panel(other.bottom.indexOf(other.latency))
    again = other.latency.bench.findings.results
    qtbot.waitUntil(lambda: again.outcome is not None)
    assert again.outcome is not None
    assert again.outcome.latencies == found.latencies
    assert other.latency.bench.findings.pages._line.text().startswith("measured 20")
    assert other.latency.bench.form.batches.text() == " 2"  # what was chosen, too
    assert not again.stale.isVisible()
    other.document.activate(1)
    other.document.edit(("stages", 0, "repeat"), 2)
    assert again.stale.text == "a was edited since it was measured."
    other.actions_["undo"].trigger()
    assert not again.stale.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_run_says_at_what_and_goes_on_and_a_cancelled_one_is_gone(
    opened: Callable[..., Window], qtbot: QtBot
) -> None:
    """Beside a design that does not fit into memory, which is measured all the same where that is chosen."""
    window = opened(tiny("a"), huge())
    panel = window.latency.bench
    panel.form.seconds.setValue(30)
    panel.form.batches.setText("1,2")
    texts: list[str] = []
    panel.measuring.progressed.connect(lambda text, *_: texts.append(text))

    def reached(text: str) -> int:
        qtbot.waitUntil(lambda: text in texts, timeout=PATIENCE_MS)
        run = panel.measuring.run
        assert run is not None
        assert run.pid is not None
        return run.pid

    press(qtbot, window, Qt.Key.Key_F5)
    os.kill(reached("batch 1: measuring in turns"), signal.SIGKILL)
    pid = reached("a, batch 2: warming up")
    assert panel.controls.button.text() == "Cancel"
    click(panel)
    finish(panel, qtbot)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert "Cancelled" in window.message.text.text()
    assert panel.controls.button.text() == "Measure"

    assert panel.findings.results.outcome is not None
    first, second, *_ = panel.findings.results.outcome.failures
    assert first.message.startswith("huge at batch 1: needs")
    assert second.message.startswith("a at batch 1: the worker was killed")
    assert not panel.findings.results.verdict.isVisible()
    plans = []
    panel.measuring.start = lambda plan: bool(plans.append(plan))  # type: ignore[method-assign]
    QTest.mouseClick(panel.findings.results.force, Qt.MouseButton.LeftButton)
    assert [(plan.force, len(plan.designs)) for plan in plans] == [(True, 2)]


def test_what_cannot_be_measured_says_why(opened: Callable[..., Window], qtbot: QtBot) -> None:
    faulty = tiny("faulty").edit(("stages", 0, "block", "shortcut"), "identity").edit(
        ("stages", 0, "block", "stride"), 2
    )  # fmt: skip
    window = opened(faulty, tiny("sound"), Architecture(name="empty"))
    panel, form = window.latency.bench, window.latency.bench.form
    first, second, third = (form.designs.item(row) for row in range(3))
    assert first.text().startswith("faulty — ")
    assert not first.flags() & Qt.ItemFlag.ItemIsEnabled
    assert third.text() == "empty — the design is empty"
    assert [d.name for d in form.designs.chosen] == ["sound"]
    QTest.mouseClick(form.designs.viewport(), Qt.MouseButton.LeftButton, pos=box(form.designs, 1))
    assert second.checkState() != CHECKED
    assert panel.controls.text.text() == "tick a design that has no mistakes"
    assert not panel.controls.button.isEnabled()
    assert not panel.findings.invitation.button.isEnabled()
    assert "tick a design" in window.actions_["bench"].toolTip()
    QTest.mouseClick(form.designs.viewport(), Qt.MouseButton.LeftButton, pos=box(form.designs, 1))
    assert panel.controls.button.isEnabled()

    for text in ("1,x", "0", "1,1", "", "1,99999"):
        form.batches.setText(text)
        assert form._wrong[form.batches].isVisibleTo(form)
        assert not panel.controls.button.isEnabled(), text
    form.batches.setText("4")
    assert panel.controls.button.isEnabled()
    form.input.setText("3x0x3")
    assert not panel.controls.button.isEnabled()
    form.input.clear()

    graph, blocks = form.flags["cuda_graph"], form.flags["per_block"]
    blocks.setChecked(True)
    assert not graph.isEnabled()
    assert "only a CUDA device" in graph.toolTip()
    form.devices.list.setCurrentIndex(1)
    assert graph.isEnabled()
    graph.click()
    assert not blocks.isEnabled()
    assert "cannot be timed apart" in blocks.toolTip()
    assert form.plan().cuda_graph
    assert not form.plan().per_block


def test_devices_that_cannot_be_listed_leave_the_cpu(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> tuple[Device, ...]:
        raise Refused("the devices cannot be listed: no")

    monkeypatch.setattr(bench, "devices", refuse)
    window = open_window("resnet18")
    devices = window.latency.bench.form.devices
    assert devices.again.isEnabled()  # nobody has asked yet
    window.show_panel(window.bottom.indexOf(window.latency))
    qtbot.waitUntil(lambda: bool(devices.fault))
    assert (devices.current, devices.list.count()) == ("cpu", 1)
    monkeypatch.setattr(bench, "devices", lambda _: (Device(name="cpu", title="x"), Device(name="mps", title="y")))
    QTest.mouseClick(devices.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: devices.list.count() == 2)
    assert not devices.fault


def test_the_equal_forms_of_the_selected_block_in_one_click(opened: Callable[..., Window]) -> None:
    window = opened(zoo.network("resnext50_32x4d"), tiny("a"))
    window.document.activate(0)
    panel, action = window.latency.bench, window.actions_["bench_forms"]
    window.selection.clear()
    assert "select a ResNeXt stage first" in action.toolTip()
    assert not action.isEnabled()
    window.commands.select(2)
    assert action.isEnabled()
    plans = []
    panel.measuring.start = lambda plan: bool(plans.append(plan))  # type: ignore[method-assign]
    action.trigger()
    (plan,) = plans
    assert [d.name for d in plan.designs] == ["32×8 (c)", "32×8 (a)", "32×8 (b)", "Inception-ResNet-A"]
    assert {d.input for d in plan.designs} == {(256, 56, 56)}  # what enters layer2


def test_closing_the_window_ends_the_worker(
    opened: Callable[..., Window], qtbot: QtBot, answer: dict[str, QMessageBox.StandardButton]
) -> None:
    """Where the user says so; another language waits."""
    window = opened(tiny("a"))
    panel = window.latency.bench
    panel.form.seconds.setValue(30)
    click(panel)
    run = panel.measuring.run
    assert run is not None
    qtbot.waitUntil(lambda: run.pid is not None, timeout=PATIENCE_MS)
    pid = run.pid
    assert pid is not None
    assert change_language(window, "zh_CN") is window
    assert "A measurement is going on" in window.message.text.text()
    answer["button"] = QMessageBox.StandardButton.No
    window.close()
    assert window.isVisible()
    assert window.latency.running
    answer["button"] = QMessageBox.StandardButton.Discard  # of unsaved work, too
    window.close()
    process = run._process
    assert process is not None
    process.wait(10)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_block_is_shown_in_its_design_and_an_edit_leaves_its_row_selected(
    opened: Callable[..., Window], qtbot: QtBot
) -> None:
    first, second = tiny("first"), tiny("second", 8).edit(("stages", 0, "repeat"), 3)
    measured(second, lambda row: 1.0)
    window = opened(first, second)
    window.document.activate(0)
    qtbot.waitUntil(lambda: window.latency.bench.findings.results.outcome is not None)
    blocks = window.latency.bench.findings.closeup.blocks
    window.latency.bench.findings.pages.switch.choose("blocks")
    cell = blocks.table.visualRect(blocks.model.index(1, 0)).center()
    QTest.mouseClick(blocks.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert window.document.design.name == "second"
    assert window.selection.name == "block.1"
    window.document.edit(("stages", 0, "name"), "other")
    assert blocks.table.currentIndex().row() == 1


def test_another_project_shows_no_results_of_the_one_before_but_the_history_and_the_heat_have_them(
    opened: Callable[..., Window], qtbot: QtBot
) -> None:
    design = tiny("a")
    window = opened(design)
    panel = window.latency.bench
    panel.form.flags["per_block"].setChecked(True)
    click(panel)
    window.document.load(Project(designs=(tiny("b", 64),)))
    assert panel.findings.invitation.question.text() == "Measuring …"
    assert "the project that was open before" in panel.findings.invitation.text.text()
    finish(panel, qtbot)
    assert panel.findings.results.outcome is None
    assert panel.findings.front.currentIndex() == 0
    assert [entry.latency.name for entry in history().entries()] == ["a"]
    qtbot.waitUntil(lambda: not window.busy)
    assert window.times.entry(design) is not None
    panel.findings.pages.switch.choose("past")
    qtbot.waitUntil(lambda: bool(panel.findings.past.view.shown) and not window.busy)
    panel.findings.past.view.selectAll()
    window.document.load(Project(designs=(design,)))
    qtbot.waitUntil(lambda: not window.busy)
    assert window.times.why(design) == ""
    QTest.mouseClick(panel.findings.past.delete, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.times.why(design).startswith("not measured"))


def test_the_process_that_lists_devices_ends_when_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    begun: list[subprocess.Popen[bytes]] = []

    class Slow(subprocess.Popen[bytes]):
        def __init__(self, _: object, **more: Any) -> None:
            super().__init__([sys.executable, "-c", "import time; time.sleep(60)"], **more)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Slow)
    token = Token()
    asked: list[BaseException] = []

    def ask() -> None:
        try:
            bench.devices(token)
        except Cancelled as error:
            asked.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while not begun:
        time.sleep(0.01)
    token.cancel()
    thread.join(20)
    assert asked
    assert begun[0].returncode
