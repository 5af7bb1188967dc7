"""What is found in files, folders, archives and DICOMDIR, and what is refused with a reason."""

import io
import os
import stat
import struct
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.data import get_testdata_file
from pydicom.dataset import FileMetaDataset
from pydicom.fileset import FileSet
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian, generate_uid

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph import archive
from pneumoviewer.core.radiograph.discovery import Candidate, Discovery, neighbour, read_patient_identity
from pneumoviewer.core.radiograph.file_names import natural_sort_key
from pneumoviewer.core.radiograph.patient_identity import Identity, Study
from pneumoviewer.core.radiograph.reader import read

PICTURE = Image.fromarray(np.arange(48 * 40, dtype=np.uint16).reshape(48, 40).astype(np.uint8))


def png() -> bytes:
    buffer = io.BytesIO()
    PICTURE.save(buffer, "PNG")
    return buffer.getvalue()


def radiograph(patient: str = "0815", study: str = "1.2.3", **tags: Any) -> Dataset:
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    ds.PatientID, ds.PatientName, ds.StudyInstanceUID = patient, "Secret^Name", study
    ds.SeriesInstanceUID, ds.StudyDate, ds.StudyTime, ds.StudyID = f"{study}.1", "20240229", "101500", "S"
    ds.Modality, ds.SeriesNumber, ds.InstanceNumber = "CR", 1, 1
    ds.Rows, ds.Columns = 48, 40
    ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.PixelRepresentation = 1, "MONOCHROME2", 0
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 8, 8, 7
    ds.PixelData = np.asarray(PICTURE).tobytes()
    for name, value in tags.items():
        setattr(ds, name, value)
    return ds


def dicom(path: Path, **tags: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    radiograph(**tags).save_as(path, enforce_file_format=True)
    return path


def zipped(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as out:
        for name, data in files.items():
            out.writestr(name, data)
    return path


def gathered(*paths: Path, **options: Any) -> list[Candidate]:
    return list(Discovery(paths, **options))


def names(found: list[Candidate]) -> list[str]:
    return [f.path.name for f in found]


def why(found: Candidate) -> str:
    assert found.error is not None
    what, reason, next_step = found.error.parts()
    assert what
    assert next_step
    assert found.path.name in what
    return reason


def study(found: Candidate) -> Study:
    assert found.study is not None
    return found.study


def one(path: Path, **options: Any) -> Candidate:
    (found,) = gathered(path, **options)
    return found


# --- folders -----------------------------------------------------------------------------------------------------


def test_a_folder_is_searched_by_content_in_the_order_people_count(tmp_path: Path) -> None:
    for name in ("im10.png", "im2.png", "scan", "b/deep.txt", ".hidden.png", "__MACOSX/im.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(png())
    (tmp_path / "notes.txt").write_text("words")
    gathering = Discovery([tmp_path])
    assert names(list(gathering)) == ["im2.png", "im10.png", "scan", "deep.txt"]
    assert len(gathering.passed_over) == 1


def test_what_is_called_a_picture_and_is_none_is_found_to_be_refused(tmp_path: Path) -> None:
    (tmp_path / "chest.png").write_text("words")
    found = one(tmp_path)
    with pytest.raises(PneumoError, match="not a PNG"):
        read(found.path)


def test_a_folder_without_radiographs_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("words")
    assert "holds no PNG" in why(one(tmp_path))
    assert gathered(tmp_path / "notes.txt", named=False) == []
    assert gathered(tmp_path / "notes.txt") == [Candidate(tmp_path / "notes.txt")]


def test_no_more_are_taken_of_a_folder_than_asked_for(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.png").write_bytes(png())
    *taken, rest = gathered(tmp_path, limit=2)
    assert names(taken) == ["0.png", "1.png"]
    assert "first 2" in why(rest)
    assert len(gathered(tmp_path, limit=3)) == 3


def test_each_thing_named_is_answered(tmp_path: Path) -> None:
    path = dicom(tmp_path / "a.dcm")
    assert names(gathered(path, tmp_path, path)) == ["a.dcm"] * 3


def test_it_stops_when_told(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.png").write_bytes(png())
    gathering = Discovery([tmp_path])
    taken = iter(gathering)
    next(taken)
    gathering.stop()
    assert list(taken) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this system lets everything be read")
def test_a_folder_that_may_not_be_searched_says_so(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        (found, *_) = gathered(tmp_path)
        assert "closed" in str(found.error)
    finally:
        closed.chmod(stat.S_IRWXU)


def test_the_neighbours_in_a_folder_are_radiographs(tmp_path: Path) -> None:
    for name in ("im1.png", "im2.png", "im10.png"):
        (tmp_path / name).write_bytes(png())
    (tmp_path / "im3.txt").write_text("words")
    assert neighbour(tmp_path / "im2.png", 1) == tmp_path / "im10.png"
    assert neighbour(tmp_path / "im2.png", -1) == tmp_path / "im1.png"
    assert neighbour(tmp_path / "im10.png", 1) is None
    assert neighbour(tmp_path / "gone" / "im1.png", 1) is None


def test_natural_order_copes_with_anything() -> None:
    assert sorted(["b", "a10", "a9", "10", "9", "a", "²", "a" + "9" * 50], key=natural_sort_key)


# --- archives ----------------------------------------------------------------------------------------------------


def test_an_archive_is_read_from_memory_and_nothing_is_written(tmp_path: Path) -> None:
    dicom(tmp_path / "source.dcm")
    data = (tmp_path / "source.dcm").read_bytes()
    (tmp_path / "source.dcm").unlink()
    path = zipped(tmp_path / "all.zip", {"day 1/a.png": png(), "b": data, "readme.txt": b"words", "day 1/": b""})
    before = set(tmp_path.rglob("*"))
    gathering = Discovery([path])
    found = list(gathering)
    assert [f.path for f in found] == [path / "b", path / "day 1" / "a.png"]
    assert len(gathering.passed_over) == 1
    for f in found:
        result = read(f.path)
        assert result.path == f.path
        np.testing.assert_array_equal(result.pixels, np.asarray(PICTURE))
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.process
def test_what_only_gdcm_decodes_is_read_from_an_archive(tmp_path: Path) -> None:
    source = get_testdata_file("MR_small_jpeg_ls_lossless.dcm", download=False)
    assert isinstance(source, str)
    path = zipped(tmp_path / "ls.zip", {"scan.dcm": Path(source).read_bytes()})
    assert read(path / "scan.dcm").sha256 == read(source).sha256


@pytest.mark.parametrize(
    "name",
    ["../out.png", "/root.png", "a/../../out.png", "C:\\out.png", "..\\out.png", "D:out.png", "\\\\a\\b\\out.png"],
)
def test_names_that_lead_out_of_an_archive_are_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "evil.zip", {name: png(), "good.png": png()})
    found = {f.path.name: f for f in gathered(path)}
    assert found["good.png"].error is None
    (evil,) = set(found) - {"good.png"}
    assert "outside the archive" in why(found[evil])
    assert found[evil].path.parent == path


def test_archives_in_archives_are_refused(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.png": png()}).read_bytes()
    path = zipped(tmp_path / "outer.zip", {"inner.zip": inner, "hidden": inner, "x.tar.gz": b"\x1f\x8b"})
    (tmp_path / "inner.zip").unlink()
    found = gathered(path)
    assert len(found) == 3
    assert all("inside an archive" in why(f) for f in found)


def test_encrypted_files_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "locked.zip", {"a.png": png()})
    data = bytearray(path.read_bytes())
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + offset] |= 1
    path.write_bytes(data)
    assert "encrypted" in why(one(path))
    with pytest.raises(PneumoError, match="encrypted"):
        read(path / "a.png")


def test_links_in_archives_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "links.zip"
    with zipfile.ZipFile(path, "w") as out:
        info = zipfile.ZipInfo("a.png")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        out.writestr(info, "/etc/passwd")
    assert "link" in why(one(path))


def test_what_swells_beyond_reason_is_refused_unread(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"bomb.png": png() + bytes(40_000_000)})
    assert "swell" in why(one(path))
    with pytest.raises(PneumoError, match="swell"):
        read(path / "bomb.png")


def test_what_is_larger_than_any_radiograph_is_refused_unread(tmp_path: Path) -> None:
    path = zipped(tmp_path / "large.zip", {"large.png": png() + os.urandom(4096)}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 28] = struct.pack("<II", 1 << 31, 1 << 31)
    path.write_bytes(data)
    with pytest.raises(PneumoError, match="more than a radiograph can"):
        read(path / "large.png")


def test_a_size_that_lies_gives_no_more_than_it_says(tmp_path: Path) -> None:
    path = zipped(tmp_path / "liar.zip", {"liar.png": png() + bytes(10_000_000)})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    path.write_bytes(data)
    for found in gathered(path):
        with pytest.raises(PneumoError):
            read(found.path)


def test_a_table_of_contents_that_fills_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_NAMES_MB", 0.001)
    path = zipped(tmp_path / "many.zip", {f"{n}.png": b"" for n in range(100)})
    assert "table of contents" in why(one(path))


def test_two_files_of_one_name_are_not_mistaken_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("a.png", png())
        with pytest.warns(UserWarning, match="Duplicate"):
            out.writestr("a.png", png())
    assert any("two files of this name" in str(f.error) for f in gathered(path))


@pytest.mark.parametrize("cut", [30, 100, -10])
def test_a_damaged_archive_says_so(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path / "cut.zip", {"a.png": png()})
    path.write_bytes(path.read_bytes()[:cut])
    assert "damaged" in why(one(path))


def test_a_damaged_file_in_an_archive_does_not_stop_the_others(tmp_path: Path) -> None:
    path = zipped(tmp_path / "half.zip", {"a.png": png(), "b.png": png()}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"IDAT") + 20] ^= 0xFF
    path.write_bytes(data)
    bad, good = gathered(path)
    assert "damaged" in why(bad)
    assert good.error is None


def test_an_archive_of_nothing_says_so(tmp_path: Path) -> None:
    assert "holds no PNG" in why(one(zipped(tmp_path / "empty.zip", {})))
    assert "holds no PNG" in why(one(zipped(tmp_path / "words.zip", {"a.txt": b"words"})))


def test_what_is_no_longer_in_an_archive_is_missed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", {"a.png": png()})
    with pytest.raises(PneumoError, match="no such file any more"):
        read(path / "b.png")
    with pytest.raises(PneumoError, match="no such file"):
        read(tmp_path / "none.zip" / "b.png")


def test_whatever_an_archive_holds_is_answered(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "x.zip", {"a.png": png(), "day/b.png": png()}).read_bytes()
    rng = np.random.default_rng(0)
    path = tmp_path / "fuzzed.zip"
    for _ in range(200):
        data = bytearray(whole)
        for at in rng.integers(4, len(data), 3):
            data[at] = rng.integers(256)
        path.write_bytes(data)
        for found in gathered(path):
            if found.error is None:
                try:
                    read(found.path)
                except PneumoError:
                    continue


# --- DICOMDIR ----------------------------------------------------------------------------------------------------


@pytest.fixture
def disc(tmp_path: Path) -> Path:
    files = FileSet()
    for study, date in (("1.2.3", "20240229"), ("1.2.4", "20230101")):
        files.add(radiograph(study=study, StudyDate=date))
    files.write(tmp_path / "disc")
    files._stage["t"].cleanup()  # which pydicom leaves to a warning
    return tmp_path / "disc"


def test_a_dicomdir_opens_what_it_names(disc: Path) -> None:
    found = gathered(disc / "DICOMDIR")
    assert len(found) == 2
    assert all(read(f.path).format == "DICOM" for f in found)
    assert study(found[0]).patient == study(found[1]).patient
    assert study(found[0]).study != study(found[1]).study


def test_a_disc_that_is_searched_gives_each_once(disc: Path) -> None:
    assert {f.path for f in gathered(disc)} == {f.path for f in gathered(disc / "DICOMDIR")}


def test_a_disc_is_read_although_the_system_spells_its_names_in_small_letters(disc: Path) -> None:
    for path in sorted(disc.rglob("*"), reverse=True):
        if path.name != "DICOMDIR":
            path.rename(path.with_name(f"{path.name.lower()}{';1' if path.is_file() else ''}"))
    found = gathered(disc / "DICOMDIR")
    assert len(found) == 2
    assert all(read(f.path).format == "DICOM" for f in found)


@pytest.mark.parametrize("whole", [True, False])
def test_what_a_dicomdir_names_and_is_missing_is_told(disc: Path, whole: bool) -> None:
    gone = next(path for path in disc.rglob("*") if path.is_file() and path.name != "DICOMDIR")
    gone.unlink()
    found = gathered(disc if whole else disc / "DICOMDIR")
    assert len(found) == 2
    (missing,) = [f for f in found if f.error is not None]
    assert "DICOMDIR names it" in why(missing)
    assert missing.path == gone


def test_a_disc_in_an_archive_is_read(disc: Path, tmp_path: Path) -> None:
    files = {f"cd/{path.relative_to(disc).as_posix()}": path.read_bytes() for path in disc.rglob("*") if path.is_file()}
    assert [f.error for f in gathered(zipped(tmp_path / "cd.zip", files))] == [None, None]
    files.pop(next(name for name in files if "DICOMDIR" not in name))
    errors = [f.error for f in gathered(zipped(tmp_path / "less.zip", files))]
    assert len(errors) == 2
    assert sum(error is not None for error in errors) == 1


@pytest.mark.parametrize("place", [["..", "out"], ["/etc", "passwd"], ["..\\out"], ["C:", "out"]])
def test_a_dicomdir_that_leads_out_of_its_folder_is_refused(disc: Path, place: list[str]) -> None:
    table = dcmread(disc / "DICOMDIR")
    table.DirectoryRecordSequence[-1].ReferencedFileID = place
    table.save_as(disc / "DICOMDIR")
    assert "outside its own folder" in why(one(disc / "DICOMDIR"))


def test_a_damaged_dicomdir_says_so(disc: Path) -> None:
    data = (disc / "DICOMDIR").read_bytes()
    (disc / "DICOMDIR").write_bytes(data[:500])
    (found,) = gathered(disc / "DICOMDIR")
    assert found.error is not None


# --- whose -------------------------------------------------------------------------------------------------------


def test_same_and_different_patients_studies_and_times_are_told_apart(tmp_path: Path) -> None:
    files = {
        "early": dicom(tmp_path / "early", patient="1", study="1.1", StudyDate="20200101"),
        "late": dicom(tmp_path / "late", patient="1", study="1.2", StudyDate="20200101", StudyTime="235959"),
        "other": dicom(tmp_path / "other", patient="2", study="1.3", InstanceNumber=7),
    }
    found = {name: study(one(path)) for name, path in files.items()}
    assert found["early"].patient == found["late"].patient != found["other"].patient
    assert found["early"].study != found["late"].study
    assert found["late"].time - found["early"].time == 49_499
    assert found["other"].instance == 7


def test_nobody_is_the_same_as_nobody_else(tmp_path: Path) -> None:
    one_of = {"patient": "", "PatientName": ""}
    a, b = (study(one(dicom(tmp_path / uid, study=uid, **one_of))) for uid in ("1.1", "1.2"))
    assert a.patient != b.patient
    nameless = dicom(tmp_path / "nothing", study="", **one_of)
    assert one(nameless).study is None
    assert one(dicom(tmp_path / "odd", StudyDate="yesterday")).study is not None
    (tmp_path / "a.png").write_bytes(png())
    assert one(tmp_path / "a.png").study is None


def test_of_what_is_deflated_too_is_told_whose_it_is(tmp_path: Path) -> None:
    ds = radiograph()
    ds.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    ds.save_as(tmp_path / "secret deflated.dcm", enforce_file_format=True)
    found = one(tmp_path / "secret deflated.dcm")
    assert study(found).patient == study(one(dicom(tmp_path / "plain.dcm"))).patient
    assert found.redacted_path == str(tmp_path / "••• deflated.dcm")


def test_who_it_is_cannot_be_told_from_what_is_kept(tmp_path: Path, run_python: Any) -> None:
    path = dicom(tmp_path / "a")
    kept = repr(one(path))
    assert not any(secret in kept for secret in ("0815", "Secret", "1.2.3", "20240229"))
    script = (
        "import sys; from pathlib import Path; from pneumoviewer.core.radiograph.discovery import Discovery;"
        "print(list(Discovery([Path(sys.argv[1])]))[0].study)"
    )
    runs: list[subprocess.CompletedProcess[str]] = [run_python("-c", script, path) for _ in range(2)]
    assert runs[0].stdout != runs[1].stdout
    assert "Study(" in runs[0].stdout


@pytest.mark.parametrize(
    ("name", "shown"),
    {
        "SECRET^NAME.dcm": "•••^•••.dcm",
        "secretary.dcm": "•••ary.dcm",  # rather too much than too little
        "0815_chest.dcm": "•••_chest.dcm",
        "20815_1.dcm": None,
        "chest 2019-03-31.dcm": "chest •••.dcm",
        "31.03.2019 a.dcm": "••• a.dcm",
        "190331.dcm": "•••.dcm",
        "IM-0001.dcm": None,
        "1.2.3.dcm": None,
    }.items(),
)
def test_what_tells_the_patient_is_blotted_out_of_a_files_name(name: str, shown: str | None, tmp_path: Path) -> None:
    found = one(dicom(tmp_path / name, PatientBirthDate="20190331"))
    assert found.redacted_path == str(tmp_path / (shown or name))


def test_blotted_out_are_folders_and_names_in_archives_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as packed:
        packed.write(dicom(tmp_path / "a", PatientName="Müller^Jörg"), "müller/jörg 1.dcm")
    found = one(tmp_path / "out.zip")
    assert found.redacted_path == str(tmp_path / "out.zip" / "•••" / "••• 1.dcm")
    assert read_patient_identity(found.path) == Identity("Müller, Jörg", "0815", "", "2024-02-29")


def test_whose_it_is_is_told_to_a_person_who_asks(tmp_path: Path) -> None:
    path = dicom(tmp_path / "a", PatientName="Doe^Jane^Mary", PatientBirthDate="19501231")
    assert read_patient_identity(path) == Identity("Doe, Jane Mary", "0815", "1950-12-31", "2024-02-29")
    path.write_bytes(path.read_bytes()[:200])
    assert read_patient_identity(path) is None
    (tmp_path / "a.png").write_bytes(png())
    assert read_patient_identity(tmp_path / "a.png") is None
    assert read_patient_identity(tmp_path / "none") is None
