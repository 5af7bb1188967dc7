"""The readout: words in the corners of a canvas, and of the mark that is worked on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from pneumoviewer.core.radiograph.marks import Length
from pneumoviewer.core.viewer.viewer import Viewer
from pneumoviewer.gui.canvas.mark_painting import mark_words
from pneumoviewer.gui.kit.theme import THEME, text_is_large, text_px

MARGIN = 12


def origin_words(viewer: Viewer) -> str:
    """Return what is known of the file; never who the patient is."""
    radiograph = viewer.radiograph
    if radiograph is None:
        return ""
    translate = QCoreApplication.translate
    size = translate("canvas", "{width} × {height}").format(width=radiograph.width, height=radiograph.height)
    depth = translate("canvas", "{bits} bit").format(bits=radiograph.bits)
    return "  ·  ".join([radiograph.format, size, depth, *radiograph.details.values()])


def look_words(viewer: Viewer) -> str:
    """Return window and level in the file's own numbers, zoom, and what else is not as the file has it."""
    if viewer.radiograph is None:
        return ""
    translate = QCoreApplication.translate
    look, transform, own = viewer.look, viewer.transform, viewer.radiograph.rescale
    level, window = own.centre_and_width(look.window)
    parts = [
        translate("canvas", "W {window}  L {level}").format(window=own.text(window), level=own.text(level)),
        translate("canvas", "{zoom:.0f} %").format(zoom=transform.zoom * 100),
    ]
    if look.gamma != 1.0:
        parts.append(translate("canvas", "gamma {gamma:.2f}").format(gamma=look.gamma))
    if look.inverted:
        parts.append(translate("canvas", "inverted"))
    if transform.turns:
        parts.append(translate("canvas", "turned {degrees}°").format(degrees=90 * transform.turns))
    if transform.mirrored:
        parts.append(translate("canvas", "mirrored"))
    return "  ·  ".join(parts)


def pointer_words(viewer: Viewer) -> str:
    """Return the pixel under the pointer and the file's own number there; nothing beside the radiograph."""
    radiograph, pointer = viewer.radiograph, viewer.pointer
    if radiograph is None or pointer is None:
        return ""
    x, y = viewer.transform.to_picture((pointer[0] + 0.5, pointer[1] + 0.5))  # the middle of the screen's pixel
    column, row = int(x // 1), int(y // 1)
    if not (0 <= column < radiograph.width and 0 <= row < radiograph.height):
        return ""
    translate, own = QCoreApplication.translate, radiograph.rescale
    if radiograph.padding is not None and radiograph.padding[row, column]:
        return translate("canvas", "x {column}  y {row}  ·  padding").format(column=column, row=row)
    value = own.text(own.value(int(radiograph.pixels[row, column])))
    return translate("canvas", "x {column}  y {row}  ·  grey value {value}").format(column=column, row=row, value=value)


def unit_words(viewer: Viewer) -> str:
    """Return what lengths are measured in, where there are some."""
    if viewer.radiograph is None or not any(isinstance(mark, Length) for mark in viewer.marks):
        return ""
    if viewer.radiograph.spacing is None:
        return QCoreApplication.translate("canvas", "Lengths in pixels: the file gives no spacing")
    return QCoreApplication.translate("canvas", "Lengths in mm, by the pixel spacing in the file")


def selection_words(viewer: Viewer) -> str:
    """Return what the mark that is worked on is and measures, and which of all it is; nothing where none is."""
    number, mark = viewer.marking.selected, viewer.marking.selected_mark
    if number is None or mark is None or viewer.radiograph is None:
        return ""
    translate = QCoreApplication.translate
    names = {
        "length": translate("marks", "Length"),
        "angle": translate("marks", "Angle"),
        "arrow": translate("marks", "Arrow"),
        "text": translate("marks", "Words"),
    }
    what = f"{names[mark.kind]} {mark_words(mark, viewer.radiograph.spacing)}".rstrip()
    which = translate("marks", "mark {number} of {count}").format(number=number + 1, count=len(viewer.marks))
    return f"{what}, {which}"


def paint_readout(painter: QPainter, canvas: QRect, viewer: Viewer, title: str) -> None:
    """Paint file, units and pointer in the upper left corner, the look below, and what all of this does not change."""
    origin, below = "  ·  ".join(filter(None, (title, origin_words(viewer)))), look_words(viewer)
    font = painter.font()
    font.setPixelSize(text_px("small"))
    painter.setFont(font)
    metrics = painter.fontMetrics()
    space = canvas.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    caveat = QCoreApplication.translate("canvas", "Display only: does not change what the model sees")
    if metrics.horizontalAdvance(caveat) > space.width():
        caveat = QCoreApplication.translate("canvas", "Display only")
    beside = metrics.horizontalAdvance(below + caveat) + 2 * MARGIN <= space.width()
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    down = 0.0
    for text in filter(None, (origin, unit_words(viewer), pointer_words(viewer))):
        down += _paint_words(painter, space.adjusted(0, round(down), 0, 0), left | top, text) + 8
    height = _paint_words(painter, space, left | bottom, below)
    place = space if beside else space.adjusted(0, 0, 0, -round(height) - 8)
    _paint_words(painter, place, (right if beside else left) | bottom, caveat)


def _paint_words(painter: QPainter, place: QRect, side: Qt.AlignmentFlag, text: str) -> float:
    """Paint words on one line, or on several where words are large; return the height that they take."""
    wrapped = text_is_large()
    flags = side.value | (Qt.TextFlag.TextWordWrap.value if wrapped else 0)
    shown = text if wrapped else painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    backdrop = QColor(THEME.colour("canvas"))
    backdrop.setAlpha(210)  # words stay readable on a white radiograph
    painter.setPen(QColor(THEME.colour("canvas_text")))
    box = painter.boundingRect(QRectF(place), flags, shown)
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(-4, -2, 4, 2), 3, 3)
    painter.fillPath(path, backdrop)
    painter.drawText(place, flags, shown)
    return box.height()
