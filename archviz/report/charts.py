"""The charts of a comparison, and what their marks mean."""

from __future__ import annotations

from archviz.words import Sentence, say

from .chart import NAMED, Chart
from .content import Content
from .tables import printable


def charts(content: Content) -> tuple[Chart, ...]:
    """All that there is to draw of a comparison."""
    from . import bars, scatter  # which bring matplotlib; the window wants the note alone

    return (*scatter.costs(content), *bars.stages(content))


def note(content: Content) -> Sentence:
    """What the marks of the charts mean."""
    marks = say(
        "Filled marks: no other design is better in both; the dashed line joins them, the solid one designs whose "
        "names differ in numbers only. Bars run from input to output; stages of one colour stand beside each other."
    )
    if len(content.designs) <= NAMED:
        return marks
    names = ", ".join(f"{number} {printable(name)}" for number, name in enumerate(content.comparison.names, 1))
    return say("{marks} Numbers: {names}.", marks=marks, names=names)
