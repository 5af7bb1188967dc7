"""Dataset scan: which images a folder holds, of which patients, with which labels and split."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from pneumoviewer.core.dataset import split_table
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.dataset import Dataset, Item
from pneumoviewer.core.dataset.path_labels import (
    PNEUMONIA,
    cause_of,
    is_image,
    known_label,
    label_of,
    patient_of,
    split_of,
)
from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.left_out import LeftOut
from pneumoviewer.core.radiograph.file_names import has_archive_ending
from pneumoviewer.core.radiograph.walk import walk

__all__ = ["Dataset", "Item", "scan"]

_Parts = tuple[str, ...]
_LeftOut = list[LeftOut]

_NO_CLASS_FOLDER = QT_TRANSLATE_NOOP("problems", "it does not lie in a class folder")
_NOT_AN_IMAGE = QT_TRANSLATE_NOOP("problems", "its ending is not that of an image")
_NO_SPLIT_FOLDER = QT_TRANSLATE_NOOP("problems", "it lies beside train, val or test, and in none of them")
_NOT_IN_TABLE = QT_TRANSLATE_NOOP("problems", "split.csv does not name it")
_NOT_THERE = QT_TRANSLATE_NOOP("problems", "split.csv names it, but it is not there")
_UNSEARCHED = QT_TRANSLATE_NOOP("problems", "this folder cannot be read")
_UNREADABLE = QT_TRANSLATE_NOOP("problems", "it cannot be read, or is a link to a file that is not there")
_ARCHIVE = QT_TRANSLATE_NOOP("problems", "it is an archive, and only folders are looked into; unpack it")
_NO_CLASS = QT_TRANSLATE_NOOP("problems", "the class table gives its folder no class")


def scan(folder: Path, *, classes: ClassTable | None = None, should_stop: Callable[[], bool] | None = None) -> Dataset:
    """Find the images of a folder, their labels, patients and split. No image is opened.

    Understood are class folders (``NORMAL`` and ``PNEUMONIA``, whose file names may tell bacteria from virus;
    ``NORMAL``, ``BACTERIAL``, ``VIRAL``; or any other names), as they are or inside split folders ``train``, ``val``,
    ``test``, possibly one or more folders down; and a table ``split.csv`` (see
    :func:`~pneumoviewer.core.dataset.split_table.read_table`), which wins over folder names. It is also found above
    a split folder. With a class table folders may lie as they like.

    Parameters
    ----------
    classes : ClassTable, optional
        Which class each folder is. Folders that it does not name have their class where it is a known one, and are
        left out otherwise.
    should_stop : callable, optional
        Asked at every folder.

    Raises
    ------
    PneumoError
        Where there is no such folder, nothing in it is understood, or ``split.csv`` is not valid.
    Cancelled
        As soon as `should_stop` says so.
    """
    root, inside, sizes, left_out = files_of(folder, should_stop)
    start, layout = ((), "table") if inside else _locate(sizes, folder, classes)
    root = root.joinpath(*start)
    below = sorted(path[len(start) :] for path in sizes if path[: len(start)] == start)
    if layout == "table":
        items, more = _from_table(root, inside, below, classes)
    elif layout == "class table":
        assert classes is not None
        items, more = _from_class_table(below, classes)
        layout = "splits" if any(item.split for item in items) else "classes"
    else:
        items, more = _from_folders(root, below, layout == "splits")
    if not items:
        raise _nothing_understood(folder) if classes is None else _nothing_in_table(folder)
    listing = "".join(f"{i.file}\0{sizes[(*start, *PurePosixPath(i.file).parts)]}\0" for i in items)
    return Dataset(
        root,
        tuple(items),
        {"table": split_table.NAME, "splits": "folders", "classes": "none"}[layout],
        tuple(left_out + more),
        hashlib.sha256(listing.encode("utf-8", "surrogateescape")).hexdigest(),
        classes,
    )


def files_of(folder: Path, should_stop: Callable[[], bool] | None) -> tuple[Path, _Parts, dict[_Parts, int], _LeftOut]:
    """Return a dataset's folder, the part of it that was chosen, its files' sizes by their paths, and what is no file.

    Raises
    ------
    PneumoError
        Where the folder cannot be read.
    Cancelled
    """
    root = folder.expanduser().absolute()
    inside: _Parts = ()
    try:
        if _label_above(root):
            root, inside = root.parent, (root.name,)
        return root, inside, *_walk(root, inside, should_stop or (lambda: False))
    except OSError as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{folder}” cannot be read"),
            "{reason}",
            QT_TRANSLATE_NOOP("errors", "Check that the folder is there and may be opened"),
            folder=folder.name,
            reason=error.strerror or str(error),
        ) from error


def _label_above(folder: Path) -> bool:
    """Say whether this is a split folder, some files of which are named by a table beside it."""
    table = folder.parent / split_table.NAME
    if not split_of(folder.name) or (folder / split_table.NAME).exists() or not table.exists():
        return False
    rows, _ = split_table.read_table(table)
    return any(row.file.startswith(f"{folder.name}/") for row in rows)


def _walk(root: Path, inside: _Parts, should_stop: Callable[[], bool]) -> tuple[dict[_Parts, int], _LeftOut]:
    """Return the size of every file, by the parts of its path, and the folders that cannot be searched."""
    sizes: dict[_Parts, int] = {}
    left_out: _LeftOut = []
    start = root.joinpath(*inside)

    def note(error: OSError) -> None:
        path = Path(error.filename)
        if path == start:
            raise error
        left_out.append(LeftOut(path.relative_to(root).as_posix(), _UNSEARCHED, failed=True))

    for here, files in walk(start, note):
        if should_stop():
            raise Cancelled
        parts = here.relative_to(root).parts
        for name in files:
            try:
                status = (here / name).stat()
            except OSError:
                left_out.append(LeftOut("/".join((*parts, name)), _UNREADABLE, failed=True))
                continue
            if stat.S_ISREG(status.st_mode):
                sizes[(*parts, name)] = status.st_size
    return sizes, left_out


def _locate(paths: Iterable[_Parts], folder: Path, classes: ClassTable | None) -> tuple[_Parts, str]:
    """Return where the layout starts, going down while there is but one way, and what it is."""
    below = [path for path in paths if is_image(path[-1]) or path[-1] == split_table.NAME]
    start: _Parts = ()
    while True:
        if (split_table.NAME,) in below:
            return start, "table"
        below = [path for path in below if len(path) > 1]
        heads = {path[0] for path in below}
        if classes is not None:
            if len(heads) != 1:
                return (), "class table"
        elif any(split_of(head) for head in heads):
            return start, "splits"
        elif any(known_label(head) for head in heads) or any(
            len(path) == 2 and path[1] != split_table.NAME for path in below
        ):
            return start, "classes"
        elif len(heads) != 1:
            raise _nothing_understood(folder)
        start = (*start, *heads)
        below = [path[1:] for path in below]


def _from_table(
    root: Path, inside: _Parts, below: list[_Parts], classes: ClassTable | None
) -> tuple[list[Item], _LeftOut]:
    rows, left_out = split_table.read_table(root / split_table.NAME, classes)
    there = {"/".join(path) for path in below}
    rows = [row for row in rows if PurePosixPath(row.file).parts[: len(inside)] == inside]
    left_out += [LeftOut(row.file, _NOT_THERE, failed=True) for row in rows if row.file not in there]
    named = {row.file for row in rows} | {one.file for one in left_out}
    for path in below:
        file = "/".join(path)
        if is_image(path[-1]) and file not in named:
            left_out.append(LeftOut(file, _NOT_IN_TABLE))
        elif has_archive_ending(path[-1]):
            left_out.append(LeftOut(file, _ARCHIVE))
    return sorted((row for row in rows if row.file in there), key=lambda row: row.file), left_out


def _from_folders(root: Path, below: list[_Parts], splits: bool) -> tuple[list[Item], _LeftOut]:
    items: list[Item] = []
    left_out: _LeftOut = []
    # Of a folder inside a class folder, chosen by itself, the name of that class folder counts too.
    above = (root.name,) if not splits and root.name.casefold() == "infected" else ()
    for path in below:
        file, split = "/".join(path), split_of(path[0]) if splits else None
        folders = (*above, *(path[1:-1] if splits else path[:-1]))
        if splits and split is None and len(path) > 1:
            if LeftOut(path[0], _NO_SPLIT_FOLDER) not in left_out[-1:]:
                left_out.append(LeftOut(path[0], _NO_SPLIT_FOLDER))
        elif not folders or (splits and split is None):
            left_out += _loose(path)
        elif not is_image(path[-1]):
            left_out.append(LeftOut(file, _NOT_AN_IMAGE))
        else:
            # Publishers restart their numbering in every split folder.
            patient = patient_of(folders, path[-1])
            items.append(Item(file, f"{path[0]}/{patient}" if splits else patient, label_of(folders, path[-1]), split))
    return sorted(items, key=lambda item: item.file), left_out


def _from_class_table(below: list[_Parts], classes: ClassTable) -> tuple[list[Item], _LeftOut]:
    items: list[Item] = []
    left_out: _LeftOut = []
    find = cache(lambda folders: classes.find(folders) or _known_in(folders))
    for path in below:
        file, folders, name = "/".join(path), path[:-1], path[-1]
        found = find(folders)
        if not folders:
            left_out += _loose(path)
        elif not is_image(name):
            left_out.append(LeftOut(file, _NOT_AN_IMAGE))
        elif found is None or not found[2]:
            left_out.append(LeftOut(file, _NO_CLASS))
        else:
            start, end, label = found
            inner = [folder for folder in folders[end:] if split_of(folder) is None]
            above = [folder for folder in folders[:start] if split_of(folder) is None]
            side = next((f for n, f in enumerate(folders) if split_of(f) and not start <= n < end), None)
            patient = patient_of(("/".join(folders[start:end]), *inner), name, above)
            label = cause_of(inner, name) if label == PNEUMONIA else label
            items.append(Item(file, f"{side}/{patient}" if side else patient, label, split_of(side or "")))
    if any(item.split for item in items):
        left_out += [LeftOut(item.file, _NO_SPLIT_FOLDER) for item in items if item.split is None]
        items = [item for item in items if item.split is not None]
    return sorted(items, key=lambda item: item.file), left_out


def _known_in(folders: _Parts) -> tuple[int, int, str] | None:
    """Return the outermost folder that is called like a known class, as :meth:`ClassTable.find` does."""
    at = next((n for n, folder in enumerate(folders) if known_label(folder)), None)
    return None if at is None else (at, at + 1, label_of(folders[at:], ""))


def _loose(path: _Parts) -> _LeftOut:
    """Return what is said of a file that lies in no class folder; of a text, say, nothing."""
    if has_archive_ending(path[-1]):
        return [LeftOut(path[-1], _ARCHIVE)]
    return [LeftOut(path[-1], _NO_CLASS_FOLDER)] if is_image(path[-1]) else []


def _nothing_understood(folder: Path) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "“{folder}” is not understood as a dataset"),
        QT_TRANSLATE_NOOP(
            "errors",
            "it has neither class folders such as NORMAL and PNEUMONIA (maybe inside train, val, test) nor a split.csv",
        ),
        QT_TRANSLATE_NOOP(
            "errors", "Choose the folder that holds them, or say which class each folder is (--classes FOLDER=CLASS)"
        ),
        folder=folder.name,
    )


def _nothing_in_table(folder: Path) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "“{folder}” is not understood as a dataset"),
        QT_TRANSLATE_NOOP("errors", "no image lies in a folder to which the class table gives a class"),
        QT_TRANSLATE_NOOP("errors", "Name the folders as they are there, or choose another folder"),
        folder=folder.name,
    )
