import math

import pytest
import torch

from pneumoviewer.core.history import Epoch
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe
from pneumoviewer.core.recipe.schedules import learning_rate, plateau_scale


def test_exponential_decay_as_the_document_writes_it():
    recipe = find_recipe("perceptron-exponential-decay")
    # lr(e) = 0.175 exp(-0.220 e), worked out by hand for e = 0, 1, 10.
    assert learning_rate(recipe, 0) == 0.175
    assert learning_rate(recipe, 1) == pytest.approx(0.140441, abs=1e-6)
    assert learning_rate(recipe, 10) == pytest.approx(0.175 * math.exp(-2.2))


def test_exponential_decay_holds_still_within_an_epoch():
    recipe = find_recipe("mlp-8")
    assert learning_rate(recipe, 3, 0, 10) == learning_rate(recipe, 3, 9, 10)


def test_constant():
    recipe = Recipe(id="r", title="R", learning_rate=0.3)
    assert {learning_rate(recipe, e, b, 4) for e in range(5) for b in range(4)} == {0.3}


@pytest.mark.parametrize(("epochs", "batches"), [(10, 21), (3, 7), (2, 2)])
def test_one_cycle_is_torchs(epochs, batches):
    recipe = Recipe(id="r", title="R", schedule="one_cycle", learning_rate=0.2, epochs=epochs)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], 0.2)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.2, total_steps=epochs * batches, cycle_momentum=False)
    for step in range(epochs * batches):
        ours = learning_rate(recipe, step // batches, step % batches, batches)
        assert ours == pytest.approx(scheduler.get_last_lr()[0], rel=1e-6)
        optimizer.step()
        if step + 1 < epochs * batches:
            scheduler.step()


def test_one_cycle_of_a_single_step_is_defined():
    recipe = Recipe(id="r", title="R", schedule="one_cycle", learning_rate=0.2, epochs=1)
    assert math.isfinite(learning_rate(recipe, 0, 0, 1))


def test_step_decay_with_and_without_its_floor():
    recipe = find_recipe("perceptron-step-decay")
    rates = [learning_rate(recipe, epoch) for epoch in range(6)]
    assert rates == pytest.approx([0.06, 0.06, 0.06 * 0.234, 0.06 * 0.234, 0.06 * 0.234, 0.06 * 0.234**2])
    printed = recipe.with_values({"drop_gradually": True})
    assert learning_rate(printed, 0) == pytest.approx(0.06 * 0.234 ** (1 / 3))
    assert learning_rate(printed, 2) == pytest.approx(0.06 * 0.234)


def test_cosine_annealing_is_torchs():
    recipe = Recipe(id="r", title="R", schedule="cosine", learning_rate=0.2, min_lr=0.01, epochs=7)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], 0.2)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 7, eta_min=0.01)
    for epoch in range(7):
        assert learning_rate(recipe, epoch) == pytest.approx(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()


def epoch_with(accuracy):
    zeros = dict.fromkeys(("train_loss", "train_accuracy", "val_loss", "val_macro_f1", "learning_rate"), 0.0)
    speed = dict.fromkeys(("images_per_second", "seconds", "memory_mib"), 0.0)
    return Epoch(epoch=1, val_accuracy=accuracy, val_fpr=None, val_fnr=None, **zeros, **speed)


def test_a_plateau_lowers_the_rate_as_torch_does_down_to_the_least():
    recipe = find_recipe("four-stage-cnn").with_values({"min_lr": 1e-4})
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], recipe.learning_rate)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, "max", factor=0.3, patience=2, threshold=0, min_lr=1e-4
    )
    history = []
    for accuracy in (0.7, 0.8, 0.8, 0.7, 0.75, 0.9, 0.8, 0.8, 0.8, *[0.5] * 20):
        assert recipe.learning_rate * plateau_scale(recipe, history) == pytest.approx(scheduler.get_last_lr()[0])
        optimizer.step()
        history.append(epoch_with(accuracy))
        scheduler.step(accuracy)
    assert recipe.learning_rate * plateau_scale(recipe, history) == pytest.approx(1e-4)


def test_other_schedules_know_no_plateau():
    assert plateau_scale(find_recipe("mlp-8"), [epoch_with(0.5)] * 50) == 1
