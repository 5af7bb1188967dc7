"""The model card: what a model is, whom it is for, how it did on patients it had never seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.models.catalogue import count_parameters
from pneumoviewer.core.training.recipe import Recipe, options, recipes

_SPLITS = {"val": "validation patients (the epoch was chosen on them)", "test": "held-out test patients"}


def model_card(info: ModelInfo, about_data: str = "") -> str:
    """Write a model's card, in the form Hugging Face reads.

    Parameters
    ----------
    info : ModelInfo
    about_data : str
        A paragraph on the data and whom they show; for models trained by a person, who knows their data better than we,
        there is none.

    Returns
    -------
    str
        Markdown.
    """
    count = count_parameters(info.recipe, len(info.classes))
    height, width = info.preprocessing.size
    parts = [
        "---",
        "library_name: pneumoviewer",
        "pipeline_tag: image-classification",
        "tags: [chest-radiograph, pneumonia, research-only]",
        "---",
        f"# {info.title}",
        "For research and teaching only. Not a medical device: never a diagnosis by itself.",
        "",
        f"- Recipe: `{info.recipe.id}`, architecture: {info.architecture.title}",
        *([f"- Changed from the recipe as it ships: {changed}"] if (changed := _changes(info.recipe)) else []),
        f"- Classes: {', '.join(info.classes)}; decided at P(pneumonia) ≥ {info.threshold:.3f}",
        f"- Input: {height} × {width}, {info.preprocessing.channels} channel(s), {info.preprocessing.fit}, "
        f"grey values {info.preprocessing.scaling}",
        f"- Parameters: {count.total:,} ({count.trainable:,} trainable)",
        f"- Epochs: {info.epoch} of {info.epochs}; kept: epoch {info.best_epoch}, by {info.recipe.best_by}",
        "- Made with " + ", ".join(f"{name} {number}" for name, number in info.software.items()),
        "",
        "## Data",
        *([about_data, ""] if about_data else []),
        *_data(info.data),
    ]
    for split, figures in info.metrics.items():
        parts += ["", f"## Figures on {_SPLITS.get(split, split)}", *_figures(figures, info.classes)]
    return "\n".join(parts) + "\n"


def _changes(recipe: Recipe) -> str:
    shipped = recipes().get(recipe.id)
    if shipped is None:
        return ""
    values = ((name, getattr(recipe, name), getattr(shipped, name)) for name in options())
    return ", ".join(f"{name} {value} instead of {before}" for name, value, before in values if value != before)


def _data(data: Mapping[str, Any]) -> list[str]:
    lines = [f"Split: {data['split']}; no patient is on two sides of it.", "", "| part | images | patients | classes |"]
    lines.append("|---|---:|---:|---|")
    for split, images in data["images"].items():
        classes = ", ".join(f"{n} {name}" for name, n in data["counts"][split].items())
        lines.append(f"| {split} | {images} | {data['patients'].get(split, '–')} | {classes} |")
    return lines


def _figures(figures: Mapping[str, Any], classes: tuple[str, ...]) -> list[str]:
    lines = [
        f"{figures['images']} images of {figures['patients'] or '–'} patients: accuracy {figures['accuracy']:.3f}, "
        f"macro F1 {figures['macro_f1']:.3f}, loss {figures['loss']:.3f}.",
    ]
    binary = figures.get("binary")
    if binary:
        named = {"fpr": "FPR", "fnr": "FNR", "roc_auc": "ROC AUC"}
        said = [f"{named.get(k, k)} {v:.3f}" for k, v in binary.items() if v is not None]
        lines += ["", f"Normal against pneumonia: {', '.join(said)}."]
    lines += ["", "| true \\ decided | " + " | ".join(classes) + " |", "|---|" + "---:|" * len(classes)]
    for name, row in zip(classes, figures["confusion_matrix"], strict=True):
        lines.append(f"| {name} | " + " | ".join(map(str, row)) + " |")
    return lines
