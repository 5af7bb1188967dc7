import numpy as np
import pytest

from pneumoviewer.core.explain.heatmaps import CamMap
from pneumoviewer.core.explain.overlay import focus_strip, heatmap_overlay
from pneumoviewer.core.radiograph.image import Radiograph


def _radiograph(height: int, width: int) -> Radiograph:
    pixels = np.full((height, width), 128, np.uint8)
    return Radiograph(pixels, (0.0, 255.0), "grey.png", None, "PNG", 8, "0" * 64)


def _colourful(picture: np.ndarray) -> np.ndarray:
    return np.ptp(picture.astype(int), axis=-1) > 20


def test_a_heatmap_lies_where_its_cells_are() -> None:
    values = np.zeros((4, 4), np.float32)
    values[0, 3] = 1.0
    cam = CamMap(values, "pneumonia", "stages.0", "Grad-CAM", (0.0, 0.0, 1.0, 1.0))
    hot = _colourful(np.asarray(heatmap_overlay(_radiograph(80, 120), cam)))
    assert hot.shape == (80, 120)
    assert hot[10, 105]
    assert not hot[40:].any()
    assert not hot[:, :60].any()


def test_a_letterboxed_map_lies_beyond_the_radiograph() -> None:
    """A wide radiograph fills the middle half of a square input: the map's outer rows are not on it."""
    values = np.zeros((4, 4), np.float32)
    values[[0, 3]] = 1.0
    cam = CamMap(values, "pneumonia", "stages.0", "Grad-CAM", (0.0, -0.5, 1.0, 1.5))
    hot = _colourful(np.asarray(heatmap_overlay(_radiograph(60, 120), cam)))
    assert not hot[20:40].any()


def test_large_radiographs_become_small_pictures() -> None:
    cam = CamMap(np.zeros((2, 2), np.float32), "normal", "stages.0", "Grad-CAM", (0.0, 0.0, 1.0, 1.0))
    assert heatmap_overlay(_radiograph(1500, 3000), cam).size == (1024, 512)


@pytest.mark.parametrize(("units", "size"), [(1, (256, 256)), (3, (768, 256)), (8, (1024, 512))])
def test_focus_images_stand_side_by_side(units: int, size: tuple[int, int]) -> None:
    focus = [np.zeros((64, 64), np.float32) for _ in range(units)]
    focus[0][:32] = 1.0
    focus[0][32:] = -1.0
    picture = focus_strip(focus)
    assert picture.size == size
    speaks_for, speaks_against = picture.getpixel((5, 5)), picture.getpixel((5, 250))
    assert speaks_for[0] > speaks_for[2]
    assert speaks_against[0] < speaks_against[2]
