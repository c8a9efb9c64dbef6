"""Text as TeX writes it: what TeX reads as commands is escaped, signs become mathematics."""

from __future__ import annotations

import unicodedata

_SIGNS = {
    "\N{ZERO WIDTH SPACE}": "{}", "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$",
    "%": r"\%", "&": r"\&", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": "$<$", ">": "$>$", "|": "$|$", '"': "''", "×": r"$\times$", "·": r"$\cdot$", "⊕": r"$\oplus$",
    "→": r"$\rightarrow$", "−": "$-$", "≤": r"$\le$", "–": "--", "—": "---", "…": r"\dots{}",
    "“": "``", "”": "''", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{LEFT SINGLE QUOTATION MARK}": "`",
    "\N{NO-BREAK SPACE}": "~", "\N{MICRO SIGN}": r"$\mu$",
}  # fmt: skip
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "ς": "varsigma",
    "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma",
    "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi",
    "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
_SIGNS |= {letter: rf"$\{name}$" for letter, name in _GREEK.items()}
_ACCENTS = frozenset("\u0300\u0301\u0302\u0303\u0308\u0327\u030c\u030a")  # which pdflatex puts on any letter
# XeLaTeX and LuaLaTeX set every letter of their font, or leave it to a package for Chinese or Japanese; where there is
# none, and in pdflatex, which stops at most letters, it is named by its code.
LETTER = r"""\providecommand\archvizletter[2]{\ifdefined\Umathcode
  \ifcsname ver@xeCJK.sty\endcsname#1\else\ifcsname ver@luatexja.sty\endcsname#1\else
  \iffontchar\font`#1 #1\else[U+#2]\fi\fi\fi\else[U+#2]\fi}
\providecommand\archvizfit[2]{\setbox0\hbox{#2}\ifdim\wd0>#1\resizebox{#1}{!}{\box0}\else\box0\fi}"""


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
