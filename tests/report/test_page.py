"""The comparison page: one file that needs nothing else, whatever the designs are called."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from archviz import cli
from archviz.report import page
from archviz.report.comparison import compare
from archviz.resources import resource
from archviz.spec import files
from archviz.zoo import network

EXAMPLE = resource("examples/bottleneck-vs-plain.archviz.json")
VOID = {"meta", "br", "img", "input", "link", "hr"}
HOSTILE = "</title><script>alert(1)</script>{{ 7 * 7 }}\"'&\x00\x1b"


class Reader(HTMLParser):
    """Collects tags, attributes and text, and checks that every element is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "out.html"
    assert cli.main(["compare", str(EXAMPLE), "-o", str(path)]) == 0
    return path.read_text("utf-8")


def test_structure(text: str) -> None:
    reader = Reader(text)
    assert text.startswith("<!DOCTYPE html>")
    assert [tag for tag in reader.tags if tag in ("h1", "h2")] == ["h1", "h2", "h2", "h2"]
    assert reader.tags.count("svg") == 4  # two designs, for light and for dark
    assert reader.tags.count("table") == 3  # figures, and the stages of each design
    ids = [value for name, value in reader.attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_needs_nothing_else(text: str) -> None:
    reader = Reader(text)
    assert not {"script", "link", "iframe", "object", "base"} & set(reader.tags)
    fetching = [value for name, value in reader.attributes if name in ("src", "href", "xlink:href", "srcset", "action")]
    assert all(value.startswith(("#", "data:")) for value in fetching)
    assert not re.search(r"@import|url\((?!['\"]?(#|data:))", text)


def test_says_what_the_example_is_for(text: str) -> None:
    said = " ".join(" ".join(Reader(text).text).split())
    assert "What does Plain pair 256 cost beside Bottleneck 256-64-256?" in said
    assert "Plain pair 256 has 16.94 times the convolution weights of Bottleneck 256-64-256" in said
    assert "1,179,648" in said
    assert "69,632" in said
    assert "▲ ×16.94" in said
    assert "fvcore, counting each design itself, finds the same MACs to the unit" in said
    assert "FLOPs: 2 × MACs" in said
    assert f"archviz compare {EXAMPLE} -o" in said


def test_light_dark_phone_and_paper(text: str) -> None:
    for query in ("prefers-color-scheme: dark", "max-width", "@media print", "size: A4"):
        assert query in text


def pictures(label: str = "x") -> page.Pictures:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/><text>{label}</text></g></svg>'
    return page.Pictures(svg, svg)


def test_hostile_names_stay_text() -> None:
    designs = [network("resnet18").put(name=HOSTILE), network("resnet34")]
    text = page.render(compare(designs), [pictures(), pictures()], f"archviz compare {HOSTILE}")
    reader = Reader(text)
    assert "script" not in reader.tags
    assert "\x00" not in text
    assert "\x1b" not in text
    assert any("{{ 7 * 7 }}" in data for data in reader.text)


def test_pictures_do_not_share_ids() -> None:
    text = page.render(compare([network("resnet18"), network("resnet34")]), [pictures(), pictures()], "archviz")
    ids = re.findall(r'id="([^"]+)"', text)
    assert sorted(ids) == ["dark0-a", "dark1-a", "light0-a", "light1-a"]
    assert re.findall(r'href="#([^"]+)"', text) == ids


def test_different_inputs_are_seen() -> None:
    value = compare([network("resnet18"), network("resnet20_cifar")])
    text = page.render(value, [pictures(), pictures()], "archviz")
    assert 'class="mind"' in text
    assert "different inputs (3×224×224, 3×32×32)" in text


def test_the_files_text_is_utf8(tmp_path: Path) -> None:
    path = tmp_path / "name.json"
    example = files.load(EXAMPLE)
    files.save(example.put_design(0, example.designs[0].put(name="瓶颈 ×½")), path)
    assert cli.main(["compare", str(path), "-o", str(tmp_path / "out.html")]) == 0
    assert "瓶颈 ×½" in (tmp_path / "out.html").read_bytes().decode("utf-8")
