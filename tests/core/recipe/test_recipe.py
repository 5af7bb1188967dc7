import pytest

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.options import GROUPS
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe, options

RECIPE = Recipe(id="r", title="R")


def test_texts_are_read_as_the_fields_kind():
    changed = RECIPE.with_values(
        {"epochs": "7", "learning_rate": "1e-5", "widths": "16, 32", "schedule": "one_cycle", "hidden": [4]}
    )
    assert (changed.epochs, changed.learning_rate, changed.widths) == (7, 1e-5, (16, 32))
    assert changed.hidden == (4,)


@pytest.mark.parametrize(
    "values",
    [
        {"epochs": "many"},
        {"epochs": 0},
        {"epochs": 1.5},
        {"epochs": True},
        {"learning_rate": "nan"},
        {"learning_rate": "inf"},
        {"widths": ""},
        {"schedule": "sometimes"},
        {"channels": 2},
        {"colour": 1},
        {"id": "other"},
        {"architecture": "perceptron", "labels": "three"},
        {"architecture": "perceptron", "labels": "binary", "schedule": "one_cycle"},
        {"image_size": 8},
        {"architecture": "mlp", "batch_norm": True, "batch_size": 1},
        {"architecture": "cnn", "convolutions": "4 M M M M M 4 B", "image_size": 32, "batch_size": 1},
        {"architecture": "resnet50", "channels": 3, "image_size": 32, "batch_size": 1},
        {"architecture": "efficientnet_lite0", "channels": 3, "pretrained": "none", "frozen_blocks": 1},
    ],
)
def test_what_cannot_be_is_refused_with_the_mend(values):
    with pytest.raises(PneumoError) as caught:
        RECIPE.with_values(values)
    assert caught.value.what
    assert caught.value.why
    assert caught.value.next_step


@pytest.mark.parametrize(
    "values",
    [
        {"architecture": "mlp"},
        {"architecture": "cnn", "convolutions": "4 M M M M 4 B", "image_size": 32},
        {"architecture": "resnet50", "channels": 3, "image_size": 32, "frozen": True},
        {"architecture": "vgg16", "channels": 3, "image_size": 32},
    ],
)
def test_a_batch_may_be_one_image_where_nothing_is_normalised_over_it_alone(values):
    assert RECIPE.with_values({**values, "batch_size": 1}).batch_size == 1


def test_every_field_has_what_a_form_needs():
    for name, option in options().items():
        assert option.label, name
        assert option.help, name
        assert option.group in GROUPS
        if option.kind in {"integer", "integers", "number"}:
            assert option.minimum is not None, name
            assert option.maximum is not None, name
        for other, values in option.when:
            possible = {True, False} if options()[other].kind == "flag" else set(options()[other].choices)
            assert set(values) <= possible, name


def test_a_field_applies_where_its_conditions_hold():
    assert not RECIPE.applies("hidden")
    assert RECIPE.with_values({"architecture": "mlp"}).applies("hidden")
    assert RECIPE.with_values({"schedule": "exponential_decay"}).applies("decay_rate")


def test_unknown_recipe_names_the_known_ones():
    with pytest.raises(PneumoError, match="pseudo-resnet"):
        find_recipe("resnet-9000")
