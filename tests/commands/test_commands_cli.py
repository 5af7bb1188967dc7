"""The command line as a person or a program meets it, in this process."""

import contextlib
import json
import logging
import os
import shutil
import signal
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pneumoviewer import __version__
from pneumoviewer.cli import COMMANDS, main
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.paths import log_dir
from pneumoviewer.core.training.events import BatchFinished

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def radiograph(tmp_path: Path) -> Path:
    path = tmp_path / "chest.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (90, 100), np.uint8)).save(path)
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    return path


def _json(capsys: Capture) -> Any:
    return json.loads(capsys.readouterr().out)


def _one_line(capsys: Capture) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: Capture) -> None:
    assert main([command, "--help"]) == 0
    assert f"usage: pneumoviewer {command}" in capsys.readouterr().out


def test_help_lists_the_commands_and_version_the_version(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(command in out for command in COMMANDS)
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"pneumoviewer {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["predict"],
        ["predict", "a.png", "--nonsense"],
        ["evaluate", "folder"],
        ["evaluate", "folder", "--model", "x", "--split", "nonsense"],
        ["train", "folder"],
        ["train", "folder", "--recipe", "mlp-8", "--set", "epochs"],
        ["train", "folder", "--recipe", "nonsense"],
        ["train", "folder", "--recipe", "mlp-8", "--set", "nonsense=1"],
        ["train", "folder", "--recipe", "mlp-8", "--set", "epochs=0"],
        ["train", "folder", "--recipe", "mlp-8", "--name", "../elsewhere"],
        ["train", "nowhere", "--recipe", "mlp-8"],
        ["predict", "a.png", "--model", "nonsense"],
        ["practice-data", "new", "--images", "0"],
        ["practice-data", "new", "--seed", "-1"],
        ["screenshot", "picture.jpg"],
        ["screenshot", "nowhere/picture.png"],
        ["screenshot", "picture.png", "--size", "big"],
        ["screenshot", "picture.png", "--size", "9x9"],
        ["screenshot", "picture.png", "--model", "nonsense"],
        ["--nonsense"],
        ["predcit", "a.png"],
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(
    arguments: list[str], capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert len(_one_line(capsys)) > 20
    assert not list(tmp_path.iterdir())
    assert main([*arguments, "--json"]) == 2
    document = _json(capsys)
    assert list(document) == ["error"]
    assert "Traceback" not in document["error"]


def test_a_misspelt_command_names_the_right_one(capsys: Capture) -> None:
    main(["recepies"])
    assert "pneumoviewer recipes" in _one_line(capsys)


def test_recipes(capsys: Capture) -> None:
    assert main(["recipes", "--json"]) == 0
    rows = {row["id"]: row for row in _json(capsys)}
    row = rows["perceptron-exponential-decay"]
    assert (row["title"], row["architecture"]) == ("Perceptron, exponential decay", "perceptron")
    assert (row["image_size"], row["classes"]) == ([64, 64], ["normal", "pneumonia"])
    assert row["parameters"] == row["trainable_parameters"] == 4097
    assert "94 %" in row["reported"]
    assert main(["recipes"]) == 0
    out = capsys.readouterr().out
    assert all(id in out for id in rows)


def test_models(own_model: ModelInfo, capsys: Capture) -> None:
    assert main(["models", "--json"]) == 0
    row = next(row for row in _json(capsys) if row["name"] == "tiny")
    assert row["classes"] == ["normal", "pneumonia"]
    assert row["image_size"] == [32, 32]
    assert row["default"] is False
    assert {"val", "test"} <= set(row["metrics"])
    assert row["architecture"] == "mlp"
    assert main(["models"]) == 0
    assert "tiny" in capsys.readouterr().out


def test_predict_answers_in_the_order_given_and_a_bad_file_stops_nothing(
    tiny_model: ModelInfo, radiograph: Path, broken: Path, capsys: Capture, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    files = [str(broken), str(radiograph), str(empty), str(radiograph)]
    assert main(["predict", files[0], "--model", str(tiny_model.path), *files[1:], "--json"]) == 1
    rows = _json(capsys)
    assert [row["file"] for row in rows] == files
    assert set(rows[0]) == set(rows[2]) == {"file", "error"}
    told = {"file", "model", "probabilities", "decision", "operating_point", "threshold", "warnings", "context"}
    assert told <= set(rows[1])
    assert (rows[1]["operating_point"], rows[1]["threshold"]) == ("balanced", tiny_model.threshold)
    assert set(rows[1]["context"]) == {"class", "low", "high", "images", "right", "split"}
    assert rows[1] == rows[3]
    assert list(rows[1]["probabilities"]) == ["normal", "pneumonia"]
    assert sum(rows[1]["probabilities"].values()) == pytest.approx(1)
    assert rows[1]["decision"] in rows[1]["probabilities"]


def test_predict_looks_into_folders_and_archives(
    tiny_model: ModelInfo, radiograph: Path, broken: Path, capsys: Capture, tmp_path: Path
) -> None:
    folder, archive = tmp_path / "folder", tmp_path / "all.zip"
    folder.mkdir()
    shutil.copy(radiograph, folder / "copy.png")
    (folder / "notes.txt").write_text("words")
    with zipfile.ZipFile(archive, "w") as out:
        out.write(radiograph, "day 1/chest.png")
        out.writestr("inner.zip", b"PK")
    assert main(["predict", str(folder), str(archive), "--model", str(tiny_model.path), "--json"]) == 1
    captured = capsys.readouterr()
    rows = json.loads(captured.out)
    places = [folder / "copy.png", archive / "day 1" / "chest.png", archive / "inner.zip"]
    assert [row["file"] for row in rows] == list(map(str, [*places, folder / "notes.txt"]))
    assert rows[3]["passed_over"] == "it is no radiograph"
    assert rows[0]["probabilities"] == rows[1]["probabilities"]
    assert "archive inside an archive" in rows[2]["error"]
    assert "no radiographs: 1 file" in captured.err


def test_predict_of_one_broken_file_is_status_2(tiny_model: ModelInfo, broken: Path, capsys: Capture) -> None:
    assert main(["predict", str(broken), "--model", str(tiny_model.path)]) == 2
    assert "broken.png" in _one_line(capsys)


def test_a_file_may_be_called_like_an_option(tiny_model: ModelInfo, radiograph: Path, capsys: Capture) -> None:
    odd = radiograph.rename(radiograph.with_name("--json"))
    with contextlib.chdir(odd.parent):
        assert main(["predict", "--model", str(tiny_model.path), "--", odd.name]) == 0
    assert capsys.readouterr().out.startswith("--json  ")


def test_predict_for_a_person(tiny_model: ModelInfo, radiograph: Path, capsys: Capture) -> None:
    assert main(["predict", str(radiograph), "--model", str(tiny_model.path)]) == 0
    out = capsys.readouterr().out
    assert str(radiograph) in out
    assert "%" in out
    assert "never a diagnosis" in out


def test_heatmaps_get_names_of_their_own_and_never_an_inputs(
    tiny_model: ModelInfo, radiograph: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "chest.png"
    input_of_that_name = tmp_path / "maps" / "chest-heatmap.png"
    for copy in (other, input_of_that_name):
        copy.parent.mkdir()
        copy.write_bytes(radiograph.read_bytes())
    files = map(str, (radiograph, other, input_of_that_name))
    assert main(["predict", *files, "--model", str(tiny_model.path), "--heatmap", str(tmp_path / "maps")]) == 0
    assert input_of_that_name.read_bytes() == radiograph.read_bytes()
    made = sorted(f.name for f in (tmp_path / "maps").iterdir())
    assert made == ["chest-heatmap-2.png", "chest-heatmap-3.png", "chest-heatmap-heatmap.png", "chest-heatmap.png"]
    with Image.open(tmp_path / "maps" / "chest-heatmap-2.png") as picture:
        assert picture.mode == "RGB"


def test_a_heatmap_is_made_and_drawn_as_asked(
    tiny_model: ModelInfo, radiograph: Path, tmp_path: Path, capsys: Capture
) -> None:
    command = ["predict", str(radiograph), "--model", str(tiny_model.path), "--heatmap"]
    looks = {
        "plain": [],
        "method": ["--method", "integrated_gradients"],
        "drawing": ["--drawing", "contours"],
        "colours": ["--colours", "viridis"],
        "threshold": ["--hide-below", "70"],
    }
    pictures = {}
    for name, options in looks.items():
        assert main([*command, str(tmp_path / name), *options]) == 0
        pictures[name] = (tmp_path / name / "chest-heatmap.png").read_bytes()
    assert len(set(pictures.values())) == len(looks)
    capsys.readouterr()
    assert main([*command, str(tmp_path / "refused"), "--method", "grad_cam"]) != 0
    assert "no Grad-CAM heatmap" in capsys.readouterr().err
    assert main([*command, str(tmp_path / "never"), "--hide-below", "101"]) != 0
    assert "not a percentage" in capsys.readouterr().err


def test_evaluate(tiny_model: ModelInfo, phantom_folder: Path, capsys: Capture) -> None:
    common = ["evaluate", str(phantom_folder), "--model", str(tiny_model.path)]
    assert main([*common, "--split", "all", "--json"]) == 0
    found = _json(capsys)
    assert {
        *("model", "split", "images", "patients", "classes", "loss", "accuracy", "macro_f1", "confusion_matrix"),
        *("per_class", "binary", "reliability", "bands", "operating_points", "left_out", "duplicates"),
    } == set(found)
    assert sum(map(sum, found["confusion_matrix"])) == found["images"]
    assert set(found["binary"]) == {"accuracy", "sensitivity", "specificity", "fpr", "fnr", "roc_auc"}
    assert main([*common, "--split", "all"]) == 0
    told = capsys.readouterr().out
    assert f"accuracy {found['accuracy']:.4f}" in told
    assert f"calibration error {found['reliability']['ece']:.4f}" in told
    assert main([*common, "--split", "all", "--json", "--operating-point", "screening"]) == 0
    screened = _json(capsys)
    assert screened["binary"]["sensitivity"] == found["operating_points"]["screening"]["sensitivity"]
    assert screened["reliability"] == found["reliability"]


def test_an_operating_point_decides(tiny_model: ModelInfo, radiograph: Path, capsys: Capture) -> None:
    for name, threshold in tiny_model.operating_points.items():
        asked = ["predict", str(radiograph), "--model", str(tiny_model.path), "--json", "--operating-point", name]
        assert main(asked) == 0
        (row,) = _json(capsys)
        assert (row["operating_point"], row["threshold"]) == (name, threshold)
        ill = 1 - row["probabilities"]["normal"]
        assert row["decision"] == ("pneumonia" if ill >= threshold else "normal")
        assert row["context"]["class"] == row["decision"]


@pytest.mark.parametrize("command", ["predict", "evaluate"])
def test_an_operating_point_that_a_model_does_not_have_is_one_line(
    own_model: ModelInfo, radiograph: Path, command: str, capsys: Capture
) -> None:
    config = own_model.path / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "operating_points": {}}))
    asked = [command, str(radiograph), "--model", str(own_model.path)]
    assert main([*asked, "--operating-point", "confirming"]) == 2
    assert "has no operating point “confirming”" in _one_line(capsys)


def _train(data: Path, output: Path, *more: str) -> int:
    fast = ("--set", "image_size=16", "--set", "batch_size=8")
    return main(["train", str(data), "--recipe", "mlp-8", "--output", str(output), *fast, *more])


@pytest.mark.trains
def test_train_then_resume_then_predict(
    phantom_folder: Path, tmp_path: Path, radiograph: Path, capsys: Capture
) -> None:
    assert _train(phantom_folder, tmp_path, "--set", "epochs=1", "--json") == 0
    first = _json(capsys)
    told = {"name", "path", "epochs", "best_epoch", "metrics", "state", "left_out", "duplicates"}
    assert set(first) == told
    assert (first["name"], first["epochs"], first["state"]) == ("mlp-8", 1, "succeeded")
    assert Path(first["path"]) == tmp_path / "mlp-8"

    assert _train(phantom_folder, tmp_path, "--set", "epochs=1") == 2
    assert "resume" in capsys.readouterr().err

    assert _train(phantom_folder, tmp_path, "--resume", "--set", "epochs=2", "--json") == 0
    assert _json(capsys)["epochs"] == 2
    assert main(["predict", str(radiograph), "--model", first["path"], "--json"]) == 0
    assert _json(capsys)[0]["model"] == "mlp-8"


def test_a_new_run_never_takes_a_name_that_is_there(
    own_model: ModelInfo, phantom_folder: Path, capsys: Capture
) -> None:
    common = ["train", str(phantom_folder), "--recipe", "mlp-8", "--set", "epochs=1", "--set", "image_size=16"]
    assert main([*common, "--name", own_model.name]) == 2
    assert "--resume" in _one_line(capsys)
    for expected in ("mine", "mine-2"):
        assert main([*common, "--name", expected, "--json"]) == 0
        assert _json(capsys)["name"] == expected
    assert main([*common, "--json"]) == 0
    found = _json(capsys)
    assert found["name"].startswith("mlp-8")
    assert main([*common[:4], "--set", "epochs=2", "--resume", "--json"]) == 0
    assert _json(capsys)["path"] == found["path"]


@pytest.mark.trains
def test_a_run_killed_before_its_first_epoch_is_resumed_from_the_beginning(
    phantom_folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    left = tmp_path / "mine"
    left.mkdir()
    (left / "history-0001.csv").write_text("epoch")
    (left / ".last-0001.safetensors.123.tmp").write_bytes(b"half")
    assert _train(phantom_folder, tmp_path, "--set", "epochs=1", "--name", "mine", "--resume") == 0
    assert _train(phantom_folder, tmp_path, "--set", "epochs=2", "--name", "mine", "--resume") == 0
    assert ModelInfo.read(left).epoch == 2
    assert not list(left.glob(".*"))


def test_a_folder_of_something_else_is_never_trained_into(
    phantom_folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "README.md").write_text("a person's")
    for more in ([], ["--resume"]):
        assert _train(phantom_folder, tmp_path, "--set", "epochs=1", "--name", "mine", *more) == 2
    assert (tmp_path / "mine" / "README.md").read_text() == "a person's"


@pytest.mark.trains
@pytest.mark.parametrize(
    "wrong", [["--name", "nothing-there"], ["--set", "learning_rate=9"], ["--recipe", "perceptron-exponential-decay"]]
)
def test_resume_refuses_what_it_would_not_do(
    wrong: list[str], phantom_folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    _train(phantom_folder, tmp_path, "--set", "epochs=1", "--name", "mine")
    before = sorted(f.name for f in (tmp_path / "mine").iterdir())
    capsys.readouterr()
    command = ["train", str(phantom_folder), "--recipe", "mlp-8", "--output", str(tmp_path), "--name", "mine"]
    assert main([*command, "--resume", *wrong]) == 2
    assert "cannot be resumed" in _one_line(capsys)
    assert sorted(f.name for f in (tmp_path / "mine").iterdir()) == before


@pytest.mark.trains
@pytest.mark.skipif(os.name == "nt", reason="a signal to oneself is POSIX's")
def test_ctrl_c_stops_a_training_and_keeps_it(
    phantom_folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pneumoviewer.commands import train as command

    print_events = command.event_printer

    def event_printer(*arguments: Any) -> Callable[[Any], None]:
        def heard(event: Any) -> None:
            print_events(*arguments)(event)
            if isinstance(event, BatchFinished) and event.epoch == 2:
                signal.raise_signal(signal.SIGINT)

        return heard

    monkeypatch.setattr(command, "event_printer", event_printer)
    before = signal.getsignal(signal.SIGINT)
    assert _train(phantom_folder, tmp_path, "--set", "epochs=50", "--json") == 130
    captured = capsys.readouterr()
    assert json.loads(captured.out)["state"] == "stopped"
    assert "kept" in captured.err
    assert signal.getsignal(signal.SIGINT) is before


def test_practice_data_makes_a_folder_to_train_on(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "phantoms"
    assert main(["practice-data", str(folder), "--images", "30", "--seed", "3"]) == 0
    assert str(folder) in capsys.readouterr().out
    assert len([f for f in folder.rglob("*") if f.suffix.lower() in (".png", ".jpeg", ".jpg")]) == 30
    assert main(["practice-data", str(folder)]) == 2
    assert "already" in _one_line(capsys)


def test_what_nobody_expected_is_one_line_and_a_file_without_what_it_was_about(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = "^".join(("Doe", "Jane"))

    def fail(arguments: object) -> int:
        try:
            raise KeyError(patient)
        except KeyError as error:
            raise ZeroDivisionError(patient) from error

    monkeypatch.setattr("pneumoviewer.commands.recipes.run", fail)
    monkeypatch.delenv("PNEUMOVIEWER_DEBUG", raising=False)
    assert main(["recipes"]) == 2
    line = _one_line(capsys)
    (file,) = log_dir().iterdir()
    assert str(file) in line
    text = file.read_text()
    assert "ZeroDivisionError" in text
    assert "KeyError" in text
    assert patient not in text
    monkeypatch.setenv("PNEUMOVIEWER_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["recipes"])


def test_ctrl_c_is_one_line(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("pneumoviewer.commands.recipes.run", interrupt)
    assert main(["recipes"]) == 130
    assert _one_line(capsys) == "Interrupted.\n"


def test_our_warnings_are_one_line(capsys: Capture) -> None:
    main(["recipes"])
    capsys.readouterr()
    logging.getLogger("pneumoviewer.core.somewhere").warning("two\nlines %s", "of it")
    assert capsys.readouterr().err == "two lines of it\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_error(run_python: Callable[..., CompletedProcess[str]]) -> None:
    script = (
        "import os, sys\nr, w = os.pipe()\nos.close(r)\nos.dup2(w, 1)\n"
        "from pneumoviewer.cli import main\nsys.exit(main(['recipes', '--json']))"
    )
    done = run_python("-c", script)
    assert done.returncode == 141
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_a_full_disk_is_one_line_and_status_2(run_python: Callable[..., CompletedProcess[str]]) -> None:
    script = (
        "import os, sys\nos.dup2(os.open('/dev/full', os.O_WRONLY), 1)\n"
        "from pneumoviewer.cli import main\nsys.exit(main(['recipes', '--json']))"
    )
    done = run_python("-c", script)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_program_without_output_works(run_python: Callable[..., CompletedProcess[str]], broken: Path) -> None:
    script = (
        "import sys\nsys.stdout = sys.stderr = None\nfrom pneumoviewer.cli import main\nsys.exit(main(sys.argv[1:]))"
    )
    assert run_python("-c", script, "recipes").returncode == 0
    assert run_python("-c", script, "predict", str(broken), "--model", "perceptron", "--json").returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_files_name_commands_no_terminal(
    tiny_model: ModelInfo, radiograph: Path, tmp_path: Path, capsys: Capture
) -> None:
    named = radiograph.rename(tmp_path / "a\n\x1b[2Jb.png")
    assert main(["predict", str(named), "--model", str(tiny_model.path)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == 2
    assert "a??[2Jb.png" in shown[0]


def test_any_terminal_can_show_it(run_python: Callable[..., CompletedProcess[str]]) -> None:
    done = run_python("-m", "pneumoviewer", "recipes", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "64 ? 64" in done.stdout
