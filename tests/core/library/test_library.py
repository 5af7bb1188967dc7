"""Models on disk: found, verified, refused, committed whole."""

import json
import shutil
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import torch

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.card import card_files, model_card
from pneumoviewer.core.library.find import check_run_name, find_model, find_models, free_run_name
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import commit, load_network, load_tensors, pack, verified
from pneumoviewer.core.paths import models_dir, trained_dir
from pneumoviewer.core.recipe.recipe import find_recipe


@pytest.fixture
def model(tiny_model, tmp_path):
    """A copy that a test may spoil."""
    return ModelInfo.read(shutil.copytree(tiny_model.path, tmp_path / "copy"))


def test_a_model_of_ones_own_is_found_by_name_and_by_folder(tiny_model):
    shutil.copytree(tiny_model.path, models_dir() / "mine")
    assert "mine" in [info.name for info in find_models()]
    assert find_model("mine").path == models_dir() / "mine"
    assert find_model(str(tiny_model.path)).sha256 == tiny_model.sha256


def test_an_unknown_name_is_refused_with_the_known_ones(tiny_model):
    shutil.copytree(tiny_model.path, models_dir() / "mine")
    with pytest.raises(PneumoError, match="mine"):
        find_model("yours")


def test_a_damaged_folder_is_skipped_and_the_rest_found(tiny_model, caplog):
    shutil.copytree(tiny_model.path, models_dir() / "mine")
    (models_dir() / "broken").mkdir()
    (models_dir() / "broken" / "config.json").write_text("{")
    names = [info.name for info in find_models()]
    assert "mine" in names
    assert "broken" not in names
    assert "broken" in caplog.text


@pytest.mark.parametrize(
    "spoil",
    [
        lambda values: values.pop("classes"),
        lambda values: values.update(format=99),
        lambda values: values.update(files={}),
        lambda values: values.update(recipe={"id": "x", "title": "x", "epochs": -1}),
        lambda values: values.update(preprocessing=[]),
        lambda values: values.update(files=3),
        lambda values: values["files"]["model"].pop("sha256"),
        lambda values: values.pop("metrics"),
        lambda values: values.update(state=None),
        lambda values: values["preprocessing"].update(another=1),
        lambda values: values.update(classes=[]),
        lambda values: values.update(classes=["normal", "normal"]),
        lambda values: values.update(threshold=float("nan")),
        lambda values: values.update(epoch=float("inf")),
        lambda values: values.update(operating_points={"screening": 2.0}),
        lambda values: values.update(operating_points={"other": 0.5}),
        lambda values: values["metrics"]["test"].update(bands={"normal": [{"low": 0.0}]}),
        lambda values: values["metrics"]["test"].update(reliability={"bins": []}),
        lambda values: values["metrics"]["test"].update(operating_points={"screening": {"sensitivity": "x"}}),
        lambda values: values.update(metrics={"test": 5}),
        lambda values: values.update(metrics={"test": {"accuracy": "x"}}),
        lambda values: values["preprocessing"].update(channels=5),
    ],
)
def test_a_config_that_cannot_be_is_one_clear_error(model, spoil):
    config = model.path / "config.json"
    values = json.loads(config.read_text())
    spoil(values)
    config.write_text(json.dumps(values))
    with pytest.raises(PneumoError):
        ModelInfo.read(model.path)


@pytest.mark.parametrize("calibration", [None, {}, 5, {"slope": [1.0]}, {"slope": [float("nan")], "intercept": [0.0]}])
def test_a_threshold_unit_without_probabilities_is_refused(calibration, tmp_path):
    folder = shutil.copytree(trained_dir() / "perceptron", tmp_path / "copy")
    values = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**values, "calibration": calibration}))
    with pytest.raises(PneumoError, match=r"config\.json"):
        load_network(ModelInfo.read(folder))


def test_changed_weights_are_refused(model):
    file = model.file("model")
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    with pytest.raises(PneumoError, match="not the one it was saved with"):
        load_network(model)


def test_weights_of_another_shape_are_refused(model):
    odd = commit(model, {"model": pack({"unit.weight": torch.zeros(1, 3)})})
    with pytest.raises(PneumoError, match="do not fit"):
        load_network(odd)


def test_a_file_name_cannot_lead_out_of_the_folder(model):
    config = model.path / "config.json"
    values = json.loads(config.read_text())
    values["files"]["model"]["name"] = "../../elsewhere.safetensors"
    config.write_text(json.dumps(values))
    assert ModelInfo.read(model.path).file("model").parent == model.path


def test_half_precision_weights_load_as_single(model):
    halved = {k: v.half() for k, v in load_tensors(model, "model").items()}
    network = load_network(commit(model, {"model": pack(halved)}))
    assert {p.dtype for p in network.parameters()} == {torch.float32}


def test_a_commit_clears_what_a_killed_process_left(model):
    for name in (".last-0009.safetensors.123.tmp", "last-0009.safetensors"):
        (model.path / name).write_bytes(b"half")
    commit(model, {})
    assert sorted(f.name for f in model.path.iterdir()) == sorted(
        ["config.json", *(entry["name"] for entry in model.files.values())]
    )


def test_a_commit_leaves_the_new_state_and_nothing_of_the_old(model):
    old = verified(model, "model")
    stranger = model.path / "notes.txt"
    stranger.write_text("mine")
    later = ModelInfo(**{**vars(model), "epoch": model.epoch + 1})
    new = commit(later, {"model": old.read_bytes()}, drop=("card",))
    assert not old.exists()
    assert verified(new, "model").exists()
    assert not (model.path / "README.md").exists()
    assert stranger.read_text() == "mine"
    assert ModelInfo.read(model.path) == new


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "x" * 65, "con:", "ends."])
def test_names_that_are_no_folder_names_are_refused(name):
    with pytest.raises(PneumoError):
        check_run_name(name)


def test_a_free_name_is_found(tiny_model):
    assert free_run_name("mine") == "mine"
    shutil.copytree(tiny_model.path, models_dir() / "mine")
    assert free_run_name("mine") == "mine-2"
    assert check_run_name("mine-2") == "mine-2"


def test_the_card_says_which_file_weights_came_from_and_not_where_it_lies(tiny_model):
    recipe = find_recipe("resnet50-transfer").with_values({"pretrained": "/somewhere/private/weights.pth"})
    card = model_card(replace(tiny_model, recipe=recipe))
    assert "pretrained weights.pth instead of imagenet" in card
    assert "private" not in card


def test_the_card_tells_calibration_operating_points_and_context(tiny_model):
    card = (tiny_model.path / "README.md").read_text("utf-8")
    test = tiny_model.metrics["test"]
    figures = test["reliability"]
    assert f"| held-out test patients | {figures['ece']:.3f} | {figures['ece_limit']:.3f} |" in card
    assert "(reliability.svg)" in card
    assert f"| screening | {tiny_model.operating_points['screening']:.3f} |" in card
    band = test["bands"]["pneumonia"][-1]
    assert f"{band['right']} of {band['images']}" in card
    picture = ElementTree.fromstring(verified(tiny_model, "reliability").read_text("utf-8"))
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))) == len(figures["bins"])


def test_the_card_of_an_older_model_is_silent_on_what_is_not_known(tiny_model):
    old = replace(tiny_model, operating_points={}, metrics={"test": {**tiny_model.metrics["test"], "bands": {}}})
    del old.metrics["test"]["reliability"]
    assert set(card_files(old)) == {"card"}
    card = model_card(old)
    assert not [title for title in ("## Calibration", "## Operating points", "## In context") if title in card]
    with pytest.raises(PneumoError, match="no operating point"):
        old.threshold_at("screening")
    assert old.threshold_at("balanced") == old.threshold


def test_an_older_config_is_read(model):
    config = model.path / "config.json"
    values = json.loads(config.read_text())
    del values["operating_points"]
    for figures in values["metrics"].values():
        for name in ("bands", "reliability", "operating_points"):
            del figures[name]
    config.write_text(json.dumps(values))
    assert ModelInfo.read(model.path).operating_points == {}
