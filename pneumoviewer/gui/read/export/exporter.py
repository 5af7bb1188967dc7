"""Gets what an export needs of one radiograph after the other, without keeping the window waiting. Decision 29."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.engine.requests import Explain
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.export.export_item import ExportItem
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.radiograph.radiograph import Radiograph
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.core.worklist.item import WorkItem
    from pneumoviewer.engine.reply import Engine, Reply

Make = Callable[["SaliencyMap | None"], None]
_NOT_EXPORTED = QT_TRANSLATE_NOOP("errors", "Radiograph {number} was not exported")


@dataclass(frozen=True, eq=False)
class ExportOrder:
    """What is to be exported, and how.

    Attributes
    ----------
    entries : tuple of (int, WorkItem, Prediction or None)
        With their numbers on the list, and what was told of them when it was ordered.
    make : callable
        Makes of a reading what is exported; away from the window's thread.
    explained : bool
        Whether it needs to know where the model looked.
    way : str
        How a model is explained; in its best way for none.
    shown : SaliencyMap or None
        The one on screen, which is taken for its radiograph as it is.
    """

    entries: tuple[tuple[int, WorkItem, Prediction | None], ...]
    model: ModelInfo
    make: Callable[[ExportItem], Any]
    explained: bool = True
    names: bool = False
    max_megapixels: float = 100.0
    method: str = ""
    style: HeatmapStyle = HeatmapStyle()
    shown: SaliencyMap | None = None


@dataclass(frozen=True, eq=False)
class Outcome:
    """How an export ended.

    Attributes
    ----------
    made : list
        What :attr:`Order.make` returned, in the order of the entries.
    """

    made: list[Any] = field(default_factory=list)
    failed: list[PneumoError] = field(default_factory=list)
    cancelled: bool = False


class Exporter(QObject):
    """Exports one radiograph at a time: reads its file, asks where the model looked, makes what is wanted.

    Each radiograph is read anew, and exported only where it still is the one that the prediction answers to.
    """

    progressed = Signal(int, int)  # done, of how many
    ended = Signal(object)  # Outcome; once for each start
    trouble_reported = Signal(object)  # Trouble

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = IoThreadPool(self)
        self._tasks.trouble_reported.connect(self.trouble_reported)
        self._engine: Engine | None = None
        self._order: ExportOrder | None = None
        self._left: list[tuple[int, WorkItem, Prediction | None]] = []
        self._outcome = Outcome()
        self._reply: Reply[SaliencyMap] | None = None

    @property
    def running(self) -> bool:
        """Whether something is being exported."""
        return self._order is not None

    def set_engine(self, engine: Engine) -> None:
        """Explain by an engine from now on."""
        self._engine = engine

    def close(self) -> None:
        """End the work under way; nothing is told any more."""
        self._order = None
        if self._reply is not None:
            self._reply.cancel()
        self._tasks.close()

    def start(self, order: ExportOrder) -> None:
        """Carry out an order; one at a time."""
        assert not self.running
        self._order, self._left, self._outcome = order, list(order.entries), Outcome()
        self.progressed.emit(0, len(order.entries))
        self._next()

    def cancel(self) -> None:
        """Leave the rest; what is being written is written to its end."""
        if not self.running:
            return
        self._left.clear()
        self._outcome = Outcome(self._outcome.made, self._outcome.failed, cancelled=True)
        if self._reply is not None and self._reply.waiting:
            self._reply.cancel()
            self._next()

    def _next(self) -> None:
        order = self._order
        if order is None:
            return
        if not self._left:
            self._order = None
            self.ended.emit(self._outcome)
            return
        number, entry, prediction = self._left.pop(0)
        if prediction is None:
            self._done(_no_result(number, entry))
            return
        note, marks, name = entry.note, entry.marks, entry.name if order.names else ""
        kept, path, limit = entry.kept, entry.path, order.max_megapixels

        def read() -> Radiograph:
            from pneumoviewer.core.radiograph.reader import read as read_radiograph

            if kept is not None:
                return kept
            assert path is not None
            return read_radiograph(path, max_megapixels=limit)

        def then(radiograph: Radiograph | PneumoError) -> None:
            if isinstance(radiograph, PneumoError):
                self._done(radiograph)
            elif radiograph.sha256 != prediction.image_sha256:
                self._done(_changed(number))
            else:
                self._explain(radiograph, prediction.decision, partial(make, radiograph))

        def make(radiograph: Radiograph, heatmap: SaliencyMap | None) -> None:
            from pneumoviewer.core.export.export_item import ExportItem

            reading = ExportItem(
                number, radiograph, prediction, order.model, heatmap, order.style, note, marks, name, limit
            )
            self._tasks.submit(lambda: order.make(reading), self._done)

        self._tasks.submit(read, then)

    def _explain(self, radiograph: Radiograph, class_name: str, make: Make) -> None:
        order, engine = self._order, self._engine
        if order is None:
            return
        request = Explain(radiograph, order.model.path, order.model.sha256, class_name, order.method)
        if not order.explained:
            make(None)
        elif order.shown is not None and request.is_answered_by(order.shown):
            make(order.shown)
        elif self._outcome.cancelled or engine is None:
            self._next()
        else:
            self._reply = engine.submit(request).then(
                lambda heatmap: make(heatmap) if request.is_answered_by(heatmap) else self._done(_learned()), self._done
            )

    def _done(self, result: object) -> None:
        if self._order is None:
            return
        if isinstance(result, PneumoError):
            self._outcome.failed.append(result)
        else:
            self._outcome.made.append(result)
        total = len(self._order.entries)
        self.progressed.emit(len(self._outcome.made) + len(self._outcome.failed), total)
        self._next()


def _no_result(number: int, entry: WorkItem) -> PneumoError:
    if entry.error is not None:
        return entry.error
    if entry.withheld:
        return PneumoError(
            _NOT_EXPORTED,
            QT_TRANSLATE_NOOP("errors", "its result is withheld, as a check failed"),
            QT_TRANSLATE_NOOP("errors", "Show the result anyway first; the export is marked so"),
            number=number,
        )
    return PneumoError(
        _NOT_EXPORTED,
        QT_TRANSLATE_NOOP("errors", "there is no result of it yet"),
        QT_TRANSLATE_NOOP("errors", "Wait until it is read, and export it then"),
        number=number,
    )


def _changed(number: int) -> PneumoError:
    return PneumoError(
        _NOT_EXPORTED,
        QT_TRANSLATE_NOOP("errors", "its file holds another picture by now"),
        QT_TRANSLATE_NOOP("errors", "Show it again, so that it is predicted anew"),
        number=number,
    )


def _learned() -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "A radiograph was not exported"),
        QT_TRANSLATE_NOOP("errors", "the model has learned another epoch meanwhile"),
        QT_TRANSLATE_NOOP("errors", "Choose the model anew, and export then"),
    )
