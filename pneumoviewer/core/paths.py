"""Paths: where things are that we ship, and those that belong to the person."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parents[1]
HOME_VARIABLE = "PNEUMOVIEWER_HOME"


def resources_dir() -> Path:
    """Return the folder of icons, styles, recipes and samples."""
    return _shipped("resources")


def sample_files() -> list[Path]:
    """Return the samples we ship, for the first start: three radiographs of children, then drawn phantoms.

    ``SOURCES.md`` beside them tells whose the radiographs are. The gate withholds what is said of the phantoms.
    """
    folder = resources_dir() / "samples"
    return [*sorted(folder.glob("sample-*.jpeg")), *phantom_files()]


def phantom_files() -> list[Path]:
    """Return the drawn ones of the samples we ship."""
    return sorted((resources_dir() / "samples").glob("phantom-*"))


def trained_dir() -> Path:
    """Return the folder of the trained models we ship."""
    return _shipped("trained")


def models_dir() -> Path:
    """Return the folder of the person's own trained models; it may not exist yet."""
    return _own("data", platformdirs.user_data_path) / "models"


def sweeps_dir() -> Path:
    """Return the folder of the person's own sweeps; it may not exist yet."""
    return _own("data", platformdirs.user_data_path) / "sweeps"


def autosaves_dir() -> Path:
    """Return the folder of the work lists that windows keep in case they end unexpectedly; it may not exist yet."""
    return _own("data", platformdirs.user_data_path) / "autosaves"


def session_key_file() -> Path:
    """Return the file of the key that seals what this installation writes into sessions; it may not exist yet."""
    return _own("data", platformdirs.user_data_path) / "secrets" / "session.key"


def cache_dir() -> Path:
    """Return the folder of what can be made again; it may not exist yet."""
    return _own("cache", platformdirs.user_cache_path)


def settings_file() -> Path:
    """Return the file of the person's settings; it may not exist yet."""
    return _own("config", platformdirs.user_config_path) / "settings.json"


def log_dir() -> Path:
    """Return the folder of log files; it may not exist yet."""
    return _own("log", platformdirs.user_log_path)


def _shipped(name: str) -> Path:
    # A wheel and a frozen build carry the folder inside the package, a checkout beside it.
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _own(kind: str, standard: Callable[..., Path]) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / kind
    return standard("pneumoviewer", appauthor=False)
