"""Learning options of a recipe: loss, optimizer, learning rate, schedule, monitor, early stopping, threshold, folds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.recipe.fields.model import NETWORKS
from pneumoviewer.core.recipe.options import option_field

_NETWORKS = ("architecture", NETWORKS)
_STEPWISE = (("architecture", ("perceptron", *NETWORKS)),)
option = partial(option_field, "Learning")
stepwise_option = partial(option, when=_STEPWISE)
network_option = partial(option, when=(_NETWORKS,))
step_decay_option = partial(option, when=(*_STEPWISE, ("schedule", ("step_decay",))))
plateau_option = partial(option, when=(*_STEPWISE, ("schedule", ("reduce_on_plateau",))))
grid_option = partial(option, when=(("architecture", ("logistic_regression",)),))


@dataclass(frozen=True, kw_only=True)
class LearningFields:
    """How it learns."""

    epochs: int = stepwise_option(
        10,
        QT_TRANSLATE_NOOP("recipe", "Epochs"),
        QT_TRANSLATE_NOOP("recipe", "How often every training image is learned from"),
        limits=(1, 1000),
        simple=True,
    )
    batch_size: int = stepwise_option(
        50,
        QT_TRANSLATE_NOOP("recipe", "Batch size"),
        QT_TRANSLATE_NOOP(
            "recipe", "Images a step; for the perceptron, which learns one by one, images between reports"
        ),
        limits=(1, 4096),
        simple=True,
    )
    loss: str = network_option(
        "cross_entropy",
        QT_TRANSLATE_NOOP("recipe", "Loss"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "What is made small: cross-entropy has a softmax unit a class, the others one unit for two classes",
        ),
        choices=("cross_entropy", "bce", "hinge", "squared_hinge"),
    )
    one_vs_rest: bool = option(
        False,
        QT_TRANSLATE_NOOP("recipe", "One against the rest"),
        QT_TRANSLATE_NOOP("recipe", "A unit for each class, which tells it from all others"),
        when=(_NETWORKS, ("loss", ("bce", "hinge", "squared_hinge"))),
    )
    label_smoothing: float = option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Label smoothing"),
        QT_TRANSLATE_NOOP("recipe", "Share of each label that is given to all classes alike"),
        limits=(0.0, 0.9),
        when=(_NETWORKS, ("loss", ("cross_entropy", "bce"))),
    )
    optimizer: str = network_option(
        "sgd",
        QT_TRANSLATE_NOOP("recipe", "Optimiser"),
        QT_TRANSLATE_NOOP("recipe", "How the weights follow the gradient"),
        choices=("sgd", "adam", "adamw", "rmsprop", "adagrad"),
    )
    momentum: float = option(
        0.9,
        QT_TRANSLATE_NOOP("recipe", "Momentum"),
        QT_TRANSLATE_NOOP("recipe", "Share of the last step that is kept"),
        limits=(0.0, 0.999),
        when=(_NETWORKS, ("optimizer", ("sgd",))),
    )
    nesterov: bool = option(
        True,
        QT_TRANSLATE_NOOP("recipe", "Nesterov"),
        QT_TRANSLATE_NOOP("recipe", "Look ahead along the momentum before the gradient is taken"),
        when=(_NETWORKS, ("optimizer", ("sgd",))),
    )
    rho: float = option(
        0.9,
        QT_TRANSLATE_NOOP("recipe", "Rho"),
        QT_TRANSLATE_NOOP("recipe", "How long RMSprop remembers the size of past gradients"),
        limits=(0.0, 0.9999),
        when=(_NETWORKS, ("optimizer", ("rmsprop",))),
    )
    epsilon: float = option(
        1e-7,
        QT_TRANSLATE_NOOP("recipe", "Epsilon"),
        QT_TRANSLATE_NOOP("recipe", "Added where the optimiser divides"),
        limits=(1e-12, 1.0),
        when=(_NETWORKS, ("optimizer", ("adam", "adamw", "rmsprop", "adagrad"))),
    )
    learning_rate: float = stepwise_option(
        0.01,
        QT_TRANSLATE_NOOP("recipe", "Learning rate"),
        QT_TRANSLATE_NOOP("recipe", "Size of a step; with one-cycle the highest one"),
        limits=(1e-8, 100.0),
        simple=True,
    )
    schedule: str = stepwise_option(
        "constant",
        QT_TRANSLATE_NOOP("recipe", "Schedule"),
        QT_TRANSLATE_NOOP("recipe", "How the learning rate changes over the epochs"),
        choices=("constant", "exponential_decay", "step_decay", "cosine", "one_cycle", "reduce_on_plateau"),
        simple=True,
    )
    decay_rate: float = option(
        0.1,
        QT_TRANSLATE_NOOP("recipe", "Decay rate"),
        QT_TRANSLATE_NOOP("recipe", "dr in lr(e) = lr0 exp(-dr e), epochs e counted from 0"),
        limits=(0.0, 10.0),
        when=(("schedule", ("exponential_decay",)),),
    )
    drop_factor: float = step_decay_option(
        0.5,
        QT_TRANSLATE_NOOP("recipe", "Drop factor"),
        QT_TRANSLATE_NOOP("recipe", "df in lr(e) = lr0 df^floor((1 + e) / ss), epochs e counted from 0"),
        limits=(1e-6, 1.0),
    )
    drop_every: int = step_decay_option(
        3,
        QT_TRANSLATE_NOOP("recipe", "Drop every"),
        QT_TRANSLATE_NOOP("recipe", "ss in lr(e) = lr0 df^floor((1 + e) / ss)"),
        limits=(1, 1000),
        unit=QT_TRANSLATE_NOOP("recipe", "epochs"),
    )
    drop_gradually: bool = step_decay_option(
        False,
        QT_TRANSLATE_NOOP("recipe", "Drop gradually"),
        QT_TRANSLATE_NOOP(
            "recipe", "Leave the floor out, as the document prints the formula: the rate falls a little every epoch"
        ),
    )
    plateau_monitor: str = plateau_option(
        "val_loss",
        QT_TRANSLATE_NOOP("recipe", "Plateau of"),
        QT_TRANSLATE_NOOP("recipe", "The validation figure that has to get better"),
        choices=("val_loss", "val_accuracy", "val_macro_f1"),
    )
    plateau_factor: float = plateau_option(
        0.3,
        QT_TRANSLATE_NOOP("recipe", "Plateau factor"),
        QT_TRANSLATE_NOOP("recipe", "The rate is multiplied by this where the figure got no better"),
        limits=(1e-6, 0.999),
    )
    plateau_patience: int = plateau_option(
        2,
        QT_TRANSLATE_NOOP("recipe", "Plateau patience"),
        QT_TRANSLATE_NOOP("recipe", "So many epochs without getting better are waited"),
        limits=(0, 1000),
        unit=QT_TRANSLATE_NOOP("recipe", "epochs"),
    )
    min_lr: float = option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Least rate"),
        QT_TRANSLATE_NOOP("recipe", "The rate never falls below"),
        limits=(0.0, 100.0),
        when=(("schedule", ("cosine", "reduce_on_plateau")),),
    )
    class_balance: str = network_option(
        "none",
        QT_TRANSLATE_NOOP("recipe", "Class balance"),
        QT_TRANSLATE_NOOP(
            "recipe", "Weigh errors so that every class counts the same in all, or draw every class equally often"
        ),
        choices=("none", "class_weights", "balanced_sampling"),
    )
    monitor: str = option(
        "val_loss",
        QT_TRANSLATE_NOOP("recipe", "Best epoch by"),
        QT_TRANSLATE_NOOP("recipe", "What chooses the epoch that is kept; of a grid search, the setting"),
        choices=("val_loss", "val_accuracy", "val_macro_f1", "val_shifted_accuracy", "cv_accuracy"),
    )
    start_from_epoch: int = stepwise_option(
        1,
        QT_TRANSLATE_NOOP("recipe", "Best not before"),
        QT_TRANSLATE_NOOP("recipe", "No earlier epoch is kept, unless training ends before"),
        limits=(1, 1000),
        unit=QT_TRANSLATE_NOOP("recipe", "epoch"),
    )
    early_stopping: int = stepwise_option(
        0,
        QT_TRANSLATE_NOOP("recipe", "Early stopping"),
        QT_TRANSLATE_NOOP("recipe", "End after so many epochs without getting better; 0 never does"),
        limits=(0, 1000),
        unit=QT_TRANSLATE_NOOP("recipe", "epochs"),
    )
    early_stopping_monitor: str = stepwise_option(
        "val_loss",
        QT_TRANSLATE_NOOP("recipe", "Stop by"),
        QT_TRANSLATE_NOOP("recipe", "The validation figure that early stopping looks at"),
        choices=("val_loss", "val_accuracy", "val_macro_f1"),
    )
    calibrate: bool = network_option(
        False,
        QT_TRANSLATE_NOOP("recipe", "Calibrate"),
        QT_TRANSLATE_NOOP("recipe", "Make probabilities as sure as they were right on the validation patients"),
    )
    threshold_at: str = option(
        "half",
        QT_TRANSLATE_NOOP("recipe", "Threshold"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Where the decision lies: at P(pneumonia) = 0.5, or where the validation patients' sensitivity and "
            "specificity add up to most",
        ),
        choices=("half", "balanced"),
        when=(("labels", ("binary", "three")),),
    )
    min_sensitivity: float = option(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Least sensitivity"),
        QT_TRANSLATE_NOOP("recipe", "Lower the decision's threshold until so many ill validation images are found"),
        limits=(0.0, 0.999),
        when=(("labels", ("binary", "three")),),
    )
    folds: int = option(
        0,
        QT_TRANSLATE_NOOP("recipe", "Folds"),
        QT_TRANSLATE_NOOP(
            "recipe", "Cross-validation: so many trainings, each validated on other patients; 0 for none"
        ),
        limits=(0, 50),
    )
    warm_start_folds: bool = stepwise_option(
        False,
        QT_TRANSLATE_NOOP("recipe", "Carry weights on"),
        QT_TRANSLATE_NOOP(
            "recipe", "Begin a fold with the weights of the last, which know its validation images: too good figures"
        ),
    )
    grid_c: tuple[float, ...] = grid_option(
        (1.0,),
        QT_TRANSLATE_NOOP("recipe", "C"),
        QT_TRANSLATE_NOOP("recipe", "Inverse strengths of the penalty to be tried"),
        limits=(1e-9, 1e9),
        simple=True,
    )
    grid_penalty: str = grid_option(
        "l2",
        QT_TRANSLATE_NOOP("recipe", "Penalty"),
        QT_TRANSLATE_NOOP("recipe", "L1 makes weights zero, L2 makes them small; both tries each"),
        choices=("l1", "l2", "both"),
        simple=True,
    )
    grid_solver: str = grid_option(
        "auto",
        QT_TRANSLATE_NOOP("recipe", "Solver"),
        QT_TRANSLATE_NOOP("recipe", "Auto takes lbfgs for L2 and saga for L1"),
        choices=("auto", "lbfgs", "newton-cg", "sag", "saga"),
    )
    grid_max_iter: tuple[int, ...] = grid_option(
        (100,),
        QT_TRANSLATE_NOOP("recipe", "Most iterations"),
        QT_TRANSLATE_NOOP("recipe", "Caps on the iterations of a fit to be tried"),
        limits=(1, 100000),
        simple=True,
    )
    grid_folds: int = grid_option(
        3,
        QT_TRANSLATE_NOOP("recipe", "Folds of the grid"),
        QT_TRANSLATE_NOOP(
            "recipe", "Folds, by patient, that each setting is compared on; 0 compares on the validation patients only"
        ),
        limits=(0, 20),
    )
