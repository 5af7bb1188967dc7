"""The report's drawing, onto whatever can be painted on: a PDF, a picture, a printer. Decision 27."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextDocument,
    QTextOption,
)

from pneumoviewer import __version__
from pneumoviewer.core.explain.overlay import LONGEST_SIDE, heatmap_overlay
from pneumoviewer.core.export.export_item import ExportItem
from pneumoviewer.core.viewer.look import Look
from pneumoviewer.gui.canvas.pyramid import Pyramid
from pneumoviewer.gui.canvas.scene import Scene, render_whole
from pneumoviewer.gui.kit.theme import THEME, body_font
from pneumoviewer.gui.report.contents import (
    BAR,
    BAR_HEIGHT,
    BAR_WIDTH,
    INK,
    MUTED,
    OVERLAY,
    PICTURE,
    PICTURE_WIDTH,
    RULE,
    disclaimer,
    report_html,
)

PAGE = QSizeF(794, 1123)  # A4 at 96 pixels an inch: what all of a report is measured in
PICTURE_SCALE = 1.6  # of a page as a picture, so that its small print can be read
_DOTS_PER_METRE = 3780  # 96 an inch
_MARGIN, _FOOT = 48.0, 36.0
_TEXT = QRectF(_MARGIN, _MARGIN, PAGE.width() - 2 * _MARGIN, PAGE.height() - 2 * _MARGIN - _FOOT)
_TALLEST = 400


class Report:
    """A report, laid out on pages.

    Parameters
    ----------
    written : datetime or None
        When; now for None.
    """

    def __init__(self, reading: ExportItem, written: datetime | None = None) -> None:
        self.reading = reading
        shown = [_marked(reading) if reading.marks else _grey(reading)]
        if reading.heatmap is not None:
            shown.append(_overlay(reading))
        fitted = [_on_black(image, shown[-1].size()) for image in shown]
        self._paper = _paper()  # the layout does not own it
        self.document = QTextDocument()
        self.document.documentLayout().setPaintDevice(self._paper)
        self.document.setDefaultFont(_font())
        self.document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)
        for name, image in zip((PICTURE, OVERLAY), fitted, strict=False):
            self._add(name, image)
        for name, share in zip(reading.prediction.classes, reading.prediction.probabilities, strict=True):
            self._add(BAR.format(name), _bar(name, share))
        height = round(PICTURE_WIDTH * fitted[0].height() / fitted[0].width())
        self.document.setHtml(report_html(reading, written or datetime.now().astimezone(), (height, height)))
        self.document.setPageSize(_TEXT.size())

    @property
    def pages(self) -> int:
        """How many."""
        return self.document.pageCount()

    def draw(self, painter: QPainter, page: QSizeF, new_page: Callable[[], object]) -> None:
        """Draw all pages, as large as they go, in the middle of paper of any size.

        Parameters
        ----------
        page : QSizeF
            The size of the paper, in the painter's units.
        new_page : callable
            Called before each page but the first.
        """
        scale = min(page.width() / PAGE.width(), page.height() / PAGE.height())
        for number in range(self.pages):
            if number:
                new_page()
            painter.save()
            painter.translate((page.width() - scale * PAGE.width()) / 2, 0)
            painter.scale(scale, scale)
            self._draw_page(painter, number)
            painter.restore()

    def _draw_page(self, painter: QPainter, number: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        top = number * _TEXT.height()
        painter.translate(_TEXT.left(), _TEXT.top() - top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, top, _TEXT.width(), _TEXT.height())
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(INK))  # the window's may be light, and paper is white
        context.palette = palette
        painter.setClipRect(context.clip)
        self.document.documentLayout().draw(painter, context)
        painter.restore()
        foot = QRectF(_MARGIN, PAGE.height() - _MARGIN - _FOOT + 12, _TEXT.width(), _FOOT)
        painter.setPen(QPen(QColor(RULE), 1))
        painter.drawLine(foot.topLeft(), foot.topRight())
        painter.setPen(QColor(MUTED))
        font = _font()
        font.setPixelSize(10)
        painter.setFont(font)
        foot.adjust(0, 4, 0, 0)
        translate = QCoreApplication.translate
        pages = translate("report", "Radiograph {radiograph} · page {number} of {count}").format(
            radiograph=self.reading.number, number=number + 1, count=self.pages
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, disclaimer())
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, pages)

    def _add(self, name: str, image: QImage) -> None:
        self.document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)


def report_files(reading: ExportItem) -> dict[str, bytes]:
    """Return a report as a PDF, and as a picture with one page below the other; by how their names end.

    Needs a QGuiApplication, but not its thread.
    """
    report = Report(reading)
    return {".pdf": _pdf(report), ".png": _png(report)}


def _pdf(report: Report) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(f"PneumoViewer · {report.reading.stem}")
    writer.setCreator(f"PneumoViewer {__version__}")
    painter = QPainter(writer)
    report.draw(painter, QSizeF(writer.width(), writer.height()), writer.newPage)
    painter.end()
    return bytes(data.data())


def _png(report: Report) -> bytes:
    page = (PAGE * PICTURE_SCALE).toSize()
    image = QImage(page.width(), page.height() * report.pages, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    report.draw(painter, QSizeF(page), lambda: painter.translate(0, page.height()))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _font() -> QFont:
    font = body_font()
    font.setFeature(QFont.Tag("tnum"), 0)  # with it no figure of a PDF can be searched or copied
    font.setPixelSize(12)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # lines break at one place at every resolution
    return font


def _paper() -> QImage:
    """Return what texts are measured with, whatever they are painted on."""
    paper = QImage(1, 1, QImage.Format.Format_RGB32)
    paper.setDotsPerMeterX(_DOTS_PER_METRE)
    paper.setDotsPerMeterY(_DOTS_PER_METRE)
    return paper


def _grey(reading: ExportItem) -> QImage:
    grey = Image.fromarray((reading.radiograph.presented() * 255).astype("uint8"))
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.BILINEAR)
    return _image(grey)


def _marked(reading: ExportItem) -> QImage:
    pyramid = Pyramid(reading.radiograph)
    return render_whole(Scene(pyramid, Look(reading.radiograph.window), reading.marks), LONGEST_SIDE)


def _overlay(reading: ExportItem) -> QImage:
    assert reading.heatmap is not None
    return _image(heatmap_overlay(reading.radiograph, reading.heatmap, reading.style))


def _image(picture: Image.Image) -> QImage:
    rgb = picture.convert("RGB")
    data = rgb.tobytes()
    return QImage(data, rgb.width, rgb.height, 3 * rgb.width, QImage.Format.Format_RGB888).copy()


def _on_black(image: QImage, frame: QSize) -> QImage:
    """Return a picture in a black frame of another's shape, no taller than a page has room for."""
    most = frame.width() * _TALLEST / PICTURE_WIDTH
    shape = QSize(frame.width(), min(frame.height(), round(most)))
    if image.size() == shape:
        return image
    fitted = image.scaled(shape, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    framed = QImage(shape, QImage.Format.Format_RGB888)
    framed.fill(Qt.GlobalColor.black)
    painter = QPainter(framed)
    painter.drawImage((shape.width() - fitted.width()) // 2, (shape.height() - fitted.height()) // 2, fitted)
    painter.end()
    return framed


def _bar(class_name: str, share: float) -> QImage:
    image = QImage(2 * BAR_WIDTH, 2 * BAR_HEIGHT, QImage.Format.Format_RGB888)
    image.fill(QColor("#e6eaee"))
    painter = QPainter(image)
    painter.fillRect(0, 0, round(image.width() * share), image.height(), QColor(THEME.class_colour(class_name)))
    painter.end()
    return image
