import pytest

from pneumoviewer.core.radiograph.marks import Angle, Arrow, Length, Mark, Point, Text
from pneumoviewer.core.viewer.hit_testing import Hit, distance_to_segment, hit_test, label_box
from pneumoviewer.core.viewer.transform import ViewTransform

LENGTH, ARROW = Length(((20.0, 20.0), (80.0, 20.0))), Arrow(((20.0, 20.0), (20.0, 80.0)))
WORDS = Text(((50.0, 60.0),), "base")
TRANSFORM = ViewTransform((200, 200)).show((100, 100))  # twice as large


def size(mark: Mark) -> tuple[float, float]:
    return (0.0, 0.0) if isinstance(mark, Arrow) else (40.0, 20.0)


@pytest.mark.parametrize(
    ("at", "hit"),
    [
        ((40, 40), Hit(1, 0)),  # the arrow lies on top
        ((46, 46), Hit(1, None)),
        ((49, 49), None),  # 9 pixels from both lines
        ((160, 45), Hit(0, 1)),
        ((100, 47), Hit(0, None)),
        ((100, 49), None),
        ((35, 100), Hit(1, None)),
        ((190, 45), Hit(0, None)),  # its words
        ((100, 120), Hit(2, None)),  # words move as a whole
        ((139, 111), Hit(2, None)),
        ((141, 120), None),
    ],
)
def test_what_lies_under_a_point(at: Point, hit: Hit | None) -> None:
    assert hit_test((LENGTH, ARROW, WORDS), TRANSFORM, at, size) == hit


def test_hits_follow_the_transform() -> None:
    turned = TRANSFORM.turn(1).zoom_by(2)
    assert hit_test((ARROW,), turned, turned.to_canvas((20, 80)), size) == Hit(0, 1)


def test_an_angles_words_lie_outside_it() -> None:
    box = label_box(Angle(((0.0, 0.0),) * 3), [(0, 100), (0, 0), (100, 0)], (40, 20))
    assert not any(box.contains(at) for step in range(100) for at in ((0, step), (step, 0)))
    assert box.contains((-15, -15))
    label_box(Angle(((0.0, 0.0),) * 3), [(5, 5), (5, 5), (5, 5)], (40, 20))  # as it starts


def test_the_distance_to_a_segment_is_to_its_nearest_point() -> None:
    assert [distance_to_segment(at, (0, 0), (10, 0)) for at in ((5, 3), (14, 3), (-3, 4))] == [3, 5, 5]
    assert distance_to_segment((3, 4), (0, 0), (0, 0)) == 5
