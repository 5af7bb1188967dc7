"""The patient's identity of the radiograph shown: hidden, until a person asks; asked anew at every start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.worklist import WorkList
from pneumoviewer.gui.kit.io_thread_pool import IoThreadPool
from pneumoviewer.gui.kit.shortcuts import set_tooltip
from pneumoviewer.gui.kit.theme import THEME
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_row

if TYPE_CHECKING:
    from pneumoviewer.core.errors import PneumoError
    from pneumoviewer.core.radiograph.patient_identity import Identity


class PatientIdentity(QObject):
    """Keeps whether the patient's identity is shown, and whose the radiograph shown is while it is.

    Attributes
    ----------
    identity : Identity or None
        Of the radiograph shown; None while it is read, where the file does not say, and while nobody asked.
    """

    changed = Signal()

    def __init__(self, work_list: WorkList, tasks: IoThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked = False
        self.identity: Identity | None = None
        self.reading = False
        self._work_list = work_list
        self._tasks = tasks
        self._item: WorkItem | None = None

    @property
    def is_visible(self) -> bool:
        """Whether something is to be said of whose it is: a person asks, and a radiograph is shown."""
        return self.asked and self._item is not None

    def request(self, asked: bool) -> None:
        """Show the identity, or hide it again."""
        self.asked = asked
        self._work_list.mask_names(not asked)
        self._look()

    def follow(self, item: WorkItem | None) -> None:
        """Tell of another radiograph from now on."""
        self._item = item
        self._look()

    def _look(self) -> None:
        item = self._item
        path = item.path if item is not None else None
        self.identity, self.reading = None, self.asked and path is not None
        self.changed.emit()
        if path is None or not self.asked:
            return

        def read() -> Identity | None:
            from pneumoviewer.core.radiograph.discovery import read_patient_identity  # imports numpy

            return read_patient_identity(path)

        def then(identity: Identity | PneumoError | None) -> None:
            if self.asked and self._item is item:
                self.identity = None if isinstance(identity, Exception) else identity
                self.reading = False
                self.changed.emit()

        self._tasks.submit(read, then, first=True)


class PatientIdentityBadge(QToolButton):
    """Says whether the patient's identity is hidden, and hides or shows it."""

    def __init__(self, whose: PatientIdentity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whose = whose
        self.setProperty("badge", True)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggled.connect(whose.request)
        whose.changed.connect(self._update_text)
        self._update_text()

    def _update_text(self) -> None:
        asked = self._whose.asked
        self.setChecked(asked)
        text = self.tr("Identity shown") if asked else self.tr("Identity hidden")
        if self.text().strip() == text:
            return
        self.setText(f" {text}")
        self.setIcon(THEME.icon("eye" if asked else "eye-off", "warning" if asked else "text_muted"))
        self.setAccessibleName(text)
        hidden = self.tr(
            "Patients' names, ids and birth dates are not shown, and are blotted out where a DICOM file's name tells "
            "them. Where such a file names nobody, its whole name is hidden. Names of other files are shown as "
            "they are. Press to show whose the radiograph is, until you hide it or close the window."
        )
        shown = self.tr("Whose the radiograph is can be read on the screen. Press to hide it. Exports leave it out.")
        self.setAccessibleDescription(shown if asked else hidden)
        set_tooltip("read.identity", self, shown if asked else hidden)


class PatientIdentityLine(QFrame):
    """Says whose the radiograph shown is, while a person wants to know."""

    def __init__(self, whose: PatientIdentity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whose = whose
        self.setProperty("surface", "panel")
        self.words = make_label(wrap=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        make_row((self.words, 1), parent=self, margins=(12, 4, 12, 4))
        whose.changed.connect(self._update_text)
        self._update_text()

    def _update_text(self) -> None:
        self.setVisible(self._whose.is_visible)
        self.words.setText(self._text())

    def _text(self) -> str:
        identity = self._whose.identity
        if self._whose.reading:
            return self.tr("Reading whose it is…")
        if identity is None:
            return self.tr("The file does not say whose it is")
        return "  ·  ".join(
            template.format(value=value)
            for template, value in (
                ("{value}", identity.name),
                (self.tr("id {value}"), identity.id),
                (self.tr("born {value}"), identity.birth_date),
                (self.tr("study of {value}"), identity.study_date),
            )
            if value
        )
