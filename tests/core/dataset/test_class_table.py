"""Which class each folder is: document D's layout, and a table for any other."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from pneumoviewer.core.dataset.class_folders import class_folders
from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.dataset.folder_labels import FolderLabels
from pneumoviewer.core.dataset.path_labels import label_of, patient_of
from pneumoviewer.core.dataset.scan import scan
from pneumoviewer.core.errors import PneumoError

D = [f"{split}/{kind}/{n}.png" for split in ("train", "val", "test") for n in range(2) for kind in
     ("normal", "infected/covid", "infected/non")]  # fmt: skip


def make(root: Path, files: Iterable[str]) -> Path:
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(b"x")
    return root


def table(**rows: str) -> ClassTable:
    return ClassTable.parse(rows.items())


def test_document_d_s_layout_is_known(tmp_path: Path) -> None:
    found = scan(make(tmp_path, D))
    assert found.counts("three") == {s: {"normal": 2, "bacterial": 2, "viral": 2} for s in ("train", "val", "test")}
    assert found.counts("binary")["test"] == {"normal": 2, "pneumonia": 4}
    assert found.classes("folders") == ("normal", "pneumonia")
    assert found.patients == 18  # its two folders are classes, and not two patients
    assert not found.left_out
    inner = scan(tmp_path / "train" / "infected")
    assert inner.counts("bacterial_viral") == {"all": {"bacterial": 2, "viral": 2}}
    assert FolderLabels().label_of(tmp_path / "test" / "infected" / "non" / "0.png") == "bacterial"


def test_a_folder_called_as_document_d_s_elsewhere_keeps_its_own_name() -> None:
    assert label_of(("covid",), "a.png") == "covid"
    assert patient_of(("infected", "covid"), "a.png") == "infected/covid/a"


def test_a_table_gives_any_folders_their_classes(tmp_path: Path) -> None:
    files = [f"a/{f}/{n}.png" for f in ("controls", "pcr/rsv", "pcr/flu", "germs", "unclear") for n in range(3)]
    classes = ClassTable.parse([("controls", "Normal"), ("pcr", "viral"), ("a/germs", "bacteria"), ("unclear", "")])
    found = scan(make(tmp_path, files), classes=classes)
    assert found.counts("three") == {"all": {"normal": 3, "bacterial": 3, "viral": 6}}
    assert {(one.file, one.failed) for one in found.left_out} == {(f"a/unclear/{n}.png", False) for n in range(3)}
    assert all("no class" in one.reason() for one in found.left_out)
    assert found.class_table == classes


def test_split_folders_lie_above_or_below_the_classes(tmp_path: Path) -> None:
    for name, place in (("above", "{split}/{folder}/{n}.png"), ("below", "{folder}/{split}/{n}.png")):
        files = [place.format(split=s, folder=f, n=n) for s in ("train", "test") for f in ("ok", "ill") for n in "12"]
        found = scan(make(tmp_path / name, files), classes=table(ok="normal", ill="pneumonia"))
        assert found.counts("binary") == {s: {"normal": 2, "pneumonia": 2} for s in ("train", "test")}
        assert found.patients == 8


def test_known_names_need_no_row_and_the_rest_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, ["NORMAL/a.png", "PNEUMONIA/b_virus.png", "flu/c.png", "odd/d.png"])
    found = scan(tmp_path, classes=table(flu="viral"))
    assert {item.file: item.label for item in found.items} == {
        "NORMAL/a.png": "normal",
        "PNEUMONIA/b_virus.png": "viral",
        "flu/c.png": "viral",
    }
    assert [one.file for one in found.left_out] == ["odd/d.png"]


def test_classes_of_a_person_s_own(tmp_path: Path) -> None:
    make(tmp_path, [f"{folder}/{n}.png" for folder in ("tb 1", "tb 2", "NORMAL", "lungs_virus") for n in range(2)])
    classes = ClassTable.parse([("tb 1", "tuberculosis"), ("tb 2", "tuberculosis"), ("lungs_virus", "pneumonia")])
    found = scan(tmp_path, classes=classes)
    assert found.counts("folders")["all"] == {"normal": 2, "pneumonia": 2, "tuberculosis": 4}
    with pytest.raises(PneumoError, match="4 files"):
        found.counts("binary")


def test_the_labels_of_a_split_table_are_looked_up(tmp_path: Path) -> None:
    make(tmp_path, ["a.png", "b.png", "c.png"])
    rows = "file,patient,label,split\na.png,1,healthy,train\nb.png,2,flu,train\nc.png,3,odd,train\n"
    (tmp_path / "split.csv").write_text(rows)
    found = scan(tmp_path, classes=table(healthy="normal", flu="viral"))
    assert [item.label for item in found.items] == ["normal", "viral"]
    assert [(one.file, one.failed) for one in found.left_out] == [("c.png", False)]
    assert [(one.folder, one.known) for one in class_folders(tmp_path)] == [("flu", ""), ("healthy", ""), ("odd", "")]


@pytest.mark.parametrize(
    ("rows", "why"),
    [([("", "normal")], "names no folder"), ([("a", "normal"), ("a/", "viral")], "“a” into normal and into viral")],
)
def test_a_table_that_cannot_be_is_refused(rows: list[tuple[str, str]], why: str) -> None:
    with pytest.raises(PneumoError, match=why):
        ClassTable.parse(rows)


def test_a_table_of_other_folders_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PneumoError, match="no image lies in a folder to which the class table gives a class"):
        scan(make(tmp_path, ["a/1.png"]), classes=table(b="normal"))


def test_the_longest_row_of_the_innermost_folder_counts() -> None:
    rows = ClassTable.parse([("x", "normal"), ("A/x", "viral"), ("a", "bacterial")])
    assert rows.find(("a", "X")) == (0, 2, "viral")
    assert rows.find(("b", "x")) == (1, 2, "normal")
    assert rows.find(("a", "b", "c")) == (0, 1, "bacterial")
    assert rows.find(("b",)) is None


def test_folders_that_may_be_classes_are_offered_without_split_and_patient_folders(tmp_path: Path) -> None:
    make(tmp_path, D)
    assert [(one.folder, one.images, one.known) for one in class_folders(tmp_path)] == [
        ("infected/covid", 6, "viral"),
        ("infected/non", 6, "bacterial"),
        ("normal", 6, "normal"),
    ]
    patients = make(tmp_path / "p", [f"all/{kind}/{n}/1.png" for kind in ("ok", "ill") for n in range(20)])
    assert Counter({one.folder: one.images for one in class_folders(patients)}) == {"ok": 20, "ill": 20}
    assert class_folders(make(tmp_path / "many", [f"{n}/1.png" for n in range(50)])) == ()
