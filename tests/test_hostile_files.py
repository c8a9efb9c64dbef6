"""Files made to hurt: refused soon and in a sentence; their texts stay texts in every format that is written."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from archviz.app import comparison, settings
from archviz.app.design import Design
from archviz.bench import plan
from archviz.cli import main
from archviz.spec import bounded_json, files
from archviz.spec.architecture import Architecture, Project, Stage
from archviz.spec.clip import pasted
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.spec.registry import BLOCKS
from archviz.spec.shell import command_line
from archviz.spec.text import one_line, several_lines, shown
from archviz.words import LONGEST, say

FULL = bounded_json.MAX_BYTES - 300


def stages(inner: str) -> str:
    return '{"archviz":1,"designs":[{"name":"n","stages":[' + inner + "]}]}"


def repeated(unit: str) -> str:
    """As many as a file may hold."""
    return stages(f"{unit}," * (FULL // (len(unit) + 1)) + unit)


def project(block: Callable[[int], object], designs: int = 100) -> str:
    """A project of so many designs of 64 stages each, and the block of each number."""
    found = [
        {"name": f"d{d}", "stages": [{"name": f"s{i}", "block": block(64 * d + i)} for i in range(64)]}
        for d in range(designs)
    ]
    return json.dumps({"archviz": 1, "designs": found})


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        files.loads(text, "net.archviz.json")
    said = str(caught.value)
    assert said.startswith("net.archviz.json: ")
    assert "\n" not in said
    assert len(said) < 300
    return said


MANY = "more than 400,000 values"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (repeated("1"), MANY),
        (repeated("{}"), MANY),
        (repeated("[]"), MANY),
        (repeated("[1]"), MANY),
        (repeated('{"":0}'), MANY),
        (repeated('"ab"'), MANY),
        (repeated('{"name":"a","block":{"type":"basic"}}'), MANY),
        ('{"archviz":1,"designs":[' + ",".join("[" * 900 + "]" * 900 for _ in range(2_000)) + "]}", MANY),
        ('{"archviz":1,' + ",".join(f'"{i:x}":0' for i in range(FULL // 10)) + "}", MANY),
        (stages(",".join(["1"] * 200_000)), "designs.0.stages.0: an object with fields is needed (given: 1)"),
        (stages(",".join(["{}"] * 200_000)), "designs.0.stages.0.name: is missing"),
        (stages(",".join(['"a"', "1"] * 10_000)), "designs.0.stages.0: an object"),
        ('{"archviz":1,"designs":[' + "1," * 300_000 + "1]}", "designs.0: an object with fields is needed"),
        (project(lambda _: {"type": None}), "designs.0.stages.0.block: there is no block type 'None'"),
        (project(lambda _: {"type": "basic", "out": "x", "groups": []}), "designs.0.stages.0.block"),
        (project(lambda i: {"type": "branches", "line": f"conv3-{i + 1} " * 300}, 16), "500,000 characters"),
        ('{"archviz":1,"blocks":[' + ",".join(['{"name":"b","block":{"type":"basic"}}'] * 201) + "]}", "200 entries"),
        ('{"archviz":1,"archviz":1}', "archviz is given twice in one object"),
        ('{"archviz":1,"designs":[],"designs":[{"name":"lost"}]}', "designs is given twice in one object"),
        (stages('{"name":"a","block":{"type":"other","x":NaN}}'), "designs.0.stages.0.block.x: is a number too long"),
        (stages('{"name":"a","block":{"type":"other","x":[-1e400]}}'), "block.x.0: is a number too long"),
        (stages('{"name":"a","repeat":' + "9" * 4_000 + "}"), "designs.0.stages.0.repeat: is a number too long"),
        (stages('{"name":"a","block":{"type":"other","x":' + "[" * 200 + "]" * 200 + "}}"), "nested too deeply"),
        ('{"archviz":1,"designs":[{"name":"a\\ud800"}]}', "designs.0.name: holds half a surrogate pair"),
        ('{"archviz":1,"designs":[{"note":"\\udfff\\ud800"}]}', "designs.0.note: holds half a surrogate pair"),
        (stages('{"name":"a","block":{"type":"other","\\udc00":1}}'), "its name holds half a surrogate pair"),
        ('{"archviz":1,"designs":[{"name":"\\u0000\\u202e"}]}', "designs.0.name: must not be empty"),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) and len(value) < 100 else "",
)
def test_a_hostile_file_is_refused_with_its_place(text: str, said: str) -> None:
    assert said in refusal(text)


def test_validation_ends_at_the_first_fault() -> None:
    """Of a hundred thousand faults one is found: the others are not even counted."""
    assert refusal(stages("1")) == refusal(stages(",".join(["1"] * 100_000)))


def test_the_largest_project_is_read_saved_and_read_again() -> None:
    """Every block with all its fields, in 100 designs of 64 stages."""
    most = max(BLOCKS.values(), key=lambda cls: len(cls.model_fields))
    fields = {"type": most.about.type, **most().model_dump()}
    found = files.loads(project(lambda _: fields))
    assert sum(len(design.stages) for design in found.designs) == 6400
    assert files.loads(files.encoded(found)) == found


def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "net.archviz.json"
    files.save(Project(), path)
    branches, steps = BLOCKS["branches"], "conv3-64 " * 250
    lines = (branches(line=f"conv3-{number} {steps}") for number in range(1, 250))
    found = [Stage(name=f"s{number}", block=block) for number, block in enumerate(lines)]
    designs = tuple(Architecture(stages=tuple(found[i : i + 50])) for i in range(0, 250, 50))
    with pytest.raises(Refused, match=r"too large to be opened again .*500,000 characters"):
        files.save(Project(designs=designs), path)
    notes = tuple(Architecture(note="\U0001f600" * 10_000) for _ in range(100))
    files.save(Project(designs=notes), path)  # 4.0 MB, and below 4 MiB
    assert files.load(path).designs == notes
    wide = BLOCKS["basic"]()
    more = tuple(d.put(stages=tuple(Stage(name=f"s{i}", block=wide) for i in range(64))) for d in notes)
    before = path.read_bytes()
    with pytest.raises(Refused, match=r"too large to be opened again .*4 MiB"):
        files.save(Project(designs=more), path)
    assert path.read_bytes() == before


def test_one_reader_bounds_whatever_comes_from_outside(tmp_path: Path) -> None:
    many = "[" + "1," * 500_000 + "1]"
    deep = "[" * 100_000
    for text in (many, deep, "NaN", '"\\ud800"', "9" * 5_000, '{"a":1,"a":2}', b"\xff"):
        with pytest.raises(Refused):
            bounded_json.loads(text)
        with pytest.raises(Refused, match=r"^plan\.json: "):
            plan.loads(text, "plan.json")
    for text in (many, deep):
        with pytest.raises(Refused, match="the clipboard"):
            pasted(f'{{"archviz stages": 1, "stages": {text}}}')
        with pytest.raises(Refused, match="the clipboard"):
            pasted(f'{{"archviz": 1, "designs": {text}}}')
        file = settings.settings_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'{{"recent": {text}}}')
        assert settings.load_settings() == settings.Settings()


BAD = "\x00\x07\x1b\x7f\x85\x9f\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\ufffe\uffff\ufdd0\U0001ffff\U0010fffe"
GOOD = "naïve Ünïcode 网络 \U0001f600 e\u0301 a\u200db \u00a0 \ue000"


def test_names_lose_what_cannot_be_shown_and_keep_the_rest() -> None:
    assert one_line(GOOD) == several_lines(GOOD) == GOOD
    assert one_line(f"a{BAD}b") == "a " + "\ufffd" * 5 + "b"  # U+0085 is a line break
    assert one_line("a\r\nb\tc\u2028d") == "a b c d"
    assert several_lines("a\r\nb\tc\u2028d\x00\re") == "a\nb\tc\nd\ne"
    assert one_line("\ud800a\udc00") == "\ufffda\ufffd"


@pytest.mark.parametrize("name", [f"x{BAD}y", "\ud800x", "x\n\ny", "\x1b[31mred"])
def test_what_is_given_a_hostile_name_can_be_saved_and_drawn(name: str, tmp_path: Path) -> None:
    """As the window and Python give them: not through a file."""
    design = Architecture(name=name, note=f"{name}\n{name}", input=(64, 8, 8))
    design = design.insert(0, BLOCKS["basic"](out=64), saved=name)
    made = Project(designs=(design,)).save_block(name, design.stages[0].block)
    assert made.missing(made.designs[0]) == ()
    files.save(made, tmp_path / "net.archviz.json")
    assert files.load(tmp_path / "net.archviz.json") == made
    assert made.designs[0].name.isprintable()
    ElementTree.fromstring(Design(design).diagram().svg())


@pytest.mark.parametrize("kind", [f"<b>&{BAD[2:]}", "x" * 100_000])
def test_an_unknown_block_keeps_its_data_and_has_a_name_that_can_be_shown(kind: str) -> None:
    text = stages(json.dumps({"name": "a", "block": {"type": kind, "more": [1.5, None, kind]}}))
    found = files.loads(text)
    again = json.loads(files.dumps(found))["designs"][0]["stages"][0]["block"]
    assert again == {"type": kind, "more": [1.5, None, kind]}
    (issue,) = expand(found.designs[0]).issues
    for said in (found.designs[0].stages[0].block.type, issue.message):
        assert said.isprintable()
        assert len(said) < 300


def test_values_in_messages_are_short_and_printable() -> None:
    assert shown("a" * 100) == "a" * 40 + "…"
    assert shown(10**5000) == "10^5000"
    assert shown(-(10**5000)) == "-10^5000"
    assert shown("a\x1b\nb") == "a b"
    assert len(say("{path} is wrong", path="/x" * 5_000 + "/end")) < LONGEST + 50
    assert say("{path} is wrong", path="/x" * 5_000 + "/end").endswith("/end is wrong")
    with pytest.raises(Refused) as caught:
        Architecture().put(input=(3, 10**5000, 3))
    assert len(str(caught.value)) < 200


def test_a_command_can_be_written_whatever_its_files_are_called() -> None:
    assert command_line(["archviz", "show", "a b.json"]) == "archviz show 'a b.json'"
    said = command_line(["archviz", "show", "\udcff'\\é.json"])
    assert said == r"archviz show $'\xff\x27\x5c\xc3\xa9.json'"
    said.encode()


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "]]> --> */ \\end{document} $x$ %",
    'a","b\nc',
    "&lt;b&gt;",
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    """A comparison of designs with hostile names, in every format of text."""
    made = [
        Design(Architecture(name=name, note=name, input=(64, 8, 8)).insert(0, BLOCKS["basic"](out=64 * (i + 1))))
        for i, name in enumerate(HOSTILE)
    ]
    content = comparison.sketched(made, command_line(["archviz", "compare", *HOSTILE]))
    found = {e: comparison.written(content, e).decode() for e in (".html", ".md", ".csv", ".tex", ".json")}
    drawing = made[0].diagram()
    return found | {"svg": drawing.svg()}


def test_no_name_is_markup_of_a_page(reports: dict[str, str]) -> None:
    page = Tags()
    page.feed(reports[".html"])
    assert not [attrs for tag, attrs in page.found if any(name.startswith("on") for name, _ in attrs)]
    assert not [attrs for tag, attrs in page.found if ("src", "x") in attrs]
    assert "<img src=x onerror=alert(1)>" in "".join(page.text)


def test_no_name_is_a_formula_of_a_spreadsheet(reports: dict[str, str]) -> None:
    rows = list(csv.reader(reports[".csv"].splitlines()))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if re.match(r"[=+@\t\r]|-(?![\d.])", cell)]
    assert "'=cmd|' /C calc'!A0" in rows[0]


def test_names_are_plain_in_the_other_formats(reports: dict[str, str]) -> None:
    prose = [line for line in reports[".md"].splitlines() if not line.startswith("    ")]  # not code: the command
    assert prose
    assert not [line for line in prose if "<img" in line]
    paper = [line for line in reports[".tex"].splitlines() if not line.startswith("%")]
    assert [line for line in paper if "\\end{document}" in line] == ["\\end{document}"]
    named = [design["name"] for design in json.loads(reports[".json"])["designs"]]
    assert named == [one_line(name) for name in HOSTILE]
    root = ElementTree.fromstring(reports["svg"])
    assert not [e for e in root.iter() if e.tag.endswith("}img")]


@pytest.mark.parametrize(
    "words", [["source", "{0}", "-o", "{0}"], ["source", "{0}#1", "-o", "{1}"], ["diagram", "{2}", "-o", "{2}"]]
)
def test_no_command_overwrites_what_it_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    names = [tmp_path / name for name in ("net.json", "link.json", "net.svg")]
    design = Architecture(name="a", input=(64, 8, 8)).insert(0, BLOCKS["basic"](out=64))
    for path in (names[0], names[2]):
        files.save(Project(designs=(design,)), path)
    names[1].symlink_to(names[0])
    before = names[0].read_bytes()
    assert main([word.format(*names) for word in words]) == 2
    assert "is read, and would be lost" in capsys.readouterr().err
    assert names[0].read_bytes() == names[2].read_bytes() == before
