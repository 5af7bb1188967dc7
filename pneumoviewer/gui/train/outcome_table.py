"""What the parts of a run came to: each fold or stage, or each setting of a grid search."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.gui.train.parts import part_title, saved_parts
from pneumoviewer.gui.widgets.choices import choice_title
from pneumoviewer.gui.widgets.figures_table import FiguresTable
from pneumoviewer.gui.widgets.labels import make_label


class OutcomeTable(QWidget):
    """The table, with its heading; hidden for a run that has no parts.

    Attributes
    ----------
    part : str
        The fold chosen; empty for none.
    """

    part_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = ""
        self._parts: list[str] = []
        self._heading = make_label(role="muted")
        self.figures = FiguresTable(self.tr("Figures of each part"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self.figures)
        self.figures.row_chosen.connect(self._on_row_chosen)
        self.hide()

    def show_run(self, info: ModelInfo | None) -> None:
        """Show a run's parts or settings, where it has any."""
        self.part, self._parts = "", []
        grid = info.file("grid") if info is not None else None
        parts = [part for part in saved_parts(info) if part.path.name in info.parts] if info is not None else []
        self.setVisible(bool(parts) or grid is not None)
        if info is None:
            return
        if grid is not None:
            with grid.open(newline="", encoding="utf-8") as lines:
                self._show_grid(list(csv.DictReader(lines)), info)
        elif parts:
            self._show_parts(info, parts)

    def _show_parts(self, info: ModelInfo, parts: list[ModelInfo]) -> None:
        columns = {
            "loss": (self.tr("loss"), "{:.3f}"),
            "accuracy": (self.tr("accuracy"), "{:.1%}"),
            "macro_f1": (self.tr("macro F1"), "{:.3f}"),
            "sensitivity": (self.tr("sensitivity"), "{:.1%}"),
            "specificity": (self.tr("specificity"), "{:.1%}"),
            "roc_auc": (self.tr("ROC AUC"), "{:.3f}"),
        }

        known = [_flat(part.metrics.get("val", {})) for part in parts]
        columns = {name: column for name, column in columns.items() if any(f.get(name) is not None for f in known)}

        def cell(figures: Mapping[str, Any], name: str) -> str:
            return "–" if figures.get(name) is None else columns[name][1].format(figures[name])

        rows = [
            [part_title(part.path.name), str(part.best_epoch), *(cell(figures, name) for name in columns)]
            for part, figures in zip(parts, known, strict=True)
        ]
        marked = -1
        if info.recipe.folds:
            self._parts = [part.path.name for part in parts]
            means = {name: figure["mean"] for name, figure in info.cross_validation.items()}
            spreads = {name: figure["std"] for name, figure in info.cross_validation.items()}
            whole = [f"{cell(means, name)} ± {cell(spreads, name)}" if name in means else "–" for name in columns]
            rows.append([self.tr("Mean ± deviation"), "", *whole])
            marked = len(rows) - 1
            self._heading.setText(self.tr("Validation figures of each fold, at its best epoch"))
        else:
            self._heading.setText(self.tr("Validation figures of each stage, at its best epoch"))
        headings = ["", self.tr("best epoch"), *(title for title, _ in columns.values())]
        self.figures.fill(headings, rows, marked)

    def _show_grid(self, settings: list[dict[str, str]], info: ModelInfo) -> None:
        titles = {
            "setting": self.tr("setting"),
            "penalty": self.tr("penalty"),
            "max_iter": self.tr("at most"),
            "solver": self.tr("solver"),
            "iterations": self.tr("iterations"),
            "converged": self.tr("converged"),
            "cv_accuracy_mean": self.tr("CV accuracy"),
            "cv_accuracy_std": self.tr("± deviation"),
            "train_accuracy": self.tr("training"),
            "seconds": self.tr("seconds"),
        }
        names = list(settings[0]) if settings else []
        rows = [[_figure(name, row[name] or "") for name in names] for row in settings]
        self._heading.setText(self.tr("The settings tried; the one kept is set off"))
        self.figures.fill([titles.get(name, name) for name in names], rows, info.best_epoch - 1)

    def _on_row_chosen(self, row: int) -> None:
        self.part = self._parts[row] if 0 <= row < len(self._parts) else ""
        self.part_chosen.emit()


def _flat(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return figures with those of normal against pneumonia among them; accuracy is that of all classes."""
    return {**(figures.get("binary") or {}), **figures}


def _figure(name: str, text: str) -> str:
    """Return a cell of the table as it is read: rounded where it is a number."""
    if name in {"penalty", "solver"}:
        return choice_title(f"grid_{name}", text)
    try:
        number = float(text)
    except ValueError:
        return text or "–"
    if "accuracy" in name:
        return f"{number:.1%}"
    return f"{number:,.0f}" if number.is_integer() and abs(number) >= 1 else f"{number:.4g}"
