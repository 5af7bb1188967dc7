"""The contents of a dataset's folder, looked through for the training dialog."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pneumoviewer.core.dataset.class_folders import ClassFolder, class_folders
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.dataset.split import ensure_split
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.left_out import Duplicate, LeftOut
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.settings import load_settings
from pneumoviewer.gui.kit.job_thread import ShouldStop


@dataclass(frozen=True)
class Contents:
    """What a folder holds, as it will be trained on.

    Attributes
    ----------
    counts : dict
        ``{split: {class: images}}``.
    split_source : str
        See :class:`~pneumoviewer.core.dataset.scan.Dataset`.
    left_out : tuple of LeftOut
        With those that are known to be unreadable from an earlier training.
    duplicates : tuple of Duplicate
        Those known from an earlier training.
    """

    counts: dict[str, dict[str, int]]
    patients: int
    split_source: str
    left_out: tuple[LeftOut, ...]
    duplicates: tuple[Duplicate, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """The class names."""
        return tuple(next(iter(self.counts.values())))


@dataclass(frozen=True)
class Looked:
    """What came of looking through a folder: what it holds or what is wrong, and which folders may be classes."""

    about: tuple[Path, ClassTable | None]
    dataset: Dataset | None = None
    contents: Contents | None = None
    error: PneumoError | None = None
    folders: tuple[ClassFolder, ...] = ()


def look_through(
    about: tuple[Path, ClassTable | None], recipe: Recipe, known: Dataset | None, ask: bool, should_stop: ShouldStop
) -> Looked:
    """Look through a folder.

    Parameters
    ----------
    known : Dataset or None
        What is in the folder, where it has been looked through before.
    ask : bool
        Whether to look for folders that may be classes too, where something is wrong.

    Raises
    ------
    Cancelled
    """
    from pneumoviewer.core.dataset.cache import remembered  # the first paint does not wait for it

    folder, table = about
    dataset, contents, problem = known, None, None
    try:
        dataset = dataset or scan(folder, classes=table, should_stop=should_stop)
        ready = ensure_split(dataset, recipe.seed, recipe.labels)
        left_out, duplicates = remembered(ready, recipe.preprocessing, max_megapixels=load_settings().max_megapixels)
        counts = ready.counts(recipe.labels)
        contents = Contents(counts, ready.patients, ready.split_source, (*ready.left_out, *left_out), duplicates)
    except PneumoError as error:
        problem = error
    folders: tuple[ClassFolder, ...] = ()
    if ask and (problem is not None or table is not None):
        with suppress(PneumoError):
            folders = class_folders(folder, should_stop)
    if table is None and all(one.known for one in folders):
        folders = ()  # what is wrong is not that
    return Looked(about, dataset, contents, problem, folders)
