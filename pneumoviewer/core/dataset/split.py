"""Split by patient into train, validation and test: given with the data, or made here. Decision 6."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from pneumoviewer.core.dataset.dataset import Dataset
from pneumoviewer.core.dataset.path_labels import SPLITS
from pneumoviewer.core.dataset.split_table import read_table, write_table
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.left_out import LeftOut

_NOT_IN_SPLIT = QT_TRANSLATE_NOOP("problems", "the saved split does not name it")
_GONE = QT_TRANSLATE_NOOP("problems", "the saved split names it, but it is not there")
_VALIDATION = 0.1


def split_by_patient(
    dataset: Dataset, seed: int = 0, fractions: tuple[float, float, float] = (0.8, 0.1, 0.1)
) -> Dataset:
    """Split anew, by patient, so that every part has about the same mix of labels.

    Parameters
    ----------
    dataset : Dataset
        A split it has already is forgotten.
    fractions : tuple of float
        Of the images, for train, val and test, summing to one; a part of 0 stays empty.

    Returns
    -------
    Dataset
        Every part has every label that enough patients have.
    """
    sides = _assign(dataset, seed, {s: f for s, f in zip(SPLITS, fractions, strict=True) if f})
    return dataset.with_splits((sides[item.patient] for item in dataset.items), "patients")


def ensure_split(dataset: Dataset, seed: int, labels: str | None = None) -> Dataset:
    """Return the dataset with something to train on and something to validate on.

    A split with train and val that both have every label stays as it is. Where there is no split, or train
    alone, all is split by patient. Where val is missing, or lacks a label (in the well-known set of children's
    radiographs it holds 16 images, none viral), a tenth of train is moved to it by patient. Test is never touched.

    Parameters
    ----------
    labels : str, optional
        The recipe's labels, every class of which must be trained and validated on; what they are not about is left
        out. By default every label of the items.

    Raises
    ------
    PneumoError
        Where there are too few patients, a class has no images at all, or there are only images to validate or test on.
    """
    if labels is not None:
        dataset.supports(labels)
        dataset = dataset.with_labels(labels)
    used = {item.split for item in dataset.items}
    if used in ({None}, {"train"}):
        dataset = split_by_patient(dataset, seed)
    elif "train" not in used:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be trained on"),
            QT_TRANSLATE_NOOP("errors", "it has images to validate or test on, but none to train on"),
            QT_TRANSLATE_NOOP("errors", "Add a train folder, or choose one split folder itself to have it divided"),
            folder=dataset.root.name,
        )
    elif _lacking(dataset, "val"):
        dataset = _complete_validation(dataset, seed)
    for split in ("train", "val"):
        for lacking in _lacking(dataset, split, labels):
            raise _too_few(dataset, lacking, split)
    return dataset


def save_split(dataset: Dataset) -> bytes:
    """Return the split as a ``split.csv``, which :func:`apply_split` reads."""
    return write_table(dataset.items)


def apply_split(dataset: Dataset, path: Path) -> Dataset:
    """Return the dataset with a saved split; files on one side only are left out.

    Parameters
    ----------
    dataset : Dataset
        Of the folder that the split was made of, or one like it.
    path : Path
        What :func:`save_split` wrote.

    Raises
    ------
    PneumoError
        Where the table is damaged, or names no file of this dataset.
    """
    rows, left_out = read_table(path)
    saved = {row.file: row for row in rows}
    known = {item.file for item in dataset.items}
    left_out += [LeftOut(item.file, _NOT_IN_SPLIT) for item in dataset.items if item.file not in saved]
    left_out += [LeftOut(file, _GONE, failed=True) for file in saved if file not in known]
    items = tuple(replace(item, split=saved[item.file].split) for item in dataset.items if item.file in saved)
    if not items:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The saved split does not belong to “{folder}”"),
            QT_TRANSLATE_NOOP("errors", "it names none of the files there"),
            QT_TRANSLATE_NOOP("errors", "Choose the folder that the split was made of"),
            folder=dataset.root.name,
        )
    return replace(dataset, items=items, split_source="saved", left_out=(*dataset.left_out, *left_out))


def _lacking(dataset: Dataset, split: str, labels: str | None = None) -> list[str]:
    """Return the classes, or labels, that no image of a split has."""
    if labels is None:
        of = [item.label for item in dataset.items]
    else:
        dataset = dataset.with_labels(labels)
        classes = dataset.classes(labels)
        of = [classes[n] for n in dataset.targets(labels)]
    return sorted(set(of) - {of[n] for n in dataset.indices(split)})


def _too_few(dataset: Dataset, label: str, split: str) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be trained on"),
        QT_TRANSLATE_NOOP("errors", "there are too few patients: none with “{label}” is left for “{split}”"),
        QT_TRANSLATE_NOOP("errors", "Add images of other patients with “{label}”, three or more in all"),
        folder=dataset.root.name,
        label=label,
        split=split,
    )


def _complete_validation(dataset: Dataset, seed: int) -> Dataset:
    train = replace(dataset, items=tuple(item for item in dataset.items if item.split == "train"))
    sides = _assign(train, seed, {"train": 1.0 - _VALIDATION, "val": _VALIDATION})
    return dataset.with_splits(
        (sides[item.patient] if item.split == "train" else item.split for item in dataset.items),
        f"{dataset.split_source}+patients",
    )


def _assign(dataset: Dataset, seed: int, fractions: dict[str, float]) -> dict[str, str]:
    """Return each patient's part.

    First every part gets one patient of every label, rare labels first: train the one with most images, the others
    those with fewest. Then each patient, from many images to few, goes where their labels are most wanting.
    """
    images: dict[str, Counter[str]] = defaultdict(Counter)
    for item in dataset.items:
        images[item.patient][item.label] += 1
    names = sorted(images)
    shuffled = [names[n] for n in np.random.default_rng(seed).permutation(len(names))]
    queue = sorted(shuffled, key=lambda patient: -images[patient].total())
    total = Counter(item.label for item in dataset.items)
    having: dict[str, Counter[str]] = {part: Counter() for part in fractions}
    sides: dict[str, str] = {}

    def put(patient: str, part: str) -> None:
        sides[patient] = part
        having[part].update(images[patient])

    def wanting(patient: str, part: str) -> float:
        return sum(n * (fractions[part] - having[part][k] / total[k]) for k, n in images[patient].items())

    for label in sorted(total, key=lambda k: (sum(k in counts for counts in images.values()), k)):
        for part in fractions:
            if not having[part][label]:
                free = [patient for patient in queue if label in images[patient] and patient not in sides]
                if free:
                    put(free[0 if part == "train" else -1], part)
    for patient in queue:
        if patient not in sides:
            put(patient, max(fractions, key=lambda part: wanting(patient, part)))
    return sides
