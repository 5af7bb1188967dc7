"""Visible rows: what of a list a person sees, so that it is read before the rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QListView

from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.gui.read.list.model import ItemRole

AFTER_MS = 100


class VisibleRows(QObject):
    """Looks which items are in sight, a moment after a list was scrolled or its rows have changed.

    Parameters
    ----------
    view : QListView
        Whose rows are items.

    Attributes
    ----------
    items : list of WorkItem
        Those in sight, from the top; none while the list is hidden.
    """

    changed = Signal()

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.items: list[WorkItem] = []
        self._late = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._late.timeout.connect(self._look)
        model, bar = view.model(), view.verticalScrollBar()
        changes = (bar.valueChanged, bar.rangeChanged, model.rowsInserted, model.rowsRemoved, model.layoutChanged)
        for changed in (*changes, model.modelReset):
            changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._late.isActive():
            self._late.start()

    def _look(self) -> None:
        self.items = []
        bottom, index = self._view.viewport().rect().bottom(), self._view.indexAt(QPoint(1, 1))
        while self._view.isVisible() and index.isValid() and self._view.visualRect(index).top() <= bottom:
            self.items.append(index.data(ItemRole))
            index = index.siblingAtRow(index.row() + 1)
        self.changed.emit()
