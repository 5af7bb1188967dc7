"""Between the work list of the window and what a session holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.session.session import Session, SessionItem
from pneumoviewer.core.session.session_file import write_session
from pneumoviewer.core.settings import load_settings
from pneumoviewer.gui.read.controller import ReadController
from pneumoviewer.gui.read.list.entry import Entry
from pneumoviewer.gui.read.list.path_importer import THUMBNAIL

if TYPE_CHECKING:
    from pneumoviewer.core.dataset.folder_labels import FolderLabels
    from pneumoviewer.core.radiograph.radiograph import Radiograph


@dataclass(frozen=True)
class Snapshot:
    """The work list as it was at a moment.

    Attributes
    ----------
    session : Session
        Without the pictures that were pasted.
    pasted : mapping of int to Radiograph
        Those, by their row.
    """

    session: Session
    pasted: Mapping[int, Radiograph]

    def write(self, path: Path) -> list[str]:
        """Write it; return the names of pasted pictures that were too large. On any thread.

        Raises
        ------
        PneumoError
            Where it cannot be written.
        """
        session, left_out = self.session, list[str]()
        if self.pasted:
            from pneumoviewer.core.session.contents import with_pictures

            session, left_out = with_pictures(session, self.pasted)
        write_session(path, session)
        return left_out


def snapshot(controller: ReadController, kept_of: Path | None = None) -> Snapshot:
    """Return the work list as it is now; what was refused and never was a file is left out."""
    entries = [e for e in controller.work_list.entries if e.path or e.kept or e.marks or e.note]
    shown = entries.index(controller.current) if controller.current in entries else None
    pasted = {n: entry.kept.radiograph for n, entry in enumerate(entries) if entry.kept is not None}
    return Snapshot(Session(tuple(map(_row_of, entries)), shown, kept_of), pasted)


def _row_of(entry: Entry) -> SessionItem:
    prediction, vouched = entry.kept_result
    return SessionItem(
        entry.name,
        entry.path.absolute() if entry.path is not None else None,
        image_sha256=entry.image_sha256,
        changed=entry.changed,
        marks=entry.marks,
        note=entry.note,
        prediction=prediction,
        vouched=vouched,
        shown_anyway=entry.shown_anyway,
        masked=entry.redacted_path,
    )


def entries_of(session: Session) -> list[Entry]:
    """Return the rows of a work list, having looked whether their files are still there. On any thread."""
    from pneumoviewer.core.dataset.folder_labels import FolderLabels

    most, labels = load_settings().max_megapixels, FolderLabels()
    return [_entry_of(row, most, labels) for row in session.rows]


def _entry_of(row: SessionItem, max_megapixels: float, labels: FolderLabels) -> Entry:
    from pneumoviewer.core.session.contents import found_again, pasted_radiograph

    entry = Entry(
        row.name,
        row.path,
        marks=row.marks,
        note=row.note,
        image_sha256=row.image_sha256,
        remembered=row.prediction,
        vouched=row.vouched,
        changed=row.changed,
        shown_anyway=row.shown_anyway,
    )
    if row.path is not None:
        found = found_again(row.path)
        entry.name, entry.study = row.path.name or str(row.path), found.study
        gone = found.error is not None
        entry.redacted_path = row.masked if gone and row.masked is not None else found.redacted_path
        entry.refusal = found.error
        entry.label = labels.label_of(row.path) if found.error is None else None
        return entry
    from pneumoviewer.gui.canvas.pyramid import Pyramid

    try:
        entry.kept = Pyramid(pasted_radiograph(row, max_megapixels))
        entry.read(entry.kept.radiograph.sha256)
        entry.thumbnail = entry.kept.thumbnail(THUMBNAIL)
    except PneumoError as error:
        entry.refuse(error)
    return entry
