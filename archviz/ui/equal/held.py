"""What is so: the lock, what is chosen to be kept and to give way, and why a dimension cannot."""

from __future__ import annotations

from archviz.explore.axes import AXES, Axis, axes
from archviz.explore.cost import QUANTITIES, Quantity, cost
from archviz.spec.architecture import Architecture
from archviz.ui.document import Document
from archviz.ui.edit import State
from archviz.words import SILENCE, Sentence, say

from . import effect


class Held:
    """A figure is kept as large as it is in the locked design, and the chosen dimension gives way for it.

    `locked` is the design that was looked at first, until another is or it is locked anew.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.keep: Quantity = QUANTITIES["params"]
        self.multiple = 1
        self.chosen = ""  # the dimension that gives way, once something is locked
        self.locked: Architecture | None = None
        self._joined: list[tuple[State, State]] = []

    @property
    def design(self) -> Architecture:
        """The locked design; before anything is locked the one that is looked at."""
        return self.locked or self._document.design

    @property
    def target(self) -> int:
        """The total that is locked."""
        return self.keep.of(cost(self.design))

    @property
    def reason(self) -> Sentence:
        """Why nothing can be matched; silent where something can."""
        if not self._document.design.stages:
            return say("The design is empty: insert a block or open a network, then a total of it can be kept")
        if self._document.expansion.sound:
            return SILENCE
        return say("The design has mistakes; mend them first, Problems lists them")

    @property
    def tradable(self) -> bool:
        """Whether any dimension can give way for another."""
        return any(self.follower(axis) for axis in axes(self._document.design) if not self.idle(axis))

    def idle(self, axis: Axis) -> bool:
        """Whether the kept total does not depend on a dimension of the design."""
        return effect.idle(self.design, axis, self.keep)

    def lacking(self, axis: Axis) -> Sentence:
        """Why a dimension of the design cannot be dragged; silent where it can."""
        alone = SILENCE if self.idle(axis) or self.follower(axis) else say("nothing else can give way")
        return axis.lacks(self._document.design) or alone

    def follower(self, varied: Axis) -> Axis | None:
        """What gives way when this one is dragged: the chosen one, else the usual one; None without any."""
        others = {a.name: a for a in axes(self._document.design) if a is not varied and not self.idle(a)}
        return next((others[n] for n in (self.chosen, *varied.solve, *others) if n in others), None)

    def giving(self, varied: Axis) -> Axis | None:
        """What is marked to give way, `varied` itself until it is dragged again."""
        chosen = AXES.get(self.chosen)
        able = chosen and not chosen.lacks(self._document.design) and not self.idle(chosen)
        return chosen if able else self.follower(varied)

    def attend(self) -> None:
        """Lock the design that is looked at, where nothing is locked yet."""
        if self.locked is None and not self.reason:
            self.locked = self._document.design
        if not self.chosen:
            self.choose(next(iter(axes(self._document.design)), None))

    def choose(self, varied: Axis | None) -> None:
        """Where `varied` moves, what gives way for it does so from now on: the mark does not go back by itself."""
        if varied and (free := self.follower(varied)):
            self.chosen = free.name

    def join(self, before: State, after: State) -> None:
        """A step that leaves the same design locked, forth and back, whatever stands in its place."""
        self._joined.append((before, after))

    def pass_to(self, before: State, after: State) -> None:
        """Forget the lock where the design that is looked at is another one, not the same one edited."""
        joined = any({id(before), id(after)} == {id(a), id(b)} for a, b in self._joined)
        if not joined and after.design != self.locked and not _same(before, after):
            self.locked, self.chosen = None, ""


def _same(before: State, after: State) -> bool:
    """Whether the design that is looked at is still the one that it was, edited or not."""
    if before.design == after.design:
        return True
    there, here = before.project.designs, after.project.designs
    return before.active == after.active and len(there) == len(here) and after.design not in there
