"""Handlers of a reading's requests: prediction, explanation, weight images. Imported in the worker process alone."""

from __future__ import annotations

from functools import cache

import torch

from pneumoviewer.core.explain.heatmaps import explain, place_of
from pneumoviewer.core.explain.randomization_test import RandomizedPredictor
from pneumoviewer.core.explain.weights import weight_images
from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.inference.predictor_cache import PredictorCache
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.results import Prediction
from pneumoviewer.engine.answers import Heatmap, ModelInput, WeightImages
from pneumoviewer.engine.context import Context
from pneumoviewer.engine.requests import Explain, Predict, VisualizeWeights

_predictors = PredictorCache()
_gate = cache(InputGate.of_default)  # the default model's, in front of all


def predict(request: Predict, context: Context) -> Prediction:
    """Predict, and check the radiograph at the gate."""
    radiograph = request.radiograph
    prediction = _predictors.get(request.model).predict(radiograph, str(radiograph.path or radiograph.name))
    return prediction.with_gate(_gate().check(radiograph))


def explain_prediction(request: Explain, context: Context) -> Heatmap:
    """Compute where the model looked."""
    predictor, radiograph = _predictors.get(request.model), request.radiograph
    asked = RandomizedPredictor(predictor.info) if request.randomized else predictor
    cam = explain(asked, radiograph, request.class_name, request.method, context.progress())
    return Heatmap(
        cam.values,
        cam.class_name,
        cam.layer,
        cam.method,
        cam.box,
        radiograph.sha256,
        predictor.info.sha256,
        signed=cam.signed,
        scale=cam.scale,
        randomized=request.randomized,
        model_input=_seen(predictor, radiograph),
    )


def visualize_weights(request: VisualizeWeights, context: Context) -> WeightImages:
    """Read the weight images."""
    predictor, radiograph = _predictors.get(request.model), request.radiograph
    stack = weight_images(predictor.info)
    return WeightImages(
        stack.epochs,
        predictor.info.best_epoch,
        stack.units,
        stack.values,
        predictor.view(radiograph),
        radiograph.sha256,
        predictor.info.sha256,
        model_input=_seen(predictor, radiograph),
    )


def _seen(predictor: Predictor, radiograph: Radiograph) -> ModelInput:
    preprocessing = predictor.info.preprocessing
    picture = preprocessing.picture(radiograph)
    given = preprocessing.tensor(torch.from_numpy(picture)[None])
    channels = 0 if preprocessing.features == "hog" else preprocessing.channels
    return ModelInput(picture, channels, given.min().item(), given.max().item(), place_of(predictor.info, radiograph))
