"""Borders: rows and columns of one grey around a radiograph, such as a letterbox or an export adds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pneumoviewer.core.radiograph.radiograph import Radiograph

TOLERANCE = 10 / 255  # of the window; what varies less is a border, though JPEG has passed over it
MIN_LEFT = 0.3  # of the height and of the width; a picture that is nearly all border has none


def inside_borders(radiograph: Radiograph) -> tuple[int, int, int, int]:
    """Return where a radiograph lies inside its borders: left, top, right, bottom in its pixels."""
    low, high = radiograph.window
    tolerance = TOLERANCE * (high - low)
    rows = _varied(radiograph.pixels, 1, tolerance)
    columns = _varied(radiograph.pixels, 0, tolerance)
    if rows is None or columns is None:
        return 0, 0, radiograph.width, radiograph.height
    return columns[0], rows[0], columns[1], rows[1]


def _varied(pixels: NDArray[np.uint8] | NDArray[np.uint16], axis: int, tolerance: float) -> tuple[int, int] | None:
    """Return from where to where rows (axis 1) or columns (axis 0) are more than one grey."""
    varied = np.flatnonzero(pixels.max(axis).astype(np.float64) - pixels.min(axis) > tolerance)
    if not len(varied) or varied[-1] + 1 - varied[0] < MIN_LEFT * pixels.shape[1 - axis]:
        return None
    return int(varied[0]), int(varied[-1]) + 1
