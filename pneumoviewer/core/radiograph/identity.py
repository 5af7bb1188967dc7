"""Which DICOM files are of one patient, one study and one series, without keeping whose or of when; and whose.

Patient, study and series become hashes keyed with a number drawn anew in every process, and the time of a study is
moved by another: good for telling same from different and earlier from later while the program runs, and for nothing
else. They are never written to a disc. Whose a file is is read only for a person who asks, and to blot it out of the
names of files.
"""

from __future__ import annotations

import hashlib
import io
import re
import secrets
from collections.abc import Iterator
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
BLOT = "•••"
_SHORT, _LEAST_ID = 4, 3  # characters


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
    id : str
    birth_date, study_date : str
        Such as ``2019-12-31``.
    """

    name: str = ""
    id: str = ""
    birth_date: str = ""
    study_date: str = ""


class Header:
    """What the beginning of a DICOM file says of its patient and study; nothing where it is damaged.

    Parameters
    ----------
    head : bytes
        As many of its first bytes as hold its groups 0008 to 0020; of a deflated dataset nothing is known.
    """

    def __init__(self, head: bytes) -> None:
        self._value = _values(head)

    def study(self) -> Study | None:
        """Return where the file belongs; None where it does not say."""
        value = self._value
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

    def identity(self) -> Identity | None:
        """Return whose the file is; None where it does not say."""
        value = self._value
        latin = value["PatientName"].split("=")[0]
        name = ", ".join(filter(None, (" ".join(part.split("^")).strip() for part in latin.split("^", 1))))
        found = Identity(name, value["PatientID"], _day(value["PatientBirthDate"]), _day(value["StudyDate"]))
        return found if found != Identity() else None

    def masked(self, text: str) -> str:
        """Return the file's name, or the path to it, with what tells the patient blotted out.

        Blotted out are the parts of the patient's name, the id, and the birth date as it may be written; whatever else
        may tell a person apart stays.
        """
        return re.sub("|".join(_telling(self._value)) or "(?!)", BLOT, text, flags=re.IGNORECASE)


def _telling(value: dict[str, str]) -> Iterator[str]:
    """Yield patterns of what tells the patient, the longest first where one may hold another."""
    if len(value["PatientID"]) >= _LEAST_ID:
        yield _apart(value["PatientID"])
    day = re.fullmatch(r"(\d\d)(\d\d)(\d\d)(\d\d)", value["PatientBirthDate"])
    if day:
        century, year, month, date = day.groups()
        for order in ((century + year, month, date), (date, month, century + year), (month, date, century + year)):
            yield rf"(?<!\d){'[-_. ]?'.join(order)}(?!\d)"
        yield rf"(?<!\d){year}{month}{date}(?!\d)"
    for part in sorted(re.findall(r"[^\W\d_]+", value["PatientName"]), key=len, reverse=True):
        if len(part) > 1:
            yield _apart(part)


def _apart(word: str) -> str:
    """Return a pattern of a word; a short one only where it stands alone, as it may be part of any other."""
    if len(word) > _SHORT:
        return re.escape(word)
    return rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"


def _values(head: bytes) -> dict[str, str]:
    if _DEFLATED not in head[:1024]:
        from pydicom.filereader import read_partial  # costs a fifth of a second

        try:
            ds = read_partial(io.BytesIO(head), stop_when=_after_study, force=True, specific_tags=[*_TAGS.values()])
            return {tag: str(ds.get(tag) or "").strip() for tag in _TAGS}
        except Exception:  # a damaged file raises anything, and says so when it is read
            pass
    return dict.fromkeys(_TAGS, "")


def _day(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if re.fullmatch(r"\d{8}", date) else date


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
