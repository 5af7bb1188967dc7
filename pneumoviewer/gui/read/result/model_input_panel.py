"""Model input panel: the very picture that a model is given, small here and, where wanted, on the radiograph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.text.heatmaps import model_input_sentence
from pneumoviewer.gui.widgets.labels import keep_lines, make_label
from pneumoviewer.gui.widgets.layouts import make_column
from pneumoviewer.gui.widgets.pixel_picture import PixelPicture

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import ModelInput
    from pneumoviewer.core.library.info import ModelInfo


class ModelInputPanel(QWidget):
    """A switch, and below it the picture with its size in words.

    Attributes
    ----------
    shown : ModelInput or None
        What stands in the radiograph's place now, where that is switched on and known.
    """

    shown_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._input: ModelInput | None = None
        self.toggle = QCheckBox(self.tr("What the model sees"))
        set_tooltip(
            "read.seen", self.toggle, self.tr("Show the picture that the model is given, here and on the radiograph")
        )
        self.picture = PixelPicture(self.tr("What the model sees"))
        self.text = make_label(role="muted", wrap=True)
        keep_lines(self.text, 3)
        make_column(self.toggle, self.picture, self.text, parent=self, margins=0, spacing=8)
        self.toggle.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    @property
    def shown(self) -> ModelInput | None:
        """What stands in the radiograph's place now; None where nothing does."""
        return self._input if self.toggle.isChecked() else None

    def show_input(self, model_input: ModelInput | None, model: ModelInfo | None) -> None:
        """Show what a model is given; or keep the room until it is known."""
        self._input = model_input
        if model_input is None or model is None:
            self.picture.set_image(None)
            self.text.setText(self.tr("Not known yet."))
        else:
            from pneumoviewer.gui.canvas.heatmap_images import grey_image

            self.picture.set_image(grey_image(model_input.picture))
            self.text.setText(model_input_sentence(model_input, model))
        if self.toggle.isChecked():
            self.shown_changed.emit()

    def _on_toggled(self, shown: bool) -> None:
        self.picture.setVisible(shown)
        self.text.setVisible(shown)
        self.shown_changed.emit()
