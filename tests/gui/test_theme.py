import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pneumoviewer.core.paths import resources_dir
from pneumoviewer.gui.kit import theme
from pneumoviewer.gui.kit.theme import THEME, tokens

TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


PAIRS = [
    (name, ground, text)
    for name in tokens()["colours"]
    for ground, texts in tokens()["written_on"].items()
    for text in texts
]


def test_black_on_white_has_the_contrast_it_is_known_for() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("name", "ground", "text"), PAIRS)
def test_every_text_can_be_read(name: str, ground: str, text: str) -> None:
    colours = tokens()["colours"][name]
    assert contrast(colours[ground], colours[text]) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_button_that_does_nothing_is_seen_and_looks_it(name: str) -> None:
    colours = tokens()["colours"][name]
    for ground in ("window", "panel", "raised"):
        assert contrast(colours[ground], colours["button_disabled"]) >= SHAPE_CONTRAST
    assert contrast(colours["text"], colours["button_disabled"]) >= SHAPE_CONTRAST


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("class_name", list(tokens()["classes"]))
def test_a_class_colour_is_seen_on_panels(name: str, class_name: str) -> None:
    assert contrast(tokens()["colours"][name]["panel"], THEME.class_colour(class_name)) >= SHAPE_CONTRAST


def test_both_themes_have_the_same_tokens() -> None:
    assert len({tuple(sorted(colours)) for colours in tokens()["colours"].values()}) == 1


def test_every_text_colour_is_said_to_be_written_on_something() -> None:
    written = {text for texts in tokens()["written_on"].values() for text in texts}
    texts = {token for token in tokens()["colours"]["dark"] if "text" in token}
    assert texts <= written


def test_classes_have_colours_of_their_own_and_others_keep_theirs() -> None:
    known = [THEME.class_colour(name) for name in ("normal", "pneumonia", "bacterial", "viral")]
    assert len(set(known)) == 4
    digits = [THEME.class_colour(str(i)) for i in range(7)]
    assert len(set(digits)) == 7
    assert digits == [THEME.class_colour(str(i)) for i in range(7)]


def test_applying_a_theme_colours_widgets_and_tells(qtbot: QtBot, qapp: QApplication) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    for name in ("light", "dark"):
        with qtbot.waitSignal(THEME.theme_changed):
            theme.apply(qapp, name)
        label.ensurePolished()
        assert label.palette().windowText().color() == QColor(tokens()["colours"][name]["text"])
        assert THEME.colour("text") == tokens()["colours"][name]["text"]


def test_the_bundled_font_is_used_with_figures_of_one_width(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    label = QLabel("x")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert QFontInfo(label.font()).family() == theme.FONT_FAMILY
    metrics = label.fontMetrics()
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_icons_take_the_colour_of_the_theme_and_the_scale_of_the_screen(qapp: QApplication, scale: float) -> None:
    icon = THEME.icon("x")
    gc.collect()
    for name in ("light", "dark"):
        theme.apply(qapp, name)
        pixmap = icon.pixmap(QSize(24, 24), scale)
        assert pixmap.width() == 24 * scale
        middle = pixmap.toImage().pixelColor(pixmap.width() // 2, pixmap.height() // 2)
        assert middle == QColor(THEME.colour("text"))


def test_bundled_files_carry_their_licences() -> None:
    assert "SIL Open Font License" in (resources_dir() / "fonts" / "LICENSE-Inter.txt").read_text("utf-8")
    assert "ISC" in (resources_dir() / "icons" / "LICENSE-lucide.txt").read_text("utf-8")
