"""The picture of the window that the program takes of itself, with the real engine."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.settings import load_settings
from pneumoviewer.gui import app
from pneumoviewer.gui.main_window import MainWindow

pytestmark = pytest.mark.process


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[MainWindow]:
    """The windows of which a picture is taken."""
    windows: list[MainWindow] = []

    def make(*arguments: object, **named: object) -> MainWindow:
        windows.append(MainWindow(*arguments, **named))  # type: ignore[arg-type]
        return windows[-1]

    monkeypatch.setattr(app, "MainWindow", make)
    return windows


def test_everything_asked_for_is_on_the_picture(
    qapp: QApplication, tmp_path: Path, phantom_folder: Path, tiny_model: ModelInfo, shown: list[MainWindow]
) -> None:
    files = sorted(phantom_folder.rglob("*.jpeg"))[:2]
    out = tmp_path / "window.png"
    app.screenshot(out, files, model=str(tiny_model.path), theme="light", size=(1000, 600), anyway=True)
    assert (QImage(str(out)).width(), QImage(str(out)).height()) == (1000, 600)
    controller = shown[0].read.controller
    assert [entry.state for entry in controller.work_list.items] == ["predicted", "predicted"]
    assert controller.queue.current is controller.work_list.items[0]
    assert shown[0].read.verdict.weights.weights.image is not None
    assert load_settings().model == ""


def test_a_first_file_that_fails_is_an_error(
    qapp: QApplication, tmp_path: Path, tiny_model: ModelInfo, shown: list[MainWindow]
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("words")
    with pytest.raises(PneumoError, match="not a PNG"):
        app.screenshot(tmp_path / "window.png", [bad], model=str(tiny_model.path))
    assert not (tmp_path / "window.png").exists()
    assert not isValid(shown[0])


def test_a_picture_that_cannot_be_saved_is_an_error(
    qapp: QApplication, tmp_path: Path, tiny_model: ModelInfo, shown: list[MainWindow]
) -> None:
    with pytest.raises(PneumoError, match="could not be saved"):
        app.screenshot(tmp_path / "no" / "window.png", [], page="train", model=str(tiny_model.path))
