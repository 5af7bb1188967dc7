"""Below the verdict: the reader's notes, and the way out for results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressBar, QStackedWidget, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.heatmap_style import HeatmapStyle
from pneumoviewer.core.explain.methods import METHODS
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.settings import load_settings
from pneumoviewer.gui.kit.shortcuts import bind
from pneumoviewer.gui.kit.theme import follow_theme, scaled
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.export.exporter import Exporter, ExportOrder, Outcome
from pneumoviewer.gui.read.export.menu import COPY, CSV, DICOM, LISTS, PRINT, ExportMenu
from pneumoviewer.gui.read.export.notes_box import NotesBox
from pneumoviewer.gui.report.files import REPORT, STRUCTURED, export_files
from pneumoviewer.gui.widgets.ask import Ask, ask_person
from pneumoviewer.gui.widgets.labels import ElidedLabel, error_sentence
from pneumoviewer.gui.widgets.layouts import keep_room, make_column, make_line, make_row
from pneumoviewer.gui.widgets.tool_button import make_tool_button

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.export.export_item import ExportItem
    from pneumoviewer.core.worklist.item import WorkItem
    from pneumoviewer.engine.reply import Engine

_TOLD = 12  # failures in one message


class ExportBar(QWidget):
    """Notes, the Export menu, and how far an export is.

    Parameters
    ----------
    picture_shown : callable
        Returns what the canvas shows, if it shows something.
    page : QWidget
        Where the keys work.
    """

    trouble_reported = Signal(object)  # Trouble

    def __init__(
        self,
        controller: ReadController,
        selected: Callable[[], list[WorkItem]],
        picture_shown: Callable[[], QImage | None],
        style_chosen: Callable[[], HeatmapStyle],
        page: QWidget,
        ask: Ask = ask_person,
    ) -> None:
        super().__init__()
        self._controller = controller
        self._selected = selected
        self._picture_shown = picture_shown
        self._style_chosen = style_chosen
        self._ask = ask
        self._heatmap: SaliencyMap | None = None
        self._finish: Callable[[Outcome], None] = lambda outcome: None
        self.exporter = Exporter(self)
        self.notes = NotesBox(controller)
        self.menu = ExportMenu(page)
        self.said = ElidedLabel("muted")
        self.progress = QProgressBar()
        self.stop_button = make_tool_button("x", self.tr("Stop the export"))
        self._middle = QStackedWidget()
        self._lay_out()
        self.menu.chosen.connect(self._on_chosen)
        self.stop_button.clicked.connect(self.exporter.cancel)
        self.exporter.progressed.connect(self._on_progressed)
        self.exporter.ended.connect(self._on_ended)
        self.exporter.trouble_reported.connect(self.trouble_reported)
        controller.explainer.heatmap_changed.connect(self._on_heatmap_changed)
        for signal in (
            controller.queue.current_changed,
            controller.queue.picture_changed,
            controller.selector.models_changed,
        ):
            signal.connect(self._allow)
        bind("read.notes", page, self.notes.setFocus)
        self._allow()

    def start(self, engine: Engine) -> None:
        """Export with an engine from now on."""
        self.exporter.set_engine(engine)

    def stop(self) -> None:
        """End the work under way."""
        self.exporter.close()

    # --- what a person chooses -----------------------------------------------------------------------------------

    def _on_chosen(self, kind: str) -> None:
        if kind == COPY:
            self.copy_picture()
        elif kind in LISTS:
            self._choose_file(kind)
        elif kind == PRINT:
            self._choose_printer()
        elif kind == REPORT or self._identity_confirmed():
            self._choose_folder(kind)

    def copy_picture(self) -> None:
        """Put what is on screen on the clipboard, with where it comes from below it."""
        from pneumoviewer.gui.read.export.marked_picture import marked_picture
        from pneumoviewer.gui.text.gate import shown_although

        entry, picture = self._controller.queue.current, self._picture_shown()
        if picture is None:
            return
        lines = [self.tr("PneumoViewer · for research and teaching only, no diagnosis")]
        if entry is not None and entry.doubted and not entry.withheld:
            assert entry.prediction is not None
            assert entry.prediction.gate is not None
            lines.append(shown_although(entry.prediction.gate.failed))
        QGuiApplication.clipboard().setImage(marked_picture(picture, lines))
        self.said.set_text(self.tr("The picture is on the clipboard."))

    def save_list(self, kind: str, path: Path) -> None:
        """Write the whole work list as a table or as JSON; the person has agreed to lose what is there."""
        from pneumoviewer.core.export.tables import ExportRow, work_list_csv, work_list_json
        from pneumoviewer.core.files import save_file

        model = self._controller.selector.model
        if model is None:
            return
        rows = [
            ExportRow(
                number,
                entry.name,
                entry.prediction,
                entry.withheld,
                entry.note,
                entry.error,
                entry.path.parent.parts if entry.path is not None else (),
                entry.label,
            )
            for number, entry in enumerate(self._controller.work_list.items, 1)
        ]
        write = work_list_csv if kind == CSV else work_list_json
        try:
            save_file(path, write(rows, model, names=self.menu.names.isChecked()), overwrite=True)
        except PneumoError as error:
            self._tell_failures([error])
        else:
            self._tell_place(path)

    def save_each(self, kind: str, place: Path) -> None:
        """Write a report, or a DICOM object, of each radiograph selected into a folder."""
        from pneumoviewer.core.export.folder import ExportFolder

        try:
            folder = ExportFolder(place)
        except PneumoError as error:
            self._tell_failures([error])
            return
        self._start(
            lambda reading: folder.save(reading.stem, export_files(kind, reading)),
            lambda outcome: self._tell_place(folder.path) if outcome.made else None,
            explained=kind != STRUCTURED,
        )

    def print_on(self, printer: QPrinter) -> None:
        """Print a report of each radiograph selected."""
        self._start(lambda reading: reading, lambda outcome: self._print(printer, outcome))

    # --- asking --------------------------------------------------------------------------------------------------

    def _identity_confirmed(self) -> bool:
        """Refuse what is no DICOM file, then tell a person that identity is kept, and ask."""
        picture, entries = self._controller.queue.picture, self._entries()
        if picture is not None and [entry for _, entry in entries] == [self._controller.queue.current]:
            from pneumoviewer.core.export.dicom_source import read_source

            try:
                read_source(picture.radiograph, entries[0][0], max_megapixels=load_settings().max_megapixels)
            except PneumoError as error:
                self._tell_failures([error])
                return False
        why = self.tr(
            "An archive files them by the patient's name, id and study, so these are copied from the radiograph's own "
            "DICOM file. Keep the files where only those who may know the patient can read them."
        )
        choices = {"keep": self.tr("Keep the identity and write"), "cancel": self.tr("Cancel")}
        what = self.tr("These files will tell who the patient is. Write them?")
        return self._ask(self, what, why, choices) == "keep"

    def _choose_file(self, kind: str) -> None:
        dialog = QFileDialog(self, self.tr("Save the work list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilter(f"{kind.upper()} (*.{kind})")
        dialog.selectFile(f"work-list.{kind}")
        self._open(dialog, lambda file: self.save_list(kind, Path(file)))

    def _choose_folder(self, kind: str) -> None:
        title = self.tr("Folder for the reports") if kind == REPORT else self.tr("Folder for the DICOM files")
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog, lambda folder: self.save_each(kind, Path(folder)))

    def _open(self, dialog: QFileDialog, then: Callable[[str], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _choose_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName("PneumoViewer")
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    # --- doing ---------------------------------------------------------------------------------------------------

    def _entries(self) -> tuple[tuple[int, WorkItem], ...]:
        """Return what is selected, or at least what is shown, with the numbers on the list."""
        chosen = set(self._selected())
        current = self._controller.queue.current
        if current is not None and current not in chosen:
            chosen = {current}
        # In the order they came, which stays theirs however the list is arranged.
        listed = enumerate(self._controller.work_list.items, 1)
        return tuple((number, entry) for number, entry in listed if entry in chosen)

    def _start(
        self, make: Callable[[ExportItem], Any], finish: Callable[[Outcome], None], *, explained: bool = True
    ) -> None:
        model, entries = self._controller.selector.model, self._entries()
        if model is None or not entries or self.exporter.running:
            return
        self._finish = finish
        way = self._controller.explainer.method_of(model)
        order = ExportOrder(
            tuple((number, entry, entry.visible_prediction) for number, entry in entries),
            model,
            make,
            explained=explained,
            names=self.menu.names.isChecked(),
            max_megapixels=load_settings().max_megapixels,
            method=way if way in METHODS else "",
            style=self._style_chosen(),
            shown=self._heatmap,
        )
        self.said.set_text("")
        self.progress.setRange(0, len(entries))
        self._middle.setCurrentWidget(self.progress)
        self.stop_button.show()
        self.exporter.start(order)
        self._allow()

    def _print(self, printer: QPrinter, outcome: Outcome) -> None:
        if not outcome.made or outcome.cancelled:
            return
        from PySide6.QtCore import QSizeF
        from PySide6.QtGui import QPainter

        from pneumoviewer.gui.report.draw import Report

        painter = QPainter()
        if not painter.begin(printer):
            self._tell_failures([_not_printed()])
            return
        for number, reading in enumerate(outcome.made):
            if number:
                printer.newPage()
            Report(reading).draw(painter, QSizeF(printer.width(), printer.height()), printer.newPage)
        painter.end()
        self.said.set_text(self.tr("Sent to the printer."))

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setValue(done)
        self.progress.setFormat(self.tr("{done} of {total}").format(done=done, total=total))

    def _on_ended(self, outcome: Outcome) -> None:
        self._middle.setCurrentWidget(self.said)
        self.stop_button.hide()
        self._finish(outcome)
        if outcome.cancelled:
            self.said.set_text(self.tr("Stopped; {count} done before.").format(count=len(outcome.made)))
        if outcome.failed:
            self._tell_failures(outcome.failed, len(outcome.made))
        self._allow()

    def _on_heatmap_changed(self, heatmap: SaliencyMap | None) -> None:
        # That of an untrained network tells nothing of the model, and belongs into no report.
        self._heatmap = None if heatmap is not None and heatmap.randomized else heatmap

    def _allow(self) -> None:
        controller = self._controller
        kinds: set[str] = {COPY} if controller.queue.picture is not None else set()
        if controller.selector.model is not None and controller.work_list.items:
            kinds |= {*LISTS}
            if controller.queue.current is not None and not self.exporter.running:
                kinds |= {REPORT, PRINT, *DICOM}
        self.menu.allow(kinds)

    # --- telling -------------------------------------------------------------------------------------------------

    def _tell_place(self, path: Path) -> None:
        self.said.set_text(
            self.tr("Saved: {path}").format(path=self._controller.work_list.redacted_path(path, folder=True))
        )

    def _tell_failures(self, failed: list[PneumoError], made: int = 0) -> None:
        """Say what failed, why and what to do, in a message that keeps nothing waiting."""
        redacted = self._controller.work_list.redacted_all
        sentences = list(dict.fromkeys(redacted(error_sentence(error)) for error in failed))
        if made or len(failed) > 1:
            title = self.tr("{failed} of {total} were not exported").format(
                failed=len(failed), total=len(failed) + made
            )
        else:
            title = self.tr("It was not exported")
        more = len(sentences) - _TOLD
        if more > 0:
            sentences = [*sentences[:_TOLD], self.tr("… and {count} more").format(count=more)]
        box = QMessageBox(QMessageBox.Icon.Warning, self.window().windowTitle(), title, parent=self)
        box.setInformativeText("\n\n".join(sentences))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _lay_out(self) -> None:
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        keep_room(self.stop_button)
        self.stop_button.hide()
        self._middle.addWidget(self.said)
        self._middle.addWidget(self.progress)
        follow_theme(self._middle, lambda: self._middle.setFixedHeight(scaled(28)))
        row = make_row(self.menu, (self._middle, 1), self.stop_button, spacing=8)
        framed = make_column(self.notes, row, margins=(16, 8, 16, 8), spacing=8)
        make_column(make_line(), framed, parent=self, margins=0, spacing=0)


def _not_printed() -> PneumoError:
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "Nothing was printed"),
        QT_TRANSLATE_NOOP("errors", "the printer does not answer"),
        QT_TRANSLATE_NOOP("errors", "Choose another printer, or write a report as PDF"),
    )
