"""What every map of where a model looked has, whoever computed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Heat(Protocol):
    """Where a model looked: :class:`~pneumoviewer.core.explain.heatmaps.CamMap`, or what the engine answers."""

    @property
    def values(self) -> NDArray[np.float32]:
        """At its own resolution, shape (rows, columns), in [0, 1]."""

    @property
    def class_name(self) -> str:
        """The class explained."""

    @property
    def layer(self) -> str:
        """Where in the network it comes from; ``input`` where parts of the picture itself were hidden."""

    @property
    def method(self) -> str:
        """How it was computed."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom on the radiograph, as fractions of its width and height."""
