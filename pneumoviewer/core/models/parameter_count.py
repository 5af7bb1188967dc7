"""Parameter counts in closed form. Knows no torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pneumoviewer.core.recipe.layout import BATCH_NORM, DROPOUT, POOL, ROW_NORM, read_layout
from pneumoviewer.core.recipe.recipe import Recipe


@dataclass(frozen=True)
class Count:
    """Parameters of a network.

    Attributes
    ----------
    total : int
        With the frozen ones; of networks that the documents define in Keras also with the running means and variances,
        which Keras counts and torch does not.
    """

    trainable: int
    total: int


def count_linear(recipe: Recipe, outputs: int) -> Count:
    """Count one weight an input and a bias, for each output."""
    n = (recipe.preprocessing.inputs + 1) * outputs
    return Count(n, n)


def count_mlp(recipe: Recipe, outputs: int) -> Count:
    """Count fully connected layers."""
    n = _dense(recipe, recipe.preprocessing.inputs, outputs)
    normalised = 2 * sum(recipe.hidden) if recipe.batch_norm else 0
    return Count(n + normalised, n + 2 * normalised)


def count_cnn(recipe: Recipe, outputs: int) -> Count:
    """Count the convolutions and dense layers of a layout."""
    trainable = running = 0
    channels, side = recipe.channels, recipe.image_size
    for layer in read_layout(recipe.convolutions):
        if isinstance(layer, int):
            trainable += (recipe.kernel_size**2 * channels + 1) * layer + _activation(recipe)
            channels = layer
        elif layer == POOL:
            side //= 2
        elif layer != DROPOUT:
            pairs = {BATCH_NORM: channels, ROW_NORM: side}[layer]
            trainable += 2 * pairs
            running += 2 * pairs
    trainable += _dense(recipe, channels * side**2, outputs)
    return Count(trainable, trainable + running)


def count_pseudo_resnet(recipe: Recipe, outputs: int) -> Count:
    """Count the convolutions, without biases, and their batch normalisation."""
    trainable = running = 0

    def convolution(inputs: int, filters: int) -> None:
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


def count_vgg16(recipe: Recipe, outputs: int) -> Count:
    """Count VGG-16's thirteen convolutions and the dense layers behind them."""
    backbone, side = 14_714_688, recipe.image_size // 32
    head = _dense(recipe, 512 * side**2, outputs)
    return Count(head if recipe.frozen else backbone + head, backbone + head)


def count_backbone(backbone: int, features: int, first: tuple[int, ...] = ()) -> Callable[[Recipe, int], Count]:
    """Return what counts a published network of so many parameters, its last layer replaced.

    `first` are the parameters of the first convolution and of the groups of blocks behind it, which can be frozen.
    """

    def count(recipe: Recipe, outputs: int) -> Count:
        head = (features + 1) * outputs
        learning = backbone
        if recipe.frozen:
            learning = 0
        elif recipe.frozen_blocks and recipe.applies("frozen_blocks"):
            learning -= sum(first[: recipe.frozen_blocks + 1])
        return Count(learning + head, backbone + head)

    return count


def _dense(recipe: Recipe, inputs: int, outputs: int) -> int:
    n, last = 0, inputs
    for width in recipe.hidden:
        n += (last + 1) * width + _activation(recipe)
        last = width
    return n + (last + 1) * outputs


def _activation(recipe: Recipe) -> int:
    """Return an activation's own parameters: a parametric ReLU learns its slope."""
    return int(recipe.applies("activation") and recipe.activation == "prelu")
