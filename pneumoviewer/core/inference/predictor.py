"""Predictor: a radiograph and a trained model become a prediction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.inference.allocator import keep_freed_memory
from pneumoviewer.core.inference.device import choose_device
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import load_network
from pneumoviewer.core.models.catalogue import output_of
from pneumoviewer.core.models.outputs import recalibrated, to_probabilities
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.results import Prediction, decide

_AT_ONCE = 64


class Predictor:
    """A trained model, loaded.

    Parameters
    ----------
    device : {"auto", "cpu", "cuda", "mps"}

    Attributes
    ----------
    parts : tuple of Predictor
        Of the folds, members or stages of a model that is several; of others none.
    network : Module
        Of a model that is several, the list of its parts'.
    randomized : bool
        Whether its weights are drawn at random, and so nothing of the model's.

    Raises
    ------
    PneumoError
        Where the model's files are damaged, or the device is not there.
    """

    randomized = False

    def __init__(self, info: ModelInfo, device: str = "auto") -> None:
        keep_freed_memory()
        self.info = info
        self.device, self.device_reason = choose_device(device)
        convolutional = info.architecture.convolutional
        self._memory_format = torch.channels_last if convolutional else torch.contiguous_format
        self.parts = tuple(type(self)(info.part(name), device) for name in info.parts)
        self.network: nn.Module = nn.ModuleList([p.network for p in self.parts]) if self.parts else self._placed()

    def predict(self, radiograph: Radiograph, file: str = "") -> Prediction:
        """Predict one radiograph.

        Parameters
        ----------
        file : str
            The file as the person named it; the radiograph's name if empty.

        Returns
        -------
        Prediction
            Probabilities are those of :meth:`probabilities`, the decision :func:`pneumoviewer.core.results.decide`'s.
        """
        picture = self.info.preprocessing.picture(radiograph)
        probabilities = tuple(self.probabilities(torch.from_numpy(picture)[None])[0].tolist())
        return Prediction(
            file=file or radiograph.name,
            model=self.info.name,
            classes=self.info.classes,
            probabilities=probabilities,
            decision=self.info.classes[decide(probabilities, self.info.classes, self.info.threshold)],
            threshold=self.info.threshold,
            warnings=radiograph.notes,
            image_sha256=radiograph.sha256,
            model_sha256=self.info.sha256,
        )

    @torch.inference_mode()
    def probabilities(self, pictures: torch.Tensor) -> NDArray[np.float64]:
        """Return the probabilities of pictures.

        Parameters
        ----------
        pictures : Tensor of uint8, shape (images, height, width)
            As :meth:`~pneumoviewer.core.dataset.preprocessing.Preprocessing.picture` makes them.

        Returns
        -------
        ndarray of float64, shape (images, classes)

        Raises
        ------
        PneumoError
            Where the model answers with something that is no number.
        """
        found = self._probabilities(pictures)
        if not np.isfinite(found).all():
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "The model “{name}” has no answer"),
                QT_TRANSLATE_NOOP("errors", "what it computes is no number (NaN), or infinite"),
                QT_TRANSLATE_NOOP("errors", "Choose another model, or train it again with a lower learning rate"),
                name=self.info.name,
            )
        return found

    def _probabilities(self, pictures: torch.Tensor) -> NDArray[np.float64]:
        if self.parts:
            together = self.info.recipe.composed.combine([part.probabilities(pictures) for part in self.parts])
            return recalibrated(together, self.info.calibration) if self.info.calibration else together
        output = output_of(self.info.recipe, len(self.info.classes))
        outputs = [self.network(self.inputs(part)).float().cpu() for part in pictures.split(_AT_ONCE)]
        return to_probabilities(torch.cat(outputs), output, self.info.calibration)

    def inputs(self, pictures: torch.Tensor) -> torch.Tensor:
        """Return pictures as the network's input, on its device."""
        images = self.info.preprocessing.tensor(pictures.to(self.device))
        return images.contiguous(memory_format=self._memory_format)

    def model_input(self, radiograph: Radiograph) -> NDArray[np.float32]:
        """Return what the model sees of a radiograph, shape (height, width), after scaling.

        Of a model that is given histograms, the picture that they are of.
        """
        seen_as = replace(self.info.preprocessing, features="pixels")
        picture = torch.from_numpy(seen_as.picture(radiograph))[None]
        seen: NDArray[np.float32] = seen_as.tensor(picture)[0, 0].numpy()
        return seen

    def _placed(self) -> nn.Module:
        return self._made().to(self.device).to(memory_format=self._memory_format)

    def _made(self) -> nn.Module:
        return load_network(self.info)
