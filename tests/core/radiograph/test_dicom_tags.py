"""What a DICOM file says of its own pixels is held to what they are; where it says too little, the tag is named."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dicom_files import RAMP, dataset, lut, written
from pydicom import Dataset
from pydicom.dataelem import RawDataElement
from pydicom.encaps import encapsulate
from pydicom.tag import Tag
from pydicom.uid import MPEG4HP41, ExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEG2000Lossless, RLELossless

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.display import automatic_window, preset_window
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.reader import read

SYNTAXES = [ExplicitVRLittleEndian, ImplicitVRLittleEndian]


def raw(ds: Dataset, tag: int, data: bytes, vr: str) -> Dataset:
    """Put a value into a tag that pydicom would not write."""
    data += b" " * (len(data) % 2)
    ds._dict[Tag(tag)] = RawDataElement(Tag(tag), vr, len(data), data, 0, False, True)
    return ds


def read_back(tmp_path: Path, ds: Dataset) -> Radiograph:
    return read(written(tmp_path, ds))


# --- ranges ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [16, 8, 0])
def test_the_maximum_of_a_voi_lut_counts_and_not_the_bits_it_says(tmp_path: Path, said: int) -> None:
    ds = dataset(VOILUTSequence=[lut(list(range(4096)), 0, said)])
    radiograph = read_back(tmp_path, ds)
    assert radiograph.window == (0, 4095)
    np.testing.assert_array_equal(radiograph.pixels, RAMP)


@pytest.mark.parametrize("inverse", [False, True])
@pytest.mark.parametrize("width", ["0.6", "1", "0.00001"])
def test_no_window_has_its_low_end_above_its_high_one(tmp_path: Path, width: str, inverse: bool) -> None:
    kind = "MONOCHROME1" if inverse else "MONOCHROME2"
    tags = {"WindowCenter": "0.5", "WindowWidth": width, "RescaleSlope": "0.0002442", "RescaleIntercept": "0"}
    radiograph = read_back(tmp_path, dataset(PhotometricInterpretation=kind, **tags))
    low, high = radiograph.window
    assert low < high
    presented = radiograph.presented()
    along = np.diff(presented.ravel())
    assert ((along <= 0) if inverse else (along >= 0)).all()
    assert 0.4 < presented.mean() < 0.6


def test_the_first_window_that_has_a_width_is_taken(tmp_path: Path) -> None:
    ds = dataset(WindowCenter=["100", "2048"], WindowWidth=["0", "4096"])
    assert read_back(tmp_path, ds).window == (0, 4095)


@pytest.mark.parametrize(
    ("centre", "width"), [("-5000", "1000"), ("9000", "1000"), ("0", "9000000"), ("0", "1e308"), ("9", "1e-300")]
)
def test_a_window_that_leaves_nothing_to_be_seen_is_none(tmp_path: Path, centre: str, width: str) -> None:
    for function in ("LINEAR", "LINEAR_EXACT"):
        tags = {"WindowCenter": centre, "WindowWidth": width, "VOILUTFunction": function}
        presented = read_back(tmp_path, dataset(**tags)).presented()
        assert 0.4 < presented.mean() < 0.6
        assert presented.max() - presented.min() > 0.9


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless])
@pytest.mark.parametrize("high_bit", [11, 13, 15])
def test_values_are_aligned_once(tmp_path: Path, high_bit: int, syntax: str, signed: bool) -> None:
    values = (RAMP.astype(np.int16) - 2048) if signed else RAMP
    ds = dataset((values << (high_bit - 11)).astype(np.int16 if signed else np.uint16))
    ds.HighBit = high_bit
    if syntax == RLELossless:
        ds.compress(syntax, generate_instance_uid=False)
    np.testing.assert_array_equal(read_back(tmp_path, ds).pixels, RAMP)


def test_16_bit_colour_that_holds_12(tmp_path: Path) -> None:
    values = np.repeat(RAMP[..., None], 3, axis=2)
    radiograph = read_back(tmp_path, dataset(values, 16))
    np.testing.assert_array_equal(radiograph.pixels, RAMP)
    assert radiograph.window == (0, 4095)


# --- padding -----------------------------------------------------------------------------------------------------


def padded(value: int, kind: type = np.uint16, **tags: Any) -> Dataset:
    picture = np.random.default_rng(0).integers(1000, 2000, (64, 64)).astype(kind)
    picture[:, :20] = value
    return dataset(picture, 16 if kind is np.int16 else 12, **tags)


def assert_padding_is_background(radiograph: Radiograph) -> None:
    assert radiograph.padding is not None
    assert radiograph.padding[:, :20].all()
    assert not radiograph.padding[:, 20:].any()
    for low, high in (radiograph.window, automatic_window(radiograph)):
        assert high - low < 1000
    assert radiograph.presented()[:, :20].max() == 0
    assert 0.4 < radiograph.presented()[:, 20:].mean() < 0.6
    dark, bright = preset_window(radiograph, "lung")
    assert radiograph.pixels[:, 20:].min() <= dark < bright <= radiograph.pixels.max()


@pytest.mark.parametrize("kind", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize("value", [0, 4095])
@pytest.mark.parametrize("syntax", SYNTAXES)
def test_padding_is_black_at_either_end(tmp_path: Path, syntax: str, value: int, kind: str) -> None:
    ds = padded(value, syntax=syntax, PixelPaddingValue=value, PhotometricInterpretation=kind)
    assert_padding_is_background(read_back(tmp_path, ds))


@pytest.mark.parametrize(("vr", "data"), [("SS", -2000), ("US", 63536)])
def test_padding_has_the_sign_of_the_pixels(tmp_path: Path, vr: str, data: int) -> None:
    ds = padded(-2000, np.int16)
    ds.add_new(0x00280120, vr, data)
    assert_padding_is_background(read_back(tmp_path, ds))


def test_a_range_of_padding(tmp_path: Path) -> None:
    ds = padded(4000, PixelPaddingValue=4095, PixelPaddingRangeLimit=3900)
    assert_padding_is_background(read_back(tmp_path, ds))


@pytest.mark.parametrize("value", [65535, 3000])
def test_what_pads_nothing_changes_nothing(tmp_path: Path, value: int) -> None:
    radiograph = read_back(tmp_path, padded(4000, PixelPaddingValue=value))
    assert radiograph.padding is None
    assert (radiograph.pixels[:, :20] == 4000).all()


def test_a_picture_that_were_all_padding_is_shown(tmp_path: Path) -> None:
    ds = dataset(PixelPaddingValue=0, PixelPaddingRangeLimit=4095)
    np.testing.assert_array_equal(read_back(tmp_path, ds).pixels, RAMP)


# --- the file's own numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["MONOCHROME1", "MONOCHROME2"])
def test_window_and_values_are_told_in_the_files_own_numbers(tmp_path: Path, kind: str) -> None:
    values = (np.arange(64 * 64) * 16).reshape(64, 64).astype(np.uint16)
    ds = dataset(values, 16, WindowCenter=15000, WindowWidth=30000, PhotometricInterpretation=kind)
    radiograph = read_back(tmp_path, ds)
    assert radiograph.rescale.centre_and_width(radiograph.window) == (15000, 30000)
    assert radiograph.rescale.value(int(radiograph.pixels[3, 5])) == values[3, 5]
    assert (radiograph.presented()[0, 0] == 1) == (kind == "MONOCHROME1")


def test_own_numbers_of_rescaled_and_exact_windows(tmp_path: Path) -> None:
    tags = {"RescaleSlope": "0.5", "RescaleIntercept": "-1000", "WindowCenter": "-200.5", "WindowWidth": "300"}
    for function in ("LINEAR", "LINEAR_EXACT"):
        radiograph = read_back(tmp_path, dataset(VOILUTFunction=function, **tags))
        assert radiograph.rescale.centre_and_width(radiograph.window) == pytest.approx((-200.5, 300))
        own = radiograph.rescale.value(int(radiograph.pixels[4, 7]))
        assert own == pytest.approx(RAMP[4, 7] * 0.5 - 1000, abs=0.02)


def test_own_numbers_have_the_decimals_they_deserve(tmp_path: Path) -> None:
    whole, parts = (
        read_back(tmp_path, dataset(RescaleSlope=slope, RescaleIntercept=0)) for slope in ("1", "0.0002442")
    )
    assert whole.rescale.text(30000.0) == "30000"
    assert parts.rescale.text(0.5) == "0.50000"


# --- tags that are missing or impossible ---------------------------------------------------------------------------


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize(
    ("keyword", "tag"),
    [
        ("PhotometricInterpretation", "(0028,0004)"),
        ("BitsAllocated", "(0028,0100)"),
        ("PixelRepresentation", "(0028,0103)"),
        ("Rows", "(0028,0010)"),
    ],
)
def test_a_missing_tag_is_named(tmp_path: Path, keyword: str, tag: str, syntax: str) -> None:
    ds = dataset(syntax=syntax)
    delattr(ds, keyword)
    with pytest.raises(PneumoError) as caught:
        read_back(tmp_path, ds)
    assert f"{keyword} {tag}" in str(caught.value)
    assert "damaged" not in str(caught.value)
    assert "cut short" not in str(caught.value)


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ("BitsStored", 13),
        ("BitsStored", 0),
        ("HighBit", 3),
        ("HighBit", 16),
        ("SamplesPerPixel", 2),
        ("PixelRepresentation", 2),
    ],
)
def test_an_impossible_tag_is_named(tmp_path: Path, keyword: str, value: int) -> None:
    ds = dataset()
    if (keyword, value) == ("BitsStored", 13):
        ds.BitsAllocated = 8
    setattr(ds, keyword, value)
    with pytest.raises(PneumoError, match=f"its tag {keyword} "):
        read_back(tmp_path, ds)


def test_planes_must_be_told_of_uncompressed_colour(tmp_path: Path) -> None:
    ds = dataset(np.zeros((32, 64, 3), np.uint8), 8)
    del ds.PlanarConfiguration
    with pytest.raises(PneumoError, match="PlanarConfiguration"):
        read_back(tmp_path, ds)


@pytest.mark.parametrize("missing", [("BitsStored",), ("HighBit",), ("SamplesPerPixel",)])
def test_what_can_only_be_one_thing_is_filled_in(tmp_path: Path, missing: tuple[str, ...]) -> None:
    ds = dataset()
    for keyword in missing:
        delattr(ds, keyword)
    radiograph = read_back(tmp_path, ds)
    np.testing.assert_array_equal(radiograph.pixels, RAMP)
    assert radiograph.bits == 12


@pytest.mark.parametrize(("shape", "inverse"), [("IDENTITY", False), ("INVERSE", True)])
def test_the_presentation_says_the_polarity_that_is_missing(tmp_path: Path, shape: str, inverse: bool) -> None:
    ds = dataset(PresentationLUTShape=shape)
    del ds.PhotometricInterpretation
    np.testing.assert_array_equal(read_back(tmp_path, ds).pixels, 4095 - RAMP if inverse else RAMP)


@pytest.mark.parametrize("words", [b"monochrome1", b" Monochrome1 ", b"MONOCHROME1\0"])
def test_polarity_is_read_in_any_case(tmp_path: Path, words: bytes) -> None:
    ds = raw(dataset(), 0x00280004, words, "CS")
    np.testing.assert_array_equal(read_back(tmp_path, ds).pixels, 4095 - RAMP)


def test_a_number_of_frames_in_words(tmp_path: Path) -> None:
    ds = raw(dataset(), 0x00280008, b"one", "IS")
    np.testing.assert_array_equal(read_back(tmp_path, ds).pixels, RAMP)  # the pixels leave one choice
    ds = raw(dataset(), 0x00280008, b"two", "IS")
    ds.PixelData += ds.PixelData
    with pytest.raises(PneumoError, match=r"its tag NumberOfFrames \(0028,0008\)"):
        read_back(tmp_path, ds)


def test_an_unknown_transfer_syntax_is_named(tmp_path: Path) -> None:
    ds = dataset()
    ds.file_meta.TransferSyntaxUID = MPEG4HP41
    ds.PixelData = encapsulate([b"a film"])
    ds["PixelData"].VR, ds["PixelData"].is_undefined_length = "OB", True
    with pytest.raises(PneumoError, match=r"TransferSyntaxUID \(0002,0010\) MPEG-4 AVC"):
        read_back(tmp_path, ds)


def test_pixels_cut_short_are_said_to_be(tmp_path: Path) -> None:
    ds = dataset()
    ds.PixelData = ds.PixelData[:-200]
    with pytest.raises(PneumoError, match="cut short"):
        read_back(tmp_path, ds)


def test_jpeg_2000_cut_but_ended_is_refused(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 4095, (64, 64)).astype(np.uint16)
    ds = dataset(noise)
    ds.compress(JPEG2000Lossless, generate_instance_uid=False)
    half = len(ds.PixelData) // 2 // 2 * 2
    ds.PixelData = ds.PixelData[:half] + b"\xff\xd9" + bytes(len(ds.PixelData) - half - 2)
    with pytest.raises(PneumoError):
        read_back(tmp_path, ds)


# --- age ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tags", "age"),
    [
        ({"PatientAge": "003Y"}, "003Y"),
        ({"PatientAge": "18M"}, "018M"),
        ({"PatientAge": "003Y", "PatientBirthDate": "19480312", "StudyDate": "20230501"}, "003Y"),
        ({"PatientBirthDate": "19480312", "StudyDate": "20230501"}, "075Y"),
        ({"PatientBirthDate": "19480502", "StudyDate": "20230501"}, "074Y"),
        ({"PatientAge": "old", "PatientBirthDate": "20200630", "StudyDate": "20220629"}, "023M"),
        ({"PatientBirthDate": "20200630", "StudyDate": "20220630"}, "002Y"),
        ({"PatientBirthDate": "20200229", "StudyDate": "20200310"}, "000M"),
        ({"PatientBirthDate": "1948.03.12", "AcquisitionDate": "20230501"}, "075Y"),
        ({"PatientBirthDate": "19480312", "StudyDate": "never", "SeriesDate": "20230501"}, "075Y"),
        ({"PatientBirthDate": "19480312", "StudyDate": "", "ContentDate": "20230501"}, "075Y"),
        ({"PatientAge": "000Y", "PatientBirthDate": "19480312", "StudyDate": "20230501"}, "075Y"),
        ({"PatientBirthDate": "19480312"}, None),
        ({"StudyDate": "20230501"}, None),
        ({"PatientBirthDate": "19481332", "StudyDate": "20230501"}, None),
        ({"PatientBirthDate": "18880101", "StudyDate": "20230501"}, None),
        ({"PatientBirthDate": "20240101", "StudyDate": "20230501"}, None),
    ],
)
def test_age_is_told_or_computed_and_no_date_is_kept(tmp_path: Path, tags: dict[str, str], age: str | None) -> None:
    radiograph = read_back(tmp_path, dataset(**tags))
    assert radiograph.details.get("PatientAge") == age
    assert not any(value in repr(radiograph.details) for key, value in tags.items() if value and key.endswith("Date"))


def test_what_the_gate_looked_at_in_the_header_is_part_of_the_hash(tmp_path: Path) -> None:
    """A result answers to it, so that one of a child's chest is none of an adult's leg with the same pixels."""
    chest, leg, named = (
        read_back(tmp_path, dataset(**tags))
        for tags in (
            {"BodyPartExamined": "CHEST"},
            {"BodyPartExamined": "LEG"},
            {"BodyPartExamined": "CHEST", "PatientName": "A"},
        )
    )
    assert np.array_equal(chest.pixels, leg.pixels)
    assert chest.sha256 != leg.sha256
    assert chest.sha256 == named.sha256
