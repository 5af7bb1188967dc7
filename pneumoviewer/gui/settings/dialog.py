"""Settings: what a person changes holds at once and is kept at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QPushButton,
    QTabWidget,
    QWidget,
)

from pneumoviewer.core.settings import MAX_MEGAPIXELS, load_settings, save_settings
from pneumoviewer.gui.kit import recents
from pneumoviewer.gui.kit.appearance import TEXT_SCALES, choose_text_scale, choose_theme
from pneumoviewer.gui.kit.screen import available_size
from pneumoviewer.gui.kit.theme import THEME, follow_theme, scaled
from pneumoviewer.gui.settings.keys_page import KeysPage
from pneumoviewer.gui.settings.language_box import LanguageBox
from pneumoviewer.gui.widgets.labels import make_label
from pneumoviewer.gui.widgets.layouts import make_column, make_row


class SettingsDialog(QDialog):
    """Deletes itself when closed."""

    notice_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.look, self.reading, self.keys = LookPage(), ReadingPage(), KeysPage()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.look, self.tr("&Appearance"))
        self._tabs.addTab(self.reading, self.tr("&Reading"))
        self._tabs.addTab(self.keys, self.tr("&Shortcuts"))
        notice = QPushButton(self.tr("Show the research-&use notice"))
        notice.clicked.connect(self.notice_wanted)
        notice.clicked.connect(self.accept)
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.accept)
        buttons = make_row(notice, None, close)
        make_column(
            (self._tabs, 1),
            make_label(self.tr("Changes hold at once and are kept on this computer."), "muted", wrap=True),
            buttons,
            parent=self,
            margins=(24, 16, 24, 16),
            spacing=16,
        )
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field ends its editing, and nothing else
        follow_theme(self, self._fit)

    def show_page(self, number: int) -> None:
        """Go to a page."""
        self._tabs.setCurrentIndex(number)

    def _fit(self) -> None:
        self.resize(QSize(scaled(640), scaled(600)).boundedTo(available_size(self)))


class LookPage(QWidget):
    """Theme and size of text, as they are also where a key changes them, and the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = QComboBox()
        self.theme.addItem(self.tr("Dark, for a reading room"), "dark")
        self.theme.addItem(self.tr("Light, for a bright room"), "light")
        self.text = QComboBox()
        for scale in TEXT_SCALES:
            self.text.addItem(self.tr("{percent:.0f} %").format(percent=100 * scale), scale)
        self.language = LanguageBox()
        form = _form(self)
        form.addRow(self.tr("&Theme"), self.theme)
        form.addRow(self.tr("Text si&ze"), self.text)
        form.addRow(self.tr("&Language"), self.language)
        self.theme.activated.connect(lambda: choose_theme(self.theme.currentData()))
        self.text.activated.connect(lambda: choose_text_scale(self.text.currentData()))
        follow_theme(self, self._show_look)

    def _show_look(self) -> None:
        self.theme.setCurrentIndex(self.theme.findData(THEME.name))
        nearest = min(TEXT_SCALES, key=lambda scale: abs(scale - THEME.text_scale))
        self.text.setCurrentIndex(TEXT_SCALES.index(nearest))


class ReadingPage(QWidget):
    """How large a radiograph may be, and whether what is opened is remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.largest = QDoubleSpinBox(decimals=0, minimum=1, maximum=MAX_MEGAPIXELS)
        self.largest.setKeyboardTracking(False)  # a number half typed is not kept
        self.largest.setSuffix(self.tr(" megapixels"))
        self.largest.setValue(load_settings().max_megapixels)
        self.remember = QCheckBox(self.tr("Re&member what is opened, on this computer only"))
        self.remember.setChecked(recents.is_enabled())
        self.clear = QPushButton(self.tr("&Forget what was opened lately"))
        why = make_label(
            self.tr("Larger ones are refused before anything is read. This holds for what is read from now on."),
            "muted",
            wrap=True,
        )
        form = _form(self)
        form.addRow(self.tr("&Largest radiograph"), self.largest)
        form.addRow("", why)
        form.addRow(self.tr("Opened lately"), self.remember)
        row = make_row(self.clear, None)
        form.addRow("", row)
        self.largest.setAccessibleDescription(why.text())
        self.largest.valueChanged.connect(lambda value: save_settings(max_megapixels=value))
        self.remember.toggled.connect(recents.set_enabled)
        self.remember.toggled.connect(self._allow)
        self.clear.clicked.connect(recents.clear)
        self.clear.clicked.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        self.clear.setEnabled(bool(recents.recents()))


def _form(page: QWidget) -> QFormLayout:
    form = QFormLayout(page)
    form.setContentsMargins(0, 16, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form
