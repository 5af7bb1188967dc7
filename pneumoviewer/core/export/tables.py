"""Tables of the work list: CSV and JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import to_builtins

from pneumoviewer import __version__
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.export.export_item import DISCLAIMER
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import Prediction, ReferenceBand
from pneumoviewer.core.strict_json import strict_json

_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, eq=False)
class ExportRow:
    """A radiograph of the list.

    Attributes
    ----------
    number : int
        Its place on the list, from 1.
    name : str
        The file's name, written only where a person asks for names.
    withheld : bool
        Whether there is a result that is not exported, as a check failed.
    places : tuple of str
        The folders and archives that the file lies in, which an error may name.
    label : str or None
        What it truly is, where its folder tells.
    """

    number: int
    name: str
    prediction: Prediction | None = None
    withheld: bool = False
    note: str = ""
    error: PneumoError | None = None
    places: tuple[str, ...] = ()
    label: str | None = None

    @property
    def state(self) -> str:
        """``predicted``, ``withheld``, ``failed`` or ``waiting``."""
        if self.error is not None:
            return "failed"
        if self.prediction is None:
            return "waiting"
        return "withheld" if self.withheld else "predicted"

    def check(self, model: ModelInfo) -> None:
        """Raise ValueError where its prediction is another model's."""
        if self.prediction is not None and not model.answered(self.prediction):
            raise ValueError(f"the prediction of radiograph {self.number} is not of the model {model.name}")


def work_list_json(rows: Sequence[ExportRow], model: ModelInfo, *, names: bool = False) -> str:
    """Return the list as one JSON document.

    Parameters
    ----------
    model : ModelInfo
        The one that the predictions are of.
    names : bool
        Whether files are named; otherwise a radiograph has its number and its picture's hash.
    """
    document = {
        "program": f"PneumoViewer {__version__}",
        "disclaimer": DISCLAIMER,
        "model": {"name": model.name, "title": model.title, "sha256": model.sha256},
        "radiographs": [_document_of(row, model, names) for row in rows],
    }
    return strict_json(document, indent=1, ascii_only=False) + "\n"


def work_list_csv(rows: Sequence[ExportRow], model: ModelInfo, *, names: bool = False) -> str:
    """Return the list as a table with a line of headings; see :func:`work_list_json`.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    probabilities = [f"P({name})" for name in model.classes]
    columns = ["number", *(["file"] if names else []), "image_sha256", "state", "label", "decision", *probabilities]
    columns += ["operating_point", "threshold", "checks_failed", "shown_although_a_check_failed", "context_band"]
    columns += [
        "context_images",
        "context_right",
        "context_split",
        "warnings",
        "note",
        "error",
        "model",
        "model_sha256",
    ]
    text = io.StringIO()
    table = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow({key: _cell(value) for key, value in _cells_of(_document_of(row, model, names), model).items()})
    return text.getvalue()


def _document_of(row: ExportRow, model: ModelInfo, names: bool) -> dict[str, Any]:
    """Return a radiograph's object of the JSON; of a result that is withheld only why."""
    row.check(model)
    document: dict[str, Any] = {"number": row.number}
    if names:
        document["file"] = row.name
    prediction = row.prediction if row.error is None else None
    document |= {"image_sha256": prediction.image_sha256 if prediction else "", "state": row.state, "label": row.label}
    if prediction is not None:
        whole = prediction.as_json()
        context = None if row.withheld else ReferenceBand.of(prediction, model.metrics)
        kept = ("warnings", "gate") if row.withheld else tuple(key for key in whole if key not in ("file", "model"))
        document |= {key: whole[key] for key in kept}
        document["context"] = to_builtins(context)
        document["shown_although_a_check_failed"] = (
            not row.withheld and prediction.gate is not None and not prediction.gate.passed
        )
    document["note"] = row.note
    document["error"] = _error_text(row, names) if row.error else None
    return document


def _cells_of(document: dict[str, Any], model: ModelInfo) -> dict[str, Any]:
    """Return a radiograph's object as the cells of a line."""
    cells: dict[str, Any] = {
        key: document[key] for key in ("number", "file", "image_sha256", "state", "label", "note") if key in document
    }
    cells |= {"error": document["error"] or "", "model": model.name, "model_sha256": model.sha256}
    cells |= {key: document[key] for key in ("decision", "operating_point", "threshold") if key in document}
    cells |= {f"P({name})": share for name, share in document.get("probabilities", {}).items()}
    cells["warnings"] = "; ".join(document.get("warnings", ()))
    if gate := document.get("gate"):
        cells["checks_failed"] = "; ".join(check["name"] for check in gate["checks"] if not check["passed"])
        cells["shown_although_a_check_failed"] = "yes" if document["shown_although_a_check_failed"] else "no"
    if context := document.get("context"):
        cells["context_band"] = f"{context['low']:g} to {context['high']:g}"
        cells |= {f"context_{key}": context[key] for key in ("images", "right", "split")}
    return cells


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_A_FORMULA) else value


def _error_text(row: ExportRow, names: bool) -> str:
    """Return an error, which names the file only where names are asked for."""
    error = row.error
    assert error is not None
    if names:
        return str(error)
    nameless = PneumoError(*error.templates)
    nameless.arguments = {key: _nameless(value, row) for key, value in error.arguments.items()}
    return str(nameless)


def _nameless(value: object, row: ExportRow) -> object:
    parts: Iterable[str] = (row.name, row.name.rpartition("/")[2].rpartition("\\")[2])
    hidden = any(part and part in str(value) for part in parts) or value in row.places
    return f"radiograph {row.number}" if hidden else value
