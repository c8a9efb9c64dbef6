"""What is done with the history of latencies in the background."""

from __future__ import annotations

from pathlib import Path

from archviz.bench.history import Entry, Found, history
from archviz.report import past, record, tables
from archviz.spec.files import write_atomically
from archviz.words import Sentence

from .jobs import Token

MOST = 1_000  # results that are listed


def read(_: Token) -> tuple[Sentence, Found]:
    """The latest results; what is said of a file that had to be set aside."""
    kept = history()
    return kept.mend(), kept.find(limit=MOST)


def compare(first: Entry, second: Entry, _: Token) -> past.Versus:
    """The second beside the first."""
    return past.versus(first, second)


def mark(numbers: tuple[int, ...], _: Token, *, away: bool) -> None:
    """Remove results, or bring them back."""
    kept = history()
    (kept.remove if away else kept.restore)(numbers)


def write(path: Path, entries: tuple[Entry, ...], _: Token) -> int:
    """Into a file, as JSON or CSV by its name; how many."""
    json = path.suffix == ".json"
    text = record.text(past.exported(entries)) + "\n" if json else tables.written(past.exact(entries))
    write_atomically(path, text.encode())
    return len(entries)
