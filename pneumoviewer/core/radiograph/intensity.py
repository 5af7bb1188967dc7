"""Intensity: grey values from colour and from deeper numbers, and the window that shows them. Decision 38."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log10
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

COLOUR_NOTE = QT_TRANSLATE_NOOP("notes", "The picture is in colour; its brightness was read as grey values")
SCALED_NOTE = QT_TRANSLATE_NOOP("notes", "The file's numbers are no ordinary grey values; their range was stretched")

Grey = NDArray[np.uint8] | NDArray[np.uint16]
Window = tuple[float, float]

_DEPTHS = (8, 10, 12, 14, 16)
# The largest number of what is commonly stored as wider integers or as floats: shares, and whole numbers of a depth.
_TOPS = (1.0, 255.0, 1023.0, 4095.0, 16383.0, 65535.0, 4294967295.0)
_ROUNDING = 4
_SAMPLES = 1_000_000
_MAX_DECIMALS = 6


@dataclass(frozen=True)
class Rescale:
    """From grey values, of which 0 is black, back to the file's own numbers, which are what a person is told.

    Attributes
    ----------
    slope, intercept : float
        A file's own number is slope × grey value + intercept; the slope is negative where the file's 0 is white.
    exact : bool
        Whether a window is told as from its low to its high end (DICOM's LINEAR_EXACT, and pictures of fractions) and
        not as whole numbers are (LINEAR), of which 0 to 4095 is 4096 wide around 2048: PS3.3 C.11.2.1.2.
    """

    slope: float = 1.0
    intercept: float = 0.0
    exact: bool = False

    def value(self, grey: float) -> float:
        """Return the file's own number of a grey value."""
        return self.slope * grey + self.intercept

    def centre_and_width(self, window: Window) -> tuple[float, float]:
        """Return Window Center and Window Width, in the file's own numbers, of a window in grey values."""
        one, other = self.value(window[0]), self.value(window[1])
        step = 0.0 if self.exact else 1.0
        return (one + other + step) / 2, abs(other - one) + step

    def text(self, number: float) -> str:
        """Return one of the file's own numbers with as many decimals as a step of the grey values is worth."""
        decimals = max(0, ceil(-log10(abs(self.slope)))) if self.slope else 0
        return f"{number:.{decimals}f}" if decimals <= _MAX_DECIMALS else f"{number:.{_MAX_DECIMALS}g}"


def luminance(rgb: Grey) -> tuple[Grey, bool]:
    """Return the brightness of a colour picture, and whether it really has colour.

    The weights are those of ITU-R BT.601 (0.299, 0.587, 0.114) in 16-bit fixed point, which leave equal channels
    exactly as they are.

    Parameters
    ----------
    rgb : ndarray of uint8, shape (height, width, 3 or 4), or of uint16, shape (height, width, 3)
        A fourth channel means nothing.

    Returns
    -------
    grey : ndarray, shape (height, width)
        Of the same type.
    coloured : bool
        False where the channels agree up to the few steps that JPEG's rounding leaves; looked for on a grid of about
        a million samples.
    """
    if rgb.dtype == np.uint8:  # in C, by the same formula
        few = rgb.view(np.uint8)
        return np.array(_image_of(few).convert("L")), _is_coloured(few)
    grey = np.empty(rgb.shape[:2], rgb.dtype)
    coloured = False
    for start in range(0, len(rgb), 512):  # in bands, because the intermediate values take four bytes each
        red, green, blue = np.moveaxis(rgb[start : start + 512].astype(np.uint32), 2, 0)
        grey[start : start + 512] = (red * 19595 + green * 38470 + blue * 7471 + 32768) >> 16
        spread = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue)
        coloured = coloured or int(spread.max()) > _ROUNDING * 257
    return grey, coloured


def _image_of(rgb: NDArray[np.uint8]) -> Image.Image:
    if rgb.shape[2] == 3:
        return Image.fromarray(rgb)
    return Image.frombuffer("RGBX", rgb.shape[1::-1], rgb, "raw", "RGBX", 0, 1)  # which copies nothing


def _is_coloured(rgb: NDArray[np.uint8]) -> bool:
    red, green, blue, *_ = _image_of(np.ascontiguousarray(sampled(rgb))).split()
    pairs = ((red, green), (green, blue), (red, blue))
    return any(np.asarray(ImageChops.difference(one, other)).max() > _ROUNDING for one, other in pairs)


def stretched(values: NDArray[Any], *, white_is_zero: bool = False) -> tuple[NDArray[np.uint16], Rescale]:
    """Stretch the range of any numbers over 16 bits; what is not finite becomes black.

    Numbers far outside those from the 0.5th to the 99.5th percentile (by more than these span) are single pixels that
    say nothing of the range, and are cut off. What is left goes from its lowest to its highest, or from 0 to the end of
    the usual range that it lies in (1, 255, 4095 …) where it fills a quarter of that or more.

    Parameters
    ----------
    values : ndarray, shape (height, width)
    white_is_zero : bool
        Whether the lowest number is white.

    Returns
    -------
    grey : ndarray of uint16, shape (height, width)
    rescale : Rescale
        Back to the numbers.

    Raises
    ------
    ValueError
        Where no value is finite.
    """
    finite = np.isfinite(values)
    if not finite.any():
        raise ValueError("no finite value")
    low, high = _usual_range(values[finite])
    # Halved, because the difference of two finite numbers need not be finite.
    span = high / 2 - low / 2
    if span <= 0:
        return np.zeros(values.shape, np.uint16), Rescale(0.0, low, exact=True)
    shares = (np.clip(np.where(finite, values, low), low, high).astype(np.float64) / 2 - low / 2) / span
    if white_is_zero:
        shares = 1.0 - shares
    grey = np.rint(np.where(finite, shares, 0.0) * 65535.0).astype(np.uint16)
    slope = span / 65535.0 * 2
    return grey, Rescale(-slope, high, exact=True) if white_is_zero else Rescale(slope, low, exact=True)


def _usual_range(finite: NDArray[Any]) -> Window:
    # Not interpolated, because that may leave the range of the numbers.
    samples = finite[:: max(1, finite.size // _SAMPLES)]
    low, high = (float(v) for v in np.percentile(samples, (0.5, 99.5), method="nearest"))
    least, most = float(finite.min()), float(finite.max())
    span = high / 2 - low / 2
    if span > 0:
        least = low if low / 2 - least / 2 > span else least
        most = high if most / 2 - high / 2 > span else most
    top = next((top for top in _TOPS if most <= top), None)
    if least >= 0 and top is not None and most - least >= top / 4:
        return 0.0, top
    return least, most


def depth_of(brightest: int, bits: int) -> int:
    """Return how many bits samples really have.

    Sixteen bits are often only the container of a detector's 10, 12 or 14: then it is the smallest of these depths
    that holds the largest sample.

    Parameters
    ----------
    brightest : int
        The largest sample; of colours, in any channel.
    bits : int
        Bits a sample in the file; believed where they are fewer than sixteen.
    """
    return bits if bits < 16 else next(d for d in _DEPTHS if brightest < 1 << d)


def deep_window(pixels: Grey, depth: int) -> Window:
    """Return the window of a picture of more than eight bits that says nothing of how to show it.

    It is the whole range of its depth. A picture that uses less than a quarter of that would look flat: it is shown
    from its darkest to its brightest pixel.

    Parameters
    ----------
    depth : int
        Bits the values really have, of :func:`depth_of`.
    """
    low, high = int(pixels.min()), int(pixels.max())
    top = (1 << depth) - 1
    if 0 < high - low < top / 4:
        return float(low), float(high)
    return 0.0, float(top)


def sampled(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return a picture's pixels, shape (height, width, …); of a large picture about a million samples on a grid."""
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
