"""Training as a whole: what it says, what it leaves on disk, how it stops, resumes and fails."""

import csv
import shutil
import sys

import numpy as np
import pytest
import torch

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.files import lock_folder
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import load_tensors, verified
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training import trainer as single_module
from pneumoviewer.core.training.events import (
    BatchFinished,
    CheckpointSaved,
    EpochFinished,
    RunFailed,
    RunStarted,
    RunStopped,
    RunSucceeded,
)
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

SMALL = {
    "perceptron-exponential-decay": {"image_size": 16, "epochs": 4, "batch_size": 8},
    "mlp-8": {"image_size": 16, "epochs": 4, "batch_size": 8, "dropout": 0.2, "augmentation": "normal"},
    "pseudo-resnet": {"image_size": 16, "epochs": 3, "batch_size": 8, "widths": (8, 16), "channels": 1},
}


def small(name):
    return find_recipe(name).with_values(SMALL[name])


def never():
    return False


@pytest.fixture(params=SMALL)
def recipe(request):
    return small(request.param)


def test_a_run_says_what_it_does_and_ends_once(recipe, phantom_folder, tmp_path):
    events = []
    end = train(Job(recipe, phantom_folder, tmp_path / "run"), events.append, never)
    assert isinstance(end, RunSucceeded)
    assert events[-1] is end
    assert sum(isinstance(e, (RunSucceeded, RunStopped, RunFailed)) for e in events) == 1
    [started] = [e for e in events if isinstance(e, RunStarted)]
    assert started.epochs == recipe.epochs
    assert started.device == "cpu" or recipe.device != "cpu"
    assert [e.epoch.epoch for e in events if isinstance(e, EpochFinished)] == list(range(1, recipe.epochs + 1))
    assert [e.epoch for e in events if isinstance(e, CheckpointSaved)] == list(range(1, recipe.epochs + 1))
    assert [e for e in events if isinstance(e, BatchFinished)][-1].seconds_left == 0
    assert set(end.metrics) == {"val", "test"}


def test_a_run_is_a_model_folder(recipe, phantom_folder, tmp_path):
    train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    info = ModelInfo.read(tmp_path / "run")
    assert info.state == "succeeded"
    assert info.epoch == info.epochs == recipe.epochs
    for role in info.files:
        verified(info, role)
    named = {entry["name"] for entry in info.files.values()} | {"config.json"}
    assert {f.name for f in info.path.iterdir()} == named
    history = info.history()
    assert [row.epoch for row in history] == list(range(1, recipe.epochs + 1))
    chosen = (
        max(history, key=lambda row: row.val_accuracy)
        if recipe.monitor == "val_accuracy"
        else min(history, key=lambda row: row.val_loss)
    )
    assert info.best_epoch == chosen.epoch
    assert info.metrics["val"]["accuracy"] == pytest.approx(chosen.val_accuracy)
    assert info.operating_points["balanced"] == info.threshold
    assert info.metrics["val"]["operating_points"]["screening"]["sensitivity"] >= 0.98
    with verified(info, "split").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    sides = {}
    for row in rows:
        sides.setdefault(row["patient"], set()).add(row["split"])
    assert all(len(side) == 1 for side in sides.values())


def test_resumed_equals_uninterrupted_bit_for_bit(recipe, phantom_folder, tmp_path):
    train(Job(recipe, phantom_folder, tmp_path / "whole"), lambda event: None, never)

    saved = []
    end = train(
        Job(recipe, phantom_folder, tmp_path / "parts"),
        lambda event: saved.append(event) if isinstance(event, CheckpointSaved) else None,
        lambda: len(saved) >= 2,
    )
    assert isinstance(end, RunStopped)
    assert end.epoch == 2
    assert ModelInfo.read(tmp_path / "parts").state == "stopped"
    end = train(Job(recipe, phantom_folder, tmp_path / "parts", resume=True), lambda event: None, never)
    assert isinstance(end, RunSucceeded)

    whole, parts = ModelInfo.read(tmp_path / "whole"), ModelInfo.read(tmp_path / "parts")
    for role in ("model", "last"):
        ours, theirs = load_tensors(whole, role), load_tensors(parts, role)
        assert ours.keys() == theirs.keys()
        for name in ours:
            assert torch.equal(ours[name], theirs[name]), name
    measured = {"images_per_second", "seconds", "memory_mib"}
    for a, b in zip(whole.history(), parts.history(), strict=True):
        rows = ({k: v for k, v in epoch.as_row().items() if k not in measured} for epoch in (a, b))
        assert next(rows) == next(rows)
    assert whole.metrics == parts.metrics


def test_stopped_before_the_first_epoch_leaves_nothing(phantom_folder, tmp_path):
    end = train(Job(small("mlp-8"), phantom_folder, tmp_path / "run"), lambda event: None, lambda: True)
    assert isinstance(end, RunStopped)
    assert end.epoch == 0
    assert not (tmp_path / "run").exists()


def test_a_name_that_is_taken_is_refused_and_nothing_lost(phantom_folder, tmp_path):
    recipe = small("mlp-8")
    train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    before = {f.name: f.read_bytes() for f in (tmp_path / "run").iterdir()}
    end = train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert "resume" in end.error.next_step
    assert {f.name: f.read_bytes() for f in (tmp_path / "run").iterdir()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be held there")
@pytest.mark.parametrize("resume", [False, True])
def test_two_processes_never_train_one_run(resume, tiny_model, phantom_folder, tmp_path):
    folder = tmp_path / "run"
    if resume:
        shutil.copytree(tiny_model.path, folder)
    else:
        folder.mkdir()
    before = sorted(folder.iterdir())
    with lock_folder(folder):
        end = train(Job(small("mlp-8"), phantom_folder, folder, resume=resume), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert "right now" in end.error.why
    assert sorted(folder.iterdir()) == before
    assert isinstance(
        train(Job(small("mlp-8"), phantom_folder, folder, resume=resume), lambda e: None, never), RunSucceeded
    )


def test_more_epochs_can_be_asked_of_a_run_that_ended(phantom_folder, tmp_path):
    recipe = small("perceptron-exponential-decay")
    train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    longer = recipe.with_values({"epochs": 6})
    assert isinstance(
        train(Job(longer, phantom_folder, tmp_path / "run", resume=True), lambda event: None, never), RunSucceeded
    )
    assert ModelInfo.read(tmp_path / "run").epoch == 6


def test_resuming_on_other_data_is_refused(phantom_folder, tmp_path):
    recipe = small("mlp-8")
    train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    other = tmp_path / "other"
    shutil.copytree(phantom_folder, other)
    next(other.rglob("IM-*")).unlink()
    end = train(Job(recipe, other, tmp_path / "run", resume=True), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert end.epoch == recipe.epochs


def test_a_failing_disk_leaves_the_last_epoch_whole(phantom_folder, tmp_path, monkeypatch):
    from pneumoviewer.core.library import model_folder

    real, written = model_folder.atomic_write, []

    def full(path, data):
        written.append(path.name)
        if len(written) > 7:
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(model_folder, "atomic_write", full)
    end = train(Job(small("mlp-8"), phantom_folder, tmp_path / "run"), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert "No space left" in str(end.error)
    assert end.epoch >= 1
    info = ModelInfo.read(tmp_path / "run")
    assert info.epoch == end.epoch
    for role in info.files:
        verified(info, role)


def test_a_loss_that_is_no_number_is_told_with_the_mend(phantom_folder, tmp_path):
    recipe = small("mlp-8").with_values({"learning_rate": 100, "optimizer": "sgd", "activation": "relu", "dropout": 0})
    recipe = recipe.with_values({"schedule": "constant", "momentum": 0.999, "epochs": 60, "hidden": "64,64,64"})
    end = train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert "learning rate" in end.error.next_step


def test_outputs_that_are_no_numbers_are_told_before_they_are_saved(phantom_folder, tmp_path):
    # One batch an epoch: the loss is the one before the step that breaks everything.
    broken = {"learning_rate": 100, "weight_decay": 10, "optimizer": "sgd", "batch_size": 512, "epochs": 60}
    recipe = small("mlp-8").with_values(broken)
    end = train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert "learning rate" in end.error.next_step


def test_running_out_of_memory_offers_a_smaller_batch(phantom_folder, tmp_path, monkeypatch):
    def exhausted(*arguments, **more):
        raise MemoryError

    monkeypatch.setattr(single_module, "initialized_network", exhausted)
    end = train(Job(small("mlp-8"), phantom_folder, tmp_path / "run"), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert "batch size of 4" in end.error.next_step


def test_what_nobody_expected_is_one_message(phantom_folder, tmp_path, monkeypatch):
    def broken(*arguments, **more):
        raise ZeroDivisionError("by chance")

    monkeypatch.setattr(single_module, "initialized_network", broken)
    end = train(Job(small("mlp-8"), phantom_folder, tmp_path / "run"), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert "ZeroDivisionError: by chance" in end.error.why


def test_an_absent_device_is_refused_with_the_reason(phantom_folder, tmp_path):
    if torch.cuda.is_available():
        pytest.skip("there is one here")
    recipe = small("mlp-8").with_values({"device": "cuda"})
    end = train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert "auto or cpu" in end.error.next_step


def test_a_damaged_checkpoint_is_not_resumed(phantom_folder, tmp_path):
    recipe = small("mlp-8")
    train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, never)
    last = ModelInfo.read(tmp_path / "run").file("last")
    last.write_bytes(last.read_bytes()[:-3] + b"\0\1\2")
    end = train(
        Job(recipe.with_values({"epochs": 9}), phantom_folder, tmp_path / "run", resume=True), lambda e: None, never
    )
    assert isinstance(end, RunFailed)
    assert "last" in end.error.why


@pytest.mark.trains
def test_the_perceptron_changes_on_error_only(phantom_folder, tmp_path):
    from pneumoviewer.core.models.perceptron import Perceptron
    from pneumoviewer.core.training.learner import Examples
    from pneumoviewer.core.training.perceptron_learner import PerceptronLearner

    recipe = find_recipe("perceptron-exponential-decay").with_values({"image_size": 8, "batch_size": 1})
    learner = PerceptronLearner(recipe, Perceptron(64))
    white = torch.full((1, 8, 8), 255, dtype=torch.uint8)

    # Zero weights fire, as the margin of zero is not below zero: right for pneumonia, so nothing changes.
    learned = learner.train_epoch(
        1, Examples(white, torch.tensor([1]), np.array(["p1"])), lambda batch, loss: None, never
    )
    assert learned.accuracy == 1
    assert learner.network.unit.weight.abs().sum() == 0
    # For a normal image they are wrong: each weight loses lr x, the bias lr.
    learned = learner.train_epoch(
        1, Examples(white, torch.tensor([0]), np.array(["p1"])), lambda batch, loss: None, never
    )
    assert learned.accuracy == 0
    assert np.allclose(learner.network.unit.weight.detach(), -0.175)
    assert learner.network.unit.bias.item() == pytest.approx(-0.175)


def test_class_weights_balance_the_classes():
    targets = torch.tensor([0] * 10 + [1] * 30)
    recipe = find_recipe("mlp-8").with_values({"class_balance": "class_weights"})
    weights = single_module._class_weights(recipe, targets, 2)
    assert weights[0] * 10 == pytest.approx(weights[1] * 30)
    assert weights[targets].mean() == pytest.approx(1)


def test_resuming_what_is_no_run_is_refused(phantom_folder, tmp_path):
    end = train(Job(small("mlp-8"), phantom_folder, tmp_path / "nothing", resume=True), lambda event: None, never)
    assert isinstance(end, RunFailed)
    assert isinstance(end.error, PneumoError)
    assert not (tmp_path / "nothing").exists()
