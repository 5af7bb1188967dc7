"""The saliency map: where a model looked, whoever computed it, and what is true of any two. Knows no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class ModelInput:
    """What a model sees of a radiograph.

    Attributes
    ----------
    picture : ndarray of uint8, shape (height, width)
        The very pixels that are scaled and given to the network.
    channels : int
        How often it is given them; 0 where it is given histograms of them instead.
    lowest, highest : float
        Of the numbers that it is given.
    box : tuple of float
        Where the picture lies on the radiograph, as a :class:`SaliencyMap`'s.
    """

    picture: NDArray[np.uint8]
    channels: int
    lowest: float
    highest: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class SaliencyMap:
    """Where a model looked.

    Attributes
    ----------
    values : ndarray of float32, shape (rows, columns), in [0, 1], or in [-1, 1] where it is signed
        At its own resolution, not smoothed; the largest in size is 1, unless nothing speaks for the class: then all
        are 0.
    layer : str
        Where in the network it comes from; ``input`` where it is about the picture itself.
    method : str
        One of :data:`pneumoviewer.core.explain.methods.METHODS`.
    box : tuple of float
        Left, top, right, bottom on the radiograph, as fractions of its width and height; reaches beyond [0, 1] for a
        letterboxed input.
    signed : bool
        Whether it tells what speaks against the class (below 0) as well as what speaks for it.
    scale : float
        What 1 stands for: with occlusion a loss of probability, with integrated gradients and weight × pixel a share of
        the class's logit. 1 where the method has no unit.
    image_sha256, model_sha256 : str
        What it is about, so that it lands beside no other image.
    randomized : bool
        Whether it is of a network with weights drawn at random, and so nothing of the model.
    """

    values: NDArray[np.float32]
    class_name: str
    layer: str
    method: str
    box: tuple[float, float, float, float]
    signed: bool = False
    scale: float = 1.0
    image_sha256: str = ""
    model_sha256: str = ""
    randomized: bool = False
    model_input: ModelInput | None = None


def rank_correlation(one: SaliencyMap, other: SaliencyMap) -> float | None:
    """Return how alike two maps of the same radiograph are, on the part of them that lies on it.

    Spearman's rank correlation: that of the cells' ranks, ties sharing their mean (C. Spearman 1904,
    doi:10.2307/1412159). J. Adebayo et al., Sanity checks for saliency maps (NeurIPS 2018, arXiv:1810.03292), compare
    a trained with a randomised network so: a map that hardly changes does not show what the network has learned.

    Parameters
    ----------
    one, other : SaliencyMap
        Of one shape and place.

    Returns
    -------
    float or None
        In [-1, 1]; 1 for the same order. None where one of them is the same everywhere, which has no order.
    """
    import numpy as np

    rows, columns = one.values.shape
    left, top, right, bottom = one.box
    down = top + (bottom - top) * (np.arange(rows) + 0.5) / rows
    across = left + (right - left) * (np.arange(columns) + 0.5) / columns
    seen = ((down >= 0) & (down <= 1))[:, None] & ((across >= 0) & (across <= 1))[None]
    first, second = _ranks(one.values[seen]), _ranks(other.values[seen])
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return None
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(values: NDArray[np.float32]) -> NDArray[np.float64]:
    import numpy as np

    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: NDArray[np.float64] = (last - (counts - 1) / 2)[which]
    return ranks
