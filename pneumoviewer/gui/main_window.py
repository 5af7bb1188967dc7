"""The main window: assembles the pages, the rail, the notices and the status line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QStackedWidget, QWidget

from pneumoviewer.core.settings import load_settings, save_settings
from pneumoviewer.engine.protocol import Ready
from pneumoviewer.gui.kit import appearance
from pneumoviewer.gui.kit.guard import guarded
from pneumoviewer.gui.kit.screen import available_size
from pneumoviewer.gui.kit.shortcuts import KEYS, bind
from pneumoviewer.gui.kit.theme import THEME, follow_theme
from pneumoviewer.gui.pages import PAGES, SCOPES
from pneumoviewer.gui.rail import Rail
from pneumoviewer.gui.read.viewer.patient_identity import PatientIdentityBadge
from pneumoviewer.gui.widgets.banner import NoticeBanner, TroubleBanner
from pneumoviewer.gui.widgets.labels import error_sentence, make_label, reason_words
from pneumoviewer.gui.widgets.layouts import make_column, make_row

if TYPE_CHECKING:
    from pneumoviewer.core.errors import PneumoError
    from pneumoviewer.engine.protocol import Ready
    from pneumoviewer.gui.kit.engine_thread import EngineThread
    from pneumoviewer.gui.kit.page_widget import PageWidget
    from pneumoviewer.gui.read.page import ReadPage

DEFAULT_SIZE = QSize(1280, 800)
MIN_WIDTH, MIN_PAGE_HEIGHT = 960, 516  # more where large words need it


class MainWindow(QMainWindow):
    """The window.

    Parameters
    ----------
    make_engine : callable
        Makes the thread that predicts; called once the window is up, and closed with it.
    own_layout : bool
        Whether geometry and splitters are those of last time, and kept for the next, as is the work list should the
        window end unexpectedly.

    Attributes
    ----------
    pages : dict of str to PageWidget
        Those made by now, by id; each is made at the first visit.
    read : ReadPage
        Made at once, as it is shown first; takes whatever is dropped on the window.
    """

    first_painted = Signal()
    trouble_reported = Signal(object)  # Trouble; from any thread

    def __init__(self, make_engine: Callable[[], EngineThread], *, own_layout: bool = True) -> None:
        super().__init__()
        self._own_layout = own_layout
        self.engine_answers = False
        self._make_engine = make_engine
        self._engine: EngineThread | None = None
        self._painted = False
        KEYS.define(SCOPES)
        KEYS.load()
        self._stack = QStackedWidget()
        self.pages: dict[str, PageWidget] = {}
        self.read = cast("ReadPage", self.page("read"))
        self.notice = NoticeBanner()
        self.trouble = TroubleBanner(self.read.controller.work_list.redacted_all)
        self.engine_state = make_label(self.tr("Starting the engine…"), "muted")
        self._lay_out()
        self._restore()
        self.setAcceptDrops(True)
        self.notice.accepted.connect(self._on_notice_accepted)
        self.trouble_reported.connect(self.trouble.show_trouble)
        follow_theme(self, self._name_theme)

    def start(self) -> None:
        """Start what the first paint did not wait for."""
        self.read.setFocus()
        engine = self._engine = self._make_engine()
        engine.became_ready.connect(self._on_engine_ready)
        engine.gave_up.connect(self._on_engine_gave_up)
        engine.trouble_reported.connect(self.trouble.show_trouble)
        engine.start()
        for page in self.pages.values():
            page.start(engine, autosave=self._own_layout)

    def page(self, id: str) -> PageWidget:
        """Return a page, which is made at the first call."""
        if id not in self.pages:
            self.pages[id] = page = next(row for row in PAGES if row.id == id).make()
            page.trouble_reported.connect(self.trouble_reported)
            page.title_changed.connect(self._on_title_changed)
            page.full_screen_wanted.connect(self._on_full_screen_wanted)
            page.models_changed.connect(self._on_models_changed)
            page.use_requested.connect(self._on_use_requested)
            self._stack.addWidget(page)
            self._restore_splitters(page)
            if self._engine is not None:
                page.start(self._engine, autosave=self._own_layout)
        return self.pages[id]

    def show_page(self, id: str) -> None:
        """Go to a page."""
        page = self.page(id)
        if page is not self._stack.currentWidget():
            self._leave_full_screen()
        self._stack.setCurrentWidget(page)
        self._buttons[id].setChecked(True)

    def toggle_theme(self) -> None:
        """Go from dark to light, or back."""
        appearance.choose_theme("light" if THEME.name == "dark" else "dark")

    def show_settings(self) -> None:
        """Let a person change what is remembered of theirs."""
        from pneumoviewer.gui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self)
        dialog.notice_wanted.connect(self.notice.show)
        dialog.open()

    def show_about(self) -> None:
        """Say what this is, and in which versions."""
        from pneumoviewer.gui.settings.about import AboutDialog

        AboutDialog(self).open()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept whatever may be a radiograph; what it is shows when it is read."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.show_page("read")
        self.read.open_actions.take_mime_data(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let each page ask what becomes of its work; keep the layout; end all work."""
        if not all(page.may_close() for page in self.pages.values()):
            event.ignore()
            return
        self._leave_full_screen()
        if self._own_layout:
            self._keep_layout()
        self.stop()
        super().closeEvent(event)

    def stop(self) -> None:
        """End all work under way, keeping what is saved; may be called again."""
        for page in reversed(self.pages.values()):
            page.stop()
        if self._engine is not None:
            self._engine.close()

    def _leave_full_screen(self) -> None:
        for page in self.pages.values():
            page.leave_full_screen()

    def _on_models_changed(self) -> None:
        for page in self.pages.values():
            page.refresh_models()

    def _on_use_requested(self, folder: Path) -> None:
        self.read.use_model(folder)
        self.show_page("read")

    def _on_title_changed(self, title: str, modified: bool) -> None:
        self.setWindowTitle(title)
        self.setWindowModified(modified)

    def _on_full_screen_wanted(self, full: bool) -> None:
        """Give the screen to the page; the line that says what this is for stays."""
        self._rail.setVisible(not full)
        state = self.windowState() & ~Qt.WindowState.WindowFullScreen
        self.setWindowState(state | Qt.WindowState.WindowFullScreen if full else state)

    def _on_notice_accepted(self) -> None:
        save_settings(notice_accepted=True)
        self.notice.hide()

    def _on_engine_ready(self, ready: Ready) -> None:
        self.engine_answers = True
        self.engine_state.setText(self.tr("Engine ready on {device}").format(device=ready.device.upper()))
        self.engine_state.setToolTip(reason_words(ready.device_reason))

    def _on_engine_gave_up(self, error: PneumoError) -> None:
        self.engine_state.setText(self.tr("Engine not running"))
        self.engine_state.setToolTip(error_sentence(error))

    def _name_theme(self) -> None:
        dark = THEME.name == "dark"
        self._theme.setIcon(THEME.icon("sun" if dark else "moon", "text_muted"))
        self._theme.setText(self.tr("Light") if dark else self.tr("Dark"))

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWindowTitle("PneumoViewer")
        centre = QWidget()
        column = make_column(parent=centre, margins=0, spacing=0)
        column.addStrut(MIN_WIDTH)
        column.addWidget(self.notice)
        column.addWidget(self.trouble)
        middle = make_row(spacing=0)
        middle.addStrut(MIN_PAGE_HEIGHT)
        self._rail = self._make_rail()
        middle.addWidget(self._rail)
        middle.addWidget(self._stack, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._make_status_line())
        self.setCentralWidget(centre)

    def _make_rail(self) -> QWidget:
        rail = Rail(self)
        self._buttons = {
            page.id: rail.add_page(page.shortcut.id, page.icon, self.tr(page.title), partial(self.show_page, page.id))
            for page in PAGES
        }
        self._buttons["read"].setChecked(True)
        rail.add_stretch()
        self._theme = rail.add_button("window.theme", "moon", self.tr("Dark"), self.toggle_theme)
        rail.add_button("window.settings", "settings", self.tr("Settings"), self.show_settings)
        rail.add_button("window.about", "info", self.tr("About"), self.show_about)
        rail.finish()
        bind("window.larger-text", self, appearance.enlarge_text)
        bind("window.smaller-text", self, appearance.reduce_text)
        bind("window.usual-text", self, lambda: appearance.choose_text_scale(1.0))
        return rail

    def _make_status_line(self) -> QWidget:
        line = QFrame()
        line.setProperty("surface", "rail")
        make_row(
            make_label(self.tr("Research use only"), "badge"),
            PatientIdentityBadge(self.read.controller.patient_identity),
            make_label(self.tr("Data sent off this device: none"), "muted"),
            None,
            self.engine_state,
            parent=line,
            margins=(16, 4, 16, 4),
            spacing=16,
        )
        return line

    def _restore(self) -> None:
        settings = load_settings()
        self.notice.setVisible(not settings.notice_accepted)
        geometry = settings.layout.get("window") if self._own_layout else None
        if geometry is None or not self.restoreGeometry(_from_text(geometry)):
            self.resize(DEFAULT_SIZE.boundedTo(available_size(self)))

    def _restore_splitters(self, inside: QWidget) -> None:
        layout = load_settings().layout if self._own_layout else {}
        for splitter in inside.findChildren(QSplitter):
            if splitter.objectName() in layout:
                splitter.restoreState(_from_text(layout[splitter.objectName()]))

    def _keep_layout(self) -> None:
        layout = dict(load_settings().layout)
        layout["window"] = _to_text(self.saveGeometry())
        for splitter in self.findChildren(QSplitter):
            if splitter.objectName():
                layout[splitter.objectName()] = _to_text(splitter.saveState())
        save_settings(layout=layout)


def _to_text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _from_text(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "replace")))
