"""Random changes of training images, a batch at a time, on the device that trains."""

from __future__ import annotations

import math
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
    rotation : float
        Largest rotation, degrees.
    zoom : float
        Largest change of size, as a share; height and width change each by itself, so the aspect ratio does too.
    shift : float
        Largest shift, as a share of the size.
    brightness, contrast : float
        Largest change, as a share. Radiographs are grey, so the saturation that the documents name changes nothing.
    """

    flip: float = 0.0
    rotation: float = 0.0
    zoom: float = 0.0
    shift: float = 0.0
    brightness: float = 0.0
    contrast: float = 0.0

    def apply(self, pictures: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
        """Return changed pictures.

        Parameters
        ----------
        pictures : Tensor of uint8, shape (images, height, width)
        generator : Generator
            On the same device; every image draws its own changes from it.

        Returns
        -------
        Tensor of float32 in [0, 255], shape (images, height, width)
        """
        if self == Augmentation():
            return pictures
        n, device = len(pictures), pictures.device
        values = pictures.unsqueeze(1).float()

        def draw(largest: float) -> torch.Tensor:
            return (torch.rand(n, generator=generator, device=device) * 2 - 1) * largest

        angle = draw(math.radians(self.rotation))
        mirror = torch.where(torch.rand(n, generator=generator, device=device) < self.flip, -1.0, 1.0)
        across, down = (1 + draw(self.zoom)) * mirror, 1 + draw(self.zoom)
        # An affine grid counts in half sizes, hence the factor 2.
        right, low = draw(2 * self.shift), draw(2 * self.shift)
        rows = (angle.cos() * across, -angle.sin() * down, right, angle.sin() * across, angle.cos() * down, low)
        grid = affine_grid(torch.stack(rows, 1).view(n, 2, 3), list(values.shape), align_corners=False)
        values = grid_sample(values, grid, padding_mode="border", align_corners=False).squeeze(1)
        brightness, contrast = 1 + draw(self.brightness).view(n, 1, 1), 1 + draw(self.contrast).view(n, 1, 1)
        mean = values.mean((1, 2), keepdim=True)
        return (((values - mean) * contrast + mean) * brightness).clamp_(0, 255)


LEVELS: dict[str, Augmentation] = {
    "none": Augmentation(),
    "normal": Augmentation(flip=0.5, rotation=10, brightness=0.1, contrast=0.1),
    "varied": Augmentation(flip=0.5, rotation=10, zoom=0.12, shift=0.04, brightness=0.15, contrast=0.25),
    "high": Augmentation(flip=0.5, rotation=100, brightness=0.5, contrast=0.5),
}
