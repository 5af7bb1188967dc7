"""Picture files: JPEG strictly, TIFF with care, the rest through Pillow."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import BmpImagePlugin, Image, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from pneumoviewer.core.radiograph.codestream import codestream_header
from pneumoviewer.core.radiograph.jpeg import decode_jpeg
from pneumoviewer.core.radiograph.pixel_samples import (
    Samples,
    composed,
    orientation_of,
    samples_of,
    shown,
    sixteen_bits,
)
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.read_errors import check_size, damaged, several_pictures

# Opened by class and not by Image.open, which would try every format it knows and apply its own size limit.
_PLUGINS: dict[str, type[ImageFile.ImageFile]] = {
    "PNG": PngImagePlugin.PngImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    "WebP": WebPImagePlugin.WebPImageFile,
}
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PNG_COLOUR, _PNG_GREY_ALPHA, _PNG_COLOUR_ALPHA = 2, 4, 6


def read_picture(file: BinaryIO, kind: str, path: Path, name: str, max_megapixels: float) -> Radiograph:
    """Read a PNG, JPEG, TIFF, BMP or WebP file.

    Parameters
    ----------
    kind : str
        The format found in its first bytes.

    Raises
    ------
    PneumoError
        Where it is too large or holds several pictures.
    Exception
        Anything a decoder makes of a damaged file.
    """
    if kind == "JPEG":
        samples = _jpeg(file, name, max_megapixels)
    elif kind == "TIFF":
        from pneumoviewer.core.radiograph.tiff import read_tiff  # tifffile costs a fifth of a second

        samples = read_tiff(file, name, max_megapixels)
    else:
        samples = _by_pillow(file, kind, name, max_megapixels)
    grey, window, rescale, notes = shown(samples)
    if samples.orientation in _UPRIGHT:
        grey = np.array(Image.fromarray(grey).transpose(_UPRIGHT[samples.orientation]))
    return Radiograph.make(
        grey, window, name=name, format=kind, bits=samples.bits, path=path, notes=notes, rescale=rescale
    )


def _jpeg(file: BinaryIO, name: str, max_megapixels: float) -> Samples:
    file.seek(0)
    data = file.read()
    header = codestream_header(data)
    if header is None:
        raise damaged(name)
    check_size(name, header.width, header.height, max_megapixels)
    grey, coloured = decode_jpeg(data, name)
    file.seek(0)
    orientation = orientation_of(JpegImagePlugin.JpegImageFile(file)) if b"Exif" in data[:65536] else 1
    return Samples(grey, 8, orientation=orientation, coloured=coloured)


def _by_pillow(file: BinaryIO, kind: str, name: str, max_megapixels: float) -> Samples:
    def opened() -> ImageFile.ImageFile:
        file.seek(0)
        return _PLUGINS[kind](file)

    file.seek(0)
    head = file.read(30)
    if kind == "WebP":  # its plugin sets up the whole canvas before it tells the size
        check_size(name, *_webp_size(head), max_megapixels)
    image = opened()
    check_size(name, *image.size, max_megapixels)
    if getattr(image, "is_animated", False):
        raise several_pictures(name)
    if kind == "PNG":
        image.verify()  # decoding alone passes over checksums and a missing end
        image = opened()
    bits, colour_type = (head[24], head[25]) if kind == "PNG" else (1 if image.mode == "1" else 8, None)
    if bits == 16 and colour_type in (_PNG_COLOUR, _PNG_COLOUR_ALPHA):
        alpha = colour_type == _PNG_COLOUR_ALPHA
        samples = composed(sixteen_bits(image, opened()), 16, alpha=alpha)
    elif bits == 16 and colour_type == _PNG_GREY_ALPHA:
        image.tile = [tile._replace(args="RGBA") for tile in image.tile]  # four bytes a pixel, whatever they mean
        image.load()
        samples = composed(np.array(image).view(">u2").astype(np.uint16), 16, alpha=True)
    else:
        image.load()
        samples = samples_of(image, bits)
    return samples._replace(orientation=orientation_of(image))


def _webp_size(head: bytes) -> tuple[int, int]:
    """Return width and height of a WebP file of its first 30 bytes (RFC 9649)."""
    if head[12:16] == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if head[12:16] == b"VP8L":
        packed = int.from_bytes(head[21:25], "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
