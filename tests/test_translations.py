"""The files of Qt Linguist hold every text of the program, finished, and nothing else."""

from __future__ import annotations

import re
from string import Formatter

import pytest
import words
from english import english

# Whole texts that stay as they are beside names: the language of branches, which is typed as it is shown.
KEPT = {"conv3-96 | avgpool3 conv1-64 => concat, add"}
_TAG = re.compile(r"</?[a-z]\w*[^<>]*>|&nbsp;|&(?:lt|gt|amp);")
_MNEMONIC = re.compile(r"&(\w)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ASCII_STOP = re.compile(r"[\u4e00-\u9fff][,;:?!](?!\w)|[\u4e00-\u9fff]\.(?![.\w])|\(\s*[\u4e00-\u9fff]")

Pair = tuple[str, str]
PAIRS = [(source, said) for language in words.LANGUAGES for source, said in words.read(language).items()]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_file_is_in_step_with_the_program(language: str) -> None:
    assert set(words.read(language)) == set(words.sources()), "run `make words` and translate what is new"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    assert [source for source, said in words.read(language).items() if not said.strip()] == []


def places(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Names of a template with their conversions and formats."""
    return sorted((name, how, form) for _, name, form, how in Formatter().parse(text) if name is not None)


def test_places_and_markup_are_kept() -> None:
    for source, said in PAIRS:
        assert places(said) == places(source), source
        assert sorted(_TAG.findall(said)) == sorted(_TAG.findall(source)), source
        assert said.count("\n") == source.count("\n"), source


def test_keys_of_menus_are_kept() -> None:
    """The entry "&Open…" is "打开(&O)…": the same letter, which no Chinese word holds."""
    for source, said in PAIRS:
        letters = [key.upper() for key in _MNEMONIC.findall(_TAG.sub("", source))]
        assert [key.upper() for key in _MNEMONIC.findall(_TAG.sub("", said))] == letters, source
        if letters and _CHINESE.search(said):
            assert f"(&{letters[0]})" in said, source


def test_what_stays_english_is_a_name() -> None:
    assert [source for source, said in PAIRS if source == said and source not in KEPT and english(source)] == []


def test_chinese_sentences_hold_no_english() -> None:
    left = {said: english(said) for source, said in PAIRS if source != said}
    assert {said: found for said, found in left.items() if found} == {}


def test_chinese_sentences_have_chinese_punctuation() -> None:
    assert [said for _, said in PAIRS if _ASCII_STOP.search(_TAG.sub("", said).replace("(&", ""))] == []
