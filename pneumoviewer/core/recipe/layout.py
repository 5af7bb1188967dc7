"""Layout: the layers of a convolutional network in one line, as VGG's configurations are written. Knows no torch.

``64 M 128 128 M``: a number is a convolution with so many filters and its activation, ``M`` max-pooling by 2, ``B``
batch normalisation, ``R`` normalisation of each image row, ``D`` dropout. Decision 16.
"""

from __future__ import annotations

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.options import refused

POOL, BATCH_NORM, ROW_NORM, DROPOUT = "M", "B", "R", "D"
_MAX_FILTERS = 2048


def read_layout(text: str) -> tuple[int | str, ...]:
    """Return the layers in order: filters of a convolution, or one of the letters.

    Raises
    ------
    PneumoError
        For anything else, and where the first is no convolution.
    """
    layers: list[int | str] = []
    for word in text.replace(",", " ").upper().split():
        if word in {POOL, BATCH_NORM, ROW_NORM, DROPOUT}:
            layers.append(word)
        elif word.isdecimal() and 1 <= int(word) <= _MAX_FILTERS:
            layers.append(int(word))
        else:
            raise _refused(text)
    if not layers or not isinstance(layers[0], int):
        raise _refused(text)
    return tuple(layers)


def poolings(text: str) -> int:
    """Return how often the picture is halved."""
    return read_layout(text).count(POOL)


def _refused(text: str) -> PneumoError:
    return refused(
        "convolutions",
        text,
        QT_TRANSLATE_NOOP("errors", "it does not begin with a convolution, or has something unknown in it"),
        "1 – 2048, M, B, R, D",
    )
