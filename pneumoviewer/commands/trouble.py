"""What nobody expected: one line for the person, the details in a file."""

from __future__ import annotations

import logging
import os
import platform
import sys
import time
import warnings

from pneumoviewer import __version__
from pneumoviewer.core.errors import places_of
from pneumoviewer.core.files import atomic_write
from pneumoviewer.core.paths import log_dir


def report_unexpected(error: Exception) -> str:
    """Return one line about an unexpected exception, and write its traceback to a file that the line names.

    The file has the places in the code and the kinds of the exceptions. It has no messages, as those may repeat a
    file's name or content, which may be a patient's.
    """
    text = " ".join(str(error).split())[:200]
    line = f"Something unexpected went wrong: {type(error).__name__}{': ' + text if text else ''}."
    file = log_dir() / f"error-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    about = f"PneumoViewer {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    try:
        atomic_write(file, about + "\n" + places_of(error))
    except OSError:
        return f"{line} Run it again with PNEUMOVIEWER_DEBUG=1 for the details."
    return f"{line} The details are in {file}; please report them."


def calm_libraries() -> None:
    """Show our own warnings as one line each, and none of the libraries' to a person who can do nothing about them."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    root, ours = logging.getLogger(), logging.getLogger("pneumoviewer")
    if not root.handlers:
        root.addHandler(logging.NullHandler())
    if not any(isinstance(handler, _OneLine) for handler in ours.handlers):
        ours.addHandler(_OneLine(logging.WARNING))


class _OneLine(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        print(" ".join(record.getMessage().split()), file=sys.stderr)
