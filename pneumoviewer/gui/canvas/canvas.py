"""The radiograph on screen: painted, and worked with keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from pneumoviewer.gui.canvas.actions import ACTIONS, GROUPS, ZOOM_STEP, action_of, add_to_menu
from pneumoviewer.gui.canvas.readout import look_words, origin_words, paint_readout, pointer_words, unit_words
from pneumoviewer.gui.canvas.scene import Scene
from pneumoviewer.gui.canvas.stage import Canvas
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.theme import THEME, scaled, text_is_large

PAN_STEP = 48.0
READOUT_HEIGHT = 96
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier


class ImageCanvas(Canvas):
    """Shows one radiograph, a heatmap and marks over it.

    Attributes
    ----------
    title : str
        Told before all else, where several canvases are shown.
    framed : bool
        Whether it is the one of several that is worked on.
    """

    step_requested = Signal(int)  # -1 for the previous radiograph, 1 for the next
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.framed = False
        self._pointer: QPointF | None = None
        self._space_held = self._space_used = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        THEME.theme_changed.connect(self.update)

    def origin(self) -> str:
        """Return what is known of the file in words; never who the patient is."""
        return origin_words(self.pyramid.radiograph) if self.pyramid is not None else ""

    def readout(self) -> str:
        """Return window, level, zoom and what else is set, in words; nothing where no radiograph is shown."""
        return look_words(self.pyramid.radiograph, self.look, self.view) if self.pyramid is not None else ""

    def pointed_at(self) -> str:
        """Return the pixel under the pointer and its value in words; nothing where there is none."""
        if self.pyramid is None or self._pointer is None:
            return ""
        return pointer_words(self.pyramid.radiograph, self.view.to_picture(self._pointer + QPointF(0.5, 0.5)))

    def units(self) -> str:
        """Return what the lengths drawn are told in, in words."""
        return unit_words(self.pyramid.radiograph, self.scene.marks) if self.pyramid and self.scene else ""

    # --- painting ------------------------------------------------------------------------------------------------

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible part of the radiograph, what lies over it, and the readout."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())  # so that only what changed is sampled
        painter.fillRect(event.rect(), QColor(THEME.colour("canvas")))
        scene = self._scene_at_work()
        if scene is not None:
            density = self.devicePixelRatioF()
            scene.paint(painter, self.view, density=density, scale=THEME.text_scale)
            if self.lens:
                scene.paint_lens(painter, self.view, self._pointer or QRectF(self.rect()).center(), density=density)
            above = ("  ·  ".join(filter(None, (self.title, self.origin()))), self.units(), self.pointed_at())
            paint_readout(painter, self.rect(), above, self.readout())
        elif self.title:
            painter.setPen(QColor(THEME.colour("canvas_text")))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.title)
        if self.hasFocus() or self.framed:
            painter.setPen(QPen(QColor(THEME.colour("accent")), 2 if self.hasFocus() else 1))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _scene_at_work(self) -> Scene | None:
        scene, drawn = self.scene, self.mouse.drawn
        if scene is None:
            return None
        return scene.at_work((*scene.marks, drawn) if drawn else scene.marks, self.marking.selected, self.marking.point)

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        self._space_used = self._space_held
        self.mouse.press(event, moves=self._space_held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, and tell what is under the pointer."""
        self._pointer = event.position()
        self.mouse.move(event)
        self._pointer_moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self.mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit words, or fit."""
        self.mouse.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell no more what is under the pointer."""
        self._pointer = None
        self._pointer_moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom_by(ZOOM_STEP**notches, event.position())
        event.accept()

    def _pointer_moved(self) -> None:
        if self.lens:
            self.update()
        else:
            self.update(0, 0, self.width(), scaled(READOUT_HEIGHT) * (2 if text_is_large() else 1))

    # --- keys ----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim the canvas' own keys before the window's shortcuts hear them: Ctrl+Z here undoes what was done here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of actions says of each key; arrows and Space do more than one thing."""
        key, held = event.key(), event.modifiers() & ~KEYPAD
        if key == Qt.Key.Key_Space and not held:
            self._space_held = True
            if not event.isAutoRepeat():
                self._space_used = False
        elif key in ARROWS:
            self._on_arrow(QPointF(*ARROWS[Qt.Key(key)]), held)
        elif key == Qt.Key.Key_Escape and self._has_to_escape():
            self._escape()
        elif action := action_of(event):
            action.run(self)
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

    def _is_own(self, event: QKeyEvent) -> bool:
        escapes = event.key() == Qt.Key.Key_Escape and self._has_to_escape()
        return escapes or event.key() in ARROWS or action_of(event) is not None

    def _on_arrow(self, way: QPointF, held: Qt.KeyboardModifier) -> None:
        if held & ALT:  # a mark, by pixels of the screen
            here = self.view.to_picture(QPointF())
            moved = self.view.to_picture(way * (10 if held & SHIFT else 1)) - here
            self.marking.move((moved.x(), moved.y()), kind="arrows")
        elif held & CONTROL:
            self.adjust(way * 10, fine=bool(held & SHIFT))
        elif held & SHIFT:
            self.pan(-way * PAN_STEP)
        else:
            self.step_requested.emit(int(way.x() + way.y()))

    def _has_to_escape(self) -> bool:
        return self.mouse.drawn is not None or self.marking.selected is not None or self.mouse.tool != "window"

    def _escape(self) -> None:
        """Give up a drawing, else what is selected, else the tool."""
        if self.mouse.drawn is not None:
            self.mouse.cancel()
        elif self.marking.selected is not None:
            self.marking.select(None)
        else:
            self.hold("window")

    # --- the rest ------------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        if self.pyramid is not None:
            self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Return the menu of the right button; it deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = {name: menu.addMenu(QCoreApplication.translate("canvas", title)) for name, title in GROUPS.items()}
        for row in ACTIONS:
            add_to_menu(groups.get(row.group, menu), row, lambda: self)
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this canvas is worked on."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the Space that is let go elsewhere."""
        super().focusOutEvent(event)
        self._space_held = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted."""
        super().resizeEvent(event)
        self.view.set_canvas(self.size())
        self._changed()
