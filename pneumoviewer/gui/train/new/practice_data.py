"""Synthetic chests to train on where nothing is downloaded yet."""

from __future__ import annotations

import shutil
from pathlib import Path

from pneumoviewer.core.paths import models_dir
from pneumoviewer.gui.kit.job_thread import Report, ShouldStop

IMAGES = 300


def folder() -> Path:
    """Return the folder of the practice data; it may not exist yet."""
    return models_dir().parent / "practice-data"


def write(images: int, report: Report, should_stop: ShouldStop) -> Path:
    """Write the practice data, whole or not at all, and return its folder; it is kept for the next time."""
    from pneumoviewer.core.radiograph.phantom import write_practice_data

    place = folder()
    if not place.is_dir():
        unfinished = place.with_name(f".{place.name}")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_practice_data(unfinished, images, 0, on_progress=report, should_stop=should_stop)
            unfinished.rename(place)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return place
