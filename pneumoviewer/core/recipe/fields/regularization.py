"""Regularization options of a recipe (dropout, weight decay, mixup, clipping), and those of the machine."""

from __future__ import annotations

from dataclasses import dataclass

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.fields.model import NETWORKS
from pneumoviewer.core.recipe.options import option_field

_NETWORKS = ("architecture", NETWORKS)


@dataclass(frozen=True, kw_only=True)
class RegularizationFields:
    """Regularisation, and the machine."""

    weight_decay: float = option_field(
        0.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Weight decay"),
        QT_TRANSLATE_NOOP("recipe", "Pull of every weight towards zero"),
        minimum=0.0,
        maximum=10.0,
        when=(_NETWORKS,),
    )
    l2: float = option_field(
        0.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "L2 penalty"),
        QT_TRANSLATE_NOOP("recipe", "λ of the penalty λ Σ w² that is added to the loss; biases are left out"),
        minimum=0.0,
        maximum=10.0,
        when=(_NETWORKS,),
    )
    l2_on: str = option_field(
        "all",
        "choice",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "L2 on"),
        QT_TRANSLATE_NOOP("recipe", "Which weights the penalty counts"),
        choices=("all", "convolutions"),
        when=(("architecture", ("cnn", "pseudo_resnet")),),
    )
    dropout: float = option_field(
        0.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Dropout"),
        QT_TRANSLATE_NOOP("recipe", "Share of the features hidden at random while training"),
        minimum=0.0,
        maximum=0.95,
        when=(_NETWORKS,),
    )
    dropout_at: str = option_field(
        "before_output",
        "choice",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Dropout at"),
        QT_TRANSLATE_NOOP(
            "recipe", "Before the output layer, before the first dense layer, or between the hidden layers"
        ),
        choices=("before_output", "before_dense", "between_hidden"),
        when=(("architecture", ("mlp", "cnn")),),
    )
    conv_dropout: float = option_field(
        0.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Dropout of convolutions"),
        QT_TRANSLATE_NOOP("recipe", "Share hidden at each D of the convolutions"),
        minimum=0.0,
        maximum=0.95,
        when=(("architecture", ("cnn",)),),
    )
    mixup: float = option_field(
        0.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Mixup"),
        QT_TRANSLATE_NOOP(
            "recipe", "α of the Beta distribution by which two pictures and their labels are mixed; 0 mixes none"
        ),
        minimum=0.0,
        maximum=10.0,
        when=(_NETWORKS,),
    )
    ema_decay: float = option_field(
        0.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Averaged weights"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Keep a moving average of the weights; this share of it stays at each step; 0 keeps the last weights",
        ),
        minimum=0.0,
        maximum=0.99999,
        when=(_NETWORKS,),
    )
    gradient_clip_algorithm: str = option_field(
        "none",
        "choice",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Gradient clipping"),
        QT_TRANSLATE_NOOP("recipe", "Limit each gradient's value, or the length of all together"),
        choices=("none", "value", "norm"),
        when=(_NETWORKS,),
    )
    gradient_clip_val: float = option_field(
        1.0,
        "number",
        "Regularisation",
        QT_TRANSLATE_NOOP("recipe", "Clip at"),
        QT_TRANSLATE_NOOP("recipe", "The limit of gradient clipping"),
        minimum=1e-6,
        maximum=1e6,
        when=(_NETWORKS, ("gradient_clip_algorithm", ("value", "norm"))),
    )
    device: str = option_field(
        "auto",
        "choice",
        "Machine",
        QT_TRANSLATE_NOOP("recipe", "Device"),
        QT_TRANSLATE_NOOP("recipe", "Where it is computed; auto takes a graphics card if there is one"),
        choices=("auto", "cpu", "cuda", "mps"),
        simple=True,
    )
    precision: str = option_field(
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
    accumulate_grad_batches: int = option_field(
        1,
        "integer",
        "Machine",
        QT_TRANSLATE_NOOP("recipe", "Accumulate"),
        QT_TRANSLATE_NOOP(
            "recipe", "Batches whose gradients are added up before a step, for large batches on small machines"
        ),
        minimum=1,
        maximum=1024,
        when=(_NETWORKS,),
    )
    threads: int = option_field(
        0,
        "integer",
        "Machine",
        QT_TRANSLATE_NOOP("recipe", "Threads"),
        QT_TRANSLATE_NOOP("recipe", "Processor threads that compute; 0 for as many as there are cores"),
        minimum=0,
        maximum=1024,
    )
    compile: bool = option_field(
        False,
        "flag",
        "Machine",
        QT_TRANSLATE_NOOP("recipe", "Compile"),
        QT_TRANSLATE_NOOP(
            "recipe", "Let torch compile the network, which takes a minute and then saves time; on NVIDIA cards"
        ),
        when=(_NETWORKS, ("device", ("auto", "cuda"))),
    )
    seed: int = option_field(
        0,
        "integer",
        "Machine",
        QT_TRANSLATE_NOOP("recipe", "Seed"),
        QT_TRANSLATE_NOOP("recipe", "The same seed gives the same training on the same machine"),
        minimum=0,
        maximum=2**31 - 1,
        simple=True,
    )
