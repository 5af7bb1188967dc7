"""The radiographs on the work list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from pneumoviewer.core.radiograph.redaction import hidden, may_be_dicom
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.read.list.arrangement import Arrangement, Heading, Patients, first_of_each
from pneumoviewer.gui.read.list.entry import Chosen, Entry
from pneumoviewer.gui.text.predictions import class_title
from pneumoviewer.gui.widgets.labels import translated_error

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
ARRANGE_AFTER_MS = 250  # results that come one after the other move rows together


class WorkList(QAbstractListModel):
    """The work list; its rows are what is shown of it.

    Attributes
    ----------
    entries : list of Entry
        All, in the order they came.
    shown : list of Entry
        As they are arranged.
    arrangement : Arrangement
    chosen : Chosen
        What decides on all entries, also on those taken off.
    masks_names : bool
        Whether what tells the patient is blotted out of the names of files.
    """

    arranged = Signal()  # in another way, or anew

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.shown: list[Entry] = []
        self.arrangement = Arrangement()
        self.chosen = Chosen()
        self.masks_names = True
        self._taken: list[list[tuple[int, Entry]]] = []
        self._patients = Patients()
        self._headings: dict[Entry, Heading] = {}
        self._headed: set[Entry] = set()
        self._late = QTimer(self, singleShot=True, interval=ARRANGE_AFTER_MS)
        self._late.timeout.connect(self._arrange_again)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of entries shown."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows, says, or is."""
        if not index.isValid():
            return None
        entry = self.shown[index.row()]
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name_of(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            words = (self._path_of(entry), self.whole_verdict(entry), self._number_words(entry))
            return "\n".join(filter(None, words))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.heading(entry)
            return ", ".join(filter(None, (heading, self.name_of(entry), self.whole_verdict(entry))))
        return None

    def _number_words(self, entry: Entry) -> str:
        if entry not in self.entries:  # it is being removed
            return ""
        return self.tr("Number {number} in exports").format(number=self.entries.index(entry) + 1)

    def name_of(self, entry: Entry) -> str:
        """Return what an entry is called on screen."""
        masks = self.masks_names and entry.redacted_path is not None and entry.path is not None
        return Path(self._path_of(entry)).name if masks else entry.name

    def _path_of(self, entry: Entry) -> str:
        if self.masks_names and entry.redacted_path is not None:
            return entry.redacted_path
        return str(entry.path or entry.name)

    def redacted_path(self, path: Path, *, folder: bool) -> Path:
        """Return a path as it may be shown: with the folders that it shares with files on the list as theirs are.

        Of a file that is not on the list itself no name is told that may be a DICOM file's.
        """
        if not self.masks_names:
            return path
        parts, listed = list(path.parts), False
        for entry in self.entries:
            listed = listed or entry.path == path
            for n, (part, own, shown) in enumerate(zip(path.parts, *_parts_of(entry), strict=False)):
                if part != own:
                    break
                if own != shown:
                    parts[n] = shown
        told = folder or listed or not may_be_dicom(path)
        return Path(*parts) if told else Path(hidden(Path(*parts[:-1], path.name)))

    def redacted(self, entry: Entry, text: str) -> str:
        """Return a text about an entry as it may be shown, where it names the file, or a folder or archive of it."""
        if self.masks_names:
            for own, shown in zip(*map(reversed, _parts_of(entry)), strict=True):
                if own != shown:
                    text = text.replace(own, shown)
        return text

    def redacted_all(self, text: str) -> str:
        """Return a text about any of the entries as it may be shown."""
        for entry in self.entries:
            text = self.redacted(entry, text)
        return text

    def mask_names(self, masks: bool) -> None:
        """Blot out what tells the patient, or show it."""
        if masks != self.masks_names:
            self.masks_names = masks
            self._all_changed()

    def choose(self, model: ModelInfo | None, operating_point: str) -> None:
        """Let another model, or the same at another operating point, decide on everything."""
        if model is None or model.sha256 != self.chosen.model_sha256:
            for entry in self.entries:
                entry.forget_failure()
        self.chosen.choose(model, operating_point)
        self._all_changed()

    def _all_changed(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))
        self._arrange_late()

    def verdict(self, entry: Entry) -> str:
        """Return an entry's state in a few words."""
        if entry.error is not None:
            what, why, _ = translated_error(entry.error)
            return self.redacted(entry, f"{why[:1].upper()}{why[1:]}" or what)
        if entry.changed:
            return self.tr("Changed · {verdict}").format(verdict=self._result(entry))
        return self._result(entry)

    def _result(self, entry: Entry) -> str:
        p, remembered = entry.prediction, entry.from_session
        if p is None and remembered is not None:
            words = self.tr("From the session: {verdict}")
            return words.format(verdict=f"{class_title(remembered.decision)} {remembered.probability:.3f}")
        if p is None:
            return self.tr("Waiting…")
        if entry.withheld:
            return self.tr("Withheld: a check failed")
        verdict = f"{class_title(p.decision)} {p.probability:.3f}"
        return f"⚠ {verdict}" if entry.doubted else verdict

    def whole_verdict(self, entry: Entry) -> str:
        """Return it with what its mark means, for those who point at it or listen."""
        verdict = self.verdict(entry)
        if entry.doubted and not entry.withheld:
            return self.tr("{verdict}, although a check failed").format(verdict=verdict)
        return verdict

    def heading(self, entry: Entry) -> str:
        """Return what stands above an entry; empty where it is not the first of those that belong together."""
        return self.belongs(entry) if entry in self._headed else ""

    def belongs(self, entry: Entry) -> str:
        """Return of which patient and study an entry is; empty where the list holds pictures of nobody known only.

        Patients and studies have numbers only: their names and dates are nobody's business on a screen.
        """
        heading = self._headings.get(entry)
        if heading is None:
            return ""
        if not heading.patient:
            return self.tr("No patient given")
        patient = self.tr("Patient {number}").format(number=heading.patient)
        if heading.studies == 1:
            return patient
        if heading.study == heading.studies:
            study = self.tr("study {number} of {all}, the latest").format(number=heading.study, all=heading.studies)
        else:
            study = self.tr("study {number} of {all}").format(number=heading.study, all=heading.studies)
        return f"{patient} · {study}"

    def is_headed(self, entry: Entry) -> bool:
        """Say whether a heading stands above an entry."""
        return entry in self._headed

    def row_of(self, entry: Entry | None) -> int:
        """Return an entry's row; -1 where it is not shown."""
        return self.shown.index(entry) if entry is not None and entry in self.shown else -1

    def onwards(self, entry: Entry | None, first: Iterable[Entry] = ()) -> Iterator[Entry]:
        """Yield all entries: some first as far as they are shown, those shown from one on, those before, the rest."""
        shown = set(self.shown)
        yield from (e for e in first if e in shown)
        row = max(self.row_of(entry), 0)
        yield from chain(self.shown[row:], self.shown[:row])
        if len(self.shown) < len(self.entries):
            yield from (e for e in self.entries if e not in shown)

    def insert(self, position: int, entries: Sequence[Entry]) -> None:
        """Put entries in at a position in the order of coming."""
        if entries:
            for entry in entries:
                entry.chosen = self.chosen
            self.entries[position:position] = entries
            self._arrange(set(entries))

    @property
    def can_undo(self) -> bool:
        """Whether something taken can be brought back."""
        return bool(self._taken)

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries off the list."""
        gone = set(entries)
        self._taken.append([(position, entry) for position, entry in enumerate(self.entries) if entry in gone])
        self.entries = [entry for entry in self.entries if entry not in gone]
        for first, last in reversed(_runs([row for row, entry in enumerate(self.shown) if entry in gone])):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self.shown[first : last + 1]
            self.endRemoveRows()
        self._arrange()

    def undo_remove(self) -> Entry | None:
        """Bring back what was taken last; return the first of it."""
        if not self._taken:
            return None
        back = self._taken.pop()
        for position, entry in back:
            entry.forget_failure()
            self.entries.insert(position, entry)
        self._arrange({entry for _, entry in back})
        return back[0][1]

    def arrange(self, arrangement: Arrangement) -> None:
        """Show it in another way."""
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            self._arrange()
            self.arranged.emit()

    def changed(self, entry: Entry) -> None:
        """Say that an entry looks different now."""
        row = self.row_of(entry)
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index)
        self._arrange_late()

    def _arrange_late(self) -> None:
        if self.arrangement.by_result and not self._late.isActive():
            self._late.start()

    def close(self) -> None:
        """Arrange no more."""
        self._late.stop()

    def _arrange_again(self) -> None:
        self._arrange()
        self.arranged.emit()

    def _arrange(self, new: set[Entry] | None = None) -> None:
        """Show what is to be shown, where rows may be new; selected rows stay so, wherever they move."""
        new = new or set()
        target = self.arrangement.of(self.entries)
        by_patient = self.arrangement.order == "added"
        self._headings = self._patients.headings(self.entries)
        self._headed = first_of_each(target, self._headings) if by_patient else set()
        if [entry for entry in target if entry not in new] == self.shown:
            for first, last in _runs([row for row, entry in enumerate(target) if entry in new]):
                self.beginInsertRows(QModelIndex(), first, last)
                self.shown[first:first] = target[first : last + 1]
                self.endInsertRows()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        entries = [self.shown[index.row()] for index in before]
        self.shown = target
        rows = {entry: row for row, entry in enumerate(target)}
        after = [self.index(rows[entry]) if entry in rows else QModelIndex() for entry in entries]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _parts_of(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parts of an entry's path as they are, and as they may be shown; none where they are the same."""
    if entry.path is None or entry.redacted_path is None or entry.redacted_path == str(entry.path):
        return (), ()
    own, shown = entry.path.parts, Path(entry.redacted_path).parts
    return (own, shown) if len(own) == len(shown) else (own[-1:], shown[-1:])


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each stretch of ascending rows without a gap."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
