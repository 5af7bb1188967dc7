"""Settings: what a person has chosen and should find again, in one file written whole."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from functools import cache
from typing import Annotated, Any

from msgspec import Meta, Struct, ValidationError, convert, to_builtins
from msgspec.structs import fields, replace

from pneumoviewer.core.files import atomic_write
from pneumoviewer.core.paths import settings_file
from pneumoviewer.core.results import BALANCED
from pneumoviewer.core.strict_json import strict_json

_log = logging.getLogger(__name__)
MAX_MEGAPIXELS = 10_000.0
MAX_TEXT_SCALE = 2.0
MAX_RECENTS = 10
_Number = Annotated[float, Meta(ge=-1e9, le=1e9)]
LANGUAGES = {"en": "English", "fr": "Français"}


class Settings(Struct, frozen=True):
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
        The method of explanation chosen last; empty for each model's best.
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
    max_megapixels: Annotated[float, Meta(gt=0, le=MAX_MEGAPIXELS)] = 100.0
    model: str = ""
    operating_point: str = BALANCED
    explanation: str = ""
    heat_colours: str = "inferno"
    heat_drawing: str = "blend"
    heat_threshold: _Number = 0.0
    heat_opacity: _Number = 0.55
    data_folder: str = ""
    data_classes: dict[str, str] = {}
    recents: list[str] = []
    keep_recents: bool = True
    sheet_side: int = 144
    text_scale: Annotated[float, Meta(ge=1, le=MAX_TEXT_SCALE)] = 1.0
    shortcuts: dict[str, str] = {}
    layout: dict[str, str] = {}


def load_settings() -> Settings:
    """Return the saved settings; what is missing or damaged has its default."""
    try:
        values = json.loads(settings_file().read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        _warn_once(str(error))
        return Settings()
    kept: dict[str, Any] = {}
    for field in fields(Settings):
        value = values.get(field.name) if isinstance(values, dict) else None
        # Of a list or a mapping only what is no text is lost.
        if isinstance(value, dict):
            value = {name: text for name, text in value.items() if isinstance(text, str)}
        elif isinstance(value, list):
            value = [text for text in value if isinstance(text, str)][:MAX_RECENTS]
        with suppress(ValidationError):
            kept[field.name] = convert(value, field.type)
    return Settings(**kept)


@cache
def _warn_once(reason: str) -> None:
    _log.warning("settings could not be read, defaults are used: %s", reason)


def save_settings(**changes: Any) -> Settings:
    """Change the named settings, save all, and return them."""
    settings = replace(load_settings(), **changes)
    atomic_write(settings_file(), strict_json(to_builtins(settings), indent=1))
    return settings
