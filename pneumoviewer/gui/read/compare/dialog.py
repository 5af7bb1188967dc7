"""Compare models: every trained model on the radiograph that is shown, disagreement in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QProgressBar, QPushButton, QTableView, QWidget

from pneumoviewer.core.classes import KINDS
from pneumoviewer.engine.reply import Engine
from pneumoviewer.gui.kit.screen import available_size
from pneumoviewer.gui.kit.theme import follow_theme, scaled, text_is_large
from pneumoviewer.gui.read.compare.comparison import Comparison
from pneumoviewer.gui.read.compare.table import (
    ILL,
    MODEL,
    SIDE,
    SUGGESTS,
    WHERE,
    ComparisonDelegate,
    ComparisonModel,
    OpinionRole,
    SortedComparison,
)
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.text.predictions import class_word
from pneumoviewer.gui.widgets.labels import keep_lines, make_label, set_role
from pneumoviewer.gui.widgets.layouts import make_column, make_row

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo


class CompareModelsDialog(QDialog):
    """Stays open beside the window and follows the radiograph shown; deletes itself when closed."""

    model_chosen = Signal(object)  # ModelInfo

    def __init__(self, controller: ReadController, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare models"))
        self.comparison = Comparison(engine, self)
        self._controller = controller
        self._compared: tuple[object, ...] = ()
        self._closed = False
        self.said = make_label(wrap=True)
        self.notes = make_label(role="muted", wrap=True)
        self.table = QTableView()
        self._model = ComparisonModel(self.comparison, self)
        self._sorted = SortedComparison(self._model, self)
        self._delegate = ComparisonDelegate(self.table)
        self._progress = QProgressBar()
        self.cancel = QPushButton(self.tr("&Stop"))
        self.use = QPushButton(self.tr("&Read with this model"))
        self._lay_out()
        self._tell_later = QTimer(self, singleShot=True, interval=0)
        self._tell_later.timeout.connect(self._update_summary)
        for signal in (self.comparison.begun, self.comparison.opinion_changed, self.comparison.ended):
            signal.connect(self._tell_later.start)
        for signal in (
            controller.queue.picture_changed,
            controller.queue.verdict_changed,
            controller.selector.models_changed,
        ):
            signal.connect(self._follow)
        self.cancel.clicked.connect(self.comparison.cancel)
        self.use.clicked.connect(self._use_chosen)
        self.table.doubleClicked.connect(self._use_chosen)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._follow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for nothing more."""
        self._end()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """End; also by the Escape key, at which no close event comes."""
        self._end()
        super().done(result)

    def _end(self) -> None:
        self._closed = True  # it is deleted later: nothing may be compared again until then
        self.comparison.cancel()

    def _follow(self) -> None:
        """Compare on the radiograph shown now, unless that is what is compared."""
        if self._closed:
            return
        controller = self._controller
        entry, picture = controller.queue.current, controller.queue.picture
        ready = entry is not None and picture is not None and entry.state == "predicted" and not entry.withheld
        models = [m for m in controller.selector.models if not _is_part(m, controller.selector.models)] if ready else []
        point = controller.selector.operating_point
        sha256 = picture.radiograph.sha256 if picture is not None and ready else ""
        compared = (sha256, point, *((m.path, m.sha256) for m in models))
        if compared == self._compared:
            return
        self._compared = compared
        if not ready or picture is None:
            self.comparison.clear()
            self._update_summary()  # at once: what it said is of another radiograph
            return
        self._delegate.show_picture(picture)
        self.comparison.start(picture.radiograph, models, point)

    def _update_summary(self) -> None:
        comparison, entry = self.comparison, self._controller.queue.current
        done, total = comparison.progress
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        self.cancel.setEnabled(comparison.running)
        if entry is not None and entry.withheld:
            set_role(self.notes, "warning")
            self.said.setText(self.tr("The result is withheld, as a check failed"))
            self.notes.setText(self.tr("Ask for it in the window first; then all models are compared."))
            return
        set_role(self.notes, "warning" if entry is not None and entry.doubted else "muted")
        if not comparison.opinions:
            self.said.setText(self.tr("Open a radiograph to see what every model says of it"))
            self.notes.setText("")
            return
        self.said.setText(self._sentence())
        if entry is not None and entry.doubted:
            self.notes.setText(self.tr("A check failed: what the models say of this picture may mean nothing."))
        else:
            self.notes.setText(
                self.tr(
                    "Models that learned from the same children are wrong together: a majority is no second reader."
                )
            )

    def _sentence(self) -> str:
        """Return who says what, in words."""
        answers = [o.ill for o in self.comparison.opinions if o.ill is not None]
        tally = self.comparison.tally()
        if not answers and not tally:
            return self.tr("Asking {count} models…").format(count=len(self.comparison.opinions))
        said = []
        if answers:
            chances = [o.p_pneumonia for o in self.comparison.opinions if o.p_pneumonia is not None]
            said.append(
                self.tr(
                    "{ill} of {all} models suggest pneumonia, with P(pneumonia) from {low:.3f} to {high:.3f}."
                ).format(ill=sum(answers), all=len(answers), low=min(chances), high=max(chances))
            )
        kinds = [
            self.tr("{count} {name}").format(count=tally[name], name=class_word(name)) for name in KINDS if tally[name]
        ]
        if kinds:
            said.append(self.tr("Of which kind: {kinds}.").format(kinds=", ".join(kinds)))
        return " ".join(said)

    def _on_selection_changed(self) -> None:
        self.use.setEnabled(self.table.selectionModel().hasSelection())

    def _use_chosen(self) -> None:
        for index in self.table.selectionModel().selectedRows():
            self.model_chosen.emit(index.data(OpinionRole).model)

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self._sorted)
        table.setItemDelegate(self._delegate)
        table.setSortingEnabled(True)
        table.sortByColumn(ILL, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAccessibleName(self.tr("What every model says"))
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        follow_theme(self, self._share_room)
        self.use.setEnabled(False)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        buttons = make_row(spacing=8)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of the comparison"))
        buttons.addWidget(self._progress, 1)
        buttons.addWidget(self.cancel)
        buttons.addSpacing(16)
        buttons.addWidget(self.use)
        buttons.addWidget(close)
        set_role(self.said, "heading")
        for label, lines in ((self.said, 2), (self.notes, 1)):
            keep_lines(label, lines)
        make_column(self.said, self.notes, (table, 1), buttons, parent=self, margins=16, spacing=8)

    def _share_room(self) -> None:
        """Give rows, columns and the window the room that words need at their size."""
        header, modes = self.table.horizontalHeader(), QHeaderView.ResizeMode
        self.table.verticalHeader().setDefaultSectionSize(max(SIDE, scaled(52)) + 8)
        # Where words are large the table scrolls, since the rest would leave no room for the names.
        header.setSectionResizeMode(MODEL, modes.Interactive if text_is_large() else modes.Stretch)
        for column in range(header.count()):
            header.resizeSection(column, scaled(116))  # with room for the arrow that shows the order
        header.resizeSection(MODEL, scaled(200))
        header.resizeSection(SUGGESTS, scaled(170))
        header.resizeSection(WHERE, max(SIDE + 56, scaled(124)))
        self.resize(QSize(scaled(980), scaled(640)).boundedTo(available_size(self)))


def _is_part(model: ModelInfo, models: list[ModelInfo]) -> bool:
    """Say whether a model is a fold or a member of another of them."""
    return any(model.path.parent == other.path for other in models)
