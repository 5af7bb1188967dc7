"""The transform from a picture's pixels to the canvas and back: zoom, pan, turn and flip as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pneumoviewer.core.radiograph.marks import Point

MAX_ZOOM = 32.0
MIN_ZOOM_OF_FIT = 0.25
Size = tuple[float, float]
Affine = tuple[float, float, float, float, float, float]
_COS_AND_SIN = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))  # of each number of quarter turns, exactly


@dataclass(frozen=True)
class ViewTransform:
    """Where and which way round a picture lies on a canvas.

    Attributes
    ----------
    canvas : tuple of float
        Width and height, in logical pixels.
    picture : tuple of float
        Width and height, in its own pixels.
    zoom : float
        Logical pixels of the canvas for a pixel of the picture.
    centre : tuple of float
        The picture's point in the middle of the canvas.
    fitted : bool
        Whether the whole picture is shown, and stays so when the canvas changes its size.
    turns : int
        Quarter turns clockwise, 0 to 3, after mirroring.
    mirrored : bool
        Whether left and right of the picture are swapped.
    """

    canvas: Size = (0.0, 0.0)
    picture: Size = (0.0, 0.0)
    zoom: float = 1.0
    centre: Point = (0.0, 0.0)
    fitted: bool = True
    turns: int = 0
    mirrored: bool = False

    @property
    def zoom_to_fit(self) -> float:
        """The zoom that shows just the whole picture."""
        width, height = self.picture[::-1] if self.turns % 2 else self.picture
        if min(*self.canvas, width, height) <= 0:
            return 1.0
        return min(self.canvas[0] / width, self.canvas[1] / height)

    @property
    def middle(self) -> Point:
        """The middle of the canvas."""
        return self.canvas[0] / 2, self.canvas[1] / 2

    @property
    def affine(self) -> Affine:
        """The numbers (a, b, c, d, e, f) of x' = a·x + c·y + e and y' = b·x + d·y + f, in the order of `QTransform`."""
        cos, sin = _COS_AND_SIN[self.turns]
        mirror = -self.zoom if self.mirrored else self.zoom
        a, b, c, d = cos * mirror, sin * mirror, -sin * self.zoom, cos * self.zoom
        (x, y), (left, top) = self.centre, self.middle
        return a, b, c, d, left - a * x - c * y, top - b * x - d * y

    def to_canvas(self, point: Point) -> Point:
        """Return where a point of the picture lies on the canvas."""
        a, b, c, d, e, f = self.affine
        return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f

    def to_picture(self, point: Point) -> Point:
        """Return where a point of the canvas lies on the picture, in its pixels."""
        a, b, c, d, e, f = self.affine
        x, y, area = point[0] - e, point[1] - f, a * d - b * c
        return (d * x - c * y) / area, (a * y - b * x) / area

    def fit(self) -> ViewTransform:
        """Show the whole picture."""
        return replace(self, zoom=self.zoom_to_fit, centre=(self.picture[0] / 2, self.picture[1] / 2), fitted=True)

    def show(self, picture: Size) -> ViewTransform:
        """Fit another picture, upright."""
        return ViewTransform(self.canvas, picture).fit()

    def resize(self, canvas: Size) -> ViewTransform:
        """Follow the canvas to another size."""
        resized = replace(self, canvas=canvas)
        return resized.fit() if self.fitted else resized

    def zoom_by(self, factor: float, at: Point | None = None) -> ViewTransform:
        """Zoom, keeping what is at a point of the canvas (its middle for None) where it is."""
        point = at or self.middle
        zoomed = replace(self, zoom=self._within(self.zoom * factor))
        (x, y), (held_x, held_y), (now_x, now_y) = self.centre, self.to_picture(point), zoomed.to_picture(point)
        return zoomed._centred((x + held_x - now_x, y + held_y - now_y))

    def pan(self, by: Point) -> ViewTransform:
        """Move the picture by so many logical pixels."""
        x, y = self.middle
        return self._centred(self.to_picture((x - by[0], y - by[1])))

    def turn(self, quarters: int) -> ViewTransform:
        """Turn the picture clockwise about the middle of the canvas by so many quarters."""
        turned = replace(self, turns=(self.turns + quarters) % 4)
        return turned.fit() if self.fitted else turned

    def flip(self, *, upside_down: bool = False) -> ViewTransform:
        """Swap left and right, or top and bottom, as they are on the canvas now."""
        # A mirror before a turn is the same mirror after the turn the other way round.
        return replace(self, mirrored=not self.mirrored, turns=((2 if upside_down else 0) - self.turns) % 4)

    def follow(self, leader: ViewTransform) -> ViewTransform:
        """Show the part that a picture of another size shows on its canvas; turns and flips stay as they are.

        The zoom is the same share of the zoom that fits, and the middle lies at the same fractions of width and height.
        """
        if leader.fitted:
            return self.fit()
        zoom = leader.zoom / leader.zoom_to_fit * self.zoom_to_fit
        x, y = (at * own / other for at, own, other in zip(leader.centre, self.picture, leader.picture, strict=True))
        return replace(self, zoom=self._within(zoom))._centred((x, y))

    def _within(self, zoom: float) -> float:
        fit = self.zoom_to_fit
        return min(max(zoom, fit * MIN_ZOOM_OF_FIT), max(MAX_ZOOM, fit))

    def _centred(self, at: Point) -> ViewTransform:
        x, y = (min(max(place, 0.0), side) for place, side in zip(at, self.picture, strict=True))
        return replace(self, centre=(x, y), fitted=False)
