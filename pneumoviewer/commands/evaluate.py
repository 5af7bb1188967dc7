"""`pneumoviewer evaluate`: a model on a folder of labelled radiographs."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from pneumoviewer.commands.dataset import DatasetNotes, add_classes, class_table
from pneumoviewer.commands.terminal import add_operating_point, print_json, print_table, progress
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.library.card_calibration import delivery_rows, shift_rows
from pneumoviewer.core.library.find import find_model
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import Evaluation, ExitStatus
from pneumoviewer.core.settings import load_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="labelled radiographs")
    parser.add_argument("--model", metavar="NAME", required=True, help="a trained model's name or folder")
    parser.add_argument(
        "--split",
        choices=("train", "val", "test", "all"),
        help="the part of the folder; test where the folder is split, else all",
    )
    add_classes(parser)
    add_operating_point(parser)
    parser.add_argument(
        "--robustness",
        action="store_true",
        help="also measure it, and the gate, on radiographs delivered in other ways and on distorted ones",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> ExitStatus:
    """Evaluate a model."""
    info = find_model(arguments.model)
    info = replace(info, threshold=info.threshold_at(arguments.operating_point))
    from pneumoviewer.core.training.evaluation import evaluate_model

    classes, notes, most = class_table(arguments), DatasetNotes(), load_settings().max_megapixels
    with progress("Reading radiographs") as report:
        evaluation = evaluate_model(
            info, arguments.folder, arguments.split, classes=classes, on_progress=report, max_megapixels=most
        )
    notes.add(evaluation.left_out, evaluation.duplicates)
    robustness = _robustness(info, arguments.folder, evaluation.split, classes, most) if arguments.robustness else {}
    if arguments.json:
        print_json(evaluation.as_json() | ({"robustness": robustness} if robustness else {}))
        return notes.status
    _print(evaluation)
    notes.print_summary()
    if robustness:
        print("\ndelivery: the same films, stored in other ways")
        print_table(delivery_rows(robustness["delivery"]))
        print("\nshift: films changed as another hospital might have made them")
        print_table(shift_rows(robustness["shift"]))
    return notes.status


def _robustness(
    info: ModelInfo, folder: Path, split: str, classes: ClassTable | None, max_megapixels: float
) -> dict[str, dict[str, dict[str, Any]]]:
    from pneumoviewer.core.inference.gate.input_gate import InputGate
    from pneumoviewer.core.training.delivery_table import measure_delivery
    from pneumoviewer.core.training.evaluation import part_of, scan_as_trained
    from pneumoviewer.core.training.robustness import measure_shift

    part, gatekeeper = part_of(info, scan_as_trained(info, folder, classes=classes), split), InputGate.of_default()
    with progress("Delivering radiographs anew") as report:
        (delivery,) = measure_delivery([info], part, gatekeeper, on_progress=report, max_megapixels=max_megapixels)
    with progress("Distorting radiographs") as report:
        shift = measure_shift(info, part, gatekeeper, on_progress=report, max_megapixels=max_megapixels)
    return {"delivery": delivery, "shift": shift}


def _print(found: Evaluation) -> None:
    print(f"{found.model} on {found.images} images of {found.patients} patients ({found.split})")
    print(f"accuracy {found.accuracy:.4f}  macro F1 {found.macro_f1:.4f}  loss {found.loss:.4f}\n")
    print_table([["true \\ decided", *found.classes], *_matrix_rows(found)])
    print()
    figures = ("precision", "recall", "f1")
    print_table(
        [
            ["class", *figures, "support"],
            *(
                [name, *(f"{values[figure]:.4f}" for figure in figures), f"{values['support']:.0f}"]
                for name, values in found.per_class.items()
            ),
        ]
    )
    if found.binary is not None:
        said = (f"{name} {'–' if value is None else format(value, '.4f')}" for name, value in found.binary.items())
        print(f"\nnormal against pneumonia: {'  '.join(said)}")
    if found.reliability is not None:
        error, limit = found.reliability["ece"], found.reliability["ece_limit"]
        print(f"calibration error {error:.4f} (a perfectly calibrated model's stays below {limit:.4f} in 95 of 100)")


def _matrix_rows(found: Evaluation) -> list[list[str]]:
    return [[name, *map(str, row)] for name, row in zip(found.classes, found.confusion_matrix, strict=True)]
