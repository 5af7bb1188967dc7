"""`pneumoviewer sweep`: one recipe with several settings, to be compared."""

from __future__ import annotations

import argparse
from contextlib import suppress
from itertools import count
from pathlib import Path

from pneumoviewer.commands.dataset import DatasetNotes, add_classes, class_table
from pneumoviewer.commands.terminal import print_json, print_table, progress, say
from pneumoviewer.commands.train import INTERRUPTED, changed, event_printer, setting, stopped_by_ctrl_c
from pneumoviewer.core.library.find import check_run_name
from pneumoviewer.core.paths import sweeps_dir
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.results import ExitStatus
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.training.events import End, Event, RunFailed, RunStopped
from pneumoviewer.engine.launcher import LocalProcessLauncher


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="labelled radiographs")
    parser.add_argument("--recipe", metavar="NAME", required=True, help="a recipe's name; see `recipes`")
    parser.add_argument(
        "--vary",
        metavar=("FIELD", "VALUE"),
        nargs="+",
        help="a field and its values, such as --vary batch_size 25 50 100",
    )
    parser.add_argument(
        "--variant",
        metavar="FIELD=VALUE",
        type=setting,
        nargs="+",
        action="append",
        default=[],
        help="fields set together, such as --variant folds=5 epochs=5; may be repeated",
    )
    parser.add_argument(
        "--set",
        metavar="FIELD=VALUE",
        type=setting,
        action="append",
        default=[],
        help="change a field of the recipe for all of them; may be repeated",
    )
    add_classes(parser)
    parser.add_argument("--name", metavar="NAME", help="what the sweep is called (default: recipe and field)")
    parser.add_argument("--output", metavar="DIR", type=Path, help="the folder it is put into (default: your sweeps)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Train every variant, and print what each came to."""
    recipe = changed(find_recipe(arguments.recipe), dict(arguments.set))
    field, *values = arguments.vary or [""]
    settings = [{field: value} for value in values] + [dict(variant) for variant in arguments.variant]
    from pneumoviewer.core.training.sweep import TABLE, histories, sweep, variants

    chosen = variants(recipe, settings)
    name = check_run_name(arguments.name or f"{recipe.id}-{field or 'variants'}".replace("_", "-"))
    folder = (arguments.output or sweeps_dir()) / name

    notes, classes = DatasetNotes(), class_table(arguments)
    jobs = sweep(chosen, arguments.folder, folder, classes, max_megapixels=load_settings().max_megapixels)
    end: End | None = None

    with progress("Starting") as report:
        print_event = event_printer(report, notes)

        def print_event_and_error(event: Event) -> None:
            print_event(event)
            if isinstance(event, RunFailed):
                say(str(event.error))

        with stopped_by_ctrl_c(LocalProcessLauncher(), print_event_and_error) as run_job, suppress(StopIteration):
            for number in count(1):
                job = jobs.send(end)
                say(f"{chosen[number - 1].label}, {number} of {len(chosen)}")
                end = run_job(job)
    rows = [
        {
            "variant": label,
            "epochs": len(history),
            "best_val_loss": min(epoch.val_loss for epoch in history),
            "best_val_accuracy": max(epoch.val_accuracy for epoch in history),
            "images_per_second": sum(epoch.images_per_second for epoch in history) / len(history),
            "memory_mib": max(epoch.memory_mib for epoch in history),
        }
        for label, history in histories(folder / TABLE).items()
    ]
    if arguments.json:
        print_json({"name": name, "path": str(folder.absolute()), "variants": rows, **notes.as_json()})
    elif rows:
        heads = [key.replace("_", " ").upper() for key in rows[0]]
        print_table([heads, *([v if isinstance(v, str) else f"{v:.4g}" for v in row.values()] for row in rows)])
        notes.print_summary()
        print(f"saved in {folder}")
    if isinstance(end, RunStopped):
        return INTERRUPTED
    if not rows:
        return ExitStatus.NOTHING_DONE
    return notes.status if len(rows) == len(chosen) else ExitStatus.SOME_FAILED
