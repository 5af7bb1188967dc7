import math

import pytest
from pytestqt.qtbot import QtBot

from pneumoviewer.core.recipe.recipe import Recipe, find_recipe
from pneumoviewer.core.recipe.schedules import learning_rate
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.train.new.rate_panel import RatePanel, rates

SCHEDULES = ("constant", "exponential_decay", "step_decay", "cosine", "one_cycle", "reduce_on_plateau")


def _recipe(schedule: str, **values: object) -> Recipe:
    return find_recipe("pseudo-resnet").with_values({"schedule": schedule, **values})


@pytest.fixture
def panel(qtbot: QtBot) -> RatePanel:
    panel = RatePanel()
    qtbot.addWidget(panel)
    panel.resize(400, 400)
    panel.show()
    return panel


@pytest.mark.parametrize("schedule", [s for s in SCHEDULES if s != "one_cycle"])
def test_each_epoch_is_a_step_of_the_schedule(schedule: str) -> None:
    recipe = _recipe(schedule, epochs=7)
    edges, heights = rates(recipe)
    assert edges == list(range(8))
    assert heights == [learning_rate(recipe, epoch) for epoch in range(7)]


def test_one_cycle_is_drawn_within_the_epochs() -> None:
    edges, heights = rates(_recipe("one_cycle", epochs=3, learning_rate=0.1))
    assert len(heights) > 100
    assert edges[-1] == 3
    assert max(heights) == pytest.approx(0.1, rel=1e-3)
    assert heights[-1] < heights[0] < max(heights)


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_what_is_drawn_are_the_rates(panel: RatePanel, schedule: str) -> None:
    recipe = _recipe(schedule, epochs=30)
    panel.show_recipe(recipe)
    x, y = panel.line.getOriginalDataset()
    assert list(x) == rates(recipe)[0]
    assert list(y) == pytest.approx(rates(recipe)[1])
    assert panel.note.text()


def test_the_axis_is_logarithmic_where_most_rates_are_far_below_the_highest(panel: RatePanel) -> None:
    panel.show_recipe(_recipe("exponential_decay", epochs=40, decay_rate=0.5))
    assert panel.logarithmic
    panel.show_recipe(_recipe("one_cycle"))
    assert not panel.logarithmic


def test_rates_that_vanish_can_be_drawn(panel: RatePanel) -> None:
    panel.show_recipe(_recipe("exponential_decay", epochs=1000, decay_rate=10))
    assert panel.logarithmic
    assert all(math.isfinite(y) for y in panel.line.getData()[1])


def test_what_happens_on_a_plateau_is_said(panel: RatePanel) -> None:
    panel.show_recipe(_recipe("reduce_on_plateau", plateau_patience=4, plateau_monitor="val_accuracy"))
    assert "validation accuracy stalls for more than 4 epochs" in panel.note.text()


def test_a_grid_search_lists_its_settings_instead(panel: RatePanel) -> None:
    recipe = Recipe(id="own", title="own", architecture="logistic_regression", grid_c=(0.1, 1.0), grid_penalty="both")
    panel.show_recipe(recipe)
    assert not panel.plot.isVisible()
    assert panel.settings.isVisible()
    assert [row[1:3] for row in panel.settings.texts()] == [["0.1", "L2"], ["1", "L2"], ["0.1", "L1"], ["1", "L1"]]
    panel.show_recipe(_recipe("cosine"))
    assert panel.plot.isVisible()


def test_the_room_is_the_same_for_every_recipe(panel: RatePanel) -> None:
    sizes = set()
    for schedule in SCHEDULES:
        panel.show_recipe(_recipe(schedule))
        sizes.add((panel.plot.width(), panel.plot.height()))
    assert len(sizes) == 1


def test_colours_follow_the_theme(panel: RatePanel) -> None:
    THEME.theme_changed.emit()
    assert panel.line.opts["pen"].color().name() == THEME.colour("accent")
