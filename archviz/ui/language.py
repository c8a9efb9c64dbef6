"""The language of the window: Qt Linguist's files, read as they are, keyed by the English text."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from archviz.app.settings import Language
from archviz.resources import resource
from archviz.spec.issue import Refused
from archviz.spec.registry import Block
from archviz.words import Sentence, say

NAMES: Mapping[str, str] = {"en": "English", "zh_CN": "简体中文"}  # each in its own words
_table: dict[str, str] = {}
_qt: list[QTranslator] = []  # of Qt's own words, while they are installed


def tr(text: str, /, **values: object) -> str:
    """A text in the language of the window; `values` fill its places, sentences among them are translated too."""
    if isinstance(text, Sentence):
        return tr(text.template, **text.values)
    said = _table.get(text, text)
    if not values:
        return said
    return said.format(**{k: tr(v) if isinstance(v, Sentence) else v for k, v in values.items()})


def english(text: str) -> str:
    """The text of which this is the translation, for whoever looks for it in English; itself where there is none."""
    return next((source for source, said in _table.items() if said == text), text)


def sourced(block: Block) -> str:
    """What a block is, and the paper and figure that it comes from."""
    return f"{tr(block.about.summary)} {block.about.source}"


def told(error: BaseException) -> str:
    """What an error says, a refusal in the language of the window."""
    return tr(error.sentence) if isinstance(error, Refused) else str(error)


def spoken(language: Language) -> str:
    """Which of NAMES a choice means: "system" is Chinese where the desktop is."""
    if language == "system":
        return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"
    return language


def speak(app: QApplication, language: Language) -> None:
    """Take a language; what is on the screen keeps its words until it is built anew. Refused: the old one stays."""
    name = spoken(language)
    table = {} if name == "en" else translations(name)
    _table.clear()
    _table.update(table)
    for translator in _qt:
        app.removeTranslator(translator)
    _qt.clear()
    if name == "en":
        return
    translator = QTranslator(app)
    if translator.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        _qt.append(translator)


def translations(name: str) -> dict[str, str]:
    """The finished translations of resources/translations/<name>.ts: English → that language; Refused when broken."""
    file = resource("translations") / f"{name}.ts"
    try:
        root = ElementTree.parse(file).getroot()
    except (OSError, ElementTree.ParseError) as error:
        why = say("{file} cannot be read, so the window cannot speak {language}: {why}; install ArchViz anew",
                  file=file, language=NAMES[name], why=error)  # fmt: skip
        raise Refused(why) from None
    found: dict[str, str] = {}
    for message in root.iter("message"):
        source, translation = message.find("source"), message.find("translation")
        if source is not None and translation is not None and translation.get("type") != "unfinished":
            found[source.text or ""] = translation.text or ""
    return found
