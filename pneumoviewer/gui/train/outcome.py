"""The outcome of a training: its figures, or what went wrong, and what can be done now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.text.predictions import class_word
from pneumoviewer.gui.text.recipe_choices import choice_title
from pneumoviewer.gui.train.outcome_table import OutcomeTable
from pneumoviewer.gui.widgets.labels import make_label, set_role, translated_error
from pneumoviewer.gui.widgets.layouts import make_column, make_row

_GAP = 32


class OutcomePanel(QWidget):
    """Shows a run as it lies on disk."""

    use_requested = Signal(object)  # Path
    resume_requested = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info: ModelInfo | None = None
        self._width = 0
        self._what = make_label(role="heading", wrap=True)
        self._why = make_label(wrap=True)
        self._metrics = QGridLayout()
        self._confusion = QGridLayout()
        self.table = OutcomeTable()
        self._use = QPushButton(self.tr("&Use this model"))
        self._use.setProperty("accent", True)
        self._use_part = QPushButton()
        self._resume = QPushButton(self.tr("&Resume"))
        self._use.clicked.connect(lambda: self._say(self.use_requested))
        self._use_part.clicked.connect(self._on_use_part_clicked)
        self._resume.clicked.connect(lambda: self._say(self.resume_requested))
        self.table.part_chosen.connect(self._name_buttons)
        self._lay_out()

    def show_run(self, info: ModelInfo | None, error: PneumoError | None = None) -> None:
        """Show how a run ended.

        Parameters
        ----------
        info : ModelInfo or None
            The run as it is saved; None where no epoch of it is.
        error : PneumoError or None
            Why it failed.
        """
        self._info = info
        set_role(self._what, "error" if error else "heading")
        if error is not None:
            what, why, next_step = translated_error(error)
            self._what.setText(what)
            self._why.setText("\n".join(f"{part[:1].upper()}{part[1:]}." for part in (why, next_step) if part))
        else:
            self._what.setText(self._state_words(info))
            self._why.setText(self._best_words(info))
        self._why.setVisible(bool(self._why.text()))
        metrics = info.metrics if info else {}
        _fill_metrics(self._metrics, metrics)
        split = next((s for s in ("test", "val") if s in metrics), None)
        _fill_confusion(self._confusion, info.classes if info else (), metrics[split] if split else {}, split or "")
        self.table.show_run(info)
        self._name_buttons()
        self._use.setEnabled(info is not None and info.usable)
        self._resume.setVisible(info is not None and info.resumable)

    def fit_into(self, width: int) -> None:
        """Put the confusion matrix below the figures where a width has no room for both."""
        self._width = width
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew when what is shown has got its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        fits = self._metrics.sizeHint().width() + _GAP + self._confusion.sizeHint().width() <= self._width
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)

    def _lay_out(self) -> None:
        for grid in (self._metrics, self._confusion):
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(4)
        buttons = make_row(self._use, self._use_part, self._resume, None, spacing=8)
        left = make_column(self._what, self._why, self._metrics, None, spacing=8)
        self._beside = make_row((left, 2), self._confusion, None, margins=0, spacing=_GAP)
        self._beside.setAlignment(self._confusion, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        make_column(self._beside, self.table, buttons, parent=self, margins=0, spacing=16)

    def _name_buttons(self) -> None:
        composition = self._info.recipe.composed if self._info is not None else None
        averaged = composition is not None and composition.averaged
        self._use.setText(self.tr("&Use the average") if averaged else self.tr("&Use this model"))
        self._use.setToolTip(self.tr("Predict with the mean of the networks' probabilities") if averaged else "")
        part = self.table.part
        self._use_part.setVisible(averaged)
        self._use_part.setEnabled(bool(part))
        use, choose = (
            (self.tr("Use this &fold as a model"), self.tr("Choose a fold in the table"))
            if composition is not None and composition.cross_validated
            else (self.tr("Use this &network as a model"), self.tr("Choose a network in the table"))
        )
        self._use_part.setText(use)
        self._use_part.setToolTip("" if part else choose)

    def _on_use_part_clicked(self) -> None:
        if self._info is not None and self.table.part:
            self.use_requested.emit(self._info.path / self.table.part)

    def _say(self, wish: SignalInstance) -> None:
        if self._info is not None:
            wish.emit(self._info.path)

    def _state_words(self, info: ModelInfo | None) -> str:
        if info is None:
            return self.tr("Stopped before the first epoch was saved; there is no model")
        recipe = info.recipe
        if info.state == "succeeded":
            done = {
                "single": self.tr("All {n} epochs are done"),
                "folds": self.tr("All {folds} folds of {n} epochs are done"),
                "ensemble": self.tr("All {networks} networks of {n} epochs are done"),
                "cascade": self.tr("Both stages of {n} epochs are done"),
            }[recipe.composed.kind]
            if recipe.grid:
                done = self.tr("All {n} settings are tried")
            return done.format(n=recipe.n_epochs, folds=recipe.folds, networks=recipe.members)
        words = self.tr("Stopped") if info.state == "stopped" else self.tr("Interrupted")
        if recipe.grid:
            after = self.tr("{how} after setting {epoch} of {epochs}")
        elif recipe.composed.part_names:
            after = self.tr("{how} after {epoch} of {epochs} epochs in all")
        else:
            after = self.tr("{how} after epoch {epoch} of {epochs}")
        return after.format(how=words, epoch=info.epoch, epochs=info.epochs)

    def _best_words(self, info: ModelInfo | None) -> str:
        if info is None:
            return ""
        by = choice_title("monitor", info.recipe.monitor)
        of_parts = {
            "folds": self.tr("Of each fold the best epoch by {by} is kept; together they answer with their mean."),
            "ensemble": self.tr(
                "Of each network the best epoch by {by} is kept; together they answer with their mean."
            ),
            "cascade": self.tr("Of each stage the best epoch by {by} is kept."),
        }
        if info.recipe.composed.kind in of_parts:
            return of_parts[info.recipe.composed.kind].format(by=by)
        if info.recipe.grid:
            return self.tr("Kept is setting {best}, the best by {by}.").format(best=info.best_epoch, by=by)
        return self.tr("Kept are the weights of epoch {best}, the best by {by}.").format(best=info.best_epoch, by=by)


def _clear(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _fill_metrics(grid: QGridLayout, metrics: Mapping[str, Mapping[str, Any]]) -> None:
    _clear(grid)
    translate = QCoreApplication.translate
    titles = {
        "train": translate("OutcomePanel", "Train"),
        "val": translate("OutcomePanel", "Validation"),
        "test": translate("OutcomePanel", "Test"),
    }
    columns = {
        "images": (translate("OutcomePanel", "images"), ""),
        "loss": (translate("OutcomePanel", "loss"), ".3f"),
        "accuracy": (translate("OutcomePanel", "accuracy"), ".1%"),
        "macro_f1": (translate("OutcomePanel", "macro F1"), ".3f"),
        "sensitivity": (translate("OutcomePanel", "sensitivity"), ".1%"),
        "specificity": (translate("OutcomePanel", "specificity"), ".1%"),
        "roc_auc": (translate("OutcomePanel", "ROC AUC"), ".3f"),
    }
    right = Qt.AlignmentFlag.AlignRight
    for row, (split, figures) in enumerate(metrics.items(), 1):
        grid.addWidget(make_label(titles.get(split, split)), row, 0)
        known = {**(figures.get("binary") or {}), **figures}  # accuracy is that of all classes
        for column, (name, (title, form)) in enumerate(columns.items(), 1):
            if row == 1:
                grid.addWidget(make_label(title, "muted"), 0, column, right)
            value = known.get(name)
            grid.addWidget(make_label(_figure(value, form)), row, column, right)
    grid.setColumnStretch(len(columns) + 1, 1)


def _figure(value: float | None, form: str) -> str:
    if value is None:
        return "–"
    return format(value, form) if form else grouped(value)


def _fill_confusion(grid: QGridLayout, classes: tuple[str, ...], figures: Mapping[str, Any], split: str) -> None:
    _clear(grid)
    matrix = figures.get("confusion_matrix")
    if not matrix or len(classes) > 4:
        return
    translate = QCoreApplication.translate
    caption = translate("OutcomePanel", "Test: true class by row, decided by column")
    if split == "val":
        caption = translate("OutcomePanel", "Validation: true class by row, decided by column")
    grid.addWidget(make_label(caption, "muted"), 0, 0, 1, len(classes) + 1)
    right = Qt.AlignmentFlag.AlignRight
    for i, name in enumerate(classes):
        title = class_word(name)
        grid.addWidget(make_label(title, "muted"), 1, i + 1, right)
        grid.addWidget(make_label(title), i + 2, 0)
        for j, number in enumerate(matrix[i]):
            grid.addWidget(make_label(grouped(number)), i + 2, j + 1, right)
