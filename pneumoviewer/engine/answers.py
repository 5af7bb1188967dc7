"""Answers of the engine that are no values of core."""

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
        Where the picture lies on the radiograph, as a :class:`Heatmap`'s.
    """

    picture: NDArray[np.uint8]
    channels: int
    lowest: float
    highest: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Heatmap:
    """Where a model looked.

    Attributes
    ----------
    values : ndarray of float32, shape (rows, columns), in [0, 1], or in [-1, 1] where it is signed
        At the layer's own resolution, not smoothed.
    class_name, layer, method : str
    box : tuple of float
        Left, top, right, bottom of the map on the radiograph, as fractions of its width and height; may reach beyond
        [0, 1] for a letterboxed input.
    image_sha256, model_sha256 : str
    signed : bool
        Whether it also tells, below 0, what speaks against the class.
    scale : float
        What 1 stands for; see :class:`pneumoviewer.core.explain.heatmaps.CamMap`.
    untrained : bool
        Whether it is of a network with weights drawn at random, and so nothing of the model.
    seen : Seen or None
    """

    values: NDArray[np.float32]
    class_name: str
    layer: str
    method: str
    box: tuple[float, float, float, float]
    image_sha256: str
    model_sha256: str
    signed: bool = False
    scale: float = 1.0
    randomized: bool = False
    model_input: ModelInput | None = None


@dataclass(frozen=True, eq=False)
class WeightImages:
    """A model's weight images over its training, and what it sees of a radiograph.

    Attributes
    ----------
    epochs : tuple of int
        0 is before the first epoch.
    kept_epoch : int
        The one whose weights the model predicts with.
    units : tuple of str
        ``output`` for a perceptron, ``hidden 1`` … for an MLP.
    weights : ndarray of float32, shape (epochs, units, height, width)
    picture : ndarray of float32, shape (height, width)
        What the model sees of the radiograph, after scaling.
    image_sha256, model_sha256 : str
    seen : Seen or None
    """

    epochs: tuple[int, ...]
    kept_epoch: int
    units: tuple[str, ...]
    weights: NDArray[np.float32]
    picture: NDArray[np.float32]
    image_sha256: str
    model_sha256: str
    model_input: ModelInput | None = None
