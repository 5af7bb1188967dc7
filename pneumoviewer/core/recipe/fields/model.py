"""Model options of a recipe: architecture, composition, layers, activation, initialization."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.options import option_field

TRANSFER = ("vgg16", "resnet50", "densenet121", "efficientnet_lite0", "efficientnet_lite1", "efficientnet_lite2")
# They average over all places before they decide, so their pictures may have any size.
POOLED = ("pseudo_resnet", *(name for name in TRANSFER if name != "vgg16"))
NETWORKS = ("mlp", "cnn", "pseudo_resnet", *TRANSFER)
ARCHITECTURES = ("perceptron", "logistic_regression", *NETWORKS)
ACTIVATIONS = (
    "step",
    "linear",
    "sigmoid",
    "tanh",
    "relu",
    "leaky_relu",
    "prelu",
    "elu",
    "softmax",
    "swish",
    "gelu",
    "selu",
)
_PLAIN = (("architecture", ("mlp", "cnn")),)
_CNN = (("architecture", ("cnn",)),)
_TRANSFER = (("architecture", TRANSFER),)
_EFFICIENTNETS = tuple(name for name in TRANSFER if name.startswith("efficientnet"))
option = partial(option_field, "Model")


@dataclass(frozen=True, kw_only=True)
class ModelFields:
    """What is trained."""

    architecture: str = option(
        "pseudo_resnet",
        QT_TRANSLATE_NOOP("recipe", "Architecture"),
        QT_TRANSLATE_NOOP("recipe", "What is trained"),
        choices=ARCHITECTURES,
        simple=True,
    )
    composition: str = option(
        "single",
        QT_TRANSLATE_NOOP("recipe", "Arrangement"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "One network for all classes; an ensemble of several, whose answers are averaged; or a cascade of two: "
            "normal against ill, then the kind of those called ill",
        ),
        choices=("single", "ensemble", "cascade"),
    )
    members: int = option(
        2,
        QT_TRANSLATE_NOOP("recipe", "Members"),
        QT_TRANSLATE_NOOP("recipe", "Networks of the ensemble: alike, but for the seed of all that is random"),
        limits=(2, 20),
        when=(("composition", ("ensemble",)),),
    )
    convolutions: str = option(
        "32 M 64 M",
        QT_TRANSLATE_NOOP("recipe", "Convolutions"),
        QT_TRANSLATE_NOOP(
            "recipe", "In order: filters of a convolution, M max-pooling, B batch or R row normalisation, D dropout"
        ),
        when=_CNN,
        simple=True,
    )
    kernel_size: int = option(
        3,
        QT_TRANSLATE_NOOP("recipe", "Kernel size"),
        QT_TRANSLATE_NOOP("recipe", "Height and width of each convolution"),
        limits=(1, 11),
        when=_CNN,
    )
    hidden: tuple[int, ...] = option(
        (8,),
        QT_TRANSLATE_NOOP("recipe", "Hidden neurons"),
        QT_TRANSLATE_NOOP("recipe", "Neurons of each hidden layer, such as 8 or 300,150"),
        limits=(1, 4096),
        when=(("architecture", ("mlp", "cnn", "vgg16")),),
        simple=True,
    )
    activation: str = option(
        "relu",
        QT_TRANSLATE_NOOP("recipe", "Activation"),
        QT_TRANSLATE_NOOP("recipe", "What a hidden neuron does with its sum"),
        choices=ACTIVATIONS,
        when=_PLAIN,
    )
    negative_slope: float = option(
        0.01,
        QT_TRANSLATE_NOOP("recipe", "Leak"),
        QT_TRANSLATE_NOOP("recipe", "The slope of the leaky ReLU below zero"),
        limits=(0.0, 1.0),
        when=(*_PLAIN, ("activation", ("leaky_relu",))),
    )
    batch_norm: bool = option(
        False,
        QT_TRANSLATE_NOOP("recipe", "Batch normalisation"),
        QT_TRANSLATE_NOOP("recipe", "Normalise what goes into each hidden activation, over the batch"),
        when=(("architecture", ("mlp",)),),
    )
    widths: tuple[int, ...] = option(
        (64, 128, 256),
        QT_TRANSLATE_NOOP("recipe", "Filters of the stages"),
        QT_TRANSLATE_NOOP("recipe", "Filters of each residual stage; each stage halves the picture"),
        limits=(4, 1024),
        when=(("architecture", ("pseudo_resnet",)),),
    )
    initialization: str = option(
        "default",
        QT_TRANSLATE_NOOP("recipe", "First weights"),
        QT_TRANSLATE_NOOP(
            "recipe", "Normal with a spread of 0.05 (random), √(1 / inputs) (Xavier, as written) or √(2 / inputs) (He)"
        ),
        choices=("default", "zero", "random", "xavier", "he"),
        when=(("architecture", ("mlp", "cnn", "pseudo_resnet")),),
    )
    pretrained: str = option(
        "imagenet",
        QT_TRANSLATE_NOOP("recipe", "Pretrained"),
        QT_TRANSLATE_NOOP("recipe", "Where the first weights come from: imagenet, none, or a file with them"),
        when=_TRANSFER,
        simple=True,
    )
    frozen: bool = option(
        False,
        QT_TRANSLATE_NOOP("recipe", "Frozen"),
        QT_TRANSLATE_NOOP("recipe", "Keep the pretrained weights as they are and train the new layers only"),
        when=_TRANSFER,
    )
    frozen_blocks: int = option(
        0,
        QT_TRANSLATE_NOOP("recipe", "Frozen blocks"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Keep the first convolution and so many of the seven groups of blocks behind it as they are; "
            "0 lets everything learn",
        ),
        limits=(0, 7),
        when=(("architecture", _EFFICIENTNETS), ("frozen", (False,))),
    )
