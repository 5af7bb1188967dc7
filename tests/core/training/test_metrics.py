import numpy as np
import pytest

from pneumoviewer.core.results import BINARY_CLASSES, THREE_CLASSES, decide
from pneumoviewer.core.training.metrics import evaluate_probabilities, fit_margins, sensitive_threshold


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
