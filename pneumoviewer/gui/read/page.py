"""The Read page: work list | radiograph | verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QScrollArea, QSplitter, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.paths import sample_files
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.engine.reply import Engine
from pneumoviewer.gui.canvas.image_canvas import ImageCanvas
from pneumoviewer.gui.kit.page_widget import PageWidget
from pneumoviewer.gui.kit.shortcuts import bind
from pneumoviewer.gui.kit.theme import follow_theme, widened
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.export.bar import ExportBar
from pneumoviewer.gui.read.list.model import ItemRole
from pneumoviewer.gui.read.list.open_actions import OpenActions
from pneumoviewer.gui.read.list.panel import WorkListPanel
from pneumoviewer.gui.read.list.visible_rows import VisibleRows
from pneumoviewer.gui.read.result.verdict import VerdictPanel
from pneumoviewer.gui.read.session.sessions import Sessions
from pneumoviewer.gui.read.viewer.empty_place import EmptyPlace
from pneumoviewer.gui.read.viewer.pane import ViewerPane
from pneumoviewer.gui.widgets.labels import error_sentence, make_label
from pneumoviewer.gui.widgets.layouts import fill_scroll_area, make_column

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.gui.read.compare.dialog import CompareModelsDialog
    from pneumoviewer.gui.read.sheet.sheet import ContactSheet


class ReadPage(PageWidget):
    """Reads radiographs with a trained model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        controller = self.controller = ReadController(self)
        self.sessions = Sessions(self.controller, self)
        self.open_actions = OpenActions(controller.importer, controller.watcher, self, self.sessions.open)
        self.work_list = WorkListPanel(controller.list_model, controller.queue, controller.importer, controller.watcher)
        self.viewer = ViewerPane(controller.list_model, controller.queue, controller.patient_identity)
        self.verdict = VerdictPanel(controller.list_model, controller.queue, controller.selector, controller.explainer)
        self.exports = ExportBar(
            self.controller,
            self._selected,
            lambda: self.canvas.picture(),
            lambda: self.verdict.heatmap.style_chosen,
            self,
        )
        self._heatmap: SaliencyMap | None = None
        self._engine: Engine | None = None
        self._autosave = False
        self._comparison: CompareModelsDialog | None = None
        self.sheet: ContactSheet | None = None
        self._sights: list[VisibleRows] = []
        self.empty = EmptyPlace()
        self._results = QWidget()  # below each other: the verdict, and the way out for it
        self.refusal = make_label(wrap=True)
        self._refusal_place = QScrollArea()
        self._refusal_place.setAccessibleName(self.tr("Why it cannot be read"))
        self.splitter = QSplitter()
        self._lay_out()
        self._connect()

    @property
    def canvas(self) -> ImageCanvas:
        """The canvas that is worked on."""
        return self.viewer.canvas

    def start(self, engine: Engine, *, autosave: bool = False) -> None:
        """Read with an engine from now on, and with the models there are."""
        self._engine, self._autosave = engine, autosave
        self.controller.start(engine)
        self.exports.start(engine)
        if autosave:
            self.sessions.start()

    def may_close(self) -> bool:
        """Ask what becomes of unsaved marks and notes; return whether the window may close."""
        return not self._autosave or self.sessions.may_close()

    def stop(self) -> None:
        """End the work under way."""
        if self._comparison is not None:
            self._comparison.close()
        self.exports.stop()
        self.sessions.stop()
        self.controller.stop()

    def refresh_models(self) -> None:
        """Look again which models there are."""
        self.controller.selector.refresh()

    def use_model(self, folder: Path) -> None:
        """Read with the model of a folder."""
        self.controller.selector.refresh()
        for info in self.controller.selector.models:
            if info.path == folder:
                self.controller.selector.choose(info)

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Put files and folders on the work list; open a session instead of what is on it."""
        self.sessions.open(list(paths))

    def show_samples(self) -> None:
        """Put the samples we ship on the work list."""
        self.controller.importer.open(sample_files())

    def compare_models(self) -> None:
        """Show what every model says of the radiograph shown; the window stays usable beside it."""
        if self._engine is None:
            return
        if self._comparison is None:
            from pneumoviewer.gui.read.compare.dialog import CompareModelsDialog

            self._comparison = CompareModelsDialog(self.controller, self._engine, self)
            self._comparison.model_chosen.connect(self.controller.selector.choose)
            self._comparison.destroyed.connect(self._on_comparison_closed)
        self._comparison.show()
        self._comparison.raise_()
        self._comparison.activateWindow()

    def _on_comparison_closed(self) -> None:
        self._comparison = None

    def _on_sheet_toggled(self, shown: bool) -> None:
        """Show all of the list side by side in the radiograph's place, or the radiograph again."""
        if self.sheet is None:
            from pneumoviewer.gui.read.sheet.sheet import ContactSheet

            self.sheet = ContactSheet(self.controller, self.work_list.view)
            self.viewer.stack.addWidget(self.sheet)
            self._watch_sight(self.sheet.view)
            self.sheet.come_after(self.work_list.reading.cancel)
            for left in (self.sheet.opened, self.sheet.closed):
                left.connect(lambda: self.work_list.sheet.setChecked(False))
        self.viewer.bar.set_canvas(None if shown else self.canvas)  # its tools have nothing to work on
        self._show_middle()
        if shown:
            self.sheet.view.setFocus()
        else:
            self.canvas.setFocus()

    def _watch_sight(self, view: QListView) -> None:
        sight = VisibleRows(view)
        self._sights.insert(0, sight)  # what the sheet shows comes before what is beside it
        sight.changed.connect(self._on_sight_changed)

    def _on_sight_changed(self) -> None:
        self.controller.queue.in_sight = [item for sight in self._sights for item in sight.items]

    def _selected(self) -> list[WorkItem]:
        return [index.data(ItemRole) for index in self.work_list.view.selectedIndexes()]

    def _on_picture_changed(self) -> None:
        self.viewer.show_current()
        self._show_middle()

    def _show_middle(self) -> None:
        item = self.controller.queue.current
        if item is None:
            self.viewer.stack.setCurrentWidget(self.empty)
        elif self.sheet is not None and self.work_list.sheet.isChecked():
            self.viewer.stack.setCurrentWidget(self.sheet)
        elif item.unreadable and item.error is not None:
            self.refusal.setText(self.controller.work_list.redacted(item, error_sentence(item.error)))
            self.viewer.stack.setCurrentWidget(self._refusal_place)
        else:
            self.viewer.stack.setCurrentWidget(self.viewer.panes)

    def leave_full_screen(self) -> None:
        """Show all of the page again."""
        self.viewer.full.setChecked(False)

    def prepare_screenshot(
        self, view: str, files: Sequence[Path], model: ModelInfo | None, *, anyway: bool
    ) -> Iterator[Callable[[], bool]]:
        """Show radiographs, as a contact sheet for ``sheet``, their verdicts, and the explanation of the first."""
        from pneumoviewer.core.library.find import find_model  # the first paint does not wait for it

        troubles: list[PneumoError] = []
        controller, sheet = self.controller, self.work_list.sheet
        controller.explainer.failed.connect(troubles.append)
        sheet.setChecked(view == "sheet")
        controller.selector.use(model or find_model(None))
        self.open_paths(files or sample_files())
        yield lambda: controller.settled
        if anyway:
            controller.queue.show_anyway(controller.work_list.items if sheet.isChecked() else ())
            yield lambda: controller.settled
        yield lambda: self.work_list.reading.up_to_date and (self.sheet is None or self.sheet.bar.up_to_date)
        first = controller.queue.current
        if first is not None and first.error is not None:
            raise first.error
        if troubles:
            raise troubles[0]

    def _on_full_screen_wanted(self, full: bool) -> None:
        """Leave only the middle of the page, or show all of it again."""
        self.work_list.setVisible(not full)
        self._results.setVisible(not full)
        self.full_screen_wanted.emit(full)

    def _on_count_wanted(self, count: int) -> None:
        self.work_list.sheet.setChecked(False)
        self.viewer.set_count(count, self._selected())

    def _on_heatmap_changed(self, heatmap: SaliencyMap | None) -> None:
        self._heatmap = heatmap
        self._show_heat()

    def _show_heat(self) -> None:
        heatmap, heat, seen = self._heatmap, self.verdict.heatmap, self.verdict.model_input.shown
        pyramid = self.canvas.pyramid
        if pyramid is None or pyramid.radiograph.sha256 != self.controller.explainer.image_sha256:
            self.canvas.show_heat(None)  # what is explained is not what this canvas shows
        elif seen is not None:
            from pneumoviewer.gui.canvas.heatmap_images import grey_image

            self.canvas.show_heat(grey_image(seen.picture), seen.box)
        elif heatmap is None or not heat.toggle.isChecked():
            self.canvas.show_heat(None)
        else:
            from pneumoviewer.gui.canvas.heatmap_images import overlay_image

            self.canvas.show_heat(overlay_image(heatmap, heat.style_chosen), heatmap.box)

    def _connect(self) -> None:
        controller, heat = self.controller, self.verdict.heatmap
        controller.queue.picture_changed.connect(self._on_picture_changed)
        controller.queue.current_changed.connect(self._show_middle)
        controller.queue.verdict_changed.connect(self._show_middle)
        controller.explainer.heatmap_changed.connect(self._on_heatmap_changed)
        controller.trouble_reported.connect(self.trouble_reported)
        self.work_list.sheet.toggled.connect(self._on_sheet_toggled)
        self._watch_sight(self.work_list.view)
        self.viewer.count_wanted.connect(self._on_count_wanted)
        self.viewer.panes.active_changed.connect(self._show_heat)
        for part in (self.exports, self.sessions):
            part.trouble_reported.connect(self.trouble_reported)
        self.sessions.named.connect(self.title_changed)
        self.viewer.full_screen_wanted.connect(self._on_full_screen_wanted)
        for canvas in self.viewer.panes.canvases:
            canvas.marks_changed.connect(self.sessions.on_worked)
        self.exports.notes.textChanged.connect(self.sessions.on_worked)
        menu, sessions = self.work_list.menu, self.sessions
        menu.save_requested.connect(sessions.save)
        menu.save_as_requested.connect(sessions.save_as)
        menu.new_requested.connect(sessions.new)
        self.empty.open_button.clicked.connect(self.open_actions.choose_files)
        self.empty.samples_button.clicked.connect(self.show_samples)
        self.work_list.open_requested.connect(self.open_actions.choose_files)
        self.work_list.open_folder_requested.connect(self.open_actions.choose_folder)
        self.work_list.watch_requested.connect(self.open_actions.choose_watched)
        self.work_list.path_chosen.connect(lambda path: self.open_actions.open([path]))
        self.work_list.neighbour_requested.connect(controller.open_neighbour)
        self.work_list.remove_requested.connect(controller.remove)
        self.work_list.undo_requested.connect(controller.undo_remove)
        self.work_list.cancel_requested.connect(controller.cancel)
        self.verdict.method_chosen.connect(controller.want_method)
        self.verdict.retry_requested.connect(controller.try_again)
        self.verdict.compare.clicked.connect(self.compare_models)
        heat.class_chosen.connect(controller.want_class)
        heat.shown_changed.connect(self._show_heat)
        heat.style_changed.connect(self._show_heat)
        self.verdict.model_input.shown_changed.connect(self._show_heat)
        for name, run in (
            ("open", self.open_actions.choose_files),
            ("open-folder", self.open_actions.choose_folder),
            ("watch", self.open_actions.choose_watched),
            ("save", sessions.save),
            ("save-as", sessions.save_as),
            ("new", sessions.new),
            ("recents", self.work_list.more.showMenu),
            ("next-in-folder", lambda: controller.open_neighbour(1)),
            ("previous-in-folder", lambda: controller.open_neighbour(-1)),
            ("pause", self.work_list.reading.pause.click),
            ("filter", self.work_list.arrange.words.setFocus),
            ("paste", self.open_actions.paste),
            ("remove", self.work_list.remove_selected),
            ("bring-back", controller.undo_remove),
            ("previous", lambda: controller.queue.step(-1)),
            ("next", lambda: controller.queue.step(1)),
            ("identity", lambda: controller.patient_identity.request(not controller.patient_identity.asked)),
            ("heatmap", heat.toggle.toggle),
            ("seen", self.verdict.model_input.toggle.toggle),
            ("compare", self.compare_models),
            ("sheet", self.work_list.sheet.toggle),
        ):
            bind(f"read.{name}", self, run)

    def _lay_out(self) -> None:
        self.setFocusProxy(self.work_list.view)
        self.viewer.stack.addWidget(self.empty)
        self.refusal.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.refusal.setContentsMargins(48, 0, 48, 0)
        fill_scroll_area(self._refusal_place, self.refusal)
        self.viewer.stack.addWidget(self._refusal_place)
        self._show_middle()
        self.splitter.setObjectName("read")
        self.splitter.setChildrenCollapsible(False)
        make_column((self.verdict, 1), self.exports, parent=self._results, margins=0, spacing=0)
        for part in (self.work_list, self.viewer, self._results):
            self.splitter.addWidget(part)
        follow_theme(self.work_list, lambda: self.work_list.setMinimumWidth(max(264, widened(224))))
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([280, 780, 340])
        make_column(self.sessions.offer, self.sessions.news, (self.splitter, 1), parent=self, margins=0, spacing=0)
