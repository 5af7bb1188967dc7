"""Session files: written whole, and checked when read."""

from __future__ import annotations

import json
from pathlib import Path

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.files import save_file
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.session.session import FORMAT, VERSION, Session, session_from, session_text

SUFFIX = ".pneumo"
MAX_BYTES = 256_000_000
_NOT_OPENED = QT_TRANSLATE_NOOP("errors", "The session {name} was not opened")


def is_session(path: Path) -> bool:
    """Say whether a path is that of a session, by how it ends."""
    return path.suffix.casefold() == SUFFIX


def write_session(path: Path, session: Session) -> None:
    """Write a session, over what is there.

    Raises
    ------
    PneumoError
        Where it cannot be written.
    """
    save_file(path, session_text(session, path.absolute().parent), overwrite=True)


def read_session(path: Path) -> Session:
    """Read a session; whether its files are still there is not looked at.

    Raises
    ------
    PneumoError
        Where it cannot be read, is none, is of a later version, or is damaged.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise PneumoError(
            _NOT_OPENED,
            QT_TRANSLATE_NOOP("errors", "the system could not read it ({reason})"),
            QT_TRANSLATE_NOOP("errors", "Check the name, and that the disc or share is connected"),
            name=path.name,
            reason=getattr(error, "strerror", None) or "?",
        ) from error
    if len(data) > MAX_BYTES:
        raise PneumoError(
            _NOT_OPENED,
            QT_TRANSLATE_NOOP("errors", "it has more than {limit:.0f} MB, as no session has"),
            QT_TRANSLATE_NOOP("errors", "Choose another file"),
            name=path.name,
            limit=MAX_BYTES / 1e6,
        )
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise (_damaged(path) if FORMAT.encode() in data[:100] else _no_session(path)) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _no_session(path)
    version = document.get("version")
    if type(version) is int and version > VERSION:
        raise PneumoError(
            _NOT_OPENED,
            QT_TRANSLATE_NOOP("errors", "it was saved by a later PneumoViewer, in a form that this one cannot read"),
            QT_TRANSLATE_NOOP("errors", "Open it with that PneumoViewer, or install its version here"),
            name=path.name,
        )
    try:
        if version != VERSION:
            raise ValueError(f"there is no version {version!r}")
        return session_from(document, path.absolute().parent)
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error


def _no_session(path: Path) -> PneumoError:
    return PneumoError(
        _NOT_OPENED,
        QT_TRANSLATE_NOOP("errors", "it is not a session that PneumoViewer has saved"),
        QT_TRANSLATE_NOOP("errors", "Choose another file"),
        name=path.name,
    )


def _damaged(path: Path) -> PneumoError:
    return PneumoError(
        _NOT_OPENED,
        QT_TRANSLATE_NOOP("errors", "the file is damaged or cut short"),
        QT_TRANSLATE_NOOP(
            "errors", "Open a copy of it; the radiographs themselves are not in it, and are as they were"
        ),
        name=path.name,
    )
