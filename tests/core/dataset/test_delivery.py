"""Deliveries: one film in many files."""

import numpy as np
import pytest
import torch
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from pneumoviewer.core.dataset.augmentation import Augmentation
from pneumoviewer.core.dataset.delivery import DELIVERIES, jpeg_compressed, redelivered, resaved, resized
from pneumoviewer.core.inference.gate.canonical import canonical_view
from pneumoviewer.core.radiograph.borders import inside_borders
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import from_array, read

SIZE = (224, 224)


@pytest.fixture(scope="module")
def film():
    return draw_phantom("bacterial", 3, (400, 560))


@pytest.mark.parametrize("name", DELIVERIES)
def test_each_delivery_is_read_and_shows_the_same_film(name, film, tmp_path):
    delivered = read(DELIVERIES[name].write(film, tmp_path))
    shown = film[20:-20, 28:-28] if name == "cropped 5 %" else film
    alike = np.corrcoef(
        canonical_view(from_array(shown, "film"), SIZE).ravel(), canonical_view(delivered, SIZE).ravel()
    )
    assert alike[0, 1] > 0.99


def test_deliveries_differ_in_what_they_say(film, tmp_path):
    files = {
        name: DELIVERIES[name].write(film, tmp_path) for name in ("PNG", "JPEG 75", "TIFF, 16 bits", "DICOM, 12 bits")
    }
    found = {name: read(file) for name, file in files.items()}
    assert [radiograph.format for radiograph in found.values()] == ["PNG", "JPEG", "TIFF", "DICOM"]
    assert [radiograph.bits for radiograph in found.values()] == [8, 8, 16, 12]
    with Image.open(DELIVERIES["3000 pixels wide"].write(film, tmp_path)) as image:
        assert image.size == (3000, 2143)
    with Image.open(DELIVERIES["letterboxed"].write(film, tmp_path)) as image:
        assert image.size == (560, 560)


def test_the_same_chance_delivers_the_same(film):
    for deliver in (resaved, redelivered):
        once, again, other = (deliver(film, np.random.default_rng(seed)) for seed in (1, 1, 2))
        assert np.array_equal(once, again)
        assert once.shape != other.shape or not np.array_equal(once, other)


def test_borders_of_one_grey_are_no_part_of_the_canonical_view(film):
    boxed = np.full((700, 900), 12, np.uint8)
    boxed[100:500, 200:760] = film
    whole, inside = (canonical_view(from_array(picture, "film"), SIZE) for picture in (boxed, film))
    assert np.array_equal(whole, inside)
    assert inside_borders(from_array(boxed, "film")) == (200, 100, 760, 500)
    blank = from_array(np.full((300, 400), 7, np.uint8), "blank")
    assert inside_borders(blank) == (0, 0, 400, 300)


def storage_facts(pictures):
    """Return what tells how pictures were stored: energy by scale, blocks of eight, jumps at the border."""
    values = pictures.astype(np.float32)
    facts = []
    for step in (1, 2, 4):
        facts += [np.abs(np.diff(values[:, ::step, ::step], axis=axis)).mean((1, 2)) for axis in (1, 2)]
    jumps = np.abs(np.diff(values, axis=2)).mean(1)
    facts += [jumps[:, 7::8].mean(1) / jumps.mean(1), np.abs(np.diff(values, 2, axis=1)).mean((1, 2)) / facts[0]]
    return np.stack(facts, 1)


def told_by_storage(pictures, labels):
    """Return how often a classifier on storage facts alone is right on pictures that it has not learned from."""
    classifier = make_pipeline(StandardScaler(), LogisticRegression())
    return cross_val_score(classifier, storage_facts(pictures), labels, cv=5).mean()


@pytest.fixture(scope="module")
def unlike_stored():
    """Chests of one kind: every other one small and wide, the rest large, as two classes of a dataset are."""
    pictures, labels = [], []
    for seed in range(160):
        shape = (400, 480) if seed % 2 else (260, 390)
        stored = jpeg_compressed(resized(draw_phantom("normal", seed, (420, 560)), shape), 90)
        pictures.append(resized(stored, SIZE))
        labels.append(seed % 2)
    return np.stack(pictures), np.array(labels)


def test_storage_tells_nothing_to_a_model_that_learns_with_delivery(unlike_stored):
    pictures, labels = unlike_stored
    assert told_by_storage(pictures, labels) > 0.95
    generator = torch.Generator().manual_seed(0)
    given = Augmentation(delivery=1).apply(torch.from_numpy(pictures), generator)
    assert told_by_storage(given.numpy(), labels) < 0.62


def test_storage_tells_nothing_to_the_gate(unlike_stored):
    pictures, labels = unlike_stored
    random = np.random.default_rng(0)
    views = [canonical_view(from_array(redelivered(picture, random), "film"), SIZE) for picture in pictures]
    assert told_by_storage(np.stack(views), labels) < 0.62
