"""From probabilities and truth to figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support, roc_auc_score

from pneumoviewer.core.results import NORMAL, Evaluation, decide


@dataclass(frozen=True)
class Validated:
    """An epoch on the validation patients, and what they fixed of the decision.

    Attributes
    ----------
    evaluation : Evaluation
    threshold : float
        On P(pneumonia).
    calibration : dict or None
        What :func:`fit_margins` found for threshold units.
    """

    evaluation: Evaluation
    threshold: float
    calibration: dict[str, list[float]] | None


def evaluate_probabilities(
    probabilities: NDArray[np.float64],
    targets: NDArray[np.int64],
    classes: Sequence[str],
    threshold: float,
    *,
    model: str = "",
    split: str = "",
    patients: int = 0,
) -> Evaluation:
    """Work out every figure of an evaluation.

    Parameters
    ----------
    probabilities : ndarray of float, shape (images, classes), in [0, 1]
    targets : ndarray of int, shape (images,)
        Indices into `classes`.
    classes : sequence of str
    threshold : float
        On P(pneumonia) = 1 - P(normal); see :func:`pneumoviewer.core.results.decide`.
    model, split, patients
        Passed on.

    Returns
    -------
    Evaluation
        FPR = FP / (FP + TN) and FNR = FN / (FN + TP), pneumonia being positive. What its classes leave undefined is
        None.
    """
    labels = list(range(len(classes)))
    decided = np.array([decide(p, classes, threshold) for p in probabilities.tolist()], np.int64)
    precision, recall, f1, support = precision_recall_fscore_support(targets, decided, labels=labels, zero_division=0.0)
    true = probabilities[np.arange(len(targets)), targets]
    return Evaluation(
        model=model,
        split=split,
        images=len(targets),
        patients=patients,
        classes=tuple(classes),
        loss=float(-np.log(np.clip(true, 1e-12, 1.0)).mean()),
        accuracy=float((decided == targets).mean()),
        macro_f1=float(np.mean(f1)),
        confusion_matrix=tuple(tuple(map(int, row)) for row in confusion_matrix(targets, decided, labels=labels)),
        per_class={
            name: {
                "precision": float(precision[i]),
                "recall": float(recall[i]),
                "f1": float(f1[i]),
                "support": int(support[i]),
            }
            for i, name in enumerate(classes)
        },
        binary=_binary(probabilities, targets, decided, list(classes)) if NORMAL in classes else None,
    )


def _binary(
    probabilities: NDArray[np.float64], targets: NDArray[np.int64], decided: NDArray[np.int64], classes: list[str]
) -> dict[str, float | None]:
    normal = classes.index(NORMAL)
    ill, called = targets != normal, decided != normal

    def share(of: NDArray[np.bool_], among: NDArray[np.bool_]) -> float | None:
        return float(of[among].mean()) if among.any() else None

    both = ill.any() and (~ill).any()
    return {
        "accuracy": float((ill == called).mean()),
        "sensitivity": share(called, ill),
        "specificity": share(~called, ~ill),
        "fpr": share(called, ~ill),
        "fnr": share(~called, ill),
        "roc_auc": float(roc_auc_score(ill, 1 - probabilities[:, normal])) if both else None,
    }


def sensitive_threshold(
    ill: NDArray[np.float64], targets: NDArray[np.int64], normal: int, own: float, sensitivity: float
) -> float:
    """Return the highest threshold, at most `own`, that finds a share of the ill.

    Parameters
    ----------
    ill : ndarray of float, shape (images,), in [0, 1]
        P(pneumonia).
    targets : ndarray of int, shape (images,)
    normal : int
        The index of the class that is not ill.
    own : float
        The threshold where nothing more is asked.
    sensitivity : float
        The least share of ill images at or above the threshold; 0 asks nothing.

    Returns
    -------
    float
    """
    found = np.sort(ill[targets != normal])
    if not len(found) or not sensitivity:
        return own
    missed = len(found) - math.ceil(round(sensitivity * len(found), 9))
    return min(own, float(found[missed]))


def fit_margins(margins: NDArray[np.float32], targets: NDArray[np.int64]) -> dict[str, list[float]]:
    """Fit P = 1 / (1 + exp(-(slope margin + intercept))) to the margins of threshold units.

    J. Platt, Probabilistic outputs for support vector machines, 1999; by scikit-learn's logistic regression on the
    standardised margin, whose mild penalty keeps the slope finite where the classes can be told apart without error.

    Parameters
    ----------
    margins : ndarray of float, shape (images, units)
        One unit fires for the second of two classes, several each for their own.
    targets : ndarray of int, shape (images,)

    Returns
    -------
    dict
        ``slope`` (each at least 0) and ``intercept``, one entry a unit.
    """
    units = margins.shape[1]
    fits = [_fit_margin(margins[:, unit], targets == (1 if units == 1 else unit)) for unit in range(units)]
    return {"slope": [slope for slope, _ in fits], "intercept": [intercept for _, intercept in fits]}


def _fit_margin(margins: NDArray[np.float32], fires: NDArray[np.bool_]) -> tuple[float, float]:
    centre, spread = float(margins.mean()), float(margins.std()) or 1.0
    if fires.all() or not fires.any():
        return 1 / spread, -centre / spread
    fitted = LogisticRegression().fit((margins[:, None] - centre) / spread, fires)
    slope = max(float(fitted.coef_[0, 0]), 0.0) / spread
    return slope, float(fitted.intercept_[0]) - slope * centre
