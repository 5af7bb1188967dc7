"""The theme: colours, type and icons from one sheet of tokens, for a dark reading room and a light classroom.

Decision 34.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from string import Template
from typing import Any, Literal

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from pneumoviewer.core.paths import resources_dir
from pneumoviewer.gui.kit.connections import connect_while_alive
from pneumoviewer.gui.kit.guard import guarded

ThemeName = Literal["dark", "light"]
FONT_FAMILY = "Inter"
_LARGE = 1.5


@cache
def tokens() -> dict[str, Any]:
    """Return ``resources/styles/tokens.json``."""
    values: dict[str, Any] = json.loads((resources_dir() / "styles" / "tokens.json").read_text("utf-8"))
    return values


class Theme(QObject):
    """The theme in use.

    Attributes
    ----------
    text_scale : float
        How large words are, times their usual size.
    """

    theme_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name: ThemeName = "dark"
        self.text_scale = 1.0

    def colour(self, token: str) -> str:
        """Return a colour of the theme in use as ``#rrggbb``."""
        return str(tokens()["colours"][self.name][token])

    def class_colour(self, class_name: str) -> str:
        """Return the one colour a class has everywhere, as ``#rrggbb``.

        From the colour-blind-safe set of M. Okabe and K. Ito, Color Universal Design, 2008.
        """
        known: dict[str, str] = tokens()["classes"]
        others: list[str] = tokens()["other_classes"]
        return known.get(class_name) or others[sum(map(ord, class_name)) % len(others)]

    def icon(self, name: str, token: str = "text") -> QIcon:
        """Return an icon of ``resources/icons`` in a colour of the theme; it follows the theme and the screen."""
        return QIcon(_TintedSvg(name, token))


class _TintedSvg(QIconEngine):
    """Draws an SVG whose strokes are ``currentColor``, sharp at every size and scale."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._token)

    @guarded(None)
    def paint(self, painter: QPainter, rect: Any, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = "button_disabled" if mode == QIcon.Mode.Disabled else self._token
        source = _svg(self._name).replace("currentColor", THEME.colour(token))
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap


@cache
def _svg(name: str) -> str:
    return (resources_dir() / "icons" / f"{name}.svg").read_text("utf-8")


THEME = Theme()


def apply(app: QApplication, name: ThemeName, text_scale: float | None = None) -> None:
    """Give the whole application a theme, and tell all who draw by themselves.

    Parameters
    ----------
    text_scale : float or None
        How large words are, times their usual size; as they are for None.
    """
    THEME.name = name
    if text_scale is not None:
        THEME.text_scale = text_scale
    app.setStyle("Fusion")
    app.setFont(body_font())
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())
    THEME.theme_changed.emit()


@contextmanager
def polished_once(app: QApplication) -> Iterator[None]:
    """Let widgets be made without a style sheet, and give it to all at once.

    With one, Qt polishes a widget and all in it anew whenever it gets a parent, which takes most of a window's time.
    """
    app.setStyleSheet("")
    yield
    app.setStyleSheet(style_sheet())
    THEME.theme_changed.emit()


def body_font() -> QFont:
    """Return the bundled family at body size, with figures of one width so that changing numbers stand still."""
    _install_fonts()
    font = QFont(FONT_FAMILY)
    font.setPixelSize(text_px("body"))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def text_px(role: str) -> int:
    """Return the size in pixels of a role of type in ``tokens.json`` as it is now."""
    return scaled(int(tokens()["type"][role]))


def scaled(pixels: float) -> int:
    """Return a length that grows with the text, as it is now."""
    return round(pixels * THEME.text_scale)


def widened(pixels: float) -> int:
    """Return the least width of a panel of words, as it is now; it grows half as fast, since words wrap."""
    return round(pixels * (1 + THEME.text_scale) / 2)


def text_is_large() -> bool:
    """Return whether words are so large now that what stands side by side has to go below each other."""
    return THEME.text_scale >= _LARGE


def follow_theme(owner: QObject, update: Callable[[], object]) -> None:
    """Call a function now, and whenever colours or sizes have changed while `owner` lives."""
    connect_while_alive(THEME.theme_changed, owner, update)


def style_sheet() -> str:
    """Return ``style.qss`` filled with the tokens of the theme in use."""
    values: dict[str, object] = dict(tokens()["colours"][THEME.name])
    for group in ("space", "radius"):
        values.update({f"{group}_{key}": number for key, number in tokens()[group].items()})
    values.update({f"type_{role}": text_px(role) for role in tokens()["type"]})
    values["theme"] = THEME.name
    values["icons"] = (resources_dir() / "icons").as_posix()
    filled = Template((resources_dir() / "styles" / "style.qss").read_text("utf-8")).substitute(values)
    return re.sub(r"grow\((\d+)px\)", lambda length: f"{scaled(int(length[1]))}px", filled)


@cache
def _install_fonts() -> None:
    for file in sorted((resources_dir() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, token in (
        ((role.Window,), "window"),
        ((role.Base, role.AlternateBase), "panel"),
        ((role.Button, role.ToolTipBase), "raised"),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), "text"),
        ((role.PlaceholderText,), "text_muted"),
        ((role.Highlight,), "selection"),
        ((role.HighlightedText,), "selection_text"),
        ((role.Link, role.LinkVisited, role.Accent), "accent"),
        ((role.Mid, role.Midlight), "border"),
    ):
        for one in roles:
            palette.setColor(one, QColor(THEME.colour(token)))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(THEME.colour("text_muted")))
    return palette
