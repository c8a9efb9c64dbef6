"""Comparison, audit and totals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from archviz.analyse.estimate import estimate
from archviz.report.comparison import compare
from archviz.report.numbers import memory
from archviz.report.tables import change, facts
from archviz.resources import resource
from archviz.results import AuditRow, FvcoreCount
from archviz.spec.expand import expand
from archviz.spec.files import load
from archviz.ui.audit import AuditPanel
from archviz.ui.compare import ComparePanel
from archviz.ui.comparison.table import PARTS
from archviz.ui.totals import Totals
from archviz.zoo import network

LEFT = Qt.MouseButton.LeftButton
EXAMPLE = load(resource("examples/bottleneck-vs-plain.archviz.json")).designs
RESNET = estimate(expand(network("resnet50")).graph)


@pytest.fixture
def panel(qtbot: QtBot) -> ComparePanel:
    widget = ComparePanel()
    qtbot.addWidget(widget)
    widget.resize(900, 330)
    widget.show_designs(EXAMPLE, 0)
    widget.show()
    return widget


def line(panel: ComparePanel, title: str) -> int:
    return [panel.table.verticalHeaderItem(i).text() for i in range(panel.table.rowCount())].index(title)


def parts(panel: ComparePanel, title: str, place: int) -> tuple[str, str, str]:
    return panel.table.item(line(panel, title), place).data(PARTS)


def test_the_example_reads_at_a_glance(panel: ComparePanel) -> None:
    assert parts(panel, "Convolution weights", 0) == ("69,632", "", "")
    assert parts(panel, "Convolution weights", 1) == ("1,179,648", "▲ ×16.94", "+1,110,016")
    assert "16.94 times the convolution weights" in panel.hint.text()
    assert panel.table.horizontalHeaderItem(0).text() == EXAMPLE[0].name
    for place in (0, 1):
        rect = panel.table.visualItemRect(panel.table.item(line(panel, "Convolution weights"), place))
        assert panel.table.viewport().rect().contains(rect)


def test_the_panel_says_what_the_page_says(panel: ComparePanel) -> None:
    """The same rows in the same order, the same changes."""
    designs = [network("resnet50"), network("resnext50_32x4d"), network("resnet18")]
    panel.show_designs(designs, 0)
    compared = compare(designs)
    figures = [figure for figure in compared.figures if any(figure.values)]
    titles = [panel.table.verticalHeaderItem(i).text() for i in range(panel.table.rowCount())]
    assert [t.removesuffix(" [bytes]") for t in titles] == [f.title for f in figures] + [t for t, _ in facts(compared)]
    for row, figure in enumerate(figures):
        assert [panel.table.item(row, i).data(PARTS)[1] for i in range(3)] == [change(figure, i) for i in range(3)]


def test_less_equal_and_nothing(panel: ComparePanel) -> None:
    biased = EXAMPLE[1].edit(("stages", 0, "block", "bias"), True)
    panel.show_designs([EXAMPLE[1], EXAMPLE[0], biased], 2)
    assert parts(panel, "Convolution weights", 1) == ("69,632", "▼ ×0.05903", "−1,110,016")
    assert parts(panel, "Convolution biases", 1) == ("0", "=", "")
    assert parts(panel, "Convolution biases", 2) == ("512", "▲ +512", "")  # two convolutions of 256
    assert panel.table.horizontalHeaderItem(0).font().bold()  # the baseline
    assert not panel.table.horizontalHeaderItem(2).font().bold()
    assert panel.table.current == 2  # is underlined


def test_large_numbers_take_a_prefix_in_the_whole_row(panel: ComparePanel) -> None:
    panel.show_designs([network("resnet50"), network("resnext50_32x4d")], 0)
    assert parts(panel, "Parameters", 0)[0] == "25,557,032"
    assert parts(panel, "Parameters", 1) == ("25,028,904", "▼ −2.1 %", "−528,128")
    assert parts(panel, "MACs", 1)[1:] == ("▲ +3.5 %", "+141.3 M")
    assert "25,557,032 parameters" in panel.table.item(line(panel, "Parameters"), 0).toolTip()
    assert parts(panel, "FLOPs", 0)[0] == "8.178 GFLOPs"


def test_designs_are_compared_only_while_somebody_looks(panel: ComparePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr("archviz.ui.compare.compare", lambda designs: asked.append(len(designs)) or compare(designs))
    panel.hide()
    panel.show_designs([network("resnet18")] * 100, 0)
    assert asked == []
    panel.show()
    assert asked == [20]
    assert "20 of 100 designs" in panel.hint.text()


def test_a_header_is_clicked(panel: ComparePanel, qtbot: QtBot) -> None:
    header = panel.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(1) + 10, header.height() // 2)
    with qtbot.waitSignal(panel.chosen) as seen:
        qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    assert seen.args == [1]


def test_a_cell_is_activated_by_key(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.table.setCurrentCell(3, 1)
    with qtbot.waitSignal(panel.chosen) as seen:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert seen.args == [1]


def test_one_design_alone_says_how_to_add_another(panel: ComparePanel) -> None:
    panel.show_designs(EXAMPLE[:1], 0)
    assert not panel.table.isVisible()
    assert "Ctrl+T" in panel.hint.text()


def test_a_comparison_is_copied_exactly(panel: ComparePanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["", *(design.name for design in EXAMPLE)]
    assert ["Convolution weights", "69632", "1179648"] in lines
    assert ["Output", "256×56×56", "256×56×56"] in lines


SKIPPED = "+: in nobody's count; fvcore skips aten::add"
GOOD = AuditRow("layer1.0", "Bottleneck", 1000, 1000, 1000, {"batch_norm": 1605632}, (SKIPPED,))


@pytest.fixture
def audit(qtbot: QtBot) -> AuditPanel:
    widget = AuditPanel()
    qtbot.addWidget(widget)
    widget.resize(1000, 260)
    widget.show()
    return widget


def test_an_audit_is_asked_for_and_waited_for(audit: AuditPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(audit.requested):
        qtbot.mouseClick(audit.button, LEFT)
    assert audit.findChild(QProgressBar).isVisible()
    assert not audit.button.isVisible()
    audit.show_audit((GOOD,))
    assert audit.table.isVisible()
    audit.show_audit(None)
    assert audit.button.isVisible()
    assert audit.button.isEnabled()


def test_an_audit_that_cannot_be_says_why(audit: AuditPanel, qtbot: QtBot) -> None:
    audit.show_audit(None, "the design is empty")
    assert audit.reason.text() == "the design is empty"
    with qtbot.assertNotEmitted(audit.requested):
        qtbot.mouseClick(audit.button, LEFT)


def test_an_audit_shows_three_counters_and_what_is_left_out(audit: AuditPanel) -> None:
    bad = replace(GOOD, name="layer1.1", fvcore=1001)
    audit.show_audit((GOOD, bad))
    texts = [[audit.table.item(line, place).text() for place in range(audit.table.columnCount())] for line in (0, 1)]
    assert texts[0] == ["layer1.0", "Bottleneck", "1,000", "1,000", "1,000", "✓", "batch norm 1.606 M", "+"]
    assert texts[1][5] == "✗"
    assert "fvcore +1" in audit.table.item(1, 5).toolTip()
    assert "batch norm 1,605,632" in audit.table.item(0, 6).toolTip()
    assert SKIPPED in audit.table.item(0, 7).toolTip()
    assert "layer1.1" in audit.summary.text()
    assert "layer1.0" not in audit.summary.text()
    for counter in ("estimate", "fvcore", "FlopCounterMode"):
        assert counter in audit.summary.text()


@pytest.fixture
def totals(qtbot: QtBot) -> Totals:
    widget = Totals()
    qtbot.addWidget(widget)
    widget.show_totals(RESNET)
    widget.show()
    return widget


def said(totals: Totals) -> str:
    return " ".join(label.text() for label in totals.labels.values() if label.text())


COUNT = FvcoreCount(4_111_512_576, {"conv": 4_087_136_256, "linear": 2_048_000, "batch_norm": 22_228_480,
                                    "adaptive_avg_pool2d": 100_352 - 512}, (), {"aten::add_": 16}, "0.1.5")  # fmt: skip


def test_totals_of_resnet50(totals: Totals) -> None:
    counts = "25.56 M params · 4.089 GMACs · 8.178 GFLOPs · 11.11 M activations"
    assert said(totals) == f"{counts} · 82.13 MiB kept for training · RF 427 px · fvcore …"
    assert "25,557,032 parameters" in totals.labels["params"].toolTip()
    assert "53,120 normalisation" in totals.labels["params"].toolTip()
    assert "4,089,184,256 MACs" in totals.labels["macs"].toolTip()


def test_memory_at_another_batch_and_type(totals: Totals) -> None:
    """Chosen in the context menu; weights do not depend on the batch, statistics of norm neither."""
    totals.show_totals(RESNET)
    menus = {action.menu().title(): action.menu() for action in totals.actions() if action.menu()}
    batch, dtype = (
        {a.text(): a for a in menus[title].actions()} for title in ("Batch size for memory", "Number type for memory")
    )
    batch["32"].trigger()
    dtype["bfloat16"].trigger()
    tip = totals.labels["memory"].toolTip()
    assert "batch 32, bfloat16" in tip
    found = RESNET.footprint(32, "bfloat16")
    assert found.weights == 2 * (25_557_032 + 53_120) + 53 * 8
    assert memory(found.kept) in totals.labels["memory"].text()
    for value in (found.weights, found.peak, found.kept, found.gradients, found.momentum, found.adam):
        assert memory(value) in tip


def test_totals_against_a_baseline(totals: Totals) -> None:
    totals.show_totals(estimate(expand(network("resnext50_32x4d")).graph), RESNET)
    assert said(totals).startswith("25.03 M params ▼ −2.1 % · 4.230 GMACs ▲ +3.5 %")


def test_fvcore_confirms(totals: Totals) -> None:
    totals.show_fvcore(COUNT, True)
    assert said(totals).endswith("fvcore ✓")
    tip = totals.labels["fvcore"].toolTip()
    for part in ("0.1.5", "4,111,512,576", "4,087,136,256", "batch_norm", "aten::add_"):
        assert part in tip
    totals.show_totals(RESNET)
    assert said(totals).endswith("fvcore …")


def test_fvcore_differs(totals: Totals) -> None:
    other = replace(COUNT, by_operator={**COUNT.by_operator, "conv": COUNT.by_operator["conv"] + 1_500})
    totals.show_fvcore(other, False)
    assert said(totals).endswith("fvcore ✗ +1.500 kMACs")
    assert "+1,500 MACs apart" in totals.labels["fvcore"].toolTip()


def test_fvcore_cannot_say(totals: Totals) -> None:
    totals.show_fvcore(None, None, "torch cannot run this design")
    assert said(totals).endswith("fvcore —")
    assert "torch cannot run this design" in totals.labels["fvcore"].toolTip()


def test_totals_are_copied_exactly(totals: Totals) -> None:
    totals.actions()[0].trigger()
    lines = dict(line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    assert (lines["params"], lines["macs"], lines["flops"]) == ("25557032", "4089184256", str(2 * 4089184256))
