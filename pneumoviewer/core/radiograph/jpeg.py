"""JPEG: decoded strictly; what libjpeg only warns of is a refusal, because half a radiograph looks like a whole one."""

from __future__ import annotations

import numpy as np
import simplejpeg
from numpy.typing import NDArray

from pneumoviewer.core.radiograph.codestream import codestream_header
from pneumoviewer.core.radiograph.intensity import Grey, luminance
from pneumoviewer.core.radiograph.read_errors import damaged, damaged_data, unknown_variant

_END = b"\xff\xd9"


def decode_jpeg(data: bytes, name: str) -> tuple[Grey, bool]:
    """Return the brightness of a JPEG picture, and whether it has colour.

    Parameters
    ----------
    data : bytes
        With or without what may follow the picture.

    Returns
    -------
    grey : ndarray of uint8, shape (height, width)
    coloured : bool

    Raises
    ------
    PneumoError
        Where its data are damaged, or it is no JPEG of 8 bits a sample.
    """
    header = codestream_header(data)
    if header is None:
        raise damaged(name)
    if header.coding != "JPEG" or header.precision != 8:
        raise unknown_variant(name, f"{header.coding}, {header.precision} bit")
    if header.components == 4:
        return _from_inks(_strict(data, "CMYK", name))
    if header.components == 1:
        return _strict(data, "GRAY", name)[..., 0], False
    return luminance(_strict(data, "RGBX", name))


def _strict(data: bytes, colours: str, name: str) -> NDArray[np.uint8]:
    try:
        decoded: NDArray[np.uint8] = simplejpeg.decode_jpeg(data, colours)
    except ValueError as error:
        jfif = data.find(b"JFIF\0", 0, 64)
        if "JFIF revision" in str(error) and data[jfif + 5] != 1:
            # Some writers count its revisions wrong, and then libjpeg says no more. All of them are decoded the same.
            return _strict(data[: jfif + 5] + b"\1" + data[jfif + 6 :], colours, name)
        end = data.rfind(_END)
        unpadded = data[:end].rstrip(b"\0") + data[end:]
        if "extraneous bytes before marker 0xd9" in str(error) and len(unpadded) < len(data):
            # Zeros before the end marker fill up a block for some writers. Of a damaged picture libjpeg says so again.
            return _strict(unpadded, colours, name)
        raise damaged_data(name, "JPEG", str(error)) from error
    return decoded


def _from_inks(inks: NDArray[np.uint8]) -> tuple[Grey, bool]:
    # Adobe's programs, the only ones that write it, store inks inverted.
    key = inks[..., 3:].astype(np.uint16)
    rgb = ((inks[..., :3] * key + 127) // 255).astype(np.uint8)
    return luminance(rgb)
