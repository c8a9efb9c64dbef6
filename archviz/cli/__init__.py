"""The command line: one short function per command.

Exit codes: 0 fine, 1 a check failed, 2 input that cannot be used (one line says why), 70 our own fault.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

import typer

from archviz.app import ending

from .command import app

# The commands come in the order of the help.
# isort: off
from . import readings, pictures, comparison, explore, sweep, bench, latencies, program  # noqa: F401


def _run(words: list[str]) -> int:
    """Run the command that the words name; the exit code."""
    gc.enable()  # put off by `archviz.__main__`
    try:
        return int(app(words, prog_name="archviz", standalone_mode=False) or 0)
    except typer.TyperException as mistake:
        place = getattr(getattr(mistake, "ctx", None), "command_path", "archviz")
        ending.say(f"{place}: {mistake.format_message().replace('Value error, ', '')} (`{place} --help` says more)")
        return 2


def main(args: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    return ending.run(_run, list(sys.argv[1:] if args is None else args))
