"""The Train page: starts trainings, supervises the one that runs, and lists those of other days."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.training.events import CheckpointSaved, End, Event
from pneumoviewer.engine.protocol import Train
from pneumoviewer.engine.worker import saved_epoch
from pneumoviewer.gui.kit.page_widget import PageWidget
from pneumoviewer.gui.kit.shortcuts import bind, set_tooltip
from pneumoviewer.gui.kit.threads import TrainingThread
from pneumoviewer.gui.train.new.dialog import NewTrainingDialog
from pneumoviewer.gui.train.run_list import RunList
from pneumoviewer.gui.train.run_view import RunView
from pneumoviewer.gui.widgets.ask import Ask, ask_person
from pneumoviewer.gui.widgets.labels import make_label

PRACTICE_RECIPE = "perceptron-exponential-decay"
_ANNOUNCE_MS = 500
_log = logging.getLogger(__name__)


class TrainPage(PageWidget):
    """Trains models.

    Parameters
    ----------
    parent : QWidget or None
    make_thread : callable
        Makes the thread that supervises a training.
    ask : callable
        See :func:`~pneumoviewer.gui.widgets.ask.ask_person`.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        make_thread: Callable[[QWidget], TrainingThread] = TrainingThread,
        ask: Ask = ask_person,
    ) -> None:
        super().__init__(parent)
        self._make_thread, self._ask = make_thread, ask
        self._threads: set[TrainingThread] = set()
        self._until_ended = QEventLoop(self)
        self._announced = QTimer(self, singleShot=True, interval=_ANNOUNCE_MS)
        self._announced.timeout.connect(self._announce)
        self._prepared: TrainingThread | None = None
        self._running: TrainingThread | None = None
        self._train: Train | None = None
        self._discarding = False
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
        return self._running is not None

    def new_training(self, *, practice: bool = False) -> None:
        """Open the dialog that a training starts from, and get a training process ready meanwhile."""
        if self.running or self.dialog is not None:
            return
        dialog = NewTrainingDialog(self, recipe_id=PRACTICE_RECIPE) if practice else NewTrainingDialog(self)
        self.dialog = dialog
        thread = self._prepare_thread()
        self._prepared = thread
        thread.became_ready.connect(dialog.show_device)
        thread.answered.connect(dialog.show_examples)
        dialog.examples_requested.connect(thread.ask)
        dialog.start_requested.connect(self._on_start_requested)
        dialog.finished.connect(self._on_dialog_finished)
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
        if self._running is not None and self._train is not None:
            self._asking = True
            choice = self._ask(
                self,
                self.tr("“{name}” is being trained").format(name=self._train.folder.name),
                self.tr("It can be resumed from the last saved epoch where it is stopped and kept."),
                {
                    "stop": self.tr("Stop and keep"),
                    "discard": self.tr("Discard"),
                    "go_on": self.tr("Keep training"),
                },
            )
            self._asking = False
            if choice == "go_on":
                return False
            self._discarding = choice == "discard"
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

    def _prepare_thread(self) -> TrainingThread:
        thread = self._make_thread(self)
        self._threads.add(thread)
        thread.trouble_reported.connect(self.trouble_reported)
        thread.finished.connect(lambda: self._on_thread_finished(thread))
        thread.start()
        return thread

    def _resume_with(self, info: ModelInfo, data: Path) -> None:
        if not self.running:
            self._start_run(self._prepare_thread(), Train(info.recipe, data, info.path, resume=True), info)

    def _start_run(self, thread: TrainingThread, train: Train, saved: ModelInfo | None = None) -> None:
        self._running, self._train, self._discarding = thread, train, False
        thread.event_received.connect(self._on_event_received)
        thread.ended.connect(self._on_ended)
        self.live.start(train, saved)
        self._stack.setCurrentWidget(self.live)
        self._set_startable(False)
        self._runs.refresh(train.folder, select=train.folder)
        thread.train(train)

    def _on_start_requested(self, train: Train) -> None:
        thread, self._prepared = self._prepared, None
        assert thread is not None
        self._start_run(thread, train)

    def _on_dialog_finished(self) -> None:
        if self._prepared is not None:
            self._prepared.request_close()
            self._prepared = None
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
        if self._train is not None and not self._discarding and saved_epoch(self._train.folder):
            self._runs.refresh(self._train.folder)
            self.models_changed.emit(self._train.folder)

    def _on_ended(self, end: End) -> None:
        if not self._discarding:
            self.live.finish(end, _read(end.folder))

    def _on_thread_finished(self, thread: TrainingThread) -> None:
        self._threads.discard(thread)
        thread.deleteLater()
        if thread is self._running and self._train is not None:
            self._finish(self._train.folder)
        if not self._threads:
            self._until_ended.quit()

    def _finish(self, folder: Path) -> None:
        self._announced.stop()
        self._announce()
        self._running = self._train = None
        if self._discarding:
            shutil.rmtree(folder, ignore_errors=True)
            if folder.exists():
                _log.warning("the discarded run %s could not be deleted wholly", folder.name)
            if self._stack.currentWidget() is self.live:
                self._stack.setCurrentWidget(self._empty)
            self.models_changed.emit(folder)
        self._set_startable(True)
        self._runs.refresh(None, select=folder if self._stack.currentWidget() is self.live else None)

    def _on_stop_requested(self) -> None:
        if self._running is not None:
            self._running.request_stop()

    def _on_discard_requested(self) -> None:
        if self._running is None or self._train is None:
            return
        choice = self._ask(
            self,
            self.tr("Discard “{name}”?").format(name=self._train.folder.name),
            self.tr("The training ends, and everything it has saved is deleted, earlier sessions included."),
            {"discard": self.tr("Discard"), "go_on": self.tr("Keep training")},
        )
        if choice == "discard" and self._running is not None:
            self._discarding = True
            self.live.show_stopping()
            self._running.request_stop()

    def _on_run_chosen(self, folder: Path) -> None:
        if self._train is not None and folder == self._train.folder:
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
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addStretch(1)
        actions.addWidget(self._first)
        actions.addWidget(self._practice)
        actions.addStretch(1)
        empty = QVBoxLayout(self._empty)
        empty.setSpacing(16)
        empty.addStretch(1)
        title = make_label(self.tr("Train a model of your own"), "title", wrap=True)
        what = make_label(
            self.tr("Choose a recipe and a folder of radiographs, and watch it learn."), "muted", wrap=True
        )
        for label in (title, what, self._interrupted):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.addWidget(title)
        empty.addWidget(what)
        empty.addLayout(actions)
        empty.addWidget(self._interrupted)
        empty.addStretch(1)

        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 8, 16)
        column.setSpacing(8)
        column.addWidget(self._new)
        column.addWidget(make_label(self.tr("Your runs"), "heading"))
        column.addWidget(self._runs, 1)
        for widget in (self._empty, self.live, self.saved):
            self._stack.addWidget(widget)
        splitter = QSplitter()
        splitter.setObjectName("train")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self._stack)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([240, 1000])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)


def _read(folder: Path) -> ModelInfo | None:
    try:
        return ModelInfo.read(folder, usable=False)
    except PneumoError:
        return None
