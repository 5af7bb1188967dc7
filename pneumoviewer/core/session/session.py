"""What a session holds, and its JSON: the work list with marks, notes and results.

A document has a line for each radiograph. Paths are written relative to the session's folder where they lie below it,
so that a folder of radiographs can be moved with its session. They may tell who a patient is; nothing else does.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from pneumoviewer import __version__
from pneumoviewer.core.radiograph.marks import Mark, mark_from_json
from pneumoviewer.core.results import OPERATING_POINTS, GateCheck, GateResult, Prediction
from pneumoviewer.core.session.seal import is_sealed, seal_of, session_key
from pneumoviewer.core.strict_json import finite, strict_json

FORMAT = "PneumoViewer session"
VERSION = 1
_MAX_COORDINATE = 1e6  # a mark lies within so many pixels


@dataclass(frozen=True)
class Picture:
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


@dataclass(frozen=True)
class SessionItem:
    """A radiograph on the work list.

    Attributes
    ----------
    name : str
    path : Path or None
        Absolute; None of what was pasted.
    masked : str or None
        The path of a DICOM file without what tells the patient, to be shown where the file can no longer be asked.
    picture : Picture or None
        What was pasted; None also where it is too large to be kept.
    image_sha256 : str
        The radiograph that all this is about; empty where it was never read.
    changed : bool
        Whether the file has changed since marks and note were made.
    marks : tuple of Mark
    note : str
    prediction : Prediction or None
    shown_anyway : bool
        Whether the person has asked for the result although a check failed. What this installation did not write counts
        as not asked for.
    vouched : bool
        Whether this installation wrote result and wish. What others wrote is never sealed.
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
    masked: str | None = None
    vouched: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Session:
    """A work list.

    Attributes
    ----------
    rows : tuple of Row
        In the order they came.
    shown : int or None
        Which of them is shown, from 0.
    kept_of : Path or None
        Of an autosave: the session file that the person works on.
    """

    rows: tuple[SessionItem, ...] = ()
    shown: int | None = None
    kept_of: Path | None = None

    @property
    def work(self) -> tuple[tuple[Path | str, tuple[Mark, ...], str], ...]:
        """What cannot be computed again: which radiographs, with which marks and notes."""
        return tuple((row.path or row.name, row.marks, row.note) for row in self.rows)

    @property
    def written_on(self) -> bool:
        """Whether there are marks or notes."""
        return any(row.marks or row.note for row in self.rows)


def session_text(session: Session, folder: Path) -> str:
    """Return the document of a session in a folder."""
    head = {"format": FORMAT, "version": VERSION, "program": f"PneumoViewer {__version__}", "shown": session.shown}
    if session.kept_of is not None:
        head["kept_of"] = str(session.kept_of)
    key = session_key()
    rows = ",\n".join(strict_json(_row_json(row, folder, key)) for row in session.rows)
    return f'{json.dumps(head)[:-1]}, "radiographs": [\n{rows}\n]}}\n'


def session_from(document: Mapping[str, Any], folder: Path) -> Session:
    """Return the session of a document in a folder.

    Raises
    ------
    ValueError, TypeError, KeyError, AttributeError, OverflowError
        Where it is none that :func:`session_text` wrote.
    """
    key = session_key()
    rows = tuple(_row_from(row, folder, key) for row in _checked(document, "radiographs", list))
    shown = document.get("shown")
    if shown is not None and (type(shown) is not int or not 0 <= shown < len(rows)):
        raise ValueError(f"there is no radiograph {shown!r} to show")
    kept_of = _checked(document, "kept_of", str, "")
    return Session(rows, shown, Path(kept_of) if kept_of else None)


def _row_json(row: SessionItem, folder: Path, key: bytes | None) -> dict[str, Any]:
    """Return a row as plain values, without those that say nothing."""
    value: dict[str, Any] = {"name": row.name}
    if row.path is not None:
        value["path"] = row.path.relative_to(folder).as_posix() if row.path.is_relative_to(folder) else str(row.path)
    if row.picture is not None:
        value["picture"] = {"png": base64.b64encode(row.picture.png).decode(), "notes": list(row.picture.notes)}
    if row.masked is not None:
        value["shown_path"] = row.masked
    said = ("image_sha256", "changed", "note", "shown_anyway")
    value |= {key: getattr(row, key) for key in said if getattr(row, key)}
    if row.marks:
        value["marks"] = [mark.as_json() for mark in row.marks]
    if row.prediction is not None:
        value["prediction"] = finite(_prediction_json(row.prediction))
    if key is not None and row.vouched and (row.prediction is not None or row.shown_anyway):
        value["seal"] = seal_of(_sealed_part(value), key)
    return value


def _sealed_part(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.get(name) for name in ("image_sha256", "shown_anyway", "prediction")}


def _row_from(value: Mapping[str, Any], folder: Path, key: bytes | None) -> SessionItem:
    written = _checked(value, "path", str, "")
    path = folder / written if written else None
    prediction = value.get("prediction")
    vouched = is_sealed(_sealed_part(value), value.get("seal"), key)
    picture = value.get("picture")
    return SessionItem(
        _checked(value, "name", str),
        path,
        None if picture is None else Picture(base64.b64decode(picture["png"], validate=True), _words(picture, "notes")),
        _checked(value, "image_sha256", str, ""),
        _checked(value, "changed", bool, False),
        tuple(_mark_from(mark) for mark in _checked(value, "marks", list, [])),
        _checked(value, "note", str, ""),
        None if prediction is None else _prediction_from(prediction, str(path or value["name"])),
        _checked(value, "shown_anyway", bool, False) and vouched,
        _checked(value, "shown_path", str, "") or None,
        vouched,
    )


def _mark_from(value: Mapping[str, Any]) -> Mark:
    mark = mark_from_json(value)
    if any(abs(v) > _MAX_COORDINATE for point in mark.points for v in point):
        raise ValueError(f"a mark lies far outside of its radiograph: {mark.points}")
    return mark


def _prediction_json(prediction: Prediction) -> dict[str, Any]:
    """Return what `predict --json` prints, with what the answer is about; the file is the row's."""
    value = prediction.as_json()
    del value["file"]
    value["warnings"] = list(prediction.warnings)  # without what the gate says again
    return value | {"image_sha256": prediction.image_sha256, "model_sha256": prediction.model_sha256}


def _prediction_from(value: Mapping[str, Any], file: str) -> Prediction:
    shares = _checked(value, "probabilities", dict)
    probabilities = tuple(_share(share) for share in shares.values())
    decision, point, gate = value["decision"], value["operating_point"], value["gate"]
    if decision not in shares or point not in OPERATING_POINTS or abs(sum(probabilities) - 1.0) > 1e-3:
        raise ValueError(f"not a result: {decision!r} of {shares!r}, {point!r}")
    return Prediction(
        file,
        _checked(value, "model", str),
        tuple(shares),
        probabilities,
        decision,
        _share(value["threshold"]),
        _words(value, "warnings"),
        _checked(value, "image_sha256", str),
        _checked(value, "model_sha256", str),
        point,
        None if gate is None else GateResult(tuple(_check_from(check) for check in _checked(gate, "checks", list))),
    )


def _check_from(value: Mapping[str, Any]) -> GateCheck:
    measured, limit = (None if value[key] is None else float(value[key]) for key in ("value", "limit"))
    name, passed, message = (
        _checked(value, "name", str),
        _checked(value, "passed", bool),
        _checked(value, "message", str),
    )
    return GateCheck(name, passed, message, measured, limit)


def _share(value: Any) -> float:
    share = float(value)
    if not (isfinite(share) and 0.0 <= share <= 1.0):
        raise ValueError(f"not in [0, 1]: {value!r}")
    return share


def _words(value: Mapping[str, Any], key: str) -> tuple[str, ...]:
    words = _checked(value, key, list)
    if not all(isinstance(word, str) for word in words):
        raise ValueError(f"not all of {key} are words")
    return tuple(words)


def _checked(value: Mapping[str, Any], key: str, kind: type, default: Any = None) -> Any:
    """Return what a key holds; where it may be missing, the default."""
    found = value.get(key, default)
    if type(found) is not kind:
        raise ValueError(f"{key} is {found!r}")
    return found
