"""Tests per row of the catalogue and per recipe: made from the rows, so that a new row brings its own."""

import json

import numpy as np
import pytest
import torch

from pneumoviewer.core.dataset.scan import scan
from pneumoviewer.core.explain.methods import explanation_methods
from pneumoviewer.core.explain.saliency import explain
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.models.build import build_network, count_network, initialized_network
from pneumoviewer.core.models.catalogue import (
    CATALOGUE,
    classes_of,
    count_parameters,
    documented_classes,
    output_of,
)
from pneumoviewer.core.models.parameter_count import Count
from pneumoviewer.core.radiograph.reader import read
from pneumoviewer.core.recipe.fields.model import ARCHITECTURES, TRANSFER
from pneumoviewer.core.recipe.recipe import recipes
from pneumoviewer.core.training.events import RunSucceeded
from pneumoviewer.core.training.gradient_learner import GradientLearner
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.learner import Examples
from pneumoviewer.core.training.losses import make_loss
from pneumoviewer.core.training.run import train

# Of the documents, at their own number of classes: trainable and total parameters.
EXACT = {
    "perceptron-exponential-decay": (4_097, 4_097),
    "perceptron-step-decay": (4_097, 4_097),
    "perceptron-cosine": (4_097, 4_097),
    "perceptron-constant": (4_097, 4_097),
    "mlp-4": (16_393, 16_393),
    "mlp-8": (32_785, 32_785),
    "mlp-raw-pixels": (7_960, 7_960),
    "mlp-hog-features": (4_040, 4_040),
    "small-cnn": (1_890, 1_890),
    "four-stage-cnn": (2_524_033, 2_525_121),
    "vgg16-transfer": (16_843_521, 31_558_209),
    "resnet50-transfer": (23_512_130, 23_512_130),
    "mlp-300-150": (353_254, 353_254),
    "mlp-300-150-leaky": (353_254, 353_254),
    "mlp-300-150-batchnorm": (354_154, 355_054),
    "mlp-300-150-long": (353_254, 353_254),
    "mlp-300-150-small-batch": (353_254, 353_254),
    "five-conv-cnn": (3_271_332, 3_271_492),
    "five-conv-cnn-half": (1_392_612, 1_392_772),
}
# What makes each architecture small enough to train in seconds.
SMALL = {
    "logistic_regression": {"grid_c": (0.1, 1), "grid_penalty": "l2", "grid_folds": 2, "grid_max_iter": (100,)},
    "cnn": {"convolutions": "4 D B M 8 R", "hidden": (8,)},
    "pseudo_resnet": {"widths": (8, 16)},
    # Without momentum there is no state as large as the network to be saved.
    **{
        name: {"image_size": 32, "pretrained": "none", "frozen": False, "hidden": (8,), "epochs": 1, "batch_size": 32}
        | {"optimizer": "sgd", "momentum": 0}
        for name in TRANSFER
    },
}
SHORT = {"image_size": 16, "epochs": 2, "batch_size": 8, "start_from_epoch": 1, "folds": 0, "composition": "single"}
STATEMENT = """
import json, sys
from pathlib import Path
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.radiograph.reader import read
picture = read(Path(sys.argv[1]))
print(json.dumps({f: Predictor(ModelInfo.read(Path(f)), "cpu").predict(picture).probabilities for f in sys.argv[2:]}))
"""


def small(architecture):
    recipe = next(r for r in recipes().values() if r.architecture == architecture and r.composition == "single")
    return recipe.with_values({**SHORT, **SMALL.get(architecture, {})})


def stages(recipe):
    """Each network a recipe trains, and for how many classes."""
    classes = 2 if recipe.composed.kind == "cascade" else documented_classes(recipe)
    return [(network, classes) for network in recipe.composed.counted]


@pytest.fixture(scope="module")
def trained(phantom_folder, tmp_path_factory):
    """A model of every architecture."""
    folder = tmp_path_factory.mktemp("catalogue")
    for architecture in CATALOGUE:
        end = train(Job(small(architecture), phantom_folder, folder / architecture), lambda event: None, lambda: False)
        assert isinstance(end, RunSucceeded), end
    return folder


@pytest.fixture(scope="module")
def radiograph(phantom_folder):
    return read(next((phantom_folder / "test").glob("*/*")))


def test_every_architecture_a_recipe_may_name_has_a_row_and_a_recipe():
    assert set(ARCHITECTURES) == set(CATALOGUE) == {recipe.architecture for recipe in recipes().values()}


@pytest.mark.parametrize("recipe", recipes().values(), ids=lambda r: r.id)
def test_count_in_closed_form_is_the_networks(recipe):
    with torch.device("meta"):  # shapes are counted, and have no memory to be filled
        counts = [count_network(stage, build_network(stage, classes)) for stage, classes in stages(recipe)]
    total = Count(sum(c.trainable for c in counts), sum(c.total for c in counts))
    assert count_parameters(recipe, documented_classes(recipe)) == total


@pytest.mark.parametrize(("name", "counts"), EXACT.items())
def test_count_is_the_documents(name, counts):
    recipe = recipes()[name]
    assert count_parameters(recipe, documented_classes(recipe)) == Count(*counts)


@pytest.mark.parametrize("recipe", recipes().values(), ids=lambda r: r.id)
def test_network_answers_in_the_shape_it_says(recipe):
    for stage, classes in stages(recipe):
        pictures = stage.preprocessing.tensor(torch.zeros(2, stage.image_size, stage.image_size, dtype=torch.uint8))
        with torch.device("meta"), torch.inference_mode():  # shapes are computed, and no numbers
            outputs = build_network(stage, classes).eval()(pictures.to("meta"))
        assert outputs.shape == (2, output_of(stage, classes).units)


@pytest.mark.parametrize("recipe", recipes().values(), ids=lambda r: r.id)
def test_recipe_survives_json_and_says_what_it_is(recipe):
    assert type(recipe).from_json(json.loads(json.dumps(recipe.as_json()))) == recipe
    assert recipe.title
    assert recipe.notes
    assert recipe.source


def test_no_two_recipes_are_called_alike():
    assert len({recipe.title for recipe in recipes().values()}) == len(recipes())


@pytest.mark.parametrize("architecture", [row.id for row in CATALOGUE.values() if row.learner == "gradient"])
def test_one_step_lowers_the_loss(architecture, phantom_folder):
    # As deep as they are, and drawn at random, the published ones with batch normalisation bear small steps only.
    rate = 1e-5 if architecture in TRANSFER and architecture != "vgg16" else 1e-3
    recipe = small(architecture).with_values(
        {"dropout": 0, "conv_dropout": 0, "augmentation": "none", "batch_size": 64, "weight_decay": 0}
        | {"optimizer": "sgd", "momentum": 0, "learning_rate": rate, "schedule": "constant", "precision": "float32"}
    )
    dataset = scan(phantom_folder)
    chosen = dataset.indices("train")[::2]
    pictures = torch.stack(
        [torch.from_numpy(recipe.preprocessing.picture(read(dataset.root / dataset.items[i].file))) for i in chosen]
    )
    targets = torch.from_numpy(dataset.targets(recipe.labels)[chosen])
    examples = Examples(pictures, targets, np.array([dataset.items[i].patient for i in chosen]))
    classes = len(dataset.classes(recipe.labels))
    torch.manual_seed(0)
    network = initialized_network(recipe, classes)
    learner = GradientLearner(recipe, network, classes, None, "cpu", None)

    def loss():
        network.train()
        with torch.no_grad():
            outputs = network(recipe.preprocessing.tensor(pictures))
            return make_loss(recipe, output_of(recipe, classes), outputs, targets, None).item()

    before = loss()
    learned = learner.train_epoch(1, examples, lambda batch, value: None, lambda: False)
    assert learned.loss == pytest.approx(before, rel=1e-4)
    assert loss() < before


def test_a_trained_model_answers_alike_in_a_fresh_process(trained, radiograph, phantom_folder, run_python):
    folders = [trained / architecture for architecture in CATALOGUE]
    file = next((phantom_folder / "test").glob("*/*"))
    done = run_python("-c", STATEMENT, file, *folders)
    assert done.returncode == 0, done.stderr
    theirs = json.loads(done.stdout)
    for folder in folders:
        ours = Predictor(ModelInfo.read(folder), "cpu").predict(radiograph).probabilities
        assert list(ours) == theirs[str(folder)], folder.name
        assert sum(ours) == pytest.approx(1)


@pytest.mark.parametrize("architecture", CATALOGUE)
def test_a_trained_model_explains(architecture, trained, radiograph):
    info = ModelInfo.read(trained / architecture)
    for name in info.classes:
        heatmap = explain(Predictor(info, "cpu"), radiograph, name)
        assert heatmap.values.ndim == 2
        assert heatmap.values.min() >= 0
        assert heatmap.values.max() <= 1
    assert explanation_methods(info.recipe)


def test_digits_are_the_classes_where_the_folders_say():
    assert classes_of(recipes()["small-cnn"]) == tuple("0123456789")
