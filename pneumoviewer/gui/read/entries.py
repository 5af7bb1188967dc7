"""The radiographs on the work list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.gui.read.words import class_title
from pneumoviewer.gui.widgets.labels import translated_error

if TYPE_CHECKING:
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.gui.widgets.sampling import Pyramid

Index = QModelIndex | QPersistentModelIndex
State = Literal["waiting", "predicted", "failed"]
EntryRole = Qt.ItemDataRole.UserRole


@dataclass(eq=False)
class Entry:
    """One row.

    Attributes
    ----------
    name : str
    path : Path or None
        None for what was pasted, or never was a file.
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
    note : str
        The reader's own words.
    """

    name: str
    path: Path | None = None
    kept: Pyramid | None = None
    thumbnail: QImage | None = None
    prediction: Prediction | None = None
    error: PneumoError | None = None
    unreadable: bool = False
    shown_anyway: bool = False
    note: str = ""

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
    def state(self) -> State:
        """How far it is."""
        if self.error is not None:
            return "failed"
        return "waiting" if self.prediction is None else "predicted"


class WorkList(QAbstractListModel):
    """The rows of the work list, in the order they came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows, says, or is."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.path or entry.name}\n{self._whole_verdict(entry)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.name}, {self._whole_verdict(entry)}"
        return None

    def verdict(self, entry: Entry) -> str:
        """Return an entry's state in a few words."""
        if entry.error is not None:
            what, why, _ = translated_error(entry.error)
            return f"{why[:1].upper()}{why[1:]}" or what
        if entry.prediction is None:
            return self.tr("Waiting…")
        if entry.withheld:
            return self.tr("Withheld: a check failed")
        p = entry.prediction
        verdict = f"{class_title(p.decision)} {p.probabilities[p.classes.index(p.decision)]:.3f}"
        return f"⚠ {verdict}" if entry.doubted else verdict

    def _whole_verdict(self, entry: Entry) -> str:
        """Return it with what its mark means, for those who point at it or listen."""
        verdict = self.verdict(entry)
        if entry.doubted and not entry.withheld:
            return self.tr("{verdict}, although a check failed").format(verdict=verdict)
        return verdict

    def row_of(self, entry: Entry | None) -> int:
        """Return an entry's row; -1 where it is not on the list."""
        return self.entries.index(entry) if entry is not None and entry in self.entries else -1

    def insert(self, row: int, entries: Sequence[Entry]) -> None:
        """Put entries in before a row."""
        if entries:
            self.beginInsertRows(QModelIndex(), row, row + len(entries) - 1)
            self.entries[row:row] = entries
            self.endInsertRows()

    def take(self, row: int) -> Entry:
        """Take the entry of a row off the list."""
        self.beginRemoveRows(QModelIndex(), row, row)
        entry = self.entries.pop(row)
        self.endRemoveRows()
        return entry

    def changed(self, entry: Entry) -> None:
        """Say that an entry looks different now."""
        row = self.row_of(entry)
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index)
