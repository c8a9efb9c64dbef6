"""How a command ends: what can go wrong becomes one line and an exit code, never a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable

from archviz.spec.issue import Refused

Command = Callable[[list[str]], int]  # what the words ask for; its exit code
REPORT = "run it again with --debug and send what it prints to the issue tracker of ArchViz"


def say(text: str) -> None:
    """One line for the user, beside the answer; whatever a name holds, it stays one line."""
    print("".join(c if c.isprintable() else " " for c in text), file=sys.stderr)


def _silence() -> None:
    """Nothing more may be flushed to standard output at exit: it would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(command: Command, words: list[str]) -> int:
    """Run a command on its words; the exit code."""
    debug = bool(os.environ.get("ARCHVIZ_DEBUG")) or "--debug" in words
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks × shows ? instead of failing
    try:
        return _answer(command, [word for word in words if word != "--debug"])
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read has enough
        _silence()
        return 141
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _silence()
            say("archviz: the answer cannot be written: no space is left")
            return 2
        if debug:
            raise
        say(f"archviz: sorry, an internal error: {type(error).__name__}: {error}; {REPORT}")
        return 70


def _answer(command: Command, words: list[str]) -> int:
    try:
        code = command(words)
        sys.stdout.flush()
        return code
    except Refused as refusal:
        say(f"archviz: {refusal}")
    return 2
