"""Which rows or boxes a name selects: the whole window shares one selection, at three levels of detail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def matching(names: Sequence[tuple[str, ...]], stages: Sequence[int], name: str, stage: int = -1) -> list[int]:
    """Indices of the entries that are `name`, else of the one around it, else of those inside, else of its stage."""
    if not name:
        return []
    found = [i for i, own in enumerate(names) if name in own]
    if not found:
        around = [(len(n), i) for i, own in enumerate(names) for n in own if n and name.startswith(f"{n}.")]
        found = [max(around)[1]] if around else []
    if not found:
        found = [i for i, own in enumerate(names) if any(n.startswith(f"{name}.") for n in own)]
    if not found and stage >= 0:
        found = [i for i, own in enumerate(stages) if own == stage]
    return found


def runs(found: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending indices as first and last of each unbroken run: hundreds of rows are marked as one."""
    starts = [i for n, i in enumerate(found) if not n or i != found[n - 1] + 1]
    ends = [i for n, i in enumerate(found) if n + 1 == len(found) or i + 1 != found[n + 1]]
    return list(zip(starts, ends, strict=True))


def hit(names: Sequence[tuple[str, ...]], stages: Sequence[int], hits: Iterable[tuple[str, int]]) -> set[int]:
    """Indices of the entries that are one of many names (each with its stage), or hold it, or lie in it."""
    home = {name: index for index, own in enumerate(names) for name in own}
    wanted = dict(hits)
    found = {i for i, own in enumerate(names) if any(a in wanted for n in own for a in _around(n))}
    for name, stage in wanted.items():
        around = next((home[a] for a in _around(name) if a in home), None)
        if around is not None:
            found.add(around)
        elif not any(stages[i] == stage for i in found):
            found.update(i for i, own in enumerate(stages) if own == stage)
    return found


def _around(name: str) -> Iterable[str]:
    """The name itself and what it lies in, the innermost first."""
    while name:
        yield name
        name = name.rpartition(".")[0]
