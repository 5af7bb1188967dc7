"""`pneumoviewer recipes`: what can be trained."""

from __future__ import annotations

import argparse

from pneumoviewer.commands.terminal import print_json, print_table
from pneumoviewer.core.models.catalogue import architecture_of, classes_of, count_parameters, documented_classes
from pneumoviewer.core.recipe.recipe import recipes
from pneumoviewer.core.results import ExitStatus


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> ExitStatus:
    """List the recipes."""
    found = [
        (recipe, classes_of(recipe), count_parameters(recipe, documented_classes(recipe)))
        for recipe in recipes().values()
    ]
    if arguments.json:
        print_json(
            [
                {
                    "id": recipe.id,
                    "title": recipe.title,
                    "source": recipe.source,
                    "architecture": recipe.architecture,
                    "image_size": list(recipe.preprocessing.size),
                    "classes": list(classes),
                    "documented_classes": documented_classes(recipe),
                    "parameters": count.total,
                    "trainable_parameters": count.trainable,
                    "reported": recipe.reported,
                    "notes": recipe.notes,
                }
                for recipe, classes, count in found
            ]
        )
        return ExitStatus.ALL_DONE
    rows = [["RECIPE", "ARCHITECTURE", "CLASSES", "INPUT", "EPOCHS", "PARAMETERS"]]
    for recipe, classes, count in found:
        rows.append(
            [
                recipe.id,
                architecture_of(recipe).title,
                "the folders'" if recipe.labels == "folders" else ", ".join(classes),
                f"{recipe.image_size} × {recipe.image_size}",
                "grid" if recipe.grid else str(recipe.epochs),
                f"{count.total:,}",
            ]
        )
    print_table(rows)
    return ExitStatus.ALL_DONE
