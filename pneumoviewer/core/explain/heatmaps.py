"""Where a convolutional network looked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from captum.attr import LayerGradCam
from numpy.typing import NDArray

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.predict import Predictor
from pneumoviewer.core.radiograph.image import Radiograph
from pneumoviewer.core.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, eq=False)
class CamMap:
    """A heatmap.

    Attributes
    ----------
    values : ndarray of float32, shape (rows, columns), in [0, 1]
        At the layer's own resolution; the largest is 1, unless nothing speaks for the class: then all are 0.
    class_name, layer, method : str
    box : tuple of float
        Left, top, right, bottom of the map on the radiograph, as fractions of its width and height.
    """

    values: NDArray[np.float32]
    class_name: str
    layer: str
    method: str
    box: tuple[float, float, float, float]


def grad_cam(predictor: Predictor, radiograph: Radiograph, class_name: str) -> CamMap:
    """Compute a Grad-CAM heatmap with captum.

    The last stage's feature maps, weighted by the mean gradient of the class's logit, summed, negative parts cut (R. R.
    Selvaraju et al., Grad-CAM, ICCV 2017).

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
    if "grad_cam" not in info.architecture.explanations:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” has no heatmap"),
            QT_TRANSLATE_NOOP("errors", "it has no convolutional layer whose features could be mapped"),
            QT_TRANSLATE_NOOP("errors", "Look at its weight and focus images instead"),
            name=info.name,
        )
    if class_name not in info.classes:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” knows no class “{class_name}”"),
            QT_TRANSLATE_NOOP("errors", "its classes are {known}"),
            QT_TRANSLATE_NOOP("errors", "Choose one of them"),
            name=info.name,
            class_name=class_name,
            known=", ".join(info.classes),
        )
    layer = str(predictor.network.heatmap_layer)
    picture = torch.from_numpy(info.preprocessing.picture(radiograph))[None]
    cam = LayerGradCam(predictor.network, predictor.network.get_submodule(layer))
    attributed = cam.attribute(predictor.inputs(picture), info.classes.index(class_name), relu_attributions=True)
    values = attributed.detach().float().cpu().numpy()[0, 0]
    highest = float(values.max())
    left, top, right, bottom = info.preprocessing.box(radiograph)
    return CamMap(
        values=(values / highest if highest > 0 else np.zeros_like(values)).astype(np.float32),
        class_name=class_name,
        layer=layer,
        method="Grad-CAM",
        # The map covers the whole input, in which the radiograph lies within `box`: seen from the radiograph.
        box=(
            -left / (right - left),
            -top / (bottom - top),
            (1 - left) / (right - left),
            (1 - top) / (bottom - top),
        ),
    )
