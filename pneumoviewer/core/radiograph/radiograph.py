"""Radiograph: a film as everything else sees it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pneumoviewer.core.radiograph.intensity import Grey, Rescale, Window


@dataclass(frozen=True, eq=False)
class Radiograph:
    """One radiograph: grey, upright, black is 0.

    Attributes
    ----------
    pixels : ndarray, shape (height, width), uint8 or uint16
        Grey values after modality LUT and polarity: 0 is black, and so is padding. Read-only.
    window : tuple of float
        The (low, high) grey values the file asks to be shown as black and white. Linear windows of a DICOM file are
        kept here rather than burned in, so that a person can widen them; a VOI LUT or sigmoid is burned in.
    path : Path or None
        Where it came from; None for a pasted picture.
    format : str
        ``PNG``, ``JPEG``, ``TIFF``, ``BMP``, ``WebP``, ``DICOM`` or ``pasted``.
    bits : int
        Bits a sample in the file.
    notes : tuple of str
        What a reader of a result should know of the file (it was in colour, say).
    details : mapping of str to str
        The few DICOM tags kept: ``Modality``, ``BodyPartExamined``, ``ViewPosition``, ``PatientAge``. Never a name,
        an id or a date.
    spacing : tuple of float or None
        Row and column spacing in mm, where the file gives it.
    rescale : Rescale
        From grey values to the file's own numbers, in which window, level and pixel values are told.
    padding : ndarray of bool, shape (height, width), or None
        What is no part of the radiograph but was added around it, as the file says; None where nothing is.
    sha256 : str
        Hash of shape, type, window, pixels and details: what a result, and what the gate said, answer to.
    """

    pixels: Grey
    window: Window
    name: str
    path: Path | None
    format: str
    bits: int
    sha256: str
    notes: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    spacing: tuple[float, float] | None = None
    rescale: Rescale = Rescale()
    padding: NDArray[np.bool_] | None = None

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

    def presented(self) -> NDArray[np.float32]:
        """Return the grey values the file means to be seen, shape (height, width), in [0, 1].

        This, and never what a person has set on screen, is what a model's preprocessing starts from.
        """
        low, high = self.window
        values = (self.pixels.astype(np.float32) - np.float32(low)) / np.float32(max(high - low, 1e-6))
        clipped: NDArray[Any] = np.clip(values, 0.0, 1.0, out=values)
        return clipped

    @classmethod
    def make(
        cls,
        pixels: Grey,
        window: Window,
        *,
        name: str,
        format: str,
        bits: int,
        path: Path | None = None,
        notes: tuple[str, ...] = (),
        details: Mapping[str, str] | None = None,
        spacing: tuple[float, float] | None = None,
        rescale: Rescale = Rescale(),  # noqa: B008 - frozen
        padding: NDArray[np.bool_] | None = None,
    ) -> Radiograph:
        """Return a radiograph of `pixels`, which become read-only, with its hash; for the rest see the attributes."""
        if not pixels.flags.c_contiguous:
            pixels = pixels.copy()
        pixels.flags.writeable = False
        window = (float(window[0]), float(window[1]))
        about = f"{pixels.shape} {pixels.dtype.name} {window} {sorted((details or {}).items())}"
        digest = hashlib.sha256(about.encode("utf-8", "backslashreplace"))
        digest.update(pixels.data)
        return cls(
            pixels,
            window,
            name=name,
            path=path,
            format=format,
            bits=bits,
            sha256=digest.hexdigest(),
            notes=notes,
            details=details or {},
            spacing=spacing,
            rescale=rescale,
            padding=padding,
        )
