"""Mutated project files: each is opened or refused in a sentence, soon, and without much memory. `make fuzz`.

FUZZ_COUNT says how many, FUZZ_SEED which; a failure names the number, which gives the same mutant again.
"""

from __future__ import annotations

import copy
import faulthandler
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archviz import zoo
from archviz.app import ready
from archviz.spec import bounded_json, files
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS

SECONDS = 5.0
MEMORY = 2**30
COUNT, SEED = int(os.environ.get("FUZZ_COUNT", "2000")), int(os.environ.get("FUZZ_SEED", "1"))

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**39, 10**41, 0.5, -0.0, 1e308, float("nan"), float("inf"), "",
    " ", "\0", "\ud800", "\udfff\ud800", "\ufffe", "\u202e", "\u2028", "<b>", "é" * 50, "a" * 200, "x" * 20_000,
    "=1+1", "../../etc",
    [], {}, [[]], [{}], {"": 0}, {"type": "basic"}, {"type": "nothing"}, {"type": None}, [1] * 100, ["a"] * 5_000,
    "conv3-64", "conv3-64 | conv1-64 => add", "[ " * 50, "conv9999999999-1", "| " * 1_000, "conv3-64 " * 250,
)  # fmt: skip
TOKENS = (
    *(b"NaN", b"Infinity", b"-Infinity", b"1e400", b"-1e400", b"1" * 5_000, b"-0", b"1.", b".5", b"01", b"'a'"),
    *(b"\\u0000", b'"\\ud800"', b'"\\udc00\\ud800"', b'"\\uffff"', b"[" * 2_000, b"{" * 100, b"]", b"}", b",", b":"),
    *(b"null", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\0", b"/**/"),
    *(b'"a":1,' * 50, b"[]," * 3_000, b"{}," * 3_000, b"1," * 3_000),
)  # fmt: skip


def corpus() -> list[bytes]:
    """Project files that are in order: the bundled ones, some networks, and one of every block."""
    every = tuple(
        Architecture(name=kind, input=cls.about.example, stages=(Stage(name="a", block=cls()),), note="a\nnote")
        for kind, cls in BLOCKS.items()
        if len(cls.about.example) == 3
    )
    project = Project(designs=every[:20]).save_block("mine", every[0].stages[0].block)
    names = ("resnet18", "wrn-28-10_cifar100", "googlenet", "inception_v3", "vgg16", "alexnet")
    networks = [Project(designs=(zoo.network(name),)) for name in names if name in zoo.names()]
    found = [Path(str(ready.path(name))).read_bytes() for name in ready.READY]
    return [*found, *(files.dumps(p).encode() for p in (project, Project(designs=every[20:]), *networks))]


def bytes_changed(r: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(r.choice((1, 1, 2, 5, 50))):
        at, size = r.randrange(len(made) or 1), r.choice((1, 1, 2, 10, 1_000))
        way = r.randrange(6)
        if way == 0:
            made[at : at + 1] = bytes([r.randrange(256)])
        elif way == 1:
            del made[at : at + size]
        elif way == 2:
            made[at:at] = made[at : at + size] * r.choice((1, 2, 100))
        elif way == 3:
            del made[at:]
        elif way == 4:
            other = r.randrange(len(made) or 1)
            made[at : at + size], made[other : other + size] = made[other : other + size], made[at : at + size]
        else:
            made[at:at] = r.randbytes(size)
    return bytes(made)


def token_changed(r: random.Random, data: bytes) -> bytes:
    """A token of the file in the place of which something odd stands."""
    made = data
    for _ in range(r.choice((1, 1, 2, 4))):
        places = [i for i, c in enumerate(made) if c in b'{}[],:"'] or [0]
        start = r.choice(places)
        end = next((i for i in places if i > start), len(made))
        made = made[: start + r.randrange(2)] + r.choice(TOKENS) + made[end if r.random() < 0.7 else start + 1 :]
    return made


def structure_changed(r: random.Random, data: bytes) -> bytes:
    """Something else in a place of the document."""
    document = json.loads(data)
    for _ in range(r.choice((1, 1, 2, 3, 8))):
        places: list[tuple[Any, Any]] = []
        stack: list[Any] = [document]
        while stack:
            found = stack.pop()
            keys = list(found) if isinstance(found, dict) else range(min(len(found), 50))
            places += [(found, key) for key in keys]
            stack += [found[key] for key in keys if isinstance(found[key], dict | list)]
        if not places:
            break
        inside, key = r.choice(places)
        other, name = r.choice(places)
        way = r.randrange(9)
        if way == 0:
            del inside[key]
        elif way in (1, 2, 3):
            inside[key] = copy.deepcopy(r.choice(ODD))
        elif way == 4:
            inside[key] = [inside[key]] * r.choice((2, 70, 5_000))
        elif way == 5:
            inside[key] = json.loads(json.dumps(other[name]))
        elif way == 6 and isinstance(inside[key], list):
            inside[key] = inside[key] * r.choice((2, 10, 100))
        elif way == 7 and isinstance(inside, dict):
            inside[str(r.choice(ODD))[:300]] = inside.pop(key)
        elif isinstance(inside[key], int | float) and inside[key] == inside[key]:
            inside[key] = inside[key] * r.choice((-1, 0, 2, 1.5, 10**3, 10**9))
    text = json.dumps(document, ensure_ascii=r.random() < 0.5)
    return text.encode(errors=r.choice(("replace", "surrogatepass")))


WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (bytes_changed, token_changed, structure_changed)


def mutant(number: int, found: list[bytes]) -> bytes:
    """The mutant of a number."""
    r = random.Random(f"{SEED} {number}")
    return r.choice(WAYS)(r, r.choice(found))[: bounded_json.MAX_BYTES]


def look(data: bytes) -> str:
    """What becomes of a file: it is refused in a sentence, or it can be wired and saved again."""
    try:
        project = files.loads(data, "net.archviz.json")
    except Refused as refusal:
        said = str(refusal)
        assert len(said) < 1500, said
        assert "\n" not in said, said
        said.encode()
        assert "internal" not in said, said
        return "refused"
    again = files.encoded(project)
    assert files.loads(again) == project
    for design in project.designs:
        for issue in expand(design).issues:
            issue.message.encode()
            assert len(issue.message) < 1500, issue.message
    return "opened"


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.fuzz
@pytest.mark.skipif(sys.platform == "win32", reason="has no measure of memory")
def test_each_mutant_is_opened_or_refused() -> None:
    found, tally = corpus(), {"opened": 0, "refused": 0}
    for data in found:
        assert look(data) == "opened"
    slowest = (0.0, -1)
    for number in range(COUNT):
        data = mutant(number, found)
        before, start = peak(), time.process_time()
        faulthandler.dump_traceback_later(60, exit=True)
        try:
            tally[look(data)] += 1
        except BaseException as error:
            raise AssertionError(f"mutant {number} of seed {SEED}: {type(error).__name__}: {error}") from error
        finally:
            faulthandler.cancel_dump_traceback_later()
        slowest = max(slowest, (time.process_time() - start, number))
        assert slowest[0] < SECONDS, f"mutant {number} of seed {SEED} takes {slowest[0]:.1f} s"
        assert peak() - before < MEMORY, f"mutant {number} of seed {SEED} takes {(peak() - before) >> 20} MiB"
    print(f"\n{COUNT} mutants of seed {SEED}: {tally}; the slowest {slowest[0]:.2f} s (mutant {slowest[1]})")
    assert COUNT < 500 or min(tally.values()) > COUNT // 50  # mutants that are all refused would find nothing
