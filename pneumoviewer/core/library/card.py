"""Model card: what a model is, whom it is for, how it did on patients it had never seen."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pneumoviewer.core.classes import NORMAL
from pneumoviewer.core.library.card_calibration import WHOSE, reliability_split, trust_sections
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.reliability_svg import reliability_diagram
from pneumoviewer.core.models.catalogue import count_parameters
from pneumoviewer.core.recipe.recipe import Recipe, options, recipes

DIAGRAM = "reliability.svg"
_SPLITS = {"val": "validation patients (the epoch was chosen on them)", "test": "held-out test patients"}
_NAMES = {"fpr": "FPR", "fnr": "FNR", "roc_auc": "ROC AUC", "macro_f1": "macro F1"}
_OUT_OF_FOLD = "out-of-fold patients (each by the fold that had not learned from them; its epoch was chosen on them)"

_OTHER_SPLIT = (
    "They are of another split of the images. Where one does not keep patients apart, some are both learned from and "
    "tested on, and figures come out better than on strangers; ours keeps them apart."
)


def card_files(info: ModelInfo, about_data: str = "") -> dict[str, bytes]:
    """Return a model's card and the picture in it, by the roles of their files; see :func:`model_card`."""
    files = {"card": model_card(info, about_data).encode()}
    split = reliability_split(info)
    if split is not None:
        drawn = reliability_diagram(info.metrics[split]["reliability"], f"Reliability on {WHOSE[split]}")
        files["reliability"] = drawn.encode()
    return files


def model_card(info: ModelInfo, about_data: str = "") -> str:
    """Write a model's card, in the form Hugging Face reads.

    Parameters
    ----------
    about_data : str
        A paragraph on the data and whom they show; for models trained by a person, who knows their data better than we,
        there is none.
    """
    count, composition = count_parameters(info.recipe, len(info.classes)), info.recipe.composed
    height, width = info.preprocessing.size
    decision = f"ill where P(pneumonia) ≥ {info.threshold:.3f}" if NORMAL in info.classes else "the likeliest"
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
        f"- Classes: {', '.join(info.classes)}; decided on: {decision}",
        f"- Input: {height} × {width}, {info.preprocessing.channels} channel(s), {info.preprocessing.fit}, "
        f"grey values {info.preprocessing.scaling}{', borders trimmed' * info.preprocessing.trim}",
        f"- Parameters: {count.total:,} ({count.trainable:,} trainable)",
        *_course(info),
        "- Made with " + ", ".join(f"{name} {number}" for name, number in info.software.items()),
        "",
        "## Data",
        *([about_data, ""] if about_data else []),
        *_data(info.data),
    ]
    for split, figures in info.metrics.items():
        title = _OUT_OF_FOLD if split == "val" and composition.cross_validated else _SPLITS.get(split, split)
        parts += ["", f"## Figures on {title}", *_figures(figures, info.classes)]
    parts += trust_sections(info, DIAGRAM)
    if info.cross_validation:
        parts += ["", f"## The {len(info.parts)} folds, each on its validation patients", *_folds(info)]
    elif info.parts:
        parts += ["", "## The networks" if composition.averaged else "## The stages", *_parts(info)]
    if grid := info.file("grid"):
        parts += ["", "## The grid", *_grid(grid)]
    if info.recipe.reported:
        parts += [
            "",
            "## The document's own figures",
            f"Its document reports: {info.recipe.reported}.",
            "",
            _OTHER_SPLIT,
        ]
    return "\n".join(parts) + "\n"


def _course(info: ModelInfo) -> list[str]:
    recipe, again = info.recipe, "; each began with the weights of the last, which knew its validation images"
    of_parts = {
        "folds": f"- {len(info.parts)} of {recipe.folds} folds, by patient, {info.epoch} epochs in all"
        f"{again * recipe.warm_start_folds}; it gives the mean of their probabilities and decides at the mean of their "
        "thresholds",
        "ensemble": f"- {len(info.parts)} of {recipe.members} networks, alike but for the seed, {info.epoch} epochs in "
        "all; it gives the mean of their probabilities",
        "cascade": f"- Two stages, {info.epoch} epochs in all: normal against pneumonia, then bacterial against viral, "
        "trained on pneumonia alone; P(kind) = P(pneumonia) · P(kind | pneumonia)",
    }
    if recipe.composed.kind in of_parts:
        return [of_parts[recipe.composed.kind]]
    if info.recipe.grid:
        return [
            f"- Settings tried: {info.epoch} of {info.epochs}; kept: number {info.best_epoch}, by {info.recipe.monitor}"
        ]
    early = " (ended early, as it got no better)" if info.state == "succeeded" and info.epoch < info.epochs else ""
    return [f"- Epochs: {info.epoch} of {info.epochs}{early}; kept: epoch {info.best_epoch}, by {info.recipe.monitor}"]


def _folds(info: ModelInfo) -> list[str]:
    lines = ["| figure | mean ± standard deviation | " + " | ".join(info.parts) + " |"]
    lines.append("|---|---:|" + "---:|" * len(info.parts))
    for name, figure in info.cross_validation.items():
        values = " | ".join(f"{value:.3f}" for value in figure["values"])
        lines.append(f"| {_NAMES.get(name, name)} | {figure['mean']:.3f} ± {figure['std']:.3f} | {values} |")
    return lines


def _parts(info: ModelInfo) -> list[str]:
    lines = []
    for name in info.parts:
        stage = info.part(name)
        split = "test" if "test" in stage.metrics else "val"
        figures = stage.metrics[split]
        lines += [
            f"- `{name}`, {' against '.join(stage.classes)}: on {_SPLITS[split]} accuracy {figures['accuracy']:.3f}, "
            f"macro F1 {figures['macro_f1']:.3f}; epoch {stage.best_epoch} of {stage.epoch} kept"
        ]
    return lines


def _grid(file: Path) -> list[str]:
    with file.open(newline="", encoding="utf-8") as lines:
        header, *rows = csv.reader(lines)
    shown = [[_shortened(cell) for cell in row] for row in rows]
    return ["| " + " | ".join(row) + " |" for row in (header, ["---"] * len(header), *shown)]


def _shortened(cell: str) -> str:
    """Return a cell of a table with a fraction of no more than three digits."""
    return f"{float(cell):.3f}" if re.fullmatch(r"\d+\.\d{4,}", cell) else cell


def _changes(recipe: Recipe) -> str:
    shipped = recipes().get(recipe.id)
    if shipped is None:
        return ""
    # Of a file with pretrained weights the name: where it lies on a person's machine is nobody else's business.
    recipe = replace(recipe, pretrained=Path(recipe.pretrained).name)
    values = ((name, getattr(recipe, name), getattr(shipped, name)) for name in options())
    return ", ".join(f"{name} {value} instead of {before}" for name, value, before in values if value != before)


def _data(data: Mapping[str, Any]) -> list[str]:
    lines = [f"Split: {data['split']}; no patient is on two sides of it.", "", "| part | images | patients | classes |"]
    lines.append("|---|---:|---:|---|")
    for split, images in data["images"].items():
        classes = ", ".join(f"{n} {name}" for name, n in data["counts"][split].items())
        lines.append(f"| {split} | {images} | {data['patients'].get(split, '–')} | {classes} |")
    table = [(folder, name) for folder, name in data.get("classes", {}).items() if name]
    if table:
        lines += ["", "Classes of the folders: " + ", ".join(f"`{folder}` {name}" for folder, name in table) + "."]
    if left_out := data.get("left_out"):
        lines += [
            "",
            f"Left out: {left_out['files']} files or folders, {left_out['failed']} of which could not be used.",
        ]
        lines += [f"- {number}: {reason}" for reason, number in left_out["reasons"].items()]
    if duplicates := data.get("duplicates"):
        lines += ["", *_duplicates(duplicates)]
    return lines


def _duplicates(films: Mapping[str, int]) -> list[str]:
    across, labels = films["across_splits"], films["across_labels"]
    lines = []
    if across:
        lines += [
            f"The same pixels are in more than one part of the split: {across} films. Figures on held-out images are "
            "that much too good."
        ]
    if labels:
        lines += [f"The same pixels are under two labels: {labels} films, one of which must be wrong."]
    return lines


def _figures(figures: Mapping[str, Any], classes: tuple[str, ...]) -> list[str]:
    lines = [
        f"{figures['images']} images of {figures['patients'] or '–'} patients: accuracy {figures['accuracy']:.3f}, "
        f"macro F1 {figures['macro_f1']:.3f}, loss {figures['loss']:.3f}."
    ]
    binary = figures.get("binary")
    if binary:
        said = [f"{_NAMES.get(k, k)} {v:.3f}" for k, v in binary.items() if v is not None]
        lines += ["", f"Normal against pneumonia: {', '.join(said)}."]
    lines += ["", "| true \\ decided | " + " | ".join(classes) + " |", "|---|" + "---:|" * len(classes)]
    for name, row in zip(classes, figures["confusion_matrix"], strict=True):
        lines.append(f"| {name} | " + " | ".join(map(str, row)) + " |")
    return lines
