"""What comes with the program: trained models and sweeps."""

import json

import pytest

from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import verified
from pneumoviewer.core.paths import resources_dir, trained_dir
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.recipe.recipe import Recipe, recipes
from pneumoviewer.core.training.sweep import histories

MODELS = sorted(folder.parent for folder in trained_dir().glob("*/config.json"))
SWEEPS = sorted((resources_dir() / "sweeps").glob("*.csv"))
MAX_BYTES = 120e6


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_a_shipped_model_is_whole_and_predicts(folder):
    info = ModelInfo.read(folder)
    for part in (info, *map(info.part, info.parts)):
        for role in part.files:
            verified(part, role)
        assert "last" not in part.files
        assert "split" not in part.files  # which names the files of the people it was trained on
        assert "folder" not in part.data
    prediction = Predictor(info, "cpu").predict(from_array(draw_phantom("normal", seed=0), "phantom"))
    assert sum(prediction.probabilities) == pytest.approx(1)


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_a_shipped_models_card_tells_its_figures_and_its_documents(folder):
    info, card = ModelInfo.read(folder), (folder / "README.md").read_text("utf-8")
    assert info.state in {"succeeded", "stopped"}
    assert f"accuracy {info.metrics['test']['accuracy']:.3f}" in card
    assert recipes()[info.recipe.id].reported in card
    assert "children" in card
    assert "covid" not in card.lower()


def test_the_shipped_models_stay_small():
    assert sum(file.stat().st_size for file in trained_dir().rglob("*") if file.is_file()) < MAX_BYTES


def test_there_are_sweeps():
    assert {"learning-rate", "batch-size", "optimizer", "augmentation"} <= {table.stem for table in SWEEPS}


@pytest.mark.parametrize("table", SWEEPS, ids=lambda table: table.stem)
def test_a_shipped_sweep_has_a_history_for_each_of_its_settings(table):
    settings = json.loads(table.with_suffix(".json").read_text("utf-8"))
    found = histories(table)
    assert list(found) == [variant["label"] for variant in settings["variants"]]
    recipe = Recipe.from_json(settings["recipe"])
    for variant in settings["variants"]:
        history = found[variant["label"]]
        assert len(history) == recipe.with_values(variant["values"]).epochs
        assert [epoch.epoch for epoch in history] == list(range(1, len(history) + 1))
    assert not {"folder", "fingerprint"} & set(settings["data"])
