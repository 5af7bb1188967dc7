"""What commands on labelled folders share: the class table, and what is said of files that were left out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins

from pneumoviewer.commands.terminal import say
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.left_out import Duplicate, LeftOut
from pneumoviewer.core.results import ExitStatus

_TOLD = 5
_LEFT_OUT = "left out, files and folders:"
_ACROSS = "films whose pixels are in more than one part of the split:"
_LABELS = "films whose pixels are under two labels:"


def add_classes(parser: argparse.ArgumentParser) -> None:
    """Declare the argument that says which class each folder is."""
    parser.add_argument(
        "--classes",
        metavar="FOLDER=CLASS",
        type=_row,
        nargs="+",
        action="extend",
        help="which class each folder is where its name does not tell: normal, pneumonia, bacterial, viral, or one of "
        "your own (with --set labels=folders); several folders may be one class, and FOLDER= leaves one out",
    )


def class_table(arguments: argparse.Namespace) -> ClassTable | None:
    """Return the class table of a command's arguments; None where there is none.

    Raises
    ------
    PneumoError
        Where a folder has two classes.
    """
    return ClassTable.parse(arguments.classes) if arguments.classes else None


class DatasetNotes:
    """What is to be said of a dataset: which files are left out, and which films are there twice.

    A person is told the first few and how many on standard error, once; ``--json`` has all.
    """

    def __init__(self) -> None:
        self._left_out: tuple[LeftOut, ...] = ()
        self._duplicates: tuple[Duplicate, ...] = ()

    def add(self, left_out: tuple[LeftOut, ...], duplicates: tuple[Duplicate, ...]) -> None:
        """Say it, where it has not been said."""
        if (left_out, duplicates) == (self._left_out, self._duplicates):
            return
        self._left_out, self._duplicates = left_out, duplicates
        for line in self._summary():
            say(line)
            if line.startswith(_LEFT_OUT):
                worst_first = sorted(left_out, key=lambda one: not one.failed)
                _tell_first([f"{one.file}: {one.reason()}" for one in worst_first])
            elif line.startswith(_ACROSS):
                _tell_first([f"{', '.join(one.files)} ({', '.join(one.splits)})" for one in duplicates if one.splits])
            else:
                _tell_first([f"{', '.join(one.files)} ({', '.join(one.labels)})" for one in duplicates if one.labels])

    def print_summary(self) -> None:
        """Print it in a line each on standard output."""
        for line in self._summary():
            print(line)

    def as_json(self) -> dict[str, Any]:
        """Return what ``--json`` has of it."""
        return {"left_out": [one.as_json() for one in self._left_out], "duplicates": to_builtins(self._duplicates)}

    @property
    def status(self) -> ExitStatus:
        """The exit status of a command that was done on the other files."""
        return ExitStatus.SOME_FAILED if any(one.failed for one in self._left_out) else ExitStatus.ALL_DONE

    def _summary(self) -> list[str]:
        failed = sum(one.failed for one in self._left_out)
        counts = {
            _LEFT_OUT: len(self._left_out),
            _ACROSS: sum(bool(one.splits) for one in self._duplicates),
            _LABELS: sum(bool(one.labels) for one in self._duplicates),
        }
        more = {_LEFT_OUT: f", of which {failed:,} could not be used" * bool(failed)}
        return [f"{what} {count:,}{more.get(what, '')}" for what, count in counts.items() if count]


def _tell_first(lines: Sequence[str]) -> None:
    for line in lines[:_TOLD]:
        say(f"  {line}")
    if len(lines) > _TOLD:
        say(f"  and {len(lines) - _TOLD:,} more, all of which --json names.")


def _row(text: str) -> tuple[str, str]:
    folder, equals, name = text.rpartition("=")
    if not equals or not folder:
        raise argparse.ArgumentTypeError(f"“{text}” is not FOLDER=CLASS")
    return folder, name
