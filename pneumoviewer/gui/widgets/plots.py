"""Plots as all pages draw them: quiet, in the theme's colours, with room that does not change. Imports pyqtgraph."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QSizePolicy

from pneumoviewer.gui.kit.theme import THEME, scaled, text_px, widened

MIN_PLOT = QSize(200, 160)  # where there is less room, the page scrolls
_AXIS_WIDTH = 72
_LEGEND_OPACITY = 0.85
_NAMED = (1, 2, 5)  # of a decade's ticks, those with room for their number


def make_plot(title: str, along: str, *, legend: Literal["", "above", "below"] = "") -> Any:
    """Return a plot widget that only shows.

    Parameters
    ----------
    title, along : str
        What its height and its width mean.
    legend : {"", "above", "below"}
        In which corner at the right the lines added from now on are named, so that their ends stay free.
    """
    plot = pg.PlotWidget()
    plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the wheel scrolls the page
    if legend:  # before the lines, which else would not be in it
        plot.addLegend(offset=(-8, 8 if legend == "above" else -8))
    plot.setAccessibleName(title)
    plot.setLabel("left", title)
    plot.setLabel("bottom", along)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)
    plot.getAxis("left").logTickStrings = _log_tick_names
    for side in ("left", "bottom"):
        plot.getAxis(side).enableAutoSIPrefix(False)
    plot.enableAutoRange(axis="y")
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return plot


def paint_plot(plot: Any) -> None:
    """Give a plot the colours of the theme in use, and words of the size in use."""
    text = QColor(THEME.colour("text_muted"))
    font = QFont(QGuiApplication.font())
    font.setPixelSize(text_px("small"))
    plot.setBackground(QColor(THEME.colour("panel")))
    plot.setMinimumSize(widened(MIN_PLOT.width()), widened(MIN_PLOT.height()))
    plot.getAxis("left").setWidth(scaled(_AXIS_WIDTH))
    plot.showGrid(x=True, y=True, alpha=0.15)
    for side in ("left", "bottom"):
        plot.getAxis(side).setPen(text)
        axis = plot.getAxis(side)
        axis.setTextPen(text)
        axis.setTickFont(font)
        axis.label.setFont(font)
    legend = plot.getPlotItem().legend
    if legend is not None:
        behind = QColor(THEME.colour("panel"))
        behind.setAlphaF(_LEGEND_OPACITY)  # its words are read even where a curve runs below them
        legend.setBrush(behind)
        for _, label in legend.items:
            label.setText(label.text, color=text, size=f"{text_px('small')}px")


def _log_tick_names(values: Sequence[float], scale: float, spacing: float) -> list[str]:
    """Name so many ticks of a logarithmic axis that they can be read; `values` are logarithms."""
    firsts = [round(10 ** (value - math.floor(value + 1e-9))) for value in values]
    return [f"{10.0**value * scale:g}" if first in _NAMED else "" for value, first in zip(values, firsts, strict=True)]
