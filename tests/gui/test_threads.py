import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.explain.weights import WeightImages
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.results import Prediction
from pneumoviewer.core.training.events import End, RunFailed
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine.launcher import InProcessLauncher, LocalProcessLauncher
from pneumoviewer.engine.protocol import Ready
from pneumoviewer.engine.reply import Reply
from pneumoviewer.engine.requests import Explain, Predict, PreviewAugmentation, Request, VisualizeWeights
from pneumoviewer.gui.kit.engine_thread import DEATHS_IN_A_ROW, EngineThread
from pneumoviewer.gui.kit.job_thread import JobThread, Report, ShouldStop
from pneumoviewer.gui.kit.worker_thread import WorkerThread
from pneumoviewer.gui.train.new.preview_thread import PreviewThread
from pneumoviewer.gui.train.training_thread import TrainingThread

PATIENCE_MS = 60_000
posix = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[EngineThread]:
    engine = EngineThread()
    yield engine
    engine.close()
    assert not multiprocessing.active_children()


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PreviewThread]:
    preview = PreviewThread()
    yield preview
    preview.close()
    assert not multiprocessing.active_children()


def _predict(model: Path, sha256: str = "") -> Predict:
    radiograph = Radiograph(np.zeros((8, 8), np.uint8), (0.0, 255.0), "blank.png", None, "PNG", 8, "0" * 64)
    return Predict(radiograph, model, sha256)


class Heard:
    """What replies said, in the order in which they said it, each with the number of its request."""

    def __init__(self, engine: WorkerThread) -> None:
        self._engine = engine
        self.answers: list[tuple[int, object]] = []
        self.errors: list[tuple[int, PneumoError]] = []

    def submit(self, number: int, request: Request[object]) -> Reply[object]:
        return self._engine.submit(request).then(
            lambda answer: self.answers.append((number, answer)), lambda error: self.errors.append((number, error))
        )


def test_requests_made_before_the_worker_is_ready_are_answered_in_order(
    qtbot: QtBot, engine: EngineThread, tmp_path: Path
) -> None:
    heard = Heard(engine)
    heard.submit(1, _predict(tmp_path))
    engine.start()
    heard.submit(2, _predict(tmp_path))
    heard.submit(3, _predict(tmp_path))
    qtbot.waitUntil(lambda: len(heard.errors) == 3, timeout=PATIENCE_MS)
    assert [number for number, _ in heard.errors] == [1, 2, 3]


def test_a_cancelled_request_is_never_answered(qtbot: QtBot, engine: EngineThread, tmp_path: Path) -> None:
    heard = Heard(engine)
    replies = [heard.submit(number, _predict(tmp_path)) for number in (1, 2, 3)]
    replies[1].cancel()
    engine.start()
    qtbot.waitUntil(lambda: [number for number, _ in heard.errors] == [1, 3], timeout=PATIENCE_MS)
    for reply in replies:
        reply.cancel()
    assert not engine._replies


@posix
def test_a_killed_engine_starts_again_and_answers_what_comes_next(
    qtbot: QtBot, engine: EngineThread, tmp_path: Path
) -> None:
    ready: list[Ready] = []
    engine.became_ready.connect(ready.append)
    engine.start()
    qtbot.waitUntil(lambda: len(ready) == 1, timeout=PATIENCE_MS)
    os.kill(ready[0].pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: len(ready) == 2, timeout=PATIENCE_MS)
    heard = Heard(engine)
    heard.submit(5, _predict(tmp_path))
    qtbot.waitUntil(lambda: bool(heard.errors), timeout=PATIENCE_MS)
    assert "trained model" in heard.errors[0][1].what


@posix
def test_the_request_in_a_killed_engine_fails_with_the_cause(
    qtbot: QtBot, engine: EngineThread, tmp_path: Path
) -> None:
    ready: list[Ready] = []
    engine.became_ready.connect(ready.append)
    engine.start()
    qtbot.waitUntil(lambda: len(ready) == 1, timeout=PATIENCE_MS)
    os.kill(ready[0].pid, signal.SIGSTOP)  # the request is sent and cannot be answered
    heard = Heard(engine)
    heard.submit(5, _predict(tmp_path))
    qtbot.waitUntil(lambda: engine._in_worker is not None, timeout=PATIENCE_MS)
    os.kill(ready[0].pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(heard.errors), timeout=PATIENCE_MS)
    assert "memory" in heard.errors[0][1].why


def test_an_engine_that_keeps_dying_gives_up_until_it_is_asked(
    qtbot: QtBot, engine: EngineThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = []

    def no_memory() -> None:
        starts.append(1)
        raise PneumoError("no room")

    monkeypatch.setattr(engine._worker, "start", no_memory)
    with qtbot.waitSignal(engine.gave_up, timeout=PATIENCE_MS):
        engine.start()
    assert len(starts) == DEATHS_IN_A_ROW
    heard = Heard(engine)
    heard.submit(5, _predict(tmp_path))
    qtbot.waitUntil(lambda: bool(heard.errors), timeout=PATIENCE_MS)
    assert len(starts) == 2 * DEATHS_IN_A_ROW


def test_predictions_and_weights_name_the_image_and_the_model_they_are_about(
    qtbot: QtBot, engine: EngineThread, tiny_model: ModelInfo
) -> None:
    engine.start()
    heard, request = Heard(engine), _predict(tiny_model.path, tiny_model.sha256)
    heard.submit(1, request)
    heard.submit(2, VisualizeWeights(request.radiograph, tiny_model.path, tiny_model.sha256))
    qtbot.waitUntil(lambda: len(heard.answers) == 2, timeout=PATIENCE_MS)
    (_, prediction), (_, weights) = heard.answers
    assert isinstance(prediction, Prediction)
    assert sum(prediction.probabilities) == pytest.approx(1)
    assert request.is_answered_by(prediction)
    assert isinstance(weights, WeightImages)
    assert weights.weights.shape[2:] == weights.picture.shape == (32, 32)
    assert request.is_answered_by(weights)
    assert not _predict(tiny_model.path, "of another epoch").is_answered_by(prediction)


def test_closing_is_quick_even_while_starting_and_can_be_repeated(qtbot: QtBot, engine: EngineThread) -> None:
    engine.start()
    engine.close()
    engine.close()
    assert engine.isFinished()


def test_a_training_ends_once(qtbot: QtBot, tmp_path: Path) -> None:
    ended: list[End] = []
    job = Job(find_recipe("mlp-8"), tmp_path / "nothing", tmp_path / "run")
    training = TrainingThread(job, InProcessLauncher().start(job))
    training.ended.connect(ended.append)
    with qtbot.waitSignal(training.finished, timeout=PATIENCE_MS):
        training.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
    assert [type(end) for end in ended] == [RunFailed]
    assert ended[0].folder == job.folder


@pytest.mark.parametrize("killed", [False, pytest.param(True, marks=posix)])
def test_a_training_takes_over_the_process_that_was_got_ready(
    qtbot: QtBot, preview: PreviewThread, tmp_path: Path, killed: bool
) -> None:
    with qtbot.waitSignal(preview.became_ready, timeout=PATIENCE_MS) as ready:
        preview.start()
    if killed:
        os.kill(ready.args[0].pid, signal.SIGKILL)
        qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=PATIENCE_MS)
    worker = preview.release()
    assert worker.pid == ready.args[0].pid
    assert preview.isFinished()
    job = Job(find_recipe("mlp-8"), tmp_path / "nothing", tmp_path / "run")
    end = LocalProcessLauncher().start(job, worker).wait(lambda event: None)
    assert isinstance(end, RunFailed)
    assert "nothing" in str(end.error)  # and not of the process: one that died is started again
    assert not multiprocessing.active_children()


def _job_signals(job: JobThread) -> dict[str, list[object]]:
    heard: dict[str, list[object]] = {"succeeded": [], "failed": [], "trouble_reported": []}
    for name, values in heard.items():
        getattr(job, name).connect(values.append)
    return heard


def _cancel(report: Report, should_stop: ShouldStop) -> object:
    raise Cancelled


def _fail(report: Report, should_stop: ShouldStop) -> object:
    raise PneumoError("The folder is empty")


def _break(report: Report, should_stop: ShouldStop) -> object:
    raise ZeroDivisionError("oh")


@pytest.mark.parametrize(
    ("work", "heard"),
    [
        (lambda report, should_stop: 5, {"succeeded": 1, "failed": 0, "trouble_reported": 0}),
        (_cancel, {"succeeded": 0, "failed": 0, "trouble_reported": 0}),
        (_fail, {"succeeded": 0, "failed": 1, "trouble_reported": 0}),
        (_break, {"succeeded": 0, "failed": 1, "trouble_reported": 1}),
    ],
)
def test_a_job_ends_once(qtbot: QtBot, work: object, heard: dict[str, int]) -> None:
    job = JobThread(work)  # type: ignore[arg-type]
    signals = _job_signals(job)
    with qtbot.waitSignal(job.finished, timeout=PATIENCE_MS):
        job.start()
    job.close()
    assert {name: len(values) for name, values in signals.items()} == heard


def test_a_job_reports_its_end_and_hears_stop(qtbot: QtBot) -> None:
    def count(report: Report, should_stop: ShouldStop) -> object:
        for i in range(1, 1001):
            report(i, 1000)
        while not should_stop():
            pass
        return "late"

    job = JobThread(count)
    reports: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: reports.append((done, total)))
    signals = _job_signals(job)
    job.start()
    qtbot.waitUntil(lambda: bool(reports) and reports[-1] == (1000, 1000), timeout=PATIENCE_MS)
    assert len(reports) < 100
    job.close()
    assert signals == {"succeeded": [], "failed": [], "trouble_reported": []}


def test_an_explanation_cancelled_in_the_worker_makes_room_for_the_next(
    qtbot: QtBot, engine: EngineThread, tiny_model: ModelInfo
) -> None:
    about = (_predict(tiny_model.path).radiograph, tiny_model.path, tiny_model.sha256)
    heard = Heard(engine)
    engine.start()
    first = heard.submit(1, Explain(*about, tiny_model.classes[1], "occlusion"))
    qtbot.waitUntil(lambda: engine._in_worker is not None, timeout=PATIENCE_MS)
    first.cancel()
    heard.submit(2, Explain(*about, tiny_model.classes[1], "occlusion"))
    qtbot.waitUntil(lambda: bool(heard.answers), timeout=PATIENCE_MS)
    assert [number for number, _ in heard.answers] == [2]


def test_a_training_process_draws_previews_until_it_dies(
    qtbot: QtBot, preview: PreviewThread, phantom_folder: Path, tmp_path: Path
) -> None:
    ready: list[Ready] = []
    preview.became_ready.connect(ready.append)
    preview.start()
    heard, recipe = Heard(preview), find_recipe("mlp-8")
    heard.submit(1, PreviewAugmentation(recipe, phantom_folder, 0))
    qtbot.waitUntil(lambda: len(heard.answers) == 1, timeout=PATIENCE_MS)
    heard.submit(2, PreviewAugmentation(recipe, tmp_path / "nowhere", 0))
    qtbot.waitUntil(lambda: len(heard.errors) == 1, timeout=PATIENCE_MS)
    if os.name == "nt":
        return
    os.kill(ready[0].pid, signal.SIGKILL)
    for number in (3, 4):
        heard.submit(number, PreviewAugmentation(recipe, phantom_folder, 0))
        qtbot.waitUntil(lambda: len(heard.errors) == number - 1, timeout=PATIENCE_MS)  # noqa: B023
        assert "memory" in heard.errors[-1][1].why
