"""The explainer: submits the request for the explanation of what is shown, once, and passes on no other's answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.explain.methods import WEIGHTS, explanation_methods
from pneumoviewer.engine.requests import Explain, VisualizeWeights

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.explain.weights import WeightImages
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.radiograph.radiograph import Radiograph
    from pneumoviewer.core.worklist.item import WorkItem
    from pneumoviewer.engine.reply import Engine, Reply


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
        self._asked: Explain | VisualizeWeights | None = None
        self._heatmap_shown = False  # whether what was asked is there, so that the randomized network's can follow
        self._reply: Reply[Any] | None = None

    @property
    def waiting(self) -> bool:
        """Whether an explanation is on its way."""
        return self._reply is not None and self._reply.waiting

    @property
    def image_sha256(self) -> str:
        """The radiograph explained; empty where none is."""
        return self._asked.radiograph.sha256 if self._asked is not None else ""

    def start(self, engine: Engine) -> None:
        """Explain by an engine from now on."""
        self._engine = engine

    def stop(self) -> None:
        """Explain no more; a late answer finds nobody."""
        self._engine = self._asked = None
        self._withdraw()

    def explain(self, item: WorkItem, radiograph: Radiograph, model: ModelInfo) -> None:
        """Submit the request for the explanation of a prediction, unless just that was since the last :meth:`clear`.

        An explanation of anything else is forgotten.
        """
        prediction = item.prediction
        if self._engine is None or prediction is None:
            return
        method, about = self.method_of(model), (radiograph, model.path, model.sha256)
        wanted = self.wanted_class if self.wanted_class in model.classes else None
        request: Explain | VisualizeWeights
        if method == WEIGHTS.id:
            request = VisualizeWeights(*about)
        else:
            request = Explain(*about, wanted or prediction.decision, method)
        if self._asked is not None:
            if request.is_same(self._asked):
                return
            self.clear()
        self._asked = request
        if isinstance(request, Explain):
            self._submit_explain(request)
        else:
            reply = self._engine.submit(request)
            self._reply = reply.then(partial(self._on_weights, request), self.failed.emit)

    def method_of(self, model: ModelInfo) -> str:
        """Return how a model is explained: as wanted where it can be, in its best way otherwise."""
        ways = explanation_methods(model.recipe)
        return self.wanted_method if self.wanted_method in ways else ways[0]

    def want_randomized(self, wanted: bool) -> None:
        """Let each heatmap be followed by that of an untrained network from now on, or no more."""
        self.randomized_wanted = wanted
        if wanted:
            self._follow_with_randomized()
        elif self._heatmap_shown:
            self._withdraw()
            self.randomized_changed.emit(None)

    def cancel(self) -> None:
        """Compute no further; it is asked again after the next :meth:`clear`."""
        if self.waiting:
            self._withdraw()
            self.cancelled.emit()

    def end(self) -> None:
        """Forget the explanation there is, or the one on its way, where there is one: nothing can be explained."""
        if self._asked is not None:
            self.clear()

    def clear(self) -> None:
        """Forget the explanation there is, or the one on its way."""
        self._withdraw()
        self._asked, self._heatmap_shown = None, False
        self.heatmap_changed.emit(None)
        self.randomized_changed.emit(None)
        self.weights_changed.emit(None)

    def _withdraw(self) -> None:
        if self._reply is not None:
            self._reply.cancel()

    def _submit_explain(self, request: Explain) -> None:
        assert self._engine is not None
        reply = self._engine.submit(request)
        self._reply = reply.then(partial(self._on_heatmap, request), self.failed.emit, self.progressed.emit)

    def _follow_with_randomized(self) -> None:
        if isinstance(self._asked, Explain) and self._heatmap_shown and not self.waiting:
            self._submit_explain(replace(self._asked, randomized=True))

    def _on_heatmap(self, request: Explain, heatmap: SaliencyMap) -> None:
        if not request.is_answered_by(heatmap):
            return
        if heatmap.randomized:
            self.randomized_changed.emit(heatmap)
            return
        self._heatmap_shown = True
        self.heatmap_changed.emit(heatmap)
        if self.randomized_wanted:
            self._follow_with_randomized()

    def _on_weights(self, request: VisualizeWeights, images: WeightImages) -> None:
        if request.is_answered_by(images):
            self.weights_changed.emit(images)
