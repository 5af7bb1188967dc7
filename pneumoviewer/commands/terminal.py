"""What commands print: results and JSON on standard output, everything else on standard error."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from pneumoviewer.core.results import BALANCED, OPERATING_POINTS
from pneumoviewer.core.strict_json import strict_json


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    print(strict_json(document, indent=1))


def add_operating_point(parser: argparse.ArgumentParser) -> None:
    """Declare the argument that says where a command decides."""
    parser.add_argument(
        "--operating-point",
        choices=OPERATING_POINTS,
        default=BALANCED,
        help="screening misses few of the ill, confirming alarms few healthy (default: balanced, the model's own)",
    )


def say(line: str) -> None:
    """Print one line on standard error."""
    print(_printable(line), file=sys.stderr, flush=True)


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of texts on standard output, columns aligned."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(_printable(text).ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


def _printable(text: str) -> str:
    """Return a text in which no character of a file's name breaks the line or commands the terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)


class Report(Protocol):
    """What shows how far a task is; another task's name starts it anew."""

    def __call__(self, done: int, total: int, task: str = "") -> None:
        """Show it."""


@contextmanager
def progress(task: str) -> Iterator[Report]:
    """Show a bar on standard error while something takes a while; nothing where that is no terminal.

    Yields
    ------
    Report
        ``report(done, total)``, or ``report(done, total, task)`` for a task of another name.
    """
    if not sys.stderr.isatty():
        yield lambda done, total, task="": None
        return
    from rich.console import Console
    from rich.progress import Progress

    def report(done: int, total: int, task: str = "") -> None:
        bar.update(row, completed=done, total=total, description=task or None)

    # Lines that are said while it runs go through it, above the bar; results never do.
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        row = bar.add_task(task, total=None)
        yield report
