"""Training data: a divided dataset and its pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from pneumoviewer.core.dataset.cache import PictureCache, open_cache
from pneumoviewer.core.dataset.path_labels import SPLITS
from pneumoviewer.core.dataset.scan import Dataset
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.events import Progress
from pneumoviewer.core.training.learner import Examples

READING = QT_TRANSLATE_NOOP("progress", "Reading radiographs")


@dataclass(frozen=True, eq=False)
class TrainingData:
    """A divided dataset and its pictures.

    Attributes
    ----------
    rows : ndarray of int, shape (items,)
        Which picture is each item's.
    """

    dataset: Dataset
    cache: PictureCache
    rows: NDArray[np.int64]

    @classmethod
    def read(
        cls,
        dataset: Dataset,
        recipe: Recipe,
        on_event: Callable[[Progress], None],
        should_stop: Callable[[], bool],
        *,
        max_megapixels: float = 100.0,
    ) -> TrainingData:
        """Read a dataset's pictures as a recipe wants them.

        Raises
        ------
        PneumoError
            Where they cannot be kept.
        Cancelled
        """
        cache = open_cache(
            dataset,
            recipe.preprocessing,
            on_progress=lambda done, total: on_event(Progress(READING, done, total)),
            should_stop=should_stop,
            max_megapixels=max_megapixels,
        )
        return cls(dataset, cache, np.arange(len(dataset.items)))

    @property
    def usable(self) -> Dataset:
        """The dataset without the files that cannot be read, which it tells as left out, and its duplicates."""
        chosen = self._readable("all")
        return replace(
            self.dataset,
            items=tuple(self.dataset.items[i] for i in chosen.tolist()),
            left_out=(*self.dataset.left_out, *self.cache.left_out),
            duplicates=self.cache.duplicates,
        )

    def labelled(self, labels: str) -> TrainingData:
        """Return it without what a recipe's `labels` are not about."""
        about = np.flatnonzero(self.dataset.targets(labels) >= 0)
        return replace(self, dataset=self.dataset.with_labels(labels), rows=self.rows[about])

    def examples_of(self, split: str, labels: str) -> Examples:
        """Return the pictures of one part that can be read, with their classes under `labels`."""
        chosen = self._readable(split)
        patients = np.array([self.dataset.items[i].patient for i in chosen.tolist()], np.str_)
        pictures = torch.from_numpy(self.cache.pictures[self.rows[chosen]])
        return Examples(pictures, torch.from_numpy(self.dataset.targets(labels)[chosen]), patients)

    def count(self, split: str) -> int:
        """Return how many images of a part can be read."""
        return len(self._readable(split))

    def examples(self, labels: str) -> dict[str, Examples]:
        """Return the pictures of ``train``, ``val`` and ``test``, with their classes under `labels`.

        Raises
        ------
        PneumoError
            Where there is nothing to train or to validate on.
        """
        parts = {split: self.examples_of(split, labels) for split in SPLITS}
        for split in ("train", "val"):
            if not len(parts[split]):
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be trained on"),
                    QT_TRANSLATE_NOOP("errors", "no image for “{split}” can be read"),
                    QT_TRANSLATE_NOOP("errors", "Check the files, or choose another folder"),
                    folder=self.dataset.root.name,
                    split=split,
                )
        return parts

    def _readable(self, split: str) -> NDArray[np.int64]:
        chosen = self.dataset.indices(split)
        return chosen[self.cache.readable[self.rows[chosen]]]
