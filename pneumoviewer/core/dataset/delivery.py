"""Delivery: how one and the same film is exported, resampled, compressed and stored on its way to whoever reads it.

Distortions (see :mod:`pneumoviewer.core.dataset.distortions`) change what a film shows; a delivery is not supposed to.
A model or a gate that answers otherwise has learned how its training images were stored. Knows no torch. Decision 37.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]

AS_STORED = "as stored"
"""The row that the others are compared with: the film's own file."""
COPY_SIZE = 224  # pixels; height and width of the copies that the training set is published as
_KERNELS = (
    Image.Resampling.NEAREST,
    Image.Resampling.BOX,
    Image.Resampling.BILINEAR,
    Image.Resampling.BICUBIC,
    Image.Resampling.LANCZOS,
)
_WIDTHS = (224.0, 768.0)  # pixels
_ASPECT = 0.14  # largest |ln| of a change of width against height
_COPIED = 0.4  # probability of a picture squashed to COPY_SIZE
_COMPRESSED = 0.65  # probability of JPEG
_QUALITIES = (50, 95)
_NOISE = 5.0  # largest standard deviation of the floor of noise, in grey values; it hides what resampling left behind
_WINDOWED, _CUT_OFF = 0.35, 1.5  # probability of an automatic window, and the most percent it cuts off at each end
_GAMMA = 0.27  # largest |ln| of an exponent
_COLLIMATED, _BORDER = 0.6, 0.055  # probability of narrower borders, and the largest share cut off at each
_LETTERBOXED = 0.12  # probability of black bars, up to a square


def resized(picture: Picture, shape: tuple[int, ...], kernel: int = Image.Resampling.BILINEAR) -> Picture:
    """Return a picture at another height and width, resampled with one of Pillow's kernels."""
    return np.asarray(Image.fromarray(picture).resize((shape[1], shape[0]), Image.Resampling(kernel)))


def jpeg_compressed(picture: Picture, quality: int) -> Picture:
    """Return what JPEG at a quality (libjpeg's, 1 to 100) leaves of a grey picture."""
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=quality)
    with Image.open(file) as image:
        return np.asarray(image.convert("L"))


def resaved(picture: Picture, random: np.random.Generator) -> Picture:
    """Return a picture as another program would have saved it: other size, kernel and JPEG quality, a floor of noise.

    All of it is drawn anew for each picture, whatever its class: in this dataset size, shape and storage tell the
    class, and nothing may be learned from them.

    Returns
    -------
    ndarray of uint8
        Of another height and width.
    """
    height, width = picture.shape
    if random.random() < _COPIED:
        shape = (COPY_SIZE, COPY_SIZE)
    else:
        across = np.exp(random.uniform(*np.log(_WIDTHS)))
        shape = (max(1, round(across * height / width * np.exp(random.uniform(-_ASPECT, _ASPECT)))), round(across))
    saved = resized(picture, shape, _KERNELS[random.integers(len(_KERNELS))])
    if random.random() < _COMPRESSED:
        saved = jpeg_compressed(saved, int(random.integers(_QUALITIES[0], _QUALITIES[1] + 1)))
    return _grey(saved + random.normal(0, random.uniform(0, _NOISE), saved.shape))


def resaved_alike(picture: Picture, random: np.random.Generator) -> Picture:
    """Return a picture :func:`resaved` and brought back to its own height and width."""
    return resized(resaved(picture, random), picture.shape, _KERNELS[random.integers(len(_KERNELS))])


def redelivered(picture: Picture, random: np.random.Generator) -> Picture:
    """Return a film as it could as well have been delivered: with another window, gamma, border or bars, and resaved.

    Returns
    -------
    ndarray of uint8
        Of another height and width.
    """
    if random.random() < _WINDOWED:
        low, high = np.percentile(picture, (random.uniform(0, _CUT_OFF), 100 - random.uniform(0, _CUT_OFF)))
        picture = _grey((picture - low) / max(high - low, 1.0) * 255)
    picture = _with_gamma(float(np.exp(random.uniform(-_GAMMA, _GAMMA))))(picture)
    if random.random() < _COLLIMATED:
        height, width = picture.shape
        top, bottom, left, right = random.uniform(0, _BORDER, 4)
        picture = picture[
            int(top * height) : height - int(bottom * height), int(left * width) : width - int(right * width)
        ]
    if random.random() < _LETTERBOXED:
        picture = _letterboxed(picture)
    return resaved(picture, random)


@dataclass(frozen=True)
class Delivery:
    """One way of delivering a film.

    Attributes
    ----------
    change : callable
        What is done to the grey picture before it is stored.
    suffix : str
        ``.png``, ``.jpeg``, ``.tiff`` (16 bits) or ``.dcm`` (12 bits, without a window of its own).
    quality : int
        Of a JPEG file.
    """

    change: Callable[[Picture], Picture]
    suffix: str = ".png"
    quality: int = 0

    def write(self, picture: Picture, folder: Path) -> Path:
        """Write a picture as it is delivered; return the file: ``film`` and the ending, replaced where it is there."""
        file = folder / f"film{self.suffix}"
        changed = np.ascontiguousarray(self.change(picture))
        if self.suffix == ".dcm":
            from pneumoviewer.core.radiograph.write_dicom import write_dicom

            write_dicom(_deepened(changed, 12), file)
        elif self.suffix == ".tiff":
            Image.fromarray(_deepened(changed, 16)).save(file)
        elif self.suffix == ".jpeg":
            Image.fromarray(changed).save(file, quality=self.quality)
        else:
            Image.fromarray(changed).save(file, compress_level=1)
        return file


def _unchanged(picture: Picture) -> Picture:
    return picture


def _with_width(pixels: int) -> Callable[[Picture], Picture]:
    def change(picture: Picture) -> Picture:
        height, width = picture.shape
        kernel = Image.Resampling.LANCZOS if pixels < width else Image.Resampling.BICUBIC
        return resized(picture, (round(height * pixels / width), pixels), kernel)

    return change


def _copied(kernel: Image.Resampling) -> Callable[[Picture], Picture]:
    return lambda picture: resized(picture, (COPY_SIZE, COPY_SIZE), kernel)


def _stretched(down: float, across: float) -> Callable[[Picture], Picture]:
    return lambda picture: resized(picture, (round(picture.shape[0] * down), round(picture.shape[1] * across)))


def _cropped(share: float) -> Callable[[Picture], Picture]:
    def change(picture: Picture) -> Picture:
        down, across = (round(share * side) for side in picture.shape)
        return picture[down : picture.shape[0] - down, across : picture.shape[1] - across]

    return change


def _letterboxed(picture: Picture) -> Picture:
    """Put black bars beside a picture, or above and below, that make it square; a square one gets a tenth of each."""
    height, width = picture.shape
    side = max(height, width)
    if height == width:
        picture = resized(picture, (round(0.8 * side), side))
        height = picture.shape[0]
    boxed = np.zeros((side, side), np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    boxed[top : top + height, left : left + width] = picture
    return boxed


def _with_gamma(exponent: float) -> Callable[[Picture], Picture]:
    table = _grey(255 * (np.arange(256) / 255) ** exponent)
    return lambda picture: table[picture]


def _deepened(picture: Picture, bits: int) -> NDArray[np.uint16]:
    deep: NDArray[np.uint16] = np.rint(picture * (((1 << bits) - 1) / 255)).astype(np.uint16)
    return deep


def _grey(values: NDArray[np.floating[Any]]) -> Picture:
    grey: Picture = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return grey


DELIVERIES: dict[str, Delivery] = {
    "PNG": Delivery(_unchanged),
    **{f"JPEG {quality}": Delivery(_unchanged, ".jpeg", quality) for quality in (50, 75, 90, 95)},
    "DICOM, 12 bits": Delivery(_unchanged, ".dcm"),
    "TIFF, 16 bits": Delivery(_unchanged, ".tiff"),
    **{f"{width} pixels wide": Delivery(_with_width(width)) for width in (512, 1024, 3000)},
    "squashed to 224, nearest": Delivery(_copied(Image.Resampling.NEAREST)),
    "squashed to 224, bilinear": Delivery(_copied(Image.Resampling.BILINEAR)),
    "squashed to 224, area": Delivery(_copied(Image.Resampling.BOX)),
    "squashed to 224, nearest, JPEG 75": Delivery(_copied(Image.Resampling.NEAREST), ".jpeg", 75),
    "squashed to 224, area, JPEG 75": Delivery(_copied(Image.Resampling.BOX), ".jpeg", 75),
    "15 % taller": Delivery(_stretched(1.15, 1)),
    "15 % wider": Delivery(_stretched(1, 1.15)),
    "cropped 5 %": Delivery(_cropped(0.05)),
    "letterboxed": Delivery(_letterboxed),
    "gamma 0.8": Delivery(_with_gamma(0.8)),
    "gamma 1.25": Delivery(_with_gamma(1.25)),
}
"""Each by its name, in the order of a table. PNG where no other format is named."""
