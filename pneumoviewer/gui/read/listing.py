"""From what was dropped or chosen to rows of the work list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.words import QT_TRANSLATE_NOOP
from pneumoviewer.gui.read.entries import Entry

MOST_FILES = 2000


def entries_of(paths: Iterable[Path]) -> list[Entry]:
    """Return an entry for each file, and for each radiograph in a folder and below it.

    A folder without radiographs, or with more than are listed, has an entry that says so.
    """
    entries: list[Entry] = []
    for path in paths:
        entries.extend(_entries_in(path) if _is_folder(path) else [Entry(path.name or str(path), path)])
    return entries


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # opened as a file, it says what is wrong


def _entries_in(folder: Path) -> list[Entry]:
    from pneumoviewer.core.radiograph.reader import is_supported  # imports numpy

    entries: list[Entry] = []
    for path in sorted(folder.rglob("*")):
        if path.name.startswith(".") or not is_supported(path):
            continue
        if len(entries) == MOST_FILES:
            return [*entries, _refused(folder, _rest_of(folder))]
        entries.append(Entry(path.name, path))
    return entries or [_refused(folder, _nothing_in(folder))]


def _refused(folder: Path, error: PneumoError) -> Entry:
    return Entry(folder.name or str(folder), error=error, unreadable=True)


def _nothing_in(folder: Path) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The folder {name} could not be opened"),
        QT_TRANSLATE_NOOP("errors", "it holds no PNG, JPEG, TIFF, BMP, WebP or DICOM file"),
        QT_TRANSLATE_NOOP("errors", "Choose another folder"),
        name=folder.name,
    )


def _rest_of(folder: Path) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "Not all of the folder {name} was opened"),
        QT_TRANSLATE_NOOP("errors", "only its first {most:,} radiographs are listed"),
        QT_TRANSLATE_NOOP("errors", "Open the folders inside it one by one"),
        name=folder.name,
        most=MOST_FILES,
    )
