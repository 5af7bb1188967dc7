"""Synthetic chests and the practice data made of them."""

from pathlib import Path

import numpy as np
import pytest

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.paths import phantom_files
from pneumoviewer.core.radiograph.phantom import draw_phantom, write_phantoms, write_practice_data
from pneumoviewer.core.radiograph.reader import read

CLASSES = ("normal", "bacterial", "viral")


def test_a_seed_draws_the_same_and_another_does_not() -> None:
    one = draw_phantom("viral", 1, (96, 112))
    assert (one.shape, one.dtype) == ((96, 112), np.uint8)
    np.testing.assert_array_equal(one, draw_phantom("viral", 1, (96, 112)))
    assert (one != draw_phantom("viral", 2, (96, 112))).mean() > 0.5


def test_an_unknown_class_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="fungal"):
        draw_phantom("fungal", 0)


def test_findings_are_in_the_lungs_and_nowhere_else() -> None:
    means = {name: np.mean([draw_phantom(name, s, (96, 112)) for s in range(40)], axis=0) for name in CLASSES}
    bacterial, viral = means["bacterial"] - means["normal"], means["viral"] - means["normal"]
    lungs = np.zeros((96, 112), bool)
    lungs[25:70, 20:48] = lungs[25:70, 64:92] = True
    corners = np.zeros((96, 112), bool)
    corners[:8], corners[-8:] = True, True
    for finding in (bacterial, viral):
        assert finding[lungs].mean() > 5
        assert abs(finding[corners].mean()) < 4


def test_the_classes_can_be_told_apart_but_not_by_one_pixel() -> None:
    pictures = {name: np.array([draw_phantom(name, s, (48, 56)) for s in range(60)], float) for name in CLASSES}
    x = np.concatenate([pictures[name].reshape(60, -1) for name in CLASSES]) / 255
    y = np.repeat([-1.0, 1.0, 1.0], 60)
    best = max(max(np.mean((x[:, i] > t) == (y > 0)) for t in (0.2, 0.3, 0.4, 0.5)) for i in range(x.shape[1]))
    assert best < 0.9


def test_practice_data(tmp_path: Path) -> None:
    seen = []
    folder = tmp_path / "practice"
    assert write_practice_data(folder, 60, seed=3, on_progress=lambda done, of: seen.append((done, of))) == 60
    assert seen == [(i, 60) for i in range(1, 61)]
    files = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    assert len(files) == 60
    patients: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for file in files:
        split, label, name = file.parts
        patient = name.split("_")[0] if label == "PNEUMONIA" else name.rsplit("-", 1)[0]
        patients.setdefault(split, set()).add(patient)
        kinds.setdefault(split, set()).add(name.split("_")[1] if label == "PNEUMONIA" else "normal")
    assert set(patients) == {"train", "val", "test"}
    assert not patients["train"] & patients["val"]
    assert not patients["train"] & patients["test"]
    assert not patients["val"] & patients["test"]
    assert all(kind == {"normal", "bacteria", "virus"} for kind in kinds.values())
    assert read(folder / files[0]).format == "JPEG"


def test_practice_data_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    for name in "ab":
        write_practice_data(tmp_path / name, 5, seed=9)
    a, b = ([(p.name, p.read_bytes()) for p in sorted((tmp_path / n).rglob("*.jpeg"))] for n in "ab")
    assert a == b


def test_practice_data_never_mixes_with_a_persons_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(PneumoError, match="not an empty folder"):
        write_practice_data(tmp_path, 3)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("exists", [False, True])
def test_cancelling_removes_what_was_written(tmp_path: Path, exists: bool) -> None:
    folder = tmp_path / "practice"
    if exists:
        folder.mkdir()
    written: list[int] = []
    with pytest.raises(Cancelled):
        write_practice_data(
            folder, 9, on_progress=lambda n, _: written.append(n), should_stop=lambda: len(written) == 4
        )
    assert written == [1, 2, 3, 4]
    assert folder.exists() == exists
    assert not exists or not any(folder.iterdir())


def test_the_phantoms_we_ship_are_what_the_code_draws(tmp_path: Path) -> None:
    write_phantoms(tmp_path)
    shipped = phantom_files()
    assert [p.name for p in shipped] == sorted(p.name for p in tmp_path.iterdir())
    assert len(shipped) == 4
    for path in shipped:
        drawn = read(tmp_path / path.name).presented()
        # Another processor or font renderer may round a few pixels otherwise.
        assert np.mean(np.abs(read(path).presented() - drawn) > 0.02) < 0.02
    assert sum(p.stat().st_size for p in shipped) < 1_000_000


def test_the_dicom_phantom_is_upright_in_polarity() -> None:
    radiograph = read(next(p for p in phantom_files() if p.suffix == ".dcm"))
    assert radiograph.bits == 12
    assert radiograph.details["Modality"] == "CR"
    shown = radiograph.presented()
    height, width = shown.shape
    spine = shown[height // 2, width // 2 - 5 : width // 2 + 5].mean()
    assert spine > shown[height // 3, width // 4] + 0.2  # bone is brighter than lung
