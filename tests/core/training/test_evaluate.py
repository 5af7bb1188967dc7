import csv
import shutil

import pytest

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.evaluation import evaluate_model
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train


def test_it_is_what_the_run_itself_measured(tiny_model, phantom_folder):
    found = evaluate_model(tiny_model, phantom_folder, "test")
    measured = tiny_model.metrics["test"]
    assert found.confusion_matrix == tuple(map(tuple, measured["confusion_matrix"]))
    assert found.loss == pytest.approx(measured["loss"], rel=1e-6)
    assert found.patients == measured["patients"]
    assert (found.model, found.split) == (tiny_model.name, "test")


def test_all_is_every_image(tiny_model, phantom_folder):
    parts = [evaluate_model(tiny_model, phantom_folder, split).images for split in ("train", "val", "test")]
    assert evaluate_model(tiny_model, phantom_folder, "all").images == sum(parts)


def flat(phantom_folder, folder):
    """The phantoms in plain class folders, without any split."""
    for file in phantom_folder.rglob("*.jpeg"):
        split, label = file.relative_to(phantom_folder).parts[:2]
        (folder / label).mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / label / f"{split}{file.name}")
    return folder


def test_where_nothing_splits_the_folder_only_all_can_be_asked(tiny_model, phantom_folder, tmp_path):
    folder = flat(phantom_folder, tmp_path / "flat")
    with pytest.raises(PneumoError, match="--split all"):
        evaluate_model(tiny_model, folder, "test")
    assert evaluate_model(tiny_model, folder).split == "all"


def test_the_runs_own_split_serves_in_the_folder_it_was_trained_on(phantom_folder, tmp_path):
    folder = flat(phantom_folder, tmp_path / "flat")
    recipe = find_recipe("mlp-8").with_values({"epochs": 1, "image_size": 16})
    train(Job(recipe, folder, tmp_path / "run"), lambda event: None, lambda: False)
    from pneumoviewer.core.library.info import ModelInfo

    info = ModelInfo.read(tmp_path / "run")
    assert evaluate_model(info, folder, "test").images == info.metrics["test"]["images"]


def test_a_split_table_beside_the_data_wins(tiny_model, phantom_folder, tmp_path):
    folder = tmp_path / "table"
    shutil.copytree(phantom_folder, folder)
    files = sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*.jpeg"))
    with (folder / "split.csv").open("w", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["file", "patient", "label", "split"])
        for number, name in enumerate(files):
            label = "normal" if "NORMAL" in name else "viral" if "virus" in name else "bacterial"
            writer.writerow([name, f"p{number}", label, "test" if number < 5 else "train"])
    assert evaluate_model(tiny_model, folder, "test").images == 5


def test_folders_of_other_classes_are_refused(tiny_model, tmp_path, phantom_folder):
    source = next(phantom_folder.rglob("*.jpeg"))
    for name in ("cats", "dogs"):
        (tmp_path / "pets" / name).mkdir(parents=True)
        shutil.copy(source, tmp_path / "pets" / name / "1.jpeg")
    with pytest.raises(PneumoError):
        evaluate_model(tiny_model, tmp_path / "pets", "all")


def test_it_can_be_cancelled(tiny_model, phantom_folder):
    with pytest.raises(Cancelled):
        evaluate_model(tiny_model, phantom_folder, "train", should_stop=lambda: True)
