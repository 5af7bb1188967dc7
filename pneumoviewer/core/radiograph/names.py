"""Names of files, in the order that people count in."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"(\d+)")
_JUNK = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def natural(name: str) -> list[tuple[int, str]]:
    """Return what names are sorted by for ``image 2`` to come before ``image 10``."""
    return [(int(part[:18]), part) if part.isdecimal() else (-1, part) for part in _DIGITS.split(name.casefold())]


def is_junk(name: str) -> bool:
    """Say whether a file or folder is what systems leave behind, and nobody means."""
    return name.startswith(".") or name.casefold() in _JUNK
