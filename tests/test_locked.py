"""The lists of hashes that `make setup` installs from are those of the pinned packages, all of them and no others."""

from __future__ import annotations

import re
from pathlib import Path

CI = Path(__file__).parent.parent / ".ci"
LISTS = ("builders", "packages", "torch", "cuda")


def pins(text: str) -> set[str]:
    return set(re.findall(r"^([a-z][a-z0-9-]*==[^\s;\\]+)", text, re.MULTILINE))


def test_every_locked_package_is_pinned_and_every_pinned_one_is_locked() -> None:
    """But for what only the benchmarks' or other systems' packages bring along, as uv resolves them."""
    locked = {name: pins((CI / "locked" / f"{name}.txt").read_text()) for name in LISTS}
    assert set().union(*locked.values()) == pins((CI / "constraints.txt").read_text())
    assert {pin.partition("==")[0] for pin in locked["torch"]} == {"torch"}
    assert not locked["cuda"] & locked["packages"]


def test_every_locked_package_has_hashes_and_comes_from_no_named_place() -> None:
    for name in LISTS:
        text = (CI / "locked" / f"{name}.txt").read_text()
        blocks = re.findall(r"^[a-z].*(?:\n .*)*", text, re.MULTILINE)
        assert blocks
        for block in blocks:
            head, *hashes = block.splitlines()
            assert "==" in head
            assert hashes
            assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes), head
        assert "://" not in text


def test_torch_may_be_the_public_one_or_a_local_one() -> None:
    """Public wheels: of CPython 3.10 to 3.14 for four systems, of which more than one hash must be there."""
    assert (CI / "locked" / "torch.txt").read_text().count("--hash=") > 2
