"""How long the window hears nothing while a training runs beside it on two cores."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import cache
from itertools import pairwise
from pathlib import Path

SECONDS, CORES, IMAGES = 20.0, 2, 400
OFTEN_MS, EVER_MS = 33.0, 200.0


def usual_gap() -> tuple[str, float, float]:
    """Return the name, the 99th percentile in milliseconds, and the most it may be."""
    return "99th percentile of the gaps between window events while training, ms", _measured()[0], OFTEN_MS


def longest_gap() -> tuple[str, float, float]:
    """Return the name, the longest gap in milliseconds, and the most it may be."""
    return "longest gap between window events while training, ms", _measured()[1], EVER_MS


@cache
def _measured() -> tuple[float, float]:
    """Measure in a fresh process, with a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PNEUMOVIEWER_HOME": home}
        command = [sys.executable, "-m", "tests.benchmarks.window_gap", home]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    usual, longest = map(float, done.stdout.split())
    return usual, longest


def _measure(folder: Path) -> None:
    """Train a network with the window on its training page, and time a timer that fires whenever it can."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from pneumoviewer.core.radiograph.phantom import write_practice_data
    from pneumoviewer.core.recipe.recipe import find_recipe
    from pneumoviewer.core.training.events import BatchFinished
    from pneumoviewer.core.training.job import Job
    from pneumoviewer.gui.kit.engine_thread import EngineThread
    from pneumoviewer.gui.main_window import MainWindow
    from pneumoviewer.gui.train.training_thread import TrainingThread

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    write_practice_data(folder / "data", IMAGES, seed=2)
    application = QApplication([])
    window = MainWindow(EngineThread)
    window.show()
    window.start()
    window.show_page("train")
    page = window.pages["train"]
    page.new_training()
    recipe = find_recipe("pseudo-resnet").with_values({"epochs": 1000})
    page.dialog.start_requested.emit(Job(recipe, folder / "data", folder / "run"))
    page.dialog.accept()

    ticks: list[float] = []
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))

    def begin(event: object) -> None:  # what counts starts with the first batch
        if isinstance(event, BatchFinished) and not timer.isActive():
            timer.start()
            QTimer.singleShot(round(SECONDS * 1000), lambda: application.exit())  # quit would ask the window

    page.findChild(TrainingThread).event_received.connect(begin)
    application.exec()
    gaps = [1000 * (later - earlier) for earlier, later in pairwise(ticks)]
    timer.timeout.disconnect()  # events still to come must not start it again
    page.stop()
    window.close()
    print(statistics.quantiles(gaps, n=100)[-1], max(gaps))


if __name__ == "__main__":
    _measure(Path(sys.argv[1]))
