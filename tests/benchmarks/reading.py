"""What reading a JPEG costs beside decoding it, and what a model's input costs then."""

import io
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.radiograph.phantom import draw_phantom
from pneumoviewer.core.radiograph.reader import read

WIDTH, HEIGHT, TURNS, MOST = 2000, 1600, 41, 1.3


def jpeg_reading() -> tuple[str, float, float]:
    """Return the name, the time that reading takes as a multiple of Pillow's decoding, and the most it may be."""
    return "reading a JPEG of 2,000 × 1,600 pixels, to Pillow's decoding", _measured("L"), MOST


def colour_jpeg_reading() -> tuple[str, float, float]:
    """Return the same of a grey picture that was saved in colour."""
    return "reading a JPEG of 2,000 × 1,600 pixels saved in colour, to Pillow's decoding", _measured("RGB"), MOST


def _measured(mode: str) -> float:
    picture = Image.fromarray(np.ascontiguousarray(draw_phantom("viral", 1, (HEIGHT, WIDTH)))).convert(mode)
    preprocessing = Preprocessing((224, 224))
    reading: list[float] = []
    decoding: list[float] = []
    fitting: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.jpg"
        picture.save(path, quality=90)
        for _ in range(TURNS):
            started = time.perf_counter()
            radiograph = read(path)
            reading.append(time.perf_counter() - started)
            started = time.perf_counter()
            preprocessing.picture(radiograph)
            fitting.append(time.perf_counter() - started)
            started = time.perf_counter()
            with Image.open(io.BytesIO(path.read_bytes())) as image:
                np.asarray(image.convert("L"))
            decoding.append(time.perf_counter() - started)
    whole, least, fit = (min(times) * 1000 for times in (reading, decoding, fitting))
    print(f"  {mode}: read in {whole:.1f} ms, decoded by Pillow in {least:.1f} ms; then a model's input {fit:.1f} ms")
    # Of neighbours, because what else runs on the machine comes and goes.
    return statistics.median(one / other for one, other in zip(reading, decoding, strict=True))
