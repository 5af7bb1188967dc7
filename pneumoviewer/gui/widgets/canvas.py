"""The radiograph on screen: window and level, zoom and pan. What is set here never reaches a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from pneumoviewer.gui.theme import THEME, tokens
from pneumoviewer.gui.widgets.view import View

if TYPE_CHECKING:
    from pneumoviewer.gui.widgets.sampling import Pyramid

ZOOM_STEP = 1.25
FINE = 0.2
PAN_STEP = 48.0


class ImageCanvas(QWidget):
    """Shows one radiograph, and a heatmap over it."""

    step_requested = Signal(int)  # -1 for the previous radiograph, 1 for the next
    view_changed = Signal()  # window, level, inversion or zoom

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown_window = (0.0, 255.0)
        self.inverted = False
        self._pyramid: Pyramid | None = None
        self.view = View()
        self._heat: QImage | None = None
        self._box = (0.0, 0.0, 1.0, 1.0)
        self._opacity = 0.5
        self._drag: tuple[Qt.MouseButton, QPointF] | None = None
        self._space_held = self._space_used = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Radiograph"))
        self.setAccessibleDescription(self.tr("Drag for window and level, wheel to zoom, middle button to move"))
        THEME.theme_changed.connect(self.update)

    @property
    def pyramid(self) -> Pyramid | None:
        """What is shown."""
        return self._pyramid

    def show_picture(self, pyramid: Pyramid | None) -> None:
        """Show another radiograph as its file means it to be seen, fitted; or none."""
        self._pyramid = pyramid
        self._heat = None
        if pyramid is not None:
            self.view.set_picture(pyramid.size)
        self.reset()

    def show_heat(self, image: QImage | None, box: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)) -> None:
        """Lay a heatmap over the radiograph, or take it away.

        Parameters
        ----------
        image : QImage or None
        box : tuple of float
            Its left, top, right and bottom as fractions of the radiograph's width and height.
        """
        self._heat, self._box = image, box
        self.update()

    def set_heat_opacity(self, opacity: float) -> None:
        """Set how far the heatmap covers, in [0, 1]."""
        self._opacity = opacity
        self.update()

    def set_window(self, low: float, high: float) -> None:
        """Show the grey values from `low` to `high`."""
        self.shown_window = (low, max(high, low + 1.0))
        self._changed()

    def use_automatic_window(self) -> None:
        """Show the grey values that nearly all of the radiograph lies in."""
        if self._pyramid is not None:
            from pneumoviewer.core.radiograph.display import automatic_window

            self.set_window(*automatic_window(self._pyramid.radiograph))

    def use_file_window(self) -> None:
        """Show what the file asks for."""
        if self._pyramid is not None:
            self.set_window(*self._pyramid.radiograph.window)

    def invert(self) -> None:
        """Swap black and white."""
        self.inverted = not self.inverted
        self._changed()

    def fit(self) -> None:
        """Show the whole radiograph."""
        self.view.fit()
        self._changed()

    def show_actual_size(self) -> None:
        """Show each pixel of the radiograph as one of the screen's."""
        self.zoom_by(1.0 / (self.view.zoom * self.devicePixelRatioF()))

    def reset(self) -> None:
        """Fit, with the file's own window and no inversion."""
        self.inverted = False
        self.use_file_window()
        self.fit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what is at a point of the canvas (its middle for None) where it is."""
        if self._pyramid is not None:
            self.view.zoom_by(factor, at)
            self._changed()

    def pan(self, by: QPointF) -> None:
        """Move the radiograph by so many logical pixels."""
        if self._pyramid is not None:
            self.view.pan(by)
            self._changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible part of the radiograph, the heatmap, and the readout."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(THEME.colour("canvas")))
        if self._pyramid is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_picture(painter, self._pyramid)
            self._paint_heat(painter, self._pyramid)
            self._paint_readout(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(THEME.colour("accent")), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter, pyramid: Pyramid) -> None:
        level = pyramid.level_for(self.view.zoom * self.devicePixelRatioF())
        rows, columns = pyramid.levels[level].shape
        across, down = columns / pyramid.size.width(), rows / pyramid.size.height()
        to_level, seen = QTransform.fromScale(across, down), self.view.visible()
        part = to_level.mapRect(seen).toAlignedRect().adjusted(-1, -1, 1, 1).intersected(QRect(0, 0, columns, rows))
        if not part.isEmpty():
            on_radiograph = QTransform.fromScale(1 / across, 1 / down).mapRect(QRectF(part))
            image = pyramid.render(level, part, self.shown_window, self.inverted)
            painter.drawImage(self.view.placed(on_radiograph), image)

    def _paint_heat(self, painter: QPainter, pyramid: Pyramid) -> None:
        if self._heat is None:
            return
        left, top, right, bottom = self._box
        whole = QRectF(QPointF(), pyramid.size)
        to_radiograph = QTransform.fromScale(whole.width(), whole.height())
        painter.save()
        # A letterboxed model's map reaches beyond the radiograph; only the part on it is shown.
        painter.setClipRect(self.view.placed(whole))
        painter.setOpacity(self._opacity)
        place = to_radiograph.mapRect(QRectF(left, top, right - left, bottom - top))
        painter.drawImage(self.view.placed(place), self._heat)
        painter.restore()

    def _paint_readout(self, painter: QPainter) -> None:
        font = painter.font()
        font.setPixelSize(int(tokens()["type"]["small"]))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        backdrop = QColor(THEME.colour("canvas"))
        backdrop.setAlpha(210)  # words stay readable on a white radiograph
        space = self.rect().adjusted(12, 12, -12, -12)
        caveat = self.tr("Display only: does not change what the model sees")
        beside = metrics.horizontalAdvance(self.readout() + caveat) + 24 <= space.width()
        above = space if beside else space.adjusted(0, 0, 0, -metrics.height() - 8)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        for text, place, flags in (
            (self.origin(), space, left | top),
            (self.readout(), space, left | bottom),
            (caveat, above, (right if beside else left) | bottom),
        ):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, space.width())
            painter.setPen(QColor(THEME.colour("canvas_text")))
            path = QPainterPath()
            path.addRoundedRect(painter.boundingRect(QRectF(place), flags, shown).adjusted(-4, -2, 4, 2), 3, 3)
            painter.fillPath(path, backdrop)
            painter.drawText(place, flags, shown)

    def origin(self) -> str:
        """Return what is known of the file in words; never who the patient is."""
        if self._pyramid is None:
            return ""
        radiograph = self._pyramid.radiograph
        size = self.tr("{width} × {height}").format(width=radiograph.width, height=radiograph.height)
        depth = self.tr("{bits} bit").format(bits=radiograph.bits)
        return "  ·  ".join([radiograph.format, size, depth, *radiograph.details.values()])

    def readout(self) -> str:
        """Return window, level, inversion and zoom in words."""
        low, high = self.shown_window
        text = self.tr("W {window:.0f}  L {level:.0f}  ·  {zoom:.0f} %").format(
            window=high - low, level=(high + low) / 2, zoom=self.view.zoom * 100
        )
        return text + ("  ·  " + self.tr("inverted") if self.inverted else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._drag = (event.button(), event.position())
            self._space_used = self._space_held

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or set window and level."""
        if self._drag is None or self._pyramid is None:
            return
        button, last = self._drag
        moved = event.position() - last
        self._drag = (button, event.position())
        if button == Qt.MouseButton.MiddleButton or self._space_held:
            self.pan(moved)
        else:
            self._adjust(moved, fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom_by(ZOOM_STEP**notches, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the menu and the help say of each key."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key == Qt.Key.Key_Space:
            self._space_held = True
            if not event.isAutoRepeat():
                self._space_used = False
        elif key in arrows and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            across, down = arrows[Qt.Key(key)]
            self._adjust(QPointF(across, down) * 10, fine=shift)
        elif key in arrows and shift:
            across, down = arrows[Qt.Key(key)]
            self.pan(QPointF(-across, -down) * PAN_STEP)
        elif key in arrows:
            self.step_requested.emit(sum(arrows[Qt.Key(key)]))
        elif action := {
            Qt.Key.Key_I: self.invert,
            Qt.Key.Key_Equal: self.fit,
            Qt.Key.Key_1: self.use_file_window,
            Qt.Key.Key_2: self.use_automatic_window,
        }.get(Qt.Key(key)):
            action()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom_by(ZOOM_STEP if key == Qt.Key.Key_Plus else 1 / ZOOM_STEP)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Reset, where Space was not held to pan."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            if not self._space_used:
                self.reset()
        else:
            super().keyReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        if self._pyramid is not None:
            self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Return the menu of the right button; it deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, keys, run in (
            (self.tr("Fit"), "=", self.fit),
            (self.tr("Actual size"), "", self.show_actual_size),
            (self.tr("Zoom in"), "+", lambda: self.zoom_by(ZOOM_STEP)),
            (self.tr("Zoom out"), "-", lambda: self.zoom_by(1 / ZOOM_STEP)),
            (self.tr("Window of the file"), "1", self.use_file_window),
            (self.tr("Automatic window"), "2", self.use_automatic_window),
            (self.tr("Invert"), "I", self.invert),
            (self.tr("Reset"), "Space", self.reset),
        ):
            action = QAction(f"{text}\t{keys}" if keys else text, menu)
            action.triggered.connect(run)
            menu.addAction(action)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted."""
        super().resizeEvent(event)
        self.view.set_canvas(self.size())
        self._changed()

    def _adjust(self, moved: QPointF, *, fine: bool) -> None:
        """Widen the window by what was moved to the right, and brighten by what was moved up."""
        if self._pyramid is None:
            return
        low, high = self._pyramid.radiograph.window
        step = max(high - low, 1.0) / 400 * (FINE if fine else 1.0)
        now_low, now_high = self.shown_window
        width = max(now_high - now_low + moved.x() * step, 1.0)
        level = (now_low + now_high) / 2 + moved.y() * step
        self.set_window(level - width / 2, level + width / 2)

    def _changed(self) -> None:
        self.update()
        self.view_changed.emit()
