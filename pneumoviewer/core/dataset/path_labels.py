"""Path labels: what names of folders and files say of a radiograph: its split, its label, its patient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from pneumoviewer.core.classes import KINDS, NORMAL
from pneumoviewer.core.radiograph.file_names import has_picture_ending

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
    "infected": PNEUMONIA,
    "bacteria": "bacterial",
    "bacterial": "bacterial",
    "virus": "viral",
    "viral": "viral",
}
LABELS = frozenset(_LABELS.values())
# Two folders inside "infected" in a published set whose images are, one by one, viral and bacterial ones of 2018.
_INFECTED = {"covid": "viral", "non": "bacterial"}
_CAUSE = re.compile(r"(?<![a-z])(bacteria|bacterial|virus|viral)(?![a-z])")
_PATIENT = re.compile(
    r"((?:normal\d*-)?im-\d+)(?=-)"  # IM-0115-0001, NORMAL2-IM-1018-0001
    r"|((?:person|patient|pat|p)[-_]?\d+)(?=[-_. ]|$)",  # person12_virus_3, patient123_lateral, p123-1
    re.IGNORECASE,
)


def is_image(name: str) -> bool:
    """Say whether a file may be a radiograph by its name: a known ending, or none (as DICOM files often have)."""
    ending = PurePath(name).suffix[1:]
    return has_picture_ending(name) or not ending or ending.isdigit()


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
    if _is_infected(folders):
        return _INFECTED[folders[1].casefold()]
    return cause_of(folders[1:], name) if label == PNEUMONIA else label


def cause_of(inner: Sequence[str], name: str) -> str:
    """Return ``bacterial`` or ``viral`` where the folders below one of pneumonia, or the file, say so.

    Parameters
    ----------
    inner : sequence of str
        What lies between the class folder and the file.

    Returns
    -------
    str
        ``pneumonia`` where nothing does.
    """
    causes = (_CAUSE.search(text.casefold()) for text in (*inner, name))
    return next((_LABELS[cause[1]] for cause in causes if cause), PNEUMONIA)


def class_folder_label(folders: Sequence[str], name: str) -> str | None:
    """Return the label of a file by the nearest folder above it that is called like a known class.

    A class folder lies in a split folder, or holds the file itself or in a folder of the patient: what is called so
    further up may be anything, such as a project on pneumonia.

    Parameters
    ----------
    folders : sequence of str
        All the folders that the file lies in, the outermost first.

    Returns
    -------
    str or None
        As :func:`label_of`; None where there is no such folder.
    """
    for at in range(len(folders) - 1, -1, -1):
        if known_label(folders[at]) is not None:
            split = split_of(folders[at - 1]) if at else None
            is_class = split is not None or at >= len(folders) - 2
            return label_of(folders[at:], name) if is_class else None
    return None


def right_classes(label: str, classes: Sequence[str]) -> tuple[str, ...]:
    """Return which of a model's classes are right for a label.

    Parameters
    ----------
    label : str
        ``normal``, ``pneumonia`` (cause unknown), ``bacterial``, ``viral``, or any other.
    classes : sequence of str
        Class names of the model.

    Returns
    -------
    tuple of str
        The label itself; ``pneumonia`` for a cause that the model does not tell; the causes for a pneumonia whose
        cause is unknown. Empty where the model cannot be right or wrong about it.
    """
    if label in classes:
        return (label,)
    if label in KINDS and PNEUMONIA in classes:
        return (PNEUMONIA,)
    if label == PNEUMONIA and NORMAL in classes:
        return tuple(name for name in classes if name in KINDS)
    return ()


def patient_of(folders: Sequence[str], name: str, above: Sequence[str] = ()) -> str:
    """Return the patient a file belongs to.

    The number in names such as ``person12_virus_3``, ``IM-0115-0001``, ``NORMAL2-IM-1018-0001`` or ``patient7-2``.
    Failing that, a folder inside the class folder is one patient, and any other file is a patient of its own.

    Parameters
    ----------
    folders : sequence of str
        The class folder and what lies between it and the file; at least one.
    above : sequence of str
        Folders above the class folder; only their numbers tell a patient.
    """
    depth = 2 if _is_infected(folders) else 1
    inner = [folder for folder in folders[depth:] if known_label(folder) is None]
    for text in (name, *inner, *above):
        match = _PATIENT.match(text)
        if match:
            return match[0]
    own = inner[0] if inner else PurePath(name).stem
    return "/".join((*folders[:depth], own))


def _is_infected(folders: Sequence[str]) -> bool:
    return len(folders) > 1 and folders[0].casefold() == "infected" and folders[1].casefold() in _INFECTED
