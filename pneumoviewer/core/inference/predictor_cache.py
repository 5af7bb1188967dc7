"""The predictor cache: the models used last, kept loaded."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo

MODELS_KEPT = 3


class PredictorCache:
    """Keeps a few predictors."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Path, str], Predictor] = OrderedDict()

    def get(self, model: Path) -> Predictor:
        """Return the model's predictor as it is on disk now: a running training changes it every epoch."""
        info = ModelInfo.read(model)
        key = (model, info.sha256)
        if key not in self._kept:
            try:
                self._kept[key] = Predictor(info)
            except PneumoError:
                newer = ModelInfo.read(model)
                if newer.sha256 == info.sha256:
                    raise
                key = (model, newer.sha256)  # an epoch was saved in between, and the older weights pruned
                self._kept[key] = Predictor(newer)
        self._kept.move_to_end(key)
        while len(self._kept) > MODELS_KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]
