"""What the window asks of torch. Values go in and come out; the caches of the process keep what did not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archviz.blocks.residual import Basic
from archviz.blocks.resnext import ResNeXt
from archviz.graph.ops import Shape
from archviz.results import AuditRow, FormCheck, FvcoreCount
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand

from .design import Design

if TYPE_CHECKING:
    from archviz.bench.result import Latency
    from archviz.diagram.style import Theme
    from archviz.report.figure import Format
    from archviz.report.roofline import Page, Size

    from .jobs import Token


def warm(token: Token) -> None:
    """Count something small while nobody waits: the first count imports torch, which takes seconds."""
    count(Architecture().insert(0, Basic()), token)


def count(design: Architecture, token: Token) -> FvcoreCount:
    """What fvcore counts in a sound design."""
    from archviz.analyse.count import count

    return count(expand(design).graph, check=token.check)


def audit(design: Architecture, token: Token) -> tuple[AuditRow, ...]:
    """Three counters side by side for every block of a sound design."""
    from archviz.analyse.audit import audit

    return audit(expand(design).graph, Design(design).titles, check=token.check)


def verify_forms(block: ResNeXt, shape: Shape, token: Token) -> tuple[FormCheck, ...]:
    """Every form of a sound block against the grouped one."""
    from archviz.analyse.forms import verify_forms

    return verify_forms(block, shape, check=token.check)


def roofline(found: Latency, where: str, format: Format, theme: Theme, page: Page | Size, token: Token) -> bytes:
    """The roofline plot of a latency whose blocks were timed, as a file; matplotlib, too, is long to import."""
    from archviz.report.roofline import draw

    return draw(found, where, format, theme, page)
