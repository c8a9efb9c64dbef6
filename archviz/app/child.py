"""A process beside the window: takes picklable work from its standard input, answers on its standard output.

It ends with its standard input, and so with the window, however that one ends. What it is asked to do is a module-level
function, most of the time in a `functools.partial`, called with a Token; see archviz.ui.process for the other side.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue
from struct import Struct
from threading import Thread
from traceback import format_exc
from typing import BinaryIO

from archviz.spec.issue import Refused

from .jobs import Cancelled, Failed, Token, run

START = "from archviz.app.child import serve; serve()"
_HEAD = Struct("<QQ")  # the number of the question, the length of what follows


def frame(number: int, content: bytes = b"") -> bytes:
    """A question, or its answer; a question without content says that its answer is no longer wanted."""
    return _HEAD.pack(number, len(content)) + content


def frames(received: bytearray) -> Iterator[tuple[int, bytes]]:
    """Take the frames that are complete out of what was received."""
    while len(received) >= _HEAD.size:
        number, length = _HEAD.unpack_from(received)
        end = _HEAD.size + length
        if len(received) < end:
            return
        content = bytes(received[_HEAD.size : end])
        del received[:end]
        yield number, content


def serve() -> None:
    """Answer until the standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window, which ends us
    waiting: SimpleQueue[tuple[int, bytes]] = SimpleQueue()
    tokens: dict[int, Token] = {}
    with os.fdopen(os.dup(1), "wb") as answers, suppress(BrokenPipeError):
        os.dup2(2, 1)  # what libraries print must not come between the answers
        Thread(target=_listen, args=(sys.stdin.buffer, waiting, tokens), daemon=True).start()
        while True:
            number, work = waiting.get()
            answers.write(frame(number, _answer(work, tokens[number])))
            answers.flush()
            del tokens[number]


def _listen(questions: BinaryIO, waiting: SimpleQueue[tuple[int, bytes]], tokens: dict[int, Token]) -> None:
    while len(head := questions.read(_HEAD.size)) == _HEAD.size:
        number, length = _HEAD.unpack(head)
        if length:
            tokens[number] = Token()
            waiting.put((number, questions.read(length)))
        elif token := tokens.get(number):
            token.cancel()
    os._exit(0)  # the window is gone; nothing here is worth an orderly end


def _answer(work: bytes, token: Token) -> bytes:
    """Whether it went well, and what came out; of a cancelled job nothing is told."""
    try:
        return pickle.dumps((True, run(lambda t: pickle.loads(work)(t), token)))
    except Cancelled:
        return b""
    except Refused as refusal:
        return pickle.dumps((False, refusal))
    except Exception as error:  # its class may be torch's, which the window does not import
        return pickle.dumps((False, Failed(f"{type(error).__name__}: {error}", format_exc())))
