"""`predict` tells what the gate in front of the models said."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pneumoviewer.cli import main
from pneumoviewer.core.inference.gate import input_gate
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.phantom import draw_phantom

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(input_gate, "trained_dir", lambda: tmp_path / "none")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A chest, and noise."""
    pictures = {"chest": draw_phantom("normal", 0), "noise": np.random.default_rng(0).integers(0, 256, (300, 300))}
    for name, pixels in pictures.items():
        Image.fromarray(pixels.astype(np.uint8)).save(tmp_path / f"{name}.png")
    return [str(tmp_path / f"{name}.png") for name in pictures]


def test_the_object_has_every_check_and_warns_of_those_that_failed(
    files: list[str], tiny_model: ModelInfo, capsys: Capture
) -> None:
    assert main(["predict", *files, "--model", str(tiny_model.path), "--json"]) == 0
    chest, noise = json.loads(capsys.readouterr().out)
    assert chest["gate"]["passed"] is True
    assert chest["warnings"] == []
    assert {"colour", "size", "contrast", "grain"} <= {check["name"] for check in chest["gate"]["checks"]}
    assert noise["gate"]["passed"] is False
    assert noise["decision"] in noise["probabilities"]  # a warning, and no refusal
    messages = [check["message"] for check in noise["gate"]["checks"] if not check["passed"]]
    assert noise["warnings"] == messages
    assert all(messages)


def test_the_line_of_a_table_tells_the_failed_checks(files: list[str], tiny_model: ModelInfo, capsys: Capture) -> None:
    assert main(["predict", files[1], "--model", str(tiny_model.path)]) == 0
    assert "noise" in capsys.readouterr().out.split("(", 1)[1]
