"""Chooses the model to read with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from pneumoviewer.gui.text.predictions import model_title

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo


class ModelBox(QComboBox):
    """Lists the models, each fold below its run. A list that is open stays as it is until it is closed."""

    model_chosen = Signal(object)  # ModelInfo

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, str]] = []
        self._waiting: tuple[list[ModelInfo], ModelInfo | None] | None = None
        self._open = False
        self.setAccessibleName(self.tr("Model"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setPlaceholderText(self.tr("No trained model yet"))
        self.setMinimumWidth(120)  # else as wide as that text, however large it is
        self.activated.connect(lambda row: self.model_chosen.emit(self.itemData(row)))

    def set_models(self, models: list[ModelInfo], chosen: ModelInfo | None) -> None:
        """List the models there are now, and mark the one chosen."""
        titles = [(str(info.path), model_title(info, models)) for info in models]
        with QSignalBlocker(self):
            if titles != self._shown:
                if self._open:
                    self._waiting = (models, chosen)
                    return
                self._shown = titles
                self.clear()
                self.addItems([title for _, title in titles])
            for row, info in enumerate(models):
                self.setItemData(row, info, Qt.ItemDataRole.UserRole)
                self.setItemData(row, f"{info.title}\n{info.name}", Qt.ItemDataRole.ToolTipRole)
            if not self._open:
                at = [row for row, info in enumerate(models) if chosen is not None and info.path == chosen.path]
                self.setCurrentIndex(at[0] if at else -1)
        self._waiting = None
        self.setEnabled(bool(models))

    def showPopup(self) -> None:
        """Open the list."""
        self._open = True
        super().showPopup()

    def hidePopup(self) -> None:
        """Close the list, and take over what has changed meanwhile."""
        super().hidePopup()
        self._open = False
        # Qt tells what was chosen in the list only after this: the rows must stand still until then.
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._waiting is not None and not self._open:
            self.set_models(*self._waiting)
