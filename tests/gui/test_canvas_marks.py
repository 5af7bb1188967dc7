import pytest
from canvas_fakes import draw, grey_at, move, pyramid, shown_canvas
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pneumoviewer.core.radiograph.marks import Angle, Arrow, Length, Text
from pneumoviewer.gui.canvas.image_canvas import ImageCanvas
from pneumoviewer.gui.canvas.readout import unit_words
from pneumoviewer.gui.canvas.scene import render_whole
from pneumoviewer.gui.kit.theme import THEME

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def canvas(qtbot: QtBot) -> ImageCanvas:
    return shown_canvas(qtbot)


def with_length(canvas: ImageCanvas) -> Length:
    QTest.keyClick(canvas, Qt.Key.Key_D)
    draw(canvas, QPoint(100, 100), QPoint(160, 180))
    QTest.keyClick(canvas, Qt.Key.Key_W)
    return canvas.viewer.marks[0]


def test_a_length_is_drawn_in_the_radiographs_pixels_whatever_the_view(canvas: ImageCanvas) -> None:
    assert with_length(canvas) == Length(((100, 100), (160, 180)))
    canvas.viewer.zoom_by(2)
    canvas.viewer.turn(1)
    canvas.viewer.flip()
    canvas.viewer.use_tool("arrow")
    start, end = QPoint(120, 60), QPoint(180, 200)
    wanted = [canvas.viewer.transform.to_picture(place.toTuple()) for place in (start, end)]
    draw(canvas, start, end)
    drawn = canvas.viewer.marks[1]
    assert isinstance(drawn, Arrow)
    for point, place in zip(drawn.points, wanted, strict=True):
        assert point == pytest.approx(place)


def test_lengths_say_their_unit(canvas: ImageCanvas) -> None:
    assert unit_words(canvas.viewer) == ""
    with_length(canvas)
    assert "pixels" in unit_words(canvas.viewer)
    assert "100 px" in canvas.accessibleDescription()
    radiograph = canvas.pyramid.radiograph
    canvas.show_picture(pyramid(radiograph.pixels, spacing=(0.2, 0.2)), canvas.viewer.marks)
    QTest.keyClick(canvas, Qt.Key.Key_N)
    assert "mm" in unit_words(canvas.viewer)
    assert "20.0 mm" in canvas.accessibleDescription()


def test_an_angle_takes_a_drag_and_a_click(canvas: ImageCanvas) -> None:
    canvas.viewer.use_tool("angle")
    draw(canvas, QPoint(100, 50), QPoint(100, 150))
    assert not canvas.viewer.marks
    move(canvas, QPoint(220, 150))
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(220, 150))
    assert canvas.viewer.marks == (Angle(((100, 50), (100, 150), (220, 150))),)
    assert "90.0°" in canvas.accessibleDescription()


def test_escape_gives_up_the_drawing_then_the_choice_then_the_tool(canvas: ImageCanvas) -> None:
    canvas.viewer.use_tool("angle")
    draw(canvas, QPoint(100, 50), QPoint(100, 150))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    move(canvas, QPoint(220, 150))
    assert not canvas.viewer.marks
    canvas.viewer.put_mark()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert (len(canvas.viewer.marks), canvas.viewer.marking.selected, canvas.viewer.tool) == (1, None, "angle")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.viewer.tool == "window"


def test_a_click_with_a_drawing_tool_draws_nothing(canvas: ImageCanvas) -> None:
    canvas.viewer.use_tool("length")
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(50, 50))
    assert not canvas.viewer.marks


def test_words_are_written_changed_and_forgotten(canvas: ImageCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_T)
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(80, 90))
    editor = canvas.findChild(QLineEdit)
    assert QApplication.focusWidget() is editor
    QTest.keyClicks(editor, "left base")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert canvas.viewer.marks == (Text(((80, 90),), "left base"),)
    assert QApplication.focusWidget() is canvas
    QTest.keyClick(canvas, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("right base")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert canvas.viewer.marks[0].words == "right base"
    QTest.mouseDClick(canvas, LEFT, NONE, QPoint(90, 90))
    editor = QApplication.focusWidget()
    editor.setText("nothing")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert canvas.viewer.marks[0].words == "right base"


def test_no_words_make_no_mark(canvas: ImageCanvas) -> None:
    canvas.viewer.use_tool("text")
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(80, 90))
    QTest.keyClick(canvas.findChild(QLineEdit), Qt.Key.Key_Return)
    assert not canvas.viewer.marks


def test_a_mark_is_moved_by_the_mouse_and_so_is_one_of_its_points(canvas: ImageCanvas) -> None:
    with_length(canvas)
    draw(canvas, QPoint(130, 140), QPoint(150, 140))
    assert canvas.viewer.marks == (Length(((120, 100), (180, 180))),)
    draw(canvas, QPoint(180, 180), QPoint(200, 100))
    assert canvas.viewer.marks == (Length(((120, 100), (200, 100))),)
    assert canvas.viewer.look.window == (0, 255)


def test_marks_are_drawn_chosen_moved_and_removed_without_a_mouse(canvas: ImageCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_O)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_D)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    arrow, length = canvas.viewer.marks
    assert (type(arrow), type(length)) == (Arrow, Length)
    QTest.keyClick(canvas, Qt.Key.Key_N)
    assert "mark 1 of 2" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Right, ALT)
    assert canvas.viewer.marks == (arrow.moved((1, 0)), length)
    QTest.keyClick(canvas, Qt.Key.Key_J)
    QTest.keyClick(canvas, Qt.Key.Key_Down, ALT | SHIFT)
    assert canvas.viewer.marks[0] == arrow.moved((1, 0)).moved((0, 10), point=0)
    QTest.keyClick(canvas, Qt.Key.Key_N, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(canvas.viewer.marks) == 1
    assert isinstance(canvas.viewer.marks[0], Arrow)


def test_each_step_is_undone_and_done_again(canvas: ImageCanvas) -> None:
    length = with_length(canvas)
    draw(canvas, QPoint(130, 140), QPoint(150, 160))
    moved = canvas.viewer.marks
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    wanted = [moved, (length,), ()]
    for marks in wanted:
        QTest.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
        assert canvas.viewer.marks == marks
    for marks in ((length,), moved, ()):
        QTest.keyClick(canvas, Qt.Key.Key_Y, CONTROL)
        assert canvas.viewer.marks == marks


def test_the_look_is_undone_too_and_a_drag_at_once(canvas: ImageCanvas) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, NONE, QPoint(200, 100))
    for x in (210, 230, 260):
        move(canvas, QPoint(x, 100), left)
    QTest.mouseRelease(canvas, left, NONE, QPoint(260, 100))
    canvas.viewer.invert()
    canvas.viewer.turn(1)
    canvas.viewer.undo()
    assert (canvas.viewer.transform.turns, canvas.viewer.look.inverted) == (0, True)
    canvas.viewer.undo()
    assert not canvas.viewer.look.inverted
    assert canvas.viewer.look.window != (0, 255)
    canvas.viewer.undo()
    assert canvas.viewer.look.window == (0, 255)
    canvas.viewer.redo()
    assert canvas.viewer.look.window != (0, 255)


def test_zooms_in_a_row_are_one_step(canvas: ImageCanvas) -> None:
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Plus)
    canvas.viewer.undo()
    assert canvas.viewer.transform.zoom == 1
    assert canvas.viewer.history.to_undo is None


def test_marks_are_seen_on_the_canvas_and_in_pictures_of_it(canvas: ImageCanvas) -> None:
    canvas.viewer.use_tool("arrow")
    draw(canvas, QPoint(100, 150), QPoint(140, 150))
    canvas.viewer.marking.select(None)
    for image in (canvas.grab().toImage(), canvas.picture(), render_whole(canvas.scene)):
        seen = image.pixelColor(120, 150)  # on a grey line's edge, so not quite the token's colour
        assert abs(seen.hslHue() - QColor(THEME.colour("mark")).hslHue()) < 5
    assert canvas.picture().pixelColor(20, 285) == QColor("black")  # without the words in the corners


def test_a_large_radiograph_is_rendered_at_most_so_large(canvas: ImageCanvas) -> None:
    image = render_whole(canvas.scene, longest=100)
    assert (image.width(), image.height()) == (100, 75)
    assert image.pixelColor(90, 40).red() == 200


def test_the_magnifier_shows_its_place_larger(canvas: ImageCanvas) -> None:
    move(canvas, QPoint(180, 150))
    assert grey_at(canvas, 195, 150) == 0
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert grey_at(canvas, 195, 150) == 0
    assert grey_at(canvas, 225, 150) == 200
    move(canvas, QPoint(190, 150))
    assert grey_at(canvas, 197, 150) == 0
    move(canvas, QPoint(215, 150))
    assert grey_at(canvas, 190, 150) == 200  # 12 pixels right of the edge, seen at twice the distance
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert grey_at(canvas, 190, 150) == 0
