"""Published accuracies: the errors that the literature prints for a network, each under the protocol it was found with.

A design is told by its value, not by its name: a renamed copy has the figures of its network, a changed one has none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archviz import zoo
from archviz.resources import resource
from archviz.spec.architecture import Architecture
from archviz.words import SILENCE, Sentence, say, word

from .tables import printable

PROVENANCE: Mapping[str, str] = {
    "V": word("checked against a transcription or a released README"),
    "S": word("figure of the paper, agrees with a secondary statement"),
    "R": word("figure of the paper, unchecked"),
}


@dataclass(frozen=True, slots=True)
class Protocol:
    """How errors were found: `errors` are top-1 and top-5 in percent by the network's name, None where not printed.

    The note is about some networks, or all where none is named.
    """

    id: str
    title: str
    source: str
    dataset: str
    crop: str
    protocol: str
    provenance: str
    note: str
    about: tuple[str, ...]
    errors: Mapping[str, tuple[float | None, float | None]]

    @property
    def conditions(self) -> str:
        """ "ImageNet-1k, validation; single crop 224"."""
        return "; ".join(filter(None, (self.dataset, self.crop, self.protocol)))


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What is printed for a design: the network that it is, top-1 and top-5 errors in percent, and under what."""

    network: str
    top1: float | None
    top5: float | None
    protocol: Protocol


@dataclass(frozen=True, slots=True)
class Published:
    """One place a design, None where nothing is printed; only those under `protocol` can be set side by side."""

    protocol: Protocol
    accuracies: tuple[Accuracy | None, ...]

    @property
    def shared(self) -> tuple[Accuracy | None, ...]:
        """Those that were found alike."""
        return tuple(a if a and a.protocol is self.protocol else None for a in self.accuracies)

    def applies(self, protocol: Protocol) -> bool:
        """Whether the note of a protocol is about one of these."""
        networks = {a.network for a in self.accuracies if a and a.protocol is protocol}
        return bool(protocol.note) and (not protocol.about or bool(networks & {*protocol.about}))

    @property
    def others(self) -> tuple[Protocol, ...]:
        """What else was found under, in order."""
        found = dict.fromkeys(a.protocol.id for a in self.accuracies if a and a.protocol is not self.protocol)
        return tuple(p for p in protocols() if p.id in found)

    def note(self, names: Sequence[str]) -> Sentence:
        """Whose protocol differs, in one sentence; empty where none does."""
        apart = [printable(n) for n, a in zip(names, self.accuracies, strict=True) if a and a.protocol in self.others]
        if not apart:
            return SILENCE
        return say(
            "The protocols differ: the errors of {names} were found under other conditions; do not set them beside the "
            "rest.",
            names=", ".join(apart),
        )


@lru_cache(maxsize=1)
def protocols() -> tuple[Protocol, ...]:
    """All of them, in the order in which they are preferred."""
    document = json.loads(resource("published.json").read_text("utf-8"))
    found = []
    for fields in document["protocols"]:
        errors = {name: tuple(pair) for name, pair in fields.pop("errors").items()}
        found.append(Protocol(**fields | {"about": tuple(fields["about"])}, errors=errors))
    return tuple(found)


def published(designs: Sequence[Architecture]) -> Published | None:
    """What is printed for these designs, under the protocol that most of them share; None where nothing is."""
    known = [_known().get(_value(design), ()) for design in designs]
    found = [
        {p.id: Accuracy(n, *p.errors[n], p) for p in protocols() for n in names if n in p.errors} for names in known
    ]
    shares = [(sum(p.id in of for of in found), p) for p in protocols()]
    most, chosen = max(shares, key=lambda share: share[0])  # the first of equals
    if not most:
        return None
    return Published(chosen, tuple(of.get(chosen.id) or next(iter(of.values()), None) for of in found))


def _value(design: Architecture) -> object:
    """What a design is, whatever it and its stages are called."""
    return design.input, tuple((stage.block, stage.repeat) for stage in design.stages)


@lru_cache(maxsize=1)
def _known() -> Mapping[object, tuple[str, ...]]:
    """The networks that anything is printed for, by value: one may have several names."""
    found: dict[object, tuple[str, ...]] = defaultdict(tuple)
    for name in dict.fromkeys(name for p in protocols() for name in p.errors):
        found[_value(zoo.network(name))] += (name,)
    return dict(found)
