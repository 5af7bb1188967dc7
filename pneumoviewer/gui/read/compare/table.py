"""The opinions of a comparison as a table that sorts, with a small heatmap a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
from pneumoviewer.core.explain.methods import METHODS
from pneumoviewer.core.viewer.look import Look
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.theme import THEME, scaled
from pneumoviewer.gui.read.compare.comparison import Comparison, Opinion
from pneumoviewer.gui.text.predictions import class_title, model_title
from pneumoviewer.gui.widgets.labels import error_sentence

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.gui.canvas.pyramid import Pyramid

Index = QModelIndex | QPersistentModelIndex
OpinionRole = Qt.ItemDataRole.UserRole
SortRole = OpinionRole + 1
MODEL, SUGGESTS, ILL, BACTERIAL, VIRAL, RIGHT, WHERE = range(7)
SIDE = 64  # of a heatmap, pixels
_BAR_COLOURS = {ILL: "pneumonia", BACTERIAL: "bacterial", VIRAL: "viral"}


class ComparisonModel(QAbstractTableModel):
    """A row a model; what is still to come is empty."""

    def __init__(self, comparison: Comparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison = comparison
        self._titles: list[str] = []
        self._headings = (
            self.tr("Model"),
            self.tr("Suggests"),
            self.tr("P(pneumonia)"),
            self.tr("P(bacterial)"),
            self.tr("P(viral)"),
            self.tr("Right at home"),
            self.tr("Where it looked"),
        )
        comparison.begun.connect(self._on_begun)
        comparison.opinion_changed.connect(self._on_opinion_changed)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of models."""
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    @guarded(None)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading, and what it means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == RIGHT:
            return self.tr("Share of the held-out test images of its own hospital that the model is right on")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # In the middle of figures, as the arrow that shows the order is at the right.
            figures = bool(_alignment(section) & Qt.AlignmentFlag.AlignRight)
            return Qt.AlignmentFlag.AlignCenter if figures else _alignment(section)
        return None

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, says, or sorts by."""
        opinions, column = self.comparison.opinions, index.column()
        if index.row() >= len(opinions):
            return None
        opinion = opinions[index.row()]
        if role == OpinionRole:
            return opinion
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), opinion, column, spoken=role == Qt.ItemDataRole.AccessibleTextRole)
        if role == SortRole:
            value = _number(opinion, column)
            return (
                self._text(index.row(), opinion, column)
                if column in (MODEL, SUGGESTS)
                else -1.0
                if value is None
                else value
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(opinion, column)
        return None

    def _text(self, row: int, opinion: Opinion, column: int, *, spoken: bool = False) -> str:
        if column == MODEL:
            return self._titles[row]
        if column == SUGGESTS:
            if opinion.error is not None:
                return self.tr("failed")
            if opinion.prediction is None:
                return "…"
            title = class_title(opinion.prediction.decision)
            dissents = self.comparison.dissenting(opinion)
            return self.tr("≠ {decision}").format(decision=title) if dissents else title
        if column == WHERE:
            if opinion.unexplained is not None:
                return "–"
            return self.tr("heatmap") if spoken and opinion.heatmap is not None else ""
        value = _number(opinion, column)
        if value is None:
            return ""
        return f"{value:.1%}" if column == RIGHT else f"{value:.3f}"

    def _tip(self, opinion: Opinion, column: int) -> str:
        if opinion.error is not None:
            return error_sentence(opinion.error)
        if column == SUGGESTS and self.comparison.dissenting(opinion):
            return self.tr("Most of the models say otherwise")
        if column == WHERE and opinion.unexplained is not None:
            return error_sentence(opinion.unexplained)
        if column == WHERE and opinion.heatmap is not None:
            rows, columns = opinion.heatmap.values.shape
            return self.tr("{method} at {layer}, {columns} × {rows} cells").format(
                method=METHODS[opinion.heatmap.method].title, layer=opinion.heatmap.layer, columns=columns, rows=rows
            )
        if column == MODEL:
            return f"{opinion.model.title}\n{opinion.model.name}"
        return ""

    def _on_begun(self) -> None:
        self.beginResetModel()
        models = [opinion.model for opinion in self.comparison.opinions]
        self._titles = [model_title(model, models) for model in models]
        self.endResetModel()

    def _on_opinion_changed(self, row: int) -> None:
        # Who is in the minority may change with every answer, for all rows.
        self.dataChanged.emit(self.index(0, SUGGESTS), self.index(self.rowCount() - 1, WHERE))


class SortedComparison(QSortFilterProxyModel):
    """Sorts by what a cell is worth, not by how it is written."""

    def __init__(self, source: ComparisonModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSourceModel(source)
        self.setSortRole(SortRole)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)


class ComparisonDelegate(QStyledItemDelegate):
    """Draws probabilities with a bar in the class's colour, and heatmaps over the radiograph."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture: Pyramid | None = None
        self._small: dict[SaliencyMap, QImage] = {}

    def show_picture(self, picture: Pyramid) -> None:
        """Lay heatmaps over another radiograph from now on."""
        self.picture = picture
        self._small.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for a heatmap."""
        return QSize(super().sizeHint(option, index).width() + 16, max(SIDE, scaled(52)) + 8)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        opinion: Opinion | None = index.data(OpinionRole)
        super().paint(painter, option, index)
        if opinion is None:
            return
        area: QRect = option.rect
        column = index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        value = _number(opinion, column) if column in _BAR_COLOURS else None
        if value is not None:
            groove = QRectF(area.left() + 8, area.center().y() + scaled(12), area.width() - 16, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(THEME.colour("raised")))
            painter.drawRoundedRect(groove, 2, 2)
            painter.setBrush(QColor(THEME.class_colour(_BAR_COLOURS[column])))
            painter.drawRoundedRect(QRectF(groove.x(), groove.y(), groove.width() * value, 4), 2, 2)
        elif column == WHERE and opinion.heatmap is not None and self.picture is not None:
            small = self._with_heat(self.picture, opinion.heatmap)
            size = QSizeF(small.size()).scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(QPointF(area.left() + 8, area.center().y() - size.height() / 2), size), small)
        painter.restore()

    def _with_heat(self, picture: Pyramid, heatmap: SaliencyMap) -> QImage:
        """Return a small picture, drawn once."""
        if heatmap not in self._small:
            from pneumoviewer.gui.canvas.heatmap_images import overlay_image
            from pneumoviewer.gui.canvas.scene import Scene, render_whole

            scene = Scene(
                picture, Look(picture.radiograph.window), (), overlay_image(heatmap, HeatmapStyle()), heatmap.box
            )
            self._small[heatmap] = render_whole(scene, 2 * SIDE)
        return self._small[heatmap]

    @guarded(None)
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Give a decision the colour of its class."""
        super().initStyleOption(option, index)
        opinion: Opinion | None = index.data(OpinionRole)
        unknown = opinion is None or opinion.prediction is None
        if index.column() == SUGGESTS and unknown and not option.state & QStyle.StateFlag.State_Selected:
            option.palette.setColor(option.palette.ColorRole.Text, QColor(THEME.colour("text_muted")))


def _number(opinion: Opinion, column: int) -> float | None:
    """Return what a column of figures holds for a model; None where there is nothing."""
    if column == RIGHT:
        accuracy = opinion.model.metrics.get("test", {}).get("accuracy")
        return None if accuracy is None else float(accuracy)
    if opinion.prediction is None:
        return None
    if column == ILL:
        return opinion.p_pneumonia
    name = {BACTERIAL: "bacterial", VIRAL: "viral"}.get(column)
    p = opinion.prediction
    return p.probabilities[p.classes.index(name)] if name in p.classes else None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (ILL, BACTERIAL, VIRAL, RIGHT) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
