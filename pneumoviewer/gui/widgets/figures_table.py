"""The table of figures, which is read, not edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from pneumoviewer.gui.kit.theme import follow_theme, scaled, text_is_large

_MAX_ROWS_SHOWN = 12


class FiguresTable(QTableWidget):
    """Rows of figures, the first column being their names; as high as its rows, up to a dozen."""

    row_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        follow_theme(self, self._share_height)
        self.horizontalHeader().setHighlightSections(False)
        self.itemSelectionChanged.connect(lambda: self.row_chosen.emit(self.chosen_row))

    @property
    def chosen_row(self) -> int:
        """The row chosen; -1 for none."""
        rows = [index.row() for index in self.selectedIndexes()]
        return rows[0] if rows else -1

    def fill(self, headings: Sequence[str], rows: Sequence[Sequence[str]], marked: int = -1) -> None:
        """Show other figures.

        Parameters
        ----------
        rows : sequence of sequences of str
            Each as long as `headings`.
        marked : int
            The row that stands out; -1 for none.
        """
        self.clearSelection()
        self.setRowCount(len(rows))
        self.setColumnCount(len(headings))
        for column, heading in enumerate(headings):
            title = QTableWidgetItem(heading)
            title.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, title)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_side(column))
                if row == marked:
                    font = QFont()  # else it is the table's, and follows its size
                    font.setWeight(QFont.Weight.DemiBold)
                    item.setFont(font)
                self.setItem(row, column, item)
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    def _share_height(self) -> None:
        row = scaled(26)
        self.verticalHeader().setDefaultSectionSize(row)
        heading = self.horizontalHeader().sizeHint().height()
        # Large words may need more width than there is, and then the bar that scrolls them stands below.
        bar = self.horizontalScrollBar().sizeHint().height() if text_is_large() else 0
        self.setFixedHeight(heading + min(self.rowCount(), _MAX_ROWS_SHOWN) * row + 2 + bar)
        self._share_room()

    def _share_room(self) -> None:
        """Give each column what its texts need, and all the same of what is left."""
        self.resizeColumnsToContents()
        columns = self.columnCount()
        left = self.viewport().width() - sum(self.columnWidth(column) for column in range(columns))
        if left > 0 and columns:
            for column in range(columns):
                self.setColumnWidth(column, self.columnWidth(column) + left // columns)

    def texts(self) -> list[list[str]]:
        """Return what the rows show."""
        cells = [[self.item(row, column) for column in range(self.columnCount())] for row in range(self.rowCount())]
        return [[cell.text() if cell is not None else "" for cell in row] for row in cells]


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
