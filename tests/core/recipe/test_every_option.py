"""Every field of a recipe changes what comes out of a training; that it changes the right thing is tested beside it."""

import json
from dataclasses import asdict

import pytest
import torch

from pneumoviewer.core.inference.device import choose_precision
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.models.build import initialized_network
from pneumoviewer.core.recipe.recipe import Recipe, options
from pneumoviewer.core.training.gradient_learner import GradientLearner
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

BASE = Recipe(
    id="r",
    title="R",
    architecture="mlp",
    labels="binary",
    image_size=16,
    hidden=(4,),
    epochs=3,
    batch_size=8,
    learning_rate=0.05,
)
CNN = {"architecture": "cnn", "convolutions": "2 M"}
OWN = {"augmentation": "custom", "flip": 0}
STEPS = {"schedule": "step_decay", "drop_every": 2}
# At so small a rate no decision changes.
STILL = {"learning_rate": 1e-8, "epochs": 4, "monitor": "val_accuracy", "early_stopping_monitor": "val_accuracy"}
PLATEAU = {**STILL, "plateau_monitor": "val_accuracy", "schedule": "reduce_on_plateau", "plateau_patience": 0}
GRID = {"architecture": "logistic_regression", "grid_max_iter": "50", "grid_folds": 2}
# Of each field: what else is set, and the value that must make a difference.
CHANGES = {
    "architecture": ({}, "cnn"),
    "composition": ({"labels": "three"}, "cascade"),
    "members": ({"composition": "ensemble"}, 3),
    "convolutions": (CNN, "3 M"),
    "kernel_size": (CNN, 5),
    "hidden": ({}, "5"),
    "activation": ({}, "tanh"),
    "negative_slope": ({"activation": "leaky_relu"}, 0.3),
    "batch_norm": ({}, True),
    "widths": ({"architecture": "pseudo_resnet", "widths": "4,4"}, "4"),
    "initialization": ({}, "he"),
    "labels": ({}, "three"),
    "image_size": ({}, 8),
    "channels": ({}, 3),
    "fit": ({}, "letterbox"),
    "crop": ({}, 0.1),
    "denoise": ({}, "median"),
    "equalize": ({}, "clahe"),
    "features": ({}, "hog"),
    "scaling": ({}, "z_score"),
    "augmentation": ({}, "normal"),
    "delivery": ({}, 1),
    "flip": (OWN, 1),
    "rotation": (OWN, 20),
    "shear": (OWN, 20),
    "zoom": (OWN, 0.2),
    "shift": (OWN, 0.2),
    "brightness": (OWN, 0.2),
    "contrast": (OWN, 0.2),
    "noise": (OWN, 0.1),
    "min_area": (OWN, 0.5),
    "margin": (OWN, 0.3),
    "gamma": (OWN, 0.5),
    "blur": (OWN, 1),
    "random_erasing": (OWN, 1),
    "training_size": ({**OWN, "architecture": "pseudo_resnet", "widths": "4,4", "image_size": 40}, 32),
    "epochs": ({}, 4),
    "batch_size": ({}, 6),
    "loss": ({}, "bce"),
    "one_vs_rest": ({"loss": "bce"}, True),
    "label_smoothing": ({}, 0.2),
    "optimizer": ({}, "adam"),
    "momentum": ({}, 0.5),
    "nesterov": ({}, False),
    "rho": ({"optimizer": "rmsprop", "learning_rate": 1e-3}, 0.5),
    "epsilon": ({"optimizer": "adam", "learning_rate": 1e-3}, 1e-2),
    "learning_rate": ({}, 0.01),
    "schedule": ({}, "cosine"),
    "decay_rate": ({"schedule": "exponential_decay"}, 0.9),
    "drop_factor": (STEPS, 0.1),
    "drop_every": (STEPS, 1),
    "drop_gradually": (STEPS, True),
    "plateau_factor": (PLATEAU, 0.1),
    "plateau_patience": (PLATEAU, 1),
    "min_lr": (PLATEAU, 1e-8),
    "class_balance": ({}, "class_weights"),
    "start_from_epoch": (STILL, 3),
    "early_stopping": (STILL, 1),
    "calibrate": ({}, True),
    "threshold_at": ({}, "balanced"),
    "min_sensitivity": ({**STILL, "seed": 1}, 0.999),
    "folds": ({}, 2),
    "warm_start_folds": ({"folds": 2}, True),
    "grid_c": (GRID, "0.01"),
    "grid_penalty": (GRID, "l1"),
    "grid_solver": (GRID, "newton-cg"),
    "grid_max_iter": (GRID, "2"),
    "grid_folds": (GRID, 0),
    "weight_decay": ({}, 0.1),
    "l2": ({}, 0.1),
    "l2_on": ({**CNN, "l2": 0.1}, "convolutions"),
    "dropout": ({}, 0.5),
    "dropout_at": ({"dropout": 0.5}, "before_dense"),
    "conv_dropout": ({**CNN, "convolutions": "4 D M", "hidden": "8"}, 0.5),
    "mixup": ({}, 0.5),
    "ema_decay": ({}, 0.9),
    "gradient_clip_algorithm": ({"gradient_clip_val": 0.01}, "norm"),
    "gradient_clip_val": ({"gradient_clip_algorithm": "value"}, 0.01),
    "accumulate_grad_batches": ({}, 2),
    "seed": ({}, 1),
}
ELSEWHERE = {
    "pretrained": "test_transfer",
    "frozen": "test_transfer",
    "frozen_blocks": "test_transfer",
    "trim": "test_preprocessing, as the phantoms have no borders",
    "saturation": "test_augmentation, as grey pictures have none",
    "plateau_monitor": "test_schedulers",
    "monitor": "test_selection",
    "early_stopping_monitor": "test_selection",
    "device": "test_run",
    "threads": "test_selection",
    "compile": "test_selection",
    "precision": "below",
}


def came_out(recipe, data, folder):
    """What a training comes to, but for the time it took."""
    train(Job(recipe, data, folder), lambda event: None, lambda: False)
    info = ModelInfo.read(folder)
    took = {"seconds", "images_per_second", "memory_mib"}
    history = [{k: v for k, v in asdict(epoch).items() if k not in took} for epoch in info.history()]
    return info.sha256, info.classes, info.threshold, info.best_epoch, history


def test_no_field_is_forgotten():
    assert {*CHANGES, *ELSEWHERE} == set(options())
    assert not CHANGES.keys() & ELSEWHERE


@pytest.fixture(scope="module")
def plain_came_out(phantom_folder, tmp_path_factory):
    """What recipes without the change come to, each trained once."""
    known = {}

    def came_out_of(recipe):
        key = json.dumps(recipe.as_json())
        if key not in known:
            known[key] = came_out(recipe, phantom_folder, tmp_path_factory.mktemp("plain") / "run")
        return known[key]

    return came_out_of


@pytest.mark.trains
@pytest.mark.parametrize("name", CHANGES)
def test_it_changes_what_comes_out(name, plain_came_out, phantom_folder, tmp_path):
    others, value = CHANGES[name]
    plain = BASE.with_values(others)
    changed = plain.with_values({name: value})
    assert changed.applies(name)
    assert came_out(changed, phantom_folder, tmp_path / "run") != plain_came_out(plain)


@pytest.mark.trains
def test_the_same_recipe_comes_out_the_same(phantom_folder, tmp_path):
    first, second = (came_out(BASE, phantom_folder, tmp_path / name) for name in "ab")
    assert first == second


def test_mixed_precision_computes_with_shorter_numbers():
    recipe = BASE.with_values({**CNN, "image_size": 8})
    pictures = torch.arange(128, dtype=torch.uint8).reshape(2, 8, 8)
    torch.manual_seed(0)
    network = initialized_network(recipe, 2)
    full, mixed = (
        GradientLearner(recipe, network, 2, None, "cpu", precision).outputs(pictures)
        for precision in (None, torch.bfloat16)
    )
    assert mixed.dtype == torch.float32
    assert not torch.equal(full, mixed)
    assert torch.allclose(full, mixed, atol=0.05)


def test_precision_is_as_asked_for_where_the_machine_has_it(monkeypatch):
    assert choose_precision("float32", "cpu", True)[0] is None
    assert choose_precision("auto", "cpu", False)[0] is None
    for there, expected in ((True, torch.bfloat16), (False, None)):
        monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda there=there: there)
        monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: False)
        assert choose_precision("mixed", "cpu", False)[0] is expected
        assert choose_precision("auto", "cpu", True)[0] is expected
