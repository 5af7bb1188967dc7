"""A folder becomes a dataset: which images it holds, of which patients, with which labels and split."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from pneumoviewer.core.dataset import split_table
from pneumoviewer.core.dataset.items import Dataset, Item
from pneumoviewer.core.dataset.names import (
    is_image,
    known_label,
    label_of,
    patient_of,
    split_of,
)
from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.radiograph.names import is_junk
from pneumoviewer.core.words import QT_TRANSLATE_NOOP

__all__ = ["Dataset", "Item", "scan"]

_Parts = tuple[str, ...]
_Problems = list[tuple[str, str]]

_NO_CLASS_FOLDER = QT_TRANSLATE_NOOP("problems", "it does not lie in a class folder")
_NOT_AN_IMAGE = QT_TRANSLATE_NOOP("problems", "its ending is not that of an image")
_NO_SPLIT_FOLDER = QT_TRANSLATE_NOOP("problems", "this folder lies beside train, val or test and is left out")
_NOT_IN_TABLE = QT_TRANSLATE_NOOP("problems", "split.csv does not name it")
_NOT_THERE = QT_TRANSLATE_NOOP("problems", "split.csv names it, but it is not there")
_UNREADABLE = QT_TRANSLATE_NOOP("problems", "this folder cannot be read")


def scan(folder: Path, *, should_stop: Callable[[], bool] | None = None) -> Dataset:
    """Find the images of a folder, their labels, patients and split. No image is opened.

    Understood are class folders (``NORMAL`` and ``PNEUMONIA``, whose file names may tell bacteria from virus;
    ``NORMAL``, ``BACTERIAL``, ``VIRAL``; or any other names), as they are or inside split folders ``train``, ``val``,
    ``test``, possibly one or more folders down; and a table ``split.csv`` (see
    :func:`~pneumoviewer.core.dataset.split_table.read_table`), which wins over folder names. It is also found above
    a split folder.

    Parameters
    ----------
    folder : Path
    should_stop : callable, optional
        Asked at every folder.

    Returns
    -------
    Dataset

    Raises
    ------
    PneumoError
        Where there is no such folder, nothing in it is understood, or ``split.csv`` is not valid.
    Cancelled
        As soon as `should_stop` says so.
    """
    root = folder.expanduser().absolute()
    inside: _Parts = ()
    try:
        if _named_above(root):
            root, inside = root.parent, (root.name,)
        sizes, problems = _walk(root, inside, should_stop or (lambda: False))
    except OSError as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be read"),
            "{reason}",
            QT_TRANSLATE_NOOP("errors", "Check that the folder is there and may be opened"),
            folder=folder.name,
            reason=error.strerror or str(error),
        ) from error
    start, layout = ((), "table") if inside else _locate(sizes, folder)
    root = root.joinpath(*start)
    below = sorted(path[len(start) :] for path in sizes if path[: len(start)] == start)
    if layout == "table":
        items, more = _from_table(root, inside, below)
    else:
        items, more = _from_folders(below, layout == "splits")
    if not items:
        raise _nothing_understood(folder)
    listing = "".join(f"{i.file}\0{sizes[(*start, *PurePosixPath(i.file).parts)]}\0" for i in items)
    return Dataset(
        root,
        tuple(items),
        {"table": split_table.NAME, "splits": "folders", "classes": "none"}[layout],
        tuple(problems + more),
        hashlib.sha256(listing.encode("utf-8", "surrogateescape")).hexdigest(),
    )


def _named_above(folder: Path) -> bool:
    """Say whether this is a split folder, some files of which are named by a table beside it."""
    table = folder.parent / split_table.NAME
    if not split_of(folder.name) or (folder / split_table.NAME).exists() or not table.exists():
        return False
    rows, _ = split_table.read_table(table)
    return any(row.file.startswith(f"{folder.name}/") for row in rows)


def _walk(root: Path, inside: _Parts, should_stop: Callable[[], bool]) -> tuple[dict[_Parts, int], _Problems]:
    """Return the size of every file, by the parts of its path; a folder reached twice by links counts once."""
    sizes: dict[_Parts, int] = {}
    problems: _Problems = []
    seen: set[tuple[int, int]] = set()
    todo = [inside]
    while todo:
        if should_stop():
            raise Cancelled
        here = todo.pop()
        folder = root.joinpath(*here)
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as found:
                entries = sorted((e for e in found if not is_junk(e.name)), key=lambda e: e.name, reverse=True)
        except OSError:
            if here == inside:
                raise
            problems.append(("/".join(here), _UNREADABLE))
            continue
        for entry in entries:
            path = (*here, entry.name)
            try:
                if entry.is_dir():
                    todo.append(path)
                elif stat.S_ISREG(entry.stat().st_mode):
                    sizes[path] = entry.stat().st_size
            except OSError:
                problems.append(("/".join(path), _UNREADABLE))
    return sizes, problems


def _locate(paths: Iterable[_Parts], folder: Path) -> tuple[_Parts, str]:
    """Return where the layout starts, going down while there is but one way, and what it is."""
    below = [path for path in paths if is_image(path[-1]) or path[-1] == split_table.NAME]
    start: _Parts = ()
    while True:
        if (split_table.NAME,) in below:
            return start, "table"
        below = [path for path in below if len(path) > 1]
        heads = {path[0] for path in below}
        if any(split_of(head) for head in heads):
            return start, "splits"
        if any(known_label(head) for head in heads) or any(
            len(path) == 2 and path[1] != split_table.NAME for path in below
        ):
            return start, "classes"
        if len(heads) != 1:
            raise _nothing_understood(folder)
        start = (*start, *heads)
        below = [path[1:] for path in below]


def _from_table(root: Path, inside: _Parts, below: list[_Parts]) -> tuple[list[Item], _Problems]:
    rows, problems = split_table.read_table(root / split_table.NAME)
    there = {"/".join(path) for path in below}
    rows = [row for row in rows if PurePosixPath(row.file).parts[: len(inside)] == inside]
    problems += [(row.file, _NOT_THERE) for row in rows if row.file not in there]
    named = {row.file for row in rows}
    images = ["/".join(path) for path in below if is_image(path[-1])]
    problems += [(file, _NOT_IN_TABLE) for file in images if file not in named]
    return sorted((row for row in rows if row.file in there), key=lambda row: row.file), problems


def _from_folders(below: list[_Parts], splits: bool) -> tuple[list[Item], _Problems]:
    items: list[Item] = []
    problems: _Problems = []
    for path in below:
        file, split = "/".join(path), split_of(path[0]) if splits else None
        folders = path[1:-1] if splits else path[:-1]
        if splits and split is None:
            if len(path) > 1 and (path[0], _NO_SPLIT_FOLDER) not in problems[-1:]:
                problems.append((path[0], _NO_SPLIT_FOLDER))
        elif not folders:
            if is_image(path[-1]):
                problems.append((file, _NO_CLASS_FOLDER))
        elif not is_image(path[-1]):
            problems.append((file, _NOT_AN_IMAGE))
        else:
            # Publishers restart their numbering in every split folder.
            patient = patient_of(folders, path[-1])
            items.append(Item(file, f"{path[0]}/{patient}" if splits else patient, label_of(folders, path[-1]), split))
    return sorted(items, key=lambda item: item.file), problems


def _nothing_understood(folder: Path) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "“{folder}” is not understood as a dataset"),
        QT_TRANSLATE_NOOP(
            "errors",
            "it has neither class folders such as NORMAL and PNEUMONIA (maybe inside train, val, test) nor a split.csv",
        ),
        QT_TRANSLATE_NOOP("errors", "Choose the folder that holds them, or sort the images into one folder a class"),
        folder=folder.name,
    )
