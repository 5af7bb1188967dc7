"""`train`, `evaluate`, `sweep` and `predict` say what they left out, and take a class table."""

import json
import shutil
from pathlib import Path

import pytest

from pneumoviewer.cli import main
from pneumoviewer.core.library.info import ModelInfo

pytestmark = [pytest.mark.process, pytest.mark.trains]

Capture = pytest.CaptureFixture[str]
SMALL = ("--recipe", "mlp-8", "--set", "image_size=16", "--set", "epochs=1", "--set", "batch_size=16")


@pytest.fixture
def data(phantom_folder: Path, tmp_path: Path) -> Path:
    """The phantoms with seven empty files in train."""
    folder = Path(shutil.copytree(phantom_folder, tmp_path / "data"))
    for n in range(7):
        (folder / "train" / "NORMAL" / f"IM-800{n}-0001.jpeg").write_bytes(b"")
    return folder


@pytest.fixture
def renamed(phantom_folder: Path, tmp_path: Path) -> Path:
    """The phantoms in class folders of other names."""
    folder = Path(shutil.copytree(phantom_folder, tmp_path / "renamed"))
    for split in ("train", "val", "test"):
        (folder / split / "NORMAL").rename(folder / split / "controls")
        (folder / split / "PNEUMONIA").rename(folder / split / "cases")
    return folder


def test_train_names_the_first_and_counts_all(data: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["train", str(data), *SMALL, "--output", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert "left out, files and folders: 7, of which 7 could not be used" in told.out
    assert told.err.count("the file is empty") == 5
    assert "and 2 more" in told.err
    assert "train/NORMAL/IM-8000-0001.jpeg" in told.err


def test_train_json_has_all(data: Path, tmp_path: Path, capsys: Capture) -> None:
    film = sorted((data / "train" / "PNEUMONIA").iterdir())[0]
    shutil.copy(film, data / "test" / "PNEUMONIA" / f"person901_virus_1{film.suffix}")
    assert main(["train", str(data), *SMALL, "--output", str(tmp_path), "--json"]) == 1
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert [one["file"] for one in document["left_out"]] == [f"train/NORMAL/IM-800{n}-0001.jpeg" for n in range(7)]
    assert {one["why"] for one in document["left_out"]} == {"the file is empty"}
    (film_told,) = document["duplicates"]
    assert film_told["splits"] == ["train", "test"]
    assert "more than one part of the split: 1" in told.err


def test_evaluate_says_it_too(data: Path, tiny_model: ModelInfo, capsys: Capture) -> None:
    evaluate = ["evaluate", str(data), "--model", str(tiny_model.path), "--split", "all"]
    assert main(evaluate) == 1
    told = capsys.readouterr()
    assert "left out, files and folders: 7" in told.out
    assert "the file is empty" in told.err
    assert main([*evaluate, "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["left_out"]) == 7


def test_what_is_no_data_is_told_and_does_not_fail(phantom_folder: Path, tmp_path: Path, capsys: Capture) -> None:
    folder = Path(shutil.copytree(phantom_folder, tmp_path / "data"))
    (folder / "train" / "NORMAL" / "notes.txt").write_text("words")
    assert main(["train", str(folder), *SMALL, "--output", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert "left out, files and folders: 1\n" in told.out
    assert "train/NORMAL/notes.txt: its ending is not that of an image" in told.err


def test_a_sweep_takes_a_class_table_and_says_what_is_left_out_once(
    renamed: Path, tmp_path: Path, capsys: Capture
) -> None:
    (renamed / "train" / "controls" / "empty.png").touch()
    table = ["--classes", "controls=normal", "cases=pneumonia"]
    arguments = [*SMALL, *table, "--output", str(tmp_path), "--vary", "hidden", "2", "3", "--json"]
    assert main(["sweep", str(renamed), *arguments]) == 1
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert len(document["variants"]) == 2
    assert [one["file"] for one in document["left_out"]] == ["train/controls/empty.png"]
    assert told.err.count("left out, files and folders: 1") == 1


def test_a_class_table_for_train_and_evaluate(renamed: Path, tmp_path: Path, capsys: Capture) -> None:
    common = [str(renamed), *SMALL, "--output", str(tmp_path)]
    assert main(["train", *common]) == 2
    assert "--classes FOLDER=CLASS" in capsys.readouterr().err
    table = ["--classes", "controls=normal", "cases=pneumonia"]
    assert main(["train", *common, *table, "--name", "own", "--json"]) == 0
    path = json.loads(capsys.readouterr().out)["path"]
    assert main(["evaluate", str(renamed), "--model", path, "--split", "test", "--json"]) == 0
    by_run = json.loads(capsys.readouterr().out)
    assert main(["evaluate", str(renamed), "--model", path, "--split", "test", "--json", *table]) == 0
    assert json.loads(capsys.readouterr().out) == by_run
    other = ["--classes", "controls=pneumonia", "cases=normal"]
    assert main(["train", *common, *other, "--name", "own", "--resume", "--set", "epochs=2"]) == 2
    assert "a run goes on as it was set" in capsys.readouterr().err
    assert main(["train", *common, *table, "--name", "own", "--resume", "--set", "epochs=2"]) == 0


def test_a_folder_without_a_class_is_left_out_and_told(renamed: Path, tmp_path: Path, capsys: Capture) -> None:
    (renamed / "train" / "odd").mkdir()
    film = sorted((renamed / "train" / "cases").iterdir())[0]
    film.rename(renamed / "train" / "odd" / film.name)
    table = ["--classes", "controls=normal", "cases=pneumonia", "odd="]
    assert main(["train", str(renamed), *SMALL, "--output", str(tmp_path), *table]) == 0
    assert "the class table gives its folder no class" in capsys.readouterr().err


@pytest.mark.parametrize("row", ["controls", "=normal"])
def test_a_row_that_is_none_is_refused(row: str, renamed: Path, capsys: Capture) -> None:
    assert main(["train", str(renamed), *SMALL, "--classes", row]) == 2
    assert "is not FOLDER=CLASS" in capsys.readouterr().err
