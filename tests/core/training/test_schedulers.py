import math

import pytest
import torch

from pneumoviewer.core.training.recipe import Recipe, find_recipe
from pneumoviewer.core.training.schedulers import learning_rate


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
