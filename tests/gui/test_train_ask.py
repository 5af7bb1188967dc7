import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from pneumoviewer.gui.widgets.ask import ask_person

CHOICES = {"stop": "Stop and keep", "discard": "Discard", "go_on": "Keep training"}


@pytest.mark.parametrize("key", list(CHOICES))
def test_the_button_pressed_is_the_answer(qtbot: QtBot, key: str) -> None:
    assert _answer(qtbot, lambda box: next(b for b in box.buttons() if b.text() == CHOICES[key]).click()) == key


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_last_choice_is_the_safe_one(qtbot: QtBot, pressed: Qt.Key) -> None:
    assert _answer(qtbot, lambda box: qtbot.keyClick(box, pressed)) == "go_on"


def _answer(qtbot: QtBot, press: object) -> str:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def when_shown() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        press(box)  # type: ignore[operator]

    QTimer.singleShot(0, when_shown)
    return ask_person(window, "“own” is being trained", "It can be resumed.", CHOICES)
