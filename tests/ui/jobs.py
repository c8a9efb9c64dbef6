"""Jobs for the process beside the window, which imports them by name."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from archviz.app.jobs import Token
from archviz.spec.issue import Refused


def go_on(begun: Path, ended: Path, *_: object) -> None:
    """Go on until told not to; the files are there when it has begun, and when it has ended."""
    token = _[-1]
    assert isinstance(token, Token)
    begun.touch()
    try:
        for _ in range(3000):
            token.check()
            time.sleep(0.01)
    finally:
        ended.touch()


def double(number: int, token: Token) -> int:
    """Twice the number."""
    return 2 * number


def where(token: Token) -> tuple[int, bool]:
    """The process it runs in, and whether that one has torch."""
    print("what a library prints")
    return os.getpid(), "torch" in sys.modules


def die(token: Token) -> None:
    """End the process as the kernel does when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


def refuse(token: Token) -> None:
    """Refuse as a use case does."""
    raise Refused("no such thing; take another")


def fail(token: Token) -> None:
    """Fail with a class that the window need not know."""

    class Odd(Exception):
        pass

    raise Odd("unheard of")


class Unreadable:
    """Falls apart where it is taken out of a pickle."""

    def __reduce__(self) -> tuple[type[int], tuple[str]]:
        return int, ("no number",)


def unreadable(_: Token) -> Unreadable:
    """An answer that only this side can make."""
    return Unreadable()
