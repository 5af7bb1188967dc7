"""How long a frame takes while a radiograph of 4,000 × 4,000 pixels is moved and windowed, and its first one."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache

SIDE, WIDTH, HEIGHT, FRAMES = 4000, 1280, 900, 40
FRAME_MS = 1000 / 60
FIRST_LIMIT = 2.0


def pan_frame() -> tuple[str, float, float]:
    """Return the name, the median frame of a movement to a sixtieth of a second, and the most it may be."""
    return "frame while 4,000 × 4,000 pixels are moved, to 1/60 s", _measured()[0] / FRAME_MS, 1.0


def window_frame() -> tuple[str, float, float]:
    """Return the name, the median frame of a window drag to a sixtieth of a second, and the most it may be."""
    return "frame while the window of 4,000 × 4,000 pixels is dragged, to 1/60 s", _measured()[1] / FRAME_MS, 1.0


def first_picture() -> tuple[str, float, float]:
    """Return the name, the time to the first frame to that of Qt's own smooth scaling, and the most it may be."""
    return "first frame of 4,000 × 4,000 pixels, to Qt's own smooth scaling", _measured()[2], FIRST_LIMIT


@cache
def _measured() -> tuple[float, float, float]:
    """Measure in a fresh process."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-m", "tests.benchmarks.looking"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    pan, window, first, plain = map(float, done.stdout.split())
    print(
        f"  4,000 × 4,000: moved {pan:.1f} ms, windowed {window:.1f} ms a frame; first {first:.0f} ms, Qt {plain:.0f}"
    )
    return pan, window, first / plain


def _measure() -> None:
    import numpy as np
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from pneumoviewer.core.radiograph.radiograph import Radiograph
    from pneumoviewer.gui.canvas.image_canvas import ImageCanvas
    from pneumoviewer.gui.canvas.pyramid import Pyramid

    application = QApplication([])
    pixels = np.random.default_rng(0).integers(0, 4096, (SIDE, SIDE), np.uint16)
    radiograph = Radiograph.make(pixels, (0, 4095), name="drawn", format="DICOM", bits=12)
    canvas = ImageCanvas()
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    application.processEvents()

    def milliseconds(work: Callable[[], object]) -> float:
        started = time.perf_counter()
        work()
        return 1000 * (time.perf_counter() - started)

    def show() -> None:
        canvas.show_picture(Pyramid(radiograph))
        canvas.repaint()

    def qt_alone() -> None:
        image = QImage(pixels.data, SIDE, SIDE, 2 * SIDE, QImage.Format.Format_Grayscale16)
        shown = image.convertToFormat(QImage.Format.Format_Grayscale8)
        shown.scaled(WIDTH, HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)

    def frame(step: Callable[[int], None], number: int) -> float:
        return milliseconds(lambda: (step(number), canvas.repaint()))

    first = statistics.median(milliseconds(show) for _ in range(3))
    plain = statistics.median(milliseconds(qt_alone) for _ in range(3))
    slowest = [0.0, 0.0]
    for zoom in (1.0, 1.4, 3.0):  # fitted; the most pixels to sample; each pixel about one of the screen's
        canvas.viewer.fit()
        canvas.viewer.zoom_by(zoom)
        moved = [frame(lambda n: canvas.viewer.pan(((-1) ** n * 7, 3)), n) for n in range(FRAMES)]
        windowed = [frame(lambda n: canvas.viewer.drag_window((1, (-1) ** n)), n) for n in range(FRAMES)]
        slowest = [max(a, statistics.median(b)) for a, b in zip(slowest, (moved, windowed), strict=True)]
    print(*slowest, first, plain)


if __name__ == "__main__":
    _measure()
