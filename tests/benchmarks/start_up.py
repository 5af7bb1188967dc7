"""How long until the window is painted and can be used, against the least that Qt can do."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TURNS, LIMIT = 7, 4.0

# Both tell when the first paint has reached the event loop again: the window is on screen and takes clicks.
_SPY = """
from PySide6.QtCore import QTimer
def paintEvent(self, event, paint=Window.paintEvent):
    paint(self, event)
    Window.paintEvent = paint
    QTimer.singleShot(0, lambda: (print("painted", flush=True), self.close()))
Window.paintEvent = paintEvent
"""
_BARE = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow): pass
{_SPY}
application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""
_OURS = f"""
import sys
from pneumoviewer.cli import main
from pneumoviewer.gui.main_window import MainWindow as Window
{_SPY}
if __name__ == "__main__":
    sys.exit(main([]))
"""


def start_up() -> tuple[str, float, float]:
    """Return the name, the ratio of the medians of fresh processes in turn, and the most it may be."""
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        for _ in range(TURNS):
            bare.append(_seconds(_BARE, home))
            ours.append(_seconds(_OURS, home))
    # The first of each fills the system's file cache.
    least, own = statistics.median(bare[1:]), statistics.median(ours[1:])
    print(f"  first painted window after {own:.3f} s, a bare QMainWindow after {least:.3f} s")
    return "start to first painted window, to a bare QMainWindow's", own / least, LIMIT


def _seconds(script: str, home: str) -> float:
    file = Path(home, "start.py")  # a file, as worker processes import the main module anew
    file.write_text(script, "utf-8")
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PNEUMOVIEWER_HOME": home}
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, file], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        seconds = time.perf_counter() - started
        process.stdout.read()
    if line != "painted\n" or process.returncode:
        raise RuntimeError(f"the window did not paint and close: status {process.returncode}")
    return seconds
