"""Duplicates: films that are in a dataset more than once."""

from __future__ import annotations

from collections.abc import Sequence

from pneumoviewer.core.classes import KINDS
from pneumoviewer.core.dataset.dataset import Item
from pneumoviewer.core.dataset.path_labels import PNEUMONIA, SPLITS
from pneumoviewer.core.left_out import Duplicate


def find_duplicates(items: Sequence[Item], hashes: Sequence[str]) -> tuple[Duplicate, ...]:
    """Return the films whose copies fall on both sides of a split, or under two labels.

    Parameters
    ----------
    hashes : sequence of str
        Of each item's pixels; empty where they are not known.

    Returns
    -------
    tuple of Duplicate
        Pneumonia of an unknown cause does not contradict a cause. Copies on one side under one label are not told: one
        film counts twice there, and no figure is wrong for it.
    """
    films: dict[str, list[Item]] = {}
    for item, value in zip(items, hashes, strict=True):
        if value:
            films.setdefault(value, []).append(item)
    found = []
    for copies in films.values():
        sides = {item.split for item in copies}
        splits = tuple(split for split in SPLITS if split in sides) if len(sides) > 1 else ()
        labels = {item.label for item in copies}
        if not labels.isdisjoint(KINDS):
            labels.discard(PNEUMONIA)
        contradicting = tuple(sorted(labels)) if len(labels) > 1 else ()
        if splits or contradicting:
            found.append(Duplicate(tuple(sorted(item.file for item in copies)), splits, contradicting))
    return tuple(found)
