"""The middle of the Read page: tool bar and canvases, and which item of the work list each canvas shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QWidget

from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.gui.canvas.bar import CanvasBar
from pneumoviewer.gui.canvas.image_canvas import ImageCanvas
from pneumoviewer.gui.canvas.panes import COUNTS, CanvasPanes
from pneumoviewer.gui.kit.shortcuts import bind, bind_action, set_tooltip
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.read.list.model import WorkListModel
from pneumoviewer.gui.read.reading_queue import ReadingQueue
from pneumoviewer.gui.read.viewer.patient_identity import PatientIdentity, PatientIdentityLine
from pneumoviewer.gui.widgets.layouts import make_column

if TYPE_CHECKING:
    from pneumoviewer.gui.canvas.pyramid import Pyramid

ICONS = {1: "square", 2: "columns-2", 4: "grid-2x2"}
NAMES = {1: "one", 2: "two", 4: "four"}


class ViewerPane(QWidget):
    """Tool bar, canvases, and whatever else the page shows in their place."""

    count_wanted = Signal(int)
    full_screen_wanted = Signal(bool)

    def __init__(
        self, model: WorkListModel, queue: ReadingQueue, identity: PatientIdentity, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._queue = model, queue
        self._items: dict[ImageCanvas, WorkItem] = {}
        self.bar, self.panes, self.stack = CanvasBar(), CanvasPanes(), QStackedWidget()
        self.bar.set_canvas(self.panes.active)
        self.stack.addWidget(self.panes)
        self._counts: dict[int, QAction] = {}
        self._add_layouts()
        self.full = self.bar.add_button("full-screen", "maximize", self.tr("Full screen"))
        self.full.setCheckable(True)
        bind("read.full-screen", self, self.full.toggle)
        self._escape = bind("read.leave-full-screen", self, lambda: self.full.setChecked(False))
        self.full.toggled.connect(self._on_full_screen_toggled)
        self._name_full_screen(False)
        make_column(self.bar, PatientIdentityLine(identity), (self.stack, 1), parent=self, margins=0, spacing=0)
        queue.picture_read.connect(self._on_picture_read)
        model.rowsRemoved.connect(self._on_rows_removed)
        identity.changed.connect(self.name_panes)
        queue.progressed.connect(self.name_panes)
        self.panes.active_changed.connect(self._on_active_changed)
        for canvas in self.panes.canvases:
            canvas.step_requested.connect(queue.step)
            canvas.marks_changed.connect(lambda canvas=canvas: self._on_marks_changed(canvas))
        self.name_panes()

    @property
    def canvas(self) -> ImageCanvas:
        """The canvas that is worked on."""
        return self.panes.active

    def show_current(self) -> None:
        """Show the item chosen on the canvas worked on; what is set stays where it is shown there already."""
        self._put(self.canvas, self._queue.current, self._queue.picture)

    def set_count(self, count: int, wanted: Sequence[WorkItem] = ()) -> None:
        """Show one, two or four canvases.

        Parameters
        ----------
        wanted : sequence of WorkItem
            What new canvases show first; then they show what follows on the list.
        """
        before = self.panes.shown
        self.panes.set_count(count)
        self._counts[count].setChecked(True)
        self.layouts.setIcon(THEME.icon(ICONS[count]))
        self.linked.setVisible(count > 1)
        self.show_current()
        for canvas in self.panes.canvases:
            if canvas not in self.panes.shown:
                self._put(canvas, None, None)
        self._fill([canvas for canvas in self.panes.shown if canvas not in before], wanted)
        self.name_panes()

    def _fill(self, canvases: Sequence[ImageCanvas], wanted: Sequence[WorkItem]) -> None:
        work_list, current = self._queue.work_list, self._queue.current
        listed, row = work_list.shown, work_list.row_of(current) + 1
        shown = [current, *self._items.values()]
        waiting = [item for item in (*wanted, *listed[row:], *listed[:row]) if not item.unreadable]
        for canvas in canvases:
            item = next((item for item in waiting if item not in shown), None)
            if item is not None:
                shown.append(item)
                self._items[canvas] = item
                self._queue.fetch(item)

    def _put(self, canvas: ImageCanvas, item: WorkItem | None, picture: Pyramid | None) -> None:
        shown = canvas.pyramid if item is not None and self._items.get(canvas) is item else None
        if shown is not None and (picture is None or picture.radiograph.sha256 == shown.radiograph.sha256):
            return
        canvas.close_editor()  # words still being written are for the radiograph that was shown so far
        if item is None:
            self._items.pop(canvas, None)
        else:
            self._items[canvas] = item
        canvas.show_picture(picture, item.marks if item is not None else ())
        self.name_panes()

    def _on_picture_read(self, item: WorkItem, picture: Pyramid) -> None:
        for canvas in self.panes.shown:
            if canvas is not self.canvas and self._items.get(canvas) is item:
                self._put(canvas, item, picture)

    def _on_active_changed(self) -> None:
        self.bar.set_canvas(self.canvas)
        for canvas in self.panes.canvases:
            canvas.show_heat(None)  # the verdict, and so the heatmap, is of the one worked on
        item = self._items.get(self.canvas)
        if item is not None:
            self._queue.select(item)

    def _on_marks_changed(self, canvas: ImageCanvas) -> None:
        if canvas in self._items:
            self._items[canvas].marks = canvas.viewer.marks

    def _on_rows_removed(self) -> None:
        listed = self._queue.work_list.items
        for canvas, item in list(self._items.items()):
            if canvas is not self.canvas and item not in listed:
                self._put(canvas, None, None)

    def name_panes(self) -> None:
        """Say on each canvas which radiograph it shows, where there are several."""
        several = len(self.panes.shown) > 1
        for canvas in self.panes.canvases:
            item = self._items.get(canvas)
            empty = self.tr("Click here, then choose a radiograph on the work list")
            title = self._title_of(item) if item is not None else empty
            if canvas.title != (title if several else ""):
                canvas.title = title if several else ""
                canvas.update()

    def _title_of(self, item: WorkItem) -> str:
        """Return whose it is, in numbers only, and its name: names of different patients may look alike, blotted."""
        return "  ·  ".join(filter(None, (self._model.belongs(item), self._model.work_list.name_of(item))))

    def _add_layouts(self) -> None:
        menu, group = QMenu(self), QActionGroup(self)
        texts = {1: self.tr("One radiograph"), 2: self.tr("Two side by side"), 4: self.tr("Four side by side")}
        for count in COUNTS:
            action = QAction(THEME.icon(ICONS[count]), texts[count], self)
            bind_action(f"read.{NAMES[count]}", action)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, count=count: self.count_wanted.emit(count))
            self._counts[count] = action
            group.addAction(action)
        self._counts[1].setChecked(True)
        self.link = QAction(THEME.icon("link-2"), self.tr("Move and window them together"), self)
        bind_action("read.link", self.link)
        self.link.setCheckable(True)
        self.link.toggled.connect(self.panes.set_linked)
        menu.addActions(list(self._counts.values()))
        menu.addSeparator()
        menu.addAction(self.link)
        self.addActions(menu.actions())
        self.layouts = self.bar.add_button("layouts", ICONS[1], self.tr("Radiographs side by side"))
        self.layouts.setMenu(menu)
        self.layouts.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.linked = self.bar.add_button("link", "link-2", self.link.text(), "read.link")
        self.linked.setCheckable(True)
        self.linked.toggled.connect(self.link.setChecked)
        self.link.toggled.connect(self.linked.setChecked)
        self.linked.hide()

    def _on_full_screen_toggled(self, full: bool) -> None:
        self._name_full_screen(full)
        self.full_screen_wanted.emit(full)
        middle = self.stack.currentWidget() or self.panes
        (self.canvas if middle is self.panes else middle).setFocus()  # as what had it may be hidden now

    def _name_full_screen(self, full: bool) -> None:
        self._escape.setEnabled(full)
        text = self.tr("Leave full screen") if full else self.tr("Full screen")
        self.full.setAccessibleName(text)
        set_tooltip("read.full-screen", self.full, text)
        self.full.setIcon(THEME.icon("minimize" if full else "maximize"))
