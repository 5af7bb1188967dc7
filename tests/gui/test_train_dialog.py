from pathlib import Path

import pytest
from engine_fakes import FakeEngine
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.library.find import free_run_name
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.recipe.recipe import find_recipe, recipes
from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.protocol import Ready
from pneumoviewer.engine.requests import PreviewAugmentation
from pneumoviewer.gui.kit.job_thread import Report, ShouldStop
from pneumoviewer.gui.train.new import practice_data
from pneumoviewer.gui.train.new.dialog import NewTrainingDialog

PATIENCE_MS = 20_000


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder as people download it; the scan opens no image, so that empty files will do."""
    folder = tmp_path / "chest"
    for split, normal, pneumonia in (("train", 12, 24), ("val", 4, 8), ("test", 3, 6)):
        for name, number in (("NORMAL", normal), ("PNEUMONIA", pneumonia)):
            (folder / split / name).mkdir(parents=True)
            for i in range(number):
                kind = "bacteria" if i % 2 else "virus"
                file = f"person{i}_{kind}_{i}.png" if name == "PNEUMONIA" else f"NORMAL-{i:04}-0001.png"
                (folder / split / name / file).touch()
    (folder / "train" / "NORMAL" / "readme.txt").touch()
    return folder


def _open(qtbot: QtBot, recipe: str = "mlp-8") -> NewTrainingDialog:
    dialog = NewTrainingDialog(recipe_id=recipe)
    qtbot.addWidget(dialog, before_close_func=lambda d: dialog.reject())
    dialog.show()
    return dialog


def _texts(dialog: NewTrainingDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def _wait_ready(qtbot: QtBot, dialog: NewTrainingDialog) -> None:
    qtbot.waitUntil(lambda: dialog.job is not None, timeout=PATIENCE_MS)


def test_without_a_folder_it_cannot_start_and_says_why(qtbot: QtBot) -> None:
    dialog = _open(qtbot)
    assert not dialog._start.isEnabled()
    assert "Choose a dataset folder" in _texts(dialog)


def test_a_folder_is_counted_by_class_and_split(qtbot: QtBot, data: Path) -> None:
    dialog = _open(qtbot)
    dialog._data.set_folder(data)
    assert not dialog._start.isEnabled()
    _wait_ready(qtbot, dialog)
    contents = dialog._data.contents
    assert contents
    assert contents.counts["train"] == {"normal": 12, "pneumonia": 24}
    table = {"Train", "Validation", "Test", "normal", "pneumonia", "12", "24"}
    qtbot.waitUntil(lambda: table <= set(_texts(dialog)), timeout=PATIENCE_MS)
    texts = _texts(dialog)
    assert any("57 images" in text and "Split as its folders are." in text for text in texts)
    assert any("Left out: 1" in text and "readme.txt" in text for text in texts)


def test_other_classes_are_counted_anew(qtbot: QtBot, data: Path) -> None:
    dialog = _open(qtbot, "pseudo-resnet")
    dialog._data.set_folder(data)
    _wait_ready(qtbot, dialog)
    dialog._form.set_value("labels", "bacterial_viral")
    assert dialog.job is None
    _wait_ready(qtbot, dialog)
    assert dialog._data.contents
    assert dialog._data.contents.classes == ("bacterial", "viral")


def test_start_asks_for_what_is_in_the_dialog_and_remembers_the_folder(qtbot: QtBot, data: Path) -> None:
    save_settings(max_megapixels=40.0)
    dialog = _open(qtbot)
    dialog._data.set_folder(data)
    dialog._form.set_value("epochs", "3")
    dialog._form.set_value("learning_rate", "1e-5")
    _wait_ready(qtbot, dialog)
    with qtbot.waitSignal(dialog.start_requested) as started:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    train = started.args[0]
    assert isinstance(train, Job)
    assert (train.recipe.epochs, train.recipe.learning_rate, train.recipe.hidden) == (3, 1e-5, (8,))
    assert (train.data, train.folder, train.resume) == (data, models_dir() / free_run_name("mlp-8"), False)
    assert train.max_megapixels == load_settings().max_megapixels == 40.0
    assert load_settings().data_folder == str(data)
    assert not dialog.isVisible()


def test_the_folder_of_last_time_is_there_again(qtbot: QtBot, data: Path) -> None:
    save_settings(data_folder=str(data))
    dialog = _open(qtbot)
    _wait_ready(qtbot, dialog)
    assert dialog._data.folder == data


def test_a_folder_that_is_no_dataset_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _open(qtbot)
    dialog._data.set_folder(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: any("nowhere" in text and "cannot be read" in text for text in _texts(dialog)))
    assert not dialog._start.isEnabled()
    dialog._data.set_folder("")
    assert not any("nowhere" in text for text in _texts(dialog))


def test_the_last_of_several_folders_wins(qtbot: QtBot, data: Path, tmp_path: Path) -> None:
    dialog = _open(qtbot)
    dialog._data.set_folder(tmp_path / "nowhere")
    dialog._data._look()
    dialog._data.set_folder(data)
    _wait_ready(qtbot, dialog)
    assert dialog._data.contents


def test_a_dropped_folder_is_chosen(qtbot: QtBot, data: Path) -> None:
    dialog = _open(qtbot)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(data))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog._data.dropEvent(drop)
    assert dialog._data.folder == data
    _wait_ready(qtbot, dialog)


def test_a_wrong_value_disables_start_with_the_reason(qtbot: QtBot, data: Path) -> None:
    dialog = _open(qtbot)
    dialog._data.set_folder(data)
    _wait_ready(qtbot, dialog)
    dialog._form.set_value("epochs", "0")
    assert not dialog._start.isEnabled()
    assert any(text.startswith("Epochs cannot be 0") for text in _texts(dialog))
    dialog._reset.click()
    assert dialog._start.isEnabled()


@pytest.mark.parametrize(
    ("name", "reason"), [("", "cannot be called"), ("../x", "cannot be called"), ("Taken", "already")]
)
def test_a_name_that_cannot_be_says_why(qtbot: QtBot, data: Path, name: str, reason: str) -> None:
    (models_dir() / "taken").mkdir(parents=True)
    dialog = _open(qtbot)
    dialog._data.set_folder(data)
    _wait_ready(qtbot, dialog)
    dialog._name.selectAll()
    qtbot.keyClick(dialog._name, Qt.Key.Key_Delete)
    qtbot.keyClicks(dialog._name, name)
    assert not dialog._start.isEnabled()
    assert reason in dialog._name_problem.text()


def test_the_name_follows_the_recipe_until_it_is_ones_own(qtbot: QtBot) -> None:
    (models_dir() / (taken := free_run_name("mlp-8"))).mkdir(parents=True)
    dialog = _open(qtbot)
    assert dialog._name.text() == free_run_name("mlp-8") != taken
    dialog._recipes.setCurrentIndex(dialog._recipes.findData("pseudo-resnet"))
    assert dialog._name.text().startswith("pseudo-resnet")
    dialog._name.selectAll()
    qtbot.keyClicks(dialog._name, "mine")
    dialog._recipes.setCurrentIndex(dialog._recipes.findData("mlp-8"))
    assert dialog._name.text() == "mine"


def test_parameters_are_counted_as_one_types(qtbot: QtBot) -> None:
    dialog = _open(qtbot)
    assert "32,785 parameters" in _texts(dialog)
    dialog._form.set_value("hidden", "4")
    assert "16,393 parameters" in _texts(dialog)


def test_practice_data_are_drawn_once_and_chosen(qtbot: QtBot, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def write(images: int, report: Report, should_stop: ShouldStop) -> Path:
        drawn.append(images)
        report(images, images)
        return data

    monkeypatch.setattr(practice_data, "write", write)
    dialog = _open(qtbot)
    dialog.use_practice_data()
    _wait_ready(qtbot, dialog)
    assert drawn == [practice_data.IMAGES]
    assert dialog.job
    assert dialog.job.data == data


def test_practice_data_that_cannot_be_written_say_why(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(images: int, report: Report, should_stop: ShouldStop) -> Path:
        raise PneumoError("The disk is full")

    monkeypatch.setattr(practice_data, "write", write)
    dialog = _open(qtbot)
    dialog.use_practice_data()
    qtbot.waitUntil(lambda: any("The disk is full" in text for text in _texts(dialog)), timeout=PATIENCE_MS)


def test_closing_in_the_middle_of_drawing_stops_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(images: int, report: Report, should_stop: ShouldStop) -> Path:
        while not should_stop():
            report(1, 2)
        return Path("late")

    monkeypatch.setattr(practice_data, "write", write)
    dialog = _open(qtbot)
    dialog.use_practice_data()
    dialog.reject()
    assert not dialog._data._folder.text()


def test_practice_data_are_whole_or_not_there(tmp_path: Path) -> None:
    asked: list[int] = []

    def stop_soon() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        practice_data.write(12, lambda done, total: None, stop_soon)
    assert not practice_data.folder().exists()
    folder = practice_data.write(12, lambda done, total: None, lambda: False)
    assert len(list(folder.rglob("*.*"))) == 12
    assert practice_data.write(12, lambda done, total: pytest.fail("drawn again"), lambda: False) == folder
    assert [f.name for f in folder.parent.iterdir()] == [folder.name]


def test_what_is_reported_of_a_recipe_is_shown_with_its_notes(qtbot: QtBot) -> None:
    dialog = _open(qtbot, "pseudo-resnet")
    recipe = find_recipe("pseudo-resnet")
    assert any(recipe.notes in text and recipe.reported in text for text in _texts(dialog))


def test_the_learning_rate_follows_the_fields(qtbot: QtBot) -> None:
    dialog = _open(qtbot, "pseudo-resnet")
    dialog._tabs.setCurrentWidget(dialog._rate)
    dialog._form.set_value("schedule", "constant")
    dialog._form.set_value("learning_rate", "0.02")
    assert set(dialog._rate.line.getOriginalDataset()[1]) == {0.02}
    dialog._form.set_value("epochs", "0")
    assert set(dialog._rate.line.getOriginalDataset()[1]) == {0.02}
    dialog._form.set_value("architecture", "logistic_regression")
    dialog._form.set_value("epochs", "3")
    assert dialog._rate.settings.isVisible()


def test_examples_are_asked_for_once_there_are_data_and_a_process(qtbot: QtBot, data: Path) -> None:
    dialog = _open(qtbot, "pseudo-resnet")
    engine = FakeEngine()
    dialog.set_engine(engine)
    dialog._tabs.setCurrentWidget(dialog._augmentation)
    assert "Choose a dataset folder" in dialog._augmentation.caption.text()
    dialog.show_device(Ready(1, {}, "cpu", "no card found"))
    dialog._data.set_folder(data)
    qtbot.waitUntil(lambda: bool(engine.asked), timeout=PATIENCE_MS)
    assert engine.asked[0].data == data
    engine.fail(PreviewAugmentation, PneumoError("It broke"))
    assert "It broke" in dialog._augmentation.caption.text()


def test_nothing_moves_when_another_tab_or_recipe_is_looked_at(qtbot: QtBot) -> None:
    dialog = _open(qtbot)
    places = set()
    for id in recipes():
        dialog._recipes.setCurrentIndex(dialog._recipes.findData(id))
        for tab in range(dialog._tabs.count()):
            dialog._tabs.setCurrentIndex(tab)
            QApplication.processEvents()
            places.add((dialog._tabs.geometry().getRect(), dialog._name.geometry().getRect(), dialog.size().toTuple()))
    assert len(places) == 1
