"""Phantoms: synthetic chests for tests, for practice and for the first look. Nobody's radiograph."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.phantom_anatomy import Chest, Field
from pneumoviewer.core.radiograph.write_dicom import write_dicom

_CLASSES = ("normal", "bacterial", "viral")
_MARK = "SYNTHETIC"
_PRACTICE_SIZE = (240, 280)
_SPLITS = ("train", "val", "train", "test", "train")
_NOT_WRITTEN = QT_TRANSLATE_NOOP("errors", "Practice data could not be written to {folder}")


def draw_phantom(class_name: str, seed: int, size: tuple[int, int] = (480, 560)) -> NDArray[np.uint8]:
    """Draw a child's chest from the front, with SYNTHETIC written in a corner.

    Position, build, exposure and noise vary with the seed in all classes alike. Bacterial pneumonia is drawn as one
    dense opacity in one lobe, viral as faint patches and streaks in both lungs.

    Parameters
    ----------
    class_name : {"normal", "bacterial", "viral"}
    size : tuple of int
        Height and width in pixels.

    Returns
    -------
    ndarray of uint8, shape `size`
        0 is black.

    Raises
    ------
    ValueError
        Where there is no such class.
    """
    if class_name not in _CLASSES:
        raise ValueError(f"no phantom of class {class_name!r}")
    rng = np.random.default_rng(seed)
    chest = Chest(rng, size)
    picture = chest.draw()
    if class_name == "bacterial":
        picture += chest.lobar_opacity()
    elif class_name == "viral":
        picture += chest.diffuse_opacities()
    return _developed(picture, rng)


def write_practice_data(
    folder: Path,
    images: int = 300,
    seed: int = 0,
    on_progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> int:
    """Write a labelled folder of phantoms, laid out and named like the radiographs people download.

    ``train|val|test/NORMAL|PNEUMONIA``, a third of the patients of each class, one or two images a patient, three
    fifths of the patients to train on and a fifth each to validate and test. No patient is in two splits.

    Parameters
    ----------
    folder : Path
        New, or empty.
    on_progress : callable, optional
        Called with the images written and the images wanted.
    should_stop : callable, optional
        Asked before each image.

    Returns
    -------
    int
        The images written.

    Raises
    ------
    PneumoError
        Where the folder holds something already, or cannot be written.
    Cancelled
        Where `should_stop` said so; what was written is gone again.
    """
    new = not folder.exists()
    if not new and (not folder.is_dir() or any(folder.iterdir())):
        raise PneumoError(
            _NOT_WRITTEN,
            QT_TRANSLATE_NOOP("errors", "it is there already and not an empty folder"),
            QT_TRANSLATE_NOOP("errors", "Name a new folder"),
            folder=folder,
        )
    try:
        for written, (name, class_name) in enumerate(_practice_files(images, np.random.default_rng(seed))):
            if should_stop is not None and should_stop():
                raise Cancelled
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            phantom = draw_phantom(class_name, seed * 1_000_003 + written, _PRACTICE_SIZE)
            Image.fromarray(phantom).save(path, quality=92)
            if on_progress is not None:
                on_progress(written + 1, images)
    except BaseException as error:
        for part in (folder,) if new else (folder / split for split in set(_SPLITS)):
            shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, OSError):
            raise PneumoError(
                _NOT_WRITTEN,
                QT_TRANSLATE_NOOP("errors", "the system could not write there ({reason})"),
                QT_TRANSLATE_NOOP("errors", "Choose a folder of your own on a disc with room"),
                folder=folder,
                reason=error.strerror or "?",
            ) from error
        raise
    return images


def write_phantoms(folder: Path) -> None:
    """Draw the phantoms we ship: one of each class, and a normal one as a 12-bit MONOCHROME1 DICOM file.

    Parameters
    ----------
    folder : Path
        Files of the same names are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for seed, class_name in enumerate(_CLASSES, start=3):
        Image.fromarray(draw_phantom(class_name, seed)).save(folder / f"phantom-{class_name}.png", optimize=True)
    stored = 4095 - draw_phantom("normal", 7, (300, 350)).astype(np.uint16) * 16
    file = folder / "phantom-dicom.dcm"
    write_dicom(stored, file, photometric="MONOCHROME1", window=(2048, 4096), mark=_MARK)


def _practice_files(images: int, rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Yield the relative path and the class of each image."""
    written = patient = 0
    while written < images:
        class_name = _CLASSES[patient % 3]
        split = _SPLITS[patient // 3 % len(_SPLITS)]
        patient += 1
        for image in range(1, min(int(rng.integers(1, 3)), images - written) + 1):
            written += 1
            if class_name == "normal":
                yield f"{split}/NORMAL/IM-{patient:04d}-{image:04d}.jpeg", class_name
            else:
                cause = "bacteria" if class_name == "bacterial" else "virus"
                yield f"{split}/PNEUMONIA/person{patient}_{cause}_{written}.jpeg", class_name


def _developed(picture: Field, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Expose: contrast, brightness and quantum noise of its own for each picture; then write the mark."""
    exposed = np.clip(picture * rng.uniform(0.92, 1.12) + rng.normal(0, 0.02), 0, 1.2) ** rng.uniform(0.88, 1.12)
    exposed += rng.normal(0, 0.018, picture.shape) * (0.4 + exposed)
    image = Image.fromarray((np.clip(exposed, 0, 1) * 255).astype(np.uint8))
    height, width = picture.shape
    font = ImageFont.load_default(max(8, height // 26))
    pen = ImageDraw.Draw(image)
    left, _, right, bottom = pen.textbbox((0, 0), _MARK, font=font)
    margin = max(2, width // 60)
    across = (margin, width - (right - left) - margin)[int(rng.integers(2))]
    down = (margin, height - bottom - margin)[int(rng.integers(2))]
    pen.text((across, down), _MARK, fill=235, font=font)
    return np.array(image)
