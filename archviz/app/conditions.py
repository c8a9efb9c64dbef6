"""Under which conditions latencies are measured, as a form holds them: what is typed stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from archviz.bench.bounds import MAX_BATCH
from archviz.footprint import Dtype
from archviz.spec.architecture import MAX_SIDE
from archviz.spec.issue import Refused
from archviz.words import Sentence, say

from . import target

FLAGS = ("per_block", "channels_last", "compile", "cuda_graph")


class Conditions(BaseModel):
    """A frozen value; an empty `input` is that of each design, `threads` of 0 torch's choice."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    device: str = "cpu"
    batches: str = "1"
    input: str = ""
    threads: Annotated[int, Field(ge=0, le=4096)] = 0
    dtype: Dtype = "float32"
    seconds: Annotated[float, Field(ge=0.05, le=3600, allow_inf_nan=False)] = 5.0
    per_block: bool = True
    channels_last: bool = False
    compile: bool = False
    cuda_graph: bool = False

    @property
    def idle(self) -> Mapping[str, Sentence]:
        """The flags that cannot be had beside the others, and why."""
        why = {}
        if not self.device.startswith("cuda"):
            why["cuda_graph"] = say("only a CUDA device has CUDA graphs")
        if self.compile or (self.cuda_graph and not why):
            why["per_block"] = say("blocks of a compiled network or a CUDA graph cannot be timed apart")
        return why

    @property
    def fault(self) -> str:
        """Why nothing can be measured so; empty where it can."""
        try:
            batches(self.batches)
            size(self.input)
        except Refused as refusal:
            return refusal.sentence
        return ""

    @property
    def fields(self) -> dict[str, Any]:
        """Those of a plan; Refused, with the field, where one cannot be read."""
        flags = {name: getattr(self, name) and name not in self.idle for name in FLAGS}
        threads = self.threads or None
        own = {"device": self.device, "dtype": self.dtype, "seconds": self.seconds, "threads": threads, **flags}
        return {"batches": batches(self.batches), "input": size(self.input), **own}


def batches(text: str) -> tuple[int, ...]:
    """ "1, 8, 32" → (1, 8, 32); Refused for anything else."""
    plain = re.sub(r"\s", "", text)
    found = tuple(map(int, plain.split(","))) if re.fullmatch(r"\d{1,6}(,\d{1,6})*", plain, re.ASCII) else ()
    if not found or not all(1 <= batch <= MAX_BATCH for batch in found):
        bounds = {"most": MAX_BATCH, "given": text[:40]}
        raise Refused(
            say("batch sizes are whole numbers from 1 to {most:,}, such as 1, 8, 32; not {given!r}", **bounds)
        )
    if len(set(found)) < len(found):
        raise Refused(say("a batch size is given twice; give each once"))
    return found


def size(text: str) -> tuple[int, int, int] | None:
    """ "3x224x224" → (3, 224, 224), nothing → None; Refused for anything else."""
    if not text.strip():
        return None
    try:
        return target.shape(text)
    except Refused:
        values = {"most": MAX_SIDE, "given": text[:40]}
        fault = say(
            "the input is channels x height x width, up to {most:,}, such as 3x224x224; not {given!r}", **values
        )
        raise Refused(fault) from None
