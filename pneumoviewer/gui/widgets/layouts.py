"""Layouts: rows and columns of widgets made in one go, lines between them, and the room they keep."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

Part = QWidget | QLayout
Parts = Part | tuple[Part, int] | None
_Box = TypeVar("_Box", bound=QBoxLayout)


def make_column(
    *parts: Parts,
    parent: QWidget | None = None,
    margins: int | tuple[int, int, int, int] | None = None,
    spacing: int | None = None,
) -> QVBoxLayout:
    """Return a column of parts, from the top.

    Parameters
    ----------
    *parts : QWidget, QLayout, (part, stretch), or None
        None takes the room that is left.
    margins : int or tuple of int, optional
        Left, top, right and bottom, or all of them; as the style has it for None, and so the spacing.
    """
    return _filled(QVBoxLayout(), parts, parent, margins, spacing)


def make_row(
    *parts: Parts,
    parent: QWidget | None = None,
    margins: int | tuple[int, int, int, int] | None = None,
    spacing: int | None = None,
) -> QHBoxLayout:
    """Return a row of parts, from the left; see :func:`make_column`."""
    return _filled(QHBoxLayout(), parts, parent, margins, spacing)


def make_line() -> QFrame:
    """Return a line across."""
    line = QFrame()
    line.setProperty("line", True)
    line.setFixedHeight(1)
    return line


def fill_scroll_area(area: QScrollArea, content: QWidget) -> None:
    """Show a widget in an area without a frame, as wide as that; it scrolls where there is less room than it takes."""
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)


def keep_room(widget: QWidget) -> None:
    """Keep the room of a widget while it is hidden, so that nothing jumps when it comes and goes."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def _filled(
    layout: _Box,
    parts: tuple[Parts, ...],
    parent: QWidget | None,
    margins: int | tuple[int, int, int, int] | None,
    spacing: int | None,
) -> _Box:
    if parent is not None:
        parent.setLayout(layout)
    if margins is not None:
        layout.setContentsMargins(*((margins,) * 4 if isinstance(margins, int) else margins))
    if spacing is not None:
        layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
            continue
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        if isinstance(widget, QLayout):
            layout.addLayout(widget, stretch)
        else:
            layout.addWidget(widget, stretch)
    return layout
