"""The report's contents, as rich text: everything a reader needs who has nothing but the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from platform import python_version

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication

from pneumoviewer import __version__
from pneumoviewer.core.export.export_item import ExportItem
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import GateCheck
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.text.gate import check_line, shown_although
from pneumoviewer.gui.text.heatmaps import heatmap_sentence
from pneumoviewer.gui.text.predictions import (
    class_title,
    context_sentence,
    decision_reason,
    decision_sentence,
    model_facts,
    operating_point_title,
    operating_point_words,
    translated_note,
)

PICTURE, OVERLAY, BAR = "picture:", "overlay:", "bar:{}"
PICTURE_WIDTH, BAR_WIDTH, BAR_HEIGHT = 340, 220, 12
INK, MUTED, WARNING, RULE = "#14181d", "#515c67", "#8a3b00", "#c3cbd3"
_BOX = "#fff2cf"


def disclaimer() -> str:
    """Return what stands on every sheet."""
    return QCoreApplication.translate(
        "report", "For research and teaching only. Not a medical device: a model's opinion, and no diagnosis."
    )


def report_html(reading: ExportItem, written: datetime, heights: tuple[int, int]) -> str:
    """Return a report.

    Parameters
    ----------
    reading : ExportItem
        With its heatmap, or without: then there is no overlay.
    heights : tuple of int
        The heights at which picture and overlay are shown.

    Returns
    -------
    str
        HTML whose pictures are called :data:`PICTURE`, :data:`OVERLAY` and, one a class, :data:`BAR`.
    """
    parts = [
        _head(reading, written),
        _pictures(reading, heights),
        _verdict(reading),
        _checks(reading),
        _note(reading),
        _model(reading.model),
        _origin(reading),
    ]
    return f'<body style="color:{INK}; font-size:12px">{"".join(parts)}</body>'


def _head(reading: ExportItem, written: datetime) -> str:
    translate = QCoreApplication.translate
    called = translate("report", "Radiograph {number} · picture {hash}").format(
        number=reading.number, hash=reading.radiograph.sha256[:8]
    )
    name = reading.name or translate("report", "file name left out, as it may tell who the patient is")
    lines = [called, name, translate("report", "Written {date}").format(date=f"{written:%Y-%m-%d %H:%M}")]
    title = translate("report", "A model's opinion of a chest radiograph")
    return (
        f'<p style="font-size:20px; font-weight:600; margin:0">{_text(title)}</p>'
        f'<p style="color:{WARNING}; margin:2px 0 0 0">{_strong(disclaimer())}</p>'
        f'<p style="color:{MUTED}; margin:2px 0 0 0">{_text(" · ".join(lines))}</p>'
    )


def _pictures(reading: ExportItem, heights: tuple[int, int]) -> str:
    translate = QCoreApplication.translate
    radiograph, heatmap = reading.radiograph, reading.heatmap
    size = translate("report", "{width} × {height} px").format(
        width=grouped(radiograph.width), height=grouped(radiograph.height)
    )
    if reading.marks:
        first = translate("report", "The radiograph as its file means it to be seen, with its reader's marks")
    else:
        first = translate("report", "The radiograph as its file means it to be seen")
    cells, captions = [_picture(PICTURE, heights[0])], [f"{first}, {size}."]
    if heatmap is not None:
        cells.append(_picture(OVERLAY, heights[1]))
        said = [heatmap_sentence(heatmap, reading.style)]
        if heatmap.signed:
            said.append(translate("report", "Orange speaks for the class, blue against it."))
        said.append(translate("report", "It shows what counted for the model, which need not be where a disease is."))
        captions.append(" ".join(said))
    rows_of = [cells, [f'<span style="font-size:10px; color:{MUTED}">{_text(caption)}</span>' for caption in captions]]
    return "<p></p>" + _table(rows_of, padding=4)


def _verdict(reading: ExportItem) -> str:
    translate = QCoreApplication.translate
    prediction, model = reading.prediction, reading.model
    parts = [_heading(translate("report", "What the model says"))]
    if reading.doubted and prediction.gate is not None:
        reasons = [check.text(translated_note) for check in prediction.gate.failed]
        said = [_strong(shown_although(prediction.gate.failed)), *(_text(f"{reason}.") for reason in reasons)]
        parts.append(
            f'<table width="100%" cellpadding="6" bgcolor="{_BOX}"><tr><td>{"<br>".join(said)}</td></tr></table>'
        )
    decision = _text(decision_sentence(prediction.decision))
    parts.append(f'<p style="font-size:16px; font-weight:600; margin:6px 0 4px 0">{decision}</p>')
    point = translate("report", "Operating point: {point}.").format(
        point=operating_point_title(prediction.operating_point)
    )
    reason = decision_reason(prediction)
    parts.append(_paragraph(f"{reason}. {point}" if reason else point))
    rows = [
        [
            _text(class_title(name)),
            f'<img src="{BAR.format(name)}" width="{BAR_WIDTH}" height="{BAR_HEIGHT}">',
            _strong(f"{share:.3f}"),
        ]
        for name, share in zip(prediction.classes, prediction.probabilities, strict=True)
    ]
    parts.append(_table(rows, padding=2, width=""))
    context = context_sentence(prediction, model)
    parts.append(_paragraph(context or translate("report", "How often it was right on held-out images is not known.")))
    parts += [_paragraph(translated_note(note), WARNING) for note in prediction.warnings]
    return "".join(parts)


def _checks(reading: ExportItem) -> str:
    translate = QCoreApplication.translate
    gate = reading.prediction.gate
    heading = _heading(translate("report", "Checks in front of the model"))
    if gate is None:
        return heading + _paragraph(translate("report", "None were asked."))
    return heading + _paragraph(" · ".join(_check(check) for check in gate.checks) + ".")


def _check(check: GateCheck) -> str:
    if check.value is None or check.limit is None:
        return check_line(check)
    template = QCoreApplication.translate("report", "{check} ({value:.3g}, limit {limit:.3g})")
    return template.format(check=check_line(check), value=check.value, limit=check.limit)


def _note(reading: ExportItem) -> str:
    translate = QCoreApplication.translate
    note = reading.note.strip() or translate("report", "None.")
    return _heading(translate("report", "Notes of the reader")) + _paragraph(note)


def _model(model: ModelInfo) -> str:
    translate = QCoreApplication.translate
    # On a sheet of its own: the first one is about the radiograph.
    parts = [_heading(translate("report", "The model: {title}").format(title=model.title), "page-break-before:always")]
    parts.append(_paragraph(" · ".join(model_facts(model))))
    split = next((split for split in ("test", "val") if split in model.metrics), None)
    if split is None:
        parts.append(_paragraph(translate("report", "It was not measured on held-out patients."), WARNING))
        return "".join(parts)
    figures = model.metrics[split]
    whose = (
        translate("report", "held-out test patients")
        if split == "test"
        else translate("report", "validation patients, on whom its epoch was chosen too")
    )
    counts = translate("report", "Measured on {whose}: {images} images of {patients} patients.").format(
        whose=whose, images=figures.get("images", "–"), patients=figures.get("patients") or "–"
    )
    binary = figures.get("binary") or {}
    shown = [
        (translate("report", "Accuracy"), figures.get("accuracy")),
        (translate("report", "Macro F1"), figures.get("macro_f1")),
        (translate("report", "Sensitivity"), binary.get("sensitivity")),
        (translate("report", "Specificity"), binary.get("specificity")),
        (translate("report", "ROC AUC"), binary.get("roc_auc")),
    ]
    known = [(name, value) for name, value in shown if value is not None]
    parts += [
        _paragraph(counts),
        _table([[_muted(name) for name, _ in known], [_strong(f"{value:.3f}") for _, value in known]], padding=2),
    ]
    reliability = figures.get("reliability")
    if reliability:
        template = translate(
            "report",
            "Calibration: expected error {ece:.3f}; that of a perfectly calibrated model stays below {limit:.3f} in 95 "
            "of 100 samples of this size.",
        )
        parts.append(_paragraph(template.format(ece=reliability["ece"], limit=reliability["ece_limit"])))
    else:
        parts.append(_paragraph(translate("report", "How well its probabilities are calibrated is not known.")))
    for name in model.operating_points:
        words = operating_point_words(model, name).splitlines()
        template = translate("report", "{point}: {words}.")
        parts.append(_paragraph(template.format(point=operating_point_title(name), words=". ".join(words))))
    return "".join(parts)


def _origin(reading: ExportItem) -> str:
    translate = QCoreApplication.translate
    model = reading.model
    software = {"PneumoViewer": __version__, "Python": python_version(), "PySide6": pyside_version}
    rows = [
        (translate("report", "Written with"), _versions(software.items())),
        (translate("report", "Model trained with"), _versions(model.software.items()) or "–"),
        (translate("report", "Model"), model.name),
        (translate("report", "SHA-256 of its weights"), model.sha256),
        (translate("report", "SHA-256 of the picture"), reading.radiograph.sha256),
    ]
    cells = [[_muted(name), f'<span style="font-size:10px">{_text(value)}</span>'] for name, value in rows]
    left_out = translate(
        "report", "What is written into the picture itself is not removed: look at it before you pass it on."
    )
    return (
        _heading(translate("report", "Versions and hashes")) + _table(cells, padding=1, width="") + _paragraph(left_out)
    )


def _versions(software: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in software)


def _picture(name: str, height: int) -> str:
    return f'<img src="{name}" width="{PICTURE_WIDTH}" height="{height}">'


def _table(rows: Sequence[Sequence[str]], *, padding: int, width: str = "100%") -> str:
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table width="{width}" cellspacing="0" cellpadding="{padding}">{lines}</table>'


def _heading(text: str, style: str = "") -> str:
    return f'<p style="font-size:14px; font-weight:600; margin:14px 0 4px 0; {style}">{_text(text)}</p>'


def _paragraph(text: str, colour: str = INK) -> str:
    return f'<p style="margin:4px 0; color:{colour}">{_text(text)}</p>'


def _strong(text: str) -> str:
    return f'<span style="font-weight:600">{_text(text)}</span>'


def _muted(text: str) -> str:
    return f'<span style="font-size:10px; color:{MUTED}">{_text(text)}</span>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
