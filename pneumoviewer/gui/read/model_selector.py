"""The model selector: the models there are, which one reads, and its operating point, remembered for the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.results import BALANCED
from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.core.worklist.worklist import WorkList

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo


class ModelSelector(QObject):
    """Finds models, and lets one of them decide on a work list."""

    model_replaced = Signal()  # what was asked of the one before counts no more
    models_changed = Signal()  # the list of models, or the one chosen
    choice_changed = Signal()  # model or operating point; after `models_changed`

    def __init__(self, work_list: WorkList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.models: list[ModelInfo] = []
        self._work_list = work_list
        self._settings = load_settings()

    @property
    def model(self) -> ModelInfo | None:
        """The one chosen."""
        return self._work_list.choice.model

    @property
    def operating_point(self) -> str:
        """Where is decided now: as was chosen last, or balanced where the model has no such point."""
        return self._work_list.choice.operating_point

    def refresh(self) -> None:
        """Look which models there are now; the one chosen stays chosen."""
        from pneumoviewer.core.library.find import find_models  # the first paint does not wait for it

        self.models = find_models()
        wanted = str(self.model.path) if self.model else self._settings.model
        found = [m for m in self.models if wanted in (str(m.path), m.name)] or self.models
        self.use(found[0] if found else None)

    def choose(self, model: ModelInfo) -> None:
        """Read everything with another model, now and at the next start."""
        self._settings = save_settings(model=model.name)
        self.use(model)

    def use(self, model: ModelInfo | None) -> None:
        """Read everything with another model, which need not be among those found."""
        before = self.model
        if model is not None and model.path not in [m.path for m in self.models]:
            self.models = [*self.models, model]
        if model is None or before is None or (before.path, before.sha256) != (model.path, model.sha256):
            self.model_replaced.emit()
        self._decide_by(model)
        self.models_changed.emit()
        self.choice_changed.emit()

    def choose_operating_point(self, name: str) -> None:
        """Decide on everything at another operating point, now and at the next start."""
        self._settings = save_settings(operating_point=name)
        self._decide_by(self.model)
        self.choice_changed.emit()

    def _decide_by(self, model: ModelInfo | None) -> None:
        """Decide on everything with a model, at the point chosen last; the probabilities there are stay as they are."""
        point = self._settings.operating_point
        has_it = model is not None and point in model.operating_points
        self._work_list.choose(model, point if has_it else BALANCED)
