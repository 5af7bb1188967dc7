"""A form made from the fields of a recipe: nothing in it is written by hand."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.options import GROUPS
from pneumoviewer.core.recipe.recipe import Recipe, options
from pneumoviewer.gui.kit.theme import follow_theme, scaled, widened
from pneumoviewer.gui.text.recipe_choices import GROUP_TITLES
from pneumoviewer.gui.train.new.form_row import EDITOR_WIDTH, FormRow
from pneumoviewer.gui.widgets.labels import ElidedLabel, error_sentence, make_label
from pneumoviewer.gui.widgets.layouts import make_column, make_row

_UNIT_ROOM = 56
_open_groups: set[str] = set()  # what a person has unfolded stays so while the program runs


class RecipeForm(QWidget):
    """Edits a recipe. Simple fields come first, the others are folded away by group; what does not matter is hidden."""

    changed = Signal()

    def __init__(self, recipe: Recipe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = recipe
        self._recipe: Recipe | None = recipe
        self._problem: PneumoError | None = None
        self._rows = {name: FormRow(name, option, self) for name, option in options().items()}
        self._headings: dict[str, QLabel] = {}
        self._folds: dict[str, _Fold] = {}
        self._general = make_label(role="error", wrap=True)
        self._lay_out()
        for row in self._rows.values():
            row.edited.connect(partial(self._on_row_edited, row))
        self.set_recipe(recipe)

    @property
    def recipe(self) -> Recipe | None:
        """The recipe as it is in the form; None while a value cannot be."""
        return self._recipe

    @property
    def problem(self) -> PneumoError | None:
        """What stands in the way of using the recipe."""
        return self._problem

    def set_recipe(self, recipe: Recipe) -> None:
        """Show another recipe's values, which :meth:`reset` comes back to."""
        self._base = recipe
        self.reset()

    def reset(self) -> None:
        """Bring back the recipe's own values."""
        for name, row in self._rows.items():
            row.set_value(getattr(self._base, name))
        self._on_edited()

    def set_value(self, name: str, value: Any) -> None:
        """Set one field, as a person would."""
        self._rows[name].set_value(value)
        self._on_edited()

    def editor(self, name: str) -> QWidget:
        """Return the field's editor."""
        return self._rows[name].editor

    def message(self, name: str) -> str:
        """Return what is written beside a field: its help, or what is wrong with it."""
        return self._rows[name].message.text()

    def is_shown(self, name: str) -> bool:
        """Say whether the field matters as things are, be it folded or not."""
        return self._rows[name].shown

    def set_unfolded(self, group: str, unfolded: bool) -> None:
        """Unfold or fold what is not simple in a group."""
        self._folds[group].set_open(unfolded)

    def _lay_out(self) -> None:
        layout = make_column(parent=self, margins=0, spacing=8)
        simple = _grid()
        for group in GROUPS:
            rows = [row for row in self._rows.values() if row.option.group == group and row.option.simple]
            if rows:
                heading = make_label(QCoreApplication.translate("recipe", GROUP_TITLES[group]), "group")
                heading.setContentsMargins(0, 8, 0, 0)
                self._headings[group] = heading
                simple.addWidget(heading, simple.rowCount(), 0, 1, 3)
            for row in rows:
                row.add_to(simple)
        layout.addLayout(simple)
        layout.addSpacing(8)
        layout.addWidget(make_label(self.tr("More settings"), "heading"))
        for group in GROUPS:
            rows = [row for row in self._rows.values() if row.option.group == group and not row.option.simple]
            if rows:
                self._folds[group] = _Fold(group, rows)
                layout.addWidget(self._folds[group])
        layout.addWidget(self._general)  # last: what is being edited must not move
        layout.addStretch(1)

    def _on_row_edited(self, edited: FormRow) -> None:
        """Follow a person's edit; what a simple choice brings with it in its group is unfolded, to be found."""
        before = {name for name, row in self._rows.items() if row.shown}
        self._on_edited()
        fold = self._folds.get(edited.option.group) if edited.option.simple else None
        for row in fold.rows if fold is not None else ():
            if row.shown and row.name not in before and edited.name in dict(row.option.when):
                self.set_unfolded(edited.option.group, True)
                break

    def _on_edited(self) -> None:
        self._recipe, errors = self._read()
        self._problem = next(iter(errors.values()), None)
        self.setUpdatesEnabled(False)
        self._rows["monitor"].offer("cv_accuracy", self._applies("grid_folds"))
        for name, row in self._rows.items():
            row.show_error(errors.get(name))
            row.set_shown(self._applies(name))
        for group, heading in self._headings.items():
            rows = [row for row in self._rows.values() if row.option.group == group and row.option.simple]
            heading.setVisible(any(row.shown for row in rows))
        for fold in self._folds.values():
            fold.refresh()
            if any(row.name in errors for row in fold.rows):
                fold.set_open(True)
        general = [error for name, error in errors.items() if name not in self._rows]
        self._general.setText("\n".join(map(error_sentence, general)))
        self._general.setVisible(bool(general))
        self.setUpdatesEnabled(True)
        self.changed.emit()

    def _read(self) -> tuple[Recipe | None, dict[str, PneumoError]]:
        """Return the recipe, or every field's error; a rule between fields has the name ""."""
        # What does not matter stays as it was: nobody could see what is wrong with it.
        values = {name: row.value() for name, row in self._rows.items() if self._applies(name)}
        errors: dict[str, PneumoError] = {}
        while True:
            try:
                recipe = self._base.with_values(values)
            except PneumoError as error:
                field = str(error.arguments.get("field", ""))
                errors[field] = error
                if field not in values:
                    return None, errors
                del values[field]  # the base's own value; go on to the next error
            else:
                return (None if errors else recipe), errors

    def _applies(self, name: str) -> bool:
        """Say whether a field matters; unlike the recipe's own answer, also while some value cannot be."""
        return all(self._rows[other].value() in values for other, values in options()[name].when)


class _Fold(QWidget):
    """The fields of a group that are not simple; folded, it tells those that are not as they are by default."""

    def __init__(self, group: str, rows: list[FormRow]) -> None:
        super().__init__()
        self.rows, self._group = rows, group
        self._defaults = Recipe(id="default", title="")
        self._head = QToolButton()
        self._head.setText(QCoreApplication.translate("recipe", GROUP_TITLES[group]))
        self._head.setCheckable(True)
        self._head.setProperty("fold", True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._summary = ElidedLabel("muted")
        self._inside = QWidget()
        grid = _grid()
        grid.setContentsMargins(0, 0, 0, 8)
        for row in rows:
            row.add_to(grid)
        self._inside.setLayout(grid)
        line = make_row(self._head, (self._summary, 1), spacing=8)
        make_column(line, self._inside, parent=self, margins=0, spacing=8)
        self._head.setChecked(group in _open_groups)
        self._show_open(self._head.isChecked())
        self._head.toggled.connect(self._on_toggled)

    def set_open(self, opened: bool) -> None:
        """Unfold or fold it."""
        self._head.setChecked(opened)

    def refresh(self) -> None:
        """Follow the fields: hide where none of them matters, and tell those that were changed."""
        shown = [row for row in self.rows if row.shown]
        self.setVisible(bool(shown))
        default = self._defaults
        changes = [row.words() for row in shown if not row.has(getattr(default, row.name))]
        self._summary.set_text("" if self._head.isChecked() else " · ".join(changes) or self.tr("as usual"))

    def _on_toggled(self, opened: bool) -> None:
        (_open_groups.add if opened else _open_groups.discard)(self._group)
        self._show_open(opened)

    def _show_open(self, opened: bool) -> None:
        self._head.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self._inside.setVisible(opened)
        self.refresh()


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(2, 1)
    follow_theme(grid, lambda: _keep_columns(grid))
    return grid


def _keep_columns(grid: QGridLayout) -> None:
    grid.setColumnMinimumWidth(0, widened(144))
    grid.setColumnMinimumWidth(1, scaled(EDITOR_WIDTH) + widened(_UNIT_ROOM))
