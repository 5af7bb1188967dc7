"""Preprocessing: from a radiograph to what a model sees; a value saved with each model, one function for all.

Decision 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

    from pneumoviewer.core.radiograph.radiograph import Radiograph

Scaling = Literal["unit", "mean_std", "imagenet", "min_max", "z_score", "robust"]
Fit = Literal["stretch", "letterbox"]
SCALINGS: tuple[Scaling, ...] = ("unit", "mean_std", "imagenet", "min_max", "z_score", "robust")
FITS: tuple[Fit, ...] = ("stretch", "letterbox")
Denoise = Literal["none", "median", "gaussian", "tv"]
Equalize = Literal["none", "histogram", "clahe"]
Features = Literal["pixels", "hog"]
DENOISINGS: tuple[Denoise, ...] = ("none", "median", "gaussian", "tv")
EQUALIZATIONS: tuple[Equalize, ...] = ("none", "histogram", "clahe")
FEATURES: tuple[Features, ...] = ("pixels", "hog")
HOG_ORIENTATIONS, HOG_CELL = 8, 4
MAX_CROP = 0.4
_IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


@dataclass(frozen=True)
class Preprocessing:
    """How a radiograph becomes a model's input.

    Attributes
    ----------
    size : tuple of int
        Height and width in pixels.
    channels : int
        1 for grey, 3 for the same grey three times.
    fit : {"stretch", "letterbox"}
        Fill the size and lose the aspect ratio, or keep it between black bars.
    scaling : {"unit", "mean_std", "imagenet", "min_max", "z_score", "robust"}
        ``unit`` leaves [0, 1]; ``mean_std`` subtracts and divides by 0.5, giving [-1, 1]; ``imagenet`` by the mean and
        standard deviation of ImageNet's three channels; the rest are computed of each image: ``min_max`` to [0, 1],
        ``z_score`` to mean 0 and standard deviation 1, ``robust`` by median and interquartile range.
    trim : bool
        Whether rows and columns of one grey at the borders, such as a letterbox adds, are cut off before anything else.
    crop : float
        Share of the height and of the width that is cut off at each border; 0 to 0.4.
    denoise, equalize : str
        See :mod:`pneumoviewer.core.dataset.enhance`; at the model's size, in this order.
    features : {"pixels", "hog"}
        The scaled grey values, or histograms of oriented gradients of the unscaled ones (N. Dalal and B. Triggs, CVPR
        2005): 8 orientations in cells of 4×4 pixels, each block one cell, normalised by L2-Hys as they do. That undoes
        any scaling, so `scaling` and `channels` change nothing then.

    Raises
    ------
    ValueError
        When made with a value that cannot be.
    """

    size: tuple[int, int] = (64, 64)
    channels: int = 1
    fit: Fit = "stretch"
    scaling: Scaling = "unit"
    trim: bool = False
    crop: float = 0.0
    denoise: Denoise = "none"
    equalize: Equalize = "none"
    features: Features = "pixels"

    def __post_init__(self) -> None:
        known = (
            ("fit", self.fit, FITS),
            ("scaling", self.scaling, SCALINGS),
            ("denoise", self.denoise, DENOISINGS),
            ("equalize", self.equalize, EQUALIZATIONS),
            ("features", self.features, FEATURES),
            ("channels", self.channels, (3,) if self.scaling == "imagenet" and self.features == "pixels" else (1, 3)),
        )
        for name, value, choices in known:
            if value not in choices:
                raise ValueError(f"{name} is {value!r}, not one of {choices}")
        if not 0 <= self.crop <= MAX_CROP:
            raise ValueError(f"crop is {self.crop}, not 0 to {MAX_CROP}")
        if min(self.size) < (HOG_CELL if self.features == "hog" else 1):
            raise ValueError(f"size is {self.size}, which is too small")

    @property
    def inputs(self) -> int:
        """How many numbers a model is given of each radiograph."""
        height, width = self.size
        if self.features == "hog":
            return (height // HOG_CELL) * (width // HOG_CELL) * HOG_ORIENTATIONS
        return height * width * self.channels

    def as_json(self) -> dict[str, Any]:
        """Return a plain object for ``config.json``."""
        return {**asdict(self), "size": list(self.size)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Preprocessing:
        """Read what :meth:`as_json` wrote."""
        return cls(**{**values, "size": (int(values["size"][0]), int(values["size"][1]))})

    def picture(self, radiograph: Radiograph) -> NDArray[np.uint8]:
        """Return the radiograph at the model's size: what is cached for training and computed for a prediction."""
        import numpy as np  # here, because listing models must not pay for it
        from PIL import Image

        as_it_is = radiograph.pixels.dtype == np.uint8 and radiograph.window == (0, 255)
        # Brought to eight bits before it is resized, so that a film gives the same picture from a deeper file.
        values = radiograph.pixels if as_it_is else np.rint(radiograph.presented() * 255.0).astype(np.uint8)
        x0, y0, x1, y1 = self._kept(radiograph)
        # Not left to resizing, which would mix what is cut off into the border of what is kept.
        image = Image.fromarray(values[y0:y1, x0:x1])
        left, top, right, bottom = self._place(radiograph)
        shown = np.asarray(image.resize((right - left, bottom - top), Image.Resampling.BILINEAR))
        if self.denoise != "none" or self.equalize != "none":
            from pneumoviewer.core.dataset.enhance import denoised, equalized

            shown = equalized(denoised(shown, self.denoise), self.equalize)
        picture = np.zeros(self.size, np.uint8)
        picture[top:bottom, left:right] = shown
        return picture

    def box(self, radiograph: Radiograph) -> tuple[float, float, float, float]:
        """Return where the radiograph lies in the input: left, top, right, bottom as fractions of its width/height."""
        left, top, right, bottom = self._place(radiograph)
        height, width = self.size
        # What is cropped lies beyond the place that the rest fills.
        x0, y0, x1, y1 = self._kept(radiograph)
        across, down = (right - left) / (x1 - x0), (bottom - top) / (y1 - y0)
        first, upper = left - x0 * across, top - y0 * down
        last, lower = first + radiograph.width * across, upper + radiograph.height * down
        return first / width, upper / height, last / width, lower / height

    def tensor(self, pictures: torch.Tensor) -> torch.Tensor:
        """Turn pictures into a network's input: scaled grey values, or histograms computed on the processor.

        Parameters
        ----------
        pictures : Tensor of uint8 or of float in [0, 255], shape (images, height, width)

        Returns
        -------
        Tensor of float32, shape (images, channels, height, width), or (images, inputs) for histograms
            On the same device; three channels are a view of one unless each is scaled by itself.
        """
        if self.features == "hog":
            import torch

            from pneumoviewer.core.dataset.enhance import histograms

            found = histograms(pictures.float().cpu().numpy(), HOG_ORIENTATIONS, HOG_CELL)
            return torch.from_numpy(found).to(pictures.device)
        values = pictures.unsqueeze(1).float().div(255.0)
        if self.scaling == "mean_std":
            values = (values - 0.5) / 0.5
        elif self.scaling == "imagenet":
            mean, spread = (values.new_tensor(numbers).view(1, -1, 1, 1) for numbers in _IMAGENET)
            return (values - mean) / spread
        elif self.scaling != "unit":
            flat = values.flatten(1)
            if self.scaling == "min_max":
                centre = flat.amin(1)
                spread = flat.amax(1) - centre
            elif self.scaling == "z_score":
                centre, spread = flat.mean(1), flat.std(1, correction=0)
            else:
                centre = flat.quantile(0.5, dim=1)
                spread = flat.quantile(0.75, dim=1) - flat.quantile(0.25, dim=1)
            shape = (-1, 1, 1, 1)
            values = (values - centre.view(shape)) / spread.clamp_min(1e-6).view(shape)
        return values.expand(-1, self.channels, -1, -1)

    def _place(self, radiograph: Radiograph) -> tuple[int, int, int, int]:
        height, width = self.size
        if self.fit == "stretch":
            return 0, 0, width, height
        x0, y0, x1, y1 = self._kept(radiograph)
        scale = min(width / (x1 - x0), height / (y1 - y0))
        w, h = max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale))
        left, top = (width - w) // 2, (height - h) // 2
        return left, top, left + w, top + h

    def _kept(self, radiograph: Radiograph) -> tuple[int, int, int, int]:
        """Return what trimming and cropping leave of the radiograph: left, top, right, bottom in its pixels."""
        x0, y0, x1, y1 = 0, 0, radiograph.width, radiograph.height
        if self.trim:
            from pneumoviewer.core.radiograph.borders import inside_borders

            x0, y0, x1, y1 = inside_borders(radiograph)
        across, down = int(self.crop * (x1 - x0)), int(self.crop * (y1 - y0))
        return x0 + across, y0 + down, x1 - across, y1 - down
