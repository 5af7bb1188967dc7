"""Whatever a person does, in whatever order: no answer ever stands beside another picture, model or operating point."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from late_engine import LateEngine
from monkey import Monkey
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from read_fakes import only_own_models

from pneumoviewer.core.settings import save_settings
from pneumoviewer.gui.kit import theme
from pneumoviewer.gui.kit.language import LANGUAGE
from pneumoviewer.gui.main_window import MainWindow

Make = Callable[[LateEngine], MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Make]:
    only_own_models(monkeypatch, tmp_path / "none")
    save_settings(notice_accepted=True)
    theme.apply(qapp, "dark")

    def make(engine: LateEngine) -> MainWindow:
        window = MainWindow(lambda: engine)
        window.resize(1280, 800)
        with qtbot.waitExposed(window):
            window.show()
        window.start()
        return window

    yield make
    theme.apply(qapp, "dark", 1.0)
    LANGUAGE.install(qapp, "en")


def play(make_window: Make, folder: Path, seed: int, count: int) -> None:
    folder = folder / "films"
    folder.mkdir()
    monkey = Monkey(make_window, folder, seed)
    try:
        monkey.play(count)
    finally:
        monkey.close()


@pytest.mark.parametrize("seed", range(5))
def test_no_answer_stands_beside_another_model(make_window: Make, tmp_path: Path, seed: int) -> None:
    play(make_window, tmp_path, seed, 80)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1200))
def test_no_answer_ever_stands_beside_another_model(make_window: Make, tmp_path: Path, seed: int) -> None:
    play(make_window, tmp_path, seed, 80)
