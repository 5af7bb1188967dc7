"""The model of the contact sheet: what the work list shows, in another order and of one kind."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel, QStringListModel, Qt, Signal

from pneumoviewer.core.classes import BINARY_CLASSES, THREE_CLASSES
from pneumoviewer.core.radiograph.file_names import natural_sort_key
from pneumoviewer.core.worklist.agreement import Agreement
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.read.list.model import Index, ItemRole, WorkListModel
from pneumoviewer.gui.text.contact_sheet import told_in_words

SheetOrder = Literal["list", "name", "least", "most", "error", "label", "decision"]
LABELLED = "labelled "
_CLASSES = (*THREE_CLASSES, BINARY_CLASSES[1])


class SheetModel(QSortFilterProxyModel):
    """What the work list shows, arranged once more.

    It is empty until :meth:`attach` is called. A result that comes in changes its cell at once, and neither moves nor
    hides it until :meth:`arrange` is called: nothing jumps under a person who looks.

    Attributes
    ----------
    order : str
        ``list`` (as the work list), ``name``, ``least`` or ``most`` certain first, ``error`` (the most wrong first),
        ``label`` or ``decision``. What has no place in an order comes last.
    kind : str
        ``all``, ``wrong``, ``doubted`` (a check failed), ``unlabelled``, or :data:`LABELLED` and a label.
    """

    late_changed = Signal()

    def __init__(self, listed: WorkListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order: SheetOrder = "list"
        self.kind = "all"
        self._listed = listed
        self._nothing = QStringListModel(self)
        self._cached: dict[WorkItem, tuple[tuple[Any, ...], bool]] = {}
        self._late: set[WorkItem] = set()
        self.sort(0)
        listed.dataChanged.connect(self._on_data_changed)
        listed.rowsRemoved.connect(self._on_rows_removed)

    @property
    def attached(self) -> bool:
        """Whether it shows the work list."""
        return self.sourceModel() is self._listed

    @property
    def stale_count(self) -> int:
        """How many would be elsewhere, shown or hidden, were it arranged now."""
        return len(self._late)

    def attach(self) -> None:
        """Show the work list, arranged by what is known now."""
        self._cached.clear()
        self._late.clear()
        self.setSourceModel(self._listed)
        self.late_changed.emit()

    def detach(self) -> None:
        """Show nothing, so that a sheet that nobody sees is not kept in order."""
        self.setSourceModel(self._nothing)

    def arrange(self, order: SheetOrder | None = None, kind: str | None = None) -> None:
        """Sort and choose anew, by what is known now.

        Parameters
        ----------
        kind : str or None
            None for as so far.
        """
        self.order, self.kind = order or self.order, kind or self.kind
        self._cached.clear()
        self._late.clear()
        self.invalidate()
        self.late_changed.emit()

    def labels(self) -> list[str]:
        """Return the labels there are on the work list, those of pneumonia first."""
        found = {Agreement.of(item).label for item in self._listed.work_list.items}
        return sorted((label for label in found if label is not None), key=_rank)

    @guarded(True)
    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Say whether a row of the work list is shown."""
        return self._sort_key(self._listed.rows[row])[1]

    @guarded(False)
    def lessThan(self, left: Index, right: Index) -> bool:
        """Say whether a row of the work list comes before another; in the list's order where both stand alike."""
        rows = self._listed.rows
        one, other = self._sort_key(rows[left.row()])[0], self._sort_key(rows[right.row()])[0]
        return left.row() < right.row() if one == other else one < other

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says to those who point at it or listen."""
        if index.isValid() and role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            item: WorkItem = super().data(index, ItemRole)
            words = told_in_words(item, self._listed.work_list.name_of(item), self._listed.verdict(item))
            return "\n".join(words) if role == Qt.ItemDataRole.ToolTipRole else ", ".join(words)
        return super().data(index, role)

    def index_of(self, item: WorkItem | None) -> QModelIndex:
        """Return the cell of an item; an invalid one where it is not shown."""
        return self.mapFromSource(self._listed.index_of(item)) if self.attached else QModelIndex()

    def _sort_key(self, item: WorkItem) -> tuple[tuple[Any, ...], bool]:
        key = self._cached.get(item)
        if key is None:
            key = self._cached[item] = self._current_sort_key(item)
        return key

    def _current_sort_key(self, item: WorkItem) -> tuple[tuple[Any, ...], bool]:
        judgement = Agreement.of(item)
        return self._key(item, judgement), self._is_kind(item, judgement)

    def _key(self, item: WorkItem, judgement: Agreement) -> tuple[Any, ...]:
        prediction = item.visible_prediction
        key: tuple[Any, ...] | None = None
        if self.order == "list":
            key = ()
        elif self.order == "name":
            key = (natural_sort_key(item.name),)
        elif self.order == "error" and judgement.error is not None:
            key = (-judgement.error,)
        elif self.order == "label" and judgement.label is not None:
            key = (_rank(judgement.label), -(judgement.error or 0.0))
        elif self.order in ("least", "most") and prediction is not None:
            key = (prediction.probability if self.order == "least" else -prediction.probability,)
        elif self.order == "decision" and prediction is not None:
            key = (prediction.classes.index(prediction.decision), -prediction.probability)
        return (1,) if key is None else (0, *key)

    def _is_kind(self, item: WorkItem, judgement: Agreement) -> bool:
        if self.kind == "wrong":
            return judgement.right is False
        if self.kind == "doubted":
            return item.doubted
        if self.kind == "unlabelled":
            return judgement.label is None
        return self.kind == "all" or self.kind == f"{LABELLED}{judgement.label}"

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if not self.attached:
            return
        before = len(self._late)
        for item in self._listed.rows[first.row() : last.row() + 1]:
            if self._sort_key(item) == self._current_sort_key(item):
                self._late.discard(item)
            else:
                self._late.add(item)
        if len(self._late) != before:
            self.late_changed.emit()

    def _on_rows_removed(self) -> None:
        self._late.intersection_update(self._listed.rows)
        self.late_changed.emit()


def _rank(label: str) -> tuple[int, str]:
    return (_CLASSES.index(label) if label in _CLASSES else len(_CLASSES), label)
