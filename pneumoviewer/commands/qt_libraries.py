"""Whether a window can be opened here, and what is missing where it cannot.

Qt ends the process where it finds no screen, or where its plugin for the screen lacks a library. So both are looked at
before Qt is asked. Decision 10.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

PLATFORM_VARIABLE = "QT_QPA_PLATFORM"
_LIBRARY = re.compile(r"(lib[\w.+-]+?)\.so((?:\.\d+)*)")
_NOT_BY_RULE = {"libglib-2.0": "libglib2.0-0", "libgthread-2.0": "libglib2.0-0"}
_CANNOT_OPEN = QT_TRANSLATE_NOOP("errors", "The window cannot be opened")


def has_screen() -> bool:
    """Say whether there is a screen, or a platform of Qt was chosen by name, which is then obeyed."""
    if not sys.platform.startswith("linux") or os.environ.get(PLATFORM_VARIABLE) or os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY")
    return bool(display) and _x_server_answers(str(display))


def import_gui() -> ModuleType:
    """Return :mod:`pneumoviewer.gui.app` once everything is there that Qt needs.

    Raises
    ------
    PneumoError
        Naming the Debian package to install, or what is wrong with the platform chosen.
    """
    if sys.platform.startswith("linux"):
        _check_platform()
    try:
        from pneumoviewer.gui import app
    except ImportError as error:
        if not _LIBRARY.search(str(error)):
            raise
        raise _missing(str(error)) from error
    return app


def debian_package(library: str) -> str:
    """Return the Debian package of a shared library, such as ``libxcb-cursor0`` for ``libxcb-cursor.so.0``.

    By the rule of Debian Policy 8.1: the name in lower case and the version, with a hyphen between two digits.
    """
    found = _LIBRARY.search(library)
    if not found:
        return library
    name, version = found[1], found[2].lstrip(".").split(".")[0]
    if name in _NOT_BY_RULE:
        return _NOT_BY_RULE[name]
    return name.lower() + ("-" if name[-1:].isdigit() and version else "") + version


def _check_platform() -> None:
    """Load the plugin that Qt is going to load, where the first failure is an error and not the end."""
    spec = importlib.util.find_spec("PySide6")
    folder = Path(spec.origin or "").parent / "Qt" / "plugins" / "platforms" if spec else Path()
    if not folder.is_dir():  # a PySide6 of the system, whose package manager saw to its libraries
        return
    chosen = os.environ.get(PLATFORM_VARIABLE)
    if chosen:
        wanted = [name.partition(":")[0] for name in chosen.split(";")]
    else:
        wanted = [*(["wayland"] if os.environ.get("WAYLAND_DISPLAY") else []), "xcb"]
    refused: PneumoError | None = None
    for name in wanted:
        plugin = folder / f"libq{name}.so"
        if not plugin.is_file():
            refused = PneumoError(
                _CANNOT_OPEN,
                QT_TRANSLATE_NOOP("errors", "Qt has no platform “{name}”, which {variable} asks for"),
                QT_TRANSLATE_NOOP("errors", "Choose another, or unset it"),
                name=name,
                variable=PLATFORM_VARIABLE,
            )
            continue
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            refused = _missing(str(error))
            continue
        display = os.environ.get("DISPLAY", "")
        if name != "xcb" or _x_server_answers(display):
            return
        refused = PneumoError(
            _CANNOT_OPEN,
            QT_TRANSLATE_NOOP("errors", "the screen “{display}” cannot be reached"),
            QT_TRANSLATE_NOOP("errors", "Set DISPLAY to one that can, or QT_QPA_PLATFORM to offscreen"),
            display=display,
        )
    if refused is not None:
        raise refused


@cache
def _x_server_answers(display: str) -> bool:
    """Say whether an X server can be connected to; yes where that cannot be found out."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    answers = not xcb.xcb_connection_has_error(connection)
    if not answers:  # else it stays: a server that loses its last client resets, and would refuse Qt for a moment
        xcb.xcb_disconnect(connection)
    return answers


def _missing(reason: str) -> PneumoError:
    found = _LIBRARY.search(reason)
    library = found[0] if found else reason
    return PneumoError(
        _CANNOT_OPEN,
        QT_TRANSLATE_NOOP("errors", "Qt needs {library}, which is not on this system"),
        QT_TRANSLATE_NOOP("errors", "Install it; on Debian and Ubuntu: sudo apt install {package}"),
        library=library,
        package=debian_package(library),
    )
