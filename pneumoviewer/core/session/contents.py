"""What is at the places that a session names, and pasted pictures, which it holds itself. Imports numpy, so late."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Mapping
from pathlib import Path
from weakref import WeakKeyDictionary

from msgspec.structs import replace
from PIL import Image

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.archive import HEAD_BYTES
from pneumoviewer.core.radiograph.discovery import Candidate, candidate_of, unread_candidate
from pneumoviewer.core.radiograph.picture_files import read_picture
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.read_errors import damaged, not_opened
from pneumoviewer.core.radiograph.reader import open_input
from pneumoviewer.core.session.session import Picture, Session, SessionItem

MAX_PICTURE_BYTES = 24_000_000
MAX_BYTES = 96_000_000  # of all pictures of a session
_pngs: WeakKeyDictionary[Radiograph, bytes] = WeakKeyDictionary()  # as an autosave needs the same again and again


def with_pictures(session: Session, pasted: Mapping[int, Radiograph]) -> tuple[Session, list[str]]:
    """Return a session with the pictures that were pasted.

    Parameters
    ----------
    pasted : mapping of int to Radiograph
        By their place on the work list.

    Returns
    -------
    Session
    list of str
        The names of those that are too large to be kept.
    """
    items, left_out, total = list(session.items), list[str](), 0
    for number, radiograph in pasted.items():
        png = _png_of(radiograph)
        if len(png) > MAX_PICTURE_BYTES or total + len(png) > MAX_BYTES:
            left_out.append(radiograph.name)
        else:
            total += len(png)
            items[number] = replace(items[number], picture=Picture(png, radiograph.notes))
    return replace(session, items=tuple(items)), left_out


def pasted_radiograph(item: SessionItem, max_megapixels: float) -> Radiograph:
    """Return the picture that was pasted.

    Raises
    ------
    PneumoError
        Where it was not kept, or is damaged.
    """
    if item.picture is None:
        raise not_opened(
            item.name,
            QT_TRANSLATE_NOOP("errors", "it was pasted, and too large to be kept in the session"),
            QT_TRANSLATE_NOOP("errors", "Copy it again from where it came, and paste it"),
        )
    try:
        read = read_picture(io.BytesIO(item.picture.png), "PNG", Path(item.name), item.name, max_megapixels)
    except PneumoError:
        raise
    except Exception as error:  # decoders of damaged files raise anything
        raise damaged(item.name) from error
    return dataclasses.replace(read, path=None, format="pasted", notes=item.picture.notes)


def found_again(path: Path) -> Candidate:
    """Return what is at a path that was listed before, also inside an archive; that it is gone, where it is."""
    try:
        with open_input(path) as file:
            head = file.read(HEAD_BYTES)
    except (PneumoError, OSError):
        # Of what is there, reading it gives the reason.
        return unread_candidate(path, _gone(path) if _is_gone(path) else None)
    return candidate_of(path, head)


def _png_of(radiograph: Radiograph) -> bytes:
    if radiograph not in _pngs:
        out = io.BytesIO()
        Image.fromarray(radiograph.pixels).save(out, "PNG", compress_level=1)
        _pngs[radiograph] = out.getvalue()
    return _pngs[radiograph]


def _is_gone(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except NotADirectoryError:  # in an archive, as a rule
        return not any(above.is_file() for above in path.parents)
    except (OSError, ValueError):
        return False
    return False


def _gone(path: Path) -> PneumoError:
    return not_opened(
        path.name,
        QT_TRANSLATE_NOOP("errors", "the file is no longer there"),
        QT_TRANSLATE_NOOP("errors", "Put it back, or connect its disc or share, and open the session again"),
    )
