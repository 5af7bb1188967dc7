"""Drawing: a saliency map in colours over a radiograph, above a threshold, as a blend or as contours.

Knows neither Qt nor torch: the window and the files that the command line writes look the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from pneumoviewer.core.explain.heatmap_style import SIGNED_COLOURS, HeatmapStyle
from pneumoviewer.core.radiograph.display import colour_table

SIDE = 768  # pixels that a map is smoothed to
_DARK, _DARK_OPACITY = 1, 150  # of the rim that keeps contours visible on white
_LINE = 2
# Contours have the colours of the map's upper part alone: a line must be seen on black.
_DIMMEST = 0.45
_BRIGHT_PART = 2 / 3  # of the signed table; opacity tells the size, and what is strongest must be seen on black


def drawn(values: NDArray[np.float32], style: HeatmapStyle, *, signed: bool = False) -> NDArray[np.uint8]:
    """Draw a map, without the style's opacity.

    Parameters
    ----------
    values : ndarray of float32, shape (rows, columns), in [0, 1] or signed in [-1, 1]

    Returns
    -------
    ndarray of uint8, shape (rows, columns, 4)
        Red, green, blue and opacity, not multiplied.
    """
    size = np.abs(values)
    table = _table(style, signed=signed)
    rgba = np.zeros((*values.shape, 4), np.uint8)
    if style.drawing == "blend":
        rgba[..., :3] = table[_steps(values, signed=signed)]
        rgba[..., 3] = np.where(size >= style.threshold, np.rint(np.clip(size, 0, 1) * 255), 0)
        return rgba
    for level in style.levels:
        for sign in (1, -1) if signed else (1,):
            line, rim = _contour(sign * values >= level)
            shown = _DIMMEST + (1 - _DIMMEST) * level
            rgba[rim & (rgba[..., 3] == 0)] = (0, 0, 0, _DARK_OPACITY)
            rgba[line, :3] = table[_steps(np.float32(sign * shown), signed=signed)]
            rgba[line, 3] = 255
    return rgba


def legend(style: HeatmapStyle, *, signed: bool = False, width: int = 256, height: int = 8) -> NDArray[np.uint8]:
    """Return the colours of :func:`drawn` from the lowest value to the highest, shape (height, width, 4)."""
    ramp = np.linspace(-1.0 if signed else 0.0, 1.0, width, dtype=np.float32)
    return drawn(np.repeat(ramp[None], height, axis=0), style, signed=signed)


def smoothed(values: NDArray[np.float32], side: int = SIDE) -> NDArray[np.float32]:
    """Return a map with its longer side at least so many pixels, straight lines between the middles of its cells.

    Values, not colours, are what is smoothed: a threshold's edge and a contour lie where the value is.
    """
    rows, columns = values.shape
    larger = side / max(rows, columns)
    if larger <= 1:
        return values
    size = (max(1, round(columns * larger)), max(1, round(rows * larger)))
    image = Image.fromarray(np.ascontiguousarray(values, np.float32))
    return np.asarray(image.resize(size, Image.Resampling.BILINEAR), np.float32)


def _table(style: HeatmapStyle, *, signed: bool) -> NDArray[np.uint8]:
    return colour_table(SIGNED_COLOURS if signed else style.colours)


def _steps(values: ArrayLike, *, signed: bool) -> NDArray[np.intp]:
    """Return where in the table values are; a signed one's middle is 0, and its dark ends are left out."""
    places = (np.asarray(values) * _BRIGHT_PART + 1) / 2 if signed else np.asarray(values)
    steps: NDArray[np.intp] = np.rint(np.clip(places, 0.0, 1.0) * 255).astype(np.intp)
    return steps


def _contour(inside: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the inner border of an area, and the dark rim on both sides of it."""
    shrunk = _shrunk(inside, _LINE)
    line = inside & ~shrunk
    return line, (_grown(inside, _DARK) & ~inside) | (shrunk & ~_shrunk(shrunk, _DARK))


def _shrunk(area: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    return ~_grown(~area, by)


def _grown(area: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Return an area and what is beside it; the picture's border grows nothing, so it is no contour."""
    for _ in range(by):
        more = area.copy()
        more[1:] |= area[:-1]
        more[:-1] |= area[1:]
        more[:, 1:] |= area[:, :-1]
        more[:, :-1] |= area[:, 1:]
        area = more
    return area
