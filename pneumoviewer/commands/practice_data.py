"""`pneumoviewer practice-data`: a labelled folder of synthetic radiographs, for a first training."""

from __future__ import annotations

import argparse
from pathlib import Path

from pneumoviewer.commands.terminal import progress
from pneumoviewer.core.results import ExitStatus

MIN_IMAGES, MAX_IMAGES = 12, 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a folder that does not exist yet, or is empty")
    parser.add_argument("--images", metavar="N", type=_count, default=300, help="how many (default: 300)")
    parser.add_argument("--seed", metavar="S", type=_seed, default=0, help="the same seed draws the same (default: 0)")


def run(arguments: argparse.Namespace) -> ExitStatus:
    """Write the folder."""
    from pneumoviewer.core.radiograph.phantom import write_practice_data

    folder: Path = arguments.folder
    with progress("Drawing radiographs") as report:
        write_practice_data(folder, arguments.images, arguments.seed, report)
    print(f"{arguments.images} synthetic radiographs in {folder}")
    print(f"next: pneumoviewer train {folder} --recipe mlp-8 --set epochs=5")
    return ExitStatus.ALL_DONE


def _count(text: str) -> int:
    return _number(text, MIN_IMAGES, MAX_IMAGES)


def _seed(text: str) -> int:
    return _number(text, 0, 2**31 - 1)


def _number(text: str, least: int, most: int) -> int:
    if not text.isdecimal() or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from {least} to {most}")
    return int(text)
