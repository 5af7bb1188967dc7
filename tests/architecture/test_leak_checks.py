"""The checks that every test gets do find what is left behind, and what is not marked as costly."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
LEAKS = """
import subprocess, sys, threading
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_thread():
    forever = threading.Event()
    kept.append(forever)
    threading.Thread(target=forever.wait, name="forgotten", daemon=True).start()

def test_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE))

def test_window(qapp):
    kept.append(QWidget())
    kept[-1].show()

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_qthread(qapp):
    kept.append(QThread())
    kept[-1].start()

def test_clean(qapp):
    for thing in kept:
        if isinstance(thing, QThread):
            thing.quit()
            thing.wait()
        elif isinstance(thing, threading.Event):
            thing.set()
        elif isinstance(thing, subprocess.Popen):
            thing.communicate()
        elif isinstance(thing, QTimer):
            thing.stop()
        else:
            thing.close()
"""

COSTS = """
import subprocess, sys
import numpy as np
import pytest
import torch
from pneumoviewer.core.models.perceptron import Perceptron
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.learner import Examples
from pneumoviewer.core.training.perceptron_learner import PerceptronLearner

def start():
    subprocess.run([sys.executable, "-c", ""], check=True)

@pytest.fixture
def started():
    start()

def test_process_of_a_fixture(started):
    pass

def test_process_of_others():
    __import__("subprocess").run([sys.executable, "-c", ""], check=True)

def learn(images):
    recipe = find_recipe("perceptron-exponential-decay").with_values({"image_size": 8, "batch_size": 1})
    pictures, targets = torch.zeros(images, 8, 8, dtype=torch.uint8), torch.zeros(images, dtype=torch.int64)
    examples = Examples(pictures, targets, np.array(["p"] * images))
    PerceptronLearner(recipe, Perceptron(64)).train_epoch(1, examples, lambda batch, loss: None, lambda: False)

def test_step():
    learn(1)

def test_steps():
    learn(2)

@pytest.mark.trains
def test_marked_steps():
    learn(2)
"""


@pytest.fixture
def run_inside(tmp_path: Path, run_python: Callable[..., CompletedProcess[str]]) -> Callable[..., str]:
    """Run a file of tests under these checks; return what is said of it."""

    def run(tests: str, *arguments: str) -> str:
        impatient = CONFTEST.read_text("utf-8").replace("PATIENCE_S = 10.0", "PATIENCE_S = 0.1")
        (tmp_path / "conftest.py").write_text(impatient, "utf-8")
        (tmp_path / "test_inside.py").write_text(tests, "utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n real_window\n process\n trains\n", "utf-8")
        command = ("-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, tmp_path)
        return run_python(*command, cwd=tmp_path, COLUMNS="200").stdout

    return run


def test_what_is_left_behind_fails_the_test(run_inside: Callable[..., str]) -> None:
    said = run_inside(LEAKS)
    assert "6 passed, 5 errors" in said
    for left in ("thread forgotten", "process ", "window QWidget", "timer of NoneType", "QThread QThread"):
        assert left in said


def test_what_is_costly_and_not_marked_fails_the_test(run_inside: Callable[..., str]) -> None:
    said = run_inside(COSTS, "-m", "not process and not trains")
    assert "3 passed, 2 deselected, 2 errors" in said
    for test, mark in (("test_process_of_others", "process"), ("test_steps", "trains")):
        assert f"{test} - Failed: mark it @pytest.mark.{mark}" in said
