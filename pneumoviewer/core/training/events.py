"""Training events: what window, command line and tests read while a run is trained. Knows no torch. Decision 5."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.history import Epoch
from pneumoviewer.core.left_out import Duplicate, LeftOut


@dataclass(frozen=True)
class Progress:
    """Something that takes a while is under way: reading images, mostly.

    Attributes
    ----------
    task : str
        What is being done, marked for translation.
    """

    task: str
    done: int
    total: int


@dataclass(frozen=True)
class RunStarted:
    """Training begins.

    Attributes
    ----------
    device, device_reason : str
        ``cpu``, ``cuda`` or ``mps``, and why.
    precision : str
        ``float32``, ``bfloat16`` or ``float16``, and why, in words.
    epochs, first_epoch, batches : int
        How many in all, the first to be done (later than 1 when resuming), batches an epoch.
    images : dict
        Images by split.
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
