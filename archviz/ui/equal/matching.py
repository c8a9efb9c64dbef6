"""The lock and the drag: a dimension moves, another one gives way, and the design costs what it did."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from archviz.explore.axes import AXES, Axis, axes
from archviz.explore.cost import QUANTITIES, Quantity, cost
from archviz.explore.solve import Solution, Solved, solve
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.ui.clash import distinct
from archviz.ui.document import Document
from archviz.ui.edit import State
from archviz.words import SILENCE, Sentence, say

from . import effect
from .naming import renamed

FOLLOW_MS = 33  # an edit of the document costs as much as some steps of a drag


@dataclass(frozen=True, slots=True)
class Drag:
    """A dimension on its way, and the design where it began: so no rounding adds up."""

    base: Architecture
    varied: Axis
    value: int = 0


class Matching(QObject):
    """What is kept, what is dragged and what follows. Each drag is one step of the history, reckoned from its start.

    `locked` is the design whose total is kept: that which was looked at first, until another is, or `lock`.
    """

    changed = Signal()  # the lock, the choices, or what was found; the document comes up with it a moment later

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.keep: Quantity = QUANTITIES["params"]
        self.multiple = 1
        self.chosen = ""  # the dimension that shall follow; empty for the usual one
        self.varied: Axis | None = None  # what was dragged last
        self.locked: Architecture | None = None
        self.solved: tuple[Axis, Solved] | None = None  # what followed last, and where to
        self.trouble: Sentence = SILENCE
        self.open = False  # a gesture is under way
        self._drag: Drag | None = None
        self._found: Architecture | None = None  # what the document does not show yet
        self._own = False
        self._gesture = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._solve)
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._follow.timeout.connect(self._put)
        document.changed.connect(self._on_document_changed)

    # -- what is so

    @property
    def design(self) -> Architecture:
        """The design as it was dragged."""
        return self._found or self._document.design

    @property
    def reason(self) -> Sentence:
        """Why nothing can be matched; silent where something can."""
        if not self._document.design.stages:
            return say("The design is empty: insert a block or open a network, then a total of it can be kept")
        if self._document.expansion.sound:
            return SILENCE
        return say("The design has mistakes; mend them first, Problems lists them")

    @property
    def target(self) -> int:
        """The total that is locked."""
        return self.keep.of(cost(self.locked or self._document.design))

    @property
    def present(self) -> int:
        """The total of the design as it is now."""
        return self.keep.of(cost(self.design))

    def lacking(self, axis: Axis) -> Sentence:
        """Why a dimension of the design cannot be dragged; silent where it can."""
        alone = SILENCE if self.idle(axis) or self.follower(axis) else say("nothing else can give way")
        return axis.lacks(self.design) or alone

    def follower(self, varied: Axis) -> Axis | None:
        """The dimension that gives way: the chosen one, else the usual one as on the command line; None without any."""
        others = {axis.name: axis for axis in axes(self.design) if axis is not varied and not self.idle(axis)}
        return next((others[n] for n in (self.chosen, *varied.solve, *others) if n in others), None)

    def has(self, solution: Solution) -> bool:
        """Whether the design is this one, whatever it is called."""
        return solution.design == self.design.put(name=solution.design.name)

    def idle(self, axis: Axis) -> bool:
        """Whether the kept total does not depend on a dimension of the design."""
        return effect.idle(self.locked or self._document.design, axis, self.keep)

    # -- what is done

    def attend(self) -> None:
        """Lock the design that is looked at, where nothing is locked yet."""
        if self.locked is None and not self.reason:
            self.locked = self._document.design

    def lock(self) -> None:
        """Lock the present totals."""
        self.settle()
        self.locked, self._drag = None, None
        self._forget()
        self.attend()
        self.changed.emit()

    def choose_keep(self, name: str) -> None:
        """Keep another figure, as large as it is in the locked design."""
        self.keep = QUANTITIES[name]
        self._forget()
        self.changed.emit()

    def choose_follower(self, name: str) -> None:
        """Let this dimension give way from now on."""
        self.chosen = name
        self.changed.emit()

    def choose_multiple(self, multiple: int) -> None:
        """Only such values from now on; what was dragged last is solved anew, as a step of its own."""
        self.settle()
        self.multiple = multiple
        if self._drag and self.solved:
            self._gesture += 1
            self._solve()
            self._put()

    def vary(self, name: str, value: int) -> None:
        """Move a dimension; of several moves before the window is idle the last is solved alone."""
        if not self.open or self._drag is None or self._drag.varied.name != name:
            self.settle()
            self._gesture += 1
        base = self._drag.base if self.open and self._drag else self._document.design
        self._drag, self.open = Drag(base, AXES[name], value), True
        self.varied = self._drag.varied
        self._timer.start()

    def settle(self) -> None:
        """The drag is over: the next is a step of its own."""
        if self._timer.isActive():
            self._timer.stop()
            self._solve()
        self._put()
        self.open = False

    def cancel(self) -> None:
        """Give the drag up: all is as it was where it began, and so is the history."""
        if self.open and self._drag:
            self._timer.stop()
            self._found = self._drag.base
            self._put()
            self._drag, self.open = None, False
            self._forget()
            self.changed.emit()

    def take(self, solution: Solution) -> None:
        """One of several solutions that are about as near, as a step of its own."""
        self.settle()
        self._gesture += 1
        self._found = solution.design
        self._put()
        self.changed.emit()

    def refuse(self, why: Sentence) -> None:
        """Something cannot be done; said in the place of what was found."""
        self.solved, self.trouble = None, why
        self.changed.emit()

    def _solve(self) -> None:
        drag = self._drag
        if drag is None or self.locked is None:
            return
        free = self.follower(drag.varied)
        near = self.design  # the last step's: the next is not far from it
        self._forget()
        if drag.value == drag.varied.get(drag.base):  # dragged back: no step at all
            self._found = drag.base
        else:
            try:
                dragged = drag.varied.put(drag.base, drag.value)
                if self.idle(drag.varied):
                    self._found = dragged
                elif free:
                    found = solve(dragged, free, self.keep, self.target, self.multiple, near=free.get(near))
                    self.solved, self.trouble, self._found = (free, found), found.why, found.best.design
            except Refused as refusal:
                self.trouble = say("{fault}", fault=refusal.sentence)
        if self._found and not self._follow.isActive():
            self._follow.start()
        self.changed.emit()

    def _put(self) -> None:
        """Let the document come up with what was found."""
        self._follow.stop()
        found, self._found = self._found, None
        if found is None:
            return
        drag, there = self._drag, self._document.design
        base = drag.base if self.open and drag else there
        others = {d.name for i, d in enumerate(self._document.project.designs) if i != self._document.state.active}
        (design,) = (base,) if found == base else distinct((renamed(found, base),), others)
        key = ("match", self._document.state.active, self._gesture)
        self._own = True
        self._document.change(lambda _: design, effect.told(found, base), key)
        self._own = False

    def _forget(self) -> None:
        self.solved, self.trouble = None, SILENCE

    def _on_document_changed(self, before: State, after: State) -> None:
        if self._own:
            return
        if after.design != self.locked and not _same(before, after):
            self.locked, self.varied, self.chosen = None, None, ""
        self._drag, self._found, self.open = None, None, False
        self._timer.stop()
        self._follow.stop()
        self._forget()
        self.changed.emit()


def _same(before: State, after: State) -> bool:
    """Whether the design that is looked at is still the one that it was, edited or not."""
    if before.design == after.design:
        return True
    there, here = before.project.designs, after.project.designs
    return before.active == after.active and len(there) == len(here) and after.design not in there
