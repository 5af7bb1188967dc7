"""Texts of datasets: files that were left out, and films that are there twice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.left_out import Duplicate, LeftOut, duplicates_counted
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.gui.kit.language import grouped


def note_lines(left_out: Sequence[LeftOut], duplicates: Sequence[Duplicate]) -> list[str]:
    """Return what is to be known of a dataset before it is trained on, a line each; none where all is well."""
    failed = sum(one.failed for one in left_out)
    return _lines(len(left_out), failed, **duplicates_counted(duplicates))


def saved_note_lines(info: ModelInfo) -> list[str]:
    """Return the same of the dataset that a run was trained on."""
    left_out, duplicates = info.data.get("left_out", {}), info.data.get("duplicates", {})
    return _lines(
        left_out.get("files", 0),
        left_out.get("failed", 0),
        duplicates.get("across_splits", 0),
        duplicates.get("across_labels", 0),
    )


def file_lines(left_out: Sequence[LeftOut], duplicates: Sequence[Duplicate]) -> list[str]:
    """Return the files, a line each: first those that should have been used."""
    template = QCoreApplication.translate("DataPanel", "{file}: {why}")
    worst_first = sorted(left_out, key=lambda one: not one.failed)
    return [template.format(file=one.file, why=one.reason(_reason_in_words)) for one in worst_first] + [
        " = ".join(film.files) for film in duplicates
    ]


def _lines(left_out: int, failed: int, across_splits: int, across_labels: int) -> list[str]:
    translate = QCoreApplication.translate
    lines = []
    if left_out:
        lines.append(translate("DataPanel", "Left out: {n}").format(n=grouped(left_out)))
    if failed:
        lines[-1] = translate("DataPanel", "Left out: {n}; could not be used: {failed}").format(
            n=grouped(left_out), failed=grouped(failed)
        )
    if across_splits:
        lines.append(
            translate(
                "DataPanel",
                "Films in more than one part of the split, with the same pixels: {n}. Figures are too good.",
            ).format(n=grouped(across_splits))
        )
    if across_labels:
        lines.append(
            translate("DataPanel", "Films under two labels, with the same pixels: {n}").format(n=grouped(across_labels))
        )
    return lines


def _reason_in_words(template: str) -> str:
    """Return a reason's template translated: it is marked as a dataset's problem, or as the error of a file."""
    words = QCoreApplication.translate("problems", template)
    return words if words != template else QCoreApplication.translate("errors", template)
