"""Class table: which class the images in each folder are of, where the folders' names do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pneumoviewer.core.dataset.path_labels import known_label
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class ClassTable:
    """Folders and their classes.

    Attributes
    ----------
    rows : tuple of (str, str)
        A folder, or the last part of its path (``viral``, ``infected/viral``), in any case; and ``normal``,
        ``pneumonia``, ``bacterial``, ``viral``, or a class of a person's own. Several folders may be of one class; no
        class leaves a folder out. Of a ``split.csv`` it is the labels that are looked up.
    """

    rows: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, rows: Iterable[tuple[str, str]]) -> ClassTable:
        """Return a table of what a person wrote.

        Raises
        ------
        PneumoError
            Where a folder has no name, or two classes.
        """
        classes: dict[str, str] = {}
        for folder, name in rows:
            key = PurePosixPath(folder.strip().replace("\\", "/").strip("/")).as_posix()
            value = known_label(name) or name.strip()
            if key == ".":
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "The class table cannot be used"),
                    QT_TRANSLATE_NOOP("errors", "one of its rows names no folder"),
                    QT_TRANSLATE_NOOP("errors", "Write FOLDER=CLASS, such as virus=viral"),
                )
            if classes.setdefault(key, value) != value:
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "The class table cannot be used"),
                    QT_TRANSLATE_NOOP("errors", "it puts the folder “{folder}” into {one} and into {other}"),
                    QT_TRANSLATE_NOOP("errors", "Give each folder one class"),
                    folder=key,
                    one=classes[key] or "–",
                    other=value or "–",
                )
        return cls(tuple(classes.items()))

    def find(self, folders: Sequence[str]) -> tuple[int, int, str] | None:
        """Return which folder of a file's is in the table: the innermost, by the longest row that fits.

        Parameters
        ----------
        folders : sequence of str
            Those that the file lies in, the outermost first.

        Returns
        -------
        (int, int, str) or None
            ``folders[start:end]`` is the row's; and its class, empty where it is to be left out.
        """
        lower = [folder.casefold() for folder in folders]
        keys = sorted(((PurePosixPath(k.casefold()).parts, v) for k, v in self.rows), key=lambda row: -len(row[0]))
        for end in range(len(lower), 0, -1):
            for parts, name in keys:
                start = end - len(parts)
                if start >= 0 and tuple(lower[start:end]) == parts:
                    return start, end, name
        return None

    def as_json(self) -> dict[str, str]:
        """Return the table for ``config.json``."""
        return dict(self.rows)
