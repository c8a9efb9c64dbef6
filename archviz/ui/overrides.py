"""Overridden methods of Qt that raise: before Python 3.12, PySide6 6.11 crashes on what C code raised in one.

`1 // 0`, a missing key or attribute leave a Python function as a type and a text. Where Python called the Qt function
that called the override, PySide reads that text as an exception. A function that catches and raises again leaves a
proper exception.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken


def normalise() -> None:
    """Wrap the overrides of every class of Qt that is derived from now on."""
    if sys.version_info < (3, 12):
        Shiboken.Object.__init_subclass__ = classmethod(_wrap_overrides)  # type: ignore[assignment]


def _wrap_overrides(cls: type) -> None:
    bases = [base for base in cls.__mro__[1:] if base.__module__.startswith("PySide6.")]
    for name, function in [*vars(cls).items()]:
        if isinstance(function, FunctionType) and not name.startswith("__") and any(name in vars(b) for b in bases):
            setattr(cls, name, _normalised(function))


def _normalised(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def call(*args: Any, **options: Any) -> Any:
        try:
            return function(*args, **options)
        except Exception:
            raise  # as a proper exception

    return call
