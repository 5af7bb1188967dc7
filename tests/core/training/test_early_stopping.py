"""Early stopping, which epoch is kept, plateaus, threads: what they do to a run."""

from dataclasses import replace

import pytest
import torch

from pneumoviewer.core.history import Epoch
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import load_tensors
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.early_stopping import best_epoch, should_stop_early
from pneumoviewer.core.training.events import RunStarted, RunSucceeded
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

PLAIN = Recipe(id="own", title="Own", architecture="mlp", labels="binary", image_size=16, hidden=(4,), loss="bce")
ROW = Epoch(1, 0.5, 0.8, 0.5, 0.8, 0.8, None, None, 0.1, 10.0, 1.0, 1.0)


def history(*losses):
    return [replace(ROW, epoch=n, val_loss=loss, val_accuracy=1 - loss / 10) for n, loss in enumerate(losses, 1)]


def never():
    return False


def test_the_first_of_the_best_is_kept():
    assert best_epoch(PLAIN, history(0.5, 0.4, 0.4, 0.6)) == 2
    assert best_epoch(PLAIN.with_values({"monitor": "val_accuracy"}), history(0.5, 0.4, 0.3, 0.6)) == 3


def test_the_best_on_distorted_images_may_be_another_one():
    rows = [replace(row, val_shifted_accuracy=row.val_loss) for row in history(0.5, 0.4, 0.3, 0.6)]
    assert best_epoch(PLAIN, rows) == 3
    assert best_epoch(PLAIN.with_values({"monitor": "val_shifted_accuracy"}), rows) == 4


def test_accuracy_on_distorted_images_is_measured_where_asked_for_also_of_a_resumed_run(phantom_folder, tmp_path):
    learns = {"epochs": 6, "optimizer": "adam", "learning_rate": 0.01, "hidden": "16", "batch_size": 8}
    values = learns | {"scaling": "z_score", "monitor": "val_shifted_accuracy"}
    recipe = PLAIN.with_values(values)
    train(Job(recipe, phantom_folder, tmp_path / "whole"), lambda event: None, never)
    whole = ModelInfo.read(tmp_path / "whole")
    found = [row.val_shifted_accuracy for row in whole.history()]
    assert whole.best_epoch == 1 + found.index(max(found))
    assert all(0 <= accuracy <= 1 for accuracy in found)
    assert found != [row.val_accuracy for row in whole.history()]

    saved = []

    def count(event):
        if type(event).__name__ == "CheckpointSaved":
            saved.append(event)

    train(Job(recipe, phantom_folder, tmp_path / "run"), count, lambda: len(saved) >= 3)
    train(Job(recipe, phantom_folder, tmp_path / "run", resume=True), lambda event: None, never)
    again = ModelInfo.read(tmp_path / "run")
    assert [row.val_shifted_accuracy for row in again.history()] == found
    assert again.sha256 == whole.sha256

    unasked = recipe.with_values({"monitor": "val_loss"})
    train(Job(unasked, phantom_folder, tmp_path / "unasked"), lambda event: None, never)
    assert {row.val_shifted_accuracy for row in ModelInfo.read(tmp_path / "unasked").history()} == {None}


def test_no_early_epoch_is_kept_unless_there_is_no_later_one():
    later = PLAIN.with_values({"start_from_epoch": 3})
    assert best_epoch(later, history(0.5, 0.1)) == 2
    assert best_epoch(later, history(0.5, 0.1, 0.9)) == 3
    assert best_epoch(later, history(0.5, 0.1, 0.9, 0.7)) == 4


def test_early_stopping_waits_from_the_best_epoch_on():
    patient = PLAIN.with_values({"early_stopping": 2})
    assert not should_stop_early(patient, [])
    assert not should_stop_early(patient, history(0.5, 0.6))
    assert should_stop_early(patient, history(0.5, 0.6, 0.5))
    assert not should_stop_early(patient, history(0.5, 0.6, 0.4))
    assert not should_stop_early(PLAIN, history(0.5, 0.6, 0.7, 0.8))
    by_accuracy = patient.with_values({"early_stopping_monitor": "val_accuracy"})
    assert should_stop_early(by_accuracy, history(0.5, 0.6, 0.7))


@pytest.fixture
def stopped_early(phantom_folder, tmp_path):
    """At so small a rate nothing changes after a while: rates below the numbers' precision change nothing at all."""
    recipe = PLAIN.with_values(
        {"epochs": 20, "early_stopping": 2, "learning_rate": 1e-8, "early_stopping_monitor": "val_accuracy"}
    )
    folder = tmp_path / "run"
    end = train(Job(recipe, phantom_folder, folder), lambda event: None, never)
    assert isinstance(end, RunSucceeded)
    return ModelInfo.read(folder)


def test_a_run_that_gets_no_better_ends_early_and_well(stopped_early, phantom_folder):
    assert (stopped_early.state, stopped_early.epoch, stopped_early.epochs) == ("succeeded", 3, 20)
    assert not stopped_early.resumable
    assert "ended early" in stopped_early.file("card").read_text()


def test_it_goes_on_only_if_more_epochs_are_asked(stopped_early, phantom_folder):
    recipe, folder = stopped_early.recipe, stopped_early.path
    train(Job(recipe, phantom_folder, folder, resume=True), lambda event: None, never)
    assert ModelInfo.read(folder).epoch == 3
    train(Job(recipe.with_values({"epochs": 21}), phantom_folder, folder, resume=True), lambda event: None, never)
    again = ModelInfo.read(folder)
    assert (again.epoch, again.epochs, again.state) == (5, 21, "succeeded")


def test_weights_of_an_early_epoch_are_kept_until_one_may_be(phantom_folder, tmp_path):
    recipe = PLAIN.with_values({"epochs": 3, "start_from_epoch": 3, "augmentation": "none"})
    kept = []

    def look(event):
        if type(event).__name__ == "CheckpointSaved":
            info = ModelInfo.read(event.folder)
            kept.append((info.best_epoch, load_tensors(info, "model")["output.bias"]))

    assert isinstance(train(Job(recipe, phantom_folder, tmp_path / "run"), look, never), RunSucceeded)
    assert kept[0][0] == 1
    assert kept[2][0] == 3
    last = load_tensors(ModelInfo.read(tmp_path / "run"), "last")["network.output.bias"]
    assert torch.equal(kept[2][1], last)


def test_a_plateau_lowers_the_rate_also_of_a_resumed_run(phantom_folder, tmp_path):
    values = {
        "epochs": 5,
        "learning_rate": 1e-8,
        "schedule": "reduce_on_plateau",
        "plateau_monitor": "val_accuracy",
        "plateau_factor": 0.5,
        "plateau_patience": 1,
    }
    recipe = PLAIN.with_values(values)
    train(Job(recipe, phantom_folder, tmp_path / "whole"), lambda event: None, never)
    rates = [row.learning_rate for row in ModelInfo.read(tmp_path / "whole").history()]
    assert rates == pytest.approx([1e-8, 1e-8, 1e-8, 5e-9, 5e-9])

    saved = []

    def count(event):
        if type(event).__name__ == "CheckpointSaved":
            saved.append(event)

    train(Job(recipe, phantom_folder, tmp_path / "run"), count, lambda: len(saved) >= 3)
    train(Job(recipe, phantom_folder, tmp_path / "run", resume=True), lambda event: None, never)
    assert [row.learning_rate for row in ModelInfo.read(tmp_path / "run").history()] == rates


def test_as_many_threads_compute_as_are_asked_for(phantom_folder, tmp_path):
    before, during = torch.get_num_threads(), []
    recipe = PLAIN.with_values({"epochs": 1, "threads": before + 1})
    train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: during.append(torch.get_num_threads()), never)
    assert set(during[:-1]) == {before + 1}
    assert torch.get_num_threads() == before


def test_a_resumed_run_computes_with_its_own_threads(phantom_folder, tmp_path):
    before, during = torch.get_num_threads(), []
    recipe = PLAIN.with_values({"epochs": 1, "threads": before + 1})
    train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    asked = PLAIN.with_values({"epochs": 2})

    def look(event):
        during.append(torch.get_num_threads())

    train(Job(asked, phantom_folder, tmp_path / "run", resume=True), look, never)
    assert set(during[:-1]) == {before + 1}


def test_it_says_why_a_network_is_not_compiled(phantom_folder, tmp_path):
    if torch.cuda.is_available():
        pytest.skip("it is compiled here")
    events = []
    recipe = PLAIN.with_values({"epochs": 1, "compile": True})
    assert isinstance(train(Job(recipe, phantom_folder, tmp_path / "run"), events.append, never), RunSucceeded)
    [started] = [event for event in events if isinstance(event, RunStarted)]
    assert "not compiled" in started.precision


@pytest.mark.parametrize("one_vs_rest", [False, True])
def test_margins_become_probabilities(one_vs_rest, phantom_folder, tmp_path):
    from pneumoviewer.core.inference.predictor import Predictor

    values = {"loss": "hinge", "epochs": 1, "one_vs_rest": one_vs_rest, "labels": "three" if one_vs_rest else "binary"}
    recipe = replace(PLAIN, **values)
    end = train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    assert isinstance(end, RunSucceeded), end
    info = ModelInfo.read(tmp_path / "run")
    units = 3 if one_vs_rest else 1
    assert [len(values) for values in info.calibration.values()] == [units, units]
    shown = torch.randint(0, 256, (5, 16, 16), dtype=torch.uint8)
    probabilities = Predictor(info, "cpu").probabilities(shown)
    assert probabilities.shape == (5, len(info.classes))
    assert probabilities.sum(1) == pytest.approx(1)
    assert probabilities.min() >= 0
