"""The curves of a training: loss, accuracy and learning rate over the epochs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from pneumoviewer.core.training.events import BatchFinished, Epoch
from pneumoviewer.gui.theme import THEME
from pneumoviewer.gui.widgets.labels import make_label

MOST_POINTS = 2000
_REDRAW_MS = 100
_AXIS_WIDTH = 64
_LEAST_PLOT = QSize(200, 160)  # where there is less room, the page scrolls


class Curve:
    """Points of one line, x never falling; when there are too many, every other one is forgotten."""

    def __init__(self) -> None:
        self.x: list[float] = []
        self.y: list[float] = []

    def add(self, x: float, y: float) -> None:
        """Add a point; one at the same place takes the place of the older."""
        while self.x and self.x[-1] >= x:
            self.x.pop()
            self.y.pop()
        if len(self.x) >= MOST_POINTS:
            # The newest point stays, so that the line always reaches where the training is.
            self.x, self.y = self.x[1::2], self.y[1::2]
        self.x.append(x)
        self.y.append(y)

    def forget_after(self, x: float) -> None:
        """Forget the points beyond a place."""
        end = bisect_right(self.x, x)
        del self.x[end:], self.y[end:]

    def at(self, x: float) -> float | None:
        """Return the value at a point that was added."""
        index = bisect_left(self.x, x)
        return self.y[index] if index < len(self.x) and self.x[index] == x else None


class CurvesPanel(QWidget):
    """Draws the curves at most ten times a second.

    Training is a thin line, validation a bold one of the same hue; a dashed line marks the best epoch.

    Parameters
    ----------
    parent : QWidget or None
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: dict[str, Curve] = {}
        self.best_epoch = 0
        self._epochs = 1
        self._batch_loss = True
        self._plots = {
            "loss": self._make_plot(self.tr("Loss"), legend=True),
            "accuracy": self._make_plot(self.tr("Accuracy")),
            "rate": self._make_plot(self.tr("Learning rate")),
        }
        self._lines: dict[str, pg.PlotDataItem] = {
            name: self._plots[plot].plot([], [], name=title)
            for name, plot, title in (
                ("train_loss", "loss", self.tr("training")),
                ("val_loss", "loss", self.tr("validation")),
                ("train_accuracy", "accuracy", self.tr("training")),
                ("val_accuracy", "accuracy", self.tr("validation")),
                ("learning_rate", "rate", self.tr("learning rate")),
            )
        }
        self._markers = [pg.InfiniteLine(angle=90, movable=False) for _ in range(2)]
        for plot, marker in zip(("loss", "accuracy"), self._markers, strict=True):
            self._plots[plot].addItem(marker, ignoreBounds=True)
        self._log = QToolButton()
        self._log.setText(self.tr("Lo&garithmic loss"))
        self._log.setCheckable(True)
        self._best = make_label(role="muted")
        self._timer = QTimer(self, interval=_REDRAW_MS, singleShot=True)
        self._timer.timeout.connect(self.redraw)
        self._log.toggled.connect(lambda on: self._plots["loss"].setLogMode(y=on))
        THEME.theme_changed.connect(self._on_theme_changed)
        self._lay_out()
        self._on_theme_changed()
        self.clear(1, batch_loss=True)

    def clear(self, epochs: int, *, batch_loss: bool, history: Iterable[Epoch] = (), best_epoch: int = 0) -> None:
        """Begin anew.

        Parameters
        ----------
        epochs : int
            How many there will be; the axis is that long from the start, so that nothing jumps.
        batch_loss : bool
            Whether what a batch reports is on the scale of the epochs' loss; a perceptron's is not.
        history : iterable of Epoch
            What is known already.
        best_epoch : int
            0 for none.
        """
        self.curves = {name: Curve() for name in self._lines}
        self.best_epoch, self._epochs, self._batch_loss = best_epoch, epochs, batch_loss
        for plot in self._plots.values():
            plot.setLimits(xMin=-0.05 * epochs, xMax=1.05 * epochs)
            plot.setXRange(0, epochs, padding=0.04)
        for epoch in history:
            self.add_epoch(epoch, best_epoch)
        self.redraw()

    def add_batch(self, batch: BatchFinished) -> None:
        """Take a batch's figures."""
        x = batch.epoch - 1 + batch.batch / batch.batches
        if self._batch_loss:
            self.curves["train_loss"].add(x, batch.loss)
        self.curves["learning_rate"].add(x, batch.learning_rate)
        self._redraw_soon()

    def add_epoch(self, epoch: Epoch, best_epoch: int) -> None:
        """Take an epoch's figures; its mean loss takes the place of what its batches reported on the way."""
        self.best_epoch = best_epoch
        self.curves["train_loss"].forget_after(epoch.epoch - 1)
        for name, curve in self.curves.items():
            curve.add(epoch.epoch, getattr(epoch, name))
        self._redraw_soon()

    def redraw(self) -> None:
        """Draw what is known now."""
        for name, line in self._lines.items():
            line.setData(self.curves[name].x, self.curves[name].y)
            line.setSymbol("o" if len(self.curves[name].x) == 1 else None)
        for marker in self._markers:
            marker.setVisible(self.best_epoch > 0)
            marker.setValue(self.best_epoch)
        loss, accuracy = (self.curves[name].at(self.best_epoch) for name in ("val_loss", "val_accuracy"))
        if loss is not None and accuracy is not None:
            self._best.setText(
                self.tr("Best epoch {epoch}: validation loss {loss:.3f}, accuracy {accuracy:.1%}").format(
                    epoch=self.best_epoch, loss=loss, accuracy=accuracy
                )
            )
        else:
            self._best.clear()

    def _redraw_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _make_plot(self, title: str, *, legend: bool = False) -> Any:
        plot = pg.PlotWidget()
        plot.setMinimumSize(_LEAST_PLOT)
        plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the wheel scrolls the page
        if legend:  # before the lines, which else would not be in it
            plot.addLegend(offset=(-8, 8))
        plot.setAccessibleName(title)
        plot.setLabel("left", title)
        plot.setLabel("bottom", self.tr("Epoch"))
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.getAxis("left").setWidth(_AXIS_WIDTH)
        plot.getAxis("left").enableAutoSIPrefix(False)
        plot.getAxis("bottom").enableAutoSIPrefix(False)
        plot.enableAutoRange(axis="y")
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return plot

    def _lay_out(self) -> None:
        self._plots["rate"].setFixedHeight(128)
        top = QHBoxLayout()
        top.addWidget(self._best, 1)
        top.addWidget(self._log)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self._plots["loss"], 0, 0)
        grid.addWidget(self._plots["accuracy"], 0, 1)
        grid.addWidget(self._plots["rate"], 1, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(grid, 1)

    def _on_theme_changed(self) -> None:
        text, hue, rate = (QColor(THEME.colour(token)) for token in ("text_muted", "accent", "text_muted"))
        for plot in self._plots.values():
            plot.setBackground(QColor(THEME.colour("panel")))
            plot.showGrid(x=True, y=True, alpha=0.15)
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(text)
                plot.getAxis(side).setTextPen(text)
        for name, line in self._lines.items():
            colour = rate if name == "learning_rate" else hue
            line.setPen(pg.mkPen(colour, width=3 if name.startswith("val") else 1.25))
            line.setSymbolSize(5)
            line.setSymbolPen(None)
            line.setSymbolBrush(colour)
        for marker in self._markers:
            marker.setPen(pg.mkPen(text, width=1, style=Qt.PenStyle.DashLine))
        legend = self._plots["loss"].getPlotItem().legend
        for _, label in legend.items:
            label.setText(label.text, color=text)
