"""Sessions: a work list with its marks, notes and results, and their JSON.

A document has a line for each radiograph. Paths are written relative to the session's folder where they lie below it,
so that a folder of radiographs can be moved with its session. They may tell who a patient is; nothing else does.

Decision 48.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, convert, to_builtins
from msgspec.structs import replace

from pneumoviewer import __version__
from pneumoviewer.core.radiograph.marks import Mark
from pneumoviewer.core.results import Prediction
from pneumoviewer.core.session.seal import is_sealed, seal_of, session_key
from pneumoviewer.core.strict_json import finite

FORMAT = "PneumoViewer session"
VERSION = 1


class Picture(Struct, frozen=True):
    """A pasted picture, which has no file.

    Attributes
    ----------
    png : bytes
        Its grey values.
    notes : tuple of str
        See :class:`~pneumoviewer.core.radiograph.radiograph.Radiograph`.
    """

    png: bytes
    notes: tuple[str, ...] = ()


class SessionItem(Struct, frozen=True, omit_defaults=True):
    """A radiograph on the work list.

    Attributes
    ----------
    path : Path or None
        Absolute; None of what was pasted.
    picture : Picture or None
        What was pasted; None also where it is too large to be kept.
    image_sha256 : str
        The radiograph that all this is about; empty where it was never read.
    changed : bool
        Whether the file has changed since marks and note were made.
    shown_anyway : bool
        Whether the person has asked for the result although a check failed. What this installation did not write counts
        as not asked for.
    redacted_path : str or None
        The path of a DICOM file without what tells the patient, to be shown where the file can no longer be asked.
    vouched : bool
        Whether this installation wrote result and wish. What others wrote is never sealed. In a document it is a seal.
    """

    name: str
    path: Path | None = None
    picture: Picture | None = None
    image_sha256: str = ""
    changed: bool = False
    marks: tuple[Mark, ...] = ()
    note: str = ""
    prediction: Prediction | None = None
    shown_anyway: bool = False
    redacted_path: str | None = None
    vouched: bool = False


class Session(Struct, frozen=True):
    """A work list.

    Attributes
    ----------
    items : tuple of SessionItem
        In the order they came.
    shown : int or None
        Which of them is shown, from 0.
    kept_of : Path or None
        Of an autosave: the session file that the person works on.
    """

    items: tuple[SessionItem, ...] = ()
    shown: int | None = None
    kept_of: Path | None = None

    def __post_init__(self) -> None:
        if self.shown is not None and not 0 <= self.shown < len(self.items):
            raise ValueError(f"there is no radiograph {self.shown} to show")

    @property
    def work(self) -> tuple[tuple[Path | str, tuple[Mark, ...], str], ...]:
        """What cannot be computed again: which radiographs, with which marks and notes."""
        return tuple((item.path or item.name, item.marks, item.note) for item in self.items)

    @property
    def written_on(self) -> bool:
        """Whether there are marks or notes."""
        return any(item.marks or item.note for item in self.items)


def session_text(session: Session, folder: Path) -> str:
    """Return the document of a session in a folder."""
    head = {"format": FORMAT, "version": VERSION, "program": f"PneumoViewer {__version__}", "shown": session.shown}
    if session.kept_of is not None:
        head["kept_of"] = str(session.kept_of)
    key = session_key()
    lines = ",\n".join(json.dumps(_document_of(item, folder, key), allow_nan=False) for item in session.items)
    return f'{json.dumps(head)[:-1]}, "items": [\n{lines}\n]}}\n'


def session_from(document: Mapping[str, Any], folder: Path) -> Session:
    """Return the session of a document in a folder.

    Raises
    ------
    ValueError
        Where it is none that :func:`session_text` wrote.
    """
    session = convert({"items": None, **document}, Session, dec_hook=lambda _, path: folder / path)
    key = session_key()
    items = [_checked(item, value, key) for item, value in zip(session.items, document["items"], strict=True)]
    return replace(session, items=tuple(items))


def _document_of(item: SessionItem, folder: Path, key: bytes | None) -> dict[str, Any]:
    """Return an item as plain values, sealed where this installation vouches for it."""
    if item.prediction is not None:
        item = replace(item, prediction=replace(item.prediction.finished(), file=""))  # which is the item's

    def written(path: Path) -> str:
        return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)

    document: dict[str, Any] = finite(to_builtins(item, enc_hook=written))
    if document.pop("vouched", False) and key is not None:
        document["seal"] = seal_of(_sealed_part(document), key)
    return document


def _checked(item: SessionItem, document: Mapping[str, Any], key: bytes | None) -> SessionItem:
    """Return an item that was read, with what only a seal can say; no text from outside fills a template."""
    prediction = item.prediction
    if prediction is not None:
        prediction = replace(prediction, file=str(item.path or item.name))
        if prediction.gate is not None and any(check.arguments for check in prediction.gate.checks):
            raise ValueError("a check has arguments, which no session has")
    vouched = is_sealed(_sealed_part(document), document.get("seal"), key)
    return replace(item, prediction=prediction, vouched=vouched, shown_anyway=item.shown_anyway and vouched)


def _sealed_part(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: document.get(name) for name in ("image_sha256", "shown_anyway", "prediction")}
