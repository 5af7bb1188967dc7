"""Enhancement: denoising, equalisation (CLAHE) and histograms of gradients (HOG), before a model sees a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def denoised(picture: NDArray[np.uint8], how: str) -> NDArray[np.uint8]:
    """Return a picture with less noise.

    Parameters
    ----------
    picture : ndarray of uint8, shape (height, width)
    how : {"none", "median", "gaussian", "tv"}
        Median of 3×3 pixels; Gaussian blur with a standard deviation of one pixel; total variation with a weight of
        0.1 (A. Chambolle, Journal of Mathematical Imaging and Vision 20, 2004).
    """
    if how == "none":
        return picture
    from skimage import filters, restoration

    if how == "median":
        median: NDArray[np.uint8] = filters.median(picture, np.ones((3, 3)))
        return median
    if how == "gaussian":
        return _as_grey(filters.gaussian(picture / 255.0, sigma=1))
    return _as_grey(restoration.denoise_tv_chambolle(picture / 255.0, weight=0.1))


def equalized(picture: NDArray[np.uint8], how: str) -> NDArray[np.uint8]:
    """Return a picture whose grey values are used more evenly.

    Parameters
    ----------
    picture : ndarray of uint8, shape (height, width)
    how : {"none", "histogram", "clahe"}
        Histogram equalisation of the whole, or of its neighbourhoods with limited contrast (K. Zuiderveld, Graphics
        Gems IV, 1994) as scikit-image does it: tiles of an eighth of the picture, clip limit 0.01.
    """
    if how == "none" or picture.min() == picture.max():  # one grey value has no histogram to be evened
        return picture
    from skimage import exposure

    return _as_grey(exposure.equalize_hist(picture) if how == "histogram" else exposure.equalize_adapthist(picture))


def histograms(pictures: NDArray[np.float32], orientations: int, cell: int) -> NDArray[np.float32]:
    """Return the histograms of oriented gradients of pictures.

    Parameters
    ----------
    pictures : ndarray of float32 in [0, 255], shape (images, height, width)
    orientations, cell : int
        Bins of 180°, and the height and width of a cell in pixels.

    Returns
    -------
    ndarray of float32 in [0, 1], shape (images, rows × columns × orientations)
        Rows and columns of whole cells. Each cell's histogram has the length 1, or is all 0 where the cell is flat. The
        first bin is of gradients that run across the picture, as at upright edges; the others follow every
        180° / `orientations`.
    """
    from skimage.feature import hog

    found = [hog(picture, orientations, (cell, cell), (1, 1), block_norm="L2-Hys") for picture in pictures]
    return np.array(found, np.float32)


def _as_grey(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return values in [0, 1] as grey values."""
    return np.clip(np.rint(values * 255), 0, 255).astype(np.uint8)
