"""Phantom anatomy: a child's chest, drawn from formulas."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.floating[Any]]


class Chest:
    """One child's anatomy, in coordinates from -1 to 1 across the picture, x to the right and y downwards."""

    def __init__(self, rng: np.random.Generator, size: tuple[int, int]) -> None:
        self.rng, self.size = rng, size
        height, width = size
        y, x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
        turn, scale = rng.normal(0, 0.025), rng.uniform(0.95, 1.05)
        dx, dy = rng.normal(0, 0.02, 2)
        self.x = ((x * np.cos(turn) - y * np.sin(turn)) * scale + dx).astype(np.float32)
        self.y = ((x * np.sin(turn) + y * np.cos(turn)) * scale + dy).astype(np.float32)
        self.lung_width = rng.uniform(0.31, 0.36)
        self.lung_top = rng.uniform(-0.76, -0.68)
        self.diaphragm = rng.uniform(0.5, 0.64)
        self.heart = self._heart_and_vessels()
        self.lungs = self._lung(-1), self._lung(1)
        self.both = np.maximum(*self.lungs)

    def draw(self) -> Field:
        """Return the chest without findings; brightness about 0 (air) to 1 (bone)."""
        x, y, rng = self.x, self.y, self.rng
        waist = 0.83 + 0.05 * np.cos(y * 2.2) - 0.16 * _step(-0.62 - y, 0.1)
        body = _step(waist - np.abs(x), 0.015)
        neck = _step(0.27 + 0.9 * np.maximum(y + 0.98, 0) - np.abs(x), 0.02)
        arms = _step(0.2 - np.hypot((np.abs(x) - 0.98) * 1.25, (y + 0.5) * 0.35), 0.03)
        trunk = np.maximum(body * np.maximum(neck, _step(y + 0.72, 0.06)), arms * 0.85)
        picture: Field = 0.03 + trunk * (0.5 + 0.1 * _step(y - 0.55, 0.12) + 0.04 * self._clouds(5))
        picture -= 0.4 * self.both * (1 + 0.06 * self._clouds(4))
        picture += 0.16 * np.exp(-((x / 0.13) ** 2)) * trunk
        vertebrae = 0.5 + 0.5 * np.cos((y + rng.uniform(0, 0.1)) * 2 * np.pi / 0.125)
        picture += (0.06 + 0.05 * vertebrae) * _step(0.085 - np.abs(x), 0.015) * trunk
        picture -= 0.11 * _step(0.05 - np.abs(x + 0.01), 0.012) * _step(-0.3 - y, 0.04) * trunk
        picture += 0.06 * self.heart + self._markings() + (self._ribs() + self._clavicles()) * trunk
        shoulder = _step(0.12 - np.hypot((np.abs(x) - 0.88) * 1.2, y + 0.74), 0.02)
        picture += 0.12 * shoulder * trunk
        return picture

    def lobar_opacity(self) -> Field:
        """Return one dense patch with a torn edge, in one lobe of one lung."""
        side = int(self.rng.integers(2))
        across = (0.3, 0.52)[int(self.rng.integers(2))] + self.rng.normal(0, 0.03)
        down = (-0.35, 0.0, 0.33)[int(self.rng.integers(3))] + self.rng.normal(0, 0.05)
        radius = self.rng.uniform(0.23, 0.33)
        distance = np.hypot((self.x - (-1, 1)[side] * across) * 1.1, (self.y - down) * 0.85)
        edge = 0.05 * self._clouds(7) + 0.03 * self._clouds(15)
        patch = _step(radius + edge - distance, 0.08) * self.lungs[side]
        return self.rng.uniform(0.3, 0.4) * patch * (1 + 0.1 * self._clouds(14))

    def diffuse_opacities(self) -> Field:
        """Return faint patches and streaks through both lungs, denser around the hila."""
        patches = _step(self._clouds(9) + 0.5 * self._clouds(18) - 0.1, 0.6) * self.rng.uniform(0.15, 0.21)
        streaks = _step(0.35 - np.abs(self._clouds(16) + 0.7 * self._clouds(31)), 0.3) * self.rng.uniform(0.08, 0.12)
        opacities: Field = self.both * (patches + streaks) * (0.65 + 0.75 * self._hila(0.26, 0.42))
        return opacities

    def _lung(self, side: int) -> Field:
        """Return where one lung is, 0 to 1; -1 is the patient's right, the left of the picture."""
        x, y = self.x * side, self.y
        down = np.clip((y - self.lung_top) / (self.diaphragm - self.lung_top), 0, 1.2)
        outer = 0.16 + self.lung_width * 1.68 * np.clip(down, 0, 1) ** 0.42
        inner = 0.11 + 0.08 * np.exp(-((down / 0.18) ** 2)) + (0.02 if side < 0 else 0.05) * down
        dome = self.diaphragm + (0.05 if side > 0 else -0.01) + 1.1 * (x - 0.36) ** 2 * np.sign(x - 0.3)
        dome = dome + 0.3 * np.maximum(x - 0.4, 0)
        edge = 0.02
        lung = _step(outer - x, edge) * _step(x - inner, edge) * _step(dome - y, edge) * _step(y - self.lung_top, edge)
        return lung * (1 - 0.82 * self.heart)

    def _heart_and_vessels(self) -> Field:
        """Return where heart and great vessels are, 0 to 1."""
        x, y, size = self.x - 0.1, self.y - 0.29, self.rng.uniform(0.92, 1.12)
        along, across = x * 0.8 + y * 0.6, y * 0.8 - x * 0.6
        heart = _step(1 - np.hypot(along / (0.36 * size), across / (0.26 * size)), 0.11)
        atrium = _step(1 - np.hypot((self.x + 0.06) / 0.17, (self.y - 0.24) / 0.26), 0.11)
        arch = _step(1 - np.hypot((self.x - 0.1) / 0.1, (self.y + 0.26) / 0.13), 0.15)
        vessels = _step(0.14 - np.abs(self.x - 0.015), 0.02) * _step(self.y + 0.6, 0.06) * _step(0.3 - self.y, 0.1)
        return np.maximum(np.maximum(heart, atrium), 0.8 * np.maximum(arch, vessels))

    def _markings(self) -> Field:
        """Return the lungs' own vessels, thick at the hila and lost towards the edge."""
        near = self._hila(0.2, 0.3)
        branches = _step(0.3 - np.abs(self._clouds(11) + 0.5 * self._clouds(23)), 0.3)
        markings: Field = self.both * (0.08 * near + branches * (0.02 + 0.07 * near))
        return markings

    def _hila(self, across: float, down: float) -> Field:
        near: Field = np.exp(-(((np.abs(self.x) - 0.2) / across) ** 2) - ((self.y + 0.02) / down) ** 2)
        return near

    def _ribs(self) -> Field:
        x, y = np.abs(self.x), self.y
        spacing, start = self.rng.uniform(0.145, 0.16), self.rng.uniform(-0.8, -0.74)
        behind = _bars(y - start + 0.14 * x - 0.34 * x**2, spacing + 0.025 * x**2, 0.026)
        front = _bars(y - start - 0.42 + 0.42 * x - 0.06 * x**2, spacing, 0.024)
        chest = _step(0.84 - x, 0.03) * _step(x - 0.06, 0.03) * _step(0.86 - y, 0.1)
        return chest * (0.1 * behind + 0.05 * front * _step(x - 0.34, 0.08) * _step(0.55 - y, 0.1))

    def _clavicles(self) -> Field:
        x = np.abs(self.x)
        line = self.y - (-0.57 - 0.3 * x + 0.1 * np.sin(x * 6))
        return 0.15 * _band(line, 0.028) * _step(x - 0.09, 0.02) * _step(0.72 - x, 0.03)

    def _clouds(self, cells: int) -> Field:
        """Return smooth noise of mean 0 and standard deviation about 1, with `cells` cells across the picture."""
        height, width = self.size
        small = Image.fromarray(self.rng.normal(0, 1.5, (cells, cells)).astype(np.float32))
        return np.asarray(small.resize((width, height), Image.Resampling.BICUBIC))


def _step(distance: Field, softness: float) -> Field:
    """Return 1 well inside an edge and 0 well outside it."""
    t: Field = np.clip(distance / (2 * softness) + 0.5, 0, 1)
    return t * t * (3 - 2 * t)


def _band(distance: Field, half_width: float) -> Field:
    """Return a bone across: 1 along its two edges, less between them."""
    u: Field = np.square(distance / half_width)
    bone: Field = np.clip(1.5 - u * u, 0, 1) * (0.65 + 0.35 * np.minimum(u, 1))
    return bone


def _bars(distance: Field, spacing: Field | float, half_width: float) -> Field:
    """Return nine bones, one every `spacing`."""
    count = distance / spacing
    nearest: Field = np.clip(np.rint(count), 0, 8)
    return _band((count - nearest) * spacing, half_width)
