"""Folder walk: the one way in which files are found, for reading, training and watching. Decision 39."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from pneumoviewer.core.radiograph.file_names import is_system_file, natural_sort_key


def walk(root: Path, on_error: Callable[[OSError], None]) -> Iterator[tuple[Path, list[str]]]:
    """Yield a folder and those below it, each with the names of its files, in the order that people count in.

    Links are followed, to files and to folders, but for those to folders inside `root`, which are reached by
    themselves: of a class folder and a link to it, the folder counts. One that is reached twice all the same
    counts once. What :func:`~pneumoviewer.core.radiograph.file_names.is_system_file` knows is no data.

    Parameters
    ----------
    on_error : callable
        Gets the error, with its ``filename``, of every folder that cannot be searched, `root` too.
    """
    seen: set[tuple[int, int]] = set()
    inside = root.resolve()
    for here, folders, files in os.walk(root, onerror=on_error, followlinks=True):
        try:
            status = os.stat(here)  # noqa: PTH116 - a path for each of a million folders takes its time
        except OSError as error:
            on_error(error)
            folders.clear()
            continue
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        kept = (name for name in folders if not is_system_file(name) and not _leads_back(Path(here, name), inside))
        folders[:] = sorted(kept, key=natural_sort_key)
        yield Path(here), sorted((name for name in files if not is_system_file(name)), key=natural_sort_key)


def _leads_back(folder: Path, inside: Path) -> bool:
    """Say whether a folder is a link to one inside another, or to that itself."""
    if not folder.is_symlink():
        return False
    try:
        return folder.resolve().is_relative_to(inside)
    except (OSError, RuntimeError):  # a link that leads round
        return False
