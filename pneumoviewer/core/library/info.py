"""What is known of a trained model without loading it: its ``config.json``. Knows no torch."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.models.catalogue import CATALOGUE, Architecture
from pneumoviewer.core.results import BINARY_CLASSES, THREE_CLASSES
from pneumoviewer.core.training.events import Epoch
from pneumoviewer.core.training.recipe import Recipe
from pneumoviewer.core.words import QT_TRANSLATE_NOOP

CONFIG = "config.json"
FORMAT_VERSION = 1


@dataclass(frozen=True)
class ModelInfo:
    """A run, which is a trained model from its first epoch on.

    Attributes
    ----------
    path : Path
        Its folder.
    name : str
        The folder's name: what a person calls it by.
    title : str
    recipe : Recipe
    classes : tuple of str
    preprocessing : Preprocessing
    threshold : float
        The decision's operating point on P(pneumonia), in [0, 1].
    calibration : mapping or None
        ``{"slope": a, "intercept": b}`` of P = 1 / (1 + exp(-(a margin + b))), for units without probabilities.
    epoch, best_epoch, epochs : int
        Done, kept, planned.
    state : str
        ``running`` (or cut off), ``succeeded`` or ``stopped``.
    metrics : mapping
        ``{split: {accuracy, …}}``.
    data : mapping
        What it was trained on: ``fingerprint``, ``images``, ``patients``, ``counts``, ``split`` (how it was made).
    software : mapping
    files : mapping
        ``{role: {"name": …, "sha256": …}}`` with the roles ``model``, ``last``, ``history``, ``snapshots``, ``split``,
        ``card``.
    """

    path: Path
    name: str
    title: str
    recipe: Recipe
    classes: tuple[str, ...]
    preprocessing: Preprocessing
    threshold: float = 0.5
    calibration: Mapping[str, float] | None = None
    epoch: int = 0
    best_epoch: int = 0
    epochs: int = 0
    state: str = "running"
    metrics: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    software: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def architecture(self) -> Architecture:
        """The catalogue's row."""
        return CATALOGUE[self.recipe.architecture]

    @property
    def sha256(self) -> str:
        """Hash of the weights: the model's identity."""
        return self.files["model"]["sha256"]

    def file(self, role: str) -> Path | None:
        """Return the path of one of its files, or None where it has none of this role."""
        entry = self.files.get(role)
        return self.path / entry["name"] if entry else None

    def history(self) -> list[Epoch]:
        """Return the rows of ``history.csv``; empty where there is none."""
        file = self.file("history")
        if file is None:
            return []
        with file.open(newline="", encoding="utf-8") as lines:
            return [Epoch.from_row(row) for row in csv.DictReader(lines)]

    def as_json(self) -> dict[str, Any]:
        """Return the text of ``config.json`` as an object."""
        return {
            "format": FORMAT_VERSION,
            "title": self.title,
            "recipe": self.recipe.as_json(),
            "classes": list(self.classes),
            "preprocessing": self.preprocessing.as_json(),
            "threshold": self.threshold,
            "calibration": dict(self.calibration) if self.calibration else None,
            "epoch": self.epoch,
            "best_epoch": self.best_epoch,
            "epochs": self.epochs,
            "state": self.state,
            "metrics": {k: dict(v) for k, v in self.metrics.items()},
            "data": dict(self.data),
            "software": dict(self.software),
            "files": {k: dict(v) for k, v in self.files.items()},
        }

    @classmethod
    def read(cls, folder: Path) -> ModelInfo:
        """Read a model folder's ``config.json``.

        Raises
        ------
        PneumoError
            Where there is none, it is damaged, or it was written by a newer program.
        """
        try:
            values = json.loads((folder / CONFIG).read_text("utf-8"))
            if values["format"] > FORMAT_VERSION:
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be read"),
                    QT_TRANSLATE_NOOP("errors", "it was written by a newer version of PneumoViewer"),
                    QT_TRANSLATE_NOOP("errors", "Update PneumoViewer"),
                    name=folder.name,
                )
            info = cls(
                path=folder,
                name=folder.name,
                title=str(values["title"]),
                recipe=Recipe.from_json(values["recipe"]),
                classes=tuple(map(str, values["classes"])),
                preprocessing=Preprocessing.from_json(values["preprocessing"]),
                threshold=float(values["threshold"]),
                calibration=values["calibration"],
                epoch=int(values["epoch"]),
                best_epoch=int(values["best_epoch"]),
                epochs=int(values["epochs"]),
                state=str(values["state"]),
                metrics={str(k): dict(v) for k, v in values["metrics"].items()},
                data=dict(values["data"]),
                software=dict(values["software"]),
                files={k: {"name": Path(v["name"]).name, "sha256": v["sha256"]} for k, v in values["files"].items()},
            )
            info._check()
        except PneumoError:
            raise
        except FileNotFoundError:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "“{name}” is not a trained model"),
                QT_TRANSLATE_NOOP("errors", "its folder has no config.json"),
                QT_TRANSLATE_NOOP("errors", "Name a model of `pneumoviewer models`, or a folder that holds one"),
                name=folder.name,
            ) from None
        except (OSError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be read"),
                QT_TRANSLATE_NOOP("errors", "its config.json is damaged ({reason})"),
                QT_TRANSLATE_NOOP("errors", "Remove the folder, or restore it from a copy"),
                name=folder.name,
                reason=f"{type(error).__name__}: {error}",
            ) from error
        if not info.files.get("model"):
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used yet"),
                QT_TRANSLATE_NOOP("errors", "no epoch of it is saved"),
                QT_TRANSLATE_NOOP("errors", "Train it for at least one epoch"),
                name=folder.name,
            )
        return info

    def _check(self) -> None:
        """Raise ValueError or TypeError where the parts do not fit each other, so that nothing fails later."""
        known = {"binary": BINARY_CLASSES, "three": THREE_CLASSES}.get(self.recipe.labels, self.classes)
        if self.classes != known or len(set(self.classes)) < max(2, len(self.classes)):
            raise ValueError("classes")
        if self.preprocessing.channels not in (1, 3) or min(self.preprocessing.size) < 1:
            raise ValueError("preprocessing")
        if not 0 <= self.threshold <= 1:
            raise ValueError("threshold")
        fit = [] if self.calibration is None else [self.calibration[name] for name in ("slope", "intercept")]
        if not all(map(math.isfinite, fit)):
            raise ValueError("calibration")
        for figures in self.metrics.values():
            if not math.isfinite(figures["accuracy"]):
                raise ValueError("metrics")
