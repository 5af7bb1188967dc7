"""A monkey at the window: does anything a person can do, in any order, and looks at what stands on the screen.

What is right it knows by itself: its engine answers each picture and each model with figures of their own. So whatever
stands beside a picture can be told from what belongs there.
"""

import json
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
from late_engine import FILMS, KINDS, LateEngine, answer_of, shares
from msgspec import to_builtins
from on_screen import OnScreen, no_constant
from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from read_fakes import write_model

from pneumoviewer.core.radiograph.reader import read
from pneumoviewer.core.results import GateCheck, GateResult
from pneumoviewer.core.worklist.arrangement import Arrangement
from pneumoviewer.gui.kit import appearance
from pneumoviewer.gui.kit.language import LANGUAGE
from pneumoviewer.gui.main_window import MainWindow


class Monkey(OnScreen):
    """Does things, and looks.

    Parameters
    ----------
    make_window : callable
        Opens a window on an engine.
    folder : Path
        An empty one, for films and what is saved.
    seed : int
    """

    def __init__(self, make_window: Callable[[LateEngine], MainWindow], folder: Path, seed: int) -> None:
        self.rng, self.folder, self.done = random.Random(seed), folder, [f"seed {seed}"]
        self._make_window = make_window
        self.asked_for: set[str] = set()  # pictures whose results were asked for although a check failed
        self._numbers = iter(range(1_000_000))
        for name, (kind, points) in KINDS.items():
            write_model(name, kind, f"{name} {0:08d}", points)
        self.films = [folder / ("NORMAL" if n % 2 else "PNEUMONIA") / f"{n}.png" for n in range(FILMS)]
        for film in self.films:
            film.parent.mkdir(exist_ok=True)
            self._write(film)
        (folder / "broken.png").write_text("no picture")
        self._open_window()

    # --- doing -----------------------------------------------------------------------------------------------------

    def play(self, count: int) -> None:
        """Do so many things, looking after each."""
        actions = [name for name, weight in ACTIONS.items() for _ in range(weight)]
        for _ in range(count):
            name = self.rng.choice(actions)
            self.done.append(name)
            getattr(self, name)()
            self._dismiss()
            self.check()
            if self.rng.random() < 0.7:
                self._events()
                self.check()
            if self.rng.random() < 0.15:
                self.check(settled=self.settle())
        self.check(settled=self.settle())

    def settle(self) -> bool:
        """Wait until nothing is on its way; say whether it came to that, which a loaded machine may not in time."""
        self.done.append("settle")
        patience = QDeadlineTimer(10_000)
        while not patience.hasExpired():
            for _ in range(10):
                self.engine.answer_one(self.rng)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            bar = self.page.sheet.bar if self.page.sheet is not None else None
            quiet = not self.engine.waiting and (self.controller.settled or not self.controller.work_list.items)
            if quiet and (bar is None or bar.up_to_date) and not self.page.exports.exporter.running:
                return True
            QTest.qWait(1)
        return False

    def close(self) -> None:
        self.window.read.sessions._ask = lambda *asked: "discard"
        self._dismiss()
        self.window.close()
        self._dismiss()
        self._delete()

    def answer(self) -> None:
        for _ in range(self.rng.randint(1, 4)):
            self.engine.answer_one(self.rng)

    def open(self) -> None:
        self.page.open_paths(self.rng.sample([*self.films, self.folder / "broken.png"], self.rng.randint(1, 3)))

    def paste(self) -> None:
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(self.rng.randrange(0x1000000))
        self.controller.importer.add_picture(image, "Pasted")

    def rewrite(self) -> None:
        """Write another picture over a film, as a modality does; what watches the folder tells of it, or not yet."""
        film = self.rng.choice(self.films)
        self._write(film)
        if self.rng.random() < 0.7:
            self.controller.importer.take_in([film])

    def choose_row(self) -> None:
        rows = self.controller.list_model.rowCount()
        if rows:
            index = self.controller.list_model.index(self.rng.randrange(rows))
            self.page.work_list.view.setCurrentIndex(index)

    def choose_model(self) -> None:
        box = self.page.verdict.models
        row = self.rng.randrange(box.count())
        box.setCurrentIndex(row)
        box.activated.emit(row)

    def choose_point(self) -> None:
        box = self.page.verdict.point.box
        row = self.rng.randrange(box.count())
        if box.isEnabled() and box.model().item(row).isEnabled():
            box.setCurrentIndex(row)
            box.activated.emit(row)

    def learn(self) -> None:
        """Let a model learn another epoch, of which the window hears now or later."""
        name = self.rng.choice(list(KINDS))
        kind, points = KINDS[name]
        write_model(name, kind, f"{name} {next(self._numbers) + 1:08d}", points)
        if self.rng.random() < 0.5:
            self.page.refresh_models()

    def remove(self) -> None:
        if self.rng.random() < 0.4:
            self.page.work_list.view.selectAll()
        self.page.work_list.remove_selected()

    def undo(self) -> None:
        self.controller.undo_remove()

    def new_session(self) -> None:
        self.page.sessions.new()

    def save_session(self) -> None:
        file = self.folder / f"{self.rng.randrange(3)}.pneumo"
        self._wait_for(lambda done: self.page.sessions.save_to(file, lambda saved: done.append(saved)))
        for row in json.loads(file.read_text(), parse_constant=no_constant)["items"]:
            said = row.get("prediction")
            if said and row.get("seal"):
                values = shares(said["image_sha256"], said["model_sha256"], tuple(said["classes"]))
                assert tuple(said["probabilities"]) == values, self._said("a session holds another answer")

    def open_session(self) -> None:
        files = list(self.folder.glob("*.pneumo"))
        if files:
            self.page.open_paths([self.rng.choice(files)])

    def open_forged_session(self) -> None:
        """Open a session that claims results nobody computed, of pictures and models that there are."""
        files, model = list(self.folder.glob("*.pneumo")), self.controller.selector.model
        if not files or model is None:
            return
        document = json.loads(self.rng.choice(files).read_text())
        for row in document["items"]:
            image = row.get("image_sha256", "")
            answer = answer_of("forged", model).with_gate(GateResult((GateCheck("size", True),)))
            forged = to_builtins(answer) | {"image_sha256": image, "model_sha256": model.sha256}
            row |= {"prediction": forged, "shown_anyway": True}
        file = self.folder / "forged.session.pneumo"
        file.write_text(json.dumps(document))
        self.page.open_paths([file])

    def theme(self) -> None:
        appearance.choose_theme(self.rng.choice(("dark", "light")))

    def text(self) -> None:
        self.rng.choice((appearance.enlarge_text, appearance.reduce_text))()

    def language(self) -> None:
        """Open the window anew in another language, as the program does."""
        app = QApplication.instance()
        LANGUAGE.restart_requested = True
        self.window.close()
        work = self.page.sessions.handed_over()
        LANGUAGE.install(app, self.rng.choice(("en", "fr")))
        self._delete()
        self._open_window()
        self.page.sessions.take_over(*work)

    def train(self) -> None:
        self.window.show_page("train")

    def read(self) -> None:
        self.window.show_page("read")

    def sheet(self) -> None:
        self.page.work_list.sheet.toggle()

    def sort_sheet(self) -> None:
        if self.page.sheet is not None:
            box = self.page.sheet.bar.order
            row = self.rng.randrange(box.count())
            box.setCurrentIndex(row)
            box.activated.emit(row)

    def compare(self) -> None:
        dialog = self.page._comparison
        if dialog is None:
            self.page.compare_models()
        elif self.rng.random() < 0.5:
            dialog.close()

    def explain_class(self) -> None:
        box = self.page.verdict.heatmap.classes
        row = self.rng.randrange(max(box.count(), 1))
        box.setCurrentIndex(row)
        box.activated.emit(row)

    def explain_otherwise(self) -> None:
        self.page.verdict._on_method_chosen(self.rng.choice(("grad_cam", "weights", "occlusion", "layer_cam")))

    def see(self) -> None:
        self.page.verdict.model_input.toggle.toggle()

    def untrained(self) -> None:
        self.page.verdict.heatmap.randomization.toggle.toggle()

    def panes(self) -> None:
        self.page.viewer.count_wanted.emit(self.rng.choice((1, 2, 4)))

    def other_pane(self) -> None:
        self.rng.choice(self.page.viewer.panes.shown).setFocus()

    def arrange(self) -> None:
        orders, kinds = ("added", "name", "pneumonia", "confidence", "decision"), ("all", "all", "normal", "pneumonia")
        self.controller.work_list.arrange(Arrangement(self.rng.choice(orders), self.rng.choice(kinds)))

    def show_anyway(self) -> None:
        button = self.page.verdict.gate.show_anyway
        if button.isVisibleTo(self.page) and self.controller.queue.current is not None:
            self.asked_for.add(self.controller.queue.current.image_sha256)
            button.click()

    def try_again(self) -> None:
        self.controller.try_again()

    def pause(self) -> None:
        self.controller.queue.pause(not self.controller.queue.paused)

    def note(self) -> None:
        self.page.exports.notes.setPlainText(self.rng.choice(("", "Effusion?")))

    def export_tables(self) -> None:
        for kind in ("csv", "json"):
            self.page.exports.save_list(kind, self.folder / f"table.{kind}")
            self._check_table(kind)

    def export_readings(self) -> None:
        """Export what is selected while everything goes on; each reading is looked at as it is made."""
        page = self.page
        if page.exports.exporter.running:
            return
        page.work_list.view.selectAll()
        page.exports._start(self._check_reading, lambda outcome: None, explained=self.rng.random() < 0.5)

    # --- helpers ---------------------------------------------------------------------------------------------------

    def _write(self, film: Path) -> None:
        pixels = np.random.default_rng(self.rng.randrange(2**32)).integers(0, 255, (12, 16), np.uint8)
        Image.fromarray(pixels).resize((64, 48)).save(film)
        assert read(film).sha256

    def _open_window(self) -> None:
        self.engine = LateEngine()
        self.window = self._make_window(self.engine)
        self.page, self.controller = self.window.read, self.window.read.controller
        self.page.sessions._ask = lambda *asked: self.rng.choice(("discard", "discard", "cancel"))

    def _delete(self) -> None:
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _events(self) -> None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 3)

    def _wait_for(self, begin: Callable[[list[bool]], object]) -> None:
        done: list[bool] = []
        begin(done)
        while not done:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _dismiss(self) -> None:
        for box in self.window.findChildren(QMessageBox):
            box.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget is not self.page._comparison and widget.isModal():
                widget.close()


ACTIONS = {
    "answer": 14,
    "open": 8,
    "choose_row": 8,
    "choose_model": 8,
    "choose_point": 4,
    "remove": 6,
    "undo": 6,
    "rewrite": 3,
    "learn": 3,
    "paste": 1,
    "show_anyway": 3,
    "new_session": 2,
    "save_session": 3,
    "open_session": 3,
    "open_forged_session": 2,
    "theme": 1,
    "text": 1,
    "language": 1,
    "train": 1,
    "read": 1,
    "sheet": 2,
    "sort_sheet": 2,
    "compare": 2,
    "explain_class": 2,
    "explain_otherwise": 2,
    "see": 1,
    "untrained": 1,
    "panes": 1,
    "other_pane": 1,
    "arrange": 2,
    "try_again": 1,
    "pause": 1,
    "note": 1,
    "export_tables": 3,
    "export_readings": 2,
}
