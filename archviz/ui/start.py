"""From the command to the window, without what the command line's other commands need."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from archviz.spec.issue import Refused
from archviz.words import say

NO_DISPLAY = "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"


def start(file: Path | None) -> int:
    """The designer on a project file, or on the bundled example; the exit status. Refused without a display."""
    if file:
        from archviz.spec import files

        files.load(file)
    if not display():
        raise Refused(say("{why}; `archviz demo out` draws the window into files", why=NO_DISPLAY))
    gc.disable()  # imports leave nothing to collect, and looking for it takes a tenth of their time
    try:
        from .overrides import normalise

        normalise()
        from .application import run
    finally:
        gc.enable()
    gc.freeze()  # nor need what they made be looked through later: 30 ms of every full collection
    return run(file)


def display() -> bool:
    """Whether a window can be shown; a platform chosen by hand is trusted."""
    named = any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    return named or sys.platform in ("darwin", "win32")
