"""What is found in folders: the same by reading, watching and training; links followed, systems' own files not."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pneumoviewer.core.dataset.scan import scan
from pneumoviewer.core.radiograph.discovery import Discovery
from pneumoviewer.core.radiograph.file_names import is_system_file
from pneumoviewer.core.radiograph.walk import walk

SYSTEM_FOLDERS = (
    *("@eaDir", "#recycle", "$RECYCLE.BIN", "lost+found", ".@__thumb", ".Trashes", "System Volume Information"),
    *("__MACOSX", "@Recycle", "#snapshot", ".Spotlight-V100"),
)
linked = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


def picture(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((8, 8), 90, np.uint8)).save(path)
    return path


def found_by_all(folder: Path) -> set[Path]:
    """Return the files that reading, training and watching find, which are the same."""
    read = {found.path for found in Discovery([folder])}
    dataset = scan(folder)
    walked = {here / name for here, files in walk(folder, pytest.fail) for name in files}
    assert read == {dataset.root / item.file for item in dataset.items} == walked
    return read


def test_what_systems_and_disc_stations_make_is_no_data(tmp_path: Path) -> None:
    real = {picture(tmp_path / label / "a.png") for label in ("NORMAL", "PNEUMONIA")}
    for name in SYSTEM_FOLDERS:
        picture(tmp_path / "NORMAL" / name / "a.png" / "SYNOPHOTO_THUMB_SM.jpg")
        picture(tmp_path / name / "a.png")
    for name in (".DS_Store", "Thumbs.db", "._a.png", "desktop.ini"):
        (tmp_path / "NORMAL" / name).write_bytes(b"x")
    assert found_by_all(tmp_path) == real
    assert scan(tmp_path).left_out == ()


def test_a_patient_folder_is_not_taken_for_a_system_s() -> None:
    assert not any(map(is_system_file, ("recycled", "eaDir", "a@b", "#1", "lost", "NORMAL", "IM-1.dcm")))


@linked
def test_linked_folders_and_files_are_found_alike(tmp_path: Path) -> None:
    data = tmp_path / "data"
    picture(data / "NORMAL" / "a.png")
    picture(tmp_path / "elsewhere" / "b.png")
    (data / "PNEUMONIA").symlink_to("../elsewhere", target_is_directory=True)
    (data / "PNEUMONIA" / "c.png").symlink_to(picture(tmp_path / "third" / "c.png"))
    assert {path.name for path in found_by_all(data)} == {"a.png", "b.png", "c.png"}


@linked
def test_links_that_lead_round_are_followed_once(tmp_path: Path) -> None:
    picture(tmp_path / "NORMAL" / "a.png")
    picture(tmp_path / "PNEUMONIA" / "b.png")
    (tmp_path / "NORMAL" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "PNEUMONIA" / "itself").symlink_to(tmp_path / "PNEUMONIA", target_is_directory=True)
    assert len(found_by_all(tmp_path)) == 2


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    told: list[OSError] = []
    assert list(walk(tmp_path / "gone", told.append)) == []
    assert [error.filename for error in told] == [str(tmp_path / "gone")]


def test_a_link_to_a_class_folder_takes_nothing_from_it(tmp_path: Path) -> None:
    (tmp_path / "NORMAL").mkdir()
    (tmp_path / "NORMAL" / "film.png").write_bytes(b"")
    (tmp_path / "ALSO").symlink_to(tmp_path / "NORMAL")
    found = [here / name for here, names in walk(tmp_path, pytest.fail) for name in names]
    assert found == [tmp_path / "NORMAL" / "film.png"]
