"""Names of nodes: torch submodule names, different within a part, that torch and Python leave free."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

INPUT = "input"  # the name of what enters a part, and of what enters the network

# What torch.nn.Module calls its own: a submodule of that name would hide it. "input" is what enters the network.
_WORDS = """
    T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval
    extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half input ipu load_state_dict
    modules mtia named_buffers named_children named_modules named_parameters parameters register_backward_hook
    register_buffer register_forward_hook register_forward_pre_hook register_full_backward_hook
    register_full_backward_pre_hook register_load_state_dict_post_hook register_load_state_dict_pre_hook
    register_module register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_
    set_extra_state set_submodule share_memory state_dict to to_empty train training type xpu zero_grad
"""
OWNED = frozenset(_WORDS.split())
# What the containers own in which the emitted source keeps the submodules of a folder.
CONTAINERS = frozenset({"append", "clear", "extend", "insert", "items", "keys", "pop", "update", "values"})


def owned(word: str) -> bool:
    """Whether torch.nn.Module or Python has this word for itself."""
    return word in OWNED or word.startswith("_") or keyword.iskeyword(word)


class Names:
    """The names of one part. A name is no other node's folder either: `se` and `se.fc1` exclude each other."""

    def __init__(self) -> None:
        self._nodes: set[str] = set()
        self._folders: set[str] = set()
        self._last: Counter[str] = Counter()  # the number that a clashing name was given last

    def free(self, wish: str) -> str:
        """`wish` where it is free, else the same with a number: add → add_2, se.fc1 → se_2.fc1."""
        *folders, last = wish.split(".")
        path = ""
        for folder in folders:
            path = self._first(path + _legal(folder, inner=bool(path)), self._nodes) + "."
        return self._first(path + _legal(last, inner=bool(path)), self._nodes, self._folders)

    def take(self, wish: str) -> str:
        """The free name for `wish`, which is then taken."""
        name = self.free(wish)
        self._nodes.add(name)
        self._folders.update(_above(name))
        return name

    def _first(self, path: str, *taken: set[str]) -> str:
        if not any(path in names for names in taken):
            return path
        number = max(self._last[path], 2)
        while any(f"{path}_{number}" in names for names in taken):
            number += 1
        self._last[path] = number
        return f"{path}_{number}"


def _above(name: str) -> Iterator[str]:
    """The folders that a name lies in."""
    while dot := name.rpartition(".")[0]:
        yield dot
        name = dot


@lru_cache(maxsize=4096)
def _legal(word: str, *, inner: bool) -> str:
    """One word of a dotted name, changed where torch or Python could not have it as an attribute or a key."""
    named = re.fullmatch(r"\w+", word, re.ASCII) and (inner or word.isidentifier())
    if named and not owned(word) and not (inner and word in CONTAINERS):
        return word
    return f"node_{re.sub(r'[^0-9A-Za-z]', '_', word).strip('_')}"
