"""Pictures that are no chest radiographs, by kind: drawn here, or bundled with packages that the project installs."""

import gzip
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.paths import resources_dir
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import read

Grey = NDArray[np.uint8]
PHOTOGRAPHS = (
    "astronaut",
    "camera",
    "chelsea",
    "coffee",
    "motorcycle_left",
    "rocket",
    "clock_motion",
    "color",
    "coins",
)
TEXTURES = ("brick", "grass", "gravel")
OTHER = ("cell", "hubble_deep_field", "ihc", "microaneurysms", "moon", "retina")
SIZE = 640


def draw_images(seed: int, count: int, extra: Path | None = None) -> dict[str, list[Grey]]:
    """Return grey pictures by kind; all are grey, so that the check of colour can help none.

    Parameters
    ----------
    seed : int
    count : int
        How many of each kind that is drawn.
    extra : Path, optional
        A folder whose subfolders hold more pictures, a kind each.
    """
    rng = np.random.default_rng(seed)
    kinds = {
        "photographs": [*_crops(rng, list(_bundled(PHOTOGRAPHS)) + _others(), 6)],
        "textures": [*_crops(rng, list(_bundled(TEXTURES)), 6)],
        "microscopy, retina, sky": [*_crops(rng, list(_bundled(OTHER)), 4)],
        "text pages": [*_crops(rng, list(_bundled(("page", "text"))), 6), *_drawn(rng, count, _page)],
        "CT, MR, ultrasound": _slices(),
    }
    drawings: dict[str, Callable[[np.random.Generator], Image.Image]] = {
        "drawings": _drawing,
        "screenshots": _screenshot,
        "charts": _chart,
        "drawn slices": _slice,
        "drawn limbs": _limb,
        "gradients": _gradient,
        "blanks": _blank,
        "noise": _noise,
        "clouds": _cloud,
    }
    kinds |= {name: _drawn(rng, count, draw) for name, draw in drawings.items()}
    for folder in sorted(path for path in (extra.iterdir() if extra else ()) if path.is_dir()):
        kinds.setdefault(folder.name, []).extend(_in(folder))
    return kinds


def held_out(seed: int, count: int) -> dict[str, list[Grey]]:
    """Return kinds that nobody looked at while the gate's method, layers and limits were chosen."""
    import skimage.data

    rng = np.random.default_rng(seed)
    folder = Path(skimage.data.__file__).parent
    faces = np.load(folder / "lfw_subset.npy")[:100]
    shots = Path(__file__).parent / "screenshots"
    return {
        "faces": [_stretched(face) for face in faces.repeat(10, 1).repeat(10, 2)],
        "pictograms": [*_crops(rng, list(_bundled(("horse", "logo", "phantom"))), 12)],
        "program's screenshots": [*_crops(rng, _in(shots), 12)],
        "large letters": _drawn(rng, count, _letter),
        "fractals": _drawn(rng, count, _fractal),
        "waves": _drawn(rng, count, _waves),
        "drawn chests": [draw_phantom(kind, n) for kind in ("normal", "bacterial", "viral") for n in range(count // 3)],
    }


def _letter(rng: np.random.Generator) -> Image.Image:
    picture = Image.new("L", (500, 500), int(rng.integers(0, 100)))
    shade = int(rng.integers(130, 256))
    ImageDraw.Draw(picture).text((60, -60), chr(int(rng.integers(65, 91))), shade, _font(rng, 350, 550))
    return picture.filter(ImageFilter.GaussianBlur(rng.uniform(0, 12))).rotate(rng.uniform(-30, 30))


def _fractal(rng: np.random.Generator) -> Image.Image:
    y, x = np.mgrid[-1.4:1.4:300j, -1.4:1.4:300j]
    z, constant = x + 1j * y, 0.7885 * np.exp(1j * rng.uniform(0, 6.3))
    steps = np.zeros(z.shape)
    for _ in range(40):
        inside = np.abs(z) < 2
        z[inside] = z[inside] ** 2 + constant
        steps += inside
    return Image.fromarray(_stretched(steps)).filter(ImageFilter.GaussianBlur(rng.uniform(0, 3)))


def _waves(rng: np.random.Generator) -> Image.Image:
    y, x = np.mgrid[0:1:400j, 0:1:400j]
    waves = sum(np.sin(rng.uniform(3, 60) * (x * np.cos(a) + y * np.sin(a))) for a in rng.uniform(0, 6.3, 3))
    return Image.fromarray(_stretched(np.asarray(waves)))


def _drawn(rng: np.random.Generator, count: int, draw: Callable[[np.random.Generator], Image.Image]) -> list[Grey]:
    return [np.asarray(draw(rng).convert("L")) for _ in range(count)]


def _crops(rng: np.random.Generator, pictures: list[Grey], each: int) -> Iterator[Grey]:
    """Yield every picture, and pieces of it from a quarter to the whole of its sides."""
    for picture in pictures:
        yield picture
        for _ in range(each):
            share = rng.uniform(0.25, 0.9)
            h, w = (max(32, int(side * share)) for side in picture.shape)
            top, left = (int(rng.integers(0, side - n + 1)) for side, n in zip(picture.shape, (h, w), strict=True))
            yield picture[top : top + h, left : left + w]


def _bundled(names: tuple[str, ...]) -> Iterator[Grey]:
    import skimage.data

    folder = Path(skimage.data.__file__).parent
    for name in names:
        yield np.asarray(Image.open(next(folder.glob(f"{name}.*"))).convert("L"))


def _others() -> list[Grey]:
    from sklearn.datasets import load_sample_images

    found = [np.asarray(Image.fromarray(image).convert("L")) for image in load_sample_images().images]
    spec = importlib.util.find_spec("matplotlib")
    if spec is not None and spec.origin is not None:
        sample = Path(spec.origin).parent / "mpl-data" / "sample_data" / "grace_hopper.jpg"
        found.append(np.asarray(Image.open(sample).convert("L")))
    return found


def _slices() -> list[Grey]:
    """Return what pydicom and matplotlib bundle of computed tomography, magnetic resonance and ultrasound."""
    import pydicom.data

    found = _in(Path(pydicom.data.__file__).parent / "test_files")
    spec = importlib.util.find_spec("matplotlib")
    if spec is not None and spec.origin is not None:
        packed = Path(spec.origin).parent / "mpl-data" / "sample_data" / "s1045.ima.gz"
        values = np.frombuffer(gzip.decompress(packed.read_bytes()), np.uint16).reshape(256, 256)
        found.append(_stretched(values))
    return found


def _in(folder: Path) -> list[Grey]:
    found = []
    for file in sorted(folder.rglob("*")):
        try:
            radiograph = read(file)
        except PneumoError:
            continue
        if min(radiograph.pixels.shape) >= 60:
            found.append((radiograph.presented() * 255).astype(np.uint8))
    return found


def _stretched(values: NDArray[Any]) -> Grey:
    low, high = np.percentile(values, (0.5, 99.5))
    return (np.clip((values - low) / max(high - low, 1e-6), 0, 1) * 255).astype(np.uint8)


def _font(rng: np.random.Generator, low: int = 12, high: int = 36) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(resources_dir() / "fonts" / "Inter-Regular.otf", int(rng.integers(low, high)))


def _words(rng: np.random.Generator, count: int) -> str:
    letters = np.array(list("etaoinshrdlucmfwypvbgkjqxz"))
    return " ".join("".join(rng.choice(letters, rng.integers(2, 10))) for _ in range(count))


def _page(rng: np.random.Generator) -> Image.Image:
    dark = rng.random() < 0.3
    page = Image.new("L", (SIZE, int(SIZE * rng.uniform(0.7, 1.4))), 25 if dark else 245)
    draw, font = ImageDraw.Draw(page), _font(rng)
    for top in range(20, page.height - 20, int(font.size * 1.5)):
        if rng.random() < 0.9:
            draw.text((30, top), _words(rng, int(rng.integers(3, 12))), 230 if dark else 15, font)
    return page


def _drawing(rng: np.random.Generator) -> Image.Image:
    picture = Image.new("L", (SIZE, SIZE), int(rng.integers(0, 256)))
    draw = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(3, 40))):
        box = np.sort(rng.integers(0, SIZE, (2, 2)), axis=0).ravel().tolist()
        shade, width = int(rng.integers(0, 256)), int(rng.integers(1, 12))
        kind = rng.integers(0, 4)
        if kind == 0:
            draw.ellipse(box, shade if rng.random() < 0.5 else None, shade, width)
        elif kind == 1:
            draw.rectangle(box, shade if rng.random() < 0.5 else None, shade, width)
        else:
            draw.line(rng.integers(0, SIZE, (int(rng.integers(2, 9)), 2)).ravel().tolist(), shade, width)
    return picture


def _screenshot(rng: np.random.Generator) -> Image.Image:
    dark = rng.random() < 0.5
    base, ink = (int(rng.integers(15, 60)), 220) if dark else (int(rng.integers(220, 256)), 30)
    shot = Image.new("L", (960, 640), base)
    draw, font = ImageDraw.Draw(shot), _font(rng, 11, 18)
    step = 15 if dark else -15
    draw.rectangle((0, 0, 960, 34), base + step)
    draw.rectangle((0, 34, int(rng.integers(100, 300)), 640), base + step // 2)
    for _ in range(int(rng.integers(10, 50))):
        left, top = int(rng.integers(0, 900)), int(rng.integers(0, 620))
        if rng.random() < 0.3:
            box = (left, top, left + int(rng.integers(30, 300)), top + int(rng.integers(20, 200)))
            draw.rectangle(box, int(rng.integers(0, 256)) if rng.random() < 0.4 else None, ink)
        draw.text((left, top), _words(rng, int(rng.integers(1, 8))), ink, font)
    return shot


def _chart(rng: np.random.Generator) -> Image.Image:
    chart = Image.new("L", (800, 600), 255)
    draw = ImageDraw.Draw(chart)
    draw.line((80, 40, 80, 540, 760, 540), 0, 2)
    for tick in range(6):
        draw.text((20, 530 - tick * 90), f"{tick * rng.uniform(1, 9):.1f}", 0, _font(rng, 14, 20))
    for _ in range(int(rng.integers(1, 5))):
        values = 290 + np.cumsum(rng.normal(0, 15, 60))
        if rng.random() < 0.4:
            for x, y in zip(range(90, 750, 33), values, strict=False):
                draw.rectangle((x, float(min(y, 539)), x + 24, 540), int(rng.integers(0, 200)))
        else:
            draw.line([(90 + 11 * i, float(v)) for i, v in enumerate(values)], int(rng.integers(0, 180)), 3)
    return chart


def _slice(rng: np.random.Generator) -> Image.Image:
    """Draw something like a slice of a head, a thorax or an abdomen: ellipses of tissue on black, with noise."""
    picture = Image.new("L", (512, 512), 0)
    draw = ImageDraw.Draw(picture)
    a, b = rng.uniform(130, 240), rng.uniform(110, 220)
    draw.ellipse((256 - a, 256 - b, 256 + a, 256 + b), int(rng.integers(80, 255)))
    rim = rng.uniform(6, 30)
    draw.ellipse((256 - a + rim, 256 - b + rim, 256 + a - rim, 256 + b - rim), int(rng.integers(40, 180)))
    for _ in range(int(rng.integers(2, 14))):
        angle, out = rng.uniform(0, 6.3), rng.uniform(0, 0.6)
        x, y = 256 + a * out * np.cos(angle), 256 + b * out * np.sin(angle)
        r, s = rng.uniform(8, 80, 2)
        draw.ellipse((x - r, y - s, x + r, y + s), int(rng.integers(0, 220)))
    return _grained(rng, picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 4))), 10)


def _limb(rng: np.random.Generator) -> Image.Image:
    """Draw something like a limb: soft tissue around one to five long bones, with a joint across."""
    picture = Image.new("L", (480, 720), int(rng.integers(0, 30)))
    draw = ImageDraw.Draw(picture)
    half = rng.uniform(80, 190)
    draw.polygon(
        [(240 - half, 0), (240 + half, 0), (240 + half * rng.uniform(0.6, 1), 720), (240 - half * 0.8, 720)], 90
    )
    bones = int(rng.integers(1, 6))
    for bone in range(bones):
        x, width = 240 + half * 1.5 * ((bone + 0.5) / bones - 0.5), half / bones * rng.uniform(0.3, 0.6)
        joint = rng.uniform(250, 450)
        for top, bottom in ((-40, joint), (joint + 12, 760)):
            draw.rounded_rectangle((x - width, top, x + width, bottom), width * 0.8, int(rng.integers(170, 240)))
            draw.rounded_rectangle((x - width * 0.5, top + 40, x + width * 0.5, bottom - 40), width * 0.4, 140)
    picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(2, 7))).rotate(rng.uniform(-25, 25))
    return _grained(rng, picture, 8)


def _gradient(rng: np.random.Generator) -> Image.Image:
    y, x = np.mgrid[-1:1:400j, -1:1:400j]
    angle = rng.uniform(0, 6.3)
    ramp = x * np.cos(angle) + y * np.sin(angle) if rng.random() < 0.5 else np.hypot(x - rng.uniform(-1, 1), y)
    return Image.fromarray(_stretched(ramp * rng.choice([-1, 1])))


def _blank(rng: np.random.Generator) -> Image.Image:
    blank = Image.new("L", (500, 400), int(rng.integers(0, 256)))
    if rng.random() < 0.5:
        ImageDraw.Draw(blank).rectangle((0, 0, 500, int(rng.integers(5, 200))), int(rng.integers(0, 256)))
    return _grained(rng, blank, 3) if rng.random() < 0.5 else blank


def _noise(rng: np.random.Generator) -> Image.Image:
    kind = rng.integers(0, 3)
    if kind == 0:
        values = rng.integers(0, 256, (400, 400))
    elif kind == 1:
        values = rng.normal(rng.uniform(60, 190), rng.uniform(15, 80), (400, 400))
    else:
        values = np.where(rng.random((400, 400)) < rng.uniform(0.02, 0.5), 255, 0)
    noise = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    return noise.filter(ImageFilter.GaussianBlur(rng.uniform(0, 2))) if rng.random() < 0.5 else noise


def _cloud(rng: np.random.Generator) -> Image.Image:
    """Draw noise whose power falls with frequency, smooth as a radiograph is."""
    rows, columns = np.fft.fftfreq(256)[:, None], np.fft.fftfreq(256)[None]
    frequency = np.hypot(rows, columns)
    frequency[0, 0] = 1
    spectrum = np.fft.fft2(rng.normal(size=(256, 256))) / frequency ** rng.uniform(0.8, 2.2)
    return Image.fromarray(_stretched(np.fft.ifft2(spectrum).real)).resize((600, 600), Image.Resampling.BICUBIC)


def _grained(rng: np.random.Generator, picture: Image.Image, most: float) -> Image.Image:
    values = np.asarray(picture, np.float32) + rng.normal(0, rng.uniform(0, most), (picture.height, picture.width))
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def turned(picture: Grey, how: str) -> Grey:
    """Return a chest inverted, upside down, on its side, or only a corner of it."""
    if how == "inverted":
        return np.asarray(ImageOps.invert(Image.fromarray(picture)))
    if how == "a quarter":
        return picture[: picture.shape[0] // 2, : picture.shape[1] // 2]
    return np.ascontiguousarray(np.rot90(picture, {"on its side": 1, "upside down": 2}[how]))
