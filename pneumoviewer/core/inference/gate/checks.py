"""Gate checks without a network: colour, size, contrast, grain, and what a DICOM file says of its picture."""

from __future__ import annotations

import math
import re

import numpy as np
from msgspec import UNSET
from numpy.typing import NDArray
from PIL import Image

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.intensity import COLOUR_NOTE
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.results import GateCheck

MIN_SIDE = 96  # pixels; a lobe's infiltrate is gone in fewer
MIN_CONTRAST = 0.2
MIN_SMOOTHNESS = 0.92
OLDEST = 10.0  # years; the radiographs learned from are of children aged one to five
ADULT = 18.0

_SMALL = 128
_MAX_SAMPLED = 512
_RADIOGRAPHS = ("CR", "DX", "RG", "OT", "SC")  # OT and SC are said of scanned films too
_CHEST = ("CHEST", "THORAX", "LUNG", "RIB", "HEART", "TSPINE", "CLAVICLE")
_LATERAL = ("LL", "RL", "LATERAL", "LAT")
_AGE = re.compile(r"(\d{1,3})([DWMY])")
_A_YEAR = {"D": 365.25, "W": 52.18, "M": 12.0, "Y": 1.0}


def check_picture(radiograph: Radiograph) -> tuple[GateCheck, ...]:
    """Check the picture itself.

    Returns
    -------
    tuple of Check
        ``colour``; ``size``, the shorter side in pixels; ``contrast``, between the 1st and the 99th percentile of the
        grey values, in [0, 1]; ``grain``, how far neighbours agree, see :func:`smoothness`.
    """
    sample = _sample(radiograph)
    low, high = np.percentile(sample, (1, 99))
    contrast = float(high - low) / 255.0
    smooth = smoothness(sample)
    side = min(radiograph.width, radiograph.height)
    return (
        make_check("colour", COLOUR_NOTE not in radiograph.notes, COLOUR_NOTE),
        make_check(
            "size",
            side >= MIN_SIDE,
            QT_TRANSLATE_NOOP("notes", "The picture has too few pixels to show a lung's markings"),
            side,
            MIN_SIDE,
        ),
        make_check(
            "contrast",
            contrast >= MIN_CONTRAST,
            QT_TRANSLATE_NOOP("notes", "The picture is blank, or has hardly any contrast"),
            contrast,
            MIN_CONTRAST,
        ),
        make_check(
            "grain",
            smooth >= MIN_SMOOTHNESS,
            QT_TRANSLATE_NOOP("notes", "The picture is noise, or lines and text: nothing in it is smooth as a body is"),
            smooth,
            MIN_SMOOTHNESS,
        ),
    )


def check_details(radiograph: Radiograph) -> tuple[GateCheck, ...]:
    """Check what a DICOM file says of its picture.

    Returns
    -------
    tuple of Check
        ``modality``, ``body part``, ``view``, ``age`` (in years), each where the file says it in words that are known.
    """
    details = {key: value.upper() for key, value in radiograph.details.items()}
    checks = []
    if modality := details.get("Modality"):
        words = QT_TRANSLATE_NOOP("notes", "Not a radiograph ({modality}, the file says)")
        checks.append(make_check("modality", modality in _RADIOGRAPHS, words, modality=modality))
    if body := details.get("BodyPartExamined"):
        words = QT_TRANSLATE_NOOP("notes", "Not a chest ({part}, the file says)")
        checks.append(make_check("body part", any(part in body for part in _CHEST), words, part=body.lower()))
    if view := details.get("ViewPosition"):
        words = QT_TRANSLATE_NOOP("notes", "Side view: the models know frontal ones")
        checks.append(make_check("view", view not in _LATERAL, words))
    age = years(details.get("PatientAge", ""))
    if age is not None:
        if age >= ADULT:
            words = QT_TRANSLATE_NOOP("notes", "An adult, {years} years: the models know children of one to five")
        else:
            words = QT_TRANSLATE_NOOP("notes", "A child of {years} years: the models know children of one to five")
        checks.append(make_check("age", age <= OLDEST, words, age, OLDEST, years=f"{age:.0f}"))
    return tuple(checks)


def make_check(
    name: str, passed: bool, message: str, value: float | None = None, limit: float | None = None, **arguments: str
) -> GateCheck:
    """Return a check that has its message only where it failed."""
    return GateCheck(name, passed, "" if passed else message, value, limit, UNSET if passed else arguments or UNSET)


def smoothness(sample: NDArray[np.uint8]) -> float:
    """Return how far neighbouring pixels agree once the picture is small: near 1 for a radiograph, near 0 for noise.

    It is the correlation of pixels beside and below each other, at 128 × 128 pixels, each the mean of those it covers;
    0 of a picture that is all one grey.

    Parameters
    ----------
    sample : ndarray of uint8, shape (height, width)
    """
    image = Image.fromarray(sample.astype(np.float32)).resize((_SMALL, _SMALL), Image.Resampling.BOX)
    small = np.asarray(image, np.float64)
    pairs = ((small[:, :-1], small[:, 1:]), (small[:-1], small[1:]))
    if min(values.std() for pair in pairs for values in pair) < 1e-6:
        return 0.0
    return float(np.mean([np.corrcoef(one.ravel(), other.ravel())[0, 1] for one, other in pairs]))


def years(age: str) -> float | None:
    """Return a DICOM age (``003Y``, ``018M``) in years; None where it is none."""
    match = _AGE.fullmatch(age)
    return int(match[1]) / _A_YEAR[match[2]] if match else None


def _sample(radiograph: Radiograph) -> NDArray[np.uint8]:
    """Return the picture as the file means it to be seen, every so manieth pixel of a large one."""
    step = math.ceil(min(radiograph.width, radiograph.height) / _MAX_SAMPLED)
    low, high = radiograph.window
    values = radiograph.pixels[::step, ::step].astype(np.float32)
    shown: NDArray[np.uint8] = (np.clip((values - low) / max(high - low, 1e-6), 0, 1) * 255).astype(np.uint8)
    return shown
