"""What every test gets: no screen needed, nothing of the person's touched, nothing left running."""

import gc
import multiprocessing
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from pathlib import Path

import hypothesis
import pytest

# Before anything of Qt starts. A platform chosen by name is obeyed, so that tests can be watched.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pneumoviewer.commands.qt_libraries import PLATFORM_VARIABLE, has_screen
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.paths import HOME_VARIABLE, models_dir

PATIENCE_S = 10.0
PHANTOMS = 36

hypothesis.settings.register_profile("plain", database=None, deadline=None)
hypothesis.settings.load_profile("plain")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    marked = [item for item in items if item.get_closest_marker("real_window")]
    if marked and not _real_screen():
        for item in marked:
            item.add_marker(pytest.mark.skip(reason="needs a screen; `xvfb-run -a pytest` gives it one"))


def _real_screen() -> bool:
    chosen = os.environ.pop(PLATFORM_VARIABLE)
    try:
        return bool(os.environ.get("DISPLAY")) and has_screen()
    finally:
        os.environ[PLATFORM_VARIABLE] = chosen


@pytest.fixture(scope="session", autouse=True)
def _session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the person's own data, settings and caches."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture(scope="session")
def phantom_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small labelled folder of synthetic radiographs; do not change it."""
    from pneumoviewer.core.radiograph.phantom import write_practice_data

    folder = tmp_path_factory.mktemp("data") / "phantoms"
    write_practice_data(folder, PHANTOMS, seed=0)
    return folder


@pytest.fixture(scope="session")
def tiny_model(phantom_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> ModelInfo:
    """A multilayer perceptron trained for two epochs; do not change it."""
    from pneumoviewer.core.recipe.recipe import find_recipe
    from pneumoviewer.core.training.job import Job
    from pneumoviewer.core.training.run import train

    recipe = find_recipe("mlp-8").with_values({"epochs": 2, "image_size": 32, "batch_size": 8})
    folder = tmp_path_factory.mktemp("models") / "tiny"
    train(Job(recipe, phantom_folder, folder), lambda event: None, lambda: False)
    return ModelInfo.read(folder)


@pytest.fixture
def own_model(tiny_model: ModelInfo, home: Path) -> ModelInfo:
    """The tiny model as one of the person's own."""
    return ModelInfo.read(Path(shutil.copytree(tiny_model.path, models_dir() / tiny_model.name)))


@pytest.fixture(scope="session", autouse=True)
def _all_back_at_the_end() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.fixture(scope="module", autouse=True)
def _libraries_aside() -> None:
    """Set aside the objects of libraries: to look through them takes a fifth of a second, after every test."""
    if "PySide6.QtWidgets" in sys.modules:
        _delete_windows()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a process, a window or a timer behind."""
    threads, children = _threads(), _children()
    yield
    with_qt = "qapp" in request.fixturenames
    left: list[str] = []

    def clean() -> bool:
        left[:] = [f"thread {t.name}" for t in _threads() - threads]
        left.extend(f"process {pid}" for pid in _children() - children)
        left.extend(_left_in_qt() if with_qt else ())
        return not left

    if not _wait_for(clean):
        pytest.fail(f"left behind: {', '.join(left)}")


def _wait_for(condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def _threads() -> set[threading.Thread]:
    # A foreign thread that once ran Python is listed for ever; the QThreads are looked at themselves.
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def _children() -> set[int]:
    multiprocessing.active_children()  # reaps those that have ended
    children: set[int] = set()
    for file in Path("/proc/self/task").glob("*/children"):
        try:
            children |= {int(pid) for pid in file.read_text().split()}
        except OSError:  # a thread that has just ended
            continue
    return children - {getattr(resource_tracker._resource_tracker, "_pid", None) or 0}


def _delete_windows() -> None:
    """Let Qt delete what Python would collect piece by piece, in an order that plots do not survive."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _left_in_qt() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    left = [f"window {type(w).__name__}" for w in QApplication.topLevelWidgets() if w.isVisible()]
    for thing in gc.get_objects():
        kind = type(thing)
        if issubclass(kind, QThread) and isValid(thing) and thing.isRunning() and thing is not QThread.currentThread():
            left.append(f"QThread {kind.__name__}")
        elif issubclass(kind, QTimer) and isValid(thing) and thing.isActive():
            left.append(f"timer of {type(thing.parent()).__name__}")
    return left


@pytest.fixture(scope="session")
def run_python() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run this Python in a process of its own; an environment variable that is None is taken away."""

    def run(
        *arguments: str | Path, cwd: Path | None = None, **environment: str | None
    ) -> subprocess.CompletedProcess[str]:
        variables = {k: v for k, v in {**os.environ, **environment}.items() if v is not None}
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=300, env=variables, cwd=cwd, check=False)

    return run
