"""A test per row of the catalogue and per recipe: made from the rows, so that a new row brings its own."""

import json

import pytest
import torch

from pneumoviewer.core.models.build import build_network, count_network
from pneumoviewer.core.models.catalogue import CATALOGUE, classes_of, count_parameters, outputs_of
from pneumoviewer.core.training.recipe import ARCHITECTURES, recipes

# Worked out by hand: pixels + 1; (pixels + 1) hidden + hidden + 1.
EXACT = {"perceptron-exponential-decay": 4_097, "mlp-8": 32_785}


def test_every_architecture_a_recipe_may_name_has_a_row():
    assert set(ARCHITECTURES) == set(CATALOGUE)


@pytest.mark.parametrize("recipe", recipes().values(), ids=lambda r: r.id)
def test_count_in_closed_form_is_the_networks(recipe):
    classes = len(classes_of(recipe))
    assert count_parameters(recipe, classes) == count_network(build_network(recipe, classes))


@pytest.mark.parametrize(("name", "count"), EXACT.items())
def test_count_is_the_documents(name, count):
    recipe = recipes()[name]
    assert count_parameters(recipe, len(classes_of(recipe))).trainable == count


@pytest.mark.parametrize("recipe", recipes().values(), ids=lambda r: r.id)
def test_network_answers_in_the_shape_it_says(recipe):
    classes = len(classes_of(recipe))
    network = build_network(recipe, classes).eval()
    pictures = torch.zeros(2, recipe.image_size, recipe.image_size, dtype=torch.uint8)
    assert network(recipe.preprocessing.tensor(pictures)).shape == (2, outputs_of(recipe, classes))


@pytest.mark.parametrize("recipe", recipes().values(), ids=lambda r: r.id)
def test_recipe_survives_json(recipe):
    assert type(recipe).from_json(json.loads(json.dumps(recipe.as_json()))) == recipe
