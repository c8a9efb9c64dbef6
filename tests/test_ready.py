"""The ready comparisons are what the zoo makes today, and ask what they say."""

from __future__ import annotations

import pytest
from ready import project

from archviz.app.ready import PREFIX, READY, path, question
from archviz.app.target import designs
from archviz.report.comparison import compare
from archviz.spec import files
from archviz.spec.issue import Refused


@pytest.mark.parametrize("name", READY)
def test_a_file_is_what_it_is_made_of(name: str) -> None:
    assert path(name).read_text("utf-8") == files.dumps(project(name))  # else: python tests/ready.py


def test_a_name_is_read_in_any_letters_and_refused_without_our_folders() -> None:
    assert designs("READY:WSL") == designs("ready:wsl")
    assert question(["Ready:WSL"]) == question(["ready:wsl"]) != ""
    with pytest.raises(Refused, match=r"^ready:wsl has no design '9'; it holds #1 "):
        designs("ready:wsl#9")


def figures(name: str, key: str) -> tuple[int, ...]:
    return next(f.values for f in compare(designs(PREFIX + name)).figures if f.key == key)


def test_the_figures_of_the_papers() -> None:
    # 69,632 and 1,179,648: 256·64 + 9·64·64 + 64·256 and 2·9·256·256
    assert figures("bottleneck-vs-plain", "conv_weight") == (69_632, 1_179_648)
    # 9·256·256 / groups for 1, 4, 32 and 256 groups; separable: 9·256 + 256·256
    assert figures("convolutions", "conv_weight") == (589_824, 147_456, 18_432, 2_304, 67_840)
    # counted by torch and fvcore, in millions as Xie et al. 2017, tables 3 and 4 print them
    for name, least, most in (("cardinality50", 25.0, 25.7), ("cardinality101", 44.1, 45.2)):
        assert all(least < value / 1e6 < most for value in figures(name, "params"))
    base, *others = figures("double-cost", "macs")
    assert all(1.9 < value / base < 2.0 for value in others[1:])
