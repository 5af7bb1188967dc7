"""What is no number is refused: when a model is loaded, when it answers, and when JSON is written."""

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pneumoviewer.cli import main
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import commit, load_tensors, pack
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.strict_json import strict_json


def spoilt(model: ModelInfo, value: float) -> ModelInfo:
    """Return a model one of whose weights is no number, saved as it should be otherwise."""
    tensors = load_tensors(model, "model")
    name = next(name for name, tensor in tensors.items() if tensor.is_floating_point())
    tensors[name].view(-1)[0] = value
    return commit(model, {"model": pack(tensors)}, plain=True)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_model_whose_weights_are_no_numbers_is_refused_with_the_reason(own_model: ModelInfo, value: float) -> None:
    with pytest.raises(PneumoError, match=r"“tiny” cannot be used: some of its weights are no numbers.*another model"):
        Predictor(spoilt(own_model, value))


def test_on_the_command_line_too(own_model: ModelInfo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.fromarray(draw_phantom("viral", 1, (120, 140))).save(tmp_path / "a.png")
    spoilt(own_model, math.nan)
    assert main(["predict", str(tmp_path / "a.png"), "--model", "tiny", "--json"]) == 2
    told = capsys.readouterr()
    assert "no numbers" in told.out + told.err
    assert "probabilities" not in json.loads(told.out)


def test_an_answer_that_is_no_number_is_none(own_model: ModelInfo) -> None:
    predictor = Predictor(own_model)
    predictor.network.forward = lambda inputs: torch.full((len(inputs), 1), math.nan)  # type: ignore[method-assign]
    with pytest.raises(PneumoError, match=r"“tiny” has no answer: what it computes is no number"):
        predictor.predict(from_array(np.zeros((64, 64), np.uint8), "a"))


numbers = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(numbers)
def test_what_is_written_can_be_read_by_any_reader(value: object) -> None:
    def refuse(name: str) -> float:
        raise AssertionError(f"{name} is no JSON")

    json.loads(strict_json(value), parse_constant=refuse)


def test_a_figure_that_is_no_number_is_null_in_a_models_file(own_model: ModelInfo) -> None:
    metrics = {"val": {**own_model.metrics["val"], "loss": math.nan}}
    commit(replace(own_model, metrics=metrics), {}, plain=True)
    assert "NaN" not in (own_model.path / "config.json").read_text()
    assert ModelInfo.read(own_model.path).metrics["val"]["loss"] is None
