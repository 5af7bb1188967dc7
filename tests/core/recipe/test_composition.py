"""Composition: what the parts of a recipe are, and how they answer as one."""

from dataclasses import replace

import numpy as np
import pytest

from pneumoviewer.core.recipe.composition import PART
from pneumoviewer.core.recipe.recipe import Recipe

STAGE = np.array([[0.9, 0.1], [0.2, 0.8]]), np.array([[0.5, 0.5], [0.25, 0.75]])


def composed(**values):
    return Recipe(**{"id": "x", "title": "x", "labels": "three", "architecture": "mlp", "seed": 7, **values}).composed


def test_a_plain_training_has_no_parts_and_is_counted_itself():
    single = composed()
    assert (single.kind, single.part_names, single.needed) == ("single", (), 0)
    assert single.counted == (single.recipe,)
    assert single.epochs == single.recipe.epochs


@pytest.mark.parametrize(
    ("values", "names", "needed", "changed"),
    [
        ({"folds": 2}, ("fold-1", "fold-2"), 1, [{"folds": 0}] * 2),
        ({"composition": "ensemble"}, ("member-1", "member-2"), 1, [{"seed": 7}, {"seed": 8}]),
        ({"composition": "cascade"}, ("infected", "kind"), 2, [{"labels": "binary"}, {"labels": "bacterial_viral"}]),
    ],
)
def test_each_part_is_a_plain_training_of_its_own(values, names, needed, changed):
    whole = composed(**values)
    assert (whole.part_names, whole.needed) == (names, needed)
    assert all(PART.fullmatch(name) for name in names)
    assert whole.epochs == 2 * whole.recipe.epochs
    for name, part, other in zip(names, whole.part_recipes, changed, strict=True):
        assert part.composed.kind == "single"
        as_one = replace(whole.recipe, title=f"x, {name}").with_values({"composition": "single", "folds": 0, **other})
        assert part == as_one


def test_folds_and_members_answer_with_their_mean():
    for whole in (composed(folds=2), composed(composition="ensemble")):
        assert np.array_equal(whole.combine(STAGE), np.mean(STAGE, axis=0))
        assert whole.explaining("normal", "ab") == "ab"


def test_a_cascade_multiplies_and_explains_by_the_stage_that_decides():
    whole = composed(composition="cascade")
    assert np.allclose(whole.combine(STAGE), [[0.9, 0.05, 0.05], [0.2, 0.2, 0.6]])
    assert [whole.explaining(name, "ab") for name in ("normal", "bacterial", "viral")] == ["a", "b", "b"]
