"""What a training or an evaluation left out, and which films are there twice: told in events, run and card."""

import csv
import shutil
from pathlib import Path

import pytest

from pneumoviewer.core.dataset.class_table import ClassTable
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe
from pneumoviewer.core.training.evaluation import evaluate_model
from pneumoviewer.core.training.events import Event, RunFailed, RunStarted, RunSucceeded
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

RECIPE = find_recipe("mlp-8").with_values({"epochs": 1, "image_size": 16, "batch_size": 8})


@pytest.fixture
def data(phantom_folder: Path, tmp_path: Path) -> Path:
    """The phantoms, with two files that cannot be read, a text, and a copy on the other side under another label."""
    folder = Path(shutil.copytree(phantom_folder, tmp_path / "data"))
    (folder / "train" / "NORMAL" / "secret.png").write_bytes(b"")
    (folder / "val" / "NORMAL" / "page.jpeg").write_bytes(b"<html>404</html>")
    (folder / "train" / "NORMAL" / "notes.txt").write_text("words")
    (folder / "train" / "NORMAL" / "LICENCE").write_text("words")  # without an ending it may be a DICOM file
    film = sorted((folder / "train" / "NORMAL").glob("*[0-9].*"))[0]
    shutil.copy(film, folder / "test" / "PNEUMONIA" / f"person900_virus_1{film.suffix}")
    return folder


def trained(data: Path, folder: Path, recipe: Recipe = RECIPE, **more: object) -> tuple[ModelInfo, RunStarted]:
    events: list[Event] = []
    end = train(Job(recipe, data, folder, **more), events.append, lambda: False)  # type: ignore[arg-type]
    assert isinstance(end, RunSucceeded), end
    return ModelInfo.read(folder), next(event for event in events if isinstance(event, RunStarted))


def test_a_run_says_what_it_left_out_and_what_is_there_twice(data: Path, tmp_path: Path) -> None:
    info, started = trained(data, tmp_path / "run")
    failed = {"train/NORMAL/secret.png", "val/NORMAL/page.jpeg"}
    assert {one.file for one in started.left_out if one.failed} == failed
    assert {one.file for one in started.left_out} - failed == {"train/NORMAL/notes.txt", "train/NORMAL/LICENCE"}
    assert info.data["left_out"]["files"] == 4
    assert info.data["left_out"]["failed"] == 2
    assert info.data["left_out"]["reasons"]["the file is empty"] == 1
    assert info.data["duplicates"] == {"across_splits": 1, "across_labels": 1}
    assert info.data["images"] == started.images  # of what can be read
    card = (info.file("card") or Path()).read_text("utf-8")
    assert "Left out: 4 files or folders, 2 of which could not be used" in card
    assert "more than one part of the split: 1 films" in card
    assert "under two labels: 1 films" in card
    assert "secret" not in card + (tmp_path / "run" / "config.json").read_text("utf-8")


def test_the_names_are_in_the_run_s_own_tables(data: Path, tmp_path: Path) -> None:
    info, started = trained(data, tmp_path / "run")
    with (info.file("left_out") or Path()).open(newline="", encoding="utf-8") as lines:
        assert {row["file"]: row["failed"] for row in csv.DictReader(lines)} == {
            one.file: "yes" if one.failed else "no" for one in started.left_out
        }
    with (info.file("duplicates") or Path()).open(newline="", encoding="utf-8") as lines:
        rows = [(row["film"], row["split"], row["label"]) for row in csv.DictReader(lines)]
    assert sorted(rows) == [("1", "test", "viral"), ("1", "train", "normal")]


def test_a_run_of_parts_says_so_too_and_a_resumed_one_again(data: Path, tmp_path: Path) -> None:
    recipe = RECIPE.with_values({"folds": 2})
    info, started = trained(data, tmp_path / "run", recipe)
    assert info.data["left_out"]["failed"] == 2
    assert info.file("left_out") is not None
    resumed, again = trained(data, tmp_path / "run", recipe.with_values({"epochs": 2}), resume=True)
    assert resumed.data["left_out"] == info.data["left_out"]
    assert [one.file for one in again.left_out] == [one.file for one in started.left_out]


def test_a_dataset_in_which_all_is_well_says_nothing(phantom_folder: Path, tmp_path: Path) -> None:
    info, started = trained(phantom_folder, tmp_path / "run")
    assert (started.left_out, started.duplicates) == ((), ())
    assert {"left_out", "duplicates", "classes"}.isdisjoint({*info.data, *info.files})


def test_an_evaluation_says_what_it_left_out(data: Path, tiny_model: ModelInfo) -> None:
    found = evaluate_model(tiny_model, data, "all")
    assert sum(one.failed for one in found.left_out) == 2
    assert [film.splits for film in found.duplicates] == [("train", "test")]
    assert {one["file"] for one in found.as_json()["left_out"]} == {one.file for one in found.left_out}
    part = evaluate_model(tiny_model, data, "test")
    assert not any(one.failed for one in part.left_out)  # those are of other parts


def test_the_class_table_is_kept_with_the_run(phantom_folder: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(phantom_folder, tmp_path / "data"))
    for split in data.iterdir():
        if split.is_dir():
            (split / "NORMAL").rename(split / "controls")
            (split / "PNEUMONIA").rename(split / "cases")
    table = ClassTable.parse([("controls", "normal"), ("cases", "pneumonia")])
    info, _ = trained(data, tmp_path / "run", classes=table)
    assert info.class_table == table
    assert evaluate_model(info, data, "test").images == info.metrics["test"]["images"]
    assert evaluate_model(info, phantom_folder, "test").images == info.metrics["test"]["images"]  # of other names
    resumed, _ = trained(data, tmp_path / "run", RECIPE.with_values({"epochs": 2}), resume=True)
    assert resumed.epoch == 2
    end = train(Job(RECIPE, data, tmp_path / "without"), lambda event: None, lambda: False)
    assert isinstance(end, RunFailed)
    assert "--classes" in str(end.error)
