"""The work list as a table and as JSON."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from export_fakes import FAILED, model_of, reading_of, write_png

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.export.tables import ExportRow, work_list_csv, work_list_json
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.reader import read


@pytest.fixture
def model(tmp_path: Path) -> ModelInfo:
    return model_of(tmp_path)


@pytest.fixture
def rows(tmp_path: Path) -> list[ExportRow]:
    """One with a note, one withheld, one shown although a check failed, one unreadable, one not read yet."""
    file = write_png(tmp_path / "Meyer_Anna.png")
    bad = tmp_path / "Meyer_Bernd.png"
    bad.write_text("words")
    with pytest.raises(PneumoError) as caught:
        read(bad)
    good, doubted = reading_of(file).prediction, reading_of(file, FAILED).prediction
    return [
        ExportRow(1, file.name, good, note="Infiltrate, left; “sûr”\nsecond line", label="viral"),
        ExportRow(2, file.name, doubted, withheld=True),
        ExportRow(3, file.name, doubted),
        ExportRow(4, bad.name, error=caught.value),
        ExportRow(5, file.name),
    ]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_line_a_radiograph(rows: list[ExportRow], model: ModelInfo) -> None:
    lines = table(work_list_csv(rows, model))
    assert [line["number"] for line in lines] == ["1", "2", "3", "4", "5"]
    assert [line["state"] for line in lines] == ["predicted", "withheld", "predicted", "failed", "waiting"]
    first = lines[0]
    assert first["decision"] == first["label"] == "viral"
    assert [float(first[f"P({name})"]) for name in model.classes] == [0.1, 0.2, 0.7]
    assert (first["operating_point"], float(first["threshold"])) == ("balanced", 0.5)
    assert (first["context_images"], first["context_right"], first["context_split"]) == ("41", "27", "test")
    assert first["note"] == "Infiltrate, left; “sûr”\nsecond line"
    assert first["model_sha256"] == model.sha256
    assert len(first["image_sha256"]) == 64


def test_what_is_withheld_is_not_told_and_what_is_shown_anyway_is_marked(
    rows: list[ExportRow], model: ModelInfo
) -> None:
    withheld, anyway = table(work_list_csv(rows, model))[1:3]
    assert withheld["decision"] == withheld["P(viral)"] == withheld["context_right"] == ""
    assert withheld["checks_failed"] == anyway["checks_failed"] == "size"
    assert (withheld["shown_although_a_check_failed"], anyway["shown_although_a_check_failed"]) == ("no", "yes")
    assert anyway["decision"] == "viral"
    objects = json.loads(work_list_json(rows, model))["radiographs"]
    assert "probabilities" not in objects[1]
    assert objects[2]["shown_although_a_check_failed"] is True


@pytest.mark.parametrize("write", [work_list_csv, work_list_json])
def test_files_are_named_only_where_a_person_asks(rows: list[ExportRow], model: ModelInfo, write: object) -> None:
    assert callable(write)
    masked, named = write(rows, model), write(rows, model, names=True)
    assert "Meyer" not in masked  # in no error either
    assert "radiograph 4" in masked
    assert "Meyer_Anna.png" in named
    assert "Meyer_Bernd.png" in named


def test_an_archive_is_named_only_where_a_person_asks_too(tmp_path: Path, model: ModelInfo) -> None:
    archive = tmp_path / "Meyer.zip"
    member = archive / "day 1" / "IM1"
    with ZipFile(archive, "w") as made:
        made.writestr("other", "words")
    with pytest.raises(PneumoError) as gone:
        read(member)
    archive.write_bytes(archive.read_bytes()[:20])
    with pytest.raises(PneumoError) as damaged:
        read(member)
    rows = [ExportRow(1, member.name, error=each.value, places=member.parent.parts) for each in (gone, damaged)]
    assert "Meyer" not in work_list_csv(rows, model)
    assert "Meyer" in work_list_csv(rows, model, names=True)


def test_json_holds_everything(rows: list[ExportRow], model: ModelInfo) -> None:
    document = json.loads(work_list_json(rows, model))
    assert document["model"] == {"name": "tried", "title": "Tried model", "sha256": model.sha256}
    assert "no diagnosis" in document["disclaimer"]
    first = document["radiographs"][0]
    assert first["probabilities"] == {"normal": 0.1, "bacterial": 0.2, "viral": 0.7}
    assert first["context"]["right"] == 27
    assert first["gate"]["passed"] is True
    assert first["error"] is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_becomes_a_formula_of_a_spreadsheet(rows: list[ExportRow], model: ModelInfo, start: str) -> None:
    row = ExportRow(1, f"{start}cmd", rows[0].prediction, note=f"{start}1+1")
    (line,) = table(work_list_csv([row], model, names=True))
    assert line["note"] == f"'{start}1+1"
    assert line["file"] == f"'{start}cmd"
