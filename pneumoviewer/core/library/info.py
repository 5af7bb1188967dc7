"""Model info: what ``config.json`` says of a run or trained model, without loading it. Knows no torch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, Required, TypedDict

from msgspec import convert, to_builtins

from pneumoviewer.core.classes import BINARY_CLASSES, KINDS, THREE_CLASSES
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.history import Epoch, read_history
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.models.catalogue import CATALOGUE, Architecture
from pneumoviewer.core.recipe.composition import PART
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.results import BALANCED, Band, Finite, OperatingPoint, Prediction, Reliability, Share

CONFIG = "config.json"
FORMAT_VERSION = 2
_MAY_BE_MISSING = {"path", "name", "operating_points", "cross_validation", "parts"}  # in config.json


class FileEntry(TypedDict):
    """One file of a model folder: its name, and the hash of its bytes."""

    name: str
    sha256: str


class _Figures(TypedDict, total=False):
    """What is relied on of :meth:`pneumoviewer.core.results.Evaluation.as_json` in the metrics of a split."""

    accuracy: Required[Finite]
    reliability: Reliability | None
    bands: Mapping[str, list[Band]]
    operating_points: Mapping[str, Mapping[str, Finite | None]]


@dataclass(frozen=True)
class ModelInfo:
    """A run, which is a trained model from its first epoch on.

    A run of several parts, folds, members of an ensemble or stages, has a whole model folder inside its own for each.
    It is a model from its first whole fold or member on, or with both stages.

    Attributes
    ----------
    name : str
        The folder's name: what a person calls it by. A part's is ``run/fold-1``.
    threshold : float
        The decision's operating point on P(pneumonia), in [0, 1], where nobody chooses another.
    operating_points : mapping of str to float
        Thresholds on P(pneumonia) that can be chosen: ``screening``, ``balanced`` (`threshold`), ``confirming``, fixed
        on validation. Empty where there are none.
    calibration : mapping or None
        ``{"slope": [a …], "intercept": [b …]}``, one entry a unit, of a margin + b, from which the probabilities are
        worked out: always for units without probabilities, for others where the recipe calibrates. Of several parts it
        is about the logarithms of their combined probabilities.
    epoch, best_epoch, epochs : int
        Done, kept, planned. Of several parts done and planned are those of all together, and `best_epoch` is 0, as each
        part has its own.
    state : str
        ``running`` (or cut off), ``succeeded`` or ``stopped``.
    metrics : mapping
        ``{split: {accuracy, …}}``. With folds ``val`` is out of fold: of each patient by the fold that had not learned
        from them.
    cross_validation : mapping
        ``{figure: {"mean", "std", "values"}}`` over the folds' validation patients; `std` is the sample's.
    parts : mapping
        The hash of the weights of each part that is done, by its name; see :mod:`pneumoviewer.core.recipe.composition`.
    data : mapping
        What it was trained on: ``fingerprint``, ``images``, ``patients``, ``counts``, ``split`` (how it was made); and
        where there is any of it ``classes`` (the class table), ``left_out`` and ``duplicates`` (how many).
    files : mapping
        By their roles: ``model``, ``last``, ``history``, ``snapshots``, ``split``,
        ``left_out``, ``duplicates``, ``grid``, ``gate``, ``reliability``, ``card``.
    """

    path: Path
    name: str
    title: str
    recipe: Recipe
    classes: tuple[str, ...]
    preprocessing: Preprocessing
    threshold: Share = 0.5
    operating_points: Mapping[OperatingPoint, Share] = field(default_factory=dict)
    calibration: Mapping[str, list[Finite]] | None = None
    epoch: int = 0
    best_epoch: int = 0
    epochs: int = 0
    state: str = "running"
    metrics: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cross_validation: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    software: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, FileEntry] = field(default_factory=dict)

    @property
    def architecture(self) -> Architecture:
        """The catalogue's row."""
        return CATALOGUE[self.recipe.architecture]

    @property
    def sha256(self) -> str:
        """Hash of the weights: the model's identity. Of several parts it is that of their hashes, in order."""
        if self.parts:
            return sha256("\n".join(self.parts.values()).encode()).hexdigest()
        return self.files["model"]["sha256"]

    @property
    def usable(self) -> bool:
        """Whether it can predict yet."""
        needed = self.recipe.composed.needed
        return len(self.parts) >= needed if needed else "model" in self.files

    @property
    def resumable(self) -> bool:
        """Whether it has not come to its end, and its folder keeps what it takes to go on."""
        return self.state != "succeeded" and ("last" in self.files or bool(self.recipe.composed.part_names))

    def answered(self, prediction: Prediction) -> bool:
        """Say whether a prediction is this model's, at one of its operating points."""
        thresholds = (self.threshold, *self.operating_points.values())
        ours = (self.sha256, self.classes) == (prediction.model_sha256, prediction.classes)
        return ours and prediction.threshold in thresholds

    def threshold_at(self, operating_point: str) -> float:
        """Return the threshold of an operating point.

        Raises
        ------
        PneumoError
            Where it has no such operating point; every model has ``balanced``, which is its own threshold.
        """
        if operating_point == BALANCED:
            return self.threshold
        if operating_point not in self.operating_points:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The model “{name}” has no operating point “{point}”"),
                QT_TRANSLATE_NOOP("errors", "it is an older model, or one that does not tell normal from ill"),
                QT_TRANSLATE_NOOP("errors", "Choose another model, or decide at its own threshold"),
                name=self.name,
                point=operating_point,
            )
        return self.operating_points[operating_point]

    @property
    def class_table(self) -> ClassTable | None:
        """Which classes the folders it was trained on are, where their names alone did not tell."""
        classes = self.data.get("classes")
        return ClassTable.parse(classes.items()) if classes else None

    def part(self, name: str) -> ModelInfo:
        """Return one of its parts that are done.

        Raises
        ------
        PneumoError
            Where its folder is missing or damaged, or is not the one it was saved with.
        """
        try:
            info = ModelInfo.read(self.path / name)
        except PneumoError as error:
            raise self._damaged(name) from error
        if info.sha256 != self.parts[name]:
            raise self._damaged(name)
        return info

    def file(self, role: str) -> Path | None:
        """Return the path of one of its files, or None where it has none of this role."""
        entry = self.files.get(role)
        return self.path / Path(entry["name"]).name if entry else None

    def history(self) -> list[Epoch]:
        """Return the rows of ``history.csv``; empty where there is none."""
        file = self.file("history")
        return [] if file is None else read_history(file)

    def as_json(self) -> dict[str, Any]:
        """Return the text of ``config.json`` as an object."""
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("path", "name")}
        own = {"recipe": self.recipe.as_json(), "preprocessing": self.preprocessing.as_json()}
        return {"format": FORMAT_VERSION, **to_builtins(values | own)}

    @classmethod
    def read(cls, folder: Path, *, usable: bool = True) -> ModelInfo:
        """Read a model folder's ``config.json``.

        Parameters
        ----------
        usable : bool
            Whether it must be able to predict; a run of several parts can be resumed before it is.

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
            own = {
                "path": folder,
                "name": _name_of(folder),
                "recipe": Recipe.from_json(values["recipe"]),
                "preprocessing": Preprocessing.from_json(values["preprocessing"]),
            }
            if missing := {f.name for f in fields(cls)} - _MAY_BE_MISSING - values.keys():
                raise KeyError(", ".join(sorted(missing)))
            info = convert(values | own, cls, dec_hook=lambda _, path: path)
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
        composition = info.recipe.composed
        if info.usable or (composition.part_names and not usable):
            return info
        if composition.part_names:
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used yet"),
                QT_TRANSLATE_NOOP("errors", "of its parts only {done} of {needed} are trained to the end"),
                QT_TRANSLATE_NOOP("errors", "Resume its training"),
                name=folder.name,
                done=len(info.parts),
                needed=composition.needed,
            )
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used yet"),
            QT_TRANSLATE_NOOP("errors", "no epoch of it is saved"),
            QT_TRANSLATE_NOOP("errors", "Train it for at least one epoch"),
            name=folder.name,
        )

    def _damaged(self, part: str) -> PneumoError:
        return PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used"),
            QT_TRANSLATE_NOOP("errors", "its part {part} is missing, damaged, or not the one it was saved with"),
            QT_TRANSLATE_NOOP("errors", "Restore the folder from a copy, or resume its training"),
            name=self.name,
            part=part,
        )

    def _check(self) -> None:
        """Raise ValueError or TypeError where the parts do not fit each other, so that nothing fails later."""
        fixed = {"binary": BINARY_CLASSES, "three": THREE_CLASSES, "bacterial_viral": KINDS}
        known = fixed.get(self.recipe.labels, self.classes)
        if self.classes != known or len(set(self.classes)) < max(2, len(self.classes)):
            raise ValueError("classes")
        if self.preprocessing.channels not in (1, 3) or min(self.preprocessing.size) < 1:
            raise ValueError("preprocessing")
        if self.calibration is not None and self.calibration.keys() != {"slope", "intercept"}:
            raise ValueError("calibration")
        if not set(self.parts) <= set(self.recipe.composed.part_names):
            raise ValueError("parts")
        if not all(isinstance(name, str) for name in self.data.get("classes", {}).values()):
            raise TypeError("classes")
        for figures in self.metrics.values():
            convert(figures, _Figures)


def _name_of(folder: Path) -> str:
    if PART.fullmatch(folder.name) and (folder.parent / CONFIG).is_file():
        return f"{folder.parent.name}/{folder.name}"
    return folder.name
