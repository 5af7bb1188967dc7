"""Chooses the folder to train on, and shows what was found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.dataset.split import ensure_split
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.gui.jobs import JobThread, Report, ShouldStop
from pneumoviewer.gui.language import grouped
from pneumoviewer.gui.read.words import class_word
from pneumoviewer.gui.train import practice
from pneumoviewer.gui.widgets.labels import error_sentence, make_label, set_role

_SETTLED_MS = 150
_PROBLEMS_SHOWN = 3


@dataclass(frozen=True)
class Contents:
    """What a folder holds, as it will be trained on.

    Attributes
    ----------
    counts : dict
        ``{split: {class: images}}``.
    patients : int
    split_source : str
        See :class:`~pneumoviewer.core.dataset.scan.Dataset`.
    problems : tuple of (str, str)
        What was left out, and why.
    """

    counts: dict[str, dict[str, int]]
    patients: int
    split_source: str
    problems: tuple[tuple[str, str], ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """The class names."""
        return tuple(next(iter(self.counts.values())))


class DataPanel(QWidget):
    """A folder, and how many images of each class it holds to train, validate and test on.

    Parameters
    ----------
    parent : QWidget or None
    practice_images : int
        How many phantoms *Try with practice data* draws.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, practice_images: int = practice.IMAGES) -> None:
        super().__init__(parent)
        self._labels, self._seed = "binary", 0
        self._practice_images = practice_images
        self._scanned: tuple[Path, Dataset] | None = None
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
        self._lay_out()
        self.setAcceptDrops(True)

        self._folder.textChanged.connect(self._on_folder_edited)
        self._browse.clicked.connect(self._on_browse_clicked)
        self._practice.clicked.connect(self.use_practice_data)
        self._say(self.tr("Choose a folder with one folder for each class, or train, val and test folders of them."))

    @property
    def folder(self) -> Path:
        """The folder as it is typed."""
        return Path(self._folder.text().strip()).expanduser()

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
        last = load_settings().data_folder
        if last and Path(last).is_dir():
            self.set_folder(last)

    def remember_folder(self) -> None:
        """Keep the folder for next time."""
        save_settings(data_folder=str(self.folder))

    def set_labels(self, labels: str, seed: int) -> None:
        """Say how the recipe labels and splits the images."""
        if (labels, seed) != (self._labels, self._seed):
            self._labels, self._seed = labels, seed
            if self._folder.text().strip():
                self._forget()
                self._settled.start()

    def use_practice_data(self) -> None:
        """Draw the practice data where there is none yet, and choose it."""
        self._say(self.tr("Practice radiographs are being drawn …"))
        images = self._practice_images
        self._begin(lambda report, should_stop: practice.write(images, report, should_stop), self._on_practice_written)

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
        line = QHBoxLayout()
        line.addWidget(self._folder, 1)
        line.addWidget(self._browse)
        self._table.setHorizontalSpacing(16)
        self._table.setVerticalSpacing(4)
        self._progress.setFixedHeight(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self._progress)
        layout.addWidget(self._state)
        layout.addLayout(self._table)
        layout.addWidget(self._notes)
        layout.addWidget(self._practice, 0, Qt.AlignmentFlag.AlignLeft)
        # Room is kept for the bar, so that nothing jumps when it comes and goes.
        kept = self._progress.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(kept)
        self._progress.hide()

    def _on_folder_edited(self) -> None:
        self._forget()
        if self._folder.text().strip():
            self._settled.start()
        else:
            self._say(self.tr("Choose a dataset folder"))

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
            self._job.ask_to_end()
            self._job = None
        self._settled.stop()
        self._show_counts({})
        self._notes.clear()
        self._say(self.tr("The dataset is being looked through …"))
        self.changed.emit()

    def _look(self) -> None:
        folder, labels, seed = self.folder, self._labels, self._seed
        known = self._scanned[1] if self._scanned and self._scanned[0] == folder else None

        def look(report: Report, should_stop: ShouldStop) -> object:
            dataset = known or scan(folder, should_stop=should_stop)
            ready = ensure_split(dataset, seed, labels)
            contents = Contents(ready.counts(labels), ready.patients, ready.split_source, ready.problems)
            return folder, dataset, contents

        self._begin(look, self._on_looked)

    def _begin(self, work: Callable[[Report, ShouldStop], object], done: Callable[[object], None]) -> None:
        if self._job is not None:
            self._job.ask_to_end()
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
        assert isinstance(result, tuple)
        folder, dataset, contents = result
        self._scanned, self._contents = (folder, dataset), contents
        images = sum(sum(n.values()) for n in contents.counts.values())
        self._say(
            self.tr("{images} images of {patients} patients. {split}").format(
                images=grouped(images),
                patients=grouped(contents.patients),
                split=self._split_words(contents.split_source),
            )
        )
        self._show_counts(contents.counts)
        self._show_problems(contents.problems)
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

    def _show_problems(self, problems: tuple[tuple[str, str], ...]) -> None:
        if not problems:
            self._notes.clear()
            return
        template = self.tr("{file}: {why}")
        lines = [template.format(file=file, why=QCoreApplication.translate("problems", why)) for file, why in problems]
        shown = [self.tr("Left out: {n}").format(n=len(problems)), *lines[:_PROBLEMS_SHOWN]]
        if len(lines) > _PROBLEMS_SHOWN:
            shown.append("…")
        self._notes.setText("\n".join(shown))
        self._notes.setToolTip("\n".join(lines[:50]))


def _dropped_folder(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path if path.is_dir() else path.parent for path in paths if path.exists()), None)
