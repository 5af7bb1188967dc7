"""What a model's figures become on distorted radiographs."""

import json

import pytest

from pneumoviewer import cli
from pneumoviewer.core.dataset.delivery import AS_STORED, DELIVERIES
from pneumoviewer.core.dataset.distortions import DISTORTIONS
from pneumoviewer.core.errors import Cancelled
from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.library.card_calibration import shift_rows
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.phantom import write_practice_data
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.evaluation import evaluate_model, part_of, scan_as_trained
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.robustness import measure_shift
from pneumoviewer.core.training.run import train

RECIPE = Recipe(
    id="r",
    title="R",
    architecture="mlp",
    labels="binary",
    image_size=32,
    hidden=(8,),
    optimizer="adam",
    epochs=30,
    batch_size=16,
)


@pytest.fixture(scope="module")
def trained(phantom_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("robust") / "model"
    train(Job(RECIPE, phantom_folder, folder), lambda event: None, lambda: False)
    return ModelInfo.read(folder)


@pytest.fixture(scope="module")
def table(trained, phantom_folder):
    part = part_of(trained, scan_as_trained(trained, phantom_folder), "test")
    told = []
    found = measure_shift(trained, part, InputGate(None), on_progress=lambda *done: told.append(done))
    images = trained.metrics["test"]["images"]
    assert told[-1] == (images * len(DISTORTIONS),) * 2
    return found


def test_every_distortion_has_its_figures(table):
    assert list(table) == list(DISTORTIONS)
    for found in table.values():
        assert all(0 <= value <= 1 for value in found.values())
    assert len({found["accuracy"] for found in table.values()}) > 1


def test_without_distortion_they_are_about_the_models_own(table, trained):
    assert table["none"]["accuracy"] == pytest.approx(trained.metrics["test"]["accuracy"], abs=0.1)


def test_each_stands_beside_its_difference_from_none(table):
    header, none, *rows = shift_rows(table)
    assert len(header) == len(none) == 4
    assert none[1] == f"{table['none']['accuracy']:.3f}"
    change = table["inverted"]["accuracy"] - table["none"]["accuracy"]
    row = next(row for row in rows if row[0] == "inverted")
    assert row[1] == f"{table['inverted']['accuracy']:.3f} ({change:+.3f})"


def test_it_can_be_cancelled(trained, phantom_folder):
    part = part_of(trained, scan_as_trained(trained, phantom_folder), "test")
    with pytest.raises(Cancelled):
        measure_shift(trained, part, should_stop=lambda: True)


def test_the_command_prints_it(trained, tmp_path, capsys):
    phantom_folder = tmp_path / "few"
    write_practice_data(phantom_folder, 9, 5)
    assert cli.main(["evaluate", str(phantom_folder), "--model", str(trained.path), "--robustness", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said["robustness"]["shift"]) == list(DISTORTIONS)
    assert list(said["robustness"]["delivery"]) == [AS_STORED, *DELIVERIES]
    assert said["accuracy"] == evaluate_model(trained, phantom_folder).accuracy
