"""What was opened lately: paths, which may hold names, so they stay in the settings of this computer.

They can be cleared, and not kept at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pneumoviewer.core.settings import MOST_RECENTS, load_settings, save_settings


def recents() -> list[Path]:
    """Return the files, folders and archives opened last, the latest first."""
    return list(map(Path, load_settings().recents))


def remember(paths: Sequence[Path]) -> None:
    """Remember what a person opened: one thing as itself, of several only where they lie."""
    settings = load_settings()
    if not settings.keep_recents or not paths:
        return
    opened = [path.absolute() for path in paths]
    latest = opened if len(opened) == 1 else [path.parent for path in opened]
    known = [str(path) for path in latest] + settings.recents
    save_settings(recents=list(dict.fromkeys(known))[:MOST_RECENTS])


def clear() -> None:
    """Forget all."""
    save_settings(recents=[])


def kept() -> bool:
    """Say whether what is opened is remembered."""
    return load_settings().keep_recents


def keep(wanted: bool) -> None:
    """Remember what is opened from now on, or forget all and remember nothing."""
    if wanted:
        save_settings(keep_recents=True)
    else:
        save_settings(keep_recents=False, recents=[])
