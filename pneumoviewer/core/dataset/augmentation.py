"""Random changes of training images, a batch at a time, on the device that trains."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch.nn.functional import affine_grid, grid_sample


@dataclass(frozen=True)
class Augmentation:
    """How far images are changed.

    Attributes
    ----------
    flip : float
        Probability of a horizontal flip.
    rotation, shear : float
        Largest rotation and shear, degrees.
    zoom : float
        Largest change of size, as a share; height and width change each by itself, so the aspect ratio does too.
    shift : float
        Largest shift, as a share of the size.
    brightness, contrast, saturation : float
        Largest change, as a share. Grey pictures have no saturation that could change.
    noise : float
        Standard deviation of what is added to each pixel, as a share of the range from black to white.
    """

    flip: float = 0.0
    rotation: float = 0.0
    shear: float = 0.0
    zoom: float = 0.0
    shift: float = 0.0
    brightness: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0
    noise: float = 0.0

    def apply(self, pictures: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
        """Return changed pictures.

        Parameters
        ----------
        pictures : Tensor of uint8, shape (images, height, width) or (images, channels, height, width)
        generator : Generator
            On the same device; every image draws its own changes from it.

        Returns
        -------
        Tensor of float32 in [0, 255], of the same shape; without changes the pictures themselves
        """
        if self == Augmentation():
            return pictures
        values = pictures.float().reshape(len(pictures), -1, *pictures.shape[-2:])

        def draw(largest: float) -> torch.Tensor:
            random = torch.rand(len(values), generator=generator, device=values.device)
            return (random * 2 - 1) * largest

        if self.flip or self.rotation or self.shear or self.zoom or self.shift:
            values = self._moved(values, draw)
        if self.saturation:
            values = _away_from(values.mean(1, keepdim=True), values, draw(self.saturation))
        if self.contrast:
            values = _away_from(values.mean((1, 2, 3), keepdim=True), values, draw(self.contrast))
        if self.brightness:
            values = values * (1 + draw(self.brightness)).view(-1, 1, 1, 1)
        if self.noise:
            random = torch.randn(values.shape, generator=generator, device=values.device)
            values = values + random * (255 * self.noise)
        return values.clamp_(0, 255).reshape(pictures.shape)

    def _moved(self, values: torch.Tensor, draw: Callable[[float], torch.Tensor]) -> torch.Tensor:
        """Turn, shear, flip, scale and shift pictures at once, so that they are sampled once."""
        angle, shear = draw(math.radians(self.rotation)), draw(math.radians(self.shear)).tan()
        mirror = torch.where((draw(1.0) + 1) / 2 < self.flip, -1.0, 1.0)
        across, down = (1 + draw(self.zoom)) * mirror, 1 + draw(self.zoom)
        # An affine grid counts in half sizes, hence the factor 2.
        right, low = draw(2 * self.shift), draw(2 * self.shift)
        cosine, sine = angle.cos(), angle.sin()
        rows = (
            cosine * across,
            (cosine * shear - sine) * down,
            right,
            sine * across,
            (sine * shear + cosine) * down,
            low,
        )
        grid = affine_grid(torch.stack(rows, 1).view(-1, 2, 3), list(values.shape), align_corners=False)
        return grid_sample(values, grid, padding_mode="border", align_corners=False)


def _away_from(middle: torch.Tensor, values: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """Stretch values away from their middle by a share an image, or press them towards it."""
    return torch.lerp(middle, values, (1 + share).view(-1, 1, 1, 1))


LEVELS: dict[str, Augmentation] = {
    "none": Augmentation(),
    "normal": Augmentation(flip=0.5, rotation=10, brightness=0.1, contrast=0.1, saturation=0.1),
    "varied": Augmentation(flip=0.5, rotation=10, zoom=0.12, shift=0.04, brightness=0.15, contrast=0.25),
    "high": Augmentation(flip=0.5, rotation=100, brightness=0.5, contrast=0.5, saturation=0.5),
}
