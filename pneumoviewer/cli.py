"""The command line: finds the command, runs it, and turns whatever happens into an exit status and one line.

Imports nothing heavy, so that the window is there quickly. Each command is a module of :mod:`pneumoviewer.commands`.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pneumoviewer import __version__
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.results import ExitStatus

COMMANDS = {
    "predict": "print what a model says of radiographs",
    "evaluate": "measure a model on a folder of labelled radiographs",
    "train": "train a recipe on a folder of labelled radiographs",
    "sweep": "train a recipe with several settings and compare them",
    "models": "list the trained models",
    "recipes": "list what can be trained",
    "screenshot": "save a picture of the window",
    "practice-data": "draw a labelled folder of synthetic radiographs",
}
DEBUG_VARIABLE = "PNEUMOVIEWER_DEBUG"
_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_NOBODY_READS = 141  # 128 + SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments without the program's name; those of the process if None.

    Returns
    -------
    int
        The exit status: see :class:`~pneumoviewer.core.results.ExitStatus`; 130 after Ctrl+C.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in arguments
    _calm_output()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except SystemExit as after_help:  # argparse ends --help and --version so
        return int(after_help.code or 0)
    except BrokenPipeError:
        _drop_output()  # the reader, `head` say, has gone
        return _NOBODY_READS
    except KeyboardInterrupt:
        return _fail("Interrupted.", as_json, _INTERRUPTED)
    except PneumoError as error:
        return _fail(str(error), as_json)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        from pneumoviewer.commands.trouble import report_unexpected

        return _fail(report_unexpected(error), as_json)
    return status


def _run(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    if name in COMMANDS:
        parser = _Parser(prog=f"pneumoviewer {name}", description=COMMANDS[name].capitalize() + ".")
        arguments = arguments[1:]
    else:
        _refuse_misspelt(name)
        parser = _Parser(
            prog="pneumoviewer",
            description="Open the window, with radiographs if some are named. For research and teaching only.",
            epilog="commands (pneumoviewer COMMAND --help tells more; a file of such a name is written ./predict):\n"
            + "\n".join(f"  {command:14} {summary}" for command, summary in COMMANDS.items()),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--version", action="version", version=f"pneumoviewer {__version__}")
        name = "window"
    command = importlib.import_module(f"pneumoviewer.commands.{name.replace('-', '_')}")
    command.add_arguments(parser)
    # Options may stand between files, unless what follows a -- must not be taken for one.
    parse = parser.parse_args if "--" in arguments else parser.parse_intermixed_args
    return int(command.run(parse(arguments)))


class _Parser(argparse.ArgumentParser):
    def __init__(self, **more: object) -> None:
        super().__init__(allow_abbrev=False, **more)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "{program} was not understood"),
            "{reason}",
            QT_TRANSLATE_NOOP("errors", "See {program} --help"),
            program=self.prog,
            reason=message,
        )


def _refuse_misspelt(name: str) -> None:
    """Refuse what is no file, but nearly a command."""
    if not name or name.startswith("-") or os.path.lexists(name):
        return
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1, cutoff=0.75)
    if near:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "There is no command or file “{name}”"),
            "",
            QT_TRANSLATE_NOOP("errors", "Perhaps you mean: pneumoviewer {command}"),
            name=name,
            command=near[0],
        )


def _calm_output() -> None:
    """Let no character, library or log message spoil what a person reads or a program parses."""
    # None where whoever started us closed them, and in Windows programs without a console.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if not os.environ.get(DEBUG_VARIABLE):
        from pneumoviewer.commands.trouble import calm_libraries

        calm_libraries()


def _fail(line: str, as_json: bool, status: int = ExitStatus.NOTHING_DONE) -> int:
    from pneumoviewer.commands.terminal import print_json, say

    say(line)
    try:
        if as_json:
            print_json({"error": line})
        sys.stdout.flush()
    except OSError:  # standard output may be the very thing that failed: a full disk, say
        _drop_output()
    return int(status)


def _drop_output() -> None:
    """Let nothing more be written to standard output, not even when the interpreter flushes it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
