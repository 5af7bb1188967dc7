"""The one contract of what comes out: class names, the decision rule, Prediction, Evaluation, exit statuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

NORMAL = "normal"
BINARY_CLASSES = (NORMAL, "pneumonia")
KINDS = ("bacterial", "viral")
THREE_CLASSES = (NORMAL, *KINDS)


class ExitStatus(IntEnum):
    """What a command's exit status says."""

    ALL_DONE = 0
    SOME_FAILED = 1
    NOTHING_DONE = 2


def decide(probabilities: Sequence[float], classes: Sequence[str], threshold: float) -> int:
    """Return the index of the class decided on.

    Normal if P(pneumonia) = 1 - P(normal) is below the threshold, else the likeliest of the other classes. Where no
    class is called normal (digits, say), simply the likeliest.

    Parameters
    ----------
    probabilities : sequence of float
        One a class, in [0, 1].
    classes : sequence of str
        Class names in the order of `probabilities`.
    threshold : float
        The model's operating point on P(pneumonia), in [0, 1].

    Returns
    -------
    int
        Index into `classes`.
    """
    if NORMAL not in classes:
        return max(range(len(classes)), key=lambda i: probabilities[i])
    normal = classes.index(NORMAL)
    if 1.0 - probabilities[normal] < threshold:
        return normal
    return max((i for i in range(len(classes)) if i != normal), key=lambda i: probabilities[i])


@dataclass(frozen=True)
class Prediction:
    """What one model says of one radiograph.

    Attributes
    ----------
    file : str
        The file as the person named it.
    model : str
        The model's name.
    classes : tuple of str
        Class names.
    probabilities : tuple of float
        One a class, in [0, 1], summing to one.
    decision : str
        The class decided on, by :func:`decide`.
    threshold : float
        The operating point used, on P(pneumonia).
    warnings : tuple of str
        What a reader of the result should know.
    image_sha256, model_sha256 : str
        What the answer is about: the hash of the radiograph's pixels and of the model's weights.
    """

    file: str
    model: str
    classes: tuple[str, ...]
    probabilities: tuple[float, ...]
    decision: str
    threshold: float
    warnings: tuple[str, ...] = ()
    image_sha256: str = ""
    model_sha256: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the object `predict --json` prints for a file."""
        return {
            "file": self.file,
            "model": self.model,
            "probabilities": dict(zip(self.classes, self.probabilities, strict=True)),
            "decision": self.decision,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True)
class Evaluation:
    """How a model did on one part of a dataset.

    Attributes
    ----------
    model, split : str
        The model's name; ``train``, ``val``, ``test`` or ``all``.
    images, patients : int
        How many.
    classes : tuple of str
        Class names, the order of the matrix's rows and columns.
    loss : float
        Mean cross-entropy of the probabilities, in nats.
    accuracy, macro_f1 : float
        In [0, 1], of the decisions.
    confusion_matrix : tuple of tuple of int
        Rows true, columns decided.
    per_class : mapping
        ``{name: {precision, recall, f1, support}}``.
    binary : mapping or None
        ``accuracy, sensitivity, specificity, fpr, fnr, roc_auc`` of normal against pneumonia; None where no class is
        called normal. A figure that its classes leave undefined is None.
    """

    model: str
    split: str
    images: int
    patients: int
    classes: tuple[str, ...]
    loss: float
    accuracy: float
    macro_f1: float
    confusion_matrix: tuple[tuple[int, ...], ...]
    per_class: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    binary: Mapping[str, float | None] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the object `evaluate --json` prints."""
        out: dict[str, Any] = {
            "model": self.model,
            "split": self.split,
            "images": self.images,
            "patients": self.patients,
            "classes": list(self.classes),
            "loss": self.loss,
            "accuracy": self.accuracy,
            "macro_f1": self.macro_f1,
            "confusion_matrix": [list(row) for row in self.confusion_matrix],
            "per_class": {name: dict(values) for name, values in self.per_class.items()},
        }
        if self.binary is not None:
            out["binary"] = dict(self.binary)
        return out
