"""What the contact sheet says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pneumoviewer.gui.read.entries import Entry
from pneumoviewer.gui.read.truth import Judgement, Tally


def class_word(class_name: str) -> str:
    """Return a class's name where it stands beside others, or in a sentence."""
    tr = QCoreApplication.translate
    return {
        "normal": tr("sheet", "normal"),
        "pneumonia": tr("sheet", "pneumonia"),
        "bacterial": tr("sheet", "bacterial"),
        "viral": tr("sheet", "viral"),
    }.get(class_name, class_name)


def label_words(label: str | None) -> str:
    """Return what a folder says of a radiograph."""
    tr = QCoreApplication.translate
    if label is None:
        return tr("sheet", "No label")
    return tr("sheet", "Labelled {name}").format(name=class_word(label))


def told_in_words(entry: Entry, name: str, verdict: str) -> list[str]:
    """Return a cell in words: name, what the model says, what the folder says, and whether they agree.

    Parameters
    ----------
    entry : Entry
    name : str
        What it is called on screen.
    verdict : str
        Its state in a few words.
    """
    tr = QCoreApplication.translate
    judgement = Judgement.of(entry)
    words = [name, verdict, label_words(judgement.label)]
    if entry.told is not None and entry.doubted:
        words.append(tr("sheet", "Shown although a check failed"))
    if judgement.right is not None and judgement.error is not None:
        template = (
            tr("sheet", "Right, error {error:.3f}") if judgement.right else tr("sheet", "Wrong, error {error:.3f}")
        )
        words.append(template.format(error=judgement.error))
    return words


def tally_words(tally: Tally, listed: int) -> str:
    """Return what there is, how much of it is labelled, and how often the model agrees, on one line.

    Parameters
    ----------
    tally : Tally
        Of what the work list shows.
    listed : int
        How many there are on it.
    """
    tr = QCoreApplication.translate
    if tally.all < listed:
        parts = [tr("sheet", "{shown:,} of {count:,} radiographs").format(shown=tally.all, count=listed)]
    else:
        parts = [tr("sheet", "{count:,} radiographs").format(count=tally.all)]
    parts.append(tr("sheet", "{count:,} read").format(count=tally.read))
    if tally.labelled:
        parts.append(tr("sheet", "{count:,} labelled by folder").format(count=tally.labelled))
    else:
        parts.append(tr("sheet", "none labelled by folder"))
    if tally.judged:
        template = tr("sheet", "{right:,} of {judged:,} right ({share:.3f})")
        parts.append(template.format(right=tally.right, judged=tally.judged, share=tally.right / tally.judged))
    return " · ".join(parts)


def meaning_words(tally: Tally, point: str) -> str:
    """Return what the figures mean.

    Parameters
    ----------
    tally : Tally
    point : str
        What the operating point decided at is called.
    """
    tr = QCoreApplication.translate
    if tally.judged:
        template = tr("sheet", "Right: as labelled, at the {point} operating point; no test of the model.")
        sentences = [template.format(point=point.lower())]
    elif tally.labelled:
        sentences = [tr("sheet", "Cells will say whether results agree with their labels.")]
    else:
        sentences = [tr("sheet", "Labels come from folders such as NORMAL and PNEUMONIA, or from split.csv.")]
    if tally.labelled and tally.withheld:
        sentences.append(tr("sheet", "{count:,} withheld.").format(count=tally.withheld))
    return " ".join(sentences)
