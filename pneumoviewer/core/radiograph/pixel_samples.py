"""Pixel samples: numbers as a picture file stores them, and the grey values that they mean."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile

from pneumoviewer.core.radiograph.intensity import (
    COLOUR_NOTE,
    SCALED_NOTE,
    Grey,
    Rescale,
    Window,
    deep_window,
    depth_of,
    luminance,
    stretched,
)

_ORIENTATION = 0x0112
_SWAPPED = {"B": "L", "L": "B", "N": "B" if sys.byteorder == "little" else "L"}


class Samples(NamedTuple):
    """What a picture file holds, before it is turned upright.

    Attributes
    ----------
    values : ndarray, shape (height, width) or (height, width, 3)
        Grey values of any type, or red, green and blue of uint8 or uint16.
    white_is_zero : bool
        Whether the lowest value is white.
    turned : bool
        Whether it was, and the values of 8 bits were turned.
    orientation : int
        As EXIF and TIFF have it.
    coloured : bool
        Whether grey values were made of colours.
    """

    values: NDArray[Any]
    bits: int
    white_is_zero: bool = False
    turned: bool = False
    orientation: int = 1
    coloured: bool = False


class Shown(NamedTuple):
    """Grey values, 0 is black, and what belongs to them: see `Radiograph`."""

    grey: Grey
    window: Window
    rescale: Rescale
    notes: tuple[str, ...]


def shown(samples: Samples) -> Shown:
    """Return the grey values that samples mean.

    Raises
    ------
    ValueError
        Where they mean none.
    """
    values, coloured = samples.values, samples.coloured
    bright = int(values.max()) if values.dtype == np.uint16 else 0
    if values.ndim == 3:
        values, coloured = luminance(values)
    notes = (COLOUR_NOTE,) if coloured else ()
    if values.dtype.kind in "iu" and values.dtype.itemsize > 1 and values.min() >= 0 and values.max() <= 65535:
        bright = bright or int(values.max())
        values = values.astype(np.uint16)
    elif values.dtype != np.uint8:
        grey, rescale = stretched(values, white_is_zero=samples.white_is_zero)
        return Shown(grey, (0.0, 65535.0), rescale, (*notes, SCALED_NOTE))
    if values.dtype == np.uint8:
        turned = 255 - values if samples.white_is_zero else values
        whole = Rescale(-1.0, 255.0) if samples.white_is_zero or samples.turned else Rescale()
        return Shown(turned, (0.0, 255.0), whole, notes)
    depth = depth_of(bright, samples.bits)
    top = (1 << depth) - 1
    turned = top - values if samples.white_is_zero else values
    return Shown(turned, deep_window(turned, depth), Rescale(-1.0, top) if samples.white_is_zero else Rescale(), notes)


def samples_of(image: Image.Image, bits: int) -> Samples:
    """Return the samples of a loaded picture in any of Pillow's modes."""
    if image.mode.startswith("I") or image.mode == "F":
        return Samples(np.asarray(image), bits)
    transparent = "transparency" in image.info or image.mode in ("LA", "La", "PA", "RGBA", "RGBa")
    if image.mode in ("1", "L") and not transparent:
        return Samples(np.array(image.convert("L")), bits)
    if not transparent:
        return Samples(np.asarray(image.convert("RGB")), bits)
    rgba = image.convert("LA").convert("RGBA") if image.mode == "La" else image.convert("RGBA")
    return composed(np.asarray(rgba), bits, alpha=True)


def composed(values: NDArray[Any], bits: int, *, alpha: bool = False) -> Samples:
    """Return samples without what lies beside grey or colours; what is transparent becomes black.

    Parameters
    ----------
    values : ndarray, shape (height, width) or (height, width, 1 to 4)
        Two are grey and opacity, four are colours and opacity.
    alpha : bool
        Whether the last is opacity, and not something that the file does not explain.
    """
    if values.ndim == 2:
        return Samples(values, bits)
    count = 3 if values.shape[2] >= 3 else 1
    colours, opacity = values[..., :count], values[..., count:]
    # Some writers leave the channel empty and mean nothing by it.
    if alpha and opacity.size and values.dtype in (np.uint8, np.uint16) and opacity.any():
        top = int(np.iinfo(values.dtype).max)
        if opacity.min() < top:
            colours = ((colours.astype(np.uint32) * opacity + top // 2) // top).astype(values.dtype)
    return Samples(colours if count == 3 else colours[..., 0], bits)


def sixteen_bits(upper: ImageFile.ImageFile, lower: ImageFile.ImageFile) -> NDArray[np.uint16]:
    """Return colours of 16 bits, of which Pillow keeps the upper eight: it reads them again in the other byte order.

    Parameters
    ----------
    upper, lower : ImageFile
        The same PNG or TIFF of RGB or RGBA, opened twice; it is loaded here.
    """
    lower.tile = [tile._replace(args=_swapped(tile.args)) for tile in lower.tile]
    lower.load()
    upper.load()
    values = np.asarray(upper).astype(np.uint16)
    values <<= 8
    values |= np.asarray(lower)
    return values


def orientation_of(image: Image.Image) -> int:
    """Return how a loaded picture is still to be turned, as EXIF has it; newer Pillows have turned a TIFF already."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # damaged EXIF data is no reason to refuse the picture
        return 1


def _swapped(args: Any) -> Any:
    mode, *rest = (args,) if isinstance(args, str) else args
    other = f"{mode[:-1]}{_SWAPPED[mode[-1]]}"
    return other if isinstance(args, str) else (other, *rest)
