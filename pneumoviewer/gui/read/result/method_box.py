"""The ways of explaining a model."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from pneumoviewer.gui.text.heatmaps import method_tip, method_title


class MethodBox(QComboBox):
    """Offers the ways that a model can be explained in; gone where there is but one."""

    way_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("Way of explaining"))
        self.activated.connect(lambda: self.way_chosen.emit(self.currentData()))

    def set_methods(self, ways: tuple[str, ...], chosen: str) -> None:
        """Offer these, and show which of them is chosen."""
        if ways != self._ways:
            self._ways = ways
            self.clear()
            for row, way in enumerate(ways):
                self.addItem(method_title(way), way)
                self.setItemData(row, method_tip(way), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(ways.index(chosen))
        self.setToolTip(method_tip(chosen))
        self.setVisible(len(ways) > 1)
