"""The model of the work list for Qt's views: its rows, and what each of them says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.worklist import Items, WorkList
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.text.predictions import class_title
from pneumoviewer.gui.widgets.labels import translated_error

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole
ARRANGE_AFTER_MS = 250  # results that come one after the other move rows together


class WorkListModel(QAbstractListModel):
    """What the work list shows.

    Attributes
    ----------
    rows : list of WorkItem
        What the work list shows, as far as views have heard of it.
    """

    def __init__(self, work_list: WorkList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work_list = work_list
        self.rows: list[WorkItem] = list(work_list.shown)
        self._late = QTimer(self, singleShot=True, interval=ARRANGE_AFTER_MS)
        self._late.timeout.connect(work_list.rearrange)
        work_list.shown_changed.connect(self._on_shown_changed)
        work_list.items_changed.connect(self._on_items_changed)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of items shown."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows, says, or is."""
        if not index.isValid():
            return None
        item, work_list = self.rows[index.row()], self.work_list
        if role == ItemRole:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return work_list.name_of(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            words = (work_list.path_of(item), self.whole_verdict(item), self._number_words(item))
            return "\n".join(filter(None, words))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self.heading(item), work_list.name_of(item), self.whole_verdict(item))))
        return None

    def index_of(self, item: WorkItem | None) -> QModelIndex:
        """Return the index of an item; an invalid one where it is not shown."""
        return self.index(self.rows.index(item)) if item is not None and item in self.rows else QModelIndex()

    def close(self) -> None:
        """Arrange no more."""
        self._late.stop()

    # --- what rows say -------------------------------------------------------------------------------------------

    def _number_words(self, item: WorkItem) -> str:
        if item not in self.work_list.items:  # it is being removed
            return ""
        return self.tr("Number {number} in exports").format(number=self.work_list.items.index(item) + 1)

    def verdict(self, item: WorkItem) -> str:
        """Return an item's state in a few words."""
        if item.error is not None:
            what, why, _ = translated_error(item.error)
            return self.work_list.redacted(item, f"{why[:1].upper()}{why[1:]}" or what)
        if item.changed:
            return self.tr("Changed · {verdict}").format(verdict=self._result(item))
        return self._result(item)

    def _result(self, item: WorkItem) -> str:
        p, remembered = item.prediction, item.from_session
        if p is None and remembered is not None:
            words = self.tr("From the session: {verdict}")
            return words.format(verdict=f"{class_title(remembered.decision)} {remembered.probability:.3f}")
        if p is None:
            return self.tr("Waiting…")
        if item.withheld:
            return self.tr("Withheld: a check failed")
        verdict = f"{class_title(p.decision)} {p.probability:.3f}"
        return f"⚠ {verdict}" if item.doubted else verdict

    def whole_verdict(self, item: WorkItem) -> str:
        """Return it with what its mark means, for those who point at it or listen."""
        verdict = self.verdict(item)
        if item.doubted and not item.withheld:
            return self.tr("{verdict}, although a check failed").format(verdict=verdict)
        return verdict

    def heading(self, item: WorkItem) -> str:
        """Return what stands above an item; empty where it is not the first of those that belong together."""
        return self.belongs(item) if self.work_list.is_headed(item) else ""

    def belongs(self, item: WorkItem) -> str:
        """Return of which patient and study an item is; empty where the list holds pictures of nobody known only.

        Patients and studies have numbers only: their names and dates are nobody's business on a screen.
        """
        heading = self.work_list.heading_of(item)
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

    # --- changes -------------------------------------------------------------------------------------------------

    def _on_items_changed(self, items: Sequence[WorkItem]) -> None:
        if len(items) == 1:
            index = self.index_of(items[0])
            if index.isValid():
                self.dataChanged.emit(index, index)
        elif self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        if self.work_list.arrangement.by_result and not self._late.isActive():
            self._late.start()

    def _on_shown_changed(self, new: Items, gone: Items) -> None:
        """Take rows out, and put rows in or move them; selected rows stay so, wherever they move."""
        new, gone = set(new), set(gone)
        for first, last in reversed(_runs([row for row, item in enumerate(self.rows) if item in gone])):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self.rows[first : last + 1]
            self.endRemoveRows()
        target = list(self.work_list.shown)
        if [item for item in target if item not in new] == self.rows:
            for first, last in _runs([row for row, item in enumerate(target) if item in new]):
                self.beginInsertRows(QModelIndex(), first, last)
                self.rows[first:first] = target[first : last + 1]
                self.endInsertRows()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        items = [self.rows[index.row()] for index in before]
        self.rows = target
        rows = {item: row for row, item in enumerate(target)}
        after = [self.index(rows[item]) if item in rows else QModelIndex() for item in items]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each stretch of ascending rows without a gap."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
