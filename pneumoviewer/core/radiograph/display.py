"""Display: window presets and colour maps; what a person sees, never what a model sees."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pneumoviewer.core.radiograph.intensity import Window, robust_window, sampled
from pneumoviewer.core.radiograph.radiograph import Radiograph

Preset = Literal["file", "automatic", "lung", "bone"]
ColourMap = Literal["grey", "cividis", "inferno", "magma", "viridis", "balance"]

# Equally spaced anchors of the published maps, joined by straight lines. cividis: Nuñez, Anderton & Renslow 2018,
# doi:10.1371/journal.pone.0199239, the same to colour-blind eyes. inferno, magma, viridis: S. van der Walt, N. Smith
# and, of the last, E. Firing (matplotlib).
# balance goes from blue over white to orange, both of Okabe & Ito's colour-blind-safe set.
_ANCHORS: dict[ColourMap, tuple[str, ...]] = {
    "grey": ("000000", "ffffff"),
    "cividis": ("00224e", "123570", "3b496c", "575d6d", "707173", "8a8678", "a59c74", "c3b369", "e1cc55", "fee838"),
    "inferno": ("000004", "1b0c41", "4a0c6b", "781c6d", "a52c60", "cf4446", "ed6925", "fb9b06", "f7d13d", "fcffa4"),
    "magma": ("000004", "180f3d", "451077", "721f81", "9e2f7f", "cd4071", "f1605d", "fd9467", "feca8d", "fcfdbf"),
    "viridis": ("440154", "482878", "3e4a89", "31688e", "26828e", "1f9e89", "35b779", "6ccd5a", "b5de2b", "fde725"),
    "balance": ("003f66", "0072b2", "8fc3e3", "ffffff", "f6bd8f", "d55e00", "7a3600"),
}
COLOUR_MAPS: tuple[ColourMap, ...] = tuple(_ANCHORS)


def lookup_table(window: Window, *, entries: int = 256, gamma: float = 1.0, invert: bool = False) -> NDArray[np.uint8]:
    """Return the screen's grey of every grey value: window, then gamma, then inversion.

    Parameters
    ----------
    window : tuple of float
        The grey values shown as black and as white.
    entries : int
        256 for 8-bit and 65,536 for 16-bit pixels.
    gamma : float
        Above 1 darkens what is between black and white.
    invert : bool
        White for black.

    Returns
    -------
    ndarray of uint8, shape (entries,)
        ``table[pixels]`` is the picture shown.
    """
    low, high = window
    shown = np.clip((np.arange(entries, dtype=np.float64) - low) / max(high - low, 1e-6), 0.0, 1.0)
    table = np.rint(shown**gamma * 255.0).astype(np.uint8)
    return 255 - table if invert else table


def preset_window(radiograph: Radiograph, preset: Preset) -> Window:
    """Return the window of a preset.

    ``file`` is what the file asks for, ``automatic`` what :func:`automatic_window` finds. A projection radiograph has
    no Hounsfield units, so ``lung`` and ``bone`` are no fixed numbers but come from its own grey values: Otsu's
    threshold (N. Otsu 1979, doi:10.1109/TSMC.1979.4310076) parts those inside the automatic window into a dark class,
    mostly air in the lungs, and a bright one, mostly bone and what lies under the diaphragm. ``lung`` goes from the
    automatic black to the mean of the bright class, so that the dark class takes nearly all of the screen's greys;
    ``bone`` goes from the mean of the dark class to the automatic white.
    """
    if preset == "file":
        return radiograph.window
    low, high = automatic_window(radiograph)
    if preset == "automatic":
        return low, high
    dark, bright = _class_means(radiograph, (low, high))
    return (low, bright) if preset == "lung" else (dark, high)


def _class_means(radiograph: Radiograph, window: Window) -> tuple[float, float]:
    """Return the mean grey value of the dark and of the bright class inside a window."""
    pixels = sampled(radiograph.pixels)
    if radiograph.padding is not None:
        pixels = pixels[~sampled(radiograph.padding)]
    counts, edges = np.histogram(pixels, bins=256, range=window)
    middles, kept = (edges[:-1] + edges[1:]) / 2, counts.astype(np.float64)
    below, total = np.cumsum(kept), np.cumsum(kept * middles)
    above, rest = below[-1] - below, total[-1] - total
    dark, bright = total / np.maximum(below, 1.0), rest / np.maximum(above, 1.0)
    best = int(np.argmax(below * above * (bright - dark) ** 2))
    if not above[best]:  # a single grey value
        return window[0], window[1]
    return float(dark[best]), float(bright[best])


def automatic_window(radiograph: Radiograph) -> Window:
    """Return a window from the 0.5th to the 99.5th percentile of the grey values that are not padding."""
    return robust_window(radiograph.pixels, radiograph.padding)


def colour_table(name: ColourMap = "cividis") -> NDArray[np.uint8]:
    """Return a colour map's 256 colours, shape (256, 3), from the lowest value to the highest."""
    anchors = np.array([tuple(bytes.fromhex(code)) for code in _ANCHORS[name]], np.float64)
    places = np.linspace(0.0, 1.0, len(anchors))
    steps = np.linspace(0.0, 1.0, 256)
    columns = [np.interp(steps, places, anchors[:, channel]) for channel in range(3)]
    return np.rint(np.stack(columns, axis=1)).astype(np.uint8)


def apply_colour_map(values: ArrayLike, name: ColourMap = "cividis") -> NDArray[np.uint8]:
    """Colour values.

    Parameters
    ----------
    values : array_like of float, any shape
        In [0, 1]; what is outside has the end's colour, what is not a number is transparent.
    name : {"cividis", "inferno", "magma", "viridis", "grey", "balance"}
        ``balance`` is for signed values: its middle, white, is 0.5.

    Returns
    -------
    ndarray of uint8, shape (..., 4)
        Red, green, blue and opacity.
    """
    numbers = np.asarray(values, np.float32)
    missing = np.isnan(numbers)
    steps = np.rint(np.clip(np.where(missing, 0.0, numbers), 0.0, 1.0) * 255.0).astype(np.uint8)
    coloured = np.empty((*numbers.shape, 4), np.uint8)
    coloured[..., :3] = colour_table(name)[steps]
    coloured[..., 3] = np.where(missing, 0, 255)
    return coloured
