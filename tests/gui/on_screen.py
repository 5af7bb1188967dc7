"""What stands on the screen of the Read page, held against what belongs there."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from late_engine import CLASSES, answer_of, tag
from PySide6.QtCore import Qt

from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import Prediction
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.gui.read.compare.table import BACTERIAL, ILL, SUGGESTS, VIRAL, OpinionRole
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.list.model import ItemRole
from pneumoviewer.gui.read.page import ReadPage
from pneumoviewer.gui.text.predictions import class_title, decision_reason, decision_sentence


class OnScreen:
    """Looks at a page, whose engine is a :class:`LateEngine`."""

    page: ReadPage
    controller: ReadController
    folder: Path
    done: list[str]
    asked_for: set[str]  # pictures whose results were asked for although a check failed

    def check(self, *, settled: bool = False) -> None:
        """Hold what stands on the screen against what belongs there."""
        model = self.controller.selector.model
        assert model is not None
        point = self.page.verdict.point.box.currentData()
        self._check_verdict(model, point)
        for entry, words in self._rows():
            self._check_row(entry, words, model, point)
        self._check_heat(model)
        self._check_comparison(point)
        self._check_figures(model, point, settled=settled)
        if settled:
            self._check_table("csv", write=True)

    def _expected(self, entry: WorkItem, model: ModelInfo, point: str) -> Prediction | None:
        return None if entry.thumbnail is None else answer_of(entry.image_sha256, model, point)

    def _may_show(self, right: Prediction) -> bool:
        return bool(right.gate and right.gate.passed) or right.image_sha256 in self.asked_for

    def _check_verdict(self, model: ModelInfo, point: str) -> None:
        verdict, entry = self.page.verdict, self.controller.queue.current
        assert verdict.models.currentData().path == model.path
        sentence, values = verdict.decision.text(), verdict.bars.values
        if values is None and sentence not in {decision_sentence(name) for name in CLASSES}:
            assert not verdict.context.text()
            return
        assert entry is not None, self._said("a result of nothing stands there")
        pyramid = self.page.canvas.pyramid
        right = self._expected(entry, model, point)
        if pyramid is not None:
            right = answer_of(pyramid.radiograph.sha256, model, point)
        assert right is not None, self._said("a result of an unread picture stands there")
        assert values == right.probabilities, self._said(f"{values} stand beside {right}")
        assert verdict.bars._names == model.classes
        assert sentence == decision_sentence(right.decision), self._said(f"“{sentence}” stands beside {right}")
        assert verdict.reason.text() == decision_reason(right), self._said("another threshold stands there")
        assert self._may_show(right), self._said("a check was skipped")

    def _rows(self) -> Iterator[tuple[WorkItem, str]]:
        roles = Qt.ItemDataRole
        views = [self.controller.list_model, *([self.page.sheet.model] if self.page.sheet is not None else [])]
        for view in views:
            for row in range(view.rowCount()):
                index = view.index(row, 0)
                if isinstance(index.data(ItemRole), WorkItem):
                    for role in (roles.AccessibleTextRole, roles.ToolTipRole):
                        yield index.data(ItemRole), index.data(role)

    def _check_row(self, entry: WorkItem, words: str, model: ModelInfo, point: str) -> None:
        right = self._expected(entry, model, point)
        mine = f"{class_title(right.decision)} {right.probability:.3f}" if right is not None else None
        told = any(f"{class_title(name)} 0." in words or f"{class_title(name)} 1." in words for name in CLASSES)
        if told:
            assert right is not None, self._said(f"“{words}” stands at an unread picture")
            assert mine is not None
            assert mine in words, self._said(f"“{words}” stands where {mine} belongs")
            assert self._may_show(right), self._said("a check was skipped")
        if entry.visible_prediction is not None:  # which dots, bars and orders are painted by
            assert right is not None
            assert entry.visible_prediction.probabilities == right.probabilities, self._said(
                "another answer is painted"
            )
            assert entry.visible_prediction.decision == right.decision, self._said("another decision is painted")

    def _check_heat(self, model: ModelInfo) -> None:
        verdict, canvas = self.page.verdict, self.page.canvas
        shown = canvas.pyramid.radiograph.sha256 if canvas.pyramid is not None else ""
        source = verdict.heatmap.source.text()
        heat = canvas.scene.heat if canvas.scene is not None else None
        entry = self.controller.queue.current
        if "about-" in source and verdict.heatmap.isVisibleTo(self.page) and shown:
            assert tag(shown, model.sha256) in source, self._said(f"{source} stands beside {tag(shown, model.sha256)}")
            if entry is not None and entry.visible_prediction is not None:
                wanted = verdict.heatmap.classes.currentData() or entry.visible_prediction.decision
                assert tag(shown, model.sha256, wanted) in source, self._said(f"{source} is not of {wanted}")
        if heat is not None and verdict.model_input.shown is None:
            assert tag(shown, model.sha256) in source, self._said("another heatmap lies over the radiograph")
        if heat is not None:
            assert entry is not None, self._said("a heatmap lies over nothing")
            assert not entry.withheld, self._said("a heatmap is shown of what is withheld")
        if verdict.weights.weights.image is not None:
            assert verdict.weights.unit.currentText() == tag("", model.sha256), self._said("another model's weights")
        for other in self.page.viewer.panes.canvases:
            if other is not canvas and other.scene is not None:
                assert other.scene.heat is None, self._said("a heatmap was left on another radiograph")

    def _check_comparison(self, point: str) -> None:
        dialog, pyramid = self.page._comparison, self.page.canvas.pyramid
        if dialog is None or pyramid is None:
            return
        rows = dialog.table.model()
        for row in range(rows.rowCount()):
            opinion = rows.index(row, 0).data(OpinionRole)
            right = answer_of(pyramid.radiograph.sha256, opinion.model, point)
            said = rows.index(row, SUGGESTS).data()
            if opinion.prediction is not None:
                assert class_title(right.decision) in said, self._said(f"{opinion.model.name} says “{said}”")
            for column, name in ((BACTERIAL, "bacterial"), (VIRAL, "viral"), (ILL, "normal")):
                figure = rows.index(row, column).data()
                if figure and name in right.classes:
                    share = right.probabilities[right.classes.index(name)]
                    share = 1 - share if column == ILL else share
                    assert figure == f"{share:.3f}", self._said(f"{opinion.model.name} has {figure} for {name}")

    def _check_figures(self, model: ModelInfo, point: str, *, settled: bool) -> None:
        sheet = self.page.sheet
        if sheet is None or not sheet.isVisible():
            return
        told = [entry for entry in self.controller.work_list.shown if entry.visible_prediction is not None]
        if settled or (not told and self.done[-1] in ("choose_model", "choose_point")):
            right = judged = 0
            for entry in told:
                answer, label = self._expected(entry, model, point), entry.label
                assert answer is not None
                ill = answer.decision != "normal"
                if label is not None and "normal" in model.classes:
                    judged, right = judged + 1, right + (ill == (label != "normal"))
            words = sheet.bar.figures.text()
            share = f"({right / judged:.3f})" if judged else "("
            assert (share in words) == bool(judged), self._said(f"“{words}” where {right} of {judged} belong")

    def _check_table(self, kind: str, *, write: bool = False) -> None:
        file = self.folder / f"table.{kind}"
        if write:
            self.page.exports.save_list(kind, file)
        model, point = self.controller.selector.model, self.page.verdict.point.box.currentData()
        assert model is not None
        for entry, row in zip(self.controller.work_list.items, table_of(file), strict=True):
            if not row.get("decision"):
                continue
            right = self._expected(entry, model, point)
            assert right is not None, self._said("a result of an unread picture is exported")
            assert row["image_sha256"] == right.image_sha256
            assert row.get("model_sha256", model.sha256) == model.sha256
            assert (row["decision"], row["operating_point"]) == (right.decision, right.operating_point), self._said(
                kind
            )
            assert float(row["threshold"]) == right.threshold
            given = row.get("probabilities") or {name: float(row[f"P({name})"]) for name in model.classes}
            assert given == dict(zip(right.classes, right.probabilities, strict=True)), self._said(f"{row} in {kind}")
            assert self._may_show(right), self._said("what no check let through is exported")

    def _check_reading(self, reading: Any) -> Any:
        right = answer_of(reading.radiograph.sha256, reading.model, reading.prediction.operating_point)
        told = reading.prediction
        assert (told.probabilities, told.decision) == (right.probabilities, right.decision), (
            "another answer is exported"
        )
        assert (told.model_sha256, told.threshold) == (reading.model.sha256, right.threshold)
        if reading.heatmap is not None:
            about = (reading.heatmap.image_sha256, reading.heatmap.model_sha256)
            assert about == (reading.radiograph.sha256, reading.model.sha256)
        return reading

    def _said(self, what: str) -> str:
        return f"{what}; after {' '.join(self.done)}"


def table_of(file: Path) -> list[Mapping[str, Any]]:
    text = file.read_text("utf-8")
    if file.suffix == ".json":
        rows: list[Mapping[str, Any]] = json.loads(text, parse_constant=no_constant)["radiographs"]
        return rows
    return list(csv.DictReader(text.splitlines()))


def no_constant(name: str) -> float:
    raise AssertionError(f"{name} is no JSON")
