"""Model card, how far to trust a result: calibration, operating points, reference bands, robustness, the gate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pneumoviewer.core.dataset.delivery import AS_STORED
from pneumoviewer.core.library.info import ModelInfo

WHOSE = {"val": "validation patients", "test": "held-out test patients"}


def reliability_split(info: ModelInfo) -> str | None:
    """Return whose reliability diagram a card shows: the test patients', else the validation patients', if known."""
    return next((split for split in ("test", "val") if info.metrics.get(split, {}).get("reliability")), None)


def trust_sections(info: ModelInfo, diagram: str) -> list[str]:
    """Return the lines of the card's sections on calibration, operating points, context, robustness and the gate.

    Parameters
    ----------
    diagram : str
        The name of the reliability diagram's file.

    Returns
    -------
    list of str
        Markdown; sections of which nothing is known are left out.
    """
    lines = []
    drawn = reliability_split(info)
    if drawn is not None:
        lines += ["", "## Calibration", *_calibration(info, drawn, diagram)]
    if info.operating_points:
        lines += ["", "## Operating points", *_operating_points(info)]
    split = next((split for split in ("test", "val") if info.metrics.get(split, {}).get("bands")), None)
    if split is not None:
        lines += ["", "## In context", *_bands(info.metrics[split]["bands"], WHOSE[split])]
    tables = {split: info.metrics.get(split, {}).get("robustness", {}) for split in WHOSE}
    if any(tables.values()):
        lines += ["", "## Robustness"]
    for title, group, section in (("Delivery", "delivery", _delivery), ("Shift", "shift", _shift)):
        for split, whose in WHOSE.items():
            if table := tables[split].get(group):
                lines += ["", f"### {title}, on {whose}", "", *section(table, whose)]
    if flagged := info.data.get("gate"):
        lines += ["", "## The gate", *_gate(flagged)]
    return lines


def _calibration(info: ModelInfo, drawn: str, diagram: str) -> list[str]:
    lines = [
        "Expected calibration error of P(pneumonia), ten bins of equal count (Guo et al., 2017), and the limit below "
        "which that of a perfectly calibrated model stays in 95 of 100 samples of this size.",
        "",
        "| patients | error | limit |",
        "|---|---:|---:|",
    ]
    for split, whose in WHOSE.items():
        known = info.metrics.get(split, {}).get("reliability")
        if known:
            lines.append(f"| {whose} | {known['ece']:.3f} | {known['ece_limit']:.3f} |")
    lines += [
        "",
        f"![Reliability diagram on {WHOSE[drawn]}: the share of ill over the mean probability]({diagram})",
        "",
        "| mean P(pneumonia) | share ill | images |",
        "|---:|---:|---:|",
    ]
    for each in info.metrics[drawn]["reliability"]["bins"]:
        lines.append(f"| {each['probability']:.3f} | {each['ill']:.3f} | {each['images']} |")
    return lines


def _operating_points(info: ModelInfo) -> list[str]:
    lines = [
        "Thresholds on P(pneumonia), fixed on validation patients: screening has there a sensitivity of at least 0.98, "
        "confirming a specificity of at least 0.98, and balanced is where the model decides unless told otherwise."
    ]
    if info.recipe.composed.threshold == "mean":
        lines[0] += " They are the means of the folds'."
    lines += [
        "",
        "| operating point | threshold | "
        + " | ".join(f"{figure}, {whose}" for whose in WHOSE.values() for figure in ("sensitivity", "specificity"))
        + " |",
        "|---|---:|" + "---:|" * 4,
    ]
    for name, threshold in info.operating_points.items():
        points = [info.metrics.get(split, {}).get("operating_points", {}).get(name, {}) for split in WHOSE]
        cells = [_figure(point.get(figure)) for point in points for figure in ("sensitivity", "specificity")]
        lines.append(f"| {name} | {threshold:.3f} | {' | '.join(cells)} |")
    return lines


def _bands(bands: Mapping[str, Any], whose: str) -> list[str]:
    lines = [
        f"Of {whose}' images with a probability between two bounds, how many were truly of the class.",
        "",
        "| class | " + " | ".join(f"{band['low']:g}–{band['high']:g}" for band in next(iter(bands.values()))) + " |",
        "|---|" + "---:|" * len(next(iter(bands.values()))),
    ]
    for name, row in bands.items():
        lines.append(f"| {name} | " + " | ".join(f"{band['right']} of {band['images']}" for band in row) + " |")
    return lines


def shift_rows(table: Mapping[str, Mapping[str, Any]]) -> list[list[str]]:
    """Return what :func:`pneumoviewer.core.training.robustness.measure_shift` found as rows, the first headings.

    Each accuracy stands with its difference from that without distortion.
    """
    columns = ("accuracy", "binary_accuracy")
    rows = [["distortion", "accuracy", "ill or not", "flagged by the gate"]]
    plain = table["none"]
    for name, found in table.items():
        cells = [_figure(found[column]) for column in columns]
        if name != "none":
            cells = [
                cell if found[column] is None else f"{cell} ({found[column] - plain[column]:+.3f})"
                for cell, column in zip(cells, columns, strict=True)
            ]
        flagged = "–" if found["flagged"] is None else f"{found['flagged']:.1%}"
        rows.append([name, *cells, flagged])
    return rows


def delivery_rows(table: Mapping[str, Mapping[str, Any]]) -> list[list[str]]:
    """Return what :func:`pneumoviewer.core.training.delivery_table.measure_delivery` found of a model as rows.

    The first are headings. Shares stand with their 95 % interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927).
    """
    classes = list(next(iter(table.values()))["withheld_by_class"])
    rows = [["delivered as", "withheld", *classes, "decided alike", "change of P, 90 of 100", "accuracy"]]
    for name, found in table.items():
        by_class = [found["withheld_by_class"][label] for label in classes]
        rows.append(
            [
                name,
                "–" if found["withheld"] is None else _share(found["withheld"], found["films"]),
                *(f"{withheld} of {films}" for films, withheld in by_class),
                _share(found["agreeing"], found["films"]),
                f"≤ {found['change']:.3f}",
                _figure(found["accuracy"]),
            ]
        )
    return rows


def _share(count: int, of: int) -> str:
    from scipy.stats import binomtest  # half a second

    interval = binomtest(count, of).proportion_ci(method="wilson")
    return f"{count / of:.1%} ({interval.low:.1%} to {interval.high:.1%})"


def _delivery(table: Mapping[str, Any], whose: str) -> list[str]:
    stored = table[AS_STORED]
    width, height = stored["size"]
    return [
        f"{whose[0].upper()}{whose[1:]}' {stored['films']} films (in the median {width} × {height} pixels), written "
        "to files in other ways and read again: how many the gate withholds, by the films' labels too; how many are "
        "decided on as the film as stored; the change of P(pneumonia) that nine of ten stay within; 95 % intervals "
        "in brackets.",
        "",
        *_table(delivery_rows(table)),
    ]


def _shift(table: Mapping[str, Any], whose: str) -> list[str]:
    return [
        f"{whose[0].upper()}{whose[1:]}' images at 224 × 224 pixels, distorted before the model's own preparation; in "
        "brackets the difference from none. “Three of these” mixes three others but inversion, drawn for each image: a "
        "stand-in for another hospital.",
        "",
        *_table(shift_rows(table)),
    ]


def _table(rows: list[list[str]]) -> list[str]:
    header, *rest = ("| " + " | ".join(row) + " |" for row in rows)
    return [header, "|---|" + "---:|" * (len(rows[0]) - 1), *rest]


def _gate(flagged: Mapping[str, Mapping[str, tuple[int, int]]]) -> list[str]:
    lines = [
        "What stands in front of every model compares a picture with the training radiographs, in the features of this "
        "one. All pictures here are grey, so that colour gives none of them away.",
        "",
        "| pictures | | flagged |",
        "|---|---|---:|",
    ]
    for group, kinds in flagged.items():
        for kind, (pictures, found) in kinds.items():
            lines.append(f"| {group} | {kind} | {found} of {pictures} |")
    return [*lines, "", "Adults' chest radiographs of other hospitals: unmeasured, as none were at hand."]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
