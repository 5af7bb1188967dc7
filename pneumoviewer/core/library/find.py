"""Finding trained models and runs by name or folder. Knows no torch."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Callable
from pathlib import Path

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.paths import models_dir, trained_dir

DEFAULT_MODEL = "default"
_log = logging.getLogger(__name__)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+-]{0,63}")


def find_models() -> list[ModelInfo]:
    """Return every readable model: the default first, then those we ship, then the person's own, newest first.

    The folds or members of a person's own model follow it, as each is a model too.
    """
    found = [info for info in _in(trained_dir(), lambda folder: folder.name) if info.usable]
    found.sort(key=lambda info: not is_default(info))
    for info in find_runs():
        if info.usable:
            found += [info, *_folds(info)]
    return found


def find_runs() -> list[ModelInfo]:
    """Return the person's own runs, newest first; those of several parts also before they can predict."""
    return _in(models_dir(), lambda folder: -saved_at(folder))


def saved_at(folder: Path) -> float:
    """Return when a model was saved last, in seconds; 0 where it is gone by now, as another process may delete it."""
    try:
        return (folder / CONFIG).stat().st_mtime
    except OSError:
        return 0.0


def saved_epoch(folder: Path) -> int:
    """Return how many epochs of a run are saved; 0 where it is no model yet."""
    with contextlib.suppress(PneumoError):
        return ModelInfo.read(folder, usable=False).epoch
    return 0


def is_default(info: ModelInfo) -> bool:
    """Say whether this is the model used when a person chooses none."""
    return info.name == DEFAULT_MODEL and info.path.parent == trained_dir()


def find_model(name: str | None) -> ModelInfo:
    """Return a model by its name or its folder; the default one for None.

    Raises
    ------
    PneumoError
        Where there is none, or it cannot be read.
    """
    models = find_models()
    if name is None and models:
        return models[0]
    for info in models:
        if info.name == name:
            return info
    if name is None:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "There is no trained model"),
            QT_TRANSLATE_NOOP("errors", "those that come with the program are missing, and you have none of your own"),
            QT_TRANSLATE_NOOP("errors", "Install PneumoViewer anew, or train a model"),
        )
    whole, slash, part = name.rpartition("/")
    for info in models:
        if slash and info.name == whole and part in info.parts:
            return info.part(part)
    if (Path(name) / CONFIG).is_file():
        return ModelInfo.read(Path(name).resolve())
    raise PneumoError(
        QT_TRANSLATE_NOOP("errors", "There is no model “{name}”"),
        QT_TRANSLATE_NOOP("errors", "the trained models are {known}"),
        QT_TRANSLATE_NOOP("errors", "Name one of them, or the folder of another"),
        name=name,
        known=", ".join(m.name for m in models) or "–",
    )


def _in(parent: Path, order: Callable[[Path], float | str]) -> list[ModelInfo]:
    found = []
    folders = [file.parent for file in parent.glob(f"*/{CONFIG}") if not file.parent.name.startswith(".")]
    for folder in sorted(folders, key=order):
        try:
            found.append(ModelInfo.read(folder, usable=False))
        except PneumoError as error:
            _log.warning("%s", error)
    return found


def _folds(info: ModelInfo) -> list[ModelInfo]:
    found = []
    for name in info.parts if info.recipe.composed.averaged else ():
        try:
            found.append(info.part(name))
        except PneumoError as error:
            _log.warning("%s", error)
    return found


def check_run_name(name: str) -> str:
    """Return `name` if a run can be called so.

    Raises
    ------
    PneumoError
        For anything that is not a plain folder name.
    """
    if not _NAME.fullmatch(name) or name.endswith((".", " ")):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "A model cannot be called “{name}”"),
            QT_TRANSLATE_NOOP(
                "errors", "a name has 1 to 64 letters, digits, spaces and . _ + -, and starts with one of the first two"
            ),
            QT_TRANSLATE_NOOP("errors", "Choose another name"),
            name=name,
        )
    return name


def free_run_name(wanted: str) -> str:
    """Return `wanted`, or `wanted-2`, `wanted-3` … : the first that no model has yet."""
    taken = {f.name.lower() for parent in (trained_dir(), models_dir()) if parent.is_dir() for f in parent.iterdir()}
    name, number = wanted, 2
    while name.lower() in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
