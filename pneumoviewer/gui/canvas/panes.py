"""Canvas panes: one, two or four canvases side by side, which can move together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pneumoviewer.gui.canvas.image_canvas import ImageCanvas

COUNTS = (1, 2, 4)


class CanvasPanes(QWidget):
    """The canvases.

    Attributes
    ----------
    linked : bool
        Whether the others follow its zoom, place, window, gamma and inversion.
    """

    active_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvases = [ImageCanvas() for _ in range(max(COUNTS))]
        self.active = self.canvases[0]
        self.linked = False
        self._count = 1
        self._following = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(1)
        for number, canvas in enumerate(self.canvases):
            grid.addWidget(canvas, number // 2, number % 2)
            canvas.focused.connect(lambda canvas=canvas: self.activate(canvas))
            canvas.view_changed.connect(lambda canvas=canvas: self._on_view_changed(canvas))
        self.set_count(1)

    @property
    def shown(self) -> list[ImageCanvas]:
        """The canvases that are shown."""
        return self.canvases[: self._count]

    def set_count(self, count: int) -> None:
        """Show one, two or four canvases; the first is worked on where the one that was is not shown any more."""
        self._count = count
        for canvas in self.canvases:
            canvas.setVisible(canvas in self.shown)
        if self.active not in self.shown:
            self.activate(self.canvases[0])
        self._frame()

    def activate(self, canvas: ImageCanvas) -> None:
        """Work on another canvas."""
        if canvas is not self.active:
            self.active = canvas
            self._frame()
            self.active_changed.emit()

    def set_linked(self, linked: bool) -> None:
        """Let the other canvases follow the one worked on, from now on; or each be for itself."""
        self.linked = linked
        self._on_view_changed(self.active)

    def _frame(self) -> None:
        for canvas in self.canvases:
            canvas.framed = self._count > 1 and canvas is self.active
            canvas.update()

    def _on_view_changed(self, leader: ImageCanvas) -> None:
        if self.linked and leader is self.active and not self._following:
            self._following = True
            for canvas in self.shown:
                if canvas is not leader:
                    canvas.viewer.follow(leader.viewer)
            self._following = False
