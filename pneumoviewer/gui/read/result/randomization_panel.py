"""Randomization panel: the same map of the same network with weights drawn at random, beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from pneumoviewer.gui.text.heatmaps import rank_correlation_sentence
from pneumoviewer.gui.widgets.labels import keep_lines, make_label
from pneumoviewer.gui.widgets.layouts import make_column
from pneumoviewer.gui.widgets.pixel_picture import PixelPicture

if TYPE_CHECKING:
    from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
    from pneumoviewer.core.explain.saliency_map import SaliencyMap


class RandomizationPanel(QWidget):
    """A switch, and below it both maps in their own cells, and how alike they are.

    The untrained network's map is shown here only, never over the radiograph: nobody can take it for the model's.
    """

    wanted_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = QCheckBox(self.tr("Randomise weights"))
        self.toggle.setToolTip(
            self.tr(
                "Show the same map of an untrained network beside it. A map that stays the same does not show what was "
                "learned (Adebayo et al., Sanity checks for saliency maps, 2018)."
            )
        )
        self.trained = PixelPicture(self.tr("Map of this model, in its own cells"))
        self.randomized = PixelPicture(self.tr("Map of an untrained network, in its own cells"))
        self.text = make_label(role="muted", wrap=True)
        keep_lines(self.text, 3)
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(make_label(self.tr("This model"), "muted", wrap=True), 0, 0)
        grid.addWidget(make_label(self.tr("Untrained network"), "warning", wrap=True), 0, 1)
        for place, picture in enumerate((self.trained, self.randomized)):
            grid.addWidget(picture, 1, place)
            grid.setColumnStretch(place, 1)
        grid.addWidget(self.text, 2, 0, 1, 2)
        make_column(self.toggle, self._body, parent=self, margins=0, spacing=8)
        self._body.hide()
        self.toggle.toggled.connect(self._on_toggled)

    def show_maps(self, trained: SaliencyMap | None, untrained: SaliencyMap | None, style: HeatmapStyle) -> None:
        """Show both maps; or keep the room of what is not here yet."""
        if not self.toggle.isChecked():
            return
        from pneumoviewer.core.explain.saliency_map import rank_correlation
        from pneumoviewer.gui.canvas.heatmap_images import cells_image

        self.trained.set_image(None if trained is None else cells_image(trained, style))
        self.randomized.set_image(None if untrained is None else cells_image(untrained, style))
        if trained is None or untrained is None:
            self.text.setText(self.tr("Computing…"))
        else:
            self.text.setText(rank_correlation_sentence(rank_correlation(trained, untrained)))

    def set_status(self, text: str) -> None:
        """Say why there is no map of an untrained network."""
        self.text.setText(text)

    def _on_toggled(self, wanted: bool) -> None:
        self._body.setVisible(wanted)
        self.wanted_changed.emit(wanted)
