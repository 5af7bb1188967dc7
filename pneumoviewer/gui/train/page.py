"""The Train page: starts trainings, supervises the one that runs, and lists those of other days."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QPushButton, QSplitter, QStackedWidget, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.find import saved_epoch
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.training.events import CheckpointSaved, End, Event
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.client import Worker
from pneumoviewer.engine.launcher import Launcher, LocalProcessLauncher
from pneumoviewer.gui.kit.page_widget import PageWidget
from pneumoviewer.gui.kit.shortcuts import bind, set_tooltip
from pneumoviewer.gui.train.new.dialog import NewTrainingDialog
from pneumoviewer.gui.train.new.preview_thread import PreviewThread
from pneumoviewer.gui.train.run_list import RunList
from pneumoviewer.gui.train.run_view import RunView
from pneumoviewer.gui.train.training_thread import TrainingThread
from pneumoviewer.gui.widgets.ask import Ask, ask_person
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_column, make_row

PRACTICE_RECIPE = "perceptron-exponential-decay"
_ANNOUNCE_MS = 500
_log = logging.getLogger(__name__)


class TrainPage(PageWidget):
    """Trains models.

    Parameters
    ----------
    launcher : Launcher or None
        Starts trainings; each in a process of its own where None.
    make_preview : callable
        Makes the thread that gets a training worker ready while the dialog is open.
    ask : callable
        See :func:`~pneumoviewer.gui.widgets.ask.ask_person`.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        launcher: Launcher | None = None,
        make_preview: Callable[[QWidget], PreviewThread] = PreviewThread,
        ask: Ask = ask_person,
    ) -> None:
        super().__init__(parent)
        self._launcher = launcher or LocalProcessLauncher(self.trouble_reported.emit)
        self._make_preview, self._ask = make_preview, ask
        self._threads: set[PreviewThread | TrainingThread] = set()
        self._until_ended = QEventLoop(self)
        self._announced = QTimer(self, singleShot=True, interval=_ANNOUNCE_MS)
        self._announced.timeout.connect(self._announce)
        self._preview: PreviewThread | None = None  # while the dialog is open
        self._trainings: dict[Path, TrainingThread] = {}  # by the folders of their runs; one at a time, for now
        self._discarded: set[Path] = set()
        self._asking = False
        self.dialog: NewTrainingDialog | None = None
        self._new = QPushButton(self.tr("&New training…"))
        self._runs = RunList()
        self._empty = QWidget()
        self._interrupted = make_label(role="warning", wrap=True)
        self.live = RunView()
        self.saved = RunView()
        self._stack = QStackedWidget()
        self._lay_out()
        self._new.clicked.connect(lambda: self.new_training())
        self._runs.chosen.connect(self._on_run_chosen)
        self.live.stop_requested.connect(self._on_stop_requested)
        self.live.discard_requested.connect(self._on_discard_requested)
        for view in (self.live, self.saved):
            view.outcome.use_requested.connect(self.use_requested)
            view.outcome.resume_requested.connect(self.resume)
        self._runs.refresh(None)
        if number := len(self._runs.interrupted):
            words = self.tr("Interrupted trainings: {n}. Choose one in the list to resume it.")
            self._interrupted.setText(words.format(n=number))

    @property
    def running(self) -> bool:
        """Whether a training is under way."""
        return bool(self._trainings)

    @property
    def _live(self) -> TrainingThread | None:
        """The training that is shown as it goes."""
        return next(iter(self._trainings.values()), None)

    def new_training(self, *, practice: bool = False) -> None:
        """Open the dialog that a training starts from, and get a training process ready meanwhile."""
        if self.running or self.dialog is not None:
            return
        dialog = NewTrainingDialog(self, recipe_id=PRACTICE_RECIPE) if practice else NewTrainingDialog(self)
        self.dialog = dialog
        self._preview = thread = self._make_preview(self)
        thread.trouble_reported.connect(self.trouble_reported)
        thread.became_ready.connect(dialog.show_device)
        dialog.set_engine(thread)
        dialog.start_requested.connect(self._on_start_requested)
        dialog.finished.connect(self._on_dialog_finished)
        self._start_thread(thread)
        dialog.open()
        if practice:
            dialog.use_practice_data()

    def resume(self, folder: Path) -> None:
        """Go on with a run after its last saved epoch; asks for its data where they are no longer where they were."""
        if self.running:
            return
        try:
            info = ModelInfo.read(folder, usable=False)
        except PneumoError:
            self._runs.refresh(None)
            return
        data = Path(str(info.data.get("folder", "")))
        if data.is_absolute() and data.is_dir():
            self._resume_with(info, data)
            return
        dialog = QFileDialog(self, self.tr("Where are the radiographs “{name}” was started on?").format(name=info.name))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self._resume_with(info, Path(chosen)))
        dialog.open()

    def prepare_screenshot(
        self, view: str, files: Sequence[Path], model: ModelInfo | None, *, anyway: bool
    ) -> Iterator[Callable[[], bool]]:
        """Show the curves of a model, where one is named."""
        if model is not None:
            self.show_run(model)
        yield from ()

    def show_run(self, info: ModelInfo) -> None:
        """Show a saved run's curves and how it ended."""
        self.saved.show_saved(info)
        self._stack.setCurrentWidget(self.saved)

    def may_close(self) -> bool:
        """Ask what becomes of a running training; return whether the window may close, everything having ended."""
        if self._asking:
            return False
        if (live := self._live) is not None:
            self._asking = True
            choice = self._ask(
                self,
                self.tr("“{name}” is being trained").format(name=live.job.folder.name),
                self.tr("It can be resumed from the last saved epoch where it is stopped and kept."),
                {"stop": self.tr("Stop and keep"), "discard": self.tr("Discard"), "go_on": self.tr("Keep training")},
            )
            self._asking = False
            if choice == "go_on":
                return False
            if choice == "discard":
                self._discarded.add(live.job.folder)
        self.stop()
        return True

    def stop(self) -> None:
        """End everything under way, keeping what is saved; events go on meanwhile, so that the window is not dead."""
        if self.dialog is not None:
            self.dialog.reject()
        self._asking = True
        self.live.show_stopping()
        for thread in self._threads:
            thread.request_close()
        if self._threads:
            self._until_ended.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._asking = False

    def _start_thread(self, thread: PreviewThread | TrainingThread) -> None:
        self._threads.add(thread)
        thread.finished.connect(lambda: self._on_thread_finished(thread))
        thread.start()

    def _resume_with(self, info: ModelInfo, data: Path) -> None:
        if not self.running:
            most = load_settings().max_megapixels
            self._start_run(Job(info.recipe, data, info.path, resume=True, max_megapixels=most), saved=info)

    def _start_run(self, job: Job, worker: Worker | None = None, saved: ModelInfo | None = None) -> None:
        training = TrainingThread(job, self._launcher.start(job, worker), self)
        training.event_received.connect(self._on_event_received)
        training.ended.connect(self._on_ended)
        self._trainings[job.folder] = training
        self.live.start(job, saved)
        self._stack.setCurrentWidget(self.live)
        self._set_startable(False)
        self._runs.refresh(job.folder, select=job.folder)
        self._start_thread(training)

    def _on_start_requested(self, job: Job) -> None:
        preview, self._preview = self._preview, None
        self._start_run(job, preview.release() if preview is not None else None)

    def _on_dialog_finished(self) -> None:
        if self._preview is not None:
            self._preview.request_close()
            self._preview = None
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_event_received(self, event: Event) -> None:
        self.live.receive(event)
        if isinstance(event, CheckpointSaved) and not self._announced.isActive():
            # At once for the first; epochs of milliseconds are not each worth reading every model anew.
            self._announce()
            self._announced.start()

    def _announce(self) -> None:
        folder = self._live.job.folder if self._live is not None else None
        if folder is not None and folder not in self._discarded and saved_epoch(folder):
            self._runs.refresh(folder)
            self.models_changed.emit(folder)

    def _on_ended(self, end: End) -> None:
        if end.folder not in self._discarded:
            self.live.finish(end, _read(end.folder))

    def _on_thread_finished(self, thread: PreviewThread | TrainingThread) -> None:
        self._threads.discard(thread)
        thread.deleteLater()
        if isinstance(thread, TrainingThread):
            self._finish(thread.job.folder)
        if not self._threads:
            self._until_ended.quit()

    def _finish(self, folder: Path) -> None:
        self._announced.stop()
        self._announce()
        del self._trainings[folder]
        if folder in self._discarded:
            self._discarded.remove(folder)
            shutil.rmtree(folder, ignore_errors=True)
            if folder.exists():
                _log.warning("the discarded run %s could not be deleted wholly", folder.name)
            if self._stack.currentWidget() is self.live:
                self._stack.setCurrentWidget(self._empty)
            self.models_changed.emit(folder)
        self._set_startable(True)
        self._runs.refresh(None, select=folder if self._stack.currentWidget() is self.live else None)

    def _on_stop_requested(self) -> None:
        if self._live is not None:
            self._live.handle.stop()

    def _on_discard_requested(self) -> None:
        live = self._live
        if live is None:
            return
        choice = self._ask(
            self,
            self.tr("Discard “{name}”?").format(name=live.job.folder.name),
            self.tr("The training ends, and everything it has saved is deleted, earlier sessions included."),
            {"discard": self.tr("Discard"), "go_on": self.tr("Keep training")},
        )
        if choice == "discard" and live is self._live:
            self._discarded.add(live.job.folder)
            self.live.show_stopping()
            live.handle.stop()

    def _on_run_chosen(self, folder: Path) -> None:
        if folder in self._trainings:
            self._stack.setCurrentWidget(self.live)
        elif (info := _read(folder)) is not None:
            self.show_run(info)

    def _set_startable(self, startable: bool) -> None:
        for button in (self._new, self._first, self._practice):
            button.setEnabled(startable)
            button.setToolTip("" if startable else self.tr("One training runs at a time"))
        set_tooltip(
            "train.new", self._new, self.tr("Train a model") if startable else self.tr("One training runs at a time")
        )

    def _lay_out(self) -> None:
        bind("train.new", self, self._new.click)
        self._first = QPushButton(self.tr("New training…"))
        self._first.setProperty("accent", True)
        self._practice = QPushButton(self.tr("Try with &practice data"))
        self._first.clicked.connect(lambda: self.new_training())
        self._practice.clicked.connect(lambda: self.new_training(practice=True))
        actions = make_row(None, self._first, self._practice, None, spacing=8)
        title = make_label(self.tr("Train a model of your own"), "title", wrap=True)
        what = make_label(
            self.tr("Choose a recipe and a folder of radiographs, and watch it learn."), "muted", wrap=True
        )
        for label in (title, what, self._interrupted):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        make_column(None, title, what, actions, self._interrupted, None, parent=self._empty, spacing=16)

        side = QWidget()
        make_column(
            self._new,
            make_label(self.tr("Your runs"), "heading"),
            (self._runs, 1),
            parent=side,
            margins=(16, 16, 8, 16),
            spacing=8,
        )
        for widget in (self._empty, self.live, self.saved):
            self._stack.addWidget(widget)
        splitter = QSplitter()
        splitter.setObjectName("train")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self._stack)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([240, 1000])
        make_column(splitter, parent=self, margins=0)


def _read(folder: Path) -> ModelInfo | None:
    try:
        return ModelInfo.read(folder, usable=False)
    except PneumoError:
        return None
