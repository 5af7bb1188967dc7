"""Robustness: how a model stands a shift, as another hospital, a screen or a mail makes it. Decision 26."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from pneumoviewer.core.dataset.cache import open_cache
from pneumoviewer.core.dataset.distortions import DISTORTIONS, SIZE, distorted
from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.dataset.scan import Dataset
from pneumoviewer.core.errors import Cancelled
from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.training.metrics import evaluate_probabilities


def measure_shift(
    info: ModelInfo,
    part: Dataset,
    gatekeeper: InputGate | None = None,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    max_megapixels: float = 100.0,
) -> dict[str, dict[str, Any]]:
    """Measure a model on distorted radiographs.

    Each radiograph is brought to 224 × 224 pixels, distorted, and then prepared as the model wants it.

    Parameters
    ----------
    part : Dataset
        See :func:`pneumoviewer.core.training.evaluation.part_of`.
    gatekeeper : InputGate, optional
        Asked about each distorted radiograph, too.

    Returns
    -------
    dict
        ``{distortion: {"accuracy", "binary_accuracy", "flagged"}}`` with the names of
        :data:`~pneumoviewer.core.dataset.distortions.DISTORTIONS`. `binary_accuracy`, of ill or not, is None where no
        class is called normal, and `flagged`, the share that the gate finds fault with, where there is no gatekeeper.

    Raises
    ------
    PneumoError
        Where the model is damaged.
    Cancelled
    """
    cache = open_cache(part, Preprocessing((SIZE, SIZE)), should_stop=should_stop, max_megapixels=max_megapixels)
    readable = np.flatnonzero(cache.readable)
    sources, targets = cache.pictures[readable], part.targets(info.recipe.labels)[readable]
    predictor = Predictor(info)
    table: dict[str, dict[str, Any]] = {}
    for number, name in enumerate(DISTORTIONS):
        pictures, flagged = [], 0
        for seed, source in enumerate(sources):
            if should_stop is not None and should_stop():
                raise Cancelled
            radiograph = from_array(distorted(source, name, seed), name)
            pictures.append(info.preprocessing.picture(radiograph))
            flagged += gatekeeper is not None and not gatekeeper.check(radiograph).passed
            if on_progress is not None:
                on_progress(number * len(sources) + seed + 1, len(DISTORTIONS) * len(sources))
        probabilities = predictor.probabilities(torch.from_numpy(np.stack(pictures)))
        found = evaluate_probabilities(probabilities, targets, info.classes, info.threshold)
        table[name] = {
            "accuracy": found.accuracy,
            "binary_accuracy": found.binary["accuracy"] if found.binary else None,
            "flagged": None if gatekeeper is None else flagged / len(sources),
        }
    return table
