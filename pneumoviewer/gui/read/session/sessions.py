"""Sessions: the one that a person works on is saved, opened, and kept in case the window ends unexpectedly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.session.session import Session
from pneumoviewer.core.session.session_file import SUFFIX, is_session, read_session
from pneumoviewer.core.settings import load_settings
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.snapshot import Snapshot, items_of
from pneumoviewer.core.worklist.worklist import Items
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool
from pneumoviewer.gui.kit.language import LANGUAGE, grouped
from pneumoviewer.gui.kit.recents import remember
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.session.autosave import Autosave, AutosaveFile, left_behind
from pneumoviewer.gui.read.session.banners import NewsBanner, RestoreBanner
from pneumoviewer.gui.text.predictions import model_title
from pneumoviewer.gui.widgets.ask import Ask, ask_person
from pneumoviewer.gui.widgets.labels import error_sentence

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo

APPLICATION = "PneumoViewer"


@dataclass(frozen=True, eq=False)
class _Opened:
    session: Session
    items: list[WorkItem]


class Sessions(QObject):
    """Knows which session file the work list belongs to, and whether something in it is not saved.

    Parameters
    ----------
    page : QWidget
        Over which dialogs open.

    Attributes
    ----------
    file : Path or None
        The session worked on; None while it was never saved.
    """

    named = Signal(str, bool)  # the window's title with Qt's place for the mark; whether something is not saved
    trouble_reported = Signal(object)  # Trouble

    def __init__(self, controller: ReadController, page: QWidget, ask: Ask = ask_person) -> None:
        super().__init__(page)
        self._controller, self._page, self._ask = controller, page, ask
        self._tasks = IoThreadPool(self, threads=1)  # two must not write one file
        self.file: Path | None = None
        self.offer, self.news = RestoreBanner(), NewsBanner()
        self.autosave = Autosave(lambda: self._now, self._tasks, self)
        self._saved: object = None  # the work of the file, as it was read or written last
        self._left: tuple[AutosaveFile, _Opened] | None = None
        self._settled: object = None  # the work of which was asked when the window was to close
        self._asking = False
        self.offer.restore_chosen.connect(self.restore)
        self.offer.discard_chosen.connect(self.discard_left)
        self.autosave.failed.connect(self._on_autosave_failed)
        self._tasks.trouble_reported.connect(self.trouble_reported)
        controller.work_list.shown_changed.connect(self._on_shown_changed)
        controller.queue.progressed.connect(self.autosave.touch)
        controller.queue.current_changed.connect(self.autosave.touch)

    def start(self) -> None:
        """Keep what is on the list from now on, and offer what a window has left behind; after the first paint."""
        self.autosave.start()
        place = left_behind()
        if place is not None:
            self._read(place.path, lambda result: self._on_left_read(place, result))

    @property
    def modified(self) -> bool:
        """Whether something would be lost: marks or notes, of a session with a file also which radiographs it has."""
        session = self._now.session
        return session.written_on if self.file is None else session.work != self._saved

    @property
    def _now(self) -> Snapshot:
        return self._snapshot(self.file)

    def _snapshot(self, kept_of: Path | None = None) -> Snapshot:
        return Snapshot.of(self._controller.work_list.items, self._controller.queue.current, kept_of)

    def on_worked(self) -> None:
        """Take note that a mark, a note or the list has changed."""
        self.autosave.touch()
        self._tell_name()

    def _on_shown_changed(self, new: Items, gone: Items) -> None:
        self.on_worked()

    def may_close(self) -> bool:
        """Ask what becomes of what is not saved; return whether the window may close, and nothing need be kept."""
        may = LANGUAGE.restart_requested or self._may_go()  # opened again at once, the window has it still
        self._settled = self._now.session.work if may else None
        return may

    def stop(self) -> None:
        """End the work under way. What nobody was asked about is kept, to be offered at the next start."""
        self._tasks.close()
        if self._left is not None:
            self._left[0].release()
            self._left = None
        self.autosave.stop(keep=self.modified and self._now.session.work != self._settled)

    def handed_over(self) -> tuple[list[WorkItem], Path | None, object]:
        """Return the work of a closed window, for :meth:`take_over` of the one that is opened in its place."""
        items = self._controller.work_list.items
        for item in items:
            item.clear_failure()
        return items, self.file, self._saved

    def take_over(self, items: Sequence[WorkItem], file: Path | None, saved: object) -> None:
        """Go on with the work of a closed window."""
        self._controller.replace(items, None)
        self._belongs_to(file, saved)

    # --- saving --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the session, the first time under a name that the person chooses."""
        if self.file is None:
            self.save_as()
        else:
            self.save_to(self.file)

    def save_as(self) -> None:
        """Let the person choose under which name, and save."""
        dialog = self._dialog()
        dialog.fileSelected.connect(lambda file: self.save_to(Path(file)))
        dialog.open()

    def save_to(self, path: Path, then: Callable[[bool], None] = lambda saved: None) -> None:
        """Save as a file, over what is there, and call `then` with whether that worked."""
        now = self._snapshot()

        def done(result: list[str] | PneumoError) -> None:
            if isinstance(result, PneumoError):
                self.news.show_message(error_sentence(result))
            else:
                self._belongs_to(path, now.session.work)
                remember([path])
                self.news.show_message(self._too_large(result))
            then(not isinstance(result, PneumoError))

        self._tasks.submit(lambda: now.write(path), done)

    def _dialog(self) -> QFileDialog:
        dialog = QFileDialog(self._page, self.tr("Save the session"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setNameFilter(self.tr("Sessions") + f" (*{SUFFIX})")
        dialog.selectFile(self.file.name if self.file is not None else self.tr("session") + SUFFIX)
        return dialog

    def _save_and_wait(self) -> bool:
        """Save before something else happens; events go on meanwhile, so that the window is not dead."""
        path = self.file
        if path is None:
            dialog = self._dialog()
            chosen = dialog.exec() == QFileDialog.DialogCode.Accepted
            path = Path(dialog.selectedFiles()[0]) if chosen else None
            dialog.deleteLater()
        if path is None:
            return False
        ended, worked = QEventLoop(), list[bool]()

        def then(saved: bool) -> None:
            worked.append(saved)
            ended.quit()

        self.save_to(path, then)
        ended.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return worked == [True]

    def _may_go(self) -> bool:
        """Ask what becomes of what is not saved; return whether it may go."""
        if self._asking or not self.modified:
            return not self._asking
        if self.file is None:
            what = self.tr("Save the marks and notes on the work list?")
        else:
            what = self.tr("Save what has changed in “{name}”?").format(name=self.file.stem)
        why = self.tr("Otherwise they are lost. The radiographs' own files are never changed.")
        choices = {"save": self.tr("Save"), "discard": self.tr("Discard"), "cancel": self.tr("Cancel")}
        self._asking = True
        choice = self._ask(self._page, what, why, choices)
        may_go = self._save_and_wait() if choice == "save" else choice == "discard"
        self._asking = False
        return may_go

    # --- opening -------------------------------------------------------------------------------------------------

    def open(self, paths: Sequence[Path]) -> None:
        """Open what was named: a session instead of what is listed, all else is put on the list."""
        session = next(filter(is_session, paths), None)
        others = [path for path in paths if path != session]
        if session is None:
            self._controller.importer.open(others)
        else:  # once whoever it was dropped by is answered
            QTimer.singleShot(0, self, lambda: self._open_session(session, others))

    def new(self) -> None:
        """Begin anew with an empty list; what was on it can be brought back."""
        if self._may_go():
            self.news.show_message("")
            self._controller.replace([], None)
            self._belongs_to(None, None)

    def _open_session(self, path: Path, others: Sequence[Path]) -> None:
        if self._may_go():
            self._read(path, lambda result: self._on_read(path, result, others))

    def _read(self, path: Path, then: Callable[[_Opened | PneumoError], None]) -> None:
        def read() -> _Opened:
            session = read_session(path)
            return _Opened(session, items_of(session, load_settings().max_megapixels))

        self._tasks.submit(read, then)

    def _on_read(self, path: Path, result: _Opened | PneumoError, others: Sequence[Path]) -> None:
        if isinstance(result, PneumoError):
            self.news.show_message(error_sentence(result))
        else:
            self._show(result)
            self._belongs_to(path.absolute(), self._now.session.work)
        if others:
            self._controller.importer.open(others)

    def _show(self, opened: _Opened) -> None:
        self.news.show_message(self._news_of(opened, self._controller.selector.model))
        self._controller.replace(opened.items, opened.session.shown)

    def _belongs_to(self, path: Path | None, saved: object) -> None:
        self.file, self._saved = path, saved
        self.on_worked()

    # --- what a window left behind ---------------------------------------------------------------------------------

    def restore(self) -> None:
        """Bring back what a window left behind; from now on it is kept as this window's."""
        if self._left is None or not self._may_go():
            return
        (place, opened), self._left = self._left, None
        self.offer.hide()
        self._show(opened)
        self.autosave.adopt(place)
        self._belongs_to(opened.session.kept_of, None)

    def discard_left(self) -> None:
        """Delete what a window left behind; marks and notes in it only once a person has confirmed that."""
        if self._left is not None:
            place, opened = self._left
            if opened.session.written_on and not self._may_be_deleted():
                return
            place.remove()
            self._left = None
        self.offer.hide()

    def _may_be_deleted(self) -> bool:
        what = self.tr("Delete the marks and notes that were kept?")
        why = self.tr("They cannot be brought back. The radiographs' own files are never changed.")
        choices = {"discard": self.tr("Delete"), "cancel": self.tr("Cancel")}
        return self._ask(self._page, what, why, choices) == "discard"

    def _on_left_read(self, place: AutosaveFile, result: _Opened | PneumoError) -> None:
        if isinstance(result, PneumoError):
            place.release()
            self.news.show_message(error_sentence(result))
        else:
            self._left = (place, result)
            self.offer.offer(len(result.items))

    # --- words ---------------------------------------------------------------------------------------------------

    def _tell_name(self) -> None:
        name = "" if self.file is None else self.file.stem.replace("[*]", "[*][*]")
        self.named.emit(f"{name}[*] — {APPLICATION}" if name else f"{APPLICATION}[*]", self.modified)

    def _on_autosave_failed(self, error: PneumoError) -> None:
        words = self.tr("Nothing is kept in case the window ends unexpectedly. {reason}")
        self.news.show_message(words.format(reason=error_sentence(error)))

    def _news_of(self, opened: _Opened, model: ModelInfo | None) -> str:
        """Return what of a session is not as it was saved."""
        said = []
        gone = sum(item.unreadable for item in opened.items)
        if gone:
            words = self.tr("Radiographs that can no longer be read: {count}. Their marks and notes are kept.")
            said.append(words.format(count=grouped(gone)))
        others = {
            row.prediction.model
            for row in opened.session.items
            if row.prediction is not None and model is not None and row.prediction.model_sha256 != model.sha256
        }
        if others:
            words = self.tr("Its results were of {models}, not of the model chosen now; they are computed anew.")
            models = self._controller.selector.models
            titles = {info.name: model_title(info, models) for info in models}
            said.append(words.format(models=", ".join(sorted(titles.get(name, name) for name in others))))
        return " ".join(said)

    def _too_large(self, names: Sequence[str]) -> str:
        if not names:
            return ""
        words = self.tr("Too large to be kept in the session, so that only marks and notes are: {names}.")
        return words.format(names=", ".join(names))
