"""Heatmap images: maps and model inputs as pictures for the window. Imports numpy, so late."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from pneumoviewer.core.explain.drawing import drawn, legend, smoothed
from pneumoviewer.core.explain.heatmap_style import SIGNED_COLOURS, HeatmapStyle
from pneumoviewer.core.explain.saliency_map import SaliencyMap
from pneumoviewer.core.radiograph.display import apply_colour_map


def overlay_image(heatmap: SaliencyMap, style: HeatmapStyle) -> QImage:
    """Return a map as it is laid over the radiograph: smoothed, and as transparent as the style says."""
    rgba = drawn(smoothed(heatmap.values), style, signed=heatmap.signed)
    rgba[..., 3] = np.rint(rgba[..., 3] * np.float32(style.opacity))
    return _picture(rgba)


def cells_image(heatmap: SaliencyMap, style: HeatmapStyle) -> QImage:
    """Return a map's own cells, opaque: one pixel each."""
    if heatmap.signed:
        return _picture(apply_colour_map((heatmap.values + 1) / 2, SIGNED_COLOURS))
    return _picture(apply_colour_map(heatmap.values, style.colours))


def legend_image(style: HeatmapStyle, *, signed: bool, width: int = 256, height: int = 8) -> QImage:
    """Return a map's colours from the lowest value to the highest, as :func:`overlay_image` draws them."""
    return _picture(legend(replace(style, opacity=1.0), signed=signed, width=width, height=height))


def signed_scale() -> QImage:
    """Return the colours of :func:`signed_image`, lowest value first, in one row."""
    return signed_image(np.linspace(-1.0, 1.0, 256, dtype=np.float32)[None])


def signed_image(values: NDArray[np.float32]) -> QImage:
    """Return values for and against, scaled by the largest in size, as an opaque picture; neutral is in the middle."""
    largest = float(np.abs(values).max()) or 1.0
    return _picture(apply_colour_map((values / largest + 1.0) / 2.0, "balance"))


def grey_image(pixels: NDArray[np.uint8], least: int = 512) -> QImage:
    """Return pixels as a grey picture of at least so many a side, each a square of its own that smoothing leaves."""
    times = max(1, -(-least // max(pixels.shape)))
    larger = np.ascontiguousarray(pixels.repeat(times, axis=0).repeat(times, axis=1))
    rows, columns = larger.shape
    return QImage(larger.data, columns, rows, columns, QImage.Format.Format_Grayscale8).copy()


def _picture(rgba: NDArray[np.uint8]) -> QImage:
    rows, columns, _ = rgba.shape
    contiguous = np.ascontiguousarray(rgba)
    # A copy, as a QImage keeps no hold on the memory it is made from: https://doc.qt.io/qt-6/qimage.html#QImage-4
    return QImage(contiguous.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()
