"""History of a run: an epoch is a row of ``history.csv``, written and read here."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any


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


def history_table(history: Sequence[Epoch]) -> bytes:
    """Return ``history.csv``."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [f.name for f in fields(Epoch)])
    writer.writeheader()
    writer.writerows(epoch.as_row() for epoch in history)
    return text.getvalue().encode()


def read_history(file: Path) -> list[Epoch]:
    """Return the rows of a ``history.csv``."""
    with file.open(newline="", encoding="utf-8") as lines:
        return [Epoch.from_row(row) for row in csv.DictReader(lines)]
