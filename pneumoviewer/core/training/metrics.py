"""Metrics: accuracy, F1, FPR, calibration error (ECE), operating points, from probabilities and labels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support, roc_auc_score

from pneumoviewer.core.classes import NORMAL
from pneumoviewer.core.results import BALANCED, Band, Evaluation, Reliability, ReliabilityBin, decide

SENSITIVITY = SPECIFICITY = 0.98  # of the operating points "screening" and "confirming", on validation
BAND_EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0)
_BINS = 10
_DRAWS = 1000


@dataclass(frozen=True)
class ValidationResult:
    """An epoch on the validation patients, and what they fixed of the decision.

    Attributes
    ----------
    threshold : float
        On P(pneumonia).
    calibration : dict or None
        What :func:`fit_margins` found for threshold units.
    """

    evaluation: Evaluation
    threshold: float
    calibration: dict[str, list[float]] | None
    operating_points: Mapping[str, float] = field(default_factory=dict)


def evaluate_probabilities(
    probabilities: NDArray[np.float64],
    targets: NDArray[np.int64],
    classes: Sequence[str],
    threshold: float,
    *,
    model: str = "",
    split: str = "",
    patients: int = 0,
    points: Mapping[str, float] | None = None,
) -> Evaluation:
    """Work out every figure of an evaluation.

    Parameters
    ----------
    probabilities : ndarray of float, shape (images, classes), in [0, 1]
    targets : ndarray of int, shape (images,)
        Indices into `classes`.
    threshold : float
        On P(pneumonia) = 1 - P(normal); see :func:`pneumoviewer.core.results.decide`.
    model, split, patients
        Passed on.
    points : mapping of str to float, optional
        The model's operating points, to be measured besides.

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
        reliability=reliability(*_ill(probabilities, targets, classes)) if NORMAL in classes else None,
        bands=bands(probabilities, targets, classes),
        operating_points={
            name: {"threshold": at, **_at_threshold(*_ill(probabilities, targets, classes), at)}
            for name, at in (points or {}).items()
        },
    )


def reliability(probabilities: NDArray[np.float64], ill: NDArray[np.bool_]) -> Reliability:
    """Return how far probabilities of being ill are from the shares of ill that they announce.

    The images are divided by their probability into ten bins of equal count. The expected calibration error (C. Guo et
    al., *On Calibration of Modern Neural Networks*, ICML 2017) is the mean over the images of their bin's distance
    between mean probability and share of ill. Chance alone makes it more than zero; how much, is found by giving the
    same images labels drawn from their probabilities, again and again (J. Bröcker, L. Smith, *Increasing the
    Reliability of Reliability Diagrams*, 2007).

    Parameters
    ----------
    probabilities : ndarray of float, shape (images,), in [0, 1]
    ill : ndarray of bool, shape (images,)

    Returns
    -------
    Reliability
        Its ``ece_limit`` is the 95 % quantile of the error of a perfectly calibrated model over 1,000 draws with a
        fixed seed.
    """
    random = np.random.default_rng(0)
    # Equal probabilities are divided by chance: the order of the files knows the classes.
    order = np.lexsort((random.random(len(ill)), probabilities))
    bins: list[ReliabilityBin] = []
    error, drawn_error = 0.0, np.zeros(_DRAWS)
    for part in np.array_split(order, min(_BINS, len(order))):
        of_part, mean = probabilities[part], float(probabilities[part].mean())
        bins.append({"probability": mean, "ill": float(ill[part].mean()), "images": len(part)})
        weight = len(part) / len(order)
        error += weight * abs(float(ill[part].mean()) - mean)
        drawn = random.random((_DRAWS, len(part)), np.float32) < of_part.astype(np.float32)
        drawn_error += weight * np.abs(np.count_nonzero(drawn, axis=1) / len(part) - mean)
    return {"bins": bins, "ece": error, "ece_limit": float(np.quantile(drawn_error, 0.95))}


def bands(
    probabilities: NDArray[np.float64], targets: NDArray[np.int64], classes: Sequence[str]
) -> dict[str, list[Band]]:
    """Count for every class and band of its probability how many images there are, and how many are of the class.

    Parameters
    ----------
    probabilities : ndarray of float, shape (images, classes), in [0, 1]

    Returns
    -------
    dict
        By class; a band has its lower edge, the last one both.
    """
    found: dict[str, list[Band]] = {}
    for number, name in enumerate(classes):
        band = np.searchsorted(BAND_EDGES[1:-1], probabilities[:, number], side="right")
        images = np.bincount(band, minlength=len(BAND_EDGES) - 1)
        right = np.bincount(band[targets == number], minlength=len(BAND_EDGES) - 1)
        found[name] = [
            {"low": low, "high": high, "images": int(images[i]), "right": int(right[i])}
            for i, (low, high) in enumerate(pairwise(BAND_EDGES))
        ]
    return found


def _ill(
    probabilities: NDArray[np.float64], targets: NDArray[np.int64], classes: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return P(pneumonia), and who is ill."""
    normal = list(classes).index(NORMAL)
    return 1 - probabilities[:, normal], targets != normal


def _at_threshold(
    probabilities: NDArray[np.float64], ill: NDArray[np.bool_], threshold: float
) -> dict[str, float | None]:
    called = probabilities >= threshold
    return {"sensitivity": _share(called, ill), "specificity": _share(~called, ~ill)}


def _share(of: NDArray[np.bool_], among: NDArray[np.bool_]) -> float | None:
    return float(of[among].mean()) if among.any() else None


def _binary(
    probabilities: NDArray[np.float64], targets: NDArray[np.int64], decided: NDArray[np.int64], classes: list[str]
) -> dict[str, float | None]:
    normal = classes.index(NORMAL)
    ill, called = targets != normal, decided != normal

    both = ill.any() and (~ill).any()
    return {
        "accuracy": float((ill == called).mean()),
        "sensitivity": _share(called, ill),
        "specificity": _share(~called, ~ill),
        "fpr": _share(called, ~ill),
        "fnr": _share(~called, ill),
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
    normal : int
        The index of the class that is not ill.
    own : float
        The threshold where nothing more is asked.
    sensitivity : float
        The least share of ill images at or above the threshold; 0 asks nothing.
    """
    found = np.sort(ill[targets != normal])
    if not len(found) or not sensitivity:
        return own
    missed = len(found) - math.ceil(round(sensitivity * len(found), 9))
    return min(own, float(found[missed]))


def specific_threshold(
    ill: NDArray[np.float64], targets: NDArray[np.int64], normal: int, own: float, specificity: float
) -> float | None:
    """Return the lowest threshold, at least `own`, that spares a share of the normal.

    Parameters
    ----------
    normal : int
        The index of the class that is not ill.
    own : float
        The threshold where it spares enough of them.
    specificity : float
        The least share of normal images below the threshold.

    Returns
    -------
    float or None
        `own` or the probability of one of the images; None where even the highest does not spare enough.
    """
    healthy = np.sort(ill[targets == normal])
    needed = math.ceil(round(specificity * len(healthy), 9))
    above = [float(p) for p in np.unique(ill) if p > own]
    return next((at for at in (own, *above) if np.searchsorted(healthy, at) >= needed), None)


def operating_points(
    probabilities: NDArray[np.float64], targets: NDArray[np.int64], classes: Sequence[str], threshold: float
) -> dict[str, float]:
    """Fix a model's operating points on validation patients.

    Parameters
    ----------
    probabilities : ndarray of float, shape (images, classes), in [0, 1]
    threshold : float
        The model's own.

    Returns
    -------
    dict
        Thresholds on P(pneumonia): ``balanced`` is the model's own; ``screening`` the highest up to it with a
        sensitivity of at least 0.98, ``confirming`` the lowest from it on with a specificity of at least 0.98, left out
        where none has it. So screening never misses more, nor confirming alarms more, than balanced does. Empty where
        no class is called normal, or not both the normal and the ill are there.
    """
    if NORMAL not in classes:
        return {}
    normal = list(classes).index(NORMAL)
    ill, is_ill = _ill(probabilities, targets, classes)
    if is_ill.all() or not is_ill.any():
        return {}
    screening = sensitive_threshold(ill, targets, normal, threshold, SENSITIVITY)
    confirming = specific_threshold(ill, targets, normal, threshold, SPECIFICITY)
    return {
        "screening": screening,
        BALANCED: threshold,
        **({"confirming": confirming} if confirming is not None else {}),
    }


def mean_points(folds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean over the folds of the operating points that all of them have."""
    shared = [name for name in folds[0] if all(name in fold for fold in folds)]
    return {name: float(np.mean([fold[name] for fold in folds])) for name in shared}


def fit_margins(margins: NDArray[np.float32], targets: NDArray[np.int64]) -> dict[str, list[float]]:
    """Fit P = 1 / (1 + exp(-(slope margin + intercept))) to the margins of threshold units.

    J. Platt, Probabilistic outputs for support vector machines, 1999; by scikit-learn's logistic regression on the
    standardised margin, whose mild penalty keeps the slope finite where the classes can be told apart without error.

    Parameters
    ----------
    margins : ndarray of float, shape (images, units)
        One unit fires for the second of two classes, several each for their own.

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
