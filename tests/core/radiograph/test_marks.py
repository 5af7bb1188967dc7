import json
import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pneumoviewer.core.radiograph.marks import MARKS, Angle, Arrow, Length, Mark, Text

numbers = st.floats(-1e5, 1e5)
points = st.tuples(numbers, numbers)


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    kind = draw(st.sampled_from(sorted(MARKS)))
    placed = tuple(draw(points) for _ in range(MARKS[kind].count))
    return Text(placed, draw(st.text())) if kind == "text" else MARKS[kind](placed)


@given(marks())
def test_a_mark_comes_back_from_its_json(mark: Mark) -> None:
    assert msgspec.convert(json.loads(json.dumps(msgspec.to_builtins(mark))), Mark) == mark
    assert mark.kind == msgspec.to_builtins(mark)["kind"]


def test_a_length_is_in_mm_where_the_spacing_is_known_else_in_pixels() -> None:
    length = Length(((10.0, 10.0), (13.0, 14.0)))
    assert length.value(None) == 5
    assert length.value((0.5, 2.0)) == pytest.approx(math.hypot(6, 2))


def test_an_angle_is_measured_at_its_second_point() -> None:
    right = Angle(((0.0, 10.0), (0.0, 0.0), (10.0, 0.0)))
    assert right.value(None) == pytest.approx(90)
    assert Angle(((0.0, 5.0), (0.0, 0.0), (5.0, 5.0))).value((1.0, 2.0)) == pytest.approx(math.degrees(math.atan(2)))
    assert Angle(((1.0, 1.0),) * 3).value(None) == 0


def test_a_mark_moves_whole_or_by_one_point() -> None:
    arrow = Arrow(((1.0, 2.0), (3.0, 4.0)))
    assert arrow.moved((10.0, 0.0)) == Arrow(((11.0, 2.0), (13.0, 4.0)))
    assert arrow.moved((0.0, 1.0), point=1) == Arrow(((1.0, 2.0), (3.0, 5.0)))
    assert Text(((0.0, 0.0),), "here").moved((1.0, 1.0)) == Text(((1.0, 1.0),), "here")


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"kind": "star", "points": [[1, 2]]},
        {"kind": "length", "points": [[1, 2]]},
        {"kind": "length", "points": [[1, 2], [3, "x"]]},
        {"kind": "length", "points": [[1, 2], [3, float("nan")]]},
        {"kind": "length", "points": [[1, 2], [3, 1e7]]},
        {"kind": "length", "points": 3},
        {"kind": "text", "points": [[1, 2]], "words": 3},
    ],
)
def test_what_is_no_mark_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(value, Mark)
