"""Wherever a header names the patient, however it is written there, and where it does not."""

import io
import time
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom import Dataset, Sequence
from pydicom.dataset import FileMetaDataset
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ImplicitVRLittleEndian, generate_uid

from pneumoviewer.core.radiograph.dicom_header import Header, is_deflated
from pneumoviewer.core.radiograph.discovery import Discovery, read_patient_identity
from pneumoviewer.core.radiograph.patient_identity import Identity
from pneumoviewer.core.session.contents import found_again

EXPLICIT = "1.2.840.10008.1.2.1"


def radiograph(syntax: str = EXPLICIT, **tags: Any) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    ds.PatientName, ds.PatientID, ds.StudyInstanceUID = "Kranich^Isolde", "QX-5502", "1.2.3"
    ds.Rows, ds.Columns, ds.SamplesPerPixel, ds.PhotometricInterpretation = 8, 8, 1, "MONOCHROME2"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 8, 8, 7, 0
    ds.PixelData = np.arange(64, dtype=np.uint8).tobytes()
    ds["PixelData"].VR = "OB"
    for name, value in tags.items():
        setattr(ds, name, value)
    return ds


def data_of(ds: Dataset) -> bytes:
    file = io.BytesIO()
    ds.save_as(file, enforce_file_format=True)
    return file.getvalue()


def shown(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    (found,) = Discovery([path])
    assert found.redacted_path is not None
    return str(Path(found.redacted_path).relative_to(path.parent))


def named(name: bytes, charset: str | None) -> bytes:
    """A file with a name as it is, in whatever character set it says: pydicom writes none that is wrong."""
    placeholder = b"N" * (len(name) + len(name) % 2)
    ds = radiograph(PatientName=placeholder.decode())
    if charset is not None:
        ds.SpecificCharacterSet = "ISO_IR 100" if charset == "NO_SUCH_IR" else charset
    data = data_of(ds).replace(placeholder, name.ljust(len(placeholder)))
    return data.replace(b"ISO_IR 100", b"NO_SUCH_IR") if charset == "NO_SUCH_IR" else data


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian])
def test_every_transfer_syntax_tells_whose_it_is(tmp_path: Path, syntax: str) -> None:
    ds = radiograph(syntax)
    ds["PixelData"].VR = "OB" if syntax != ImplicitVRLittleEndian else "OW"
    assert shown(tmp_path / "Kranich_Isolde QX5502.dcm", data_of(ds)) == "•••_••• •••.dcm"
    assert read_patient_identity(tmp_path / "Kranich_Isolde QX5502.dcm") == Identity("Kranich, Isolde", "QX-5502")


@pytest.mark.filterwarnings("ignore:Unknown encoding")
@pytest.mark.parametrize(
    ("name", "coding", "charset"),
    [
        ("Ångström^Björk", "utf-8", None),
        ("Ångström^Björk", "latin-1", None),
        ("Ångström^Björk", "utf-8", "ISO_IR 100"),
        ("Ångström^Björk", "latin-1", "ISO_IR 192"),
        ("Ångström^Björk", "utf-8", "NO_SUCH_IR"),
        ("Щербаков^Юрий", "cp1251", None),
        ("Щербаков^Юрий", "iso8859_5", "ISO_IR 144"),
        ("Щербаков^Юрий", "iso8859_5", "ISO_IR 100"),
        ("张^伟明", "gb18030", "GB18030"),
        ("张^伟明", "gb18030", None),
        ("佐藤^花子", "cp932", None),
        ("佐藤^花子", "iso2022_jp", "\\ISO 2022 IR 87"),
        ("佐藤^花子", "iso2022_jp", None),
        ("이^도현", "euc_kr", None),
    ],
)
def test_a_name_is_read_whatever_is_said_of_its_characters(
    tmp_path: Path, name: str, coding: str, charset: str | None
) -> None:
    data = named(name.encode(coding), charset)
    assert shown(tmp_path / f"{name.replace('^', '_')} 1.dcm", data) == "•••_••• 1.dcm"


def test_a_name_is_read_behind_whatever_stands_before_it_also_in_an_archive(tmp_path: Path) -> None:
    ds = radiograph()
    ds.private_block(0x0009, "TESTER", create=True).add_new(0x10, "OB", b"\1" * 300_000)
    data = data_of(ds)
    assert shown(tmp_path / "isolde kranich.dcm", data) == "••• •••.dcm"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("isolde kranich.dcm", data)
    (found,) = Discovery([tmp_path / "a.zip"])
    assert found.redacted_path == str(tmp_path / "a.zip" / "••• •••.dcm")


@pytest.mark.parametrize(
    "tags",
    [
        {"OtherPatientNames": "Zwetschge^Theo"},
        {"PatientBirthName": "Zwetschge^Theo"},
        {"PatientMotherBirthName": "Zwetschge^Theo"},
        {"OtherPatientIDs": ["Zwetschge", "Theo-1"]},
        {"AccessionNumber": "Zwetschge"},
        {"OtherPatientIDsSequence": {"PatientID": "Zwetschge"}},
        {"OriginalAttributesSequence": {"ModifiedAttributesSequence": {"PatientName": "Zwetschge^Theo"}}},
    ],
)
@pytest.mark.parametrize("undefined_length", [False, True])
def test_other_names_and_ids_are_blotted_out_wherever_they_stand(
    tmp_path: Path, tags: dict[str, Any], undefined_length: bool
) -> None:
    def filled(ds: Dataset, tags: dict[str, Any]) -> Dataset:
        for name, value in tags.items():
            nested = isinstance(value, dict)
            setattr(ds, name, Sequence([filled(Dataset(), value)]) if nested else value)
            if nested:
                ds[name].is_undefined_length = undefined_length
        return ds

    assert shown(tmp_path / "a Zwetschge.dcm", data_of(filled(radiograph(), tags))) == "a •••.dcm"


@pytest.mark.parametrize("name", ["", "^", " "])
def test_where_nobody_is_named_the_whole_name_is_hidden(tmp_path: Path, name: str) -> None:
    data = data_of(radiograph(PatientName=name))
    assert shown(tmp_path / "Kranich_Isolde.dcm", data) == "•••.dcm"
    assert shown(tmp_path / "Kranich_Isolde", data) == "•••"
    assert shown(tmp_path / "Isolde.Kranich", data) == "•••"


@pytest.mark.parametrize("kept", [140, 300, 420])
def test_of_a_header_that_is_cut_short_the_whole_name_is_hidden(tmp_path: Path, kept: int) -> None:
    assert shown(tmp_path / "Kranich_Isolde.dcm", data_of(radiograph())[:kept]) == "•••.dcm"


def test_of_what_is_called_dicom_and_cannot_be_read_the_whole_name_is_hidden(tmp_path: Path) -> None:
    assert shown(tmp_path / "Kranich.dcm", b"encrypted") == "•••.dcm"
    assert shown(tmp_path / "Kranich.ima", b"") == "•••.ima"
    gone = [found_again(tmp_path / name).redacted_path for name in ("Isolde.dcm", "Isolde", "Isolde.png")]
    assert gone == [str(tmp_path / "•••.dcm"), str(tmp_path / "•••"), None]
    (tmp_path / "Isolde.png").write_bytes(b"no picture")
    (tmp_path / "Isolde.txt").write_bytes(b"words")
    named = Discovery([tmp_path / "Isolde.png", tmp_path / "Isolde.txt"])
    assert [found.redacted_path for found in named] == [None, None]


def test_of_an_encrypted_member_of_an_archive_the_whole_name_is_hidden(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("isolde.dcm", b"x" * 64)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    (found,) = Discovery([tmp_path / "a.zip"])
    assert found.error is not None
    assert found.redacted_path == str(tmp_path / "a.zip" / "•••.dcm")


def test_a_header_made_to_harm_takes_little_time_and_tells_nothing() -> None:
    meta = data_of(radiograph(DeflatedExplicitVRLittleEndian))
    begin = meta[: 144 + int.from_bytes(meta[140:144], "little")]
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = begin + b"".join(squeeze.compress(bytes(1 << 20)) for _ in range(200)) + squeeze.flush()
    plain = data_of(radiograph())
    begin = plain[: 144 + int.from_bytes(plain[140:144], "little")]
    nested = begin + b"\x08\0\x10\x11SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\0\xe0\0\0\0\0" * 1_000_000
    deep = begin + (b"\x08\0\x10\x11SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\0\xe0\xff\xff\xff\xff") * 100_000
    for data in (bomb, nested, deep):
        started = time.process_time()
        assert not Header(io.BytesIO(data)).whole
        assert time.process_time() - started < 5.0


@pytest.mark.parametrize("name", ["\u05db\u05d4\u05df^\u05d3\u05d5\u05d3", "\u5c71\u7530^\u592a\u90ce"])
def test_a_name_whose_transcriptions_nobody_knows_hides_a_file_named_in_latin_letters(
    tmp_path: Path, name: str
) -> None:
    told = data_of(radiograph(SpecificCharacterSet="ISO_IR 192", PatientName=name))
    assert shown(tmp_path / "Cohen_David.dcm", told) == "•••.dcm"
    assert shown(tmp_path / "0001.dcm", told) == "0001.dcm"


def test_a_deflated_header_is_bounded_wherever_it_says_that_it_is(tmp_path: Path) -> None:
    ds = radiograph(DeflatedExplicitVRLittleEndian)
    ds.file_meta.MediaStorageSOPInstanceUID = "1." + "2" * 1200
    plain = data_of(ds)
    file = io.BytesIO(plain)
    assert is_deflated(file)
    bomb = plain[: file.tell()] + zlib.compressobj(wbits=-15).compress(bytes(50_000_000))
    read = []
    real = zlib.decompressobj

    class Counting:
        def __init__(self, wbits: int) -> None:
            self.inflater = real(wbits)

        def decompress(self, data: bytes, most: int = 0) -> bytes:
            read.append(most)
            return self.inflater.decompress(data, most)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zlib.decompressobj", Counting)
        assert not Header(io.BytesIO(bomb)).whole
    assert read
    assert all(0 < most <= 8_000_000 for most in read)
