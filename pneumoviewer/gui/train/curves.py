"""The curves of a training: loss, accuracy and learning rate over the epochs, of one part of it or of several."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QToolButton, QWidget

from pneumoviewer.core.history import Epoch
from pneumoviewer.core.recipe.composition import Composition
from pneumoviewer.core.training.events import BatchFinished
from pneumoviewer.gui.kit.theme import THEME, scaled
from pneumoviewer.gui.text.runs import part_title
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_column, make_row
from pneumoviewer.gui.widgets.plots import make_plot, paint_plot

MAX_POINTS = 2000
WHOLE = ""  # the name of what is no part: a plain training, or the mean of all parts
_REDRAW_MS = 100
_FADED = 110
_DISTORTED = "val_shifted_accuracy"  # few trainings have it
_PLOT_OF = {
    "train_loss": "loss",
    "val_loss": "loss",
    "train_accuracy": "accuracy",
    "val_accuracy": "accuracy",
    _DISTORTED: "accuracy",
    "learning_rate": "rate",
}
_FAINT = ("val_loss", "val_accuracy")  # what is drawn of the parts that are not in view


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
        if len(self.x) >= MAX_POINTS:
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


class _Part:
    """The curves of one part, and its best epoch; 0 for none."""

    def __init__(self) -> None:
        self.curves = {name: Curve() for name in _PLOT_OF}
        self.best_epoch = 0


class CurvesPanel(QWidget):
    """Draws the curves at most ten times a second.

    Training is a thin line, validation a bold one of the same hue, on distorted images dotted; a dashed line marks the
    best epoch. Of several folds
    the one in view is drawn so, the validation of the others faintly behind it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = {WHOLE: _Part()}
        self._part = WHOLE  # what events are about
        self._settings = False
        self._batch_loss = True
        along = self.tr("Epoch")
        self._plots = {
            "loss": make_plot(self.tr("Loss"), along, legend="above"),
            "accuracy": make_plot(self.tr("Accuracy"), along, legend="below"),
            "rate": make_plot(self.tr("Learning rate"), along),
        }
        titles = {"train": self.tr("training"), "val": self.tr("validation"), "learning": self.tr("learning rate")}
        self._lines: dict[str, Any] = {
            name: self._plots[plot].plot(
                [], [], name=self.tr("distorted") if name == _DISTORTED else titles[name.partition("_")[0]]
            )
            for name, plot in _PLOT_OF.items()
        }
        self._faint: dict[tuple[str, str], Any] = {}  # by part and curve
        self._markers = [pg.InfiniteLine(angle=90, movable=False) for _ in range(2)]
        for plot, marker in zip(("loss", "accuracy"), self._markers, strict=True):
            self._plots[plot].addItem(marker, ignoreBounds=True)
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Curves of"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.currentIndexChanged.connect(self._on_view_changed)
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

    @property
    def curves(self) -> dict[str, Curve]:
        """The curves of the part that events are about, by name."""
        return self._parts[self._part].curves

    @property
    def best_epoch(self) -> int:
        """The best epoch of the part that events are about; 0 for none."""
        return self._parts[self._part].best_epoch

    @property
    def shown(self) -> str:
        """The part in view: the one chosen, or else the one that events are about."""
        chosen = self.chooser.currentData()
        return chosen if chosen and chosen in self._parts else self._part

    def clear(
        self, epochs: int, *, batch_loss: bool, settings: bool = False, composition: Composition | None = None
    ) -> None:
        """Begin anew.

        Parameters
        ----------
        epochs : int
            How many there will be, of each part; the axis is that long from the start, so that nothing jumps.
        batch_loss : bool
            Whether what a batch reports is on the scale of the epochs' loss; a perceptron's is not.
        settings : bool
            Whether an epoch is a setting of a grid search: such points are not joined, and have no learning rate.
        composition : Composition, optional
            Of which parts there are curves.
        """
        self._parts, self._part = {WHOLE: _Part()}, WHOLE
        self._batch_loss, self._settings = batch_loss, settings
        for line in self._faint.values():
            line.getViewBox().removeItem(line)
        self._faint.clear()
        self.chooser.blockSignals(True)
        self.chooser.clear()
        if composition is not None and composition.averaged:  # the stages of a cascade learn different things
            folds = composition.cross_validated
            self.chooser.addItem(self.tr("All folds") if folds else self.tr("All networks"), WHOLE)
        self.chooser.blockSignals(False)
        self.chooser.setVisible(composition is not None and bool(composition.part_names))
        self._plots["rate"].setVisible(not settings)
        for plot in self._plots.values():
            plot.setLimits(xMin=-0.05 * epochs, xMax=1.05 * epochs)
            plot.setXRange(0, epochs, padding=0.04)
            plot.setLabel("bottom", self.tr("Setting") if settings else self.tr("Epoch"))
        self._on_theme_changed()
        self.redraw()

    def begin_part(self, name: str) -> None:
        """Say which part the events that follow are about."""
        self._part = name
        self._parts.setdefault(name, _Part())
        self._offer(name)
        if self.chooser.findData(WHOLE) < 0:  # of a cascade, what is being learned comes into view
            self.chooser.setCurrentIndex(self.chooser.findData(name))
        self._on_view_changed()

    def set_history(self, name: str, history: Iterable[Epoch], best_epoch: int) -> None:
        """Say all that is known of a part."""
        before, self._part = self._part, name
        self._parts[name] = _Part()
        for epoch in history:
            self.add_epoch(epoch, best_epoch)
        self._part = before
        self._offer(name)
        self._on_view_changed()

    def add_batch(self, batch: BatchFinished) -> None:
        """Take a batch's figures."""
        x = batch.epoch - 1 + batch.batch / batch.batches
        if self._batch_loss:
            self.curves["train_loss"].add(x, batch.loss)
        self.curves["learning_rate"].add(x, batch.learning_rate)
        self._redraw_soon()

    def add_epoch(self, epoch: Epoch, best_epoch: int) -> None:
        """Take an epoch's figures; its mean loss takes the place of what its batches reported on the way."""
        part = self._parts[self._part]
        part.best_epoch = best_epoch
        part.curves["train_loss"].forget_after(epoch.epoch - 1)
        for name, curve in part.curves.items():
            value = getattr(epoch, name)
            if value is not None:
                curve.add(epoch.epoch, value)
        self._redraw_soon()

    def redraw(self) -> None:
        """Draw what is known now of the part in view."""
        self._timer.stop()
        part = self._parts[self.shown]
        for name, line in self._lines.items():
            line.setData(part.curves[name].x, part.curves[name].y)
            line.setSymbol("o" if self._settings or len(part.curves[name].x) == 1 else None)
        self._plots["accuracy"].getPlotItem().legend.setVisible(bool(part.curves[_DISTORTED].x))
        highest = max(part.curves["learning_rate"].y, default=0.0)
        self._plots["rate"].setYRange(0, 1.1 * highest or 1.0, padding=0)
        for marker in self._markers:
            marker.setVisible(part.best_epoch > 0)
            marker.setValue(part.best_epoch)
        self._best.setText(self._best_words(part))

    def _best_words(self, part: _Part) -> str:
        loss, accuracy = (part.curves[name].at(part.best_epoch) for name in ("val_loss", "val_accuracy"))
        if loss is not None and accuracy is not None:
            if self._settings:
                words = self.tr("Best setting {epoch}: validation loss {loss:.3f}, accuracy {accuracy:.1%}")
            else:
                words = self.tr("Best epoch {epoch}: validation loss {loss:.3f}, accuracy {accuracy:.1%}")
            return words.format(epoch=part.best_epoch, loss=loss, accuracy=accuracy)
        if self.shown == WHOLE and part.curves["val_loss"].x and len(self._parts) > 1:
            return self.tr("The mean of all, and each of them faintly")
        return ""

    def _offer(self, name: str) -> None:
        if name != WHOLE and self.chooser.findData(name) < 0:
            self.chooser.addItem(part_title(name), name)

    def _on_view_changed(self) -> None:
        """Draw the part in view, and the others behind it where all are wanted."""
        wanted = self.chooser.count() > 0 and self.chooser.currentData() == WHOLE
        others = [name for name in self._parts if wanted and name not in (WHOLE, self.shown)]
        for name in others:
            for curve in _FAINT:
                if (name, curve) not in self._faint:
                    self._faint[name, curve] = self._plots[_PLOT_OF[curve]].plot([], [])
                    self._faint[name, curve].setZValue(-1)
                points = self._parts[name].curves[curve]
                self._faint[name, curve].setData(points.x, points.y)
        for (name, _), line in self._faint.items():
            line.setVisible(name in others)
        self._paint_faint()
        self.redraw()

    def _redraw_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _lay_out(self) -> None:
        top = make_row((self._best, 1), self.chooser, self._log, spacing=8)
        grid = QGridLayout()
        grid.setSpacing(8)
        # A height of its own, which the grid then keeps also where it is more than the other plots have.
        self._plots["rate"].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.addWidget(self._plots["loss"], 0, 0)
        grid.addWidget(self._plots["accuracy"], 0, 1)
        grid.addWidget(self._plots["rate"], 1, 0, 1, 2)
        make_column(top, (grid, 1), parent=self, margins=0, spacing=8)

    def _on_theme_changed(self) -> None:
        text, hue = QColor(THEME.colour("text_muted")), QColor(THEME.colour("accent"))
        for plot in self._plots.values():
            paint_plot(plot)
        self._plots["rate"].setFixedHeight(scaled(128))
        for name, line in self._lines.items():
            colour = text if name == "learning_rate" else hue
            bold = name.startswith("val")
            style = Qt.PenStyle.DotLine if name == _DISTORTED else Qt.PenStyle.SolidLine
            line.setPen(None if self._settings else pg.mkPen(colour, width=3 if bold else 1.25, style=style))
            line.setSymbolSize(8 if self._settings and bold else 5)
            line.setSymbolPen(None)
            line.setSymbolBrush(colour)
        for marker in self._markers:
            marker.setPen(pg.mkPen(text, width=1, style=Qt.PenStyle.DashLine))
        self._paint_faint()

    def _paint_faint(self) -> None:
        faint = QColor(THEME.colour("accent"))
        faint.setAlpha(_FADED)
        for line in self._faint.values():
            line.setPen(pg.mkPen(faint, width=1))
