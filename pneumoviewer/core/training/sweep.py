"""One recipe, trained once for each of several settings, so that they can be compared."""

from __future__ import annotations

import csv
import io
import multiprocessing
import os
import platform
import re
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as Flag
from pathlib import Path
from typing import Any

from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.files import atomic_write
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.results import Epoch
from pneumoviewer.core.strict_json import strict_json
from pneumoviewer.core.training.events import End, Event, RunFailed, RunStopped

TABLE, SETTINGS = "sweep.csv", "sweep.json"
_LOOK_EVERY_S = 0.1
_LEFT_OUT = {"folder", "fingerprint"}


@dataclass(frozen=True)
class Variant:
    """One setting of a sweep.

    Attributes
    ----------
    recipe : Recipe
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
    on_event: Callable[[Event], None],
    should_stop: Callable[[], bool],
    on_variant: Callable[[Variant, int], None],
    classes: ClassTable | None = None,
) -> End:
    """Train every variant, each in a process of its own so that its memory is its own.

    Each is a run, a folder in `folder`. Variants done before are not done again, and a half one is resumed. The
    histories of all, as far as they have come, are in ``sweep.csv``, what was set in ``sweep.json``; both are written
    after each.

    Parameters
    ----------
    chosen : sequence of Variant
    data, folder : Path
    on_event : callable
        Gets the events of every training.
    should_stop : callable
    on_variant : callable
        Called with each variant and its number, from 1, as it begins.
    classes : ClassTable, optional
        Which class each folder is, where its name does not tell.

    Returns
    -------
    RunSucceeded, RunStopped or RunFailed
        How the last training ended; a training that fails, as one whose rate is too high, does not end the sweep.

    Raises
    ------
    PneumoError
        Where the folder cannot be written to, or holds a run that is damaged or was set otherwise.
    """
    with _saving(folder):
        folder.mkdir(parents=True, exist_ok=True)
    end: End = RunStopped(folder, 0)
    for number, variant in enumerate(chosen, 1):
        on_variant(variant, number)
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
        end = _in_a_process(variant.recipe, data, run, on_event, should_stop, resume=known, classes=classes)
        with _saving(folder):
            _write(chosen, folder)
        if isinstance(end, RunStopped):
            break
    return end


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


def _in_a_process(
    recipe: Recipe,
    data: Path,
    folder: Path,
    on_event: Callable[[Event], None],
    should_stop: Callable[[], bool],
    *,
    resume: bool,
    classes: ClassTable | None,
) -> End:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    stop = spawn.Event()
    process = spawn.Process(target=_train, args=(theirs, stop, recipe, data, folder, resume, classes), daemon=True)
    process.start()
    theirs.close()
    try:
        while True:
            if should_stop():
                stop.set()
            if not ours.poll(_LOOK_EVERY_S):
                continue
            event: Event = ours.recv()
            on_event(event)
            if isinstance(event, End):
                return event
    except EOFError:
        process.join()
        error = PneumoError(
            QT_TRANSLATE_NOOP("errors", "A training of the sweep ended unexpectedly"),
            QT_TRANSLATE_NOOP("errors", "its process ended with status {status}, perhaps for want of memory"),
            QT_TRANSLATE_NOOP("errors", "Start the sweep again: what is done is kept"),
            status=process.exitcode,
        )
        return RunFailed(folder, 0, error)
    finally:
        stop.set()
        process.join()
        ours.close()


def _train(
    pipe: Connection,
    stop: Flag,
    recipe: Recipe,
    data: Path,
    folder: Path,
    resume: bool,
    classes: ClassTable | None,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both; the parent asks this one to stop
    from pneumoviewer.core.training.run import train

    train(recipe, data, folder, pipe.send, stop.is_set, resume=resume, classes=classes)


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return "+".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
