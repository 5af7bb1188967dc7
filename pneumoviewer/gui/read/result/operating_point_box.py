"""Chooses the operating point to decide at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from pneumoviewer.core.classes import NORMAL
from pneumoviewer.core.results import BALANCED, OPERATING_POINTS
from pneumoviewer.gui.text.predictions import operating_point_title, operating_point_words
from pneumoviewer.gui.widgets.flow import beside_or_below
from pneumoviewer.gui.widgets.layouts import make_row

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo


class OperatingPointBox(QWidget):
    """Lists the operating points with what each means; says why where there is nothing to choose."""

    operating_point_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Operating point"))
        for name in OPERATING_POINTS:
            self.box.addItem(operating_point_title(name), name)
        label = QLabel(self.tr("Operating p&oint"))
        label.setBuddy(self.box)
        row = make_row(label, (self.box, 1), parent=self, margins=0)
        beside_or_below(row)
        self.box.activated.connect(lambda at: self.operating_point_chosen.emit(self.box.itemData(at)))
        self.show_points(None, BALANCED)

    def show_points(self, model: ModelInfo | None, chosen: str) -> None:
        """Offer the operating points of a model, and mark the one chosen."""
        points = model.operating_points if model is not None else {}
        rows = self.box.model()
        assert isinstance(rows, QStandardItemModel)
        for at, name in enumerate(OPERATING_POINTS):
            rows.item(at).setEnabled(name in points)
            words = operating_point_words(model, name) if model is not None and name in points else ""
            self.box.setItemData(at, words, Qt.ItemDataRole.ToolTipRole)
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(OPERATING_POINTS.index(chosen))
        self.box.setEnabled(bool(points))
        self.setToolTip(str(self.box.currentData(Qt.ItemDataRole.ToolTipRole)) if points else self._why_none(model))
        self.box.setAccessibleDescription(self.toolTip())

    def _why_none(self, model: ModelInfo | None) -> str:
        if model is None:
            return self.tr("There is no model to decide.")
        if NORMAL not in model.classes:
            return self.tr("The likeliest class is decided on: this model tells no normal from ill.")
        return self.tr("This model has its own threshold only: no other was fixed when it was trained.")
