"""Patient identity: which DICOM files share patient, study and series, told by hashes alone; and whose they are.

Patient, study and series become hashes keyed with a number drawn anew in every process, and the time of a study is
moved by another: good for telling same from different and earlier from later while the program runs, and for nothing
else. They are never written to a disc. Whose a file is is read only for a person who asks, and to blot it out of the
names of files.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

_SALT = secrets.token_bytes(32)
_SHIFT = secrets.randbits(64)


@dataclass(frozen=True)
class Study:
    """Where a DICOM file belongs.

    Attributes
    ----------
    patient, study, series : bytes
        Keyed hashes.
    time : int
        Seconds from a secret moment to the study; 0 where it has no date. Good for ordering only.
    instance : int
        Number of the picture in its series; 0 where it has none.
    """

    patient: bytes
    study: bytes
    series: bytes
    time: int
    instance: int


@dataclass(frozen=True)
class Identity:
    """Whose a DICOM file is, and of when; empty where it does not say.

    Attributes
    ----------
    name : str
        Such as ``Doe, Jane``.
    birth_date, study_date : str
        Such as ``2019-12-31``.
    """

    name: str = ""
    id: str = ""
    birth_date: str = ""
    study_date: str = ""


def study_of(value: Mapping[str, str]) -> Study | None:
    """Return where a file belongs.

    Parameters
    ----------
    value : mapping of str to str
        Of the keywords of what is read here; empty where the file does not tell.

    Returns
    -------
    Study or None
        None where the file does not say.
    """
    study = value["StudyInstanceUID"]
    patient = (value["PatientID"], value["IssuerOfPatientID"])
    if not any(patient):
        patient = (value["PatientName"], value["PatientBirthDate"])
    if not study and not any(patient):
        return None
    whose = patient if any(patient) else ("", "", study)
    instance = value["InstanceNumber"]
    return Study(
        _hash("patient", *whose),
        _hash("study", *whose, study),
        _hash("series", *whose, study, value["SeriesInstanceUID"]),
        _moved(value["StudyDate"], value["StudyTime"]),
        int(instance) if instance.isdecimal() and len(instance) < 10 else 0,
    )


def _hash(*parts: str) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), key=_SALT, digest_size=16).digest()


def _moved(date: str, time: str) -> int:
    try:
        moment = datetime.strptime(date[:8], "%Y%m%d")
    except ValueError:
        return 0
    clock = time[:6] if len(time) >= 6 and time[:6].isdecimal() else "000000"
    seconds = int(clock[:2]) * 3600 + int(clock[2:4]) * 60 + int(clock[4:6])
    return (moment.toordinal() * 86400 + seconds) + _SHIFT
