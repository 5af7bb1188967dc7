"""Thumbnails: radiographs in small grey squares, made on a thread and painted in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pneumoviewer.gui.canvas.pyramid import Pyramid

THUMBNAIL = 192


def thumbnail_of(picture: Pyramid) -> NDArray[np.uint8]:
    """Return the thumbnail of a radiograph, shape (192, 192)."""
    import numpy as np

    image = picture.thumbnail(THUMBNAIL)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(THUMBNAIL, image.bytesPerLine())
    return rows[:, :THUMBNAIL].copy()


def thumbnail_image(thumbnail: NDArray[np.uint8]) -> QImage:
    """Return a thumbnail to paint at once: the picture uses the array's memory."""
    rows, columns = thumbnail.shape
    return QImage(thumbnail.data, columns, rows, columns, QImage.Format.Format_Grayscale8)
