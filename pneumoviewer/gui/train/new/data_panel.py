"""The data panel: chooses the folder to train on, and shows what was found in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QProgressBar, QPushButton, QWidget

from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.scan import Dataset
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.gui.kit.job_thread import JobThread, Report, ShouldStop
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.text.datasets import file_lines, note_lines
from pneumoviewer.gui.text.predictions import class_word
from pneumoviewer.gui.train.new import practice_data
from pneumoviewer.gui.train.new.class_table_panel import ClassTablePanel
from pneumoviewer.gui.train.new.folder_contents import Contents, Looked, look_through
from pneumoviewer.gui.widgets.labels import error_sentence, make_label, set_role
from pneumoviewer.gui.widgets.layouts import keep_room, make_column, make_row

_SETTLED_MS = 150
_FILES_SHOWN = 3


class DataPanel(QWidget):
    """A folder, and how many images of each class it holds to train, validate and test on.

    Parameters
    ----------
    practice_images : int
        How many phantoms *Try with practice data* draws.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, practice_images: int = practice_data.IMAGES) -> None:
        super().__init__(parent)
        self._recipe: Recipe | None = None
        self._practice_images = practice_images
        self._scanned: tuple[tuple[Path, ClassTable | None], Dataset] | None = None
        self._remembered: ClassTable | None = None
        self._contents: Contents | None = None
        self._problem: PneumoError | None = None
        self._job: JobThread | None = None
        self._jobs: set[JobThread] = set()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._look)

        self._folder = QLineEdit()
        self._folder.setPlaceholderText(self.tr("Drop a folder here, or browse"))
        self._folder.setAccessibleName(self.tr("Dataset folder"))
        self._folder.setAcceptDrops(False)  # the panel takes what is dropped
        self._browse = QPushButton(self.tr("&Browse…"))
        self._practice = QPushButton(self.tr("Try with &practice data"))
        self._practice.setToolTip(
            self.tr("Draws {n} synthetic chests, so that nothing has to be downloaded").format(n=practice_images)
        )
        self._state = make_label(role="muted", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._table = QGridLayout()
        self._notes = make_label(role="muted", wrap=True)
        self.classes = ClassTablePanel()
        self._lay_out()
        self.setAcceptDrops(True)

        self._folder.textChanged.connect(self._on_folder_edited)
        self._browse.clicked.connect(self._on_browse_clicked)
        self._practice.clicked.connect(self.use_practice_data)
        self.classes.changed.connect(self._on_classes_edited)
        self._say(self.tr("Choose a folder with one folder for each class, or train, val and test folders of them."))

    @property
    def folder(self) -> Path:
        """The folder as it is typed."""
        return Path(self._folder.text().strip()).expanduser()

    @property
    def class_table(self) -> ClassTable | None:
        """Which class each folder is, where a person said so."""
        return self.classes.table or self._remembered

    @property
    def contents(self) -> Contents | None:
        """What the folder holds; None until that is known, or where it cannot be used."""
        return self._contents

    @property
    def reason(self) -> str:
        """Why there is nothing to train on yet; empty where there is."""
        if self._contents is not None:
            return ""
        if not self._folder.text().strip():
            return self.tr("Choose a dataset folder")
        if self._problem is not None:
            return error_sentence(self._problem)
        return self.tr("The dataset is being looked through …")

    def set_folder(self, folder: str | Path) -> None:
        """Choose a folder."""
        self._folder.setText(str(folder))

    def restore_folder(self) -> None:
        """Choose the folder of last time, where it is still there."""
        settings = load_settings()
        if settings.data_folder and Path(settings.data_folder).is_dir():
            self.set_folder(settings.data_folder)
            with suppress(PneumoError):
                self._remembered = ClassTable.parse(settings.data_classes.items()) if settings.data_classes else None

    def remember_folder(self) -> None:
        """Keep the folder, and the classes of its folders, for next time."""
        table = self.class_table
        save_settings(data_folder=str(self.folder), data_classes=table.as_json() if table is not None else {})

    def set_recipe(self, recipe: Recipe) -> None:
        """Say how the recipe labels and splits the images."""
        before, self._recipe = self._recipe, recipe
        same = before is not None and (recipe.labels, recipe.seed) == (before.labels, before.seed)
        if not same and self._folder.text().strip():
            self._forget()
            self._settled.start()

    def use_practice_data(self) -> None:
        """Draw the practice data where there is none yet, and choose it."""
        self._say(self.tr("Practice radiographs are being drawn …"))
        images = self._practice_images
        self._start_job(
            lambda report, should_stop: practice_data.write(images, report, should_stop), self._on_practice_written
        )

    def close_jobs(self) -> None:
        """Stop what is under way, and wait for it."""
        self._settled.stop()
        for job in tuple(self._jobs):
            job.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders, and files for the folder they lie in."""
        if _dropped_folder(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose the folder dropped."""
        folder = _dropped_folder(event)
        if folder is not None:
            event.acceptProposedAction()
            self.set_folder(folder)

    def _lay_out(self) -> None:
        line = make_row((self._folder, 1), self._browse)
        self._table.setHorizontalSpacing(16)
        self._table.setVerticalSpacing(4)
        self._progress.setFixedHeight(4)
        # The classes stand above what changes with every choice in them.
        parts = (line, self._progress, self.classes, self._state, self._table, self._notes)
        layout = make_column(*parts, parent=self, margins=0, spacing=8)
        layout.addWidget(self._practice, 0, Qt.AlignmentFlag.AlignLeft)
        # Room is kept for the bar, so that nothing jumps when it comes and goes.
        keep_room(self._progress)
        self._progress.hide()

    def _on_folder_edited(self) -> None:
        self.classes.clear()
        self._remembered = None
        self._forget()
        if self._folder.text().strip():
            self._settled.start()
        else:
            self._say(self.tr("Choose a dataset folder"))

    def _on_classes_edited(self) -> None:
        self._remembered = None
        self._forget()
        self._settled.start()

    def _on_browse_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a dataset folder"), str(self.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.set_folder)
        dialog.open()

    def _forget(self) -> None:
        self._contents = self._problem = None
        if self._job is not None:
            self._job.request_close()
            self._job = None
        self._settled.stop()
        self._show_counts({})
        self._notes.clear()
        self._say(self.tr("The dataset is being looked through …"))
        self.changed.emit()

    def _look(self) -> None:
        recipe, about = self._recipe, (self.folder, self.class_table)
        if recipe is None:
            return
        known = self._scanned[1] if self._scanned and self._scanned[0] == about else None
        ask = not self.classes.boxes
        self._start_job(
            lambda report, should_stop: look_through(about, recipe, known, ask, should_stop), self._on_looked
        )

    def _start_job(self, work: Callable[[Report, ShouldStop], object], done: Callable[[object], None]) -> None:
        if self._job is not None:
            self._job.request_close()
        job = JobThread(work, self)
        self._job = job
        self._jobs.add(job)
        job.progressed.connect(lambda n, total: self._show_progress(job, n, total))
        job.succeeded.connect(lambda result: done(result) if job is self._job else None)
        job.failed.connect(lambda error: self._on_failed(error) if job is self._job else None)
        job.finished.connect(lambda: self._on_job_finished(job))
        self._progress.setRange(0, 0)
        self._progress.show()
        job.start()

    def _show_progress(self, job: JobThread, done: int, total: int) -> None:
        if job is self._job:
            self._progress.setRange(0, total)
            self._progress.setValue(done)

    def _on_job_finished(self, job: JobThread) -> None:
        self._jobs.discard(job)
        job.deleteLater()
        if job is self._job:
            self._job = None
        self._progress.setVisible(self._job is not None)

    def _on_practice_written(self, result: object) -> None:
        assert isinstance(result, Path)
        self.set_folder(result)
        self._settled.start()

    def _on_looked(self, result: object) -> None:
        assert isinstance(result, Looked)
        if result.dataset is not None:
            self._scanned = (result.about, result.dataset)
        if result.folders:
            self.classes.offer(result.folders, self._remembered)
            self._remembered = None
            for before, after in pairwise((self._browse, *self.classes.boxes, self._practice)):
                QWidget.setTabOrder(before, after)
        if result.error is not None or result.contents is None:
            self._on_failed(result.error)
            return
        contents = self._contents = result.contents
        images = sum(sum(n.values()) for n in contents.counts.values())
        self._say(
            self.tr("{images} images of {patients} patients. {split}").format(
                images=grouped(images),
                patients=grouped(contents.patients),
                split=self._split_words(contents.split_source),
            )
        )
        self._show_counts(contents.counts)
        self._show_notes(contents)
        self.changed.emit()

    def _on_failed(self, error: object) -> None:
        assert isinstance(error, PneumoError)
        self._problem = error
        self._say(error_sentence(error), wrong=True)
        self.changed.emit()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        set_role(self._state, "error" if wrong else "muted")
        self._state.setText(text)

    def _split_words(self, source: str) -> str:
        known = {
            "split.csv": self.tr("Split as split.csv says."),
            "folders": self.tr("Split as its folders are."),
            "patients": self.tr("Split here by patient: no patient is on two sides."),
            "split.csv+patients": self.tr("Split as split.csv says; validation is taken out of train, by patient."),
            "folders+patients": self.tr("Split as its folders are; validation is taken out of train, by patient."),
        }
        return known.get(source, source)

    def _show_counts(self, counts: dict[str, dict[str, int]]) -> None:
        while (item := self._table.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        titles = {"train": self.tr("Train"), "val": self.tr("Validation"), "test": self.tr("Test")}
        for row, (split, numbers) in enumerate(counts.items(), 1):
            self._table.addWidget(make_label(titles.get(split, split)), row, 0)
            for column, (name, number) in enumerate(numbers.items(), 1):
                if row == 1:
                    heading = make_label(class_word(name), "muted")
                    self._table.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignRight)
                self._table.addWidget(make_label(grouped(number)), row, column, Qt.AlignmentFlag.AlignRight)

    def _show_notes(self, contents: Contents) -> None:
        lines = file_lines(contents.left_out, contents.duplicates)
        shown = [*note_lines(contents.left_out, contents.duplicates), *lines[:_FILES_SHOWN]]
        if len(lines) > _FILES_SHOWN:
            shown.append("…")
        serious = contents.duplicates or any(one.failed for one in contents.left_out)
        set_role(self._notes, "warning" if serious else "muted")
        self._notes.setText("\n".join(shown))
        self._notes.setToolTip("\n".join(lines[:50]))


def _dropped_folder(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path if path.is_dir() else path.parent for path in paths if path.exists()), None)
