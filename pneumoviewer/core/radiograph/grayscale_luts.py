"""Grayscale LUTs: the grey value of every stored number, PS3.3 C.11.1 (modality), C.11.2 (VOI), C.7.6.3.1.2 (polarity).

A radiograph has at most 65,536 different stored values, so everything is computed on a table of these.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from pneumoviewer.core.radiograph.dicom_tags import term
from pneumoviewer.core.radiograph.intensity import Grey, Rescale, Window

_TOP = 65535.0
_Values = NDArray[np.float64]


def grey_table(ds: Dataset, stored: NDArray[Any]) -> tuple[Grey, Window | None, Rescale]:
    """Return the grey value of each stored value, and the window to show them with.

    Parameters
    ----------
    stored : ndarray of int, shape (values,)
        All values its bits can hold, ascending.

    Returns
    -------
    table : ndarray of uint8 or uint16, shape (values,)
        0 is black. Whole numbers are kept as they are, if need be moved so that none is negative.
    window : tuple of float, or None
        In grey values; None where the file asks for none that has a low end below its high one.
    rescale : Rescale
        From grey values to the file's own: what its modality LUT gives, or a VOI LUT where there is one.
    """
    values = _modality(ds, stored)
    window: Window | None
    lut = _item(ds, "VOILUTSequence")
    linear = None if lut is not None else _linear_window(ds)
    if lut is not None:
        # The table's own maximum, because many say that they have 16 bits and hold 12.
        values, top = _through(lut, values)
        low, high, window = 0.0, max(top, 1.0), (0.0, max(top, 1.0))
    elif (sigmoid := _sigmoid(ds, values)) is not None:
        values, low, high, window = sigmoid, 0.0, _TOP, (0.0, _TOP)
    else:
        low, high = float(values.min()), float(values.max())
        window = linear
    if not np.array_equal(values, np.rint(values)) or high - low > _TOP:
        scale = _TOP / max(high - low, 1e-12)
    else:
        scale = 1.0
        if low >= 0 and high <= _TOP:
            low = 0.0
    values = (values - low) * scale
    top = (high - low) * scale
    if window is not None:
        window = (window[0] - low) * scale, (window[1] - low) * scale
    exact = term(ds, "VOILUTFunction") == "LINEAR_EXACT" or (scale != 1.0 and linear is None)
    rescale = Rescale(1 / scale, low, exact)
    if term(ds, "PhotometricInterpretation") == "MONOCHROME1" or term(ds, "PresentationLUTShape") == "INVERSE":
        values = top - values
        rescale = Rescale(-1 / scale, low + top / scale, exact)
        if window is not None:
            window = top - window[1], top - window[0]
    whole = np.rint(values)
    return (whole.astype(np.uint8) if top <= 255 else whole.astype(np.uint16)), window, rescale


def _item(ds: Dataset, sequence: str) -> Dataset | None:
    items = ds.get(sequence)
    return items[0] if items and "LUTData" in items[0] and "LUTDescriptor" in items[0] else None


def _numbers(ds: Dataset, key: str) -> list[float | None]:
    """Return a tag's numbers; None for each that is none."""
    try:
        value = ds.get(key)
    except Exception:  # pydicom converts a value when it is asked for, and raises what it likes
        return []
    several = isinstance(value, list | tuple) or hasattr(value, "append")
    return [_number(each) for each in (value if several else [value])]


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if isfinite(number) else None


def _modality(ds: Dataset, stored: NDArray[Any]) -> _Values:
    values = stored.astype(np.float64)
    lut = _item(ds, "ModalityLUTSequence")
    if lut is not None:
        return _through(lut, values)[0]
    slope, intercept = ((_numbers(ds, key) or [None])[0] for key in ("RescaleSlope", "RescaleIntercept"))
    return values * (slope or 1.0) + (intercept or 0.0)


def _through(lut: Dataset, values: _Values) -> tuple[_Values, float]:
    """Return values looked up in a LUT, and the largest that it gives."""
    count, first = (int(v) for v in lut.LUTDescriptor[:2])
    count = count or 65536
    if first > 32767 and values.min() < 0:  # a signed number read as an unsigned one
        first -= 65536
    data = lut.LUTData
    if isinstance(data, bytes):
        entries = np.frombuffer(data, np.uint8 if len(data) < 2 * count else _byte_order(lut)).astype(np.float64)
    else:
        entries = np.atleast_1d(np.asarray(data, np.float64))
    index = np.clip(values - first, 0, min(count, len(entries)) - 1).astype(np.int64)
    return entries[index], float(entries.max())


def _byte_order(lut: Dataset) -> str:
    """Return numpy's name of 16-bit numbers in the byte order that the LUT was written in."""
    return "<u2" if lut.original_encoding[1] in (True, None) else ">u2"


def _centre_and_width(ds: Dataset) -> tuple[float, float] | None:
    """Return the first window that has a width."""
    pairs = zip(_numbers(ds, "WindowCenter"), _numbers(ds, "WindowWidth"), strict=False)
    return next(((c, w) for c, w in pairs if c is not None and w is not None and w > 0), None)


def _linear_window(ds: Dataset) -> Window | None:
    pair = _centre_and_width(ds)
    if pair is None:
        return None
    centre, width = pair
    if term(ds, "VOILUTFunction") == "LINEAR_EXACT":
        return centre - width / 2, centre + width / 2
    # PS3.3 C.11.2.1.2: at least 1 wide, and a window of 1 would be a threshold
    return (centre - 0.5 - (width - 1) / 2, centre - 0.5 + (width - 1) / 2) if width > 1 else None


def _sigmoid(ds: Dataset, values: _Values) -> _Values | None:
    pair = _centre_and_width(ds)
    if pair is None or term(ds, "VOILUTFunction") != "SIGMOID":
        return None
    centre, width = pair
    return _TOP / (1 + np.exp(np.clip(-4 * (values - centre) / width, -500, 500)))
