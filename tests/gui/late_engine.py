"""An engine that answers when it likes, with figures that no other picture and model have."""

import hashlib
import random

import numpy as np
from read_fakes import BINARY, ILL_ONLY, THREE, FakeEngine

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.saliency_map import ModelInput, SaliencyMap
from pneumoviewer.core.explain.weights import WeightImages
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import GateCheck, GateResult, Prediction, decide
from pneumoviewer.engine.requests import Explain, Predict

CLASSES = {name for classes in (BINARY, THREE, ILL_ONLY) for name in classes}
POINTS = {"screening": 0.2, "balanced": 0.5, "confirming": 0.8}
KINDS = {
    "two": (("mlp-8", BINARY), POINTS),
    "three": (("pseudo-resnet", THREE), POINTS),
    "weights": (("perceptron-exponential-decay", BINARY), {}),
    "kinds": (("pseudo-resnet", ILL_ONLY), {}),
}
FILMS = 6
WHOLE = (0.0, 0.0, 1.0, 1.0)


def shares(image_sha256: str, model_sha256: str, classes: tuple[str, ...]) -> tuple[float, ...]:
    """Return what a model says of a picture: figures that no other pair has."""
    rng = random.Random(f"{image_sha256} {model_sha256}")
    drawn = [rng.random() for _ in classes]
    return tuple(value / sum(drawn) for value in drawn)


def gate_of(image_sha256: str) -> GateResult:
    passed = hashlib.sha256(image_sha256.encode()).digest()[0] % 3 > 0
    return GateResult((GateCheck("size", passed, "" if passed else "It is small"),))


def answer_of(image_sha256: str, model: ModelInfo, point: str = "balanced") -> Prediction:
    """Return all that a model says of a picture at an operating point."""
    values = shares(image_sha256, model.sha256, model.classes)
    at = point if point in model.operating_points else "balanced"
    threshold = model.threshold_at(at)
    decision = model.classes[decide(values, model.classes, threshold)]
    about = (image_sha256, model.sha256, at, gate_of(image_sha256))
    return Prediction("", model.name, model.classes, values, decision, threshold, (), *about)


def tag(image_sha256: str, model_sha256: str, class_name: str = "") -> str:
    return f"about-{image_sha256[:8]}-{model_sha256[-8:]}-{class_name}"


class LateEngine(FakeEngine):
    """Answers when it likes, in any order, also what nobody waits for any more."""

    def answer_one(self, rng: random.Random) -> None:
        if not self.waiting:
            return
        request = self.waiting[rng.randrange(len(self.waiting))]
        if rng.random() < 0.08:
            self.fail(request, PneumoError("It failed", "the monkey wished so", "Try again"))
            return
        model = ModelInfo.read(request.model)
        image = request.radiograph.sha256
        seen = ModelInput(np.zeros((4, 4), np.uint8), 1, 0.0, 1.0, WHOLE)
        if isinstance(request, Predict):
            self.answer(request, answer_of(image, model))
        elif isinstance(request, Explain):
            values = np.linspace(0, 1, 9, dtype=np.float32).reshape(3, 3)
            layer = tag(image, model.sha256, request.class_name)
            about = (False, 1.0, image, model.sha256, request.randomized, seen)
            self.answer(request, SaliencyMap(values, request.class_name, layer, "grad_cam", WHOLE, *about))
        else:
            weights, picture = np.ones((2, 1, 4, 4), np.float32), np.ones((4, 4), np.float32)
            epochs, units = (0, 1), (tag("", model.sha256),)
            images = WeightImages(epochs, 1, units, weights, picture, image, model.sha256, model_input=seen)
            self.answer(request, images)
