"""The Read page: work list | radiograph | verdict."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.paths import sample_files
from pneumoviewer.core.words import QT_TRANSLATE_NOOP
from pneumoviewer.engine.protocol import Heatmap
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.entries import Entry, EntryRole
from pneumoviewer.gui.read.export_bar import ExportBar
from pneumoviewer.gui.read.looking import Looking
from pneumoviewer.gui.read.questions import Engine
from pneumoviewer.gui.read.recents import remember
from pneumoviewer.gui.read.seen_panel import SEEN_KEYS
from pneumoviewer.gui.read.verdict import COMPARE_KEYS, VerdictPanel
from pneumoviewer.gui.read.work_list import WorkListPanel
from pneumoviewer.gui.theme import THEME
from pneumoviewer.gui.widgets.canvas import ImageCanvas
from pneumoviewer.gui.widgets.labels import error_sentence, make_label

if TYPE_CHECKING:
    from pneumoviewer.gui.dialogs.compare_models import CompareModelsDialog


class ReadPage(QWidget):
    """Reads radiographs with a trained model."""

    trouble_reported = Signal(object)  # Trouble

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controller = ReadController(self)
        self.work_list = WorkListPanel(self.controller)
        self.looking = Looking(self.controller)
        self.looking.panes.set_heat_opacity(1.0)  # the pictures laid over it are as transparent as they should be
        self.verdict = VerdictPanel(self.controller)
        self.exports = ExportBar(
            self.controller, self._selected, lambda: self.canvas.picture(), lambda: self.verdict.heat.style_chosen, self
        )
        self._heatmap: Heatmap | None = None
        self._engine: Engine | None = None
        self._comparison: CompareModelsDialog | None = None
        self._empty = QWidget()
        self._results = QWidget()  # below each other: the verdict, and the way out for it
        self.refusal = make_label(wrap=True)
        self.splitter = QSplitter()
        self._lay_out()
        self._connect()

    @property
    def canvas(self) -> ImageCanvas:
        """The canvas that is worked on."""
        return self.looking.canvas

    def begin(self, engine: Engine) -> None:
        """Read with an engine from now on, and with the models there are; after the first paint."""
        self._engine = engine
        self.controller.begin(engine)
        self.exports.begin(engine)

    def close_down(self) -> None:
        """End the work under way."""
        self.exports.close_down()
        self.controller.close()

    def refresh_models(self) -> None:
        """Look again which models there are."""
        self.controller.refresh_models()

    def use_model(self, folder: Path) -> None:
        """Read with the model of a folder."""
        self.controller.refresh_models()
        for info in self.controller.models:
            if info.path == folder:
                self.controller.choose_model(info)

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Put files and folders on the work list."""
        self.controller.add_paths(paths)

    def show_samples(self) -> None:
        """Put the samples we ship on the work list."""
        self.controller.add_paths(sample_files())

    def take(self, dropped: QMimeData) -> None:
        """Take what was dropped or pasted: files, folders, or a picture."""
        urls = dropped.urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        self._open(paths)
        image = dropped.imageData() if dropped.hasImage() else None
        if not paths and isinstance(image, QImage) and not image.isNull():
            self.controller.add_picture(image, self.tr("Pasted picture"))
        elif not paths and not urls:
            self.controller.add_refused(self.tr("Pasted"), _nothing_to_read())
        else:
            for url in urls:
                if not url.isLocalFile():
                    self.controller.add_refused(_name_of(url), _elsewhere(_name_of(url)))

    def choose_files(self) -> None:
        """Let a person choose files."""
        self._choose(self.tr("Open radiographs"), QFileDialog.FileMode.ExistingFiles)

    def choose_folder(self) -> None:
        """Let a person choose a folder."""
        self._choose(self.tr("Open a folder of radiographs"), QFileDialog.FileMode.Directory)

    def choose_watched(self) -> None:
        """Let a person choose a folder to watch; or end the watch there is."""
        watcher = self.controller.watcher
        if watcher.folder is not None:
            watcher.end()
            return
        dialog = self._dialog(self.tr("Watch a folder for new radiographs"), QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda folders: watcher.begin(Path(folders[0])))
        dialog.open()

    def compare_models(self) -> None:
        """Show what every model says of the radiograph shown; the window stays usable beside it."""
        if self._engine is None:
            return
        if self._comparison is None:
            from pneumoviewer.gui.dialogs.compare_models import CompareModelsDialog

            self._comparison = CompareModelsDialog(self.controller, self._engine, self)
            self._comparison.model_chosen.connect(self.controller.choose_model)
            self._comparison.destroyed.connect(self._on_comparison_closed)
        self._comparison.show()
        self._comparison.raise_()
        self._comparison.activateWindow()

    def _on_comparison_closed(self) -> None:
        self._comparison = None

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def _selected(self) -> list[Entry]:
        return [index.data(EntryRole) for index in self.work_list.view.selectedIndexes()]

    def _choose(self, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = self._dialog(title, mode)
        dialog.filesSelected.connect(lambda files: self._open(list(map(Path, files))))
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _open(self, paths: list[Path]) -> None:
        """Open what a person chose, and remember it."""
        if paths:
            remember(paths)
            self.controller.add_paths(paths)

    def _on_picture_changed(self) -> None:
        self.looking.show_current()
        self._show_middle()

    def _show_middle(self) -> None:
        entry = self.controller.current
        if entry is None:
            self.looking.stack.setCurrentWidget(self._empty)
        elif entry.unreadable and entry.error is not None:
            self.refusal.setText(error_sentence(entry.error))
            self.looking.stack.setCurrentWidget(self.refusal)
        else:
            self.looking.stack.setCurrentWidget(self.looking.panes)

    def show_alone(self, alone: bool) -> None:
        """Leave only the middle of the page, or show all of it again."""
        self.work_list.setVisible(not alone)
        self._results.setVisible(not alone)

    def _on_count_wanted(self, count: int) -> None:
        self.looking.set_count(count, self._selected())

    def _on_heatmap_changed(self, heatmap: Heatmap | None) -> None:
        self._heatmap = heatmap
        self._show_heat()

    def _show_heat(self) -> None:
        heatmap, heat, seen = self._heatmap, self.verdict.heat, self.verdict.seen.shown
        if seen is not None:
            from pneumoviewer.gui.widgets.heat import grey_image

            self.canvas.show_heat(grey_image(seen.picture), seen.box)
        elif heatmap is None or not heat.toggle.isChecked():
            self.canvas.show_heat(None)
        else:
            from pneumoviewer.gui.widgets.heat import overlay_image

            self.canvas.show_heat(overlay_image(heatmap, heat.style_chosen), heatmap.box)

    def _connect(self) -> None:
        controller, heat = self.controller, self.verdict.heat
        controller.picture_changed.connect(self._on_picture_changed)
        controller.current_changed.connect(self._show_middle)
        controller.verdict_changed.connect(self._show_middle)
        controller.explainer.heatmap_changed.connect(self._on_heatmap_changed)
        controller.trouble_reported.connect(self.trouble_reported)
        self.looking.count_wanted.connect(self._on_count_wanted)
        self.looking.panes.active_changed.connect(self._show_heat)
        self.exports.trouble_reported.connect(self.trouble_reported)
        self.work_list.open_requested.connect(self.choose_files)
        self.work_list.open_folder_requested.connect(self.choose_folder)
        self.work_list.watch_requested.connect(self.choose_watched)
        self.work_list.path_chosen.connect(lambda path: self._open([path]))
        self.verdict.model_chosen.connect(controller.choose_model)
        self.verdict.compare.clicked.connect(self.compare_models)
        heat.class_chosen.connect(controller.want_explanation)
        heat.shown_changed.connect(self._show_heat)
        heat.style_changed.connect(self._show_heat)
        self.verdict.seen.shown_changed.connect(self._show_heat)
        for keys, run in (
            (QKeySequence.StandardKey.Open, self.choose_files),
            ("Ctrl+Shift+O", self.choose_folder),
            ("Ctrl+Shift+W", self.choose_watched),
            ("Ctrl+Shift+L", self.work_list.more.showMenu),
            ("Ctrl+PgDown", lambda: controller.open_neighbour(1)),
            ("Ctrl+PgUp", lambda: controller.open_neighbour(-1)),
            ("Ctrl+Shift+P", self.work_list.reading.pause.click),
            (QKeySequence.StandardKey.Find, self.work_list.arrange.words.setFocus),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Delete, self.work_list.remove_selected),
            (QKeySequence.StandardKey.Undo, controller.undo_remove),
            ("PgUp", lambda: controller.step(-1)),
            ("PgDown", lambda: controller.step(1)),
            ("E", heat.toggle.toggle),
            (SEEN_KEYS, self.verdict.seen.toggle.toggle),
            (COMPARE_KEYS, self.compare_models),
        ):
            # Wherever in the window the focus is; not while another page is shown.
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    def _lay_out(self) -> None:
        empty = QVBoxLayout(self._empty)
        empty.setSpacing(16)
        empty.addStretch(1)
        formats = self.tr("PNG, JPEG, TIFF, BMP, WebP or DICOM; files, folders, DICOMDIR or ZIP archives.")
        for label in (make_label(self.tr("Drop a radiograph here"), "title"), make_label(formats, "muted", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            empty.addWidget(label)
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.setProperty("accent", True)
        self.open_button.setIcon(THEME.icon("folder-open", "accent_text"))
        self.open_button.setIconSize(QSize(16, 16))
        self.open_button.clicked.connect(self.choose_files)
        self.samples_button = QPushButton(self.tr("Show samples"))
        self.samples_button.clicked.connect(self.show_samples)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.samples_button)
        buttons.addStretch(1)
        empty.addLayout(buttons)
        empty.addStretch(1)
        self.looking.stack.addWidget(self._empty)
        self.refusal.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.refusal.setContentsMargins(48, 0, 48, 0)
        self.looking.stack.addWidget(self.refusal)
        self._show_middle()
        self.splitter.setObjectName("read")
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self._results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.verdict, 1)
        column.addWidget(self.exports)
        for part in (self.work_list, self.looking, self._results):
            self.splitter.addWidget(part)
        self.work_list.setMinimumWidth(264)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([280, 780, 340])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)


def _name_of(url: QUrl) -> str:
    return url.fileName() or url.host() or url.toString()


def _nothing_to_read() -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "Nothing there could be read"),
        QT_TRANSLATE_NOOP("errors", "it is neither a file nor a picture"),
        QT_TRANSLATE_NOOP("errors", "Copy a radiograph or its file, and paste again"),
    )


def _elsewhere(name: str) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "{name} could not be opened"),
        QT_TRANSLATE_NOOP("errors", "it is not on this computer, and nothing is fetched from elsewhere"),
        QT_TRANSLATE_NOOP("errors", "Save it here first, and drop the saved file"),
        name=name,
    )
