"""The table of a run's parts: what each fold or stage, or each setting of a grid search, came to."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.gui.text.recipe_choices import choice_title
from pneumoviewer.gui.text.runs import part_title, saved_parts
from pneumoviewer.gui.widgets.figures_table import FiguresTable
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_column


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
        make_column(self._heading, self.figures, parent=self, margins=0, spacing=4)
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
        composition = info.recipe.composed
        titles = {
            "folds": self.tr("Validation figures of each fold, at its best epoch"),
            "ensemble": self.tr("Validation figures of each network, at its best epoch"),
            "cascade": self.tr("Validation figures of each stage, at its best epoch"),
        }
        self._heading.setText(titles[composition.kind])
        if composition.averaged:
            self._parts = [part.path.name for part in parts]
        if composition.cross_validated:
            means = {name: figure["mean"] for name, figure in info.cross_validation.items()}
            spreads = {name: figure["std"] for name, figure in info.cross_validation.items()}
            whole = [f"{cell(means, name)} ± {cell(spreads, name)}" if name in means else "–" for name in columns]
            rows.append([self.tr("Mean ± deviation"), "", *whole])
            marked = len(rows) - 1
        headings = ["", self.tr("best epoch"), *(title for title, _ in columns.values())]
        self.figures.fill(headings, rows, marked)

    def _show_grid(self, settings: list[dict[str, str]], info: ModelInfo) -> None:
        headings = [
            self.tr("setting"),
            "C",
            self.tr("penalty"),
            self.tr("solver"),
            self.tr("iterations"),
            self.tr("converged"),
            self.tr("CV accuracy"),
            self.tr("training accuracy"),
            self.tr("seconds"),
        ]
        converged = {"yes": self.tr("yes"), "no": self.tr("no")}
        rows = []
        for row in settings:
            compared = f"{_percent(row['cv_accuracy_mean'])} ± {_percent(row['cv_accuracy_std'])}"
            rows.append(
                [
                    row["setting"],
                    f"{float(row['C']):g}",
                    choice_title("grid_penalty", row["penalty"]),
                    choice_title("grid_solver", row["solver"]),
                    self.tr("{n} of {most}").format(n=row["iterations"], most=row["max_iter"]),
                    converged.get(row["converged"], row["converged"]),
                    compared if row["cv_accuracy_mean"] else "–",
                    _percent(row["train_accuracy"]),
                    row["seconds"],
                ]
            )
        self._heading.setText(self.tr("The settings tried; the one kept is set off"))
        self.figures.fill(headings, rows, info.best_epoch - 1)

    def _on_row_chosen(self, row: int) -> None:
        self.part = self._parts[row] if 0 <= row < len(self._parts) else ""
        self.part_chosen.emit()


def _flat(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return figures with those of normal against pneumonia among them; accuracy is that of all classes."""
    return {**(figures.get("binary") or {}), **figures}


def _percent(share: str) -> str:
    return f"{float(share):.1%}" if share else "–"
