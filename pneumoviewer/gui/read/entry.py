"""One radiograph on the work list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QImage

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.marks import Mark

if TYPE_CHECKING:
    from pneumoviewer.core.radiograph.identity import Study
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.gui.widgets.sampling import Pyramid

State = Literal["waiting", "predicted", "failed"]


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
    prediction : Prediction or None
        By the model chosen now.
    error : PneumoError or None
        Why it cannot be read or predicted.
    unreadable : bool
        Whether the error is the file's own, so that another model cannot mend it.
    shown_anyway : bool
        Whether the person has asked for its result although a check failed.
    marks : tuple of Mark
        What was drawn on it.
    note : str
        The reader's own words.
    image_sha256 : str
        What was read of its file; empty where that was not yet.
    remembered : Prediction or None
        A result that came with a session; it counts once the file has been read and is still the same.
    changed : bool
        Whether the file has changed since marks and note were made.
    label : str or None
        What it truly is by the names of its folders, or a table in them; None where they do not tell.
    """

    name: str
    path: Path | None = None
    study: Study | None = None
    masked: str | None = None
    kept: Pyramid | None = None
    thumbnail: QImage | None = None
    prediction: Prediction | None = None
    error: PneumoError | None = None
    unreadable: bool = False
    shown_anyway: bool = False
    marks: tuple[Mark, ...] = ()
    note: str = ""
    image_sha256: str = ""
    remembered: Prediction | None = None
    changed: bool = False
    label: str | None = None

    def read(self, image_sha256: str) -> None:
        """Take note of what its file holds; where that has changed, what was said of it counts no more."""
        if self.image_sha256 not in ("", image_sha256):
            self.changed = self.changed or bool(self.marks or self.note or self.remembered)
            self.prediction = self.remembered = None
            self.shown_anyway = False
        self.image_sha256 = image_sha256

    def refuse(self, error: PneumoError) -> None:
        """Take note that its file cannot be read; a result there was counts again once it can."""
        self.error, self.unreadable = error, True
        self.remembered, self.prediction = self.prediction or self.remembered, None

    @property
    def told(self) -> Prediction | None:
        """The prediction that may be told; of what is withheld not even an order may tell."""
        return None if self.error is not None or self.withheld else self.prediction

    @property
    def doubted(self) -> bool:
        """Whether a check in front of the models failed."""
        gate = self.prediction.gate if self.prediction is not None else None
        return gate is not None and not gate.passed

    @property
    def withheld(self) -> bool:
        """Whether there is a result that is not shown, as a check failed."""
        return self.doubted and not self.shown_anyway

    @property
    def unread(self) -> bool:
        """Whether nothing of it was read yet."""
        return self.thumbnail is None and not self.unreadable

    @property
    def state(self) -> State:
        """How far it is."""
        if self.error is not None:
            return "failed"
        return "waiting" if self.prediction is None else "predicted"
