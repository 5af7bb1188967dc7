import numpy as np
import pytest
from canvas_fakes import SIZE, grey_at, move, pyramid, shown_canvas
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPixmap, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pneumoviewer.core.radiograph.display import preset_window
from pneumoviewer.core.radiograph.intensity import Rescale
from pneumoviewer.gui.canvas.image_canvas import ImageCanvas
from pneumoviewer.gui.canvas.readout import look_words, pointer_words


@pytest.fixture
def canvas(qtbot: QtBot) -> ImageCanvas:
    return shown_canvas(qtbot)


def drag(canvas: ImageCanvas, by: QPoint, button: Qt.MouseButton, shift: bool = False) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    start = QPoint(200, 100)
    QTest.mousePress(canvas, button, keys, start)
    # QTest.mouseMove carries no keys, so the move is made by hand.
    place = QPointF(start + by)
    move = QMouseEvent(QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), button, button, keys)
    QApplication.sendEvent(canvas, move)
    QTest.mouseRelease(canvas, button, keys, start + by)


def wheel(canvas: ImageCanvas, at: QPointF, notches: int) -> None:
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_a_new_radiograph_is_fitted_and_shown_as_its_file_asks(canvas: ImageCanvas) -> None:
    assert canvas.viewer.transform.zoom == 1
    assert (grey_at(canvas, 50, 150), grey_at(canvas, 350, 150)) == (0, 200)
    deep = np.full((150, 200), 1000, np.uint16)
    canvas.show_picture(pyramid(deep, window=(0.0, 2000.0)))
    assert canvas.viewer.transform.zoom == 2
    assert grey_at(canvas, 200, 150) in (127, 128)


def test_inverting_swaps_black_and_white(canvas: ImageCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_I)
    assert (grey_at(canvas, 50, 150), grey_at(canvas, 350, 150)) == (255, 55)
    assert "inverted" in look_words(canvas.viewer)


def test_dragging_across_widens_the_window_and_up_brightens(canvas: ImageCanvas) -> None:
    drag(canvas, QPoint(100, 0), Qt.MouseButton.LeftButton)
    low, high = canvas.viewer.look.window
    assert high - low > 255
    assert (low + high) / 2 == pytest.approx(127.5)
    canvas.viewer.reset()
    drag(canvas, QPoint(0, -50), Qt.MouseButton.LeftButton)
    low, high = canvas.viewer.look.window
    assert high - low == pytest.approx(255)
    assert (low + high) / 2 < 127.5
    assert grey_at(canvas, 350, 150) > 200


def test_shift_makes_the_drag_finer(canvas: ImageCanvas) -> None:
    drag(canvas, QPoint(100, 0), Qt.MouseButton.LeftButton)
    coarse = canvas.viewer.look.window[1] - canvas.viewer.look.window[0] - 255
    canvas.viewer.reset()
    drag(canvas, QPoint(100, 0), Qt.MouseButton.LeftButton, shift=True)
    assert 0 < canvas.viewer.look.window[1] - canvas.viewer.look.window[0] - 255 < coarse / 2


@pytest.mark.parametrize("notches", [1, -1, 3])
def test_the_wheel_keeps_the_point_under_the_pointer(canvas: ImageCanvas, notches: int) -> None:
    at = QPointF(290, 110)
    before = canvas.viewer.transform.to_picture(at.toTuple())
    wheel(canvas, at, notches)
    assert canvas.viewer.transform.zoom == pytest.approx(1.25**notches)
    assert canvas.viewer.transform.to_picture(at.toTuple()) == pytest.approx(before)


def test_zoom_keys_and_fit(canvas: ImageCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.viewer.transform.zoom > 1
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.viewer.transform.zoom < 1
    QTest.keyClick(canvas, Qt.Key.Key_Equal)
    assert canvas.viewer.transform.zoom == 1


def test_a_double_click_fits(canvas: ImageCanvas) -> None:
    canvas.viewer.zoom_by(4)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.viewer.transform.zoom == 1


def test_middle_button_and_space_move_without_touching_the_window(canvas: ImageCanvas) -> None:
    for space in (False, True):
        canvas.viewer.reset()
        canvas.viewer.zoom_by(2)
        x, y = canvas.viewer.transform.to_canvas((200, 150))
        if space:
            QTest.keyPress(canvas, Qt.Key.Key_Space)
        drag(canvas, QPoint(30, -20), Qt.MouseButton.LeftButton if space else Qt.MouseButton.MiddleButton)
        if space:
            QTest.keyRelease(canvas, Qt.Key.Key_Space)
        assert canvas.viewer.transform.to_canvas((200, 150)) == (x + 30, y - 20)
        assert canvas.viewer.look.window == (0, 255)
        assert canvas.viewer.transform.zoom == 2


def test_space_alone_resets_everything(canvas: ImageCanvas) -> None:
    canvas.viewer.invert()
    canvas.viewer.zoom_by(3)
    canvas.viewer.set_window(10, 20)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert (canvas.viewer.transform.zoom, canvas.viewer.look.inverted, canvas.viewer.look.window) == (
        1,
        False,
        (0, 255),
    )


def test_arrows_ask_for_another_radiograph_and_with_control_set_the_window(canvas: ImageCanvas, qtbot: QtBot) -> None:
    steps: list[int] = []
    canvas.step_requested.connect(steps.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(canvas, key)
    assert steps == [-1, 1, -1, 1]
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert canvas.viewer.look.window[1] - canvas.viewer.look.window[0] > 255
    assert len(steps) == 4


def test_shift_and_arrows_move(canvas: ImageCanvas) -> None:
    canvas.viewer.zoom_by(2)
    before = canvas.viewer.transform.to_picture((0, 0))
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.viewer.transform.to_picture((0, 0))[0] > before[0]


def test_the_automatic_window_spans_what_is_there(canvas: ImageCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_2)
    assert canvas.viewer.look.window == (0, 200)
    QTest.keyClick(canvas, Qt.Key.Key_1)
    assert canvas.viewer.look.window == (0, 255)


@pytest.mark.parametrize(("key", "preset"), [("3", "lung"), ("4", "bone")])
def test_lung_and_bone_windows_have_keys(canvas: ImageCanvas, key: str, preset: str) -> None:
    QTest.keyClicks(canvas, key)
    assert canvas.viewer.look.window == preset_window(canvas.pyramid.radiograph, preset)


def test_gamma_darkens_the_middle_greys_and_leaves_the_ends(canvas: ImageCanvas) -> None:
    for _ in range(3):
        QTest.keyClicks(canvas, "]")
    assert (grey_at(canvas, 50, 150), grey_at(canvas, 350, 150)) == (0, round(255 * (200 / 255) ** 1.1**3))
    assert "gamma 1.33" in look_words(canvas.viewer)
    for _ in range(3):
        QTest.keyClicks(canvas, "[")
    assert grey_at(canvas, 350, 150) == 200
    assert "gamma" not in look_words(canvas.viewer)


CORNERS = {  # what lies at the upper left, upper right, lower left and lower right
    "": (10, 80, 150, 220),
    "r": (150, 10, 220, 80),
    "l": (80, 220, 10, 150),
    "rr": (220, 150, 80, 10),
    "h": (80, 10, 220, 150),
    "v": (150, 220, 10, 80),
    "rh": (10, 150, 80, 220),
    "hr": (220, 80, 150, 10),
    "rv": (220, 80, 150, 10),
}


@pytest.mark.parametrize("keys", CORNERS)
def test_turns_and_flips_are_as_seen_on_the_screen(canvas: ImageCanvas, keys: str) -> None:
    quarters = np.zeros((200, 300), np.uint8)
    for value, (rows, columns) in zip(CORNERS[""], [(0, 0), (0, 150), (100, 0), (100, 150)], strict=True):
        quarters[rows : rows + 100, columns : columns + 150] = value
    canvas.show_picture(pyramid(quarters))
    QTest.keyClicks(canvas, keys)
    picture = canvas.picture()
    seen = [picture.pixelColor(200 + x, 150 + y).red() for y in (-40, 40) for x in (-40, 40)]
    assert tuple(seen) == CORNERS[keys]
    assert canvas.viewer.transform.fitted


def test_the_wheel_and_the_middle_button_work_on_what_is_turned_too(canvas: ImageCanvas) -> None:
    canvas.viewer.turn(1)
    canvas.viewer.flip()
    at = QPointF(250, 100)
    held = canvas.viewer.transform.to_picture(at.toTuple())
    wheel(canvas, at, 2)
    assert canvas.viewer.transform.to_picture(at.toTuple()) == pytest.approx(held)
    drag(canvas, QPoint(-15, 25), Qt.MouseButton.MiddleButton)
    assert canvas.viewer.transform.to_picture((at + QPointF(-15, 25)).toTuple()) == pytest.approx(held)


def test_the_hand_moves_with_the_left_button(canvas: ImageCanvas) -> None:
    QTest.keyClicks(canvas, "p")
    canvas.viewer.zoom_by(2)
    x, y = canvas.viewer.transform.to_canvas((200, 150))
    drag(canvas, QPoint(30, -20), Qt.MouseButton.LeftButton)
    assert canvas.viewer.transform.to_canvas((200, 150)) == (x + 30, y - 20)
    assert canvas.viewer.look.window == (0, 255)


def test_the_pixel_under_the_pointer_is_told(canvas: ImageCanvas) -> None:
    assert pointer_words(canvas.viewer) == ""
    move(canvas, QPoint(250, 120))
    assert pointer_words(canvas.viewer) == "x 250  y 120  ·  grey value 200"
    canvas.viewer.turn(2)
    assert pointer_words(canvas.viewer) == "x 149  y 179  ·  grey value 0"
    canvas.viewer.zoom_by(0.25)
    move(canvas, QPoint(5, 5))
    assert pointer_words(canvas.viewer) == ""


def test_window_level_and_pixel_are_the_files_own_numbers(canvas: ImageCanvas) -> None:
    assert look_words(canvas.viewer).startswith("W 256  L 128  ·")
    pixels = np.zeros((300, 400), np.uint16)
    pixels[:, 200:] = 30000
    padding = np.zeros((300, 400), np.bool_)
    padding[200:] = True
    # MONOCHROME1 whose file asks for 30,000 around 15,000
    canvas.show_picture(pyramid(pixels, (35536, 65535), rescale=Rescale(-1, 65535), padding=padding))
    assert look_words(canvas.viewer).startswith("W 30000  L 15000  ·")
    move(canvas, QPoint(250, 120))
    assert pointer_words(canvas.viewer) == "x 250  y 120  ·  grey value 35535"
    move(canvas, QPoint(250, 250))
    assert pointer_words(canvas.viewer) == "x 250  y 250  ·  padding"
    canvas.viewer.set_window(65535 - 4095, 65535)
    assert look_words(canvas.viewer).startswith("W 4096  L 2048  ·")
    canvas.show_picture(pyramid(pixels, (0, 65535), rescale=Rescale(1 / 65535, 0, exact=True)))
    assert look_words(canvas.viewer).startswith("W 1.00000  L 0.50000  ·")
    canvas.show_picture(None)
    assert look_words(canvas.viewer) == ""


def test_a_part_painted_again_looks_as_before(canvas: ImageCanvas) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (2000, 2400), np.uint8)
    canvas.show_picture(pyramid(noise))
    canvas.viewer.zoom_by(1.37)
    whole = canvas.picture()
    part = QRect(100, 0, 150, 90)
    target = QPixmap(part.size())
    canvas.render(target, QPoint(), QRegion(part))
    grown, kept = target.toImage(), whole.copy(part)
    differing = sum(
        abs(grown.pixelColor(x, y).red() - kept.pixelColor(x, y).red()) > 8
        for x in range(0, 150, 5)
        for y in range(50, 90, 5)
    )
    assert differing == 0


def test_resizing_keeps_a_fitted_radiograph_fitted_and_another_zoom(canvas: ImageCanvas) -> None:
    canvas.resize(800, 600)
    assert canvas.viewer.transform.zoom == 2
    canvas.viewer.zoom_by(1.5)
    canvas.resize(*SIZE)
    assert canvas.viewer.transform.zoom == 3


def test_a_heatmap_lies_where_its_box_says(canvas: ImageCanvas) -> None:
    red = QImage(2, 2, QImage.Format.Format_RGBA8888_Premultiplied)
    red.fill(QColor("red"))
    canvas.show_heat(red, (0.0, 0.0, 0.5, 1.0))
    picture = canvas.grab().toImage()
    assert picture.pixelColor(50, 100) == QColor("red")
    assert picture.pixelColor(350, 100) == QColor(200, 200, 200)
    canvas.show_heat(None)
    assert grey_at(canvas, 50, 100) == 0


def test_the_heatmap_turns_and_flips_with_the_radiograph(canvas: ImageCanvas) -> None:
    red = QImage(2, 2, QImage.Format.Format_RGBA8888_Premultiplied)
    red.fill(QColor("red"))
    canvas.show_heat(red, (0.0, 0.0, 0.5, 1.0))
    canvas.viewer.flip()
    assert canvas.picture().pixelColor(350, 100) == QColor("red")
    assert canvas.picture().pixelColor(50, 100) != QColor("red")
    canvas.viewer.turn(1)
    assert canvas.picture().pixelColor(200, 280) == QColor("red")
    assert canvas.picture().pixelColor(200, 20) != QColor("red")


def test_a_heatmap_that_reaches_beyond_the_radiograph_is_cut(canvas: ImageCanvas) -> None:
    red = QImage(2, 2, QImage.Format.Format_RGBA8888_Premultiplied)
    red.fill(QColor("red"))
    canvas.viewer.zoom_by(0.5)
    canvas.show_heat(red, (-1.0, -1.0, 2.0, 2.0))
    picture = canvas.grab().toImage()
    assert picture.pixelColor(200, 150) == QColor("red")
    assert picture.pixelColor(20, 20) != QColor("red")


def test_the_heatmap_of_one_radiograph_never_lies_on_another(canvas: ImageCanvas) -> None:
    red = QImage(2, 2, QImage.Format.Format_RGBA8888_Premultiplied)
    red.fill(QColor("red"))
    canvas.show_heat(red)
    canvas.show_picture(pyramid(np.full((300, 400), 90, np.uint8)))
    assert grey_at(canvas, 50, 100) == 90


def test_words_on_a_white_radiograph_have_a_dark_ground(canvas: ImageCanvas) -> None:
    canvas.show_picture(pyramid(np.full((300, 400), 255, np.uint8)))
    picture = canvas.grab().toImage()
    grounds = [picture.pixelColor(10, y).red() for y in range(picture.height())]
    assert grounds[len(grounds) // 2] == 255
    assert min(grounds[:40]) < 60
    assert min(grounds[-60:]) < 60


def test_the_menu_does_what_the_keys_do(canvas: ImageCanvas) -> None:
    menu = canvas.make_menu()
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}
    actions["Invert"].trigger()
    assert canvas.viewer.look.inverted
    actions["Zoom in"].trigger()
    actions["Actual size"].trigger()
    assert canvas.viewer.transform.zoom == 1
    actions["Reset"].trigger()
    assert not canvas.viewer.look.inverted


def test_an_empty_canvas_bears_everything(qtbot: QtBot) -> None:
    widget = ImageCanvas()
    qtbot.addWidget(widget)
    widget.show()
    drag(widget, QPoint(20, 20), Qt.MouseButton.LeftButton)
    wheel(widget, QPointF(10, 10), 1)
    for key in (Qt.Key.Key_I, Qt.Key.Key_Equal, Qt.Key.Key_2, Qt.Key.Key_Space, Qt.Key.Key_Plus):
        QTest.keyClick(widget, key)
    assert not widget.grab().isNull()
