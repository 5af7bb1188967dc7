"""One radiograph through every trained model: who says what of it, and where each of them looked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.classes import KINDS, NORMAL
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.results import BALANCED
from pneumoviewer.engine.requests import Explain, Predict, model_changed

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.radiograph.radiograph import Radiograph
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.engine.reply import Engine, Reply


@dataclass(eq=False)
class Opinion:
    """What one model says.

    Attributes
    ----------
    heatmap : SaliencyMap or None
        For the class decided on.
    error : PneumoError or None
        Why there is no prediction.
    unexplained : PneumoError or None
        Why there is a prediction, and no heatmap.
    """

    model: ModelInfo
    prediction: Prediction | None = None
    heatmap: SaliencyMap | None = None
    error: PneumoError | None = None
    unexplained: PneumoError | None = None

    @property
    def p_pneumonia(self) -> float | None:
        """P(pneumonia); None where nothing is predicted, or the model knows the ill only."""
        p = self.prediction
        return None if p is None or NORMAL not in p.classes else 1.0 - p.probabilities[p.classes.index(NORMAL)]

    @property
    def ill(self) -> bool | None:
        """Whether the model calls it pneumonia of any kind; None where it cannot say."""
        return None if self.prediction is None or self.p_pneumonia is None else self.prediction.decision != NORMAL


class Comparison(QObject):
    """Asks the engine for one thing at a time, all predictions first, so that other questions come in between.

    Attributes
    ----------
    opinions : list of Opinion
        In the order of the models.
    """

    begun = Signal()  # with other opinions
    opinion_changed = Signal(int)
    ended = Signal()  # all is there, or it was cancelled

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opinions: list[Opinion] = []
        self._engine = engine
        self._radiograph: Radiograph | None = None
        self._point = BALANCED
        self._todo: list[tuple[int, bool]] = []  # row, and whether its heatmap
        self._reply: Reply[Any] | None = None

    @property
    def running(self) -> bool:
        """Whether something is still to come."""
        return self._reply is not None

    @property
    def progress(self) -> tuple[int, int]:
        """How many answers there are, and how many there will be."""
        total = 2 * len(self.opinions)
        return total - len(self._todo) - self.running, total

    def start(self, radiograph: Radiograph, models: list[ModelInfo], point: str) -> None:
        """Compare models on a radiograph; whatever was compared before is forgotten.

        Parameters
        ----------
        point : str
            The operating point decided at, where a model has it.
        """
        self._withdraw()
        self._radiograph, self._point = radiograph, point
        self.opinions = [Opinion(model) for model in models]
        rows = range(len(models))
        self._todo = [*((row, False) for row in rows), *((row, True) for row in rows)]
        self.begun.emit()
        self._submit_next()

    def cancel(self) -> None:
        """Ask for nothing more; what there is stays."""
        was_running = self.running
        self._withdraw()
        if was_running:
            self.ended.emit()

    def clear(self) -> None:
        """Forget everything."""
        self._withdraw()
        self.opinions = []
        self.begun.emit()

    def tally(self) -> Counter[str]:
        """Return how many models decided on each class; ``pneumonia`` counts those that know no kinds of it."""
        return Counter(o.prediction.decision for o in self.opinions if o.prediction is not None)

    def dissenting(self, opinion: Opinion) -> bool:
        """Say whether a model is in the minority on whether this is pneumonia at all, or which kind of it."""
        said = opinion.prediction
        if said is None:
            return False
        answers = [o.ill for o in self.opinions if o.ill is not None]
        if opinion.ill is not None and 2 * answers.count(opinion.ill) < len(answers):
            return True
        tally = self.tally()
        return said.decision in KINDS and 2 * tally[said.decision] < sum(tally[name] for name in KINDS)

    def _withdraw(self) -> None:
        if self._reply is not None:
            self._reply.cancel()
        self._reply, self._todo = None, []

    def _submit_next(self) -> None:
        self._reply = None
        while self._todo and self._radiograph is not None:
            row, heatmap = self._todo.pop(0)
            opinion = self.opinions[row]
            if heatmap and opinion.prediction is None:
                continue
            about = (self._radiograph, opinion.model.path, opinion.model.sha256)
            fail = partial(self._on_failed, row)
            if opinion.prediction is None:
                request = Predict(*about)
                self._reply = self._engine.submit(request).then(partial(self._on_predicted, row, request), fail)
            else:
                explain = Explain(*about, opinion.prediction.decision)
                self._reply = self._engine.submit(explain).then(partial(self._on_explained, row, explain), fail)
            return
        self.ended.emit()

    def _on_predicted(self, row: int, request: Predict, prediction: Prediction) -> None:
        opinion = self.opinions[row]
        if request.is_answered_by(prediction):
            point = self._point if self._point in opinion.model.operating_points else BALANCED
            opinion.prediction = prediction.at(point, opinion.model.threshold_at(point))
        else:
            opinion.error = model_changed()
        self._finish(row)

    def _on_explained(self, row: int, request: Explain, heatmap: SaliencyMap) -> None:
        opinion = self.opinions[row]
        if request.is_answered_by(heatmap):
            opinion.heatmap = heatmap
        else:
            opinion.prediction, opinion.error = None, model_changed()
        self._finish(row)

    def _on_failed(self, row: int, error: PneumoError) -> None:
        opinion = self.opinions[row]
        if opinion.prediction is None:
            opinion.error = error
        else:
            opinion.unexplained = error
        self._finish(row)

    def _finish(self, row: int) -> None:
        self.opinion_changed.emit(row)
        self._submit_next()
