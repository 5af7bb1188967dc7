"""Folder labels: the true label of a single file, where its folder gives one; no dataset is scanned for it.

Decision 32.
"""

from __future__ import annotations

from pathlib import Path

from pneumoviewer.core.dataset import split_table
from pneumoviewer.core.dataset.path_labels import class_folder_label
from pneumoviewer.core.errors import PneumoError

_MAX_TABLE_BYTES = 32 * 2**20  # any folder above a file may hold a large table of something else


class FolderLabels:
    """Labels of files: by the nearest ``split.csv`` above a file that names it, else by its class folder.

    Each table is read once, so one object answers for what is opened together. Names in archives count as folders.
    """

    def __init__(self) -> None:
        self._tables: dict[Path, dict[str, str]] = {}

    def label_of(self, path: Path) -> str | None:
        """Return the label of a file, or None where nothing tells it.

        Parameters
        ----------
        path : Path
            Files are not opened; tables above it are.

        Returns
        -------
        str or None
            As :attr:`pneumoviewer.core.dataset.dataset.Item.label`. A folder called otherwise than ``normal``,
            ``pneumonia``, ``bacterial``, ``viral`` and their like is no class folder here: without the others beside
            it, nothing tells it from any other folder.
        """
        path = path.absolute()
        for folder in path.parents:
            table = self._table(folder)
            label = table.get(path.relative_to(folder).as_posix()) if table else None
            if label is not None:
                return label
        return class_folder_label(path.parts[:-1], path.name)

    def _table(self, folder: Path) -> dict[str, str]:
        if folder not in self._tables:
            self._tables[folder] = _read(folder / split_table.NAME)
        return self._tables[folder]


def _read(table: Path) -> dict[str, str]:
    """Return the labels of a table's files; none of one that is not there or cannot be used."""
    try:
        if not table.is_file() or table.stat().st_size > _MAX_TABLE_BYTES:
            return {}
        items, _ = split_table.read_table(table)
    except (OSError, PneumoError):
        return {}
    return {item.file: item.label for item in items}
