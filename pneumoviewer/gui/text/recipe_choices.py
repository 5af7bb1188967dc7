"""Texts of a recipe's choices: in the field's words, not in the file's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.models.catalogue import CATALOGUE

_TITLES = {
    # labels
    "binary": QT_TRANSLATE_NOOP("recipe", "normal, pneumonia"),
    "three": QT_TRANSLATE_NOOP("recipe", "normal, bacterial, viral"),
    "bacterial_viral": QT_TRANSLATE_NOOP("recipe", "bacterial, viral"),
    "folders": QT_TRANSLATE_NOOP("recipe", "as the folders are"),
    # arrangement
    "single": QT_TRANSLATE_NOOP("recipe", "one network"),
    "ensemble": QT_TRANSLATE_NOOP("recipe", "ensemble"),
    "cascade": QT_TRANSLATE_NOOP("recipe", "cascade of two"),
    # activations
    "step": QT_TRANSLATE_NOOP("recipe", "binary step"),
    "relu": "ReLU",
    "leaky_relu": QT_TRANSLATE_NOOP("recipe", "leaky ReLU"),
    "prelu": QT_TRANSLATE_NOOP("recipe", "parametric ReLU"),
    "linear": QT_TRANSLATE_NOOP("recipe", "linear"),
    "sigmoid": QT_TRANSLATE_NOOP("recipe", "sigmoid"),
    "tanh": "tanh",
    "softmax": "softmax",
    "swish": "swish",
    "elu": "ELU",
    "gelu": "GELU",
    "selu": "SELU",
    # first weights
    "default": QT_TRANSLATE_NOOP("recipe", "default"),
    "zero": QT_TRANSLATE_NOOP("recipe", "zero"),
    "random": QT_TRANSLATE_NOOP("recipe", "random"),
    "xavier": "Xavier",
    "he": "He",
    # input
    "none": QT_TRANSLATE_NOOP("recipe", "none"),
    "stretch": QT_TRANSLATE_NOOP("recipe", "stretch"),
    "letterbox": QT_TRANSLATE_NOOP("recipe", "letterbox"),
    "median": QT_TRANSLATE_NOOP("recipe", "median"),
    "gaussian": QT_TRANSLATE_NOOP("recipe", "Gaussian"),
    "tv": QT_TRANSLATE_NOOP("recipe", "total variation"),
    "histogram": QT_TRANSLATE_NOOP("recipe", "histogram"),
    "clahe": "CLAHE",
    "pixels": QT_TRANSLATE_NOOP("recipe", "pixels"),
    "hog": "HOG",
    "unit": QT_TRANSLATE_NOOP("recipe", "as they are, 0 to 1"),
    "mean_std": QT_TRANSLATE_NOOP("recipe", "mean and deviation 0.5"),
    "min_max": QT_TRANSLATE_NOOP("recipe", "min–max"),
    "z_score": QT_TRANSLATE_NOOP("recipe", "z-score"),
    "robust": QT_TRANSLATE_NOOP("recipe", "robust"),
    "imagenet": "ImageNet",
    "normal": QT_TRANSLATE_NOOP("recipe", "normal"),
    "varied": QT_TRANSLATE_NOOP("recipe", "varied"),
    "high": QT_TRANSLATE_NOOP("recipe", "high"),
    "custom": QT_TRANSLATE_NOOP("recipe", "custom"),
    # learning
    "cross_entropy": QT_TRANSLATE_NOOP("recipe", "cross-entropy"),
    "bce": QT_TRANSLATE_NOOP("recipe", "binary cross-entropy"),
    "hinge": QT_TRANSLATE_NOOP("recipe", "hinge"),
    "squared_hinge": QT_TRANSLATE_NOOP("recipe", "squared hinge"),
    "sgd": "SGD",
    "adam": "Adam",
    "adamw": "AdamW",
    "rmsprop": "RMSprop",
    "adagrad": "Adagrad",
    "constant": QT_TRANSLATE_NOOP("recipe", "constant"),
    "exponential_decay": QT_TRANSLATE_NOOP("recipe", "exponential decay"),
    "step_decay": QT_TRANSLATE_NOOP("recipe", "step decay"),
    "cosine": QT_TRANSLATE_NOOP("recipe", "cosine annealing"),
    "one_cycle": QT_TRANSLATE_NOOP("recipe", "one-cycle"),
    "reduce_on_plateau": QT_TRANSLATE_NOOP("recipe", "reduce on plateau"),
    "class_weights": QT_TRANSLATE_NOOP("recipe", "class weights"),
    "balanced_sampling": QT_TRANSLATE_NOOP("recipe", "balanced sampling"),
    "half": QT_TRANSLATE_NOOP("recipe", "half"),
    "balanced": QT_TRANSLATE_NOOP("recipe", "balanced"),
    "val_loss": QT_TRANSLATE_NOOP("recipe", "validation loss"),
    "val_accuracy": QT_TRANSLATE_NOOP("recipe", "validation accuracy"),
    "val_macro_f1": QT_TRANSLATE_NOOP("recipe", "validation macro F1"),
    "val_shifted_accuracy": QT_TRANSLATE_NOOP("recipe", "accuracy when distorted"),
    "cv_accuracy": QT_TRANSLATE_NOOP("recipe", "cross-validated accuracy"),
    "l1": "L1",
    "l2": "L2",
    "both": QT_TRANSLATE_NOOP("recipe", "L1 and L2"),
    "lbfgs": "L-BFGS",
    "newton-cg": "Newton-CG",
    "sag": "SAG",
    "saga": "SAGA",
    # regularisation
    "all": QT_TRANSLATE_NOOP("recipe", "all"),
    "convolutions": QT_TRANSLATE_NOOP("recipe", "convolutions"),
    "before_output": QT_TRANSLATE_NOOP("recipe", "before output"),
    "before_dense": QT_TRANSLATE_NOOP("recipe", "before dense"),
    "between_hidden": QT_TRANSLATE_NOOP("recipe", "between hidden"),
    "value": QT_TRANSLATE_NOOP("recipe", "value"),
    "norm": QT_TRANSLATE_NOOP("recipe", "norm"),
    # machine
    "cpu": QT_TRANSLATE_NOOP("recipe", "processor (CPU)"),
    "cuda": QT_TRANSLATE_NOOP("recipe", "NVIDIA card (CUDA)"),
    "mps": QT_TRANSLATE_NOOP("recipe", "Apple GPU (MPS)"),
    "auto": QT_TRANSLATE_NOOP("recipe", "automatic"),
    "mixed": QT_TRANSLATE_NOOP("recipe", "mixed"),
    "float32": QT_TRANSLATE_NOOP("recipe", "single (float32)"),
}

GROUP_TITLES: dict[str, str] = {
    "Model": QT_TRANSLATE_NOOP("recipe", "Model"),
    "Data": QT_TRANSLATE_NOOP("recipe", "Data"),
    "Learning": QT_TRANSLATE_NOOP("recipe", "Learning"),
    "Regularisation": QT_TRANSLATE_NOOP("recipe", "Regularisation"),
    "Machine": QT_TRANSLATE_NOOP("recipe", "Machine"),
}


def choice_title(field: str, choice: str) -> str:
    """Return how a choice of a field is called in the window."""
    if field == "architecture":
        return QCoreApplication.translate("architecture", CATALOGUE[choice].title)
    return QCoreApplication.translate("recipe", _TITLES[choice])
