"""Heatmap words: how a heatmap was made, how fine it really is, and how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.explain.methods import METHODS, WEIGHTS
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.gui.text.predictions import class_title

if TYPE_CHECKING:
    from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
    from pneumoviewer.core.explain.saliency_map import ModelInput, SaliencyMap
    from pneumoviewer.core.library.info import ModelInfo

COLOUR_TITLES = {"inferno": "Inferno", "magma": "Magma", "viridis": "Viridis", "cividis": "Cividis"}
DRAWING_TITLES = {"blend": QT_TRANSLATE_NOOP("heat", "Blended"), "contours": QT_TRANSLATE_NOOP("heat", "Contours")}
_ROWS = {WEIGHTS.id: WEIGHTS, **METHODS}


def method_title(method: str) -> str:
    """Return how a method of explanation is called."""
    return _tr(_ROWS[method].title)


def method_tip(method: str) -> str:
    """Return what a method of explanation shows, in a line."""
    return _tr(_ROWS[method].tip)


def heatmap_sentence(heatmap: SaliencyMap, style: HeatmapStyle) -> str:
    """Return what a heatmap is, how fine, of which layer, and what of it is drawn."""
    rows, columns = heatmap.values.shape
    text = _tr(METHODS[heatmap.method].caption).format(
        method=method_title(heatmap.method),
        title=class_title(heatmap.class_name),
        layer=heatmap.layer,
        columns=columns,
        rows=rows,
    )
    if not heatmap.values.any():
        nothing = _tr(QT_TRANSLATE_NOOP("heat", "Nothing speaks for it."))
        return f"{text} {nothing}"
    parts = [text]
    if style.drawing == "contours" and style.levels:
        levels = ", ".join(f"{level:.0%}".replace("%", " %") for level in style.levels)
        parts.append(_tr(QT_TRANSLATE_NOOP("heat", "Contours at {levels} of the strongest.")).format(levels=levels))
    elif style.drawing == "contours":
        parts.append(_tr(QT_TRANSLATE_NOOP("heat", "No contour is above the threshold.")))
    if style.threshold > 0:
        hidden = _tr(QT_TRANSLATE_NOOP("heat", "What is below {percent:.0f} % of the strongest is hidden."))
        parts.append(hidden.format(percent=style.threshold * 100))
    return " ".join(parts)


def legend_words(heatmap: SaliencyMap | None) -> tuple[str, str]:
    """Return what a heatmap's first and last colour mean, with a number where the way has a unit."""
    if heatmap is not None and heatmap.signed:
        low = _tr(QT_TRANSLATE_NOOP("heat", "−{size}: against it"))
        high = _tr(QT_TRANSLATE_NOOP("heat", "for it: +{size} a pixel"))
        size = f"{heatmap.scale:.2g}"
        return low.format(size=size), high.format(size=size)
    if heatmap is not None and METHODS[heatmap.method].unit == "probability" and heatmap.values.any():
        high = _tr(QT_TRANSLATE_NOOP("heat", "costs {points:.2g} points"))
        return _tr(QT_TRANSLATE_NOOP("heat", "costs nothing")), high.format(points=heatmap.scale * 100)
    return (
        _tr(QT_TRANSLATE_NOOP("heat", "does not speak for it")),
        _tr(QT_TRANSLATE_NOOP("heat", "speaks most for it")),
    )


def rank_correlation_sentence(alike: float | None) -> str:
    """Return how alike the maps of the trained and of an untrained network are, and what that means."""
    if alike is None:
        return _tr(
            QT_TRANSLATE_NOOP("heat", "One of the two is the same everywhere, so that their likeness cannot be told.")
        )
    figure = _tr(QT_TRANSLATE_NOOP("heat", "Rank correlation {alike}.")).format(alike=_signed(alike))
    if abs(alike) >= 0.5:
        meaning = QT_TRANSLATE_NOOP(
            "heat", "An untrained network looks much alike: this map says little of what the model learned."
        )
    else:
        meaning = QT_TRANSLATE_NOOP(
            "heat", "An untrained network looks elsewhere: this map depends on what was learned."
        )
    return f"{figure} {_tr(meaning)}"


def model_input_sentence(seen: ModelInput, model: ModelInfo) -> str:
    """Return what the model is given, in numbers."""
    rows, columns = seen.picture.shape
    whole = _tr(QT_TRANSLATE_NOOP("heat", "{columns} × {rows} pixels")).format(columns=columns, rows=rows)
    if seen.channels == 0:
        given = _tr(QT_TRANSLATE_NOOP("heat", "given as histograms of its gradients"))
    elif seen.channels == 1:
        given = _tr(QT_TRANSLATE_NOOP("heat", "given once, as grey"))
    else:
        given = _tr(QT_TRANSLATE_NOOP("heat", "the same grey given {count} times")).format(count=seen.channels)
    numbers = _tr(QT_TRANSLATE_NOOP("heat", "as numbers from {lowest:.2f} to {highest:.2f}"))
    text = f"{whole}, {given}, {numbers.format(lowest=seen.lowest, highest=seen.highest)}."
    if model.preprocessing.crop:
        cut = _tr(QT_TRANSLATE_NOOP("heat", "{percent:.0f} % is cut off at each border."))
        text = f"{text} {cut.format(percent=model.preprocessing.crop * 100)}"
    return text


def _signed(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _tr(text: str) -> str:
    return QCoreApplication.translate("heat", text)
