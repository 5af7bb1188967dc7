"""TIFF: Pillow reads what it is known to read right, tifffile what is rarer, plain or deflated; the rest is refused.

A TIFF file may hold nearly any numbers in any order, and a decoder that takes them for others shows noise, or a
negative, without a word.
"""

from __future__ import annotations

import logging
import zlib
from typing import BinaryIO

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import TiffImagePlugin

from pneumoviewer.core.radiograph.jpeg import decode_jpeg
from pneumoviewer.core.radiograph.pixel_samples import Samples, composed, orientation_of, samples_of, sixteen_bits
from pneumoviewer.core.radiograph.read_errors import check_size, cut_short, damaged, several_pictures, unknown_variant

logging.getLogger("tifffile").setLevel(logging.CRITICAL + 1)

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _CMYK, _YCBCR = 0, 1, 2, 3, 5, 6
_UNSIGNED, _SIGNED, _FLOAT = 1, 2, 3
_PLAIN, _LZW, _JPEG, _DEFLATE, _OLD_DEFLATE, _PACKBITS = 1, 5, 7, 8, 32946, 32773
_APART, _HORIZONTAL = 2, 2
_ORIENTATION = 274
# What Pillow reads right: tests write each with tifffile or by hand and compare. (photometric, samples): bits.
_PILLOW: dict[tuple[int, int], tuple[int, ...]] = {
    (_WHITE_IS_ZERO, 1): (1, 2, 4, 8, 16),
    (_BLACK_IS_ZERO, 1): (1, 2, 4, 8, 12, 16),
    (_BLACK_IS_ZERO, 2): (8,),
    (_RGB, 3): (8, 16),
    (_RGB, 4): (8, 16),
    (_PALETTE, 1): (1, 2, 4, 8),
    (_CMYK, 4): (8,),
    (_YCBCR, 3): (8,),
}
_TIFFFILE = {_UNSIGNED: (1, 8, 16, 32), _SIGNED: (8, 16, 32), _FLOAT: (16, 32, 64)}
_EXTRA_ALPHA = (1, 2)
_MAX_SAMPLES = 4


def read_tiff(file: BinaryIO, name: str, max_megapixels: float) -> Samples:
    """Return what a TIFF file holds.

    Raises
    ------
    PneumoError
        Where it is too large, holds several pictures, is damaged, or written in a way that is not read.
    Exception
        Anything a decoder makes of a damaged file.
    """
    file.seek(0)
    with tifffile.TiffFile(file) as tif:
        page = tif.pages.first
        if not isinstance(page, tifffile.TiffPage):
            raise damaged(name)
        check_size(name, page.imagewidth, page.imagelength, max_megapixels)
        if _has_more(tif):
            raise several_pictures(name)
        if _pillow_reads(page, tif):
            if page.compression == _JPEG:
                _check_segments(page, file, name)
            return _by_pillow(page, file)
        if _tifffile_reads(page):
            return _by_tifffile(page, file, name)
        raise unknown_variant(name, _variant(page))


def _has_more(tif: tifffile.TiffFile) -> bool:
    try:
        tif.pages[1]  # not their number, which would walk through every page
    except IndexError:
        return False
    return True


def _pillow_reads(page: tifffile.TiffPage, tif: tifffile.TiffFile) -> bool:
    big_end = tif.byteorder == ">"
    if tif.is_bigtiff and big_end:
        return False
    if page.compression not in (_PLAIN, _LZW, _JPEG, _DEFLATE, _OLD_DEFLATE, _PACKBITS) or page.fillorder != 1:
        return False
    if page.planarconfig == _APART and page.samplesperpixel > 1:
        return False
    kind, bits = (int(page.photometric), page.samplesperpixel), page.bitspersample
    if page.sampleformat == _FLOAT:
        return kind == (_BLACK_IS_ZERO, 1) and bits == 32 and not big_end
    if page.sampleformat != _UNSIGNED or bits not in _PILLOW.get(kind, ()):
        return False
    if bits == 12:
        return not big_end and page.compression == _PLAIN
    if kind[0] == _WHITE_IS_ZERO and bits == 16 and big_end:
        return False
    # tifffile reads those that it can without a second look at half of each number
    return not (kind[0] == _RGB and bits == 16 and page.compression == _PLAIN) and (
        kind[0] != _YCBCR or page.compression == _JPEG
    )


def _tifffile_reads(page: tifffile.TiffPage) -> bool:
    return (
        page.compression in (_PLAIN, _DEFLATE, _OLD_DEFLATE)
        and (page.predictor == 1 or (page.predictor == _HORIZONTAL and page.sampleformat != _FLOAT))
        and page.photometric in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB)
        and page.samplesperpixel <= _MAX_SAMPLES
        and page.samplesperpixel - len(page.extrasamples) == (3 if page.photometric == _RGB else 1)
        and page.imagedepth == 1
        and page.bitspersample in _TIFFFILE.get(page.sampleformat or _UNSIGNED, ())
        and (page.photometric != _RGB or (page.sampleformat == _UNSIGNED and page.bitspersample in (8, 16)))
    )


def _by_pillow(page: tifffile.TiffPage, file: BinaryIO) -> Samples:
    def opened() -> TiffImagePlugin.TiffImageFile:
        file.seek(0)
        return TiffImagePlugin.TiffImageFile(file)

    image = opened()
    if page.photometric == _RGB and page.bitspersample == 16:
        read = composed(sixteen_bits(image, opened()), 16, alpha=_has_alpha(page))
    elif page.photometric == _PALETTE and page.colormap is not None:
        image.load()
        read = _looked_up(np.asarray(image), page.colormap, page.bitspersample)
    else:
        image.load()
        read = samples_of(image, page.bitspersample)
    # Pillow has turned a picture of up to eight bits, and no other.
    white_is_zero = page.photometric == _WHITE_IS_ZERO
    turned = white_is_zero and read.values.dtype == np.uint8
    return read._replace(white_is_zero=white_is_zero and not turned, turned=turned, orientation=orientation_of(image))


def _has_alpha(page: tifffile.TiffPage) -> bool:
    return bool(page.extrasamples) and page.extrasamples[0] in _EXTRA_ALPHA


def _looked_up(indices: NDArray[np.uint8], table: NDArray[np.uint16], bits: int) -> Samples:
    # Some writers put numbers of 8 bits where 16 belong; libtiff looks at the largest, too (tiff2rgba, tif_getimage.c).
    colours = (table if table.max() < 256 else table >> 8).astype(np.uint8)
    return composed(colours.T[np.minimum(indices, colours.shape[1] - 1)], bits)


def _by_tifffile(page: tifffile.TiffPage, file: BinaryIO, name: str) -> Samples:
    _check_lengths(page, file, name)
    values = page.asarray()
    if values.dtype == np.bool_:
        values = values.astype(np.uint8) * np.uint8(255)
    if page.axes.startswith("S"):
        values = np.moveaxis(values, 0, -1)
    orientation = page.tags.valueof(_ORIENTATION, 1)
    return composed(values, page.bitspersample, alpha=_has_alpha(page))._replace(
        white_is_zero=page.photometric == _WHITE_IS_ZERO, orientation=orientation if isinstance(orientation, int) else 1
    )


def _check_lengths(page: tifffile.TiffPage, file: BinaryIO, name: str) -> None:
    """Refuse a strip or tile that is not all there, which tifffile fills with zeros, or that would fill the memory."""
    whole = page.imagewidth * page.imagelength * page.samplesperpixel * page.bitspersample // 8
    most = 2 * whole + (page.tilewidth * page.tilelength * 64 if page.is_tiled else 0)  # of one, whose rest is cut off
    found = 0
    for at, count in zip(page.dataoffsets, page.databytecounts, strict=False):
        file.seek(at)
        segment = file.read(count)
        if not count or len(segment) < count:
            raise cut_short(name)
        if page.compression != _PLAIN:
            inflater = zlib.decompressobj()
            count = len(inflater.decompress(segment, most))
            if inflater.unconsumed_tail or not inflater.eof:
                raise damaged(name)
        found += count
    if found < whole:
        raise cut_short(name)


def _check_segments(page: tifffile.TiffPage, file: BinaryIO, name: str) -> None:
    """Refuse a JPEG strip or tile that is damaged: neither libtiff nor Pillow says so."""
    tables = page.jpegtables or b""
    for at, count in zip(page.dataoffsets, page.databytecounts, strict=False):
        file.seek(at)
        segment = file.read(count)
        # An abbreviated stream: the tables, without the end, stand before each.
        decode_jpeg(tables[:-2] + segment[2:] if tables else segment, name)


def _variant(page: tifffile.TiffPage) -> str:
    """Return what is unusual about a file, in TIFF's own terms."""
    formats = {_UNSIGNED: "unsigned", _SIGNED: "signed", _FLOAT: "floating point"}
    words = [
        "TIFF",
        f"{page.samplesperpixel} × {page.bitspersample} bit",
        formats.get(page.sampleformat or 0, f"SampleFormat {page.sampleformat}"),
        f"photometric {getattr(page.photometric, 'name', page.photometric)}",
        f"compression {getattr(page.compression, 'name', page.compression)}",
    ]
    if page.predictor != 1:
        words.append(f"predictor {getattr(page.predictor, 'name', page.predictor)}")
    if page.planarconfig == _APART and page.samplesperpixel > 1:
        words.append("planes apart")
    return ", ".join(words)
