"""Texts of runs: what folds, members and stages are called, and where they lie."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.recipe.recipe import Recipe


def part_title(name: str) -> str:
    """Return what a part is called."""
    translate = QCoreApplication.translate
    stages = {"infected": translate("parts", "Normal or pneumonia"), "kind": translate("parts", "Bacterial or viral")}
    if name in stages:
        return stages[name]
    kind, _, number = name.rpartition("-")
    return (translate("parts", "Network {n}") if kind == "member" else translate("parts", "Fold {n}")).format(n=number)


def part_words(name: str, part: int, parts: int) -> str:
    """Return which part it is, of how many."""
    if name.startswith("fold-"):
        return QCoreApplication.translate("parts", "fold {n} of {all}").format(n=part, all=parts)
    if name.startswith("member-"):
        return QCoreApplication.translate("parts", "network {n} of {all}").format(n=part, all=parts)
    template = QCoreApplication.translate("parts", "stage {n} of {all}: {title}")
    return template.format(n=part, all=parts, title=part_title(name).lower())


def round_title(recipe: Recipe) -> str:
    """Return what a recipe's rounds are called: a grid search tries settings, all else learns by epochs."""
    if recipe.grid:
        return QCoreApplication.translate("parts", "setting")
    return QCoreApplication.translate("parts", "epoch")


def saved_parts(info: ModelInfo) -> list[ModelInfo]:
    """Return the parts of a run that have saved an epoch, done or not, in order; those damaged are left out."""
    found = []
    for name in info.recipe.composed.part_names:
        try:
            found.append(ModelInfo.read(info.path / name))
        except PneumoError:
            continue
    return found
