"""Measure the models in `trained/` anew, without touching their weights, and write their cards.

    python packaging/refresh_models.py DATA [MODEL …]

Operating points are fixed on the validation patients; of each fold on its own, which are found again by dividing the
patients as its training did.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from ship_model import ABOUT

from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.library.card import card_files
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.library.model_folder import commit
from pneumoviewer.core.paths import trained_dir
from pneumoviewer.core.training.checkpoint import figures
from pneumoviewer.core.training.evaluation import Outcomes, outcomes
from pneumoviewer.core.training.folds import fold_by_patient
from pneumoviewer.core.training.metrics import evaluate_probabilities, mean_points, operating_points

CLOSE = 0.005  # of accuracy: half precision may turn a decision, other patients turn many


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("models", metavar="MODEL", nargs="*", type=Path, help="folders (default: all that ship)")
    arguments = parser.parse_args()
    dataset = scan(arguments.data)
    for folder in arguments.models or sorted(path.parent for path in trained_dir().glob(f"*/{CONFIG}")):
        info, _ = refresh(ModelInfo.read(folder), dataset)
        points = ", ".join(f"{name} {at:.3f}" for name, at in info.operating_points.items())
        print(f"{info.name}: test accuracy {info.metrics['test']['accuracy']:.4f}; {points or 'no operating points'}")


def refresh(info: ModelInfo, dataset: Dataset) -> tuple[ModelInfo, Outcomes]:
    """Measure a model and its parts anew, and write what was found; return it with its validation outcomes."""
    splits = [dataset] * len(info.parts)
    if info.recipe.folds:
        splits = list(fold_by_patient(dataset, info.recipe.labels, info.recipe.folds, info.recipe.seed))
    parts = [refresh(info.part(name), split) for name, split in zip(info.parts, splits, strict=False)]
    if info.recipe.folds:
        validated = together([outcome for _, outcome in parts])  # each patient by the fold that did not know them
        points = mean_points([part.operating_points for part, _ in parts])
    else:
        validated = outcomes(info, dataset, "val")
        points = operating_points(validated.probabilities, validated.targets, info.classes, info.threshold)
        if info.recipe.composition == "cascade":
            points = dict(parts[0][0].operating_points)
    measured = {}
    for split, found in (("val", validated), ("test", outcomes(info, dataset, "test"))):
        evaluation = evaluate_probabilities(
            found.probabilities,
            found.targets,
            info.classes,
            info.threshold,
            patients=len(found.patients),
            points=points,
        )
        check(info, split, evaluation.accuracy)
        kept = {name: value for name, value in info.metrics.get(split, {}).items() if name == "robustness"}
        measured[split] = figures(evaluation) | kept
    refreshed = replace(info, operating_points=points, metrics=measured)
    return commit(refreshed, card_files(refreshed, ABOUT), plain=True), validated


def together(parts: list[Outcomes]) -> Outcomes:
    return Outcomes(
        np.concatenate([part.probabilities for part in parts]),
        np.concatenate([part.targets for part in parts]),
        frozenset().union(*(part.patients for part in parts)),
    )


def check(info: ModelInfo, split: str, accuracy: float) -> None:
    """Stop where a model does otherwise than it did: its patients are others, or the program is."""
    before = info.metrics.get(split, {}).get("accuracy", accuracy)
    if abs(before - accuracy) > CLOSE:
        raise SystemExit(f"{info.name}: accuracy on {split} was {before:.4f}, and is {accuracy:.4f}")


if __name__ == "__main__":
    main()
