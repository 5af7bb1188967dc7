"""Which DICOM files are of one patient, one study and one series, without keeping whose or of when.

Patient, study and series become hashes keyed with a number drawn anew in every process, and the time of a study is
moved by another: good for telling same from different and earlier from later while the program runs, and for nothing
else. They are never written to a disc.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydicom.tag import BaseTag

_SALT = secrets.token_bytes(32)
_SHIFT = secrets.randbits(64)
_TAGS = {
    "PatientID": 0x00100020,
    "IssuerOfPatientID": 0x00100021,
    "PatientName": 0x00100010,
    "PatientBirthDate": 0x00100030,
    "StudyInstanceUID": 0x0020000D,
    "SeriesInstanceUID": 0x0020000E,
    "StudyDate": 0x00080020,
    "StudyTime": 0x00080030,
    "InstanceNumber": 0x00200013,
}
_DEFLATED = b"1.2.840.10008.1.2.1.99"


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


def study_of(head: bytes) -> Study | None:
    """Return where a DICOM file belongs; None where it does not say, or is damaged.

    Parameters
    ----------
    head : bytes
        As many of its first bytes as hold its groups 0008 to 0020; of a deflated dataset nothing is known.
    """
    if _DEFLATED in head[:1024]:
        return None
    from pydicom.filereader import read_partial  # costs a fifth of a second

    try:
        ds = read_partial(io.BytesIO(head), stop_when=_after_study, force=True, specific_tags=[*_TAGS.values()])
        value = {tag: str(ds.get(tag) or "").strip() for tag in _TAGS}
    except Exception:  # a damaged file raises anything, and says so when it is read
        return None
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


def _after_study(tag: BaseTag, vr: str | None, length: int) -> bool:
    return tag.group > 0x0020


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
