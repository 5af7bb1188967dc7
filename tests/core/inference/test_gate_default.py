"""The default model that is shipped, and the gate that stands on its features."""

import numpy as np
import pytest

from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.find import find_model, is_default
from pneumoviewer.core.paths import phantom_files, sample_files
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import from_array, read
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.results import OPERATING_POINTS

MAX_BYTES = 40e6


@pytest.fixture(scope="module")
def keeper():
    return InputGate.of_default()


def drawn():
    """Pictures of several kinds, none of them a child's radiograph."""
    random = np.random.default_rng(0)
    rows, columns = np.mgrid[0:400, 0:400] / 400
    disc = np.hypot(rows - 0.5, columns - 0.5)
    return {
        "noise": random.integers(0, 256, (400, 400)),
        "blank": np.full((400, 400), 90),
        "gradient": columns * 255,
        "stripes": 127 + 120 * np.sin(columns * 60),
        "disc": np.where(disc < 0.3, 200, 10),
        "rings": 127 + 120 * np.sin(disc * 90),
        "phantom": draw_phantom("viral", 5),
        "inverted phantom": 255 - draw_phantom("normal", 5),
        "tiny": draw_phantom("normal", 5)[::8, ::8],
    }


@pytest.mark.parametrize("kind", drawn())
def test_what_is_no_childs_radiograph_is_flagged_and_the_check_is_named(keeper, kind):
    gate = keeper.check(from_array(np.ascontiguousarray(drawn()[kind].astype(np.uint8)), kind))
    assert not gate.passed
    assert all(check.message for check in gate.failed)


def test_it_is_what_a_person_gets_who_names_no_model():
    info = find_model(None)
    assert is_default(info)
    assert info.recipe == find_recipe("default")
    assert info.calibration is not None
    assert list(info.operating_points) == list(OPERATING_POINTS)
    assert sorted(info.operating_points.values()) == list(info.operating_points.values())
    assert sum(file.stat().st_size for file in info.path.rglob("*") if file.is_file()) < MAX_BYTES


def test_its_card_tells_how_far_to_trust_it():
    card = (find_model(None).path / "README.md").read_text("utf-8")
    for heading in ("Calibration", "Operating points", "In context", "Robustness", "The gate"):
        assert f"## {heading}" in card
    assert "unmeasured" in card


def test_the_first_start_shows_real_readings(keeper):
    """Three originals as they left the hospital, of validation patients: read, let through and decided on rightly."""
    films = [path for path in sample_files() if path not in phantom_files()]
    predictor = Predictor(find_model(None))
    for film in films:
        radiograph = read(film)
        assert keeper.check(radiograph).passed
        assert predictor.predict(radiograph).decision == film.stem.removeprefix("sample-")
    assert len(films) == 3
    assert "CC BY 4.0" in (films[0].parent / "SOURCES.md").read_text("utf-8")
