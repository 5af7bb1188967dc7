"""Export item: one radiograph with its result, heatmap, note and marks. Decision 28."""

from __future__ import annotations

from dataclasses import dataclass

from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
from pneumoviewer.core.explain.saliency_map import SaliencyMap
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.marks import Mark
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.results import Prediction

DISCLAIMER = "For research and teaching only. Not a medical device: no diagnosis."
_HASH_SHOWN = 8


@dataclass(frozen=True, eq=False)
class ExportItem:
    """A radiograph, what a model says of it, and what its reader noted.

    Attributes
    ----------
    number : int
        Its place among those exported, from 1: what it is called by, as a file's name may hold a patient's.
    name : str
        The file's name, where a person asked for it; else empty.
    """

    number: int
    radiograph: Radiograph
    prediction: Prediction
    model: ModelInfo
    heatmap: SaliencyMap | None = None
    style: HeatmapStyle = HeatmapStyle()
    note: str = ""
    marks: tuple[Mark, ...] = ()
    name: str = ""
    max_megapixels: float = 100.0

    def __post_init__(self) -> None:
        if self.prediction.image_sha256 != self.radiograph.sha256:
            raise ValueError(f"the prediction is not of radiograph {self.number}")
        if not self.model.answered(self.prediction):
            raise ValueError(f"the prediction of radiograph {self.number} is not of the model {self.model.name}")

    @property
    def stem(self) -> str:
        """What its files are called: its number and the beginning of its picture's hash."""
        return f"{self.number:04d}-{self.radiograph.sha256[:_HASH_SHOWN]}"

    @property
    def doubted(self) -> bool:
        """Whether it is exported although a check failed."""
        return self.prediction.gate is not None and not self.prediction.gate.passed
