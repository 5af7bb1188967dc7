"""The controller of the Read page: what its parts share, and what changes the work list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.worklist import WorkList
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool
from pneumoviewer.gui.read.list.folder_watcher import FolderWatcher
from pneumoviewer.gui.read.list.model import WorkListModel
from pneumoviewer.gui.read.list.path_importer import PathImporter
from pneumoviewer.gui.read.model_selector import ModelSelector
from pneumoviewer.gui.read.reading_queue import ReadingQueue
from pneumoviewer.gui.read.result.explainer import Explainer
from pneumoviewer.gui.read.viewer.patient_identity import PatientIdentity

if TYPE_CHECKING:
    from pneumoviewer.engine.reply import Engine


class ReadController(QObject):
    """Keeps the work list, and what reads, predicts and explains it."""

    trouble_reported = Signal(object)  # Trouble

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = IoThreadPool(self)
        self.work_list = WorkList()
        self.list_model = WorkListModel(self.work_list, self)
        self.importer = PathImporter(self._tasks, self)
        self.watcher = FolderWatcher(self._tasks, self)
        self.selector = ModelSelector(self.work_list, self)
        self.queue = ReadingQueue(self.work_list, self._tasks, self)
        self.explainer = Explainer(self)
        self.patient_identity = PatientIdentity(self.work_list, self._tasks, self)
        self.explainer.wanted_method = load_settings().explanation
        self.importer.found.connect(self._add)
        self.importer.arrived.connect(self._on_arrived)
        self.importer.changed.connect(self.queue.progressed)
        self.watcher.arrived.connect(self.importer.take_in)
        self.selector.model_replaced.connect(self.queue.withdraw_predictions)
        self.selector.model_replaced.connect(self.explainer.clear)
        self.selector.choice_changed.connect(self._on_choice_changed)
        self.queue.current_changed.connect(self._on_current_changed)
        self.queue.advancing.connect(self._explain)
        self.queue.model_outdated.connect(self.selector.refresh)
        self._tasks.trouble_reported.connect(self.trouble_reported)

    def start(self, engine: Engine) -> None:
        """Read with an engine from now on, and with the models there are."""
        self.queue.start(engine)
        self.explainer.start(engine)
        self.selector.refresh()

    @property
    def settled(self) -> bool:
        """Whether there is something on the list, and nothing about it on its way any more."""
        return bool(self.work_list.items) and not (self.queue.busy or self.explainer.waiting or self.importer.busy)

    def stop(self) -> None:
        """End the work under way."""
        self.importer.stop()
        self.watcher.stop()
        self.queue.stop()
        self.explainer.stop()
        self.list_model.close()
        self._tasks.close()

    # --- the work list -------------------------------------------------------------------------------------------

    def open_neighbour(self, by: int) -> None:
        """Show the radiograph so many files further in the folder of the one shown."""
        path = self.queue.current.path if self.queue.current is not None else None
        if path is not None:
            self.importer.open_neighbour(path, by)

    def replace(self, items: Sequence[WorkItem], shown: int | None) -> None:
        """List these instead of what is listed, which can be brought back, and show one of them."""
        self.importer.stop()
        self.remove(self.work_list.items)
        self._add(items, show=False)
        if items:
            self.queue.select(items[shown or 0])

    def remove(self, items: Sequence[WorkItem]) -> None:
        """Take items off the list; where the one shown is among them, the nearest left is shown."""
        if not items:
            return
        # A view may choose another while rows are taken.
        current, row, items = self.queue.current, self.work_list.row_of(items[0]), list(items)
        self.work_list.remove(items)
        if current in items:
            left = self.work_list.shown
            self.queue.select(left[min(max(row, 0), len(left) - 1)] if left else None)

    def undo_remove(self) -> None:
        """Bring back what was removed last."""
        back = self.work_list.undo_remove()
        if back is not None:
            self.queue.select(back)
            self.queue.advance()

    def cancel(self) -> None:
        """Look into nothing more, and take off the list what was not begun; it can be brought back."""
        self.importer.stop()
        self.remove(self.queue.not_begun())
        self.queue.pause(False)

    def _on_arrived(self, items: list[WorkItem]) -> None:
        self._add(items, show=self.queue.current is None, anew=True)

    def _add(self, items: Sequence[WorkItem], show: bool = True, *, anew: bool = False) -> None:
        """List what is not listed, on top if it came `anew`; what is, but so or could not be read, is read again."""
        known = {item.path: item for item in self.work_list.items if item.path is not None}
        new: list[WorkItem] = []
        for item in {each.path or each: each for each in items}.values():
            there = known.get(item.path) if item.path is not None else None
            if there is None:
                new.append(item)
            elif anew or there.unreadable:
                self.queue.read_again(there, item.refusal)
        self.work_list.insert(0 if anew else len(self.work_list.items), new)
        if items and show:
            first = items[0]
            self.queue.select(known.get(first.path, first) if first.path is not None else first)
        self.queue.advance()

    # --- explanations --------------------------------------------------------------------------------------------

    def want_class(self, class_name: str | None) -> None:
        """Explain another class from now on; the one decided on for None."""
        self.explainer.wanted_class = class_name
        self.explainer.clear()
        self.queue.advance()

    def want_method(self, method: str) -> None:
        """Explain each model by this method from now on where it can be, now and at the next start."""
        save_settings(explanation=method)
        self.explainer.wanted_method = method
        self.try_again()

    def try_again(self) -> None:
        """Predict and explain what is shown once more, after one of them failed."""
        item = self.queue.current
        if item is not None and not item.unreadable:
            item.clear_failure()
            self.queue.item_changed(item)
        self.explainer.clear()
        self.queue.advance()

    def _on_current_changed(self) -> None:
        self.patient_identity.follow(self.queue.current)
        self.explainer.clear()

    def _on_choice_changed(self) -> None:
        self.queue.verdict_changed.emit()
        self.queue.advance()

    def _explain(self) -> None:
        """Ask for the explanation of what is shown now; one of anything else is forgotten."""
        item, model, picture = self.queue.current, self.selector.model, self.queue.picture
        prediction = item.visible_prediction if item is not None else None
        if picture is not None and prediction is not None and picture.radiograph.sha256 != prediction.image_sha256:
            prediction = None
        if item is None or model is None or picture is None or prediction is None:
            self.explainer.end()
        else:
            self.explainer.explain(item, picture.radiograph, model)
