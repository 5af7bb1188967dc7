"""Above the contact sheet: what there is and how often the model agrees, the order, the kind, the size."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QPushButton, QSlider, QWidget

from pneumoviewer.core.settings import save_settings
from pneumoviewer.core.worklist.agreement import AgreementCounts
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.kit.theme import follow_theme, text_is_large
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.sheet.model import LABELLED, SheetModel
from pneumoviewer.gui.read.thumbnails import THUMBNAIL
from pneumoviewer.gui.text.contact_sheet import agreement_words, label_words, meaning_words
from pneumoviewer.gui.text.predictions import operating_point_title
from pneumoviewer.gui.widgets.flow import FlowLayout
from pneumoviewer.gui.widgets.labels import keep_lines, make_label
from pneumoviewer.gui.widgets.layouts import make_column

SHOW_EVERY_MS = 250
MIN_SIDE, SIDE_STEP = 96, 16
_MIN_BUTTON = 96
_NEED_LABELS = ("error", "label", "wrong")


class SheetBar(QWidget):
    """Figures and choices.

    Parameters
    ----------
    side : int
        Of the pictures, as chosen last.
    """

    arranged = Signal()  # as a person wants it now
    side_changed = Signal(int)

    def __init__(self, controller: ReadController, model: SheetModel, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._model = controller, model
        self._arranged_for = self._decided_by()
        self.figures = make_label(wrap=True)
        self.meaning = make_label(role="muted", wrap=True)
        self.order, self.kind = QComboBox(), QComboBox()
        self.again, self.anyway = QPushButton(), QPushButton(self.tr("Show withheld"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self._labels: list[str] | None = None
        self._lay_out(side)
        self._soon = QTimer(self, singleShot=True, interval=SHOW_EVERY_MS)
        self._soon.timeout.connect(self._show)
        self.order.activated.connect(self._arrange)
        self.kind.activated.connect(self._arrange)
        self.again.clicked.connect(self._arrange)
        self.anyway.clicked.connect(self._on_anyway_clicked)
        self.slider.valueChanged.connect(self._on_side_changed)
        self.slider.sliderReleased.connect(self._keep_side)
        model.late_changed.connect(self._show_late)
        controller.queue.progressed.connect(self._on_progressed)
        controller.queue.verdict_changed.connect(self._on_verdict_changed)
        self._show()
        self._show_late()

    def showEvent(self, event: QShowEvent) -> None:
        """Say how things are now."""
        super().showEvent(event)
        self._show()

    @property
    def side(self) -> int:
        """How large pictures are, in pixels."""
        return self.slider.value()

    @property
    def up_to_date(self) -> bool:
        """Whether it says how things are, and not how they were a moment ago."""
        return not self._soon.isActive()

    def show_all(self) -> None:
        """Show every kind."""
        self.kind.setCurrentIndex(self.kind.findData("all"))
        self._arrange()

    def _arrange(self) -> None:
        self._model.arrange(self.order.currentData(), self.kind.currentData())
        self.arranged.emit()

    def _on_progressed(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _decided_by(self) -> tuple[str, str]:
        model = self._controller.selector.model
        return (model.sha256 if model is not None else "", self._controller.selector.operating_point)

    def _on_verdict_changed(self) -> None:
        """Arrange anew where the person has chosen to decide otherwise."""
        if self._decided_by() != self._arranged_for:
            self._arranged_for = self._decided_by()
            self._model.arrange()
            if self.isVisible():
                self._show()  # at once: the figures were another model's, or of another point

    def _on_side_changed(self, side: int) -> None:
        self.side_changed.emit(side)
        if not self.slider.isSliderDown():
            self._keep_side()

    def _keep_side(self) -> None:
        save_settings(sheet_side=self.slider.value())

    def _show(self) -> None:
        work_list = self._controller.work_list
        tally = AgreementCounts.of(work_list.shown)
        self.figures.setText(agreement_words(tally, len(work_list.items)))
        self.meaning.setText(meaning_words(tally, operating_point_title(self._controller.selector.operating_point)))
        self.anyway.setVisible(tally.withheld > 0)
        self._offer(self._model.labels())

    def _on_anyway_clicked(self) -> None:
        self._controller.queue.show_anyway(
            e for e in self._controller.work_list.shown if e.withheld and e.error is None
        )
        self._arrange()

    def _show_late(self) -> None:
        late = self._model.stale_count
        self.again.setEnabled(late > 0)
        self.again.setText(
            self.tr("Sort again ({count})").format(count=grouped(late)) if late else self.tr("Sort again")
        )

    def _offer(self, labels: list[str]) -> None:
        """Offer kinds by the labels there are; without any, none that need them."""
        if labels == self._labels:
            return
        self._labels = labels
        chosen = self._model.kind
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(self.tr("All"), "all")
            self.kind.addItem(self.tr("Wrong only"), "wrong")
            for label in labels:
                self.kind.addItem(label_words(label), f"{LABELLED}{label}")
            self.kind.addItem(label_words(None), "unlabelled")
            self.kind.addItem(self.tr("A check failed"), "doubted")
            row = self.kind.findData(chosen)
            self.kind.setCurrentIndex(max(row, 0))
        if row < 0:
            self._arrange()  # nothing has the label any more
        for box in (self.order, self.kind):
            for key in _NEED_LABELS:
                self._enable(box, box.findData(key), bool(labels))

    def _keep_room(self, most: str) -> None:
        """Keep the button as wide as its longest text, so that nothing moves; large words may be narrower."""
        wide = self.fontMetrics().horizontalAdvance(most) + 32
        self.again.setMinimumWidth(_MIN_BUTTON if text_is_large() else wide)

    def _enable(self, box: QComboBox, row: int, usable: bool) -> None:
        if row >= 0:
            cast(QStandardItemModel, box.model()).item(row).setEnabled(usable)
            reason = "" if usable else self.tr("No folder or split.csv tells what these radiographs truly are")
            box.setItemData(row, reason, Qt.ItemDataRole.ToolTipRole)

    def _lay_out(self, side: int) -> None:
        for text, key in (
            (self.tr("As on the work list"), "list"),
            (self.tr("By name"), "name"),
            (self.tr("Most wrong first"), "error"),
            (self.tr("Least certain first"), "least"),
            (self.tr("Most certain first"), "most"),
            (self.tr("By label"), "label"),
            (self.tr("By decision"), "decision"),
        ):
            self.order.addItem(text, key)
        self.order.setAccessibleName(self.tr("Order of the contact sheet"))
        self.order.setToolTip(self.tr("The order; wrong is one minus the probability of what the label says"))
        self.kind.setAccessibleName(self.tr("Shown on the contact sheet"))
        self.kind.setToolTip(self.tr("Which are shown"))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.again.setToolTip(
            self.tr("New results change their cells at once; their places only when you sort again, or choose")
        )
        most = self.tr("Sort again ({count})").format(count=grouped(9999))
        follow_theme(self, lambda: self._keep_room(most))
        self.anyway.setToolTip(self.tr("Show the results of these although a check failed; they stay marked"))
        self.slider.setRange(MIN_SIDE, THUMBNAIL)
        self.slider.setSingleStep(SIDE_STEP)
        self.slider.setPageStep(2 * SIDE_STEP)
        self.slider.setValue(side)
        self.slider.setFixedWidth(88)
        self.slider.setAccessibleName(self.tr("Size of the pictures"))
        self.slider.setToolTip(self.tr("Size of the pictures"))
        meaning = self.tr(
            "Labels are read from the names of folders and files, or from split.csv. They may be wrong, and the model "
            "may have learned from these very radiographs: this is no measure of how good it is. "
            "Results that are withheld because a check failed are not counted."
        )
        for label in (self.figures, self.meaning):
            label.setToolTip(meaning)
            keep_lines(label, 1)
        choices = QWidget()
        row = FlowLayout(choices, margin=0, spacing=8)
        for choice in (self.order, self.kind, self.anyway):
            choice.setMinimumWidth(_MIN_BUTTON)  # where there is less room than its text takes
        for part in (self.order, self.kind, self.slider, self.again, self.anyway):
            row.addWidget(part)
        column = make_column(self.figures, self.meaning, parent=self, margins=(16, 12, 16, 8), spacing=4)
        column.addSpacing(4)
        column.addWidget(choices)
