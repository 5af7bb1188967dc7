import numpy as np
import pytest

from pneumoviewer.core.classes import BINARY_CLASSES, THREE_CLASSES
from pneumoviewer.core.results import decide
from pneumoviewer.core.training.metrics import (
    bands,
    evaluate_probabilities,
    fit_margins,
    mean_points,
    operating_points,
    reliability,
    sensitive_threshold,
)


@pytest.mark.parametrize(
    ("probabilities", "threshold", "decided"),
    [
        ((0.6, 0.3, 0.1), 0.5, 0),
        ((0.4, 0.35, 0.25), 0.5, 1),  # normal is the likeliest single class, pneumonia the likelier whole
        ((0.4, 0.1, 0.5), 0.5, 2),
        ((0.6, 0.1, 0.3), 0.3, 2),
        ((0.5, 0.5, 0.0), 0.5, 1),  # at the threshold it is pneumonia
    ],
)
def test_a_decision_is_not_an_argmax(probabilities, threshold, decided):
    assert decide(probabilities, THREE_CLASSES, threshold) == decided


def test_without_a_normal_class_the_likeliest_is_decided():
    assert decide((0.2, 0.7, 0.1), ("0", "1", "2"), 0.5) == 1


def test_figures_worked_out_by_hand():
    # 4 normal, 6 ill; 1 normal called ill, 2 ill called normal.
    targets = np.array([0] * 4 + [1] * 6)
    ill = np.array([0.1, 0.2, 0.3, 0.6, 0.9, 0.8, 0.7, 0.9, 0.4, 0.3])
    result = evaluate_probabilities(np.stack([1 - ill, ill], 1), targets, BINARY_CLASSES, 0.5, patients=9)
    assert result.confusion_matrix == ((3, 1), (2, 4))
    assert result.accuracy == pytest.approx(0.7)
    assert result.binary is not None
    assert result.binary["fpr"] == pytest.approx(1 / 4)
    assert result.binary["fnr"] == pytest.approx(2 / 6)
    assert result.binary["sensitivity"] == pytest.approx(4 / 6)
    assert result.binary["specificity"] == pytest.approx(3 / 4)
    # F1: normal 2*3/(2*3+1+2) = 2/3, pneumonia 2*4/(2*4+1+2) = 8/11
    assert result.macro_f1 == pytest.approx((2 / 3 + 8 / 11) / 2)
    true = np.where(targets == 1, ill, 1 - ill)
    assert result.loss == pytest.approx(-np.log(true).mean())
    # AUC: pairs (ill above normal): 24 pairs, ties count half.
    wins = sum((a > b) + 0.5 * (a == b) for a in ill[4:] for b in ill[:4])
    assert result.binary["roc_auc"] == pytest.approx(wins / 24)
    assert result.patients == 9


def test_three_classes_give_the_binary_figures_too():
    probabilities = np.array([[0.8, 0.1, 0.1], [0.3, 0.1, 0.6], [0.1, 0.8, 0.1]])
    result = evaluate_probabilities(probabilities, np.array([0, 1, 1]), THREE_CLASSES, 0.5)
    assert result.accuracy == pytest.approx(2 / 3)
    assert result.binary is not None
    assert result.binary["accuracy"] == 1.0
    assert result.per_class["viral"]["support"] == 0


def test_what_one_class_leaves_undefined_is_none():
    result = evaluate_probabilities(np.array([[0.2, 0.8]]), np.array([1]), BINARY_CLASSES, 0.5)
    assert result.binary is not None
    assert result.binary["specificity"] is None
    assert result.binary["roc_auc"] is None


def test_a_margin_fit_recovers_the_probabilities_it_was_drawn_from():
    random = np.random.default_rng(0)
    margins = random.normal(0, 20, 20_000).astype(np.float32)
    truth = 1 / (1 + np.exp(-(0.15 * margins - 0.4)))
    fitted = fit_margins(margins[:, None], (random.random(20_000) < truth).astype(np.int64))
    assert fitted["slope"] == pytest.approx([0.15], abs=0.01)
    assert fitted["intercept"] == pytest.approx([-0.4], abs=0.1)


def test_each_of_several_units_is_fitted_to_its_own_class():
    targets = np.repeat([0, 1, 2], 50)
    margins = np.where(targets[:, None] == np.arange(3), 2.0, -2.0).astype(np.float32)
    fitted = fit_margins(margins * [1, 1, -1], targets)  # the third unit has it the wrong way round
    assert fitted["slope"][0] > 0
    assert fitted["slope"][1] > 0
    assert fitted["slope"][2] == 0


def test_a_margin_fit_of_one_class_is_finite():
    assert np.isfinite(list(fit_margins(np.array([[1.0], [2.0]], np.float32), np.array([1, 1])).values())).all()


def test_a_threshold_is_lowered_until_enough_of_the_ill_are_found():
    ill = np.array([0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95])
    targets = np.array([0, 0, 1, 1, 1, 1, 1])
    assert sensitive_threshold(ill, targets, 0, 0.5, 0.0) == 0.5
    assert sensitive_threshold(ill, targets, 0, 0.5, 0.8) == 0.5  # four of five are found as it is
    assert sensitive_threshold(ill, targets, 0, 0.5, 0.99) == 0.4
    assert sensitive_threshold(ill, np.zeros(7, np.int64), 0, 0.5, 0.99) == 0.5


def drawn(count, seed=0):
    """Probabilities, and labels as a perfectly calibrated model would have them."""
    random = np.random.default_rng(seed)
    probabilities = random.beta(0.5, 0.5, count)
    return probabilities, random.random(count) < probabilities


def test_the_calibration_error_worked_out_by_hand():
    probabilities = np.array([0.1] * 10 + [0.7] * 10)
    ill = np.array([True] * 2 + [False] * 8 + [True] * 6 + [False] * 4)
    found = reliability(probabilities, ill)
    assert [each["images"] for each in found["bins"]] == [2] * 10
    assert sum(each["ill"] * each["images"] for each in found["bins"]) == pytest.approx(8)
    by_bin = [abs(each["ill"] - each["probability"]) for each in found["bins"]]
    assert found["ece"] == pytest.approx(np.mean(by_bin))


def test_a_calibrated_model_stays_below_its_limit_nineteen_times_of_twenty():
    found = [reliability(*drawn(500, seed)) for seed in range(200)]
    assert np.mean([each["ece"] <= each["ece_limit"] for each in found]) == pytest.approx(0.95, abs=0.04)


def test_a_model_that_is_too_sure_is_far_above_its_limit():
    probabilities, ill = drawn(500)
    found = reliability(np.where(probabilities > 0.5, 0.99, 0.01), ill)
    assert found["ece"] > 2 * found["ece_limit"]


def test_the_order_of_the_images_does_not_make_equal_probabilities_look_wrong():
    found = reliability(np.full(400, 0.5), np.arange(400) < 200)
    assert found["ece"] < found["ece_limit"] * 1.5
    assert max(each["ill"] for each in found["bins"]) < 0.8


def test_the_same_images_give_the_same_limit():
    assert reliability(*drawn(100)) == reliability(*drawn(100))


def test_few_images_have_fewer_bins():
    assert len(reliability(np.array([0.2, 0.9, 0.4]), np.array([False, True, True]))["bins"]) == 3


def test_bands_count_who_is_in_them_and_who_of_them_is_of_the_class():
    ill = np.array([0.0, 0.2, 0.61, 0.79, 0.95, 1.0])
    found = bands(np.stack([1 - ill, ill], 1), np.array([0, 1, 0, 1, 1, 1]), BINARY_CLASSES)
    counted = [(band["low"], band["high"], band["images"], band["right"]) for band in found["pneumonia"]]
    assert counted == [
        (0, 0.2, 1, 0),
        (0.2, 0.4, 1, 1),
        (0.4, 0.6, 0, 0),
        (0.6, 0.8, 2, 1),
        (0.8, 0.95, 0, 0),
        (0.95, 1, 2, 2),
    ]
    assert sum(band["images"] for band in found["normal"]) == 6


def test_without_a_normal_class_there_are_bands_and_no_reliability():
    result = evaluate_probabilities(np.array([[0.3, 0.7], [0.8, 0.2]]), np.array([1, 0]), ("bacterial", "viral"), 0.5)
    assert result.reliability is None
    assert "reliability" not in result.as_json()
    assert set(result.as_json()["bands"]) == {"bacterial", "viral"}
    assert operating_points(np.array([[0.3, 0.7]]), np.array([1]), ("bacterial", "viral"), 0.5) == {}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("own", [0.05, 0.5, 0.95])
def test_operating_points_keep_what_they_promise(seed, own):
    ill, truth = drawn(300, seed)
    probabilities, targets = np.stack([1 - ill, ill], 1), truth.astype(np.int64)
    points = operating_points(probabilities, targets, BINARY_CLASSES, own)
    found = evaluate_probabilities(probabilities, targets, BINARY_CLASSES, own, points=points).operating_points
    assert found["screening"]["sensitivity"] >= 0.98
    assert found["confirming"]["specificity"] >= 0.98
    assert points["screening"] <= points["balanced"] == own <= points["confirming"]
    # No threshold nearer to the model's own promises as much.
    ill = 1 - probabilities[:, 0]
    assert all((ill[truth] >= at).mean() < 0.98 for at in ill if points["screening"] < at <= own)
    assert all((ill[~truth] < at).mean() < 0.98 for at in ill if own <= at < points["confirming"])


def test_a_point_that_no_threshold_reaches_is_left_out():
    probabilities = np.array([[0.0, 1.0]] * 10)
    assert set(operating_points(probabilities, np.array([0] * 5 + [1] * 5), BINARY_CLASSES, 0.5)) == {
        "screening",
        "balanced",
    }


def test_one_class_alone_fixes_no_operating_points():
    assert operating_points(np.array([[0.3, 0.7]]), np.array([1]), BINARY_CLASSES, 0.5) == {}


def test_the_folds_operating_points_are_averaged_where_all_have_them():
    assert mean_points([{"screening": 0.2, "confirming": 0.9}, {"screening": 0.4}]) == {"screening": pytest.approx(0.3)}
