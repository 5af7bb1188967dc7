"""DICOM: from stored numbers through modality LUT, VOI and polarity to grey values."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
import pydicom
from numpy.typing import NDArray
from pydicom import Dataset, FileDataset
from pydicom.pixels.processing import apply_color_lut

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.dicom_decode import decoded, padding_of, transfer_syntax
from pneumoviewer.core.radiograph.dicom_header import is_deflated
from pneumoviewer.core.radiograph.dicom_tags import (
    bad_tag,
    check_frames,
    check_pixel_tags,
    patient_age,
    term,
    whole_number,
)
from pneumoviewer.core.radiograph.grayscale_luts import grey_table
from pneumoviewer.core.radiograph.intensity import (
    COLOUR_NOTE,
    Grey,
    Rescale,
    Window,
    deep_window,
    depth_of,
    luminance,
    robust_window,
)
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.read_errors import check_size, damaged, not_opened, several_pictures

pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE

BURNED_NOTE = QT_TRANSLATE_NOOP(
    "notes", "Words are burned into the picture, as the file says; they may name the patient, and cannot be hidden"
)
_KEPT = ("Modality", "BodyPartExamined", "ViewPosition")
_DICOMDIR = "1.2.840.10008.1.3.10"


class _Picture(NamedTuple):
    """Grey values, and what belongs to them: see `Radiograph`."""

    pixels: Grey
    window: Window
    rescale: Rescale
    padding: NDArray[np.bool_] | None = None
    notes: tuple[str, ...] = ()


def read_dicom(file: BinaryIO, path: Path, name: str, max_megapixels: float) -> Radiograph:
    """Read a DICOM file with one frame.

    A linear VOI window stays the radiograph's window; a sigmoid or a VOI LUT is burned in. MONOCHROME1 is inverted
    here, once, and padding is black. Without a VOI that leaves something to be seen, eight stored bits are shown whole,
    as in any other 8-bit picture; deeper ones from the 0.5th to the 99.5th percentile of what is not padding. Overlays
    are not drawn.

    Parameters
    ----------
    max_megapixels : float
        The largest picture opened; also what a compressed picture inside says of itself is held to it.

    Raises
    ------
    PneumoError
        Where it holds no radiograph, more than one, or too large a one.
    Exception
        Anything pydicom and its decoders make of a damaged file.
    """
    _check_deflated(file, name, max_megapixels)
    file.seek(0)
    _check_header(pydicom.dcmread(file, force=True, stop_before_pixels=True), name, max_megapixels)
    file.seek(0)
    ds = pydicom.dcmread(file, force=True)
    if "PixelData" not in ds:
        raise _no_picture(ds, name)
    transfer_syntax(ds, name)
    for keyword in ("Rows", "Columns"):
        if whole_number(ds, keyword) is None:
            raise bad_tag(name, keyword)
    check_pixel_tags(ds, name)
    check_frames(ds, name)
    stored = decoded(ds, file, name, max_megapixels)
    if ds.PhotometricInterpretation == "PALETTE COLOR":
        stored = apply_color_lut(stored, ds)
    picture = _colour(ds, stored) if stored.ndim == 3 else _monochrome(ds, stored)
    return Radiograph.make(
        picture.pixels,
        picture.window,
        name=name,
        format="DICOM",
        bits=int(ds.BitsStored),
        path=path,
        notes=picture.notes + ((BURNED_NOTE,) if term(ds, "BurnedInAnnotation") == "YES" else ()),
        details=_details(ds),
        spacing=_spacing(ds),
        rescale=picture.rescale,
        padding=picture.padding,
    )


def _check_deflated(file: BinaryIO, name: str, max_megapixels: float) -> None:
    """Refuse a deflated dataset that would fill the memory: pydicom inflates it whole before it reads a tag."""
    if not is_deflated(file):
        return
    inflater, size, limit = zlib.decompressobj(-zlib.MAX_WBITS), 0, max_megapixels * 8e6 + 64e6
    data = file.read(1 << 16)
    while data:
        size += len(inflater.decompress(data, 1 << 20))
        if size > limit:
            raise damaged(name)
        data = inflater.unconsumed_tail or file.read(1 << 16)


def _check_header(ds: Dataset, name: str, max_megapixels: float) -> None:
    """Refuse what is too large or several pictures before its pixels are read in."""
    rows, columns = whole_number(ds, "Rows"), whole_number(ds, "Columns")
    if rows is not None and columns is not None:
        check_size(name, columns, rows, max_megapixels)
    if (whole_number(ds, "NumberOfFrames") or 1) > 1:
        raise several_pictures(name)


def _no_picture(ds: FileDataset | Dataset, name: str) -> PneumoError:
    meta = getattr(ds, "file_meta", None) or Dataset()
    if meta.get("MediaStorageSOPClassUID") == _DICOMDIR or "DirectoryRecordSequence" in ds:
        why = QT_TRANSLATE_NOOP("errors", "it is a DICOMDIR, the table of contents of a disc, and holds no picture")
        next_step = QT_TRANSLATE_NOOP(
            "errors", "Open it in the window, or name it to `pneumoviewer predict`, which read what it names"
        )
        return not_opened(name, why, next_step)
    if len(ds) == 0 and not meta:
        return damaged(name)
    return not_opened(
        name,
        QT_TRANSLATE_NOOP("errors", "this DICOM file ({modality}) holds no picture"),
        QT_TRANSLATE_NOOP("errors", "Open a projection radiograph (CR or DX)"),
        modality=_plain(ds.get("Modality")) or "?",
    )


def _colour(ds: FileDataset, stored: NDArray[Any]) -> _Picture:
    rgb: Grey = stored.astype(np.uint8) if stored.dtype.itemsize == 1 else stored.astype(np.uint16)
    grey, coloured = luminance(rgb)
    notes = (COLOUR_NOTE,) if coloured else ()
    if grey.dtype == np.uint8:
        return _Picture(grey, (0.0, 255.0), Rescale(), notes=notes)
    palette = ds.PhotometricInterpretation == "PALETTE COLOR"
    bits = int(ds.RedPaletteColorLookupTableDescriptor[2] if palette else ds.BitsStored)
    return _Picture(grey, deep_window(grey, depth_of(int(rgb.max()), bits)), Rescale(), notes=notes)


def _monochrome(ds: FileDataset, stored: NDArray[Any]) -> _Picture:
    bits = int(ds.BitsStored)
    first = -(1 << (bits - 1)) if stored.dtype.kind == "i" else 0
    table, window, rescale = grey_table(ds, np.arange(first, first + (1 << bits)))
    # A negative index counts from the end, so the table is turned for numpy to take the stored values as they are.
    grey: Grey = np.roll(table, first)[stored]
    padding = padding_of(ds, stored)
    if window is not None and not _shows(window, grey if padding is None else grey[~padding]):
        window = None
    if window is None and bits <= 8:
        window = (float(table.min()), float(table.max()))
    window = window or robust_window(grey, padding)
    if padding is not None:
        grey[padding] = 0
    return _Picture(grey, window, rescale, padding)


def _shows(window: Window, seen: Grey) -> bool:
    """Say whether a window leaves anything to be seen: not only black, or white, or one grey."""
    low, high = window
    least, most = int(seen.min()), int(seen.max())
    return low < high and low < most and least < high and high - low <= 256 * max(most - least, 256)


def _details(ds: FileDataset) -> dict[str, str]:
    values = {key: _plain(ds.get(key)) for key in _KEPT} | {"PatientAge": patient_age(ds)}
    return {key: value for key, value in values.items() if value}


def _plain(value: object) -> str:
    return "".join(c for c in str(value or "") if c.isprintable()).strip()[:64]


def _spacing(ds: FileDataset) -> tuple[float, float] | None:
    for key in ("PixelSpacing", "ImagerPixelSpacing"):
        try:
            down, across = (float(v) for v in ds.get(key) or ())
        except (TypeError, ValueError):
            continue
        if 0 < down < float("inf") and 0 < across < float("inf"):
            return down, across
    return None
