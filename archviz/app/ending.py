"""How a command ends: what can go wrong becomes one line and an exit code, never a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys

import typer

from archviz.spec.issue import Refused

REPORT = "run it again with --debug and send what it prints to the issue tracker of ArchViz"


def say(text: str) -> None:
    """One line for the user, beside the answer; whatever a name holds, it stays one line."""
    print("".join(c if c.isprintable() else " " for c in text), file=sys.stderr)


def _silence() -> None:
    """Nothing more may be flushed to standard output at exit: it would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(app: typer.Typer, words: list[str]) -> int:
    """Run the command that the words name; the exit code."""
    debug = bool(os.environ.get("ARCHVIZ_DEBUG")) or "--debug" in words
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks × shows ? instead of failing
    try:
        return _answer(app, [word for word in words if word != "--debug"])
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


def _answer(app: typer.Typer, words: list[str]) -> int:
    try:
        code = app(words, prog_name="archviz", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except Refused as refusal:
        say(f"archviz: {refusal}")
    except typer.TyperException as mistake:
        place = getattr(getattr(mistake, "ctx", None), "command_path", "archviz")
        say(f"{place}: {mistake.format_message().replace('Value error, ', '')} (`{place} --help` says more)")
    return 2
