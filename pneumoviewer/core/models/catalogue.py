"""One frozen row an architecture. Knows no torch, so that listing models and building forms costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pneumoviewer.core.results import BINARY_CLASSES, THREE_CLASSES
from pneumoviewer.core.training.recipe import Recipe

Output = Literal["threshold", "sigmoid", "softmax"]
Learner = Literal["online", "gradient"]
Explanation = Literal["weights", "grad_cam"]


@dataclass(frozen=True)
class Count:
    """Parameters of a network.

    Attributes
    ----------
    trainable : int
    total : int
        Trainable, frozen and the running means and variances.
    """

    trainable: int
    total: int


@dataclass(frozen=True)
class Architecture:
    """A row of the catalogue.

    Attributes
    ----------
    id, title, summary : str
    module : str
        The file in ``core/models`` whose ``build(recipe, classes)`` makes the network.
    learner : {"online", "gradient"}
    explanations : tuple of str
        ``weights``: its weights are pictures; ``grad_cam``: it has a convolutional layer to look at.
    count : callable
        ``count(recipe, outputs)`` in closed form.
    output : callable
        ``output(classes)``: ``threshold``, ``sigmoid`` (one unit) or ``softmax`` (one unit a class).
    convolutional : bool
        Gains from channels-last and mixed precision.
    """

    id: str
    title: str
    summary: str
    module: str
    learner: Learner
    explanations: tuple[Explanation, ...]
    count: Callable[[Recipe, int], Count]
    output: Callable[[int], Output]
    convolutional: bool = False


def _count_perceptron(recipe: Recipe, outputs: int) -> Count:
    n = recipe.image_size**2 * recipe.channels + 1
    return Count(n, n)


def _count_mlp(recipe: Recipe, outputs: int) -> Count:
    n, last = 0, recipe.image_size**2 * recipe.channels
    for width in (*recipe.hidden, outputs):
        n += (last + 1) * width
        last = width
    return Count(n, n)


def _count_pseudo_resnet(recipe: Recipe, outputs: int) -> Count:
    trainable = running = 0

    def convolution(inputs: int, filters: int) -> None:  # 3x3 without bias, and its batch normalisation
        nonlocal trainable, running
        trainable += 9 * inputs * filters + 2 * filters
        running += 2 * filters

    last = recipe.channels
    for width in recipe.widths:
        convolution(last, width)
        convolution(width, width)
        convolution(width, width)
        last = width
    trainable += (last + 1) * outputs
    return Count(trainable, trainable + running)


_ROWS = (
    Architecture(
        "perceptron",
        "Perceptron",
        "Rosenblatt's threshold unit: one weight a pixel and a bias, corrected on error only",
        "perceptron",
        "online",
        ("weights",),
        _count_perceptron,
        lambda classes: "threshold",
    ),
    Architecture(
        "mlp",
        "Multilayer perceptron",
        "Hidden layers of neurons, each with one weight a pixel",
        "mlp",
        "gradient",
        ("weights",),
        _count_mlp,
        lambda classes: "sigmoid" if classes == 2 else "softmax",
    ),
    Architecture(
        "pseudo_resnet",
        "Pseudo-ResNet",
        "A small residual convolutional network",
        "pseudo_resnet",
        "gradient",
        ("grad_cam",),
        _count_pseudo_resnet,
        lambda classes: "softmax",
        True,
    ),
)
CATALOGUE: dict[str, Architecture] = {row.id: row for row in _ROWS}


def architecture_of(recipe: Recipe) -> Architecture:
    """Return the catalogue's row for a recipe."""
    return CATALOGUE[recipe.architecture]


def outputs_of(recipe: Recipe, classes: int) -> int:
    """Return the number of output units for so many classes."""
    return classes if architecture_of(recipe).output(classes) == "softmax" else 1


def count_parameters(recipe: Recipe, classes: int) -> Count:
    """Return the parameter counts of a recipe for so many classes."""
    return architecture_of(recipe).count(recipe, outputs_of(recipe, classes))


def classes_of(recipe: Recipe) -> tuple[str, ...]:
    """Return a recipe's class names where they do not depend on the folder; ten digits otherwise."""
    if recipe.labels == "binary":
        return BINARY_CLASSES
    return THREE_CLASSES if recipe.labels == "three" else tuple(str(i) for i in range(10))
