"""Texts with a role, which the style sheet gives its look, and errors as a person reads them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.gui.kit.theme import follow_theme

TextRole = Literal["", "muted", "error", "warning", "group", "heading", "title", "figure", "badge"]


def make_label(text: str = "", role: TextRole = "", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text.

    Parameters
    ----------
    role : str
        What the text is; see the style sheet.
    wrap : bool
        Whether long texts take several lines.
    """
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=wrap)
    set_role(label, role)
    return label


def keep_lines(widget: QWidget, count: int) -> None:
    """Keep room for lines of text, however large it is, so that what stands below does not move.

    Parameters
    ----------
    widget : QWidget
        Of the role and font that its text has.
    """

    def keep() -> None:
        widget.ensurePolished()
        widget.setMinimumHeight(count * widget.fontMetrics().lineSpacing())

    follow_theme(widget, keep)


class ElidedLabel(QLabel):
    """A text on one line that ends in … where there is no room for all of it, which its tool tip then shows.

    Parameters
    ----------
    role : str
        What the text is; see the style sheet.
    """

    def __init__(self, role: TextRole = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self, role)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self._show_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits now."""
        super().resizeEvent(event)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def set_role(widget: QWidget, role: TextRole) -> None:
    """Give a widget another look."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def translated_error(error: PneumoError) -> tuple[str, str, str]:
    """Return what, why and what next in the person's language; a field is named as the form names it."""
    translated = PneumoError(*error.templates)
    translated.arguments = dict(error.arguments)
    if "field" in error.arguments:
        from pneumoviewer.core.recipe.recipe import options  # the first paint does not wait for it

        field = options().get(str(error.arguments["field"]))
        if field is not None:
            translated.arguments["field"] = QCoreApplication.translate("recipe", field.label)
    return translated.parts(lambda template: QCoreApplication.translate("errors", template))


def reason_words(reason: str) -> str:
    """Return, translated, why :mod:`pneumoviewer.core.inference.device` chose a device or a precision."""
    return ", ".join(QCoreApplication.translate("errors", part) for part in reason.split(", "))


def error_sentence(error: PneumoError) -> str:
    """Return an error as one paragraph in the person's language."""
    what, why, next_step = translated_error(error)
    template = QCoreApplication.translate("errors", "{what}: {why}")
    sentence = template.format(what=what, why=why) if why else what
    return f"{sentence}. {next_step}." if next_step else f"{sentence}."
