"""DICOM header: what it says of patient and study, read as far as it takes, and no further.

Values are skipped, pixels never reached, and neither a deflated header nor one that nests without end takes more than
its share of memory and time. What could not be read to its end tells nothing: its file's name is hidden wholly.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from pneumoviewer.core.radiograph.patient_identity import Identity, Study, study_of
from pneumoviewer.core.radiograph.redaction import Secrets, blotted, hidden

if TYPE_CHECKING:
    from pydicom import Dataset
    from pydicom.tag import BaseTag

_STUDY = {
    "IssuerOfPatientID": 0x00100021,
    "StudyInstanceUID": 0x0020000D,
    "SeriesInstanceUID": 0x0020000E,
    "StudyDate": 0x00080020,
    "StudyTime": 0x00080030,
    "InstanceNumber": 0x00200013,
}
_NAMES = {
    "PatientName": 0x00100010,
    "OtherPatientNames": 0x00101001,
    "PatientBirthName": 0x00101005,
    "PatientMotherBirthName": 0x00101060,
    "ResponsiblePerson": 0x00102297,
}
_IDS = {
    "PatientID": 0x00100020,
    "OtherPatientIDs": 0x00101000,
    "MedicalRecordLocator": 0x00101090,
    "AccessionNumber": 0x00080050,
    "StudyID": 0x00200010,
    "AdmissionID": 0x00380010,
}
_BIRTH_DATE = {"PatientBirthDate": 0x00100030}
_TOLD = _STUDY | _NAMES | _IDS | _BIRTH_DATE
# Sequences whose items may hold the same: of the patient's other ids, of studies and patients referred to, of requests,
# and of what was there before somebody corrected it.
_SEQUENCES = {
    "ReferencedStudySequence": 0x00081110,
    "ReferencedPatientSequence": 0x00081120,
    "OtherPatientIDsSequence": 0x00101002,
    "RequestAttributesSequence": 0x00400275,
    "OriginalAttributesSequence": 0x04000561,
    "ModifiedAttributesSequence": 0x04000550,
}
_CHARSET = 0x00080005
_DEFLATED = "1.2.840.10008.1.2.1.99"
_LAST_GROUP = 0x0400
_MAX_BYTES = 8_000_000  # of values and headers of elements; what is skipped does not count
_MAX_READS = 100_000
_MAX_VALUE = 1 << 16
# Where a file does not tell its character set, or tells a wrong one; UTF-8 is told from all others by itself.
_GUESSES = (
    *("latin-1", "gb18030", "cp1251", "iso8859_5", "iso8859_7", "iso8859_8", "iso8859_6", "tis_620"),
    *("cp932", "euc_jp", "euc_kr", "iso2022_jp_2", "iso2022_kr"),
)
_SHIFT = b"\x1b"
_DELIMITERS = {0x5C, 0x5E, 0x3D}  # at which the first character set holds again


class Header:
    """What a DICOM file says of its patient and study.

    Parameters
    ----------
    file : binary file
        Is read from its beginning, wherever it stands.

    Attributes
    ----------
    whole : bool
        Whether it was read to its end; nothing is known where it was not.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.whole = False
        self._value = dict.fromkeys(_TOLD, "")
        self._secrets = Secrets()
        try:
            ds, self.whole = _read(file)
            self._secrets = _secrets_of(ds)
            if self.whole:
                codings = _codings(ds)
                self._value = {keyword: _text(_raw(ds, tag), codings) for keyword, tag in _TOLD.items()}
        except Exception:  # a damaged file raises anything, and says so when it is read
            self.whole = False

    def study(self) -> Study | None:
        """Return where the file belongs; None where it does not say."""
        return study_of(self._value)

    def identity(self) -> Identity | None:
        """Return whose the file is; None where it does not say."""
        value = self._value
        latin = value["PatientName"].split("=")[0]
        name = ", ".join(filter(None, (" ".join(part.split("^")).strip() for part in latin.split("^", 1))))
        found = Identity(name, value["PatientID"], _day(value["PatientBirthDate"]), _day(value["StudyDate"]))
        return found if found != Identity() else None

    def redacted_path(self, path: Path) -> str:
        """Return the path to the file as it may be shown: without the patient's names, ids and birth date.

        Where the file names nobody, its own name is hidden wholly, as there is nothing to be looked for in it. So it is
        where it has Latin letters, and somebody is named in another script whose transcriptions are many.
        """
        shown = blotted(path, self._secrets)
        in_doubt = self._secrets.has_unwritten_names and re.search("[A-Za-z]{2}", path.stem)
        return shown if self.whole and self._secrets.names and not in_doubt else hidden(Path(shown))


def _read(file: BinaryIO) -> tuple[Dataset, bool]:
    """Return what was looked for, and whether all was looked through."""
    from pydicom.filereader import read_dataset, read_partial  # costs a fifth of a second

    reached = False

    def beyond(tag: BaseTag, vr: str | None, length: int) -> bool:
        nonlocal reached
        reached = reached or tag.group > _LAST_GROUP
        return reached

    wanted: list[Any] = [_CHARSET, *_TOLD.values(), *_SEQUENCES.values()]
    if is_deflated(cast("BinaryIO", _SparingFile(file))):
        sparing: Any = _SparingFile(
            io.BytesIO(zlib.decompressobj(-zlib.MAX_WBITS).decompress(file.read(_MAX_BYTES), _MAX_BYTES))
        )
        ds: Dataset = read_dataset(sparing, False, True, None, beyond, _MAX_VALUE, specific_tags=wanted)
    else:
        file.seek(0)
        sparing = _SparingFile(file)
        ds = read_partial(sparing, beyond, _MAX_VALUE, force=True, specific_tags=wanted)
    return ds, (reached or sparing.at_end()) and all(map(_is_whole, ds.values()))


def _is_whole(element: Any) -> bool:
    """Say whether the value of an element was read as long as it says it is; one that is too long was not."""
    length = getattr(element, "length", 0)
    return length in (0, 0xFFFFFFFF) or len(element.value or b"") == length


def is_deflated(file: BinaryIO) -> bool:
    """Say whether a file's dataset is deflated, by its meta information (PS3.10 7.1), and stand behind that.

    Whoever reads it must bound what it inflates to: pydicom inflates it whole before it reads a tag.
    """
    from pydicom.filereader import read_dataset

    file.seek(0)
    if file.read(132)[128:] != b"DICM":
        file.seek(0)
    meta = read_dataset(file, is_implicit_VR=False, is_little_endian=True, stop_when=_after_meta)
    return str(meta.get("TransferSyntaxUID", "")) == _DEFLATED


def _after_meta(tag: BaseTag, vr: str | None, length: int) -> bool:
    return tag.group != 0x0002


class _SparingFile(io.BufferedIOBase):
    """A file of which only so much can be read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._bytes, self._reads = _MAX_BYTES, _MAX_READS

    def read(self, size: int | None = -1, /) -> bytes:
        data = self._file.read(self._bytes + 1 if size is None or size < 0 else min(size, self._bytes + 1))
        self._bytes -= len(data)
        self._reads -= 1
        if self._bytes < 0 or self._reads < 0:
            raise ValueError("the header is too long")
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def at_end(self) -> bool:
        """Say whether exactly all was read or skipped, and no more than there is."""
        here = self._file.tell()
        return here == self._file.seek(0, io.SEEK_END)


# --- values ------------------------------------------------------------------------------------------------------


def _secrets_of(ds: Dataset) -> Secrets:
    names, guessed, ids, dates = set[str](), set[str](), set[str](), set[str]()
    for part in _all(ds):
        codings = _codings(part if _CHARSET in part else ds)
        for tags, into in ((_NAMES, names), (_IDS, ids)):
            for tag in tags.values():
                raw = _raw(part, tag)
                certain, others = _decoded(raw, codings)
                into |= {text.strip() for text in certain for text in text.split("\\")}
                guessed |= {text.strip() for text in others for text in text.split("\\")}
        dates |= {re.sub(r"\D", "", _raw(part, tag).decode("latin-1")) for tag in _BIRTH_DATE.values()}
    return Secrets(
        tuple(sorted(name for name in names if any(c.isalnum() for c in name))),
        tuple(sorted(ids - {""})),
        tuple(sorted(date for date in dates if len(date) == 8)),
        tuple(sorted(guessed - names - {""})),
    )


def _all(ds: Dataset) -> Iterator[Dataset]:
    """Yield a dataset and those in its sequences that may tell the same."""
    todo = [ds]
    while todo:
        part = todo.pop()
        yield part
        for tag in _SEQUENCES.values():
            if tag in part:
                todo += part[tag].value or ()


def _raw(ds: Dataset, tag: int) -> bytes:
    """Return an element's bytes as they are in the file."""
    if tag not in ds:
        return b""
    value = ds.get_item(tag).value
    if value is None or isinstance(value, bytes):
        return value or b""
    return str(value).encode()


def _codings(ds: Dataset) -> list[str]:
    from pydicom.charset import convert_encodings

    try:
        return list(convert_encodings(_raw(ds, _CHARSET).decode("ascii").strip(" \0").split("\\")))
    except Exception:  # it says nonsense
        return ["iso8859"]


def _decoded(raw: bytes, codings: list[str]) -> tuple[set[str], set[str]]:
    """Return a text in the character set that it is surely in, and in all others that it may be in."""
    from pydicom.charset import decode_bytes

    raw = raw.strip(b" \0")
    if raw.isascii() and _SHIFT not in raw:
        return {raw.decode()}, set()
    certain, guessed = set[str](), set[str]()
    with suppress(Exception):  # it is in another
        certain.add(decode_bytes(raw, codings, _DELIMITERS))
    if (text := _as(raw, "utf-8")) is not None and _SHIFT not in raw:
        certain.add(text)
    else:
        certain.add(raw.decode("latin-1"))
        guessed = {text for coding in _GUESSES if (text := _as(raw, coding)) is not None}
    return certain, guessed


def _text(raw: bytes, codings: list[str]) -> str:
    """Return a text in the character set that it is most likely in."""
    from pydicom.charset import decode_bytes

    text: str | None = None
    with suppress(Exception):  # it is in another
        text = decode_bytes(raw, codings, _DELIMITERS)
    if text is None or "\ufffd" in text:
        text = _as(raw, "utf-8") or raw.decode("latin-1")
    return text.strip(" \0")


def _as(raw: bytes, coding: str) -> str | None:
    try:
        return raw.decode(coding)
    except UnicodeDecodeError:
        return None


def _day(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if re.fullmatch(r"\d{8}", date) else date
