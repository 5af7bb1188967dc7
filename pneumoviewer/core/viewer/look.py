"""The look: window, gamma and inversion with which a radiograph is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

GAMMAS = (0.2, 5.0)
FINE = 0.2
Window = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """With which greys a radiograph is shown.

    Attributes
    ----------
    window : tuple of float
        The grey values shown as black and as white.
    gamma : float
        Above 1 darkens what is between black and white.
    """

    window: Window = (0.0, 255.0)
    gamma: float = 1.0
    inverted: bool = False

    def with_window(self, low: float, high: float) -> Look:
        """Return the look with the grey values from `low` to `high`, at least one apart."""
        return replace(self, window=(low, max(high, low + 1.0)))

    def with_gamma_scaled(self, factor: float) -> Look:
        """Return the look darkened in its middle greys by a factor above 1, brightened by one below."""
        gamma = min(max(self.gamma * factor, GAMMAS[0]), GAMMAS[1])
        return replace(self, gamma=1.0 if abs(gamma - 1.0) < 1e-3 else gamma)

    def dragged(self, by: tuple[float, float], file_window: Window, *, fine: bool = False) -> Look:
        """Return the look with a window wider by what was dragged to the right, and brighter by what was dragged up.

        Parameters
        ----------
        by : tuple of float
            To the right and down, in logical pixels.
        file_window : tuple of float
            The file's own window, of which 400 pixels are the width.
        """
        (low, high), (file_low, file_high) = self.window, file_window
        step = max(file_high - file_low, 1.0) / 400 * (FINE if fine else 1.0)
        width = max(high - low + by[0] * step, 1.0)
        level = (low + high) / 2 + by[1] * step
        return self.with_window(level - width / 2, level + width / 2)

    def carried_over(self, file_window: Window, to: Window) -> Look:
        """Return the look for another file, where the window has the same place in the one that the file asks for."""
        (low, high), (to_low, to_high) = file_window, to
        scale = (to_high - to_low) / max(high - low, 1e-6)
        black, white = (to_low + (value - low) * scale for value in self.window)
        return replace(self, window=(black, white))
