"""File names: pictures by their ending, a system's own files, natural sort order."""

from __future__ import annotations

import re
from pathlib import PurePath

_DIGITS = re.compile(r"(\d+)")
_PICTURES = frozenset(["png", "jpg", "jpeg", "jpe", "jfif", "tif", "tiff", "bmp", "webp", "dcm", "dicom"])
_ARCHIVES = frozenset(["zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz"])
# Besides what begins with a dot: .DS_Store, .Trashes, .@__thumb (QNAP), ._* (AppleDouble, which macOS puts on shares).
_SYSTEM = frozenset(
    [
        "__macosx",
        "icon\r",
        "network trash folder",
        "temporary items",
        "$recycle.bin",
        "recycler",
        "system volume information",
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "lost+found",
        "@eadir",
        "@tmp",
        "#recycle",
        "#snapshot",
        "@recycle",
        "@recently-snapshot",
    ]
)


def natural_sort_key(name: str) -> list[tuple[int, str]]:
    """Return what names are sorted by for ``image 2`` to come before ``image 10``."""
    return [(int(part[:18]), part) if part.isdecimal() else (-1, part) for part in _DIGITS.split(name.casefold())]


def has_picture_ending(name: str) -> bool:
    """Say whether a file is called as pictures and DICOM files are."""
    return PurePath(name).suffix[1:].casefold() in _PICTURES


def has_archive_ending(name: str) -> bool:
    """Say whether a file is called as archives are."""
    return PurePath(name).suffix[1:].casefold() in _ARCHIVES


def is_system_file(name: str) -> bool:
    """Say whether a file or folder is what systems and disc stations make for themselves, and holds nobody's data."""
    return name.startswith(".") or name.casefold() in _SYSTEM
