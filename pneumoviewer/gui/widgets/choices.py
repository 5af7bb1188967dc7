"""What the choices of a recipe are called in the window: in the field's words, not in the file's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.models.catalogue import CATALOGUE
from pneumoviewer.core.words import QT_TRANSLATE_NOOP

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
    "elu": "ELU",
    "gelu": "GELU",
    "selu": "SELU",
    # first weights
    "xavier": "Xavier",
    "he": "He",
    # input
    "gaussian": QT_TRANSLATE_NOOP("recipe", "Gaussian"),
    "tv": QT_TRANSLATE_NOOP("recipe", "total variation"),
    "clahe": "CLAHE",
    "hog": "HOG",
    "unit": QT_TRANSLATE_NOOP("recipe", "as they are, 0 to 1"),
    "mean_std": QT_TRANSLATE_NOOP("recipe", "mean and deviation 0.5"),
    "min_max": QT_TRANSLATE_NOOP("recipe", "min–max"),
    "z_score": QT_TRANSLATE_NOOP("recipe", "z-score"),
    "imagenet": "ImageNet",
    # learning
    "cross_entropy": QT_TRANSLATE_NOOP("recipe", "cross-entropy"),
    "bce": QT_TRANSLATE_NOOP("recipe", "binary cross-entropy"),
    "sgd": "SGD",
    "adam": "Adam",
    "adamw": "AdamW",
    "rmsprop": "RMSprop",
    "adagrad": "Adagrad",
    "cosine": QT_TRANSLATE_NOOP("recipe", "cosine annealing"),
    "one_cycle": QT_TRANSLATE_NOOP("recipe", "one-cycle"),
    "reduce_on_plateau": QT_TRANSLATE_NOOP("recipe", "reduce on plateau"),
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
    # machine
    "cpu": QT_TRANSLATE_NOOP("recipe", "processor (CPU)"),
    "cuda": QT_TRANSLATE_NOOP("recipe", "NVIDIA card (CUDA)"),
    "mps": QT_TRANSLATE_NOOP("recipe", "Apple GPU (MPS)"),
    "auto": QT_TRANSLATE_NOOP("recipe", "automatic"),
    "float32": QT_TRANSLATE_NOOP("recipe", "single (float32)"),
}


def choice_title(field: str, choice: str) -> str:
    """Return how a choice of a field is called in the window."""
    if field == "architecture":
        return QCoreApplication.translate("architecture", CATALOGUE[choice].title)
    return QCoreApplication.translate("recipe", _TITLES.get(choice, choice.replace("_", " ")))
