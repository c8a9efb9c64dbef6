"""The comparison page: one file that needs nothing else, whatever the designs are called."""

from __future__ import annotations

import csv
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from archviz import cli
from archviz.report import page, texts
from archviz.report.comparison import compare
from archviz.report.content import Content, content
from archviz.resources import resource
from archviz.spec import files
from archviz.spec.architecture import Architecture
from archviz.zoo import network

EXAMPLE = resource("examples/bottleneck-vs-plain.archviz.json")
VOID = {"meta", "br", "img", "input", "link", "hr", "wbr"}
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
    parts = ["Figures", "Charts", "Pictures", "What differs, stage by stage", "Stages", "Measured latency"]
    assert re.findall(r"<h2>(.*?)</h2>", text) == parts  # nothing is published about single blocks
    assert reader.tags.count("svg") == 6 + 5  # two designs, for light, dark and paper; two costs, three bars
    assert reader.tags.count("table") == 4  # figures, what differs, and the stages of each design
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
    assert f"archviz compare {EXAMPLE.name} -o" in said


def test_light_dark_phone_and_paper(text: str) -> None:
    for query in ("prefers-color-scheme: dark", "max-width", "@media print", "size: A4"):
        assert query in text


def report(*designs: Architecture, command: str = "archviz") -> Content:
    return content(compare(designs), designs, command)


def pictures(label: str = "x") -> page.Pictures:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/><text>{label}</text></g></svg>'
    return page.Pictures(svg, svg, 100.0, 200.0)


def test_hostile_names_stay_text() -> None:
    designs = [network("resnet18").put(name=HOSTILE), network("resnet34")]
    text = page.render(report(*designs, command=f"archviz compare {HOSTILE}"), [pictures(), pictures()])
    reader = Reader(text)
    assert "script" not in reader.tags
    assert "\x00" not in text
    assert "\x1b" not in text
    assert any("{{ 7 * 7 }}" in data for data in reader.text)


def test_names_are_letters_in_charts_and_pictures_too() -> None:
    name = '#1B1F24 id="x" url(#y)'
    text = page.render(report(network("resnet18").put(name=name), network("resnet34")), [pictures(escape(name))] * 2)
    charts = re.search(r'<div class="charts">.*?</div>', text, re.DOTALL)
    assert charts
    assert sum(name in data for data in Reader(charts[0]).text) == 6  # three costs, three bars
    assert "var(--ink) id" not in text
    assert '-x"' not in text  # an id


def test_a_name_is_broken_between_its_words() -> None:
    designs = [network("resnet18").put(name="layer*.repeat=2,<b>_x"), network("resnet34")]
    text = page.render(report(*designs), [pictures(), pictures()])
    assert '<th scope="col">layer*.<wbr>repeat=2,<wbr>&lt;b&gt;_<wbr>x<small>' in text


def test_pictures_do_not_share_ids() -> None:
    text = page.render(report(network("resnet18"), network("resnet34")), [pictures(), pictures()])
    ids = re.findall(r'id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {"dark0-a", "dark1-a", "light0-a", "light1-a"} <= {*ids}
    assert {*re.findall(r'href="#([^"]+)"', text)} <= {*ids}


def test_many_designs_are_parted_on_paper_each_time_beside_the_baseline() -> None:
    designs = [network(name) for name in ("resnet18", "resnet34", *["resnet20_cifar"] * 5)]
    text = page.render(report(*designs), [pictures()] * 7, (0.0, 90.0, 200.0))
    papers = re.findall(r'<div class="wide paper">.*?</thead>', text, re.DOTALL)
    names = [re.findall(r'<th scope="col">(.*?)(?:<small>|</th>)', part) for part in papers]
    assert [[name.replace("<wbr>", "") for name in of] for of in names] == [
        ["resnet18", "resnet34", "resnet20_cifar", "resnet20_cifar (2)"],
        ["resnet18", "resnet20_cifar (3)", "resnet20_cifar (4)", "resnet20_cifar (5)"],
    ]
    assert "What do 6 designs cost beside resnet18?" in text


def test_a_picture_higher_than_a_page_is_cut_where_it_may_be() -> None:
    svg = pictures().light
    high = [page.Pictures(svg, svg, 100.0, 3000.0)] * 2
    text = page.render(report(network("resnet18"), network("resnet34")), high, (0.0, 1000.0, 1400.0, 2900.0, 3000.0))
    # half a point each at least: 640 points of a page hold 1280 of the picture
    boxes = re.findall(r'<svg viewBox="0 ([\d.]+) [\d.]+ ([\d.]+)"><use', text)
    assert [(float(a), float(b)) for a, b in boxes[::2]] == [(0, 1000), (1000, 400), (1400, 1500), (2900, 100)]


def test_different_inputs_are_seen() -> None:
    text = page.render(report(network("resnet18"), network("resnet20_cifar")), [pictures(), pictures()])
    assert 'class="mind"' in text
    assert "different inputs (3×224×224, 3×32×32)" in text


def test_the_files_text_is_utf8(tmp_path: Path) -> None:
    path = tmp_path / "name.json"
    example = files.load(EXAMPLE)
    files.save(example.put_design(0, example.designs[0].put(name="瓶颈 ×½")), path)
    assert cli.main(["compare", str(path), "-o", str(tmp_path / "out.html")]) == 0
    assert "瓶颈 ×½" in (tmp_path / "out.html").read_bytes().decode("utf-8")


def test_charts_take_the_colours_of_the_page(text: str) -> None:
    charts = text[text.index("<h2>Charts") : text.index("<h2>Pictures")]
    assert "fill: var(--ink)" in charts
    assert "var(--series-1)" in charts
    assert "#1b1f24" not in charts.lower()  # the ink of light surroundings
    assert text.count("--series-1:") == 2  # light and dark


def test_published_errors_and_what_differs_are_told() -> None:
    text = page.render(report(network("resnet50"), network("resnext50_32x4d")), [pictures(), pictures()])
    said = " ".join(" ".join(Reader(text).text).split())
    assert "resnext50_32x4d 22.2 % ▼ −1.7" in said
    assert "Xie et al. 2017, arXiv:1611.05431, tables 3 and 4; ImageNet-1k, validation; single crop 224" in said
    assert "layer3 Bottleneck → ResNeXt; cardinality 1 → 32; width 256 → 16" in said


def test_charts_are_the_same_each_time_whatever_is_set_for_other_plots() -> None:
    from matplotlib import rc_context

    value = report(network("resnet18"), network("resnet34"))
    first = page.render(value, [pictures(), pictures()])
    with rc_context({"axes.facecolor": "red", "lines.linewidth": 9, "axes.grid": True, "savefig.dpi": 30}):
        assert page.render(value, [pictures(), pictures()]) == first


def test_a_spreadsheet_has_the_stages_side_by_side() -> None:
    text = texts.spreadsheet(report(network("resnet50"), network("vgg16")))
    rows = {row["figure"]: row for row in csv.DictReader(text.splitlines())}
    # the 3×3 convolutions of VGG's third group: 128·256 and twice 256·256, with biases
    third = next(row for key, row in rows.items() if key.startswith("params of stage") and "conv3" in key)
    assert int(third["vgg16"]) == 9 * (128 * 256 + 2 * 256 * 256) + 3 * 256
    alone = next(row for key, row in rows.items() if key.endswith(", conv1") and key.startswith("macs"))
    assert (alone["resnet50"], alone["difference vgg16"]) == ("", "")
