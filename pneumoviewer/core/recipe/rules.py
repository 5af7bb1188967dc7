"""Rules: which values of a recipe go together. Knows no torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.fields.model import TRANSFER
from pneumoviewer.core.recipe.layout import BATCH_NORM, POOL, poolings, read_layout
from pneumoviewer.core.recipe.options import refused

if TYPE_CHECKING:
    from pneumoviewer.core.recipe.recipe import Recipe

TWO_CLASSES = ("binary", "bacterial_viral")


def check_together(recipe: Recipe) -> None:
    """Check that a recipe's values go together.

    Raises
    ------
    PneumoError
        With the rule that is broken and what to set instead.
    """
    _check_model(recipe)
    _check_data(recipe)
    _check_learning(recipe)


def needs_one_vs_rest(loss: str) -> PneumoError:
    """Return the refusal of a loss that has one unit for two classes, where there are more."""
    return _refusal(
        QT_TRANSLATE_NOOP("errors", "the loss {loss} needs two classes, or one unit for each against the rest"),
        QT_TRANSLATE_NOOP("errors", "Set labels to binary, or one_vs_rest to yes"),
        loss=loss,
    )


def _check_model(recipe: Recipe) -> None:
    if recipe.architecture == "perceptron" and recipe.labels not in TWO_CLASSES and recipe.composition != "cascade":
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "a perceptron has one threshold unit, so it tells two classes apart"),
            QT_TRANSLATE_NOOP("errors", "Set labels to binary or bacterial_viral"),
        )
    if recipe.composition == "cascade" and recipe.labels != "three":
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "a cascade tells normal, bacterial and viral apart, in two stages"),
            QT_TRANSLATE_NOOP("errors", "Set labels to three, or composition to single"),
        )
    if recipe.composition == "cascade" and recipe.folds:
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "a cascade is not cross-validated as a whole"),
            QT_TRANSLATE_NOOP("errors", "Set folds to 0, or composition to single and cross-validate each stage"),
        )
    if recipe.composition == "ensemble" and recipe.folds:
        raise _refusal(
            QT_TRANSLATE_NOOP(
                "errors", "an ensemble is not cross-validated as a whole, and folds are averaged as it is"
            ),
            QT_TRANSLATE_NOOP("errors", "Set folds to 0, or composition to single"),
        )
    if recipe.composition == "ensemble" and recipe.grid:
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "a grid search comes to the same weights whatever its seed"),
            QT_TRANSLATE_NOOP("errors", "Set composition to single"),
        )
    if recipe.architecture == "cnn":
        read_layout(recipe.convolutions)
        if recipe.image_size < 2 ** poolings(recipe.convolutions):
            raise _too_small(recipe, poolings(recipe.convolutions), 2 ** poolings(recipe.convolutions))
    if recipe.architecture == "pseudo_resnet" and recipe.image_size < 2 ** (len(recipe.widths) + 1):
        raise _too_small(recipe, len(recipe.widths), 2 ** (len(recipe.widths) + 1))
    if recipe.architecture in TRANSFER:
        if recipe.channels != 3:
            raise refused(
                "channels", recipe.channels, QT_TRANSLATE_NOOP("errors", "pretrained networks look at 3 channels"), "3"
            )
        if recipe.image_size < 32:
            raise _too_small(recipe, 5, 32)
        if recipe.frozen and recipe.pretrained == "none":
            raise _refusal(
                QT_TRANSLATE_NOOP("errors", "frozen weights that are not pretrained would stay random"),
                QT_TRANSLATE_NOOP("errors", "Set frozen to no, or pretrained to imagenet or a file"),
            )
        if recipe.frozen_blocks and recipe.applies("frozen_blocks") and recipe.pretrained == "none":
            raise _refusal(
                QT_TRANSLATE_NOOP("errors", "frozen weights that are not pretrained would stay random"),
                QT_TRANSLATE_NOOP("errors", "Set frozen_blocks to 0, or pretrained to imagenet or a file"),
            )
    if recipe.batch_size == 1 and _normalises_single_values(recipe):
        raise refused(
            "batch_size", 1, QT_TRANSLATE_NOOP("errors", "batch normalisation needs several images a batch"), "2 – 4096"
        )


def _normalises_single_values(recipe: Recipe) -> bool:
    """Say whether a batch of one image leaves batch normalisation a single number of a filter, which has no spread."""
    if recipe.architecture == "mlp":
        return recipe.batch_norm
    if recipe.architecture == "cnn":
        layers = read_layout(recipe.convolutions)
        sides = (recipe.image_size >> layers[:n].count(POOL) for n, layer in enumerate(layers) if layer == BATCH_NORM)
        return 1 in sides
    # They halve the picture five times; VGG-16 has no batch normalisation.
    published = recipe.architecture in TRANSFER and recipe.architecture != "vgg16"
    return published and not recipe.frozen and recipe.image_size < 64


def _check_data(recipe: Recipe) -> None:
    if recipe.channels == 2:
        raise refused("channels", 2, QT_TRANSLATE_NOOP("errors", "a radiograph has 1 channel, or 3 alike"), "1, 3")
    if recipe.scaling == "imagenet" and recipe.channels != 3:
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "the scaling imagenet has a mean for each of 3 channels"),
            QT_TRANSLATE_NOOP("errors", "Set channels to 3, or scaling to another"),
        )
    if recipe.features == "hog" and recipe.architecture not in {"perceptron", "logistic_regression", "mlp"}:
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "histograms of gradients are no picture that could be convolved"),
            QT_TRANSLATE_NOOP("errors", "Set features to pixels, or architecture to mlp"),
        )

    if recipe.applies("training_size") and 0 < recipe.training_size < 32:
        raise refused(
            "training_size",
            recipe.training_size,
            QT_TRANSLATE_NOOP("errors", "nothing is left of so few pixels"),
            "0, 32 – 1024",
        )


def _check_learning(recipe: Recipe) -> None:
    if recipe.folds == 1:
        raise refused("folds", 1, QT_TRANSLATE_NOOP("errors", "one fold leaves nothing to train on"), "0, 2 – 50")
    if recipe.architecture == "perceptron" and recipe.schedule == "one_cycle":
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "one-cycle changes the rate every batch, a perceptron has no batches"),
            QT_TRANSLATE_NOOP("errors", "Set schedule to constant, exponential_decay, step_decay or cosine"),
        )
    if recipe.applies("min_lr") and recipe.min_lr > recipe.learning_rate:
        raise refused(
            "min_lr",
            recipe.min_lr,
            QT_TRANSLATE_NOOP("errors", "it is above the learning rate"),
            f"0 – {recipe.learning_rate:g}",
        )
    several = recipe.labels == "three" and recipe.composition != "cascade"
    if several and recipe.applies("one_vs_rest") and not recipe.one_vs_rest:
        raise needs_one_vs_rest(recipe.loss)
    if recipe.monitor == "cv_accuracy" and not (recipe.grid and recipe.grid_folds):
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "only a grid search with folds has a cross-validated accuracy"),
            QT_TRANSLATE_NOOP("errors", "Set monitor to val_loss, val_accuracy or val_macro_f1"),
        )
    if recipe.grid_folds == 1:
        raise refused("grid_folds", 1, QT_TRANSLATE_NOOP("errors", "one fold leaves nothing to train on"), "0, 2 – 20")
    if recipe.grid and recipe.grid_penalty != "l2" and recipe.grid_solver not in {"auto", "saga"}:
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "the solver {solver} knows no L1 penalty"),
            QT_TRANSLATE_NOOP("errors", "Set grid_solver to auto or saga, or grid_penalty to l2"),
            solver=recipe.grid_solver,
        )
    if recipe.compile and recipe.device in {"cpu", "mps"}:
        raise _refusal(
            QT_TRANSLATE_NOOP("errors", "networks are compiled for NVIDIA cards only"),
            QT_TRANSLATE_NOOP("errors", "Set compile to no, or device to auto or cuda"),
        )


def _too_small(recipe: Recipe, times: int, least: int) -> PneumoError:
    return _refusal(
        QT_TRANSLATE_NOOP("errors", "a picture of {size} pixels, halved {times} times, is nothing"),
        QT_TRANSLATE_NOOP("errors", "Set image_size to {least} or more, or halve less often"),
        size=recipe.image_size,
        times=times,
        least=least,
    )


def _refusal(why: str, next_step: str, **arguments: object) -> PneumoError:
    return PneumoError(QT_TRANSLATE_NOOP("errors", "This recipe cannot be used"), why, next_step, **arguments)
