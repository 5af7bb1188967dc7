"""A layout that goes on in the next line where there is no room left. Decision 49."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from pneumoviewer.gui.kit.theme import follow_theme, text_is_large


def beside_or_below(layout: QBoxLayout) -> None:
    """Put what is in a row below each other while words are large."""
    ways = QBoxLayout.Direction
    follow_theme(layout, lambda: layout.setDirection(ways.TopToBottom if text_is_large() else ways.LeftToRight))


class FlowLayout(QLayout):
    """Puts widgets side by side, in as many lines as they need.

    Parameters
    ----------
    filled : bool
        Whether the first widget takes the room that its line leaves.
    """

    def __init__(self, parent: QWidget, margin: int = 4, spacing: int = 2, *, filled: bool = False) -> None:
        super().__init__(parent)
        self._filled = filled
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a widget in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of widgets."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a widget's item; None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a widget's item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all lines need."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put all widgets in their places."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        sizes = [item.sizeHint() for item in self._items]
        margins = self.contentsMargins()
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget."""
        margins = self.contentsMargins()
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        top, height = inside.top(), 0
        for number, line in enumerate(self._lines(inside.width())):
            sizes = [item.sizeHint() for item in line]
            sizes[0].setWidth(min(sizes[0].width(), inside.width()))  # alone there, where it wants more
            if self._filled and number == 0:
                taken = sum(size.width() for size in sizes) + self.spacing() * (len(sizes) - 1)
                sizes[0].setWidth(sizes[0].width() + max(inside.width() - taken, 0))
            top, left, height = top + (height + self.spacing() if number else 0), inside.left(), 0
            for item, size in zip(line, sizes, strict=True):
                if move:
                    item.setGeometry(QRect(QPoint(left, top), size))
                left, height = left + size.width() + self.spacing(), max(height, size.height())
        return top + height - rect.top() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return which widgets stand in each line."""
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._items:
            wanted = item.sizeHint().width()
            if not lines or taken + self.spacing() + wanted > width:
                lines.append([item])
                taken = wanted
            else:
                lines[-1].append(item)
                taken += self.spacing() + wanted
        return lines
