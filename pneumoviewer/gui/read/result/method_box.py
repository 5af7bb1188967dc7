"""Method box: the methods that a model can be explained by."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from pneumoviewer.gui.text.heatmaps import method_tip, method_title


class MethodBox(QComboBox):
    """Offers the methods that a model can be explained by; gone where there is but one."""

    method_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._methods: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("Way of explaining"))
        self.activated.connect(lambda: self.method_chosen.emit(self.currentData()))

    def set_methods(self, methods: tuple[str, ...], chosen: str) -> None:
        """Offer these, and show which of them is chosen."""
        if methods != self._methods:
            self._methods = methods
            self.clear()
            for row, method in enumerate(methods):
                self.addItem(method_title(method), method)
                self.setItemData(row, method_tip(method), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(methods.index(chosen))
        self.setToolTip(method_tip(chosen))
        self.setVisible(len(methods) > 1)
