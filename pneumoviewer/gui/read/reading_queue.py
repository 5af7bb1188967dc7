"""The reading queue: which radiograph is shown, and which is read and predicted next."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.worklist.worklist import Items, WorkList
from pneumoviewer.engine.requests import Predict, model_changed
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool
from pneumoviewer.gui.read.radiograph_cache import RadiographCache

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pneumoviewer.core.results import Prediction
    from pneumoviewer.core.worklist.item import WorkItem
    from pneumoviewer.engine.reply import Engine, Reply
    from pneumoviewer.gui.canvas.pyramid import Pyramid


class ReadingQueue(QObject):
    """Reads and predicts a work list: what is shown first, one other beside it, those in sight before the rest.

    Attributes
    ----------
    paused : bool
        Whether only what is shown is read and predicted.
    in_sight : list of WorkItem
        Those that a person sees listed, which are read before the rest.
    current : WorkItem or None
        The one shown.
    picture : Pyramid or None
        Its radiograph; None while it is being read.
    """

    current_changed = Signal()  # another item, or none
    picture_changed = Signal()
    picture_read = Signal(object, object)  # WorkItem, Pyramid; also of items that are not the one shown
    verdict_changed = Signal()  # prediction or error of the item shown
    progressed = Signal()  # something was read, predicted, added, taken away, paused
    advancing = Signal()  # what is shown may be explained now, before another one is predicted
    model_outdated = Signal()  # an answer is of other weights than those of the model chosen

    def __init__(self, work_list: WorkList, tasks: IoThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work_list = work_list
        self.paused = False
        self.in_sight: list[WorkItem] = []
        self.current: WorkItem | None = None
        self.picture: Pyramid | None = None
        self._engine: Engine | None = None
        self._predictions: dict[WorkItem, Reply[Prediction]] = {}
        self._cache = RadiographCache(tasks, self)
        self._cache.ended.connect(self._on_read)
        work_list.shown_changed.connect(self._on_shown_changed)

    def start(self, engine: Engine) -> None:
        """Predict with an engine from now on."""
        self._engine = engine

    def stop(self) -> None:
        """Predict no more; a late answer finds nobody."""
        self._engine = None
        self.withdraw_predictions()

    def _on_shown_changed(self, new: Items, gone: Items) -> None:
        self.progressed.emit()

    @property
    def busy(self) -> bool:
        """Whether something is being read or predicted."""
        return bool(self._cache.reading or self._predictions)

    # --- what is shown -------------------------------------------------------------------------------------------

    def select(self, item: WorkItem | None) -> None:
        """Show another item."""
        if item is not self.current:
            self.current = item
            self._set_picture(self._cache.of(item))
            self.current_changed.emit()
            self.verdict_changed.emit()
            self.advance()

    def step(self, by: int) -> None:
        """Show the item so many rows further."""
        row = self.work_list.row_of(self.current) + by
        if 0 <= row < len(self.work_list.shown):
            self.select(self.work_list.shown[row])

    def fetch(self, item: WorkItem) -> None:
        """Read the radiograph of an item that need not be the one shown, and emit `picture_read`."""
        picture = self._cache.of(item)
        if picture is not None:
            self.picture_read.emit(item, picture)
        elif not item.unreadable:
            self._read(item)

    def show_anyway(self, items: Iterable[WorkItem] = ()) -> None:
        """Show the results of items, or else of the one shown, although a check failed; they stay marked."""
        for item in list(items) or filter(None, [self.current]):
            item.shown_anyway = True
            self.item_changed(item)
        self.advance()

    def item_changed(self, item: WorkItem) -> None:
        """Let everybody know that an item looks different now."""
        self.work_list.items_changed.emit([item])
        self.progressed.emit()
        if item is self.current:
            self.verdict_changed.emit()

    def _set_picture(self, picture: Pyramid | None) -> None:
        self.picture = picture
        self.picture_changed.emit()

    # --- which is read next --------------------------------------------------------------------------------------

    def pause(self, paused: bool) -> None:
        """Read and predict only what is shown; or all again."""
        self.paused = paused
        self.progressed.emit()
        self.advance()

    def advance(self) -> None:
        """Read, predict and explain what is shown, read and predict one other, until all are done."""
        self.advancing.emit()
        if self.current is not None:
            self._serve(self.current)
        under_way = self._cache.reading | self._predictions.keys()
        following = None if self.paused or under_way - {self.current} else self.next_item()
        if following is not None:
            self._serve(following)

    def next_item(self) -> WorkItem | None:
        """Return which is read or predicted next, after the one shown."""
        predicts = self.work_list.choice.model is not None
        for item in self.work_list.onwards(self.current, first=self.in_sight):
            if item is not self.current and (item.unread or (predicts and item.state == "waiting")):
                return item
        return None

    def not_begun(self) -> list[WorkItem]:
        """Return the items that were not read, are not being read, and are not the one shown."""
        begun = {self.current, *self._cache.reading}
        return [item for item in self.work_list.items if item.unread and item not in begun]

    def read_again(self, item: WorkItem, refusal: PneumoError | None) -> None:
        """Take note that an item's file was written anew, and may be refused now."""
        item.mark_unread(refusal)
        self._cache.forget(item)
        self.item_changed(item)

    def _serve(self, item: WorkItem) -> None:
        if item in self._cache.reading or item.unreadable:
            return
        picture = self._cache.of(item)
        if picture is None or item.unread:
            self._read(item)
        elif item.state == "waiting":
            self._predict(item, picture)

    def _read(self, item: WorkItem) -> None:
        self._cache.read(item, load_settings().max_megapixels, shown=item is self.current)

    def _on_read(self, item: WorkItem, result: tuple[Pyramid, NDArray[np.uint8]] | PneumoError) -> None:
        self._cache.keep_few(self.current)
        if isinstance(result, PneumoError):
            item.mark_unreadable(result)
        else:
            picture, thumbnail = result
            item.mark_read(picture.radiograph.sha256, thumbnail)
            if item is self.current:
                self._set_picture(picture)
            self.picture_read.emit(item, picture)
            if item.state == "waiting" and self.work_list.row_of(item) >= 0:
                self._predict(item, picture)
        self.item_changed(item)
        self.advance()

    # --- predictions ---------------------------------------------------------------------------------------------

    def withdraw_predictions(self) -> None:
        """Wait for no prediction any more, as another model is chosen."""
        for reply in self._predictions.values():
            reply.cancel()
        self._predictions.clear()

    def _predict(self, item: WorkItem, picture: Pyramid) -> None:
        model, engine = self.work_list.choice.model, self._engine
        if engine is None or model is None or item in self._predictions:
            return
        request = Predict(picture.radiograph, model.path, model.sha256)
        self._predictions[item] = engine.submit(request).then(
            partial(self._on_predicted, item, request), partial(self._on_failed, item, request)
        )

    def _on_predicted(self, item: WorkItem, request: Predict, prediction: Prediction) -> None:
        del self._predictions[item]
        choice = self.work_list.choice
        if request.is_answered_by(prediction) and choice.model_sha256 == request.model_sha256:
            item.set_prediction(replace(prediction, file=str(item.path or item.name)))
            if item.state == "waiting":  # asked with a picture that is not the one read last
                self._cache.forget(item)
            self.item_changed(item)
            self.advance()
        else:
            self.model_outdated.emit()  # it learned another epoch meanwhile
            if choice.model_sha256 == request.model_sha256:
                # It did not, and asking for ever would give no other answer.
                item.set_failure(model_changed(), request.model_sha256)
                self.item_changed(item)

    def _on_failed(self, item: WorkItem, request: Predict, error: PneumoError) -> None:
        del self._predictions[item]
        item.set_failure(error, request.model_sha256)
        self.item_changed(item)
        self.advance()
