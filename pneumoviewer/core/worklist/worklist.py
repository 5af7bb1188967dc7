"""The work list: its items as they came and as they are shown, what was removed, and names that name no patient.

Decision 44.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pneumoviewer.core.events import Signal
from pneumoviewer.core.radiograph.redaction import hidden, may_be_dicom
from pneumoviewer.core.worklist.arrangement import Arrangement, Heading, Patients, first_of_each
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.model_choice import ModelChoice

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo

Items = Collection[WorkItem]


class WorkList:
    """Radiographs to read. All of it belongs to one thread, which is also the one that hears of changes.

    Attributes
    ----------
    items : list of WorkItem
        All, in the order they came.
    shown : list of WorkItem
        As they are arranged.
    choice : ModelChoice
        What decides on all items, also on those removed.
    masks_names : bool
        Whether what tells the patient is blotted out of the names of files.
    shown_changed : Signal
        Another list is shown; which items are new, and which are gone.
    items_changed : Signal
        These look different now.
    arranged : Signal
        It was arranged in another way, or anew.
    """

    def __init__(self) -> None:
        self.items: list[WorkItem] = []
        self.shown: list[WorkItem] = []
        self.arrangement = Arrangement()
        self.choice = ModelChoice()
        self.masks_names = True
        self.shown_changed: Signal[Items, Items] = Signal()
        self.items_changed: Signal[Sequence[WorkItem]] = Signal()
        self.arranged: Signal[()] = Signal()
        self.masking_changed: Signal[()] = Signal()
        self._removed: list[list[tuple[int, WorkItem]]] = []
        self._patients = Patients()
        self._headings: dict[WorkItem, Heading] = {}
        self._headed: set[WorkItem] = set()

    # --- what is on it -------------------------------------------------------------------------------------------

    def insert(self, position: int, items: Sequence[WorkItem]) -> None:
        """Put items in at a position in the order of coming."""
        if items:
            for item in items:
                item.choice = self.choice
            self.items[position:position] = items
            self._arrange(new=items)

    def remove(self, items: Iterable[WorkItem]) -> None:
        """Take items off the list."""
        gone = set(items)
        self._removed.append([(position, item) for position, item in enumerate(self.items) if item in gone])
        self.items = [item for item in self.items if item not in gone]
        self._arrange(gone=gone)

    @property
    def can_undo(self) -> bool:
        """Whether something removed can be brought back."""
        return bool(self._removed)

    def undo_remove(self) -> WorkItem | None:
        """Bring back what was removed last; return the first of it."""
        if not self._removed:
            return None
        back = self._removed.pop()
        for position, item in back:
            item.clear_failure()
            self.items.insert(position, item)
        self._arrange(new=[item for _, item in back])
        return back[0][1]

    def choose(self, model: ModelInfo | None, operating_point: str) -> None:
        """Let another model, or the same at another operating point, decide on everything."""
        if model is None or model.sha256 != self.choice.model_sha256:
            for item in self.items:
                item.clear_failure()
        self.choice.set(model, operating_point)
        self.items_changed.emit(self.shown)

    # --- how it is shown -----------------------------------------------------------------------------------------

    def arrange(self, arrangement: Arrangement) -> None:
        """Show it in another way."""
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            self.rearrange()

    def rearrange(self) -> None:
        """Show it by what is known now."""
        self._arrange()
        self.arranged.emit()

    def _arrange(self, new: Items = (), gone: Items = ()) -> None:
        before, self.shown = self.shown, self.arrangement.of(self.items)
        self._headings = self._patients.headings(self.items)
        self._headed = first_of_each(self.shown, self._headings) if self.arrangement.order == "added" else set()
        if new or gone or self.shown != before:
            self.shown_changed.emit(new, gone)

    def heading_of(self, item: WorkItem) -> Heading | None:
        """Return of which patient and study an item is; None where the list holds pictures of nobody known only."""
        return self._headings.get(item)

    def is_headed(self, item: WorkItem) -> bool:
        """Say whether a heading stands above an item, which is the first of those that belong together."""
        return item in self._headed

    def row_of(self, item: WorkItem | None) -> int:
        """Return an item's row; -1 where it is not shown."""
        return self.shown.index(item) if item is not None and item in self.shown else -1

    def onwards(self, item: WorkItem | None, first: Iterable[WorkItem] = ()) -> Iterator[WorkItem]:
        """Yield all items: some first as far as they are shown, those shown from one on, those before, the rest."""
        shown = set(self.shown)
        yield from (each for each in first if each in shown)
        row = max(self.row_of(item), 0)
        yield from chain(self.shown[row:], self.shown[:row])
        if len(self.shown) < len(self.items):
            yield from (each for each in self.items if each not in shown)

    # --- names ---------------------------------------------------------------------------------------------------

    def mask_names(self, masks: bool) -> None:
        """Blot out what tells the patient, or show it."""
        if masks != self.masks_names:
            self.masks_names = masks
            self.masking_changed.emit()
            self.items_changed.emit(self.shown)

    def name_of(self, item: WorkItem) -> str:
        """Return what an item is called on screen."""
        masks = self.masks_names and item.redacted_path is not None and item.path is not None
        return Path(self.path_of(item)).name if masks else item.name

    def path_of(self, item: WorkItem) -> str:
        """Return an item's path, or its name where it has none, as it may be shown."""
        if self.masks_names and item.redacted_path is not None:
            return item.redacted_path
        return str(item.path or item.name)

    def redacted_path(self, path: Path, *, folder: bool) -> Path:
        """Return a path as it may be shown: with the folders that it shares with files on the list as theirs are.

        Of a file that is not on the list itself no name is shown that may be a DICOM file's.
        """
        if not self.masks_names:
            return path
        parts, listed = list(path.parts), False
        for item in self.items:
            listed = listed or item.path == path
            for n, (part, own, shown) in enumerate(zip(path.parts, *_parts_of(item), strict=False)):
                if part != own:
                    break
                if own != shown:
                    parts[n] = shown
        is_visible = folder or listed or not may_be_dicom(path)
        return Path(*parts) if is_visible else Path(hidden(Path(*parts[:-1], path.name)))

    def redacted(self, item: WorkItem, text: str) -> str:
        """Return a text about an item as it may be shown, where it names the file, or a folder or archive of it."""
        if self.masks_names:
            for own, shown in zip(*map(reversed, _parts_of(item)), strict=True):
                if own != shown:
                    text = text.replace(own, shown)
        return text

    def redacted_all(self, text: str) -> str:
        """Return a text about any of the items as it may be shown."""
        for item in self.items:
            text = self.redacted(item, text)
        return text


def _parts_of(item: WorkItem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parts of an item's path as they are, and as they may be shown; none where they are the same."""
    if item.path is None or item.redacted_path is None or item.redacted_path == str(item.path):
        return (), ()
    own, shown = item.path.parts, Path(item.redacted_path).parts
    return (own, shown) if len(own) == len(shown) else (own[-1:], shown[-1:])
