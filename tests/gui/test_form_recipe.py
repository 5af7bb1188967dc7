import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from pneumoviewer.core.training.recipe import Recipe, find_recipe, options, recipes
from pneumoviewer.gui.widgets.form import RecipeForm


@pytest.fixture
def form(qtbot: QtBot) -> RecipeForm:
    form = RecipeForm(find_recipe("pseudo-resnet"))
    qtbot.addWidget(form)
    form.show()
    return form


def _type(qtbot: QtBot, form: RecipeForm, name: str, text: str) -> QLineEdit:
    line = form.editor(name)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    return line


@pytest.mark.parametrize("id", list(recipes()))
def test_every_recipe_goes_through_the_form_unchanged(form: RecipeForm, id: str) -> None:
    form.set_recipe(find_recipe(id))
    assert form.recipe == find_recipe(id)
    assert form.problem is None


@pytest.mark.parametrize("rate", [1e-8, 1e-5, 0.175, 3.0, 100.0])
def test_small_and_large_numbers_come_back_exactly(form: RecipeForm, rate: float) -> None:
    form.set_recipe(find_recipe("mlp-8").with_values({"learning_rate": rate}))
    assert form.recipe
    assert form.recipe.learning_rate == rate


def test_what_is_typed_is_in_the_recipe(qtbot: QtBot, form: RecipeForm) -> None:
    _type(qtbot, form, "learning_rate", "1e-5")
    _type(qtbot, form, "widths", "16, 32")
    form.set_value("architecture", "pseudo_resnet")
    assert form.recipe
    assert (form.recipe.learning_rate, form.recipe.widths) == (1e-5, (16, 32))


def test_every_field_that_is_wrong_says_so_beside_it(qtbot: QtBot, form: RecipeForm) -> None:
    helps = {name: form.message(name) for name in options()}
    _type(qtbot, form, "epochs", "0")
    _type(qtbot, form, "learning_rate", "fast")
    assert form.recipe is None
    assert form.problem is not None
    assert "out of range" in form.message("epochs")
    assert "number" in form.message("learning_rate")
    assert form.message("batch_size") == helps["batch_size"]
    _type(qtbot, form, "epochs", "3")
    _type(qtbot, form, "learning_rate", "0.1")
    assert {name: form.message(name) for name in options()} == helps
    assert form.problem is None


def test_a_rule_between_fields_is_told_too(form: RecipeForm) -> None:
    form.set_value("architecture", "perceptron")
    assert form.recipe is None
    assert form.problem
    assert "perceptron" in form.problem.why


def test_fields_that_do_not_matter_are_hidden_even_while_something_is_wrong(qtbot: QtBot, form: RecipeForm) -> None:
    assert not form.is_shown("hidden")
    _type(qtbot, form, "epochs", "0")
    form.set_value("architecture", "mlp")
    assert form.is_shown("hidden")
    assert not form.is_shown("widths")


def test_fields_shown_are_those_the_recipe_calls_for(form: RecipeForm) -> None:
    for recipe in recipes().values():
        form.set_recipe(recipe)
        assert {n for n in options() if form.is_shown(n)} == {n for n in options() if recipe.applies(n)}


def test_advanced_fields_are_folded_until_wanted_or_wrong(qtbot: QtBot, form: RecipeForm) -> None:
    assert not form.editor("dropout").isVisible()
    form.set_advanced(True)
    assert form.editor("dropout").isVisible()
    form.set_advanced(False)
    form.set_value("dropout", "2")
    assert form.editor("dropout").isVisible()


def test_reset_brings_back_the_recipe(qtbot: QtBot, form: RecipeForm) -> None:
    _type(qtbot, form, "epochs", "0")
    form.set_value("architecture", "mlp")
    form.reset()
    assert form.recipe == find_recipe("pseudo-resnet")


def test_typing_can_be_undone(qtbot: QtBot, form: RecipeForm) -> None:
    before = form.recipe
    line = _type(qtbot, form, "epochs", "77")
    assert form.recipe != before
    while line.isUndoAvailable():
        qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.recipe == before


def test_scrolling_past_a_choice_leaves_it(form: RecipeForm) -> None:
    combo = form.editor("schedule")
    assert isinstance(combo, QComboBox)
    before = combo.currentIndex()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, wheel)
    assert combo.currentIndex() == before


def test_every_field_has_a_name_and_help_for_a_screen_reader(form: RecipeForm) -> None:
    for name in options():
        assert form.editor(name).accessibleName()
        assert form.editor(name).accessibleDescription()


def test_the_recipe_given_is_never_changed(qtbot: QtBot, form: RecipeForm) -> None:
    recipe = Recipe(id="own", title="own")
    form.set_recipe(recipe)
    form.set_value("architecture", "mlp")
    form.set_value("epochs", "x")
    assert recipe == Recipe(id="own", title="own")
