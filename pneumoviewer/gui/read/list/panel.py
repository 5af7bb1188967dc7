"""The work list panel: a row a radiograph, with its verdict; and what adds to the list and takes from it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.kit.theme import THEME, scaled, text_is_large, text_px
from pneumoviewer.gui.read.list.arrange_bar import ArrangeBar
from pneumoviewer.gui.read.list.folder_watcher import FolderWatcher
from pneumoviewer.gui.read.list.model import ItemRole, WorkListModel
from pneumoviewer.gui.read.list.open_menu import OpenMenu
from pneumoviewer.gui.read.list.path_importer import PathImporter
from pneumoviewer.gui.read.list.reading_bar import ReadingBar, WatchBar
from pneumoviewer.gui.read.reading_queue import ReadingQueue
from pneumoviewer.gui.read.thumbnails import thumbnail_image
from pneumoviewer.gui.widgets.flow import FlowLayout
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_column, make_row
from pneumoviewer.gui.widgets.tool_button import make_tool_button

PICTURE = 56


class WorkItemDelegate(QStyledItemDelegate):
    """Paints a row: thumbnail, name, verdict; above the first of those that belong together, their heading."""

    def __init__(self, model: WorkListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._work_list = model, model.work_list

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row; those with a heading are higher."""
        headed = self._work_list.is_headed(index.data(ItemRole))
        return QSize(200, _row_height() + scaled(28) * headed)

    @guarded(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        item: WorkItem = index.data(ItemRole)
        row: QRect = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        heading = self._model.heading(item)
        if heading:
            self._paint_heading(painter, QRect(row.topLeft(), QSize(row.width(), scaled(28))), heading)
            row.setTop(row.top() + scaled(28))
        if selected:
            painter.fillRect(row, QColor(THEME.colour("selection")))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(THEME.colour("raised")))
        square = QRect(row.left() + 8, row.top() + 8, PICTURE, PICTURE)
        if item.thumbnail is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(square, thumbnail_image(item.thumbnail))
        else:
            painter.fillRect(square, QColor(THEME.colour("raised")))
            if item.error is not None:
                THEME.icon("circle-alert", "error").paint(painter, square.adjusted(16, 16, -16, -16))
        words = QRect(square.right() + 12, row.top() + 14, row.right() - square.right() - 20, scaled(20))
        self._paint_words(painter, words, item, selected)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(THEME.colour("accent")), 2))
            painter.drawRect(row.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_heading(self, painter: QPainter, place: QRect, heading: str) -> None:
        painter.fillRect(place, QColor(THEME.colour("window")))
        painter.setPen(QColor(THEME.colour("text_muted")))
        painter.save()
        font = painter.font()
        font.setPixelSize(text_px("small"))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        words = place.adjusted(8, 0, -8, 0)
        elided = painter.fontMetrics().elidedText(heading, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()

    def _paint_words(self, painter: QPainter, words: QRect, item: WorkItem, selected: bool) -> None:
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(THEME.colour("selection_text" if selected else "text")))
        metrics = painter.fontMetrics()
        name = self._work_list.name_of(item)
        painter.drawText(words, align, metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, words.width()))
        words.translate(0, scaled(22))
        left = words.left()
        if item.visible_prediction is not None:
            side = scaled(9)
            dot = QRect(left, words.center().y() - side // 2, side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(THEME.class_colour(item.visible_prediction.decision)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(dot)
            words.setLeft(left + side + 7)
        token = "error" if item.error is not None else "text_muted"
        painter.setPen(QColor(THEME.colour("selection_text" if selected else token)))
        font = painter.font()
        font.setPixelSize(text_px("small"))
        painter.setFont(font)
        verdict = self._model.verdict(item)
        if _verdict_lines() > 1:
            words.setHeight(_verdict_lines() * scaled(22))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value, verdict)
        else:
            modes = Qt.TextElideMode
            mode = (
                modes.ElideMiddle if item.visible_prediction is not None else modes.ElideRight
            )  # its figure stands at the end
            shown = painter.fontMetrics().elidedText(verdict, mode, words.width())
            painter.drawText(words, align, shown)


def _row_height() -> int:
    return 28 + (1 + _verdict_lines()) * scaled(22)


def _verdict_lines() -> int:
    return 2 if text_is_large() else 1


class WorkListPanel(QWidget):
    """The list, with what adds to it and takes from it."""

    open_requested = Signal()
    open_folder_requested = Signal()
    watch_requested = Signal()
    path_chosen = Signal(object)  # Path
    neighbour_requested = Signal(int)
    remove_requested = Signal(object)  # list of WorkItem
    undo_requested = Signal()
    cancel_requested = Signal()

    def __init__(
        self,
        model: WorkListModel,
        queue: ReadingQueue,
        importer: PathImporter,
        watcher: FolderWatcher,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model, self._queue = model, queue
        self.view = QListView()
        self.view.setModel(model)
        self.view.setItemDelegate(WorkItemDelegate(model, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.tr("Work list"))
        self.open = QPushButton(self.tr("Open…"))
        set_tooltip("read.open", self.open, self.tr("Open radiographs or a session"))
        more = self.tr("More ways to open, the session, and what was opened lately")
        self.more = make_tool_button("chevron-down", more, "read.recents")
        self.menu = OpenMenu(queue, watcher, self)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setProperty("menu", True)
        self.open_folder = make_tool_button("images", self.tr("Open a folder"), "read.open-folder")
        self.remove = make_tool_button("trash-2", self.tr("Remove from the list"), "read.remove")
        self.undo = make_tool_button("undo-2", self.tr("Bring back what was removed"), "read.bring-back")
        self.arrange = ArrangeBar(model.work_list)
        self.sheet = make_tool_button("grid-3x3", self.tr("Contact sheet of the list"), "read.sheet")
        self.sheet.setCheckable(True)
        self.watch = WatchBar(watcher, model.work_list)
        self.reading = ReadingBar(queue, importer)
        buttons = QWidget()
        flow = FlowLayout(buttons, margin=0, spacing=4, filled=True)
        for button in (self.open, self.more, self.open_folder, self.remove, self.undo):
            flow.addWidget(button)
        heading = make_label(self.tr("Work list"), "heading")
        arranging = make_row((self.arrange, 1), self.sheet, spacing=4)
        head = make_column(heading, buttons, arranging, margins=(12, 0, 12, 0), spacing=8)
        foot = make_column(self.watch, self.reading, margins=(12, 0, 12, 0), spacing=8)
        make_column(head, (self.view, 1), foot, parent=self, margins=(0, 12, 0, 8), spacing=8)

        self.open.clicked.connect(self.open_requested)
        self.open_folder.clicked.connect(self.open_folder_requested)
        self.menu.files_requested.connect(self.open_requested)
        self.menu.folder_requested.connect(self.open_folder_requested)
        self.menu.watch_requested.connect(self.watch_requested)
        self.menu.path_chosen.connect(self.path_chosen)
        self.menu.neighbour_requested.connect(self.neighbour_requested)
        self.reading.cancel_requested.connect(self.cancel_requested)
        self.remove.clicked.connect(self.remove_selected)
        self.undo.clicked.connect(self.undo_requested)
        self.view.selectionModel().currentChanged.connect(self._on_current_row_changed)
        queue.current_changed.connect(self._on_current_changed)
        model.work_list.arranged.connect(self._on_current_changed)
        queue.progressed.connect(self._show_what_can_be_done)
        self._show_what_can_be_done()

    def remove_selected(self) -> None:
        """Take the selected rows off the list; what is shown then is selected, so that the key removes it next."""
        rows = sorted(self.view.selectedIndexes(), key=QModelIndex.row)
        self.remove_requested.emit([index.data(ItemRole) for index in rows])
        self.view.selectionModel().select(self.view.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_current_row_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._queue.select(index.data(ItemRole))

    def _on_current_changed(self) -> None:
        index = self._model.index_of(self._queue.current)
        if index.isValid() and index != self.view.currentIndex():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, flags)
            self.view.scrollTo(index)

    def _show_what_can_be_done(self) -> None:
        self.remove.setEnabled(self._model.rowCount() > 0)
        self.undo.setEnabled(self._model.work_list.can_undo)
