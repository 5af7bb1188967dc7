"""`pneumoviewer screenshot`: a picture of the window."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from pneumoviewer.commands.qt_libraries import import_gui
from pneumoviewer.core.library.find import find_model
from pneumoviewer.core.results import ExitStatus
from pneumoviewer.core.settings import LANGUAGES

MIN_SIDE, MAX_SIDE = 400, 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("out", metavar="OUT.png", type=_png, help="the file to write")
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="radiographs to show; a sample if none")
    from pneumoviewer.gui.pages import PAGES

    views = [view for page in PAGES for view in (page.id, *page.views)]
    parser.add_argument("--page", choices=views, default=views[0], help="the page shown (default: %(default)s)")
    parser.add_argument("--model", metavar="NAME", help="a trained model's name or folder")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark", help="(default: dark)")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="en", help="of the window (default: en)")
    parser.add_argument("--anyway", action="store_true", help="show results also where a check failed, marked so")
    parser.add_argument(
        "--size", metavar="1440x900", type=_size, default=(1440, 900), help="width and height in pixels"
    )


def run(arguments: argparse.Namespace) -> ExitStatus:
    """Save the picture."""
    if arguments.model is not None:
        find_model(arguments.model)  # a wrong name is told at once
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing flashes up on a person's screen
    import_gui().screenshot(
        arguments.out,
        arguments.files,
        page=arguments.page,
        model=arguments.model,
        theme=arguments.theme,
        language=arguments.language,
        size=arguments.size,
        anyway=arguments.anyway,
    )
    return ExitStatus.ALL_DONE


def _png(text: str) -> Path:
    out = Path(text)
    if out.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"“{text}” does not end with .png")
    if not out.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder “{out.parent}”")
    return out


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"“{text}” is not a size such as 1440x900")
    width, height = int(found[1]), int(found[2])
    if not (MIN_SIDE <= width <= MAX_SIDE and MIN_SIDE <= height <= MAX_SIDE):
        raise argparse.ArgumentTypeError(f"“{text}” is not between {MIN_SIDE}x{MIN_SIDE} and {MAX_SIDE}x{MAX_SIDE}")
    return width, height
