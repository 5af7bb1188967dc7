"""Augmentation: random changes of training images, a batch at a time, on the device that trains."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import affine_grid, avg_pool2d, conv2d, grid_sample, interpolate, pad

from pneumoviewer.core.dataset.delivery import resaved_alike

_BINOMIAL = (1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16)  # close to a Gaussian with a standard deviation of one pixel
_PATCHES = 2
_PATCH_SIDES = (0.08, 0.35)


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
    min_area : float
        A random crop keeps from this share of the area to all of it; 1 crops nothing.
    margin : float
        Half of the pictures get a margin of one grey value, mostly black, up to this share of the size at each border,
        so that nothing can be learned from a film's own border and the letters there.
    gamma : float
        Largest |ln g| of x → x^g, with x from 0 for black to 1 for white.
    blur : float
        Probability of less sharpness: halved resolution, or a Gaussian blur.
    erase : float
        Probability that two rectangles are painted over, each in one grey value (Z. Zhong et al., AAAI 2020).
    delivery : float
        Probability that a picture is saved anew, see :func:`~pneumoviewer.core.dataset.delivery.resaved`, so that
        nothing can be learned from how it was stored. Computed on the processor, a picture at a time.
    training_size : int
        Height and width the changed pictures get; 0 keeps theirs. A network that learns from small random crops may be
        shown larger pictures later, as crops are magnified (H. Touvron et al., NeurIPS 2019).
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
    min_area: float = 1.0
    margin: float = 0.0
    gamma: float = 0.0
    blur: float = 0.0
    random_erasing: float = 0.0
    delivery: float = 0.0
    training_size: int = 0

    def apply(self, pictures: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
        """Return changed pictures.

        Parameters
        ----------
        pictures : Tensor of uint8, shape (images, height, width) or (images, channels, height, width)
        generator : Generator
            On the same device; every image draws its own changes from it.

        Returns
        -------
        Tensor of float32 in [0, 255], of the same shape but for `training_size`; without changes the pictures
        themselves
        """
        if self == Augmentation():
            return pictures
        values = pictures.float().reshape(len(pictures), -1, *pictures.shape[-2:])

        def draw(largest: float) -> torch.Tensor:
            random = torch.rand(len(values), generator=generator, device=values.device)
            return (random * 2 - 1) * largest

        if self.margin:
            values = _with_margins(values, self.margin, draw)
        if self._moves:
            values = self._moved(values, draw)
        if self.blur:
            values = _blurred(values, (draw(1.0) + 1) / 2, self.blur)
        if self.gamma:
            values = (values / 255).clamp_min(0) ** draw(self.gamma).exp().view(-1, 1, 1, 1) * 255
        if self.saturation:
            values = _away_from(values.mean(1, keepdim=True), values, draw(self.saturation))
        if self.contrast:
            values = _away_from(values.mean((1, 2, 3), keepdim=True), values, draw(self.contrast))
        if self.brightness:
            values = values * (1 + draw(self.brightness)).view(-1, 1, 1, 1)
        if self.noise:
            random = torch.randn(values.shape, generator=generator, device=values.device)
            values = values + random * (255 * self.noise)
        if self.random_erasing:
            values = _erased(values, self.random_erasing, draw)
        if self.delivery:
            values = _resaved(values, (draw(1.0) + 1) / 2 < self.delivery, generator)
        return values.clamp(0, 255).reshape(*pictures.shape[:-2], *values.shape[-2:])

    @property
    def _moves(self) -> bool:
        placed = self.flip or self.rotation or self.shear or self.zoom or self.shift
        return bool(placed or self.min_area < 1 or self.training_size)

    def _moved(self, values: torch.Tensor, draw: Callable[[float], torch.Tensor]) -> torch.Tensor:
        """Turn, shear, flip, crop, scale and shift pictures at once, so that they are sampled once."""
        angle, shear = draw(math.radians(self.rotation)), draw(math.radians(self.shear)).tan()
        mirror = torch.where((draw(1.0) + 1) / 2 < self.flip, -1.0, 1.0)
        across, down = (1 + draw(self.zoom)) * mirror, 1 + draw(self.zoom)
        # An affine grid counts in half sizes, hence the factor 2.
        right, low = draw(2 * self.shift), draw(2 * self.shift)
        if self.min_area < 1:
            kept = (1 - (draw(1.0) + 1) / 2 * (1 - self.min_area)).sqrt()
            across, down = across * kept, down * kept
            # What is left over lies on either side of the crop.
            right, low = right + draw(1.0) * (1 - kept), low + draw(1.0) * (1 - kept)
        cosine, sine = angle.cos(), angle.sin()
        rows = (
            cosine * across,
            (cosine * shear - sine) * down,
            right,
            sine * across,
            (sine * shear + cosine) * down,
            low,
        )
        shape = [*values.shape[:2], *([self.training_size] * 2 if self.training_size else values.shape[-2:])]
        grid = affine_grid(torch.stack(rows, 1).view(-1, 2, 3), shape, align_corners=False)
        return grid_sample(values, grid, padding_mode="border", align_corners=False)


def _away_from(middle: torch.Tensor, values: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    """Stretch values away from their middle by a share an image, or press them towards it."""
    return torch.lerp(middle, values, (1 + share).view(-1, 1, 1, 1))


def _with_margins(values: torch.Tensor, most: float, draw: Callable[[float], torch.Tensor]) -> torch.Tensor:
    """Paint margins over half of the pictures: black on most of these, otherwise of any grey."""
    height, width = values.shape[-2:]
    rows = torch.arange(height, device=values.device).view(1, -1, 1)
    columns = torch.arange(width, device=values.device).view(1, 1, -1)
    # At every border half of them have no margin.
    top, bottom, left, right = (draw(1.5 * most).clamp(0, most).view(-1, 1, 1) for _ in range(4))
    outside = (rows < top * height) | (rows >= height - bottom * height)
    outside = outside | (columns < left * width) | (columns >= width - right * width)
    outside = outside & (draw(1.0) < 0).view(-1, 1, 1)
    grey = torch.where(draw(1.0) < 0.2, 0.0, (draw(1.0) + 1) / 2) * 255
    return torch.where(outside.unsqueeze(1), grey.view(-1, 1, 1, 1), values)


def _blurred(values: torch.Tensor, chance: torch.Tensor, probability: float) -> torch.Tensor:
    """Halve the resolution of some pictures and blur as many others; `chance` is from 0 to 1 for each."""
    size = values.shape[-2:]
    coarse = interpolate(avg_pool2d(values, 2, ceil_mode=True), size=size, mode="bilinear", align_corners=False)
    line = values.new_tensor(_BINOMIAL)
    kernel = (line[:, None] * line).expand(values.shape[1], 1, -1, -1)
    soft = conv2d(pad(values, (2, 2, 2, 2), mode="replicate"), kernel, groups=values.shape[1])
    chance = chance.view(-1, 1, 1, 1)
    return torch.where(chance < probability / 2, coarse, torch.where(chance < probability, soft, values))


def _erased(values: torch.Tensor, probability: float, draw: Callable[[float], torch.Tensor]) -> torch.Tensor:
    """Paint rectangles over some of the pictures, each in one grey value."""
    height, width = values.shape[-2:]
    rows = torch.arange(height, device=values.device).view(1, -1, 1)
    columns = torch.arange(width, device=values.device).view(1, 1, -1)
    least, most = _PATCH_SIDES
    chosen = ((draw(1.0) + 1) / 2 < probability).view(-1, 1, 1)
    for _ in range(_PATCHES):
        tall, wide, down, along, grey = ((draw(1.0).view(-1, 1, 1) + 1) / 2 for _ in range(5))
        tall, wide = (least + tall * (most - least)) * height, (least + wide * (most - least)) * width
        top, left = down * (height - tall), along * (width - wide)
        inside = (rows >= top) & (rows < top + tall) & (columns >= left) & (columns < left + wide) & chosen
        values = torch.where(inside.unsqueeze(1), grey.unsqueeze(1) * 255, values)
    return values


def _resaved(values: torch.Tensor, chosen: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Save some of the pictures anew, each in a way of its own."""
    seed = int(torch.randint(2**31, (1,), generator=generator, device=values.device))
    grey = values.clamp(0, 255).round().to("cpu", torch.uint8).numpy()
    for number in chosen.nonzero()[:, 0].tolist():
        for channel in grey[number]:
            channel[...] = resaved_alike(channel, np.random.default_rng((seed, number)))
    return torch.from_numpy(grey).to(values)


LEVELS: dict[str, Augmentation] = {
    "none": Augmentation(),
    "normal": Augmentation(flip=0.5, rotation=10, brightness=0.1, contrast=0.1, saturation=0.1),
    "varied": Augmentation(flip=0.5, rotation=10, zoom=0.12, shift=0.04, brightness=0.15, contrast=0.25),
    "high": Augmentation(flip=0.5, rotation=100, brightness=0.5, contrast=0.5, saturation=0.5),
}
