"""Work items with answers, without files and without models."""

from types import SimpleNamespace
from typing import cast

from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import Prediction
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.worklist import WorkList


def answered(item: WorkItem, answer: Prediction | None) -> WorkItem:
    """Return an item whose file was read, with an answer that counts until it is listed."""
    if answer is not None:
        item.mark_read(answer.image_sha256)
        item.set_prediction(answer)
        if item.choice.model is None:
            item.choice.set(_model_of(answer), answer.operating_point)
    return item


def choose_model_of(work_list: WorkList, answer: Prediction) -> None:
    """Let the model of an answer be the one chosen."""
    work_list.choose(_model_of(answer), answer.operating_point)


def _model_of(answer: Prediction) -> ModelInfo:
    model = SimpleNamespace(name=answer.model, sha256=answer.model_sha256, classes=answer.classes)
    model.threshold_at = lambda point: answer.threshold
    return cast(ModelInfo, model)
