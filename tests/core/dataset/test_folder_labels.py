"""The true label of a single file, and what a model with other classes can be right about."""

from pathlib import Path

import pytest

from pneumoviewer.core.dataset.folder_labels import FolderLabels
from pneumoviewer.core.dataset.path_labels import right_classes
from pneumoviewer.core.dataset.scan import scan

BINARY, THREE, ILL_ONLY = ("normal", "pneumonia"), ("normal", "bacterial", "viral"), ("bacterial", "viral")


@pytest.mark.parametrize(
    ("file", "label"),
    [
        ("NORMAL/IM-0115-0001.jpeg", "normal"),
        ("train/PNEUMONIA/person1_bacteria_1.jpeg", "bacterial"),
        ("PNEUMONIA/person1_virus_2.jpeg", "viral"),
        ("PNEUMONIA/1.png", "pneumonia"),
        ("Pneumonia/bacteria/patient1/1.png", "bacterial"),
        ("viral/patient7/1.dcm", "viral"),
        ("pneumonia/NORMAL/1.png", "normal"),
        ("test/NORMAL/ward/patient/study/1.dcm", "normal"),
        ("normal/ward/patient/1.dcm", None),  # too far up to be sure
        ("download.zip/chest/VIRAL/1.png", "viral"),
        ("person1_virus_2.jpeg", None),
        ("test/downloads/1.png", None),
    ],
)
def test_folders_tell_what_their_files_are(tmp_path: Path, file: str, label: str | None) -> None:
    assert FolderLabels().label_of(tmp_path / file) == label


def test_single_files_have_the_labels_that_a_scan_gives_them(tmp_path: Path) -> None:
    for file in ("train/NORMAL/1.png", "train/PNEUMONIA/p1_bacteria_1.png", "test/PNEUMONIA/virus/2.png"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(b"x")
    labels = FolderLabels()
    items = scan(tmp_path).items
    assert len(items) == 3
    assert [labels.label_of(tmp_path / item.file) for item in items] == [item.label for item in items]


def test_a_table_above_wins_over_folders_and_may_have_classes_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "split.csv").write_text("file,patient,label,split\na/NORMAL/1.png,p1,viral,train\n", "utf-8")
    labels = FolderLabels()
    assert labels.label_of(tmp_path / "a/NORMAL/1.png") == "viral"
    assert labels.label_of(tmp_path / "a/NORMAL/2.png") == "normal"  # which it does not name
    (tmp_path / "split.csv").write_text("file,patient,label,split\n1.png,p1,seven,train\n", "utf-8")
    assert FolderLabels().label_of(tmp_path / "1.png") == "seven"


def test_a_table_that_cannot_be_used_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "split.csv").write_text("name,age\nx,3\n", "utf-8")
    assert FolderLabels().label_of(tmp_path / "VIRAL" / "1.png") == "viral"


@pytest.mark.parametrize(
    ("label", "classes", "right"),
    [
        ("normal", THREE, ("normal",)),
        ("viral", THREE, ("viral",)),
        ("viral", BINARY, ("pneumonia",)),
        ("pneumonia", BINARY, ("pneumonia",)),
        ("pneumonia", THREE, ("bacterial", "viral")),
        ("pneumonia", ILL_ONLY, ()),  # it cannot be wrong
        ("normal", ILL_ONLY, ()),
        ("seven", THREE, ()),
        ("seven", ("one", "seven"), ("seven",)),
    ],
)
def test_labels_among_other_classes(label: str, classes: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert right_classes(label, classes) == right
