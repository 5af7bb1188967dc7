"""Where a model looked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from captum.attr import LayerGradCam, Occlusion
from numpy.typing import NDArray

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.models.catalogue import explanations_of, output_of
from pneumoviewer.core.predict import Predictor
from pneumoviewer.core.radiograph.image import Radiograph
from pneumoviewer.core.results import NORMAL
from pneumoviewer.core.words import QT_TRANSLATE_NOOP

_PATCHES = 8  # of a picture's side
_AT_ONCE = 64


@dataclass(frozen=True, eq=False)
class CamMap:
    """A heatmap.

    Attributes
    ----------
    values : ndarray of float32, shape (rows, columns), in [0, 1]
        At its own resolution; the largest is 1, unless nothing speaks for the class: then all are 0.
    class_name, layer, method : str
        The layer is ``input`` where parts of the picture itself were hidden.
    box : tuple of float
        Left, top, right, bottom of the map on the radiograph, as fractions of its width and height.
    """

    values: NDArray[np.float32]
    class_name: str
    layer: str
    method: str
    box: tuple[float, float, float, float]


def explain(predictor: Predictor, radiograph: Radiograph, class_name: str) -> CamMap:
    """Compute a heatmap in the best way the model has: Grad-CAM, else occlusion.

    Parameters
    ----------
    predictor : Predictor
    radiograph : Radiograph
    class_name : str
        One of the model's classes.

    Returns
    -------
    CamMap

    Raises
    ------
    PneumoError
        Where the model has no such class.
    """
    ways: dict[str, Callable[[Predictor, Radiograph, str], CamMap]] = {"grad_cam": grad_cam, "occlusion": occlusion}
    way = next(way for way in explanations_of(predictor.info.recipe) if way in ways)
    return ways[way](predictor, radiograph, class_name)


def grad_cam(predictor: Predictor, radiograph: Radiograph, class_name: str) -> CamMap:
    """Compute a Grad-CAM heatmap with captum.

    The last stage's feature maps, weighted by the mean gradient of the class's logit, summed, negative parts cut (R. R.
    Selvaraju et al., Grad-CAM, ICCV 2017). A single unit's logit speaks for the second of two classes, turned round
    for the first. Of folds and members it is the mean of their maps; of a cascade that of the stage which decides the
    class.

    Parameters
    ----------
    predictor : Predictor
    radiograph : Radiograph
    class_name : str
        One of the model's classes.

    Returns
    -------
    CamMap

    Raises
    ------
    PneumoError
        Where the model has no convolutional layer, or no such class.
    """
    info = predictor.info
    if "grad_cam" not in explanations_of(info.recipe):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” has no Grad-CAM heatmap"),
            QT_TRANSLATE_NOOP("errors", "it has no convolutional layer whose features could be mapped"),
            QT_TRANSLATE_NOOP("errors", "Hide parts of the picture instead, or look at its weights"),
            name=info.name,
        )
    _check_class(info, class_name)
    if info.recipe.arrangement == "cascade":
        return grad_cam(predictor.parts[0 if class_name == NORMAL else 1], radiograph, class_name)
    if predictor.parts:
        maps = [grad_cam(part, radiograph, class_name) for part in predictor.parts]
        return replace(maps[0], values=_normalised(np.mean([each.values for each in maps], axis=0)))
    number = info.classes.index(class_name)
    unit, sign = number, 1.0
    if output_of(info.recipe, len(info.classes)).units == 1:
        unit, sign = 0, 1.0 if number else -1.0
    layer = str(predictor.network.heatmap_layer)
    cam = LayerGradCam(lambda images: sign * predictor.network(images)[:, unit], predictor.network.get_submodule(layer))
    picture = torch.from_numpy(info.preprocessing.picture(radiograph))[None]
    attributed = cam.attribute(predictor.inputs(picture), relu_attributions=True)
    values = attributed.detach().float().cpu().numpy()[0, 0]
    return CamMap(_normalised(values), class_name, layer, "Grad-CAM", _box(info, radiograph))


def occlusion(predictor: Predictor, radiograph: Radiograph, class_name: str) -> CamMap:
    """Compute how much hiding each place lowers the probability of a class, with captum.

    A patch of an eighth of the picture, moved by half its size, hides what is under it behind the picture's mean grey;
    where patches overlap, their effects are averaged, and those that raise the probability are cut (M. D. Zeiler,
    R. Fergus, Visualizing and understanding convolutional networks, ECCV 2014). It asks nothing of the model but its
    probabilities.

    Parameters
    ----------
    predictor : Predictor
    radiograph : Radiograph
    class_name : str
        One of the model's classes.

    Returns
    -------
    CamMap
        At the resolution of the model's input.

    Raises
    ------
    PneumoError
        Where the model has no such class.
    """
    info = predictor.info
    _check_class(info, class_name)
    number = info.classes.index(class_name)

    def probability(pictures: torch.Tensor) -> torch.Tensor:
        return torch.from_numpy(predictor.probabilities(pictures[:, 0].round().to(torch.uint8))[:, number])

    picture = torch.from_numpy(info.preprocessing.picture(radiograph))[None, None].double()
    patch = tuple(max(1, round(side / _PATCHES)) for side in picture.shape[2:])
    attributed = Occlusion(probability).attribute(
        picture,
        sliding_window_shapes=(1, *patch),
        strides=(1, *(max(1, side // 2) for side in patch)),
        baselines=picture.mean().item(),
        perturbations_per_eval=_AT_ONCE,
    )
    values = attributed.numpy()[0, 0].clip(min=0.0)
    return CamMap(_normalised(values), class_name, "input", "Occlusion", _box(info, radiograph))


def _check_class(info: ModelInfo, class_name: str) -> None:
    if class_name not in info.classes:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” knows no class “{class_name}”"),
            QT_TRANSLATE_NOOP("errors", "its classes are {known}"),
            QT_TRANSLATE_NOOP("errors", "Choose one of them"),
            name=info.name,
            class_name=class_name,
            known=", ".join(info.classes),
        )


def _normalised(values: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    highest = float(values.max())
    return (values / highest if highest > 0 else np.zeros_like(values)).astype(np.float32)


def _box(info: ModelInfo, radiograph: Radiograph) -> tuple[float, float, float, float]:
    """Return where the input lies on the radiograph, which fills only a part of it where it is not stretched."""
    left, top, right, bottom = info.preprocessing.box(radiograph)
    width, height = right - left, bottom - top
    return -left / width, -top / height, (1 - left) / width, (1 - top) / height
