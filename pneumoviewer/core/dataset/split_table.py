"""The table ``split.csv``: which patient and which side of the split each file belongs to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pneumoviewer.core.dataset.items import Item
from pneumoviewer.core.dataset.names import LABELS, known_label, split_of
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.words import QT_TRANSLATE_NOOP

NAME = "split.csv"
COLUMNS = ("file", "patient", "label", "split")


def read_table(path: Path) -> tuple[list[Item], list[tuple[str, str]]]:
    """Read a split table.

    Parameters
    ----------
    path : Path
        A CSV file with the columns ``file`` (relative to the table's folder), ``patient``, ``label``, ``split``.

    Returns
    -------
    items : list of Item
        One a row that can be used.
    problems : list of (str, str)
        Rows that cannot, and why.

    Raises
    ------
    PneumoError
        Where the table cannot be read, lacks a column, or has a patient on two sides.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            reader = csv.DictReader(file)
            reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
            missing = [c for c in COLUMNS if c not in reader.fieldnames]
            if missing:
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "“{name}” cannot be used"),
                    QT_TRANSLATE_NOOP("errors", "it lacks the columns {missing}"),
                    QT_TRANSLATE_NOOP("errors", "Give it the columns file, patient, label and split, or move it away"),
                    name=path.name,
                    missing=", ".join(missing),
                )
            rows = [(reader.line_num, {c: row[c] or "" for c in COLUMNS}) for row in reader]
    except (OSError, csv.Error) as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{name}” cannot be read"),
            "{reason}",
            QT_TRANSLATE_NOOP("errors", "Mend the table, or move it away"),
            name=path.name,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    return _checked(path.name, rows)


def write_table(items: Iterable[Item]) -> bytes:
    """Return a split table of `items`, to be written beside them or into a run."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows((i.file, i.patient, i.label, i.split or "") for i in items)
    return text.getvalue().encode("utf-8", "surrogateescape")


def _checked(name: str, rows: list[tuple[int, dict[str, str]]]) -> tuple[list[Item], list[tuple[str, str]]]:
    # A table either speaks of pneumonia, where another word is a slip, or has classes of its own.
    clinical = any(known_label(row["label"]) for _, row in rows)
    items: dict[str, Item] = {}
    problems: list[tuple[str, str]] = []
    sides: dict[str, tuple[str, int]] = {}
    for line, row in rows:
        # A table made on Windows; where there is a slash, a backslash is part of a name.
        path = PurePosixPath(row["file"] if "/" in row["file"] else row["file"].replace("\\", "/"))
        file, patient, split = str(path), row["patient"].strip(), split_of(row["split"])
        label = known_label(row["label"]) or row["label"].strip()
        why = ""
        if not row["file"] or path.is_absolute() or ".." in path.parts:
            why = QT_TRANSLATE_NOOP("problems", "its row does not name a file below the table's folder")
        elif split is None:
            why = QT_TRANSLATE_NOOP("problems", "its row's split is none of train, val and test")
        elif not label or (clinical and label not in LABELS):
            why = QT_TRANSLATE_NOOP("problems", "its row's label is none of normal, pneumonia, bacterial and viral")
        elif not patient:
            why = QT_TRANSLATE_NOOP("problems", "its row names no patient")
        elif file in items:
            why = QT_TRANSLATE_NOOP("problems", "it has two rows; the first one counts")
        if why or split is None:
            problems.append((row["file"], why))
            continue
        side, first = sides.setdefault(patient, (split, line))
        if side != split:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "“{name}” cannot be used"),
                QT_TRANSLATE_NOOP("errors", "lines {first} and {line} put one patient into {side} and into {split}"),
                QT_TRANSLATE_NOOP("errors", "Put all images of a patient on one side, or move the table away"),
                name=name,
                first=first,
                line=line,
                side=side,
                split=split,
            )
        items[file] = Item(file, patient, label, split)
    return list(items.values()), problems
