"""Folds by patient."""

from collections import defaultdict
from pathlib import Path

import pytest

from pneumoviewer.core.dataset.dataset import Dataset, Item
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.training.folds import fold_by_patient

LABELS = ("normal", "bacterial", "viral")


def dataset(*rows: tuple[str, str, str]) -> Dataset:
    """Patient, label and split of each image."""
    items = tuple(Item(f"{n:05}.png", *row) for n, row in enumerate(rows))
    return Dataset(Path("somewhere"), items, "folders", (), "fingerprint")


def patients(label: str, count: int, split: str, images: int = 1) -> list[tuple[str, str, str]]:
    return [(f"{split}/{label}{n}", label, split) for n in range(count) for _ in range(images)]


def sides(split: Dataset) -> dict[str, set[str | None]]:
    out: dict[str, set[str | None]] = defaultdict(set)
    for item in split.items:
        out[item.patient].add(item.split)
    return out


def test_every_patient_but_those_of_test_validates_one_fold() -> None:
    data = dataset(
        *(row for split in ("train", "val", "test") for label in LABELS for row in patients(label, 8, split, images=2))
    )
    folds = fold_by_patient(data, "three", 4, seed=1)
    assert folds == fold_by_patient(data, "three", 4, seed=1)
    assert folds != fold_by_patient(data, "three", 4, seed=2)
    validated: list[str] = []
    for fold in folds:
        assert all(len(side) == 1 for side in sides(fold).values())
        assert {p for p, side in sides(fold).items() if side == {"test"}} == {
            item.patient for item in data.items if item.split == "test"
        }
        chosen = [fold.items[n] for n in fold.indices("val")]
        assert {item.label for item in chosen} == set(LABELS)
        validated += {item.patient for item in chosen}
    assert sorted(validated) == sorted({item.patient for item in data.items if item.split != "test"})


def test_more_folds_than_patients_of_a_class_are_refused() -> None:
    data = dataset(*patients("normal", 9, "train"), *patients("bacterial", 9, "train"), *patients("viral", 3, "train"))
    with pytest.raises(PneumoError, match="only 3 patients have “viral”"):
        fold_by_patient(data, "three", 4, seed=0)
    assert len(fold_by_patient(data, "binary", 4, seed=0)) == 4
