"""How far a picture lies from the radiographs learned from, in a network's own features of its canonical view.

The features are means and standard deviations of a few layers' maps. Their distance from the training radiographs'
mean is Mahalanobis', with a covariance shrunk towards the diagonal (after K. Lee et al., A Simple Unified Framework for
Detecting Out-of-Distribution Samples and Adversarial Attacks, NeurIPS 2018, with no regard to classes).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from pneumoviewer.core.inference.predictor import Predictor

SHRINKAGE = 0.1
FOLDS = 3  # of patients, for the limit
_AT_ONCE = 32
_Features = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class OodDetector:
    """A model of the training radiographs, around which everything else lies farther away.

    Attributes
    ----------
    layers : tuple of str
        The network's layers that are looked at, by their names in it.
    centre : ndarray of float32, shape (features,)
    whitening : ndarray of float32, shape (features, features)
        What makes the features uncorrelated and of variance one.
    limit : float
        The distance beyond which a picture is unlike them.
    """

    layers: tuple[str, ...]
    centre: NDArray[np.float32]
    whitening: NDArray[np.float32]
    limit: float

    @classmethod
    def fit(
        cls,
        predictor: Predictor,
        layers: tuple[str, ...],
        views: NDArray[np.uint8],
        patients: Sequence[str],
        flagged: float,
    ) -> OodDetector:
        """Fit one to radiographs.

        Parameters
        ----------
        predictor : Predictor
            Of one network.
        views : ndarray of uint8, shape (images, height, width)
            Canonical views of the training radiographs.
        patients : sequence of str
            Whose each is. The limit comes from cross-validation: from the distances of patients who were left out.
        flagged : float
            The share of their radiographs that may lie beyond the limit.
        """
        from sklearn.model_selection import GroupKFold  # whoever only reads does not wait for it

        known = features(predictor, layers, views).astype(np.float64)
        left_out = np.empty(len(known))
        for rest, fold in GroupKFold(FOLDS).split(known, groups=np.asarray(patients)):
            left_out[fold] = _distances(known[fold], *_centre_and_whitening(known[rest]))
        limit = float(np.quantile(left_out, 1 - flagged, method="higher"))
        centre, whitening = _centre_and_whitening(known)
        return cls(layers, centre.astype(np.float32), whitening.astype(np.float32), limit)

    def distances(self, predictor: Predictor, views: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Return how far pictures lie from the training radiographs: of those themselves about √features.

        Parameters
        ----------
        predictor : Predictor
            Of the network it was fitted with.
        views : ndarray of uint8, shape (images, height, width)
            Canonical views of the pictures.
        """
        return _distances(features(predictor, self.layers, views), self.centre, self.whitening)


def _centre_and_whitening(known: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    centre, spread = known.mean(0), known.std(0) + 1e-6
    scaled = (known - centre) / spread
    covariance = (1 - SHRINKAGE) * (scaled.T @ scaled) / len(scaled) + SHRINKAGE * np.eye(len(centre))
    values, vectors = np.linalg.eigh(covariance)
    return centre, vectors / np.sqrt(values) / spread[:, None]


def _distances(found: _Features, centre: _Features, whitening: _Features) -> NDArray[np.float64]:
    distances: NDArray[np.float64] = np.linalg.norm((found - centre) @ whitening, axis=1)
    return distances


@torch.inference_mode()
def features(predictor: Predictor, layers: tuple[str, ...], pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return mean and standard deviation of every channel of some layers' maps.

    Parameters
    ----------
    predictor : Predictor
        Of one network.
    layers : tuple of str
        Names of layers whose outputs are maps, shape (images, channels, height, width).
    pictures : ndarray of uint8, shape (images, height, width)

    Returns
    -------
    ndarray of float32, shape (images, features)
    """
    found = []
    with _listening(predictor, layers) as heard:
        for part in torch.from_numpy(pictures).split(_AT_ONCE):
            heard.clear()
            predictor.network(predictor.inputs(part))
            maps = [heard[layer].float().flatten(2) for layer in layers]
            pooled = [torch.cat((values.mean(2), values.std(2, correction=0)), 1) for values in maps]
            found.append(torch.cat(pooled, 1).cpu().numpy())
    return np.concatenate(found)


@contextmanager
def _listening(predictor: Predictor, layers: tuple[str, ...]) -> Iterator[dict[str, torch.Tensor]]:
    """Keep the outputs of some layers in a dictionary while the network is used."""
    heard: dict[str, torch.Tensor] = {}

    def hook(layer: str) -> torch.utils.hooks.RemovableHandle:
        def listen(module: torch.nn.Module, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
            heard[layer] = output

        return predictor.network.get_submodule(layer).register_forward_hook(listen)

    handles = [hook(layer) for layer in layers]
    try:
        yield heard
    finally:
        for handle in handles:
            handle.remove()
