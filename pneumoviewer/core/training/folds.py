"""Folds of a cross-validation: no patient is ever on two sides of one."""

from __future__ import annotations

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

from pneumoviewer.core.dataset.dataset import Dataset
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP


def fold_by_patient(dataset: Dataset, labels: str, folds: int, seed: int) -> tuple[Dataset, ...]:
    """Divide the patients of train and val into folds, each of which is the validation part once.

    Parameters
    ----------
    dataset : Dataset
        With a split; its test patients are in no fold and stay the test part of each.
    labels : str
        The recipe's labels, whose classes every fold has in about the same proportions.
    folds : int
        At least 2.

    Returns
    -------
    tuple of Dataset
        The dataset `folds` times, with the splits of each fold.

    Raises
    ------
    PneumoError
        Where a class has fewer patients than there are folds.
    """
    dataset = dataset.with_labels(labels)
    targets, patients = dataset.targets(labels), np.array([item.patient for item in dataset.items])
    chosen = np.flatnonzero([item.split in ("train", "val") for item in dataset.items])
    for number, name in enumerate(dataset.classes(labels)):
        having = len(set(patients[chosen][targets[chosen] == number]))
        if having < folds:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be divided into {folds} folds"),
                QT_TRANSLATE_NOOP("errors", "only {having} patients have “{label}”, and each fold needs one"),
                QT_TRANSLATE_NOOP("errors", "Set fewer folds, or add images of other patients with “{label}”"),
                folder=dataset.root.name,
                folds=folds,
                having=having,
                label=name,
            )
    divided = []
    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    for number, (_, out) in enumerate(splitter.split(chosen, targets[chosen], patients[chosen]), 1):
        held_out = set(chosen[out].tolist())
        splits = (
            item.split if item.split not in ("train", "val") else "val" if n in held_out else "train"
            for n, item in enumerate(dataset.items)
        )
        divided.append(dataset.with_splits(splits, f"fold {number} of {folds}"))
    return tuple(divided)
