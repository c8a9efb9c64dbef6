"""How numbers are written everywhere: four significant digits with an SI prefix, signs with arrows, named units."""

from __future__ import annotations

from archviz.graph.ops import times as shape
from archviz.results import FARTHEST
from archviz.words import say

__all__ = ["difference", "exact", "memory", "percent", "pixels", "ratio", "seconds", "shape", "si"]

_PREFIXES = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
_BINARY = ((2**40, "TiB"), (2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB"))


def _four(value: float) -> str:
    """Four significant digits of 1 ≤ value < 10,000, zeros kept: 25.56, 4.089, 152.0."""
    digits = 3 if value < 9.9995 else 2 if value < 99.995 else 1 if value < 999.95 else 0
    return f"{value:.{digits}f}"


def si(value: int, unit: str = "") -> str:
    """25557032 → "25.56 M"; below 1,000 the number itself. A unit joins the prefix: "4.089 GMACs"."""
    for size, prefix in _PREFIXES:
        if abs(value) >= size * 0.99995 and abs(value) >= 1000:
            sign = "−" if value < 0 else ""
            return f"{sign}{_four(abs(value) / size)} {prefix}{unit}"
    return f"{value} {unit}".rstrip()


def exact(value: int) -> str:
    """25557032 → "25,557,032"."""
    return f"{value:,}"


def memory(value: int) -> str:
    """Bytes with a binary prefix: 102228128 → "97.49 MiB"."""
    for size, prefix in _BINARY:
        if value >= size:
            return f"{_four(value / size)} {prefix}"
    return f"{value} B"


def difference(value: int, baseline: int) -> str:
    """The change against a baseline, with sign and arrow: "▼ −2.1 %"; "=" when equal."""
    if value == baseline:
        return "="
    if not baseline:
        return "—"
    change = 100 * (value - baseline) / baseline
    arrow, sign = ("▲", "+") if change > 0 else ("▼", "−")
    size = abs(change)
    if size < 0.05:  # not nothing
        return f"{arrow} {sign}{size:.2f} %" if size >= 0.005 else f"{arrow} <0.01 %"
    return f"{arrow} {sign}{size:.1f} %" if size < 1000 else f"{arrow} ×{value / baseline:.4g}"


def percent(share: float) -> str:
    """A difference as a share of the whole: −0.0207 → "−2.07 %"; "=" for none, "≈" for hardly any, from ten times on
    "×12.5"."""
    if abs(share) < 5e-5:
        return "≈" if share else "="
    return f"{100 * share:+.2f} %".replace("-", "−") if share < 9 else f"×{1 + share:.4g}"


def ratio(value: int, baseline: int) -> str:
    """value ÷ baseline: "16.94"; "—" without a baseline."""
    return f"{value / baseline:.2f}" if baseline else "—"


def pixels(field: tuple[float, float], unit: str = "") -> str:
    """A receptive field or a jump, height and width: "427", "31×427"; from FARTHEST on only that it is larger."""
    if max(field) >= FARTHEST:
        return say("> input")
    return f"{'×'.join(map(str, field[:1] if field[0] == field[1] else field))} {unit}".rstrip()


def one_or_both(pair: tuple[float, float]) -> float | list[float]:
    """Height and width for a file: one number where they are equal."""
    return pair[0] if pair[0] == pair[1] else list(pair)


def seconds(value: float) -> str:
    """A time with its prefix: 0.01234 → "12.34 ms"."""
    for size, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if abs(value) >= size * 0.99995:
            return f"{'−' if value < 0 else ''}{_four(abs(value) / size)} {unit}"
    return f"{value * 1e9:.0f} ns".replace("-", "−")
