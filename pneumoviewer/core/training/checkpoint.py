"""Checkpoints: a run's folder is created, gets an epoch, is resumed, is finished; history.csv."""

from __future__ import annotations

import csv
import io
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from pneumoviewer import __version__
from pneumoviewer.core.dataset.scan import Dataset
from pneumoviewer.core.dataset.split import save_split
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.explain.methods import WEIGHTS, explanation_methods
from pneumoviewer.core.history import Epoch, history_table
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.left_out import counted, duplicates_counted
from pneumoviewer.core.library.card import card_files
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.model_folder import commit, load_tensors, pack, verified
from pneumoviewer.core.recipe.recipe import Recipe
from pneumoviewer.core.results import Evaluation
from pneumoviewer.core.training.learner import Learner
from pneumoviewer.core.training.metrics import ValidationResult
from pneumoviewer.core.training.training_data import TrainingData

_NETWORK = "network."  # what the names of its weights begin with in ``last.safetensors``
_MAX_PICTURED = 32  # weight images of more units than these are not kept for every epoch


def create_run(recipe: Recipe, folder: Path, dataset: Dataset, classes: tuple[str, ...]) -> ModelInfo:
    """Return the state of a run that has learned nothing yet; nothing is written."""
    patients = {
        split: len({dataset.items[i].patient for i in dataset.indices(split).tolist()})
        for split in ("train", "val", "test")
    }
    counts = dataset.counts(recipe.labels)
    return ModelInfo(
        path=folder,
        name=folder.name,
        title=recipe.title,
        recipe=recipe,
        classes=classes,
        preprocessing=recipe.preprocessing,
        epochs=recipe.composed.epochs,
        data={
            "fingerprint": dataset.fingerprint,
            "folder": str(dataset.root),
            "split": dataset.split_source,
            "images": {split: sum(n.values()) for split, n in counts.items()},
            "patients": patients,
            "counts": counts,
            **_data_summary(dataset),
        },
        software=software(),
    )


def data_tables(data: TrainingData) -> dict[str, bytes]:
    """Return what a run keeps of its data by file: the split, what was left out, and which films are there twice."""
    usable = data.usable
    sides = {item.file: (item.split or "", item.label) for item in usable.items}
    left_out = [(one.file, one.reason(), "yes" if one.failed else "no") for one in usable.left_out]
    copies = [(n, file, *sides[file]) for n, film in enumerate(usable.duplicates, 1) for file in film.files]
    tables = {"split": save_split(data.dataset)}
    if left_out:
        tables["left_out"] = _table(("file", "why", "failed"), left_out)
    if copies:
        tables["duplicates"] = _table(("film", "file", "split", "label"), copies)
    return tables


def _data_summary(dataset: Dataset) -> dict[str, Any]:
    """Return what ``config.json`` says of a dataset where not all is as it should be: counts, and no names of files."""
    summary: dict[str, Any] = {}
    if dataset.class_table is not None:
        summary["classes"] = dataset.class_table.as_json()
    if dataset.left_out:
        failed = sum(one.failed for one in dataset.left_out)
        summary["left_out"] = {"files": len(dataset.left_out), "failed": failed, "reasons": counted(dataset.left_out)}
    if dataset.duplicates:
        summary["duplicates"] = duplicates_counted(dataset.duplicates)
    return summary


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "surrogateescape")


def save_epoch(
    info: ModelInfo,
    learner: Learner,
    history: Sequence[Epoch],
    best: int,
    validated: ValidationResult,
    data: TrainingData,
    snapshots: Mapping[str, torch.Tensor],
) -> ModelInfo:
    """Save the last epoch of `history`: the best weights if it is the best, and all that a resumed run needs."""
    new: dict[str, bytes] = {"history": history_table(history), "last": _last(learner)}
    epoch = history[-1].epoch
    state = replace(info, epoch=epoch, best_epoch=best, state="running", software=software())
    if "split" not in info.files:
        new |= data_tables(data)
    if snapshots:
        new["snapshots"] = pack(snapshots)
    table = getattr(learner, "table", lambda: None)()  # only a grid search has one
    if table is not None:
        new["grid"] = table.encode()
    if best == epoch:
        new["model"] = pack(learner.eval_model.state_dict())
        state = replace(
            state,
            calibration=validated.calibration,
            threshold=validated.threshold,
            operating_points=validated.operating_points,
            metrics={"val": figures(validated.evaluation)},
        )
    return commit(state, new, drop=("card", "reliability"))


def check_resumable(info: ModelInfo, recipe: Recipe) -> None:
    """Check that a run can go on to a recipe's number of epochs.

    Raises
    ------
    PneumoError
        Where its folder does not keep what that takes, or more epochs are done already.
    """
    several = bool(info.recipe.composed.part_names)
    if not {"split", "split" if several else "last"} <= set(info.files):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be resumed"),
            QT_TRANSLATE_NOOP("errors", "its folder keeps the best weights only, not the state of the last epoch"),
            QT_TRANSLATE_NOOP("errors", "Train the recipe anew"),
            name=info.name,
        )
    if not several and recipe.n_epochs < info.epoch:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The run “{name}” cannot be resumed"),
            QT_TRANSLATE_NOOP("errors", "{done} epochs are done already, and {wanted} are asked for"),
            QT_TRANSLATE_NOOP("errors", "Ask for more epochs"),
            name=info.name,
            done=info.epoch,
            wanted=recipe.n_epochs,
        )


def restore(info: ModelInfo, learner: Learner) -> list[Epoch]:
    """Bring a learner to where a run was, and return the run's history."""
    saved = load_tensors(info, "last")
    values = json.loads(saved.pop("values").numpy().tobytes())
    learner.network.load_state_dict(_network_of(saved))
    learner.restore({k: v for k, v in saved.items() if not k.startswith(_NETWORK)}, values)
    verified(info, "history")
    return info.history()


def last_weights(info: ModelInfo) -> dict[str, torch.Tensor]:
    """Return the network's weights after a run's last epoch."""
    return _network_of(load_tensors(info, "last"))


def finish_run(info: ModelInfo, evaluations: Mapping[str, Evaluation], state: str) -> ModelInfo:
    """Save a run's end: held-out figures and the model card."""
    ended = replace(info, state=state, metrics={split: figures(e) for split, e in evaluations.items()})
    return commit(ended, card_files(ended))


def load_snapshots(info: ModelInfo, learner: Learner) -> dict[str, torch.Tensor]:
    """Return the weight images kept so far; for a new run those it starts from, for most networks none."""
    if "snapshots" in info.files:
        return load_tensors(info, "snapshots")
    pictured = picture_weights(info, learner)
    return {} if info.epoch or pictured is None else {snapshot_name(0): pictured}


def snapshot_name(epoch: int) -> str:
    """Return an epoch's name in ``snapshots.safetensors``."""
    return f"epoch-{epoch:04d}"


def picture_weights(info: ModelInfo, learner: Learner) -> torch.Tensor | None:
    """Return the weights that are pictures, shape (units, inputs); None where none are, or too many."""
    if WEIGHTS.id not in explanation_methods(info.recipe):
        return None
    network: Any = learner.eval_model  # those whose row says so have it
    weights: torch.Tensor = network.picture_weights().detach().cpu().clone()
    return weights if len(weights) <= _MAX_PICTURED else None


def software() -> dict[str, str]:
    """Return the versions of what computes."""
    return {
        "pneumoviewer": __version__,
        "python": platform.python_version(),
        **{name: version(name) for name in ("torch", "torchvision", "numpy", "pillow")},
    }


def figures(evaluation: Evaluation) -> dict[str, object]:
    """Return an evaluation for ``config.json``, where the rest is said elsewhere."""
    elsewhere = {"model", "split", "classes", "left_out", "duplicates"}
    return {k: v for k, v in evaluation.as_json().items() if k not in elsewhere}


def _network_of(saved: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {k.removeprefix(_NETWORK): v for k, v in saved.items() if k.startswith(_NETWORK)}


def _last(learner: Learner) -> bytes:
    tensors, values = learner.state()
    network = {f"{_NETWORK}{k}": v for k, v in learner.network.state_dict().items()}
    plain = torch.frombuffer(bytearray(json.dumps(values).encode()), dtype=torch.uint8)
    return pack({**tensors, **network, "values": plain})
