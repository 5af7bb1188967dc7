"""A form made from the fields of a recipe: nothing in it is written by hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.models.catalogue import CATALOGUE
from pneumoviewer.core.training.options import GROUPS, Option
from pneumoviewer.core.training.recipe import Recipe, options
from pneumoviewer.gui.widgets.labels import error_sentence, make_label, set_role, translated_error


def choice_title(field: str, choice: str) -> str:
    """Return how a choice is called in the window."""
    if field == "architecture":
        return QCoreApplication.translate("catalogue", CATALOGUE[choice].title)
    return QCoreApplication.translate("recipe", choice.replace("_", " "))


class RecipeForm(QWidget):
    """Edits a recipe. Simple fields are shown at once, the others under *Advanced*; what does not matter is hidden.

    Parameters
    ----------
    recipe : Recipe
    parent : QWidget or None
    """

    changed = Signal()

    def __init__(self, recipe: Recipe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = recipe
        self._recipe: Recipe | None = recipe
        self._problem: PneumoError | None = None
        self._rows = {name: _Row(name, option, self) for name, option in options().items()}
        self._advanced = QToolButton()
        self._advanced.setText(self.tr("Advanced"))
        self._advanced.setCheckable(True)
        self._advanced.setAutoRaise(True)
        self._advanced.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._folded = QWidget()
        self._headings: dict[str, QLabel] = {}
        self._general = make_label(role="error", wrap=True)
        self._lay_out()
        self._advanced.toggled.connect(self._on_advanced_toggled)
        self._on_advanced_toggled(False)
        for row in self._rows.values():
            row.edited.connect(self._on_edited)
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
        return not self._rows[name].editor.isHidden()

    def set_advanced(self, shown: bool) -> None:
        """Fold or unfold what is not simple."""
        self._advanced.setChecked(shown)

    def _lay_out(self) -> None:
        simple, advanced = _grid(), _grid()
        for group in GROUPS:
            rows = [row for row in self._rows.values() if row.option.group == group]
            for row in rows:
                if row.option.simple:
                    row.add_to(simple)
            if any(not row.option.simple for row in rows):
                heading = make_label(QCoreApplication.translate("recipe", group), "heading")
                self._headings[group] = heading
                advanced.addWidget(heading, advanced.rowCount(), 0, 1, 3)
                for row in rows:
                    if not row.option.simple:
                        row.add_to(advanced)
        self._folded.setLayout(advanced)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(simple)
        layout.addWidget(self._general)
        layout.addWidget(self._advanced, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._folded)
        layout.addStretch(1)

    def _on_advanced_toggled(self, shown: bool) -> None:
        self._advanced.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._folded.setVisible(shown)

    def _on_edited(self) -> None:
        self._recipe, errors = self._read()
        general = [error for name, error in errors.items() if name not in self._rows]
        self._problem = next(iter(errors.values()), None)
        for name, row in self._rows.items():
            row.show_error(errors.get(name))
            row.set_shown(self._applies(name))
        for group, heading in self._headings.items():
            rows = [row for row in self._rows.values() if row.option.group == group and not row.option.simple]
            heading.setVisible(any(self._applies(row.name) for row in rows))
        self._general.setText("\n".join(map(error_sentence, general)))
        self._general.setVisible(bool(general))
        if any(name in self._rows and not self._rows[name].option.simple for name in errors):
            self._advanced.setChecked(True)
        self.changed.emit()

    def _read(self) -> tuple[Recipe | None, dict[str, PneumoError]]:
        """Return the recipe, or every field's error; a rule between fields has the name ""."""
        values = {name: row.value() for name, row in self._rows.items()}
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


class _Row(QObject):
    """A field: its name, its editor and, beside it, its help or its error."""

    edited = Signal()

    def __init__(self, name: str, option: Option, form: RecipeForm) -> None:
        super().__init__(form)
        self.name, self.option = name, option
        self._help = QCoreApplication.translate("recipe", option.help)
        self.label = make_label(_label(option))
        self.editor = self._make_editor()
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(_label(option))
        self.editor.setAccessibleDescription(self._help)
        self.editor.setToolTip(self._tooltip())
        self.editor.setFixedWidth(184)
        self.label.setBuddy(self.editor)
        self.unit = make_label(option.unit, "muted")
        self.message = make_label(wrap=True)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def add_to(self, grid: QGridLayout) -> None:
        """Put the row below those already in a grid."""
        number = grid.rowCount()
        cell = QHBoxLayout()
        cell.setSpacing(8)
        cell.addWidget(self.editor)
        cell.addWidget(self.unit)
        cell.addStretch(1)
        grid.addWidget(self.label, number, 0)
        grid.addLayout(cell, number, 1)
        grid.addWidget(self.message, number, 2)

    def value(self) -> Any:
        """Return what is in the editor, as text where it is typed."""
        if isinstance(self.editor, QComboBox):
            return self.editor.currentData()
        if isinstance(self.editor, QCheckBox):
            return self.editor.isChecked()
        assert isinstance(self.editor, QLineEdit)
        return self.editor.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a value without saying that it was edited."""
        self.editor.blockSignals(True)
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(self.editor.findData(value))
        elif isinstance(self.editor, QCheckBox):
            self.editor.setChecked(value)
        elif isinstance(self.editor, QLineEdit):
            self.editor.setText(_as_text(value))
        self.editor.blockSignals(False)

    def show_error(self, error: PneumoError | None) -> None:
        """Show what is wrong with the value in place of the help."""
        text = self._help
        if error is not None:
            _, why, next_step = translated_error(error)
            text = f"{why[:1].upper()}{why[1:]}. {next_step}"
        self.message.setText(text)
        set_role(self.message, "error" if error else "muted")
        set_role(self.editor, "error" if error else "")

    def set_shown(self, shown: bool) -> None:
        """Show or hide the row."""
        for widget in (self.label, self.editor, self.message):
            widget.setVisible(shown)
        self.unit.setVisible(shown and bool(self.option.unit))

    def _make_editor(self) -> QWidget:
        if self.option.kind == "choice":
            combo = _Choice()
            for choice in self.option.choices:
                combo.addItem(choice_title(self.name, choice), choice)
            combo.currentIndexChanged.connect(self.edited)
            return combo
        if self.option.kind == "flag":
            box = QCheckBox()
            box.toggled.connect(self.edited)
            return box
        line = QLineEdit()
        line.textChanged.connect(self.edited)
        return line

    def _tooltip(self) -> str:
        lines = [self._help]
        if self.option.minimum is not None and self.option.maximum is not None:
            lines.append(f"{self.option.minimum:g} – {self.option.maximum:g} {self.option.unit}".rstrip())
        return "\n".join((*lines, f"--set {self.name}=…"))


class _Choice(QComboBox):
    """A combo box that scrolling past does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, 128)
    grid.setColumnStretch(2, 1)
    return grid


def _label(option: Option) -> str:
    return QCoreApplication.translate("recipe", option.label)


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return format(value, ".12g") if isinstance(value, float) else str(value)
