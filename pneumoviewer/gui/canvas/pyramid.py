"""The pyramid: a radiograph at halves of its size, of which the visible part is painted. Imports numpy, so late."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from pneumoviewer.core.radiograph.display import lookup_table
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.viewer.look import Look

Pixels = NDArray[np.uint8] | NDArray[np.uint16]
_BLOCK_ROWS = 512


class Pyramid:
    """A radiograph at its own size and at halves of it, so that any zoom samples about as many pixels as it paints.

    Parameters
    ----------
    smallest : int
        Halving ends before the longer side falls below this.

    Attributes
    ----------
    levels : list of ndarray
        Level n has 1 / 2**n of the rows and columns.
    """

    def __init__(self, radiograph: Radiograph, smallest: int = 128) -> None:
        self.radiograph = radiograph
        self.levels: list[Pixels] = [radiograph.pixels]
        while max(self.levels[-1].shape) >= 2 * smallest and min(self.levels[-1].shape) > 1:
            self.levels.append(_halved(self.levels[-1]))

    @property
    def size(self) -> QSize:
        """Width and height of the radiograph."""
        return QSize(self.radiograph.width, self.radiograph.height)

    def level_for(self, scale: float) -> int:
        """Return the level whose pixels are nearest in size to those painted.

        Parameters
        ----------
        scale : float
            Painted pixels for a pixel of the radiograph.
        """
        level = round(float(np.log2(1.0 / max(scale, 1e-9))))
        return min(max(level, 0), len(self.levels) - 1)

    def render(self, level: int, part: QRect, look: Look, *, turns: int = 0, mirrored: bool = False) -> QImage:
        """Return a part of a level as a grey picture.

        Parameters
        ----------
        part : QRect
            In the level's pixels, inside it.
        """
        pixels = self.levels[level][part.top() : part.bottom() + 1, part.left() : part.right() + 1]
        oriented = np.rot90(pixels[:, ::-1] if mirrored else pixels, -turns)
        table = _table(look, 256 if pixels.dtype == np.uint8 else 65536)
        rows, columns = oriented.shape
        image = QImage(columns, rows, QImage.Format.Format_RGB32)
        # Straight into the memory of the picture; the other modes of take would make a copy first.
        np.take(table, oriented, out=np.frombuffer(image.bits(), np.uint32).reshape(rows, columns), mode="clip")
        return image

    def thumbnail(self, side: int) -> QImage:
        """Return the whole radiograph as the file means it to be seen, in a black square of `side` pixels, grey."""
        level = self.level_for(side / max(self.radiograph.width, self.radiograph.height))
        rows, columns = self.levels[level].shape
        grey = self.render(level, QRect(0, 0, columns, rows), Look(self.radiograph.window))
        small = grey.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        square = QImage(side, side, QImage.Format.Format_RGB32)
        square.fill(Qt.GlobalColor.black)
        painter = QPainter(square)
        painter.drawImage((side - small.width()) // 2, (side - small.height()) // 2, small)
        painter.end()
        return square.convertToFormat(QImage.Format.Format_Grayscale8)  # a quarter of the memory; a list has many


@lru_cache(maxsize=16)
def _table(look: Look, entries: int) -> NDArray[np.uint32]:
    """Return the screen's greys as opaque colours, which Qt scales fastest; kept, as each frame needs the same."""
    grey = lookup_table(look.window, entries=entries, gamma=look.gamma, invert=look.inverted)
    return grey.astype(np.uint32) * np.uint32(0x010101) | np.uint32(0xFF000000)


def array_of(image: QImage) -> NDArray[np.uint8]:
    """Return a picture as RGBA, shape (height, width, 4)."""
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(rgba.constBits(), np.uint8).reshape(rgba.height(), rgba.bytesPerLine())
    return rows[:, : 4 * rgba.width()].reshape(rgba.height(), rgba.width(), 4).copy()


def _halved(pixels: Pixels) -> Pixels:
    """Return the means of 2 × 2 pixels; an odd last row or column is left out."""
    rows, columns = pixels.shape[0] // 2, pixels.shape[1] // 2
    half = np.empty((rows, columns), pixels.dtype)
    for top in range(0, rows, _BLOCK_ROWS):  # in blocks, so that a large radiograph needs little more memory
        block = pixels[2 * top : 2 * min(top + _BLOCK_ROWS, rows), : 2 * columns]
        lines = np.add(block[0::2], block[1::2], dtype=np.uint32)
        half[top : top + _BLOCK_ROWS] = (lines[:, 0::2] + lines[:, 1::2] + 2) // 4
    return half
