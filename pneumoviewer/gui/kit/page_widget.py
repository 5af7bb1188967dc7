"""The widget of a page: what the main window knows of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.gui.kit.engine_thread import EngineThread


class PageWidget(QWidget):
    """A page of the window; each overrides what it has a use for.

    The states of its splitters that have an object name are remembered by the window.
    """

    trouble_reported = Signal(object)  # Trouble
    title_changed = Signal(str, bool)  # the window's title with Qt's place for the mark; whether work is not saved
    full_screen_wanted = Signal(bool)
    models_changed = Signal(object)  # Path of the trained model that was saved or removed
    use_requested = Signal(object)  # Path of the trained model to read with

    def start(self, engine: EngineThread, *, autosave: bool = False) -> None:
        """Start what the first paint did not wait for.

        Parameters
        ----------
        autosave : bool
            Whether work is kept in case the window ends unexpectedly, and asked about when it is to close.
        """

    def may_close(self) -> bool:
        """Ask what becomes of work that is not saved or has not ended; return whether the window may close."""
        return True

    def stop(self) -> None:
        """End all work under way, keeping what is saved; may be called again."""

    def refresh_models(self) -> None:
        """Look again which trained models there are."""

    def leave_full_screen(self) -> None:
        """Show the rest of the window again, where it was hidden."""

    def prepare_screenshot(
        self, view: str, files: Sequence[Path], model: ModelInfo | None, *, anyway: bool
    ) -> Iterator[Callable[[], bool]]:
        """Show what a picture of the page is taken of, and yield what has to be true before it goes on.

        Parameters
        ----------
        view : str
            The page's id, or one of its other views.
        files : sequence of Path
            Radiographs, for a page that shows some; the samples where there are none.
        model : ModelInfo or None
            The default one for None.
        anyway : bool
            Whether results are shown also where a check failed.

        Raises
        ------
        PneumoError
            Where something asked for fails.
        """
        yield from ()
