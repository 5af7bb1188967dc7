"""DICOM: the numbers, the window, the polarity, every compression we promise, and what is refused."""

import warnings
from pathlib import Path

import gdcm
import numpy as np
import pytest
from dicom_files import RAMP, dataset, lut, written
from pydicom import dcmread
from pydicom.data import get_testdata_file
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    RLELossless,
)

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.dicom import BURNED_NOTE
from pneumoviewer.core.radiograph.intensity import COLOUR_NOTE
from pneumoviewer.core.radiograph.reader import kind_of, read


@pytest.mark.parametrize(
    "syntax",
    [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian],
)
def test_values_window_and_tags(tmp_path: Path, syntax: str) -> None:
    ds = dataset(
        syntax=syntax,
        WindowCenter=["2048", "10"],
        WindowWidth=["4096", "20"],
        BodyPartExamined="CHEST",
        ViewPosition="AP",
        PatientAge="003Y",
        PatientName="Not^Kept",
        PatientID="0815",
        PatientBirthDate="20200101",
        ImagerPixelSpacing=[0.2, 0.1],
    )
    radiograph = read(written(tmp_path, ds))
    np.testing.assert_array_equal(radiograph.pixels, RAMP)
    assert radiograph.window == (0, 4095)  # PS3.3 C.11.2.1.2.1; of several the first
    assert (radiograph.format, radiograph.bits, radiograph.spacing) == ("DICOM", 12, (0.2, 0.1))
    assert radiograph.details == {
        "Modality": "CR",
        "BodyPartExamined": "CHEST",
        "ViewPosition": "AP",
        "PatientAge": "003Y",
    }
    assert "Not" not in repr(radiograph)
    assert "0815" not in repr(radiograph)


@pytest.mark.parametrize("keep_meta", [True, False])
@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
def test_without_preamble(tmp_path: Path, keep_meta: bool, syntax: str) -> None:
    path = written(tmp_path, dataset(syntax=syntax))
    data = path.read_bytes()[132:]
    if not keep_meta:
        data = data[12 + int.from_bytes(data[8:12], "little") :]
    path.write_bytes(data)
    if keep_meta or syntax == ExplicitVRLittleEndian:
        assert kind_of(path.read_bytes()) == "DICOM"
    np.testing.assert_array_equal(read(path).pixels, RAMP)


def test_monochrome1_is_inverted_once(tmp_path: Path) -> None:
    tags = {"WindowCenter": 1000, "WindowWidth": 401, "PhotometricInterpretation": "MONOCHROME1"}
    for shape in (None, "INVERSE"):  # DX files say it twice and mean it once
        ds = dataset(**tags)
        if shape:
            ds.PresentationLUTShape = shape
        radiograph = read(written(tmp_path, ds))
        np.testing.assert_array_equal(radiograph.pixels, 4095 - RAMP)
        assert radiograph.window == (4095 - 1199.5, 4095 - 799.5)


def test_both_polarities_show_the_same(tmp_path: Path) -> None:
    straight = read(written(tmp_path, dataset(WindowCenter=1500, WindowWidth=2000))).presented()
    negative = dataset(4095 - RAMP, WindowCenter=4096 - 1500, WindowWidth=2000, PhotometricInterpretation="MONOCHROME1")
    np.testing.assert_allclose(read(written(tmp_path, negative)).presented(), straight, atol=1e-6)


def test_inverse_presentation_alone_inverts(tmp_path: Path) -> None:
    radiograph = read(written(tmp_path, dataset(PresentationLUTShape="INVERSE")))
    np.testing.assert_array_equal(radiograph.pixels, 4095 - RAMP)


def test_signed_and_rescaled(tmp_path: Path) -> None:
    values = (RAMP.astype(np.int16) - 2000).astype(np.int16)
    ds = dataset(values, 16, RescaleSlope=2, RescaleIntercept=-24, WindowCenter=0.5, WindowWidth=1001)
    shown = read(written(tmp_path, ds)).presented()
    expected = np.clip((values * 2.0 - 24 + 500) / 1000, 0, 1)
    np.testing.assert_allclose(shown, expected, atol=0.002)


def test_linear_exact(tmp_path: Path) -> None:
    ds = dataset(WindowCenter=1000, WindowWidth=400, VOILUTFunction="LINEAR_EXACT")
    assert read(written(tmp_path, ds)).window == (800, 1200)


def test_sigmoid(tmp_path: Path) -> None:
    ds = dataset(WindowCenter=2000, WindowWidth=1000, VOILUTFunction="SIGMOID")
    expected = 1 / (1 + np.exp(-4 * (RAMP - 2000.0) / 1000))
    np.testing.assert_allclose(read(written(tmp_path, ds)).presented(), expected, atol=1e-4)


@pytest.mark.parametrize("kind", ["OW", "US"])
def test_voi_lut(tmp_path: Path, kind: str) -> None:
    entries = [round(1023 * (i / 999) ** 2) for i in range(1000)]
    ds = dataset(VOILUTSequence=[lut(entries, 500, 10, kind)], WindowCenter=1, WindowWidth=2)
    radiograph = read(written(tmp_path, ds))
    np.testing.assert_array_equal(radiograph.pixels, np.array(entries)[np.clip(RAMP.astype(int) - 500, 0, 999)])
    assert radiograph.window == (0, 1023)


def test_modality_lut_comes_before_the_window(tmp_path: Path) -> None:
    entries = [4095 - i for i in range(4096)]
    ds = dataset(ModalityLUTSequence=[lut(entries, 0, 12)], WindowCenter=2048, WindowWidth=4096)
    radiograph = read(written(tmp_path, ds))
    np.testing.assert_array_equal(radiograph.pixels, 4095 - RAMP)
    assert radiograph.window == (0, 4095)


def test_without_voi_the_window_leaves_padding_out(tmp_path: Path) -> None:
    picture = np.random.default_rng(0).integers(1000, 2000, (64, 64)).astype(np.uint16)
    picture[:, :20] = 4000
    low, high = read(written(tmp_path, dataset(picture, PixelPaddingValue=4000))).window
    assert 1000 <= low < 1020
    assert 1980 < high <= 2000


def test_eight_bits_without_voi_are_shown_whole(tmp_path: Path) -> None:
    picture = (RAMP % 200 + 20).astype(np.uint8)
    radiograph = read(written(tmp_path, dataset(picture, 8)))
    np.testing.assert_array_equal(radiograph.pixels, picture)
    assert (radiograph.pixels.dtype, radiograph.window) == (np.uint8, (0, 255))


def test_overlay_in_the_unused_bits_is_not_drawn(tmp_path: Path) -> None:
    marked = RAMP.copy()
    marked[::2] |= 0x8000
    np.testing.assert_array_equal(read(written(tmp_path, dataset(marked))).pixels, RAMP)


@pytest.mark.parametrize("width", [0, -5, "", None])
def test_a_window_without_width_is_passed_over(tmp_path: Path, width: object) -> None:
    low, high = read(written(tmp_path, dataset(WindowCenter=100, WindowWidth=width))).window
    assert 0 <= low < 50 < 3000 < high < 4096


def test_words_burned_in_are_told(tmp_path: Path) -> None:
    assert BURNED_NOTE in read(written(tmp_path, dataset(BurnedInAnnotation="YES"))).notes
    assert not read(written(tmp_path, dataset(BurnedInAnnotation="NO"))).notes


def test_colour_becomes_luminance(tmp_path: Path) -> None:
    colours = np.zeros((2, 3, 3), np.uint8)
    colours[:, range(3), range(3)] = 255
    radiograph = read(written(tmp_path, dataset(colours, 8)))
    np.testing.assert_array_equal(radiograph.pixels, [[76, 150, 29]] * 2)
    assert COLOUR_NOTE in radiograph.notes


@pytest.mark.parametrize("name", ["examples_palette.dcm", "SC_ybr_full_422_uncompressed.dcm", "SC_rgb_rle_16bit.dcm"])
def test_other_ways_to_be_coloured(name: str) -> None:
    radiograph = read(bundled(name))
    assert COLOUR_NOTE in radiograph.notes
    presented = radiograph.presented()
    assert presented.max() > 0.9
    assert presented.min() < 0.1


GDCM_KINDS = {  # bits allocated, and how far a decoded value may be off
    "JPEG baseline": (gdcm.TransferSyntax.JPEGBaselineProcess1, 8, 4),
    "JPEG lossless": (gdcm.TransferSyntax.JPEGLosslessProcess14, 16, 0),
    "JPEG lossless SV1": (gdcm.TransferSyntax.JPEGLosslessProcess14_1, 16, 0),
    "JPEG-LS": (gdcm.TransferSyntax.JPEGLSLossless, 16, 0),
    "JPEG 2000": (gdcm.TransferSyntax.JPEG2000Lossless, 16, 0),
    "RLE": (gdcm.TransferSyntax.RLELossless, 16, 0),
}


@pytest.mark.process
@pytest.mark.parametrize("kind", GDCM_KINDS)
def test_compressed_by_gdcm(tmp_path: Path, kind: str) -> None:
    syntax, bits, tolerance = GDCM_KINDS[kind]
    picture = np.linspace(0, 250, RAMP.size).reshape(RAMP.shape).astype(np.uint8) if bits == 8 else RAMP
    plain = written(tmp_path, dataset(picture, 8 if bits == 8 else 12, WindowCenter=128, WindowWidth=256))
    source = gdcm.ImageReader()
    source.SetFileName(str(plain))
    assert source.Read()
    change = gdcm.ImageChangeTransferSyntax()
    change.SetTransferSyntax(gdcm.TransferSyntax(syntax))
    change.SetInput(source.GetImage())
    assert change.Change()
    target = gdcm.ImageWriter()
    path = tmp_path / "compressed"
    target.SetFileName(str(path))
    target.SetFile(source.GetFile())
    target.SetImage(change.GetOutput())
    assert target.Write()
    assert dcmread(path).file_meta.TransferSyntaxUID.is_compressed
    radiograph = read(path)
    assert np.abs(radiograph.pixels.astype(int) - picture).max() <= tolerance


@pytest.mark.parametrize("syntax", [RLELossless, JPEG2000Lossless])
def test_compressed_by_pydicom(tmp_path: Path, syntax: str) -> None:
    ds = dataset()
    ds.compress(syntax, generate_instance_uid=False)
    np.testing.assert_array_equal(read(written(tmp_path, ds)).pixels, RAMP)


@pytest.mark.process
@pytest.mark.parametrize("name", ["MR_small_RLE.dcm", "MR_small_jp2klossless.dcm", "MR_small_jpeg_ls_lossless.dcm"])
def test_the_same_radiograph_compressed_is_the_same(name: str) -> None:
    assert read(bundled(name)).sha256 == read(bundled("MR_small.dcm")).sha256


def bundled(name: str) -> Path:
    path = get_testdata_file(name, download=False)
    assert path is not None
    return Path(path)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("rtplan.dcm", "RTPLAN.* holds no picture"),
        ("reportsi.dcm", "SR.* holds no picture"),
        ("waveform_ecg.dcm", "ECG.* holds no picture"),
        ("dicomdirtests/DICOMDIR", "table of contents"),
        ("SC_rgb_rle_2frame.dcm", "more than one picture"),
        ("examples_ybr_color.dcm", "more than one picture"),
        ("rtdose_1frame.dcm", "32 bits"),
        ("MR_truncated.dcm", "cut short"),
        ("badVR.dcm", "32 bits"),
    ],
)
def test_refused_with_a_reason(name: str, why: str) -> None:
    path = bundled("rtplan.dcm").parent / name
    with pytest.raises(PneumoError, match=why) as caught:
        read(path)
    assert caught.value.next_step


def test_too_large_is_refused_by_the_header(tmp_path: Path) -> None:
    with pytest.raises(PneumoError, match="60000 × 60000 pixels, and at most 100 megapixels"):
        read(written(tmp_path, dataset(Rows=60000, Columns=60000)))


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = written(tmp_path, dataset())
    with pytest.raises(PneumoError, match=r"at most 0\.002 megapixels"):
        read(path, max_megapixels=0.002)
    assert read(path, max_megapixels=0.0021).pixels.size == RAMP.size


@pytest.mark.parametrize("size", [(0, 64), (32, 0)])
def test_nothing_to_see(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(PneumoError, match="no pixels"):
        read(written(tmp_path, dataset(Rows=size[0], Columns=size[1])))


@pytest.mark.parametrize("claimed", [60000, 33])
def test_a_codestream_that_disagrees_with_its_header_is_not_decoded(
    tmp_path: Path, claimed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ds = dataset()
    ds.compress(JPEG2000Lossless, generate_instance_uid=False)
    at = ds.PixelData.index(b"\xff\x4f\xff\x51") + 8
    size = claimed.to_bytes(4, "big")
    ds.PixelData = ds.PixelData[:at] + size + size + ds.PixelData[at + 8 :]
    path = written(tmp_path, ds)

    def decode(*_: object) -> None:
        raise AssertionError("was decoded")

    monkeypatch.setattr("pneumoviewer.core.radiograph.dicom_decode.get_decoder", decode)
    with pytest.raises(PneumoError, match="60000 × 60000" if claimed == 60000 else "damaged"):
        read(path)


def test_a_deflated_bomb_is_not_inflated(tmp_path: Path) -> None:
    ds = dataset(np.zeros((3000, 3000), np.uint16), syntax=DeflatedExplicitVRLittleEndian)
    ds.Rows = ds.Columns = 10
    ds.add_new(0x00091001, "OB", bytes(70_000_000))
    path = written(tmp_path, ds)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(PneumoError, match="damaged"):
        read(path, max_megapixels=1)


def test_odd_files_warn_nobody() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        warnings.filterwarnings("ignore", module=r"(PIL|pydicom)\b")  # as the reader sets up, which pytest undoes
        for name in ("JPEG2000-embedded-sequence-delimiter.dcm", "badVR.dcm", "no_meta_group_length.dcm"):
            with pytest.raises(PneumoError):
                read(bundled(name))
    assert not caught
