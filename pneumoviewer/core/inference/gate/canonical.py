"""Canonical view: what the gate looks at, in which a film looks the same however it was stored."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.radiograph.radiograph import Radiograph

BLUR = 2 / 224  # of the height; a Gaussian's standard deviation, wide enough for what JPEG and resampling leave behind


def canonical_view(radiograph: Radiograph, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return a radiograph without its borders, brought to one size and blurred.

    The first gate had no such view and learned the JPEG quality of its training set: it refused the originals of the
    very films it was fitted to.

    Parameters
    ----------
    size : tuple of int
        Height and width in pixels.
    """
    picture = Preprocessing(size, trim=True).picture(radiograph)
    return np.array(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(BLUR * size[0])))
