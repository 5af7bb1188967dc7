"""The question dialog: what cannot wait for an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMessageBox, QWidget

Ask = Callable[[QWidget, str, str, Mapping[str, str]], str]


def ask_person(parent: QWidget, what: str, why: str, choices: Mapping[str, str]) -> str:
    """Ask a person to choose.

    Parameters
    ----------
    what, why : str
        The question, and what hangs on it.
    choices : mapping
        ``{key: text}``; the last one is safe, and the answer where the question is closed.
    """
    box = QMessageBox(QMessageBox.Icon.Question, parent.window().windowTitle(), what, parent=parent)
    box.setInformativeText(why)
    buttons = {box.addButton(text, QMessageBox.ButtonRole.ActionRole): key for key, text in choices.items()}
    safe = next(reversed(buttons))
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    box.exec()
    chosen = next((key for button, key in buttons.items() if button is box.clickedButton()), buttons[safe])
    box.deleteLater()
    return chosen
