"""Explanation methods: Grad-CAM, Layer-CAM, integrated gradients, occlusion and the rest, a frozen row each.

A new one is a row here and a function of its name in :mod:`pneumoviewer.core.explain.attributions`. Knows neither torch
nor numpy. Decision 46.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pneumoviewer.core.models.catalogue import Architecture
    from pneumoviewer.core.recipe.recipe import Recipe

Need = Literal["feature maps", "pixel weights", "linear output", "pixels", "gradient", "one network"]
_HAS: dict[Need, Callable[[Architecture, Recipe], bool]] = {
    "feature maps": lambda row, recipe: row.convolutional,
    "pixel weights": lambda row, recipe: not row.convolutional,
    "linear output": lambda row, recipe: row.linear,
    "pixels": lambda row, recipe: recipe.features == "pixels",
    "gradient": lambda row, recipe: not (recipe.applies("activation") and recipe.activation == "step"),
    "one network": lambda row, recipe: recipe.composed.kind == "single",
}


@dataclass(frozen=True)
class ExplanationMethod:
    """A way of explaining what a model decided.

    Attributes
    ----------
    id : str
        Also the name of what computes it, where that is a map.
    title, tip : str
        The tip is marked for translation, and the title where it is no proper name.
    needs : tuple of str
        What a model must have; what needs nothing asks only for probabilities, so that any model, and any composition
        as a whole, can be explained so.
    missing : str
        Why a model that lacks what it needs has no such map.
    caption : str
        What a map is, with ``{method}``, ``{title}`` (of the class), ``{columns}``, ``{rows}`` and ``{layer}``.
    unit : {"", "logit", "probability"}
        What a map's numbers are: a share of the class's logit, a loss of its probability, or nothing but an order.
    signed : bool
        Whether a map tells what speaks against the class as well.
    default : bool
        Computed where nobody names a method: the first of these that a model has.
    """

    id: str
    title: str
    tip: str
    needs: tuple[Need, ...] = ()
    missing: str = ""
    caption: str = ""
    unit: Literal["", "logit", "probability"] = ""
    signed: bool = False
    default: bool = False


WEIGHTS = ExplanationMethod(
    "weights",
    QT_TRANSLATE_NOOP("heat", "Weight and focus images"),
    QT_TRANSLATE_NOOP("heat", "The weights themselves, one a pixel, and what they make of the radiograph"),
    ("pixel weights", "pixels", "one network"),
)
_NO_LAYER = QT_TRANSLATE_NOOP("errors", "it has no convolutional layer whose features could be mapped, or no gradient")
_OF_A_LAYER = QT_TRANSLATE_NOOP(
    "heat", "{method} for “{title}”: {columns} × {rows} cells of the layer {layer}, smoothed to the radiograph's size."
)
_MAPS = (
    ExplanationMethod(
        "grad_cam",
        "Grad-CAM",
        QT_TRANSLATE_NOOP("heat", "The last features, weighted by what they mean for the class; coarse, quick"),
        ("feature maps", "gradient"),
        _NO_LAYER,
        _OF_A_LAYER,
        default=True,
    ),
    ExplanationMethod(
        "layer_cam",
        "Layer-CAM",
        QT_TRANSLATE_NOOP("heat", "The last features, each place weighted by itself; coarse, quick"),
        ("feature maps", "gradient"),
        _NO_LAYER,
        _OF_A_LAYER,
    ),
    ExplanationMethod(
        "weight_pixel",
        QT_TRANSLATE_NOOP("heat", "Weight × pixel"),
        QT_TRANSLATE_NOOP("heat", "What each pixel adds to the sum, for and against; exact"),
        ("linear output", "pixels"),
        QT_TRANSLATE_NOOP("errors", "its output is not one weight a pixel, summed"),
        QT_TRANSLATE_NOOP(
            "heat",
            "{method} for “{title}”: what each of the model's {columns} × {rows} pixels adds to its sum; smoothed to "
            "the radiograph's size.",
        ),
        unit="logit",
        signed=True,
    ),
    ExplanationMethod(
        "integrated_gradients",
        QT_TRANSLATE_NOOP("heat", "Integrated gradients"),
        QT_TRANSLATE_NOOP(
            "heat", "What each pixel adds on the way from a black picture, for and against; fine, slower"
        ),
        ("pixels", "gradient"),
        QT_TRANSLATE_NOOP("errors", "it is given histograms instead of pixels, or its binary steps have no gradient"),
        QT_TRANSLATE_NOOP(
            "heat",
            "{method} for “{title}”: what each of the model's {columns} × {rows} pixels adds to its logit on the way "
            "from a black picture; smoothed to the radiograph's size.",
        ),
        unit="logit",
        signed=True,
    ),
    ExplanationMethod(
        "occlusion",
        QT_TRANSLATE_NOOP("heat", "Occlusion"),
        QT_TRANSLATE_NOOP("heat", "What hiding each place costs in probability; any model can be asked, slow"),
        caption=QT_TRANSLATE_NOOP(
            "heat",
            "{method} for “{title}”: how much hiding each place lowers its probability, at the model's {columns} × "
            "{rows} pixels; smoothed to the radiograph's size.",
        ),
        unit="probability",
        default=True,
    ),
)
METHODS = {row.id: row for row in _MAPS}
"""Those that make a saliency map, the best first."""


def explanation_methods(recipe: Recipe) -> tuple[str, ...]:
    """Return the ids of the methods that a recipe's model can be explained by, the best first."""
    from pneumoviewer.core.models.catalogue import architecture_of  # the window's first paint does not wait for it

    row = architecture_of(recipe)
    return tuple(each.id for each in (WEIGHTS, *_MAPS) if all(_HAS[need](row, recipe) for need in each.needs))


def default_method(recipe: Recipe) -> str:
    """Return the id of the method that a recipe's model gets a map by where nobody names one."""
    return next(id for id in explanation_methods(recipe) if id in METHODS and METHODS[id].default)
