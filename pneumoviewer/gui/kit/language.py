"""The window's language: Qt's own translation files, for our texts and for Qt's buttons and dialogs.

Figures keep their decimal point in every language, as they do in the tables, the reports and the files that are
exported: a figure read off the screen is the figure in the file. Only the thousands of a count are grouped as the
language does it, as a comma there would be read as a decimal one. Decision 35.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pneumoviewer.core.paths import resources_dir
from pneumoviewer.core.settings import LANGUAGES

SOURCE = "en"
_THOUSANDS = {"en": ",", "fr": "\N{NARROW NO-BREAK SPACE}"}


class Language:
    """The language in use; there is one.

    Attributes
    ----------
    restart_requested : bool
        Whether the window was closed to be opened again in another language.
    """

    def __init__(self) -> None:
        self.code = SOURCE
        self.restart_requested = False
        self._translators: list[QTranslator] = []

    def install(self, app: QCoreApplication, code: str = "") -> None:
        """Show what is made from now on in a language.

        Parameters
        ----------
        code : str
            One of :data:`pneumoviewer.core.settings.LANGUAGES`; empty for the system's.
        """
        for translator in self._translators:
            app.removeTranslator(translator)
        self.code = code if code in LANGUAGES else system_language()
        self._translators = []
        self.restart_requested = False
        if self.code == SOURCE:
            return
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{self.code}", qt), (f"pneumoviewer_{self.code}", _folder())):
            translator = QTranslator()
            if translator.load(name, folder):  # Qt's own may be missing where a distribution packs them apart
                app.installTranslator(translator)
                self._translators.append(translator)


def system_language() -> str:
    """Return the first language of the system's that the window has, English for none of them."""
    wanted = (name.replace("_", "-").partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), SOURCE)


def grouped(count: float) -> str:
    """Return a whole number with its thousands grouped as the language in use does it."""
    return f"{count:,.0f}".replace(",", _THOUSANDS[LANGUAGE.code])


def _folder() -> str:
    return str(resources_dir() / "translations")


LANGUAGE = Language()
