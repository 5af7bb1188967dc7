"""Where a model looked, as a picture over the radiograph, for files. Knows no torch itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.weights import focus_image, weight_images
from pneumoviewer.core.radiograph.image import Radiograph
from pneumoviewer.core.results import Prediction
from pneumoviewer.core.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pneumoviewer.core.explain.heatmaps import CamMap
    from pneumoviewer.core.predict import Predictor

LONGEST_SIDE = 1024
OPACITY = 0.55
# Colour-blind-safe stops: black-body for how much (0 … 1), blue – white – orange for for and against (-1 … 1).
_HEAT = ((0, 0, 4), (87, 16, 110), (188, 55, 84), (249, 142, 9), (252, 255, 164))
_SIGNED = ((0, 114, 178), (245, 245, 245), (213, 94, 0))


class OverlayFolder:
    """A folder that gets a picture for each file predicted.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    inputs : sequence of Path
        Files that must not be written over.

    Raises
    ------
    PneumoError
        Where the folder cannot be made.
    """

    def __init__(self, folder: Path, inputs: Sequence[Path]) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _not_saved(folder, error) from error
        self._taken = {file.resolve() for file in inputs}

    def save(self, predictor: Predictor, radiograph: Radiograph, prediction: Prediction) -> Path:
        """Save where the model looked for the class it decided on, as ``<stem>-heatmap.png``.

        A convolutional network's picture is its Grad-CAM over the radiograph; where weights are pictures, it is the
        focus image of each unit (pixel × weight; orange speaks for its firing, blue against).

        Raises
        ------
        PneumoError
            Where it cannot be written.
        """
        if "grad_cam" in predictor.info.architecture.explanations:
            from pneumoviewer.core.explain.heatmaps import grad_cam

            picture = heatmap_overlay(radiograph, grad_cam(predictor, radiograph, prediction.decision))
        else:
            stack = weight_images(predictor.info)
            best = predictor.info.best_epoch
            weights = stack.values[stack.epochs.index(best) if best in stack.epochs else -1]
            view = predictor.view(radiograph)
            picture = focus_strip([focus_image(unit, view) for unit in weights])
        out = self._free(Path(prediction.file).stem)
        try:
            picture.save(out)
        except OSError as error:
            raise _not_saved(out, error) from error
        return out

    def _free(self, stem: str) -> Path:
        number = 1
        while (out := self._folder / f"{stem}-heatmap{f'-{number}' * (number > 1)}.png").resolve() in self._taken:
            number += 1
        self._taken.add(out.resolve())
        return out


def heatmap_overlay(radiograph: Radiograph, cam: CamMap) -> Image.Image:
    """Return a radiograph with a heatmap over it, smoothed between its cells; longer side at most 1,024 pixels."""
    grey = Image.fromarray((radiograph.presented() * 255).astype(np.uint8))
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.BILINEAR)
    width, height = grey.size
    left, top, right, bottom = cam.box
    rows, columns = cam.values.shape
    # The map's place on the radiograph, turned round: where each pixel of the radiograph lies on the map.
    across, down = columns / ((right - left) * width), rows / ((bottom - top) * height)
    place = (across, 0.0, -left * width * across, 0.0, down, -top * height * down)
    heat = Image.fromarray(cam.values).transform(
        grey.size, Image.Transform.AFFINE, place, Image.Resampling.BILINEAR, fillcolor=0.0
    )
    values = np.asarray(heat, np.float32)[..., None]
    shown = np.asarray(grey, np.float32)[..., None].repeat(3, 2)
    weight = OPACITY * values
    return Image.fromarray((shown * (1 - weight) + _colours(values[..., 0], _HEAT) * weight).astype(np.uint8))


def focus_strip(focus: Sequence[NDArray[np.float32]], side: int = 256) -> Image.Image:
    """Return focus images in [-1, 1] beside each other, four in a row, each with at least `side` pixels a side."""
    columns = min(4, len(focus))
    rows = -(-len(focus) // columns)
    scale = max(1, -(-side // max(focus[0].shape)))
    height, width = focus[0].shape[0] * scale, focus[0].shape[1] * scale
    strip = Image.new("RGB", (columns * width, rows * height))
    for number, values in enumerate(focus):
        tile = Image.fromarray(_colours((values + 1) / 2, _SIGNED).astype(np.uint8))
        place = (number % columns * width, number // columns * height)
        strip.paste(tile.resize((width, height), Image.Resampling.NEAREST), place)
    return strip


def _colours(values: NDArray[np.floating[Any]], stops: Sequence[tuple[int, int, int]]) -> NDArray[np.float32]:
    """Return the colours, in [0, 255], of values in [0, 1]; shape (..., 3)."""
    at = np.linspace(0, 1, len(stops))
    channels = [np.interp(values, at, channel) for channel in np.array(stops, float).T]
    return np.stack(channels, -1).astype(np.float32)


def _not_saved(path: Path, error: OSError) -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "“{path}” cannot be written"),
        QT_TRANSLATE_NOOP("errors", "the system says: {reason}"),
        QT_TRANSLATE_NOOP("errors", "Choose a folder that can be written to"),
        path=path,
        reason=error.strerror or str(error),
    )
