"""Heatmap overlays: a saliency map over its radiograph as a picture file. Knows no torch itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from pneumoviewer.core.explain.drawing import drawn
from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
from pneumoviewer.core.files import not_written
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.results import Prediction

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.inference.predictor import Predictor

LONGEST_SIDE = 1024


class OverlayFolder:
    """A folder that gets a picture for each file predicted.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    inputs : sequence of Path
        Files that must not be written over.
    way : str
        How they are explained; each model's best way for none.

    Raises
    ------
    PneumoError
        Where the folder cannot be made.
    """

    def __init__(
        self, folder: Path, inputs: Sequence[Path], method: str = "", style: HeatmapStyle | None = None
    ) -> None:
        self._folder, self._way, self._style = folder, method, style or HeatmapStyle()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(folder, error) from error
        self._taken = {file.resolve() for file in inputs}

    def save(self, predictor: Predictor, radiograph: Radiograph, prediction: Prediction) -> Path:
        """Save where the model looked for the class it decided on, as ``<stem>-heatmap.png``.

        Returns
        -------
        Path
            The heatmap.

        Raises
        ------
        PneumoError
            Where the model cannot be explained so, or it cannot be written.
        """
        from pneumoviewer.core.explain.saliency import explain

        heatmap = explain(predictor, radiograph, prediction.decision, self._way)
        picture = heatmap_overlay(radiograph, heatmap, self._style)
        out = self._free(Path(prediction.file).stem)
        try:
            picture.save(out)
        except OSError as error:
            raise not_written(out, error) from error
        return out

    def _free(self, stem: str) -> Path:
        number = 1
        while (out := self._folder / f"{stem}-heatmap{f'-{number}' * (number > 1)}.png").resolve() in self._taken:
            number += 1
        self._taken.add(out.resolve())
        return out


def heatmap_overlay(radiograph: Radiograph, heatmap: SaliencyMap, style: HeatmapStyle | None = None) -> Image.Image:
    """Return a radiograph with a heatmap over it, smoothed between its cells; longer side at most 1,024 pixels."""
    style = style or HeatmapStyle()
    grey = Image.fromarray((radiograph.presented() * 255).astype(np.uint8))
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.BILINEAR)
    width, height = grey.size
    left, top, right, bottom = heatmap.box
    rows, columns = heatmap.values.shape
    # The map's place on the radiograph, turned round: where each pixel of the radiograph lies on the map.
    across, down = columns / ((right - left) * width), rows / ((bottom - top) * height)
    place = (across, 0.0, -left * width * across, 0.0, down, -top * height * down)
    values = Image.fromarray(heatmap.values).transform(
        grey.size, Image.Transform.AFFINE, place, Image.Resampling.BILINEAR, fillcolor=0.0
    )
    rgba = drawn(np.asarray(values, np.float32), style, signed=heatmap.signed).astype(np.float32)
    shown = np.asarray(grey, np.float32)[..., None].repeat(3, 2)
    weight = style.opacity * rgba[..., 3:] / 255
    return Image.fromarray((shown * (1 - weight) + rgba[..., :3] * weight).astype(np.uint8))
