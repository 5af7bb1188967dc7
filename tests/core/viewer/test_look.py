import pytest

from pneumoviewer.core.viewer.look import Look


def test_black_and_white_are_apart() -> None:
    assert Look().with_window(100, 50).window == (100, 101)


def test_gamma_has_bounds_and_comes_back_to_one() -> None:
    assert Look().with_gamma_scaled(1.1).with_gamma_scaled(1 / 1.1) == Look()
    assert [Look().with_gamma_scaled(factor).gamma for factor in (100, 0.01)] == [5, 0.2]


def test_a_window_is_carried_over_to_its_place_in_another_file() -> None:
    assert Look((64, 128), 2.0, True).carried_over((0, 256), (1000, 5000)) == Look((2000, 3000), 2.0, True)


def test_dragging_up_brightens_and_finely_so() -> None:
    low, high = Look((0, 400)).dragged((0, -50), (0, 400)).window
    assert (low, high) == (-50, 350)
    assert Look((0, 400)).dragged((100, 0), (0, 400), fine=True).window == pytest.approx((-10, 410))
