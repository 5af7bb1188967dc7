"""One field of a recipe in a form: its name, its editor, and its help or what is wrong with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QGridLayout, QLineEdit, QListView, QSizePolicy, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.options import Option
from pneumoviewer.gui.kit.theme import follow_theme, scaled, text_is_large
from pneumoviewer.gui.text.recipe_choices import choice_title
from pneumoviewer.gui.widgets.labels import make_label, set_role, translated_error
from pneumoviewer.gui.widgets.layouts import make_row

EDITOR_WIDTH = 200


class FormRow(QObject):
    """A field: its name, its editor and, beside it, its help or its error."""

    edited = Signal()

    def __init__(self, name: str, option: Option, parent: QObject) -> None:
        super().__init__(parent)
        self.name, self.option = name, option
        self._help = QCoreApplication.translate("recipe", option.help)
        self._error: PneumoError | None = None
        self._shown = True
        self._unit = QCoreApplication.translate("recipe", option.unit)
        self.title = QCoreApplication.translate("recipe", option.label)
        self.label = make_label(self.title)
        self.editor = self._make_editor()
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(f"{self.title} ({self._unit})" if self._unit else self.title)
        self.editor.setAccessibleDescription(self._help)
        self.editor.setToolTip(self._tooltip())
        follow_theme(self.editor, lambda: self.editor.setFixedWidth(scaled(EDITOR_WIDTH)))
        self.label.setBuddy(self.editor)
        self.unit = make_label(self._unit, "muted")
        self.message = make_label(self._help, "muted", wrap=True)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def shown(self) -> bool:
        """Whether the field matters as things are, be it folded or not."""
        return self._shown

    def add_to(self, grid: QGridLayout) -> None:
        """Put the row below those already in a grid."""
        number = grid.rowCount()
        cell = make_row(self.editor, self.unit, None, spacing=8)
        grid.addWidget(self.label, number, 0)
        grid.addLayout(cell, number, 1)
        follow_theme(self.message, lambda: self._place_message(grid, number))

    def _place_message(self, grid: QGridLayout, number: int) -> None:
        """Put the help beside the editor, or below it where words are large."""
        grid.removeWidget(self.message)
        if text_is_large():
            grid.addWidget(self.message, number + 1, 0, 1, 3)
        else:
            grid.addWidget(self.message, number, 2)

    def value(self) -> Any:
        """Return what is in the editor, as text where it is typed."""
        if isinstance(self.editor, SourceEditor):
            return self.editor.value()
        if isinstance(self.editor, QComboBox):
            return self.editor.currentData()
        if isinstance(self.editor, QCheckBox):
            return self.editor.isChecked()
        assert isinstance(self.editor, QLineEdit)
        return self.editor.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a value without saying that it was edited."""
        self.editor.blockSignals(True)
        if isinstance(self.editor, SourceEditor):
            self.editor.set_value(str(value))
        elif isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(self.editor.findData(value))
        elif isinstance(self.editor, QCheckBox):
            self.editor.setChecked(value)
        elif isinstance(self.editor, QLineEdit):
            self.editor.setText(as_text(value))
        self.editor.blockSignals(False)

    def has(self, value: Any) -> bool:
        """Say whether this value is in the editor."""
        return bool(self.value() == (as_text(value) if isinstance(self.editor, QLineEdit) else value))

    def offer(self, choice: str, offered: bool) -> None:
        """Offer one of its choices, or not; chosen, it stays until another is."""
        assert isinstance(self.editor, QComboBox)
        row, model, view = self.editor.findData(choice), self.editor.model(), self.editor.view()
        assert isinstance(model, QStandardItemModel)
        assert isinstance(view, QListView)
        model.item(row).setEnabled(offered)  # else the arrow keys would come upon it
        view.setRowHidden(row, not offered)

    def words(self) -> str:
        """Return the field and its value in a few words."""
        value = self.value()
        if isinstance(value, bool):
            return self.title if value else self.tr("{field}: no").format(field=self.title)
        shown = choice_title(self.name, value) if self.option.kind == "choice" else str(value)
        return f"{self.title} {shown} {self._unit}".rstrip()

    def show_error(self, error: PneumoError | None) -> None:
        """Show what is wrong with the value in place of the help."""
        if error is None and self._error is None:
            return
        self._error = error
        text = self._help
        if error is not None:
            _, why, next_step = translated_error(error)
            text = f"{why[:1].upper()}{why[1:]}. {next_step}"
        self.message.setText(text)
        self.editor.setAccessibleDescription(text)
        set_role(self.message, "error" if error else "muted")
        set_role(self.editor, "error" if error else "")

    def set_shown(self, shown: bool) -> None:
        """Show or hide the row."""
        if shown == self._shown:
            return
        self._shown = shown
        for widget in (self.label, self.editor, self.message):
            widget.setVisible(shown)
        self.unit.setVisible(shown and bool(self.option.unit))

    def _make_editor(self) -> QWidget:
        if self.option.kind == "choice":
            combo = CalmComboBox()
            for choice in self.option.choices:
                combo.addItem(choice_title(self.name, choice), choice)
            combo.currentIndexChanged.connect(self.edited)
            return combo
        if self.option.kind == "flag":
            box = QCheckBox()
            box.toggled.connect(self.edited)
            return box
        if self.name == "pretrained":
            source = SourceEditor()
            source.editTextChanged.connect(self.edited)
            return source
        line = QLineEdit()
        line.textChanged.connect(self.edited)
        return line

    def _tooltip(self) -> str:
        lines = [self._help]
        if self.option.minimum is not None and self.option.maximum is not None:
            lines.append(f"{self.option.minimum:g} – {self.option.maximum:g} {self._unit}".rstrip())
        return "\n".join((*lines, f"--set {self.name}=…"))


class CalmComboBox(QComboBox):
    """A combo box that scrolling past does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        event.ignore()


class SourceEditor(CalmComboBox):
    """Where pretrained weights come from: two words, or a file that is typed or chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItem(choice_title("pretrained", "imagenet"), "imagenet")
        self.addItem(choice_title("pretrained", "none"), "none")
        self.addItem(self.tr("Choose a file…"), None)
        self._kept = self.currentText()
        self.editTextChanged.connect(self._on_text_changed)
        self.activated.connect(self._on_activated)

    def value(self) -> str:
        """Return ``imagenet``, ``none``, or a file."""
        text = self.currentText().strip()
        row = self.findText(text)
        return str(self.itemData(row) or "") if row >= 0 else text

    def set_value(self, value: str) -> None:
        """Show a value."""
        row = self.findData(value)
        self.setEditText(self.itemText(row) if row >= 0 else value)
        self._kept = self.currentText()

    def _on_text_changed(self, text: str) -> None:
        if self.itemData(self.findText(text)) is not None or self.findText(text) < 0:
            self._kept = text

    def _on_activated(self, row: int) -> None:
        if self.itemData(row) is not None:
            return
        self.setEditText(self._kept)
        dialog = QFileDialog(self, self.tr("Choose a file with pretrained weights"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Weights (*.pth *.pt *.safetensors);;All files (*)"))
        dialog.fileSelected.connect(self.setEditText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def as_text(value: Any) -> str:
    """Return a value as it is typed; numbers keep all that matters of them."""
    if isinstance(value, tuple):
        return ", ".join(map(as_text, value))
    return format(value, ".12g") if isinstance(value, float) else str(value)
