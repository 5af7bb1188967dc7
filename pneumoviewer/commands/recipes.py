"""`pneumoviewer recipes`: what can be trained."""

from __future__ import annotations

import argparse

from pneumoviewer.commands.terminal import print_json, print_table
from pneumoviewer.core.models.catalogue import architecture_of, classes_of, count_parameters
from pneumoviewer.core.results import ExitStatus
from pneumoviewer.core.training.recipe import recipes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> ExitStatus:
    """List the recipes."""
    found = [(recipe, classes_of(recipe)) for recipe in recipes().values()]
    if arguments.json:
        print_json(
            [
                {
                    "id": recipe.id,
                    "title": recipe.title,
                    "architecture": recipe.architecture,
                    "image_size": list(recipe.preprocessing.size),
                    "classes": list(classes),
                    "parameters": count_parameters(recipe, len(classes)).total,
                    "trainable_parameters": count_parameters(recipe, len(classes)).trainable,
                }
                for recipe, classes in found
            ]
        )
        return ExitStatus.ALL_DONE
    rows = [["RECIPE", "ARCHITECTURE", "CLASSES", "INPUT", "EPOCHS", "PARAMETERS"]]
    for recipe, classes in found:
        rows.append(
            [
                recipe.id,
                architecture_of(recipe).title,
                ", ".join(classes),
                f"{recipe.image_size} × {recipe.image_size}",
                str(recipe.epochs),
                f"{count_parameters(recipe, len(classes)).total:,}",
            ]
        )
    print_table(rows)
    return ExitStatus.ALL_DONE
