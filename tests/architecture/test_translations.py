"""The translation files are whole, and in step with the program: see packaging/translations.py."""

import re
import runpy
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator
from translation_texts import FOLDER, PACKAGE, Text, marked_texts, translations

from pneumoviewer.core.settings import LANGUAGES

FILES = sorted(FOLDER.glob("pneumoviewer_*.ts"))
UPDATE = "run `python packaging/translations.py update`, translate what is unfinished, then `… release`"
TYPOGRAPHY = {
    "pneumoviewer_fr": {
        "an ordinary space before high punctuation or inside guillemets": r" [:;?!%»]|« ",
        "no space before high punctuation": r"[^\s;:?!…][;?!]",
        "a straight apostrophe": r"\w'\w",
        "straight or English quotation marks": r"[\"“”]",
    }
}
# A filter of file dialogs, whose signs are Qt's.
FILTERS = re.compile(r"\(\*\.")
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def test_every_language_but_the_source_has_a_file() -> None:
    assert {file.stem.partition("_")[2] for file in FILES} == set(LANGUAGES) - {"en"}


@each_file
def test_every_text_of_the_program_is_in_it_and_no_other(file: Path, tmp_path: Path) -> None:
    anew = tmp_path / file.name
    runpy.run_path(str(PACKAGE.parent / "packaging" / "translations.py"))["update"](anew)
    texts, kept = set(translations(anew)), set(translations(file))
    assert texts >= marked_texts(), "lupdate does not find these"
    assert (texts - kept, kept - texts) == (set(), set()), UPDATE


@each_file
def test_every_text_is_translated(file: Path) -> None:
    assert not [text for text, done in translations(file).items() if not done], UPDATE


@each_file
def test_what_is_filled_in_and_the_mnemonics_are_kept(file: Path) -> None:
    def frame(text: str) -> tuple[object, ...]:
        names = sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
        outer = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return names, text.count("&"), text.count("%n"), text.count("\n"), outer, text.endswith(".")

    wrong = {text: done for text, done in translations(file).items() if frame(text.source) != frame(done)}
    assert not wrong


@each_file
def test_typography(file: Path) -> None:
    done = [t for t in translations(file).values() if not FILTERS.search(t)]
    for what, sign in TYPOGRAPHY[file.stem].items():
        assert not [t for t in done if re.search(sign, t)], what


@each_file
def test_the_window_loads_what_the_file_says(file: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))

    def shown(text: Text) -> str:
        return str(translator.translate(text.context, text.source))

    done = translations(file)
    assert {text: shown(text) for text in done} == done, UPDATE
