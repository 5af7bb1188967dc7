"""The snapshot of a work list at a moment, as a session holds it; and the items of a session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.session.session import Session, SessionItem
from pneumoviewer.core.session.session_file import write_session
from pneumoviewer.core.worklist.item import WorkItem

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

    @classmethod
    def of(cls, items: Iterable[WorkItem], current: WorkItem | None, kept_of: Path | None = None) -> Snapshot:
        """Return the work list as it is now; what was refused and never was a file is left out."""
        items = [item for item in items if item.path or item.kept or item.marks or item.note]
        shown = items.index(current) if current in items else None
        pasted = {n: item.kept for n, item in enumerate(items) if item.kept is not None}
        return cls(Session(tuple(map(_session_item, items)), shown, kept_of), pasted)

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


def _session_item(item: WorkItem) -> SessionItem:
    prediction, vouched = item.session_result
    return SessionItem(
        item.name,
        item.path.absolute() if item.path is not None else None,
        image_sha256=item.image_sha256,
        changed=item.changed,
        marks=item.marks,
        note=item.note,
        prediction=prediction,
        vouched=vouched,
        shown_anyway=item.shown_anyway,
        redacted_path=item.redacted_path,
    )


def items_of(session: Session, max_megapixels: float) -> list[WorkItem]:
    """Return the items of a session, having looked whether their files are still there. On any thread."""
    from pneumoviewer.core.dataset.folder_labels import FolderLabels

    labels = FolderLabels()
    return [_work_item(row, max_megapixels, labels) for row in session.items]


def _work_item(row: SessionItem, max_megapixels: float, labels: FolderLabels) -> WorkItem:
    from pneumoviewer.core.session.contents import found_again, pasted_radiograph

    item = WorkItem(
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
        item.name, item.study = row.path.name or str(row.path), found.study
        gone = found.error is not None
        item.redacted_path = row.redacted_path if gone and row.redacted_path is not None else found.redacted_path
        item.refusal = found.error
        item.label = labels.label_of(row.path) if found.error is None else None
        return item
    try:
        item.kept = pasted_radiograph(row, max_megapixels)
    except PneumoError as error:
        item.refusal = error
    return item
