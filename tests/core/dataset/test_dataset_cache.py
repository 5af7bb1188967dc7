"""Pictures are decoded once, kept whole or not at all."""

from __future__ import annotations

import errno
import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pneumoviewer.core.dataset import cache
from pneumoviewer.core.dataset.cache import open_cache
from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.radiograph import reader

SMALL = Preprocessing(size=(8, 6))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PNEUMOVIEWER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    noise = np.random.default_rng(0)
    for label in ("NORMAL", "VIRAL"):
        (tmp_path / "data" / label).mkdir(parents=True)
        for number in range(12):
            pixels = noise.integers(0, 256, (20, 16), dtype=np.uint8)
            Image.fromarray(pixels).save(tmp_path / "data" / label / f"{number}.png")
    return scan(tmp_path / "data")


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record which files are read from here on."""
    names: list[str] = []
    real = reader.read

    def read(path: Path, **limits: Any) -> Any:
        names.append(path.name)
        return real(path, **limits)

    monkeypatch.setattr(reader, "read", read)
    return names


def files(home: Path) -> list[Path]:
    return sorted((home / "cache" / "pictures").iterdir())


def test_row_i_is_the_preprocessed_item_i(data: Dataset) -> None:
    opened = open_cache(data, SMALL)
    assert isinstance(opened.pictures, np.memmap)
    assert not opened.pictures.flags.writeable
    assert opened.pictures.shape == (24, 8, 6)
    assert opened.readable.all()
    assert not opened.left_out
    assert not opened.duplicates
    for row, item in zip(opened.pictures, data.items, strict=True):
        np.testing.assert_array_equal(row, SMALL.picture(reader.read(data.root / item.file, max_megapixels=100)))


def test_nothing_is_decoded_twice(data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_cache(data, SMALL)
    (tmp_path / "data").rename(tmp_path / "moved")
    read = reads(monkeypatch)
    alike = Preprocessing(size=(8, 6), channels=3, scaling="z_score", features="hog")
    again = open_cache(scan(tmp_path / "moved"), alike)
    np.testing.assert_array_equal(again.pictures, first.pictures)
    assert not read


@pytest.mark.parametrize(
    "option",
    [
        {"size": (6, 8)},
        {"fit": "letterbox"},
        {"crop": 0.1},
        {"trim": True},
        {"denoise": "median"},
        {"denoise": "tv"},
        {"equalize": "histogram"},
        {"equalize": "clahe"},
    ],
    ids=str,
)
def test_what_makes_other_pictures_has_a_cache_of_its_own(
    data: Dataset, monkeypatch: pytest.MonkeyPatch, option: dict[str, Any]
) -> None:
    open_cache(data, SMALL)
    read = reads(monkeypatch)
    other = replace(SMALL, **option)
    opened = open_cache(data, other)
    assert len(read) == 24
    expected = other.picture(reader.read(data.root / data.items[0].file, max_megapixels=100))
    np.testing.assert_array_equal(opened.pictures[0], expected)


def test_progress_reaches_the_end(data: Dataset) -> None:
    progress: list[tuple[int, int]] = []
    open_cache(data, SMALL, on_progress=lambda done, total: progress.append((done, total)))
    assert progress == [(n, 24) for n in range(1, 25)]


def test_files_that_cannot_be_read_are_listed_and_remembered(data: Dataset, home: Path) -> None:
    (data.root / data.items[3].file).write_bytes(b"not an image")
    damaged = scan(data.root)
    for _ in range(2):
        opened = open_cache(damaged, SMALL)
        assert np.flatnonzero(~opened.readable).tolist() == [3]
        assert not opened.pictures[3].any()
        assert [(one.file, one.failed) for one in opened.left_out if one.reason()] == [(damaged.items[3].file, True)]
    assert all(data.items[3].file not in path.read_text("utf-8") for path in files(home) if path.suffix == ".json")


def test_a_damaged_jpeg_is_never_trained_on(data: Dataset) -> None:
    path = data.root / data.items[3].file
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (80, 80), dtype=np.uint8))
    noise.save(path, "JPEG", quality=95)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\xff\xd9")
    opened = open_cache(scan(data.root), SMALL)
    assert np.flatnonzero(~opened.readable).tolist() == [3]
    assert "JPEG data are damaged" in opened.left_out[0].reason()


def test_a_file_that_can_be_read_by_now_is_read(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(path: Path, **_: Any) -> Any:
        raise PneumoError("the drive is away")

    with monkeypatch.context() as patched:
        patched.setattr(reader, "read", away)
        assert not open_cache(data, SMALL).readable.any()
    assert open_cache(data, SMALL).readable.all()


def test_an_image_over_the_limit_is_not_read(data: Dataset) -> None:
    assert not open_cache(data, SMALL, max_megapixels=0.0001).readable.any()
    assert open_cache(data, SMALL).readable.all()


def test_a_cancelled_one_leaves_nothing_behind(data: Dataset, home: Path) -> None:
    asked = iter(range(100))
    with pytest.raises(Cancelled):
        open_cache(data, SMALL, should_stop=lambda: next(asked) >= 5)
    assert files(home) == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pictures")]


@pytest.mark.parametrize("damage", ["short", "empty", "garbage", "no notes", "strange notes"])
def test_a_damaged_one_is_made_again(data: Dataset, home: Path, damage: str) -> None:
    whole = np.array(open_cache(data, SMALL).pictures)
    notes, pictures = sorted(files(home), key=lambda path: path.suffix)
    if damage == "short":
        pictures.write_bytes(pictures.read_bytes()[:-1])
    elif damage == "empty":
        pictures.write_bytes(b"")
    elif damage == "garbage":
        pictures.write_bytes(os.urandom(500))
    elif damage == "no notes":
        notes.unlink()
    else:
        notes.write_text('{"problems": [1]}', "utf-8")
    np.testing.assert_array_equal(open_cache(data, SMALL).pictures, whole)


def test_a_full_disk_is_said(data: Dataset, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PneumoError, match="cannot be kept for training") as refused:
        open_cache(data, SMALL)
    assert "Make room there" in refused.value.next_step
    assert files(home) == []


def test_a_cache_folder_that_cannot_be_made_is_said(data: Dataset, home: Path) -> None:
    home.mkdir()
    (home / "cache").write_text("a file is in the way")
    with pytest.raises(PneumoError, match="Check that this folder can be written to"):
        open_cache(data, SMALL)


def test_the_least_recently_used_go_first(data: Dataset, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = [(8, 6), (8, 7), (8, 8)]
    for age, size in enumerate(sizes):
        open_cache(data, Preprocessing(size=size))
        (newest,) = {p for p in files(home) if p.suffix == ".npy" and p.stat().st_mtime > 10**6}
        os.utime(newest, (age + 1, age + 1))
    open_cache(data, Preprocessing(size=sizes[0]))
    monkeypatch.setattr(cache, "KEPT_BYTES", 24 * 8 * 21 + 3 * 128)
    open_cache(data, Preprocessing(size=(8, 5)))
    read = reads(monkeypatch)
    for size in (sizes[0], sizes[2]):
        open_cache(data, Preprocessing(size=size))
    assert not read
    open_cache(data, Preprocessing(size=sizes[1]))
    assert len(read) == 24


def test_the_one_in_use_is_kept_however_large(data: Dataset, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_cache(data, Preprocessing(size=(8, 8)))
    monkeypatch.setattr(cache, "KEPT_BYTES", 1)
    opened = open_cache(data, SMALL)
    assert len(files(home)) == 2
    read = reads(monkeypatch)
    np.testing.assert_array_equal(open_cache(data, SMALL).pictures, opened.pictures)
    assert not read


def test_what_a_crash_left_behind_is_cleared_away(data: Dataset, home: Path) -> None:
    folder = home / "cache" / "pictures"
    folder.mkdir(parents=True)
    for name, age in ((".old.tmp", 1), (".new.tmp", None)):
        (folder / name).touch()
        if age:
            os.utime(folder / name, (age, age))
    open_cache(data, SMALL)
    assert [path.name for path in files(home) if path.suffix == ".tmp"] == [".new.tmp"]


def test_two_at_once_do_not_disturb_each_other(data: Dataset) -> None:
    results: list[np.ndarray[Any, Any]] = []
    together = threading.Barrier(4)

    def work() -> None:
        together.wait()
        results.append(np.array(open_cache(data, SMALL).pictures))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    for result in results:
        np.testing.assert_array_equal(result, open_cache(data, SMALL).pictures)
