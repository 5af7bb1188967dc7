"""What a model says of the radiograph shown, how it came to that, and how far to trust it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QScrollArea, QToolButton, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.methods import WEIGHTS, explanation_methods
from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.kit.theme import THEME, follow_theme, scaled, text_is_large, widened
from pneumoviewer.gui.read.list.model import WorkListModel
from pneumoviewer.gui.read.model_selector import ModelSelector
from pneumoviewer.gui.read.reading_queue import ReadingQueue
from pneumoviewer.gui.read.result.explainer import Explainer
from pneumoviewer.gui.read.result.gate_panel import GatePanel
from pneumoviewer.gui.read.result.heatmap_panel import HeatmapPanel
from pneumoviewer.gui.read.result.method_box import MethodBox
from pneumoviewer.gui.read.result.model_box import ModelBox
from pneumoviewer.gui.read.result.model_input_panel import ModelInputPanel
from pneumoviewer.gui.read.result.operating_point_box import OperatingPointBox
from pneumoviewer.gui.read.result.weights_panel import WeightsPanel
from pneumoviewer.gui.text.predictions import (
    class_title,
    context_sentence,
    decision_reason,
    decision_sentence,
    model_facts,
    translated_note,
)
from pneumoviewer.gui.widgets.announce import announce
from pneumoviewer.gui.widgets.labels import error_sentence, keep_lines, make_label, set_role, translated_error
from pneumoviewer.gui.widgets.layouts import fill_scroll_area, keep_room, make_column, make_line, make_row
from pneumoviewer.gui.widgets.probability_bars import ProbabilityBars

if TYPE_CHECKING:
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.explain.weights import WeightImages
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.core.worklist.item import WorkItem

MIN_WIDTH = 320
MIN_FIELDS = 272  # grows with the text, as names and values of its fields do not wrap
_FACT_LINES = 5  # what stands below does not move from one model to the next
_CONTEXT_LINES = 3  # nor from one radiograph to the next


class VerdictPanel(QScrollArea):
    """The column at the right: model, decision, probabilities, notes, explanation."""

    method_chosen = Signal(str)
    retry_requested = Signal()

    def __init__(
        self,
        model: WorkListModel,
        queue: ReadingQueue,
        selector: ModelSelector,
        explainer: Explainer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._list_model, self._queue, self._selector, self._explainer = model, queue, selector, explainer
        self.models = ModelBox()
        self.compare = QToolButton()
        self.facts = make_label(role="muted", wrap=True)
        self.point = OperatingPointBox()
        self.decision = make_label(role="title", wrap=True)
        self.reason = make_label(role="muted", wrap=True)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        keep_room(self._busy)
        self.bars = ProbabilityBars()
        self.context = make_label(role="muted", wrap=True)
        self.gate = GatePanel()
        self.notes = make_label(wrap=True)
        self.heatmap = HeatmapPanel()
        self.weights = WeightsPanel()
        self.again = QPushButton(self.tr("&Try again"))
        self.explain_again = QPushButton(self.tr("Try a&gain"))
        self.methods = MethodBox()
        self.model_input = ModelInputPanel()
        self._explanation = QWidget()
        self._awaited: WorkItem | None = None
        self._lay_out()
        self.models.model_chosen.connect(selector.choose)
        self.point.operating_point_chosen.connect(selector.choose_operating_point)
        self.gate.result_demanded.connect(queue.show_anyway)
        self.methods.method_chosen.connect(self._on_method_chosen)
        for button in (self.again, self.explain_again):
            button.clicked.connect(self.retry_requested)
            button.hide()
        selector.models_changed.connect(self._on_models_changed)
        queue.verdict_changed.connect(self._on_verdict_changed)
        explainer.heatmap_changed.connect(self._on_heatmap_changed)
        explainer.weights_changed.connect(self._on_weights_changed)
        explainer.failed.connect(self._on_explanation_failed)
        explainer.randomized_changed.connect(self.heatmap.show_randomized)
        explainer.progressed.connect(self.heatmap.show_progress)
        explainer.cancelled.connect(self._on_explanation_cancelled)
        self.heatmap.cancel_requested.connect(explainer.cancel)
        self.heatmap.randomization.wanted_changed.connect(self._on_randomized_wanted)
        self._on_models_changed()
        self._on_verdict_changed()

    def _on_models_changed(self) -> None:
        model, models = self._selector.model, self._selector.models
        self.models.set_models(models, model)
        self._on_verdict_changed()  # bars and sentences are about the same model at any moment
        if model is None:
            self.facts.setText(self.tr("Train one on the Train page; it appears here at its first epoch."))
            self._explanation.hide()
            return
        self.facts.setText("\n".join(model_facts(model)))
        self.heatmap.set_classes(model.classes)
        self.weights.set_tries(bool(model.recipe.grid))
        self._show_method(model)

    def _on_method_chosen(self, method: str) -> None:
        self.method_chosen.emit(method)
        if self._selector.model is not None:
            self._show_method(self._selector.model)

    def _show_method(self, model: ModelInfo) -> None:
        method = self._explainer.method_of(model)
        self.methods.set_methods(explanation_methods(model.recipe), method)
        self.heatmap.setVisible(method != WEIGHTS.id)
        self.weights.setVisible(method == WEIGHTS.id)

    def _on_verdict_changed(self) -> None:
        item, model = self._queue.current, self._selector.model
        waiting = item is not None and item.state == "waiting" and model is not None
        self.point.show_points(model, self._selector.operating_point)
        self.context.setText("")
        self._busy.setVisible(waiting)
        explained = item is not None and item.error is None and not item.withheld
        self._explanation.setVisible(explained and model is not None)
        self._explanation.setEnabled(item is not None and item.state == "predicted")
        prediction = item.prediction if item is not None and item.error is None else None
        self.gate.show_gate(
            prediction.gate if prediction is not None else None, shown_anyway=item is not None and item.shown_anyway
        )
        self.again.setVisible(item is not None and item.error is not None and not item.unreadable)
        if item is not None and item.error is not None:
            self._show_error(item, item.error)
        elif item is not None and item.prediction is not None:
            self._show_prediction(item.prediction, withheld=item.withheld, changed=item.changed)
        elif item is not None and item.from_session is not None:
            self._show_remembered(item.from_session)
        else:
            self._show_bars(None)
            set_role(self.decision, "title")
            self.decision.setText(self.tr("Reading…") if waiting else self.tr("No result yet"))
            self.reason.setText("" if waiting else self.tr("Open a radiograph to see what the model says of it."))
            self.notes.setText("")
        told = (self.decision.text(), self.reason.text())
        self.setAccessibleDescription(". ".join(text for text in told if text))
        self._announce(item)

    def _announce(self, item: WorkItem | None) -> None:
        """Tell those who listen what has come of the radiograph that they wait for."""
        awaited = self._awaited is not None and self._awaited is item
        self._awaited = item if item is not None and item.state == "waiting" else None
        if awaited and item is not None and self._awaited is None:
            announce(self, self._list_model.whole_verdict(item))

    def _show_prediction(self, prediction: Prediction, *, withheld: bool, changed: bool) -> None:
        set_role(self.decision, "title")
        if withheld:
            self.decision.setText(self.tr("Result withheld"))
            self.reason.setText("")
            self._show_bars(None)
        else:
            self.decision.setText(decision_sentence(prediction.decision))
            self.reason.setText(decision_reason(prediction))
            self._show_bars(prediction)
            assert self._selector.model is not None
            self.context.setText(context_sentence(prediction, self._selector.model))
        # Of a result that is withheld the gate tells why.
        notes = [*map(translated_note, prediction.warnings)] if withheld else prediction.cautions(translated_note)
        if changed:
            notes.insert(0, self.tr("The file has changed since its marks and notes were made"))
        set_role(self.notes, "warning")
        self.notes.setText("\n".join(f"• {note}" for note in notes))

    def _show_remembered(self, prediction: Prediction) -> None:
        """Show a session's result as what it is, while it is computed anew."""
        set_role(self.decision, "title")
        template = self.tr("From the session: {decision}")
        self.decision.setText(template.format(decision=class_title(prediction.decision)))
        self.reason.setText(self.tr("It is being computed anew"))
        self.notes.setText("")
        self._show_bars(None)

    def _show_bars(self, prediction: Prediction | None) -> None:
        model = self._selector.model
        classes = model.classes if model is not None else ()
        titles = [class_title(name) for name in classes]
        if prediction is None:
            self.bars.show_values(classes, titles)
        else:
            self.bars.show_values(classes, titles, prediction.probabilities, prediction.threshold)

    def _show_error(self, item: WorkItem, error: PneumoError) -> None:
        what, why, next_step = (self._list_model.work_list.redacted(item, part) for part in translated_error(error))
        self._show_bars(None)
        set_role(self.decision, "error")
        self.decision.setText(what)
        self.reason.setText(" ".join(f"{part[:1].upper()}{part[1:]}." for part in (why, next_step) if part))
        self.notes.setText("")

    def _on_heatmap_changed(self, heatmap: SaliencyMap | None) -> None:
        self.explain_again.hide()
        self.heatmap.show_heatmap(heatmap)
        self.model_input.show_input(heatmap.model_input if heatmap else None, self._selector.model)

    def _on_weights_changed(self, images: WeightImages | None) -> None:
        self.weights.show_weights(images)
        if images is not None:
            self.model_input.show_input(images.model_input, self._selector.model)

    def _on_randomized_wanted(self, wanted: bool) -> None:
        self.heatmap.show_randomized(None)
        self._explainer.want_randomized(wanted)

    def _on_explanation_cancelled(self) -> None:
        self.heatmap.set_status(self.tr("Cancelled."))
        self.explain_again.show()

    def _on_explanation_failed(self, error: PneumoError) -> None:
        for panel in (self.heatmap, self.weights):
            panel.set_status(error_sentence(error))
        self.explain_again.show()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("surface", "panel")
        column = make_column(parent=content, margins=(16, 12, 16, 16), spacing=8)
        self.compare.setIcon(THEME.icon("git-compare"))
        self.compare.setAccessibleName(self.tr("Compare all models"))
        set_tooltip("read.compare", self.compare, self.tr("Compare all models on this radiograph"))
        keep_lines(self.decision, 1)
        keep_lines(self.reason, 1)
        keep_lines(self.context, _CONTEXT_LINES)
        self.context.setAlignment(Qt.AlignmentFlag.AlignTop)
        keep_lines(self.facts, _FACT_LINES)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        why = make_column(parent=self._explanation, margins=0, spacing=8)
        for widget in (
            make_line(),
            make_label(self.tr("Why"), "heading"),
            self.methods,
            self.heatmap,
            self.weights,
            self.model_input,
        ):
            why.addWidget(widget)
        why.addWidget(self.explain_again, 0, Qt.AlignmentFlag.AlignLeft)
        heading = make_label(self.tr("Model"), "heading")
        heading.setBuddy(self.models)
        column.addWidget(heading)
        row = make_row((self.models, 1), self.compare, spacing=4)
        column.addLayout(row)
        column.addWidget(self.facts)
        column.addWidget(self.point)
        column.addWidget(make_line())
        column.addWidget(self.gate)
        column.addWidget(self.decision)
        column.addWidget(self.reason)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._busy)
        column.addWidget(self.bars)
        column.addWidget(self.context)
        column.addWidget(self.notes)
        column.addWidget(self._explanation)
        column.addStretch(1)
        column.addWidget(make_label(self.tr("A model's opinion, and no diagnosis."), "muted", wrap=True))
        fill_scroll_area(self, content)
        follow_theme(self, self._keep_width)
        self.setAccessibleName(self.tr("Verdict"))

    def _keep_width(self) -> None:
        bars = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(bars.ScrollBarAsNeeded if text_is_large() else bars.ScrollBarAlwaysOff)
        self.setMinimumWidth(max(widened(MIN_WIDTH), scaled(MIN_FIELDS)))
