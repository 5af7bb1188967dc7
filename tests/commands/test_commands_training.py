"""`recipes`, `train --set` and `sweep` as a person or a program meets them."""

import json
import os
import signal
import threading
from pathlib import Path

import pytest

from pneumoviewer.cli import main
from pneumoviewer.commands.train import stopped_by_ctrl_c
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.paths import sweeps_dir
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.settings import save_settings
from pneumoviewer.core.training.events import CheckpointSaved, Event, RunStopped
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.launcher import InProcessLauncher, Launcher, LocalProcessLauncher

Capture = pytest.CaptureFixture[str]
SMALL = ("--recipe", "mlp-8", "--set", "image_size=16", "--set", "epochs=1", "--set", "batch_size=16")


def test_recipes_say_the_documents_parameter_counts(capsys: Capture) -> None:
    assert main(["recipes", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    counted = {id: (rows[id]["parameters"], rows[id]["trainable_parameters"]) for id in rows}
    assert counted["small-cnn"] == (1_890, 1_890)
    assert counted["four-stage-cnn"] == (2_525_121, 2_524_033)
    assert counted["five-conv-cnn"] == (3_271_492, 3_271_332)
    assert rows["five-conv-cnn"]["documented_classes"] == 4


@pytest.mark.trains
def test_a_setting_that_does_nothing_is_told(phantom_folder: Path, tmp_path: Path, capsys: Capture) -> None:
    settings = (*SMALL, "--set", "rho=0.5", "--set", "optimizer=sgd", "--set", "frozen_blocks=2")
    assert main(["train", str(phantom_folder), *settings, "--output", str(tmp_path)]) == 0
    notes = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Note:")]
    assert len(notes) == 2
    assert "rho" in notes[0]
    assert "optimizer rmsprop" in notes[0]
    assert "efficientnet_lite1 or efficientnet_lite2 and frozen no" in notes[1]


@pytest.mark.parametrize(
    ("setting", "mend"),
    {
        "loss=hinge": "one_vs_rest",
        "architecture=perceptron": "labels",
        "folds=1": "2",
        "convolutions=M": "1 – 2048",
        "pretrained=none": "frozen",
    }.items(),
)
def test_what_does_not_go_together_is_one_line_with_the_mend(
    setting: str, mend: str, phantom_folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    recipe = {"convolutions": "simple-cnn", "pretrained": "vgg16-transfer"}.get(setting.split("=")[0], "pseudo-resnet")
    assert main(["train", str(phantom_folder), "--recipe", recipe, "--set", setting, "--output", str(tmp_path)]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert mend in line


@pytest.mark.process
def test_a_sweep_compares_fields_set_together(phantom_folder: Path, capsys: Capture) -> None:
    settings = ("--variant", "seed=1", "hidden=4", "--variant", "seed=2", "hidden=6")
    assert main(["sweep", str(phantom_folder), *SMALL, *settings, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["name"] == "mlp-8-variants"
    assert [row["variant"] for row in told["variants"]] == ["seed=1, hidden=4", "seed=2, hidden=6"]
    assert Path(told["path"]) == sweeps_dir() / "mlp-8-variants"
    assert (sweeps_dir() / "mlp-8-variants" / "sweep.csv").is_file()
    assert (sweeps_dir() / "mlp-8-variants" / "seed-1-hidden-4" / "config.json").is_file()


@pytest.mark.process
def test_a_sweep_says_why_a_variant_failed(phantom_folder: Path, tmp_path: Path, capsys: Capture) -> None:
    sweep = ["sweep", str(phantom_folder), *SMALL, "--output", str(tmp_path)]
    assert main([*sweep, "--vary", "folds", "2", "50"]) == 1
    told = capsys.readouterr()
    assert "cannot be divided into 50 folds" in told.err
    assert "folds=2" in told.out
    assert (tmp_path / "mlp-8-folds" / "sweep.csv").is_file()
    assert main([*sweep, "--vary", "folds", "49", "50", "--name", "none"]) == 2
    assert "cannot be divided into 49 folds" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [(), ("--vary", "seed"), ("--vary", "colour", "1", "2"), ("--vary", "epochs", "1", "0")]
)
def test_a_sweep_of_nothing_is_refused(arguments: tuple[str, ...], phantom_folder: Path, capsys: Capture) -> None:
    assert main(["sweep", str(phantom_folder), *SMALL, *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.trains
@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
@pytest.mark.parametrize("launcher", [InProcessLauncher(), LocalProcessLauncher()])
def test_ctrl_c_stops_the_training_under_way_and_those_to_come(
    launcher: Launcher, phantom_folder: Path, tmp_path: Path
) -> None:
    recipe = find_recipe("mlp-8").with_values({"image_size": 16, "batch_size": 8, "epochs": 1000})
    before = signal.getsignal(signal.SIGINT)
    pressed = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGINT))

    def press(event: Event) -> None:
        if isinstance(event, CheckpointSaved) and pressed.ident is None:
            pressed.start()

    with stopped_by_ctrl_c(launcher, press) as run_job:
        first = run_job(Job(recipe, phantom_folder, tmp_path / "first"))
        second = run_job(Job(recipe, phantom_folder, tmp_path / "second"))
    assert isinstance(first, RunStopped)
    assert first.epoch >= 1
    assert second == RunStopped(tmp_path / "second", 0)
    assert signal.getsignal(signal.SIGINT) is before
    pressed.join()


@pytest.mark.parametrize("command", ["train", "evaluate"])
def test_larger_radiographs_than_the_settings_allow_are_left_out(
    command: str, phantom_folder: Path, tmp_path: Path, tiny_model: ModelInfo, capsys: Capture
) -> None:
    save_settings(max_megapixels=0.001)
    model = ["--model", str(tiny_model.path)] if command == "evaluate" else [*SMALL, "--output", str(tmp_path)]
    assert main([command, str(phantom_folder), *model]) == 2
    assert "can be read" in capsys.readouterr().err
