"""Layouts: rows and columns of widgets, made in one go."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

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
