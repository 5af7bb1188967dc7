import pytest
from hypothesis import given
from hypothesis import strategies as st

from pneumoviewer.core.viewer.transform import MAX_ZOOM, MIN_ZOOM_OF_FIT, ViewTransform

FITTED = ViewTransform((400, 300)).show((200, 150))
on_canvas = st.tuples(st.floats(0, 400), st.floats(0, 300))
turned = st.builds(
    lambda turns, mirrored, by: (FITTED.flip() if mirrored else FITTED).turn(turns).zoom_by(1.5).pan(by),
    st.integers(-5, 5),
    st.booleans(),
    st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
)


@given(turned, on_canvas)
def test_there_and_back_is_the_same_point(transform: ViewTransform, at: tuple[float, float]) -> None:
    assert transform.to_canvas(transform.to_picture(at)) == pytest.approx(at)


@given(turned, on_canvas, st.floats(0.8, 1.25))
def test_zooming_holds_the_point_under_the_pointer(
    transform: ViewTransform, at: tuple[float, float], factor: float
) -> None:
    x, y = transform.to_picture(at)
    zoomed = transform.zoom_by(factor, at)
    assert zoomed.zoom == pytest.approx(transform.zoom * factor)
    if 0 < zoomed.centre[0] < 200 and 0 < zoomed.centre[1] < 150:  # else its edge was reached
        assert zoomed.to_picture(at) == pytest.approx((x, y))


@pytest.mark.parametrize(
    ("transform", "corner"),
    [
        (FITTED, (0, 0)),
        (FITTED.flip(), (400, 0)),
        (FITTED.flip(upside_down=True), (0, 300)),
        (FITTED.turn(1), (312.5, 0)),
        (FITTED.turn(2), (400, 300)),
        (FITTED.turn(-1), (87.5, 300)),
        (FITTED.turn(1).flip(), (87.5, 0)),
        (FITTED.turn(1).flip(upside_down=True), (312.5, 300)),
    ],
)
def test_where_the_upper_left_corner_goes(transform: ViewTransform, corner: tuple[float, float]) -> None:
    assert transform.to_canvas((0, 0)) == corner
    assert transform.fitted


def test_zoom_and_centre_have_bounds() -> None:
    assert FITTED.zoom == FITTED.zoom_to_fit == 2
    assert FITTED.zoom_by(1000).zoom == MAX_ZOOM
    assert FITTED.zoom_by(1e-3).zoom == 2 * MIN_ZOOM_OF_FIT
    assert FITTED.pan((1e6, -1e6)).centre == (0, 150)


def test_what_is_fitted_stays_so_and_another_zoom_stays_too() -> None:
    assert FITTED.resize((800, 600)).zoom == 4
    assert FITTED.turn(1).resize((300, 400)).zoom == 2
    assert FITTED.zoom_by(1.5).resize((800, 600)).zoom == 3
    assert FITTED.resize((0, 0)).zoom == 1


def test_a_picture_of_another_size_follows_and_keeps_its_way_round() -> None:
    leader = FITTED.zoom_by(3).pan((40, 0))
    own = ViewTransform((400, 300)).show((2000, 1500)).turn(1)
    follower = own.follow(leader)
    assert follower.zoom / follower.zoom_to_fit == pytest.approx(3)
    assert follower.centre == pytest.approx((10 * leader.centre[0], 10 * leader.centre[1]))
    assert follower.turns == 1
    assert follower.follow(FITTED) == own
