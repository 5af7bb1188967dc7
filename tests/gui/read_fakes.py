"""What the tests of the Read page share: an engine that the test answers for, models without training, radiographs."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from engine_fakes import FakeEngine as Submitted
from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pneumoviewer.core.explain.saliency_map import ModelInput, SaliencyMap
from pneumoviewer.core.explain.weights import WeightImages
from pneumoviewer.core.files import atomic_write
from pneumoviewer.core.library import find
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.results import Prediction, decide
from pneumoviewer.engine.requests import Explain, Predict, VisualizeWeights
from pneumoviewer.gui.kit import theme
from pneumoviewer.gui.read.page import ReadPage

BINARY, THREE = ("normal", "pneumonia"), ("normal", "bacterial", "viral")
ILL_ONLY = ("bacterial", "viral")
LABELS = {BINARY: "binary", THREE: "three", ILL_ONLY: "bacterial_viral"}
CAM, WEIGHTS = ("pseudo-resnet", THREE), ("perceptron-exponential-decay", BINARY)


class FakeEngine(Submitted, QObject):
    """The window's engine."""

    became_ready = Signal(object)
    trouble_reported = Signal(object)
    gave_up = Signal(object)

    def __init__(self) -> None:
        QObject.__init__(self)
        Submitted.__init__(self)
        self.started = self.closed = False

    def start(self) -> None:
        self.started = True

    def close(self) -> None:
        self.closed = True

    def predict(self, *probabilities: float, warnings: tuple[str, ...] = (), path: Path | None = None) -> Predict:
        """Answer the oldest prediction that is waited for; that of a file where one is named."""
        request: Predict = next(r for r in self.of(Predict) if path in (None, r.radiograph.path))
        self.answer(request, predicted(request, probabilities, warnings))
        return request

    def explain(self, *, layer: str = "stage 3", method: str = "grad_cam") -> SaliencyMap | WeightImages:
        """Answer the oldest explanation that is waited for."""
        request = (self.of(Explain) or self.of(VisualizeWeights))[0]
        about = {"image_sha256": request.radiograph.sha256, "model_sha256": ModelInfo.read(request.model).sha256}
        answer: SaliencyMap | WeightImages
        if isinstance(request, Explain):
            values = np.linspace(0, 1, 9, dtype=np.float32).reshape(3, 3)
            answer = SaliencyMap(values, request.class_name, layer, method, (0.0, 0.0, 1.0, 1.0), **about)
        else:
            weights = np.arange(3 * 2 * 4 * 4, dtype=np.float32).reshape(3, 2, 4, 4) - 40
            picture = np.full((4, 4), 0.5, np.float32)
            seen = ModelInput(np.arange(16, dtype=np.uint8).reshape(4, 4), 1, 0.0, 1.0, (0.0, 0.0, 1.0, 1.0))
            units = ("hidden 1", "hidden 2")
            answer = WeightImages((0, 1, 2), 1, units, weights, picture, **about, model_input=seen)
        self.answer(request, answer)
        return answer


def show_active(qtbot: QtBot, widget: QWidget) -> None:
    """Show a window that gets the keys, until the test ends."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


@contextmanager
def shown_page(qtbot: QtBot, qapp: QApplication, engine: FakeEngine) -> Iterator[ReadPage]:
    """The Read page on screen, with an engine; of the models there are by then."""
    qapp.setStyleSheet("")  # with one, every widget of the page would be polished as it is added
    page = ReadPage()
    theme.apply(qapp, "dark")
    page.resize(1200, 750)
    show_active(qtbot, page)
    page.start(engine)
    yield page
    page.stop()


def predicted(
    request: Predict, probabilities: tuple[float, ...], warnings: tuple[str, ...] = (), **changes: str
) -> Prediction:
    model = ModelInfo.read(request.model)
    values = probabilities or tuple(1 / len(model.classes) for _ in model.classes)
    decision = model.classes[decide(values, model.classes, model.threshold)]
    told = {"image_sha256": request.radiograph.sha256, "model_sha256": model.sha256, **changes}
    return Prediction("", model.name, model.classes, values, decision, model.threshold, warnings, **told)


def write_model(
    name: str,
    kind: tuple[str, tuple[str, ...]],
    sha256: str = "",
    points: Mapping[str, float] | None = None,
    test: Mapping[str, Any] | None = None,
) -> ModelInfo:
    """Write a model that can be listed, and whose weights nobody reads."""
    recipe_id, classes = kind
    recipe = find_recipe(recipe_id)
    if classes in LABELS:
        recipe = recipe.with_values({"labels": LABELS[classes]})
    folder = models_dir() / name
    info = ModelInfo(
        folder,
        name,
        f"Title of {name}",
        recipe,
        classes,
        recipe.preprocessing,
        calibration={"slope": [1.0], "intercept": [0.0]},
        epoch=3,
        best_epoch=3,
        epochs=3,
        state="succeeded",
        metrics={"test": {"accuracy": 0.912, **(test or {})}},
        operating_points=points or {},
        data={"images": {"train": 1200}, "patients": {"train": 800}, "population": "Children aged one to five"},
        files={"model": {"name": "model.safetensors", "sha256": sha256 or f"hash of {name}"}},
    )

    atomic_write(folder / CONFIG, json.dumps(info.as_json()))
    return ModelInfo.read(folder)


def only_own_models(monkeypatch: pytest.MonkeyPatch, empty: Path) -> None:
    """Hide the models we ship, which come and go."""
    monkeypatch.setattr(find, "trained_dir", lambda: empty)


def write_radiograph(path: Path, level: int = 100, size: tuple[int, int] = (60, 80)) -> Path:
    """Write a small grey picture, brighter to the right; height and width in pixels."""
    pixels = np.clip(np.arange(size[1])[None] + level - size[1] // 2 + np.zeros((size[0], 1)), 0, 255)
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    return path
