"""Comparison, audit and totals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from archviz.analyse.estimate import estimate
from archviz.resources import resource
from archviz.results import AuditRow, FvcoreCount
from archviz.spec.expand import expand
from archviz.spec.files import load
from archviz.ui.audit import AuditPanel
from archviz.ui.compare import MEASURES, PARTS, ComparePanel
from archviz.ui.totals import Totals
from archviz.zoo import network

LEFT = Qt.MouseButton.LeftButton
EXAMPLE = load(resource("examples/bottleneck-vs-plain.archviz.json")).designs
LINES = {measure.title: line for line, measure in enumerate(MEASURES)}
RESNET = estimate(expand(network("resnet50")).graph)


@pytest.fixture
def panel(qtbot: QtBot) -> ComparePanel:
    widget = ComparePanel()
    qtbot.addWidget(widget)
    widget.resize(900, 330)
    widget.show_designs([d.name for d in EXAMPLE], [estimate(expand(d).graph) for d in EXAMPLE], 0)
    widget.show()
    return widget


def parts(panel: ComparePanel, title: str, place: int) -> tuple[str, str, str]:
    return panel.table.item(LINES[title], place).data(PARTS)


def test_the_example_reads_at_a_glance(panel: ComparePanel) -> None:
    assert LINES["Convolution weights"] == 0
    assert parts(panel, "Convolution weights", 0) == ("69,632", "", "")
    assert parts(panel, "Convolution weights", 1) == ("1,179,648", "×16.94", "▲ +1,110,016")
    assert panel.table.horizontalHeaderItem(0).text() == EXAMPLE[0].name
    for place in (0, 1):
        rect = panel.table.visualItemRect(panel.table.item(0, place))
        assert panel.table.viewport().rect().contains(rect)


def test_less_equal_and_nothing(qtbot: QtBot, panel: ComparePanel) -> None:
    plain = estimate(expand(EXAMPLE[1]).graph)
    twice = replace(plain, total=replace(plain.total, conv_bias=7))
    panel.show_designs(["a", "b", "c"], [plain, estimate(expand(EXAMPLE[0]).graph), twice], 2)
    assert parts(panel, "Convolution weights", 1) == ("69,632", "×0.06", "▼ −1,110,016")
    assert parts(panel, "Linear", 1) == ("0", "=", "")
    assert parts(panel, "Convolution biases", 2) == ("7", "—", "▲ +7")
    assert panel.table.horizontalHeaderItem(2).font().bold()
    assert not panel.table.horizontalHeaderItem(0).font().bold()


def test_large_numbers_take_a_prefix_in_the_whole_row(panel: ComparePanel) -> None:
    other = estimate(expand(network("resnext50_32x4d")).graph)
    panel.show_designs(["resnet50", "resnext50"], [RESNET, other], 0)
    assert parts(panel, "Parameters, total", 0)[0] == "25.56 M"
    assert parts(panel, "Parameters, total", 1) == ("25.03 M", "×0.98", "▼ −528.1 k")
    assert "25,557,032 parameters" in panel.table.item(LINES["Parameters, total"], 0).toolTip()
    assert "▼ −2.1 %" in panel.table.item(LINES["Parameters, total"], 1).toolTip()
    assert parts(panel, "FLOPs (2 × MACs)", 0)[0] == "8.178 G"


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
    assert not panel.hint.isVisible()
    panel.show_designs([EXAMPLE[0].name], [estimate(expand(EXAMPLE[0]).graph)], 0)
    assert panel.hint.isVisible()
    assert "Ctrl+T" in panel.hint.text()


def test_a_comparison_is_copied_exactly(panel: ComparePanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["", *(design.name for design in EXAMPLE)]
    assert lines[1] == ["Convolution weights", "69632", "1179648"]
    assert lines[-1] == ["Output", "256×56×56", "256×56×56"]


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
    assert audit.table.item(0, 6).toolTip() == "batch norm 1,605,632"
    assert audit.table.item(0, 7).toolTip() == SKIPPED
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
    return " ".join(label.text() for label in totals.labels.values())


COUNT = FvcoreCount(4_111_512_576, {"conv": 4_087_136_256, "linear": 2_048_000, "batch_norm": 22_228_480,
                                    "adaptive_avg_pool2d": 100_352 - 512}, (), {"aten::add_": 16}, "0.1.5")  # fmt: skip


def test_totals_of_resnet50(totals: Totals) -> None:
    assert said(totals) == ("25.56 M params · 4.089 GMACs · 8.178 GFLOPs · 11.11 M activations · RF 427 px · fvcore …")
    assert "25,557,032 parameters" in totals.labels["params"].toolTip()
    assert "53,120 normalisation" in totals.labels["params"].toolTip()
    assert "4,089,184,256 MACs" in totals.labels["macs"].toolTip()


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
