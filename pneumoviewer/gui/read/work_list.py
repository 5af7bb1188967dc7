"""The work list as a person sees it: a row a radiograph, with its verdict."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.entries import Entry, EntryRole
from pneumoviewer.gui.theme import THEME, tokens
from pneumoviewer.gui.widgets.labels import make_label

ROW_HEIGHT = 72
PICTURE = 56


class EntryDelegate(QStyledItemDelegate):
    """Paints a row: thumbnail, name, verdict."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the one size of all rows."""
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        entry: Entry = index.data(EntryRole)
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(row, QColor(THEME.colour("selection")))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(THEME.colour("raised")))
        square = QRect(row.left() + 8, row.top() + 8, PICTURE, PICTURE)
        if entry.thumbnail is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(square, entry.thumbnail)
        else:
            painter.fillRect(square, QColor(THEME.colour("raised")))
            if entry.error is not None:
                THEME.icon("circle-alert", "error").paint(painter, square.adjusted(16, 16, -16, -16))
        words = QRect(square.right() + 12, row.top() + 14, row.right() - square.right() - 20, 20)
        self._paint_words(painter, words, entry, index, selected)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(THEME.colour("accent")), 2))
            painter.drawRect(row.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, words: QRect, entry: Entry, index: QModelIndex | QPersistentModelIndex, selected: bool
    ) -> None:
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(THEME.colour("selection_text" if selected else "text")))
        metrics = painter.fontMetrics()
        painter.drawText(words, align, metrics.elidedText(entry.name, Qt.TextElideMode.ElideMiddle, words.width()))
        words.translate(0, 22)
        left = words.left()
        if entry.prediction is not None and entry.error is None and not entry.withheld:
            dot = QRect(left, words.center().y() - 4, 9, 9)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(THEME.class_colour(entry.prediction.decision)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(dot)
            words.setLeft(left + 16)
        token = "error" if entry.error is not None else "text_muted"
        painter.setPen(QColor(THEME.colour("selection_text" if selected else token)))
        font = painter.font()
        font.setPixelSize(int(tokens()["type"]["small"]))
        painter.setFont(font)
        verdict = index.model().verdict(entry)  # type: ignore[attr-defined]
        shown = painter.fontMetrics().elidedText(verdict, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, align, shown)


class WorkListPanel(QWidget):
    """The list, with what adds to it and takes from it."""

    open_requested = Signal()
    open_folder_requested = Signal()

    def __init__(self, controller: ReadController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._controller = controller
        self.view = QListView()
        self.view.setModel(controller.work_list)
        self.view.setItemDelegate(EntryDelegate(self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.tr("Work list"))
        self.open = QPushButton(self.tr("Open…"))
        self.open.setToolTip(_with_keys(self.tr("Open radiographs"), QKeySequence.StandardKey.Open))
        self.open_folder = _tool("images", self.tr("Open a folder"), "Ctrl+Shift+O")
        self.remove = _tool("trash-2", self.tr("Remove from the list"), "Del")
        self.undo = _tool("undo-2", self.tr("Bring back what was removed"), "Ctrl+Z")
        self._count = make_label(role="muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.open, 1)
        for tool in (self.open_folder, self.remove, self.undo):
            buttons.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(8)
        for part in (make_label(self.tr("Work list"), "heading"), buttons):
            frame = QHBoxLayout()
            frame.setContentsMargins(12, 0, 12, 0)
            frame.addWidget(part) if isinstance(part, QWidget) else frame.addLayout(part)
            column.addLayout(frame)
        column.addWidget(self.view, 1)
        self._count.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self._count)

        self.open.clicked.connect(self.open_requested)
        self.open_folder.clicked.connect(self.open_folder_requested)
        self.remove.clicked.connect(self.remove_selected)
        self.undo.clicked.connect(controller.undo_remove)
        self.view.selectionModel().currentChanged.connect(self._on_current_row_changed)
        controller.current_changed.connect(self._on_current_changed)
        for signal in (controller.work_list.rowsInserted, controller.work_list.rowsRemoved):
            signal.connect(self._show_count)
        controller.current_changed.connect(self._show_count)
        self._show_count()

    def remove_selected(self) -> None:
        """Take the selected rows off the list; what is shown then is selected, so that the key removes it next."""
        self._controller.remove(index.row() for index in self.view.selectedIndexes())
        self.view.selectionModel().select(self.view.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_count()

    def _on_current_row_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._controller.select(index.data(EntryRole))

    def _on_current_changed(self) -> None:
        row = self._controller.work_list.row_of(self._controller.current)
        index = self._controller.work_list.index(row)
        if row >= 0 and index != self.view.currentIndex():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, flags)
            self.view.scrollTo(index)

    def _show_count(self) -> None:
        count = self._controller.work_list.rowCount()
        self._count.setText(self.tr("{count} listed").format(count=count) if count else "")
        self.remove.setEnabled(count > 0)
        self.undo.setEnabled(self._controller.can_undo)


def _tool(icon: str, text: str, keys: str) -> QToolButton:
    tool = QToolButton()
    tool.setIcon(THEME.icon(icon))
    tool.setIconSize(QSize(16, 16))
    tool.setAccessibleName(text)
    tool.setToolTip(_with_keys(text, keys))
    return tool


def _with_keys(text: str, keys: str | QKeySequence.StandardKey) -> str:
    return f"{text} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"
