"""Marks: lengths, angles, arrows and words on a radiograph, plain values in its pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees, hypot, isfinite
from typing import Any, ClassVar

Point = tuple[float, float]
Spacing = tuple[float, float]


@dataclass(frozen=True)
class Mark:
    """One mark.

    Attributes
    ----------
    points : tuple of (x, y)
        In the radiograph's pixels, from its left and top edge: the middle of the first pixel is (0.5, 0.5).
    """

    points: tuple[Point, ...]
    kind: ClassVar[str]
    count: ClassVar[int]

    def __post_init__(self) -> None:
        if len(self.points) != self.count or not all(isfinite(v) for point in self.points for v in point):
            raise ValueError(f"a mark of the kind {self.kind} has {self.count} finite points, not {self.points}")

    def moved(self, by: Point, point: int | None = None) -> Mark:
        """Return the mark with one of its points, or with all of them for None, moved by so many pixels."""
        points = [(x + by[0], y + by[1]) if point in (None, i) else (x, y) for i, (x, y) in enumerate(self.points)]
        return replace(self, points=tuple(points))

    def as_json(self) -> dict[str, Any]:
        """Return the mark as plain lists and words, for :func:`mark_from_json`."""
        return {"kind": self.kind, "points": [list(point) for point in self.points]}


@dataclass(frozen=True)
class Length(Mark):
    """The distance of two points."""

    kind: ClassVar[str] = "length"
    count: ClassVar[int] = 2

    def value(self, spacing: Spacing | None) -> float:
        """Return the length in mm, or in pixels where no spacing is known.

        Parameters
        ----------
        spacing : tuple of float or None
            Row and column spacing in mm: see :class:`~pneumoviewer.core.radiograph.radiograph.Radiograph`.
        """
        return hypot(*_between(self.points[0], self.points[1], spacing))


@dataclass(frozen=True)
class Angle(Mark):
    """The angle at the second of three points."""

    kind: ClassVar[str] = "angle"
    count: ClassVar[int] = 3

    def value(self, spacing: Spacing | None) -> float:
        """Return the angle in degrees, in [0, 180]; 0 where two points are the same.

        Parameters
        ----------
        spacing : tuple of float or None
            Row and column spacing in mm, as pixels need not be square.
        """
        first, corner, second = self.points
        (ax, ay), (bx, by) = _between(corner, first, spacing), _between(corner, second, spacing)
        return abs(degrees(atan2(ax * by - ay * bx, ax * bx + ay * by)))


@dataclass(frozen=True)
class Arrow(Mark):
    """An arrow from the first point to the second, which it points at."""

    kind: ClassVar[str] = "arrow"
    count: ClassVar[int] = 2


@dataclass(frozen=True)
class Text(Mark):
    """Words at a point, which is the left end of their middle line."""

    words: str = ""
    kind: ClassVar[str] = "text"
    count: ClassVar[int] = 1

    def as_json(self) -> dict[str, Any]:
        """Return the mark as plain lists and words, for :func:`mark_from_json`."""
        return {**super().as_json(), "words": self.words}


MARKS: dict[str, type[Mark]] = {kind.kind: kind for kind in (Length, Angle, Arrow, Text)}


def mark_from_json(value: Mapping[str, Any]) -> Mark:
    """Return the mark that :meth:`Mark.as_json` wrote.

    Raises
    ------
    ValueError
        If it is none: an unknown kind, another number of points, something else than numbers.
    """
    kind = MARKS.get(str(value.get("kind")))
    points, words = value.get("points"), value.get("words", "")
    if kind is None or not isinstance(points, Sequence) or not isinstance(words, str):
        raise ValueError(f"not a mark: {value!r}")
    try:
        placed = tuple((float(x), float(y)) for x, y in points)
    except (TypeError, ValueError) as error:
        raise ValueError(f"not the points of a mark: {points!r}") from error
    return Text(placed, words) if kind is Text else kind(placed)


def _between(start: Point, end: Point, spacing: Spacing | None) -> Point:
    down, across = spacing or (1.0, 1.0)
    return (end[0] - start[0]) * across, (end[1] - start[1]) * down
