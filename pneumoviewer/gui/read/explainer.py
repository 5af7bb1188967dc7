"""Asks for the explanation of what is shown, once, and passes on no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pneumoviewer.engine.protocol import Explain, Heatmap, Predicted, RequestFailed, ShowWeights, WeightImages
from pneumoviewer.gui.read.questions import Engine, Question

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.radiograph.image import Radiograph
    from pneumoviewer.gui.read.entries import Entry


class Explainer(QObject):
    """Heatmap or weight images of one radiograph at a time.

    Attributes
    ----------
    wanted_class : str or None
        The class whose heatmap is wanted; None for the one decided on. Weight images have no class.
    heatmap_wanted : bool
        Whether a heatmap is wanted also of a model that has weight images.
    """

    heatmap_changed = Signal(object)  # Heatmap or None
    weights_changed = Signal(object)  # WeightImages or None
    failed = Signal(object)  # PneumoError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted_class: str | None = None
        self.heatmap_wanted = False
        self._engine: Engine | None = None
        self._question: Question | None = None  # asked, and answered where no id waits
        self._id = 0

    @property
    def waiting(self) -> bool:
        """Whether an explanation is on its way."""
        return self._id != 0

    def begin(self, engine: Engine) -> None:
        """Ask an engine from now on."""
        self._engine = engine
        engine.answered.connect(self._on_answered)
        engine.failed.connect(self._on_failed)

    def explain(self, entry: Entry, radiograph: Radiograph, model: ModelInfo) -> None:
        """Ask for the explanation of a prediction, unless it was asked for since the last :meth:`clear`."""
        if self._engine is None or self._question is not None or entry.prediction is None:
            return
        self._id = self._engine.next_id()
        self._question = Question(entry, radiograph.sha256, model)
        if self.shows_weights(model):
            self._engine.ask(ShowWeights(self._id, radiograph, model.path))
        else:
            wanted = self.wanted_class if self.wanted_class in model.classes else None
            self._engine.ask(Explain(self._id, radiograph, model.path, wanted or entry.prediction.decision))

    def shows_weights(self, model: ModelInfo) -> bool:
        """Say whether a model is explained by its weight images, as things are; by a heatmap otherwise."""
        ways = ways_of(model)
        return "weights" in ways and not (self.heatmap_wanted and len(ways) > 1)

    def clear(self) -> None:
        """Forget the explanation there is, or the one on its way."""
        if self._id and self._engine is not None:
            self._engine.withdraw(self._id)
        self._question, self._id = None, 0
        self.heatmap_changed.emit(None)
        self.weights_changed.emit(None)

    def _on_answered(self, answer: Predicted | Heatmap | WeightImages) -> None:
        if self._question is None or answer.id != self._id:
            return
        self._id = 0
        if not self._question.is_answered_by(answer):
            return
        if isinstance(answer, Heatmap):
            self.heatmap_changed.emit(answer)
        elif isinstance(answer, WeightImages):
            self.weights_changed.emit(answer)

    def _on_failed(self, failure: RequestFailed) -> None:
        if failure.id == self._id != 0:
            self._id = 0
            self.failed.emit(failure.error)


def ways_of(model: ModelInfo) -> tuple[str, ...]:
    """Return how a model can be explained, the best way first."""
    from pneumoviewer.core.models.catalogue import explanations_of  # the first paint does not wait for it

    return explanations_of(model.recipe)
