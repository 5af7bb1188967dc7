"""Likeness to the training radiographs, with a small network and drawn chests."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pneumoviewer.core.dataset.delivery import redelivered
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.inference.gate import input_gate
from pneumoviewer.core.inference.gate.input_gate import InputGate, fit_gate
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.results import GateResult
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

LAYERS = ("convolutions.1",)
KINDS = ("normal", "bacterial", "viral")


@pytest.fixture(scope="module")
def guarded(phantom_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> ModelInfo:
    """A small network with a gate of drawn chests, as the default model; do not change it."""
    recipe = find_recipe("small-cnn").with_values(
        {"epochs": 1, "image_size": 32, "convolutions": "8 M", "hidden": (4,)}
    )
    folder = tmp_path_factory.mktemp("shipped") / input_gate.DEFAULT_MODEL
    train(Job(recipe, phantom_folder, folder), lambda event: None, lambda: False)
    info = ModelInfo.read(folder)
    random = np.random.default_rng(0)
    seeds = range(100, 190)
    films = (from_array(redelivered(draw_phantom(KINDS[seed % 3], seed), random), "chest") for seed in seeds)
    return fit_gate(info, films, [str(seed) for seed in seeds], layers=LAYERS)


@pytest.fixture
def shipped(guarded: ModelInfo, monkeypatch: pytest.MonkeyPatch) -> ModelInfo:
    """The same, where the program looks for it."""
    monkeypatch.setattr(input_gate, "trained_dir", lambda: guarded.path.parent)
    return guarded


def ask(keeper: InputGate, pixels: NDArray[np.uint8]) -> GateResult:
    return keeper.check(from_array(np.ascontiguousarray(pixels), "picture"))


def failed(gate: GateResult) -> set[str]:
    return {check.name for check in gate.failed}


def test_chests_pass_and_what_is_none_does_not(shipped: ModelInfo) -> None:
    keeper = InputGate.of_default()
    chests = [ask(keeper, draw_phantom(KINDS[seed % 3], seed)) for seed in range(200, 220)]
    assert sum(gate.passed for gate in chests) >= 18
    rows, columns = np.mgrid[0:300, 0:300]
    rings = (128 + 120 * np.sin(np.hypot(rows - 150, columns - 150) / 12)).astype(np.uint8)
    assert failed(ask(keeper, rings)) == {"likeness"}


def test_an_inverted_chest_is_told_as_that(shipped: ModelInfo) -> None:
    gate = ask(InputGate.of_default(), 255 - draw_phantom("normal", 201))
    assert failed(gate) == {"polarity", "likeness"}
    assert any("inverted" in check.message for check in gate.failed)


def test_the_shape_of_a_picture_does_not_count(shipped: ModelInfo) -> None:
    keeper = InputGate.of_default()
    chest = draw_phantom("normal", 203)
    assert ask(keeper, chest).passed
    assert ask(keeper, chest.repeat(2, axis=1)).passed


def test_a_check_tells_the_distance_and_its_limit(shipped: ModelInfo) -> None:
    likeness = ask(InputGate.of_default(), draw_phantom("viral", 205)).checks[-1]
    assert likeness.name == "likeness"
    assert likeness.value is not None
    assert likeness.limit is not None
    assert 0 < likeness.value <= likeness.limit


def test_without_a_gate_the_plain_checks_remain(tiny_model: ModelInfo) -> None:
    names = [check.name for check in ask(InputGate(tiny_model), draw_phantom("normal", 1)).checks]
    assert names == ["colour", "size", "contrast", "grain"]


def test_a_gate_that_was_changed_or_is_of_other_weights_is_said_and_stops_nobody(
    guarded: ModelInfo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / input_gate.DEFAULT_MODEL
    folder.mkdir()
    for file in guarded.path.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "gate.safetensors").write_bytes(b"nothing")
    with pytest.raises(PneumoError, match="gate"):
        InputGate(ModelInfo.read(folder))
    monkeypatch.setattr(input_gate, "trained_dir", lambda: tmp_path)
    gate = ask(InputGate.of_default(), draw_phantom("normal", 1))
    assert failed(gate) == {"likeness"}
    assert "damaged" in gate.failed[0].message
