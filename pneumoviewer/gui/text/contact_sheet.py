"""Texts of the contact sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pneumoviewer.core.worklist.agreement import Agreement, AgreementCounts
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.gui.kit.language import grouped
from pneumoviewer.gui.text.predictions import class_word


def label_words(label: str | None) -> str:
    """Return what a folder says of a radiograph."""
    translate = QCoreApplication.translate
    if label is None:
        return translate("sheet", "No label")
    return translate("sheet", "Labelled {name}").format(name=class_word(label))


def told_in_words(item: WorkItem, name: str, verdict: str) -> list[str]:
    """Return a cell in words: name, what the model says, what the folder says, and whether they agree."""
    translate = QCoreApplication.translate
    judgement = Agreement.of(item)
    words = [name, verdict, label_words(judgement.label)]
    if item.visible_prediction is not None and item.doubted:
        words.append(translate("sheet", "Shown although a check failed"))
    if judgement.right is not None and judgement.error is not None:
        template = (
            translate("sheet", "Right, error {error:.3f}")
            if judgement.right
            else translate("sheet", "Wrong, error {error:.3f}")
        )
        words.append(template.format(error=judgement.error))
    return words


def agreement_words(tally: AgreementCounts, listed: int) -> str:
    """Return what there is, how much of it is labelled, and how often the model agrees, on one line."""
    translate = QCoreApplication.translate
    if tally.all < listed:
        parts = [
            translate("sheet", "{shown} of {count} radiographs").format(shown=grouped(tally.all), count=grouped(listed))
        ]
    else:
        parts = [translate("sheet", "{count} radiographs").format(count=grouped(tally.all))]
    parts.append(translate("sheet", "{count} predicted").format(count=grouped(tally.predicted)))
    if tally.labelled:
        parts.append(translate("sheet", "{count} labelled by folder").format(count=grouped(tally.labelled)))
    else:
        parts.append(translate("sheet", "none labelled by folder"))
    if tally.judged:
        template = translate("sheet", "{right} of {judged} right ({share:.3f})")
        parts.append(
            template.format(right=grouped(tally.right), judged=grouped(tally.judged), share=tally.right / tally.judged)
        )
    return " · ".join(parts)


def meaning_words(tally: AgreementCounts, point: str) -> str:
    """Return what the figures mean.

    Parameters
    ----------
    point : str
        What the operating point decided at is called.
    """
    translate = QCoreApplication.translate
    if tally.judged:
        template = translate("sheet", "Right: as labelled, at the {point} operating point; no test of the model.")
        sentences = [template.format(point=point.lower())]
    elif tally.labelled:
        sentences = [translate("sheet", "Cells will say whether results agree with their labels.")]
    else:
        sentences = [translate("sheet", "Labels come from folders such as NORMAL and PNEUMONIA, or from split.csv.")]
    if tally.labelled and tally.withheld:
        sentences.append(translate("sheet", "{count} withheld.").format(count=grouped(tally.withheld)))
    return " ".join(sentences)
