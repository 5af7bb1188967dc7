"""Heatmap style: colours, drawing, threshold and opacity of a saliency map over a radiograph. Knows no numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pneumoviewer.core.radiograph.display import ColourMap

Drawing = Literal["blend", "contours"]
DRAWINGS: tuple[Drawing, ...] = ("blend", "contours")
COLOURS: tuple[ColourMap, ...] = ("inferno", "magma", "viridis", "cividis")  # of one direction, safe for colour-blind
SIGNED_COLOURS: ColourMap = "balance"
LEVELS = (0.25, 0.5, 0.75)
OPACITY = 0.55


@dataclass(frozen=True)
class HeatmapStyle:
    """What a person chose of a map's look.

    Attributes
    ----------
    colours : {"inferno", "magma", "viridis", "cividis"}
        Of a map without signs; a signed one goes from blue (against) over nothing to orange (for).
    drawing : {"blend", "contours"}
        Filled, the clearer the lower the value; or lines at 25, 50 and 75 % of the strongest.
    threshold : float
        What is smaller in size is hidden; in [0, 1], as a share of the strongest.
    opacity : float
        In [0, 1].

    Raises
    ------
    ValueError
        When made with a value that cannot be.
    """

    colours: ColourMap = "inferno"
    drawing: Drawing = "blend"
    threshold: float = 0.0
    opacity: float = OPACITY

    def __post_init__(self) -> None:
        if self.colours not in COLOURS:
            raise ValueError(f"colours are {self.colours!r}, not one of {COLOURS}")
        if self.drawing not in DRAWINGS:
            raise ValueError(f"drawing is {self.drawing!r}, not one of {DRAWINGS}")
        for name, value in (("threshold", self.threshold), ("opacity", self.opacity)):
            if not 0 <= value <= 1:
                raise ValueError(f"{name} is {value}, not 0 to 1")

    @property
    def levels(self) -> tuple[float, ...]:
        """At which shares of the strongest contours are drawn: those that the threshold does not hide."""
        return tuple(level for level in LEVELS if level >= self.threshold)
