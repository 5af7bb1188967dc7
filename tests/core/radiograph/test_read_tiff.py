"""TIFF: whatever numbers it holds in whatever order, the picture is right, or the file is refused by its kind."""

import io
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.intensity import SCALED_NOTE
from pneumoviewer.core.radiograph.reader import read

GREY = np.add.outer(np.arange(48), np.arange(64) * 2).astype(np.uint8)  # 0 to 173


def written(tmp_path: Path, values: np.ndarray, **options: Any) -> Path:
    path = tmp_path / "radiograph"
    tifffile.imwrite(path, values, **options)
    return path


def shown(path: Path) -> np.ndarray:
    return read(path).presented() * 255


def stored(kind: str, white_is_zero: bool = False) -> np.ndarray:
    """`GREY` in another type, over the type's whole range."""
    type_ = np.dtype(kind)
    if type_.kind == "f":
        shares = GREY / 255
        return (1 - shares if white_is_zero else shares).astype(type_)
    top = int(np.iinfo(type_).max)
    values = GREY.astype(np.uint64) * (top // 255)
    return (top - values if white_is_zero else values).astype(type_)


@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("white_is_zero", [False, True])
@pytest.mark.parametrize("kind", ["u1", "u2", "u4", "f2", "f4", "f8"])
def test_every_depth_polarity_and_byte_order(
    tmp_path: Path, kind: str, white_is_zero: bool, order: str, compression: str | None
) -> None:
    photometric = "miniswhite" if white_is_zero else "minisblack"
    for big in (False, True):
        for tile in (None, (16, 16)):
            values = stored(kind, white_is_zero)
            options = {"bigtiff": big, "byteorder": order, "compression": compression, "tile": tile}
            path = written(tmp_path, values, photometric=photometric, **options)
            np.testing.assert_allclose(shown(path), GREY, atol=0.6 if kind == "f2" else 0.01)


@pytest.mark.parametrize("white_is_zero", [False, True])
@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_few_bits(tmp_path: Path, bits: int, white_is_zero: bool) -> None:
    top = (1 << bits) - 1
    values = GREY >> (8 - bits)
    numbers = np.unpackbits((top - values if white_is_zero else values)[..., None], axis=-1)[..., 8 - bits :]
    packed = np.packbits(numbers.reshape(48, -1), axis=1).tobytes()
    path = tmp_path / "few"
    path.write_bytes(by_hand(packed, bits, 0 if white_is_zero else 1))
    np.testing.assert_allclose(shown(path), values * (255 / top), atol=0.6)


def by_hand(data: bytes, bits: int, photometric: int, *, compression: int = 1) -> bytes:
    tags = {256: 64, 257: 48, 258: bits, 259: compression, 262: photometric, 273: 200, 277: 1, 278: 48, 279: len(data)}
    entries = b"".join(
        tag.to_bytes(2, "little") + b"\4\0\1\0\0\0" + value.to_bytes(4, "little") for tag, value in tags.items()
    )
    return (b"II*\0\x08\0\0\0" + len(tags).to_bytes(2, "little") + entries + bytes(4)).ljust(200, b"\0") + data


@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("kind", "top"), [("u1", 255), ("u2", 65535), ("u2", 4095)])
def test_colours_in_planes_or_pixels(
    tmp_path: Path, kind: str, top: int, order: str, planar: str, compression: str | None
) -> None:
    grey = np.rint(GREY * (top / 255)).astype(kind)
    grey[0, 0] = top  # as the brightest pixel of a film is, which tells the depth
    for alpha in (False, True):
        planes = [grey] * 3 + [np.full_like(grey, np.iinfo(grey.dtype).max)] * alpha
        path = written(
            tmp_path,
            np.stack(planes, 0 if planar == "separate" else -1),
            photometric="rgb",
            planarconfig=planar,
            byteorder=order,
            compression=compression,
            extrasamples=["unassalpha"] if alpha else None,
        )
        np.testing.assert_allclose(shown(path)[1:], GREY[1:], atol=0.1)


@pytest.mark.parametrize("compression", ["tiff_lzw", "packbits"])
def test_16_bit_colours_that_libtiff_unpacks(tmp_path: Path, compression: str) -> None:
    # Pillow writes no such file: one of 8 bits, twice as wide, says that it has 16 afterwards.
    deep = np.stack([GREY.astype(np.uint16) * 16 + 5] * 3, -1)
    buffer = io.BytesIO()
    Image.fromarray(deep.view(np.uint8).reshape(48, -1)).save(buffer, "TIFF", compression=compression)
    buffer.seek(0)
    page = tifffile.TiffFile(buffer).pages.first
    data = buffer.getvalue()
    strip = data[page.dataoffsets[0] : page.dataoffsets[0] + page.databytecounts[0]]
    code = {"tiff_lzw": 5, "packbits": 32773}[compression]
    tags: list[tuple[int, int, int, int]] = [
        (256, 4, 1, 64), (257, 4, 1, 48), (258, 3, 3, 190), (259, 3, 1, code), (262, 3, 1, 2), (273, 4, 1, 200),
        (277, 3, 1, 3), (278, 4, 1, 48), (279, 4, 1, len(strip)),
    ]  # fmt: skip
    entries = b"".join(
        b"".join(n.to_bytes(size, "little") for n, size in zip(tag, (2, 2, 4, 4), strict=True)) for tag in tags
    )
    head = (b"II*\0\x08\0\0\0" + len(tags).to_bytes(2, "little") + entries + bytes(4)).ljust(190, b"\0")
    path = tmp_path / "deep"
    path.write_bytes((head + b"\x10\0" * 3).ljust(200, b"\0") + strip)
    np.testing.assert_array_equal(read(path).pixels, deep[..., 0])


@pytest.mark.parametrize("scale", [1, 256])
def test_a_palette_of_8_bit_numbers_in_its_16_bit_map(tmp_path: Path, scale: int) -> None:
    table = np.stack([np.arange(255, -1, -1, dtype=np.uint16) * scale] * 3)
    path = written(tmp_path, GREY, photometric="palette", colormap=table)
    np.testing.assert_array_equal(read(path).pixels, 255 - GREY)


def test_signed_numbers_keep_their_order(tmp_path: Path) -> None:
    values = GREY.astype(np.int16) * 100 - 5000
    radiograph = read(written(tmp_path, values, photometric="minisblack"))
    expected = (values + 5000) / (values.max() + 5000)
    np.testing.assert_allclose(radiograph.presented(), expected, atol=1e-4)
    assert radiograph.rescale.value(0) == -5000


@pytest.mark.parametrize("hot", [1e30, -1e30, 1e38])
def test_one_hot_pixel_does_not_set_the_range(tmp_path: Path, hot: float) -> None:
    values = (GREY / 255).astype(np.float32)
    values[0, 0] = hot
    radiograph = read(written(tmp_path, values, photometric="minisblack"))
    np.testing.assert_allclose(radiograph.presented()[1:] * 255, GREY[1:], atol=0.01)
    assert SCALED_NOTE in radiograph.notes


def test_the_largest_floats_do_not_overflow(tmp_path: Path) -> None:
    values = np.linspace(-1.0, 1.0, GREY.size).reshape(GREY.shape) * 1.5e308
    presented = read(written(tmp_path, values, photometric="minisblack")).presented()
    np.testing.assert_allclose(presented, np.linspace(0, 1, GREY.size).reshape(GREY.shape), atol=1e-4)


def test_orientation_is_applied_once(tmp_path: Path) -> None:
    for kind in ("u1", "f8"):
        path = written(tmp_path, stored(kind), photometric="minisblack", extratags=[(274, "H", 1, 6, True)])
        np.testing.assert_allclose(shown(path), np.rot90(GREY, -1), atol=0.01)


def test_damaged_jpeg_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "inside.tif"
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (200, 200), dtype=np.uint8))
    noise.save(path, "TIFF", compression="jpeg", quality=90)
    assert read(path).pixels.shape == (200, 200)
    with tifffile.TiffFile(path) as tif:
        at, count = tif.pages.first.dataoffsets[0], tif.pages.first.databytecounts[0]
    data = bytearray(path.read_bytes())
    data[at + count // 2 : at + count // 2 + 600] = bytes(600)
    path.write_bytes(data)
    with pytest.raises(PneumoError, match=r"JPEG data are damaged \(the decoder says: “Corrupt JPEG data"):
        read(path)


@pytest.mark.parametrize("compression", [None, "zlib"])
def test_cut_short_is_said_where_it_is(tmp_path: Path, compression: str | None) -> None:
    # With the directory first, so that only pixels are lost
    data = by_hand(zlib.compress(stored("f8").tobytes()) if compression else stored("f8").tobytes(), 64, 1)
    data = data.replace(
        (277).to_bytes(2, "little") + b"\4\0\1\0\0\0\1", (339).to_bytes(2, "little") + b"\4\0\1\0\0\0\3"
    )
    if compression:
        data = data.replace(
            (259).to_bytes(2, "little") + b"\4\0\1\0\0\0\1", (259).to_bytes(2, "little") + b"\4\0\1\0\0\0\x08"
        )
    path = tmp_path / "whole"
    path.write_bytes(data)
    np.testing.assert_allclose(shown(path), GREY, atol=0.01)
    path.write_bytes(data[:-40])
    with pytest.raises(PneumoError, match="cut short"):
        read(path)


def test_a_deflated_strip_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(by_hand(zlib.compress(bytes(30_000_000)), 32, 1, compression=8))
    with pytest.raises(PneumoError, match="damaged"):
        read(path)


@pytest.mark.parametrize(
    ("bits", "photometric", "compression", "kind"),
    [
        (64, 1, 1, "1 × 64 bit, unsigned"),
        (8, 1, 3, "compression CCITTFAX3"),
        (8, 1, 34712, "compression JPEG2000"),
        (8, 8, 1, "photometric CIELAB"),
        (24, 1, 1, "1 × 24 bit"),
    ],
)
def test_what_is_not_read_is_refused_by_its_kind(
    tmp_path: Path, bits: int, photometric: int, compression: int, kind: str
) -> None:
    path = tmp_path / "rare"
    path.write_bytes(by_hand(bytes(48 * 64 * bits // 8), bits, photometric, compression=compression))
    with pytest.raises(PneumoError, match=f"in a way that is not read here: TIFF.*{kind}") as caught:
        read(path)
    assert "damaged" not in str(caught.value)
    assert "PNG" in caught.value.next_step
