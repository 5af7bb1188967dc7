"""The choice of the window's language, for the settings."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from pneumoviewer.core.settings import LANGUAGES, load_settings, save_settings
from pneumoviewer.gui.kit.language import LANGUAGE, system_language
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_column, make_row


class LanguageBox(QWidget):
    """The languages, each in its own, and what to do to see another one.

    What is chosen is kept at once, and shown when the window is opened again: now, with the radiographs, marks and
    notes that are on the work list, or at the next start.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Language"))
        self.box.setAccessibleDescription(self.tr("Language"))
        self.box.addItem(self.tr("As the system: {language}").format(language=LANGUAGES[system_language()]), "")
        for code, name in LANGUAGES.items():
            self.box.addItem(name, code)
        self.box.setCurrentIndex(max(0, self.box.findData(load_settings().language)))
        self.restart_requested = QPushButton(self.tr("Open the window again &now"))
        self.restart_requested.setToolTip(self.tr("The work list stays, with its marks and notes"))
        self.note = make_label(self.tr("The language changes when PneumoViewer starts again."), "muted", wrap=True)
        self.box.currentIndexChanged.connect(self._on_chosen)
        self.restart_requested.clicked.connect(self._on_start_again_clicked)
        self.setFocusProxy(self.box)
        self._lay_out()
        self._name_button()

    def _lay_out(self) -> None:
        row = make_row(self.box, self.restart_requested, None, spacing=8)
        make_column(row, self.note, parent=self, margins=0, spacing=4)

    def _name_button(self) -> None:
        self.restart_requested.setEnabled((self.box.currentData() or system_language()) != LANGUAGE.code)

    def _on_chosen(self) -> None:
        save_settings(language=self.box.currentData())
        self._name_button()

    def _on_start_again_clicked(self) -> None:
        LANGUAGE.restart_requested = True
        QApplication.closeAllWindows()
        if any(window.isVisible() for window in QApplication.topLevelWidgets()):
            LANGUAGE.restart_requested = False  # a person keeps a training going
