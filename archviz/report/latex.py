"""A comparison report as LaTeX: tables for a paper, which need booktabs and nothing else.

What `escaped` writes is ASCII and a few accents, so that pdflatex, lualatex and xelatex set the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from . import accuracy, changes, conventions, numbers, sections, tables, times
from .content import Content
from .tables import Table, printable

_HEADLINES = ("params", "macs", "activations")  # of the first table; the second has every figure
_WORDS = {"Stage": "p{22mm}", "Difference": "p{50mm}", "Mind": "p{44mm}"}  # columns whose cells are broken into lines
_LETTERS_A_LINE = {"l": 26, "r": 16}  # in the other columns, by their side
_LONG = re.compile(r"[_/:](?=\w{2})|\w{20}(?=\w)")  # behind which a word of running text may go on below
_BREAK = "\u200b"  # where a long word may be broken; no name has one, since it is not printable
_COLUMNS = 4  # designs of the second table side by side
_SIGNS = {
    **{sign: rf"\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "|": r"\textbar{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "×": r"$\times$",
    "→": r"$\rightarrow$",
    "−": "$-$",
    "–": r"\textendash{}",
    "—": r"\textemdash{}",
    "±": r"$\pm$",
    "▲": r"$\uparrow$",
    "▼": r"$\downarrow$",
    "•": r"\textbullet{}",
    "†": r"$\dagger$",
    "·": r"$\cdot$",
    "µ": r"$\mu$",
    "θ": r"$\theta$",
    "✓": r"$\surd$",
    "✗": r"$\times$",
    "…": r"\ldots{}",
    "½": r"$\frac12$",
    _BREAK: r"\allowbreak{}",
    "“": "``",
    "”": "''",
}
_LETTERS = "äöüÄÖÜßàáâãåçèéêëíîïñóôõøúûÀÁÇÈÉÊÑÓØÚ"  # of those beyond ASCII, what its fonts have


def document(content: Content) -> str:
    """A document that pdflatex takes as it is; each table can be taken out of it."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    comparison = content.comparison
    yield from _opening(content.command)
    yield rf"{{\large {escaped(comparison.verdict)}}}"
    yield from (rf"\par\medskip Mind: {escaped(warning)}" for warning in comparison.warnings)
    yield from _table(_headlines(content), " ".join((comparison.question, *accuracy.notes(content))))
    for places in tables.shares(len(comparison.names), _COLUMNS - 1):
        yield from _table(_figures(content, places), "Every figure.")
    for index, found in enumerate(content.differences, 1):
        if found:
            caption = f"What differs between {comparison.names[0]} and {comparison.names[index]}, stage by stage."
            yield from _table(changes.table(content, index), f"{caption} {changes.beyond(content, index)}")
    if latencies := times.table(content):
        yield from _table(latencies, "; ".join(times.notes(content)))
    yield r"\begin{itemize}\small"
    yield from (rf"\item[$\bullet$] {escaped(line)}" for line in (*sections.notes(content), *conventions.CONVENTIONS))
    yield r"\end{itemize}"
    made = f"Made with {conventions.versions()} on {conventions.machine()}. {sections.remade(content)}"
    yield rf"{{\small {escaped(made)}\par\ttfamily {escaped(content.command)}}}"
    yield r"\end{document}"


def single(table: Table, caption: str, notes: Iterable[str], command: str) -> str:
    """A document of one table with what belongs beside it."""
    lines = [*_opening(command), *_table(table, caption), r"\begin{itemize}\small"]
    lines += [rf"\item[$\bullet$] {escaped(line)}" for line in (*notes, conventions.versions())]
    lines += [r"\end{itemize}", rf"{{\small\ttfamily {escaped(command)}}}", r"\end{document}"]
    return "\n".join(lines) + "\n"


def _opening(command: str) -> Iterator[str]:
    """All before the first text: how it is made again, the paper, what it needs."""
    yield f"% {printable(command)}"
    yield f"% {conventions.versions()}"
    yield "% A letter that its fonts lack (Greek, Chinese) is written by its number, [U+74F6]: put it in its place and"
    yield "% set it with lualatex or xelatex, fontspec and a font that has it."
    yield r"\documentclass[a4paper]{article}"
    yield r"\usepackage{booktabs}"
    yield r"\setlength{\textwidth}{180mm}\setlength{\oddsidemargin}{-10mm}\setlength{\topmargin}{-20mm}"
    yield r"\setlength{\textheight}{260mm}\setlength{\parindent}{0pt}"
    yield r"\emergencystretch=3em\hyphenpenalty=10000"
    yield r"\begin{document}"


def _headlines(content: Content) -> Table:
    """One row a design: what a paper prints, with the published errors."""
    comparison = content.comparison
    chosen = [f for f in comparison.figures if f.key in _HEADLINES] or list(comparison.figures[:3])
    columns = [tables.Column("Design", right=False), *(tables.Column(f.title) for f in chosen)]
    published = accuracy.table(content) or Table((), ())
    errors = [n for n, column in enumerate(published.columns) if column.title.endswith("error")]
    columns += [published.columns[n] for n in errors]
    printed = {row[0]: row for row in published.rows}
    rows = []
    for i, name in enumerate(comparison.names):
        cells = (", ".join(filter(None, (numbers.si(f.values[i]), tables.change(f, i)))) for f in chosen)
        told = printed.get(name)
        rows.append((printable(name), *cells, *(told[n] if told else "—" for n in errors)))
    return Table(tuple(columns), tuple(rows))


def _figures(content: Content, places: tuple[int, ...]) -> Table:
    """Figures in rows, exact; some of the designs side by side."""
    comparison = content.comparison
    columns = (tables.Column("Figure", right=False), *(tables.Column(comparison.names[i]) for i in places))
    rows = [(title, *(values[i] for i in places)) for title, values in tables.facts(comparison)]
    figures = filter(tables.told, comparison.figures)
    rows += [(tables.measured(f), *(numbers.exact(f.values[i]) for i in places)) for f in figures]
    return Table(columns, tuple(rows))


def _table(table: Table, caption: str) -> Iterator[str]:
    """Three rules; columns of words are as wide as the page allows."""
    kinds = ["r" if column.right else _WORDS.get(column.title, "l") for column in table.columns]
    yield r"\begin{table}[htbp]\centering\small\setlength{\tabcolsep}{4pt}"
    yield rf"\caption{{{escaped(caption)}}}"
    yield rf"\begin{{tabular}}{{@{{}}{''.join(kinds)}@{{}}}}"
    yield r"\toprule"
    yield _row(_name(column.title, kind) for column, kind in zip(table.columns, kinds, strict=True))
    yield r"\midrule"
    for row in table.rows:
        yield _row(map(_cell, row, kinds))
    if table.total:
        yield r"\midrule"
        yield _row(map(_cell, table.total, kinds))
    yield r"\bottomrule"
    yield r"\end{tabular}\end{table}"


def _row(cells: Iterable[str]) -> str:
    """A row; a bracket that it begins with belongs to it, not to the line above."""
    return "{}" + " & ".join(cells) + r" \tabularnewline"


def _cell(text: str, kind: str) -> str:
    """The change of a figure stands below it."""
    before, comma, change = text.rpartition(", ")
    return _stacked([before, change], kind) if kind == "r" and comma and change[:1] in {*"▲▼="} else _name(text, kind)


def _name(text: str, kind: str) -> str:
    """A text in as many lines as it needs; a column of words breaks it by itself."""
    if kind not in _LETTERS_A_LINE:
        return rf"\raggedright {escaped(text)}"
    lines = [""]
    most = _LETTERS_A_LINE[kind]
    for piece in re.findall(rf".{{0,{most - 1}}}?(?:[_ /=-]|[,.](?!\d)|$)|.{{{most}}}", printable(text)):
        lines += [""] if lines[-1] and len(lines[-1] + piece.rstrip()) > most else []
        lines[-1] += piece
    return _stacked(lines, kind)


def _stacked(lines: Sequence[str], kind: str) -> str:
    """Lines of one cell."""
    told = r"\\{}".join(map(_plain, lines))
    return rf"\begin{{tabular}}[t]{{@{{}}{kind}@{{}}}}{told}\end{{tabular}}" if len(lines) > 1 else told


def escaped(text: str) -> str:
    """A text that LaTeX sets as it is; a letter that it has no way to set is told by its number."""
    return _plain(_LONG.sub(rf"\g<0>{_BREAK}", printable(text)))


def _plain(text: str) -> str:
    """The same without a place where it may be broken, unless it brings one."""
    signs = (_SIGNS.get(c) or (c if c.isascii() or c in _LETTERS else f"[U+{ord(c):04X}]") for c in text)
    return "".join(signs).replace("--", "-{}-")  # of an option, not a dash
