"""Hit testing: which mark, and which of its points, lies under a point of the canvas. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import dist, hypot
from typing import NamedTuple

from pneumoviewer.core.radiograph.marks import Angle, Mark, Point, Text
from pneumoviewer.core.viewer.transform import Size, ViewTransform

REACH = 8.0
LABEL_GAP = 8.0


class Hit(NamedTuple):
    """The number of a mark and of its point; None between the points, and for words, which move as a whole."""

    mark: int
    point: int | None


class Box(NamedTuple):
    """A rectangle on the canvas."""

    left: float
    top: float
    width: float
    height: float

    def contains(self, at: Point) -> bool:
        """Return whether a point lies in it or on its edge; none does where it has no size."""
        x, y = at[0] - self.left, at[1] - self.top
        return self.width > 0 and 0 <= x <= self.width and 0 <= y <= self.height


def hit_test(
    marks: Sequence[Mark],
    transform: ViewTransform,
    at: Point,
    label_size: Callable[[Mark], Size],
    *,
    scale: float = 1.0,
) -> Hit | None:
    """Return what lies at a point of the canvas; the mark drawn last, which lies on top, is found first.

    Parameters
    ----------
    label_size : callable
        Returns width and height of the words beside a mark, in logical pixels; (0, 0) for none.
    scale : float
        How much larger than usual words are.
    """
    for number, mark in reversed(list(enumerate(marks))):
        places = [transform.to_canvas(point) for point in mark.points]
        if not isinstance(mark, Text):
            for index, place in enumerate(places):
                if dist(place, at) <= REACH:
                    return Hit(number, index)
        near = any(distance_to_segment(at, start, end) <= REACH for start, end in pairwise(places))
        if near or label_box(mark, places, label_size(mark), scale).contains(at):
            return Hit(number, None)
    return None


def label_box(mark: Mark, places: Sequence[Point], size: Size, scale: float = 1.0) -> Box:
    """Return where the words beside a mark stand.

    Parameters
    ----------
    places : sequence of (x, y)
        Where the mark's points lie on the canvas.
    """
    (width, height), gap = size, LABEL_GAP * scale
    if isinstance(mark, Angle):  # outside the angle, so that it lies on neither leg
        corner = places[1]
        legs = [(end[0] - corner[0], end[1] - corner[1]) for end in (places[0], places[2])]
        units = [(x / length, y / length) for x, y in legs if (length := hypot(x, y)) > 0]
        away_x, away_y = -sum(x for x, _ in units), -sum(y for _, y in units)
        length = hypot(away_x, away_y) or 1.0
        middle_x = corner[0] + away_x * (width / 2 + gap) / length
        middle_y = corner[1] + away_y * (height / 2 + gap) / length
        return Box(middle_x - width / 2, middle_y - height / 2, width, height)
    x, y = max(places, key=lambda place: place[0])
    return Box(x + (0.0 if isinstance(mark, Text) else gap), y - height / 2, width, height)


def distance_to_segment(at: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the line between two others."""
    (x, y), (along_x, along_y) = (at[0] - start[0], at[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    length = along_x**2 + along_y**2
    share = min(max((x * along_x + y * along_y) / length, 0.0), 1.0) if length > 0 else 0.0
    return hypot(x - along_x * share, y - along_y * share)
