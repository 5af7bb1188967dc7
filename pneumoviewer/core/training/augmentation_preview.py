"""Augmentation preview: some training images of a dataset, changed at random as a recipe says. Needs torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from pneumoviewer.core.dataset.augmentation import Augmentation
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.dataset import Dataset
from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.dataset.scan import scan
from pneumoviewer.core.dataset.split import ensure_split
from pneumoviewer.core.radiograph.reader import read
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.learner import epoch_seed, make_augmentation

EXAMPLES = 16
_Asked = tuple[Path, ClassTable | None, str, int]


@dataclass(frozen=True, eq=False)
class AugmentedExamples:
    """Some training images, changed at random as a recipe says.

    Attributes
    ----------
    pictures : ndarray of uint8, shape (images, height, width)
    classes : tuple of str
        The class of each.
    changed : bool
        Whether the recipe changes images at all; otherwise these are the pictures as they are.
    """

    pictures: NDArray[np.uint8]
    classes: tuple[str, ...]
    changed: bool


class AugmentationPreview:
    """Draws augmented examples; what it has read stays read for the next."""

    def __init__(self) -> None:
        self._scanned: tuple[tuple[Path, ClassTable | None], Dataset] | None = None
        self._chosen: tuple[_Asked, list[Path], tuple[str, ...]] | None = None
        self._read: tuple[list[Path], Preprocessing, NDArray[np.uint8]] | None = None

    def draw(
        self,
        recipe: Recipe,
        data: Path,
        draw: int,
        classes: ClassTable | None = None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> AugmentedExamples:
        """Draw the examples.

        Parameters
        ----------
        should_stop : callable
            Asked while a folder is being looked through.

        Returns
        -------
        AugmentedExamples
            Fewer than sixteen only where there are not so many training images.

        Raises
        ------
        PneumoError
            Where the folder, or an image of it, cannot be used.
        """
        files, class_names = self._choose(data, classes, recipe, should_stop)
        pictures = self._pictures(files, recipe.preprocessing)
        augmentation = make_augmentation(recipe)
        generator = torch.Generator().manual_seed(epoch_seed(recipe.seed, draw))
        shown = augmentation.apply(torch.from_numpy(pictures.copy()), generator)
        shown = shown.round().clamp(0, 255).to(torch.uint8)
        return AugmentedExamples(shown.numpy(), class_names, changed=augmentation != Augmentation())

    def _choose(
        self, folder: Path, classes: ClassTable | None, recipe: Recipe, should_stop: Callable[[], bool]
    ) -> tuple[list[Path], tuple[str, ...]]:
        about = (folder, classes, recipe.labels, recipe.seed)
        if self._chosen is None or self._chosen[0] != about:
            if self._scanned is None or self._scanned[0] != (folder, classes):
                self._scanned = ((folder, classes), scan(folder, classes=classes, should_stop=should_stop))
            dataset = ensure_split(self._scanned[1], recipe.seed, recipe.labels).with_labels(recipe.labels)
            names, targets = dataset.classes(recipe.labels), dataset.targets(recipe.labels)
            train = np.random.default_rng(recipe.seed).permutation(dataset.indices("train"))
            by_class = [train[targets[train] == i] for i in range(len(names))]
            turns = chain.from_iterable(zip_longest(*by_class))
            chosen = [i for i in turns if i is not None][:EXAMPLES]
            files = [dataset.root / dataset.items[i].file for i in chosen]
            self._chosen = (about, files, tuple(names[targets[i]] for i in chosen))
        return self._chosen[1:]

    def _pictures(self, files: list[Path], preprocessing: Preprocessing) -> NDArray[np.uint8]:
        if self._read is None or self._read[:2] != (files, preprocessing):
            self._read = (files, preprocessing, np.stack([preprocessing.picture(read(file)) for file in files]))
        return self._read[2]
