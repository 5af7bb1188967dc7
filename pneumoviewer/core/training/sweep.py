"""The sweep: one recipe, trained once for each of several settings, so that they can be compared. Decision 21."""

from __future__ import annotations

import csv
import io
import os
import platform
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.files import atomic_write
from pneumoviewer.core.history import Epoch
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.strict_json import strict_json
from pneumoviewer.core.training.events import End, RunStopped
from pneumoviewer.core.training.job import Job

TABLE, SETTINGS = "sweep.csv", "sweep.json"
_LEFT_OUT = {"folder", "fingerprint"}


@dataclass(frozen=True)
class Variant:
    """One setting of a sweep.

    Attributes
    ----------
    values : mapping
        The fields that are set, and to what.
    """

    recipe: Recipe
    values: Mapping[str, Any]

    @property
    def label(self) -> str:
        """What it is called in tables and curves, such as ``batch_size=50``."""
        return ", ".join(f"{name}={_text(getattr(self.recipe, name))}" for name in self.values)

    @property
    def folder(self) -> str:
        """Its run's folder within the sweep's."""
        return re.sub(r"[^A-Za-z0-9._+-]+", "-", self.label)


def variants(recipe: Recipe, settings: Sequence[Mapping[str, Any]]) -> tuple[Variant, ...]:
    """Return a sweep's variants.

    Raises
    ------
    PneumoError
        Where a value cannot be, two are the same, there are fewer than two, or one is a cascade.
    """
    found = tuple(Variant(recipe.with_values(values), values) for values in settings)
    if any(variant.recipe.composed.kind == "cascade" for variant in found):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "There is nothing to compare"),
            QT_TRANSLATE_NOOP("errors", "a cascade has no history of its own, each of its stages has one"),
            QT_TRANSLATE_NOOP("errors", "Set composition to single, and labels to binary or bacterial_viral"),
        )
    if len({variant.folder for variant in found}) < max(2, len(found)):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "There is nothing to compare"),
            QT_TRANSLATE_NOOP("errors", "a sweep needs two settings or more, each another one"),
            QT_TRANSLATE_NOOP("errors", "Name several values"),
        )
    return found


def sweep(
    chosen: Sequence[Variant],
    data: Path,
    folder: Path,
    classes: ClassTable | None = None,
    *,
    max_megapixels: float = 100.0,
) -> Generator[Job, End | None, None]:
    """Yield a job for each variant, in order, and be sent how it ended.

    Each becomes a run, a folder in `folder`. Variants done before are not done again, and a half one is resumed. The
    histories of all, as far as they have come, are in ``sweep.csv``, what was set in ``sweep.json``; both are written
    after each. A training that fails, as one whose rate is too high, does not end the sweep; one that is stopped does.

    Parameters
    ----------
    classes, max_megapixels
        As in :class:`~pneumoviewer.core.training.job.Job`.

    Raises
    ------
    PneumoError
        Where the folder cannot be written to, or holds a run that is damaged or was set otherwise.
    """
    with _saving(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for variant in chosen:
        run = folder / variant.folder
        known = (run / CONFIG).is_file()
        saved = ModelInfo.read(run, usable=False) if known else None
        if saved is not None and (saved.recipe != variant.recipe or saved.class_table != classes):
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The sweep “{name}” cannot go on"),
                QT_TRANSLATE_NOOP("errors", "its run {run} was set otherwise"),
                QT_TRANSLATE_NOOP("errors", "Set it as before, or name another folder"),
                name=folder.name,
                run=run.name,
            )
        end = yield Job(variant.recipe, data, run, known, classes, max_megapixels)
        with _saving(folder):
            _write(chosen, folder)
        if isinstance(end, RunStopped):
            return


def histories(table: Path) -> dict[str, list[Epoch]]:
    """Read a sweep's table: the history of each variant, by its label."""
    found: dict[str, list[Epoch]] = {}
    with table.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["variant"], []).append(Epoch.from_row(row))
    return found


@contextmanager
def _saving(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into an error with a next step."""
    try:
        yield
    except OSError as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The sweep “{name}” could not be saved"),
            QT_TRANSLATE_NOOP("errors", "the system says: {reason}"),
            QT_TRANSLATE_NOOP("errors", "Make room or choose another folder; what was saved before is whole"),
            name=folder.name,
            reason=error.strerror or str(error),
        ) from error


def _write(chosen: Sequence[Variant], folder: Path) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, ["variant", *(f.name for f in fields(Epoch))])
    writer.writeheader()
    done: list[ModelInfo] = []
    for variant in chosen:
        if (folder / variant.folder / CONFIG).is_file():
            info = ModelInfo.read(folder / variant.folder, usable=False)
            done.append(info)
            writer.writerows({"variant": variant.label, **epoch.as_row()} for epoch in info.history())
    atomic_write(folder / TABLE, text.getvalue())
    if not done:
        return
    settings = {
        "variants": [{"label": v.label, "values": {k: _plain(getattr(v.recipe, k)) for k in v.values}} for v in chosen],
        "recipe": done[0].recipe.as_json(),
        "classes": list(done[0].classes),
        "data": {k: v for k, v in done[0].data.items() if k not in _LEFT_OUT},
        "software": dict(done[0].software),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
    }
    atomic_write(folder / SETTINGS, strict_json(settings, indent=1))


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return "+".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
