"""Amounts as people write them."""

from __future__ import annotations

import pytest

from archviz.app.verdict import limits
from archviz.spec.issue import Refused


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("26M", 26_000_000),
        ("4.2G", 4_200_000_000),
        ("4.089184256g", 4_089_184_256),
        ("25557032", 25_557_032),
        ("0.5k", 500),
        (" 1 T ", 10**12),
        ("0", 0),
    ],
)
def test_amounts_are_exact(text: str, value: int) -> None:
    assert limits(params=text, macs=None)[0].most == value


@pytest.mark.parametrize("text", ["", "26Q", "M", "-1", "1e6", "nan", "1,000", "4..2G", "9" * 40, "٣M"])
def test_no_amounts(text: str) -> None:
    with pytest.raises(Refused, match="--max-macs"):
        limits(macs=text)
