"""What every map of where a model looked has, whoever computed it, and what is true of any two. Knows no torch."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Heat(Protocol):
    """Where a model looked: :class:`~pneumoviewer.core.explain.heatmaps.CamMap`, or what the engine answers."""

    @property
    def values(self) -> NDArray[np.float32]:
        """At its own resolution, shape (rows, columns), in [0, 1]; in [-1, 1] where it is signed."""

    @property
    def class_name(self) -> str:
        """The class explained."""

    @property
    def layer(self) -> str:
        """Where in the network it comes from; ``input`` where it is about the picture itself."""

    @property
    def method(self) -> str:
        """How it was computed."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom on the radiograph, as fractions of its width and height."""

    @property
    def signed(self) -> bool:
        """Whether it tells what speaks against the class (below 0) as well as what speaks for it."""


def rank_correlation(one: Heat, other: Heat) -> float | None:
    """Return how alike two maps of the same radiograph are, on the part of them that lies on it.

    Spearman's rank correlation: that of the cells' ranks, ties sharing their mean (C. Spearman 1904,
    doi:10.2307/1412159). J. Adebayo et al., Sanity checks for saliency maps (NeurIPS 2018, arXiv:1810.03292), compare
    a trained with a randomised network so: a map that hardly changes does not show what the network has learned.

    Parameters
    ----------
    one, other : Heat
        Of one shape and place.

    Returns
    -------
    float or None
        In [-1, 1]; 1 for the same order. None where one of them is the same everywhere, which has no order.
    """
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
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: NDArray[np.float64] = (last - (counts - 1) / 2)[which]
    return ranks
