"""Requests: what the engine can be asked. Each names its handler and the type of its answer. Knows no torch.

A new one is a class here and a function that answers it. Decision 9; decision 42.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pneumoviewer.core.dataset.class_table import ClassTable
    from pneumoviewer.core.explain.saliency_map import SaliencyMap
    from pneumoviewer.core.explain.weights import WeightImages
    from pneumoviewer.core.radiograph.radiograph import Radiograph
    from pneumoviewer.core.recipe.recipe import Recipe
    from pneumoviewer.core.results import Prediction
    from pneumoviewer.core.training.augmentation_preview import AugmentedExamples
    from pneumoviewer.core.training.events import End
    from pneumoviewer.core.training.job import Job

Answer = TypeVar("Answer", covariant=True)
_READING = "pneumoviewer.engine.reading_handlers"
_TRAINING = "pneumoviewer.engine.training_handlers"


class Request(Generic[Answer]):
    """What is asked.

    Attributes
    ----------
    handler : str
        ``module:function``, imported in the worker process alone, and called with the request and a
        :class:`~pneumoviewer.engine.context.Context`.
    """

    handler: ClassVar[str]


class ModelAnswer(Protocol):
    """An answer that names what it is about."""

    @property
    def image_sha256(self) -> str:
        """The radiograph."""

    @property
    def model_sha256(self) -> str:
        """The model's weights."""


@dataclass(frozen=True, eq=False)
class ModelRequest(Request[Answer]):
    """What is asked of a model about a radiograph.

    Attributes
    ----------
    model_sha256 : str
        The weights that are meant: a training may save others meanwhile.
    """

    radiograph: Radiograph
    model: Path
    model_sha256: str

    def is_answered_by(self, answer: ModelAnswer) -> bool:
        """Say whether an answer is about this radiograph and this model, so that none lands beside another."""
        return (answer.image_sha256, answer.model_sha256) == (self.radiograph.sha256, self.model_sha256)

    def is_same(self, other: ModelRequest[Any]) -> bool:
        """Say whether another request asks the same, whichever object holds the radiograph."""
        if type(other) is not type(self):
            return False
        pairs = [(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)[1:]]
        return self.radiograph.sha256 == other.radiograph.sha256 and all(one == two for one, two in pairs)


@dataclass(frozen=True, eq=False)
class Predict(ModelRequest["Prediction"]):
    """A prediction, with what the gate says of the radiograph."""

    handler = f"{_READING}:predict"


@dataclass(frozen=True, eq=False)
class Explain(ModelRequest["SaliencyMap"]):
    """Where the model looked for a class; the progress is the share that is done.

    Attributes
    ----------
    method : str
        One of :func:`pneumoviewer.core.explain.methods.explanation_methods`'s; the model's best heatmap for none.
    randomized : bool
        Where the same network would look with weights drawn at random.
    """

    class_name: str
    method: str = ""
    randomized: bool = False
    handler = f"{_READING}:explain_prediction"


@dataclass(frozen=True, eq=False)
class VisualizeWeights(ModelRequest["WeightImages"]):
    """A model's weight images, and what it sees of the radiograph."""

    handler = f"{_READING}:visualize_weights"


@dataclass(frozen=True)
class PreviewAugmentation(Request["AugmentedExamples"]):
    """Examples of what a recipe's augmentation makes of a dataset.

    Attributes
    ----------
    draw : int
        Another number draws other changes of the same images.
    classes : ClassTable or None
        Which class each folder is, where its name does not tell.
    """

    recipe: Recipe
    data: Path
    draw: int
    classes: ClassTable | None = None
    handler = f"{_TRAINING}:preview_augmentation"


@dataclass(frozen=True)
class Train(Request["End"]):
    """A training; the progress is its events before the end."""

    job: Job
    handler = f"{_TRAINING}:train"


def model_changed() -> PneumoError:
    """Return why an answer does not count that a model gave after its training went on."""
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "The answer is not of the model chosen"),
        QT_TRANSLATE_NOOP("errors", "the model has learned another epoch meanwhile"),
        QT_TRANSLATE_NOOP("errors", "Choose the model anew, and try again"),
    )
