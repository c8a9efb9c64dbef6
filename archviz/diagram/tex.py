"""Text as TeX writes it: what TeX reads as commands is escaped, signs become mathematics."""

from __future__ import annotations

import unicodedata

_SIGNS = {
    "\N{ZERO WIDTH SPACE}": "{}", "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$",
    "%": r"\%", "&": r"\&", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": "$<$", ">": "$>$", "|": "$|$", '"': "''", "×": r"$\times$", "·": r"$\cdot$", "⊕": r"$\oplus$",
    "→": r"$\rightarrow$", "−": "$-$", "≤": r"$\le$", "–": "--", "—": "---", "…": r"\dots{}",
    "“": "``", "”": "''", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT SINGLE QUOTATION MARK}": "`",
    "\N{NO-BREAK SPACE}": "~", "α": r"$\alpha$", "β": r"$\beta$", "γ": r"$\gamma$", "σ": r"$\sigma$",
    "\N{MICRO SIGN}": r"$\mu$", "μ": r"$\mu$",
}  # fmt: skip
_ACCENTS = frozenset("\u0300\u0301\u0302\u0303\u0308\u0327\u030c\u030a")  # which pdflatex puts on any letter
# XeLaTeX and LuaLaTeX know every letter; pdflatex, which stops at most of them, says which one it is.
LETTER = r"\providecommand\archvizletter[2]{\ifdefined\Umathcode#1\else[U+#2]\fi}"


def escaped(text: str) -> str:
    """One line of text, to be set as it reads; uses LETTER where it holds letters beyond Latin and our signs."""
    return "".join(map(_set, text.replace("--", "-\N{ZERO WIDTH SPACE}-")))


def _set(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if " " <= sign <= "\x7e":
        return sign
    parts = unicodedata.normalize("NFD", sign)
    if len(parts) == 2 and parts[0].isascii() and parts[0].isalpha() and parts[1] in _ACCENTS:
        return sign
    return rf"\archvizletter{{{sign}}}{{{ord(sign):04X}}}" if sign.isprintable() else " "
