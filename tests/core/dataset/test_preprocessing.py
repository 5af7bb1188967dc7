import numpy as np
import pytest
import torch

from pneumoviewer.core.dataset.preprocessing import SCALINGS, Preprocessing
from pneumoviewer.core.radiograph.reader import from_array


def picture_of(values: list[list[int]]) -> torch.Tensor:
    return torch.tensor([values], dtype=torch.uint8)


def test_the_documents_scalings_by_hand():
    picture = picture_of([[0, 51], [102, 255]])  # 0, 0.2, 0.4, 1

    def scaled(scaling):
        return Preprocessing((2, 2), 1, "stretch", scaling).tensor(picture).flatten().tolist()

    assert scaled("unit") == pytest.approx([0, 0.2, 0.4, 1])
    assert scaled("mean_std") == pytest.approx([-1, -0.6, -0.2, 1])
    assert scaled("min_max") == pytest.approx([0, 0.2, 0.4, 1])
    assert scaled("z_score") == pytest.approx([(v - 0.4) / 0.1400**0.5 for v in (0, 0.2, 0.4, 1)], abs=1e-5)
    # median 0.3; quartiles at 0.15 and 0.55
    assert scaled("robust") == pytest.approx([(v - 0.3) / 0.4 for v in (0, 0.2, 0.4, 1)], abs=1e-5)


@pytest.mark.parametrize("scaling", SCALINGS)
def test_a_blank_picture_scales_to_numbers(scaling):
    assert Preprocessing((4, 4), 1, "stretch", scaling).tensor(torch.zeros(1, 4, 4, dtype=torch.uint8)).isfinite().all()


def test_three_channels_are_one_seen_three_times():
    tensor = Preprocessing((2, 2), 3).tensor(picture_of([[1, 2], [3, 4]]))
    assert tensor.shape == (1, 3, 2, 2)
    assert torch.equal(tensor[:, 0], tensor[:, 2])


def test_stretching_fills_the_size_and_letterboxing_keeps_the_aspect_ratio():
    wide = from_array(np.full((20, 40), 200, np.uint8), "wide")
    stretched, boxed = Preprocessing((16, 16)), Preprocessing((16, 16), fit="letterbox")
    assert (stretched.picture(wide) == 200).all()
    assert stretched.box(wide) == (0, 0, 1, 1)
    picture = boxed.picture(wide)
    assert (picture[4:12] == 200).all()
    assert (picture[:4] == 0).all()
    assert (picture[12:] == 0).all()
    assert boxed.box(wide) == (0, 0.25, 1, 0.75)


def test_a_picture_of_the_same_size_is_left_as_it_is():
    values = np.random.default_rng(0).integers(0, 256, (8, 8), np.uint8)
    assert np.array_equal(Preprocessing((8, 8)).picture(from_array(values, "same")), values)


def test_json_brings_it_back():
    made = Preprocessing((75, 75), 3, "letterbox", "robust")
    assert Preprocessing.from_json(made.as_json()) == made
