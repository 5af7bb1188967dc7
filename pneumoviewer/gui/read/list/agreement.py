"""What the model says of a radiograph beside what its folder says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pneumoviewer.core.dataset.path_labels import right_classes

if TYPE_CHECKING:
    from pneumoviewer.gui.read.list.entry import Entry


@dataclass(frozen=True)
class Agreement:
    """Whether a result agrees with a label.

    Attributes
    ----------
    label : str or None
        What the folder says.
    right : bool or None
        Whether the decision is a right class; None where there is no label, no result that may be told, or the model
        does not know the label's class.
    error : float or None
        One minus the probability of the right classes, in [0, 1]; None as for `right`.
    """

    label: str | None = None
    right: bool | None = None
    error: float | None = None

    @classmethod
    def of(cls, entry: Entry) -> Agreement:
        """Return that of an entry of the work list."""
        label, told = entry.label, entry.visible_prediction
        if told is None:
            return cls(label)
        if label is None and entry.path is not None:  # a model may have learned classes of any names
            label = next((name for name in reversed(entry.path.parts[:-1]) if name in told.classes), None)
        right = right_classes(label, told.classes) if label is not None else ()
        if not right:
            return cls(label)
        share = sum(told.probabilities[told.classes.index(name)] for name in right)
        return cls(label, told.decision in right, max(1.0 - share, 0.0))


@dataclass(frozen=True)
class AgreementCounts:
    """How many of some radiographs are how far, and how often the model agrees with their folders.

    Attributes
    ----------
    all, predicted, labelled, withheld : int
        Of the last, results that are not told as a check failed.
    judged, right : int
        Results told that have a label, and how many of them agree with it.
    """

    all: int
    predicted: int
    labelled: int
    withheld: int
    judged: int
    right: int

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> AgreementCounts:
        """Count."""
        entries = list(entries)
        judgements = [Agreement.of(entry) for entry in entries]
        return cls(
            len(entries),
            sum(entry.state == "predicted" for entry in entries),
            sum(judgement.label is not None for judgement in judgements),
            sum(entry.withheld and entry.error is None for entry in entries),
            sum(judgement.right is not None for judgement in judgements),
            sum(judgement.right is True for judgement in judgements),
        )
