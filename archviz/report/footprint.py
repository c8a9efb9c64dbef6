"""Memory of a network by question: names, values and texts, the same in every format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archviz.footprint import Footprint
from archviz.results import Comparison
from archviz.words import Sentence, say, word

TITLES: Mapping[str, str] = {
    "weight_bytes": word("Memory of weights"),
    "peak_bytes": word("Inference peak"),
    "kept_bytes": word("Kept for training"),
    "gradient_bytes": word("Gradients"),
    "momentum_bytes": word("State of SGD with momentum"),
    "adam_bytes": word("State of Adam"),
}


def values(found: Footprint) -> dict[str, int]:
    """Bytes by the keys of TITLES."""
    figures = found.weights, found.peak, found.kept, found.gradients, found.momentum, found.adam
    return dict(zip(TITLES, figures, strict=True))


def conditions(found: Footprint | Comparison) -> Sentence:
    """At which batch size, in which type: "batch 8, bfloat16"."""
    return say("batch {batch}, {dtype}", batch=found.batch, dtype=found.dtype)


def record(found: Footprint) -> dict[str, Any]:
    """For other programs."""
    optimizers = {"sgd": 0, "momentum": found.momentum, "adam": found.adam}
    return {
        "batch": found.batch,
        "dtype": found.dtype,
        "weights": found.weights,
        "inference_peak": found.peak,
        "kept_for_training": found.kept,
        "gradients": found.gradients,
        "optimizer_state": optimizers,
    }
