"""A run's folder over time: begun, an epoch richer, taken up again, ended."""

from __future__ import annotations

import csv
import io
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from importlib.metadata import version
from pathlib import Path

import torch

from pneumoviewer import __version__
from pneumoviewer.core.dataset.scan import Dataset
from pneumoviewer.core.dataset.split import save_split
from pneumoviewer.core.library.card import model_card
from pneumoviewer.core.library.info import ModelInfo
from pneumoviewer.core.library.store import commit, load_tensors, pack, verified
from pneumoviewer.core.results import Evaluation
from pneumoviewer.core.training.events import Epoch
from pneumoviewer.core.training.learner import Learner
from pneumoviewer.core.training.metrics import Validated
from pneumoviewer.core.training.recipe import Recipe

_MOST_PICTURED = 32  # weight images of more units than these are not kept for every epoch


def begin(recipe: Recipe, folder: Path, dataset: Dataset, classes: tuple[str, ...]) -> ModelInfo:
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
        epochs=recipe.epochs,
        data={
            "fingerprint": dataset.fingerprint,
            "folder": str(dataset.root),
            "split": dataset.split_source,
            "images": {split: sum(n.values()) for split, n in counts.items()},
            "patients": patients,
            "counts": counts,
        },
        software=software(),
    )


def save_epoch(
    info: ModelInfo,
    learner: Learner,
    history: Sequence[Epoch],
    best: int,
    validated: Validated,
    dataset: Dataset,
    snapshots: Mapping[str, torch.Tensor],
) -> ModelInfo:
    """Save the last epoch of `history`: the best weights if it is the best, and all that a resumed run needs."""
    new: dict[str, bytes] = {"history": _history(history), "last": _last(learner)}
    epoch = history[-1].epoch
    state = replace(info, epoch=epoch, best_epoch=best, state="running", software=software())
    if "split" not in info.files:
        new["split"] = save_split(dataset)
    if snapshots:
        new["snapshots"] = pack(snapshots)
    if best == epoch:
        new["model"] = pack(learner.network.state_dict())
        state = replace(
            state,
            calibration=validated.calibration,
            threshold=validated.threshold,
            metrics={"val": figures(validated.evaluation)},
        )
    return commit(state, new, drop=("card",))


def restore(info: ModelInfo, learner: Learner) -> list[Epoch]:
    """Bring a learner to where a run was, and return the run's history."""
    saved = load_tensors(info, "last")
    values = json.loads(saved.pop("values").numpy().tobytes())
    prefix = "network."
    network = {k.removeprefix(prefix): v for k, v in saved.items() if k.startswith(prefix)}
    learner.network.load_state_dict(network)
    learner.restore({k: v for k, v in saved.items() if not k.startswith(prefix)}, values)
    verified(info, "history")
    return info.history()


def finish(info: ModelInfo, evaluations: Mapping[str, Evaluation], state: str) -> ModelInfo:
    """Save a run's end: held-out figures and the model card."""
    ended = replace(info, state=state, metrics={split: figures(e) for split, e in evaluations.items()})
    return commit(ended, {"card": model_card(ended).encode()})


def load_snapshots(info: ModelInfo, learner: Learner) -> dict[str, torch.Tensor]:
    """Return the weight images kept so far; for a new run those it starts from, for most networks none."""
    if "snapshots" in info.files:
        return load_tensors(info, "snapshots")
    pictured = picture_weights(learner)
    return {} if info.epoch or pictured is None else {snapshot_name(0): pictured}


def snapshot_name(epoch: int) -> str:
    """Return an epoch's name in ``snapshots.safetensors``."""
    return f"epoch-{epoch:04d}"


def picture_weights(learner: Learner) -> torch.Tensor | None:
    """Return the weights that are pictures, shape (units, inputs); None where there are too many."""
    get = getattr(learner.network, "picture_weights", None)
    if get is None:
        return None
    weights: torch.Tensor = get().detach().cpu().clone()
    return weights if len(weights) <= _MOST_PICTURED else None


def software() -> dict[str, str]:
    """Return the versions of what computes."""
    return {
        "pneumoviewer": __version__,
        "python": platform.python_version(),
        **{name: version(name) for name in ("torch", "torchvision", "numpy", "pillow")},
    }


def figures(evaluation: Evaluation) -> dict[str, object]:
    """Return an evaluation for ``config.json``, where model and split are said elsewhere."""
    return {k: v for k, v in evaluation.as_json().items() if k not in {"model", "split", "classes"}}


def _history(history: Sequence[Epoch]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [f.name for f in fields(Epoch)])
    writer.writeheader()
    writer.writerows(epoch.as_row() for epoch in history)
    return text.getvalue().encode()


def _last(learner: Learner) -> bytes:
    tensors, values = learner.state()
    network = {f"network.{k}": v for k, v in learner.network.state_dict().items()}
    plain = torch.frombuffer(bytearray(json.dumps(values).encode()), dtype=torch.uint8)
    return pack({**tensors, **network, "values": plain})
