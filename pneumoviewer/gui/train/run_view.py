"""The view of one run: its progress while it trains, its curves, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.models.catalogue import architecture_of
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.events import (
    BatchFinished,
    CheckpointSaved,
    End,
    EpochFinished,
    Event,
    PartFinished,
    PartStarted,
    Progress,
    RunFailed,
    RunStarted,
)
from pneumoviewer.core.training.job import Job
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.text.datasets import file_lines, note_lines, saved_note_lines
from pneumoviewer.gui.text.runs import part_words, round_title, saved_parts
from pneumoviewer.gui.train.curves import WHOLE, CurvesPanel
from pneumoviewer.gui.train.outcome import OutcomePanel
from pneumoviewer.gui.widgets.labels import make_label, reason_words
from pneumoviewer.gui.widgets.layouts import fill_scroll_area, make_column, make_row

_BAR_STEPS = 1000
_FILES_TOLD = 50
_MARGIN = 24


class RunView(QWidget):
    """Shows one run, live or as it is saved."""

    stop_requested = Signal()
    discard_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._epochs, self._parts, self._part = 1, 1, 1
        self._name = ""
        self._recipe: Recipe | None = None
        self._title = make_label(role="title")
        self._facts = make_label(role="muted", wrap=True)
        self._notes = make_label(role="warning", wrap=True)
        self._stop = QPushButton(self.tr("&Stop and keep"))
        self._discard = QPushButton(self.tr("Cancel and &discard"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._task = make_label(role="muted")
        self._figures = {
            name: (make_label(title, "muted"), make_label("–", "heading"))
            for name, title in (
                ("epoch", ""),
                ("batch", self.tr("batch")),
                ("speed", self.tr("images/s")),
                ("left", self.tr("time left")),
                ("memory", self.tr("memory")),
                ("best", ""),
            )
        }
        self.curves = CurvesPanel()
        self.outcome = OutcomePanel()
        self._live = QWidget()
        self._state = QStackedWidget()
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(self.tr("Training"))
        self._stop.clicked.connect(self._on_stop_clicked)
        self._discard.clicked.connect(self.discard_requested)
        self._lay_out()

    def start(self, job: Job, saved: ModelInfo | None = None) -> None:
        """Show a training that is about to begin, or to go on from what is saved."""
        self._set_live(True)
        self._name = job.folder.name
        self._title.setText(self._name)
        self._facts.setText(job.recipe.title)
        self._show_notes([], [])
        self._task.setText(self.tr("The training process is being started …"))
        self._bar.setRange(0, 0)
        for _, figure in self._figures.values():
            figure.setText("–")
        self._clear_curves(job.recipe, saved)

    def receive(self, event: Event) -> None:
        """Show what a running training says."""
        if isinstance(event, Progress):
            self._task.setText(QCoreApplication.translate("progress", event.task))
            self._bar.setRange(0, event.total)
            self._bar.setValue(event.done)
        elif isinstance(event, RunStarted):
            self._show_started(event)
        elif isinstance(event, PartStarted):
            self._show_part(event)
        elif isinstance(event, PartFinished):
            self.curves.set_history(event.name, event.history, event.best_epoch)
            self._bar.setRange(0, self._parts * self._epochs * _BAR_STEPS)
            self._bar.setValue(event.part * self._epochs * _BAR_STEPS)
        elif isinstance(event, BatchFinished):
            self._show_batch(event)
        elif isinstance(event, EpochFinished):
            self.curves.add_epoch(event.epoch, event.best_epoch)
            self._set("best", str(event.best_epoch))
            self._set("memory", _memory_words(event.epoch.memory_mib))
        elif isinstance(event, CheckpointSaved):
            words = self.tr("Setting {n} is saved") if self._tries else self.tr("Epoch {n} is saved")
            self._task.setText(words.format(n=event.epoch))

    def show_stopping(self) -> None:
        """Say that a stop was heard and comes at the next batch boundary."""
        self._stop.setEnabled(False)
        self._task.setText(self.tr("Stopping after this batch …"))

    def finish(self, end: End, info: ModelInfo | None) -> None:
        """Show how it ended; `info` is the run as it is saved, if it is."""
        self._set_live(False)
        self._title.setText(self._name)
        if info is not None and info.parts:
            self._clear_curves(info.recipe, info)
        self.outcome.show_run(info, end.error if isinstance(end, RunFailed) else None)

    def show_saved(self, info: ModelInfo, error: PneumoError | None = None) -> None:
        """Show a run of another day."""
        self._set_live(False)
        self._name = info.name
        self._title.setText(info.name)
        self._facts.setText(info.title)
        self._show_notes(saved_note_lines(info), [])
        self._clear_curves(info.recipe, info)
        self.outcome.show_run(info, error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the outcome anew."""
        super().resizeEvent(event)
        self.outcome.fit_into(self.width() - 2 * _MARGIN - self._scroll.verticalScrollBar().sizeHint().width())

    @property
    def _tries(self) -> bool:
        """Whether its rounds are the settings of a grid search."""
        return self._recipe is not None and bool(self._recipe.grid)

    def _clear_curves(self, recipe: Recipe, saved: ModelInfo | None) -> None:
        self._recipe = recipe
        self._epochs, self._parts, self._part = recipe.n_epochs, max(1, len(recipe.composed.part_names)), 1
        self._figures["epoch"][0].setText(round_title(recipe))
        self._figures["best"][0].setText(self.tr("best {round}").format(round=round_title(recipe)))
        self.curves.clear(
            recipe.n_epochs,
            batch_loss=architecture_of(recipe).learner == "gradient",
            settings=bool(recipe.grid),
            composition=recipe.composed,
        )
        if saved is None:
            return
        for part in saved_parts(saved):
            self.curves.set_history(part.path.name, part.history(), part.best_epoch)
        self.curves.set_history(WHOLE, saved.history(), saved.best_epoch)

    def _show_started(self, event: RunStarted) -> None:
        self._epochs, self._parts, self._part = event.epochs, event.parts, 1
        self._bar.setRange(0, event.parts * event.epochs * _BAR_STEPS)
        self._bar.setValue((event.first_epoch - 1) * _BAR_STEPS)
        self._task.setText(self.tr("Training"))
        self._show_notes(note_lines(event.left_out, event.duplicates), file_lines(event.left_out, event.duplicates))
        train, val, test = (grouped(event.images.get(split, 0)) for split in ("train", "val", "test"))
        if self._recipe is not None and self._recipe.composed.cross_validated:
            images = self.tr("{train} images in the folds, {test} to test")
        else:
            images = self.tr("{train} / {val} / {test} images to train / validate / test")
        self._facts.setText(
            self.tr("{device}: {reason} · {precision} · {n} parameters · {images}").format(
                device=event.device.upper(),
                reason=reason_words(event.device_reason),
                precision=reason_words(event.precision),
                n=grouped(event.parameters),
                images=images.format(train=train, val=val, test=test),
            )
        )

    def _show_notes(self, lines: Sequence[str], files: Sequence[str]) -> None:
        self._notes.setText("\n".join(lines))
        self._notes.setToolTip("\n".join(files[:_FILES_TOLD]))
        self._notes.setVisible(bool(lines))

    def _show_part(self, event: PartStarted) -> None:
        self._part, self._parts = event.part, event.parts
        self.curves.begin_part(event.name)
        words = part_words(event.name, event.part, event.parts)
        self._title.setText(f"{self._name} · {words}")
        self._set("best", "–")

    def _show_batch(self, event: BatchFinished) -> None:
        self.curves.add_batch(event)
        self._bar.setRange(0, self._parts * self._epochs * _BAR_STEPS)
        epochs = (self._part - 1) * self._epochs + event.epoch - 1 + event.batch / event.batches
        self._bar.setValue(int(epochs * _BAR_STEPS))
        self._set("epoch", f"{event.epoch} / {self._epochs}")
        self._set("batch", f"{event.batch} / {event.batches}")
        self._set("speed", grouped(event.images_per_second))
        self._set("left", duration_words(event.seconds_left))
        if self._stop.isEnabled():
            self._task.setText(self.tr("Training"))

    def _set(self, figure: str, text: str) -> None:
        self._figures[figure][1].setText(text)

    def _set_live(self, live: bool) -> None:
        self._state.setCurrentWidget(self._live if live else self.outcome)
        # The one that is not seen keeps no room: an outcome may have a long table.
        for page in (self._live, self.outcome):
            seen = page is self._state.currentWidget()
            height = QSizePolicy.Policy.Preferred if seen else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        for button in (self._stop, self._discard):
            button.setVisible(live)
            button.setEnabled(live)

    def _on_stop_clicked(self) -> None:
        self.show_stopping()
        self.stop_requested.emit()

    def _lay_out(self) -> None:
        self._bar.setAccessibleName(self.tr("Progress of the training"))
        self._bar.setFixedHeight(8)
        self._stop.setToolTip(self.tr("Ends after this batch; the epochs that are saved stay, and can be resumed"))
        self._discard.setToolTip(self.tr("Ends the training and deletes everything it saved"))
        heading = make_column(self._title, self._facts, self._notes, spacing=4)
        header = make_row((heading, 1), self._stop, self._discard, spacing=8)

        figures = QGridLayout()
        figures.setVerticalSpacing(0)
        for column, (title, figure) in enumerate(self._figures.values()):
            figures.addWidget(title, 0, column)
            figures.addWidget(figure, 1, column)
            figures.setColumnStretch(column, 1)
        make_column(self._bar, self._task, figures, None, parent=self._live, margins=0, spacing=8)
        self._state.addWidget(self._live)
        self._state.addWidget(self.outcome)

        content = QWidget()
        make_column(
            header, self._state, (self.curves, 1), parent=content, margins=(_MARGIN, 16, _MARGIN, 16), spacing=16
        )
        fill_scroll_area(self._scroll, content)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_column(self._scroll, parent=self, margins=0)


def duration_words(seconds: float) -> str:
    """Return a time in words, rounded to what matters."""
    whole = max(0, round(seconds))
    if whole < 60:
        return QCoreApplication.translate("RunView", "{s} s").format(s=whole)
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return QCoreApplication.translate("RunView", "{m} min {s} s").format(m=minutes, s=rest)
    hours, minutes = divmod(minutes, 60)
    return QCoreApplication.translate("RunView", "{h} h {m} min").format(h=hours, m=minutes)


def _memory_words(mib: float) -> str:
    return f"{mib / 1024:.1f} GiB" if mib >= 1024 else f"{grouped(mib)} MiB"
