"""Heatmap panel: what the heatmap over the radiograph shows, and how it is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QProgressBar, QSlider, QWidget

from pneumoviewer.core.explain.heatmap_style import COLOURS, DRAWINGS, HeatmapStyle
from pneumoviewer.core.settings import Settings, load_settings, save_settings
from pneumoviewer.gui.canvas.colour_bar import ColourBar
from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.kit.theme import follow_theme, scaled
from pneumoviewer.gui.read.result.randomization_panel import RandomizationPanel
from pneumoviewer.gui.text.heatmaps import COLOUR_TITLES, DRAWING_TITLES, heatmap_sentence, legend_words
from pneumoviewer.gui.text.predictions import class_title
from pneumoviewer.gui.widgets.flow import beside_or_below
from pneumoviewer.gui.widgets.labels import keep_lines, make_label
from pneumoviewer.gui.widgets.layouts import keep_room, make_column, make_row
from pneumoviewer.gui.widgets.tool_button import make_tool_button

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap

_KEEP_AFTER_MS = 300  # a slider being dragged is not written down at every step
_MAX_HIDDEN = 95
_SOURCE_LINES = 5  # what stands below does not move from one drawing to another


class HeatmapPanel(QWidget):
    """Controls of the heatmap."""

    class_chosen = Signal(object)  # str, or None for the class decided on
    shown_changed = Signal(bool)
    style_changed = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._heatmap: SaliencyMap | None = None
        self._randomized: SaliencyMap | None = None
        self.style_chosen = _style_of(load_settings())
        self.toggle = QCheckBox(self.tr("Show the heatmap"))
        self.toggle.setChecked(True)
        set_tooltip("read.heatmap", self.toggle, self.tr("Show or hide the heatmap"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the explanation"))
        self.cancel = make_tool_button("x", self.tr("Cancel the explanation"))
        self.classes = QComboBox()
        self.classes.setAccessibleName(self.tr("Class explained"))
        self.opacity, self._opacity_text = self._slider(self.tr("Opacity of the heatmap"), 100)
        self.opacity.setValue(round(self.style_chosen.opacity * 100))
        self.threshold, self._threshold_text = self._slider(self.tr("Hide what is below"), _MAX_HIDDEN)
        self.threshold.setValue(round(self.style_chosen.threshold * 100))
        self.threshold.setToolTip(self.tr("Hide what is below this share of the strongest"))
        self.drawing, self.colours = QComboBox(), QComboBox()
        self.drawing.setAccessibleName(self.tr("Drawing of the heatmap"))
        self.colours.setAccessibleName(self.tr("Colours of the heatmap"))
        self.colours.setToolTip(self.colours.accessibleName())
        for drawing in DRAWINGS:
            self.drawing.addItem(QCoreApplication.translate("heat", DRAWING_TITLES[drawing]), drawing)
        for name in COLOURS:
            self.colours.addItem(COLOUR_TITLES[name], name)
        self.drawing.setCurrentIndex(self.drawing.findData(self.style_chosen.drawing))
        self.colours.setCurrentIndex(self.colours.findData(self.style_chosen.colours))
        self.bar = ColourBar(*legend_words(None))
        self.source = make_label(role="muted", wrap=True)
        self.source.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.randomization = RandomizationPanel()
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._lay_out()
        self._show_percents()
        self.show_heatmap(None)
        self.toggle.toggled.connect(self.shown_changed)
        self.cancel.clicked.connect(self.cancel_requested)
        self.classes.activated.connect(lambda: self.class_chosen.emit(self.classes.currentData()))
        for slider in (self.opacity, self.threshold):
            slider.valueChanged.connect(self._on_style_chosen)
        for box in (self.drawing, self.colours):
            box.activated.connect(self._on_style_chosen)
        self._keep.timeout.connect(self._keep_style)

    def set_classes(self, names: tuple[str, ...]) -> None:
        """Say which classes can be explained; the one chosen stays chosen where it is among them."""
        if names == self._names:
            return
        self._names = names
        chosen = self.classes.currentData()
        self.classes.clear()
        self.classes.addItem(self.tr("The one decided on"), None)
        for name in names:
            self.classes.addItem(class_title(name), name)
        if chosen in names:
            self.classes.setCurrentIndex(self.classes.findData(chosen))
        elif chosen is not None:
            self.class_chosen.emit(None)

    def show_heatmap(self, heatmap: SaliencyMap | None) -> None:
        """Say what the heatmap shown is, or that it is being computed."""
        self._heatmap = heatmap
        self._set_busy(heatmap is None)
        if heatmap is None:
            self.source.setText(self.tr("Computing…"))
        else:
            self._describe(heatmap)
        self.randomization.show_maps(heatmap, self._randomized, self.style_chosen)

    def show_randomized(self, heatmap: SaliencyMap | None) -> None:
        """Show the map of an untrained network, or that it is being computed where it is wanted."""
        self._randomized = heatmap
        self._set_busy(heatmap is None and (self._heatmap is None or self.randomization.toggle.isChecked()))
        self.randomization.show_maps(self._heatmap, heatmap, self.style_chosen)

    def show_progress(self, share: float) -> None:
        """Show how much is done."""
        self.progress.setValue(round(share * 100))

    def set_status(self, text: str) -> None:
        """Say why there is no heatmap, or none of an untrained network."""
        self._set_busy(False)
        if self._heatmap is None:
            self.source.setText(text)
        self.randomization.set_status(text)

    def _describe(self, heatmap: SaliencyMap) -> None:
        from pneumoviewer.gui.canvas.heatmap_images import legend_image

        self.bar.set_words(*legend_words(heatmap))
        self.bar.set_colours(legend_image(self.style_chosen, signed=heatmap.signed))
        self.source.setText(heatmap_sentence(heatmap, self.style_chosen))
        self.colours.setEnabled(not heatmap.signed)
        self.colours.setToolTip(
            self.tr("What speaks for the class is orange, what speaks against it blue")
            if heatmap.signed
            else self.tr("Colours of the heatmap; all of them can be told apart by colour-blind eyes")
        )

    def _on_style_chosen(self) -> None:
        self.style_chosen = replace(
            self.style_chosen,
            opacity=self.opacity.value() / 100,
            threshold=self.threshold.value() / 100,
            drawing=self.drawing.currentData(),
            colours=self.colours.currentData(),
        )
        self._show_percents()
        self._keep.start()
        if self._heatmap is not None:
            self._describe(self._heatmap)
            self.randomization.show_maps(self._heatmap, self._randomized, self.style_chosen)
        self.style_changed.emit()

    def _keep_style(self) -> None:
        style = self.style_chosen
        save_settings(
            heat_colours=style.colours,
            heat_drawing=style.drawing,
            heat_threshold=style.threshold,
            heat_opacity=style.opacity,
        )

    def _show_percents(self) -> None:
        self._opacity_text.setText(f"{self.opacity.value()} %")
        self._threshold_text.setText(f"{self.threshold.value()} %")

    def _set_busy(self, busy: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)

    def _slider(self, name: str, most: int) -> tuple[QSlider, QLabel]:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, most)
        slider.setAccessibleName(name)
        percent = make_label()
        percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        follow_theme(percent, lambda: percent.setFixedWidth(scaled(48)))
        return slider, percent

    def _lay_out(self) -> None:
        for widget in (self.progress, self.cancel):
            keep_room(widget)
        top = make_row(self.toggle, make_row(self.progress, self.cancel, spacing=8), spacing=8)
        beside_or_below(top)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        looks = make_row((self.drawing, 1), (self.colours, 1), spacing=8)
        beside_or_below(looks)
        labels = [make_label(text) for text in (self.tr("Class"), self.tr("Drawing"))]
        for label, box, row in zip(labels, (self.classes, self.drawing), (0, 3), strict=True):
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
        grid.addWidget(self.classes, 0, 1)
        for row, (text, slider, percent) in enumerate(
            (
                (self.tr("Opacity"), self.opacity, self._opacity_text),
                (self.tr("Hide below"), self.threshold, self._threshold_text),
            ),
            1,
        ):
            strength = make_row((slider, 1), percent)
            grid.addWidget(make_label(text), row, 0)
            grid.addLayout(strength, row, 1)
        grid.addLayout(looks, 3, 1)
        grid.setColumnStretch(1, 1)
        keep_lines(self.source, _SOURCE_LINES)
        make_column(top, grid, self.bar, self.source, self.randomization, parent=self, margins=0, spacing=8)


def _style_of(settings: Settings) -> HeatmapStyle:
    """Return the look chosen last; of what the settings hold that cannot be, the plain one's."""
    plain = HeatmapStyle()
    return HeatmapStyle(
        colours=next((each for each in COLOURS if each == settings.heat_colours), plain.colours),
        drawing=next((each for each in DRAWINGS if each == settings.heat_drawing), plain.drawing),
        threshold=min(max(settings.heat_threshold, 0.0), _MAX_HIDDEN / 100),
        opacity=min(max(settings.heat_opacity, 0.0), 1.0),
    )
