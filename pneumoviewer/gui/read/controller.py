"""What the Read page does: reads, asks the engine, and puts each answer beside the radiograph that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.results import BALANCED
from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.engine.requests import Predict, model_changed
from pneumoviewer.gui.kit.tasks import TaskPool
from pneumoviewer.gui.read.list.entry import Entry
from pneumoviewer.gui.read.list.folder_watcher import FolderWatcher
from pneumoviewer.gui.read.list.model import WorkList
from pneumoviewer.gui.read.list.path_importer import PathImporter
from pneumoviewer.gui.read.list.picture_cache import RadiographCache
from pneumoviewer.gui.read.result.explainer import Explainer
from pneumoviewer.gui.read.viewer.patient_identity import PatientIdentity

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.engine.reply import Engine, Reply
    from pneumoviewer.gui.canvas.pyramid import Pyramid


class ReadController(QObject):
    """Keeps the work list, the radiograph shown and the model chosen, and what is known of them.

    Attributes
    ----------
    work_list : WorkList
    explainer : Explainer
    listing : Listing
    watcher : FolderWatcher
    whose : Whose
    paused : bool
        Whether only what is shown is read and predicted.
    in_sight : list of Entry
        Those that a person sees listed, which are read before the rest.
    current : Entry or None
        The one shown.
    picture : Pyramid or None
        Its radiograph; None while it is being read.
    models : list of ModelInfo
    """

    current_changed = Signal()  # another entry, or none
    picture_changed = Signal()
    picture_read = Signal(object, object)  # Entry, Pyramid; also of entries that are not the one shown
    verdict_changed = Signal()  # prediction or error of the entry shown
    models_changed = Signal()  # the list of models, or the one chosen
    progressed = Signal()  # something was read, predicted, added, taken away, paused
    trouble_reported = Signal(object)  # Trouble

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work_list = WorkList(self)
        self.paused = False
        self.in_sight: list[Entry] = []
        self.explainer = Explainer(self)
        self.current: Entry | None = None
        self.picture: Pyramid | None = None
        self.models: list[ModelInfo] = []
        self._engine: Engine | None = None
        self._tasks = TaskPool(self)
        self.importer = PathImporter(self._tasks, self)
        self.watcher = FolderWatcher(self._tasks, self)
        self.patient_identity = PatientIdentity(self.work_list, self._tasks, self)
        self._pictures = RadiographCache(self._tasks, self)
        self._predictions: dict[Entry, Reply[Prediction]] = {}
        self._settings = load_settings()
        self._pictures.ended.connect(self._on_read)
        self.importer.found.connect(self._add)
        self.importer.arrived.connect(self._on_arrived)
        self.importer.changed.connect(self.progressed)
        self.watcher.arrived.connect(self.importer.take_in)
        self.explainer.wanted_method = self._settings.explanation
        self._tasks.trouble_reported.connect(self.trouble_reported)

    def start(self, engine: Engine) -> None:
        """Read with an engine from now on, and with the models there are."""
        self._engine = engine
        self.explainer.start(engine)
        self.refresh_models()

    @property
    def model(self) -> ModelInfo | None:
        """The one chosen."""
        return self.work_list.chosen.model

    @property
    def operating_point(self) -> str:
        """Where is decided now: as was chosen last, or balanced where the model has no such point."""
        return self.work_list.chosen.operating_point

    @property
    def can_undo(self) -> bool:
        """Whether something removed can be brought back."""
        return self.work_list.can_undo

    @property
    def settled(self) -> bool:
        """Whether there is something on the list, and nothing about it on its way any more."""
        busy = self._pictures.reading or self._predictions or self.explainer.waiting or self.importer.busy
        return bool(self.work_list.entries) and not busy

    def stop(self) -> None:
        """End the work under way."""
        self.importer.stop()
        self.watcher.stop()
        self.work_list.close()
        self._tasks.close()

    # --- the work list -------------------------------------------------------------------------------------------

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Put files, and the radiographs in folders and archives, on the list, and show the first of them."""
        self.importer.open(paths)

    def open_neighbour(self, by: int) -> None:
        """Show the radiograph so many files further in the folder of the one shown."""
        path = self.current.path if self.current is not None else None
        if path is not None:
            self.importer.open_neighbour(path, by)

    def add_picture(self, image: QImage, name: str) -> None:
        """Put a pasted picture on the list, and show it."""
        self.importer.add_picture(image, name)

    def add_refused(self, name: str, error: PneumoError) -> None:
        """Put something on the list that cannot be read, with the reason: nothing dropped is silently ignored."""
        self._add([Entry(name, refusal=error)])

    def replace(self, entries: Sequence[Entry], shown: int | None) -> None:
        """List these instead of what is listed, which can be brought back, and show one of them."""
        self.importer.stop()
        self._remove(list(self.work_list.entries))
        self._add(entries, show=False)
        if entries:
            self.select(entries[shown or 0])

    def remove(self, rows: Iterable[int]) -> None:
        """Take rows off the list; the nearest left is shown."""
        self._remove([self.work_list.shown[row] for row in sorted(set(rows))])

    def cancel(self) -> None:
        """Look into nothing more, and take off the list what was not begun; it can be brought back."""
        self.importer.stop()
        begun = {self.current, *self._pictures.reading}
        self._remove([entry for entry in self.work_list.entries if entry.unread and entry not in begun])
        self.pause(False)

    def pause(self, paused: bool) -> None:
        """Read and predict only what is shown; or all again."""
        self.paused = paused
        self.progressed.emit()
        self._go_on()

    def _remove(self, entries: list[Entry]) -> None:
        if not entries:
            return
        shown, row = self.current, self.work_list.row_of(entries[0])  # a view may choose another while rows are taken
        self.work_list.remove(entries)
        if shown in entries:
            left = self.work_list.shown
            self.select(left[min(max(row, 0), len(left) - 1)] if left else None)
        self.progressed.emit()

    def undo_remove(self) -> None:
        """Bring back what was removed last."""
        back = self.work_list.undo_remove()
        if back is not None:
            self.select(back)
            self.progressed.emit()
            self._go_on()

    def select(self, entry: Entry | None) -> None:
        """Show another entry."""
        if entry is self.current:
            return
        self.current = entry
        self.patient_identity.follow(entry)
        self._set_picture(self._pictures.of(entry))
        self.current_changed.emit()
        self.explainer.clear()
        self.verdict_changed.emit()
        self._go_on()

    def fetch(self, entry: Entry) -> None:
        """Read the radiograph of an entry that need not be the one shown, and tell by `picture_read`."""
        picture = self._pictures.of(entry)
        if picture is not None:
            self.picture_read.emit(entry, picture)
        elif not entry.unreadable:
            self._read(entry)

    def step(self, by: int) -> None:
        """Show the entry so many rows further."""
        row = self.work_list.row_of(self.current) + by
        if 0 <= row < len(self.work_list.shown):
            self.select(self.work_list.shown[row])

    # --- models --------------------------------------------------------------------------------------------------

    def refresh_models(self) -> None:
        """Look which models there are now; the one chosen stays chosen."""
        from pneumoviewer.core.library.find import find_models  # the first paint does not wait for it

        self.models = find_models()
        wanted = str(self.model.path) if self.model else self._settings.model
        found = [m for m in self.models if wanted in (str(m.path), m.name)] or self.models
        self.use_model(found[0] if found else None)

    def choose_model(self, model: ModelInfo) -> None:
        """Read everything with another model, now and at the next start."""
        self._settings = save_settings(model=model.name)
        self.use_model(model)

    def use_model(self, model: ModelInfo | None) -> None:
        """Read everything with another model, which need not be among those found."""
        before = self.model
        if model is not None and model.path not in [m.path for m in self.models]:
            self.models = [*self.models, model]
        if model is None or before is None or (before.path, before.sha256) != (model.path, model.sha256):
            self._withdraw_predictions()
            self.explainer.clear()
        self._choose(model)
        self.models_changed.emit()
        self.verdict_changed.emit()
        self._go_on()

    def choose_operating_point(self, name: str) -> None:
        """Decide on everything at another operating point, now and at the next start."""
        self._settings = save_settings(operating_point=name)
        self._choose(self.model)
        self.verdict_changed.emit()
        self._go_on()

    def _choose(self, model: ModelInfo | None) -> None:
        """Decide on everything with a model, at the point chosen last; the probabilities there are stay as they are."""
        point = self._settings.operating_point
        has_it = model is not None and point in model.operating_points
        self.work_list.choose(model, point if has_it else BALANCED)
        self._explain()  # the class decided on may be another

    def _withdraw_predictions(self) -> None:
        for reply in self._predictions.values():
            reply.cancel()
        self._predictions.clear()

    def want_class(self, class_name: str | None) -> None:
        """Explain another class from now on; the one decided on for None."""
        self.explainer.wanted_class = class_name
        self.explainer.clear()
        self._go_on()

    def want_method(self, way: str) -> None:
        """Explain each model in this way from now on where it can be, now and at the next start."""
        self._settings = save_settings(explanation=way)
        self.explainer.wanted_method = way
        self.try_again()

    def try_again(self) -> None:
        """Predict and explain what is shown once more, after one of them failed."""
        entry = self.current
        if entry is not None and not entry.unreadable:
            entry.forget_failure()
            self._entry_changed(entry)
        self.explainer.clear()
        self._go_on()

    def show_anyway(self, entries: Iterable[Entry] = ()) -> None:
        """Show the results of entries, or else of the one shown, although a check failed; they stay marked."""
        for entry in list(entries) or filter(None, [self.current]):
            entry.shown_anyway = True
            self._entry_changed(entry)
        self._go_on()

    # --- reading and predicting ----------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Read, predict and explain what is shown, read and predict one other, until all are done."""
        self._explain()
        if self.current is not None:
            self._advance(self.current)
        if self.paused or (self._pictures.reading | self._predictions.keys()) - {self.current}:
            return
        for entry in self.work_list.onwards(self.current, first=self.in_sight):
            if entry is not self.current and ((entry.state == "waiting" and self.model is not None) or entry.unread):
                self._advance(entry)
                return

    def _advance(self, entry: Entry) -> None:
        picture = self._pictures.of(entry)
        if entry in self._pictures.reading or entry.unreadable:
            return
        if picture is None:
            self._read(entry)
        elif entry.state == "waiting":
            self._predict(entry, picture)

    def _explain(self) -> None:
        """Ask for the explanation of what is shown now; one of anything else is forgotten."""
        entry, model, picture = self.current, self.model, self._pictures.of(self.current)
        prediction = entry.visible_prediction if entry is not None else None
        if picture is not None and prediction is not None and picture.radiograph.sha256 != prediction.image_sha256:
            prediction = None
        if entry is None or model is None or picture is None or prediction is None:
            self.explainer.end()
        else:
            self.explainer.explain(entry, picture.radiograph, model)

    def _read(self, entry: Entry) -> None:
        self._pictures.read(entry, load_settings().max_megapixels, shown=entry is self.current)

    def _on_read(self, entry: Entry, picture: Pyramid | PneumoError) -> None:
        self._pictures.keep_few(self.current)
        if isinstance(picture, PneumoError):
            entry.refuse(picture)
        else:
            entry.read(picture.radiograph.sha256)
            if entry is self.current:
                self._set_picture(picture)
            self.picture_read.emit(entry, picture)
            if entry.state == "waiting" and self.work_list.row_of(entry) >= 0:
                self._predict(entry, picture)
        self._entry_changed(entry)
        self._go_on()

    def _predict(self, entry: Entry, picture: Pyramid) -> None:
        model, engine = self.model, self._engine
        if engine is None or model is None or entry in self._predictions:
            return
        request = Predict(picture.radiograph, model.path, model.sha256)
        self._predictions[entry] = engine.submit(request).then(
            partial(self._on_predicted, entry, request), partial(self._on_failed, entry, request)
        )

    def _on_predicted(self, entry: Entry, request: Predict, prediction: Prediction) -> None:
        del self._predictions[entry]
        if request.is_answered_by(prediction) and self.model is not None and self.model.sha256 == request.model_sha256:
            entry.answer(replace(prediction, file=str(entry.path or entry.name)))
            if entry.state == "waiting":  # asked with a picture that is not the one read last
                self._pictures.forget(entry)
            self._entry_changed(entry)
            self._go_on()
        else:
            self.refresh_models()  # the model learned another epoch meanwhile
            if self.model is not None and self.model.sha256 == request.model_sha256:
                # It did not, and asking for ever would give no other answer.
                entry.fail(model_changed(), request.model_sha256)
                self._entry_changed(entry)

    def _on_failed(self, entry: Entry, request: Predict, error: PneumoError) -> None:
        del self._predictions[entry]
        entry.fail(error, request.model_sha256)
        self._entry_changed(entry)
        self._go_on()

    def _on_arrived(self, entries: list[Entry]) -> None:
        self._add(entries, show=self.current is None, anew=True)

    def _add(self, entries: Sequence[Entry], show: bool = True, *, anew: bool = False) -> None:
        """List what is not listed, on top if it came `anew`; what is, but so or could not be read, is read again."""
        known = {entry.path: entry for entry in self.work_list.entries if entry.path is not None}
        new: list[Entry] = []
        for entry in {e.path or e: e for e in entries}.values():
            there = known.get(entry.path) if entry.path is not None else None
            if there is None:
                new.append(entry)
            elif anew or there.unreadable:
                there.refusal, there.thumbnail = entry.refusal, None
                self._pictures.forget(there)
                self._entry_changed(there)
        self.work_list.insert(0 if anew else len(self.work_list.entries), new)
        if entries and show:
            first = entries[0]
            self.select(known.get(first.path, first) if first.path is not None else first)
        self.progressed.emit()
        self._go_on()

    def _set_picture(self, picture: Pyramid | None) -> None:
        self.picture = picture
        self.picture_changed.emit()

    def _entry_changed(self, entry: Entry) -> None:
        self.work_list.changed(entry)
        self.progressed.emit()
        if entry is self.current:
            self.verdict_changed.emit()
