"""What comes out: decided again, and in its context."""

import pytest
from msgspec import json, to_builtins

from pneumoviewer.core.classes import THREE_CLASSES
from pneumoviewer.core.results import Prediction, ReferenceBand

BANDS = {
    "viral": [{"low": 0.6, "high": 0.8, "images": 95, "right": 71}, {"low": 0.8, "high": 1.0, "images": 3, "right": 3}]
}


def said(*probabilities):
    return Prediction("a.png", "model", THREE_CLASSES, probabilities, "viral", 0.5)


def test_a_prediction_is_decided_again_at_another_operating_point():
    prediction = said(0.3, 0.1, 0.6)
    confirmed = prediction.at("confirming", 0.9)
    assert (confirmed.decision, confirmed.threshold, confirmed.operating_point) == ("normal", 0.9, "confirming")
    assert confirmed.probabilities == prediction.probabilities
    assert confirmed.at("balanced", 0.5) == prediction


@pytest.mark.parametrize(("probability", "low"), [(0.6, 0.6), (0.7999, 0.6), (0.8, 0.8), (1.0, 0.8), (0.59, None)])
def test_the_context_is_that_of_the_band(probability, low):
    found = ReferenceBand.of(said(1 - probability, 0.0, probability), {"test": {"bands": BANDS}})
    assert (found.low if found else None) == low


def test_test_patients_come_before_validation_patients():
    metrics = {"val": {"bands": BANDS}, "test": {"bands": BANDS}}
    found = ReferenceBand.of(said(0.1, 0.2, 0.7), metrics)
    assert found == ReferenceBand("viral", 0.6, 0.8, 95, 71, "test")
    assert to_builtins(found) == {
        "class": "viral",
        "low": 0.6,
        "high": 0.8,
        "images": 95,
        "right": 71,
        "split": "test",
    }
    alone = ReferenceBand.of(said(0.1, 0.2, 0.7), {"val": {"bands": BANDS}, "test": {"accuracy": 0.9}})
    assert alone is not None
    assert alone.split == "val"


def test_a_prediction_has_a_schema_with_its_limits():
    properties = json.schema(Prediction)["$defs"]["Prediction"]["properties"]
    assert properties["probabilities"]["items"] == {"type": "number", "minimum": 0, "maximum": 1}
    assert properties["operating_point"]["pattern"] == "^(screening|balanced|confirming)$"


def test_of_an_older_model_there_is_no_context():
    assert ReferenceBand.of(said(0.1, 0.2, 0.7), {"test": {"accuracy": 0.9}}) is None
