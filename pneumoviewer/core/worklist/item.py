"""Work items: one radiograph each on the work list, and which answers about it count. Decision 40."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pneumoviewer.core.worklist.model_choice import ModelChoice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pneumoviewer.core.errors import PneumoError
    from pneumoviewer.core.radiograph.discovery import Candidate
    from pneumoviewer.core.radiograph.marks import Mark
    from pneumoviewer.core.radiograph.patient_identity import Study
    from pneumoviewer.core.radiograph.radiograph import Radiograph
    from pneumoviewer.core.results import Prediction

State = Literal["waiting", "predicted", "failed"]


@dataclass(eq=False)
class WorkItem:
    """One radiograph on the work list.

    Attributes
    ----------
    path : Path or None
        None for what was pasted, or never was a file.
    study : Study or None
        Where a DICOM file belongs; holds nobody's name.
    redacted_path : str or None
        The path of a DICOM file, or of what may be one, without what tells the patient; None of any other file.
    kept : Radiograph or None
        The only copy of what has no file.
    thumbnail : ndarray of uint8, shape (side, side), or None
        None until it was read.
    refusal : PneumoError or None
        Why its file cannot be read, which another model cannot mend.
    shown_anyway : bool
        Whether the person has asked for its result although a check failed.
    image_sha256 : str
        The picture that all this is about: what was read of its file last, or by a session's word until it is read.
    remembered : Prediction or None
        A result that came with a session. It is shown as such, and never counts as an answer.
    vouched : bool
        Whether this installation wrote what is remembered.
    changed : bool
        Whether the file has changed since marks and note were made.
    label : str or None
        What it truly is by the names of its folders, or a table in them; None where they do not say.
    choice : ModelChoice
        That of the work list it is put on.
    """

    name: str
    path: Path | None = None
    study: Study | None = None
    redacted_path: str | None = None
    kept: Radiograph | None = None
    thumbnail: NDArray[np.uint8] | None = None
    refusal: PneumoError | None = None
    shown_anyway: bool = False
    marks: tuple[Mark, ...] = ()
    note: str = ""
    image_sha256: str = ""
    remembered: Prediction | None = None
    vouched: bool = False
    changed: bool = False
    label: str | None = None
    choice: ModelChoice = field(default_factory=ModelChoice)
    _was_read: bool = field(default=False, init=False)
    _answer: Prediction | None = field(default=None, init=False)
    _failure: tuple[str, PneumoError] | None = field(default=None, init=False)  # and the model's hash

    def __post_init__(self) -> None:
        if self.kept is not None:
            self.image_sha256 = self.kept.sha256

    @classmethod
    def of(cls, found: Candidate, label: str | None) -> WorkItem:
        """Return the item of something to read."""
        path = found.path
        return cls(path.name or str(path), path, found.study, found.redacted_path, refusal=found.error, label=label)

    # --- what was found out --------------------------------------------------------------------------------------

    def mark_read(self, image_sha256: str, thumbnail: NDArray[np.uint8] | None = None) -> None:
        """Take note of what its file holds; where that has changed, what was said of it counts no more."""
        if self.image_sha256 not in ("", image_sha256):
            self.changed = self.changed or bool(self.marks or self.note or self.remembered)
            self.remembered = self._answer = self._failure = None
            self.shown_anyway = False
        self.image_sha256, self.thumbnail, self._was_read = image_sha256, thumbnail, True

    def mark_unread(self, refusal: PneumoError | None) -> None:
        """Take note that its file was written anew, and may be refused now; it is to be read again."""
        self.refusal, self.thumbnail, self._was_read = refusal, None, False

    def mark_unreadable(self, error: PneumoError) -> None:
        """Take note that its file cannot be read; an answer there was counts again once it can."""
        self.refusal = error

    def set_prediction(self, prediction: Prediction) -> None:
        """Take note of what a model says."""
        self._answer, self._failure, self.remembered = prediction, None, None

    def set_failure(self, error: PneumoError, model_sha256: str) -> None:
        """Take note that a model could not say anything."""
        self._failure = model_sha256, error

    def clear_failure(self) -> None:
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
        decided = self.choice.decide(self._answer, self.image_sha256)
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
        decided = self.choice.decide(self.remembered, self.image_sha256)
        return decided if decided is not None and decided.gate is not None and decided.gate.passed else None

    @property
    def session_result(self) -> tuple[Prediction | None, bool]:
        """What a session keeps, and whether this installation came to it."""
        answer = self._counting
        return (answer, True) if answer is not None else (self.remembered, self.vouched)

    @property
    def error(self) -> PneumoError | None:
        """Why it cannot be read, or why the model chosen could not say anything."""
        if self.refusal is not None or self._failure is None:
            return self.refusal
        model_sha256, error = self._failure
        return error if model_sha256 == self.choice.model_sha256 else None

    @property
    def unreadable(self) -> bool:
        """Whether the error is the file's own, so that another model cannot mend it."""
        return self.refusal is not None

    @property
    def visible_prediction(self) -> Prediction | None:
        """The prediction that may be shown; of what is withheld not even an order may tell."""
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
        return not self._was_read and not self.unreadable

    @property
    def state(self) -> State:
        """How far it is."""
        if self.error is not None:
            return "failed"
        return "waiting" if self.prediction is None else "predicted"
