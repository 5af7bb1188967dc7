"""The parts of networks, against values worked out by hand."""

import math

import pytest
import torch

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.models.activations import make_activation
from pneumoviewer.core.models.build import build_network, count_network, initialized_network
from pneumoviewer.core.models.catalogue import count_parameters
from pneumoviewer.core.models.cnn import RowNorm
from pneumoviewer.core.recipe.fields.model import ACTIVATIONS
from pneumoviewer.core.recipe.recipe import Recipe

MLP = Recipe(id="m", title="M", architecture="mlp", image_size=8, hidden=(6, 5), labels="binary")
CNN = Recipe(id="c", title="C", architecture="cnn", image_size=8, hidden=(6,), convolutions="4 M 8", labels="three")


def activated(name, values, **more):
    activation = make_activation(MLP.with_values({"activation": name, **more}))
    return activation(torch.tensor([values])).flatten().tolist()


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "step": [0, 1, 1],
        "linear": [-1, 0, 2],
        "sigmoid": [1 / (1 + math.e), 0.5, 1 / (1 + math.exp(-2))],
        "tanh": [math.tanh(-1), 0, math.tanh(2)],
        "relu": [0, 0, 2],
        "leaky_relu": [-0.01, 0, 2],
        "prelu": [-0.25, 0, 2],
        "elu": [math.exp(-1) - 1, 0, 2],
        "swish": [-1 / (1 + math.e), 0, 2 / (1 + math.exp(-2))],
        "gelu": [-0.158655, 0, 1.954500],
        "selu": [1.0507009873554805 * 1.6732632423543772 * (math.exp(-1) - 1), 0, 2 * 1.0507009873554805],
    }.items(),
)
def test_activations_by_hand(name, expected):
    assert activated(name, [-1.0, 0.0, 2.0]) == pytest.approx(expected, abs=1e-5)


def test_softmax_as_the_document_works_it_out():
    assert [round(p, 2) for p in activated("softmax", [1.8, 0.9, 0.68])] == [0.58, 0.23, 0.19]


def test_the_leak_is_the_recipes():
    assert activated("leaky_relu", [-1.0], negative_slope=0.1) == pytest.approx([-0.1])


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("recipe", [MLP, CNN], ids=["mlp", "cnn"])
def test_every_activation_fits_every_network_with_a_choice(name, recipe):
    recipe = recipe.with_values({"activation": name})
    network = build_network(recipe, 3 if recipe is CNN else 2)
    assert network(torch.randn(4, 1, 8, 8)).isfinite().all()
    assert count_parameters(recipe, 3) == count_network(recipe, build_network(recipe, 3))


def test_no_gradient_passes_a_step():
    network = build_network(MLP.with_values({"activation": "step"}), 2)
    network(torch.randn(4, 1, 8, 8)).sum().backward()
    assert network.output.weight.grad.abs().max() > 0
    assert network.picture_weights().grad is None or network.picture_weights().grad.abs().max() == 0


@pytest.mark.parametrize(
    ("how", "spread"),
    {"zero": 0, "random": 0.05, "xavier": math.sqrt(1 / 1024), "he": math.sqrt(2 / 1024)}.items(),
)
def test_first_weights_have_the_spread_of_their_formula(how, spread):
    recipe = MLP.with_values({"initialization": how, "image_size": 32, "hidden": (256,)})
    torch.manual_seed(0)
    network = initialized_network(recipe, 2)
    assert network.picture_weights().std().item() == pytest.approx(spread, rel=0.01)
    assert all(bias.abs().max() == 0 for name, bias in network.named_parameters() if name.endswith("bias"))


def test_default_first_weights_are_torchs():
    torch.manual_seed(3)
    drawn = initialized_network(MLP, 2).picture_weights()
    torch.manual_seed(3)
    assert torch.equal(drawn, torch.nn.Linear(64, 6).weight)


def test_row_normalisation_gives_each_row_mean_0_and_spread_1():
    features = torch.randn(16, 3, 5, 7) * torch.arange(1, 6).view(1, 1, 5, 1) + torch.arange(5).view(1, 1, 5, 1)
    normalised = RowNorm(5).train()(features)
    assert normalised.shape == features.shape
    assert torch.allclose(normalised.mean((0, 1, 3)), torch.zeros(5), atol=1e-5)
    assert torch.allclose(normalised.std((0, 1, 3)), torch.ones(5), atol=0.02)


@pytest.mark.parametrize("recipe", [MLP, CNN], ids=["mlp", "cnn"])
@pytest.mark.parametrize(
    ("place", "dropped"), {"before_output": "dropout", "before_dense": "hidden.0", "between_hidden": "hidden.2"}.items()
)
def test_dropout_is_where_it_is_said_to_be(recipe, place, dropped):
    network = build_network(recipe.with_values({"hidden": (6, 5), "dropout": 0.4, "dropout_at": place}), 3)
    found = {n for n, m in network.named_modules() if isinstance(m, torch.nn.Dropout) and m.p == 0.4}
    assert found == {dropped}


def test_each_d_of_a_layout_is_a_dropout():
    network = build_network(CNN.with_values({"convolutions": "4 D M 8 D", "conv_dropout": 0.3}), 3)
    assert [m.p for m in network.convolutions if isinstance(m, torch.nn.Dropout)] == [0.3, 0.3]


def test_even_kernels_keep_the_size_of_the_picture():
    network = build_network(CNN.with_values({"kernel_size": 2, "convolutions": "4"}), 3)
    assert network.convolutions(torch.randn(2, 1, 8, 8)).shape == (2, 4, 8, 8)


@pytest.mark.parametrize("layout", ["", "M 4", "4 X", "4 0", "4 99999", "B", "-3", "4 M M M M"])
def test_a_layout_that_cannot_be_is_refused(layout):
    with pytest.raises(PneumoError) as caught:
        CNN.with_values({"convolutions": layout})
    assert caught.value.next_step


def test_xor_cannot_be_told_by_a_perceptron_and_can_by_one_hidden_layer():
    from pneumoviewer.core.models.perceptron import Perceptron

    corners = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    answers = torch.tensor([0, 1, 1, 0])
    unit = Perceptron(2).unit
    with torch.no_grad():
        for _ in range(100):
            for corner, answer in zip(corners, answers, strict=True):
                error = float(answer) - float(unit(corner) >= 0)
                unit.weight += 0.1 * error * corner
                unit.bias += 0.1 * error
        assert not torch.equal((unit(corners)[:, 0] >= 0).long(), answers)

    torch.manual_seed(0)
    network = torch.nn.Sequential(torch.nn.Linear(2, 4), make_activation(MLP.with_values({"activation": "tanh"})))
    network.append(torch.nn.Linear(4, 1))
    optimizer = torch.optim.Adam(network.parameters(), 0.05)
    for _ in range(300):
        optimizer.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(network(corners)[:, 0], answers.float()).backward()
        optimizer.step()
    assert torch.equal((network(corners)[:, 0] >= 0).long(), answers)
