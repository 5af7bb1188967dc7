"""What the tests of the Read page begin with; a file whose page begins otherwise has a fixture of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, shown_page, write_model

from pneumoviewer.gui.kit.shortcuts import KEYS
from pneumoviewer.gui.pages import SCOPES
from pneumoviewer.gui.read.page import ReadPage

KEYS.define(SCOPES)  # as the main window does, for pages without one


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[ReadPage]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM)
    with shown_page(qtbot, qapp, engine) as page:
        yield page
