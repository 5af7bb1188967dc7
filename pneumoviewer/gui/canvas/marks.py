"""The marks on a canvas: drawing, choosing, changing and removing them, by mouse or keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from pneumoviewer.core.radiograph.marks import MARKS, Mark, Point, Text
from pneumoviewer.gui.canvas.mark_paint import mark_words
from pneumoviewer.gui.canvas.words_editor import WordsEditor

if TYPE_CHECKING:
    from pneumoviewer.gui.canvas.stage import Canvas

EDITOR_WIDTH = 220


class Marking:
    """What is marked on a canvas, and which mark is worked on.

    Attributes
    ----------
    marks : tuple of Mark
    selected, point : int or None
        The mark that is worked on, and which of its points moves alone; all of them for None.
    """

    def __init__(self, canvas: Canvas) -> None:
        self.marks: tuple[Mark, ...] = ()
        self.selected: int | None = None
        self.point: int | None = None
        self._canvas = canvas
        self._editor: WordsEditor | None = None

    def show(self, marks: tuple[Mark, ...]) -> None:
        """Show other marks."""
        self.marks = marks
        if self.selected is not None and self.selected >= len(marks):
            self.select(None)

    def select(self, number: int | None, point: int | None = None) -> None:
        """Work on a mark, or on none."""
        self.close_editor()
        self.selected, self.point = number, point
        self._canvas.describe(self._words_of_selected())
        self._canvas.update()

    def step(self, by: int) -> None:
        """Work on the mark so many further, round and round."""
        if self.marks:
            first = -1 if by > 0 else 0
            self.select(((self.selected if self.selected is not None else first) + by) % len(self.marks))

    def step_point(self) -> None:
        """Go from all points of a mark to its first, and on to the last, and to all again."""
        if self.selected is not None:
            following = -1 if self.point is None else self.point
            last = following + 1 == len(self.marks[self.selected].points)
            self.select(self.selected, None if last else following + 1)

    def add(self, mark: Mark) -> None:
        """Put a mark on the radiograph, and work on it."""
        with self._canvas.step(QCoreApplication.translate("marks", "Draw")):
            self.marks = (*self.marks, mark)
        self.select(len(self.marks) - 1)

    def put(self) -> None:
        """Put a mark of the tool held in the middle of what is shown, as the mouse would draw it."""
        canvas, tool = self._canvas, self._canvas.mouse.tool
        if canvas.pyramid is None or tool not in MARKS:
            return
        middle, arm = QRectF(canvas.rect()).center(), min(canvas.width(), canvas.height()) / 8
        spots = {1: [(0.0, 0.0)], 2: [(-1.0, 0.0), (1.0, 0.0)], 3: [(1.0, -1.0), (-1.0, 0.0), (1.0, 1.0)]}
        kind = MARKS[tool]
        on_picture = [canvas.view.to_picture(middle + QPointF(x, y) * arm) for x, y in spots[kind.count]]
        points = tuple((spot.x(), spot.y()) for spot in on_picture)
        if kind is Text:
            self.write(points[0])
        else:
            self.add(kind(points))

    def move(self, by: Point, *, kind: str = "") -> None:
        """Move the mark that is worked on, or its point, by so many pixels of the radiograph."""
        if self.selected is not None:
            moved = self.marks[self.selected].moved(by, self.point)
            self._replace(
                moved,
                QCoreApplication.translate("marks", "Move the mark"),
                f"{kind} {self.selected} {self.point}" if kind else "",
            )

    def remove(self) -> None:
        """Remove the mark that is worked on."""
        if self.selected is not None:
            with self._canvas.step(QCoreApplication.translate("marks", "Remove the mark")):
                self.marks = self.marks[: self.selected] + self.marks[self.selected + 1 :]
            self.select(None)

    def write(self, at: Point) -> None:
        """Let a person write words at a point of the radiograph."""
        self._open_editor(Text((at,)), None)

    def edit(self) -> None:
        """Let a person change the words that are worked on."""
        mark = self.marks[self.selected] if self.selected is not None else None
        if isinstance(mark, Text):
            self._open_editor(mark, self.selected)

    def close_editor(self) -> None:
        """Keep what was written so far."""
        if self._editor is not None:
            self._editor.keep()

    def _open_editor(self, mark: Text, number: int | None) -> None:
        canvas = self._canvas
        self.close_editor()
        editor = self._editor = WordsEditor(mark.words, canvas)
        place = canvas.view.to_canvas(QPointF(*mark.points[0])).toPoint()
        left = max(min(place.x(), canvas.width() - EDITOR_WIDTH - 8), 8)
        top = max(min(place.y() - editor.sizeHint().height() // 2, canvas.height() - 40), 8)
        editor.setGeometry(left, top, EDITOR_WIDTH, editor.sizeHint().height())

        def kept(words: str) -> None:
            self._editor = None
            if number is None and words:
                self.add(Text(mark.points, words))
            elif words and words != mark.words:
                self._replace(Text(mark.points, words), QCoreApplication.translate("marks", "Edit the words"))

        editor.kept.connect(kept)
        editor.show()
        editor.setFocus()

    def _replace(self, mark: Mark, text: str, kind: str = "") -> None:
        number = self.selected
        assert number is not None
        with self._canvas.step(text, kind):
            self.marks = (*self.marks[:number], mark, *self.marks[number + 1 :])
        self._canvas.describe(self._words_of_selected())

    def _words_of_selected(self) -> str:
        canvas = self._canvas
        if self.selected is None or canvas.pyramid is None:
            return ""
        mark = self.marks[self.selected]
        words = mark_words(mark, canvas.pyramid.radiograph.spacing)
        names = {
            "length": QCoreApplication.translate("marks", "Length"),
            "angle": QCoreApplication.translate("marks", "Angle"),
            "arrow": QCoreApplication.translate("marks", "Arrow"),
            "text": QCoreApplication.translate("marks", "Words"),
        }
        which = QCoreApplication.translate("marks", "mark {number} of {count}").format(
            number=self.selected + 1, count=len(self.marks)
        )
        return ", ".join(part for part in (f"{names[mark.kind]} {words}".rstrip(), which) if part)
