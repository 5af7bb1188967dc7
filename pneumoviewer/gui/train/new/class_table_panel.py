"""The class table: which class each folder of a dataset is, chosen where their names do not say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from pneumoviewer.core.classes import KINDS, NORMAL
from pneumoviewer.core.dataset.class_folders import ClassFolder
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.kit.theme import follow_theme, scaled, text_is_large
from pneumoviewer.gui.text.predictions import class_word
from pneumoviewer.gui.train.new.form_row import CalmComboBox
from pneumoviewer.gui.widgets.labels import ElidedLabel, make_label
from pneumoviewer.gui.widgets.layouts import make_column

_CLASSES = (NORMAL, "pneumonia", *KINDS)
_EDITOR_WIDTH = 176


class ClassTablePanel(QWidget):
    """One row a folder: its name, how many images it holds, and a box to choose or type its class in."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ClassBox] = {}
        self._told = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        make_column(
            make_label(self.tr("Classes of the folders"), "group"),
            make_label(
                self.tr(
                    "Say which class the images in each folder are. Several folders may be one class; a folder without "
                    "a class is left out."
                ),
                "muted",
                wrap=True,
            ),
            self._grid,
            parent=self,
            margins=0,
            spacing=8,
        )
        self.hide()

    @property
    def table(self) -> ClassTable | None:
        """What a person said; None as long as nothing has been said."""
        if not self._told:
            return None
        return ClassTable.parse((folder, box.class_name()) for folder, box in self._rows.items())

    @property
    def boxes(self) -> tuple[ClassBox, ...]:
        """The boxes, from above."""
        return tuple(self._rows.values())

    def offer(self, folders: Sequence[ClassFolder], table: ClassTable | None = None) -> None:
        """Ask for the classes of folders, where they are not asked for yet.

        Parameters
        ----------
        table : ClassTable, optional
            What was said of them before.
        """
        if self._rows:
            return
        for number, folder in enumerate(folders):
            found = table.find(tuple(folder.folder.split("/"))) if table is not None else None
            self._add(number, folder, found[2] if found is not None else folder.known)
        self._told = table is not None
        self.setVisible(bool(self._rows))

    def clear(self) -> None:
        """Ask for nothing."""
        self._rows.clear()
        self._told = False
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.hide()

    def _add(self, number: int, folder: ClassFolder, class_name: str) -> None:
        name, images, box = ElidedLabel(), make_label(grouped(folder.images), "muted"), ClassBox()
        name.set_text(folder.folder)
        name.setBuddy(box)
        box.setAccessibleName(self.tr("Class of the folder {folder}").format(folder=folder.folder))
        box.set_class_name(class_name)
        box.editTextChanged.connect(self._on_changed)
        self._rows[folder.folder] = box
        self._grid.addWidget(name, 2 * number, 0)
        self._grid.addWidget(images, 2 * number, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

        def place() -> None:
            """Put the box beside the name, or below it where words are large."""
            self._grid.removeWidget(box)
            if text_is_large():
                self._grid.addWidget(box, 2 * number + 1, 0, 1, 2)
            else:
                self._grid.addWidget(box, 2 * number, 2)
            box.setMinimumWidth(scaled(_EDITOR_WIDTH))

        follow_theme(box, place)

    def _on_changed(self) -> None:
        self._told = True
        self.changed.emit()


class ClassBox(CalmComboBox):
    """The known classes, none, or a class that is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItem(self.tr("left out"), "")
        for name in _CLASSES:
            self.addItem(class_word(name), name)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("choose or type"))

    def class_name(self) -> str:
        """Return the class; empty for none."""
        text = self.currentText().strip()
        row = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(row)) if row >= 0 else text

    def set_class_name(self, name: str) -> None:
        """Show a class; for none, that one is to be chosen."""
        row = self.findData(name) if name else -1
        self.setCurrentIndex(row)
        if row < 0:
            self.setEditText(name)
