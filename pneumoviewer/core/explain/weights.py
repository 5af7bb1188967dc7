"""Weight images: weights that are pictures, and what they make of one radiograph. Knows no torch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.methods import WEIGHTS, explanation_methods
from pneumoviewer.core.explain.saliency_map import ModelInput
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.library.info import ModelInfo


@dataclass(frozen=True, eq=False)
class WeightStack:
    """A model's weight images over its training.

    Attributes
    ----------
    epochs : tuple of int
        0 is before the first epoch.
    units : tuple of str
        ``output`` for a perceptron, a class each for logistic regression, ``hidden 1`` … for a multilayer perceptron.
    values : ndarray of float32, shape (epochs, units, height, width)
        For three channels their mean, as all see the same grey.
    """

    epochs: tuple[int, ...]
    units: tuple[str, ...]
    values: NDArray[np.float32]


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
    """

    epochs: tuple[int, ...]
    kept_epoch: int
    units: tuple[str, ...]
    weights: NDArray[np.float32]
    picture: NDArray[np.float32]
    image_sha256: str
    model_sha256: str
    model_input: ModelInput | None = None


def weight_images(info: ModelInfo) -> WeightStack:
    """Return a model's weight images: of every epoch where they were kept, else of the best alone.

    Raises
    ------
    PneumoError
        Where the model's weights are no pictures, or its file is gone.
    """
    if WEIGHTS.id not in explanation_methods(info.recipe):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” has no weight images"),
            QT_TRANSLATE_NOOP("errors", "its weights are not one a pixel"),
            QT_TRANSLATE_NOOP("errors", "Look at its heatmap instead"),
            name=info.name,
        )
    snapshots = info.file("snapshots")
    file = snapshots or info.file("model")
    try:
        tensors = load_file(file) if file else {}
    except (OSError, SafetensorError) as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The weight images of “{name}” cannot be read"),
            "{reason}",
            QT_TRANSLATE_NOOP("errors", "Restore the folder from a copy, or train it again"),
            name=info.name,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    if snapshots:
        epochs = {int(name.removeprefix("epoch-")): value for name, value in tensors.items()}
    else:
        inputs = info.preprocessing.inputs
        first = next(tensors[name] for name in sorted(tensors) if tensors[name].shape[1:] == (inputs,))
        epochs = {info.best_epoch: first}
    height, width = info.preprocessing.size
    values = np.stack([epochs[e].astype(np.float32) for e in sorted(epochs)])
    values = values.reshape(len(epochs), -1, info.preprocessing.channels, height, width).mean(2)
    if not np.isfinite(values).all():
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The weight images of “{name}” cannot be read"),
            QT_TRANSLATE_NOOP("errors", "some of its weights are no numbers (NaN), or infinite"),
            QT_TRANSLATE_NOOP("errors", "Restore the folder from a copy, or train it again"),
            name=info.name,
        )
    hidden = tuple(f"hidden {number + 1}" for number in range(values.shape[1]))
    units = {"perceptron": ("output",), "logistic_regression": info.classes}.get(info.recipe.architecture, hidden)
    return WeightStack(tuple(sorted(epochs)), units, values.astype(np.float32))


def focus_image(weights: NDArray[np.float32], picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what each pixel adds to a unit's sum: pixel × weight, divided by the largest in size.

    Parameters
    ----------
    weights : ndarray of float, shape (height, width)
    picture : ndarray of float, shape (height, width)
        What the model sees of the radiograph.

    Returns
    -------
    ndarray of float32, shape (height, width), in [-1, 1]
        Above 0 speaks for the unit firing, below against.
    """
    product = weights * picture
    largest = float(np.abs(product).max())
    return (product / largest if largest > 0 else product).astype(np.float32)
