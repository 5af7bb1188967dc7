"""`pneumoviewer train`: a recipe on a folder of labelled radiographs."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pneumoviewer.commands.dataset import DatasetNotes, add_classes, class_table
from pneumoviewer.commands.terminal import Report, print_json, progress, say
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.library.find import check_run_name, free_run_name, saved_at
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe, options
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.training.events import (
    BatchFinished,
    End,
    EpochFinished,
    Event,
    PartFinished,
    PartStarted,
    Progress,
    RunFailed,
    RunStarted,
    RunStopped,
)
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.launcher import InProcessLauncher, Launcher, RunHandle

INTERRUPTED = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="labelled radiographs")
    parser.add_argument("--recipe", metavar="NAME", required=True, help="a recipe's name; see `recipes`")
    parser.add_argument(
        "--set",
        metavar="FIELD=VALUE",
        type=setting,
        action="append",
        default=[],
        help="change a field of the recipe, such as epochs=3; may be repeated",
    )
    add_classes(parser)
    parser.add_argument("--name", metavar="NAME", help="what the model is called (default: as the recipe)")
    parser.add_argument("--output", metavar="DIR", type=Path, help="the folder it is put into (default: your models)")
    parser.add_argument("--resume", action="store_true", help="go on after the last saved epoch, as the run was set")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Train, and say how it ended."""
    recipe, classes = find_recipe(arguments.recipe), class_table(arguments)
    parent: Path = arguments.output or models_dir()
    from pneumoviewer.core.library.model_folder import holds_nothing

    resume = arguments.resume
    if resume:
        folder = parent / check_run_name(arguments.name or _newest_run(parent, recipe.id))
        resume = not (folder.is_dir() and holds_nothing(folder))  # killed before its first epoch, it starts again
    else:
        folder = parent / _new_name(arguments.name, recipe.id, own=arguments.output is None)
    changes = dict(arguments.set)
    recipe = _saved_recipe(folder, recipe.id, changes, classes) if resume else changed(recipe, changes)
    notes = DatasetNotes()

    job = Job(recipe, arguments.folder, folder, resume, classes, load_settings().max_megapixels)

    with (
        progress("Starting") as report,
        stopped_by_ctrl_c(InProcessLauncher(), event_printer(report, notes)) as run_job,
    ):
        end = run_job(job)
    if isinstance(end, RunFailed):
        raise end.error
    if isinstance(end, RunStopped) and end.epoch == 0:
        raise KeyboardInterrupt
    info = ModelInfo.read(folder, usable=False)
    if arguments.json:
        print_json(
            {
                "name": info.name,
                "path": str(info.path.absolute()),
                "epochs": info.epoch,
                "best_epoch": info.best_epoch,
                "metrics": {split: dict(figures) for split, figures in info.metrics.items()},
                "state": info.state,
                **notes.as_json(),
            }
        )
    else:
        _print(info)
        notes.print_summary()
    return INTERRUPTED if isinstance(end, RunStopped) else notes.status


def changed(recipe: Recipe, values: Mapping[str, str]) -> Recipe:
    """Return a recipe with other values, having said which of them do nothing there."""
    new = recipe.with_values(values)
    for name in values:
        if not new.applies(name):
            needed = " and ".join(
                f"{other} {' or '.join(('no', 'yes')[v] if isinstance(v, bool) else v for v in those)}"
                for other, those in options()[name].when
            )
            say(f"Note: {name} does nothing here; it needs {needed}.")
    return new


def setting(text: str) -> tuple[str, str]:
    """Read FIELD=VALUE."""
    field, equals, value = text.partition("=")
    if not equals or not field:
        raise argparse.ArgumentTypeError(f"“{text}” is not FIELD=VALUE")
    return field.strip(), value.strip()


def _new_name(wanted: str | None, standard: str, *, own: bool) -> str:
    """Return what a new run is called; among the person's own models, no other model may be called so."""
    if wanted is None:
        return free_run_name(standard) if own else standard
    if own and free_run_name(check_run_name(wanted)) != wanted:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be started"),
            QT_TRANSLATE_NOOP("errors", "there is a model of this name already"),
            QT_TRANSLATE_NOOP("errors", "Choose another --name, or add --resume to go on with that one"),
            name=wanted,
        )
    return check_run_name(wanted)


def _newest_run(parent: Path, recipe: str) -> str:
    """Return the name of a recipe's newest run in a folder; the recipe's own where there is none."""
    runs = [file.parent for file in parent.glob(f"{recipe}*/{CONFIG}") if _recipe_of(file.parent) == recipe]
    return max(runs, key=saved_at).name if runs else recipe


def _recipe_of(folder: Path) -> str:
    try:
        return ModelInfo.read(folder, usable=False).recipe.id
    except PneumoError:
        return ""


def _saved_recipe(folder: Path, recipe: str, changes: Mapping[str, str], classes: ClassTable | None) -> Recipe:
    """Return the recipe of a run that is to be resumed; only its number of epochs may change."""
    if not (folder / CONFIG).is_file():
        raise _not_resumed(
            folder,
            QT_TRANSLATE_NOOP("errors", "there is no such run in “{parent}”"),
            QT_TRANSLATE_NOOP("errors", "Name another with --name, or leave --resume out"),
            parent=folder.parent,
        )
    info = ModelInfo.read(folder, usable=False)
    saved = info.recipe
    if saved.id != recipe:
        raise _not_resumed(
            folder,
            QT_TRANSLATE_NOOP("errors", "it is a run of the recipe {saved}"),
            QT_TRANSLATE_NOOP("errors", "Name that recipe, or another run"),
            saved=saved.id,
        )
    wanted = saved.with_values(changes)
    if wanted != saved.with_values({"epochs": wanted.epochs}) or classes not in (None, info.class_table):
        raise _not_resumed(
            folder,
            QT_TRANSLATE_NOOP("errors", "a run goes on as it was set; only epochs may change"),
            QT_TRANSLATE_NOOP("errors", "Leave the other fields out, or train anew under another name"),
        )
    return wanted


def _not_resumed(folder: Path, why: str, next_step: str, **arguments: object) -> PneumoError:
    what = QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be resumed")
    return PneumoError(what, why, next_step, name=folder.name, **arguments)


@contextmanager
def stopped_by_ctrl_c(launcher: Launcher, on_event: Callable[[Event], None]) -> Iterator[Callable[[Job], End]]:
    """Give what runs a job to its end; the first Ctrl+C stops the training under way, and the second one ends it."""
    handles: list[RunHandle] = []
    asked = False

    def on_sigint(number: int, frame: object) -> None:
        nonlocal asked
        signal.signal(signal.SIGINT, before)
        asked = True
        say("Stopping after this batch; saved epochs are kept. Ctrl+C again ends it at once.")
        for handle in handles:
            handle.stop()

    def run(job: Job) -> End:
        handles[:] = [launcher.start(job)]
        if asked:
            handles[0].stop()
        return handles[0].wait(on_event)

    before = signal.signal(signal.SIGINT, on_sigint)
    try:
        yield run
    finally:
        signal.signal(signal.SIGINT, before)


def event_printer(report: Report, notes: DatasetNotes) -> Callable[[Event], None]:
    """Return what prints a training's events: a line an epoch, the rest in the bar; `notes` gets those of the data."""

    def print_event(event: Event) -> None:
        if isinstance(event, Progress):
            report(event.done, event.total, event.task)
        elif isinstance(event, RunStarted):
            counts = ", ".join(f"{count} {split}" for split, count in event.images.items())
            notes.add(event.left_out, event.duplicates)
            say(f"{event.name}: {event.parameters:,} parameters, images: {counts}")
            say(f"on {event.device} ({event.device_reason}), {event.precision}")
        elif isinstance(event, PartStarted):
            say(f"{event.name}, part {event.part} of {event.parts}")
        elif isinstance(event, PartFinished):
            figures = next(reversed(event.metrics.values()))
            say(f"{event.name} is done: accuracy {figures['accuracy']:.4f}, kept: epoch {event.best_epoch}")
        elif isinstance(event, BatchFinished):
            task = f"Epoch {event.epoch}, {event.images_per_second:.0f} images/s, loss {event.loss:.4f}"
            report(event.batch, event.batches, task)
        elif isinstance(event, EpochFinished):
            row = event.epoch
            shifted = row.val_shifted_accuracy
            say(
                f"epoch {row.epoch:3}  loss {row.train_loss:.4f}, accuracy {row.train_accuracy:.4f}  "
                f"validation {row.val_loss:.4f}, {row.val_accuracy:.4f}"
                f"{'' if shifted is None else f', distorted {shifted:.4f}'}{'  best' * (event.best_epoch == row.epoch)}"
            )

    return print_event


def _print(info: ModelInfo) -> None:
    planned = info.recipe.composed.part_names
    kept = f"parts done: {len(info.parts)} of {len(planned)}" if planned else f"kept: epoch {info.best_epoch}"
    print(f"{info.name}: {info.state} after epoch {info.epoch} of {info.epochs}; {kept}")
    for name, figure in info.cross_validation.items():
        print(f"folds {name} {figure['mean']:.4f} ± {figure['std']:.4f}")
    for split, figures in info.metrics.items():
        shown: list[tuple[str, Any]] = [("accuracy", figures["accuracy"]), ("macro F1", figures["macro_f1"])]
        shown += [(name.upper(), (figures.get("binary") or {}).get(name)) for name in ("fpr", "fnr")]
        said = "  ".join(f"{name} {value:.4f}" for name, value in shown if value is not None)
        print(f"{split:5} {said}")
    print(f"saved in {info.path}")
