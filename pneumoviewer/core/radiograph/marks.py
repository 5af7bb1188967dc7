"""Marks: lengths, angles, arrows and words on a radiograph, plain values in its pixels."""

from __future__ import annotations

from math import atan2, degrees, hypot, isfinite
from typing import Annotated, ClassVar, Self, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import replace

MAX_COORDINATE = 1e6  # of a mark that is read, in pixels
_Coordinate = Annotated[float, Meta(ge=-MAX_COORDINATE, le=MAX_COORDINATE)]
Point = tuple[_Coordinate, _Coordinate]
Spacing = tuple[float, float]


class BaseMark(Struct, frozen=True, tag_field="kind", tag=str.lower):
    """What all marks have; in documents its class's name is its ``kind``.

    Attributes
    ----------
    points : tuple of (x, y)
        In the radiograph's pixels, from its left and top edge: the middle of the first pixel is (0.5, 0.5).
    """

    points: tuple[Point, ...]
    count: ClassVar[int] = 0

    def __post_init__(self) -> None:
        if len(self.points) != self.count or not all(isfinite(v) for point in self.points for v in point):
            raise ValueError(f"a mark of the kind {self.kind} has {self.count} finite points, not {self.points}")

    @property
    def kind(self) -> str:
        """``length``, ``angle``, ``arrow`` or ``text``."""
        return str(self.__struct_config__.tag)

    def moved(self, by: Point, point: int | None = None) -> Self:
        """Return the mark with one of its points, or with all of them for None, moved by so many pixels."""
        points = [(x + by[0], y + by[1]) if point in (None, i) else (x, y) for i, (x, y) in enumerate(self.points)]
        return replace(self, points=tuple(points))


class Length(BaseMark, frozen=True):
    """The distance of two points."""

    count: ClassVar[int] = 2

    def value(self, spacing: Spacing | None) -> float:
        """Return the length in mm, or in pixels where no spacing is known.

        Parameters
        ----------
        spacing : tuple of float or None
            Row and column spacing in mm: see :class:`~pneumoviewer.core.radiograph.radiograph.Radiograph`.
        """
        return hypot(*_between(self.points[0], self.points[1], spacing))


class Angle(BaseMark, frozen=True):
    """The angle at the second of three points."""

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


class Arrow(BaseMark, frozen=True):
    """An arrow from the first point to the second, which it points at."""

    count: ClassVar[int] = 2


class Text(BaseMark, frozen=True):
    """Words at a point, which is the left end of their middle line."""

    words: str = ""
    count: ClassVar[int] = 1


Mark: TypeAlias = Length | Angle | Arrow | Text
MARKS: dict[str, type[Mark]] = {kind.__name__.lower(): kind for kind in (Length, Angle, Arrow, Text)}


def _between(start: Point, end: Point, spacing: Spacing | None) -> Point:
    down, across = spacing or (1.0, 1.0)
    return (end[0] - start[0]) * across, (end[1] - start[1]) * down
