"""What a report says beside its tables, in every format the same: whether counts agree, notes, how to make it again."""

from __future__ import annotations

from archviz.words import Sentence, say, word

from .content import Content
from .tables import printable

CONFIRMED = word("✓ fvcore, counting each design itself, finds the same MACs to the unit.")
DOUBTED = word("✗ fvcore does not find the same MACs.")


def confirmed(content: Content) -> str:
    """Whether fvcore counts the same; empty where it was not asked."""
    comparison = content.comparison
    if not comparison.counted:
        return ""
    pairs = zip(comparison.counted, comparison.analyses, strict=True)
    return CONFIRMED if all(count.macs == analysis.total.macs for count, analysis in pairs) else DOUBTED


def notes(content: Content) -> tuple[Sentence, ...]:
    """What the designs say of themselves."""
    pairs = zip(content.comparison.names, content.designs, strict=True)
    found = ((printable(name), " ".join(design.note.split())) for name, design in pairs)
    return tuple(say("{name}: {note}", name=name, note=printable(note)) for name, note in found if note)


def remade(content: Content) -> Sentence:
    """What stands before the command; without one, why there is none."""
    if content.command:
        return say("This command makes it again:")
    return say(
        "It was made in the window, from designs that no file holds as they are: save the project, then "
        "“archviz compare” with its file makes it again."
    )
