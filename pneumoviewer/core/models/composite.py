"""Several trained parts that answer as one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pneumoviewer.core.recipe.recipe import Recipe


def combined(recipe: Recipe, parts: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the probabilities of the whole.

    Parameters
    ----------
    recipe : Recipe
        Of the whole.
    parts : sequence of ndarray of float, each of shape (images, classes)
        Of each fold or member; or of the two stages of a cascade: normal and pneumonia, bacterial and viral.

    Returns
    -------
    ndarray of float64, shape (images, classes)
        Of folds and members the mean. Of a cascade P(normal), and P(kind) = P(pneumonia) P(kind | pneumonia).
    """
    if recipe.composition == "cascade":
        infected, kind = parts
        return np.concatenate([infected[:, :1], infected[:, 1:] * kind], 1)
    mean: NDArray[np.float64] = np.mean(parts, axis=0)
    return mean
