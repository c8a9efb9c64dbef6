"""The lock and the drag: a dimension moves, another one gives way, and the design costs what it did."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from archviz.explore.axes import AXES, Axis, axes
from archviz.explore.cost import QUANTITIES, Quantity, cost
from archviz.explore.match import Solution, Solved, solve
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.ui.document import Document
from archviz.ui.edit import State
from archviz.words import SILENCE, Sentence, join, say


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

    changed = Signal()  # the lock, the choices, or what was found

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
        self._drag: Drag | None = None
        self._open = self._own = False
        self._gesture = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._solve)
        document.changed.connect(self._on_document_changed)

    # -- what is so

    @property
    def reason(self) -> Sentence:
        """Why nothing can be matched; silent where something can."""
        if not self._document.design.stages:
            return say("The design is empty")
        return SILENCE if self._document.expansion.sound else say("The design has mistakes; mend them first")

    @property
    def target(self) -> int:
        """The total that is locked."""
        return self.keep.of(cost(self.locked or self._document.design))

    @property
    def present(self) -> int:
        """The total of the design as it is now."""
        return self.keep.of(cost(self._document.design))

    def lacking(self, axis: Axis) -> Sentence:
        """Why a dimension of the design cannot be dragged; silent where it can."""
        design = self._document.design
        alone = SILENCE if self.follower(axis) else say("nothing else can give way")
        return axis.lacks(design) or alone

    def follower(self, varied: Axis) -> Axis | None:
        """The dimension that gives way: the chosen one, else the usual one as on the command line; None without any."""
        others = {axis.name: axis for axis in axes(self._document.design) if axis is not varied}
        return next((others[n] for n in (self.chosen, *varied.solve, *others) if n in others), None)

    # -- what is done

    def attend(self) -> None:
        """Lock the design that is looked at, where nothing is locked yet."""
        if self.locked is None and not self.reason:
            self.locked = self._document.design

    def lock(self) -> None:
        """Lock the present totals."""
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
        self.multiple = multiple
        if self._drag and self.solved:
            self._gesture += 1
            self._solve()

    def vary(self, name: str, value: int) -> None:
        """Move a dimension; of several moves before the window is idle the last is solved alone."""
        if not self._open or self._drag is None or self._drag.varied.name != name:
            self.settle()
            self._gesture += 1
        base = self._drag.base if self._open and self._drag else self._document.design
        self._drag, self._open = Drag(base, AXES[name], value), True
        self.varied = self._drag.varied
        self._timer.start()

    def settle(self) -> None:
        """The drag is over: the next is a step of its own."""
        if self._timer.isActive():
            self._timer.stop()
            self._solve()
        self._open = False

    def take(self, solution: Solution) -> None:
        """One of several solutions that are about as near, as a step of its own."""
        self._gesture += 1
        self._put(solution.design, self._document.design)
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
        self._forget()
        if drag.value == drag.varied.get(drag.base):  # dragged back: no step at all
            self._put(drag.base, drag.base)
        elif free:
            try:
                dragged = drag.varied.put(drag.base, drag.value)
                near = free.get(self._document.design)  # the last step's: the next is not far from it
                found = solve(dragged, free, self.keep, self.target, self.multiple, near=near)
            except Refused as refusal:
                self.trouble = say("{fault}", fault=refusal.sentence)
            else:
                self.solved, self.trouble = (free, found), found.why
                self._put(found.best.design, drag.base)
        self.changed.emit()

    def _put(self, design: Architecture, base: Architecture) -> None:
        now = [axis for axis in axes(design) if axis.lacks(base) or axis.get(design) != axis.get(base)]
        change = join(", ", [say("{axis} = {value}", axis=say(axis.title), value=axis.get(design)) for axis in now])
        key = ("match", self._document.state.active, self._gesture)
        self._own = True
        self._document.change(lambda _: design, change, key)
        self._own = False

    def _forget(self) -> None:
        self.solved, self.trouble = None, SILENCE

    def _on_document_changed(self, before: State, after: State) -> None:
        if self._own:
            return
        if not _same(before, after):
            self.locked, self.varied, self.chosen = None, None, ""
        self._drag, self._open = None, False
        self._timer.stop()
        self._forget()
        self.changed.emit()


def _same(before: State, after: State) -> bool:
    """Whether the design that is looked at is still the one that it was, edited or not."""
    if before.design == after.design:
        return True
    there, here = before.project.designs, after.project.designs
    return before.active == after.active and len(there) == len(here) and after.design not in there
