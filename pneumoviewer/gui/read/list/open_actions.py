"""Open actions: radiographs chosen in dialogs, dropped or pasted get onto the work list; and a folder is watched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.gui.kit.recents import remember
from pneumoviewer.gui.read.list.folder_watcher import FolderWatcher
from pneumoviewer.gui.read.list.path_importer import PathImporter


class OpenActions(QObject):
    """Takes what a person opens.

    Parameters
    ----------
    page : QWidget
        Over which dialogs open.
    """

    def __init__(
        self,
        importer: PathImporter,
        watcher: FolderWatcher,
        page: QWidget,
        open_paths: Callable[[Sequence[Path]], None],
    ) -> None:
        super().__init__(page)
        self._importer, self._watcher = importer, watcher
        self._page, self._open_paths = page, open_paths

    def open(self, paths: Sequence[Path]) -> None:
        """Open what a person chose, and remember it."""
        if paths:
            remember(paths)
            self._open_paths(paths)

    def take_mime_data(self, dropped: QMimeData) -> None:
        """Take what was dropped or pasted: files, folders, or a picture."""
        urls = dropped.urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        self.open(paths)
        image = dropped.imageData() if dropped.hasImage() else None
        if not paths and isinstance(image, QImage) and not image.isNull():
            self._importer.add_picture(image, self.tr("Pasted picture"))
        elif not paths and not urls:
            self._importer.add_refused(self.tr("Pasted"), _nothing_to_read())
        else:
            for url in urls:
                if not url.isLocalFile():
                    self._importer.add_refused(_name_of(url), _elsewhere(_name_of(url)))

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.take_mime_data(QGuiApplication.clipboard().mimeData())

    def choose_files(self) -> None:
        """Let a person choose files."""
        self._choose(self.tr("Open radiographs or a session"), QFileDialog.FileMode.ExistingFiles)

    def choose_folder(self) -> None:
        """Let a person choose a folder."""
        self._choose(self.tr("Open a folder of radiographs"), QFileDialog.FileMode.Directory)

    def choose_watched(self) -> None:
        """Let a person choose a folder to watch; or end the watch there is."""
        watcher = self._watcher
        if watcher.folder is not None:
            watcher.stop()
            return
        dialog = self._dialog(self.tr("Watch a folder for new radiographs"), QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda folders: watcher.start(Path(folders[0])))
        dialog.open()

    def _choose(self, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = self._dialog(title, mode)
        dialog.filesSelected.connect(lambda files: self.open(list(map(Path, files))))
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._page, title)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


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
