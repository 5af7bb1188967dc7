"""The model choice of a work list: which model's answers count, and at which operating point they are decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pneumoviewer.core.results import BALANCED

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.results import Prediction


class ModelChoice:
    """The model and the operating point chosen now. A work list has one, and all of its items look at it.

    An answer counts only where it is this model's, and is decided on at this point. So nothing has to be taken back
    where a person chooses otherwise, also not from items that are off the list and may be brought back.

    Attributes
    ----------
    model_sha256 : str
        Empty without a model.
    """

    def __init__(self) -> None:
        self.set(None, BALANCED)

    def set(self, model: ModelInfo | None, operating_point: str) -> None:
        """Choose otherwise."""
        self.model, self.operating_point = model, operating_point
        self.model_sha256 = model.sha256 if model is not None else ""
        self._threshold = model.threshold_at(operating_point) if model is not None else 0.0

    def decide(self, answer: Prediction | None, image_sha256: str) -> Prediction | None:
        """Return an answer with the decision at the point chosen; None where it is not this model's on this picture."""
        model = self.model
        if answer is None or model is None:
            return None
        about = (answer.image_sha256, answer.model_sha256, answer.model, answer.classes)
        if about != (image_sha256, self.model_sha256, model.name, model.classes):
            return None
        if (answer.operating_point, answer.threshold) == (self.operating_point, self._threshold):
            return answer
        return answer.at(self.operating_point, self._threshold)
