"""Attributions: what each cell of a network's features, or each pixel, adds to a class; the formulas.

Each function takes the network's predictor, the picture as the model is given it, shape (1, height, width), and the
class's number, and returns an array of shape (rows, columns). What is explained is the class's logit (or margin); a
single unit's speaks for the second of two classes, turned round for the first.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from captum.attr import (
    InputXGradient,
    IntegratedGradients,
    LayerActivation,
    LayerGradCam,
    LayerGradientXActivation,
    Occlusion,
)
from numpy.typing import NDArray
from torch import nn

from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.models.catalogue import output_of
from pneumoviewer.core.progress import ProgressToken

Values = NDArray[np.float32]
STEPS = 48
PATCHES = 8  # of a picture's side
_STEPS_AT_ONCE = 8
_PATCHES_AT_ONCE = 32


def grad_cam(predictor: Predictor, picture: torch.Tensor, number: int, work: ProgressToken) -> Values:
    """Return the last feature maps, weighted by the mean gradient of the class's logit, summed, negative parts cut.

    R. R. Selvaraju et al., Grad-CAM (ICCV 2017, arXiv:1610.02391), equations 1 and 2.
    """
    cam = LayerGradCam(logit_of(predictor, number), _layer(predictor))
    return _numbers(cam.attribute(predictor.inputs(picture), relu_attributions=True)[0, 0])


def layer_cam(predictor: Predictor, picture: torch.Tensor, number: int, work: ProgressToken) -> Values:
    """Return the last feature maps, each place weighted by its own gradient where that is positive, summed.

    P.-T. Jiang et al., LayerCAM (IEEE Transactions on Image Processing 30, 2021, doi:10.1109/TIP.2021.3089943),
    equations 6 to 8; negative parts cut. Captum has the gradients and the features, but not their product so.
    """
    logit, layer, inputs = logit_of(predictor, number), _layer(predictor), predictor.inputs(picture)
    gradients = LayerGradientXActivation(logit, layer, multiply_by_inputs=False).attribute(inputs)
    features = LayerActivation(logit, layer).attribute(inputs)
    return _numbers((gradients.relu() * features).sum(1).relu()[0])


def weight_pixel(predictor: Predictor, picture: torch.Tensor, number: int, work: ProgressToken) -> Values:
    """Return what each pixel adds to a linear model's sum: weight × pixel; with the bias they add up to the logit.

    For a linear model that is gradient × input (A. Shrikumar et al., 2016, arXiv:1605.01713).
    """
    attributed = InputXGradient(logit_of(predictor, number)).attribute(_asked(predictor.inputs(picture)))
    return _numbers(attributed[0].sum(0))


def integrated_gradients(predictor: Predictor, picture: torch.Tensor, number: int, work: ProgressToken) -> Values:
    """Return what each pixel adds to the class's logit on the way from a black picture to this one.

    (x − x′) × ∫ ∂F(x′ + α (x − x′)) / ∂x dα, the integral by Gauss–Legendre quadrature over 48 steps; the sum is
    F(x) − F(x′) up to its error (M. Sundararajan, A. Taly, Q. Yan, Axiomatic attribution for deep networks, ICML 2017,
    arXiv:1703.01365). Black is what they begin at, and what borders are filled with, which so count for nothing.
    """
    logit, done = logit_of(predictor, number), 0

    def counted(images: torch.Tensor) -> torch.Tensor:
        nonlocal done
        work.raise_if_cancelled(done / STEPS)
        done += len(images)
        return logit(images)

    inputs = predictor.inputs(picture)
    attributed = IntegratedGradients(counted).attribute(
        inputs, baselines=black(picture, inputs), n_steps=STEPS, internal_batch_size=_STEPS_AT_ONCE
    )
    return _numbers(attributed[0].sum(0))


def occlusion(predictor: Predictor, picture: torch.Tensor, number: int, work: ProgressToken) -> Values:
    """Return how much hiding each place lowers the probability of the class; what raises it is cut.

    A patch of an eighth of the picture, moved by half its size, hides what is under it behind the picture's mean grey;
    where patches overlap, their effects are averaged (M. D. Zeiler, R. Fergus, Visualizing and understanding
    convolutional networks, ECCV 2014, arXiv:1311.2901). It asks nothing of the model but its probabilities.
    """
    whole = picture[None].double()
    patch = tuple(max(1, round(side / PATCHES)) for side in whole.shape[2:])
    strides = tuple(max(1, side // 2) for side in patch)
    sides = zip(whole.shape[2:], patch, strides, strict=True)
    places = int(np.prod([-(-(side - width) // step) + 1 for side, width, step in sides]))
    done = 0

    def probability(pictures: torch.Tensor) -> torch.Tensor:
        nonlocal done
        work.raise_if_cancelled(done / (places + 1))
        done += len(pictures)
        return torch.from_numpy(predictor.probabilities(pictures[:, 0].round().to(torch.uint8))[:, number])

    attributed = Occlusion(probability).attribute(
        whole,
        sliding_window_shapes=(1, *patch),
        strides=(1, *strides),
        baselines=whole.mean().item(),
        perturbations_per_eval=_PATCHES_AT_ONCE,
    )
    return _numbers(attributed[0, 0]).clip(min=0.0)


def logit_of(predictor: Predictor, number: int) -> Callable[[torch.Tensor], torch.Tensor]:
    """Return the function from a network's inputs to a class's logits, shape (images,)."""
    info = predictor.info
    unit, sign = number, 1.0
    if output_of(info.recipe, len(info.classes)).units == 1:
        unit, sign = 0, 1.0 if number else -1.0

    def logit(images: torch.Tensor) -> torch.Tensor:
        value: torch.Tensor = sign * predictor.network(images)[:, unit]
        return value

    return logit


def black(picture: torch.Tensor, inputs: torch.Tensor) -> torch.Tensor:
    """Return the input that a black picture would be, scaled as this one is: by its own figures where it is by those.

    Parameters
    ----------
    picture : Tensor of uint8, shape (1, height, width)
    inputs : Tensor of float32, shape (1, channels, height, width)
        What scaling, the same line for all pixels of a channel, made of it.
    """
    greys = picture.to(inputs)
    contrast = greys.max() - greys.min()
    rise = (inputs.amax((2, 3), keepdim=True) - inputs.amin((2, 3), keepdim=True)) / contrast.clamp_min(1.0)
    at_darkest = inputs.amin((2, 3), keepdim=True) - rise * greys.min()
    return at_darkest.expand_as(inputs)


def _layer(predictor: Predictor) -> nn.Module:
    return predictor.network.get_submodule(str(predictor.network.heatmap_layer))


def _asked(inputs: torch.Tensor) -> torch.Tensor:
    return inputs.detach().requires_grad_()


def _numbers(attributed: torch.Tensor) -> Values:
    values: Values = attributed.detach().float().cpu().numpy()
    return values
