import numpy as np
import pytest

from pneumoviewer.core.radiograph.marks import Angle, Arrow, Text
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.viewer.viewer import Viewer

ARROW = Arrow(((1.0, 1.0), (9.0, 9.0)))
RADIOGRAPH = Radiograph.make(np.zeros((150, 200), np.uint8), (0, 255), name="drawn", format="PNG", bits=8)


class Calls:
    """A viewer, and how often it called."""

    def __init__(self) -> None:
        self.changed = self.marked = 0
        self.written: list[tuple[Text, int | None]] = []
        self.viewer = Viewer(
            self._on_changed, self._on_marked, lambda text, number: self.written.append((text, number))
        )
        self.viewer.resize((400, 300))
        self.viewer.open(RADIOGRAPH)
        self.changed = 0

    def _on_changed(self) -> None:
        self.changed += 1

    def _on_marked(self) -> None:
        self.marked += 1


@pytest.fixture
def calls() -> Calls:
    return Calls()


def test_each_change_is_reported_and_those_of_marks_apart(calls: Calls) -> None:
    viewer = calls.viewer
    viewer.invert()
    viewer.use_tool("pan")
    viewer.toggle_magnifier()
    assert (calls.changed, calls.marked) == (3, 0)
    viewer.marking.add(ARROW)
    viewer.undo()
    viewer.undo()
    assert (viewer.look.inverted, viewer.marks, calls.marked) == (False, (), 2)


def test_a_follower_is_changed_only_by_what_it_follows(calls: Calls) -> None:
    leader = Calls().viewer
    leader.zoom_by(2)
    leader.set_window(20, 100)
    calls.viewer.follow(leader)
    leader.marking.draw(ARROW)
    leader.marking.finish_drawing()
    calls.viewer.follow(leader)
    assert (calls.changed, calls.viewer.history.to_undo) == (1, None)
    assert (calls.viewer.transform.zoom, calls.viewer.look.window) == (4, (20, 100))


def test_a_drag_is_one_step(calls: Calls) -> None:
    viewer = calls.viewer
    viewer.start_drag()
    for _ in range(3):
        viewer.drag_window((10, 5))
        viewer.pan((5, 5))
    viewer.stop_drag()
    assert viewer.history.to_undo == "Drag"
    viewer.undo()
    assert (viewer.look.window, viewer.transform.fitted, viewer.history.to_undo) == ((0, 255), True, None)


def test_another_radiograph_has_its_own_marks_and_nothing_to_undo(calls: Calls) -> None:
    viewer = calls.viewer
    viewer.marking.add(ARROW)
    viewer.start_drag()
    viewer.open(RADIOGRAPH, (ARROW.moved((5, 5)),))
    viewer.stop_drag()
    viewer.undo()
    assert viewer.marks == (ARROW.moved((5, 5)),)
    assert viewer.marking.selected is None


def test_undo_after_a_resize_fits_the_canvas_as_it_is_now(calls: Calls) -> None:
    calls.viewer.zoom_by(3)
    calls.viewer.resize((800, 600))
    calls.viewer.undo()
    assert calls.viewer.transform.zoom == 4
    calls.viewer.density = 0.5
    calls.viewer.show_actual_size()
    assert calls.viewer.transform.zoom == 2


def test_a_tool_puts_its_mark_in_the_middle(calls: Calls) -> None:
    viewer = calls.viewer
    viewer.put_mark()
    assert viewer.marks == ()  # the window's tool draws none
    viewer.use_tool("angle")
    viewer.put_mark()
    assert isinstance(viewer.marks[0], Angle)
    assert viewer.marks[0].points[1] == (100 - 300 / 8 / 2, 75)
    viewer.use_tool("text")
    viewer.put_mark()
    assert calls.written == [(Text(((100, 75),)), None)]


def test_only_words_are_edited(calls: Calls) -> None:
    words = Text(((5.0, 5.0),), "base")
    for mark in (words, ARROW):
        calls.viewer.marking.add(mark)
        calls.viewer.edit_words()
    assert calls.written == [(words, 0)]


def test_marks_and_points_are_selected_in_turn(calls: Calls) -> None:
    marking = calls.viewer.marking
    marking.select_next()
    assert marking.selected is None
    for _ in range(3):
        marking.add(ARROW)
    marking.select(None)
    marking.select_next(-1)
    assert marking.selected == 2
    marking.select_next()
    points = []
    for _ in range(3):
        marking.select_next_point()
        points.append(marking.point)
    assert (marking.selected, points) == (0, [0, 1, None])


def test_escape_gives_up_the_drawing_then_the_selection_then_the_tool(calls: Calls) -> None:
    viewer = calls.viewer
    viewer.use_tool("arrow")
    viewer.put_mark()
    viewer.marking.draw(ARROW)
    given_up = []
    while viewer.can_escape:
        viewer.escape()
        given_up.append((viewer.marking.drawn, viewer.marking.selected, viewer.tool))
    assert given_up == [(None, 0, "arrow"), (None, None, "arrow"), (None, None, "window")]


def test_without_a_radiograph_nothing_is_done(calls: Calls) -> None:
    viewer = calls.viewer
    viewer.open(None)
    before = viewer.state
    viewer.use_tool("arrow")
    for act in (viewer.put_mark, viewer.undo, viewer.reset, viewer.show_actual_size, lambda: viewer.pan((1, 1))):
        act()
    viewer.drag_window((9, 9))
    viewer.use_preset("lung")
    assert viewer.state == before
