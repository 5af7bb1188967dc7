"""A launcher: a job trains in this process or in one of its own, says what it does, and ends exactly once."""

import multiprocessing
import os
import signal
import threading

import pytest

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.events import CheckpointSaved, RunFailed, RunStarted, RunStopped, RunSucceeded
from pneumoviewer.core.training.job import Job
from pneumoviewer.engine import launcher as launchers
from pneumoviewer.engine.client import Worker, WorkerDiedError
from pneumoviewer.engine.launcher import InProcessLauncher, LocalProcessLauncher
from pneumoviewer.engine.protocol import Cancel, Ready, Submit, Trouble

pytestmark = [pytest.mark.process, pytest.mark.trains]

RECIPE = find_recipe("mlp-8").with_values({"image_size": 16, "epochs": 2, "batch_size": 8})
LONG = RECIPE.with_values({"epochs": 1000})
both = pytest.mark.parametrize("launcher", [InProcessLauncher(), LocalProcessLauncher()])
posix = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")


@both
def test_events_come_to_the_one_who_waits_and_the_end_is_last(launcher, phantom_folder, tmp_path):
    events, threads = [], set()

    def hear(event):
        events.append(event)
        threads.add(threading.current_thread())

    end = launcher.start(Job(RECIPE, phantom_folder, tmp_path / "run")).wait(hear)
    assert isinstance(end, RunSucceeded)
    assert events[-1] == end
    assert any(isinstance(event, RunStarted) for event in events)
    assert threads == {threading.current_thread()}
    assert ModelInfo.read(tmp_path / "run").state == "succeeded"
    assert not multiprocessing.active_children()


@both
@pytest.mark.parametrize("end_it", ["stop", "close"])
def test_what_is_stopped_is_kept(launcher, end_it, phantom_folder, tmp_path):
    handle = launcher.start(Job(LONG, phantom_folder, tmp_path / "run"))
    end = handle.wait(lambda event: getattr(handle, end_it)() if isinstance(event, CheckpointSaved) else None)
    assert isinstance(end, RunStopped)
    assert 1 <= end.epoch < LONG.epochs
    assert ModelInfo.read(tmp_path / "run").epoch == end.epoch


@both
def test_stopped_before_anyone_waits_it_trains_nothing(launcher, phantom_folder, tmp_path):
    handle = launcher.start(Job(RECIPE, phantom_folder, tmp_path / "run"))
    handle.stop()
    assert handle.wait(lambda event: None) == RunStopped(tmp_path / "run", 0)


@both
def test_what_cannot_be_trained_ends_with_a_reason(launcher, tmp_path):
    end = launcher.start(Job(RECIPE, tmp_path / "nothing", tmp_path / "run")).wait(lambda event: None)
    assert isinstance(end, RunFailed)
    assert end.epoch == 0


@posix
def test_a_worker_that_is_ready_is_used_and_a_dead_one_started_again(phantom_folder, tmp_path):
    for name, kill in (("used", False), ("dead", True)):
        worker = Worker("training")
        worker.start()
        ready = worker.receive(60)
        assert isinstance(ready, Ready)
        if kill:
            os.kill(ready.pid, signal.SIGKILL)
            with pytest.raises(Exception, match="memory"):
                worker.receive(60)
        pids = []
        handle = LocalProcessLauncher().start(Job(RECIPE, phantom_folder, tmp_path / name), worker)
        end = handle.wait(lambda event, worker=worker, pids=pids: pids.append(worker.pid))
        assert isinstance(end, RunSucceeded)
        assert (ready.pid in pids) == (not kill)


class FakeWorker(Worker):
    """A process that answers what the test says, and then dies or says no more."""

    def __init__(self, *answers, dies):
        super().__init__("training")
        self.answers, self.dies, self.sent = list(answers), dies, []

    def start(self):
        pass

    def send(self, request):
        self.sent.append(request)

    def receive(self, timeout_s=None):
        if self.answers:
            return self.answers.pop(0)
        if self.dies:
            raise WorkerDiedError("It has ended", "nothing more is known")
        return None


def test_a_process_that_cannot_begin_ends_with_its_own_reason(tmp_path):
    trouble, troubles = Trouble(PneumoError("A library is missing"), "in line 7"), []
    handle = LocalProcessLauncher(troubles.append).start(
        Job(RECIPE, tmp_path, tmp_path / "run"), FakeWorker(trouble, dies=True)
    )
    assert handle.wait(lambda event: None) == RunFailed(tmp_path / "run", 0, trouble.error)
    assert troubles == [trouble]


def test_who_does_not_stop_when_closed_is_ended(monkeypatch, tmp_path):
    monkeypatch.setattr(launchers, "STOP_GRACE_S", 0.0)
    worker = FakeWorker(dies=False)
    handle = LocalProcessLauncher().start(Job(RECIPE, tmp_path, tmp_path / "run"), worker)
    handle.close()
    end = handle.wait(lambda event: None)
    assert "did not stop" in end.error.what
    assert [type(request) for request in worker.sent[:2]] == [Submit, Cancel]
