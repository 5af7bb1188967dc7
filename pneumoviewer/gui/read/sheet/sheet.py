"""The contact sheet: all that the work list shows side by side, with what the folders say of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QStackedWidget, QWidget

from pneumoviewer.core.settings import load_settings
from pneumoviewer.gui.kit.theme import THEME, scaled
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.list.model import ItemRole
from pneumoviewer.gui.read.sheet.bar import MIN_SIDE, SheetBar
from pneumoviewer.gui.read.sheet.cell import MARGIN, CellDelegate
from pneumoviewer.gui.read.sheet.model import SheetModel
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_column

_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class SheetView(QListView):
    """Cells in rows, as many as there is room for, and wider until they fill it.

    Parameters
    ----------
    side : int
        The least of the pictures, in pixels.
    """

    opened = Signal()  # the current cell

    def __init__(self, model: SheetModel, delegate: CellDelegate, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate, self._side = delegate, side
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that cells keep their width
        self.setMouseTracking(True)
        self.doubleClicked.connect(self.opened)

    def set_side(self, side: int) -> None:
        """Make pictures larger or smaller; the chosen one stays in sight."""
        self._side = side
        self.fit()
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room anew."""
        self.fit()
        super().resizeEvent(event)

    def fit(self) -> None:
        """Divide the room into cells as wide as they shall be, or wider."""
        room = self.viewport().width() - 1
        side = max(self._side, scaled(MIN_SIDE))  # large words need room too
        columns = max(room // (side + 2 * MARGIN), 1)
        self._delegate.side = room // columns - 2 * MARGIN
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take letters for the names they begin, and Escape, also where they are keys elsewhere on the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            letter = bool(event.text()) and event.text().isprintable()
            if plain and (letter or event.key() == Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)


class ContactSheet(QWidget):
    """A quiet line of figures, what is shown in which order, and the cells. Follows the work list, and it the sheet.

    Parameters
    ----------
    listed : QListView
        That of the work list.
    """

    opened = Signal()  # the radiograph shown is wanted large
    closed = Signal()

    def __init__(self, controller: ReadController, listed: QListView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._listed = listed
        self._following = False
        self.model = SheetModel(controller.list_model, self)
        self.bar = SheetBar(controller, self.model, load_settings().sheet_side)
        self.view = SheetView(self.model, CellDelegate(controller.list_model), self.bar.side)
        self.view.setAccessibleName(self.tr("Contact sheet"))
        self.setFocusProxy(self.view)
        self._cells = QStackedWidget()
        self._cells.setContentsMargins(8, 0, 0, 0)
        self._cells.addWidget(self.view)
        self._cells.addWidget(self._make_empty_place())
        make_column(self.bar, (self._cells, 1), parent=self, margins=0, spacing=0)
        self.bar.side_changed.connect(self.view.set_side)
        self.view.opened.connect(self.opened)
        self.view.selectionModel().currentChanged.connect(self._on_current_cell_changed)
        self.view.selectionModel().selectionChanged.connect(self._on_cells_selected)
        listed.selectionModel().selectionChanged.connect(self._follow)
        controller.queue.current_changed.connect(self._follow)
        self.bar.arranged.connect(self.view.scrollToTop)
        for signal in (self.model.layoutChanged, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._show_whether_empty)
        THEME.theme_changed.connect(self.view.fit)

    def come_after(self, widget: QWidget) -> None:
        """Let Tab go from a widget to what arranges the cells, and on to them."""
        for part in (self.bar.order, self.bar.kind, self.bar.again, self.bar.slider, self.view, self.show_all):
            QWidget.setTabOrder(widget, part)
            widget = part

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is chosen, in an order by what is known now."""
        super().showEvent(event)
        if not event.spontaneous():
            self.model.attach()
            self._show_whether_empty()
            self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._following = True  # what is chosen on the work list stays so
            self.model.detach()
            self._following = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_current_cell_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._following:
            self._lead()

    def _on_cells_selected(self) -> None:
        if not self._following:
            self._lead()

    def _make_empty_place(self) -> QWidget:
        place = QWidget()
        self.nothing = make_label(wrap=True)
        self.show_all = QPushButton(self.tr("Show all"))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_all.clicked.connect(self.bar.show_all)
        column = make_column(None, self.nothing, parent=place, spacing=16)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        return place

    def _show_whether_empty(self) -> None:
        """Say so where there is no cell to show."""
        hidden = self.model.kind != "all"
        if hidden:
            self.nothing.setText(self.tr("None of the radiographs on the work list is of this kind"))
        else:
            self.nothing.setText(self.tr("The work list shows none: clear its filter"))
        self.show_all.setVisible(hidden)
        self._cells.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _lead(self) -> None:
        """Choose on the work list what is chosen here."""
        self._following = True
        index = self.view.currentIndex()
        if index.isValid():
            self._controller.queue.select(index.data(ItemRole))
        chosen = self.model.mapSelectionToSource(self.view.selectionModel().selection())
        if not chosen.isEmpty():
            self._listed.selectionModel().select(chosen, _CHOOSE)
        self._following = False

    def _follow(self) -> None:
        """Choose here what is chosen on the work list, as far as it is shown."""
        if self._following or not self.model.attached:
            return
        self._following = True
        selection = self.view.selectionModel()
        index = self.model.index_of(self._controller.queue.current)
        if index != self.view.currentIndex():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen: QItemSelection = self.model.mapSelectionFromSource(self._listed.selectionModel().selection())
        selection.select(chosen, _CHOOSE)
        if index.isValid():
            self.view.scrollTo(index)
        self._following = False
