import pytest
import torch

from pneumoviewer.core.dataset.augmentation import LEVELS, Augmentation


def pictures(count=64, size=32):
    """A bright square, left of the middle."""
    made = torch.full((count, size, size), 40, dtype=torch.uint8)
    made[:, 12:20, 6:14] = 200
    return made


def applied(augmentation, seed=0, **more):
    return augmentation.apply(pictures(**more), torch.Generator().manual_seed(seed))


def middle(changed):
    """Return the columns and rows of the bright square's middle."""
    weight = (changed > 120).float()
    grid = torch.arange(changed.shape[-1]).float()
    total = weight.sum((1, 2))
    return (weight.sum(1) * grid).sum(1) / total, (weight.sum(2) * grid).sum(1) / total


def test_none_changes_nothing():
    assert torch.equal(applied(LEVELS["none"]), pictures())


@pytest.mark.parametrize("level", ["normal", "varied", "high"])
def test_each_image_changes_by_itself_and_stays_in_range(level):
    changed = applied(LEVELS[level])
    assert changed.shape == pictures().shape
    assert changed.min() >= 0
    assert changed.max() <= 255
    assert not torch.allclose(changed[0], changed[1])


@pytest.mark.parametrize("level", LEVELS)
def test_the_same_seed_gives_the_same_changes(level):
    assert torch.equal(applied(LEVELS[level], 3), applied(LEVELS[level], 3))


def test_a_flip_mirrors_about_half_of_them():
    columns, _ = middle(applied(Augmentation(flip=0.5), count=400))
    flipped = (columns > 16).float().mean()
    assert 0.4 < flipped < 0.6
    assert torch.allclose(columns.where(columns < 16, 31 - columns), torch.tensor(9.5), atol=0.01)


def test_a_rotation_stays_within_its_range():
    columns, rows = middle(applied(Augmentation(rotation=10)))
    angle = torch.rad2deg(torch.atan2(rows - 15.5, 15.5 - columns))
    assert angle.abs().max() < 11
    assert angle.std() > 3


def test_a_shift_stays_within_its_range():
    columns, rows = middle(applied(Augmentation(shift=0.125)))  # 4 of 32 pixels
    assert 2 < (columns - 9.5).abs().max() <= 4.1
    assert 2 < (rows - 15.5).abs().max() <= 4.1


def test_a_zoom_changes_height_and_width_each_by_itself():
    bright = applied(Augmentation(zoom=0.25)) > 120
    width, height = bright.any(1).sum(1).float(), bright.any(2).sum(1).float()
    assert 6 <= width.min() < 8 < width.max() <= 12
    assert not torch.equal(width, height)


def test_brightness_and_contrast_do_what_they_say():
    brighter = applied(Augmentation(brightness=0.1)).mean((1, 2)) / pictures().float().mean()
    assert 0.9 <= brighter.min() < 0.95
    assert 1.05 < brighter.max() <= 1.1
    changed = applied(Augmentation(contrast=0.5))
    assert torch.allclose(changed.mean((1, 2)), pictures().float().mean((1, 2)), atol=2)
    assert (changed.std((1, 2)) / pictures().float().std((1, 2))).max() > 1.3
