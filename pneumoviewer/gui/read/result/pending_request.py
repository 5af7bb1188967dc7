"""What the engine is asked, and how an answer is told from one to another question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.engine.protocol import Explain, Explained, Predict, Predicted, ShowWeights, WeightImages

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.gui.read.list.entry import Entry


def learned_meanwhile() -> PneumoError:
    """Return why an answer does not count that a model gave after its training went on."""
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The answer is not of the model chosen"),
        QT_TRANSLATE_NOOP("errors", "the model has learned another epoch meanwhile"),
        QT_TRANSLATE_NOOP("errors", "Choose the model anew, and try again"),
    )


class Engine(Protocol):
    """What predicts and explains; see :class:`pneumoviewer.gui.kit.threads.EngineThread`."""

    answered: SignalInstance
    progressed: SignalInstance
    failed: SignalInstance

    def next_id(self) -> int:
        """Return an id that no request had before."""

    def ask(self, request: Predict | Explain | ShowWeights) -> None:
        """Queue a request."""

    def withdraw(self, id: int) -> None:
        """Forget a request; where it has begun its answer may come late, or not at all."""


@dataclass(frozen=True, eq=False)
class PendingRequest:
    """What was asked, and about what: an answer counts only while both are still so."""

    entry: Entry
    image_sha256: str
    model: ModelInfo

    def is_same(self, other: PendingRequest) -> bool:
        """Say whether another question is about the same."""
        about, others = ((q.image_sha256, q.model.sha256, q.model.path) for q in (self, other))
        return self.entry is other.entry and about == others

    def is_answered_by(self, answer: Predicted | Explained | WeightImages | SaliencyMap) -> bool:
        """Say whether an answer is about this image and this model."""
        told = content_of(answer)
        return (told.image_sha256, told.model_sha256) == (self.image_sha256, self.model.sha256)


def content_of(answer: Predicted | Explained | WeightImages | SaliencyMap) -> Prediction | SaliencyMap | WeightImages:
    """Return what names the image and the model that an answer is about."""
    if isinstance(answer, Predicted):
        return answer.prediction
    return answer.saliency_map if isinstance(answer, Explained) else answer
