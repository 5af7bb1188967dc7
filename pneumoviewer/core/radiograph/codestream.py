"""Codestream headers: what a compressed picture says of itself, read before anything is decoded."""

from __future__ import annotations

from typing import NamedTuple

# Frame headers of ITU-T T.81 (0xC4, 0xC8 and 0xCC are other segments) and of JPEG-LS, ITU-T T.87.
_JPEG_LS = 0xF7
_FRAMES = {*range(0xC0, 0xD0), _JPEG_LS} - {0xC4, 0xC8, 0xCC}
_LOSSLESS = {0xC3, 0xC7, 0xCB, 0xCF}
_J2K_START = b"\xff\x4f\xff\x51"


class Codestream(NamedTuple):
    """The header of a JPEG, JPEG-LS or JPEG 2000 picture.

    Attributes
    ----------
    components : int
        1 for grey.
    precision : int
        Bits a sample.
    coding : str
        ``JPEG``, ``lossless JPEG``, ``JPEG-LS`` or ``JPEG 2000``.
    """

    width: int
    height: int
    components: int
    precision: int
    coding: str


def codestream_header(data: bytes) -> Codestream | None:
    """Return the header of a JPEG, JPEG-LS or JPEG 2000 picture.

    Parameters
    ----------
    data : bytes
        The codestream, for JPEG 2000 also in its JP2 wrapper.

    Returns
    -------
    Codestream, or None
        None where no frame header is found.
    """
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    # JP2 boxes come first where a writer has left them; the codestream begins within the first kilobytes.
    start = data.find(_J2K_START, 0, 65536)
    return _jpeg_2000(data[start : start + 64]) if start >= 0 else None


def _jpeg(data: bytes) -> Codestream | None:
    at = 2
    found = None
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # fill bytes
            at += 1
            continue
        if marker == 0xDA:
            return found
        if marker in _FRAMES:
            if found is not None or at + 10 > len(data):  # a second frame header is a lie about the first
                return None
            height, width = (int.from_bytes(data[i : i + 2], "big") for i in (at + 5, at + 7))
            coding = "JPEG-LS" if marker == _JPEG_LS else "lossless JPEG" if marker in _LOSSLESS else "JPEG"
            found = Codestream(width, height, data[at + 9], data[at + 4], coding)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _jpeg_2000(data: bytes) -> Codestream | None:
    # SIZ, ISO/IEC 15444-1 A.5.1: after its length and capabilities the grid's size and offset, the tile's size and
    # offset, the number of components, and three bytes a component: its depth less one, and two sampling distances.
    if len(data) < 45:
        return None
    right, bottom, left, top = (int.from_bytes(data[i : i + 4], "big") for i in (8, 12, 16, 20))
    across, down = data[43], data[44]
    if not across or not down:
        return None
    return Codestream(
        -(-right // across) + (-left // across),
        -(-bottom // down) + (-top // down),
        int.from_bytes(data[40:42], "big"),
        (data[42] & 0x7F) + 1,
        "JPEG 2000",
    )
