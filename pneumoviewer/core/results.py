"""Results: the decision rule, predictions, evaluations, exit statuses; the one contract of what comes out.

Decision 7.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from math import isfinite
from sys import float_info
from typing import Annotated, Any, TypedDict

from msgspec import UNSET, Meta, Struct, UnsetType, field, to_builtins
from msgspec.structs import replace

from pneumoviewer.core.classes import NORMAL
from pneumoviewer.core.left_out import Duplicate, LeftOut

BALANCED = "balanced"
OPERATING_POINTS = ("screening", BALANCED, "confirming")
MIN_IN_BAND = 5  # of fewer held-out images no share is told
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Finite = Annotated[float, Meta(ge=-float_info.max, le=float_info.max)]  # neither NaN nor infinite
OperatingPoint = Annotated[str, Meta(pattern=f"^({'|'.join(OPERATING_POINTS)})$")]


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


class GateCheck(Struct, frozen=True):
    """What one check, before any model is asked, says of a radiograph.

    Attributes
    ----------
    name : str
        ``colour``, ``size``, ``contrast``, …
    message : str
        What was found, in words for a clinician, marked for translation; empty where the check passed. A template with
        ``{named}`` places where there are `arguments`.
    value, limit : float or None
        What was measured, and where the check draws the line; None of a check that measures nothing.
    arguments : mapping of str to str
        What stands in the message's places; documents have none.
    """

    name: str
    passed: bool
    message: str = ""
    value: float | None = None
    limit: float | None = None
    arguments: Mapping[str, str] | UnsetType = UNSET

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the message as a finished text, its template first passed through `translate`."""
        said = translate(self.message) if self.message else ""
        return said.format(**self.arguments) if self.arguments else said

    def finished(self) -> GateCheck:
        """Return the check as documents have it: its message a finished text."""
        return replace(self, message=self.text(), arguments=UNSET)


class GateResult(Struct, frozen=True):
    """Whether a picture looks like the chest radiographs that the models know, check by check."""

    checks: tuple[GateCheck, ...]

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)

    @property
    def failed(self) -> tuple[GateCheck, ...]:
        """The checks that did not pass."""
        return tuple(check for check in self.checks if not check.passed)

    def as_json(self) -> dict[str, Any]:
        """Return ``gate`` of `predict --json`."""
        return {"passed": self.passed, **to_builtins(self.finished())}

    def finished(self) -> GateResult:
        """Return the result as documents have it."""
        return GateResult(tuple(check.finished() for check in self.checks))


class Prediction(Struct, frozen=True):
    """What one model says of one radiograph.

    Attributes
    ----------
    file : str
        The file as the person named it.
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
    operating_point : {"screening", "balanced", "confirming"}
        The name of `threshold`; balanced is the model's own.
    gate : Gate or None
        What the checks said of the picture; None where none was asked.
    """

    file: str
    model: str
    classes: tuple[str, ...]
    probabilities: tuple[Share, ...]
    decision: str
    threshold: Share
    warnings: tuple[str, ...] = ()
    image_sha256: str = ""
    model_sha256: str = ""
    operating_point: OperatingPoint = BALANCED
    gate: GateResult | None = None

    def __post_init__(self) -> None:
        if len(self.probabilities) != len(self.classes) or self.decision not in self.classes:
            raise ValueError(f"no prediction: {self.decision!r} and {self.probabilities} of {self.classes}")
        if not (abs(sum(self.probabilities) - 1.0) <= 1e-3 and isfinite(self.threshold)):  # which NaN is not
            raise ValueError(f"no prediction: {self.probabilities} at {self.threshold}")

    @property
    def probability(self) -> float:
        """That of the class decided on."""
        return self.probabilities[self.classes.index(self.decision)]

    def with_gate(self, gate: GateResult) -> Prediction:
        """Return the same prediction with what the gate said of its picture."""
        return replace(self, gate=gate)

    def finished(self) -> Prediction:
        """Return the prediction as documents have it: with finished texts."""
        return self if self.gate is None else self.with_gate(self.gate.finished())

    def cautions(self, translate: Callable[[str], str] = str) -> list[str]:
        """Return what a reader should know, translated: of the checks that failed, then the warnings."""
        failed = [check.text(translate) for check in self.gate.failed] if self.gate else []
        return list(dict.fromkeys([*failed, *map(translate, self.warnings)]))

    def at(self, operating_point: str, threshold: float) -> Prediction:
        """Return the same probabilities decided on at another operating point, on P(pneumonia)."""
        decision = self.classes[decide(self.probabilities, self.classes, threshold)]
        return replace(self, decision=decision, operating_point=operating_point, threshold=threshold)

    def as_json(self) -> dict[str, Any]:
        """Return the object `predict --json` prints for a file."""
        return {
            "file": self.file,
            "model": self.model,
            "probabilities": dict(zip(self.classes, self.probabilities, strict=True)),
            "decision": self.decision,
            "operating_point": self.operating_point,
            "threshold": self.threshold,
            "warnings": self.cautions(),
            "gate": self.gate.as_json() if self.gate else None,
        }


class ReferenceBand(Struct, frozen=True):
    """How often a model was right on held-out images to which it gave as much of a class as to the one shown.

    Attributes
    ----------
    low, high : float
        The band of its probability.
    images, right : int
        Held-out images in the band, and how many of them are truly of the class.
    split : {"test", "val"}
        Whose images they are; on those of ``val`` the epoch was chosen too.
    """

    class_name: str = field(name="class")
    low: float
    high: float
    images: int
    right: int
    split: str

    @classmethod
    def of(cls, prediction: Prediction, metrics: Mapping[str, Mapping[str, Any]]) -> ReferenceBand | None:
        """Return the context of a prediction's decision.

        Parameters
        ----------
        metrics : mapping
            The model's figures, one :meth:`Evaluation.as_json` a split.

        Returns
        -------
        Context or None
            Of the test patients, or the validation patients where there are none; None where neither is known.
        """
        probability = prediction.probability
        for split in ("test", "val"):
            for band in metrics.get(split, {}).get("bands", {}).get(prediction.decision, ()):
                if band["low"] <= probability < band["high"] or probability == band["high"] == 1:
                    counts = {key: band[key] for key in ("low", "high", "images", "right")}
                    return cls(class_name=prediction.decision, split=split, **counts)
        return None


class Band(TypedDict):
    """How many held-out images have a probability of a class in a band, and how many of them are truly of the class."""

    low: Finite
    high: Finite
    images: int
    right: int


class ReliabilityBin(TypedDict):
    """The mean probability of a bin of images, and the share of ill among them."""

    probability: Finite
    ill: Finite
    images: int


class Reliability(TypedDict):
    """How well P(pneumonia) is calibrated.

    Attributes
    ----------
    bins : list of ReliabilityBin
        Up to ten bins of equal count.
    ece : float
        The expected calibration error.
    ece_limit : float
        What that of a perfectly calibrated model exceeds in one of twenty samples like this.
    """

    bins: list[ReliabilityBin]
    ece: Finite
    ece_limit: Finite


class Evaluation(Struct, frozen=True, kw_only=True):
    """How a model did on one part of a dataset.

    Attributes
    ----------
    model, split : str
        The model's name; ``train``, ``val``, ``test`` or ``all``.
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
    bands : mapping
        By class.
    binary : mapping or None
        ``accuracy, sensitivity, specificity, fpr, fnr, roc_auc`` of normal against pneumonia; None where no class is
        called normal. A figure that its classes leave undefined is None.
    reliability : Reliability or None
        None where no class is called normal.
    operating_points : mapping
        ``{name: {"threshold", "sensitivity", "specificity"}}`` at the model's operating points, where it has any.
    left_out : tuple of LeftOut
        Files and folders of the dataset that it was not measured on, and why.
    duplicates : tuple of Duplicate
        Films that are there under two labels, or in several parts of the split where it was measured on all.
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
    per_class: Mapping[str, Mapping[str, float]] = {}
    bands: Mapping[str, Sequence[Band]] = {}
    binary: Mapping[str, float | None] | None = None
    reliability: Reliability | None = None
    operating_points: Mapping[str, Mapping[str, Finite | None]] = {}
    left_out: tuple[LeftOut, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the object `evaluate --json` prints: without what the classes or the model do not have."""
        document = to_builtins(self) | {
            "confusion_matrix": [list(row) for row in self.confusion_matrix],
            "left_out": [one.as_json() for one in self.left_out],
        }
        missing = {name for name in ("binary", "reliability", "operating_points") if not document[name]}
        return {name: value for name, value in document.items() if name not in missing}
