"""A folder becomes a dataset: layouts, labels, patients, split tables, and what is in the way."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from pneumoviewer.core.dataset.scan import Dataset, scan
from pneumoviewer.core.errors import Cancelled, PneumoError

DOWNLOADED = (
    "NORMAL/IM-0115-0001.jpeg",
    "NORMAL/NORMAL2-IM-1018-0001.jpeg",
    "PNEUMONIA/person1_bacteria_1.jpeg",
    "PNEUMONIA/person1_virus_2.jpeg",
    "PNEUMONIA/person1000_virus_1681_1.jpeg",
)


def make(root: Path, files: Iterable[str], content: bytes = b"x") -> Path:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(content)
    return root


def below(folder: str, files: Iterable[str] = DOWNLOADED) -> list[str]:
    return [f"{folder}/{file}" for file in files]


def table(root: Path, *rows: str, header: str = "file,patient,label,split") -> None:
    (root / "split.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")


def labels(dataset: Dataset) -> dict[str, str]:
    return {item.file: item.label for item in dataset.items}


def test_the_set_as_people_download_it(tmp_path: Path) -> None:
    found = scan(make(tmp_path, below("train") + below("val") + below("test")))
    assert found.root == tmp_path
    assert found.split_source == "folders"
    assert found.counts("three") == {s: {"normal": 2, "bacterial": 1, "viral": 2} for s in ("train", "val", "test")}
    assert found.counts("binary")["val"] == {"normal": 2, "pneumonia": 3}
    assert found.counts("folders")["val"] == {"normal": 2, "pneumonia": 3}
    assert [item.file for item in found.items] == sorted(item.file for item in found.items)
    assert not found.left_out


@pytest.mark.parametrize("missing", ["train", "val", "test"])
def test_any_split_folder_may_be_missing(tmp_path: Path, missing: str) -> None:
    there = {"train", "val", "test"} - {missing}
    found = scan(make(tmp_path, [file for split in there for file in below(split)]))
    assert {item.split for item in found.items} == there


def test_folder_names_are_read_in_any_case_and_by_their_other_names(tmp_path: Path) -> None:
    found = scan(make(tmp_path, ["Train/Normal/a.PNG", "VALIDATION/normal/b.png", "valid/pneumonia/c_VIRUS.png"]))
    assert [(item.split, item.label) for item in found.items] == [
        ("train", "normal"),
        ("val", "normal"),
        ("val", "viral"),
    ]


def test_a_split_folder_alone_is_a_dataset_without_split(tmp_path: Path) -> None:
    found = scan(make(tmp_path, below("train")) / "train")
    assert found.split_source == "none"
    assert found.counts("binary") == {"all": {"normal": 2, "pneumonia": 3}}
    assert len(found.indices("all")) == 5
    assert len(found.indices("train")) == 0


def test_wrapping_folders_and_junk_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, below("chest_xray/chest_xray/train"))
    junk = ["__MACOSX/chest_xray/train/NORMAL/._IM-0115-0001.jpeg", "chest_xray/.DS_Store"]
    make(tmp_path, [*junk, "chest_xray/chest_xray/train/NORMAL/Thumbs.db", "chest_xray/chest_xray/train/._x.jpeg"])
    found = scan(tmp_path)
    assert found.root == tmp_path / "chest_xray" / "chest_xray"
    assert len(found.items) == 5
    assert not found.left_out


def test_a_copy_beside_the_split_folders_is_not_counted_twice_and_listed(tmp_path: Path) -> None:
    make(tmp_path, below("train") + below("test") + below("chest_xray/train"))
    found = scan(tmp_path)
    assert len(found.items) == 10
    assert [one.file for one in found.left_out] == ["chest_xray"]


def test_plain_class_folders(tmp_path: Path) -> None:
    found = scan(make(tmp_path, ["NORMAL/a.png", "BACTERIAL/b.png", "viral/c.dcm", "viral/d", "viral/1.2.840.7"]))
    assert found.split_source == "none"
    assert found.counts("three") == {"all": {"normal": 1, "bacterial": 1, "viral": 3}}
    assert found.counts("folders") == {"all": {"bacterial": 1, "normal": 1, "viral": 3}}


@pytest.mark.parametrize("split", ["", "train/"])
def test_folders_of_any_names_are_classes_of_their_own(tmp_path: Path, split: str) -> None:
    found = scan(make(tmp_path, [f"{split}{digit}/{n}.png" for digit in range(10) for n in range(3)]))
    assert found.classes("folders") == tuple("0123456789")
    assert found.targets("folders").tolist() == [digit for digit in range(10) for _ in range(3)]
    assert found.patients == 30  # the same file name in two class folders is not one patient
    for asked in ("binary", "three"):
        with pytest.raises(PneumoError, match="Set labels to folders"):
            found.supports(asked)


def test_pneumonia_without_a_cause_serves_two_classes_but_not_three(tmp_path: Path) -> None:
    found = scan(make(tmp_path, ["NORMAL/a.png", "PNEUMONIA/b.png", "PNEUMONIA/c_virus.png", "PNEUMONIA/viruses.png"]))
    assert found.counts("binary") == {"all": {"normal": 1, "pneumonia": 3}}
    with pytest.raises(PneumoError, match=r"2 pneumonia files, such as “PNEUMONIA/b\.png”, do not say") as refused:
        found.targets("three")
    assert "tell only normal and pneumonia apart" in refused.value.next_step


def test_the_cause_may_be_a_folder_inside_pneumonia(tmp_path: Path) -> None:
    found = scan(make(tmp_path, ["NORMAL/a.png", "PNEUMONIA/Bacteria/b.png", "PNEUMONIA/virus/b.png"]))
    assert found.counts("three") == {"all": {"normal": 1, "bacterial": 1, "viral": 1}}
    assert found.classes("folders") == ("normal", "pneumonia")
    assert found.patients == 2


def test_a_class_without_images_cannot_be_trained_on(tmp_path: Path) -> None:
    found = scan(make(tmp_path, ["NORMAL/a.png", "BACTERIAL/b.png"]))
    found.supports("binary")
    with pytest.raises(PneumoError, match="it has no images of viral"):
        found.supports("three")
    assert found.targets("three").tolist() == [1, 0]  # a trained model can be evaluated on it all the same
    alone = scan(make(tmp_path / "one", ["cats/a.png"]))
    with pytest.raises(PneumoError, match="one class, “cats”"):
        alone.supports("folders")


@pytest.mark.parametrize(
    ("file", "patient"),
    [
        ("NORMAL/IM-0115-0001.jpeg", "IM-0115"),
        ("NORMAL/IM-0640-0001-0001.jpeg", "IM-0640"),
        ("NORMAL/NORMAL2-IM-1018-0001.jpeg", "NORMAL2-IM-1018"),
        ("PNEUMONIA/person1_bacteria_1.jpeg", "person1"),
        ("PNEUMONIA/person1_virus_2.jpeg", "person1"),
        ("PNEUMONIA/person12_virus_2_1.jpeg", "person12"),
        ("NORMAL/patient123_lateral.png", "patient123"),
        ("NORMAL/p123-4.png", "p123"),
        ("NORMAL/picture.png", "NORMAL/picture"),
        ("NORMAL/p12x.png", "NORMAL/p12x"),
        ("NORMAL/patient00001/study1/view1.png", "patient00001"),
        ("NORMAL/Zoe/view1.png", "NORMAL/Zoe"),
    ],
)
def test_patients_are_told_by_their_names(tmp_path: Path, file: str, patient: str) -> None:
    assert [item.patient for item in scan(make(tmp_path, [file])).items] == [patient]


def test_ids_are_compared_inside_one_split_folder_only(tmp_path: Path) -> None:
    found = scan(make(tmp_path, below("train") + below("test")))
    assert found.patients == 8
    assert {item.patient for item in found.items if item.split == "test"} == {
        "test/IM-0115",
        "test/NORMAL2-IM-1018",
        "test/person1",
        "test/person1000",
    }


def test_a_split_table_wins(tmp_path: Path) -> None:
    make(tmp_path, ["train/NORMAL/a.png", "train/PNEUMONIA/b.png", "pictures/c.png"])
    table(
        tmp_path,
        "train/NORMAL/a.png,anna,Normal,test",
        "train\\PNEUMONIA\\b.png,ben,viral,valid",
        "pictures/c.png,cem,bacterial,train",
    )
    found = scan(tmp_path)
    assert found.split_source == "split.csv"
    assert not found.left_out
    assert [(i.file, i.patient, i.label, i.split) for i in found.items] == [
        ("pictures/c.png", "cem", "bacterial", "train"),
        ("train/NORMAL/a.png", "anna", "normal", "test"),
        ("train/PNEUMONIA/b.png", "ben", "viral", "val"),
    ]


def test_a_split_table_is_found_above_a_split_folder(tmp_path: Path) -> None:
    make(tmp_path, ["train/NORMAL/a.png", "train/VIRAL/b.png", "test/NORMAL/c.png"])
    table(
        tmp_path,
        "train/NORMAL/a.png,a,normal,train",
        "train/VIRAL/b.png,b,viral,val",
        "test/NORMAL/c.png,c,normal,test",
    )
    found = scan(tmp_path / "train")
    assert found.split_source == "split.csv"
    assert [found.root / item.file for item in found.items] == [
        tmp_path / "train/NORMAL/a.png",
        tmp_path / "train/VIRAL/b.png",
    ]


def test_a_split_table_of_something_else_above_a_split_folder_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, below("train"))
    table(tmp_path, "elsewhere/a.png,a,normal,train")
    assert scan(tmp_path / "train").split_source == "none"


def test_a_split_table_may_have_spaces_after_its_commas(tmp_path: Path) -> None:
    make(tmp_path, ["a.png"])
    table(tmp_path, "a.png, a, Viral , Test", header="file, patient, label, split")
    assert [(i.patient, i.label, i.split) for i in scan(tmp_path).items] == [("a", "viral", "test")]


def test_a_split_table_may_have_classes_of_its_own(tmp_path: Path) -> None:
    make(tmp_path, ["a.png", "b.png"])
    table(tmp_path, "a.png,a,cat,train", "b.png,b,dog,train")
    assert scan(tmp_path).classes("folders") == ("cat", "dog")


def test_rows_that_cannot_be_used_are_listed(tmp_path: Path) -> None:
    make(tmp_path, ["a.png", "b.png", "c.png", "d.png", "unnamed.png", "notes.txt"])
    table(
        tmp_path,
        "a.png,a,normal,train",
        "a.png,a,normal,train",
        "b.png,b,healthy,train",
        "c.png,c,viral,elsewhere",
        "d.png,,viral,train",
        "gone.png,g,viral,train",
        "../a.png,h,viral,train",
        "/etc/hosts,i,viral,train",
        ",k,viral,train",
    )
    found = scan(tmp_path)
    assert [item.file for item in found.items] == ["a.png"]
    listed = [one.file for one in found.left_out if one.why]
    assert sorted(listed) == sorted(
        [
            *("a.png", "b.png", "c.png", "d.png", "gone.png", "../a.png", "/etc/hosts", ""),
            "unnamed.png",
        ]
    )


def test_a_patient_on_two_sides_is_refused_without_naming_them(tmp_path: Path) -> None:
    make(tmp_path, ["a.png", "b.png"])
    table(tmp_path, "a.png,secret,normal,train", "b.png,secret,viral,test")
    with pytest.raises(PneumoError, match="lines 2 and 3 put one patient into train and into test") as refused:
        scan(tmp_path)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("header", ["file,patient,label", "", "name;patient;label;split"])
def test_a_table_without_its_columns_is_refused(tmp_path: Path, header: str) -> None:
    make(tmp_path, ["NORMAL/a.png"])
    table(tmp_path, header=header)
    with pytest.raises(PneumoError, match="it lacks the columns"):
        scan(tmp_path)


def test_files_that_are_not_images_are_listed(tmp_path: Path) -> None:
    found = scan(make(tmp_path, ["NORMAL/a.png", "NORMAL/notes.txt", "loose.png", "README.md"]))
    assert [item.file for item in found.items] == ["NORMAL/a.png"]
    assert {one.file for one in found.left_out} == {"NORMAL/notes.txt", "loose.png"}


@pytest.mark.parametrize(
    "files", [[], ["a.png", "b.png"], ["docs/readme.txt"], ["a/x/y/b.png", "c/x/y/d.png"], ["train/a.png"]]
)
def test_what_is_not_understood_says_what_would_be(tmp_path: Path, files: list[str]) -> None:
    with pytest.raises(PneumoError, match="is not understood as a dataset") as refused:
        scan(make(tmp_path, files))
    assert "NORMAL and PNEUMONIA" in refused.value.why
    assert "split.csv" in refused.value.why


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PneumoError, match="“gone” cannot be read"):
        scan(tmp_path / "gone")
    with pytest.raises(PneumoError, match=r"“a\.png” cannot be read"):
        scan(make(tmp_path, ["a.png"]) / "a.png")


def test_the_same_folder_has_the_same_fingerprint_wherever_it_lies(tmp_path: Path) -> None:
    here, there = (scan(make(tmp_path / name, below("train"))) for name in ("here", "there"))
    assert here.fingerprint == there.fingerprint == scan(tmp_path / "here").fingerprint
    larger = scan(make(tmp_path / "larger", below("train"), content=b"xy"))
    more = scan(make(tmp_path / "there", ["train/NORMAL/more.png"]))
    assert len({here.fingerprint, larger.fingerprint, more.fingerprint}) == 3


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_that_go_round_and_links_to_nowhere_are_safe(tmp_path: Path) -> None:
    make(tmp_path, below("train"))
    (tmp_path / "train" / "NORMAL" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "train" / "NORMAL" / "broken.png").symlink_to(tmp_path / "nowhere.png")
    found = scan(tmp_path)
    assert len(found.items) == 5
    assert [one.file for one in found.left_out] == ["train/NORMAL/broken.png"]


def test_a_scan_can_be_stopped(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        scan(make(tmp_path, DOWNLOADED), should_stop=lambda: True)
