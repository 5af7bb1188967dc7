"""The whole of it, end to end: the real `main()`, a dropped file, a training, and a prediction with what came out."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.paths import models_dir

SCRIPT = Path(__file__).with_name("whole_session.py")


@pytest.mark.parametrize("platform", ["offscreen", pytest.param("xcb", marks=pytest.mark.real_window)])
def test_a_first_session(
    platform: str,
    real_screen: bool,
    phantom_folder: Path,
    tmp_path: Path,
    run_python: Callable[..., CompletedProcess[str]],
) -> None:
    if platform == "offscreen" and real_screen:
        pytest.skip("done on the screen")
    radiograph = min(phantom_folder.rglob("*virus*"))
    done = run_python(SCRIPT, radiograph, cwd=tmp_path, QT_QPA_PLATFORM=platform)
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]  # the offscreen platform's
    assert not told
    seen = json.loads(done.stdout)
    assert seen["samples"] >= 3
    assert seen["closed"] is True
    first, second = seen["first"], seen["second"]
    assert first["file"] == second["file"] == radiograph.name
    assert sum(first["probabilities"]) == pytest.approx(1)
    assert sum(second["probabilities"]) == pytest.approx(1)
    assert len(first["words"]) == len(second["words"]) == 1
    trained = ModelInfo.read(models_dir() / second["model"])
    assert first["model"] != trained.name
    assert (trained.state, trained.epoch) == ("succeeded", 2)
    assert trained.name in seen["models"]
