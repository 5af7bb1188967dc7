from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from read_fakes import FakeEngine, only_own_models, show_active, write_radiograph

from pneumoviewer.core.radiograph.marks import Arrow
from pneumoviewer.engine.requests import Explain, Predict
from pneumoviewer.gui.canvas.actions import ACTIONS
from pneumoviewer.gui.canvas.image_canvas import ImageCanvas
from pneumoviewer.gui.kit import theme
from pneumoviewer.gui.main_window import MainWindow
from pneumoviewer.gui.read.page import ReadPage

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def five(qtbot: QtBot, page: ReadPage, tmp_path: Path) -> ReadPage:
    """The page with five radiographs, the first shown."""
    page.open_paths([write_radiograph(tmp_path / f"{n}.png", size=(60, 60 + 20 * i)) for i, n in enumerate("abcde")])
    qtbot.waitUntil(lambda: page.canvas.pyramid is not None and len(page.controller.work_list.items) == 5)
    return page


def names(page: ReadPage) -> list[str | None]:
    return [canvas.pyramid.radiograph.name if canvas.pyramid else None for canvas in page.viewer.panes.shown]


def side_by_side(qtbot: QtBot, page: ReadPage, count: int) -> None:
    qtbot.keyClick(page, getattr(Qt.Key, f"Key_{count}"), ALT)
    qtbot.waitUntil(lambda: None not in names(page))


def test_undo_is_for_what_has_the_focus(qtbot: QtBot, five: ReadPage) -> None:
    five.work_list.view.setFocus()
    qtbot.keyClick(five.work_list.view, Qt.Key.Key_Delete)
    left = len(five.controller.work_list.items)
    qtbot.waitUntil(lambda: five.canvas.pyramid is not None)
    five.canvas.setFocus()
    five.canvas.viewer.invert()
    qtbot.keyClick(five.canvas, Qt.Key.Key_Z, CONTROL)
    assert not five.canvas.viewer.look.inverted
    qtbot.keyClick(five.canvas, Qt.Key.Key_Z, CONTROL)  # nothing left to undo here
    assert len(five.controller.work_list.items) == left == 4
    five.work_list.view.setFocus()
    qtbot.keyClick(five.work_list.view, Qt.Key.Key_Z, CONTROL)
    assert len(five.controller.work_list.items) == 5


def test_delete_on_the_canvas_never_removes_a_row(qtbot: QtBot, five: ReadPage) -> None:
    five.canvas.setFocus()
    five.canvas.viewer.use_tool("arrow")
    five.canvas.viewer.put_mark()
    qtbot.keyClick(five.canvas, Qt.Key.Key_Delete)
    qtbot.keyClick(five.canvas, Qt.Key.Key_Delete)
    assert five.canvas.viewer.marks == ()
    assert len(five.controller.work_list.items) == 5


def test_marks_stay_with_their_radiograph(qtbot: QtBot, five: ReadPage) -> None:
    mark = Arrow(((1.0, 1.0), (9.0, 9.0)))
    five.canvas.viewer.marking.add(mark)
    entry = five.controller.queue.current
    assert entry is not None
    assert entry.marks == (mark,)
    five.controller.queue.step(1)
    qtbot.waitUntil(lambda: names(five) == ["b.png"])
    assert five.canvas.viewer.marks == ()
    five.controller.queue.step(-1)
    qtbot.waitUntil(lambda: names(five) == ["a.png"])
    assert five.canvas.viewer.marks == (mark,)


def test_words_being_written_stay_with_their_radiograph(qtbot: QtBot, five: ReadPage) -> None:
    first = five.controller.queue.current
    assert first is not None
    five.canvas.viewer.use_tool("text")
    five.canvas.viewer.put_mark()
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "base")
    qtbot.keyClick(editor, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: names(five) == ["b.png"])
    assert [mark.words for mark in first.marks] == ["base"]
    assert five.canvas.viewer.marks == ()


@pytest.mark.parametrize("count", [2, 4])
def test_radiographs_are_shown_side_by_side(qtbot: QtBot, five: ReadPage, count: int) -> None:
    side_by_side(qtbot, five, count)
    assert names(five) == [f"{n}.png" for n in "abcde"[:count]]
    assert all(canvas.isVisible() for canvas in five.viewer.panes.shown)
    assert five.viewer.panes.shown[1].title == "b.png"
    qtbot.keyClick(five, Qt.Key.Key_1, ALT)
    assert [canvas.isVisible() for canvas in five.viewer.panes.canvases] == [True, False, False, False]
    assert five.canvas.title == ""


def test_rows_that_are_selected_are_shown_side_by_side(qtbot: QtBot, five: ReadPage) -> None:
    view = five.work_list.view
    select = QItemSelectionModel.SelectionFlag.Select
    view.selectionModel().select(view.model().index(3, 0), select)
    side_by_side(qtbot, five, 2)
    assert names(five) == ["a.png", "d.png"]


def test_the_canvas_worked_on_takes_what_is_chosen(qtbot: QtBot, five: ReadPage, engine: FakeEngine) -> None:
    side_by_side(qtbot, five, 2)
    first, second = five.viewer.panes.shown
    second.setFocus()
    assert five.canvas is second
    assert five.controller.queue.current is five.controller.work_list.items[1]
    first.viewer.invert()
    qtbot.keyClick(second, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: names(five) == ["a.png", "c.png"])
    first.setFocus()
    assert five.controller.queue.current is five.controller.work_list.items[0]
    assert first.viewer.look.inverted  # coming back to it changes nothing
    assert all(isinstance(request, Predict) for request in engine.asked)


def test_the_heatmap_is_over_the_canvas_worked_on(qtbot: QtBot, five: ReadPage, engine: FakeEngine) -> None:
    def explanation_asked() -> bool:
        if engine.of(Predict):
            engine.predict(0.1, 0.2, 0.7)
        return bool(engine.of(Explain))

    qtbot.waitUntil(explanation_asked)
    engine.explain()
    one, _, _, empty = five.viewer.panes.canvases
    assert with_heat(five) == [one]
    five.controller.remove([five.controller.work_list.shown[4]])
    five.controller.remove([five.controller.work_list.shown[3]])
    qtbot.keyClick(five, Qt.Key.Key_4, ALT)
    five.viewer.panes.activate(empty)
    assert with_heat(five) == []
    five.viewer.panes.activate(one)
    assert with_heat(five) == [one]


def with_heat(page: ReadPage) -> list[ImageCanvas]:
    return [canvas for canvas in page.viewer.panes.canvases if canvas.scene is not None and canvas.scene.heat]


def test_a_radiograph_taken_off_the_list_is_shown_nowhere(qtbot: QtBot, five: ReadPage) -> None:
    side_by_side(qtbot, five, 2)
    five.controller.remove([five.controller.work_list.shown[1]])
    assert names(five) == ["a.png", None]
    assert "choose" in five.viewer.panes.shown[1].title


def test_linked_canvases_move_and_window_together(qtbot: QtBot, five: ReadPage) -> None:
    linked = five.viewer.bar.buttons["link"]
    assert not linked.isVisible()
    side_by_side(qtbot, five, 2)
    first, second = five.viewer.panes.shown
    first.viewer.zoom_by(2)
    assert second.viewer.transform.fitted
    assert linked.isVisible()
    qtbot.keyClick(five, Qt.Key.Key_L, CONTROL)
    assert linked.isChecked()
    first.viewer.zoom_by(1.5)
    first.viewer.set_window(20, 100)
    first.viewer.invert()
    assert second.viewer.transform.zoom / second.viewer.transform.zoom_to_fit == pytest.approx(3)
    assert (second.viewer.look.window, second.viewer.look.inverted) == (pytest.approx((20, 100)), True)
    first.viewer.turn(1)
    assert second.viewer.transform.turns == 0
    first.viewer.undo()
    first.viewer.undo()
    assert not second.viewer.look.inverted
    assert second.viewer.history.to_undo is None
    linked.click()
    first.viewer.fit()
    assert not second.viewer.transform.fitted


def test_the_bar_does_what_the_keys_do_and_shows_it(qtbot: QtBot, five: ReadPage) -> None:
    buttons = five.viewer.bar.buttons
    five.canvas.setFocus()
    buttons["invert"].click()
    assert five.canvas.viewer.look.inverted
    assert buttons["invert"].isChecked()
    qtbot.keyClick(five.canvas, Qt.Key.Key_I)
    assert not buttons["invert"].isChecked()
    buttons["undo"].click()
    assert five.canvas.viewer.look.inverted
    assert buttons["redo"].isEnabled()
    buttons["tool-length"].click()
    assert five.canvas.viewer.tool == "length"
    assert not buttons["tool-window"].isChecked()
    assert five.canvas.hasFocus()


def test_every_button_has_a_name_and_tells_its_key(page: ReadPage) -> None:
    for name, button in page.viewer.bar.buttons.items():
        assert button.accessibleName(), name
        assert button.accessibleName() in button.toolTip()
        if not button.menu():
            assert button.toolTip().endswith(")")
    assert not page.viewer.bar.buttons["invert"].isEnabled()  # nothing is shown yet


def test_the_bar_is_worked_with_arrows(qtbot: QtBot, five: ReadPage) -> None:
    buttons = five.viewer.bar.buttons
    buttons["tool-window"].setFocus()
    qtbot.keyClick(buttons["tool-window"], Qt.Key.Key_Right)
    assert buttons["tool-pan"].hasFocus()
    qtbot.keyClick(buttons["tool-pan"], Qt.Key.Key_Space)
    assert five.canvas.viewer.tool == "pan"
    qtbot.keyClick(buttons["tool-pan"], Qt.Key.Key_Left)
    qtbot.keyClick(buttons["tool-window"], Qt.Key.Key_Left)
    assert buttons["full-screen"].hasFocus()


def test_no_key_does_two_things() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


def test_full_screen_leaves_the_radiograph_and_what_it_is_for(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    only_own_models(monkeypatch, tmp_path / "none")
    theme.apply(qapp, "dark")
    window = MainWindow(FakeEngine, own_layout=False)  # type: ignore[arg-type]
    show_active(qtbot, window)
    window.start()
    page = window.read
    qtbot.keyClick(page, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert not page.work_list.isVisible()
    assert not page.verdict.isVisible()
    assert window.engine_state.isVisible()  # the line with the badge stays
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert page.work_list.isVisible()
    assert page.verdict.isVisible()
    window.close()
