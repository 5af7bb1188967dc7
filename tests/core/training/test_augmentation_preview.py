from pathlib import Path

import numpy as np
import pytest

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training import augmentation_preview
from pneumoviewer.core.training.augmentation_preview import EXAMPLES, AugmentationPreview, AugmentedExamples

RECIPE = find_recipe("pseudo-resnet").with_values({"image_size": 32, "augmentation": "high"})


@pytest.fixture
def preview() -> AugmentationPreview:
    return AugmentationPreview()


def _draw(preview: AugmentationPreview, folder: Path, *, draw: int = 0, **values: object) -> AugmentedExamples:
    return preview.draw(RECIPE.with_values(values), folder, draw)


def test_sixteen_pictures_are_spread_over_the_classes(preview: AugmentationPreview, phantom_folder: Path) -> None:
    answer = _draw(preview, phantom_folder)
    assert answer.pictures.shape == (EXAMPLES, 32, 32)
    assert answer.pictures.dtype == np.uint8
    assert answer.changed
    counts = [answer.classes.count(name) for name in ("normal", "bacterial", "viral")]
    assert max(counts) - min(counts) <= 1


def test_another_draw_changes_the_same_images_otherwise(preview: AugmentationPreview, phantom_folder: Path) -> None:
    first, again, other = (_draw(preview, phantom_folder, draw=draw) for draw in (0, 0, 1))
    assert np.array_equal(first.pictures, again.pictures)
    assert not np.array_equal(first.pictures, other.pictures)
    assert first.classes == other.classes


def test_without_augmentation_the_pictures_are_as_they_are(preview: AugmentationPreview, phantom_folder: Path) -> None:
    plain = [_draw(preview, phantom_folder, draw=draw, augmentation="none") for draw in (0, 1)]
    assert np.array_equal(plain[0].pictures, plain[1].pictures)
    assert not plain[0].changed
    flipped = _draw(preview, phantom_folder, augmentation="custom", flip=1.0)
    assert np.array_equal(flipped.pictures, plain[0].pictures[:, :, ::-1])


def test_only_sixteen_are_read_and_only_once(
    preview: AugmentationPreview, phantom_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    really = augmentation_preview.read
    monkeypatch.setattr(augmentation_preview, "read", lambda file: (read.append(file), really(file))[1])
    for values in ({}, {"augmentation": "normal"}, {"augmentation": "custom", "rotation": 20}):
        _draw(preview, phantom_folder, **values)
    assert len(read) == EXAMPLES
    _draw(preview, phantom_folder, image_size=16)
    assert len(read) == 2 * EXAMPLES


def test_other_labels_choose_other_images(preview: AugmentationPreview, phantom_folder: Path) -> None:
    assert set(_draw(preview, phantom_folder, labels="bacterial_viral").classes) == {"bacterial", "viral"}
    assert set(_draw(preview, phantom_folder, labels="binary").classes) == {"normal", "pneumonia"}


def test_a_folder_that_is_none_says_so(preview: AugmentationPreview, tmp_path: Path) -> None:
    with pytest.raises(PneumoError):
        _draw(preview, tmp_path / "nowhere")
