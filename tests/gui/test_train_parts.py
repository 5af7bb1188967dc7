"""Runs of several parts on the Train page: folds, the stages of a cascade, the settings of a grid search."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from train_fakes import Stage, a_batch, an_epoch, save_run, started

from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe
from pneumoviewer.core.training.events import EpochFinished, PartFinished, PartStarted, RunStopped, RunSucceeded
from pneumoviewer.core.training.job import Job
from pneumoviewer.gui.train.curves import CurvesPanel

FOLDS = find_recipe("pseudo-resnet").with_values({"epochs": 4, "folds": 3, "labels": "binary"})
CASCADE = find_recipe("pseudo-resnet").with_values({"epochs": 4, "composition": "cascade"})
GRID = Recipe(
    id="grid",
    title="A grid",
    architecture="logistic_regression",
    labels="binary",
    grid_c=(0.1, 1.0),
    grid_penalty="both",
)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def _save_parts(name: str, recipe: Recipe, done: int, *, state: str = "succeeded") -> ModelInfo:
    """Write a run of several parts as the library does."""
    folder = models_dir() / name
    names = recipe.composed.part_names
    parts = {}
    for number, part in enumerate(names[:done], 1):
        info = save_run(
            folder / part, epoch=4, state="succeeded", recipe=replace(recipe, folds=0, composition="single")
        )
        parts[part] = info.sha256
        assert number
    figures = {"accuracy": 0.75, "loss": 0.5, "macro_f1": 0.7}
    compared = {k: {"mean": v, "std": 0.0123, "values": [v] * done} for k, v in figures.items()} if recipe.folds else {}
    info = save_run(folder, epoch=4 * done, state=state, recipe=recipe, epochs=4 * len(names))
    files = {role: entry for role, entry in info.files.items() if role in ("history", "split")}
    info = replace(info, parts=parts, cross_validation=compared, files=files, best_epoch=0)
    (folder / CONFIG).write_text(json.dumps(info.as_json()))
    return ModelInfo.read(folder, usable=False)


def _save_grid(name: str) -> ModelInfo:
    info = save_run(models_dir() / name, epoch=4, state="succeeded", recipe=GRID)
    about = {"solver": "lbfgs", "iterations": 7, "converged": "yes", "train_accuracy": 0.9, "seconds": 1.5}
    scores = {"cv_accuracy_mean": 0.725, "cv_accuracy_std": 0.01}
    rows = [
        {"setting": n, "C": c, "penalty": penalty, "max_iter": most, **about, **scores}
        for n, (c, penalty, most) in enumerate(GRID.grid, 1)
    ]
    with (info.path / "grid.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    files = {**info.files, "grid": {"name": "grid.csv", "sha256": "0" * 64}}
    info = replace(info, files=files, best_epoch=3)
    (info.path / CONFIG).write_text(json.dumps(info.as_json()))
    return info


def _drawn(curves: CurvesPanel) -> list[float]:
    losses = curves._lines["val_loss"].getData()[1]
    return [] if losses is None else list(losses)


def _begin(stage: Stage, recipe: Recipe, parts: int) -> Job:
    train = stage.begin(recipe)
    stage.tell(replace(started(train), batches=0, parts=parts))
    return train


def _finished(name: str, part: int, parts: int, loss: float = 0.5) -> PartFinished:
    history = tuple(an_epoch(n, loss) for n in range(1, 5))
    return PartFinished(name, part, parts, 2, history, {"val": {"accuracy": 0.8}})


def test_the_fold_under_way_and_the_progress_of_all_are_told(stage: Stage) -> None:
    _begin(stage, FOLDS, 3)
    stage.tell(_finished("fold-1", 1, 3), PartStarted("fold-2", 2, 3, 1, 10), a_batch(3, 5))
    assert "own · fold 2 of 3" in stage.texts()
    assert "3 / 4" in stage.texts()
    bar = stage.page.live._bar
    assert bar.value() / bar.maximum() == pytest.approx((4 + 2.5) / 12, abs=0.01)
    assert "images in the folds" in stage.texts()
    assert "validate" not in stage.texts()


def test_the_curves_are_those_of_the_fold_with_the_earlier_ones_behind(stage: Stage) -> None:
    _begin(stage, FOLDS, 3)
    curves = stage.page.live.curves
    stage.tell(_finished("fold-1", 1, 3, loss=0.9), PartStarted("fold-2", 2, 3, 1, 10))
    stage.tell(a_batch(1, 5), EpochFinished(an_epoch(1, 0.4), 1))
    stage.qtbot.waitUntil(lambda: _drawn(curves) == [0.4])
    assert curves.shown == "fold-2"
    assert list(curves._faint["fold-1", "val_loss"].getData()[1]) == [0.9] * 4
    assert curves._faint["fold-1", "val_loss"].isVisible()
    curves.chooser.setCurrentIndex(curves.chooser.findData("fold-1"))
    assert _drawn(curves) == [0.9] * 4
    assert not curves._faint["fold-1", "val_loss"].isVisible()
    stage.tell(EpochFinished(an_epoch(2, 0.3), 2))
    assert _drawn(curves) == [0.9] * 4
    curves.chooser.setCurrentIndex(0)
    assert _drawn(curves) == [0.4, 0.3]


def test_a_finished_cross_validation_shows_each_fold_and_their_mean(stage: Stage) -> None:
    train = _begin(stage, FOLDS, 3)
    _save_parts("own", FOLDS, 3)
    stage.finish(RunSucceeded(train.folder, 0, {}))
    stage.wait_ended()
    assert "All 3 folds of 4 epochs are done" in stage.texts()
    rows = stage.page.live.outcome.table.figures.texts()
    assert [row[0] for row in rows] == ["Fold 1", "Fold 2", "Fold 3", "Mean ± deviation"]
    assert "75.0% ± 1.2%" in rows[-1]
    assert "0.500 ± 0.012" in rows[-1]
    assert "mean of all" in stage.texts()


def test_a_fold_or_the_average_can_be_used_as_a_model(stage: Stage) -> None:
    info = _save_parts("cv", FOLDS, 3)
    stage.page.show_run(info)
    outcome = stage.page.saved.outcome
    assert not stage.button("Use this fold as a model").isEnabled()
    outcome.table.figures.selectRow(1)
    with stage.qtbot.waitSignal(stage.page.use_requested) as use:
        stage.click("Use this fold as a model")
    assert use.args == [info.path / "fold-2"]
    outcome.table.figures.selectRow(3)
    assert not stage.button("Use this fold as a model").isEnabled()
    with stage.qtbot.waitSignal(stage.page.use_requested) as use:
        stage.click("Use the average")
    assert use.args == [info.path]


def test_a_run_of_several_parts_is_listed_once(stage: Stage) -> None:
    _save_parts("cv", FOLDS, 3)
    _save_parts("half", FOLDS, 1, state="stopped")
    stage.page._runs.refresh(None)
    texts = sorted(stage.page._runs.texts())
    assert len(texts) == 2
    assert texts[0].startswith("cv\n")
    assert texts[1] == "half\nstopped, 4 of 12 epochs in all"


def test_folds_from_disk_show_the_same(stage: Stage) -> None:
    stage.page.show_run(_save_parts("cv", FOLDS, 3))
    curves = stage.page.saved.curves
    assert [curves.chooser.itemText(i) for i in range(curves.chooser.count())] == [
        "All folds",
        "Fold 1",
        "Fold 2",
        "Fold 3",
    ]
    assert curves.shown == ""
    assert len([line for line in curves._faint.values() if line.isVisible()]) == 6
    curves.chooser.setCurrentIndex(2)
    assert curves.shown == "fold-2"
    assert "Best epoch 1" in stage.texts()


def test_a_cross_validation_stopped_between_folds_can_be_resumed(stage: Stage, tmp_path: Path) -> None:
    train = _begin(stage, FOLDS, 3)
    info = _save_parts("own", FOLDS, 1, state="stopped")
    (info.path / CONFIG).write_text(json.dumps({**info.as_json(), "data": {"folder": str(tmp_path)}}))
    stage.finish(RunStopped(train.folder, 4))
    stage.wait_ended()
    assert "Stopped after 4 of 12 epochs in all" in stage.texts()
    stage.click("Resume")
    assert stage.jobs[-1].resume
    assert stage.jobs[-1].recipe == FOLDS
    assert list(stage.page.live.curves._faint["fold-1", "val_loss"].getData()[0]) == [1, 2, 3, 4]


def test_the_stages_of_a_cascade_are_named(stage: Stage) -> None:
    train = _begin(stage, CASCADE, 2)
    curves = stage.page.live.curves
    stage.tell(PartStarted("infected", 1, 2, 1, 10), a_batch(1))
    assert "own · stage 1 of 2: normal or pneumonia" in stage.texts()
    stage.tell(_finished("infected", 1, 2), PartStarted("kind", 2, 2, 1, 10))
    assert "own · stage 2 of 2: bacterial or viral" in stage.texts()
    assert curves.shown == "kind"
    assert not [line for line in curves._faint.values() if line.isVisible()]
    _save_parts("own", CASCADE, 2)
    stage.finish(RunSucceeded(train.folder, 0, {}))
    stage.wait_ended()
    assert "Both stages of 4 epochs are done" in stage.texts()
    rows = stage.page.live.outcome.table.figures.texts()
    assert [row[0] for row in rows] == ["Normal or pneumonia", "Bacterial or viral"]
    assert stage.button("Use this model").isEnabled()


def test_a_cascade_with_one_stage_cannot_be_used_yet(stage: Stage) -> None:
    stage.page.show_run(_save_parts("half", CASCADE, 1, state="stopped"))
    assert not stage.button("Use this model").isEnabled()
    assert stage.button("Resume").isEnabled()


def test_a_grid_search_tries_settings_not_epochs(stage: Stage) -> None:
    train = stage.begin(GRID)
    stage.tell(started(train), a_batch(1), EpochFinished(an_epoch(1), 1))
    assert "setting" in stage.texts()
    assert "best setting" in stage.texts()
    view = stage.page.live
    assert not view.curves._plots["rate"].isVisible()
    assert view.curves._plots["loss"].getAxis("bottom").labelText == "Setting"


def test_a_finished_grid_search_shows_its_settings_with_the_best_marked(stage: Stage) -> None:
    info = _save_grid("grid")
    stage.page.show_run(info)
    assert "All 4 settings are tried" in stage.texts()
    assert "Kept is setting 3" in stage.texts()
    figures = stage.page.saved.outcome.table.figures
    assert [row[1:3] for row in figures.texts()] == [["0.1", "L2"], ["1", "L2"], ["0.1", "L1"], ["1", "L1"]]
    assert figures.texts()[0][3:] == ["L-BFGS", "7 of 100", "yes", "72.5% ± 1.0%", "90.0%", "1.5"]
    bold = [figures.item(row, 0).font().bold() for row in range(figures.rowCount())]
    assert bold == [False, False, True, False]
