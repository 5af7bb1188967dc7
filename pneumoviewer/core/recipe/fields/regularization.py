"""Regularization options of a recipe (dropout, weight decay, mixup, clipping), and those of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.fields.model import NETWORKS
from pneumoviewer.core.recipe.options import option_field

_NETWORKS = ("architecture", NETWORKS)
option = partial(option_field, "Regularisation")
machine_option = partial(option_field, "Machine")
network_option = partial(option, when=(_NETWORKS,))


@dataclass(frozen=True, kw_only=True)
class RegularizationFields:
    """Regularisation, and the machine."""

    weight_decay: float = network_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Weight decay"),
        QT_TRANSLATE_NOOP("recipe", "Pull of every weight towards zero"),
        limits=(0.0, 10.0),
    )
    l2: float = network_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "L2 penalty"),
        QT_TRANSLATE_NOOP("recipe", "λ of the penalty λ Σ w² that is added to the loss; biases are left out"),
        limits=(0.0, 10.0),
    )
    l2_on: str = option(
        "all",
        QT_TRANSLATE_NOOP("recipe", "L2 on"),
        QT_TRANSLATE_NOOP("recipe", "Which weights the penalty counts"),
        choices=("all", "convolutions"),
        when=(("architecture", ("cnn", "pseudo_resnet")),),
    )
    dropout: float = network_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Dropout"),
        QT_TRANSLATE_NOOP("recipe", "Share of the features hidden at random while training"),
        limits=(0.0, 0.95),
    )
    dropout_at: str = option(
        "before_output",
        QT_TRANSLATE_NOOP("recipe", "Dropout at"),
        QT_TRANSLATE_NOOP(
            "recipe", "Before the output layer, before the first dense layer, or between the hidden layers"
        ),
        choices=("before_output", "before_dense", "between_hidden"),
        when=(("architecture", ("mlp", "cnn")),),
    )
    conv_dropout: float = option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Dropout of convolutions"),
        QT_TRANSLATE_NOOP("recipe", "Share hidden at each D of the convolutions"),
        limits=(0.0, 0.95),
        when=(("architecture", ("cnn",)),),
    )
    mixup: float = network_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Mixup"),
        QT_TRANSLATE_NOOP(
            "recipe", "α of the Beta distribution by which two pictures and their labels are mixed; 0 mixes none"
        ),
        limits=(0.0, 10.0),
    )
    ema_decay: float = network_option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Averaged weights"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Keep a moving average of the weights; this share of it stays at each step; 0 keeps the last weights",
        ),
        limits=(0.0, 0.99999),
    )
    gradient_clip_algorithm: str = network_option(
        "none",
        QT_TRANSLATE_NOOP("recipe", "Gradient clipping"),
        QT_TRANSLATE_NOOP("recipe", "Limit each gradient's value, or the length of all together"),
        choices=("none", "value", "norm"),
    )
    gradient_clip_val: float = option(
        1.0,
        QT_TRANSLATE_NOOP("recipe", "Clip at"),
        QT_TRANSLATE_NOOP("recipe", "The limit of gradient clipping"),
        limits=(1e-6, 1e6),
        when=(_NETWORKS, ("gradient_clip_algorithm", ("value", "norm"))),
    )
    device: str = machine_option(
        "auto",
        QT_TRANSLATE_NOOP("recipe", "Device"),
        QT_TRANSLATE_NOOP("recipe", "Where it is computed; auto takes a graphics card if there is one"),
        choices=("auto", "cpu", "cuda", "mps"),
        simple=True,
    )
    precision: str = machine_option(
        "auto",
        QT_TRANSLATE_NOOP("recipe", "Precision"),
        QT_TRANSLATE_NOOP(
            "recipe", "Mixed is faster where the hardware has it; auto uses it there for convolutional networks"
        ),
        choices=("auto", "float32", "mixed"),
        when=(_NETWORKS,),
    )
    accumulate_grad_batches: int = machine_option(
        1,
        QT_TRANSLATE_NOOP("recipe", "Accumulate"),
        QT_TRANSLATE_NOOP(
            "recipe", "Batches whose gradients are added up before a step, for large batches on small machines"
        ),
        limits=(1, 1024),
        when=(_NETWORKS,),
    )
    threads: int = machine_option(
        0,
        QT_TRANSLATE_NOOP("recipe", "Threads"),
        QT_TRANSLATE_NOOP("recipe", "Processor threads that compute; 0 for as many as there are cores"),
        limits=(0, 1024),
    )
    compile: bool = machine_option(
        False,
        QT_TRANSLATE_NOOP("recipe", "Compile"),
        QT_TRANSLATE_NOOP(
            "recipe", "Let torch compile the network, which takes a minute and then saves time; on NVIDIA cards"
        ),
        when=(_NETWORKS, ("device", ("auto", "cuda"))),
    )
    seed: int = machine_option(
        0,
        QT_TRANSLATE_NOOP("recipe", "Seed"),
        QT_TRANSLATE_NOOP("recipe", "The same seed gives the same training on the same machine"),
        limits=(0, 2**31 - 1),
        simple=True,
    )
