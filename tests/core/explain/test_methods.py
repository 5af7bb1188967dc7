"""Each way of explaining has the property it is known for."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.explain import attributions
from pneumoviewer.core.explain.methods import METHODS, explanation_methods
from pneumoviewer.core.explain.randomization_test import RandomizedPredictor
from pneumoviewer.core.explain.saliency import explain
from pneumoviewer.core.explain.saliency_map import SaliencyMap, rank_correlation
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.progress import ProgressToken
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.recipe.recipe import Recipe, find_recipe
from pneumoviewer.core.training.events import RunSucceeded
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

SIDE = 64
RESIDUAL = {"image_size": 32, "epochs": 6, "batch_size": 8, "widths": (8, 16), "labels": "binary", "loss": "bce"}


def _marked(rng, ill):
    """Return noise, with a bright square in its upper left corner where somebody is ill."""
    pixels = rng.normal(90, 12, (SIDE, SIDE))
    if ill:
        pixels[4:20, 4:20] += 110
    return np.clip(pixels, 0, 255).astype(np.uint8)


def _trained(recipe, data, folder):
    end = train(Job(recipe, data, folder), lambda event: None, lambda: False)
    assert isinstance(end, RunSucceeded), end
    return Predictor(ModelInfo.read(folder), "cpu")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder, rng = tmp_path_factory.mktemp("marked"), np.random.default_rng(0)
    for split, count in (("train", 24), ("val", 8), ("test", 8)):
        for name in ("NORMAL", "PNEUMONIA"):
            place = folder / split / name
            place.mkdir(parents=True)
            for number in range(count):
                Image.fromarray(_marked(rng, name == "PNEUMONIA")).save(place / f"{split}-{name}-{number}.png")
    return folder


@pytest.fixture(scope="module")
def network(data, tmp_path_factory):
    recipe = find_recipe("pseudo-resnet").with_values(RESIDUAL)
    return _trained(recipe, data, tmp_path_factory.mktemp("network") / "run")


@pytest.fixture(scope="module")
def linear(data, tmp_path_factory):
    recipe = find_recipe("perceptron-exponential-decay").with_values({"image_size": 16, "epochs": 3})
    return _trained(recipe, data, tmp_path_factory.mktemp("linear") / "run")


@pytest.fixture(scope="module")
def ill():
    return from_array(_marked(np.random.default_rng(99), True), "ill")


def _in_corner(made):
    """Return the mean in the marked corner, and elsewhere."""
    rows, columns = made.values.shape
    corner = np.zeros(made.values.shape, bool)
    corner[: round(rows * 20 / SIDE + 0.5), : round(columns * 20 / SIDE + 0.5)] = True
    return made.values[corner].mean(), made.values[~corner].mean()


@pytest.mark.parametrize("way", ["grad_cam", "layer_cam", "integrated_gradients", "occlusion"])
def test_a_network_that_learned_a_marked_corner_looks_there(network, ill, way):
    assert network.predict(ill).decision == "pneumonia"
    made = explain(network, ill, "pneumonia", way)
    inside, outside = _in_corner(made)
    assert inside > 0.05
    assert inside > 3 * outside
    assert made.method == way


def test_a_perceptron_that_learned_a_marked_corner_looks_there(linear, ill):
    inside, outside = _in_corner(explain(linear, ill, "pneumonia", "weight_pixel"))
    assert inside > 0.1
    assert inside > 3 * outside


def test_what_speaks_for_one_class_speaks_against_the_other(network, linear, ill):
    for predictor, way in ((network, "integrated_gradients"), (linear, "weight_pixel")):
        ill_map, well_map = (explain(predictor, ill, name, way) for name in ("pneumonia", "normal"))
        assert ill_map.signed
        assert ill_map.values.min() < 0 < ill_map.values.max()
        assert np.allclose(ill_map.values, -well_map.values, atol=1e-5)


@pytest.mark.parametrize("scaling", ["unit", "mean_std", "z_score", "min_max", "robust"])
def test_integrated_gradients_are_complete(network, ill, scaling):
    """They add up to what the class's logit gained on the way from black: the axiom of completeness."""
    info = replace(network.info, preprocessing=replace(network.info.preprocessing, scaling=scaling))
    predictor = Predictor(info, "cpu")
    picture = torch.from_numpy(info.preprocessing.picture(ill))[None]
    inputs = predictor.inputs(picture)
    black = attributions.black(picture, inputs)
    logit = attributions.logit_of(predictor, 1)
    gained = (logit(inputs) - logit(black)).item()
    made = explain(predictor, ill, "pneumonia", "integrated_gradients")
    assert (made.values.astype(float) * made.scale).sum() == pytest.approx(gained, rel=0.02, abs=0.02)
    if scaling == "unit":
        assert not black.any()


def test_black_is_scaled_as_the_picture_is(ill):
    """A picture with a black pixel shows what black becomes."""
    pixels = ill.pixels.copy()
    pixels[:8, -8:] = 0
    with_black = from_array(pixels, "black")
    for scaling in ("mean_std", "imagenet", "min_max", "z_score", "robust"):
        preprocessing = replace(find_recipe("pseudo-resnet").preprocessing, channels=3, size=(32, 32), scaling=scaling)
        picture = torch.from_numpy(preprocessing.picture(with_black))[None]
        assert picture[0, 0, -1] == 0
        inputs = preprocessing.tensor(picture)
        found = attributions.black(picture, inputs)
        assert torch.allclose(found, inputs[..., :1, -1:].expand_as(inputs), atol=1e-5)


def test_weight_times_pixel_adds_up_to_the_margin(linear, ill):
    made = explain(linear, ill, "pneumonia", "weight_pixel")
    picture = torch.from_numpy(linear.info.preprocessing.picture(ill))[None]
    margin = linear.network(linear.inputs(picture)).item() - linear.network.unit.bias.item()
    assert (made.values.astype(float) * made.scale).sum() == pytest.approx(margin, rel=1e-4, abs=1e-4)


def test_layer_cam_weights_each_place_by_its_own_positive_gradient(network, ill):
    made = explain(network, ill, "pneumonia", "layer_cam")
    picture = torch.from_numpy(network.info.preprocessing.picture(ill))[None]
    features = network.network.stages(network.inputs(picture)).detach().requires_grad_()
    logit = network.network.output(network.network.pool(features).flatten(1))[0, 0]
    [gradient] = torch.autograd.grad(logit, features)
    by_hand = (gradient.relu() * features).sum(1).relu()[0].detach().numpy()
    assert np.allclose(made.values, by_hand / by_hand.max(), atol=1e-5)


def test_a_map_states_the_resolution_of_its_layer(network, linear, ill):
    layer = network.network.get_submodule(network.network.heatmap_layer)
    shapes = []
    hook = layer.register_forward_hook(lambda module, inputs, output: shapes.append(output.shape[2:]))
    network.predict(ill)
    hook.remove()
    for way in ("grad_cam", "layer_cam"):
        made = explain(network, ill, "pneumonia", way)
        assert (made.values.shape, made.layer) == (tuple(shapes[0]), network.network.heatmap_layer)
    for predictor, way in ((network, "integrated_gradients"), (network, "occlusion"), (linear, "weight_pixel")):
        made = explain(predictor, ill, "pneumonia", way)
        assert (made.values.shape, made.layer) == (predictor.info.preprocessing.size, "input")


def test_occlusion_says_how_much_probability_is_lost(network, ill):
    made = explain(network, ill, "pneumonia", "occlusion")
    assert 0 < made.scale <= network.predict(ill).probabilities[1] + 1e-6


def test_an_untrained_network_gives_another_map(network, ill):
    untrained = RandomizedPredictor(network.info, "cpu")
    for way in ("grad_cam", "integrated_gradients"):
        trained_map, untrained_map = (explain(each, ill, "pneumonia", way) for each in (network, untrained))
        assert trained_map.values.shape == untrained_map.values.shape
        assert not np.allclose(trained_map.values, untrained_map.values, atol=0.05)
        alike = rank_correlation(trained_map, untrained_map)
        assert alike is not None
        assert alike < 0.9
        again = explain(RandomizedPredictor(network.info, "cpu"), ill, "pneumonia", way)
        assert np.array_equal(again.values, untrained_map.values)


def test_untrained_weights_are_none_of_the_trained_and_disturb_no_random_numbers(network, linear):
    for predictor in (network, linear):
        torch.manual_seed(5)
        expected = torch.rand(1)
        torch.manual_seed(5)
        untrained = RandomizedPredictor(predictor.info, "cpu")
        assert torch.rand(1) == expected
        trained = dict(predictor.network.named_parameters())
        for name, values in untrained.network.named_parameters():
            if values.dim() > 1:
                assert values.std() > 0
                assert not torch.allclose(values, trained[name])


def test_likeness_is_that_of_ranks_on_the_radiograph():
    def heat(values, box=(0.0, 0.0, 1.0, 1.0)):
        return SaliencyMap(np.array(values, np.float32), "pneumonia", "input", "occlusion", box)

    one = heat([[0.1, 0.2], [0.4, 1.0]])
    assert rank_correlation(one, heat([[0.0, 0.5], [0.6, 0.7]])) == pytest.approx(1)
    assert rank_correlation(one, heat([[1.0, 0.3], [0.2, 0.0]])) == pytest.approx(-1)
    assert rank_correlation(one, heat([[0.5, 0.5], [0.5, 0.5]])) is None
    # Ties share their mean rank: 1, 2.5, 2.5, 4 and 1, 2, 3, 4.
    tied = rank_correlation(heat([[0.1, 0.2], [0.2, 0.3]]), heat([[1.0, 2.0], [3.0, 4.0]]))
    assert tied == pytest.approx(np.corrcoef([1, 2.5, 2.5, 4], [1, 2, 3, 4])[0, 1])
    # The outer rows lie beyond a wide radiograph.
    box = (0.0, -0.5, 1.0, 1.5)
    wide = [heat([[9, 9], [1, 2], [3, 4], [9, 9]], box), heat([[0, 0], [5, 6], [7, 8], [0, 0]], box)]
    assert rank_correlation(*wide) == pytest.approx(1)


@pytest.mark.parametrize(("composition", "folds"), [("single", 2), ("ensemble", 0), ("cascade", 0)])
def test_models_of_several_parts_are_explained_in_every_way(phantom_folder, tmp_path, ill, composition, folds):
    labels = "three" if composition == "cascade" else "binary"
    recipe = Recipe(
        id="x",
        title="x",
        labels=labels,
        composition=composition,
        folds=folds,
        architecture="cnn",
        convolutions="4 M 4",
        image_size=16,
        channels=1,
        epochs=1,
        loss="bce",
    )
    predictor = _trained(recipe, phantom_folder, tmp_path / "run")
    class_name = predictor.info.classes[-1]
    assert explanation_methods(recipe) == ("grad_cam", "layer_cam", "integrated_gradients", "occlusion")
    for way in explanation_methods(recipe):
        shares = []
        made = explain(predictor, ill, class_name, way, ProgressToken(shares.append))
        assert made.values.max() <= 1
        assert np.abs(made.values).max() in (0, 1)
        assert shares == sorted(shares)
        assert 0 <= shares[0] <= shares[-1] <= 1
        if composition == "cascade" or way == "occlusion":
            continue
        parts = [explain(part, ill, class_name, way) for part in predictor.parts]
        mean = np.mean([part.values * part.scale for part in parts], axis=0)
        assert np.allclose(made.values * made.scale, mean / (1 if made.signed else mean.max() or 1), atol=1e-5)
    untrained = RandomizedPredictor(predictor.info, "cpu")
    first, second = (next(part.network.parameters()) for part in untrained.parts)
    assert not torch.allclose(first, second)
    assert explain(untrained, ill, class_name).method == "grad_cam"


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"architecture": "mlp", "features": "hog"}, {"weights", "weight_pixel", "integrated_gradients", "grad_cam"}),
        ({"architecture": "mlp", "activation": "step"}, {"integrated_gradients", "grad_cam"}),
        ({"architecture": "mlp"}, {"weight_pixel", "grad_cam", "layer_cam"}),
    ],
)
def test_a_way_that_a_model_does_not_have_is_refused_with_the_reason(linear, ill, values, missing):
    recipe = Recipe(id="x", title="x", labels="binary", image_size=16, **values)
    assert not missing & set(explanation_methods(recipe))
    predictor = Predictor(linear.info, "cpu")
    predictor.info = replace(linear.info, recipe=recipe)
    for way in missing - {"weights"}:
        with pytest.raises(PneumoError, match=f"no {METHODS[way].title} heatmap") as refused:
            explain(predictor, ill, "pneumonia", way)
        assert refused.value.why
        assert refused.value.next_step


@pytest.mark.parametrize("way", ["integrated_gradients", "occlusion"])
def test_a_long_computation_tells_how_far_it_is_and_stops_when_asked(network, ill, way):
    shares = []
    explain(network, ill, "pneumonia", way, ProgressToken(shares.append))
    assert len(shares) > 4
    assert shares == sorted(shares)
    told = []
    with pytest.raises(Cancelled):
        explain(network, ill, "pneumonia", way, ProgressToken(told.append, lambda: len(told) >= 2))
    assert len(told) == 2
