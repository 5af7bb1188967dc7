from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe, options, recipes
from pneumoviewer.gui.text.recipe_choices import choice_title
from pneumoviewer.gui.train.new import form as form_module
from pneumoviewer.gui.train.new.form import RecipeForm
from pneumoviewer.gui.train.new.form_row import SourceEditor
from pneumoviewer.gui.widgets.labels import error_sentence


@pytest.fixture
def form(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> RecipeForm:
    monkeypatch.setattr(form_module, "_open_groups", set())
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


def test_every_recipe_goes_through_the_form_unchanged(form: RecipeForm) -> None:
    for id in recipes():
        form.set_recipe(find_recipe(id))
        assert form.recipe == find_recipe(id)
        assert form.problem is None, id


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


def test_what_is_not_simple_is_folded_by_group_until_wanted_or_wrong(form: RecipeForm) -> None:
    assert not form.editor("dropout").isVisible()
    form.set_unfolded("Regularisation", True)
    assert form.editor("dropout").isVisible()
    assert not form.editor("momentum").isVisible()
    form.set_unfolded("Regularisation", False)
    form.set_value("dropout", "2")
    assert form.editor("dropout").isVisible()


def test_what_was_unfolded_is_so_in_the_next_form(qtbot: QtBot, form: RecipeForm) -> None:
    form.set_unfolded("Learning", True)
    later = RecipeForm(find_recipe("pseudo-resnet"))
    qtbot.addWidget(later)
    later.show()
    assert later.editor("momentum").isVisible()
    assert not later.editor("dropout").isVisible()


def test_a_fold_tells_what_is_not_as_usual_in_it(form: RecipeForm) -> None:
    form.set_value("dropout", "0.25")
    texts = [label.toolTip() or label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert any("Dropout 0.25" in text for text in texts)


def test_groups_that_do_not_matter_have_no_heading(form: RecipeForm) -> None:
    form.set_recipe(find_recipe("perceptron-exponential-decay"))
    words = [button.text() for button in form.findChildren(QToolButton) if button.isVisible()]
    assert "Data" in words
    assert "Regularisation" not in words


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


def _recipes_where_it_matters(name: str) -> list[Recipe]:
    """Return recipes in which a field matters, found by trying what its conditions allow."""
    conditions = options()[name].when
    contexts: tuple[dict[str, Any], ...] = (
        {},
        {"labels": "binary"},
        {"labels": "binary", "channels": 3},
        {"architecture": "mlp"},
    )
    found = []
    for context in contexts:
        for values in product(*(values for _, values in conditions)):
            wanted = {**context, **dict(zip((other for other, _ in conditions), values, strict=True))}
            try:
                recipe = Recipe(id="own", title="own").with_values(wanted)
            except PneumoError:
                continue
            if recipe.applies(name):
                found.append(recipe)
    assert found, name
    return found


def _other_values(name: str, recipe: Recipe) -> list[Any]:
    """Return values of a field that are not the recipe's, as a person would put them into the form."""
    option, value = options()[name], getattr(recipe, name)
    if option.kind == "choice":
        return [choice for choice in option.choices if choice != value]
    if option.kind == "flag":
        return [not value]
    if option.kind == "text":
        return ["64 M 32", "none"]
    assert option.minimum is not None
    assert option.maximum is not None
    if option.kind in {"integers", "numbers"}:
        return [f"{option.maximum:g}, {option.minimum:g}", "16, 32"]
    if option.kind == "integer":
        return [str(number) for number in (value + 1, value + 2, value - 1, value + 32) if option.minimum <= number]
    numbers = [(option.minimum + option.maximum) / share for share in (2.5, 3e6)]
    return [f"{number:g}" for number in numbers if option.minimum <= number]


def test_every_field_can_be_changed_where_it_matters(form: RecipeForm) -> None:
    for name, option in options().items():
        form.set_unfolded(option.group, True)
        assert any(_changes(form, name, recipe) for recipe in _recipes_where_it_matters(name)), name
        form.set_unfolded(option.group, False)


def _changes(form: RecipeForm, name: str, recipe: Recipe) -> int:
    """Count the values that are taken; what is not taken is told with the mend."""
    form.set_recipe(recipe)
    assert form.recipe == recipe
    assert form.editor(name).isVisible(), name
    changed = 0
    for value in _other_values(name, recipe):
        form.set_recipe(recipe)
        form.set_value(name, value)
        if form.recipe is None:
            assert form.problem is not None, name
            assert form.problem.next_step
        else:
            assert getattr(form.recipe, name) != getattr(recipe, name)
            changed += 1
    return changed


def test_a_field_whose_conditions_do_not_hold_is_hidden(form: RecipeForm) -> None:
    for name, option in options().items():
        for other, values in option.when:
            form.set_recipe(_recipes_where_it_matters(name)[0])
            elsewhere = [v for v in (options()[other].choices or (True, False)) if v not in values]
            form.set_value(other, elsewhere[0])
            assert not form.is_shown(name), (name, other)


def test_a_wrong_value_that_does_not_matter_any_more_stands_in_nobodys_way(form: RecipeForm) -> None:
    form.set_value("widths", "many")
    assert form.recipe is None
    form.set_value("architecture", "mlp")
    assert form.recipe is not None
    assert form.recipe.widths == find_recipe("pseudo-resnet").widths


def test_convolutions_that_cannot_be_say_so_beside_them(qtbot: QtBot, form: RecipeForm) -> None:
    form.set_recipe(find_recipe("simple-cnn"))
    _type(qtbot, form, "convolutions", "32 X 64")
    assert form.recipe is None
    assert "unknown in it" in form.message("convolutions")
    assert "M, B, R, D" in form.message("convolutions")
    _type(qtbot, form, "convolutions", "32 M 64 M")
    assert form.recipe is not None


def test_pretrained_weights_are_a_word_or_a_file(form: RecipeForm, tmp_path: Path) -> None:
    form.set_recipe(Recipe(id="own", title="own", architecture="vgg16", channels=3))
    source = form.editor("pretrained")
    assert isinstance(source, SourceEditor)
    assert [source.itemText(i) for i in range(source.count())] == ["ImageNet", "none", "Choose a file…"]
    source.setCurrentIndex(1)
    assert form.recipe is not None
    assert form.recipe.pretrained == "none"
    source.setCurrentIndex(2)
    source.activated.emit(2)
    assert form.recipe.pretrained == "none"
    dialog = source.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "weights.pth"))
    dialog.reject()
    assert form.recipe.pretrained == str(tmp_path / "weights.pth")
    form.reset()
    assert form.recipe.pretrained == "imagenet"


def test_choices_are_called_as_the_field_calls_them() -> None:
    titles = {
        ("activation", "leaky_relu"): "leaky ReLU",
        ("activation", "selu"): "SELU",
        ("optimizer", "rmsprop"): "RMSprop",
        ("schedule", "one_cycle"): "one-cycle",
        ("equalize", "clahe"): "CLAHE",
        ("scaling", "z_score"): "z-score",
    }
    assert {key: choice_title(*key) for key in titles} == titles


def test_a_grid_searchs_figure_is_offered_for_grid_searches_only(qtbot: QtBot, form: RecipeForm) -> None:
    chooser = form.editor("monitor")
    assert isinstance(chooser, QComboBox)

    def offered() -> list[str]:
        for _ in options()["monitor"].choices:
            qtbot.keyClick(chooser, Qt.Key.Key_Up)
        found = [chooser.currentData()]
        for _ in options()["monitor"].choices:
            qtbot.keyClick(chooser, Qt.Key.Key_Down)
            found.append(chooser.currentData())
        return list(dict.fromkeys(found))

    always = ["val_loss", "val_accuracy", "val_macro_f1", "val_shifted_accuracy"]
    assert offered() == always
    form.set_recipe(find_recipe("logistic-regression"))
    assert offered() == [*always, "cv_accuracy"]


@pytest.mark.parametrize(
    ("name", "choice", "brought"), [("augmentation", "custom", "flip"), ("schedule", "step_decay", "drop_every")]
)
def test_what_a_choice_brings_with_it_is_unfolded(form: RecipeForm, name: str, choice: str, brought: str) -> None:
    assert not form.editor(brought).isVisible()
    chooser = form.editor(name)
    assert isinstance(chooser, QComboBox)
    chooser.setCurrentIndex(chooser.findData(choice))
    assert form.editor(brought).isVisible()


def test_no_help_speaks_of_a_choice_by_its_word_in_the_file() -> None:
    for option in options().values():
        raw = [choice for choice in option.choices if "_" in choice]
        assert not [choice for choice in raw if choice in option.help]


def test_every_choice_has_room_in_its_editor(form: RecipeForm) -> None:
    for name, option in options().items():
        editor = form.editor(name)
        if option.kind == "choice" and isinstance(editor, QComboBox):
            drawn = QStyleOptionComboBox()
            editor.initStyleOption(drawn)
            complex_control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
            room = editor.style().subControlRect(complex_control, drawn, part, editor).width()
            widest = max(editor.fontMetrics().horizontalAdvance(editor.itemText(i)) for i in range(editor.count()))
            assert widest < room, name


def test_a_rule_between_fields_is_told_below_all_so_that_what_is_edited_does_not_move(form: RecipeForm) -> None:
    form.set_unfolded("Learning", True)
    form.set_value("loss", "hinge")
    assert form.problem is not None
    (told,) = [label for label in form.findChildren(QLabel) if error_sentence(form.problem) == label.text()]
    assert told.isVisible()
    QApplication.processEvents()
    assert told.mapTo(form, QPoint(0, 0)).y() > form.editor("folds").mapTo(form, QPoint(0, 0)).y()
