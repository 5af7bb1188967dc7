"""What a training says while it runs. Knows no torch: window, command line and tests read the same values."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.left_out import Duplicate, LeftOut


@dataclass(frozen=True)
class Progress:
    """Something that takes a while is under way: reading images, mostly.

    Attributes
    ----------
    task : str
        What is being done, marked for translation.
    done, total : int
    """

    task: str
    done: int
    total: int


@dataclass(frozen=True)
class RunStarted:
    """Training begins.

    Attributes
    ----------
    folder : Path
        The run's folder.
    name : str
    device, device_reason : str
        ``cpu``, ``cuda`` or ``mps``, and why.
    precision : str
        ``float32``, ``bfloat16`` or ``float16``, and why, in words.
    epochs, first_epoch, batches : int
        How many in all, the first to be done (later than 1 when resuming), batches an epoch.
    images : dict
        Images by split.
    classes : tuple of str
    parameters : int
    parts : int
        Folds or stages, each of so many epochs; 1 for a plain training. Where there are several, `batches` is 0 and
        `first_epoch` 1: each part's :class:`PartStarted` says them.
    left_out : tuple of LeftOut
        Files and folders of the dataset that are not learned from, and why.
    duplicates : tuple of Duplicate
        Films that fall on both sides of the split, or under two labels.
    """

    folder: Path
    name: str
    device: str
    device_reason: str
    precision: str
    epochs: int
    first_epoch: int
    batches: int
    images: dict[str, int]
    classes: tuple[str, ...]
    parameters: int
    parts: int = 1
    left_out: tuple[LeftOut, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()


@dataclass(frozen=True)
class PartStarted:
    """A part of a run begins: a fold, or a stage of a cascade. What follows, up to the next one, is about this part.

    Attributes
    ----------
    name : str
        ``fold-1`` …, ``infected`` or ``kind``: also the part's folder within the run's.
    part, parts : int
        Which one, from 1, and how many there are.
    first_epoch, batches : int
        As in :class:`RunStarted`; parts done before, when resuming, are not started again.
    """

    name: str
    part: int
    parts: int
    first_epoch: int
    batches: int


@dataclass(frozen=True)
class PartFinished:
    """A part of a run is done, in this session or before.

    Attributes
    ----------
    history : tuple of Epoch
        All its epochs.
    metrics : dict
        ``{split: {accuracy, …}}`` of its best epoch.
    """

    name: str
    part: int
    parts: int
    best_epoch: int
    history: tuple[Epoch, ...]
    metrics: dict[str, dict[str, float | None]]


@dataclass(frozen=True)
class BatchFinished:
    """A batch is learned; sent at most some times a second.

    Attributes
    ----------
    epoch, batch, batches : int
        Epochs and batches count from 1.
    loss : float
        Mean over the epoch so far.
    learning_rate : float
    images_per_second : float
    seconds_left : float
        Of the whole training, estimated.
    """

    epoch: int
    batch: int
    batches: int
    loss: float
    learning_rate: float
    images_per_second: float
    seconds_left: float


@dataclass(frozen=True)
class Epoch:
    """One row of ``history.csv``.

    Attributes
    ----------
    epoch : int
        From 1.
    train_loss, train_accuracy, val_loss, val_accuracy, val_macro_f1 : float
        Training figures are means over the epoch, while the weights change.
    val_fpr, val_fnr : float or None
        For normal against pneumonia, also of three classes.
    learning_rate : float
        At the end of the epoch's last batch.
    images_per_second, seconds, memory_mib : float
        Speed of the training part; the process's highest memory so far, or the GPU's.
    cv_accuracy : float or None
        Mean accuracy over the folds of a grid search, where an epoch is one setting of the grid.
    val_shifted_accuracy : float or None
        On distorted validation images, where the recipe chooses by it.
    """

    epoch: int
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    val_macro_f1: float
    val_fpr: float | None
    val_fnr: float | None
    learning_rate: float
    images_per_second: float
    seconds: float
    memory_mib: float
    cv_accuracy: float | None = None
    val_shifted_accuracy: float | None = None

    def as_row(self) -> dict[str, str]:
        """Return the row for ``history.csv``; numbers are written so that they read back exactly."""
        return {k: "" if v is None else repr(v) for k, v in asdict(self).items()}

    @classmethod
    def from_row(cls, row: dict[str, str]) -> Epoch:
        """Read a row of ``history.csv``."""
        values: dict[str, Any] = {}
        for f in fields(cls):
            text = row.get(f.name, "")
            values[f.name] = None if text == "" else int(text) if f.name == "epoch" else float(text)
        return cls(**values)


@dataclass(frozen=True)
class EpochFinished:
    """An epoch is learned and validated."""

    epoch: Epoch
    best_epoch: int


@dataclass(frozen=True)
class CheckpointSaved:
    """The run's folder holds this epoch; from the first on it is a model that can be used."""

    folder: Path
    epoch: int
    best_epoch: int


@dataclass(frozen=True)
class RunSucceeded:
    """The end: all epochs are done (or early stopping ended them).

    Attributes
    ----------
    metrics : dict
        ``{split: {accuracy, …}}`` of the best epoch.
    """

    folder: Path
    best_epoch: int
    metrics: dict[str, dict[str, float | None]]


@dataclass(frozen=True)
class RunStopped:
    """The end: a person stopped it. `epoch` epochs are saved; 0 means there is no model."""

    folder: Path
    epoch: int


@dataclass(frozen=True)
class RunFailed:
    """The end: it failed. `epoch` epochs are saved and can be resumed."""

    folder: Path
    epoch: int
    error: PneumoError


End = RunSucceeded | RunStopped | RunFailed
Event = Progress | RunStarted | PartStarted | BatchFinished | EpochFinished | CheckpointSaved | PartFinished | End
