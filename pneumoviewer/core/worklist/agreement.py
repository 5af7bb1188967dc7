"""Agreement of what the model says of a radiograph with what its folder says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pneumoviewer.core.dataset.path_labels import right_classes

if TYPE_CHECKING:
    from pneumoviewer.core.worklist.item import WorkItem


@dataclass(frozen=True)
class Agreement:
    """Whether a result agrees with a label.

    Attributes
    ----------
    label : str or None
        What the folder says.
    right : bool or None
        Whether the decision is a right class; None where there is no label, no result that may be shown, or the model
        does not know the label's class.
    error : float or None
        One minus the probability of the right classes, in [0, 1]; None as for `right`.
    """

    label: str | None = None
    right: bool | None = None
    error: float | None = None

    @classmethod
    def of(cls, item: WorkItem) -> Agreement:
        """Return that of an item of the work list."""
        label, shown = item.label, item.visible_prediction
        if shown is None:
            return cls(label)
        if label is None and item.path is not None:  # a model may have learned classes of any names
            label = next((name for name in reversed(item.path.parts[:-1]) if name in shown.classes), None)
        right = right_classes(label, shown.classes) if label is not None else ()
        if not right:
            return cls(label)
        share = sum(shown.probabilities[shown.classes.index(name)] for name in right)
        return cls(label, shown.decision in right, max(1.0 - share, 0.0))


@dataclass(frozen=True)
class AgreementCounts:
    """How many of some radiographs are how far, and how often the model agrees with their folders.

    Attributes
    ----------
    all, predicted, labelled, withheld : int
        Of the last, results that are not shown as a check failed.
    judged, right : int
        Results shown that have a label, and how many of them agree with it.
    """

    all: int
    predicted: int
    labelled: int
    withheld: int
    judged: int
    right: int

    @classmethod
    def of(cls, items: Iterable[WorkItem]) -> AgreementCounts:
        """Count."""
        items = list(items)
        judgements = [Agreement.of(item) for item in items]
        return cls(
            len(items),
            sum(item.state == "predicted" for item in items),
            sum(judgement.label is not None for judgement in judgements),
            sum(item.withheld and item.error is None for item in items),
            sum(judgement.right is not None for judgement in judgements),
            sum(judgement.right is True for judgement in judgements),
        )
