"""Evaluation: a trained model on a folder of radiographs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from msgspec import structs
from numpy.typing import NDArray

from pneumoviewer.core.dataset.cache import open_cache
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.dataset.split import apply_split
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.left_out import Duplicate, LeftOut
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import verified
from pneumoviewer.core.results import Evaluation
from pneumoviewer.core.training.metrics import evaluate_probabilities


def evaluate_model(
    info: ModelInfo,
    data: Path,
    split: str | None = None,
    *,
    classes: ClassTable | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    max_megapixels: float = 100.0,
) -> Evaluation:
    """Evaluate a trained model on a dataset.

    Parameters
    ----------
    split : {"train", "val", "test", "all"} or None
        None takes ``test`` where the folder has one, else ``all``. The folder's own ``split.csv`` or split folders
        count. In the folder the model was trained on, without a ``split.csv``, it is the run's saved split.
    classes : ClassTable, optional
        As for :func:`scan_as_trained`.

    Raises
    ------
    PneumoError
        Where the folder has no such split or no readable image, or its labels are not the model's.
    Cancelled
    """
    dataset = scan_as_trained(info, data, should_stop, classes)
    if split is None:
        split = "test" if len(dataset.indices("test")) else "all"
    found = outcomes(
        info, dataset, split, on_progress=on_progress, should_stop=should_stop, max_megapixels=max_megapixels
    )
    evaluation = evaluate_probabilities(
        found.probabilities,
        found.targets,
        info.classes,
        info.threshold,
        model=info.name,
        split=split,
        patients=len(found.patients),
        points=info.operating_points,
    )
    return structs.replace(evaluation, left_out=found.left_out, duplicates=found.duplicates)


@dataclass(frozen=True)
class Outcomes:
    """What a model says of labelled images.

    Attributes
    ----------
    probabilities : ndarray of float, shape (images, classes)
    left_out : tuple of LeftOut
        Of the whole dataset what was left out of it, and of the part the files that cannot be read.
    duplicates : tuple of Duplicate
        Of the part.
    """

    probabilities: NDArray[np.float64]
    targets: NDArray[np.int64]
    patients: frozenset[str]
    left_out: tuple[LeftOut, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()


def scan_as_trained(
    info: ModelInfo, data: Path, should_stop: Callable[[], bool] | None = None, classes: ClassTable | None = None
) -> Dataset:
    """Return a folder's images; with the split of the training where it is the folder trained on, without a split.csv.

    Parameters
    ----------
    classes : ClassTable, optional
        Which class each folder is. By default it is that of the training, where that names folders that are there.

    Raises
    ------
    PneumoError
        Where the folder has no images.
    Cancelled
    """
    dataset = (
        _scanned(info, data, should_stop) if classes is None else scan(data, classes=classes, should_stop=should_stop)
    )
    if (
        dataset.split_source != "split.csv"
        and dataset.fingerprint == info.data.get("fingerprint")
        and "split" in info.files
    ):  # split folders too, as training may have divided the train folder further
        return apply_split(dataset, verified(info, "split"))
    return dataset


def _scanned(info: ModelInfo, data: Path, should_stop: Callable[[], bool] | None) -> Dataset:
    if info.class_table is not None:
        with suppress(PneumoError):  # it names none of these folders
            return scan(data, classes=info.class_table, should_stop=should_stop)
    return scan(data, should_stop=should_stop)


def outcomes(
    info: ModelInfo,
    dataset: Dataset,
    split: str,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    max_megapixels: float = 100.0,
) -> Outcomes:
    """Predict the readable images of a part of a dataset.

    Parameters
    ----------
    split : {"train", "val", "test", "all"}

    Raises
    ------
    PneumoError
        Where there is no such part or no readable image, or the labels are not the model's.
    Cancelled
    """
    part = part_of(info, dataset, split)
    # Only the chosen part is decoded; the whole folder's cache would take longer.
    cache = open_cache(
        part, info.preprocessing, on_progress=on_progress, should_stop=should_stop, max_megapixels=max_megapixels
    )
    readable = np.flatnonzero(cache.readable)
    if not len(readable):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be evaluated"),
            QT_TRANSLATE_NOOP("errors", "no image of “{split}” can be read"),
            QT_TRANSLATE_NOOP("errors", "Check the files, or choose another folder or split"),
            folder=dataset.root.name,
            split=split,
        )
    return Outcomes(
        Predictor(info).probabilities(torch.from_numpy(cache.pictures[readable])),
        part.targets(info.recipe.labels)[readable],
        frozenset(part.items[i].patient for i in readable.tolist()),
        (*part.left_out, *cache.left_out),
        cache.duplicates,
    )


def part_of(info: ModelInfo, dataset: Dataset, split: str) -> Dataset:
    """Return the images of a part of a dataset that a model's labels are about.

    Parameters
    ----------
    split : {"train", "val", "test", "all"}

    Raises
    ------
    PneumoError
        Where there is no such part, or the labels are not the model's.
    """
    labels = info.recipe.labels
    chosen = _chosen(dataset, split)
    if dataset.classes(labels) != info.classes:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be evaluated with the model “{name}”"),
            QT_TRANSLATE_NOOP("errors", "its classes are {found}, the model's {known}"),
            QT_TRANSLATE_NOOP("errors", "Choose a folder with the model's classes"),
            folder=dataset.root.name,
            name=info.name,
            found=", ".join(dataset.classes(labels)),
            known=", ".join(info.classes),
        )
    return replace(dataset, items=tuple(dataset.items[i] for i in chosen.tolist())).with_labels(labels)


def _chosen(dataset: Dataset, split: str) -> NDArray[np.int64]:
    everything = np.arange(len(dataset.items))
    chosen = everything if split == "all" else dataset.indices(split)
    if not len(chosen):
        has = [name for name in ("train", "val", "test") if len(dataset.indices(name))]
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{folder}” has no images for “{split}”"),
            QT_TRANSLATE_NOOP("errors", "it has {has}"),
            QT_TRANSLATE_NOOP("errors", "Choose another split, or --split all"),
            folder=dataset.root.name,
            split=split,
            has=", ".join(has) if has else "no split.csv and no split folders",
        )
    return chosen
