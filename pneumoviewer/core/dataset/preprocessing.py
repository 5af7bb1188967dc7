"""From a radiograph to what a model sees: one value saved with each model, one function applied everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

    from pneumoviewer.core.radiograph.image import Radiograph

Scaling = Literal["unit", "mean_std", "min_max", "z_score", "robust"]
Fit = Literal["stretch", "letterbox"]
SCALINGS: tuple[Scaling, ...] = ("unit", "mean_std", "min_max", "z_score", "robust")
FITS: tuple[Fit, ...] = ("stretch", "letterbox")


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
    scaling : {"unit", "mean_std", "min_max", "z_score", "robust"}
        ``unit`` leaves [0, 1]; ``mean_std`` subtracts and divides by 0.5, giving [-1, 1]; the rest are computed of
        each image: ``min_max`` to [0, 1], ``z_score`` to mean 0 and standard deviation 1, ``robust`` by median and
        interquartile range.
    """

    size: tuple[int, int] = (64, 64)
    channels: int = 1
    fit: Fit = "stretch"
    scaling: Scaling = "unit"

    def as_json(self) -> dict[str, Any]:
        """Return a plain object for ``config.json``."""
        return {**asdict(self), "size": list(self.size)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Preprocessing:
        """Read what :meth:`as_json` wrote."""
        return cls(**{**values, "size": (int(values["size"][0]), int(values["size"][1]))})

    def picture(self, radiograph: Radiograph) -> NDArray[np.uint8]:
        """Return the radiograph at the model's size: what is cached for training and computed for a prediction.

        Parameters
        ----------
        radiograph : Radiograph

        Returns
        -------
        ndarray of uint8, shape (height, width)
        """
        import numpy as np  # here, because listing models must not pay for it
        from PIL import Image

        as_it_is = radiograph.pixels.dtype == np.uint8 and radiograph.window == (0, 255)
        values = radiograph.pixels if as_it_is else radiograph.presented() * np.float32(255.0)
        image = Image.fromarray(values)
        left, top, right, bottom = self._place(radiograph)
        resized = image.resize((right - left, bottom - top), Image.Resampling.BILINEAR)
        picture = np.zeros(self.size, np.uint8)
        picture[top:bottom, left:right] = np.clip(np.rint(np.asarray(resized, np.float32)), 0, 255).astype(np.uint8)
        return picture

    def box(self, radiograph: Radiograph) -> tuple[float, float, float, float]:
        """Return where the radiograph lies in the input: left, top, right, bottom as fractions of its width/height."""
        left, top, right, bottom = self._place(radiograph)
        height, width = self.size
        return left / width, top / height, right / width, bottom / height

    def tensor(self, pictures: torch.Tensor) -> torch.Tensor:
        """Scale pictures into a network's input.

        Parameters
        ----------
        pictures : Tensor of uint8 or of float in [0, 255], shape (images, height, width)

        Returns
        -------
        Tensor of float32, shape (images, channels, height, width)
            On the same device; three channels are a view of one.
        """
        values = pictures.unsqueeze(1).float().div(255.0)
        if self.scaling == "mean_std":
            values = (values - 0.5) / 0.5
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
        scale = min(width / radiograph.width, height / radiograph.height)
        w, h = max(1, round(radiograph.width * scale)), max(1, round(radiograph.height * scale))
        left, top = (width - w) // 2, (height - h) // 2
        return left, top, left + w, top + h
