"""Saliency maps: where a model looked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain import attributions
from pneumoviewer.core.explain.methods import METHODS, default_method, explanation_methods
from pneumoviewer.core.explain.saliency_map import ModelInput, SaliencyMap
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.progress import ProgressToken
from pneumoviewer.core.radiograph.radiograph import Radiograph

_NOTHING = np.zeros((1, 1), np.float32)


def explain(
    predictor: Predictor, radiograph: Radiograph, class_name: str, method: str = "", work: ProgressToken | None = None
) -> SaliencyMap:
    """Compute a saliency map; the formulas are in :mod:`pneumoviewer.core.explain.attributions`.

    Of folds and members it is the mean of their maps; of a cascade that of the stage which decides the class. What
    asks only for probabilities asks the whole at once.

    Parameters
    ----------
    method : str
        One of :data:`pneumoviewer.core.explain.methods.METHODS`; for none the model's default.

    Raises
    ------
    PneumoError
        Where the model has no such class, or cannot be explained so.
    Cancelled
        Where `work` was asked to stop.
    """
    info = predictor.info
    method = method or default_method(info.recipe)
    _check(info, class_name, method)
    return replace(
        _map_of(predictor, radiograph, class_name, method, work or ProgressToken()),
        image_sha256=radiograph.sha256,
        model_sha256=info.sha256,
        randomized=predictor.randomized,
        model_input=describe_input(info, radiograph),
    )


def describe_input(info: ModelInfo, radiograph: Radiograph) -> ModelInput:
    """Return what a model is given of a radiograph."""
    preprocessing = info.preprocessing
    picture = preprocessing.picture(radiograph)
    given = preprocessing.tensor(torch.from_numpy(picture)[None])
    channels = 0 if preprocessing.features == "hog" else preprocessing.channels
    return ModelInput(picture, channels, given.min().item(), given.max().item(), place_of(info, radiograph))


def _map_of(
    predictor: Predictor, radiograph: Radiograph, class_name: str, method: str, work: ProgressToken
) -> SaliencyMap:
    info = predictor.info
    work.raise_if_cancelled()
    if METHODS[method].needs and predictor.parts:
        parts = info.recipe.composed.explaining(class_name, predictor.parts)
        maps = [
            _map_of(part, radiograph, class_name, method, work.part(number, len(parts)))
            for number, part in enumerate(parts)
        ]
        return _scaled(maps[0], np.mean([each.values * each.scale for each in maps], axis=0)) if maps[1:] else maps[0]
    number = info.classes.index(class_name)
    picture = torch.from_numpy(info.preprocessing.picture(radiograph))[None]
    row, layer = METHODS[method], "input"
    if "feature maps" in row.needs:
        layer = str(predictor.network.heatmap_layer)
    made = SaliencyMap(_NOTHING, class_name, layer, method, place_of(info, radiograph), row.signed)
    return _scaled(made, getattr(attributions, method)(predictor, picture, number, work))


def place_of(info: ModelInfo, radiograph: Radiograph) -> tuple[float, float, float, float]:
    """Return where a model's input lies on a radiograph, which fills only a part of it where it is not stretched.

    Returns
    -------
    tuple of float
        Left, top, right, bottom as fractions of the radiograph's width and height.
    """
    left, top, right, bottom = info.preprocessing.box(radiograph)
    width, height = right - left, bottom - top
    return -left / width, -top / height, (1 - left) / width, (1 - top) / height


def _scaled(made: SaliencyMap, values: NDArray[np.floating[Any]]) -> SaliencyMap:
    """Return a map with other values, divided by the largest in size."""
    if not np.isfinite(values).all():
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "There is no {method} heatmap"),
            QT_TRANSLATE_NOOP("errors", "what was computed is no number (NaN), or infinite"),
            QT_TRANSLATE_NOOP("errors", "Choose another way, such as occlusion"),
            method=METHODS[made.method].title,
        )
    largest = float(np.abs(values).max())
    shown = values / largest if largest > 0 else np.zeros_like(values)
    unit = largest if METHODS[made.method].unit and largest > 0 else 1.0
    return replace(made, values=shown.astype(np.float32), scale=unit)


def _check(info: ModelInfo, class_name: str, method: str) -> None:
    if class_name not in info.classes:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” knows no class “{class_name}”"),
            QT_TRANSLATE_NOOP("errors", "its classes are {known}"),
            QT_TRANSLATE_NOOP("errors", "Choose one of them"),
            name=info.name,
            class_name=class_name,
            known=", ".join(info.classes),
        )
    if method not in explanation_methods(info.recipe):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” has no {method} heatmap"),
            METHODS[method].missing,
            QT_TRANSLATE_NOOP("errors", "Choose another way, such as occlusion"),
            name=info.name,
            method=METHODS[method].title,
        )
