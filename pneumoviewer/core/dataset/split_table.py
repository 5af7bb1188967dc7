"""Split table ``split.csv``: which patient and which side of the split each file belongs to."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.dataset import Item
from pneumoviewer.core.dataset.path_labels import LABELS, known_label, split_of
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.left_out import LeftOut

NAME = "split.csv"
COLUMNS = ("file", "patient", "label", "split")
_SEPARATORS = {",": "“,”", ";": "“;”", "\t": "TAB", "|": "“|”"}
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WESTERN = "cp1252"
_NO_CLASS = QT_TRANSLATE_NOOP("problems", "the class table gives its label no class")


def read_table(path: Path, classes: ClassTable | None = None) -> tuple[list[Item], list[LeftOut]]:
    """Read a split table.

    It may be written by a spreadsheet: with semicolons or tabs between the columns, a first line ``sep=;``, in UTF-8
    or UTF-16, or in a Western European Windows' own coding.

    Parameters
    ----------
    path : Path
        A CSV file with the columns ``file`` (relative to the table's folder), ``patient``, ``label``, ``split``.
    classes : ClassTable, optional
        What its labels stand for, where they are not the known ones.

    Returns
    -------
    items : list of Item
        One a row that can be used.
    left_out : list of LeftOut
        Rows that cannot, and why.

    Raises
    ------
    PneumoError
        Where the table cannot be read, lacks a column, or has a patient on two sides.
    """
    return _checked(path.name, _rows(path), classes)


def labels_in(path: Path) -> Counter[str]:
    """Return how many rows of a table have each label, as it is written there.

    Raises
    ------
    PneumoError
        Where the table cannot be read, or lacks a column.
    """
    return Counter(row["label"].strip() for _, row in _rows(path))


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return the rows that have something in them, each with the number of its line."""
    try:
        data = path.read_bytes()
        rows = _parsed(path.name, _decoded(path.name, data))
    except (OSError, csv.Error) as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{name}” cannot be read"),
            "{reason}",
            QT_TRANSLATE_NOOP("errors", "Mend the table, or move it away"),
            name=path.name,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    if any(_has_other_coding(row["file"]) and not _is_there(path.parent, row["file"]) for _, row in rows):
        rows = _parsed(path.name, data.decode(_WESTERN, "replace"))
    return rows


def _decoded(name: str, data: bytes) -> str:
    """Return a table's text by its byte order mark, or by the zeros that UTF-16 has between Latin letters."""
    coding = next((coding for mark, coding in _MARKS if data.startswith(mark)), "")
    if not coding and b"\0" in data[:4]:
        coding = "utf-16-be" if data.startswith(b"\0") else "utf-16-le"
    try:
        # Names of files need not be UTF-8 everywhere: these keep their bytes.
        return data.decode(coding) if coding else data.decode("utf-8", "surrogateescape")
    except UnicodeDecodeError as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{name}” cannot be read"),
            QT_TRANSLATE_NOOP("errors", "it begins like {coding} and does not go on like it"),
            QT_TRANSLATE_NOOP("errors", "Save it again as CSV in UTF-8"),
            name=name,
            coding=coding.upper(),
        ) from error


def _parsed(name: str, text: str) -> list[tuple[int, dict[str, str]]]:
    declared = re.match(r"\s*\"?sep=(.)\"?\s*?(\r\n|\r|\n)", text, re.IGNORECASE)
    body, before = (text[declared.end() :], 1) if declared else (text, 0)
    head = re.split(r"[\r\n]", body, maxsplit=1)[0]
    separators = [declared[1]] if declared else [*_SEPARATORS]
    names = {separator: _columns(head, separator) for separator in separators}
    separator = max(separators, key=lambda one: len(set(COLUMNS) & set(names[one])))
    missing = [column for column in COLUMNS if column not in names[separator]]
    if missing:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "“{name}” cannot be used"),
            QT_TRANSLATE_NOOP("errors", "it lacks the columns {missing}, read with {separator} between columns"),
            QT_TRANSLATE_NOOP("errors", "Give it the columns file, patient, label and split, or move it away"),
            name=name,
            missing=", ".join(missing),
            separator=_SEPARATORS.get(separator, separator),
        )
    reader = csv.DictReader(io.StringIO(body, newline=""), names[separator], delimiter=separator)
    next(reader, None)  # the names
    rows = [(reader.line_num + before, {c: row[c] or "" for c in COLUMNS}) for row in reader]
    return [(line, row) for line, row in rows if any(row.values())]


def _columns(head: str, separator: str) -> list[str]:
    return [name.strip().casefold() for name in next(csv.reader([head], delimiter=separator), [])]


def _has_other_coding(file: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in file)


def _is_there(folder: Path, file: str) -> bool:
    try:
        return (folder / file).exists()
    except (OSError, ValueError):
        return False


def write_table(items: Iterable[Item]) -> bytes:
    """Return a split table of `items`, to be written beside them or into a run."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows((i.file, i.patient, i.label, i.split or "") for i in items)
    return text.getvalue().encode("utf-8", "surrogateescape")


def _checked(
    name: str, rows: list[tuple[int, dict[str, str]]], classes: ClassTable | None
) -> tuple[list[Item], list[LeftOut]]:
    # A table either speaks of pneumonia, where another word is a slip, or has classes of its own.
    clinical = classes is None and any(known_label(row["label"]) for _, row in rows)
    items: dict[str, Item] = {}
    left_out: list[LeftOut] = []
    sides: dict[str, tuple[str, int]] = {}
    for line, row in rows:
        # A table made on Windows; where there is a slash, a backslash is part of a name.
        path = PurePosixPath(row["file"] if "/" in row["file"] else row["file"].replace("\\", "/"))
        file, patient, split = str(path), row["patient"].strip(), split_of(row["split"])
        label, why, failed = _label_of(row["label"].strip(), classes), "", True
        if not row["file"] or path.is_absolute() or ".." in path.parts:
            why = QT_TRANSLATE_NOOP("problems", "its row does not name a file below the table's folder")
        elif split is None:
            why = QT_TRANSLATE_NOOP("problems", "its row's split is none of train, val and test")
        elif label is None:
            why, failed = _NO_CLASS, False
        elif not label or (clinical and label not in LABELS):
            why = QT_TRANSLATE_NOOP("problems", "its row's label is none of normal, pneumonia, bacterial and viral")
        elif not patient:
            why = QT_TRANSLATE_NOOP("problems", "its row names no patient")
        elif file in items:
            why = QT_TRANSLATE_NOOP("problems", "it has two rows; the first one counts")
        if why or split is None or label is None:
            left_out.append(LeftOut(file if row["file"] else "", why, failed=failed))
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
    return list(items.values()), left_out


def _label_of(label: str, classes: ClassTable | None) -> str | None:
    """Return what a label stands for; None where a class table leaves it out."""
    found = classes.find((label,)) if classes is not None and label else None
    if found is not None:
        return found[2] or None
    return known_label(label) or (label if classes is None else None)
