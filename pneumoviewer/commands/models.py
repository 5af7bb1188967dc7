"""`pneumoviewer models`: the trained models there are."""

from __future__ import annotations

import argparse

from pneumoviewer.commands.terminal import print_json, print_table
from pneumoviewer.core.library.find import find_models, is_default
from pneumoviewer.core.results import ExitStatus


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> ExitStatus:
    """List the models."""
    models = find_models()
    if arguments.json:
        print_json(
            [
                {
                    "name": info.name,
                    "title": info.title,
                    "architecture": info.recipe.architecture,
                    "classes": list(info.classes),
                    "image_size": list(info.preprocessing.size),
                    "default": is_default(info),
                    "metrics": {split: dict(figures) for split, figures in info.metrics.items()},
                    "path": str(info.path),
                }
                for info in models
            ]
        )
        return ExitStatus.ALL_DONE
    rows = [["NAME", "ARCHITECTURE", "CLASSES", "INPUT", "TEST ACCURACY", ""]]
    for info in models:
        accuracy = info.metrics.get("test", {}).get("accuracy")
        height, width = info.preprocessing.size
        rows.append(
            [
                info.name,
                info.architecture.title,
                ", ".join(info.classes),
                f"{height} × {width}",
                "–" if accuracy is None else f"{accuracy:.3f}",
                "(default)" if is_default(info) else "",
            ]
        )
    print_table(rows)
    return ExitStatus.ALL_DONE
