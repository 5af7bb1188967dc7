import numpy as np
import pytest
import torch

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.heatmaps import grad_cam
from pneumoviewer.core.explain.weights import focus_image, weight_images
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.store import load_tensors
from pneumoviewer.core.predict import Predictor
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.training.recipe import find_recipe
from pneumoviewer.core.training.run import train


@pytest.fixture(scope="module")
def residual(phantom_folder, tmp_path_factory):
    values = {"image_size": 32, "epochs": 1, "batch_size": 8, "widths": (8, 16)}
    folder = tmp_path_factory.mktemp("residual") / "run"
    train(find_recipe("pseudo-resnet").with_values(values), phantom_folder, folder, lambda event: None, lambda: False)
    return Predictor(ModelInfo.read(folder))


@pytest.fixture
def radiograph():
    rows, columns = np.mgrid[0:60, 0:80]
    return from_array(((rows * 3 + columns) % 256).astype(np.uint8), "drawn")


def test_a_heatmap_has_the_layers_own_resolution_and_covers_the_image(residual, radiograph):
    maps = {name: grad_cam(residual, radiograph, name) for name in residual.info.classes}
    for name, made in maps.items():
        assert made.values.shape == (8, 8)
        assert made.values.min() >= 0
        assert made.values.max() in (0, 1)
        assert (made.class_name, made.layer, made.method) == (name, "stages", "Grad-CAM")
        assert made.box == pytest.approx((0, 0, 1, 1))
    assert not np.array_equal(maps["normal"].values, maps["viral"].values)


def test_a_heatmap_follows_grad_cams_formula(residual, radiograph):
    made = grad_cam(residual, radiograph, "viral")
    picture = torch.from_numpy(residual.info.preprocessing.picture(radiograph))[None]
    features = residual.network.stages(residual.inputs(picture)).detach().requires_grad_()
    logits = residual.network.output(residual.network.pool(features).flatten(1))
    [gradient] = torch.autograd.grad(logits[0, 2], features)
    by_hand = (gradient.mean((2, 3), keepdim=True) * features).sum(1).relu()[0].detach().numpy()
    by_hand = by_hand / by_hand.max() if by_hand.max() > 0 else by_hand
    assert np.allclose(made.values, by_hand, atol=1e-5)


def test_explaining_leaves_the_prediction_as_it_was(residual, radiograph):
    before = residual.predict(radiograph)
    grad_cam(residual, radiograph, "normal")
    assert residual.predict(radiograph) == before


def test_a_class_the_model_does_not_know_is_refused(residual, radiograph):
    with pytest.raises(PneumoError, match="normal, bacterial, viral"):
        grad_cam(residual, radiograph, "tuberculosis")


def test_a_model_without_convolutions_has_no_heatmap(tiny_model, radiograph):
    with pytest.raises(PneumoError, match="no heatmap"):
        grad_cam(Predictor(tiny_model), radiograph, tiny_model.classes[0])


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
    train(recipe, phantom_folder, tmp_path / "run", lambda event: None, lambda: False)
    predictor = Predictor(ModelInfo.read(tmp_path / "run"))
    stack, view = weight_images(predictor.info), predictor.view(radiograph)
    picture = torch.from_numpy(predictor.info.preprocessing.picture(radiograph))[None]
    margin = predictor.network(predictor.inputs(picture)).item() - predictor.network.unit.bias.item()
    weights = stack.values[stack.epochs.index(predictor.info.best_epoch), 0]
    product = weights * view
    assert product.sum() == pytest.approx(margin, rel=1e-4, abs=1e-4)
    assert np.allclose(focus_image(weights, view) * np.abs(product).max(), product, atol=1e-6)
