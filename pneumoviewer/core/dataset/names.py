"""What the names of folders and files say of a radiograph: its split, its label, its patient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from pneumoviewer.core.results import NORMAL

SPLITS = ("train", "val", "test")
PNEUMONIA = "pneumonia"
_SPLITS = {
    "train": "train",
    "training": "train",
    "val": "val",
    "valid": "val",
    "validation": "val",
    "test": "test",
    "testing": "test",
}
_LABELS = {
    "normal": NORMAL,
    "pneumonia": PNEUMONIA,
    "bacteria": "bacterial",
    "bacterial": "bacterial",
    "virus": "viral",
    "viral": "viral",
}
LABELS = frozenset(_LABELS.values())
_CAUSE = re.compile(r"(?<![a-z])(bacteria|bacterial|virus|viral)(?![a-z])")
_PATIENT = re.compile(
    r"((?:normal\d*-)?im-\d+)(?=-)"  # IM-0115-0001, NORMAL2-IM-1018-0001
    r"|((?:person|patient|pat|p)[-_]?\d+)(?=[-_. ]|$)",  # person12_virus_3, patient123_lateral, p123-1
    re.IGNORECASE,
)
_IMAGES = frozenset(["png", "jpg", "jpeg", "jpe", "jfif", "tif", "tiff", "bmp", "webp", "dcm", "dicom"])


def is_image(name: str) -> bool:
    """Say whether a file may be a radiograph by its name: a known ending, or none (as DICOM files often have)."""
    ending = PurePath(name).suffix[1:].casefold()
    return ending in _IMAGES or not ending or ending.isdigit()


def split_of(folder: str) -> str | None:
    """Return ``train``, ``val`` or ``test`` where a folder (or a table's cell) is called so, else None."""
    return _SPLITS.get(folder.strip().casefold())


def known_label(folder: str) -> str | None:
    """Return ``normal``, ``pneumonia``, ``bacterial`` or ``viral`` where a folder is called so, else None."""
    return _LABELS.get(folder.strip().casefold())


def label_of(folders: Sequence[str], name: str) -> str:
    """Return the label of a file in a class folder.

    Parameters
    ----------
    folders : sequence of str
        The class folder and what lies between it and the file; at least one.
    name : str
        The file's name. In a folder of pneumonia it may tell bacteria from virus.

    Returns
    -------
    str
        ``normal``, ``pneumonia`` (cause unknown), ``bacterial``, ``viral``, or the class folder's own name.
    """
    label = known_label(folders[0])
    if label is None:
        return folders[0]
    if label == PNEUMONIA:
        for text in (*folders[1:], name):
            cause = _CAUSE.search(text.casefold())
            if cause:
                return _LABELS[cause[1]]
    return label


def patient_of(folders: Sequence[str], name: str) -> str:
    """Return the patient a file belongs to.

    The number in names such as ``person12_virus_3``, ``IM-0115-0001``, ``NORMAL2-IM-1018-0001`` or ``patient7-2``.
    Failing that, a folder inside the class folder is one patient, and any other file is a patient of its own.

    Parameters
    ----------
    folders : sequence of str
        The class folder and what lies between it and the file; at least one.
    name : str
        The file's name.
    """
    inner = [folder for folder in folders[1:] if known_label(folder) is None]
    for text in (name, *inner):
        match = _PATIENT.match(text)
        if match:
            return match[0]
    own = inner[0] if inner else PurePath(name).stem
    return f"{folders[0]}/{own}"
