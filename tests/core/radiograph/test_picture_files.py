"""Ordinary picture files: exact values where the format is lossless, and what a person would expect elsewhere."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.intensity import COLOUR_NOTE, SCALED_NOTE
from pneumoviewer.core.radiograph.reader import from_array, read

RAMP = np.arange(12 * 20, dtype=np.uint8).reshape(12, 20)
DEEP = (np.arange(12 * 20, dtype=np.uint16) * 270).reshape(12, 20)


def saved(tmp_path: Path, image: Image.Image, format: str, **options: object) -> Path:
    # An extension that says nothing, or a lie, because files are opened by content.
    path = tmp_path / "radiograph.txt"
    image.save(path, format=format, **options)
    return path


@pytest.mark.parametrize(
    ("format", "options"),
    [("PNG", {}), ("TIFF", {}), ("TIFF", {"compression": "tiff_lzw"}), ("BMP", {}), ("WEBP", {"lossless": True})],
)
def test_lossless_grey_is_exact(tmp_path: Path, format: str, options: dict[str, object]) -> None:
    radiograph = read(saved(tmp_path, Image.fromarray(RAMP), format, **options))
    np.testing.assert_array_equal(radiograph.pixels, RAMP)
    assert radiograph.pixels.dtype == np.uint8
    assert radiograph.window == (0, 255)
    assert radiograph.format.upper() == format
    assert radiograph.bits == 8
    assert radiograph.notes == ()
    assert not radiograph.pixels.flags.writeable


def test_jpeg_is_what_pillow_decodes(tmp_path: Path) -> None:
    path = saved(tmp_path, Image.fromarray(RAMP), "JPEG")
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, np.asarray(Image.open(path)))
    assert (radiograph.format, radiograph.name, radiograph.path) == ("JPEG", "radiograph.txt", path)


def test_hash_follows_pixels_not_name(tmp_path: Path) -> None:
    one = read(saved(tmp_path, Image.fromarray(RAMP), "PNG"))
    same = read(saved(tmp_path, Image.fromarray(RAMP), "BMP"))
    other = from_array(255 - RAMP, "other")
    assert one.sha256 == same.sha256 != other.sha256


def test_16_bit_png_is_exact(tmp_path: Path) -> None:
    radiograph = read(saved(tmp_path, Image.fromarray(DEEP), "PNG"))
    np.testing.assert_array_equal(radiograph.pixels, DEEP)
    assert (radiograph.bits, radiograph.window) == (16, (0, 65535))


def png16(colour_type: int, samples: np.ndarray) -> bytes:
    """Pillow writes no colours of 16 bits."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    # The filter Sub: each byte less the one of the pixel before
    rows = samples.astype(">u2").view(np.uint8).reshape(len(samples), -1).astype(np.int16)
    bytes_a_pixel = 2 * samples.shape[2]
    rows[:, bytes_a_pixel:] -= rows[:, :-bytes_a_pixel].copy()
    lines = b"".join(b"\1" + row.tobytes() for row in rows.astype(np.uint8))
    head = struct.pack(">IIBBBBB", samples.shape[1], samples.shape[0], 16, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("top", [4095, 65535])
@pytest.mark.parametrize(("colour_type", "channels"), [(2, 3), (6, 4), (4, 2)])
def test_16_bit_colour_and_opacity_are_exact(tmp_path: Path, colour_type: int, channels: int, top: int) -> None:
    values = np.linspace(0, top, DEEP.size).astype(np.uint16).reshape(DEEP.shape)
    samples = np.stack([values] * channels, -1)
    if channels != 3:
        samples[..., -1] = 65535
    path = tmp_path / "deep.png"
    path.write_bytes(png16(colour_type, samples))
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, values)
    assert (radiograph.bits, radiograph.window, radiograph.notes) == (16, (0, top), ())


def test_transparent_16_bits_are_black(tmp_path: Path) -> None:
    samples = np.full((4, 4, 2), 40000, np.uint16)
    samples[..., 1] = [0, 13107, 65535, 65535]
    path = tmp_path / "deep.png"
    path.write_bytes(png16(4, samples))
    np.testing.assert_array_equal(read(path).pixels[0], [0, 8000, 40000, 40000])


@pytest.mark.parametrize("top", [1023, 4095, 16383])
def test_detector_depth_in_a_16_bit_container(tmp_path: Path, top: int) -> None:
    values = np.linspace(0, top, DEEP.size).astype(np.uint16).reshape(DEEP.shape)
    assert read(saved(tmp_path, Image.fromarray(values), "PNG")).window == (0, top)


def test_narrow_range_of_a_deep_picture_is_shown_whole(tmp_path: Path) -> None:
    values = (30000 + np.arange(DEEP.size)).astype(np.uint16).reshape(DEEP.shape)
    radiograph = read(saved(tmp_path, Image.fromarray(values), "PNG"))
    assert radiograph.window == (30000, 30000 + DEEP.size - 1)
    presented = radiograph.presented()
    assert (presented.min(), presented.max()) == (0, 1)


@pytest.mark.parametrize(("little", "white_is_zero"), [(True, False), (True, True), (False, False)])
def test_16_bit_tiff(tmp_path: Path, little: bool, white_is_zero: bool) -> None:
    path = tmp_path / "deep.tif"
    path.write_bytes(tiff(DEEP.astype("<u2" if little else ">u2").tobytes(), 16, little, 0 if white_is_zero else 1))
    expected = 65535 - DEEP if white_is_zero else DEEP
    np.testing.assert_array_equal(read(path).pixels, expected)


def test_12_bit_tiff_has_its_own_window(tmp_path: Path) -> None:
    values = np.linspace(0, 4095, DEEP.size).astype(np.uint16)
    pairs = values.reshape(-1, 2).astype(np.uint32)
    packed = np.stack([pairs[:, 0] >> 4, (pairs[:, 0] & 15) << 4 | pairs[:, 1] >> 8, pairs[:, 1] & 255], axis=1)
    path = tmp_path / "twelve.tif"
    path.write_bytes(tiff(packed.astype(np.uint8).tobytes(), 12, True, 1))
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels.ravel(), values)
    assert (radiograph.bits, radiograph.window) == (12, (0, 4095))


def tiff(data: bytes, bits: int, little: bool, photometric: int) -> bytes:
    order = "<" if little else ">"
    tags = [(256, 20), (257, 12), (258, bits), (259, 1), (262, photometric), (273, 200), (277, 1), (278, 12)]
    entries = b"".join(
        struct.pack(order + "HHI", tag, 3, 1) + struct.pack(order + "HH", value, 0) for tag, value in tags
    ) + struct.pack(order + "HHII", 279, 4, 1, len(data))
    head = (b"II*\0" if little else b"MM\0*") + struct.pack(order + "IH", 8, len(tags) + 1)
    return (head + entries + b"\0\0\0\0").ljust(200, b"\0") + data


def test_float_tiff_is_stretched_and_says_so(tmp_path: Path) -> None:
    values = np.linspace(-1.5, 2.5, DEEP.size, dtype=np.float32).reshape(DEEP.shape)
    values[0, 0] = np.nan
    radiograph = read(saved(tmp_path, Image.fromarray(values), "TIFF"))
    assert radiograph.notes == (SCALED_NOTE,)
    assert radiograph.window == (0, 65535)
    assert (radiograph.pixels[0, 0], radiograph.pixels[-1, -1]) == (0, 65535)
    assert (np.diff(radiograph.pixels.ravel()[1:].astype(int)) > 0).all()


def test_float_tiff_without_one_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PneumoError):
        read(saved(tmp_path, Image.fromarray(np.full((4, 4), np.nan, np.float32)), "TIFF"))


def test_one_bit(tmp_path: Path) -> None:
    bits = np.indices((9, 11)).sum(axis=0) % 2 == 0
    radiograph = read(saved(tmp_path, Image.fromarray(bits), "PNG"))
    np.testing.assert_array_equal(radiograph.pixels, np.where(bits, 255, 0))
    assert (radiograph.bits, radiograph.window) == (1, (0, 255))


def test_grey_saved_as_rgb_is_grey_silently(tmp_path: Path) -> None:
    radiograph = read(saved(tmp_path, Image.fromarray(RAMP).convert("RGB"), "PNG"))
    np.testing.assert_array_equal(radiograph.pixels, RAMP)
    assert radiograph.notes == ()


def test_grey_saved_as_colour_jpeg_is_grey_silently(tmp_path: Path) -> None:
    assert read(saved(tmp_path, Image.fromarray(RAMP).convert("RGB"), "JPEG")).notes == ()


def test_colour_becomes_luminance_and_says_so(tmp_path: Path) -> None:
    colours = np.zeros((1, 3, 3), np.uint8)
    colours[0, range(3), range(3)] = 255
    radiograph = read(saved(tmp_path, Image.fromarray(colours), "PNG"))
    np.testing.assert_array_equal(radiograph.pixels, [[76, 150, 29]])  # 0.299, 0.587, 0.114 of 255
    assert radiograph.notes == (COLOUR_NOTE,)


def test_palette_is_looked_up(tmp_path: Path) -> None:
    image = Image.fromarray(RAMP % 4, mode=None).convert("L")
    indexed = Image.frombytes("P", image.size, image.tobytes())
    indexed.putpalette([200, 200, 200, 10, 10, 10, 90, 90, 90, 255, 255, 255])
    radiograph = read(saved(tmp_path, indexed, "PNG"))
    np.testing.assert_array_equal(radiograph.pixels, np.array([200, 10, 90, 255])[RAMP % 4])


@pytest.mark.parametrize(("format", "tolerance"), [("JPEG", 3), ("TIFF", 0)])
def test_cmyk_black_is_black(tmp_path: Path, format: str, tolerance: int) -> None:
    ink = np.zeros((16, 16, 4), np.uint8)
    ink[:, 8:, 3] = 255
    image = Image.frombytes("CMYK", (16, 16), ink.tobytes())
    options = {"quality": 100} if format == "JPEG" else {}  # Pillow writes Adobe's inverted kind of JPEG
    pixels = read(saved(tmp_path, image, format, **options)).pixels.astype(int)
    assert abs(pixels[:, :8] - 255).max() <= tolerance
    assert pixels[:, 8:].max() <= tolerance


def test_transparent_is_black(tmp_path: Path) -> None:
    rgba = np.full((4, 4, 4), 200, np.uint8)
    rgba[..., 3] = [0, 51, 255, 255]
    radiograph = read(saved(tmp_path, Image.fromarray(rgba), "PNG"))
    np.testing.assert_array_equal(radiograph.pixels[0], [0, 40, 200, 200])
    assert radiograph.notes == ()


def test_an_empty_alpha_channel_hides_nothing(tmp_path: Path) -> None:
    rgba = np.dstack([RAMP, RAMP, RAMP, np.zeros_like(RAMP)])
    np.testing.assert_array_equal(read(saved(tmp_path, Image.fromarray(rgba), "PNG")).pixels, RAMP)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_exif_rotation_is_applied(tmp_path: Path, format: str) -> None:
    picture = np.zeros((16, 32), np.uint8)
    picture[:, :16] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise to be seen
    radiograph = read(saved(tmp_path, Image.fromarray(picture), format, exif=exif))
    assert radiograph.pixels.shape == (32, 16)
    assert radiograph.pixels[:14].min() > 240
    assert radiograph.pixels[18:].max() < 15


def test_pasted() -> None:
    grey = from_array(RAMP, "clipboard")
    np.testing.assert_array_equal(grey.pixels, RAMP)
    assert (grey.format, grey.path, grey.name, grey.window) == ("pasted", None, "clipboard", (0, 255))
    assert from_array(np.dstack([RAMP] * 3), "rgb").sha256 == grey.sha256
    half = from_array(np.dstack([np.full((2, 2), 200, np.uint8)] * 3 + [np.full((2, 2), 51, np.uint8)]), "rgba")
    np.testing.assert_array_equal(half.pixels, 40)
    colour = np.zeros((2, 2, 3), np.uint8)
    colour[..., 0] = 255
    assert from_array(colour, "red").notes == (COLOUR_NOTE,)


def test_pasting_leaves_the_array_alone() -> None:
    mine = RAMP.copy()
    radiograph = from_array(mine, "clipboard")
    mine[:] = 0
    np.testing.assert_array_equal(radiograph.pixels, RAMP)


@pytest.mark.parametrize("array", [np.zeros((0, 4), np.uint8), np.zeros((4, 4)), np.zeros((4, 4, 2), np.uint8)])
def test_pasted_nonsense_is_refused(array: np.ndarray) -> None:
    with pytest.raises(PneumoError, match="nonsense could not be used"):
        from_array(array, "nonsense")
