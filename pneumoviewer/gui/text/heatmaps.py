"""What the Read page says of a heatmap: how it was made, how fine it really is, and how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.gui.text.predictions import class_title

if TYPE_CHECKING:
    from pneumoviewer.core.explain.methods import HeatmapStyle
    from pneumoviewer.core.explain.saliency_map import ModelInput, SaliencyMap
    from pneumoviewer.core.library.info import ModelInfo

COLOUR_TITLES = {"inferno": "Inferno", "magma": "Magma", "viridis": "Viridis", "cividis": "Cividis"}
DRAWING_TITLES = {
    "blend": QT_TRANSLATE_NOOP("heat", "Blended"),
    "contours": QT_TRANSLATE_NOOP("heat", "Contours"),
}
_TITLES = {
    "weights": QT_TRANSLATE_NOOP("heat", "Weight and focus images"),
    "grad_cam": "Grad-CAM",
    "layer_cam": "Layer-CAM",
    "weight_pixel": QT_TRANSLATE_NOOP("heat", "Weight × pixel"),
    "integrated_gradients": QT_TRANSLATE_NOOP("heat", "Integrated gradients"),
    "occlusion": QT_TRANSLATE_NOOP("heat", "Occlusion"),
}
_TIPS = {
    "weights": QT_TRANSLATE_NOOP("heat", "The weights themselves, one a pixel, and what they make of the radiograph"),
    "grad_cam": QT_TRANSLATE_NOOP("heat", "The last features, weighted by what they mean for the class; coarse, quick"),
    "layer_cam": QT_TRANSLATE_NOOP("heat", "The last features, each place weighted by itself; coarse, quick"),
    "weight_pixel": QT_TRANSLATE_NOOP("heat", "What each pixel adds to the sum, for and against; exact"),
    "integrated_gradients": QT_TRANSLATE_NOOP(
        "heat", "What each pixel adds on the way from a black picture, for and against; fine, slower"
    ),
    "occlusion": QT_TRANSLATE_NOOP("heat", "What hiding each place costs in probability; any model can be asked, slow"),
}
_SENTENCES = {
    "grad_cam": QT_TRANSLATE_NOOP(
        "heat",
        "{method} for “{title}”: {columns} × {rows} cells of the layer {layer}, smoothed to the radiograph's size.",
    ),
    "weight_pixel": QT_TRANSLATE_NOOP(
        "heat",
        "{method} for “{title}”: what each of the model's {columns} × {rows} pixels adds to its sum; smoothed to the "
        "radiograph's size.",
    ),
    "integrated_gradients": QT_TRANSLATE_NOOP(
        "heat",
        "{method} for “{title}”: what each of the model's {columns} × {rows} pixels adds to its logit on the way from "
        "a black picture; smoothed to the radiograph's size.",
    ),
    "occlusion": QT_TRANSLATE_NOOP(
        "heat",
        "{method} for “{title}”: how much hiding each place lowers its probability, at the model's {columns} × {rows} "
        "pixels; smoothed to the radiograph's size.",
    ),
}


def method_title(way: str) -> str:
    """Return how a way of explaining is called."""
    return _tr(_TITLES[way])


def method_tip(way: str) -> str:
    """Return what a way of explaining shows, in a line."""
    return _tr(_TIPS[way])


def heatmap_sentence(heatmap: SaliencyMap, style: HeatmapStyle) -> str:
    """Return what a heatmap is, how fine, of which layer, and what of it is drawn."""
    rows, columns = heatmap.values.shape
    text = _tr(_SENTENCES.get(heatmap.method, _SENTENCES["grad_cam"])).format(
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
    if heatmap is not None and heatmap.method == "occlusion" and heatmap.values.any():
        high = _tr(QT_TRANSLATE_NOOP("heat", "costs {points:.2g} points"))
        return _tr(QT_TRANSLATE_NOOP("heat", "costs nothing")), high.format(points=heatmap.scale * 100)
    return (
        _tr(QT_TRANSLATE_NOOP("heat", "does not speak for it")),
        _tr(QT_TRANSLATE_NOOP("heat", "speaks most for it")),
    )


def likeness_sentence(alike: float | None) -> str:
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


def seen_sentence(seen: ModelInput, model: ModelInfo) -> str:
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
