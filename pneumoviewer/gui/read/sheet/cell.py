"""A cell of the contact sheet: picture, name, what the model says, what the folder says, whether they agree."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pneumoviewer.core.worklist.agreement import Agreement
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.theme import THEME, text_px
from pneumoviewer.gui.read.list.model import ItemRole, WorkListModel
from pneumoviewer.gui.read.thumbnails import THUMBNAIL, thumbnail_image
from pneumoviewer.gui.text.contact_sheet import label_words
from pneumoviewer.gui.text.predictions import class_word

MARGIN = 8
GAP = 4
_DOT = 9
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Paints cells; computes nothing but what is written in them.

    Attributes
    ----------
    side : int
        Of the picture, in pixels.
    """

    def __init__(self, listed: WorkListModel) -> None:
        super().__init__()
        self.side = THUMBNAIL
        self._listed = listed

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of all cells."""
        font: QFont = option.font
        lines = QFontMetrics(font).height() + 2 * QFontMetrics(_small(font)).height()
        return QSize(self.side + 2 * MARGIN, self.side + lines + 2 * MARGIN + 3 * GAP)

    @guarded(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        item: WorkItem = index.data(ItemRole)
        judgement = Agreement.of(item)
        cell: QRect = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if selected:
            painter.fillRect(cell, QColor(THEME.colour("selection")))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell, QColor(THEME.colour("raised")))
        picture = QRect(cell.left() + MARGIN, cell.top() + MARGIN, self.side, self.side)
        self._paint_picture(painter, picture, item)
        self._paint_mark(painter, picture, judgement)
        line = QRect(picture.left(), picture.bottom() + 1 + GAP, picture.width(), painter.fontMetrics().height())
        painter.setPen(QColor(THEME.colour("selection_text" if selected else "text")))
        _write(painter, line, self._listed.work_list.name_of(item), Qt.TextElideMode.ElideMiddle)
        painter.setFont(_small(painter.font()))
        muted = QColor(THEME.colour("selection_text" if selected else "text_muted"))
        line = QRect(line.left(), line.bottom() + 1 + GAP, line.width(), painter.fontMetrics().height())
        self._paint_verdict(painter, line, item, muted if item.error is None or selected else None)
        painter.setPen(muted)
        line.translate(0, line.height())
        if judgement.label is not None:
            _paint_dot(painter, line, QColor(THEME.class_colour(judgement.label)), filled=False)
            line.setLeft(line.left() + _DOT + 6)
        painter.setPen(muted)
        _write(painter, line, label_words(judgement.label), Qt.TextElideMode.ElideMiddle)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(THEME.colour("accent")), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRect, item: WorkItem) -> None:
        if item.thumbnail is not None:
            painter.drawImage(place, thumbnail_image(item.thumbnail))
            return
        painter.fillRect(place, QColor(THEME.colour("raised")))
        if item.error is not None:
            icon = QRect(0, 0, 24, 24)
            icon.moveCenter(place.center())
            THEME.icon("circle-alert", "error").paint(painter, icon)

    def _paint_mark(self, painter: QPainter, picture: QRect, judgement: Agreement) -> None:
        """Write on the picture whether the model is wrong: a frame, a sign and a word; where it is right, a sign."""
        if judgement.right is None:
            return
        colour = QColor(THEME.colour("error" if not judgement.right else "success"))
        text = self.tr("✓") if judgement.right else self.tr("✕ wrong")
        font = _small(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setFont(font)
        metrics = painter.fontMetrics()
        badge = QRect(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 4)
        badge.moveTopRight(picture.topRight())
        if not judgement.right:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2))
            painter.drawRect(picture.adjusted(1, 1, 0, 0))
        painter.fillRect(badge, QColor(THEME.colour("panel")) if judgement.right else colour)
        painter.setPen(colour if judgement.right else QColor(THEME.colour("panel")))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _paint_verdict(self, painter: QPainter, line: QRect, item: WorkItem, pen: QColor | None) -> None:
        prediction = item.visible_prediction
        words = self._listed.verdict(item)
        if prediction is not None:
            _paint_dot(painter, line, QColor(THEME.class_colour(prediction.decision)), filled=True)
            line = line.adjusted(_DOT + 6, 0, 0, 0)
            name = class_word(prediction.decision)
            words = f"{name[:1].upper()}{name[1:]} {prediction.probability:.3f}"
            words = f"⚠ {words}" if item.doubted else words
        elif item.withheld and item.error is None:
            words = self.tr("⚠ withheld")
        painter.setPen(pen or QColor(THEME.colour("error")))
        modes = Qt.TextElideMode
        _write(painter, line, words, modes.ElideMiddle if prediction is not None else modes.ElideRight)


def _paint_dot(painter: QPainter, line: QRect, colour: QColor, *, filled: bool) -> None:
    """Paint a class's colour: filled for what the model says, a ring for what the folder says."""
    dot = QRect(line.left(), line.center().y() - _DOT // 2, _DOT, _DOT)
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, 2))
    painter.drawEllipse(dot if filled else dot.adjusted(1, 1, -1, -1))


def _write(painter: QPainter, line: QRect, words: str, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
    painter.drawText(line, _LEFT, painter.fontMetrics().elidedText(words, elide, line.width()))


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(text_px("small"))
    return small
