"""Transfer learning: published networks with a last part of their own.

VGG-16 (K. Simonyan, A. Zisserman, ICLR 2015), ResNet-50 (K. He et al., CVPR 2016) and DenseNet-121 (G. Huang et al.,
CVPR 2017) are torchvision's, EfficientNet-Lite (M. Tan, Q. V. Le, ICML 2019, without squeeze-and-excitation) is timm's.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

import torch
from torch import nn

from pneumoviewer.core.recipe.recipe import Recipe


class TransferNetwork(nn.Module):
    """A backbone that turns a picture into features, and the layers that decide by them.

    Parameters
    ----------
    backbone : Module
        From images to features, shape (images, `features`); its tensors have their publisher's names.
    heatmap_layer : str
        The backbone's layer that Grad-CAM looks at: its last feature map, which nothing later changes in place.
    hidden : tuple of int
        Neurons of each dense ReLU layer behind the backbone.
    dropout : float
        Before the last layer.
    frozen : sequence of Module
        The parts of the backbone that stay as they are: their weights do not learn, their batch normalisation keeps its
        means and variances.
    """

    def __init__(
        self,
        backbone: nn.Module,
        heatmap_layer: str,
        features: int,
        hidden: tuple[int, ...],
        outputs: int,
        dropout: float,
        frozen: Sequence[nn.Module],
    ) -> None:
        super().__init__()
        self.backbone = backbone
        self.heatmap_layer = f"backbone.{heatmap_layer}"
        self._frozen = tuple(frozen)  # a tuple, so that its modules keep the names they have in the backbone
        for part in self._frozen:
            part.requires_grad_(False)
        layers: list[nn.Module] = []
        for width in hidden:
            layers += [nn.Linear(features, width), nn.ReLU()]
            features = width
        self.hidden = nn.Sequential(*layers)
        self.dropout = nn.Dropout(dropout)
        self.output = nn.Linear(features, outputs)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return logits, shape (images, outputs), of images of shape (images, 3, height, width)."""
        logits: torch.Tensor = self.output(self.dropout(self.hidden(self.backbone(images))))
        return logits

    def train(self, mode: bool = True) -> TransferNetwork:
        """Set the mode; what is frozen stays in evaluation mode."""
        super().train(mode)
        for part in self._frozen:
            part.eval()
        return self


def build(recipe: Recipe, outputs: int) -> TransferNetwork:
    """Make the network of a recipe, its weights drawn at random: a trained one needs neither network nor files."""
    backbone, heatmap_layer, features = _BACKBONES[recipe.architecture](recipe)
    hidden = recipe.hidden if recipe.applies("hidden") else ()
    frozen: Sequence[nn.Module] = ()
    if recipe.frozen:
        frozen = (backbone,)
    elif recipe.frozen_blocks and recipe.applies("frozen_blocks"):
        names = ("conv_stem", "bn1", *(f"blocks.{n}" for n in range(recipe.frozen_blocks)))
        frozen = [backbone.get_submodule(name) for name in names]
    return TransferNetwork(backbone, heatmap_layer, features, hidden, outputs, recipe.dropout, frozen)


def _vgg16(recipe: Recipe) -> tuple[nn.Module, str, int]:
    """Make the convolutions, flattened without the average pooling that torchvision puts behind them."""
    from torchvision.models import vgg

    features = vgg.make_layers(vgg.cfgs["D"])  # the whole class would first draw 124 million weights of its classifier
    for parameter in features.parameters():
        if parameter.dim() == 4:
            nn.init.kaiming_normal_(parameter, mode="fan_out", nonlinearity="relu")
        else:
            nn.init.zeros_(parameter)
    backbone = nn.Sequential(OrderedDict(features=features, flatten=nn.Flatten()))
    return backbone, f"features.{len(features) - 2}", 512 * (recipe.image_size // 32) ** 2


def _resnet50(recipe: Recipe) -> tuple[nn.Module, str, int]:
    from torchvision.models import resnet50

    backbone = resnet50()
    backbone.fc = nn.Identity()
    return backbone, "layer4", 2048


def _densenet121(recipe: Recipe) -> tuple[nn.Module, str, int]:
    """Make the layers in a row: torchvision's own last ReLU works in place, on the very map a heatmap is made of."""
    from torchvision.models import densenet121

    layers = OrderedDict(
        features=densenet121().features, relu=nn.ReLU(), pool=nn.AdaptiveAvgPool2d(1), flatten=nn.Flatten()
    )
    return nn.Sequential(layers), "relu", 1024


def _efficientnet_lite(recipe: Recipe) -> tuple[nn.Module, str, int]:
    import timm

    return timm.create_model(f"tf_{recipe.architecture}", num_classes=0), "bn2", 1280  # bn2 ends with its activation


_BACKBONES: dict[str, Callable[[Recipe], tuple[nn.Module, str, int]]] = {
    "vgg16": _vgg16,
    "resnet50": _resnet50,
    "densenet121": _densenet121,
    "efficientnet_lite0": _efficientnet_lite,
    "efficientnet_lite1": _efficientnet_lite,
    "efficientnet_lite2": _efficientnet_lite,
}
