from dataclasses import replace

from pneumoviewer.core.radiograph.marks import Arrow
from pneumoviewer.core.viewer.history import History, ViewState
from pneumoviewer.core.viewer.look import Look
from pneumoviewer.core.viewer.transform import ViewTransform

START = ViewState(Look(), ViewTransform())
INVERTED = replace(START, look=Look(inverted=True))
MARKED = replace(INVERTED, marks=(Arrow(((1.0, 1.0), (9.0, 9.0))),))


def test_marks_and_looks_are_undone_and_done_again() -> None:
    history = History()
    history.record(START, INVERTED, "Invert")
    history.record(INVERTED, MARKED, "Draw")
    assert history.undo(MARKED) == INVERTED
    assert (history.to_undo, history.to_redo) == ("Invert", "Draw")
    assert history.undo(INVERTED) == START
    assert history.undo(START) == START
    assert history.redo(START) == INVERTED
    assert history.redo(INVERTED) == MARKED
    assert history.redo(MARKED) == MARKED


def test_only_what_a_step_changed_is_undone() -> None:
    history = History()
    history.record(START, INVERTED, "Invert")
    moved = replace(MARKED, transform=ViewTransform(zoom=3.0, fitted=False))  # as a linked viewer moves it
    assert history.undo(moved) == replace(moved, look=Look())


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History()
    history.record(START, INVERTED, "Invert")
    history.record(START, START, "Nothing")
    history.undo(INVERTED)
    history.record(START, MARKED, "Draw")
    assert history.to_redo is None


def test_steps_of_one_kind_are_one_and_nothing_where_they_lead_back() -> None:
    history = History()
    narrow, narrower = (replace(INVERTED, look=replace(INVERTED.look, window=(0.0, high))) for high in (200.0, 90.0))
    history.record(START, INVERTED, "Invert")
    history.record(INVERTED, narrow, "Window", "window")
    history.record(narrow, narrower, "Window", "window")
    assert history.undo(narrower) == INVERTED
    history.redo(INVERTED)
    history.record(narrower, INVERTED, "Window", "window")
    assert history.to_undo == "Invert"
