"""Handlers of a reading's requests: prediction, explanation, weight images. Imported in the worker process alone."""

from __future__ import annotations

from functools import cache

from pneumoviewer.core.explain.randomization_test import RandomizedPredictor
from pneumoviewer.core.explain.saliency import describe_input, explain
from pneumoviewer.core.explain.saliency_map import SaliencyMap
from pneumoviewer.core.explain.weights import WeightImages, weight_images
from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.inference.predictor_cache import PredictorCache
from pneumoviewer.core.inference.reading import read_radiograph
from pneumoviewer.core.results import Prediction
from pneumoviewer.engine.context import Context
from pneumoviewer.engine.requests import Explain, Predict, VisualizeWeights

_predictors = PredictorCache()
_gate = cache(InputGate.of_default)  # the default model's, in front of all


def predict(request: Predict, context: Context) -> Prediction:
    """Predict, and check the radiograph at the gate."""
    return read_radiograph(request.radiograph, _predictors.get(request.model), _gate())[1]


def explain_prediction(request: Explain, context: Context) -> SaliencyMap:
    """Compute where the model looked."""
    predictor = _predictors.get(request.model)
    asked = RandomizedPredictor(predictor.info) if request.randomized else predictor
    return explain(asked, request.radiograph, request.class_name, request.method, context.progress())


def visualize_weights(request: VisualizeWeights, context: Context) -> WeightImages:
    """Read the weight images."""
    predictor, radiograph = _predictors.get(request.model), request.radiograph
    stack = weight_images(predictor.info)
    return WeightImages(
        stack.epochs,
        predictor.info.best_epoch,
        stack.units,
        stack.values,
        predictor.model_input(radiograph),
        radiograph.sha256,
        predictor.info.sha256,
        model_input=describe_input(predictor.info, radiograph),
    )
