"""The same film on both sides of a split, or under two labels, is told."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pneumoviewer.core.dataset.cache import open_cache, remembered
from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.left_out import Duplicate

SMALL = Preprocessing(size=(8, 6))


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    draw = np.random.default_rng(0)
    for n, file in enumerate(
        ("train/NORMAL/a.png", "train/NORMAL/b.png", "train/VIRAL/c.png", "test/NORMAL/d.png", "test/VIRAL/e.png")
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        pixels = draw.integers(0, 256, (20, 16), dtype=np.uint8)
        Image.fromarray(pixels).save(tmp_path / file)
        if n == 0:  # other bytes, the same pixels
            (tmp_path / "train/NORMAL/again.bmp").parent.mkdir(exist_ok=True)
            Image.fromarray(pixels).save(tmp_path / "train/NORMAL/again.bmp")
    return scan(tmp_path)


def copied(data: Dataset, file: str, to: str) -> Dataset:
    Image.open(data.root / file).save(data.root / to)
    return scan(data.root)


def test_copies_on_one_side_under_one_label_are_no_trouble(data: Dataset) -> None:
    assert len(data.items) == 6
    assert open_cache(data, SMALL).duplicates == ()


def test_a_film_on_both_sides_is_told_also_when_it_is_stored_otherwise(data: Dataset) -> None:
    data = copied(data, "train/NORMAL/a.png", "test/NORMAL/other.tif")
    files = ("test/NORMAL/other.tif", "train/NORMAL/a.png", "train/NORMAL/again.bmp")
    for _ in range(2):  # read, and remembered
        assert open_cache(data, SMALL).duplicates == (Duplicate(files, splits=("train", "test")),)


def test_a_film_under_two_labels_is_told(data: Dataset) -> None:
    data = copied(data, "train/VIRAL/c.png", "train/NORMAL/c.png")
    files = ("train/NORMAL/c.png", "train/VIRAL/c.png")
    assert open_cache(data, SMALL).duplicates == (Duplicate(files, labels=("normal", "viral")),)


def test_pneumonia_of_an_unknown_cause_does_not_contradict_a_cause(data: Dataset) -> None:
    data = copied(data, "train/VIRAL/c.png", "train/VIRAL/c2.png")
    items = tuple(replace(i, label="pneumonia") if i.file.endswith("c2.png") else i for i in data.items)
    assert open_cache(replace(data, items=items), SMALL).duplicates == ()


def test_what_was_read_before_is_known_without_reading(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    data = copied(data, "train/NORMAL/b.png", "test/VIRAL/b.png")
    (data.root / "train/VIRAL/c.png").write_bytes(b"")
    data = scan(data.root)
    assert remembered(data, SMALL) == ((), ())
    read = open_cache(data, SMALL)
    monkeypatch.setattr("pneumoviewer.core.radiograph.reader.read", lambda *_, **__: pytest.fail("read again"))
    assert remembered(data, SMALL) == (read.left_out, read.duplicates)
    assert [one.file for one in read.left_out] == ["train/VIRAL/c.png"]
    assert [film.labels for film in read.duplicates] == [("normal", "viral")]
