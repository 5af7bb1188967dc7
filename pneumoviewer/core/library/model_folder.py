"""Model folder: weights committed, verified and loaded; nothing is ever unpickled. Decision 3."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import safetensors
import safetensors.torch
import torch
from torch import nn

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.files import atomic_write, sha256_of
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.library.info import CONFIG, ModelInfo
from pneumoviewer.core.models.build import build_network
from pneumoviewer.core.models.catalogue import output_of
from pneumoviewer.core.recipe.composition import PART
from pneumoviewer.core.strict_json import strict_json

_NAMES = {
    "model": "model{}.safetensors",
    "last": "last{}.safetensors",
    "snapshots": "snapshots{}.safetensors",
    "history": "history{}.csv",
    "split": "split{}.csv",
    "left_out": "left-out{}.csv",
    "duplicates": "duplicates{}.csv",
    "grid": "grid{}.csv",
    "gate": "gate.safetensors",
    "reliability": "reliability.svg",
    "card": "README.md",
}
_MODEL_FILE = re.compile(
    r"(model|last|snapshots|history|split|left-out|duplicates|grid|gate)(-\d+)?\.(safetensors|csv)|reliability\.svg|README\.md"
)
_TEMPORARY_FILE = re.compile(r"\..+\.\d+\.tmp")  # what atomic_write leaves where the process is killed


def commit(info: ModelInfo, new: Mapping[str, bytes], *, drop: tuple[str, ...] = (), plain: bool = False) -> ModelInfo:
    """Bring a model folder from one whole state to the next.

    The new files get new names, ``config.json`` is renamed into place, and what it no longer names is removed. A crash
    at any moment leaves the old state or the new one.

    Parameters
    ----------
    info : ModelInfo
        The new state; its `files` are the old state's.
    new : mapping of role to bytes
        Files that are new or changed.
    drop : tuple of str
        Roles that go.
    plain : bool
        Plain file names instead of the epoch's, for a folder written once.

    Returns
    -------
    ModelInfo
        With its files' names and hashes.

    Raises
    ------
    PneumoError
        Where the disk is full or may not be written to.
    """
    files = {role: entry for role, entry in info.files.items() if role not in drop}
    try:
        for role, data in new.items():
            name = _NAMES[role].format("" if plain else f"-{info.epoch:04d}")
            atomic_write(info.path / name, data)
            files[role] = {"name": name, "sha256": sha256(data).hexdigest()}
        committed = replace(info, files=files)
        atomic_write(info.path / CONFIG, strict_json(committed.as_json(), indent=1))
    except OSError as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” could not be saved"),
            QT_TRANSLATE_NOOP("errors", "the system says: {reason}"),
            QT_TRANSLATE_NOOP("errors", "Make room or choose another folder; what was saved before is whole"),
            name=info.name,
            reason=error.strerror or str(error),
        ) from error
    named = {entry["name"] for entry in files.values()}
    for file in info.path.iterdir():
        if _TEMPORARY_FILE.fullmatch(file.name) or (_MODEL_FILE.fullmatch(file.name) and file.name not in named):
            file.unlink(missing_ok=True)
    return committed


def holds_nothing(folder: Path) -> bool:
    """Say whether a folder is empty but for what a run leaves that is killed before its first epoch is saved."""
    inside = list(folder.iterdir())
    if _NAMES["card"] in [path.name for path in inside]:
        return False
    return all(_is_part_folder(path) if path.is_dir() else _is_model_file(path.name) for path in inside)


def remove_leftovers(folder: Path) -> None:
    """Remove the parts that a run left in a folder that :func:`holds_nothing`."""
    for path in folder.iterdir():
        if _is_part_folder(path):
            shutil.rmtree(path)


def _is_model_file(name: str) -> bool:
    return bool(_MODEL_FILE.fullmatch(name) or _TEMPORARY_FILE.fullmatch(name))


def _is_part_folder(path: Path) -> bool:
    """Say whether a path is a part's folder with nothing but our files in it."""
    if not PART.fullmatch(path.name) or not path.is_dir():
        return False
    return all(file.is_file() and (_is_model_file(file.name) or file.name == CONFIG) for file in path.iterdir())


def pack(tensors: Mapping[str, torch.Tensor]) -> bytes:
    """Return tensors as the bytes of a safetensors file."""
    return safetensors.torch.save({k: v.detach().cpu().contiguous() for k, v in tensors.items()})


def load_tensors(info: ModelInfo, role: str) -> dict[str, torch.Tensor]:
    """Load the tensors of one of a model's files, :func:`verified`."""
    return safetensors.torch.load_file(verified(info, role))


def verified(info: ModelInfo, role: str) -> Path:
    """Return the path of one of a model's files after comparing its hash.

    Raises
    ------
    PneumoError
        Where the file is missing or is not the one that ``config.json`` names.
    """
    path = info.file(role)
    try:
        whole = path is not None and sha256_of(path) == info.files[role]["sha256"]
    except OSError:
        whole = False
    if path is None or not whole:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used"),
            QT_TRANSLATE_NOOP("errors", "its {role} file is missing or not the one it was saved with"),
            QT_TRANSLATE_NOOP("errors", "Restore the folder from a copy, or train it again"),
            name=info.name,
            role=role,
        )
    return path


def load_network(info: ModelInfo) -> nn.Module:
    """Return a model's trained network, in evaluation mode, in float32, on the CPU.

    Raises
    ------
    PneumoError
        Where its weights are missing, damaged, no numbers, or of another shape than its recipe says, or a threshold
        unit has no calibration.
    """
    output = output_of(info.recipe, len(info.classes))
    fitted = [len(values) for values in (info.calibration or {}).values()]
    if output.unit == "threshold" and fitted != [output.units, output.units]:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used"),
            QT_TRANSLATE_NOOP("errors", "its config.json does not say how its margins become probabilities"),
            QT_TRANSLATE_NOOP("errors", "Restore the folder from a copy, or train it again"),
            name=info.name,
        )
    network = build_network(info.recipe, len(info.classes))
    try:
        network.load_state_dict(load_tensors(info, "model"))
    except (RuntimeError, safetensors.SafetensorError) as error:
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used"),
            QT_TRANSLATE_NOOP("errors", "its weights do not fit the network of its recipe"),
            QT_TRANSLATE_NOOP("errors", "Restore the folder from a copy, or train it again"),
            name=info.name,
        ) from error
    if not all(tensor.isfinite().all() for tensor in network.state_dict().values()):
        raise PneumoError(
            QT_TRANSLATE_NOOP("errors", "The model “{name}” cannot be used"),
            QT_TRANSLATE_NOOP("errors", "some of its weights are no numbers (NaN), or infinite"),
            QT_TRANSLATE_NOOP("errors", "Choose another model, or train it again with a lower learning rate"),
            name=info.name,
        )
    return network.eval()
