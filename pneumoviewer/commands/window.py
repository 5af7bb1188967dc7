"""`pneumoviewer [FILES…]`: the window; where there is no screen, its main job without one."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from pneumoviewer.commands.qt_libraries import has_screen, import_gui
from pneumoviewer.commands.terminal import say
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.results import ExitStatus
from pneumoviewer.core.settings import LANGUAGES

PICTURE = "pneumoviewer.png"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "files", metavar="FILE", nargs="*", type=Path, help="radiographs, or a session (.pneumo), to open"
    )
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), default="", help="of the window, this once (default: the settings')"
    )


def run(arguments: argparse.Namespace) -> int:
    """Open the window and return when it is closed."""
    if has_screen():
        return int(import_gui().open_window(arguments.files, arguments.language))
    return _without_screen(arguments.files)


def _without_screen(files: list[Path]) -> ExitStatus:
    from pneumoviewer.commands.inputs import Inputs
    from pneumoviewer.commands.predict import predict_files, print_predictions
    from pneumoviewer.core.library.find import find_model
    from pneumoviewer.core.paths import sample_files

    shown = files or sample_files()
    whose = "the files given" if files else "the samples"
    say(f"There is no screen here: reading {whose}, and saving a picture of the window as {PICTURE}.")
    inputs = Inputs.of(shown)
    answers = predict_files(inputs.files, find_model(None), refused=inputs.refused)
    status = print_predictions(answers)
    if status == ExitStatus.NOTHING_DONE:
        return status  # every file's reason is told: a window would show no more
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        import_gui().screenshot(Path(PICTURE), shown, page="read", model=None, theme="dark", size=(1440, 900))
    except PneumoError as error:
        say(str(error))
        return max(status, ExitStatus.SOME_FAILED)
    return status
