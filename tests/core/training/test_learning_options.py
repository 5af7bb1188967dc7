"""Options of learning: each changes what it says it changes."""

import math

import numpy as np
import pytest
import torch

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.models.build import initialized_network
from pneumoviewer.core.models.catalogue import Output, output_of
from pneumoviewer.core.models.outputs import to_probabilities
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.gradient_learner import GradientLearner
from pneumoviewer.core.training.learner import Examples, make_augmentation
from pneumoviewer.core.training.losses import l2_penalty, make_loss
from pneumoviewer.core.training.optimizers import make_optimizer

BASE = Recipe(
    id="r",
    title="R",
    architecture="mlp",
    image_size=8,
    hidden=(5,),
    labels="binary",
    momentum=0,
    learning_rate=0.1,
    batch_size=4,
    precision="float32",
)


def examples(count=12, ill=6):
    random = torch.Generator().manual_seed(0)
    pictures = torch.randint(0, 256, (count, 8, 8), dtype=torch.uint8, generator=random)
    targets = torch.tensor([0] * (count - ill) + [1] * ill)
    return Examples(pictures, targets, np.array([f"p{i}" for i in range(count)]))


def learned(changes, seen=None, epochs=1, **more):
    """The network, and what was told, after some epochs."""
    recipe = BASE.with_values(changes)
    torch.manual_seed(0)
    learner = GradientLearner(recipe, initialized_network(recipe, 2), 2, None, "cpu", None)
    told = [
        learner.train_epoch(epoch, seen or examples(), lambda batch, loss: None, lambda: False, **more)
        for epoch in range(1, epochs + 1)
    ]
    return learner, told


def weights(learner):
    return torch.cat([p.detach().flatten() for p in learner.network.parameters()])


@pytest.mark.parametrize(
    ("loss", "expected"),
    {
        "bce": (math.log(1 + math.exp(2)) + math.log(1 + math.exp(-0.5))) / 2,
        "hinge": (3 + 0.5) / 2,
        "squared_hinge": (9 + 0.25) / 2,
    }.items(),
)
def test_losses_of_one_unit_by_hand(loss, expected):
    recipe = BASE.with_values({"loss": loss})
    outputs, targets = torch.tensor([[2.0], [0.5]]), torch.tensor([0, 1])
    assert make_loss(recipe, output_of(recipe, 2), outputs, targets, None).item() == pytest.approx(expected)


def test_cross_entropy_by_hand():
    outputs, targets = torch.tensor([[1.8, 0.9, 0.68]]), torch.tensor([1])
    expected = -math.log(math.exp(0.9) / (math.exp(1.8) + math.exp(0.9) + math.exp(0.68)))
    loss = make_loss(BASE, Output("softmax", 3), outputs, targets, None)
    assert loss.item() == pytest.approx(expected)


def test_one_against_the_rest_averages_the_losses_of_its_units():
    recipe = BASE.with_values({"loss": "hinge", "one_vs_rest": True, "labels": "three"})
    loss = make_loss(recipe, output_of(recipe, 3), torch.tensor([[0.5, 0.0, -2.0]]), torch.tensor([0]), None)
    assert loss.item() == pytest.approx((0.5 + 1 + 0) / 3)


@pytest.mark.parametrize("loss", ["cross_entropy", "bce", "hinge", "squared_hinge"])
def test_class_weights_count_an_error_so_many_times(loss):
    recipe = BASE.with_values({"loss": loss})
    output = output_of(recipe, 2)
    outputs, targets = torch.randn(3, output.units, generator=torch.manual_seed(0)), torch.tensor([0, 1, 1])
    weighted = make_loss(recipe, output, outputs, targets, torch.tensor([2.0, 1.0]))
    doubled = make_loss(recipe, output, outputs[[0, 0, 1, 2]], targets[[0, 0, 1, 2]], None)
    assert weighted.item() == pytest.approx(doubled.item(), rel=1e-6)


def test_label_smoothing_gives_every_class_its_share():
    outputs = torch.tensor([[2.0, -1.0]])
    smooth = BASE.with_values({"label_smoothing": 0.2})
    found = make_loss(smooth, Output("softmax", 2), outputs, torch.tensor([0]), None).item()
    logs = outputs.log_softmax(1)[0]
    assert found == pytest.approx(-(0.9 * logs[0] + 0.1 * logs[1]).item())
    bce = smooth.with_values({"loss": "bce"})
    found = make_loss(bce, Output("sigmoid", 1), torch.tensor([[1.5]]), torch.tensor([1]), None).item()
    yes = 1 / (1 + math.exp(-1.5))
    assert found == pytest.approx(-(0.9 * math.log(yes) + 0.1 * math.log(1 - yes)))


def test_the_l2_penalty_is_lambda_times_the_sum_of_squares_without_biases():
    recipe = Recipe(id="c", title="C", architecture="cnn", image_size=8, convolutions="2 M", hidden=(3,), l2=0.5)
    network = initialized_network(recipe, 3)
    squares = {name: p.square().sum().item() for name, p in network.named_parameters() if "weight" in name}
    assert l2_penalty(recipe, network).item() == pytest.approx(0.5 * sum(squares.values()), rel=1e-5)
    only = recipe.with_values({"l2_on": "convolutions"})
    assert l2_penalty(only, network).item() == pytest.approx(0.5 * squares["convolutions.0.weight"], rel=1e-5)
    assert l2_penalty(recipe.with_values({"l2": 0}), network) == 0


def test_the_penalty_pulls_weights_to_zero():
    plain, pulled = learned({}, epochs=5)[0], learned({"l2": 0.1}, epochs=5)[0]
    assert weights(pulled).norm() < weights(plain).norm()
    assert weights(learned({"weight_decay": 0.5}, epochs=5)[0]).norm() < weights(plain).norm()


@pytest.mark.parametrize(
    ("values", "kind", "settings"),
    [
        ({"optimizer": "sgd", "momentum": 0.8}, torch.optim.SGD, {"momentum": 0.8, "nesterov": True}),
        ({"optimizer": "sgd", "momentum": 0.8, "nesterov": False}, torch.optim.SGD, {"nesterov": False}),
        ({"optimizer": "sgd", "momentum": 0}, torch.optim.SGD, {"nesterov": False}),
        ({"optimizer": "adam", "epsilon": 1e-5}, torch.optim.Adam, {"eps": 1e-5}),
        ({"optimizer": "adamw", "weight_decay": 0.1}, torch.optim.AdamW, {"weight_decay": 0.1}),
        ({"optimizer": "rmsprop", "rho": 0.7}, torch.optim.RMSprop, {"alpha": 0.7, "eps": 1e-7}),
        ({"optimizer": "adagrad"}, torch.optim.Adagrad, {"lr": 0.1, "eps": 1e-7}),
    ],
)
def test_optimisers_are_made_as_set(values, kind, settings):
    made = make_optimizer(BASE.with_values(values), [torch.nn.Parameter(torch.zeros(1))])
    assert type(made) is kind
    assert {name: made.defaults[name] for name in settings} == settings


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw", "rmsprop", "adagrad"])
def test_every_optimiser_is_taken_up_again_exactly(optimizer):
    changes = {"optimizer": optimizer, "momentum": 0.9, "learning_rate": 0.01}
    whole = learned(changes, epochs=3)[0]
    first = learned(changes, epochs=2)[0]
    second = GradientLearner(BASE.with_values(changes), initialized_network(BASE, 2), 2, None, "cpu", None)
    second.network.load_state_dict(first.network.state_dict())
    second.restore(*first.state())
    second.train_epoch(3, examples(), lambda batch, loss: None, lambda: False)
    assert torch.equal(weights(whole), weights(second))


def test_accumulated_batches_step_as_one_large_batch():
    # Without momentum and with batches of one size, the mean of their gradients is that of all their images.
    large = learned({"batch_size": 12})[0]
    added = learned({"batch_size": 4, "accumulate_grad_batches": 3})[0]
    assert torch.allclose(weights(large), weights(added), atol=1e-6)
    assert not torch.allclose(weights(large), weights(learned({"batch_size": 4})[0]), atol=1e-4)


def test_what_is_left_at_the_end_of_an_epoch_is_stepped_too():
    left = learned({"batch_size": 4, "accumulate_grad_batches": 100})[0]
    assert torch.allclose(weights(left), weights(learned({"batch_size": 12})[0]), atol=1e-6)


def test_a_last_batch_of_one_joins_the_one_before():
    learner, _ = learned({"batch_norm": True, "batch_size": 4}, examples(13))
    assert learner.batches(examples(13)) == 3
    assert learner.batches(examples(14)) == 4


def test_balanced_sampling_shows_every_class_as_often():
    learner, _ = learned({"class_balance": "balanced_sampling"})
    rare = examples(1000, ill=50)
    torch.manual_seed(0)
    assert 0.45 < rare.targets[learner._order(rare)].float().mean() < 0.55


def test_clipping_limits_the_gradient():
    before = weights(learned({"learning_rate": 1e-8}, epochs=1)[0])
    few = {"gradient_clip_val": 1e-3, "batch_size": 12}
    by_value = weights(learned({**few, "gradient_clip_algorithm": "value"})[0]) - before
    assert by_value.abs().max() <= 0.1 * 1e-3 * 1.01
    by_norm = weights(learned({**few, "gradient_clip_algorithm": "norm"})[0]) - before
    assert by_norm.norm() == pytest.approx(0.1 * 1e-3, rel=0.01)


def test_a_plateau_scales_the_rate():
    (told,) = learned({}, rate_scale=0.3)[1]
    assert told.learning_rate == pytest.approx(0.03)


def test_dropout_changes_learning_and_not_answers():
    learner, _ = learned({"dropout": 0.5})
    assert torch.equal(learner.outputs(examples().pictures), learner.outputs(examples().pictures))
    assert not torch.equal(weights(learner), weights(learned({})[0]))


def test_own_augmentation_takes_the_values_set():
    own = BASE.with_values({"augmentation": "custom", "rotation": 40, "noise": 0.1, "flip": 0})
    found = make_augmentation(own)
    assert (found.rotation, found.noise, found.flip, found.zoom) == (40, 0.1, 0, 0)
    assert make_augmentation(BASE.with_values({"rotation": 40})) == make_augmentation(BASE)


@pytest.mark.parametrize(
    ("values", "classes", "expected"),
    [
        ({}, 2, Output("softmax", 2)),
        ({"loss": "bce"}, 2, Output("sigmoid", 1)),
        ({"loss": "hinge"}, 2, Output("threshold", 1)),
        ({"loss": "squared_hinge", "one_vs_rest": True}, 3, Output("threshold", 3)),
        ({"loss": "bce", "one_vs_rest": True}, 3, Output("sigmoid", 3)),
        ({"architecture": "perceptron", "loss": "bce"}, 2, Output("threshold", 1)),
        ({"architecture": "logistic_regression", "loss": "bce"}, 3, Output("softmax", 3)),
    ],
)
def test_the_loss_decides_the_last_layer(values, classes, expected):
    assert output_of(BASE.with_values(values), classes) == expected


@pytest.mark.parametrize("loss", ["bce", "hinge", "squared_hinge"])
def test_one_unit_for_three_classes_is_refused_with_the_mend(loss):
    with pytest.raises(PneumoError, match="one_vs_rest"):
        BASE.with_values({"loss": loss, "labels": "three"})
    with pytest.raises(PneumoError, match="one_vs_rest"):
        output_of(BASE.with_values({"loss": loss, "labels": "folders"}), 10)


def test_probabilities_of_one_against_the_rest_are_divided_by_their_sum():
    outputs = torch.tensor([[0.0, math.log(3), -100.0]])
    found = to_probabilities(outputs, Output("sigmoid", 3), None)[0]
    assert found == pytest.approx([0.5 / 1.25, 0.75 / 1.25, 0], abs=1e-6)
    margins = {"slope": [1.0, 2.0, 1.0], "intercept": [0.0, -math.log(3), 0.0]}
    found = to_probabilities(outputs, Output("threshold", 3), margins)[0]
    assert found == pytest.approx([0.5 / 1.25, 0.75 / 1.25, 0], abs=1e-6)


def test_mixup_shows_mixtures_and_weighs_the_losses_alike():
    learner, _ = learned({"mixup": 0.5})
    torch.manual_seed(2)
    given, targets = torch.tensor([[[10.0]], [[110.0]]]), torch.tensor([0, 1])
    mixed, partners, share = learner._mixed(given, targets)
    assert 0 < share < 1
    assert mixed.flatten().tolist() == pytest.approx([share * 10 + (1 - share) * 110, share * 110 + (1 - share) * 10])
    assert partners.tolist() == [1, 0]
    plain, _ = learned({})
    assert plain._mixed(given, targets)[2] == 1


def test_the_averaged_weights_are_kept_and_lag_behind():
    learner, _ = learned({"ema_decay": 0.999, "learning_rate": 0.01}, epochs=4)
    assert learner.eval_model is not learner.network
    torch.manual_seed(0)
    start = weights(GradientLearner(BASE, initialized_network(BASE, 2), 2, None, "cpu", None))
    kept = torch.cat([p.flatten() for p in learner.eval_model.parameters()])
    assert 0 < (kept - start).norm() < (weights(learner) - start).norm()
    shown = examples().pictures
    answers = learner.eval_model.eval()(learner.recipe.preprocessing.tensor(shown))
    assert torch.allclose(learner.outputs(shown), answers)
    plain, _ = learned({})
    assert plain.eval_model is plain.network


def test_the_moving_average_by_hand():
    learner, _ = learned({"ema_decay": 0.5, "learning_rate": 1e-8})
    parameter, average = next(learner.network.parameters()), next(learner.eval_model.parameters())
    with torch.no_grad():
        parameter.fill_(3)
        average.fill_(1)
    learner._average(1000)
    assert average.flatten().tolist() == pytest.approx([2.0] * average.numel())
    learner._average(0)  # the first steps count more: (1 + 0) / (10 + 0) stays
    assert average.flatten().tolist() == pytest.approx([2.9] * average.numel())
