"""What stands under a report that no command remakes."""

from __future__ import annotations

from archviz.report import sections
from archviz.report.comparison import compare
from archviz.report.content import content
from archviz.zoo import network


def test_a_report_without_a_command_says_why() -> None:
    pair = (network("resnet18").edit(("stages", 1, "repeat"), 3), network("resnet34"))
    assert "from designs that no file holds" in sections.remade(content(compare(pair), pair, ""))
