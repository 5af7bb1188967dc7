import numpy as np

from pneumoviewer.core.explain.overlay import heatmap_overlay
from pneumoviewer.core.explain.saliency_map import SaliencyMap
from pneumoviewer.core.radiograph.radiograph import Radiograph


def _radiograph(height: int, width: int) -> Radiograph:
    pixels = np.full((height, width), 128, np.uint8)
    return Radiograph(pixels, (0.0, 255.0), "grey.png", None, "PNG", 8, "0" * 64)


def _colourful(picture: np.ndarray) -> np.ndarray:
    return np.ptp(picture.astype(int), axis=-1) > 20


def test_a_heatmap_lies_where_its_cells_are() -> None:
    values = np.zeros((4, 4), np.float32)
    values[0, 3] = 1.0
    cam = SaliencyMap(values, "pneumonia", "stages.0", "grad_cam", (0.0, 0.0, 1.0, 1.0))
    hot = _colourful(np.asarray(heatmap_overlay(_radiograph(80, 120), cam)))
    assert hot.shape == (80, 120)
    assert hot[10, 105]
    assert not hot[40:].any()
    assert not hot[:, :60].any()


def test_a_letterboxed_map_lies_beyond_the_radiograph() -> None:
    """A wide radiograph fills the middle half of a square input: the map's outer rows are not on it."""
    values = np.zeros((4, 4), np.float32)
    values[[0, 3]] = 1.0
    cam = SaliencyMap(values, "pneumonia", "stages.0", "grad_cam", (0.0, -0.5, 1.0, 1.5))
    hot = _colourful(np.asarray(heatmap_overlay(_radiograph(60, 120), cam)))
    assert not hot[20:40].any()


def test_large_radiographs_become_small_pictures() -> None:
    cam = SaliencyMap(np.zeros((2, 2), np.float32), "normal", "stages.0", "grad_cam", (0.0, 0.0, 1.0, 1.0))
    assert heatmap_overlay(_radiograph(1500, 3000), cam).size == (1024, 512)
