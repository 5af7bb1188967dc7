"""Asks for the explanation of what is shown, once, and passes on no other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.explain.methods import WEIGHTS, explanation_methods
from pneumoviewer.engine.protocol import (
    Explain,
    Explained,
    Predicted,
    Progressed,
    RequestFailed,
    ShowWeights,
    WeightImages,
)
from pneumoviewer.gui.read.result.pending_request import Engine, PendingRequest

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.radiograph.radiograph import Radiograph
    from pneumoviewer.gui.read.list.entry import Entry


class Explainer(QObject):
    """Heatmap or weight images of one radiograph at a time.

    Attributes
    ----------
    wanted_class : str or None
        The class whose heatmap is wanted; None for the one decided on. Weight images have no class.
    wanted_method : str
        The way of explaining that is wanted of each model that has it; the best of each for none.
    randomized_wanted : bool
        Whether each heatmap is followed by that of an untrained network.
    """

    heatmap_changed = Signal(object)  # SaliencyMap or None
    randomized_changed = Signal(object)  # SaliencyMap or None
    weights_changed = Signal(object)  # WeightImages or None
    progressed = Signal(float)  # the share that is done of the heatmap, or of the untrained network's
    cancelled = Signal()
    failed = Signal(object)  # PneumoError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted_class: str | None = None
        self.wanted_method = ""
        self.randomized_wanted = False
        self._engine: Engine | None = None
        self._question: PendingRequest | None = None  # asked, and answered where no id waits
        self._how = ("", "")  # way and class asked for
        self._asked: Explain | None = None
        self._answered = False  # whether what was asked is there, so that the untrained network's can be asked
        self._id = 0

    @property
    def waiting(self) -> bool:
        """Whether an explanation is on its way."""
        return self._id != 0

    @property
    def image_sha256(self) -> str:
        """The radiograph explained; empty where none is."""
        return self._question.image_sha256 if self._question is not None else ""

    def start(self, engine: Engine) -> None:
        """Ask an engine from now on."""
        self._engine = engine
        engine.answered.connect(self._on_answered)
        engine.progressed.connect(self._on_progressed)
        engine.failed.connect(self._on_failed)

    def explain(self, entry: Entry, radiograph: Radiograph, model: ModelInfo) -> None:
        """Ask for the explanation of a prediction, unless just that was asked for since the last :meth:`clear`.

        An explanation of anything else is forgotten.
        """
        prediction = entry.prediction
        if self._engine is None or prediction is None:
            return
        question = PendingRequest(entry, radiograph.sha256, model)
        way = self.method_of(model)
        wanted = self.wanted_class if self.wanted_class in model.classes else None
        how = (way, "" if way == WEIGHTS.id else wanted or prediction.decision)
        if self._question is not None:
            if question.is_same(self._question) and how == self._how:
                return
            self.clear()
        self._id = self._engine.next_id()
        self._question, self._how = question, how
        if way == WEIGHTS.id:
            self._engine.ask(ShowWeights(self._id, radiograph, model.path))
        else:
            self._asked = Explain(self._id, radiograph, model.path, how[1], way)
            self._engine.ask(self._asked)

    def method_of(self, model: ModelInfo) -> str:
        """Return how a model is explained: as wanted where it can be, in its best way otherwise."""
        ways = explanation_methods(model.recipe)
        return self.wanted_method if self.wanted_method in ways else ways[0]

    def want_randomized(self, wanted: bool) -> None:
        """Let each heatmap be followed by that of an untrained network from now on, or no more."""
        self.randomized_wanted = wanted
        if wanted:
            self._ask_randomized()
        elif self._answered:
            self._withdraw()
            self.randomized_changed.emit(None)

    def cancel(self) -> None:
        """Compute no further; it is asked again after the next :meth:`clear`."""
        if self._id:
            self._withdraw()
            self.cancelled.emit()

    def end(self) -> None:
        """Forget the explanation there is, or the one on its way, where there is one: nothing can be explained."""
        if self._question is not None:
            self.clear()

    def clear(self) -> None:
        """Forget the explanation there is, or the one on its way."""
        self._withdraw()
        self._question, self._asked, self._answered = None, None, False
        self.heatmap_changed.emit(None)
        self.randomized_changed.emit(None)
        self.weights_changed.emit(None)

    def _withdraw(self) -> None:
        if self._id and self._engine is not None:
            self._engine.withdraw(self._id)
        self._id = 0

    def _ask_randomized(self) -> None:
        if self._engine is not None and self._asked is not None and self._answered and not self._id:
            self._id = self._engine.next_id()
            self._engine.ask(replace(self._asked, id=self._id, randomized=True))

    def _on_answered(self, answer: Predicted | Explained | WeightImages) -> None:
        if self._question is None or answer.id != self._id:
            return
        self._id = 0
        if not self._question.is_answered_by(answer):
            return
        if isinstance(answer, Explained) and answer.saliency_map.randomized:
            self.randomized_changed.emit(answer.saliency_map)
        elif isinstance(answer, Explained):
            self._answered = True
            self.heatmap_changed.emit(answer.saliency_map)
            if self.randomized_wanted:
                self._ask_randomized()
        elif isinstance(answer, WeightImages):
            self.weights_changed.emit(answer)

    def _on_progressed(self, progress: Progressed) -> None:
        if progress.id == self._id != 0:
            self.progressed.emit(progress.share)

    def _on_failed(self, failure: RequestFailed) -> None:
        if failure.id == self._id != 0:
            self._id = 0
            self.failed.emit(failure.error)
