"""The learning rate to come, drawn epoch by epoch before a training starts; for a grid search its settings."""

from __future__ import annotations

from statistics import median
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStackedWidget, QWidget

from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.recipe.schedules import learning_rate
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.text.recipe_choices import choice_title
from pneumoviewer.gui.widgets.figures_table import FiguresTable
from pneumoviewer.gui.widgets.labels import keep_lines, make_label
from pneumoviewer.gui.widgets.layouts import make_column
from pneumoviewer.gui.widgets.plots import make_plot, paint_plot

_STEPS = 400
_LOGARITHMIC_FROM = 8.0


def rates(recipe: Recipe) -> tuple[list[float], list[float]]:
    """Return the learning rate over the epochs, as steps.

    Returns
    -------
    edges : list of float
        Where each step begins, in epochs, and where the last ends.
    rates : list of float
        One a step. One-cycle changes within an epoch, so it has many steps in one.
    """
    batches = max(1, _STEPS // recipe.epochs) if recipe.schedule == "one_cycle" else 1
    steps = [(epoch, batch) for epoch in range(recipe.epochs) for batch in range(batches)]
    edges = [epoch + batch / batches for epoch, batch in steps]
    return [*edges, float(recipe.epochs)], [learning_rate(recipe, epoch, batch, batches) for epoch, batch in steps]


class RatePanel(QWidget):
    """Draws the learning rate of a recipe, or lists the settings of a grid search, in the same room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = make_plot(self.tr("Learning rate"), self.tr("Epoch"))
        self.line: Any = self.plot.plot([0, 1], [0], stepMode="center")
        self.settings = FiguresTable(self.tr("Settings of the grid search"))
        self.note = make_label(role="muted", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        keep_lines(self.note, 3)
        listed = QWidget()
        make_column(self.settings, None, parent=listed, margins=0)
        self._room = QStackedWidget()
        self._room.addWidget(self.plot)
        self._room.addWidget(listed)
        make_column((self._room, 1), self.note, parent=self, margins=(0, 12, 0, 0), spacing=8)
        THEME.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def logarithmic(self) -> bool:
        """Whether the rates are drawn on a logarithmic axis."""
        return bool(self.plot.getPlotItem().ctrl.logYCheck.isChecked())

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what a recipe will do."""
        grid = recipe.grid
        self._room.setCurrentIndex(1 if grid else 0)
        if grid:
            self._list(recipe)
        else:
            self._draw(recipe)

    def _list(self, recipe: Recipe) -> None:
        headings = [self.tr("Setting"), "C", self.tr("Penalty"), self.tr("Iterations at most")]
        rows = [
            [str(number), f"{c:g}", choice_title("grid_penalty", penalty), grouped(most)]
            for number, (c, penalty, most) in enumerate(recipe.grid, 1)
        ]
        self.settings.fill(headings, rows)
        if recipe.grid_folds:
            note = self.tr("{n} settings, each compared on {folds} folds of the training patients.")
        else:
            note = self.tr("{n} settings, each compared on the validation patients.")
        self.note.setText(note.format(n=len(rows), folds=recipe.grid_folds))

    def _draw(self, recipe: Recipe) -> None:
        edges, heights = rates(recipe)
        highest = max(heights)
        # Half of the epochs at rates far below the highest could not be told apart; a short end near 0 may go.
        logarithmic = highest > _LOGARITHMIC_FROM * median(heights)
        if logarithmic:
            heights = [max(height, highest * 1e-9) for height in heights]
        if logarithmic != self.logarithmic:
            self.line.setData([0, 1], [1])
            self.plot.setLogMode(y=logarithmic)
        self.line.setData(edges, heights)
        self.plot.setXRange(0, recipe.epochs, padding=0.05)  # room for the last number below it
        if logarithmic:
            self.plot.enableAutoRange(axis="y")
        else:
            self.plot.setYRange(0, highest * 1.05, padding=0)
        self.note.setText(self._words(recipe, heights))

    def _words(self, recipe: Recipe, heights: list[float]) -> str:
        if recipe.schedule == "reduce_on_plateau":
            return self.tr(
                "Highest {highest:.3g}. It is multiplied by {factor:g} each time {figure} stalls for more than "
                "{n} epochs, down to {least:g}."
            ).format(
                highest=heights[0],
                factor=recipe.plateau_factor,
                figure=choice_title("plateau_monitor", recipe.plateau_monitor),
                n=recipe.plateau_patience,
                least=recipe.min_lr,
            )
        if recipe.schedule == "constant":
            return self.tr("{rate:.3g} in all {n} epochs.").format(rate=heights[0], n=recipe.epochs)
        if max(heights) == heights[0]:
            words = self.tr("From {first:.3g} down to {last:.3g}.")
        else:
            words = self.tr("From {first:.3g} up to {highest:.3g} and down to {last:.3g}.")
        return words.format(first=heights[0], last=heights[-1], highest=max(heights))

    def _on_theme_changed(self) -> None:
        paint_plot(self.plot)
        self.line.setPen(pg.mkPen(QColor(THEME.colour("accent")), width=2))
