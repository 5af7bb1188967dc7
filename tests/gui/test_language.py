import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QGraphicsScene, QScrollArea, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from read_fakes import CAM, FakeEngine, only_own_models, write_model, write_radiograph
from translation_texts import FOLDER, translations

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.recipe import recipes
from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.engine.protocol import Ready
from pneumoviewer.engine.requests import Explain, Predict
from pneumoviewer.gui import app
from pneumoviewer.gui.kit import language, theme
from pneumoviewer.gui.kit.language import LANGUAGE, grouped
from pneumoviewer.gui.main_window import MainWindow
from pneumoviewer.gui.settings.language_box import LanguageBox
from pneumoviewer.gui.train.new.dialog import NewTrainingDialog
from pneumoviewer.gui.widgets.labels import error_sentence

FIGURES = re.compile(r"\{[^}]*\}")


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    LANGUAGE.install(qapp, "fr")
    yield
    LANGUAGE.install(qapp, "en")


@pytest.fixture
def make_window(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[], tuple[MainWindow, FakeEngine]]:
    only_own_models(monkeypatch, tmp_path / "none")
    write_model("cam", CAM)
    theme.apply(qapp, "dark")

    def make() -> tuple[MainWindow, FakeEngine]:
        engine = FakeEngine()
        window = MainWindow(lambda: engine)
        qtbot.addWidget(window, before_close_func=MainWindow.stop)
        window.show()
        window.start()
        return window, engine

    return make


def _texts(inside: QWidget) -> set[str]:
    """Return whatever a person can read or hear of a widget and of all in it."""
    found: set[str] = set()
    # The menu of a curve, which pyqtgraph makes, is switched off.
    actions = [action for action in inside.findChildren(QAction) if not isinstance(action.parent(), QGraphicsScene)]
    for widget in [inside, *inside.findChildren(QWidget), *actions]:
        for read in ("text", "toolTip", "placeholderText", "accessibleName", "accessibleDescription", "windowTitle"):
            if callable(getattr(widget, read, None)):
                found.add(getattr(widget, read)())
        if isinstance(widget, QComboBox):
            found.update(widget.itemText(row) for row in range(widget.count()))
            found.update(str(widget.itemData(row, Qt.ItemDataRole.ToolTipRole) or "") for row in range(widget.count()))
        elif isinstance(widget, QTabWidget):
            found.update(widget.tabText(i) for i in range(widget.count()))
    return {line for text in found for line in text.splitlines()}


def _english(lines: set[str]) -> set[str]:
    """Return those of some lines that are English texts, filled in or not, whose translation is another."""
    done = translations(FOLDER / "pneumoviewer_fr.ts")
    same = {text.source for text, french in done.items() if text.source == french}
    plain = {text.source for text in done} - same
    templates = [
        re.compile(".+".join(re.escape(part) for part in FIGURES.split(source)))
        for source in plain
        if FIGURES.search(source) and len(re.findall("[a-z]", FIGURES.sub("", source))) > 3
    ]
    return {line for line in lines if line in plain or any(template.fullmatch(line) for template in templates)}


def test_no_english_is_left_in_a_french_window(
    qtbot: QtBot, french: None, make_window: Callable[[], tuple[MainWindow, FakeEngine]], tmp_path: Path
) -> None:
    window, engine = make_window()
    engine.became_ready.emit(Ready(1, {}, "cpu", "no NVIDIA graphics card with a driver was found"))
    first = _texts(window)
    assert {"Lire", "Ouvrir…", "Recherche uniquement"} <= first  # it has read something
    window.read.open_paths([write_radiograph(tmp_path / "chest.png")])
    qtbot.waitUntil(lambda: bool(engine.of(Predict)))
    engine.predict(0.1, 0.7, 0.2, warnings=("The picture is in colour; its brightness was read as grey values",))
    qtbot.waitUntil(lambda: bool(engine.of(Explain)))
    engine.explain()
    read = _texts(window)
    assert "Évoque une pneumonie bactérienne" in read
    window.show_page("train")
    window.show_about()
    dialogs: list[QWidget] = window.findChildren(QDialog)
    training = NewTrainingDialog(recipe_id="logistic-regression")
    box = LanguageBox()
    for widget in (training, box):
        qtbot.addWidget(widget)
    shown = set().union(first, read, *(_texts(widget) for widget in (window, *dialogs, training, box)))
    assert "Taux d’apprentissage" in shown
    assert _english(shown - {recipe.title for recipe in recipes().values()}) == set()
    assert _english({"Read", "2 of 30 read", "Engine ready on CPU"}) == {"Read", "2 of 30 read", "Engine ready on CPU"}
    for dialog in dialogs:
        dialog.close()
    training.reject()


def test_large_french_words_leave_the_window_on_a_small_screen(
    qtbot: QtBot, qapp: QApplication, french: None, make_window: Callable[[], tuple[MainWindow, FakeEngine]]
) -> None:
    window, engine = make_window()
    engine.became_ready.emit(Ready(1, {}, "cpu", "no NVIDIA graphics card with a driver was found"))
    theme.apply(qapp, "dark", 2.0)
    try:
        assert window.minimumSizeHint().width() <= 1280
        panel = window.read.verdict
        assert panel.widget().minimumSizeHint().width() <= panel.minimumWidth() - panel.verticalScrollBar().width()
        window.show_page("train")
        assert window.minimumSizeHint().width() <= 1280
        training = NewTrainingDialog()
        qtbot.addWidget(training)
        for area in training.findChildren(QScrollArea):
            too_wide = area.widget().minimumSizeHint().width() > area.viewport().width()
            assert not too_wide or area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        training.reject()
    finally:
        theme.apply(qapp, "dark", 1.0)


def test_errors_qts_own_buttons_and_counts_are_french(french: None) -> None:
    error = PneumoError("“{name}” cannot be read", "the disc is full", "Choose another name", name="a.png")
    assert error_sentence(error) == (
        "«\N{NO-BREAK SPACE}a.png\N{NO-BREAK SPACE}» ne peut pas être lu\N{NO-BREAK SPACE}: le disque est plein. "
        "Choisissez un autre nom."
    )
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    assert grouped(1234567) == "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567"


def test_english_comes_back(qapp: QApplication, french: None) -> None:
    LANGUAGE.install(qapp, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QCoreApplication.translate("canvas", "Magnifier") == "Magnifier"
    assert grouped(1234567) == "1,234,567"


@pytest.mark.parametrize(
    ("wanted", "shown"), [(["fr-CA", "en"], "fr"), (["de-DE", "fr-FR"], "fr"), (["de-DE"], "en"), (["C"], "en")]
)
def test_unless_chosen_it_is_the_systems(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, wanted: list[str], shown: str
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:
            return wanted

    class Locale(QLocale):
        system = System

    monkeypatch.setattr(language, "QLocale", Locale)
    LANGUAGE.install(qapp, load_settings().language)
    assert LANGUAGE.code == shown
    monkeypatch.undo()
    LANGUAGE.install(qapp, "en")


def test_the_window_opens_again_in_another_language_with_its_work_list(
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    make_window: Callable[[], tuple[MainWindow, FakeEngine]],
    tmp_path: Path,
) -> None:
    save_settings(notice_accepted=True)
    seen: list[tuple[str, list[str]]] = []

    def look(application: QApplication, window: MainWindow, start: Callable[[], None]) -> int:
        window.show()
        start()
        entries = window.read.controller.work_list.items
        qtbot.waitUntil(lambda: len(entries) == 1)
        seen.append((window._buttons["read"].text(), [entry.note for entry in entries]))
        window.show_about()
        box = LanguageBox()
        qtbot.addWidget(box)
        box.box.setCurrentIndex(box.box.findData("fr"))
        if box.restart_requested.isEnabled():
            entries[0].note = "seen before"
            box.restart_requested.click()
        else:
            entries[0].note = ""  # nothing to be asked about
            application.closeAllWindows()
        return 0

    monkeypatch.setattr(app, "_run", look)
    monkeypatch.setattr(app, "_make_engine", FakeEngine)
    assert app.open_window([write_radiograph(tmp_path / "chest.png")], language="en") == 0
    assert seen == [("Read", [""]), ("Lire", ["seen before"])]
    assert load_settings().language == "fr"
    LANGUAGE.install(qapp, "en")
