"""What a person has chosen and should find again, in one file written whole."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cache
from typing import Any

from pneumoviewer.core.files import atomic_write
from pneumoviewer.core.paths import settings_file
from pneumoviewer.core.results import BALANCED
from pneumoviewer.core.strict_json import strict_json

_log = logging.getLogger(__name__)
MAX_MEGAPIXELS = 10_000.0
MAX_TEXT_SCALE = 2.0
MAX_RECENTS = 10
_LARGEST = 1e9  # of any number here
LANGUAGES = {"en": "English", "fr": "Français"}


@dataclass(frozen=True)
class Settings:
    """Settings of the window and of reading files.

    Attributes
    ----------
    theme : str
        ``dark`` or ``light``.
    language : str
        One of :data:`LANGUAGES`; empty for the system's.
    notice_accepted : bool
        The research-use notice.
    max_megapixels : float
        Larger radiographs are refused before anything is allocated. Above 0, at most 10,000: a file's header must
        never be able to fill the memory.
    model : str
        The model chosen last; empty for the default.
    operating_point : str
        The one chosen last, of :data:`pneumoviewer.core.results.OPERATING_POINTS`.
    explanation : str
        The way of explaining chosen last; empty for each model's best.
    heat_colours, heat_drawing, heat_threshold, heat_opacity
        How heatmaps look: see :class:`pneumoviewer.core.explain.heatmap_style.HeatmapStyle`.
    data_folder : str
        The dataset trained on last.
    data_classes : dict of str to str
        Which classes its folders are, where their names alone did not tell.
    recents : list of str
        The files, folders and archives opened last, the latest first. Paths may hold names: they go nowhere else.
    keep_recents : bool
        Whether those are remembered.
    sheet_side : int
        Height of the pictures on the contact sheet, in pixels.
    text_scale : float
        How large words are, 1.0 to 2.0 times their usual size.
    shortcuts : dict of str to str
        The keys that a person has changed, by what they do; see :mod:`pneumoviewer.gui.kit.shortcuts`.
    layout : dict of str to str
        Window geometry and splitter states, base64 of what Qt gives.
    """

    theme: str = "dark"
    language: str = ""
    notice_accepted: bool = False
    max_megapixels: float = 100.0
    model: str = ""
    operating_point: str = BALANCED
    explanation: str = ""
    heat_colours: str = "inferno"
    heat_drawing: str = "blend"
    heat_threshold: float = 0.0
    heat_opacity: float = 0.55
    data_folder: str = ""
    data_classes: dict[str, str] = field(default_factory=dict)
    recents: list[str] = field(default_factory=list)
    keep_recents: bool = True
    sheet_side: int = 144
    text_scale: float = 1.0
    shortcuts: dict[str, str] = field(default_factory=dict)
    layout: dict[str, str] = field(default_factory=dict)


def load_settings() -> Settings:
    """Return the saved settings; what is missing or damaged has its default."""
    try:
        values = json.loads(settings_file().read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        _tell_once(str(error))
        return Settings()
    defaults = asdict(Settings())
    known: dict[str, Any] = {}
    for f in fields(Settings):
        value: Any = values.get(f.name) if isinstance(values, dict) else None
        kind = type(defaults[f.name])
        if kind is float and type(value) in (int, float) and -_LARGEST <= value <= _LARGEST:  # which NaN is not
            known[f.name] = float(value)
        elif kind is not float and type(value) is kind:
            known[f.name] = value
    most = known.pop("max_megapixels", None)
    if most is not None and 0 < most <= MAX_MEGAPIXELS:
        known["max_megapixels"] = most
    scale = known.pop("text_scale", None)
    if scale is not None and 1.0 <= scale <= MAX_TEXT_SCALE:
        known["text_scale"] = scale
    for named in ("layout", "shortcuts", "data_classes"):
        known[named] = {name: text for name, text in known.get(named, {}).items() if isinstance(text, str)}
    known["recents"] = [path for path in known.get("recents", []) if isinstance(path, str)][:MAX_RECENTS]
    return Settings(**known)


@cache
def _tell_once(reason: str) -> None:
    _log.warning("settings could not be read, defaults are used: %s", reason)


def save_settings(**changes: Any) -> Settings:
    """Change the named settings, save all, and return them."""
    settings = replace(load_settings(), **changes)
    atomic_write(settings_file(), strict_json(asdict(settings), indent=1))
    return settings
