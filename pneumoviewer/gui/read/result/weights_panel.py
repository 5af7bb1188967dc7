"""Weights that are pictures: a unit's weight image and what it makes of the radiograph, epoch by epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSlider, QToolButton, QWidget

from pneumoviewer.gui.canvas.colour_bar import ColourBar
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.text.predictions import class_title
from pneumoviewer.gui.widgets.labels import keep_lines, make_label
from pneumoviewer.gui.widgets.layouts import make_column, make_row
from pneumoviewer.gui.widgets.pixel_picture import PixelPicture

if TYPE_CHECKING:
    from pneumoviewer.core.explain.weights import WeightImages

EPOCHS_PER_SECOND = 5


class WeightsPanel(QWidget):
    """Weight image and focus image side by side, with the unit, and an epoch slider that plays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: WeightImages | None = None
        self._model_sha256 = ""  # whose epochs and units can be chosen
        self._tries = False
        self.epoch_text = make_label("–", "figure")
        self.epoch_text.setAccessibleName(self.tr("Epoch"))
        self.kept_text = make_label(role="muted")
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Unit"))
        self.weights = PixelPicture(self.tr("Weight image"))
        self.focus = PixelPicture(self.tr("Focus image"))
        self.epoch = QSlider(Qt.Orientation.Horizontal)
        self.epoch.setPageStep(1)
        self.epoch.setAccessibleName(self.tr("Epoch"))
        self.play = QToolButton()
        self.play.setCheckable(True)
        self.bar = ColourBar(self.tr("speaks against firing"), self.tr("speaks for firing"))
        self._hint = make_label(role="muted", wrap=True)
        self._timer = QTimer(self)
        self._timer.setInterval(1000 // EPOCHS_PER_SECOND)
        self._lay_out()
        self._timer.timeout.connect(self._on_tick)
        self.play.toggled.connect(self._on_play_toggled)
        self.epoch.valueChanged.connect(self._show)
        self.epoch.sliderPressed.connect(lambda: self.play.setChecked(False))
        self.unit.activated.connect(self._show)
        self._name_play()
        self.show_weights(None)

    def show_weights(self, images: WeightImages | None) -> None:
        """Show a model's weight images, first those it predicts with; or keep their room until they are here."""
        self.play.setChecked(False)
        self._images = images
        for control in (self.unit, self.epoch, self.play):
            control.setEnabled(images is not None)
        if images is None:
            self._hint.setText(self.tr("Computing…"))
            self.weights.set_image(None)
            self.focus.set_image(None)
            return
        from pneumoviewer.gui.canvas.heatmap_images import signed_scale

        self.bar.set_colours(signed_scale())
        if self._model_sha256 != images.model_sha256:
            self._model_sha256 = images.model_sha256
            self._set_ranges(images)
        self.play.setEnabled(len(images.epochs) > 1)
        self.epoch.setEnabled(len(images.epochs) > 1)
        _, _, height, width = images.weights.shape
        self._hint.setText(
            self.tr(
                "{width} × {height} weights, one a pixel. The focus image is pixel × weight: what each pixel of this "
                "radiograph adds to the unit's sum."
            ).format(width=width, height=height)
        )
        self._show()

    def set_tries(self, tries: bool) -> None:
        """Say whether the model's epochs are the settings of a grid search."""
        self._tries = tries

    def set_status(self, text: str) -> None:
        """Say why there are no images."""
        self._hint.setText(text)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop playing what nobody sees."""
        self.play.setChecked(False)
        super().hideEvent(event)

    def _unit_title(self, name: str) -> str:
        kind, _, number = name.partition(" ")
        if kind == "hidden":
            return self.tr("hidden {number}").format(number=number)
        return self.tr("output") if kind == "output" else class_title(name)

    def _set_ranges(self, images: WeightImages) -> None:
        chosen = self.unit.currentText()
        self.unit.clear()
        self.unit.addItems([self._unit_title(name) for name in images.units])
        self.unit.setCurrentIndex(max(0, self.unit.findText(chosen)))
        self.epoch.blockSignals(True)
        self.epoch.setRange(0, len(images.epochs) - 1)
        kept = images.epochs.index(images.kept_epoch) if images.kept_epoch in images.epochs else len(images.epochs) - 1
        self.epoch.setValue(kept)
        self.epoch.blockSignals(False)

    def _show(self) -> None:
        images = self._images
        if images is None:
            return
        from pneumoviewer.core.explain.weights import focus_image
        from pneumoviewer.gui.canvas.heatmap_images import signed_image

        at = self.epoch.value()
        weights = images.weights[at, max(0, self.unit.currentIndex())]
        self.weights.set_image(signed_image(weights))
        self.focus.set_image(signed_image(focus_image(weights, images.picture)))
        words = self.tr("Setting {epoch}") if self._tries else self.tr("Epoch {epoch}")
        self.epoch_text.setText(words.format(epoch=images.epochs[at]))
        is_kept = images.epochs[at] == images.kept_epoch
        self.kept_text.setText(self.tr("predicts with these weights") if is_kept else "")

    def _on_play_toggled(self, playing: bool) -> None:
        self._name_play()
        if not playing:
            self._timer.stop()
            return
        if self.epoch.value() == self.epoch.maximum():
            self.epoch.setValue(0)
        self._timer.start()

    def _on_tick(self) -> None:
        self.epoch.setValue(self.epoch.value() + 1)
        if self.epoch.value() == self.epoch.maximum():
            self.play.setChecked(False)

    def _name_play(self) -> None:
        playing = self.play.isChecked()
        text = self.tr("Pause") if playing else self.tr("Play the epochs")
        self.play.setIcon(THEME.icon("pause" if playing else "play"))
        self.play.setAccessibleName(text)
        self.play.setToolTip(text)

    def _lay_out(self) -> None:
        top = make_row((self.epoch_text, 1), self.unit)
        pictures = QGridLayout()
        pictures.setSpacing(8)
        for place, (picture, text) in enumerate(
            ((self.weights, self.tr("Weight image")), (self.focus, self.tr("Focus image")))
        ):
            pictures.addWidget(make_label(text, "muted"), 0, place)
            pictures.addWidget(picture, 1, place)
            pictures.setColumnStretch(place, 1)
        slider = make_row(self.play, (self.epoch, 1), spacing=8)
        make_column(top, self.kept_text, pictures, slider, self.bar, self._hint, parent=self, margins=0, spacing=8)
        keep_lines(self._hint, 3)
