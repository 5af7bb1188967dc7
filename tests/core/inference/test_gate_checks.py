"""What is checked of a picture without a network."""

import numpy as np
import pytest
from numpy.typing import NDArray

from pneumoviewer.core.inference.gate.checks import check_details, check_picture, smoothness, years
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.reader import from_array

NOISE = np.random.default_rng(0).integers(0, 256, (300, 300), np.uint8)
CHEST = draw_phantom("viral", 3)


def failed(pixels: NDArray[np.uint8]) -> set[str]:
    return {check.name for check in check_picture(from_array(pixels.copy(), "picture")) if not check.passed}


def saying(**details: str) -> Radiograph:
    return Radiograph.make(CHEST.copy(), (0, 255), name="x", format="DICOM", bits=8, details=details)


@pytest.mark.parametrize("class_name", ["normal", "bacterial", "viral"])
def test_a_drawn_chest_passes(class_name: str) -> None:
    for seed in range(5):
        assert not failed(draw_phantom(class_name, seed))


def test_each_check_finds_what_it_is_for() -> None:
    colours = np.stack([CHEST, CHEST, 255 - CHEST], 2)
    assert failed(colours) == {"colour"}
    assert failed(CHEST[::8, ::8]) == {"size"}
    assert failed((100 + CHEST // 20).astype(np.uint8)) == {"contrast"}
    assert failed(NOISE) == {"grain"}
    assert failed(np.full((300, 300), 90, np.uint8)) == {"contrast", "grain"}


def test_a_failed_check_says_what_was_found_and_a_passed_one_nothing() -> None:
    checks = check_picture(from_array(NOISE.copy(), "noise"))
    assert [bool(check.message) for check in checks] == [not check.passed for check in checks]
    grain = checks[-1]
    assert grain.value is not None
    assert grain.limit is not None
    assert grain.value < grain.limit


def test_a_wide_window_is_what_counts_and_not_the_numbers_stored() -> None:
    deep = CHEST.astype(np.uint16) * 16
    narrow = Radiograph.make(deep.copy(), (0, 4095), name="x", format="DICOM", bits=12)
    wide = Radiograph.make(deep.copy(), (0, 65535), name="x", format="DICOM", bits=12)
    assert all(check.passed for check in check_picture(narrow))
    assert "contrast" in {check.name for check in check_picture(wide) if not check.passed}


def test_smoothness_tells_noise_from_a_picture_at_any_size() -> None:
    assert abs(smoothness(NOISE)) < 0.1
    assert smoothness(CHEST) > 0.95
    assert smoothness(CHEST[::3, ::2]) > 0.95
    assert smoothness(np.zeros((50, 50), np.uint8)) == 0.0


@pytest.mark.parametrize(
    ("details", "failing"),
    [
        ({}, set()),
        ({"Modality": "CR", "BodyPartExamined": "CHEST", "ViewPosition": "AP", "PatientAge": "003Y"}, set()),
        ({"Modality": "DX", "BodyPartExamined": "THORAX^PA", "ViewPosition": "PA", "PatientAge": "018M"}, set()),
        ({"Modality": "MR"}, {"modality"}),
        ({"Modality": "CR", "BodyPartExamined": "EXTREMITY"}, {"body part"}),
        ({"BodyPartExamined": "chest", "ViewPosition": "LL"}, {"view"}),
        ({"PatientAge": "061Y"}, {"age"}),
        ({"PatientAge": "a few"}, set()),
    ],
)
def test_what_a_file_says_of_itself_is_checked(details: dict[str, str], failing: set[str]) -> None:
    assert {check.name for check in check_details(saying(**details)) if not check.passed} == failing


def test_what_a_file_does_not_say_is_no_check() -> None:
    assert [check.name for check in check_details(saying(Modality="CR", PatientAge="?"))] == ["modality"]


@pytest.mark.parametrize(
    ("text", "age"), [("003Y", 3.0), ("018M", 1.5), ("026W", 0.5), ("010D", 0.03), ("", None), ("Y", None)]
)
def test_a_dicom_age_is_told_in_years(text: str, age: float | None) -> None:
    assert years(text) == (None if age is None else pytest.approx(age, abs=0.01))
