"""Delivery table: models and the gate on the same films, delivered in other ways."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from pneumoviewer.core.classes import NORMAL
from pneumoviewer.core.dataset.delivery import AS_STORED, DELIVERIES
from pneumoviewer.core.dataset.scan import Dataset
from pneumoviewer.core.errors import Cancelled, PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.inference.gate.input_gate import InputGate
from pneumoviewer.core.inference.predictor import Predictor
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.radiograph.radiograph import Radiograph
from pneumoviewer.core.radiograph.reader import read
from pneumoviewer.core.results import decide

PUBLISHED_COPY = "the published copy"


def measure_delivery(
    infos: Sequence[ModelInfo],
    part: Dataset,
    gatekeeper: InputGate | None = None,
    *,
    copies: Path | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    max_megapixels: float = 100.0,
) -> list[dict[str, dict[str, Any]]]:
    """Measure models and the gate on films that are written to files in other ways, and read again.

    Parameters
    ----------
    part : Dataset
        See :func:`pneumoviewer.core.training.evaluation.part_of`; the labels are each model's.
    gatekeeper : InputGate, optional
        Asked about each delivered film, too.
    copies : Path, optional
        A folder that holds copies of these films under the same names: one row more.

    Returns
    -------
    list of dict
        Of each model, a row for :data:`~pneumoviewer.core.dataset.delivery.AS_STORED` and one for each of
        :data:`~pneumoviewer.core.dataset.delivery.DELIVERIES`:

        films : int
        size : list of int
            The median width and height in pixels.
        withheld : int or None
            How many of them the gate finds fault with; None without a gatekeeper.
        withheld_by_class : dict
            ``{class: [films, withheld]}``, by the films' labels.
        agreeing : int
            How many are decided on as the film as stored is.
        change : float
            The 90th percentile of the change of P(ill); where no class is called normal, of the largest change of any
            probability.
        accuracy : float

    Raises
    ------
    PneumoError
        Where the model is damaged, or no film can be read.
    Cancelled
    """
    predictors = [Predictor(info) for info in infos]
    probabilities: list[dict[str, list[NDArray[np.float64]]]] = [defaultdict(list) for _ in infos]
    sizes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    passed: dict[str, list[bool]] = defaultdict(list)
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        for number, item in enumerate(part.items):
            if on_progress is not None:
                on_progress(number + 1, len(part.items))
            try:
                films = dict(_delivered(part.root, item.file, copies, Path(folder), should_stop, max_megapixels))
            except PneumoError:
                continue  # evaluating tells which cannot be read
            measured.append(number)
            for predictor, found in zip(predictors, probabilities, strict=True):
                pictures = np.stack([predictor.info.preprocessing.picture(film) for film in films.values()])
                for name, row in zip(films, predictor.probabilities(torch.from_numpy(pictures)), strict=True):
                    found[name].append(row)
            for name, film in films.items():
                sizes[name].append((film.width, film.height))
                if gatekeeper is not None:
                    passed[name].append(gatekeeper.check(film).passed)
    if not measured:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The films of “{folder}” cannot be delivered anew"),
            QT_TRANSLATE_NOOP("errors", "none of them can be read"),
            QT_TRANSLATE_NOOP("errors", "Check the files, or choose another folder or split"),
            folder=part.root.name,
        )
    labels = [part.items[number].label for number in measured]
    common = {
        name: {"films": len(measured), "size": np.median(sizes[name], 0).astype(int).tolist()}
        | _withheld(passed.get(name), labels)
        for name in sizes
    }
    return [
        {
            name: common[name]
            | _decisions(info, np.stack(rows), np.stack(found[AS_STORED]), part.targets(info.recipe.labels)[measured])
            for name, rows in found.items()
        }
        for info, found in zip(infos, probabilities, strict=True)
    ]


def _delivered(
    root: Path,
    file: str,
    copies: Path | None,
    folder: Path,
    should_stop: Callable[[], bool] | None,
    max_megapixels: float,
) -> Iterator[tuple[str, Radiograph]]:
    film = read(root / file, max_megapixels=max_megapixels)
    yield AS_STORED, film
    if copies is not None:
        yield PUBLISHED_COPY, read(copies / file, max_megapixels=max_megapixels)
    grey = np.rint(film.presented() * 255).astype(np.uint8)
    for name, delivery in DELIVERIES.items():
        if should_stop is not None and should_stop():
            raise Cancelled
        yield name, read(delivery.write(grey, folder), max_megapixels=max_megapixels)


def _decisions(
    info: ModelInfo, found: NDArray[np.float64], as_stored: NDArray[np.float64], targets: NDArray[np.int64]
) -> dict[str, Any]:
    decisions, before = (
        [decide(p, info.classes, info.threshold) for p in rows.tolist()] for rows in (found, as_stored)
    )
    changes = np.abs(found - as_stored)
    change = changes[:, info.classes.index(NORMAL)] if NORMAL in info.classes else changes.max(1)
    return {
        "agreeing": int(np.sum(np.equal(decisions, before))),
        "change": float(np.percentile(change, 90)),
        "accuracy": float(np.mean(np.equal(decisions, targets))),
    }


def _withheld(passed: list[bool] | None, labels: list[str]) -> dict[str, Any]:
    if passed is None:
        return {"withheld": None, "withheld_by_class": {}}
    withheld = Counter(label for label, fine in zip(labels, passed, strict=True) if not fine)
    by_class = {label: [films, withheld[label]] for label, films in Counter(labels).items()}
    return {"withheld": withheld.total(), "withheld_by_class": by_class}
