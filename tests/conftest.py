"""What every test gets: no screen needed, nothing of the person's touched, nothing left running."""

import gc
import inspect
import multiprocessing
import os
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import hypothesis
import pytest

# Before anything of Qt starts. A platform chosen by name is obeyed, so that tests can be watched.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if "PYTEST_XDIST_WORKER" in os.environ:  # the cores are shared out already
    os.environ.setdefault("OMP_NUM_THREADS", "1")

from pneumoviewer.commands.qt_libraries import PLATFORM_VARIABLE, has_screen
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.paths import HOME_VARIABLE, models_dir

PATIENCE_S = 10.0
PHANTOMS = 36
MAX_WORKERS = 8
FILES_FOR_WORKERS = 4  # fewer are tested sooner in this process than workers have started
# What a test uses that is marked, by the name that it uses it by.
PROCESS = {"run_python", "subprocess", "Worker", "WorkerThread", "EngineThread", "TrainingThread", "PreviewThread"}
PROCESS |= {"LocalProcessLauncher"}
TRAINS = {"tiny_model", "train", "sweep", "GradientLearner", "GridLearner", "TrainingThread", "InProcessLauncher"}
TRAINS |= {"LocalProcessLauncher"}
COSTS = Counter[str]()  # of the test that runs, by the mark they need

hypothesis.settings.register_profile("plain", database=None, deadline=None)
hypothesis.settings.load_profile("plain")


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what is long, unless it is named."""
    chosen = config.option.markexpr
    if "long" not in chosen:
        config.option.markexpr = f"({chosen}) and not long" if chosen else "not long"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """As many workers as cores and one, as tests also wait; none for a few files or tests."""
    chosen = [Path(argument.partition("::")[0]) for argument in config.args]
    files = sum(len(list(path.rglob("test_*.py"))) if path.is_dir() else 1 for path in chosen)
    if files < FILES_FOR_WORKERS or config.option.keyword:
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores + 1, MAX_WORKERS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function):
            names = {*item.fixturenames, *_names_used(item.function)}
            for mark in ("process",) * bool(names & PROCESS) + ("trains",) * bool(names & TRAINS):
                item.add_marker(mark)
    # The costliest files first, so that no worker is left with one at the end.
    cost = Counter(item.path for item in items if _marked(item, "process") or _marked(item, "trains"))
    items.sort(key=lambda item: -cost[item.path])
    on_screen = [item for item in items if _marked(item, "real_window")]
    if on_screen and not _has_real_screen():
        for item in on_screen:
            item.add_marker(pytest.mark.skip(reason="needs a screen; `xvfb-run -a pytest` gives it one"))


def _names_used(test: Callable[..., object]) -> Iterator[str]:
    """Yield the names, but of attributes, that a test uses itself or through the helpers and fixtures of its file."""
    here, seen, todo = inspect.unwrap(test).__globals__, set[str](), [inspect.unwrap(test).__code__]
    while todo:
        code = todo.pop()
        todo += [constant for constant in code.co_consts if isinstance(constant, CodeType)]
        for name in {*code.co_varnames, *(name for name in code.co_names if name in here)} - seen:
            seen.add(name)
            yield name
            helper = inspect.unwrap(here[name]) if callable(here.get(name)) else None
            if isinstance(helper, FunctionType) and helper.__globals__ is here:
                todo.append(helper.__code__)


def _marked(item: pytest.Item, name: str) -> bool:
    return item.get_closest_marker(name) is not None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    COSTS.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Let one window at a time stand on the screen, of all workers."""
    if not _marked(item, "real_window"):
        return (yield)
    import fcntl

    descriptor = os.open(Path(__file__).parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return (yield)
    finally:
        os.close(descriptor)


def _has_real_screen() -> bool:
    chosen = os.environ.pop(PLATFORM_VARIABLE)
    try:
        return bool(os.environ.get("DISPLAY")) and has_screen()
    finally:
        os.environ[PLATFORM_VARIABLE] = chosen


@pytest.fixture(scope="session")
def real_screen() -> bool:
    """Whether what is marked real_window is tested."""
    return _has_real_screen()


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
def _processes_counted() -> Iterator[None]:
    """Count the processes of this Python, whoever starts them."""
    start, popen = BaseProcess.start, subprocess.Popen.__init__

    def counted_start(self: BaseProcess) -> None:
        COSTS["process"] += 1
        start(self)

    def counted_popen(self: subprocess.Popen[Any], args: Any, *more: Any, **options: Any) -> None:
        COSTS["process"] += sys.executable in str(args)
        popen(self, args, *more, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseProcess, "start", counted_start)
        patch.setattr(subprocess.Popen, "__init__", counted_popen)
        yield


@pytest.fixture(scope="module", autouse=True)
def _steps_counted() -> Iterator[None]:
    """Count the steps that are learned in this process, whatever learns."""
    loaded = [module for name, module in sys.modules.items() if name.startswith("pneumoviewer.core.training.")]
    with pytest.MonkeyPatch.context() as patch:
        for learner in {kind for module in loaded for kind in vars(module).values() if "train_epoch" in _methods(kind)}:
            patch.setattr(learner, "train_epoch", _counted(learner.train_epoch))
        yield


def _methods(kind: object) -> Mapping[str, object]:
    return vars(kind) if isinstance(kind, type) else {}


def _counted(train_epoch: Callable[..., object]) -> Callable[..., object]:
    def counted(self: Any, epoch: int, examples: object, *more: object, **options: object) -> object:
        COSTS["trains"] += self.batches(examples)
        return train_epoch(self, epoch, examples, *more, **options)

    return counted


@pytest.fixture(autouse=True)
def _costs_are_marked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that starts a process or trains more than a step and is not marked so."""
    yield
    for mark, free in (("process", 0), ("trains", 1)):
        if COSTS[mark] > free and not _marked(request.node, mark):
            pytest.fail(f"mark it @pytest.mark.{mark}")


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
