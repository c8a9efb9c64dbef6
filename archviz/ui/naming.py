"""Whose names the tables and tool tips show: torchvision's, or Keras's beside them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from archviz.spec.naming import keras_names, uncovered

from .document import Document


class Naming(QObject):
    """A choice of the user's, which holds where a design has Keras names at all."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.keras = False

    def choose(self, keras: bool) -> None:
        """Take the names of Keras, or those of torchvision."""
        if keras != self.keras:
            self.keras = keras
            self.changed.emit()

    @property
    def reason(self) -> str:
        """Why the design has no Keras names; empty where it has."""
        return uncovered(self._document.design)

    @property
    def names(self) -> Mapping[str, str]:
        """The Keras names that are to be shown, by those of torchvision."""
        if not self.keras or self.reason:
            return {}
        design, graph = self._document.design, self._document.expansion.graph
        repeats = {stage.name: stage.repeat for stage in design.stages}
        classes = getattr(design.stages[-1].block, "classes", 1000)
        own = [*(n.name for n in graph.nodes), *(u.name for u in graph.units if u.name)]
        return {name: other for name, other in keras_names(own, repeats, classes).items() if other != name}
