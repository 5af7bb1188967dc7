"""The program as it is started: without a screen, on one, and for a picture of its window."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from PIL import Image

from pneumoviewer.core.library.info import ModelInfo

Run = Callable[..., CompletedProcess[str]]
WITHOUT_SCREEN = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}


@pytest.fixture
def radiograph(phantom_folder: Path) -> Path:
    return min(f for f in phantom_folder.rglob("*") if f.suffix in (".png", ".jpeg"))


def test_without_a_screen_it_predicts_and_saves_a_picture(
    own_model: ModelInfo, radiograph: Path, tmp_path: Path, run_python: Run
) -> None:
    done = run_python("-m", "pneumoviewer", radiograph, cwd=tmp_path, **WITHOUT_SCREEN)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr
    assert str(radiograph) in done.stdout
    assert "%" in done.stdout
    with Image.open(tmp_path / "pneumoviewer.png") as picture:
        assert picture.size == (1440, 900)
        assert len(picture.getcolors(1 << 24) or []) > 100


def test_without_a_screen_and_files_it_reads_the_samples(own_model: ModelInfo, tmp_path: Path, run_python: Run) -> None:
    done = run_python("-m", "pneumoviewer", cwd=tmp_path, **WITHOUT_SCREEN)
    assert done.returncode == 0, done.stderr
    assert "samples" in done.stdout + done.stderr
    assert (tmp_path / "pneumoviewer.png").is_file()


def test_without_a_screen_a_broken_file_is_told(own_model: ModelInfo, tmp_path: Path, run_python: Run) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"nothing")
    done = run_python("-m", "pneumoviewer", broken, cwd=tmp_path, **WITHOUT_SCREEN)
    assert done.returncode == 2
    assert done.stderr.count("broken.png") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", ["read", "train"])
def test_screenshot(page: str, own_model: ModelInfo, radiograph: Path, tmp_path: Path, run_python: Run) -> None:
    out = tmp_path / "window.png"
    more = ("--page", page, "--theme", "light", "--size", "1200x800", "--model", own_model.name)
    done = run_python("-m", "pneumoviewer", "screenshot", out, radiograph, *more, **WITHOUT_SCREEN)
    assert done.returncode == 0, done.stderr
    with Image.open(out) as picture:
        assert picture.size == (1200, 800)


_REAL = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pneumoviewer.cli import main
from pneumoviewer.gui.main_window import MainWindow

def paintEvent(self, event, paint=MainWindow.paintEvent):
    paint(self, event)
    MainWindow.paintEvent = paint
    print(QGuiApplication.platformName(), self.windowHandle().isExposed(), flush=True)
    QTimer.singleShot(0, self.close)

MainWindow.paintEvent = paintEvent
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.real_window
def test_on_a_screen_the_window_opens_and_closes(
    own_model: ModelInfo, radiograph: Path, tmp_path: Path, run_python: Run
) -> None:
    done = run_python("-c", _REAL, radiograph, cwd=tmp_path, QT_QPA_PLATFORM=None, WAYLAND_DISPLAY=None)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["xcb", "True"]
    assert done.stderr == ""
    assert not list(tmp_path.iterdir())
