"""DICOM source of an export: the header of the file that a radiograph came from. Imports pydicom, so late."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TypeVar

import pydicom
from pydicom import Dataset
from pydicom.uid import UID

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.reader import open_input

MANUFACTURER = "PneumoViewer"
RESEARCH_ONLY = "RESEARCH AND TEACHING ONLY - NO DIAGNOSIS"
_NOT_MADE = QT_TRANSLATE_NOOP("errors", "No DICOM object was made of radiograph {number}")
_NEEDED = ("SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID")
# Every DICOM object has them, but they may be empty (type 2).
_PERHAPS_EMPTY = (
    "PatientID",
    "PatientName",
    "PatientBirthDate",
    "PatientSex",
    "AccessionNumber",
    "StudyID",
    "StudyDate",
    "StudyTime",
    "ReferringPhysicianName",
)
Instance = TypeVar("Instance", bound=Dataset)


def read_source(radiograph: Radiograph, number: int, *, max_megapixels: float = 100.0) -> Dataset:
    """Return the header of the file that a radiograph came from.

    Parameters
    ----------
    number : int
        What the radiograph is called by where it is refused.

    Returns
    -------
    Dataset
        Without pixels; what every object has is there, if empty.

    Raises
    ------
    PneumoError
        Where it did not come from a DICOM file, that is gone, or it belongs to no study.
    """
    if radiograph.format != "DICOM" or radiograph.path is None:
        raise PneumoError(
            _NOT_MADE,
            QT_TRANSLATE_NOOP(
                "errors", "it is a {format} picture, which names no patient and no study to file it under"
            ),
            QT_TRANSLATE_NOOP("errors", "Write a report instead, or open the radiograph's DICOM file"),
            number=number,
            format=radiograph.format,
        )
    try:
        with open_input(radiograph.path, max_megapixels=max_megapixels) as file:
            source = pydicom.dcmread(file, stop_before_pixels=True, force=True)
    except Exception as error:  # pydicom raises anything of a file that was changed meanwhile
        raise PneumoError(
            _NOT_MADE,
            QT_TRANSLATE_NOOP("errors", "its file can no longer be read"),
            QT_TRANSLATE_NOOP("errors", "Check that the disc or share is connected, and try again"),
            number=number,
        ) from error
    if not all(UID(str(source.get(key) or "")).is_valid for key in _NEEDED):
        raise PneumoError(
            _NOT_MADE,
            QT_TRANSLATE_NOOP("errors", "its file does not say which study it belongs to, or which image it is"),
            QT_TRANSLATE_NOOP("errors", "Export it anew from the archive, or write a report instead"),
            number=number,
        )
    for key in _PERHAPS_EMPTY:
        if key not in source:
            setattr(source, key, "")
    return source


def encode_instance(number: int, make: Callable[[], Instance], source: Dataset) -> bytes:
    """Return a DICOM object as the bytes of its file, in its source's character set.

    Parameters
    ----------
    number : int
        The radiograph's, where it fails.
    source : Dataset
        Whose patient and study it has.

    Raises
    ------
    PneumoError
        Where what the source says of patient and study cannot be written again.
    """
    try:
        instance = make()
        if "SpecificCharacterSet" in source:
            instance.SpecificCharacterSet = source.SpecificCharacterSet
        file = BytesIO()
        instance.save_as(file, enforce_file_format=True)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise PneumoError(
            _NOT_MADE,
            # What exactly is wrong may be a name, and is not repeated.
            QT_TRANSLATE_NOOP("errors", "what its file says of the patient or the study is no valid DICOM ({reason})"),
            QT_TRANSLATE_NOOP("errors", "Export it anew from the archive, or write a report instead"),
            number=number,
            reason=type(error).__name__,
        ) from error
    return file.getvalue()


def to_ascii(text: str) -> str:
    """Return a text in characters that every DICOM character set has."""
    return text.replace("“", '"').replace("”", '"').encode("ascii", "replace").decode()
