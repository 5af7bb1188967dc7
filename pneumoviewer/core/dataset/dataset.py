"""Dataset: labelled images of patients, and on which side of a split they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray

from pneumoviewer.core.classes import BINARY_CLASSES, KINDS, NORMAL, THREE_CLASSES
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.path_labels import PNEUMONIA, SPLITS, known_label, right_classes
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.left_out import Duplicate, LeftOut


@dataclass(frozen=True)
class Item:
    """One image of a dataset.

    Attributes
    ----------
    file : str
        Path relative to the dataset's root, with ``/`` between folders.
    patient : str
        Whose image it is; equal within one patient of one dataset only.
    label : str
        ``normal``, ``bacterial``, ``viral``, ``pneumonia`` (cause unknown), or the class folder's own name.
    split : str or None
        ``train``, ``val``, ``test``, or None where nothing says.
    """

    file: str
    patient: str
    label: str
    split: str | None


@dataclass(frozen=True)
class Dataset:
    """Labelled images of patients in one folder.

    Attributes
    ----------
    root : Path
        The folder that files are named relative to: the one given, or the one inside it that holds the layout.
    items : tuple of Item
        Sorted by file.
    split_source : str
        Where the split is from: ``split.csv``, ``folders``, ``patients`` (split here, by patient), ``saved`` (a
        run's), or ``none``. ``folders+patients`` and ``split.csv+patients`` where validation was taken out of train.
    fingerprint : str
        SHA-256 over the names, relative to the root, and byte sizes of all images: the same folder has the same
        wherever it lies.
    class_table : ClassTable or None
        What its folders' classes were found_label by, where not by their names alone.
    duplicates : tuple of Duplicate
        Films that fall on both sides of the split or under two labels; known once the pictures have been read.
    """

    root: Path
    items: tuple[Item, ...]
    split_source: str
    left_out: tuple[LeftOut, ...]
    fingerprint: str
    class_table: ClassTable | None = None
    duplicates: tuple[Duplicate, ...] = ()

    @property
    def patients(self) -> int:
        """How many patients there are."""
        return len({item.patient for item in self.items})

    def classes(self, labels: str) -> tuple[str, ...]:
        """Return the class names of a recipe's `labels`; those of ``folders`` are found here."""
        if labels == "folders":
            return tuple(sorted({self._class_of(item, labels) for item in self.items}))
        return {"binary": BINARY_CLASSES, "bacterial_viral": KINDS}.get(labels, THREE_CLASSES)

    def with_labels(self, labels: str) -> Dataset:
        """Return the dataset without what a recipe's `labels` are not about: for ``bacterial_viral`` normal images."""
        return replace(self, items=tuple(item for item in self.items if not _is_left_out(item, labels)))

    def targets(self, labels: str) -> NDArray[np.int64]:
        """Return each item's class, as its index into :meth:`classes`; shape (items,).

        What :meth:`labelled` leaves out has -1.

        Raises
        ------
        PneumoError
            Where an image has no class under `labels`, naming the mend.
        """
        self._check_labels(labels)
        numbers = {name: number for number, name in enumerate(self.classes(labels))}
        return np.array([numbers.get(self._class_of(item, labels), -1) for item in self.items], np.int64)

    def counts(self, labels: str) -> dict[str, dict[str, int]]:
        """Return the number of images: ``{split: {class: n}}``; images in no split are under ``all``.

        What :meth:`labelled` leaves out is not counted.

        Raises
        ------
        PneumoError
            Where an image has no class under `labels`, naming the mend.
        """
        self._check_labels(labels)
        classes = self.classes(labels)
        found = {item.split for item in self.items}
        out = {split or "all": dict.fromkeys(classes, 0) for split in (*SPLITS, None) if split in found}
        for item in self.with_labels(labels).items:
            out[item.split or "all"][self._class_of(item, labels)] += 1
        return out

    def indices(self, split: str) -> NDArray[np.int64]:
        """Return which items are in ``train``, ``val`` or ``test``, or in ``all`` of it."""
        return np.array([n for n, item in enumerate(self.items) if split in ("all", item.split)], np.int64)

    def supports(self, labels: str) -> None:
        """Check that it can be trained on: every image has a class under `labels`, and every class an image.

        Raises
        ------
        PneumoError
            Where not, naming the mend.
        """
        self._check_labels(labels)
        classes = self.classes(labels)
        there = {self._class_of(item, labels) for item in self.items}
        missing = [name for name in classes if name not in there]
        if missing:
            raise self._refusal(
                QT_TRANSLATE_NOOP("errors", "it has no images of {classes}"),
                QT_TRANSLATE_NOOP("errors", "Add some, or choose other classes"),
                classes=", ".join(missing),
            )
        if len(classes) < 2:
            raise self._refusal(
                QT_TRANSLATE_NOOP("errors", "it has one class, “{classes}”, and nothing to tell it from"),
                QT_TRANSLATE_NOOP("errors", "Choose the folder above, with a folder for each class"),
                classes=", ".join(classes),
            )

    def with_splits(self, splits: Iterable[str | None], source: str) -> Dataset:
        """Return a copy in which the items have these splits, one each."""
        items = tuple(replace(item, split=split) for item, split in zip(self.items, splits, strict=True))
        return replace(self, items=items, split_source=source)

    def _class_of(self, item: Item, labels: str) -> str:
        """Return the class of an item under a recipe's labels; its label where they have no place for it."""
        if labels == "binary":
            return next(iter(right_classes(item.label, BINARY_CLASSES)), item.label)
        if labels == "folders" and item.label in THREE_CLASSES:
            folders = PurePosixPath(item.file).parts[:-1]
            found_label = self.class_table.find(folders) if self.class_table else None
            return (
                found_label[2]
                if found_label
                else next((known for known in map(known_label, folders) if known), item.label)
            )
        return item.label

    def _check_labels(self, labels: str) -> None:
        classes = self.classes(labels)
        strange = [item for item in self.with_labels(labels).items if self._class_of(item, labels) not in classes]
        if strange and all(item.label == PNEUMONIA for item in strange):
            raise self._refusal(
                QT_TRANSLATE_NOOP("errors", "{count} pneumonia files, such as “{file}”, do not say bacteria or virus"),
                QT_TRANSLATE_NOOP("errors", "Name them so, leave them out, or tell only normal and pneumonia apart"),
                count=len(strange),
                file=strange[0].file,
            )
        if strange:
            raise self._refusal(
                QT_TRANSLATE_NOOP("errors", "{count} files, such as “{file}”, are in none of the classes {classes}"),
                QT_TRANSLATE_NOOP(
                    "errors", "Set labels to folders, or say which class each folder is (--classes FOLDER=CLASS)"
                ),
                count=len(strange),
                file=strange[0].file,
                classes=", ".join(classes),
            )

    def _refusal(self, why: str, next_step: str, **arguments: object) -> PneumoError:
        what = QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be used with these classes")
        return PneumoError(what, why, next_step, folder=self.root.name, **arguments)


def _is_left_out(item: Item, labels: str) -> bool:
    return labels == "bacterial_viral" and item.label == NORMAL
