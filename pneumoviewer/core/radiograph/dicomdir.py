"""DICOMDIR: the table of contents of a disc, and the radiographs that it names."""

from __future__ import annotations

import io
from collections.abc import Iterable

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.read_errors import damaged, not_opened

_STORAGE = b"1.2.840.10008.1.3.10"


def is_dicomdir(head: bytes) -> bool:
    """Say whether a file's first bytes are those of a DICOMDIR."""
    return head[128:132] == b"DICM" and _STORAGE in head[:1024]


def pictures_named(data: bytes, name: str) -> list[tuple[str, ...]]:
    """Return where the pictures named by a DICOMDIR lie: the parts of each path, from the DICOMDIR's own folder.

    Parameters
    ----------
    data : bytes
        The whole file.

    Raises
    ------
    PneumoError
        Where it is damaged, or a path in it leads elsewhere.
    """
    from pydicom import dcmread  # costs a fifth of a second

    try:
        records = dcmread(io.BytesIO(data), force=True).get("DirectoryRecordSequence") or []
        places = [_parts(r.get("ReferencedFileID")) for r in records if r.get("DirectoryRecordType") == "IMAGE"]
    except Exception as error:  # a damaged file raises anything
        raise damaged(name) from error
    if any({"", ".", ".."} & set(place) or any(c in part for part in place for c in "/\\:\0") for place in places):
        raise not_opened(
            name,
            QT_TRANSLATE_NOOP("errors", "it names files outside its own folder"),
            QT_TRANSLATE_NOOP("errors", "Open the folder that holds the radiographs instead"),
        )
    return list(dict.fromkeys(place for place in places if place))


def _parts(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return a Referenced File ID as parts of a path; PS3.3 F.3.2.2."""
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(map(str, value))
