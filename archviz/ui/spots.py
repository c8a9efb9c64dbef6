"""Every place of a network that can be gone to: its stages, their blocks and the layers in them, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from archviz.graph import Unit
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand

from .language import tr

_CLASS = re.compile(r"(\w+?)(\dd)?\(")  # Conv in nn.Conv2d(64, 64, …): "conv2" is to find names


@dataclass(frozen=True, slots=True)
class Spot:
    """A stage, block or layer: its name as everywhere, what it is, and other words for it."""

    name: str
    stage: int
    said: str
    words: str = ""


def spots(design: Architecture) -> tuple[Spot, ...]:
    """Those of a design; a name that stage, block and layer share is there once."""
    graph = expand(design).graph
    found: dict[str, Spot] = {}
    for index, units in groupby(graph.units, key=lambda unit: unit.stage):
        stage, about = design.stages[index], design.stages[index].block.about
        kind, block = f"{about.title} {about.family}", stage.saved or tr(about.title)
        name = graph.stages[index]
        found.setdefault(name, Spot(name, index, block, kind))
        for unit in units:
            if unit.name:
                found.setdefault(unit.name, Spot(unit.name, index, block, kind))
            for layer, said, words in _layers(unit):
                found.setdefault(layer, Spot(layer, index, said, words))
    return tuple(found.values())


def _layers(unit: Unit) -> list[tuple[str, str, str]]:
    found = []
    for node in unit.part.nodes:
        called = _CLASS.search(node.torch)
        torch = called[1] if called and node.called else ""
        words = f"{node.op.category} {tr(node.op.category)} {torch}"
        found.append((unit.full(node.name), tr(node.op.label(node.shapes, "resnet")), words))
    return found


class Seeker:
    """Finds the places whose name, label, kind or torch class holds every word that is asked for."""

    def __init__(self, places: tuple[Spot, ...], names: Mapping[str, str]) -> None:
        """`names` are what places are called besides (in Keras)."""
        self._places = [(spot, *_texts(spot, names.get(spot.name, ""))) for spot in places]

    def find(self, text: str) -> list[Spot]:
        """In order. A name counts where it is meant itself: "layer3" is not every layer in layer3."""
        words = _plain(text).split()
        return [
            spot
            for spot, whole, own in self._places
            if words and all(w in whole for w in words) and any(_meant(w, whole, own) for w in words)
        ]


def _plain(text: str) -> str:
    """Small letters; "3x3" for "3×3", which no keyboard has."""
    return re.sub(r"(?<=\d)×|×(?=\d)", "x", text.lower())


def _texts(spot: Spot, other: str) -> tuple[str, int]:
    """All that is said of a place, its name first, and where what it shares with nothing around it begins."""
    whole = _plain("\n".join((spot.name, other, spot.said, spot.words)))
    return whole, spot.name.rfind(".") + 1


def _meant(word: str, whole: str, own: int) -> bool:
    return whole.rfind(word) + len(word) > own
