"""`predict` writes results as files."""

import csv
import json
from pathlib import Path

import pytest
from export_fakes import write_dicom, write_png
from pydicom import dcmread
from PySide6.QtWidgets import QApplication

from pneumoviewer.cli import main
from pneumoviewer.core.inference.gate import input_gate
from pneumoviewer.core.library.info import ModelInfo

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication) -> None:
    monkeypatch.setattr(input_gate, "trained_dir", lambda: tmp_path / "none")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A DICOM file of a patient, and a picture."""
    return [str(write_dicom(tmp_path / "Meyer_Anna")), str(write_png(tmp_path / "Meyer_Bernd.png"))]


def predict(model: ModelInfo, *arguments: str | Path) -> int:
    return main(["predict", *map(str, arguments), "--model", str(model.path)])


def test_a_report_each_and_one_table_that_name_nobody(
    tmp_path: Path, files: list[str], tiny_model: ModelInfo, capsys: Capture
) -> None:
    out, table = tmp_path / "reports", tmp_path / "deep" / "list.csv"
    assert predict(tiny_model, *files, "--report", out, "--csv", table) == 0
    assert f"{out}: 4 files written" in capsys.readouterr().err
    names = sorted(file.name for file in out.iterdir())
    assert [(name[:5], name[-4:]) for name in names] == [
        ("0001-", ".pdf"),
        ("0001-", ".png"),
        ("0002-", ".pdf"),
        ("0002-", ".png"),
    ]
    assert "Meyer" not in table.read_text("utf-8") + " ".join(names)
    rows = list(csv.DictReader(table.open(encoding="utf-8")))
    assert [row["image_sha256"][:8] for row in rows] == [name[5:13] for name in names[::2]]
    assert all(row["decision"] for row in rows)


def test_files_are_named_where_a_person_asks(tmp_path: Path, files: list[str], tiny_model: ModelInfo) -> None:
    assert predict(tiny_model, *files, "--csv", tmp_path / "list.csv", "--names") == 0
    assert "Meyer_Bernd.png" in (tmp_path / "list.csv").read_text("utf-8")


def test_dicom_objects_of_what_is_dicom_and_a_reason_for_what_is_not(
    tmp_path: Path, files: list[str], tiny_model: ModelInfo, capsys: Capture
) -> None:
    sc, sr = tmp_path / "sc", tmp_path / "sr"
    assert predict(tiny_model, *files, "--dicom-sc", sc, "--dicom-sr", sr, "--json") == 1
    told = capsys.readouterr()
    assert len(json.loads(told.out)) == 2  # what was predicted is printed all the same
    assert told.err.count("radiograph 2: it is a PNG picture, which names no patient") == 2
    for folder, kind in ((sc, "Secondary Capture"), (sr, "Enhanced SR")):
        (file,) = folder.iterdir()
        made = dcmread(file)
        assert kind in made.SOPClassUID.name
        assert made.PatientID == "0815-4711"
        assert "Meyer" not in file.name


def test_nothing_is_overwritten(tmp_path: Path, files: list[str], tiny_model: ModelInfo, capsys: Capture) -> None:
    table, out = tmp_path / "list.csv", tmp_path / "sr"
    table.write_text("somebody's")
    assert predict(tiny_model, files[0], "--csv", table) == 2
    assert "there already" in capsys.readouterr().err
    assert table.read_text() == "somebody's"
    for _ in range(2):
        assert predict(tiny_model, files[0], "--dicom-sr", out) == 0
    assert sorted(file.name[13:] for file in out.iterdir()) == ["-2-report.dcm", "-report.dcm"]


def test_a_bad_file_has_its_line_in_the_table_too(tmp_path: Path, files: list[str], tiny_model: ModelInfo) -> None:
    bad = tmp_path / "Meyer_Clara.png"
    bad.write_text("words")
    assert predict(tiny_model, bad, *files, "--csv", tmp_path / "list.csv") == 1
    first, second, _ = csv.DictReader((tmp_path / "list.csv").open(encoding="utf-8"))
    assert first["state"] == "failed"
    assert "radiograph 1 was not opened" in first["error"]
    assert (second["number"], second["state"]) == ("2", "predicted")


def test_a_method_that_the_model_lacks_is_said_of_each_file(
    tmp_path: Path, files: list[str], tiny_model: ModelInfo, capsys: Capture
) -> None:
    table = tmp_path / "list.csv"
    assert predict(tiny_model, *files, "--report", tmp_path / "out", "--csv", table, "--method", "grad_cam") == 2
    assert "has no Grad-CAM heatmap" in capsys.readouterr().err
    assert [row["state"] for row in csv.DictReader(table.open(encoding="utf-8"))] == ["failed", "failed"]


def test_a_folder_that_cannot_be_made_is_told_before_anything_is_predicted(
    tmp_path: Path, files: list[str], tiny_model: ModelInfo, capsys: Capture
) -> None:
    (tmp_path / "file").touch()
    assert predict(tiny_model, *files, "--report", tmp_path / "file") == 2
    told = capsys.readouterr()
    assert "cannot be written" in told.err
    assert not told.out
