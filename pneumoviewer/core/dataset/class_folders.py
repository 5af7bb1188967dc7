"""Class folders: the folders of a dataset that may each be a class, for a person to say which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pneumoviewer.core.dataset.path_labels import is_image, known_label, label_of, split_of
from pneumoviewer.core.dataset.scan import files_of
from pneumoviewer.core.dataset.split_table import NAME, labels_in

_MAX_FOLDERS = 40
_MAX_INSIDE = 12  # more folders inside one, or with fewer images each, are of patients and not of classes
_MIN_IMAGES = 3


@dataclass(frozen=True)
class ClassFolder:
    """A folder that a class table may name, or a label of a ``split.csv``.

    Attributes
    ----------
    folder : str
        Without the split folder that it may lie in.
    known : str
        The class it has by its name; empty where it has none.
    """

    folder: str
    images: int
    known: str


def class_folders(folder: Path, should_stop: Callable[[], bool] | None = None) -> tuple[ClassFolder, ...]:
    """Return the folders that a class table may name, in order; none where there are too many for classes.

    Raises
    ------
    PneumoError
        Where the folder, or its ``split.csv``, cannot be read.
    Cancelled
    """
    root, _, sizes, _ = files_of(folder, should_stop)
    counts: dict[tuple[str, ...], int]
    if (root / NAME).is_file():
        counts = {(label,): images for label, images in labels_in(root / NAME).items() if label}
    else:
        counts = _classes_in(path[:-1] for path in sizes if is_image(path[-1]))
    found = (ClassFolder("/".join(parts), images, _known(parts)) for parts, images in sorted(counts.items()))
    return tuple(found) if len(counts) <= _MAX_FOLDERS else ()


def _classes_in(folders_of_images: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Return the images of each folder, going down as long as there are a few folders with several images each."""
    lying = Counter(tuple(part for part in folders if split_of(part) is None) for folders in folders_of_images)
    lying.pop((), None)
    while lying and len({parts[0] for parts in lying}) == 1 and min(map(len, lying)) > 1:
        lying = Counter({parts[1:]: images for parts, images in lying.items()})
    classes: dict[tuple[str, ...], int] = {}
    todo: list[tuple[tuple[str, ...], Counter[tuple[str, ...]]]] = [((), lying)]
    while todo:
        above, below = todo.pop()
        inside: dict[str, Counter[tuple[str, ...]]] = {}
        for parts, images in below.items():
            inside.setdefault(parts[0], Counter())[parts[1:]] += images
        for name, deeper in inside.items():
            here, direct = (*above, name), deeper.pop((), 0)
            heads = {parts[0] for parts in deeper}
            if len(heads) <= _MAX_INSIDE and deeper.total() >= _MIN_IMAGES * len(heads):
                if direct:
                    classes[here] = direct
                todo.append((here, deeper))
            else:
                classes[here] = direct + deeper.total()
    return classes


def _known(parts: tuple[str, ...]) -> str:
    at = next((n for n, part in enumerate(parts) if known_label(part)), None)
    return "" if at is None else label_of(parts[at:], "")
