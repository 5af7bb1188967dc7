"""One radiograph on the work list, and which answers about it count."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QImage

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.marks import Mark
from pneumoviewer.core.results import BALANCED

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.radiograph.patient_identity import Study
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.gui.canvas.pyramid import Pyramid

State = Literal["waiting", "predicted", "failed"]


class Chosen:
    """The model and the operating point chosen now. A work list has one, and all of its entries look at it.

    An answer counts only where it is this model's, and is decided on at this point. So nothing has to be taken back
    where a person chooses otherwise, also not from entries that are off the list and may be brought back.

    Attributes
    ----------
    model : ModelInfo or None
    operating_point : str
    model_sha256 : str
        Empty without a model.
    """

    def __init__(self) -> None:
        self.choose(None, BALANCED)

    def choose(self, model: ModelInfo | None, operating_point: str) -> None:
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


@dataclass(eq=False)
class Entry:
    """One row.

    Attributes
    ----------
    name : str
    path : Path or None
        None for what was pasted, or never was a file.
    study : Study or None
        Where a DICOM file belongs; holds nobody's name.
    masked : str or None
        The path of a DICOM file, or of what may be one, without what tells the patient; None of any other file.
    kept : Pyramid or None
        The only copy of what has no file.
    thumbnail : QImage or None
    refusal : PneumoError or None
        Why its file cannot be read, which another model cannot mend.
    shown_anyway : bool
        Whether the person has asked for its result although a check failed.
    marks : tuple of Mark
        What was drawn on it.
    note : str
        The reader's own words.
    image_sha256 : str
        The picture that all this is about: what was read of its file last, or by a session's word until it is read.
    remembered : Prediction or None
        A result that came with a session. It is told as such, and never counts as an answer.
    vouched : bool
        Whether this installation wrote what is remembered.
    changed : bool
        Whether the file has changed since marks and note were made.
    label : str or None
        What it truly is by the names of its folders, or a table in them; None where they do not tell.
    chosen : Chosen
        That of the work list it is put on.
    """

    name: str
    path: Path | None = None
    study: Study | None = None
    redacted_path: str | None = None
    kept: Pyramid | None = None
    thumbnail: QImage | None = None
    refusal: PneumoError | None = None
    shown_anyway: bool = False
    marks: tuple[Mark, ...] = ()
    note: str = ""
    image_sha256: str = ""
    remembered: Prediction | None = None
    vouched: bool = False
    changed: bool = False
    label: str | None = None
    chosen: Chosen = field(default_factory=Chosen)
    _answer: Prediction | None = field(default=None, init=False)
    _failure: tuple[str, PneumoError] | None = field(default=None, init=False)  # and the model's hash

    def __post_init__(self) -> None:
        if self.kept is not None:
            self.image_sha256 = self.kept.radiograph.sha256

    # --- what was found out --------------------------------------------------------------------------------------

    def read(self, image_sha256: str) -> None:
        """Take note of what its file holds; where that has changed, what was said of it counts no more."""
        if self.image_sha256 not in ("", image_sha256):
            self.changed = self.changed or bool(self.marks or self.note or self.remembered)
            self.remembered = self._answer = self._failure = None
            self.shown_anyway = False
        self.image_sha256 = image_sha256

    def refuse(self, error: PneumoError) -> None:
        """Take note that its file cannot be read; an answer there was counts again once it can."""
        self.refusal = error

    def answer(self, prediction: Prediction) -> None:
        """Take note of what a model says."""
        self._answer, self._failure, self.remembered = prediction, None, None

    def fail(self, error: PneumoError, model_sha256: str) -> None:
        """Take note that a model could not say anything."""
        self._failure = model_sha256, error

    def forget_failure(self) -> None:
        """Let it be tried once more."""
        self._failure = None

    # --- what counts now -----------------------------------------------------------------------------------------

    @property
    def prediction(self) -> Prediction | None:
        """What the model chosen says of the picture read last, decided on at the point chosen.

        This is the one way to an answer: whatever is shown, compared, sorted, saved or exported comes through here.
        """
        return None if self.refusal is not None or self.unread else self._counting

    @property
    def _counting(self) -> Prediction | None:
        decided = self.chosen.decide(self._answer, self.image_sha256)
        if decided is not None:
            self._answer = decided  # so that it is decided on once
        return decided

    @property
    def from_session(self) -> Prediction | None:
        """What a session of this installation says that the model chosen said of the picture read; until it does again.

        Nothing of a picture that no check has seen, or that one found wrong.
        """
        if self.unread or self.state != "waiting" or not self.vouched:
            return None
        told = self.chosen.decide(self.remembered, self.image_sha256)
        return told if told is not None and told.gate is not None and told.gate.passed else None

    @property
    def kept_result(self) -> tuple[Prediction | None, bool]:
        """What a session keeps, and whether this installation came to it."""
        answer = self._counting
        return (answer, True) if answer is not None else (self.remembered, self.vouched)

    @property
    def error(self) -> PneumoError | None:
        """Why it cannot be read, or why the model chosen could not say anything."""
        if self.refusal is not None or self._failure is None:
            return self.refusal
        model_sha256, error = self._failure
        return error if model_sha256 == self.chosen.model_sha256 else None

    @property
    def unreadable(self) -> bool:
        """Whether the error is the file's own, so that another model cannot mend it."""
        return self.refusal is not None

    @property
    def visible_prediction(self) -> Prediction | None:
        """The prediction that may be told; of what is withheld not even an order may tell."""
        return None if self.error is not None or self.withheld else self.prediction

    @property
    def doubted(self) -> bool:
        """Whether a check in front of the models failed."""
        prediction = self.prediction
        return prediction is not None and prediction.gate is not None and not prediction.gate.passed

    @property
    def withheld(self) -> bool:
        """Whether there is a result that is not shown, as a check failed."""
        return self.doubted and not self.shown_anyway

    @property
    def unread(self) -> bool:
        """Whether nothing of it was read yet, or not again since its file was written anew."""
        return self.thumbnail is None and not self.unreadable

    @property
    def state(self) -> State:
        """How far it is."""
        if self.error is not None:
            return "failed"
        return "waiting" if self.prediction is None else "predicted"
