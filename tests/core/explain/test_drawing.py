"""A map is drawn as its style says, and hides what it says."""

import numpy as np
import pytest

from pneumoviewer.core.explain.drawing import drawn, legend, smoothed
from pneumoviewer.core.explain.heatmap_style import COLOURS, LEVELS, HeatmapStyle
from pneumoviewer.core.radiograph.display import colour_table

RAMP = np.linspace(0, 1, 101, dtype=np.float32)[None].repeat(20, 0)
SIGNED = np.linspace(-1, 1, 201, dtype=np.float32)[None].repeat(20, 0)


def test_a_threshold_hides_what_is_below_it_and_nothing_else() -> None:
    shown = drawn(RAMP, HeatmapStyle(threshold=0.4))[..., 3] > 0
    assert np.array_equal(shown, np.float32(0.4) <= RAMP)
    both = drawn(SIGNED, HeatmapStyle(threshold=0.4), signed=True)[..., 3] > 0
    assert np.array_equal(both, np.abs(SIGNED) >= np.float32(0.4))


def test_a_threshold_lies_where_the_smoothed_value_is() -> None:
    """Half way between the middles of a cell of 0 and one of 1 the value is a half."""
    fine = smoothed(np.array([[0.0, 1.0]], np.float32), side=400)
    shown = drawn(fine, HeatmapStyle(threshold=0.5))[..., 3] > 0
    first = int(np.argmax(shown[0]))
    assert abs(first - 200) <= 1
    assert shown[0, first:].all()


def test_smoothing_keeps_what_a_cell_is_in_its_middle() -> None:
    values = np.array([[0.1, 0.9, 0.3], [0.5, 0.2, 0.7]], np.float32)
    fine = smoothed(values, side=300)
    assert fine.shape == (200, 300)
    assert np.allclose(fine[50::100, 50::100], values, atol=0.02)
    large = np.zeros((900, 800), np.float32)
    assert smoothed(large, side=300) is large


@pytest.mark.parametrize("colours", COLOURS)
def test_a_blend_is_the_clearer_the_lower_and_has_the_maps_colours(colours) -> None:
    picture = drawn(RAMP, HeatmapStyle(colours=colours))
    assert np.all(np.diff(picture[0, :, 3].astype(int)) >= 0)
    assert (picture[0, 0, 3], picture[0, -1, 3]) == (0, 255)
    assert np.array_equal(picture[0, -1, :3], colour_table(colours)[-1])


@pytest.mark.parametrize("colours", COLOURS)
def test_a_maps_lightness_tells_its_values_also_without_colour(colours) -> None:
    """Rec. 709 luma never falls along the map: who tells no hues apart still reads the order."""
    luma = colour_table(colours).astype(float) @ (0.2126, 0.7152, 0.0722)
    assert np.all(np.diff(luma) > -0.5)
    assert luma[-1] - luma[0] > 120


def test_against_is_blue_and_for_is_orange() -> None:
    picture = drawn(SIGNED, HeatmapStyle(), signed=True).astype(int)
    against, middle, speaks_for = picture[0, 20], picture[0, 100], picture[0, -20]
    assert against[2] > against[0]
    assert speaks_for[0] > speaks_for[2]
    assert middle[3] == 0


def test_contours_lie_at_the_levels_that_are_stated() -> None:
    style = HeatmapStyle(drawing="contours")
    assert style.levels == LEVELS
    picture = drawn(RAMP, style)[10]
    lines = np.flatnonzero(picture[:, 3] == 255)
    for level in LEVELS:
        assert np.abs(lines - level * 100).min() <= 1
    assert all(min(abs(line - level * 100) for level in LEVELS) <= 2 for line in lines)
    assert len({tuple(picture[round(level * 100)]) for level in LEVELS}) == len(LEVELS)
    assert HeatmapStyle(drawing="contours", threshold=0.4).levels == (0.5, 0.75)
    assert not drawn(RAMP, HeatmapStyle(drawing="contours", threshold=0.9)).any()


def test_a_signed_map_has_contours_on_both_sides() -> None:
    picture = drawn(SIGNED, HeatmapStyle(drawing="contours"), signed=True)[10]
    lines = np.flatnonzero(picture[:, 3] == 255)
    assert (lines < 100).any()
    assert (lines > 100).any()


def test_the_legend_is_drawn_as_the_map_is() -> None:
    for style in (HeatmapStyle(threshold=0.3), HeatmapStyle(drawing="contours"), HeatmapStyle(colours="viridis")):
        assert np.array_equal(legend(style, width=101, height=20), drawn(RAMP, style))
        assert np.array_equal(legend(style, signed=True, width=201, height=20), drawn(SIGNED, style, signed=True))


@pytest.mark.parametrize(
    "values", [{"colours": "jet"}, {"drawing": "dots"}, {"threshold": 1.2}, {"opacity": -0.1}, {"colours": "balance"}]
)
def test_a_style_that_cannot_be_is_refused_when_made(values) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        HeatmapStyle(**values)
