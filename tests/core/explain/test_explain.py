from pathlib import Path

import numpy as np
import pytest
import torch

from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.saliency import explain
from pneumoviewer.core.explain.weights import focus_image, weight_images
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import load_tensors
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe
from pneumoviewer.core.training.events import RunSucceeded
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train


@pytest.fixture(scope="module")
def residual(phantom_folder, tmp_path_factory):
    values = {"image_size": 32, "epochs": 1, "batch_size": 8, "widths": (8, 16)}
    folder = tmp_path_factory.mktemp("residual") / "run"
    train(
        Job(find_recipe("pseudo-resnet").with_values(values), phantom_folder, folder), lambda event: None, lambda: False
    )
    return Predictor(ModelInfo.read(folder))


@pytest.fixture
def radiograph():
    rows, columns = np.mgrid[0:60, 0:80]
    return from_array(((rows * 3 + columns) % 256).astype(np.uint8), "drawn")


def test_a_heatmap_has_the_layers_own_resolution_and_covers_the_image(residual, radiograph):
    maps = {name: explain(residual, radiograph, name, "grad_cam") for name in residual.info.classes}
    for name, made in maps.items():
        assert made.values.shape == (8, 8)
        assert made.values.min() >= 0
        assert made.values.max() in (0, 1)
        assert (made.class_name, made.layer, made.method) == (name, "stages", "grad_cam")
        assert made.box == pytest.approx((0, 0, 1, 1))
    assert not np.array_equal(maps["normal"].values, maps["viral"].values)


def test_a_heatmap_follows_grad_cams_formula(residual, radiograph):
    made = explain(residual, radiograph, "viral", "grad_cam")
    picture = torch.from_numpy(residual.info.preprocessing.picture(radiograph))[None]
    features = residual.network.stages(residual.inputs(picture)).detach().requires_grad_()
    logits = residual.network.output(residual.network.pool(features).flatten(1))
    [gradient] = torch.autograd.grad(logits[0, 2], features)
    by_hand = (gradient.mean((2, 3), keepdim=True) * features).sum(1).relu()[0].detach().numpy()
    by_hand = by_hand / by_hand.max() if by_hand.max() > 0 else by_hand
    assert np.allclose(made.values, by_hand, atol=1e-5)


def test_explaining_leaves_the_prediction_as_it_was(residual, radiograph):
    before = residual.predict(radiograph)
    explain(residual, radiograph, "normal", "grad_cam")
    assert residual.predict(radiograph) == before


def test_a_class_the_model_does_not_know_is_refused(residual, radiograph):
    with pytest.raises(PneumoError, match="normal, bacterial, viral"):
        explain(residual, radiograph, "tuberculosis", "grad_cam")


def test_a_model_without_convolutions_has_no_grad_cam(tiny_model, radiograph):
    with pytest.raises(PneumoError, match="no Grad-CAM"):
        explain(Predictor(tiny_model), radiograph, tiny_model.classes[0], "grad_cam")


def test_weight_images_of_every_epoch(tiny_model):
    stack = weight_images(tiny_model)
    assert stack.epochs == tuple(range(tiny_model.epoch + 1))
    height, width = tiny_model.preprocessing.size
    assert stack.values.shape == (len(stack.epochs), len(stack.units), height, width)
    best = load_tensors(tiny_model, "model")
    first = next(v for k, v in best.items() if k.endswith("weight"))
    at = stack.epochs.index(tiny_model.best_epoch)
    assert np.array_equal(stack.values[at].reshape(len(stack.units), -1), first.numpy())


def test_weight_images_of_a_convolutional_model_are_refused(residual):
    with pytest.raises(PneumoError, match="not one a pixel"):
        weight_images(residual.info)


def test_a_focus_image_is_pixel_times_weight_normalised():
    weights = np.array([[1.0, -2.0], [0.5, 0.0]], np.float32)
    picture = np.array([[1.0, 2.0], [2.0, 9.0]], np.float32)
    assert np.allclose(focus_image(weights, picture), [[0.25, -1.0], [0.25, 0.0]])
    assert not focus_image(np.zeros((2, 2), np.float32), picture).any()


def test_focus_and_margin_agree(phantom_folder, tmp_path, radiograph):
    """Pixel times weight, summed, plus the bias is the perceptron's margin."""
    recipe = find_recipe("perceptron-exponential-decay").with_values({"image_size": 16, "epochs": 2})
    train(Job(recipe, phantom_folder, tmp_path / "run"), lambda event: None, lambda: False)
    predictor = Predictor(ModelInfo.read(tmp_path / "run"))
    stack, view = weight_images(predictor.info), predictor.model_input(radiograph)
    picture = torch.from_numpy(predictor.info.preprocessing.picture(radiograph))[None]
    margin = predictor.network(predictor.inputs(picture)).item() - predictor.network.unit.bias.item()
    weights = stack.values[stack.epochs.index(predictor.info.best_epoch), 0]
    product = weights * view
    assert product.sum() == pytest.approx(margin, rel=1e-4, abs=1e-4)
    assert np.allclose(focus_image(weights, view) * np.abs(product).max(), product, atol=1e-6)


class DrawnSquare:
    """Says pneumonia the more, the brighter rows 16 … 24 and columns 40 … 48 of a picture are."""

    randomized = False

    def __init__(self, preprocessing):
        recipe = find_recipe("mlp-8")
        about = {"files": {"model": {"sha256": "0" * 64}}}
        self.info = ModelInfo(Path("drawn"), "drawn", "", recipe, ("normal", "pneumonia"), preprocessing, **about)

    def probabilities(self, pictures):
        bright = pictures[:, 16:24, 40:48].double().mean((1, 2)).numpy() / 255
        return np.stack([1 - bright, bright], 1)


@pytest.mark.parametrize(("fit", "box"), [("stretch", (0, 0, 1, 1)), ("letterbox", (0, -0.5, 1, 1.5))])
def test_hiding_what_a_model_looks_at_shows_where_that_is(fit, box):
    # In a square input, a picture twice as wide as high is squeezed to half its width, or fills the middle half.
    top, bottom, left, right = (16, 24, 80, 96) if fit == "stretch" else (0, 16, 80, 96)
    pixels = np.zeros((64, 128), np.uint8)
    pixels[top:bottom, left:right] = 255
    model = DrawnSquare(Preprocessing((64, 64), fit=fit))
    made = explain(model, from_array(pixels, "square"), "pneumonia", "occlusion")
    assert made.values.shape == (64, 64)
    assert (made.values.min(), made.values.max()) == (0, 1)
    rows, columns = np.nonzero(made.values > 0.5)
    assert 16 - 4 <= rows.min() <= 16 <= 23 <= rows.max() < 24 + 4
    assert 40 - 4 <= columns.min() <= 40 <= 47 <= columns.max() < 48 + 4
    assert not made.values[:8].any()
    assert made.box == pytest.approx(box)
    # Hiding the square raises P(normal), and nothing lowers it.
    assert not explain(model, from_array(pixels, "square"), "normal", "occlusion").values.any()


def test_a_class_that_is_not_there_cannot_be_hidden(radiograph):
    with pytest.raises(PneumoError, match="normal, pneumonia"):
        explain(DrawnSquare(Preprocessing((64, 64))), radiograph, "viral", "occlusion")


def test_every_model_explains_in_its_best_way(residual, tiny_model, radiograph):
    assert explain(residual, radiograph, "viral").method == "grad_cam"
    made = explain(Predictor(tiny_model), radiograph, tiny_model.classes[1])
    assert (made.method, made.layer) == ("occlusion", "input")
    assert made.values.shape == tiny_model.preprocessing.size


CNN = {
    "architecture": "cnn",
    "convolutions": "4 M 4",
    "hidden": (8,),
    "image_size": 16,
    "channels": 1,
    "epochs": 1,
    "loss": "bce",
}


def trained(recipe, phantom_folder, folder):
    end = train(Job(recipe, phantom_folder, folder), lambda event: None, lambda: False)
    assert isinstance(end, RunSucceeded), end
    return Predictor(ModelInfo.read(folder), "cpu")


def test_one_unit_speaks_for_the_second_class_and_against_the_first(phantom_folder, tmp_path, radiograph):
    predictor = trained(Recipe(id="x", title="x", labels="binary", **CNN), phantom_folder, tmp_path / "run")
    layer = predictor.network.get_submodule(predictor.network.heatmap_layer)
    seen = {}
    hook = layer.register_forward_hook(lambda module, inputs, output: seen.update(features=output))
    picture = torch.from_numpy(predictor.info.preprocessing.picture(radiograph))[None]
    logit = predictor.network(predictor.inputs(picture))[0, 0]
    hook.remove()
    [gradient] = torch.autograd.grad(logit, seen["features"])
    summed = (gradient.mean((2, 3), keepdim=True) * seen["features"]).sum(1)[0].detach().numpy()
    for class_name, sign in (("pneumonia", 1), ("normal", -1)):
        by_hand = np.clip(sign * summed, 0, None)
        by_hand = by_hand / by_hand.max() if by_hand.max() > 0 else by_hand
        assert np.allclose(explain(predictor, radiograph, class_name, "grad_cam").values, by_hand, atol=1e-5)


def test_a_cascade_is_explained_by_the_stage_that_decides(phantom_folder, tmp_path, radiograph):
    recipe = Recipe(id="x", title="x", labels="three", composition="cascade", **CNN)
    predictor = trained(recipe, phantom_folder, tmp_path / "run")
    infected, kind = predictor.parts
    for class_name, stage in (("normal", infected), ("bacterial", kind), ("viral", kind)):
        made = explain(predictor, radiograph, class_name)
        assert (made.class_name, made.method) == (class_name, "grad_cam")
        assert np.array_equal(made.values, explain(stage, radiograph, class_name, "grad_cam").values)


def test_folds_are_explained_by_the_mean_of_their_maps(phantom_folder, tmp_path, radiograph):
    predictor = trained(Recipe(id="x", title="x", labels="binary", folds=2, **CNN), phantom_folder, tmp_path / "run")
    one, other = (explain(part, radiograph, "pneumonia", "grad_cam").values for part in predictor.parts)
    mean = (one + other) / 2
    mean = mean / mean.max() if mean.max() > 0 else mean
    assert np.allclose(explain(predictor, radiograph, "pneumonia").values, mean, atol=1e-6)


def test_weights_of_several_networks_are_no_picture_of_the_model(phantom_folder, tmp_path, radiograph):
    recipe = find_recipe("mlp-8").with_values({"image_size": 16, "epochs": 1, "folds": 2})
    predictor = trained(recipe, phantom_folder, tmp_path / "run")
    with pytest.raises(PneumoError, match="no weight images"):
        weight_images(predictor.info)
    assert weight_images(predictor.parts[0].info).epochs == (0, 1)
    assert explain(predictor, radiograph, "pneumonia").method == "occlusion"
