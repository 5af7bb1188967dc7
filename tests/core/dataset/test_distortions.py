"""Distortions: each does what its name says, and the same again for the same seed."""

import numpy as np
import pytest

from pneumoviewer.core.dataset.distortions import DISTORTIONS, SIZE, distorted, shifted
from pneumoviewer.core.radiograph.phantom import draw_phantom

CHEST = draw_phantom("bacterial", 3, (SIZE, SIZE))


def differs(changed, from_what=CHEST):
    return np.abs(changed.astype(int) - from_what.astype(int))


@pytest.mark.parametrize("name", DISTORTIONS)
def test_a_picture_keeps_its_shape_and_the_given_one_is_left(name):
    before = CHEST.copy()
    changed = distorted(CHEST, name, 1)
    assert (changed.shape, changed.dtype) == (CHEST.shape, np.uint8)
    assert np.array_equal(CHEST, before)
    assert np.array_equal(changed, distorted(CHEST, name, 1))
    assert (name == "none") == np.array_equal(changed, CHEST)


def test_inversion_turns_grey_values_round():
    assert np.array_equal(distorted(CHEST, "inverted", 0), 255 - CHEST)


def test_brightness_changes_by_a_fifth_where_there_is_room():
    room = CHEST < 200
    for name, factor in (("brightness +20 %", 1.2), ("brightness -20 %", 0.8)):
        assert np.abs(distorted(CHEST, name, 0)[room] - factor * CHEST[room]).max() <= 0.5


def test_a_crop_loses_a_tenth_of_each_side():
    grid = np.tile(np.linspace(0, 255, 200).astype(np.uint8), (200, 1))
    for seed in range(5):
        cropped = distorted(grid, "crop 10 %", seed).astype(int)
        assert 0.87 < (cropped[0, -1] - cropped[0, 0]) / 255 < 0.93


def test_coarse_blurred_and_compressed_pictures_lose_their_finest_structures():
    chequered = (np.indices((SIZE, SIZE)).sum(0) % 2 * 255).astype(np.uint8)
    for name in ("blur", "128 × 128 source"):
        assert distorted(chequered, name, 0).std() < 0.5 * chequered.std()
    assert 0 < differs(distorted(CHEST, "JPEG quality 30", 0)).mean() < 6


def test_rotation_is_either_way():
    line = np.zeros((101, 101), np.uint8)
    line[50] = 255
    ends = {int(np.argmax(distorted(line, "rotation 5°", seed)[:, 90])) - 50 for seed in range(8)}
    assert sorted(abs(end) for end in ends) in ([3, 3], [3, 4], [4, 4])  # 40 pixels × tan 5°
    assert min(ends) < 0 < max(ends)


def test_a_border_frames_and_letters_stay_at_the_top():
    framed = distorted(CHEST, "border", 0)
    assert len(np.unique(framed[:14])) == 1
    assert not differs(distorted(CHEST, "letters", 0))[SIZE // 4 :].any()


def test_the_mixture_differs_from_image_to_image():
    mixed = [distorted(CHEST, "three of these", seed) for seed in range(6)]
    assert len({picture.tobytes() for picture in mixed}) == 6


@pytest.mark.parametrize("size", [1, 16, SIZE])
def test_pictures_of_any_size_are_shifted_each_in_its_own_way_and_the_same_again(size):
    pictures = np.stack([draw_phantom("viral", 1, (SIZE, SIZE))[:size, :size]] * 6)
    found = shifted(pictures, 3)
    assert (found.shape, found.dtype) == (pictures.shape, np.uint8)
    assert np.array_equal(found, shifted(pictures, 3))
    assert np.array_equal(found[:2], shifted(pictures[:2], 3))
    if size == SIZE:
        assert len({picture.tobytes() for picture in found}) == 6
        assert not np.array_equal(found, shifted(pictures, 4))


def test_blur_is_as_wide_for_the_chest_at_any_size():
    small = draw_phantom("normal", 2, (SIZE // 4, SIZE // 4))
    assert 0 < differs(distorted(small, "blur", 0), small).mean() < 2 * differs(distorted(CHEST, "blur", 0)).mean()
