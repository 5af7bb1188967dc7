"""Export files: a report of one radiograph, or a DICOM object. Imports what makes them late."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pneumoviewer.core.export.export_item import ExportItem

REPORT, CAPTURE, STRUCTURED = "report", "dicom-sc", "dicom-sr"


def export_files(kind: str, item: ExportItem) -> dict[str, bytes]:
    """Return the files of a kind, by how their names end; on any thread, but a report needs a QGuiApplication."""
    if kind == CAPTURE:
        from pneumoviewer.core.export.secondary_capture import secondary_capture

        return {"-overlay.dcm": secondary_capture(item)}
    if kind == STRUCTURED:
        from pneumoviewer.core.export.structured_report import structured_report

        return {"-report.dcm": structured_report(item)}
    from pneumoviewer.gui.report.draw import report_files

    return report_files(item)
