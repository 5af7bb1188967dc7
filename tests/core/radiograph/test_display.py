"""Window, inversion and colour maps."""

import numpy as np
import pytest

from pneumoviewer.core.radiograph.display import (
    COLOUR_MAPS,
    apply_colour_map,
    automatic_window,
    colour_table,
    lookup_table,
)
from pneumoviewer.core.radiograph.reader import from_array


def test_table_maps_the_window_to_the_whole_screen() -> None:
    table = lookup_table((100, 200), entries=256)
    assert (table.dtype, table.shape) == (np.uint8, (256,))
    assert (table[:101] == 0).all()
    assert (table[200:] == 255).all()
    assert table[150] in (127, 128)
    assert (np.diff(table.astype(int)) >= 0).all()


def test_whole_range_changes_nothing() -> None:
    np.testing.assert_array_equal(lookup_table((0, 255)), np.arange(256))


def test_inversion_and_gamma() -> None:
    np.testing.assert_array_equal(lookup_table((0, 255), invert=True), np.arange(255, -1, -1))
    assert lookup_table((0, 65535), entries=65536, gamma=2.0)[32768] == 64


def test_a_window_without_width_is_a_threshold() -> None:
    assert set(lookup_table((100, 100)).tolist()) == {0, 255}


def test_automatic_window_passes_over_a_few_extreme_pixels() -> None:
    picture = np.random.default_rng(0).integers(90, 160, (200, 200)).astype(np.uint8)
    picture[0, :5], picture[1, :5] = 0, 255
    low, high = automatic_window(from_array(picture, "x"))
    assert 90 <= low < high <= 160


def test_automatic_window_of_a_flat_picture_is_not_empty() -> None:
    low, high = automatic_window(from_array(np.full((5, 5), 9, np.uint8), "flat"))
    assert low < high


@pytest.mark.parametrize("name", COLOUR_MAPS)
def test_colours(name: str) -> None:
    table = colour_table(name)
    assert (table.shape, table.dtype) == ((256, 3), np.uint8)
    coloured = apply_colour_map([[0.0, 1.0], [-3.0, 7.0]], name)
    assert coloured.shape == (2, 2, 4)
    np.testing.assert_array_equal(coloured[0], coloured[1])
    np.testing.assert_array_equal(coloured[0, :, :3], table[[0, -1]])
    assert (coloured[..., 3] == 255).all()


@pytest.mark.parametrize("name", ["grey", "cividis", "inferno"])
def test_sequential_maps_only_get_brighter(name: str) -> None:
    brightness = colour_table(name) @ np.array([0.299, 0.587, 0.114])
    assert (np.diff(brightness) > -1).all()
    assert brightness[-1] - brightness[0] > 150


def test_balance_is_white_in_the_middle() -> None:
    assert apply_colour_map(0.5, "balance")[:3].min() > 250


def test_what_is_no_number_is_transparent() -> None:
    assert apply_colour_map([np.nan, 0.5])[:, 3].tolist() == [0, 255]
