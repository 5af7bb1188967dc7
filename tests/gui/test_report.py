"""What a report says, and that it is drawn alike onto everything."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from export_fakes import FAILED, model_of, reading_of, write_dicom, write_png
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pneumoviewer import __version__
from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
from pneumoviewer.core.explain.methods import METHODS
from pneumoviewer.core.explain.saliency_map import SaliencyMap
from pneumoviewer.core.export.export_item import ExportItem
from pneumoviewer.core.radiograph.marks import Length
from pneumoviewer.gui.kit import theme
from pneumoviewer.gui.report.draw import PAGE, Report, report_files


@pytest.fixture
def reading(qapp: QApplication, tmp_path: Path) -> ExportItem:
    theme.apply(qapp, "dark")
    return reading_of(write_png(tmp_path / "Meyer_Anna.png"), note="Infiltrate <left> & low\nsee prior")


def text_of(reading: ExportItem) -> str:
    return Report(reading).document.toPlainText().replace("\u2028", "\n")


def test_everything_a_reader_needs_is_on_it(reading: ExportItem) -> None:
    text = text_of(reading)
    for words in (
        "no diagnosis",
        "Grad-CAM for “Viral pneumonia”: 9 × 7 cells of the layer stage 3",
        "140 × 120 px",
        "Suggests viral pneumonia",
        "P(pneumonia) 0.900 ≥ threshold 0.500",
        "Operating point: Balanced",
        "0.700",
        "Of 41 held-out images with P(viral) between 0.60 and 0.80, 27 were viral",
        "colour: passed · contrast: passed (0.7, limit 0.2)",
        "Infiltrate <left> & low\nsee prior",
        "Tried model",
        "1,200 images of 800 patients",
        "Children aged one to five",
        "500 images of 300 patients",
        "0.912",
        "expected error 0.031",
        "stays below 0.052",
        f"PneumoViewer {__version__}",
        reading.radiograph.sha256,
        reading.model.sha256,
    ):
        assert words in text, words


def test_a_result_shown_although_a_check_failed_is_marked(tmp_path: Path, reading: ExportItem) -> None:
    mark = "Shown although a check failed: size"
    assert mark not in text_of(reading)
    text = text_of(reading_of(write_png(tmp_path / "a.png"), FAILED))
    assert mark in text
    assert "The picture has too few pixels" in text
    assert "size: failed (80, limit 96)" in text


def test_nobody_is_named_unless_a_person_asks(tmp_path: Path, reading: ExportItem) -> None:
    assert "Meyer" not in text_of(reading)
    assert "file name left out" in text_of(reading)
    dicom = reading_of(write_dicom(tmp_path / "IM1"))
    assert not re.search("Müller|0815|20200131|2020-01-31", text_of(dicom))
    assert b"Meyer" not in report_files(reading)[".pdf"]
    assert "Meyer_Anna.png" in text_of(reading_of(tmp_path / "Meyer_Anna.png", name="Meyer_Anna.png"))


@pytest.mark.parametrize(
    ("layer", "method", "signed", "words"),
    [
        ("stage 3", "layer_cam", False, "9 × 7 cells of the layer stage 3"),
        ("input", "occlusion", False, "how much hiding each place lowers its probability, at the model's 9 × 7 pixels"),
        ("input", "integrated_gradients", True, "what each of the model's 9 × 7 pixels adds to its logit"),
    ],
)
def test_every_way_of_explaining_is_named_with_its_resolution(
    reading: ExportItem, layer: str, method: str, signed: bool, words: str
) -> None:
    assert isinstance(reading.heatmap, SaliencyMap)
    heatmap = replace(reading.heatmap, layer=layer, method=method, signed=signed)
    assert f"{METHODS[method].title} for “Viral pneumonia”" in (text := text_of(replace(reading, heatmap=heatmap)))
    assert words in text
    assert ("Orange speaks for the class, blue against it" in text) == signed


def test_a_heatmap_is_drawn_as_it_was_chosen_and_that_is_said(reading: ExportItem) -> None:
    drawn = replace(reading, style=HeatmapStyle(drawing="contours", threshold=0.3))
    assert "Contours at 50 %, 75 % of the strongest. What is below 30 % of the strongest is hidden." in text_of(drawn)
    assert report_files(drawn)[".png"] != report_files(reading)[".png"]


def test_what_is_not_known_is_said(tmp_path: Path, reading: ExportItem) -> None:
    model = model_of(tmp_path, metrics={}, operating_points={}, software={})
    text = text_of(reading_of(tmp_path / "Meyer_Anna.png", None, model=model))
    assert "not measured on held-out patients" in text
    assert "How often it was right on held-out images is not known" in text
    assert "None were asked" in text
    assert "Notes of the reader\nNone." in text


def test_a_pdf_and_a_picture_have_the_same_pages(reading: ExportItem) -> None:
    files = report_files(reading)
    assert files[".pdf"].startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", files[".pdf"])) == Report(reading).pages == 2
    picture = QImage.fromData(files[".png"])
    assert picture.height() == pytest.approx(2 * picture.width() * PAGE.height() / PAGE.width(), abs=4)


def test_it_is_written_in_ink_on_paper_in_a_dark_window_too(reading: ExportItem) -> None:
    picture = QImage.fromData(report_files(reading)[".png"])
    assert picture.pixelColor(2, 2) == QColor("white")
    title = [picture.pixelColor(x, y).lightness() for x in range(75, 400) for y in range(80, 105)]
    assert min(title) < 60


def test_long_notes_go_on_over_pages_that_are_numbered(tmp_path: Path, reading: ExportItem) -> None:
    long = reading_of(tmp_path / "Meyer_Anna.png", note="a line\n" * 200 + "x" * 3000)
    assert Report(long).pages > 4
    assert text_of(long).count("a line") == 200


def test_paper_of_another_shape_has_it_in_its_middle(reading: ExportItem) -> None:
    paper = QImage(850, 800, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter, pages = QPainter(paper), [1]
    Report(reading).draw(painter, QSizeF(850, 800), lambda: pages.append(1))
    painter.end()
    assert len(pages) == 2
    beside = round((850 - 800 * PAGE.width() / PAGE.height()) / 2) - 4
    assert all(paper.pixelColor(x, y) == QColor("white") for x in (beside, 849 - beside) for y in range(0, 800, 10))
    assert any(paper.pixelColor(425, y) != QColor("white") for y in range(800))


def test_the_marks_of_the_reader_are_on_the_picture(reading: ExportItem) -> None:
    marked = replace(reading, marks=(Length(((10.0, 10.0), (130.0, 110.0))),))
    with_marks, without = (coloured(QImage.fromData(report_files(each)[".png"])) for each in (marked, reading))
    assert with_marks > without
    assert "with its reader's marks" in text_of(marked)
    assert "with its reader's marks" not in text_of(reading)


def coloured(page: QImage) -> int:
    """Count the pixels of the radiograph, which is left of its overlay, that are not grey."""
    colours = [page.pixelColor(x, y) for x in range(80, 610, 2) for y in range(160, 620, 2)]
    return sum(max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue()) > 40 for c in colours)
