"""Progress token: how far a long computation is, and how it is cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pneumoviewer.core.errors import Cancelled


@dataclass(frozen=True)
class ProgressToken:
    """A piece of work that is a share of a whole.

    Attributes
    ----------
    on_progress : callable
        Called with the share of the whole that is done, in [0, 1].
    first, last : float
        Where in the whole this piece lies.
    """

    on_progress: Callable[[float], None] = lambda share: None
    should_stop: Callable[[], bool] = lambda: False
    first: float = 0.0
    last: float = 1.0

    def part(self, number: int, count: int) -> ProgressToken:
        """Return one of so many equal pieces of this one, counted from 0."""
        size = (self.last - self.first) / count
        return replace(self, first=self.first + number * size, last=self.first + (number + 1) * size)

    def raise_if_cancelled(self, share: float = 0.0) -> None:
        """Tell how much of this piece is done, and go on unless asked to stop.

        Raises
        ------
        Cancelled
            Where somebody asked to stop.
        """
        if self.should_stop():
            raise Cancelled
        self.on_progress(self.first + (self.last - self.first) * min(share, 1.0))
