import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.events import RunFailed
from pneumoviewer.engine.protocol import (
    Explain,
    Explained,
    Predict,
    Predicted,
    Ready,
    RequestFailed,
    ShowWeights,
    Train,
    WeightImages,
)
from pneumoviewer.gui.kit.jobs import JobThread, Report, ShouldStop
from pneumoviewer.gui.kit.threads import DEATHS_IN_A_ROW, EngineThread, TrainingThread

PATIENCE_MS = 60_000
posix = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[EngineThread]:
    engine = EngineThread()
    yield engine
    engine.close()
    assert not multiprocessing.active_children()


@pytest.fixture
def training(qtbot: QtBot) -> Iterator[TrainingThread]:
    training = TrainingThread()
    yield training
    training.close()
    assert not multiprocessing.active_children()


def _predict(id: int, model: Path) -> Predict:
    radiograph = Radiograph(np.zeros((8, 8), np.uint8), (0.0, 255.0), "blank.png", None, "PNG", 8, "0" * 64)
    return Predict(id, radiograph, model)


def test_requests_made_before_the_worker_is_ready_are_answered_in_order(
    qtbot: QtBot, engine: EngineThread, tmp_path: Path
) -> None:
    failed: list[RequestFailed] = []
    engine.failed.connect(failed.append)
    ids = [engine.next_id() for _ in range(3)]
    engine.ask(_predict(ids[0], tmp_path))
    engine.start()
    for id in ids[1:]:
        engine.ask(_predict(id, tmp_path))
    qtbot.waitUntil(lambda: len(failed) == 3, timeout=PATIENCE_MS)
    assert [f.id for f in failed] == ids


def test_a_withdrawn_request_is_never_answered(qtbot: QtBot, engine: EngineThread, tmp_path: Path) -> None:
    failed: list[RequestFailed] = []
    engine.failed.connect(failed.append)
    for id in (1, 2, 3):
        engine.ask(_predict(id, tmp_path))
    engine.withdraw(2)
    engine.withdraw(99)
    engine.start()
    qtbot.waitUntil(lambda: [f.id for f in failed] == [1, 3], timeout=PATIENCE_MS)


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
    with qtbot.waitSignal(engine.failed, timeout=PATIENCE_MS) as answer:
        engine.ask(_predict(5, tmp_path))
    assert answer.args[0].id == 5
    assert "trained model" in answer.args[0].error.what


@posix
def test_the_request_in_a_killed_engine_fails_with_the_cause(
    qtbot: QtBot, engine: EngineThread, tmp_path: Path
) -> None:
    ready: list[Ready] = []
    engine.became_ready.connect(ready.append)
    engine.start()
    qtbot.waitUntil(lambda: len(ready) == 1, timeout=PATIENCE_MS)
    os.kill(ready[0].pid, signal.SIGSTOP)  # the request is sent and cannot be answered
    with qtbot.waitSignal(engine.failed, timeout=PATIENCE_MS) as answer:
        engine.ask(_predict(5, tmp_path))
        qtbot.waitUntil(lambda: engine._in_worker is not None, timeout=PATIENCE_MS)
        os.kill(ready[0].pid, signal.SIGKILL)
    assert answer.args[0].id == 5
    assert "memory" in answer.args[0].error.why


def test_an_engine_that_keeps_dying_gives_up_until_it_is_asked(
    qtbot: QtBot, engine: EngineThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = []

    def no_memory() -> None:
        starts.append(1)
        raise PneumoError("no room")

    monkeypatch.setattr(engine._worker, "start", no_memory)
    with qtbot.waitSignal(engine.failed, timeout=PATIENCE_MS) as answer:
        engine.start()
    assert answer.args[0].id == 0
    assert len(starts) == DEATHS_IN_A_ROW
    with qtbot.waitSignal(engine.failed, timeout=PATIENCE_MS) as answer:
        engine.ask(_predict(5, tmp_path))
    assert answer.args[0].id == 5
    assert len(starts) == 2 * DEATHS_IN_A_ROW


def test_predictions_and_weights_name_the_image_and_the_model_they_are_about(
    qtbot: QtBot, engine: EngineThread, tiny_model: ModelInfo
) -> None:
    answers: list[Predicted | WeightImages] = []
    engine.answered.connect(answers.append)
    engine.start()
    request = _predict(1, tiny_model.path)
    engine.ask(request)
    engine.ask(ShowWeights(2, request.radiograph, tiny_model.path))
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=PATIENCE_MS)
    predicted, weights = answers
    assert isinstance(predicted, Predicted)
    assert predicted.id == 1
    assert sum(predicted.prediction.probabilities) == pytest.approx(1)
    assert predicted.prediction.image_sha256 == request.radiograph.sha256
    assert predicted.prediction.model_sha256 == tiny_model.sha256
    assert isinstance(weights, WeightImages)
    assert weights.weights.shape[2:] == weights.picture.shape == (32, 32)
    assert (weights.image_sha256, weights.model_sha256) == (request.radiograph.sha256, tiny_model.sha256)


def test_closing_is_quick_even_while_starting_and_can_be_repeated(qtbot: QtBot, engine: EngineThread) -> None:
    engine.start()
    engine.close()
    engine.close()
    assert engine.isFinished()


def test_a_training_that_is_never_begun_never_ends(qtbot: QtBot, training: TrainingThread) -> None:
    ended: list[object] = []
    training.ended.connect(ended.append)
    with qtbot.waitSignal(training.became_ready, timeout=PATIENCE_MS):
        training.start()
    training.close()
    assert not ended


def test_a_training_that_cannot_begin_says_so_once(qtbot: QtBot, training: TrainingThread, tmp_path: Path) -> None:
    ended: list[object] = []
    training.ended.connect(ended.append)
    training.start()
    with qtbot.waitSignal(training.finished, timeout=PATIENCE_MS):
        training.train(Train(find_recipe("mlp-8"), tmp_path / "nothing", tmp_path / "run"))
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
    assert [type(e) for e in ended] == [RunFailed]
    assert ended[0].epoch == 0  # type: ignore[attr-defined]


@posix
def test_a_training_worker_killed_while_it_waits_is_told_when_it_is_begun(
    qtbot: QtBot, training: TrainingThread, tmp_path: Path
) -> None:
    with qtbot.waitSignal(training.became_ready, timeout=PATIENCE_MS) as ready:
        training.start()
    os.kill(ready.args[0].pid, signal.SIGKILL)
    with qtbot.waitSignal(training.ended, timeout=PATIENCE_MS) as ended:
        training.train(Train(find_recipe("mlp-8"), tmp_path, tmp_path / "run"))
    assert "memory" in ended.args[0].error.why


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


def test_an_explanation_withdrawn_in_the_worker_makes_room_for_the_next(
    qtbot: QtBot, engine: EngineThread, tiny_model: ModelInfo
) -> None:
    radiograph = Radiograph(np.zeros((8, 8), np.uint8), (0.0, 255.0), "blank.png", None, "PNG", 8, "0" * 64)
    answered: list[Explained] = []
    engine.answered.connect(answered.append)
    engine.start()
    engine.ask(Explain(1, radiograph, tiny_model.path, tiny_model.classes[1], "occlusion"))
    qtbot.waitUntil(lambda: engine._in_worker is not None, timeout=PATIENCE_MS)
    engine.withdraw(1)
    engine.ask(Explain(2, radiograph, tiny_model.path, tiny_model.classes[1], "occlusion"))
    # The first may have been ready before it was withdrawn; who withdrew it drops it by its id.
    qtbot.waitUntil(lambda: bool(answered) and answered[-1].id == 2, timeout=PATIENCE_MS)
