"""Runs of several parts: folds and cascades. What they leave on disk, how they stop, resume, answer and break."""

import csv
import json
import shutil

import numpy as np
import pytest
import torch

from pneumoviewer.core.dataset.cache import open_cache
from pneumoviewer.core.dataset.scan import scan
from pneumoviewer.core.dataset.split import apply_split
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.find import find_model, find_models, find_runs
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import holds_nothing, load_tensors, verified
from pneumoviewer.core.paths import models_dir
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.training.evaluation import evaluate_model
from pneumoviewer.core.training.events import (
    BatchFinished,
    CheckpointSaved,
    EpochFinished,
    PartFinished,
    PartStarted,
    RunFailed,
    RunStarted,
    RunStopped,
    RunSucceeded,
)
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.metrics import mean_points
from pneumoviewer.core.training.run import train

FOLDS = Recipe(
    id="own-folds",
    title="Folds",
    architecture="mlp",
    labels="binary",
    image_size=16,
    hidden=(4,),
    dropout=0.2,
    augmentation="normal",
    epochs=3,
    batch_size=8,
    folds=3,
    loss="bce",
)
CASCADE = Recipe(
    id="own-cascade",
    title="Cascade",
    architecture="cnn",
    composition="cascade",
    labels="three",
    image_size=16,
    convolutions="4 M 4",
    hidden=(8,),
    epochs=2,
    batch_size=8,
    loss="bce",
)
ENSEMBLE = Recipe(
    id="own-ensemble",
    title="Ensemble",
    composition="ensemble",
    members=2,
    architecture="pseudo_resnet",
    widths=(4, 4),
    labels="three",
    image_size=32,
    epochs=2,
    batch_size=8,
    augmentation="custom",
    min_area=0.6,
    training_size=32,
    mixup=0.3,
    ema_decay=0.7,
    calibrate=True,
    threshold_at="balanced",
)
RECIPES = {"folds": FOLDS, "cascade": CASCADE, "ensemble": ENSEMBLE}


def never():
    return False


def ignore(event):
    pass


@pytest.fixture(scope="module")
def done(phantom_folder, tmp_path_factory):
    """Each arrangement trained, with its events; do not change the folders."""
    trained = {}
    for name, recipe in RECIPES.items():
        events = []
        folder = tmp_path_factory.mktemp("parts") / name
        end = train(Job(recipe, phantom_folder, folder), events.append, never)
        assert isinstance(end, RunSucceeded), end
        trained[name] = (ModelInfo.read(folder), events)
    return trained


@pytest.fixture(params=RECIPES)
def arrangement(request, done):
    return done[request.param]


@pytest.fixture
def copy(arrangement, tmp_path):
    info, _ = arrangement
    return ModelInfo.read(shutil.copytree(info.path, tmp_path / "run"))


def test_it_says_what_it_does_part_by_part_and_ends_once(arrangement):
    info, events = arrangement
    names = list(info.parts)
    [started] = [e for e in events if isinstance(e, RunStarted)]
    assert (started.parts, started.epochs, started.batches) == (len(names), info.recipe.epochs, 0)
    assert started.parameters > 0
    told = [e for e in events if isinstance(e, PartStarted | PartFinished)]
    assert [(type(e), e.name, e.part, e.parts) for e in told] == [
        (kind, name, n, len(names)) for n, name in enumerate(names, 1) for kind in (PartStarted, PartFinished)
    ]
    for event in told[1::2]:
        assert [row.epoch for row in event.history] == list(range(1, info.recipe.epochs + 1))
        assert set(event.metrics) == {"val", "test"}
    assert len([e for e in events if isinstance(e, EpochFinished)]) == len(names) * info.recipe.epochs
    assert [e.folder for e in events if isinstance(e, CheckpointSaved)] == [
        info.path / name for name in names for _ in range(info.recipe.epochs)
    ]
    assert isinstance(events[-1], RunSucceeded)
    assert len([e for e in events if isinstance(e, RunSucceeded | RunStopped | RunFailed)]) == 1


def test_the_time_left_is_of_all_parts(arrangement):
    _, events = arrangement
    at = [n for n, e in enumerate(events) if isinstance(e, PartStarted)][-1]
    batches = [(n, e) for n, e in enumerate(events) if isinstance(e, BatchFinished)]
    assert all(e.seconds_left > 0 for n, e in batches if n < at)
    assert batches[-1][1].seconds_left == 0


def test_its_folder_holds_whole_models(arrangement):
    info, _ = arrangement
    assert info.state == "succeeded"
    assert info.epoch == info.epochs == len(info.parts) * info.recipe.epochs
    named = {entry["name"] for entry in info.files.values()} | {"config.json"} | set(info.parts)
    assert {f.name for f in info.path.iterdir()} == named
    for name in info.parts:
        part = info.part(name)
        assert part.name == f"{info.name}/{name}"
        assert part.state == "succeeded"
        for role in part.files:
            verified(part, role)


def sides(info):
    with verified(info, "split").open(newline="") as lines:
        return {(row["file"], row["patient"]): row["split"] for row in csv.DictReader(lines)}


def test_no_patient_is_on_two_sides_of_a_fold_and_test_patients_are_in_none(done):
    info, _ = done["folds"]
    test = {patient for (_, patient), side in sides(info).items() if side == "test"}
    assert test
    validated = []
    for name in info.parts:
        fold = sides(info.part(name))
        of = {side: {patient for (_, patient), s in fold.items() if s == side} for side in ("train", "val", "test")}
        assert not of["train"] & of["val"]
        assert of["test"] == test
        assert not test & (of["train"] | of["val"])
        validated += of["val"]
    assert len(validated) == len(set(validated))
    assert set(validated) | test == {patient for _, patient in sides(info)}


def test_folds_are_compared_by_mean_and_standard_deviation(done):
    info, _ = done["folds"]
    accuracies = [info.part(name).metrics["val"]["accuracy"] for name in info.parts]
    found = info.cross_validation["accuracy"]
    assert found["values"] == accuracies
    assert found["mean"] == pytest.approx(sum(accuracies) / 3)
    assert found["std"] == pytest.approx((sum((a - found["mean"]) ** 2 for a in accuracies) / 2) ** 0.5)
    assert info.metrics["val"]["images"] == sum(info.part(name).metrics["val"]["images"] for name in info.parts)
    assert info.threshold == pytest.approx(np.mean([info.part(name).threshold for name in info.parts]))
    assert info.operating_points == mean_points([info.part(name).operating_points for name in info.parts])
    assert info.operating_points["balanced"] == pytest.approx(info.threshold)
    losses = [[row.val_loss for row in info.part(name).history()] for name in info.parts]
    assert [row.val_loss for row in info.history()] == pytest.approx(np.mean(losses, 0).tolist())
    card = info.file("card").read_text()
    assert f"{found['mean']:.3f} ± {found['std']:.3f}" in card


def pictures(info, data):
    dataset = scan(data)
    return torch.from_numpy(open_cache(dataset, info.preprocessing).pictures[:9].copy())


def test_folds_answer_with_the_mean_of_their_probabilities(done, phantom_folder):
    info, _ = done["folds"]
    shown = pictures(info, phantom_folder)
    each = [Predictor(info.part(name), "cpu").probabilities(shown) for name in info.parts]
    assert np.allclose(Predictor(info, "cpu").probabilities(shown), (each[0] + each[1] + each[2]) / 3, atol=1e-12)


def test_an_ensemble_answers_with_the_calibrated_mean_of_its_members(done, phantom_folder):
    info, _ = done["ensemble"]
    first, second = (info.part(name) for name in info.parts)
    assert (first.recipe.seed, second.recipe.seed) == (0, 1)
    assert first.sha256 != second.sha256
    assert first.calibration != second.calibration
    shown = pictures(info, phantom_folder)
    mean = (Predictor(first, "cpu").probabilities(shown) + Predictor(second, "cpu").probabilities(shown)) / 2
    slope, intercept = np.array(info.calibration["slope"]), np.array(info.calibration["intercept"])
    powers = mean**slope * np.exp(intercept)
    expected = powers / powers.sum(1, keepdims=True)
    assert np.allclose(Predictor(info, "cpu").probabilities(shown), expected, atol=1e-9)


def test_an_ensemble_decides_at_the_share_of_the_ill_among_its_validation_patients(done):
    info, _ = done["ensemble"]
    counts = info.data["counts"]["val"]
    assert info.threshold == pytest.approx(1 - counts["normal"] / sum(counts.values()))
    assert info.metrics["val"]["images"] == sum(counts.values())
    assert info.metrics["val"]["operating_points"]["screening"]["sensitivity"] >= 0.98
    assert info.operating_points["balanced"] == info.threshold
    assert "networks, alike but for the seed" in info.file("card").read_text()


def test_a_cascades_probabilities_multiply(done, phantom_folder):
    info, _ = done["cascade"]
    shown = pictures(info, phantom_folder)
    infected = Predictor(info.part("infected"), "cpu").probabilities(shown)
    kind = Predictor(info.part("kind"), "cpu").probabilities(shown)
    found = Predictor(info, "cpu").probabilities(shown)
    assert info.classes == ("normal", "bacterial", "viral")
    for n in range(len(shown)):
        assert found[n, 0] == pytest.approx(1 - infected[n, 1])
        assert found[n, 1] == pytest.approx(infected[n, 1] * kind[n, 0])
        assert found[n, 2] == pytest.approx(infected[n, 1] * kind[n, 1])
    assert info.threshold == info.part("infected").threshold
    assert info.operating_points == info.part("infected").operating_points
    assert info.part("kind").operating_points == {}
    assert info.part("kind").file("reliability") is None
    assert set(info.part("kind").metrics["val"]["bands"]) == {"bacterial", "viral"}


def test_the_second_stage_learns_from_the_ill_alone(done, phantom_folder):
    info, _ = done["cascade"]
    infected, kind = info.part("infected"), info.part("kind")
    assert infected.classes == ("normal", "pneumonia")
    assert kind.classes == ("bacterial", "viral")
    counts = info.data["counts"]["train"]
    assert kind.data["counts"]["train"] == {name: counts[name] for name in ("bacterial", "viral")}
    assert kind.data["images"]["train"] == infected.data["images"]["train"] - counts["normal"]
    test = evaluate_model(kind, phantom_folder, "test")
    assert test.images == kind.metrics["test"]["images"] < info.metrics["test"]["images"]
    assert test.loss == pytest.approx(kind.metrics["test"]["loss"], rel=1e-6)


def test_it_evaluates_to_what_the_run_measured(arrangement, phantom_folder):
    info, _ = arrangement
    found = evaluate_model(info, phantom_folder, "test")
    assert found.loss == pytest.approx(info.metrics["test"]["loss"], rel=1e-6)
    assert found.patients == info.metrics["test"]["patients"]


@pytest.mark.parametrize("name", RECIPES)
def test_stopped_in_a_later_part_and_resumed_it_equals_the_uninterrupted(name, done, phantom_folder, tmp_path):
    whole, _ = done[name]
    recipe = RECIPES[name]
    saved = []
    end = train(
        Job(recipe, phantom_folder, tmp_path / "run"),
        lambda event: saved.append(event) if isinstance(event, CheckpointSaved) else None,
        lambda: len(saved) > recipe.epochs,
    )
    assert isinstance(end, RunStopped)
    assert end.epoch == recipe.epochs + 1
    halfway = ModelInfo.read(tmp_path / "run", usable=False)
    assert halfway.state == "stopped"
    assert list(halfway.parts) == list(whole.parts)[:1]
    assert halfway.usable == (name != "cascade")
    assert halfway.resumable

    events = []
    end = train(Job(recipe, phantom_folder, tmp_path / "run", resume=True), events.append, never)
    assert isinstance(end, RunSucceeded), end
    assert [e.name for e in events if isinstance(e, PartFinished)] == list(whole.parts)
    started = [e for e in events if isinstance(e, PartStarted)]
    assert [e.name for e in started] == list(whole.parts)[1:]
    assert started[0].first_epoch == 2
    resumed = ModelInfo.read(tmp_path / "run")
    assert resumed.parts == whole.parts
    assert resumed.sha256 == whole.sha256
    assert resumed.metrics == whole.metrics
    assert resumed.cross_validation == whole.cross_validation
    assert not resumed.resumable
    for part in whole.parts:
        ours, theirs = load_tensors(whole.part(part), "last"), load_tensors(resumed.part(part), "last")
        assert ours.keys() == theirs.keys()
        assert all(torch.equal(ours[key], theirs[key]) for key in ours)


def test_stopped_in_the_first_part_it_can_be_resumed_but_not_used(phantom_folder):
    folder = models_dir() / "run"
    saved = []
    end = train(
        Job(FOLDS, phantom_folder, folder),
        lambda event: saved.append(event) if isinstance(event, CheckpointSaved) else None,
        lambda: bool(saved),
    )
    assert isinstance(end, RunStopped)
    assert end.epoch == 1
    with pytest.raises(PneumoError, match="Resume"):
        ModelInfo.read(folder)
    assert "run" not in [info.name for info in find_models()]
    assert [info.name for info in find_runs()] == ["run"]
    assert not holds_nothing(folder)
    assert isinstance(train(Job(FOLDS, phantom_folder, folder, resume=True), ignore, never), RunSucceeded)
    assert ModelInfo.read(folder).usable


def test_stopped_before_the_first_epoch_it_leaves_nothing(phantom_folder, tmp_path):
    end = train(Job(CASCADE, phantom_folder, tmp_path / "run"), ignore, lambda: True)
    assert isinstance(end, RunStopped)
    assert end.epoch == 0
    assert not (tmp_path / "run").exists()


def test_what_a_kill_before_the_first_commit_leaves_is_nothing(copy, phantom_folder):
    for file in copy.path.iterdir():
        if file.is_file():
            file.unlink()
    assert holds_nothing(copy.path)
    (copy.path / next(iter(copy.parts)) / "notes.txt").write_text("mine")
    assert not holds_nothing(copy.path)
    (copy.path / next(iter(copy.parts)) / "notes.txt").unlink()
    end = train(Job(copy.recipe, phantom_folder, copy.path), ignore, never)
    assert isinstance(end, RunSucceeded)
    assert ModelInfo.read(copy.path).sha256 == copy.sha256


def test_more_epochs_can_be_asked_of_every_part(copy, phantom_folder):
    longer = copy.recipe.with_values({"epochs": copy.recipe.epochs + 1})
    assert isinstance(train(Job(longer, phantom_folder, copy.path, resume=True), ignore, never), RunSucceeded)
    info = ModelInfo.read(copy.path)
    assert info.epoch == info.epochs == longer.epochs * len(copy.parts)
    assert all(info.part(name).epoch == longer.epochs for name in info.parts)


def test_a_damaged_part_is_refused(copy):
    file = copy.part(list(copy.parts)[-1]).file("model")
    file.write_bytes(file.read_bytes()[:-1] + b"\1")
    with pytest.raises(PneumoError, match="not the one it was saved with"):
        Predictor(copy, "cpu")


def test_another_models_part_is_refused(copy):
    part = copy.path / list(copy.parts)[-1]
    config = json.loads((part / "config.json").read_text())
    config["files"]["model"]["sha256"] = "0" * 64
    (part / "config.json").write_text(json.dumps(config))
    with pytest.raises(PneumoError, match=part.name):
        Predictor(copy, "cpu")
    shutil.rmtree(part)
    with pytest.raises(PneumoError, match=part.name):
        Predictor(copy, "cpu")


def test_parts_that_the_recipe_does_not_have_are_refused(copy):
    config = json.loads((copy.path / "config.json").read_text())
    config["parts"]["../elsewhere"] = "0" * 64
    (copy.path / "config.json").write_text(json.dumps(config))
    with pytest.raises(PneumoError, match=r"config\.json is damaged"):
        ModelInfo.read(copy.path)


def test_every_fold_is_a_model_by_itself(done, home):
    info, _ = done["folds"]
    shutil.copytree(info.path, models_dir() / "mine")
    names = [found.name for found in find_models()]
    at = names.index("mine")
    assert names[at : at + 4] == ["mine", "mine/fold-1", "mine/fold-2", "mine/fold-3"]
    fold = find_model("mine/fold-2")
    assert fold.sha256 == info.parts["fold-2"]
    assert find_model(str(models_dir() / "mine" / "fold-2")) == fold
    prediction = Predictor(fold, "cpu").predict(from_array(np.zeros((20, 20), np.uint8), "drawn"))
    assert prediction.model == "mine/fold-2"


def test_a_cascades_stages_are_not_offered(done, home):
    shutil.copytree(done["cascade"][0].path, models_dir() / "mine")
    assert [info.name for info in find_models() if info.name.startswith("mine")] == ["mine"]


def test_a_fold_of_too_few_patients_is_refused_with_the_mend(phantom_folder, tmp_path):
    end = train(Job(FOLDS.with_values({"folds": 40}), phantom_folder, tmp_path / "run"), ignore, never)
    assert isinstance(end, RunFailed)
    assert "fewer folds" in end.error.next_step
    assert not (tmp_path / "run").exists()


def test_weights_can_be_carried_on_from_fold_to_fold(phantom_folder, tmp_path):
    recipe = FOLDS.with_values({"folds": 2, "warm_start_folds": True, "epochs": 1, "learning_rate": 1e-8})
    assert isinstance(train(Job(recipe, phantom_folder, tmp_path / "run"), ignore, never), RunSucceeded)
    info = ModelInfo.read(tmp_path / "run")
    first, second = (load_tensors(info.part(name), "last") for name in ("fold-1", "fold-2"))
    # At so small a rate a fold ends where it began: at the last one's end. Alone it would begin elsewhere.
    assert torch.allclose(first["network.output.weight"], second["network.output.weight"], atol=1e-5)
    assert "knew its validation images" in info.file("card").read_text()


def test_a_folds_split_can_be_taken_up(done, phantom_folder):
    info, _ = done["folds"]
    fold = info.part("fold-1")
    dataset = apply_split(scan(phantom_folder), verified(fold, "split"))
    assert len(dataset.indices("val")) == fold.metrics["val"]["images"]
