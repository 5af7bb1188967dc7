"""DICOM objects: whose they are, what they say, that others can read them, and what is refused."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import highdicom
import numpy as np
import pytest
from export_fakes import FAILED, PATIENT, model_of, reading_of, write_dicom, write_png
from pydicom import Dataset, dcmread

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.export.secondary_capture import secondary_capture
from pneumoviewer.core.export.structured_report import structured_report
from pneumoviewer.core.radiograph.reader import from_array, read

BOTH = pytest.mark.parametrize("make", [secondary_capture, structured_report])
OF_THE_STUDY = [key for key in PATIENT if key not in ("SeriesInstanceUID", "SpecificCharacterSet")]


def parsed(data: bytes) -> Dataset:
    return dcmread(BytesIO(data))


@BOTH
def test_the_study_keeps_its_identity_and_the_object_gets_its_own(tmp_path: Path, make: Any) -> None:
    source = write_dicom(tmp_path / "IM1")
    one, other = (parsed(make(reading_of(source))) for _ in range(2))
    for key in OF_THE_STUDY:
        assert str(one[key].value) == PATIENT[key], key
    original = dcmread(source)
    for key in ("SOPInstanceUID", "SeriesInstanceUID"):
        assert len({original[key].value, one[key].value, other[key].value}) == 3
    assert one.file_meta.MediaStorageSOPInstanceUID == one.SOPInstanceUID
    assert "RESEARCH" in one.SeriesDescription
    assert one.Manufacturer == "PneumoViewer"


@BOTH
@pytest.mark.parametrize(
    ("charset", "name"), [("ISO_IR 192", "山田^太郎"), ("ISO_IR 100", "Ångström^Åse"), (None, "A^B")]
)
def test_names_survive_in_every_character_set(tmp_path: Path, make: Any, charset: str | None, name: str) -> None:
    source = write_dicom(tmp_path / "IM1", SpecificCharacterSet=charset, PatientName=name)
    assert str(parsed(make(reading_of(source))).PatientName) == name


def test_the_capture_is_a_derived_picture_that_says_what_it_is(tmp_path: Path) -> None:
    reading = reading_of(write_dicom(tmp_path / "IM1"), FAILED)
    image = parsed(secondary_capture(reading))
    assert image.SOPClassUID.name == "Secondary Capture Image Storage"
    assert list(image.ImageType[:2]) == ["DERIVED", "SECONDARY"]
    assert image.SourceImageSequence[0].ReferencedSOPInstanceUID == "1.2.3.4.7"
    assert "RESEARCH" in image.DerivationDescription
    assert "Grad-CAM" in image.DerivationDescription
    assert "9 x 7" in image.DerivationDescription
    assert "check failed" in image.ImageComments
    assert "P(viral) 0.700" in image.ImageComments
    pixels = image.pixel_array
    assert pixels.shape[1:] == (140, 3)
    assert pixels.shape[0] > 120  # what is written stands below, and covers nothing
    assert (pixels[120:] > 128).any()
    assert len(np.unique(pixels[:120].std(axis=-1) > 1)) == 2  # grey, and in colour where the model looked
    assert read(_saved(tmp_path, secondary_capture(reading))).format == "DICOM"


@pytest.mark.parametrize("said", ["YES", "NO", None])
def test_burned_in_identity_is_said_as_the_source_says_it(tmp_path: Path, said: str | None) -> None:
    source = write_dicom(tmp_path / "IM1", BurnedInAnnotation=said)
    assert parsed(secondary_capture(reading_of(source))).get("BurnedInAnnotation") == said


def test_a_lossy_source_makes_a_lossy_capture(tmp_path: Path) -> None:
    source = write_dicom(tmp_path / "IM1", LossyImageCompression="01", LossyImageCompressionRatio=12)
    image = parsed(secondary_capture(reading_of(source)))
    assert (image.LossyImageCompression, image.LossyImageCompressionRatio) == ("01", 12)


def test_the_structured_report_is_read_by_others(tmp_path: Path) -> None:
    source = write_dicom(tmp_path / "IM1")
    file = _saved(tmp_path, structured_report(reading_of(source, FAILED)))
    report = highdicom.sr.srread(file)
    assert report.ContentTemplateSequence[0].TemplateIdentifier == "1500"
    assert (report.VerificationFlag, report.PreliminaryFlag) == ("UNVERIFIED", "PRELIMINARY")
    evidence = report.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence[0]
    assert evidence.ReferencedSOPSequence[0].ReferencedSOPInstanceUID == "1.2.3.4.7"
    (group,) = report.content.get_image_measurement_groups()
    numbers = {m.name.meaning: m.value for m in group.get_measurements()}
    assert numbers == pytest.approx(
        {
            "Probability of normal": 0.1,
            "Probability of bacterial": 0.2,
            "Probability of viral": 0.7,
            "Threshold on the probability of pneumonia": 0.5,
        }
    )
    (decision,) = [e for e in group.get_qualitative_evaluations() if e.name.value == "DECISION"]
    assert (decision.value.value, decision.value.scheme_designator) == ("75570004", "SCT")
    assert group.source_images[0].referenced_sop_instance_uid == "1.2.3.4.7"
    texts = [str(item.TextValue) for item in _items(report) if item.ValueType == "TEXT"]
    assert any("no diagnosis" in text for text in texts)
    assert any("Shown although a check failed: size" in text for text in texts)
    assert any("tried" in text for text in texts)  # the algorithm
    assert any("weights abababab" in text for text in texts)


def test_classes_that_have_no_codes_get_ones_of_ours(tmp_path: Path) -> None:
    reading = reading_of(write_dicom(tmp_path / "IM1"))
    classes = ("3", "a digit with a very long name indeed", "ü", "é")
    shares, about = (0.1, 0.7, 0.1, 0.1), (reading.radiograph.sha256, reading.model.sha256)
    prediction = type(reading.prediction)("x", "m", classes, shares, classes[1], 0.5, (), *about)
    model = replace(model_of(tmp_path, title="Ziffern für alle"), classes=classes)
    reading = reading_of(tmp_path / "IM1", prediction=prediction, model=model)
    report = highdicom.sr.srread(_saved(tmp_path, structured_report(reading)))
    names = [item.ConceptNameCodeSequence[0] for item in _items(report) if item.ValueType == "NUM"]
    assert {name.CodingSchemeDesignator for name in names} == {"99PNEUMOVIEWER"}
    assert len({name.CodeValue for name in names}) == 5


@BOTH
def test_what_may_be_empty_may_be_missing(tmp_path: Path, make: Any) -> None:
    missing = dict.fromkeys(("PatientName", "PatientID", "PatientBirthDate", "PatientSex", "StudyDate", "StudyTime"))
    made = parsed(make(reading_of(write_dicom(tmp_path / "IM1", AccessionNumber=None, **missing))))
    assert made.StudyInstanceUID == PATIENT["StudyInstanceUID"]
    assert str(made.PatientName) == ""


@BOTH
def test_a_file_in_an_archive_keeps_its_identity_too(tmp_path: Path, make: Any) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(write_dicom(tmp_path / "a.dcm"), "day 1/a.dcm")
    made = parsed(make(reading_of(tmp_path / "a.zip" / "day 1" / "a.dcm")))
    assert made.PatientID == PATIENT["PatientID"]
    assert made.StudyInstanceUID == PATIENT["StudyInstanceUID"]


@BOTH
def test_a_picture_that_is_no_dicom_file_is_refused_with_the_reason(tmp_path: Path, make: Any) -> None:
    with pytest.raises(PneumoError, match=r"PNG picture, which names no patient.*Write a report"):
        make(reading_of(write_png(tmp_path / "a.png")))
    pasted = from_array(np.zeros((20, 20), np.uint8), "pasted")
    with pytest.raises(PneumoError, match="names no patient"):
        make(reading_of(tmp_path / "a.png", radiograph=pasted))


@BOTH
@pytest.mark.parametrize("key", ["StudyInstanceUID", "SeriesInstanceUID"])
def test_a_file_of_no_study_is_refused(tmp_path: Path, make: Any, key: str) -> None:
    with pytest.raises(PneumoError, match="which study"):
        make(reading_of(write_dicom(tmp_path / "IM1", **{key: None})))


@BOTH
def test_a_file_that_is_gone_is_told(tmp_path: Path, make: Any) -> None:
    source = write_dicom(tmp_path / "IM1")
    reading = reading_of(source)
    source.unlink()
    with pytest.raises(PneumoError, match="no longer be read"):
        make(reading)


@BOTH
def test_what_is_no_valid_dicom_is_refused_without_repeating_it(tmp_path: Path, make: Any) -> None:
    source = write_dicom(tmp_path / "IM1", PatientSex="M")
    source.write_bytes(source.read_bytes().replace(b"20200131", b"secretly"))
    with pytest.raises(PneumoError, match="no valid DICOM") as caught:
        make(reading_of(source))
    assert "secretly" not in str(caught.value)


def _saved(folder: Path, data: bytes) -> Path:
    out = folder / "made.dcm"
    out.write_bytes(data)
    return out


def _items(item: Dataset) -> list[Dataset]:
    inside = list(item.get("ContentSequence", ()))
    return inside + [deeper for each in inside for deeper in _items(each)]
