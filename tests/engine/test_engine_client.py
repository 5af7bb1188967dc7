import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.engine.client import Worker, WorkerDiedError
from pneumoviewer.engine.protocol import Failed, FromWorker, Ready, Submit
from pneumoviewer.engine.requests import Predict

posix = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
PATIENCE_S = 60.0


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker("prediction")
    yield worker
    worker.close()
    assert not multiprocessing.active_children()


def _hear(worker: Worker) -> FromWorker:
    answer = worker.receive(PATIENCE_S)
    assert answer is not None
    return answer


def _submit(id: int, model: Path, side: int = 16) -> Submit:
    pixels = np.zeros((side, side), np.uint8)
    radiograph = Radiograph(pixels, (0.0, 255.0), "blank.png", None, "PNG", 8, "0" * 64)
    return Submit(id, Predict(radiograph, model, ""))


def test_a_worker_says_when_it_is_ready_and_with_what(worker: Worker) -> None:
    worker.start()
    ready = _hear(worker)
    assert isinstance(ready, Ready)
    assert ready.pid == worker.pid
    assert ready.device
    assert ready.device_reason
    assert {"torch", "pneumoviewer"} <= set(ready.software)


def test_what_cannot_be_answered_fails_and_the_worker_lives_on(worker: Worker, tmp_path: Path) -> None:
    worker.start()
    _hear(worker)
    for id in (7, 8):
        worker.send(_submit(id, tmp_path / "nothing"))
        answer = _hear(worker)
        assert isinstance(answer, Failed)
        assert answer.id == id
        assert "nothing" in answer.error.what


def test_big_requests_do_not_fill_the_pipe(worker: Worker, tmp_path: Path) -> None:
    worker.start()
    _hear(worker)
    for id in range(4):
        worker.send(_submit(id, tmp_path, 2048))
    assert [_hear(worker).id for _ in range(4)] == [0, 1, 2, 3]  # type: ignore[union-attr]


@posix
@pytest.mark.parametrize(("number", "cause"), [("SIGKILL", "memory"), ("SIGSEGV", "driver"), ("SIGTERM", "outside")])
def test_a_dead_worker_leaves_a_cause_and_a_next_step(worker: Worker, number: str, cause: str) -> None:
    worker.start()
    assert worker.pid
    os.kill(worker.pid, getattr(signal, number))
    with pytest.raises(WorkerDiedError) as died:
        _hear(worker)
    assert cause in died.value.why
    assert died.value.next_step


@posix
def test_a_worker_can_be_started_again(worker: Worker) -> None:
    worker.start()
    assert worker.pid
    os.kill(worker.pid, signal.SIGKILL)
    with pytest.raises(WorkerDiedError):
        _hear(worker)
    worker.start()
    assert isinstance(_hear(worker), Ready)


@posix
def test_ctrl_c_is_the_parents_business(worker: Worker, tmp_path: Path) -> None:
    worker.start()
    _hear(worker)
    assert worker.pid
    os.kill(worker.pid, signal.SIGINT)
    worker.send(_submit(1, tmp_path))
    assert isinstance(_hear(worker), Failed)


def test_nothing_can_be_sent_to_nobody() -> None:
    worker = Worker("training")
    with pytest.raises(WorkerDiedError):
        worker.send(_submit(1, Path()))
    worker.close()
    worker.close()


def test_wake_ends_a_wait_and_only_one(worker: Worker) -> None:
    worker.start()
    _hear(worker)
    worker.wake()
    worker.wake()
    assert worker.receive(PATIENCE_S) is None
    started = time.monotonic()
    assert worker.receive(0.05) is None
    assert time.monotonic() - started >= 0.05


@pytest.mark.parametrize("role", ["prediction", "training"])
def test_closing_while_libraries_are_imported_kills_nothing(role: str) -> None:
    worker = Worker(role)  # type: ignore[arg-type]
    worker.start()
    worker.close()
    assert not multiprocessing.active_children()


_CHILD = """
import os, sys
from pneumoviewer.engine.client import Worker

if __name__ == "__main__":
    worker = Worker("prediction")
    worker.start()
    ready = worker.receive(60)
    heavy = {"torch", "PySide6", "numpy", "pyqtgraph"} & set(sys.modules)
    print(ready.pid, ",".join(sorted(heavy)), flush=True)
    os._exit(0)
"""


@posix
def test_the_parent_imports_nothing_heavy_and_a_worker_does_not_outlive_it(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_CHILD)
    out = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=True).stdout
    pid, heavy = out.rstrip("\n").split(" ")
    assert heavy == ""
    deadline = time.monotonic() + PATIENCE_S
    while _runs(int(pid)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _runs(int(pid))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.is_file() and state.read_text().rpartition(")")[2].split()[0] == "Z")


_IMPORTS = """
import sys, threading
from multiprocessing import Pipe
from pneumoviewer.engine.protocol import Shutdown
from pneumoviewer.engine.worker import main
from pneumoviewer.core.training import run
near, far = Pipe()
def hear():
    near.recv()
    print([m for m in sys.modules if m.split(".")[0] in ("PySide6", "shiboken6")], flush=True)
    near.send(Shutdown())
threading.Thread(target=hear, daemon=True).start()
main(far, "training")
"""


def test_a_worker_never_imports_qt() -> None:
    out = subprocess.run([sys.executable, "-c", _IMPORTS], capture_output=True, text=True, timeout=120, check=True)
    assert out.stdout.strip() == "[]"
