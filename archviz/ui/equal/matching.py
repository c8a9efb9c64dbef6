"""The drag: a dimension moves, another one gives way, and the design costs what it did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from archviz.explore.axes import AXES, Axis
from archviz.explore.cost import QUANTITIES, cost
from archviz.explore.solve import Solution, Solved
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.ui.clash import distinct
from archviz.ui.document import Document
from archviz.ui.edit import State
from archviz.words import SILENCE, Sentence, say

from . import effect
from .held import Held
from .naming import renamed
from .reach import bound, followed, holds

FOLLOW_MS = 33  # an edit of the document costs as much as some steps of a drag
SHARE = 2  # times as long as an edit took, the hand has the machine to itself


@dataclass(frozen=True, slots=True)
class Drag:
    """A dimension on its way, and the design where it began: so no rounding adds up."""

    base: Architecture
    varied: Axis
    chosen: str  # what gave way until then
    value: int = 0


class Matching(QObject):
    """What is dragged and what follows. Each drag is one step of the history, reckoned from its start."""

    changed = Signal()  # the lock, the choices, or what was found; the document comes up with it a moment later

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.held = Held(document)
        self.varied: Axis | None = None  # what was dragged last
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

    @property
    def design(self) -> Architecture:
        """The design as it was dragged."""
        return self._found or self._document.design

    @property
    def present(self) -> int:
        """The total of the design as it is now."""
        return self.held.keep.of(cost(self.design))

    @property
    def became(self) -> Sentence:
        """Every dimension that the last drag changed; silent where another edit came after it."""
        return effect.told(self.design, self._drag.base) if self._drag else SILENCE

    def has(self, solution: Solution) -> bool:
        """Whether the design is this one, whatever it is called."""
        return solution.design == self.design.put(name=solution.design.name)

    def lock(self) -> None:
        """Lock the present totals."""
        self.settle()
        self.held.locked, self._drag = None, None
        self._forget()
        self.held.attend()
        self.changed.emit()

    def choose_keep(self, name: str) -> None:
        """Keep another figure, as large as it is in the locked design."""
        self.held.keep = QUANTITIES[name]
        self._forget()
        self.changed.emit()

    def choose_follower(self, name: str) -> None:
        """Let this dimension give way from now on."""
        self.held.chosen = name
        self.changed.emit()

    def choose_multiple(self, multiple: int) -> None:
        """Only such values from now on; what was dragged last is solved anew, as a step of its own."""
        self.settle()
        self.held.multiple = multiple
        if self._drag and self.solved:
            self._gesture += 1
            self._solve()
            self._put()

    def vary(self, name: str, value: int) -> None:
        """Move a dimension; of several moves before the window is idle the last is solved alone."""
        if self.open and self._drag and self._drag.varied.name == name:
            self._drag = replace(self._drag, value=value)
        else:
            self.settle()
            self._gesture += 1
            self._drag, self.open = Drag(self._document.design, AXES[name], self.held.chosen, value), True
            self.varied = self._drag.varied
            self.held.choose(self.varied)
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
            self._found, self.held.chosen = self._drag.base, self._drag.chosen
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
        self.solved, self.trouble = None, effect.titled(why)
        self.changed.emit()

    def _solve(self) -> None:
        drag, near = self._drag, self.design  # the last step's: the next is not far from it
        if drag is None or self.held.locked is None:
            return
        self._forget()
        if drag.value == drag.varied.get(drag.base):  # dragged back: no step at all
            self._found = drag.base
        else:
            try:
                self._found = self._followed(drag, near)
            except Refused as refusal:
                self.trouble = effect.titled(say("{fault}", fault=refusal.sentence))
        if self._found and not self._follow.isActive():
            self._follow.start()
        self.changed.emit()

    def _followed(self, drag: Drag, near: Architecture) -> Architecture:
        """The design at the value, or at the last one on the way there that holds the total."""
        held, varied, base = self.held, drag.varied, drag.base
        free = held.follower(varied)
        if free is None or held.idle(varied):
            return varied.put(base, drag.value)
        terms = free, held.keep, held.target, held.multiple
        wanted = followed(base, varied, drag.value, *terms, near=free.get(near))
        found, why, own = (wanted if holds(wanted.best) else None), wanted.why, varied.get(base)
        if found is None:
            last = bound(base, varied, *terms, up=drag.value > own)
            why = say(
                "{axis} = {value}: {why}; it stays at {last}",
                axis=varied.name, value=drag.value, why=why, last=last,
            )  # fmt: skip
            found = None if last == own else followed(base, varied, last, *terms)
        self.trouble = effect.titled(why)
        if found is None:
            return base
        self.solved = free, found
        return found.best.design

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
        start = perf_counter()
        self._own = True
        self._document.change(lambda _: design, effect.told(found, base), key)
        self._own = False
        self._follow.setInterval(max(FOLLOW_MS, round(1000 * SHARE * (perf_counter() - start))))

    def _forget(self) -> None:
        self.solved, self.trouble = None, SILENCE

    def _on_document_changed(self, before: State, after: State) -> None:
        if self._own:
            return
        self.held.pass_to(before, after)
        if self.held.locked is None:
            self.varied = None
        self._drag, self._found, self.open = None, None, False
        self._timer.stop()
        self._follow.stop()
        self._forget()
        self.changed.emit()
