"""The job: what a training is, wherever it computes. Knows no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pneumoviewer.core.dataset.class_table import ClassTable
    from pneumoviewer.core.recipe.recipe import Recipe


@dataclass(frozen=True)
class Job:
    """A training to be done.

    Attributes
    ----------
    recipe : Recipe
        When resuming, the run's own is used, but for its number of epochs.
    folder : Path
        The run's folder; unless resuming, a new one, an empty one, or one of a run killed before its first epoch.
    resume : bool
        Go on after the last saved epoch; bit for bit as if never stopped, on the same machine.
    classes : ClassTable or None
        Which class each folder is, where its name does not tell. When resuming, the run's own is used.
    max_megapixels : float
        Larger radiographs are left out.
    """

    recipe: Recipe
    data: Path
    folder: Path
    resume: bool = False
    classes: ClassTable | None = None
    max_megapixels: float = 100.0
