"""Grey values: from colour, from wider numbers, and the window that shows them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pneumoviewer.core.words import QT_TRANSLATE_NOOP

COLOUR_NOTE = QT_TRANSLATE_NOOP("notes", "The picture is in colour; its brightness was read as grey values")
SCALED_NOTE = QT_TRANSLATE_NOOP("notes", "The file's numbers are no ordinary grey values; their range was stretched")

Grey = NDArray[np.uint8] | NDArray[np.uint16]
Window = tuple[float, float]

_DEPTHS = (8, 10, 12, 14, 16)
_ROUNDING = 4
_SAMPLES = 1_000_000


def luminance(rgb: Grey) -> tuple[Grey, bool]:
    """Return the brightness of a colour picture, and whether it really has colour.

    The weights are those of ITU-R BT.601 (0.299, 0.587, 0.114) in 16-bit fixed point, which leave equal channels
    exactly as they are.

    Parameters
    ----------
    rgb : ndarray of uint8 or uint16, shape (height, width, 3)

    Returns
    -------
    grey : ndarray, shape (height, width)
        Of the same type.
    coloured : bool
        False where the channels agree up to the few steps that JPEG's rounding leaves.
    """
    grey = np.empty(rgb.shape[:2], rgb.dtype)
    coloured = False
    tolerance = _ROUNDING * (257 if rgb.dtype == np.uint16 else 1)
    for start in range(0, len(rgb), 512):  # in bands, because the intermediate values take four bytes each
        red, green, blue = np.moveaxis(rgb[start : start + 512].astype(np.uint32), 2, 0)
        grey[start : start + 512] = (red * 19595 + green * 38470 + blue * 7471 + 32768) >> 16
        spread = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue)
        coloured = coloured or int(spread.max()) > tolerance
    return grey, coloured


def stretched(values: NDArray[Any]) -> NDArray[np.uint16]:
    """Stretch the finite range of any numbers over 16 bits; what is not finite becomes black.

    Parameters
    ----------
    values : ndarray, shape (height, width)

    Returns
    -------
    ndarray of uint16, shape (height, width)

    Raises
    ------
    ValueError
        Where no value is finite.
    """
    finite = np.isfinite(values)
    if not finite.any():
        raise ValueError("no finite value")
    low, high = float(values[finite].min()), float(values[finite].max())
    # Halved, because the difference of two finite numbers need not be finite.
    span = high / 2 - low / 2
    if span <= 0:
        return np.zeros(values.shape, np.uint16)
    scaled = np.where(finite, (values.astype(np.float64) / 2 - low / 2) / span * 65535.0, 0.0)
    return np.rint(scaled).astype(np.uint16)


def depth_of(pixels: Grey, bits: int) -> int:
    """Return how many bits the grey values really have.

    Sixteen bits are often only the container of a detector's 10, 12 or 14: then it is the smallest of these depths
    that holds the brightest pixel.

    Parameters
    ----------
    pixels : ndarray of uint16
    bits : int
        Bits a sample in the file; believed where they are fewer than sixteen.
    """
    high = int(pixels.max())
    return bits if bits < 16 else next(d for d in _DEPTHS if high < 1 << d)


def deep_window(pixels: Grey, depth: int) -> Window:
    """Return the window of a picture of more than eight bits that says nothing of how to show it.

    It is the whole range of its depth. A picture that uses less than a quarter of that would look flat: it is shown
    from its darkest to its brightest pixel.

    Parameters
    ----------
    pixels : ndarray of uint16
    depth : int
        Bits the values really have, of :func:`depth_of`.
    """
    low, high = int(pixels.min()), int(pixels.max())
    top = (1 << depth) - 1
    if 0 < high - low < top / 4:
        return float(low), float(high)
    return 0.0, float(top)


def sampled(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return a picture's pixels, shape (height, width); of a large picture about a million on a grid."""
    step = max(1, round((pixels.size / _SAMPLES) ** 0.5))
    return pixels[::step, ::step]


def robust_window(pixels: NDArray[Any], leave_out: NDArray[np.bool_] | None = None) -> Window:
    """Return the 0.5th and 99.5th percentile of the grey values.

    Parameters
    ----------
    pixels : ndarray, shape (height, width)
        Large pictures are sampled on a grid.
    leave_out : ndarray of bool, shape (height, width), optional
        Pixels that do not count, such as the padding outside a detector.
    """
    values = sampled(pixels)
    if leave_out is not None and not (kept := ~sampled(leave_out)).all() and kept.any():
        values = values[kept]
    low, high = (float(v) for v in np.percentile(values, (0.5, 99.5)))
    if low < high:
        return low, high
    return float(values.min()), float(max(values.max(), values.min() + 1))
