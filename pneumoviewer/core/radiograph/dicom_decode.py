"""DICOM decoding: the numbers that were stored, aligned and signed, each once."""

from __future__ import annotations

import logging
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset, FileDataset
from pydicom.encaps import get_frame
from pydicom.pixels.decoders.base import get_decoder
from pydicom.uid import (
    UID,
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

from pneumoviewer.core.radiograph.codestream import Codestream, codestream_header
from pneumoviewer.core.radiograph.dicom_tags import bad_tag, frame_bytes, whole_number
from pneumoviewer.core.radiograph.gdcm_process import decode_with_gdcm
from pneumoviewer.core.radiograph.jpeg import decode_jpeg
from pneumoviewer.core.radiograph.read_errors import check_size, cut_short, damaged, damaged_data, unknown_variant

# What pydicom and its decoders log of damaged files may quote a patient's name.
for _logger in ("pydicom", "openjpeg", "pylibjpeg"):
    logging.getLogger(_logger).setLevel(logging.CRITICAL + 1)

# Left to itself pydicom asks GDCM first, which does not survive every damaged file.
_BY_GDCM = {JPEGLossless, JPEGLosslessSV1, *JPEGLSTransferSyntaxes}
_JPEG = {JPEGBaseline8Bit, JPEGExtended12Bit}
_NATIVE = {ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian}
_PLUGINS = {
    **dict.fromkeys(_NATIVE, ""),
    **dict.fromkeys(_JPEG, "pillow"),
    **dict.fromkeys(JPEG2000TransferSyntaxes, "pylibjpeg"),
    RLELossless: "pydicom",
}


def transfer_syntax(ds: FileDataset, name: str) -> UID:
    """Return how a file's pixels are written, also of one that does not say it; refuse what is not read."""
    syntax = UID(str(ds.file_meta.get("TransferSyntaxUID") or ""))
    if not syntax:
        if "PixelData" in ds and ds["PixelData"].is_undefined_length:
            raise bad_tag(name, "TransferSyntaxUID")
        implicit, little = ds.original_encoding
        uncompressed = ExplicitVRLittleEndian if little else ExplicitVRBigEndian
        syntax = ImplicitVRLittleEndian if implicit else uncompressed
    ds.file_meta.TransferSyntaxUID = syntax
    if syntax not in _PLUGINS and syntax not in _BY_GDCM:
        raise unknown_variant(name, f"TransferSyntaxUID (0002,0010) {syntax.name}")
    return syntax


def decoded(ds: FileDataset, file: BinaryIO, name: str, max_megapixels: float) -> NDArray[Any]:
    """Return the stored values of a file whose tags were checked.

    Parameters
    ----------
    max_megapixels : float
        What a compressed picture inside says of itself is held to it, too.

    Returns
    -------
    ndarray, shape (rows, columns) or (rows, columns, 3)
        Grey or palette values, signed where the file says so, without what stands in the bits around them; or RGB.

    Raises
    ------
    PneumoError
        Where the pixels are cut short or damaged.
    Exception
        Anything a decoder makes of a damaged file.
    """
    syntax = ds.file_meta.TransferSyntaxUID
    header = None
    if syntax in _NATIVE:
        if len(ds.PixelData) < frame_bytes(ds):
            raise cut_short(name)
    elif syntax != RLELossless:
        header = _checked_header(ds, name, max_megapixels)
    if syntax in _JPEG:
        grey, _ = decode_jpeg(get_frame(ds.PixelData, 0, number_of_frames=1), name)
        if ds.SamplesPerPixel == 1:
            if header is not None and header.precision > ds.BitsStored:
                raise bad_tag(name, "BitsStored")
            return grey.view(np.int8) if ds.PixelRepresentation else grey
    if syntax in _BY_GDCM:
        file.seek(0)
        array, warning = decode_with_gdcm(file.read())
        if warning:
            raise damaged_data(name, header.coding if header else "JPEG", warning)
    else:
        # Not corrected by pydicom, which would take the highest bit for the one that goes with the number of bits.
        options: Any = {"decoding_plugin": _PLUGINS[syntax], "correct_unused_bits": False}
        array, _ = get_decoder(syntax).as_array(ds, index=0, **options)
    return array if array.ndim == 3 else _aligned(array, int(ds.BitsStored), _high_bit(ds, header))


def _checked_header(ds: Dataset, name: str, max_megapixels: float) -> Codestream:
    header = codestream_header(get_frame(ds.PixelData, 0, number_of_frames=1))
    if header is None:
        raise damaged(name)
    check_size(name, header.width, header.height, max_megapixels)
    if header[:3] != (ds.Columns, ds.Rows, ds.SamplesPerPixel):
        raise damaged(name)
    return header


def _high_bit(ds: Dataset, header: Codestream | None) -> int:
    """Return the highest bit of the values; a codestream of no more bits than these has no others around them."""
    if header is not None and header.precision <= ds.HighBit:
        return int(ds.BitsStored) - 1
    return int(ds.HighBit)


def _aligned(array: NDArray[Any], bits: int, high_bit: int) -> NDArray[Any]:
    """Return the values alone, sign and all, where other things may be hidden in the bits around them."""
    allocated = array.dtype.itemsize * 8
    if bits >= allocated or high_bit >= allocated or array.max() <= 1 == bits:
        return array
    return (array << (allocated - 1 - high_bit)) >> (allocated - bits)


def padding_of(ds: Dataset, stored: NDArray[Any]) -> NDArray[np.bool_] | None:
    """Return where the picture was filled up to a rectangle: PS3.3 C.7.5.1.1.2; None where nowhere, or everywhere.

    Parameters
    ----------
    stored : ndarray of int, shape (rows, columns)
        Of :func:`decoded`.
    """
    value = _as_stored(ds, "PixelPaddingValue")
    if value is None:
        return None
    other = _as_stored(ds, "PixelPaddingRangeLimit")
    low, high = sorted((value, value if other is None else other))
    padding = (stored >= low) & (stored <= high)
    return padding if padding.any() and not padding.all() else None


def _as_stored(ds: Dataset, keyword: str) -> int | None:
    """Return a value with the sign of the pixels, which writers often get wrong; None where no pixel can have it."""
    value = whole_number(ds, keyword)
    if value is None:
        return None
    bits = int(ds.BitsStored)
    if not ds.PixelRepresentation:
        value %= 1 << int(ds.BitsAllocated)
        return value if value < 1 << bits else None
    least = -(1 << (bits - 1))
    return (value - least) % (1 << bits) + least
