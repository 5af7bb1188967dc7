"""What the Read page calls classes and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.paths import trained_dir

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.results import Prediction


def class_title(class_name: str) -> str:
    """Return a class's name as a person reads it."""
    tr = QCoreApplication.translate
    return {
        "normal": tr("classes", "Normal"),
        "pneumonia": tr("classes", "Pneumonia"),
        "bacterial": tr("classes", "Bacterial pneumonia"),
        "viral": tr("classes", "Viral pneumonia"),
    }.get(class_name, class_name)


def model_title(info: ModelInfo, models: Sequence[ModelInfo]) -> str:
    """Return what a model is called among all there are: a fold by its run and its number."""
    run = next((other for other in models if other.path == info.path.parent), None)
    if run is not None:
        from pneumoviewer.gui.train.parts import part_title  # the first paint does not wait for it

        return f"{model_title(run, models)} · {part_title(info.path.name)}"
    if info.path.parent == trained_dir():
        return info.title  # a run of the same recipe does not rename what comes with the program
    same = [other for other in models if other.title == info.title]
    return info.title if len(same) == 1 else info.name


def decision_sentence(decision: str) -> str:
    """Return a decision in words: what the radiograph suggests to the model, never a diagnosis."""
    tr = QCoreApplication.translate
    return {
        "normal": tr("classes", "Suggests a normal chest"),
        "pneumonia": tr("classes", "Suggests pneumonia"),
        "bacterial": tr("classes", "Suggests bacterial pneumonia"),
        "viral": tr("classes", "Suggests viral pneumonia"),
    }.get(decision, tr("classes", "Suggests “{name}”").format(name=decision))


def decision_reason(prediction: Prediction) -> str:
    """Return how the decision follows from the probabilities; empty where no class is called normal."""
    if "normal" not in prediction.classes:
        return ""
    pneumonia = 1.0 - prediction.probabilities[prediction.classes.index("normal")]
    if prediction.decision == "normal":
        template = QCoreApplication.translate("classes", "P(pneumonia) {value:.3f} < threshold {limit:.3f}")
    else:
        template = QCoreApplication.translate("classes", "P(pneumonia) {value:.3f} ≥ threshold {limit:.3f}")
    return template.format(value=pneumonia, limit=prediction.threshold)


def model_facts(info: ModelInfo) -> list[str]:
    """Return what a reader of a result should know of the model, a line each; unknown facts have no line."""
    tr = QCoreApplication.translate
    height, width = info.preprocessing.size
    facts = [
        tr("classes", "{architecture} · {classes} classes · {width} × {height} px").format(
            architecture=tr("architecture", info.architecture.title),
            classes=len(info.classes),
            width=width,
            height=height,
        )
    ]
    accuracy = info.metrics.get("test", {}).get("accuracy")
    if accuracy is not None:
        facts.append(tr("classes", "Right on {accuracy:.1%} of held-out test images").format(accuracy=accuracy))
    images = dict(info.data.get("images") or {}).get("train")
    patients = dict(info.data.get("patients") or {}).get("train")
    if images and patients:
        template = tr("classes", "Trained on {images:,} images of {patients:,} patients")
        facts.append(template.format(images=images, patients=patients))
    elif images:
        facts.append(tr("classes", "Trained on {images:,} images").format(images=images))
    population = info.data.get("population")
    if population:
        facts.append(str(population))
    if info.recipe.folds:
        template = tr("classes", "The mean of {done} networks, one a fold")
        facts.append(template.format(done=len(info.parts)))
    elif info.recipe.averaged:
        facts.append(tr("classes", "The mean of {done} networks").format(done=len(info.parts)))
    if info.epoch < info.epochs:
        facts.append(
            tr("classes", "Trained for {done} of {planned} epochs").format(done=info.epoch, planned=info.epochs)
        )
    return facts
