"""`pneumoviewer predict`: what a model says of radiographs."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from pneumoviewer.commands.exports import Exports, add_exports
from pneumoviewer.commands.inputs import Inputs
from pneumoviewer.commands.terminal import add_operating_point, print_json, print_table, progress, say
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.heatmap_style import COLOURS, DRAWINGS, HeatmapStyle
from pneumoviewer.core.explain.methods import METHODS
from pneumoviewer.core.library.find import find_model
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import BALANCED, ExitStatus, Prediction, ReferenceBand

Answer = Prediction | PneumoError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="radiographs, folders, ZIP archives, DICOMDIR, sessions (.pneumo)",
    )
    parser.add_argument("--model", metavar="NAME", help="a trained model's name or folder (default: see `models`)")
    add_operating_point(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--heatmap", metavar="DIR", type=Path, help="save for each file a picture of where it looked")
    add_exports(parser)
    heat = parser.add_argument_group("how a heatmap is made and drawn")
    heat.add_argument(
        "--method", choices=tuple(METHODS), default="", help="the method of explanation (default: the model's best)"
    )
    heat.add_argument("--drawing", choices=DRAWINGS, default="blend", help="(default: blend)")
    heat.add_argument("--colours", choices=COLOURS, default=COLOURS[0], help=f"(default: {COLOURS[0]})")
    heat.add_argument(
        "--hide-below", metavar="PERCENT", type=_share, default=0.0, help="hide what is below, of the strongest"
    )


def run(arguments: argparse.Namespace) -> ExitStatus:
    """Predict the files."""
    info = find_model(arguments.model)
    style = HeatmapStyle(arguments.colours, arguments.drawing, arguments.hide_below)
    exports = Exports(arguments, info, arguments.method, style)
    inputs = Inputs.of(arguments.files)
    arguments.files = inputs.files
    answers = predict_files(
        arguments.files,
        info,
        arguments.heatmap,
        arguments.operating_point,
        arguments.method,
        style,
        refused=inputs.refused,
        exports=exports,
    )
    exports.finish(arguments.files, answers)
    if not arguments.json:
        return _with(exports, print_predictions(answers))
    documents: list[dict[str, Any]] = []
    for file, answer in zip(arguments.files, answers, strict=True):
        if isinstance(answer, PneumoError):
            say(str(answer))
            documents.append({"file": str(file), "error": str(answer)})
        else:
            context = ReferenceBand.of(answer, info.metrics)
            documents.append(answer.as_json() | {"context": to_builtins(context)})
    documents += [{"file": str(file), "passed_over": "it is no radiograph"} for file in inputs.passed_over]
    print_json(documents)
    return _with(exports, _status(answers))


def predict_files(
    files: Sequence[Path],
    info: ModelInfo,
    heatmaps: Path | None = None,
    operating_point: str = BALANCED,
    method: str = "",
    style: HeatmapStyle | None = None,
    *,
    refused: Mapping[int, PneumoError] | None = None,
    exports: Exports | None = None,
) -> list[Answer]:
    """Predict files, saving heatmaps if a folder for them is named; a bad file does not stop the others.

    `method` and `style` are of the heatmaps; the model's best method for none. Those `refused`, by their place among
    the files, are answered with the reason. What `exports` writes of each is written as soon as it is predicted.

    Returns
    -------
    list of Prediction or PneumoError
        One a file.

    Raises
    ------
    PneumoError
        Where the model cannot be loaded, or has no such operating point.
    """
    from pneumoviewer.core.explain.overlay import OverlayFolder
    from pneumoviewer.core.inference.gate.input_gate import InputGate
    from pneumoviewer.core.inference.predictor import Predictor
    from pneumoviewer.core.inference.reading import read_radiograph
    from pneumoviewer.core.settings import load_settings

    info.threshold_at(operating_point)  # refused before anything is loaded
    limit = load_settings().max_megapixels
    predictor, gate = Predictor(info), InputGate.of_default()
    overlays = OverlayFolder(heatmaps, files, method, style) if heatmaps else None
    if exports is not None:
        exports.start()
    answers: list[Answer] = []
    with progress("Predicting") as report:
        for number, file in enumerate(files, 1):
            try:
                if refused and number - 1 in refused:
                    raise refused[number - 1]
                radiograph, prediction = read_radiograph(file, predictor, gate, operating_point, max_megapixels=limit)
                if overlays is not None:
                    overlays.save(predictor, radiograph, prediction)
                if exports is not None:
                    exports.save(number, predictor, radiograph, prediction)
                answers.append(prediction)
            except PneumoError as error:
                answers.append(error)
            report(number, len(files))
    return answers


def _share(text: str) -> float:
    try:
        percent = float(text)
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        raise argparse.ArgumentTypeError(f"“{text}” is not a percentage from 0 to 100")
    return percent / 100


def print_predictions(answers: Sequence[Answer]) -> ExitStatus:
    """Print a line a file, errors on standard error, and return the exit status."""
    rows = []
    for answer in answers:
        if isinstance(answer, PneumoError):
            say(str(answer))
            continue
        shares = [f"{name} {p:6.1%}" for name, p in zip(answer.classes, answer.probabilities, strict=True)]
        rows.append([answer.file, answer.decision, *shares, *(f"({note})" for note in answer.cautions())])
    if rows:
        longest = max(map(len, rows))
        print_table([row + [""] * (longest - len(row)) for row in rows])
        model = next(answer.model for answer in answers if isinstance(answer, Prediction))
        print(f"by the model {model}. For research and teaching only: never a diagnosis by itself.")
    return _status(answers)


def _with(exports: Exports, status: ExitStatus) -> ExitStatus:
    """Return the status where also not everything could be exported."""
    return ExitStatus.SOME_FAILED if exports.failed and status == ExitStatus.ALL_DONE else status


def _status(answers: Sequence[Answer]) -> ExitStatus:
    failed = sum(isinstance(answer, PneumoError) for answer in answers)
    if not failed:
        return ExitStatus.ALL_DONE
    return ExitStatus.SOME_FAILED if failed < len(answers) else ExitStatus.NOTHING_DONE
