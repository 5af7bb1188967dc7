"""A recipe: every choice of a training as one frozen value. Knows no torch.

Forms, help texts, `--set`, the saved run and the tests all come from the fields here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any

from pneumoviewer.core.dataset.preprocessing import FITS, SCALINGS, Fit, Preprocessing, Scaling
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.paths import resources_dir
from pneumoviewer.core.training.options import Group, Kind, Option, checked, refused
from pneumoviewer.core.words import QT_TRANSLATE_NOOP


def _option(default: Any, kind: Kind, group: Group, label: str, help: str, **more: Any) -> Any:
    return field(default=default, metadata={"option": Option(kind, group, label, help, **more)})


ARCHITECTURES = ("perceptron", "mlp", "pseudo_resnet")
_NETWORKS = ("architecture", ("mlp", "pseudo_resnet"))


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """A named training configuration.

    Raises
    ------
    PneumoError
        When made with a value that cannot be: the message names the field, the rule and the mend.
    """

    id: str
    title: str
    notes: str = ""

    architecture: str = _option(
        "pseudo_resnet",
        "choice",
        "Model",
        QT_TRANSLATE_NOOP("recipe", "Architecture"),
        QT_TRANSLATE_NOOP("recipe", "What is trained"),
        choices=ARCHITECTURES,
        simple=True,
    )
    hidden: tuple[int, ...] = _option(
        (8,),
        "integers",
        "Model",
        QT_TRANSLATE_NOOP("recipe", "Hidden neurons"),
        QT_TRANSLATE_NOOP("recipe", "Neurons of each hidden layer, such as 8 or 300,150"),
        minimum=1,
        maximum=4096,
        when=(("architecture", ("mlp",)),),
        simple=True,
    )
    activation: str = _option(
        "relu",
        "choice",
        "Model",
        QT_TRANSLATE_NOOP("recipe", "Activation"),
        QT_TRANSLATE_NOOP("recipe", "What a hidden neuron does with its sum"),
        choices=("relu", "sigmoid", "tanh"),
        when=(("architecture", ("mlp",)),),
    )
    widths: tuple[int, ...] = _option(
        (64, 128, 256),
        "integers",
        "Model",
        QT_TRANSLATE_NOOP("recipe", "Filters of the stages"),
        QT_TRANSLATE_NOOP("recipe", "Filters of each residual stage; each stage halves the picture"),
        minimum=4,
        maximum=1024,
        when=(("architecture", ("pseudo_resnet",)),),
    )
    labels: str = _option(
        "three",
        "choice",
        "Data",
        QT_TRANSLATE_NOOP("recipe", "Classes"),
        QT_TRANSLATE_NOOP("recipe", "Normal against pneumonia; normal, bacterial, viral; or the folders' own names"),
        choices=("binary", "three", "folders"),
        simple=True,
    )
    image_size: int = _option(
        64,
        "integer",
        "Data",
        QT_TRANSLATE_NOOP("recipe", "Image size"),
        QT_TRANSLATE_NOOP("recipe", "Height and width the radiograph is brought to"),
        minimum=8,
        maximum=1024,
        unit="px",
        simple=True,
    )
    channels: int = _option(
        1,
        "integer",
        "Data",
        QT_TRANSLATE_NOOP("recipe", "Channels"),
        QT_TRANSLATE_NOOP("recipe", "1 for grey, 3 for the same grey three times"),
        minimum=1,
        maximum=3,
    )
    fit: Fit = _option(
        "stretch",
        "choice",
        "Data",
        QT_TRANSLATE_NOOP("recipe", "Fit"),
        QT_TRANSLATE_NOOP("recipe", "Stretch to the square, or keep the aspect ratio between black bars"),
        choices=FITS,
    )
    scaling: Scaling = _option(
        "unit",
        "choice",
        "Data",
        QT_TRANSLATE_NOOP("recipe", "Grey values"),
        QT_TRANSLATE_NOOP("recipe", "How grey values are scaled before the model sees them"),
        choices=SCALINGS,
    )
    augmentation: str = _option(
        "none",
        "choice",
        "Data",
        QT_TRANSLATE_NOOP("recipe", "Augmentation"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Random flips, rotations and contrast, with varied also crops: no two epochs show the same picture",
        ),
        choices=("none", "normal", "varied", "high"),
        simple=True,
    )
    epochs: int = _option(
        10,
        "integer",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Epochs"),
        QT_TRANSLATE_NOOP("recipe", "How often every training image is learned from"),
        minimum=1,
        maximum=1000,
        simple=True,
    )
    batch_size: int = _option(
        50,
        "integer",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Batch size"),
        QT_TRANSLATE_NOOP(
            "recipe", "Images a step; for the perceptron, which learns one by one, images between reports"
        ),
        minimum=1,
        maximum=4096,
        simple=True,
    )
    optimizer: str = _option(
        "sgd",
        "choice",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Optimiser"),
        QT_TRANSLATE_NOOP("recipe", "How the weights follow the gradient"),
        choices=("sgd", "adam", "adamw"),
        when=(_NETWORKS,),
    )
    momentum: float = _option(
        0.9,
        "number",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Momentum"),
        QT_TRANSLATE_NOOP("recipe", "Share of the last step that is kept"),
        minimum=0.0,
        maximum=0.999,
        when=(_NETWORKS, ("optimizer", ("sgd",))),
    )
    learning_rate: float = _option(
        0.01,
        "number",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Learning rate"),
        QT_TRANSLATE_NOOP("recipe", "Size of a step; with one-cycle the highest one"),
        minimum=1e-8,
        maximum=100.0,
        simple=True,
    )
    schedule: str = _option(
        "constant",
        "choice",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Schedule"),
        QT_TRANSLATE_NOOP("recipe", "How the learning rate changes over the epochs"),
        choices=("constant", "exponential_decay", "one_cycle"),
        simple=True,
    )
    decay_rate: float = _option(
        0.1,
        "number",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Decay rate"),
        QT_TRANSLATE_NOOP("recipe", "dr in lr(e) = lr0 exp(-dr e), epochs e counted from 0"),
        minimum=0.0,
        maximum=10.0,
        when=(("schedule", ("exponential_decay",)),),
    )
    class_balance: str = _option(
        "none",
        "choice",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Class balance"),
        QT_TRANSLATE_NOOP("recipe", "Weigh errors so that every class counts the same in all"),
        choices=("none", "class_weights"),
        when=(_NETWORKS,),
    )
    best_by: str = _option(
        "val_loss",
        "choice",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Best epoch by"),
        QT_TRANSLATE_NOOP("recipe", "The validation figure that chooses the epoch which is kept"),
        choices=("val_loss", "val_accuracy", "val_macro_f1"),
    )
    least_sensitivity: float = _option(
        0.0,
        "number",
        "Learning",
        QT_TRANSLATE_NOOP("recipe", "Least sensitivity"),
        QT_TRANSLATE_NOOP("recipe", "Lower the decision's threshold until so many ill validation images are found"),
        minimum=0.0,
        maximum=0.999,
        when=(("labels", ("binary", "three")),),
    )
    weight_decay: float = _option(
        0.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Weight decay"),
        QT_TRANSLATE_NOOP("recipe", "Pull of every weight towards zero"),
        minimum=0.0,
        maximum=10.0,
        when=(_NETWORKS,),
    )
    dropout: float = _option(
        0.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Dropout"),
        QT_TRANSLATE_NOOP("recipe", "Share of the last features hidden at random while training"),
        minimum=0.0,
        maximum=0.95,
        when=(_NETWORKS,),
    )
    clip: str = _option(
        "none",
        "choice",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Gradient clipping"),
        QT_TRANSLATE_NOOP("recipe", "Limit each gradient's value, or the length of all together"),
        choices=("none", "value", "norm"),
        when=(_NETWORKS,),
    )
    clip_at: float = _option(
        1.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Clip at"),
        QT_TRANSLATE_NOOP("recipe", "The limit of gradient clipping"),
        minimum=1e-6,
        maximum=1e6,
        when=(_NETWORKS, ("clip", ("value", "norm"))),
    )
    device: str = _option(
        "auto",
        "choice",
        "Machine",
        QT_TRANSLATE_NOOP("recipe", "Device"),
        QT_TRANSLATE_NOOP("recipe", "Where it is computed; auto takes a graphics card if there is one"),
        choices=("auto", "cpu", "cuda", "mps"),
        simple=True,
    )
    precision: str = _option(
        "auto",
        "choice",
        "Machine",
        QT_TRANSLATE_NOOP("recipe", "Precision"),
        QT_TRANSLATE_NOOP(
            "recipe", "Mixed is faster where the hardware has it; auto uses it there for convolutional networks"
        ),
        choices=("auto", "float32", "mixed"),
        when=(_NETWORKS,),
    )
    seed: int = _option(
        0,
        "integer",
        "Machine",
        QT_TRANSLATE_NOOP("recipe", "Seed"),
        QT_TRANSLATE_NOOP("recipe", "The same seed gives the same training on the same machine"),
        minimum=0,
        maximum=2**31 - 1,
        simple=True,
    )

    def __post_init__(self) -> None:
        for name, option in options().items():
            object.__setattr__(self, name, checked(name, option, getattr(self, name)))
        if self.channels == 2:
            raise refused("channels", 2, QT_TRANSLATE_NOOP("errors", "a radiograph has 1 channel, or 3 alike"), "1, 3")
        if self.architecture == "perceptron":
            if self.labels != "binary":
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "This recipe cannot be used"),
                    QT_TRANSLATE_NOOP("errors", "a perceptron has one threshold unit, so it tells two classes apart"),
                    QT_TRANSLATE_NOOP("errors", "Set labels to binary"),
                )
            if self.schedule == "one_cycle":
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "This recipe cannot be used"),
                    QT_TRANSLATE_NOOP("errors", "one-cycle changes the rate every batch, a perceptron has no batches"),
                    QT_TRANSLATE_NOOP("errors", "Set schedule to constant or exponential_decay"),
                )
        if self.architecture == "pseudo_resnet" and self.image_size < 2 ** (len(self.widths) + 1):
            raise PneumoError(
                QT_TRANSLATE_NOOP("errors", "This recipe cannot be used"),
                QT_TRANSLATE_NOOP("errors", "{stages} stages halve a picture of {size} pixels to nothing"),
                QT_TRANSLATE_NOOP("errors", "Set image_size to {least} or more, or name fewer widths"),
                stages=len(self.widths),
                size=self.image_size,
                least=2 ** (len(self.widths) + 1),
            )

    @property
    def preprocessing(self) -> Preprocessing:
        """What is done to a radiograph before the model sees it."""
        return Preprocessing((self.image_size, self.image_size), self.channels, self.fit, self.scaling)

    def applies(self, name: str) -> bool:
        """Say whether the field `name` matters, the others being as they are."""
        return all(getattr(self, other) in values for other, values in options()[name].when)

    def with_values(self, values: Mapping[str, Any]) -> Recipe:
        """Return a copy with other values; texts are read as the field's kind.

        Raises
        ------
        PneumoError
            For an unknown field, or a value it cannot have.
        """
        known = options()
        for name in values:
            if name not in known:
                raise PneumoError(
                    QT_TRANSLATE_NOOP("errors", "The recipe has no field “{name}”"),
                    QT_TRANSLATE_NOOP("errors", "its fields are {known}"),
                    QT_TRANSLATE_NOOP("errors", "Name one of them"),
                    name=name,
                    known=", ".join(known),
                )
        return replace(self, **values)

    def as_json(self) -> dict[str, Any]:
        """Return a plain object, for a recipe file or ``config.json``."""
        out: dict[str, Any] = {}
        for f in fields(self):
            value = getattr(self, f.name)
            out[f.name] = list(value) if isinstance(value, tuple) else value
        return out

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Recipe:
        """Read a recipe file or what :meth:`as_json` wrote; missing fields have their defaults."""
        base = cls(id=str(values["id"]), title=str(values["title"]), notes=str(values.get("notes", "")))
        return base.with_values({k: v for k, v in values.items() if k not in {"id", "title", "notes"}})


@cache
def options() -> dict[str, Option]:
    """Return every field a person can set, by name, in the order of the form."""
    return {f.name: f.metadata["option"] for f in fields(Recipe) if "option" in f.metadata}


@cache
def recipes() -> dict[str, Recipe]:
    """Return the recipes we ship, by id."""
    files = sorted((resources_dir() / "recipes").glob("*.json"))
    found = [Recipe.from_json(json.loads(f.read_text("utf-8"))) for f in files]
    return {r.id: r for r in found}


def find_recipe(id: str) -> Recipe:
    """Return the recipe `id`.

    Raises
    ------
    PneumoError
        Where there is none.
    """
    try:
        return recipes()[id]
    except KeyError:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "There is no recipe “{id}”"),
            QT_TRANSLATE_NOOP("errors", "the recipes are {known}"),
            QT_TRANSLATE_NOOP("errors", "Name one of them"),
            id=id,
            known=", ".join(recipes()),
        ) from None
