import math
from dataclasses import fields

import pytest
import torch

from pneumoviewer.core.dataset.augmentation import LEVELS, Augmentation


def pictures(count=64, size=32):
    """A bright square, left of the middle."""
    made = torch.full((count, size, size), 40, dtype=torch.uint8)
    made[:, 12:20, 6:14] = 200
    return made


def changed_by(augmentation, some, seed=0):
    return augmentation.apply(some, torch.Generator().manual_seed(seed))


def applied(augmentation, seed=0, **more):
    return changed_by(augmentation, pictures(**more), seed)


def coloured(count=64):
    """Draw a red, a green and a grey third; the mean of the channels is 120 everywhere."""
    made = torch.full((count, 3, 6, 6), 120.0)
    made[:, :, :2] = torch.tensor([160.0, 100.0, 100.0]).view(3, 1, 1)
    made[:, :, 2:4] = torch.tensor([90.0, 180.0, 90.0]).view(3, 1, 1)
    return made


ALONE = {
    "flip": 0.5,
    "rotation": 40,
    "shear": 20,
    "zoom": 0.2,
    "shift": 0.1,
    "brightness": 0.2,
    "contrast": 0.2,
    "saturation": 0.2,
    "noise": 0.05,
    "min_area": 0.5,
    "margin": 0.3,
    "gamma": 0.5,
    "blur": 1,
    "random_erasing": 1,
    "delivery": 1,
    "training_size": 10,
}


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


def test_the_levels_are_the_documents():
    alike = {"brightness": 0.1, "contrast": 0.1, "saturation": 0.1}
    assert LEVELS["normal"] == Augmentation(flip=0.5, rotation=10, **alike)
    assert LEVELS["high"] == Augmentation(flip=0.5, rotation=100, **dict.fromkeys(alike, 0.5))


@pytest.mark.parametrize("name", [field.name for field in fields(Augmentation)])
def test_each_option_alone_changes_pictures_and_leaves_the_given_ones(name):
    given = torch.rand(16, 3, 12, 12, generator=torch.Generator().manual_seed(1)) * 255
    before = given.clone()
    changed = changed_by(Augmentation(**{name: ALONE[name]}), given)
    assert torch.equal(given, before)
    if name == "training_size":
        assert changed.shape == (16, 3, 10, 10)
        return
    assert changed.shape == given.shape
    assert (changed - given).abs().max() > 5


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("value", [0, 128, 255])
def test_blank_pictures_stay_numbers_in_range(level, value):
    changed = changed_by(LEVELS[level], torch.full((8, 5, 7), value, dtype=torch.uint8)).float()
    assert changed.isfinite().all()
    assert 0 <= changed.min() <= changed.max() <= 255


@pytest.mark.parametrize("level", LEVELS)
def test_three_alike_channels_change_as_one_would(level):
    three = changed_by(LEVELS[level], pictures()[:, None].expand(-1, 3, -1, -1))
    assert torch.allclose(three.float(), applied(LEVELS[level])[:, None].float(), atol=1e-2)


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


def test_a_shear_slants_upright_lines_within_its_range():
    upright = torch.zeros(64, 33, 33)
    upright[:, :, 15:18] = 255
    changed = changed_by(Augmentation(shear=20), upright)
    columns = (changed * torch.arange(33.0)).sum(2) / changed.sum(2)
    slant = torch.rad2deg(torch.atan((columns[:, 26] - columns[:, 6]) / 20))
    assert slant.abs().max() < 20.5
    assert slant.std() > 8
    assert torch.allclose(columns[:, 16], torch.tensor(16.0), atol=0.05)
    assert torch.allclose(changed.sum(2), upright.sum(2), rtol=0.02)


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


def test_brightness_and_contrast_leave_every_pixel_where_it_is():
    changed = applied(Augmentation(brightness=0.1, contrast=0.1))
    assert all(len(picture.unique()) == 2 for picture in changed)
    assert torch.equal(changed > changed.mean((1, 2), keepdim=True), pictures() == 200)


def test_saturation_moves_colours_away_from_their_grey_or_towards_it():
    changed, grey = changed_by(Augmentation(saturation=0.5), coloured()), 120.0
    assert torch.allclose(changed.mean(1), torch.tensor(grey), atol=1e-3)
    assert torch.allclose(changed[:, :, 4:], torch.tensor(grey))
    more = (changed[:, 0, 0, 0] - grey) / 40
    assert 0.5 <= more.min() < 0.7
    assert 1.3 < more.max() <= 1.5
    assert torch.allclose(changed - grey, (coloured() - grey) * more.view(-1, 1, 1, 1), atol=1e-3)


def test_grey_pictures_have_no_saturation():
    assert torch.equal(applied(Augmentation(saturation=0.5)), pictures().float())


def test_noise_has_the_spread_it_says_and_no_two_pictures_share_it():
    middle_grey = torch.full((16, 64, 64), 128, dtype=torch.uint8)
    added = changed_by(Augmentation(noise=0.05), middle_grey) - 128
    assert added.std().item() == pytest.approx(0.05 * 255, rel=0.02)
    assert added.mean().item() == pytest.approx(0, abs=0.2)
    assert torch.corrcoef(added.flatten(1)).fill_diagonal_(0).abs().max() < 0.1
    strong = changed_by(Augmentation(noise=0.5), middle_grey)
    assert strong.min() == 0
    assert strong.max() == 255


def test_a_random_crop_keeps_at_least_the_least_area_and_stays_inside():
    grid = torch.linspace(0, 255, 32).expand(200, 32, 32)  # a column's grey value says where it was
    changed = changed_by(Augmentation(min_area=0.25), grid)
    width = (changed[..., -1] - changed[..., 0]).mean(1) / 255 * 31 / 32
    assert 0.45 < width.min() < 0.6
    assert 0.9 < width.max() <= 1
    assert changed[..., 0].mean(1).max() > 80
    assert changed[..., -1].mean(1).min() < 170


def test_margins_cover_no_more_than_the_widest_margin_of_half_of_the_pictures():
    white = torch.full((400, 20, 20), 255, dtype=torch.uint8)
    covered = changed_by(Augmentation(margin=0.2), white) < 255
    assert not covered[:, 4:16, 4:16].any()
    assert 0.3 < covered.any(2).any(1).float().mean() < 0.55
    assert (changed_by(Augmentation(margin=0.2), white)[covered] == 0).float().mean() > 0.4


def test_gamma_leaves_black_and_white():
    values = torch.tensor([0.0, 64.0, 255.0]).expand(100, 3, 3)
    changed = changed_by(Augmentation(gamma=0.5), values)
    assert (changed[..., 0] == 0).all()
    assert torch.allclose(changed[..., 2], torch.tensor(255.0))
    lowest, highest = (255 * (64 / 255) ** math.exp(power) for power in (0.5, -0.5))
    assert lowest <= changed[..., 1].min() < 50
    assert 80 < changed[..., 1].max() <= highest


def test_blur_takes_contrast_from_the_smallest_structures_and_keeps_the_mean():
    chequered = (torch.arange(16)[:, None] + torch.arange(16)) % 2 * 200.0
    changed = changed_by(Augmentation(blur=0.5), chequered.expand(300, 16, 16))
    spread = changed.std((1, 2))
    assert 0.4 < (spread < 50).float().mean() < 0.6
    assert 0.4 < (spread > 99).float().mean() < 0.6
    assert (changed.mean((1, 2)) - 100).abs().max() < 3


def test_erasing_paints_rectangles_of_one_grey():
    noise = torch.rand(100, 40, 40, generator=torch.manual_seed(1)) * 255
    painted = changed_by(Augmentation(random_erasing=0.5), noise) != noise
    assert 0.35 < painted.any(2).any(1).float().mean() < 0.65
    assert painted.float().mean((1, 2)).max() <= 2 * 0.36**2


def test_a_training_size_changes_the_size_and_nothing_else():
    changed = applied(Augmentation(training_size=16))
    columns, rows = middle(changed)
    assert changed.shape == (64, 16, 16)
    assert torch.allclose(columns, torch.tensor(4.5), atol=0.1)
    assert torch.allclose(rows, torch.tensor(7.5), atol=0.1)
