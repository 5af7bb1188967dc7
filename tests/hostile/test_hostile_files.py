"""Whatever the bytes are, the reader answers with a radiograph or a PneumoError, and never takes the memory for it."""

import io
import os
import struct
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pydicom.data import get_testdata_file

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.paths import sample_files
from pneumoviewer.core.radiograph.discovery import Candidate, Discovery
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import read

pytestmark = pytest.mark.filterwarnings(r"ignore:::PIL", r"ignore:::pydicom")

PICTURE = Image.fromarray(draw_phantom("viral", 0, (40, 48)))


def encoded(format: str, image: Image.Image = PICTURE, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def tiff(values: np.ndarray, **options: Any) -> bytes:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, values, **options)
    return buffer.getvalue()


def bundled(name: str) -> bytes:
    path = get_testdata_file(name, download=False)
    assert path is not None
    return Path(path).read_bytes()


VALID = {
    "PNG": encoded("PNG"),
    "PNG palette": encoded("PNG", PICTURE.convert("P")),
    "JPEG": encoded("JPEG"),
    "progressive JPEG": encoded("JPEG", PICTURE.convert("RGB"), progressive=True),
    "TIFF": encoded("TIFF"),
    "TIFF deflate": encoded("TIFF", compression="tiff_deflate"),
    "TIFF JPEG": encoded("TIFF", compression="jpeg"),
    "TIFF of floats": tiff(np.asarray(PICTURE) / 255, photometric="miniswhite"),
    "TIFF of planes": tiff(np.stack([np.asarray(PICTURE)] * 3), photometric="rgb", planarconfig="separate"),
    "TIFF of deflated numbers": tiff(
        np.asarray(PICTURE).astype(np.uint32), photometric="minisblack", compression="zlib"
    ),
    "BMP": encoded("BMP"),
    "WebP": encoded("WEBP"),
    "WebP lossless": encoded("WEBP", lossless=True),
    "DICOM": bundled("MR_small.dcm"),
    "DICOM implicit": bundled("MR_small_implicit.dcm"),
    "DICOM RLE": bundled("MR_small_RLE.dcm"),
    "DICOM JPEG 2000": bundled("MR_small_jp2klossless.dcm"),
    "DICOM JPEG-LS": bundled("MR_small_jpeg_ls_lossless.dcm"),
    "DICOM JPEG": bundled("SC_rgb_small_odd_jpeg.dcm"),
}


def outcome(path: Path, data: bytes) -> str | None:
    """Read the bytes: the radiograph's hash, or None where they were refused properly."""
    path.write_bytes(data)
    list(Discovery([path]))
    try:
        radiograph = read(path, max_megapixels=5)
    except PneumoError as error:
        refusal = error
    else:
        refusal = None
    if refusal is not None:
        assert all(refusal.parts())
        assert path.name in str(refusal)
        return None
    assert radiograph.pixels.ndim == 2
    assert radiograph.pixels.dtype in (np.uint8, np.uint16)
    assert np.isfinite(radiograph.window).all()
    assert np.isfinite(radiograph.presented()).all()
    return radiograph.sha256


fuzz = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck), derandomize=True)


@fuzz
@given(start=st.sampled_from([b"", *(data[:140] for data in VALID.values())]), rest=st.binary(max_size=400))
def test_random_bytes(tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes) -> None:
    outcome(tmp_path_factory.getbasetemp() / "random", start + rest)


@pytest.mark.parametrize("kind", [k for k in VALID if k != "DICOM JPEG-LS"])
@settings(fuzz, max_examples=25)
@given(data=st.data())
def test_mutated_files(tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject) -> None:
    content = bytearray(VALID[kind])
    places = st.one_of(st.integers(0, min(400, len(content) - 1)), st.integers(0, len(content) - 1))
    for place in data.draw(st.lists(places, min_size=1, max_size=6)):
        content[place] = data.draw(st.integers(0, 255))
    outcome(tmp_path_factory.getbasetemp() / "mutated", bytes(content))


@pytest.mark.process
@pytest.mark.parametrize("kind", VALID)
def test_cut_short_is_refused_and_never_half_shown(tmp_path: Path, kind: str) -> None:
    whole = VALID[kind]
    expected = outcome(tmp_path / "whole", whole)
    assert expected is not None
    step = max(1, len(whole) // 60)
    lengths = {*range(0, len(whole), step), *range(len(whole) - 12, len(whole))}
    if kind == "DICOM JPEG-LS":  # half a second each, in a process of its own
        lengths = {len(whole) // 2, len(whole) * 3 // 4, len(whole) - 20}
    for length in lengths:
        # A few last bytes may be no part of the picture; then it must be the whole picture.
        assert outcome(tmp_path / "cut", whole[:length]) in (None, expected), length


@pytest.mark.process
def test_a_codestream_that_kills_its_decoder_is_only_refused(tmp_path: Path) -> None:
    whole = VALID["DICOM JPEG-LS"]
    precision = whole.index(b"\xff\xd8\xff\xf7") + 6
    assert outcome(tmp_path / "deadly", whole[:precision] + b"\xff" + whole[precision + 1 :]) is None


def png_header(width: int, height: int) -> bytes:
    ihdr = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    idat = b"IDAT" + zlib.compress(bytes(1000))
    chunks = (struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (ihdr, idat, b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def patched(data: bytes, at: int, value: bytes) -> bytes:
    return data[:at] + value + data[at + len(value) :]


def claiming_60000() -> dict[str, bytes]:
    jpeg, webp = encoded("JPEG"), encoded("WEBP", lossless=True)
    tiff, dicom = encoded("TIFF"), bundled("MR_small.dcm")
    for tag in (256, 257):
        tiff = patched(tiff, tiff.index(struct.pack("<H", tag), 8) + 2, struct.pack("<HII", 4, 1, 60000))
    for element in (b"\x28\0\x10\0US\2\0", b"\x28\0\x11\0US\2\0"):
        dicom = patched(dicom, dicom.index(element) + 8, struct.pack("<H", 60000))
    canvas = (60000 - 1).to_bytes(3, "little")
    extended = b"VP8X" + struct.pack("<I", 10) + bytes(4) + canvas + canvas + webp[12:]
    return {
        "PNG": png_header(60000, 60000),
        "JPEG": patched(jpeg, jpeg.index(b"\xff\xc0") + 5, struct.pack(">HH", 60000, 60000)),
        "BMP": patched(encoded("BMP"), 18, struct.pack("<ii", 60000, 60000)),
        "TIFF": tiff,
        "WebP": b"RIFF" + struct.pack("<I", len(extended) + 4) + b"WEBP" + extended,
        "DICOM": dicom,
    }


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF", "WebP", "DICOM"])
def test_a_claimed_size_allocates_nothing(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(claiming_60000()[kind])
    read(sample_files()[0])  # so that imports are not counted
    tracemalloc.start()
    try:
        with pytest.raises(PneumoError, match="60000 × 60000 pixels, and at most 100 megapixels are opened"):
            read(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_large_picture_within_the_limit_warns_nobody(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.new("1", (9600, 9400)).save(path)  # more than Pillow's own limit
    assert read(path).pixels.shape == (9400, 9600)


def test_a_file_too_long_for_any_radiograph_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "long"
    path.write_bytes(VALID["PNG"])
    os.truncate(path, 200_000_000)  # sparse
    with pytest.raises(PneumoError, match="200 MB"):
        read(path, max_megapixels=1)


@pytest.mark.parametrize(
    ("format", "why"), [("GIF", "GIF"), ("WEBP", "more than one"), ("PNG", "more than one"), ("TIFF", "more than one")]
)
def test_several_pictures_are_refused(tmp_path: Path, format: str, why: str) -> None:
    second = Image.fromarray(draw_phantom("normal", 1, (40, 48)))
    path = tmp_path / "several"
    path.write_bytes(encoded(format, save_all=True, append_images=[second]))
    with pytest.raises(PneumoError, match=why):
        read(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"just a letter", "not a PNG, JPEG, TIFF, BMP, WebP or DICOM"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "ZIP"),
        (png_header(0, 5), "damaged|no pixels"),
    ],
)
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "radiograph {1}.png"
    path.write_bytes(content)
    with pytest.raises(PneumoError, match=why) as caught:
        read(path)
    assert "radiograph {1}.png" in caught.value.what


def test_unreachable_files(tmp_path: Path) -> None:
    with pytest.raises(PneumoError, match="folder"):
        read(tmp_path)
    with pytest.raises(PneumoError, match="no such file"):
        read(tmp_path / "missing.png")
    with pytest.raises(PneumoError, match="no such file"):
        read("nul\0byte")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are files on this system only")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert not list(Discovery([tmp_path / "pipe"], named=False))
    with pytest.raises(PneumoError, match="not a file"):
        read(tmp_path / "pipe")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.png"
    path.write_bytes(VALID["PNG"])

    def refuse(*_: object, **__: object) -> None:  # chmod means nothing to root, as whom containers run
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert list(Discovery([path], named=False)) == [Candidate(path)]  # to be told why
    with pytest.raises(PneumoError, match="no permission"):
        read(path)
