import numpy as np
import pytest

from pneumoviewer.core.radiograph.display import automatic_window, preset_window
from pneumoviewer.core.radiograph.radiograph import Radiograph


def lungs_and_bones(dtype: type = np.uint16, scale: int = 1) -> Radiograph:
    """Half dark tissue around 500, half bright around 3000."""
    noise = np.random.default_rng(0).normal(0, 60, (200, 200))
    noise[:, :100] += 500
    noise[:, 100:] += 3000
    pixels = (np.clip(noise, 0, 4095) * scale).astype(dtype)
    return Radiograph.make(pixels, (0, 4095), name="drawn", format="PNG", bits=12)


def test_the_file_and_the_automatic_window_are_as_elsewhere() -> None:
    radiograph = lungs_and_bones()
    assert preset_window(radiograph, "file") == (0, 4095)
    assert preset_window(radiograph, "automatic") == automatic_window(radiograph)


def test_the_lung_window_spreads_the_dark_class_and_the_bone_window_the_bright_one() -> None:
    radiograph = lungs_and_bones()
    low, high = automatic_window(radiograph)
    lung, bone = preset_window(radiograph, "lung"), preset_window(radiograph, "bone")
    assert lung == (low, pytest.approx(3000, abs=30))
    assert bone == (pytest.approx(500, abs=30), high)


def test_the_presets_follow_the_grey_values_whatever_their_scale() -> None:
    once, tenfold = lungs_and_bones(), lungs_and_bones(scale=10)
    for preset in ("lung", "bone"):
        expected = np.multiply(preset_window(once, preset), 10)
        np.testing.assert_allclose(preset_window(tenfold, preset), expected, atol=40)


@pytest.mark.parametrize("preset", ["lung", "bone"])
def test_a_flat_picture_has_a_window_all_the_same(preset: str) -> None:
    flat = Radiograph.make(np.full((5, 5), 9, np.uint8), (0, 255), name="flat", format="PNG", bits=8)
    low, high = preset_window(flat, preset)
    assert low < high
