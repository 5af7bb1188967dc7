"""What a person has chosen and should find again, in one file written whole."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from pneumoviewer.core.files import write_whole
from pneumoviewer.core.paths import settings_file

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """Settings of the window and of reading files.

    Attributes
    ----------
    theme : str
        ``dark`` or ``light``.
    notice_accepted : bool
        The research-use notice.
    max_megapixels : float
        Larger radiographs are refused before anything is allocated.
    model : str
        The model chosen last; empty for the default.
    data_folder : str
        The dataset trained on last.
    layout : dict of str to str
        Window geometry and splitter states, base64 of what Qt gives.
    """

    theme: str = "dark"
    notice_accepted: bool = False
    max_megapixels: float = 100.0
    model: str = ""
    data_folder: str = ""
    layout: dict[str, str] = field(default_factory=dict)


def load_settings() -> Settings:
    """Return the saved settings; what is missing or damaged has its default."""
    try:
        values = json.loads(settings_file().read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.warning("settings could not be read, defaults are used: %s", error)
        return Settings()
    defaults = asdict(Settings())
    known: dict[str, Any] = {}
    for f in fields(Settings):
        value = values.get(f.name) if isinstance(values, dict) else None
        if isinstance(value, type(defaults[f.name])):
            known[f.name] = value
        elif isinstance(defaults[f.name], float) and isinstance(value, int) and not isinstance(value, bool):
            known[f.name] = float(value)
    return Settings(**known)


def save_settings(**changes: Any) -> Settings:
    """Change the named settings, save all, and return them."""
    settings = replace(load_settings(), **changes)
    write_whole(settings_file(), json.dumps(asdict(settings), indent=1))
    return settings
