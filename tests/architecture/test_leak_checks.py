"""The checks that every test gets do find what is left behind."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

CONFTEST = Path(__file__).parents[1] / "conftest.py"
LEAKS = """
import subprocess, sys, threading
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_thread():
    forever = threading.Event()
    kept.append(forever)
    threading.Thread(target=forever.wait, name="forgotten", daemon=True).start()

def test_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE))

def test_window(qapp):
    kept.append(QWidget())
    kept[-1].show()

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_qthread(qapp):
    kept.append(QThread())
    kept[-1].start()

def test_clean(qapp):
    for thing in kept:
        if isinstance(thing, QThread):
            thing.quit()
            thing.wait()
        elif isinstance(thing, threading.Event):
            thing.set()
        elif isinstance(thing, subprocess.Popen):
            thing.communicate()
        elif isinstance(thing, QTimer):
            thing.stop()
        else:
            thing.close()
"""


def test_what_is_left_behind_fails_the_test(tmp_path: Path, run_python: Callable[..., CompletedProcess[str]]) -> None:
    impatient = CONFTEST.read_text("utf-8").replace("PATIENCE_S = 10.0", "PATIENCE_S = 0.1")
    (tmp_path / "conftest.py").write_text(impatient, "utf-8")
    (tmp_path / "test_leaks.py").write_text(LEAKS, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = real_window\n", "utf-8")
    done = run_python("-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path, cwd=tmp_path)
    assert "6 passed, 5 errors" in done.stdout
    for left in ("thread forgotten", "process ", "window QWidget", "timer of NoneType", "QThread QThread"):
        assert left in done.stdout
