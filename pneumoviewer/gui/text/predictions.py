"""Texts of predictions: what classes and decisions are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.paths import trained_dir
from pneumoviewer.core.results import MIN_IN_BAND, ReferenceBand
from pneumoviewer.gui.kit.language import grouped

if TYPE_CHECKING:
    from pneumoviewer.core.library.info import ModelInfo
    from pneumoviewer.core.results import Prediction

# Whom the models that come with the program learned from, as their files say it.
_POPULATION = QT_TRANSLATE_NOOP("notes", "On children aged one to five, of one hospital")


def translated_note(note: str) -> str:
    """Return a note on a film, or what a check says of it, in the person's language."""
    return QCoreApplication.translate("notes", note)


def class_title(class_name: str) -> str:
    """Return a class's name as a person reads it."""
    translate = QCoreApplication.translate
    return {
        "normal": translate("classes", "Normal"),
        "pneumonia": translate("classes", "Pneumonia"),
        "bacterial": translate("classes", "Bacterial pneumonia"),
        "viral": translate("classes", "Viral pneumonia"),
    }.get(class_name, class_name)


def class_word(class_name: str) -> str:
    """Return a class's name as a word among others, such as the heading of a table's column."""
    translate = QCoreApplication.translate
    return {
        "normal": translate("classes", "normal"),
        "pneumonia": translate("classes", "pneumonia"),
        "bacterial": translate("classes", "bacterial"),
        "viral": translate("classes", "viral"),
    }.get(class_name, class_name)


def model_title(info: ModelInfo, models: Sequence[ModelInfo]) -> str:
    """Return what a model is called among all there are: a fold by its run and its number."""
    run = next((other for other in models if other.path == info.path.parent), None)
    if run is not None:
        from pneumoviewer.gui.text.runs import part_title  # the first paint does not wait for it

        return f"{model_title(run, models)} · {part_title(info.path.name)}"
    if info.path.parent == trained_dir():
        return info.title  # a run of the same recipe does not rename what comes with the program
    same = [other for other in models if other.title == info.title]
    return info.title if len(same) == 1 else info.name


def decision_sentence(decision: str) -> str:
    """Return a decision in words: what the radiograph suggests to the model, never a diagnosis."""
    translate = QCoreApplication.translate
    return {
        "normal": translate("classes", "Suggests a normal chest"),
        "pneumonia": translate("classes", "Suggests pneumonia"),
        "bacterial": translate("classes", "Suggests bacterial pneumonia"),
        "viral": translate("classes", "Suggests viral pneumonia"),
    }.get(decision, translate("classes", "Suggests “{name}”").format(name=decision))


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


def operating_point_title(name: str) -> str:
    """Return what an operating point is called."""
    translate = QCoreApplication.translate
    return {
        "screening": translate("classes", "Screening"),
        "balanced": translate("classes", "Balanced"),
        "confirming": translate("classes", "Confirming"),
    }[name]


def operating_point_words(info: ModelInfo, name: str) -> str:
    """Return what an operating point means, and how a model does at it."""
    translate = QCoreApplication.translate
    meaning = {
        "screening": translate("classes", "Misses few of the ill, and alarms more of the healthy"),
        "balanced": translate("classes", "The model's own threshold, between missing the ill and alarming the healthy"),
        "confirming": translate("classes", "Alarms few of the healthy, and misses more of the ill"),
    }[name]
    lines = [
        meaning,
        translate("classes", "Threshold {limit:.3f} on P(pneumonia)").format(limit=info.operating_points[name]),
    ]
    for split, template in (
        ("test", translate("classes", "Held-out test images: sensitivity {sensitivity}, specificity {specificity}")),
        ("val", translate("classes", "Validation images: sensitivity {sensitivity}, specificity {specificity}")),
    ):
        point = info.metrics.get(split, {}).get("operating_points", {}).get(name)
        if point is not None:
            shares = {key: _percent(point.get(key)) for key in ("sensitivity", "specificity")}
            lines.append(template.format(**shares))
            break
    return "\n".join(lines)


def context_sentence(prediction: Prediction, info: ModelInfo) -> str:
    """Return how often the model was right with such a probability on held-out images; empty where that is unknown."""
    context = ReferenceBand.of(prediction, info.metrics)
    if context is None:
        return ""
    translate = QCoreApplication.translate
    if context.images < MIN_IN_BAND:
        template = translate(
            "classes", "Too few {kind} with P({name}) between {low:.2f} and {high:.2f} to say how often it was right"
        )
    else:
        template = translate(
            "classes",
            "Of {images} {kind} with P({name}) between {low:.2f} and {high:.2f}, {right} were {name} ({share:.0%})",
        )
    return template.format(
        kind=translate("classes", "held-out images")
        if context.split == "test"
        else translate("classes", "validation images"),
        name=class_word(context.class_name),
        low=context.low,
        high=context.high,
        images=context.images,
        right=context.right,
        share=context.right / max(context.images, 1),
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def model_facts(info: ModelInfo) -> list[str]:
    """Return what a reader of a result should know of the model, a line each; unknown facts have no line."""
    translate = QCoreApplication.translate
    height, width = info.preprocessing.size
    facts = [
        translate("classes", "{architecture} · {classes} classes · {width} × {height} px").format(
            architecture=translate("architecture", info.architecture.title),
            classes=len(info.classes),
            width=width,
            height=height,
        )
    ]
    accuracy = info.metrics.get("test", {}).get("accuracy")
    if accuracy is not None:
        facts.append(translate("classes", "Right on {accuracy:.1%} of held-out test images").format(accuracy=accuracy))
    images = dict(info.data.get("images") or {}).get("train")
    patients = dict(info.data.get("patients") or {}).get("train")
    if images and patients:
        template = translate("classes", "Trained on {images} images of {patients} patients")
        facts.append(template.format(images=grouped(images), patients=grouped(patients)))
    elif images:
        facts.append(translate("classes", "Trained on {images} images").format(images=grouped(images)))
    population = info.data.get("population")
    if population:
        facts.append(translate("notes", str(population)))
    if (composition := info.recipe.composed).averaged:
        one_a_fold = translate("classes", "The mean of {done} networks, one a fold")
        template = one_a_fold if composition.cross_validated else translate("classes", "The mean of {done} networks")
        facts.append(template.format(done=len(info.parts)))
    if info.epoch < info.epochs:
        facts.append(
            translate("classes", "Trained for {done} of {planned} epochs").format(done=info.epoch, planned=info.epochs)
        )
    return facts
