"""Recently opened paths; they may hold names, so they stay in the settings of this computer.

They can be cleared, and not kept at all.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pneumoviewer.core.settings import MAX_RECENTS, load_settings, save_settings


def recents() -> list[Path]:
    """Return the files, folders and archives opened last, the latest first."""
    return list(map(Path, load_settings().recents))


def is_folder(path: Path) -> bool:
    """Say whether something remembered was a folder, without asking a disc that may be gone."""
    return f"{path}{os.sep}" in load_settings().recents


def remember(paths: Sequence[Path]) -> None:
    """Remember what a person opened: one thing as itself, of several only where they lie."""
    settings = load_settings()
    if not settings.keep_recents or not paths:
        return
    opened = [path.absolute() for path in paths]
    if len(opened) == 1:
        latest = [f"{opened[0]}{os.sep}" if opened[0].is_dir() else str(opened[0])]
    else:
        latest = [f"{path.parent}{os.sep}" for path in opened]
    known = latest + settings.recents
    save_settings(recents=list(dict.fromkeys(known))[:MAX_RECENTS])


def clear() -> None:
    """Forget all."""
    save_settings(recents=[])


def is_enabled() -> bool:
    """Say whether what is opened is remembered."""
    return load_settings().keep_recents


def set_enabled(wanted: bool) -> None:
    """Remember what is opened from now on, or forget all and remember nothing."""
    if wanted:
        save_settings(keep_recents=True)
    else:
        save_settings(keep_recents=False, recents=[])
