"""Probability bars: one a class, in the class's colour."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pneumoviewer.core.classes import NORMAL
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.theme import THEME, scaled

ROW = 36
BAR = 10
ROWS_KEPT = 2


class ProbabilityBars(QWidget):
    """Bars with names, figures and the model's threshold; keeps its room while nothing is known yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._values: tuple[float, ...] | None = None
        self._threshold: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Probabilities"))
        THEME.theme_changed.connect(self.updateGeometry)
        THEME.theme_changed.connect(self.update)

    @property
    def values(self) -> tuple[float, ...] | None:
        """The probabilities shown, in the order of the classes."""
        return self._values

    def show_values(
        self,
        names: Sequence[str],
        labels: Sequence[str],
        values: Sequence[float] | None = None,
        threshold: float | None = None,
    ) -> None:
        """Show probabilities, classes and figures at once, so that they always fit each other.

        Parameters
        ----------
        names, labels : sequence of str
            The classes, and what they are called in words.
        values : sequence of float or None
            In [0, 1], one a class; empty bars for None.
        threshold : float or None
            On P(pneumonia); marked on the bar of the only other class than normal, if there is but one.

        Raises
        ------
        ValueError
            Where there are not as many of one as of the other, or a value is no number.
        """
        shown = None if values is None else tuple(values)
        if len(labels) != len(names) or (shown is not None and len(shown) != len(names)):
            raise ValueError(f"{names}, {labels} and {shown} do not fit each other")
        if not all(map(isfinite, (*(shown or ()), threshold or 0.0))):
            raise ValueError(f"{shown} and {threshold} are not all numbers")
        if len(names) != len(self._names):
            self.updateGeometry()
        self._names, self._labels, self._values = tuple(names), tuple(labels), shown
        self._threshold = threshold if len(self._names) == 2 and NORMAL in self._names else None
        spoken = zip(self._labels, self._values or (), strict=False)
        self.setAccessibleDescription(", ".join(f"{label} {value:.0%}" for label, value in spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all classes."""
        return QSize(280, scaled(ROW) * max(ROWS_KEPT, len(self._names)))

    def minimumSizeHint(self) -> QSize:
        """Return a width at which names and figures fit."""
        return QSize(160, self.sizeHint().height())

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names, figures, bars and threshold."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, (name, label) in enumerate(zip(self._names, self._labels, strict=True)):
            top = row * scaled(ROW)
            line = QRectF(0, top, self.width(), scaled(ROW) - BAR - 8)
            painter.setPen(QColor(THEME.colour("text")))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
            value = None if self._values is None else self._values[row]
            figure = "–" if value is None else f"{value:.3f}"
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
            groove = QRectF(0, line.bottom() + 2, self.width(), BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(THEME.colour("raised")))
            painter.drawRoundedRect(groove, 3, 3)
            if value is not None:
                painter.setBrush(QColor(THEME.class_colour(name)))
                painter.setClipRect(QRectF(groove.x(), groove.y(), groove.width() * value, BAR))
                painter.drawRoundedRect(groove, 3, 3)
                painter.setClipping(False)
            if self._threshold is not None and name != NORMAL:
                x = groove.x() + groove.width() * self._threshold
                painter.setPen(QPen(QColor(THEME.colour("text")), 2))
                painter.drawLine(int(x), int(groove.top()) - 3, int(x), int(groove.bottom()) + 3)
