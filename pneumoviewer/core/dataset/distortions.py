"""Distortions: what another hospital, a screen or a mail does to a radiograph (shift). Knows no torch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from pneumoviewer.core.dataset.delivery import jpeg_compressed, resized

Picture = NDArray[np.uint8]
Distortion = Callable[[Picture, np.random.Generator], Picture]

SIZE = 224  # pixels; height and width that the strengths below are meant for
_MIXED = 3


def _as_it_is(picture: Picture, random: np.random.Generator) -> Picture:
    return picture


def _turned(picture: Picture, random: np.random.Generator) -> Picture:
    return np.asarray(Image.fromarray(picture).rotate(_either(random, 5.0), Image.Resampling.BILINEAR))


def _cropped(picture: Picture, random: np.random.Generator) -> Picture:
    """Cut a tenth off the height and off the width, at borders as chance will have it."""
    height, width = picture.shape
    top, left = (int(0.1 * side * random.random()) for side in (height, width))
    return resized(picture[top : top + round(0.9 * height), left : left + round(0.9 * width)], picture.shape)


def _compressed(picture: Picture, random: np.random.Generator) -> Picture:
    return jpeg_compressed(picture, 30)


def _blurred(picture: Picture, random: np.random.Generator) -> Picture:
    return np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(1.5 * picture.shape[0] / SIZE)))


def _lit(change: float) -> Distortion:
    return lambda picture, random: _grey(picture * (1 + change))


def _coarse(picture: Picture, random: np.random.Generator) -> Picture:
    return resized(resized(picture, (128, 128)), picture.shape)


def _inverted(picture: Picture, random: np.random.Generator) -> Picture:
    return 255 - picture


def _stretched(picture: Picture, random: np.random.Generator) -> Picture:
    """Cut a sixth off the height or off the width, so that what is left is stretched."""
    height, width = picture.shape
    if random.random() < 0.5:
        return resized(picture[height // 12 : height - height // 12], picture.shape)
    return resized(picture[:, width // 12 : width - width // 12], picture.shape)


def _contrasted(picture: Picture, random: np.random.Generator) -> Picture:
    middle = float(picture.mean())
    return _grey((picture - middle) * (1 + _either(random, 0.45)) + middle + _either(random, 25.0))


def _gamma(picture: Picture, random: np.random.Generator) -> Picture:
    return _grey(255 * (picture / 255) ** float(random.choice((0.6, 1.6))))


def _bordered(picture: Picture, random: np.random.Generator) -> Picture:
    """Put it, smaller, into a black or a white frame of 7 % of the size."""
    height, width = picture.shape
    y, x = round(0.07 * height), round(0.07 * width)
    framed = np.full_like(picture, 0 if random.random() < 0.7 else 255)
    framed[y : height - y, x : width - x] = resized(picture, (height - 2 * y, width - 2 * x))
    return framed


def _marked(picture: Picture, random: np.random.Generator) -> Picture:
    """Paint three black or white patches, as large as burned-in letters, into the upper corners."""
    height, width = picture.shape
    marked = picture.copy()
    tall, wide = round(0.08 * height), round(0.1 * width)
    for _ in range(3):
        top, across = int(0.12 * height * random.random()), int(0.12 * width * random.random())
        left = across if random.random() < 0.5 else width - wide - across
        marked[top : top + tall, left : left + wide] = 255 * int(random.integers(2))
    return marked


def _mixed(picture: Picture, random: np.random.Generator) -> Picture:
    for name in random.choice(_SHIFTS, _MIXED, replace=False):
        picture = DISTORTIONS[str(name)](picture, random)
    return picture


DISTORTIONS: dict[str, Distortion] = {
    "none": _as_it_is,
    "rotation 5°": _turned,
    "crop 10 %": _cropped,
    "JPEG quality 30": _compressed,
    "blur": _blurred,
    "brightness +20 %": _lit(0.2),
    "brightness -20 %": _lit(-0.2),
    "128 × 128 source": _coarse,
    "inverted": _inverted,
    "aspect": _stretched,
    "contrast": _contrasted,
    "gamma": _gamma,
    "border": _bordered,
    "letters": _marked,
    "three of these": _mixed,
}
"""Each by its name, in the order of a table; the last mixes three of the others but inversion, a proxy for another
hospital. A grey picture and a generator of chance give a grey picture of the same shape."""
_SHIFTS = tuple(name for name in DISTORTIONS if name not in {"none", "inverted", "three of these"})


def distorted(picture: Picture, name: str, seed: int) -> Picture:
    """Return a picture distorted in a way of :data:`DISTORTIONS`.

    Parameters
    ----------
    picture : ndarray of uint8, shape (height, width)
    """
    return DISTORTIONS[name](picture, np.random.default_rng(seed))


def shifted(pictures: NDArray[np.uint8], seed: int) -> NDArray[np.uint8]:
    """Return pictures as another hospital might have made them, each distorted in three ways.

    Parameters
    ----------
    pictures : ndarray of uint8, shape (images, height, width)
    seed : int
        The same seed does the same to a picture at the same place.
    """
    return np.stack([_mixed(picture, np.random.default_rng((seed, n))) for n, picture in enumerate(pictures)])


def _either(random: np.random.Generator, size: float) -> float:
    return size if random.random() < 0.5 else -size


def _grey(values: NDArray[np.floating[Any]]) -> Picture:
    grey: Picture = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return grey
