"""What goes through the pipe between a process that has a window (or none) and a worker. Knows no torch.

Every value is frozen and pickled by :mod:`multiprocessing` between two processes of one program; nothing of a model's
or a person's file is ever unpickled. A request carries an id, its answer repeats it, and answers name the image and the
model they are about, so that none lands beside the wrong image.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from pneumoviewer.core.errors import PneumoError, places_of
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pneumoviewer.core.dataset.class_table import ClassTable
    from pneumoviewer.core.explain.saliency_map import ModelInput, SaliencyMap
    from pneumoviewer.core.radiograph.radiograph import Radiograph
    from pneumoviewer.core.recipe.recipe import Recipe
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.core.training.events import Event


Role = Literal["prediction", "training"]


@dataclass(frozen=True, eq=False)
class Predict:
    """Ask for a prediction; answered by :class:`Predicted` or :class:`RequestFailed`."""

    id: int
    radiograph: Radiograph
    model: Path


@dataclass(frozen=True, eq=False)
class Explain:
    """Ask where the model looked for a class.

    Answered by any number of :class:`Progressed`, and one :class:`Explained`, :class:`RequestFailed` or, where it was
    withdrawn meanwhile, :class:`Withdrawn`.

    Attributes
    ----------
    id : int
    radiograph : Radiograph
    model : Path
    class_name : str
    method : str
        One of :func:`pneumoviewer.core.explain.methods.explanation_methods`'s; the model's best heatmap for none.
    randomized : bool
        Where the same network would look with weights drawn at random.
    """

    id: int
    radiograph: Radiograph
    model: Path
    class_name: str
    method: str = ""
    randomized: bool = False


@dataclass(frozen=True)
class Withdraw:
    """Say that nobody waits for the answer to a request any more; what it computes may end where it is."""

    id: int


@dataclass(frozen=True, eq=False)
class ShowWeights:
    """Ask for a model's weight images and its view of a radiograph; answered by :class:`WeightImages`."""

    id: int
    radiograph: Radiograph
    model: Path


@dataclass(frozen=True)
class ShowAugmented:
    """Ask a training process for examples of what a recipe's augmentation makes of a dataset.

    Answered by :class:`AugmentedExamples` or :class:`RequestFailed`.

    Attributes
    ----------
    id : int
    recipe : Recipe
    data : Path
        The dataset's folder.
    draw : int
        Another number draws other changes of the same images.
    classes : ClassTable or None
        Which class each folder is, where its name does not tell.
    """

    id: int
    recipe: Recipe
    data: Path
    draw: int
    classes: ClassTable | None = None


@dataclass(frozen=True)
class Train:
    """Start a training; answered by its events, the last of which is an End.

    Attributes
    ----------
    recipe : Recipe
    data : Path
        The dataset's folder.
    folder : Path
        The run's folder: made anew, or resumed.
    resume : bool
    classes : ClassTable or None
        Which class each folder is, where its name does not tell; a run that is resumed has its own.
    """

    recipe: Recipe
    data: Path
    folder: Path
    resume: bool = False
    classes: ClassTable | None = None


@dataclass(frozen=True)
class Stop:
    """Ask the training to stop at the next batch boundary."""


@dataclass(frozen=True)
class Shutdown:
    """Ask the worker to end."""


@dataclass(frozen=True)
class Ready:
    """The worker has imported everything and can work."""

    pid: int
    software: dict[str, str]
    device: str
    device_reason: str


@dataclass(frozen=True)
class Predicted:
    """The answer to :class:`Predict`."""

    id: int
    prediction: Prediction


@dataclass(frozen=True)
class Progressed:
    """How much of a request's work is done, in [0, 1]; a few a second at most."""

    id: int
    share: float


@dataclass(frozen=True)
class Withdrawn:
    """The end of a request that was withdrawn while it was worked on."""

    id: int


@dataclass(frozen=True, eq=False)
class Explained:
    """The answer to :class:`Explain`."""

    id: int
    saliency_map: SaliencyMap


@dataclass(frozen=True, eq=False)
class WeightImages:
    """The answer to :class:`ShowWeights`.

    Attributes
    ----------
    epochs : tuple of int
        0 is before the first epoch.
    kept_epoch : int
        The one whose weights the model predicts with.
    units : tuple of str
        ``output`` for a perceptron, ``hidden 1`` … for an MLP.
    weights : ndarray of float32, shape (epochs, units, height, width)
    picture : ndarray of float32, shape (height, width)
        What the model sees of the radiograph, after scaling.
    image_sha256, model_sha256 : str
    model_input : ModelInput or None
    """

    id: int
    epochs: tuple[int, ...]
    kept_epoch: int
    units: tuple[str, ...]
    weights: NDArray[np.float32]
    picture: NDArray[np.float32]
    image_sha256: str
    model_sha256: str
    model_input: ModelInput | None = None


@dataclass(frozen=True, eq=False)
class AugmentedExamples:
    """The answer to :class:`ShowAugmented`.

    Attributes
    ----------
    pictures : ndarray of uint8, shape (images, height, width)
    classes : tuple of str
        The class of each.
    changed : bool
        Whether the recipe changes images at all; otherwise these are the pictures as they are.
    """

    id: int
    pictures: NDArray[np.uint8]
    classes: tuple[str, ...]
    changed: bool


@dataclass(frozen=True)
class RequestFailed:
    """A request failed; the worker lives on."""

    id: int
    error: PneumoError


@dataclass(frozen=True)
class Trouble:
    """Something nobody expected, with a traceback that can be copied: without messages, which may name a patient."""

    error: PneumoError
    traceback: str

    @classmethod
    def of(cls, error: Exception) -> Trouble:
        """Make one of an exception that is being handled."""
        reason = "".join(traceback.format_exception_only(error)).strip().splitlines()[0]
        told = PneumoError(
            QT_TRANSLATE_NOOP("errors", "Something unexpected went wrong"),
            QT_TRANSLATE_NOOP("errors", "{reason}"),
            QT_TRANSLATE_NOOP("errors", "Please report it with its details"),
            reason=reason[:200],
        )
        return cls(told, places_of(error))


Request = Predict | Explain | ShowWeights | Withdraw | ShowAugmented | Train | Stop | Shutdown
# In words, so that the window, which imports this before its first paint, need not wait for the events.
Answer: TypeAlias = (
    "Ready | Predicted | Explained | WeightImages | Progressed | Withdrawn | AugmentedExamples | RequestFailed"
    " | Trouble | Event"
)
