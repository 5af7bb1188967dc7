"""JPEG: what its decoder only warns of is refused, wherever the JPEG lies; and what is merely odd is not."""

import io
from pathlib import Path

import numpy as np
import pytest
from dicom_files import dataset, written
from PIL import Image
from pydicom import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit, JPEGExtended12Bit, JPEGLosslessSV1

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.intensity import COLOUR_NOTE
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import read

PHANTOM = draw_phantom("viral", 0, (120, 160))
END = b"\xff\xd9"


def jpeg(image: Image.Image | None = None, **options: object) -> bytes:
    buffer = io.BytesIO()
    (image or Image.fromarray(PHANTOM)).save(buffer, "JPEG", **{"quality": 95, **options})
    return buffer.getvalue()


def damaged_ways(data: bytes) -> dict[str, bytes]:
    zeros = bytearray(data)
    zeros[len(data) // 2 : len(data) // 2 + 300] = bytes(300)
    return {
        "cut, with its end": data[: len(data) * 6 // 10] + END,
        "cut": data[: len(data) * 6 // 10],
        "without its end": data[:-2],
        "zeros inside": bytes(zeros),
        "zeros for its last third": data[: len(data) * 2 // 3] + bytes(len(data) // 3) + END,
    }


WAYS = list(damaged_ways(jpeg()))


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_damaged_is_refused_by_what_its_decoder_says(tmp_path: Path, way: str, progressive: bool) -> None:
    path = tmp_path / "film.jpg"
    path.write_bytes(damaged_ways(jpeg(progressive=progressive))[way])
    with pytest.raises(PneumoError, match=r"its JPEG data are damaged \(the decoder says: “(Corrupt|Premature)"):
        read(path)


@pytest.mark.parametrize("zeros", [1, 16, 511])
@pytest.mark.parametrize("quality", [30, 75, 95])
def test_zeros_that_fill_up_a_block_before_the_end_damage_nothing(tmp_path: Path, zeros: int, quality: int) -> None:
    whole = jpeg(quality=quality)
    (tmp_path / "whole.jpg").write_bytes(whole)
    (tmp_path / "padded.jpg").write_bytes(whole[:-2] + bytes(zeros) + END)
    assert np.array_equal(read(tmp_path / "padded.jpg").pixels, read(tmp_path / "whole.jpg").pixels)


@pytest.mark.parametrize("way", WAYS)
def test_damaged_inside_dicom(tmp_path: Path, way: str) -> None:
    for image in (Image.fromarray(PHANTOM), Image.fromarray(PHANTOM).convert("RGB")):
        with pytest.raises(PneumoError, match="its JPEG data are damaged"):
            read(written(tmp_path, with_frame(damaged_ways(jpeg(image))[way], image)))


def with_frame(frame: bytes, image: Image.Image, syntax: str = JPEGBaseline8Bit) -> Dataset:
    ds = dataset(np.asarray(image), 8)
    ds.file_meta.TransferSyntaxUID = syntax
    if image.mode == "RGB":
        ds.PhotometricInterpretation = "YBR_FULL_422"
    ds.PixelData = encapsulate([frame])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return ds


def test_whole_inside_dicom(tmp_path: Path) -> None:
    for image in (Image.fromarray(PHANTOM), Image.fromarray(PHANTOM).convert("RGB")):
        radiograph = read(written(tmp_path, with_frame(jpeg(image), image)))
        assert np.abs(radiograph.pixels.astype(int) - PHANTOM).max() <= 12
        assert radiograph.notes == ()


@pytest.mark.process
def test_damaged_lossless_jpeg_inside_dicom(tmp_path: Path) -> None:
    import gdcm

    plain = written(tmp_path, dataset(PHANTOM.astype(np.uint16) * 16, 12))
    source, change, target = gdcm.ImageReader(), gdcm.ImageChangeTransferSyntax(), gdcm.ImageWriter()
    source.SetFileName(str(plain))
    assert source.Read()
    change.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.JPEGLosslessProcess14_1))
    change.SetInput(source.GetImage())
    assert change.Change()
    path = tmp_path / "lossless"
    target.SetFileName(str(path))
    target.SetFile(source.GetFile())
    target.SetImage(change.GetOutput())
    assert target.Write()
    np.testing.assert_array_equal(read(path).pixels, PHANTOM.astype(np.uint16) * 16)
    whole = path.read_bytes()
    middle = (whole.index(b"\xff\xda") + len(whole)) // 2
    path.write_bytes(whole[:middle] + bytes(300) + whole[middle + 300 :])
    with pytest.raises(PneumoError, match=r"lossless JPEG data are damaged \(the decoder says: “Corrupt"):
        read(path)


def test_what_follows_the_end_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "film.jpg"
    path.write_bytes(jpeg() + b"written by a camera")
    np.testing.assert_array_equal(read(path).pixels, np.asarray(Image.open(io.BytesIO(jpeg()))))


def test_an_odd_jfif_revision_is_no_damage_and_hides_none(tmp_path: Path) -> None:
    def of_revision_2(data: bytes) -> bytes:
        place = data.index(b"JFIF\0") + 5
        return data[:place] + b"\2" + data[place + 1 :]

    path = tmp_path / "film.jpg"
    path.write_bytes(of_revision_2(jpeg()))
    np.testing.assert_array_equal(read(path).pixels, np.asarray(Image.open(io.BytesIO(jpeg()))))
    path.write_bytes(of_revision_2(damaged_ways(jpeg())["cut, with its end"]))
    with pytest.raises(PneumoError, match="premature end"):
        read(path)


@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_colour_is_seen_and_grey_is_its_luminance(tmp_path: Path, subsampling: int) -> None:
    rgb = np.repeat(PHANTOM[..., None], 3, axis=2)
    path = tmp_path / "film.jpg"
    path.write_bytes(jpeg(Image.fromarray(rgb), subsampling=subsampling))
    assert read(path).notes == ()
    rgb[30:42, 30:42] = (255, 0, 0)  # a small coloured mark
    path.write_bytes(jpeg(Image.fromarray(rgb), subsampling=subsampling))
    radiograph = read(path)
    assert radiograph.notes == (COLOUR_NOTE,)
    with Image.open(path) as image:
        np.testing.assert_array_equal(radiograph.pixels, np.asarray(image.convert("RGB").convert("L")))


@pytest.mark.parametrize(("place", "value", "kind"), [(4, 12, "JPEG, 12 bit"), (1, 0xC3, "lossless JPEG, 8 bit")])
def test_the_depth_and_the_kind_are_named(tmp_path: Path, place: int, value: int, kind: str) -> None:
    data = bytearray(jpeg())
    data[data.index(b"\xff\xc0") + place] = value
    path = tmp_path / "film.jpg"
    path.write_bytes(data)
    with pytest.raises(PneumoError, match=f"not read here: {kind}") as caught:
        read(path)
    assert "damaged" not in str(caught.value)
    for syntax in (JPEGExtended12Bit, JPEGBaseline8Bit):
        with pytest.raises(PneumoError, match=kind):
            read(written(tmp_path, with_frame(bytes(data), Image.fromarray(PHANTOM), syntax)))


def test_a_frame_of_another_size_than_the_file_says(tmp_path: Path) -> None:
    ds = with_frame(jpeg(), Image.fromarray(PHANTOM), JPEGLosslessSV1)
    ds.Rows -= 1
    with pytest.raises(PneumoError, match="damaged"):
        read(written(tmp_path, ds))
