"""How long the window hears nothing while hundreds of radiographs are added, read and predicted."""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

IMAGES, LIMIT_MS = 500, 50.0


def adding_gap() -> tuple[str, float, float]:
    """Return the name, the longest work of the window at one go in milliseconds, and the most it may be."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PNEUMOVIEWER_HOME": home}
        command = [sys.executable, "-m", "tests.benchmarks.work_list", home]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return f"longest work at one go while {IMAGES} radiographs are added, ms", float(done.stdout.split()[0]), LIMIT_MS


def _measure(folder: Path) -> None:
    """Add a folder, answer for the engine, and time a timer that fires whenever it can.

    What counts is the window's own time on the processor, whatever else the computer does; the second number printed
    is the 99th percentile of the gaps by the clock on the wall, the third the longest of them.
    """
    from PySide6.QtCore import QTimer

    from pneumoviewer.core.errors import PneumoError
    from pneumoviewer.core.library.find import find_models
    from pneumoviewer.core.radiograph.phantom import write_practice_data
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.engine.reply import Reply
    from pneumoviewer.engine.requests import Explain, Predict
    from pneumoviewer.gui.app import make_application
    from pneumoviewer.gui.kit.shortcuts import KEYS
    from pneumoviewer.gui.pages import SCOPES
    from pneumoviewer.gui.read.page import ReadPage

    write_practice_data(folder / "data", IMAGES, seed=2)
    application = make_application("dark")
    models, error = find_models(), PneumoError("nothing is explained here")

    class QuickEngine:
        """Answers at once, always the same."""

        def submit(self, request: Predict | Explain) -> Reply:
            reply = Reply()
            if isinstance(request, Predict):
                info = next(model for model in models if model.path == request.model)
                shares = tuple(1 / len(info.classes) for _ in info.classes)
                told = {"image_sha256": request.radiograph.sha256, "model_sha256": info.sha256}
                answer = Prediction("", info.name, info.classes, shares, info.classes[0], info.threshold, (), **told)
                QTimer.singleShot(0, lambda: reply.resolve(answer))
            else:
                QTimer.singleShot(0, lambda: reply.reject(error))
            return reply

    KEYS.define(SCOPES)
    page = ReadPage()
    page.resize(1280, 800)
    page.show()
    gc.freeze()  # as the program does after the first paint
    page.start(QuickEngine())
    ticks: list[tuple[float, float]] = []
    timer = QTimer(interval=0)

    def tick() -> None:
        ticks.append((time.thread_time(), time.perf_counter()))
        entries = page.controller.work_list.items
        if len(entries) == IMAGES and all(entry.state != "waiting" for entry in entries):
            application.quit()

    timer.timeout.connect(tick)
    QTimer.singleShot(200, timer.start)  # after the first paint
    QTimer.singleShot(400, lambda: page.open_paths([folder / "data"]))
    application.exec()
    page.stop()
    work, wall = ([1000 * (b - a) for a, b in pairwise(times)] for times in zip(*ticks, strict=True))
    print(max(work), statistics.quantiles(wall, n=100)[-1], max(wall))


if __name__ == "__main__":
    _measure(Path(sys.argv[1]))
