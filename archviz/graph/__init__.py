"""The vocabulary: primitives, nodes, parts, units."""

from .model import Graph, Misfit, Node, Part, Remedy, Unit
from .names import INPUT
from .wiring import Wire, Wiring, lacking, setting

__all__ = ["INPUT", "Graph", "Misfit", "Node", "Part", "Remedy", "Unit", "Wire", "Wiring", "lacking", "setting"]
