"""Ordinary picture files, through Pillow."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import (
    BmpImagePlugin,
    Image,
    ImageFile,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from pneumoviewer.core.radiograph.grey import (
    COLOUR_NOTE,
    SCALED_NOTE,
    Grey,
    deep_window,
    depth_of,
    luminance,
    stretched,
)
from pneumoviewer.core.radiograph.image import Radiograph
from pneumoviewer.core.radiograph.refusals import check_size, damaged, several_pictures

# Opened by class and not by Image.open, which would try every format it knows and apply its own size limit.
_PLUGINS: dict[str, type[ImageFile.ImageFile]] = {
    "PNG": PngImagePlugin.PngImageFile,
    "JPEG": JpegImagePlugin.JpegImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    "WebP": WebPImagePlugin.WebPImageFile,
}
_BITS_PER_SAMPLE, _PHOTOMETRIC = 258, 262


def read_picture(file: BinaryIO, kind: str, path: Path, name: str, max_megapixels: float) -> Radiograph:
    """Read a PNG, JPEG, TIFF, BMP or WebP file.

    Parameters
    ----------
    file : binary file
    kind : str
        The format found in its first bytes.
    path : Path
        Where it is.
    name : str
        For showing.
    max_megapixels : float
        The largest picture opened.

    Raises
    ------
    PneumoError
        Where it is too large or holds several pictures.
    Exception
        Anything a decoder makes of a damaged file.
    """
    file.seek(0)
    if kind == "WebP":  # its plugin sets up the whole canvas before it tells the size
        check_size(name, *_webp_size(file.read(30)), max_megapixels)
        file.seek(0)
    image = _PLUGINS[kind](file)
    check_size(name, *image.size, max_megapixels)
    if _has_more(image):
        raise several_pictures(name)
    if kind == "PNG":  # decoding alone passes over checksums and a missing end
        image.verify()
        file.seek(0)
        image = _PLUGINS[kind](file)
    bits = _bits(image, file)
    white_is_zero = isinstance(image, TiffImagePlugin.TiffImageFile) and image.tag_v2.get(_PHOTOMETRIC) == 0
    image.load()
    if kind == "JPEG" and not _has_end(file):
        raise damaged(name)
    grey, notes = _grey(_upright(image))
    window = (0.0, 255.0)
    if grey.dtype == np.uint16 and SCALED_NOTE in notes:
        window = (0.0, 65535.0)
    elif grey.dtype == np.uint16:
        depth = depth_of(grey, bits)
        if white_is_zero:  # which Pillow heeds in 8 bits only
            grey = ((1 << depth) - 1 - grey.astype(np.int32)).astype(np.uint16)
        window = deep_window(grey, depth)
    return Radiograph.make(grey, window, name=name, format=kind, bits=bits, path=path, notes=notes)


def _webp_size(head: bytes) -> tuple[int, int]:
    """Return width and height of a WebP file of its first 30 bytes (RFC 9649)."""
    if head[12:16] == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if head[12:16] == b"VP8L":
        packed = int.from_bytes(head[21:25], "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF


def _has_more(image: ImageFile.ImageFile) -> bool:
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        try:
            image.seek(1)  # not n_frames, which would walk through every page
        except EOFError:
            return False
        return True
    return bool(getattr(image, "is_animated", False))


def _bits(image: ImageFile.ImageFile, file: BinaryIO) -> int:
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return int(image.tag_v2.get(_BITS_PER_SAMPLE, (1,))[0])
    if isinstance(image, PngImagePlugin.PngImageFile):
        place = file.tell()
        file.seek(24)  # IHDR: width, height, then the depth
        bits = file.read(1)[0]
        file.seek(place)
        return bits
    return 1 if image.mode == "1" else 8


def _has_end(file: BinaryIO) -> bool:
    """Say whether a JPEG's end marker is there; a decoder is content without it."""
    file.seek(0)
    return file.read().rfind(b"\xff\xd9") > 0


def _upright(image: Image.Image) -> Image.Image:
    with suppress(Exception):  # damaged EXIF data is no reason to refuse the picture
        return ImageOps.exif_transpose(image)
    return image


def _grey(image: Image.Image) -> tuple[Grey, tuple[str, ...]]:
    """Return grey values and notes of a picture in any of Pillow's modes.

    Raises
    ------
    ValueError
        Where it cannot be grey.
    """
    if image.mode.startswith("I") or image.mode == "F":
        values: NDArray[Any] = np.asarray(image)
        if values.dtype.kind != "f" and values.min() >= 0 and values.max() <= 65535:
            return values.astype(np.uint16), ()
        return stretched(values), (SCALED_NOTE,)
    transparent = "transparency" in image.info or image.mode in ("LA", "La", "PA", "RGBA", "RGBa")
    if image.mode in ("1", "L") and not transparent:
        return np.array(image.convert("L")), ()
    if transparent:
        image = _over_black(image.convert("LA").convert("RGBA") if image.mode == "La" else image.convert("RGBA"))
    grey, coloured = luminance(np.asarray(image.convert("RGB")))
    return grey, (COLOUR_NOTE,) if coloured else ()


def _over_black(image: Image.Image) -> Image.Image:
    alpha = image.getchannel("A")
    if alpha.getextrema()[1] == 0:  # some writers leave the channel empty and mean nothing by it
        return image.convert("RGB")
    black = Image.new("RGB", image.size)
    black.paste(image.convert("RGB"), mask=alpha)
    return black
