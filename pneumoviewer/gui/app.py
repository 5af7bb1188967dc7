"""The application: opens the window, or takes a picture of it."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from pneumoviewer import __version__
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.paths import resources_dir
from pneumoviewer.core.settings import load_settings
from pneumoviewer.engine.protocol import Trouble
from pneumoviewer.gui.kit.language import LANGUAGE
from pneumoviewer.gui.kit.theme import ThemeName, apply, polished_once
from pneumoviewer.gui.main_window import MainWindow
from pneumoviewer.gui.pages import PAGES

if TYPE_CHECKING:
    from pneumoviewer.core.worklist.item import WorkItem
    from pneumoviewer.gui.kit.engine_thread import EngineThread

DESKTOP_FILE = "org.pneumoviewer.PneumoViewer"
PATIENCE_MS = 120_000
_START_AFTER_MS = 20  # what a person has clicked by then is heard first
_log = logging.getLogger(__name__)


def open_window(files: Sequence[str | Path], language: str = "") -> int:
    """Open the window and return when it is closed.

    Parameters
    ----------
    files : sequence of str or Path
        Radiographs and folders to open; at the very first start the samples, where there are none.
    language : str
        One of :data:`pneumoviewer.core.settings.LANGUAGES`, for this time; empty for the one in the settings.
    """
    settings = load_settings()
    app = make_application("light" if settings.theme == "light" else "dark", settings.text_scale)
    LANGUAGE.install(app, language or settings.language)
    window = _make_window(app)

    def start() -> None:
        gc.freeze()  # what is there now stays: to look through it again would halt the window
        window.start()
        if files:
            window.read.open_paths(map(Path, files))
        elif not settings.notice_accepted:
            window.read.show_samples()

    status = _run(app, window, start)
    while LANGUAGE.restart_requested:
        LANGUAGE.install(app, load_settings().language)
        work = window.read.sessions.handed_over()
        _delete(window)
        window = _make_window(app)
        status = _run(app, window, partial(_start_with, window, work))
    _delete(window)
    return status


def screenshot(
    out: Path,
    files: Sequence[str | Path],
    *,
    page: str = "read",
    model: str | None = None,
    theme: str = "dark",
    language: str = "en",
    size: tuple[int, int] = (1440, 900),
    anyway: bool = False,
) -> None:
    """Save a picture of the window, once everything asked for is on screen.

    Parameters
    ----------
    files : sequence of str or Path
        Radiographs on the work list, the first of them shown; the samples where there are none.
    page : str
        The id of a page of :data:`pneumoviewer.gui.pages.PAGES`, or one of its other views.
    model : str or None
        A trained model's name or folder; the default one for None.
    language : str
        One of :data:`pneumoviewer.core.settings.LANGUAGES`.
    size : tuple of int
        Width and height in pixels.
    anyway : bool
        Whether the first result, or all on a contact sheet, are shown also where a check failed.

    Raises
    ------
    PneumoError
        Where the model or what the page shows fails, or the picture cannot be saved.
    """
    app = make_application("light" if theme == "light" else "dark")
    LANGUAGE.install(app, language)
    from pneumoviewer.core.library.find import find_model

    chosen = find_model(model) if model is not None else None
    row = next(row for row in PAGES if page in (row.id, *row.views))
    window = _make_window(app, own_layout=False)
    window.notice.hide()
    window.setMinimumSize(1, 1)
    window.resize(*size)
    window.show()
    try:
        window.start()
        window.show_page(row.id)
        for is_shown in window.page(row.id).prepare_screenshot(page, list(map(Path, files)), chosen, anyway=anyway):
            _wait_until(is_shown)
        _wait_until(lambda: window.engine_answers)
        picture = window.grab()
    finally:
        window.close()
        _delete(window)
    if not picture.save(str(out), "PNG"):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The picture {file} could not be saved"),
            QT_TRANSLATE_NOOP("errors", "its folder does not exist or may not be written to"),
            QT_TRANSLATE_NOOP("errors", "Choose another place"),
            file=str(out),
        )


def make_application(name: ThemeName, text_scale: float = 1.0) -> QApplication:
    """Return the application, made if there is none yet, in a theme and with words of a size."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QApplication(sys.argv[:1])
    app.setApplicationName("PneumoViewer")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(DESKTOP_FILE)
    app.setWindowIcon(QIcon(str(resources_dir() / "icons" / "pneumoviewer.svg")))
    apply(app, name, text_scale)
    return app


def _run(app: QApplication, window: MainWindow, start: Callable[[], None]) -> int:
    window.first_painted.connect(lambda: QTimer.singleShot(_START_AFTER_MS, window, start))
    with _unexpected_errors_shown(window):
        window.show()
        try:
            return app.exec()
        finally:
            window.stop()  # also where the session ended and nobody closed the window


def _make_window(app: QApplication, *, own_layout: bool = True) -> MainWindow:
    with polished_once(app):
        return MainWindow(_make_engine, own_layout=own_layout)


def _delete(window: MainWindow) -> None:
    """Let Qt delete a window: Python would collect it piece by piece, in an order that plots do not survive."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()  # what is left of it in Python


def _start_with(window: MainWindow, work: tuple[list[WorkItem], Path | None, object]) -> None:
    window.start()
    window.read.sessions.take_over(*work)


def _make_engine() -> EngineThread:
    from pneumoviewer.gui.kit.engine_thread import EngineThread  # the first paint does not wait for it

    return EngineThread()


def _wait_until(condition: Callable[[], bool]) -> None:
    late = QTimer(singleShot=True, interval=PATIENCE_MS)
    late.start()
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if not late.isActive():
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The window did not become ready"),
                QT_TRANSLATE_NOOP("errors", "the prediction engine gave no answer within {seconds:g} seconds"),
                QT_TRANSLATE_NOOP("errors", "Try again when the computer is less busy"),
                seconds=PATIENCE_MS / 1000,
            )
    QCoreApplication.processEvents()


@contextmanager
def _unexpected_errors_shown(window: MainWindow) -> Iterator[None]:
    """Show in the window what nobody expected, with a traceback to copy."""

    def show(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if isinstance(error, Exception):
            _log.error("unexpected error", exc_info=(kind, error, where))
            window.trouble_reported.emit(Trouble.of(error))
        else:  # Ctrl+C
            QCoreApplication.quit()

    before = sys.excepthook
    sys.excepthook = show
    try:
        yield
    finally:
        sys.excepthook = before
