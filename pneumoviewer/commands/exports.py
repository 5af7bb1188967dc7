"""Exports of `pneumoviewer predict`: reports, a table, DICOM objects."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pneumoviewer.commands.qt_libraries import import_gui
from pneumoviewer.commands.terminal import say
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.results import Prediction

if TYPE_CHECKING:
    from pneumoviewer.core.export.folder import ExportFolder
    from pneumoviewer.core.inference.predictor import Predictor
    from pneumoviewer.core.radiograph.radiograph import Radiograph


def add_exports(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments that name what is written, and where."""
    group = parser.add_argument_group(
        "results as files", "called by number and hash, as a file's name may tell who the patient is"
    )
    group.add_argument("--report", metavar="DIR", type=Path, help="write a report of each file, as PDF and PNG")
    group.add_argument("--csv", metavar="FILE", type=Path, help="write one table of all files")
    group.add_argument(
        "--dicom-sc",
        metavar="DIR",
        type=Path,
        help="write each overlay as a DICOM Secondary Capture; THE PATIENT'S IDENTITY IS KEPT in it",
    )
    group.add_argument(
        "--dicom-sr",
        metavar="DIR",
        type=Path,
        help="write each result as a DICOM Structured Report; THE PATIENT'S IDENTITY IS KEPT in it",
    )
    group.add_argument("--names", action="store_true", help="name the files in reports and table")


class Exports:
    """Writes what a person named on the command line, and remembers what could not be written.

    Parameters
    ----------
    arguments : Namespace
        With those of :func:`add_exports`.
    method : str
        Of explanation, for the overlays; the model's best for none.

    Raises
    ------
    PneumoError
        Where a folder cannot be made, or the table is there already: at once, and not after an hour.
    """

    def __init__(self, arguments: argparse.Namespace, info: ModelInfo, method: str, style: HeatmapStyle) -> None:
        self.failed = False
        self._method, self._style = method, style
        self._written: Counter[Path] = Counter()
        self._info = info
        self._table: Path | None = arguments.csv
        self._names: bool = arguments.names
        self._folders: dict[str, ExportFolder] = {}
        self._application: object = None
        named = {kind: getattr(arguments, kind.replace("-", "_")) for kind in ("report", "dicom-sc", "dicom-sr")}
        if any(named.values()) or self._table:
            from pneumoviewer.core.export.folder import ExportFolder
            from pneumoviewer.core.files import refuse_existing

            if self._table is not None:
                refuse_existing(self._table)
            self._folders = {kind: ExportFolder(folder) for kind, folder in named.items() if folder}

    def start(self) -> None:
        """Make ready to draw; after torch is loaded, which on some systems cannot be once Qt is.

        Raises
        ------
        PneumoError
            Where Qt lacks a library.
        """
        if "report" in self._folders:
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            self._application = import_gui().make_application("light")

    def save(self, number: int, predictor: Predictor, radiograph: Radiograph, prediction: Prediction) -> None:
        """Write what is named of one radiograph; what fails is said, and does not stop the rest."""
        if not self._folders:
            return
        from pneumoviewer.core.export.export_item import ExportItem
        from pneumoviewer.core.settings import load_settings
        from pneumoviewer.gui.report.files import export_files

        heatmap = None
        if {"report", "dicom-sc"} & self._folders.keys():
            from pneumoviewer.core.explain.saliency import explain

            heatmap = explain(predictor, radiograph, prediction.decision, self._method)
        name = radiograph.name if self._names else ""
        item = ExportItem(
            number,
            radiograph,
            prediction,
            self._info,
            heatmap,
            self._style,
            name=name,
            max_megapixels=load_settings().max_megapixels,
        )
        for kind, folder in self._folders.items():
            try:
                self._written[folder.path] += len(folder.save(item.stem, export_files(kind, item)))
            except PneumoError as error:
                self._report_failure(error)

    def finish(self, files: Sequence[Path], answers: Sequence[Prediction | PneumoError]) -> None:
        """Write the table, if one is named, and say how much was written where."""
        if self._table is not None:
            self._save_table(self._table, files, answers)
        for folder, count in self._written.items():
            say(f"{folder}: {count} file{'s' * (count != 1)} written")

    def _save_table(self, table: Path, files: Sequence[Path], answers: Sequence[Prediction | PneumoError]) -> None:
        from pneumoviewer.core.dataset.folder_labels import FolderLabels
        from pneumoviewer.core.export.tables import ExportRow, work_list_csv
        from pneumoviewer.core.files import save_file

        labels = FolderLabels()
        rows = [
            ExportRow(number, file.name, error=answer, places=file.parent.parts, label=labels.label_of(file))
            if isinstance(answer, PneumoError)
            else ExportRow(number, file.name, prediction=answer, label=labels.label_of(file))
            for number, (file, answer) in enumerate(zip(files, answers, strict=True), 1)
        ]
        try:
            save_file(table, work_list_csv(rows, self._info, names=self._names))
        except PneumoError as error:
            self._report_failure(error)

    def _report_failure(self, error: PneumoError) -> None:
        self.failed = True
        say(str(error))
