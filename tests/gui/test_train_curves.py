from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from train_fakes import an_epoch

from pneumoviewer.core.training.events import BatchFinished
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.train.curves import MAX_POINTS, Curve, CurvesPanel
from pneumoviewer.gui.train.run_view import duration_words


def test_a_curve_never_has_too_many_points_and_always_reaches_the_newest() -> None:
    curve = Curve()
    for i in range(1, 50_001):
        curve.add(i, -i)
        assert len(curve.x) <= MAX_POINTS
    assert (curve.x[-1], curve.y[-1]) == (50_000, -50_000)
    assert curve.x == sorted(curve.x)
    assert len(curve.x) > MAX_POINTS // 4


def test_a_point_at_the_same_place_replaces_the_older() -> None:
    curve = Curve()
    curve.add(1, 5)
    curve.add(1, 6)
    assert (curve.x, curve.y) == ([1], [6])
    assert curve.at(1) == 6
    assert curve.at(2) is None


@pytest.fixture
def panel(qtbot: QtBot) -> CurvesPanel:
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.clear(10, batch_loss=True)
    return panel


def test_many_events_are_drawn_on_the_timer_not_one_by_one(
    qtbot: QtBot, panel: CurvesPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(panel._lines["train_loss"], "setData", lambda x, y: drawn.append(len(x)))
    for i in range(1, 1001):
        panel.add_batch(BatchFinished(1, i, 1000, 0.5, 0.01, 100.0, 10.0))
    assert drawn == []
    qtbot.waitUntil(lambda: bool(drawn))
    assert drawn == [1000]


def test_the_axis_is_as_long_as_the_training_from_the_start(panel: CurvesPanel) -> None:
    low, high = panel._plots["loss"].viewRange()[0]
    assert low <= 0
    assert 10 <= high <= 11


def test_logarithmic_loss_can_be_chosen(panel: CurvesPanel) -> None:
    panel.add_batch(BatchFinished(1, 1, 10, 0.01, 0.01, 100.0, 10.0))
    panel._log.setChecked(True)
    panel.redraw()
    assert panel._plots["loss"].getPlotItem().ctrl.logYCheck.isChecked()
    assert panel._lines["train_loss"].getData()[1][0] == pytest.approx(-2)


def test_colours_follow_the_theme(panel: CurvesPanel) -> None:
    THEME.theme_changed.emit()
    train, val = (panel._lines[n].opts["pen"] for n in ("train_loss", "val_loss"))
    assert train.color() == val.color()
    assert train.widthF() < val.widthF()


def test_accuracy_on_distorted_images_is_drawn_and_named_where_there_is_any(panel: CurvesPanel) -> None:
    legend = panel._plots["accuracy"].getPlotItem().legend
    panel.add_epoch(an_epoch(1), 1)
    panel.redraw()
    assert not legend.isVisible()
    panel.add_epoch(replace(an_epoch(2), val_shifted_accuracy=0.6), 2)
    panel.redraw()
    assert legend.isVisible()
    assert panel._lines["val_shifted_accuracy"].getData()[1].tolist() == [0.6]


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "0 s"), (59, "59 s"), (125, "2 min 5 s"), (7300, "2 h 1 min")])
def test_time_left_is_told_in_words(qapp: object, seconds: float, words: str) -> None:
    assert duration_words(seconds) == words
