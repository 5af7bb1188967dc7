"""DICOM: from stored numbers through modality LUT, VOI and polarity to grey values."""

from __future__ import annotations

import logging
import zlib
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pydicom
from numpy.typing import NDArray
from pydicom import Dataset, FileDataset
from pydicom.encaps import get_frame
from pydicom.filereader import read_dataset
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.processing import apply_color_lut
from pydicom.tag import BaseTag
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000TransferSyntaxes,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSTransferSyntaxes,
    RLELossless,
)

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.apart import decode_apart
from pneumoviewer.core.radiograph.codestream import codestream_size
from pneumoviewer.core.radiograph.grey import COLOUR_NOTE, Grey, Window, luminance, robust_window
from pneumoviewer.core.radiograph.image import Radiograph
from pneumoviewer.core.radiograph.refusals import NOT_OPENED, check_size, damaged, several_pictures
from pneumoviewer.core.radiograph.voi import grey_table
from pneumoviewer.core.words import QT_TRANSLATE_NOOP

pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
# What pydicom and its decoders log of damaged files may quote a patient's name.
for _logger in ("pydicom", "openjpeg", "pylibjpeg"):
    logging.getLogger(_logger).setLevel(logging.CRITICAL + 1)

# Left to itself pydicom asks GDCM first, which does not survive every damaged file.
_APART = {JPEGLossless, JPEGLosslessSV1, *JPEGLSTransferSyntaxes}
_DECODERS = {
    **dict.fromkeys((JPEGBaseline8Bit, JPEGExtended12Bit), "pillow"),
    **dict.fromkeys(JPEG2000TransferSyntaxes, "pylibjpeg"),
    RLELossless: "pydicom",
}
BURNED_NOTE = QT_TRANSLATE_NOOP(
    "notes", "Words are burned into the picture, as the file says; they may name the patient, and cannot be hidden"
)
_KEPT = ("Modality", "BodyPartExamined", "ViewPosition", "PatientAge")
_DICOMDIR = "1.2.840.10008.1.3.10"


def read_dicom(file: BinaryIO, path: Path, name: str, max_megapixels: float) -> Radiograph:
    """Read a DICOM file with one frame.

    A linear VOI window stays the radiograph's window; a sigmoid or a VOI LUT is burned in. MONOCHROME1 is inverted
    here, once. Without a VOI, eight stored bits are shown whole, as in any other 8-bit picture; deeper ones from the
    0.5th to the 99.5th percentile of what is not padding. Overlays are not drawn.

    Parameters
    ----------
    file : binary file
    path : Path
        Where it is.
    name : str
        For showing.
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
    stored = _decoded(ds, file, name, max_megapixels)
    notes: tuple[str, ...] = ()
    if stored.ndim == 3:
        rgb: Grey = stored.astype(np.uint8) if stored.dtype.itemsize == 1 else stored.astype(np.uint16)
        grey, coloured = luminance(rgb)
        window: Window = (0.0, float((1 << _colour_bits(ds)) - 1))
        notes = (COLOUR_NOTE,) if coloured else ()
    else:
        grey, window = _monochrome(ds, stored)
    if str(ds.get("BurnedInAnnotation", "")).strip().upper() == "YES":
        notes += (BURNED_NOTE,)
    return Radiograph.make(
        grey,
        window,
        name=name,
        format="DICOM",
        bits=int(ds.BitsStored),
        path=path,
        notes=notes,
        details=_details(ds),
        spacing=_spacing(ds),
    )


def _check_deflated(file: BinaryIO, name: str, max_megapixels: float) -> None:
    """Refuse a deflated dataset that would fill the memory: pydicom inflates it whole before it reads a tag."""
    file.seek(0)
    if file.read(132)[128:] != b"DICM":
        file.seek(0)
    meta = read_dataset(file, is_implicit_VR=False, is_little_endian=True, stop_when=_after_meta)
    if meta.get("TransferSyntaxUID") != DeflatedExplicitVRLittleEndian:
        return
    inflater, size, limit = zlib.decompressobj(-zlib.MAX_WBITS), 0, max_megapixels * 8e6 + 64e6
    data = file.read(1 << 16)
    while data:
        size += len(inflater.decompress(data, 1 << 20))
        if size > limit:
            raise damaged(name)
        data = inflater.unconsumed_tail or file.read(1 << 16)


def _after_meta(tag: BaseTag, vr: str | None, length: int) -> bool:
    return tag.group != 0x0002


def _check_header(ds: Dataset, name: str, max_megapixels: float) -> None:
    rows, columns = ds.get("Rows"), ds.get("Columns")
    if rows is None or columns is None:
        raise _no_picture(ds, name)
    check_size(name, int(columns), int(rows), max_megapixels)
    if int(ds.get("NumberOfFrames") or 1) > 1:
        raise several_pictures(name)
    if int(ds.BitsAllocated) not in (1, 8, 16):
        raise PneumoError(
            NOT_OPENED,
            QT_TRANSLATE_NOOP("errors", "its pixels have {bits} bits, and no radiograph has more than 16"),
            QT_TRANSLATE_NOOP("errors", "Open a projection radiograph (CR or DX)"),
            name=name,
            bits=int(ds.BitsAllocated),
        )


def _no_picture(ds: FileDataset | Dataset, name: str) -> PneumoError:
    meta = getattr(ds, "file_meta", None) or Dataset()
    if meta.get("MediaStorageSOPClassUID") == _DICOMDIR or "DirectoryRecordSequence" in ds:
        why = QT_TRANSLATE_NOOP("errors", "it is a DICOMDIR, the table of contents of a disc, and holds no picture")
        next_step = QT_TRANSLATE_NOOP(
            "errors", "Open it in the window, or name it to `pneumoviewer predict`, which read what it names"
        )
        return PneumoError(NOT_OPENED, why, next_step, name=name)
    if len(ds) == 0 and not meta:
        return damaged(name)
    return PneumoError(
        NOT_OPENED,
        QT_TRANSLATE_NOOP("errors", "this DICOM file ({modality}) holds no picture"),
        QT_TRANSLATE_NOOP("errors", "Open a projection radiograph (CR or DX)"),
        name=name,
        modality=_plain(ds.get("Modality")) or "?",
    )


def _decoded(ds: FileDataset, file: BinaryIO, name: str, max_megapixels: float) -> NDArray[Any]:
    """Return the stored values: (rows, columns), or (rows, columns, 3) of RGB where the file is in colour."""
    syntax = ds.file_meta.get("TransferSyntaxUID")
    if syntax is None:
        implicit, little = ds.original_encoding
        uncompressed = ExplicitVRLittleEndian if little else ExplicitVRBigEndian
        syntax = ds.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian if implicit else uncompressed
    if syntax.is_encapsulated and syntax != RLELossless:
        size = codestream_size(get_frame(ds.PixelData, 0, number_of_frames=1))
        if size is None:
            raise damaged(name)
        check_size(name, size[0], size[1], max_megapixels)
        if size != (ds.Columns, ds.Rows, ds.SamplesPerPixel):
            raise damaged(name)
    if syntax in _APART:
        file.seek(0)
        array = decode_apart(file.read())
    else:
        array, _ = get_decoder(syntax).as_array(ds, index=0, decoding_plugin=_DECODERS.get(syntax, ""))
    if ds.PhotometricInterpretation == "PALETTE COLOR":
        return apply_color_lut(array, ds)
    if array.ndim == 2 and ds.PhotometricInterpretation not in ("MONOCHROME1", "MONOCHROME2"):
        raise damaged(name)
    return array


def _colour_bits(ds: FileDataset) -> int:
    if ds.PhotometricInterpretation == "PALETTE COLOR":
        return int(ds.RedPaletteColorLookupTableDescriptor[2])
    return int(ds.BitsStored)


def _monochrome(ds: FileDataset, array: NDArray[Any]) -> tuple[Grey, Window]:
    bits, high_bit = int(ds.BitsStored), int(ds.get("HighBit", ds.BitsStored - 1))
    stored = _without_overlay_bits(array, bits, high_bit)
    signed = stored.dtype.kind == "i"
    first = -(1 << (bits - 1)) if signed else 0
    table, window = grey_table(ds, np.arange(first, first + (1 << bits)))
    # A negative index counts from the end, so the table is turned for numpy to take the stored values as they are.
    grey: Grey = np.roll(table, first)[stored]
    if window is None and bits <= 8:
        window = (float(table.min()), float(table.max()))
    return grey, window or robust_window(grey, _padding(ds, stored))


def _without_overlay_bits(array: NDArray[Any], bits: int, high_bit: int) -> NDArray[Any]:
    """Return the values alone, sign and all, where other things may be hidden in the bits around them."""
    allocated = array.dtype.itemsize * 8
    if bits == allocated or array.max() <= 1 == bits:
        return array
    return (array << (allocated - 1 - high_bit)) >> (allocated - bits)


def _padding(ds: FileDataset, stored: NDArray[Any]) -> NDArray[np.bool_] | None:
    value = ds.get("PixelPaddingValue")
    if value is None:
        return None
    other = ds.get("PixelPaddingRangeLimit", value)
    low, high = sorted((int(value), int(other)))
    return (stored >= low) & (stored <= high)


def _details(ds: FileDataset) -> dict[str, str]:
    values = {key: _plain(ds.get(key)) for key in _KEPT}
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
