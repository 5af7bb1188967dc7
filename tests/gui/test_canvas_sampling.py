import itertools

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.viewer.look import Look
from pneumoviewer.gui.canvas.heatmap_images import signed_image, signed_scale
from pneumoviewer.gui.canvas.pyramid import Pyramid, array_of


def make(pixels: np.ndarray, window: tuple[float, float] = (0, 255)) -> Pyramid:
    return Pyramid(Radiograph.make(pixels, window, name="drawn", format="PNG", bits=8), smallest=4)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_each_level_holds_the_means_of_the_one_below(dtype: type) -> None:
    pixels = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (1100, 37), dtype)
    levels = make(pixels).levels
    assert [level.shape for level in levels[:3]] == [(1100, 37), (550, 18), (275, 9)]
    for below, above in itertools.pairwise(levels):
        rows, columns = above.shape
        blocks = below[: 2 * rows, : 2 * columns].astype(float).reshape(rows, 2, columns, 2)
        assert above.dtype == dtype
        assert np.abs(blocks.mean((1, 3)) - above).max() <= 0.5


def test_a_line_of_pixels_has_a_pyramid_too() -> None:
    assert make(np.zeros((1, 64), np.uint8)).levels[0].shape == (1, 64)


def test_the_level_follows_the_scale() -> None:
    pyramid = make(np.zeros((64, 64), np.uint8))
    assert [pyramid.level_for(scale) for scale in (8, 1, 0.5, 0.25, 1e-6)] == [0, 0, 1, 2, len(pyramid.levels) - 1]


def test_a_rendered_part_is_what_the_window_makes_of_it() -> None:
    pixels = np.arange(12, dtype=np.uint16).reshape(3, 4) * 100
    image = make(pixels).render(0, QRect(1, 1, 3, 2), Look((0.0, 1100.0)))
    expected = np.rint(pixels[1:, 1:] / 1100 * 255)
    assert [[image.pixelColor(x, y).red() for x in range(3)] for y in range(2)] == expected.tolist()


def test_a_thumbnail_keeps_the_shape_between_black_bars() -> None:
    image = make(np.full((20, 40), 180, np.uint8)).thumbnail(32)
    assert (image.width(), image.height()) == (32, 32)
    assert image.pixelColor(16, 16).red() == 180
    assert image.pixelColor(16, 2).red() == 0


def test_signed_values_are_white_at_nought_and_differ_by_sign() -> None:
    image = signed_image(np.array([[-3.0, 0.0, 3.0]], np.float32))
    against, neutral, speaks_for = (image.pixelColor(x, 0) for x in range(3))
    assert min(neutral.red(), neutral.green(), neutral.blue()) >= 250
    assert against.blue() > against.red()
    assert speaks_for.red() > speaks_for.blue()
    assert signed_image(np.zeros((2, 2), np.float32)).pixelColor(0, 0) == neutral


def test_the_scale_runs_from_the_lowest_value_to_the_highest() -> None:
    ends = signed_image(np.array([[-1.0, 1.0]], np.float32))
    assert signed_scale().pixelColor(0, 0) == ends.pixelColor(0, 0)
    assert signed_scale().pixelColor(255, 0) == ends.pixelColor(1, 0)


def test_a_picture_becomes_an_array_whatever_its_width() -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB888)
    image.fill(QColor(10, 20, 30))
    array = array_of(image)
    assert array.shape == (2, 3, 4)
    assert (array == [10, 20, 30, 255]).all()
