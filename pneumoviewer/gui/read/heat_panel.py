"""Where a convolutional model looked: what the heatmap over the radiograph shows, and how strongly."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from pneumoviewer.engine.protocol import Heatmap
from pneumoviewer.gui.read.words import class_title
from pneumoviewer.gui.widgets.colour_bar import ColourBar
from pneumoviewer.gui.widgets.labels import make_label

OPACITY_PERCENT = 55


class HeatPanel(QWidget):
    """Controls of the heatmap."""

    class_chosen = Signal(object)  # str, or None for the class decided on
    shown_changed = Signal(bool)
    opacity_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.toggle = QCheckBox(self.tr("Show the heatmap"))
        self.toggle.setChecked(True)
        self.toggle.setToolTip(self.tr("Show or hide the heatmap (E)"))
        self.classes = QComboBox()
        self.classes.setAccessibleName(self.tr("Class explained"))
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setValue(OPACITY_PERCENT)
        self.opacity.setAccessibleName(self.tr("Opacity of the heatmap"))
        self._percent = make_label(f"{OPACITY_PERCENT} %")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._percent.setFixedWidth(48)
        self.bar = ColourBar(self.tr("does not speak for it"), self.tr("speaks most for it"))
        self.source = make_label(role="muted", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        strength = QHBoxLayout()
        strength.addWidget(self.opacity, 1)
        strength.addWidget(self._percent)
        grid.addWidget(make_label(self.tr("Class")), 0, 0)
        grid.addWidget(self.classes, 0, 1)
        grid.addWidget(make_label(self.tr("Opacity")), 1, 0)
        grid.addLayout(strength, 1, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.toggle)
        column.addLayout(grid)
        column.addWidget(self.bar)
        column.addWidget(self.source)
        self.show_heatmap(None)
        self.toggle.toggled.connect(self.shown_changed)
        self.opacity.valueChanged.connect(self._on_opacity_changed)
        self.classes.activated.connect(lambda: self.class_chosen.emit(self.classes.currentData()))

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

    def show_heatmap(self, heatmap: Heatmap | None) -> None:
        """Say where the heatmap shown comes from, or that it is being computed."""
        if heatmap is None:
            text = self.tr("Computing…")
        else:
            from pneumoviewer.gui.widgets.sampling import scale_image

            rows, columns = heatmap.values.shape
            self.bar.set_colours(scale_image(signed=False))
            if heatmap.layer != "input":
                text = self.tr(
                    "{method} for “{title}”, from the layer {layer}. Its true resolution is {columns} × {rows}; "
                    "it is smoothed to the radiograph's size."
                )
            else:
                text = self.tr(
                    "{method} for “{title}”: how much hiding each place lowers its probability, at the model's "
                    "{columns} × {rows} pixels; smoothed to the radiograph's size."
                )
            text = text.format(
                method=heatmap.method,
                title=class_title(heatmap.class_name),
                layer=heatmap.layer,
                columns=columns,
                rows=rows,
            )
        # Two lines are kept, so that nothing below moves when it is there.
        self.source.setText(text)
        self.source.setMinimumHeight(3 * self.source.fontMetrics().lineSpacing())

    def tell(self, text: str) -> None:
        """Say why there is no heatmap."""
        self.source.setText(text)

    def _on_opacity_changed(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")
        self.opacity_changed.emit(percent / 100)
