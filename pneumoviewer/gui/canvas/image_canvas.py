"""The image canvas: a radiograph on screen, painted, and worked with keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from pneumoviewer.core.radiograph.marks import Mark, Text
from pneumoviewer.core.viewer.viewer import Viewer
from pneumoviewer.gui.canvas.actions import ACTIONS, GROUPS, ZOOM_STEP, action_of, add_to_menu
from pneumoviewer.gui.canvas.mouse import Mouse
from pneumoviewer.gui.canvas.readout import paint_readout, selection_words
from pneumoviewer.gui.canvas.scene import Box, Scene, render_view
from pneumoviewer.gui.canvas.text_editor import TextEditor
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.theme import THEME, scaled, text_is_large

if TYPE_CHECKING:
    from pneumoviewer.gui.canvas.pyramid import Pyramid

PAN_STEP = 48.0
READOUT_HEIGHT = 96
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
CURSORS = {"window": Qt.CursorShape.ArrowCursor, "pan": Qt.CursorShape.OpenHandCursor}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier


class ImageCanvas(QWidget):
    """Shows one radiograph, a heatmap and marks over it.

    Attributes
    ----------
    title : str
        Written before all else, where several canvases are shown.
    framed : bool
        Whether it is the one of several that is worked on.
    """

    view_changed = Signal()  # look, place, marks, tool, or what is selected or being drawn
    marks_changed = Signal()
    step_requested = Signal(int)  # -1 for the previous radiograph, 1 for the next
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewer = Viewer(self._on_viewer_changed, self.marks_changed.emit, self._open_editor)
        self.title = ""
        self.framed = False
        self._pyramid: Pyramid | None = None
        self._heat: QImage | None = None
        self._box: Box = (0.0, 0.0, 1.0, 1.0)
        self._mouse = Mouse(self.viewer)
        self._editor: TextEditor | None = None
        self._space_held = self._space_used = False
        self.setAccessibleName(self.tr("Radiograph"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        THEME.theme_changed.connect(self.update)
        self.viewer.resize(self.size().toTuple())

    @property
    def pyramid(self) -> Pyramid | None:
        """What is shown."""
        return self._pyramid

    @property
    def scene(self) -> Scene | None:
        """What is painted, without what is only being worked on; None where no radiograph is shown."""
        if self._pyramid is None:
            return None
        return Scene(self._pyramid, self.viewer.look, self.viewer.marks, self._heat, self._box)

    def show_picture(self, pyramid: Pyramid | None, marks: tuple[Mark, ...] = ()) -> None:
        """Show another radiograph as its file means it to be seen, fitted, with its marks; or none."""
        self.close_editor()
        self._pyramid, self._heat = pyramid, None
        self.viewer.open(pyramid.radiograph if pyramid is not None else None, marks)

    def show_heat(self, image: QImage | None, box: Box = (0.0, 0.0, 1.0, 1.0)) -> None:
        """Lay a heatmap over the radiograph, or remove it.

        Parameters
        ----------
        image : QImage or None
            As transparent as it shall be.
        box : tuple of float
            Its left, top, right and bottom as fractions of the radiograph's width and height.
        """
        self._heat, self._box = image, box
        self.update()

    def picture(self) -> QImage | None:
        """Return what is shown now, with heatmap and marks and without other words; None where nothing is."""
        scene = self.scene
        if scene is None:
            return None
        return render_view(scene, self.viewer.transform, density=self.devicePixelRatioF(), scale=THEME.text_scale)

    def close_editor(self) -> None:
        """Keep the words written so far."""
        if self._editor is not None:
            self._editor.keep()

    def _on_viewer_changed(self) -> None:
        words = selection_words(self.viewer)
        hint = self.tr("Drag for window and level, wheel to zoom, middle button to move")
        self.setAccessibleDescription(words or hint)
        shape = CURSORS.get(self.viewer.tool, Qt.CursorShape.CrossCursor)
        if self.cursor().shape() != shape:
            self.setCursor(shape)
        self.update()
        self.view_changed.emit()

    def _open_editor(self, mark: Text, number: int | None) -> None:
        self.close_editor()
        marking, editor = self.viewer.marking, TextEditor(mark.words, self)

        def kept(words: str) -> None:
            self._editor = None
            if not words or words == mark.words:
                return
            if number is None:
                marking.add(Text(mark.points, words))
            elif marking.marks[number : number + 1] == (mark,):
                marking.edit(number, Text(mark.points, words))

        editor.kept.connect(kept)
        editor.open_at(QPointF(*self.viewer.transform.to_canvas(mark.points[0])).toPoint())
        self._editor = editor

    # --- painting ------------------------------------------------------------------------------------------------

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible part of the radiograph, what lies over it, and the readout."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())  # so that only what changed is sampled
        painter.fillRect(event.rect(), QColor(THEME.colour("canvas")))
        if self.scene is not None:
            scene, transform = self.scene.at_work(self.viewer.marking), self.viewer.transform
            density = self.viewer.density = self.devicePixelRatioF()
            scene.paint(painter, transform, density=density, scale=THEME.text_scale)
            if self.viewer.magnified:
                scene.paint_magnifier(painter, transform, self.viewer.pointer or transform.middle, density=density)
            paint_readout(painter, self.rect(), self.viewer, self.title)
        elif self.title:
            painter.setPen(QColor(THEME.colour("canvas_text")))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.title)
        if self.hasFocus() or self.framed:
            painter.setPen(QPen(QColor(THEME.colour("accent")), 2 if self.hasFocus() else 1))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a drag."""
        self._space_used = self._space_held
        self._mouse.press(event, moves=self._space_held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue it, and show what is under the pointer."""
        self.viewer.pointer = event.position().toTuple()
        self._mouse.move(event)
        self._pointer_moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit words, or fit."""
        self._mouse.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show no longer what is under the pointer."""
        self.viewer.pointer = None
        self._pointer_moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        notches = event.angleDelta().y() / 120
        if notches:
            self.viewer.zoom_by(ZOOM_STEP**notches, event.position().toTuple())
        event.accept()

    def _pointer_moved(self) -> None:
        if self.viewer.magnified:
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
        elif key == Qt.Key.Key_Escape and self.viewer.can_escape:
            self.viewer.escape()
        elif action := action_of(event):
            action.run(self.viewer)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Reset, where Space was not held to pan."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            if not self._space_used:
                self.viewer.reset()
        else:
            super().keyReleaseEvent(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        escapes = event.key() == Qt.Key.Key_Escape and self.viewer.can_escape
        return escapes or event.key() in ARROWS or action_of(event) is not None

    def _on_arrow(self, along: QPointF, held: Qt.KeyboardModifier) -> None:
        viewer = self.viewer
        if held & ALT:  # a mark, by pixels of the screen
            x, y = viewer.transform.to_picture((0.0, 0.0))
            to_x, to_y = viewer.transform.to_picture((along * (10 if held & SHIFT else 1)).toTuple())
            viewer.marking.move((to_x - x, to_y - y), kind="arrows")
        elif held & CONTROL:
            viewer.drag_window((along * 10).toTuple(), fine=bool(held & SHIFT))
        elif held & SHIFT:
            viewer.pan((along * -PAN_STEP).toTuple())
        else:
            self.step_requested.emit(int(along.x() + along.y()))

    # --- the rest ------------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        if self._pyramid is not None:
            self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Return the menu of the right button; it deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = {name: menu.addMenu(QCoreApplication.translate("canvas", title)) for name, title in GROUPS.items()}
        for row in ACTIONS:
            add_to_menu(groups.get(row.group, menu), row, lambda: self.viewer)
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Report that this canvas is worked on."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the Space that is let go elsewhere."""
        super().focusOutEvent(event)
        self._space_held = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted."""
        super().resizeEvent(event)
        self.viewer.resize(self.size().toTuple())
