"""What validation patients fix of probabilities and decision."""

import numpy as np
import pytest
import torch

from pneumoviewer.core.models.catalogue import Output
from pneumoviewer.core.models.outputs import logits_of, recalibrated, to_probabilities
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.calibration import balanced_threshold, decision_threshold, fit_temperature

CLASSES = ("normal", "bacterial", "viral")
RECIPE = Recipe(id="r", title="R", architecture="mlp")


def drawn(sharpness, lean=(0.0, 0.0, 0.0), count=4000):
    """Logits that are too sharp and lean, and classes drawn from the probabilities that they ought to give."""
    random = torch.Generator().manual_seed(0)
    true = torch.randn(count, 3, generator=random) * 2
    targets = torch.multinomial(true.softmax(1), 1, generator=random)[:, 0]
    return (true * sharpness + torch.tensor(lean)).numpy(), targets.numpy()


@pytest.mark.parametrize("sharpness", [0.5, 3.0])
def test_the_temperature_that_logits_were_made_with_is_found(sharpness):
    found = fit_temperature(*drawn(sharpness))
    assert found["slope"] == pytest.approx([1 / sharpness] * 3, rel=0.1)
    assert found["intercept"] == pytest.approx([0, 0, 0], abs=0.15)


def test_a_lean_towards_a_class_is_taken_back():
    found = fit_temperature(*drawn(1.0, (1.5, 0.0, 0.0)))
    normal, bacterial, viral = found["intercept"]
    assert (bacterial + viral) / 2 - normal == pytest.approx(1.5, abs=0.2)


def test_the_fit_is_finite_where_no_image_is_mistaken():
    found = fit_temperature(np.eye(3, dtype=np.float32).repeat(4, 0), np.arange(3).repeat(4))
    assert np.isfinite([*found["slope"], *found["intercept"]]).all()


def test_calibration_makes_the_loss_smaller():
    logits, targets = drawn(4.0)
    before, after = (
        to_probabilities(torch.from_numpy(logits), Output("softmax", 3), fit)
        for fit in (None, fit_temperature(logits, targets))
    )
    losses = [-np.log(p[np.arange(len(targets)), targets]).mean() for p in (before, after)]
    assert losses[1] < 0.8 * losses[0]


def test_probabilities_are_recalibrated_by_their_logarithms():
    p = np.array([[0.5, 0.3, 0.2], [1.0, 0.0, 0.0]])
    squared = p**2 / (p**2).sum(1, keepdims=True)
    assert np.allclose(recalibrated(p, {"slope": [2, 2, 2], "intercept": [0, 0, 0]}), squared)
    assert np.allclose(logits_of(p[:1]).exp().numpy(), p[:1])


def test_the_balanced_threshold_is_the_share_of_the_ill():
    assert balanced_threshold(np.array([0, 1, 2, 2]), 0) == 0.75
    assert balanced_threshold(np.array([1, 1]), 0) == 0.5


def test_a_recipe_says_where_the_decision_lies():
    targets = np.array([0, 1, 1, 2])
    p = np.array([[0.9, 0.1, 0], [0.6, 0.4, 0], [0.1, 0.9, 0], [0.0, 0.1, 0.9]])
    assert decision_threshold(RECIPE, p, targets, CLASSES) == 0.5
    balanced = RECIPE.with_values({"threshold_at": "balanced"})
    assert decision_threshold(balanced, p, targets, CLASSES) == 0.75
    sensitive = balanced.with_values({"min_sensitivity": 0.99})
    assert decision_threshold(sensitive, p, targets, CLASSES) == pytest.approx(0.4)
    assert decision_threshold(sensitive, p, targets, ("a", "b", "c"), 0.3) == 0.3
