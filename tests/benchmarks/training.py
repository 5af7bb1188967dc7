"""Training speed against a bare torch loop: same model, batch, augmentation and precision, on a tensor in memory."""

import tempfile
import time
from pathlib import Path

import torch
from torch.nn import functional

from pneumoviewer.core.dataset.augmentation import LEVELS
from pneumoviewer.core.dataset.preprocessing import Preprocessing
from pneumoviewer.core.inference.device import choose_device, choose_precision
from pneumoviewer.core.models.build import build_network
from pneumoviewer.core.radiograph.phantom import write_practice_data
from pneumoviewer.core.recipe.recipe import find_recipe
from pneumoviewer.core.training.events import EpochFinished, RunFailed
from pneumoviewer.core.training.job import Job
from pneumoviewer.core.training.run import train

IMAGES, EPOCHS, LIMIT = 400, 4, 0.9


def training_speed() -> tuple[str, float, float]:
    """Return the name, the ratio of images/s to the bare loop's, and the least it may be.

    Both train on the same number of images in turn, epoch by epoch in one process; the first epoch of each warms up and
    does not count, the median of the others does.
    """
    recipe = find_recipe("pseudo-resnet").with_values({"epochs": EPOCHS})
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        write_practice_data(data, IMAGES, seed=1)
        speeds: list[float] = []
        images: list[int] = []
        bare: list[float] = []
        loop = None

        def on_event(event: object) -> None:
            nonlocal loop
            if isinstance(event, RunFailed):
                raise RuntimeError(str(event.error))
            if isinstance(event, EpochFinished):
                speeds.append(event.epoch.images_per_second)
                images.append(round(event.epoch.images_per_second * event.epoch.seconds))
                loop = loop or _BareLoop(images[0])
                bare.append(loop.epoch())  # side by side: ours, theirs, ours, theirs

        train(Job(recipe, data, Path(folder) / "run"), on_event, lambda: False)
    ours, theirs = (sorted(values[1:])[len(values[1:]) // 2] for values in (speeds, bare))
    print(f"  pseudo-resnet {ours:.1f} images/s, bare loop {theirs:.1f} images/s")
    return "training images/s, to a bare torch loop's", ours / theirs, LIMIT


class _BareLoop:
    """What anyone would write for one experiment."""

    def __init__(self, images: int) -> None:
        recipe = find_recipe("pseudo-resnet")
        self.recipe, self.device = recipe, choose_device("auto")[0]
        self.precision, _ = choose_precision("auto", self.device, True)
        self.network = build_network(recipe, 3).to(self.device).to(memory_format=torch.channels_last)
        self.optimizer = torch.optim.SGD(
            self.network.parameters(), 0.01, momentum=0.9, nesterov=True, weight_decay=recipe.weight_decay
        )
        size = recipe.image_size
        self.pictures = torch.randint(0, 256, (images, size, size), dtype=torch.uint8, device=self.device)
        self.targets = torch.randint(0, 3, (images,), device=self.device)
        self.random = torch.Generator(self.device).manual_seed(0)

    def epoch(self) -> float:
        started = time.perf_counter()
        self.network.train()
        preprocessing: Preprocessing = self.recipe.preprocessing
        for batch in torch.randperm(len(self.targets), device=self.device).split(self.recipe.batch_size):
            changed = LEVELS[self.recipe.augmentation].apply(self.pictures[batch], self.random)
            images = preprocessing.tensor(changed).contiguous(memory_format=torch.channels_last)
            with torch.autocast(self.device, self.precision or torch.float32, enabled=self.precision is not None):
                loss = functional.cross_entropy(self.network(images), self.targets[batch])
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_value_(self.network.parameters(), self.recipe.gradient_clip_val)
            self.optimizer.step()
        if self.device == "cuda":
            torch.cuda.synchronize()
        return len(self.targets) / (time.perf_counter() - started)
