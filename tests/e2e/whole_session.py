"""A person's first session, as steps: run by `test_e2e_session.py` in a process of its own.

    python whole_session.py RADIOGRAPH

Starts the program's own `main()`, and does what a person does as soon as the window lets them. Prints what was seen.
"""

import json
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from pneumoviewer.cli import main
from pneumoviewer.gui.main_window import MainWindow
from pneumoviewer.gui.train.new.form import RecipeForm
from pneumoviewer.gui.widgets.probability_bars import ProbabilityBars

Steps = Iterator[Callable[[], object]]
PATIENCE_MS = 150_000
seen: dict[str, object] = {}


def session(window: MainWindow, radiograph: Path) -> Steps:
    """Drop a file, ask for the probabilities, train two epochs on practice data, predict with the result."""
    read, bars = window.read, window.findChild(ProbabilityBars)
    yield lambda: read.controller.settled
    seen["samples"] = len(read.controller.work_list.items)
    button(window, "understand").click()

    drop(window, radiograph)
    yield lambda: read.controller.settled and read.controller.queue.current.name == radiograph.name
    button(window, "anyway").click()  # it is a drawing, and the gate says so
    yield lambda: read.controller.settled and bars.values
    seen["first"] = told(window, bars)

    button(window, "train").click()
    yield lambda: "train" in window.pages and window.pages["train"].isVisible()
    train = window.pages["train"]
    button(train, "practice").click()
    yield lambda: train.dialog and train.dialog.job
    dialog = train.dialog
    dialog.findChild(RecipeForm).set_value("epochs", "2")
    yield lambda: dialog.job and dialog.job.recipe.epochs == 2
    button(dialog, "start").click()
    yield lambda: train.running
    yield lambda: not train.running
    button(train, "use this").click()
    yield lambda: read.isVisible() and read.controller.settled and bars.values
    seen["second"] = told(window, bars)
    seen["models"] = [model.name for model in read.controller.selector.models]


def button(inside: object, text: str) -> QAbstractButton:
    """Return the button a person would find by its words."""
    found = [b for b in inside.findChildren(QAbstractButton) if text in plain(b.text()) and b.isVisible()]
    assert found, f"no button says “{text}”"
    return found[0]


def plain(text: str) -> str:
    return text.replace("&", "").lower()


def drop(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, left, plain_keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(QPoint(600, 400), action, data, left, plain_keys),
        QDropEvent(QPointF(600, 400), action, data, left, plain_keys),
    ):
        QApplication.sendEvent(window, event)


def told(window: MainWindow, bars: ProbabilityBars) -> dict[str, object]:
    entry = window.read.controller.queue.current
    return {
        "file": entry.name,
        "model": entry.prediction.model,
        "probabilities": list(bars.values),
        "words": [label.text() for label in window.findChildren(QLabel) if label.text().startswith("Suggests")],
    }


def drive(window: MainWindow, radiograph: Path) -> None:
    steps = session(window, radiograph)
    waits_for: list[Callable[[], object]] = [lambda: True]

    def look() -> None:
        try:
            if waits_for[0]():
                waits_for[0] = next(steps)
        except StopIteration:
            seen["closed"] = window.close()
        except Exception:
            traceback.print_exc()
            QApplication.exit(3)

    def give_up() -> None:
        print(f"waits at line {steps.gi_frame.f_lineno}", file=sys.stderr)
        QApplication.exit(4)

    timer = QTimer(window, interval=20)
    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(PATIENCE_MS, window, give_up)


if __name__ == "__main__":
    radiograph = Path(sys.argv[1])
    begin = MainWindow.start

    def begin_and_drive(self: MainWindow) -> None:
        begin(self)
        drive(self, radiograph)

    MainWindow.start = begin_and_drive
    status = main([])
    print(json.dumps(seen))
    sys.exit(status)
