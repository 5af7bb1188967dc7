"""In which order the work list is shown, what of it, and under which headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pneumoviewer.core.radiograph.file_names import natural_sort_key

if TYPE_CHECKING:
    from pneumoviewer.gui.read.list.entry import Entry

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

    def of(self, entries: list[Entry]) -> list[Entry]:
        """Return the entries shown, in order."""
        keys = _together(entries) if self.order == "added" else {entry: self._key(entry) for entry in entries}
        words = self.words.casefold()
        shown = [e for e in entries if words in e.name.casefold() and self._is_kind(e)]
        return sorted(shown, key=keys.__getitem__)

    def _is_kind(self, entry: Entry) -> bool:
        if self.kind == "all":
            return True
        if self.kind in ("failed", "waiting"):
            return entry.state == self.kind
        if self.kind == "doubted":
            return entry.doubted
        told = entry.visible_prediction
        return told is not None and (told.decision == _NORMAL) == (self.kind == "normal")

    def _key(self, entry: Entry) -> tuple[Any, ...]:
        if self.order == "name":
            return (natural_sort_key(entry.name),)
        p = entry.visible_prediction
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

    def headings(self, entries: list[Entry]) -> dict[Entry, Heading]:
        """Return where each belongs; nothing where all are pictures of nobody known."""
        times: dict[bytes, dict[bytes, int]] = {}
        for entry in entries:
            if entry.study is not None:
                self._numbers.setdefault(entry.study.patient, len(self._numbers) + 1)
                studies = times.setdefault(entry.study.patient, {})
                studies[entry.study.study] = max(studies.get(entry.study.study, 0), entry.study.time)
        ranks = {patient: sorted(studies, key=studies.__getitem__) for patient, studies in times.items()}
        headings: dict[Entry, Heading] = {}
        for entry in entries if times else ():
            headings[entry] = Heading()
            if entry.study is not None:
                rank = ranks[entry.study.patient]
                number = self._numbers[entry.study.patient]
                headings[entry] = Heading(number, rank.index(entry.study.study) + 1, len(rank))
        return headings


def first_of_each(entries: Iterable[Entry], headings: Mapping[Entry, Heading]) -> set[Entry]:
    """Return those that have another heading than the one before them."""
    first: set[Entry] = set()
    before: Heading | None = None
    for entry in entries:
        heading = headings.get(entry)
        if heading is not None and heading != before:
            first.add(entry)
            before = heading
    return first


def _together(entries: Iterable[Entry]) -> dict[Entry, tuple[int, ...]]:
    first: dict[bytes, int] = {}
    time: dict[bytes, int] = {}
    entries = list(entries)
    for at, entry in enumerate(entries):
        if entry.study is not None:
            for group in (entry.study.patient, entry.study.study, entry.study.series):
                first.setdefault(group, at)
            time[entry.study.study] = max(time.get(entry.study.study, 0), entry.study.time)
    keys: dict[Entry, tuple[int, ...]] = {}
    for at, entry in enumerate(entries):
        s = entry.study
        if s is None:
            keys[entry] = (at, 0, 0, 0, 0, at)
        else:
            keys[entry] = (first[s.patient], -time[s.study], first[s.study], first[s.series], s.instance, at)
    return keys
