"""What a compressed picture inside a DICOM file says of itself, read before anything is decoded."""

from __future__ import annotations

# Frame headers of ITU-T T.81 (0xC4, 0xC8 and 0xCC are other segments) and of JPEG-LS, ITU-T T.87.
_FRAMES = {*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC}
_J2K_START = b"\xff\x4f\xff\x51"


def codestream_size(data: bytes) -> tuple[int, int, int] | None:
    """Return width, height and components of a JPEG, JPEG-LS or JPEG 2000 picture.

    Parameters
    ----------
    data : bytes
        The codestream, for JPEG 2000 also in its JP2 wrapper.

    Returns
    -------
    tuple of int, or None
        None where no frame header is found.
    """
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    # JP2 boxes come first where a writer has left them; the codestream begins within the first kilobytes.
    start = data.find(_J2K_START, 0, 65536)
    return _jpeg_2000(data[start:]) if start >= 0 else None


def _jpeg(data: bytes) -> tuple[int, int, int] | None:
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
            found = width, height, data[at + 9]
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _jpeg_2000(data: bytes) -> tuple[int, int, int] | None:
    # SIZ, ISO/IEC 15444-1 A.5.1: after its length and capabilities the grid's size and offset, the tile's size and
    # offset, the number of components, and three bytes a component whose last two are its sampling distances.
    if len(data) < 45:
        return None
    right, bottom, left, top = (int.from_bytes(data[i : i + 4], "big") for i in (8, 12, 16, 20))
    across, down = data[43], data[44]
    if not across or not down:
        return None
    return (
        -(-right // across) + (-left // across),
        -(-bottom // down) + (-top // down),
        int.from_bytes(data[40:42], "big"),
    )
