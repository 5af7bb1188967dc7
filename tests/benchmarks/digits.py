"""The digit recipes on scikit-learn's bundled digits, which are 8×8 pixels: easier and blurrier than the document's."""

import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.datasets import load_digits

from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.events import RunFailed
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

AIMS = {"mlp-raw-pixels": 0.93, "mlp-hog-features": 0.95, "small-cnn": 0.95}
SIZE = 28


def raw_pixels() -> tuple[str, float, float]:
    """Return the name, the accuracy on held-out digits, and the least it should be, of the network on grey values."""
    return _accuracy("mlp-raw-pixels")


def hog_features() -> tuple[str, float, float]:
    """Return the same of the network on histograms of gradients."""
    return _accuracy("mlp-hog-features")


def small_cnn() -> tuple[str, float, float]:
    """Return the same of the convolutional network."""
    return _accuracy("small-cnn")


def _accuracy(name: str) -> tuple[str, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "digits"
        _write(data)
        end = train(Job(find_recipe(name), data, Path(folder) / "run"), lambda event: None, lambda: False)
        if isinstance(end, RunFailed):
            raise RuntimeError(str(end.error))
        accuracy = end.metrics["test"]["accuracy"]
        return f"accuracy of {name} on held-out digits", accuracy, AIMS[name]


def _write(folder: Path) -> None:
    """Write a folder of PNG files for each digit."""
    digits = load_digits()
    for number, (image, digit) in enumerate(zip(digits.images, digits.target, strict=True)):
        file = folder / str(digit) / f"digit-{number:04d}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        grey = Image.fromarray((image * 255 / 16).round().astype(np.uint8))
        grey.resize((SIZE, SIZE), Image.Resampling.BICUBIC).save(file)
