"""Catalogue: one frozen row an architecture; parameter counts, last layers, class names. Knows no torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pneumoviewer.core.classes import BINARY_CLASSES, KINDS, THREE_CLASSES
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.models.parameter_count import (
    Count,
    count_backbone,
    count_cnn,
    count_linear,
    count_mlp,
    count_pseudo_resnet,
    count_vgg16,
)
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.recipe.rules import needs_one_vs_rest

Unit = Literal["threshold", "sigmoid", "softmax"]
Learner = Literal["online", "grid_search", "gradient"]


@dataclass(frozen=True)
class Output:
    """What a network's last layer is.

    Attributes
    ----------
    unit : {"threshold", "sigmoid", "softmax"}
        A threshold unit's margin has no probability of its own: it gets one by a logistic fit on validation.
    units : int
        One for two classes, or one a class; threshold and sigmoid units then each tell one class from the rest.
    """

    unit: Unit
    units: int


@dataclass(frozen=True)
class Architecture:
    """A row of the catalogue.

    Attributes
    ----------
    module : str
        The file in ``core/models`` whose ``build(recipe, outputs)`` makes the network.
    learner : {"online", "grid_search", "gradient"}
    count : callable
        ``count(recipe, outputs)`` in closed form.
    convolutional : bool
        Gains from channels-last and mixed precision, and has feature maps.
    linear : bool
        Its output is one weight a pixel, summed.
    counts_running : bool
        Its document counts the running means and variances of batch normalisation, as Keras does.
    """

    id: str
    title: str
    summary: str
    module: str
    learner: Learner
    count: Callable[[Recipe, int], Count]
    convolutional: bool = False
    linear: bool = False
    counts_running: bool = True


def _network(
    id: str, title: str, summary: str, module: str, count: Callable[[Recipe, int], Count], *, published: bool = False
) -> Architecture:
    return Architecture(id, title, summary, module, "gradient", count, True, counts_running=not published)


# Parameters of EfficientNet-Lite's first convolution and of its seven groups of blocks.
_LITE0 = (928, 896, 13_968, 39_712, 198_480, 446_784, 1_652_640, 605_440)
_LITE1 = (928, 896, 22_800, 65_952, 281_680, 617_024, 2_128_800, 605_440)
_LITE2 = (928, 896, 22_800, 86_832, 342_992, 707_136, 2_480_560, 715_808)
_ROWS = (
    Architecture(
        "perceptron",
        QT_TRANSLATE_NOOP("architecture", "Perceptron"),
        "Rosenblatt's threshold unit: one weight a pixel and a bias, corrected on error only",
        "perceptron",
        "online",
        count_linear,
        linear=True,
    ),
    Architecture(
        "logistic_regression",
        QT_TRANSLATE_NOOP("architecture", "Logistic regression"),
        "One weight a pixel and a bias for each class; the settings are found by grid search",
        "logistic_regression",
        "grid_search",
        count_linear,
        linear=True,
    ),
    Architecture(
        "mlp",
        QT_TRANSLATE_NOOP("architecture", "Multilayer perceptron"),
        "Hidden layers of neurons, each with one weight a pixel",
        "mlp",
        "gradient",
        count_mlp,
    ),
    _network(
        "cnn",
        QT_TRANSLATE_NOOP("architecture", "Convolutional network"),
        "Convolutions, pooling and dense layers as laid out",
        "cnn",
        count_cnn,
    ),
    _network(
        "pseudo_resnet",
        QT_TRANSLATE_NOOP("architecture", "Pseudo-ResNet"),
        "A small residual convolutional network",
        "pseudo_resnet",
        count_pseudo_resnet,
    ),
    _network(
        "vgg16",
        "VGG-16",
        "Thirteen pretrained convolutions, with dense layers of its own behind them",
        "transfer",
        count_vgg16,
        published=True,
    ),
    *(
        _network(
            id,
            title,
            "A pretrained network, its last layer replaced",
            "transfer",
            count_backbone(*counts),
            published=True,
        )
        for id, title, counts in (
            ("resnet50", "ResNet-50", (23_508_032, 2048)),
            ("densenet121", "DenseNet-121", (6_953_856, 1024)),
            ("efficientnet_lite0", "EfficientNet-Lite0", (3_371_008, 1280, _LITE0)),
            ("efficientnet_lite1", "EfficientNet-Lite1", (4_135_680, 1280, _LITE1)),
            ("efficientnet_lite2", "EfficientNet-Lite2", (4_811_072, 1280, _LITE2)),
        )
    ),
)
CATALOGUE: dict[str, Architecture] = {row.id: row for row in _ROWS}


def architecture_of(recipe: Recipe) -> Architecture:
    """Return the catalogue's row for a recipe."""
    return CATALOGUE[recipe.architecture]


def output_of(recipe: Recipe, classes: int) -> Output:
    """Return the last layer of a recipe's network for so many classes.

    Raises
    ------
    PneumoError
        Where the loss has one unit for two classes, and there are more.
    """
    if recipe.architecture == "perceptron":
        return Output("threshold", 1)
    if recipe.architecture == "logistic_regression" or recipe.loss == "cross_entropy":
        return Output("softmax", classes)
    if classes > 2 and not recipe.one_vs_rest:
        raise needs_one_vs_rest(recipe.loss)
    return Output("sigmoid" if recipe.loss == "bce" else "threshold", classes if recipe.one_vs_rest else 1)


def count_parameters(recipe: Recipe, classes: int) -> Count:
    """Return the parameter counts of a recipe for so many classes: of all parts but those of folds."""
    counts = []
    for network in recipe.composed.counted:
        own = classes if network.labels == recipe.labels else len(classes_of(network))
        counts.append(architecture_of(network).count(network, output_of(network, own).units))
    return Count(sum(each.trainable for each in counts), sum(each.total for each in counts))


def classes_of(recipe: Recipe) -> tuple[str, ...]:
    """Return a recipe's class names where they do not depend on the folder; ten digits otherwise."""
    known = {"binary": BINARY_CLASSES, "three": THREE_CLASSES, "bacterial_viral": KINDS}
    return known.get(recipe.labels, tuple(str(i) for i in range(10)))


def documented_classes(recipe: Recipe) -> int:
    """Return how many classes the recipe's document has."""
    return recipe.documented_classes or len(classes_of(recipe))
