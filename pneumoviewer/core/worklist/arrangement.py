"""The arrangement of a work list: in which order it is shown, what of it, and under which headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pneumoviewer.core.radiograph.file_names import natural_sort_key

if TYPE_CHECKING:
    from pneumoviewer.core.worklist.item import WorkItem

Order = Literal["added", "name", "pneumonia", "confidence", "decision"]
Kind = Literal["all", "normal", "pneumonia", "doubted", "failed", "waiting"]
_NORMAL = "normal"


@dataclass(frozen=True)
class Arrangement:
    """How a person wants to see the list.

    Attributes
    ----------
    order : str
        ``added`` (pictures of one patient together, the latest study first), ``name``, ``pneumonia`` (the likeliest
        first), ``confidence`` (the least first), or ``decision``. What has no result to show comes last.
    kind : str
        Which are shown: ``all``, those decided ``normal`` or ``pneumonia`` (of any kind), ``doubted`` by a check,
        ``failed`` to be read or predicted, or ``waiting``.
    words : str
        What the name of those shown holds.
    """

    order: Order = "added"
    kind: Kind = "all"
    words: str = ""

    @property
    def by_result(self) -> bool:
        """Whether a new result can change what is shown, or where."""
        return self.order not in ("added", "name") or self.kind != "all"

    def of(self, items: list[WorkItem]) -> list[WorkItem]:
        """Return the items shown, in order."""
        keys = _together(items) if self.order == "added" else {item: self._key(item) for item in items}
        words = self.words.casefold()
        shown = [e for e in items if words in e.name.casefold() and self._is_kind(e)]
        return sorted(shown, key=keys.__getitem__)

    def _is_kind(self, item: WorkItem) -> bool:
        if self.kind == "all":
            return True
        if self.kind in ("failed", "waiting"):
            return item.state == self.kind
        if self.kind == "doubted":
            return item.doubted
        shown = item.visible_prediction
        return shown is not None and (shown.decision == _NORMAL) == (self.kind == "normal")

    def _key(self, item: WorkItem) -> tuple[Any, ...]:
        if self.order == "name":
            return (natural_sort_key(item.name),)
        p = item.visible_prediction
        if p is None:
            return (1, 0)
        share = p.probability
        if self.order == "confidence":
            return (0, share)
        if self.order == "decision":
            return (0, p.classes.index(p.decision), -share)
        ill = 1 - p.probabilities[p.classes.index(_NORMAL)] if _NORMAL in p.classes else share
        return (0, -ill)


@dataclass(frozen=True)
class Heading:
    """Where a radiograph belongs, which stands above the first of those that belong together.

    Attributes
    ----------
    patient : int
        Which patient, counted as they came; 0 for pictures of nobody known.
    study : int
        Which study of this patient, the earliest being 1.
    studies : int
        How many there are of this patient.
    """

    patient: int = 0
    study: int = 0
    studies: int = 0


class Patients:
    """Numbers patients as they come; a number is never given to another."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def headings(self, items: list[WorkItem]) -> dict[WorkItem, Heading]:
        """Return where each belongs; nothing where all are pictures of nobody known."""
        times: dict[bytes, dict[bytes, int]] = {}
        for item in items:
            if item.study is not None:
                self._numbers.setdefault(item.study.patient, len(self._numbers) + 1)
                studies = times.setdefault(item.study.patient, {})
                studies[item.study.study] = max(studies.get(item.study.study, 0), item.study.time)
        ranks = {patient: sorted(studies, key=studies.__getitem__) for patient, studies in times.items()}
        headings: dict[WorkItem, Heading] = {}
        for item in items if times else ():
            headings[item] = Heading()
            if item.study is not None:
                rank = ranks[item.study.patient]
                number = self._numbers[item.study.patient]
                headings[item] = Heading(number, rank.index(item.study.study) + 1, len(rank))
        return headings


def first_of_each(items: Iterable[WorkItem], headings: Mapping[WorkItem, Heading]) -> set[WorkItem]:
    """Return those that have another heading than the one before them."""
    first: set[WorkItem] = set()
    before: Heading | None = None
    for item in items:
        heading = headings.get(item)
        if heading is not None and heading != before:
            first.add(item)
            before = heading
    return first


def _together(items: Iterable[WorkItem]) -> dict[WorkItem, tuple[int, ...]]:
    first: dict[bytes, int] = {}
    time: dict[bytes, int] = {}
    items = list(items)
    for at, item in enumerate(items):
        if item.study is not None:
            for group in (item.study.patient, item.study.study, item.study.series):
                first.setdefault(group, at)
            time[item.study.study] = max(time.get(item.study.study, 0), item.study.time)
    keys: dict[WorkItem, tuple[int, ...]] = {}
    for at, item in enumerate(items):
        s = item.study
        if s is None:
            keys[item] = (at, 0, 0, 0, 0, at)
        else:
            keys[item] = (first[s.patient], -time[s.study], first[s.study], first[s.series], s.instance, at)
    return keys
